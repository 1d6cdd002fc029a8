//! The few lines of a source that a finding shows.
//!
//! Nothing but these lines is handed to the renderer, and of an endless line only the part around
//! the place: the cost of a finding does not grow with its file.

use std::ops::Range;

use super::plain::source_line;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Places that one finding shows at most.
const MAX_PLACES: usize = 8;
/// Lines between two places that are still shown in one piece; the renderer folds them.
const MAX_GAP: u32 = 100;
/// Lines between two places that the renderer does not fold.
const SHOWN_GAP: u32 = 3;
/// Bytes of a line on each side of its places, before the renderer fits it to the terminal.
const MAX_SIDE: usize = 800;
/// Bytes that one place marks at most.
const MAX_MARK: usize = 800;

/// A marked place of an excerpt.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Byte range in the excerpt's text.
    pub(super) range: Range<usize>,
    /// The remark; empty if the place speaks for itself.
    pub(super) label: String,
    /// Whether it is the finding's own place.
    pub(super) primary: bool,
}

/// Lines that are close together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of its first line.
    pub(super) line: u32,
    /// The lines; those that the renderer folds are empty.
    pub(super) text: String,
    /// What is marked in it.
    pub(super) marks: Vec<Mark>,
    /// Whether the own place stands on a line that was cut at its start, so that columns are off.
    pub(super) cut: bool,
}

/// A place with its line.
struct Spot<'a> {
    line: u32,
    span: Span,
    label: &'a str,
    primary: bool,
}

/// The excerpts of a finding, that of its own place first, and the lines of the places that were
/// left out.
pub(super) fn excerpts(source: &Source, diagnostic: &Diagnostic) -> (Vec<Excerpt>, Vec<u32>) {
    let (spots, hidden) = spots(source, diagnostic);
    let mut excerpts: Vec<Excerpt> = spots
        .chunk_by(|one, next| next.line - one.line <= MAX_GAP)
        .map(|spots| excerpt(source, spots))
        .collect();
    excerpts.sort_by_key(|excerpt| !excerpt.marks.iter().any(|mark| mark.primary));
    (excerpts, hidden)
}

/// The places in source order: the finding's own and as many others as are shown.
fn spots<'a>(source: &Source, diagnostic: &'a Diagnostic) -> (Vec<Spot<'a>>, Vec<u32>) {
    let own = diagnostic.labels.iter().find(|label| label.span == diagnostic.span);
    let own = (diagnostic.span, own.map_or("", |label| label.message.as_str()), true);
    let others = diagnostic.labels.iter().filter(|label| label.span != diagnostic.span);
    let others = others.map(|label| (label.span, label.message.as_str(), false));
    let line = |span: Span| source.lines().line_of(span.start);
    let hidden = others.clone().skip(MAX_PLACES - 1).map(|(span, ..)| line(span)).collect();
    let mut spots: Vec<Spot<'_>> = std::iter::once(own)
        .chain(others.take(MAX_PLACES - 1))
        .map(|(span, label, primary)| Spot { line: line(span), span, label, primary })
        .collect();
    spots.sort_by_key(|spot| (spot.line, spot.span));
    (spots, hidden)
}

fn excerpt(source: &Source, spots: &[Spot<'_>]) -> Excerpt {
    let mut excerpt = Excerpt { line: spots.first().map_or(1, |spot| spot.line), ..<_>::default() };
    let mut next = excerpt.line;
    for spots in spots.chunk_by(|one, other| one.line == other.line) {
        let line = spots.first().map_or(next, |spot| spot.line);
        let shown = line - next <= SHOWN_GAP;
        for between in next..line {
            if shown {
                let text = line_span(source, between);
                excerpt.push_line(source, clip(source, text, Span::at(text.start)));
            } else {
                excerpt.text.push('\n');
            }
        }
        excerpt.push_marked_line(source, line, spots);
        next = line + 1;
    }
    excerpt
}

impl Excerpt {
    fn push_line(&mut self, source: &Source, span: Span) {
        self.text.push_str(&source_line(source.slice(span)));
        self.text.push('\n');
    }

    fn push_marked_line(&mut self, source: &Source, line: u32, spots: &[Spot<'_>]) {
        let whole = line_span(source, line);
        let marks = spots.iter().map(|spot| clamp(source, whole, spot.span));
        let window = clip(source, whole, marks.clone().reduce(Span::join).unwrap_or(whole));
        let at = self.text.len();
        for (spot, span) in spots.iter().zip(marks).filter(|(_, span)| window.contains(*span)) {
            let start = at + (span.start - window.start) as usize;
            self.marks.push(Mark {
                range: start..start + span.len(),
                label: spot.label.to_owned(),
                primary: spot.primary,
            });
            self.cut |= spot.primary && window.start > whole.start;
        }
        self.push_line(source, window);
    }
}

/// The text of a line without its line break and without a byte order mark.
fn line_span(source: &Source, line: u32) -> Span {
    let lines = source.lines();
    let start = lines.start_of(line).unwrap_or_default() as usize;
    let end = lines.start_of(line + 1).map_or(source.text().len(), |next| next as usize);
    let text = source.text().get(start..end).unwrap_or_default();
    let mark = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    Span::new(start + mark, start + text.trim_end_matches(['\n', '\r']).len().max(mark))
}

/// The part of a place that is marked: on its first line only, and not without end.
fn clamp(source: &Source, line: Span, span: Span) -> Span {
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let most = boundary(source.text(), start as usize + MAX_MARK);
    Span { start, end: end.min(most.max(start)) }
}

/// The part of a line around its places; they are dropped where they lie too far apart.
fn clip(source: &Source, line: Span, places: Span) -> Span {
    let start = boundary(source.text(), (places.start as usize).saturating_sub(MAX_SIDE));
    let most = places.start as usize + MAX_MARK + MAX_SIDE;
    let end = boundary(source.text(), most.min(places.end as usize + MAX_SIDE));
    Span { start: start.max(line.start), end: end.min(line.end) }
}

/// The nearest character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> u32 {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0) as u32
}
