//! Reports on a narrow terminal: what the renderer would let run over the edge is broken or moved.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::excerpt::{Excerpt, Mark};
use super::full::wrap;

/// Columns that the renderer keeps free on both sides of what is marked, and for the "…".
const PADDING: usize = 13;
/// Columns by which the further lines of a headline are indented.
const HANG: usize = 4;

/// Marks no more than there is room for: the renderer shows all that is marked, even over the edge.
/// `room` is for the source, without numbers. Returns the lines of the marks that had to be left out.
pub(super) fn clip(excerpt: &mut Excerpt, room: usize) -> Vec<u32> {
    if excerpt.text.lines().all(|line| line.width() <= room) {
        return Vec::new();
    }
    let most = room.saturating_sub(PADDING).max(1);
    let text = std::mem::take(&mut excerpt.text);
    let column = |mark: &Mark| column(&text, mark.range.start);
    let first = excerpt.marks.iter().map(column).min().unwrap_or(0);
    let own = excerpt.marks.iter().find(|mark| mark.primary).map_or(first, column);
    let start = if own < first + most { first } else { own };
    let fits = |mark: &mut Mark| (start..start + most).contains(&column(mark));
    let hidden: Vec<Mark> = excerpt.marks.extract_if(.., |mark| !fits(mark)).collect();
    for mark in &mut excerpt.marks {
        let room = start + most - column(mark);
        let marked = text.get(mark.range.clone()).unwrap_or_default();
        mark.range.end = mark.range.start + fitting(marked, room);
    }
    let line = |mark: &Mark| {
        let before = text.get(..mark.range.start).unwrap_or_default();
        excerpt.line + before.matches('\n').count() as u32
    };
    let lines = hidden.iter().map(line).collect();
    excerpt.text = text;
    lines
}

/// Columns before a place on its line.
fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().width()
}

/// Bytes of the longest start of a text that fits.
fn fitting(text: &str, room: usize) -> usize {
    if text.width() <= room {
        return text.len();
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let fits = |end: &usize| text.get(..*end).is_some_and(|start| start.width() <= room);
    ends.take_while(fits).last().unwrap_or(0)
}

/// Breaks the headline of a finding and moves labels that do not fit behind their marks.
pub(super) fn fit(text: &str, labels: &[String], width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        match line {
            _ if visible(line) <= width => out.push_str(line),
            _ if at == 0 => hang(&mut out, line, width),
            _ => match labels.iter().find_map(|label| Labelled::read(line, label)) {
                Some(labelled) => labelled.write(&mut out, width),
                None => out.push_str(line),
            },
        }
    }
    out
}

/// The words that lines may be broken between: a number keeps its unit, `4 s`.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (text.get(..at), text.get(at + 1..).unwrap_or_default());
        let is_number = before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let unit = after.split(|c: char| !c.is_alphanumeric()).next();
        if !(is_number && unit == Some("s")) {
            words.extend(text.get(start..at));
            start = at + 1;
        }
    }
    words.extend(text.get(start..));
    words
}

/// Breaks a line at spaces; those that follow are indented.
fn hang(out: &mut String, line: &str, width: usize) {
    let mut column = 0;
    for (at, word) in words(line).into_iter().enumerate() {
        let length = visible(word);
        if at > 0 && column + 1 + length > width && column > HANG {
            let _ = write!(out, "\n{:HANG$}", "");
            column = HANG;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
}

/// A line that ends in a label.
struct Labelled<'a> {
    /// The bar at the left and the space behind it.
    gutter: &'a str,
    /// The mark.
    head: &'a str,
    /// Escapes before the label.
    style: &'a str,
    label: &'a str,
    /// Escapes behind it.
    end: &'a str,
}

impl<'a> Labelled<'a> {
    fn read(line: &'a str, label: &str) -> Option<Self> {
        let at = line.rfind(label).filter(|_| !label.is_empty())?;
        let (before, rest) = line.split_at(at);
        let (label, end) = rest.split_at_checked(label.len())?;
        let bar = before.find('│')? + '│'.len_utf8();
        let bar = bar + leading_escapes(before.get(bar..)?) + 1;
        let (gutter, rest) = before.split_at_checked(bar)?;
        let (head, style) = rest.split_at(rest.len() - trailing_escapes(rest));
        // A line of the source starts with its number.
        let is_mark = !plain(gutter).contains(|c: char| c.is_ascii_digit());
        (is_mark && visible(end) == 0).then_some(Self { gutter, head, style, label, end })
    }

    fn write(&self, out: &mut String, width: usize) {
        let room = width.saturating_sub(visible(self.gutter)).max(1);
        let head = plain(self.head);
        let blank = head.width() - head.trim_start().width();
        if !head.trim().is_empty() {
            let _ = writeln!(out, "{}{}", self.gutter, self.head.trim_end());
        }
        let indent = blank.min(room.saturating_sub(self.label.width()));
        let (style, end) = (self.style, self.end);
        for (at, line) in wrap(self.label, room).lines().enumerate() {
            let new = if at > 0 { "\n" } else { "" };
            let _ = write!(out, "{new}{}{:indent$}{style}{line}{end}", self.gutter, "");
        }
    }
}

/// Bytes of the escapes at the start of a text.
fn leading_escapes(text: &str) -> usize {
    let mut length = 0;
    while let Some(end) =
        text.get(length..).filter(|rest| rest.starts_with('\u{1b}')).and_then(|rest| rest.find('m'))
    {
        length += end + 1;
    }
    length
}

/// Bytes of the escapes at the end of a text.
fn trailing_escapes(text: &str) -> usize {
    let mut start = text.len();
    while let Some(at) = text.get(..start).and_then(|text| text.rfind('\u{1b}')) {
        if leading_escapes(text.get(at..start).unwrap_or_default()) != start - at {
            break;
        }
        start = at;
    }
    text.len() - start
}

/// A text without its escapes.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    out
}

/// Columns of a text with escapes.
fn visible(text: &str) -> usize {
    if text.contains('\u{1b}') { plain(text).width() } else { text.width() }
}

/// Breaks a line between its parts, `one · two`; those that follow are indented.
pub(super) fn parts(line: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (at, part) in line.split(" · ").enumerate() {
        let length = visible(part);
        if at > 0 && column + 3 + length + 2 > width {
            out.push_str(" ·\n  ");
            column = 2;
        } else if at > 0 {
            out.push_str(" · ");
            column += 3;
        }
        out.push_str(part);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_under_their_marks() {
        let fits = |line: &str, width| fit(&format!("title\n{line}"), &["too short".into()], width);
        let line = "  │         ━━ too short";
        assert_eq!(fits(line, 24), format!("title\n{line}"));
        assert_eq!(fits(line, 22), "title\n  │         ━━\n  │         too short");
        assert_eq!(fits(line, 16), "title\n  │         ━━\n  │    too short");
        assert_eq!(fits(line, 9), "title\n  │         ━━\n  │ too\n  │ short");
        let colored =
            "\x1b[94m  │\x1b[0m     \x1b[1m\x1b[33m━━\x1b[0m \x1b[1m\x1b[33mtoo short\x1b[0m";
        let expected = "title\n\x1b[94m  │\x1b[0m     \x1b[1m\x1b[33m━━\x1b[0m\n\x1b[94m  │\x1b[0m   \x1b[1m\x1b[33mtoo short\x1b[0m";
        assert_eq!(fits(colored, 15), expected);
        let source = "9 │ it is too short";
        assert_eq!(fits(source, 12), format!("title\n{source}"));
    }

    #[test]
    fn headlines_and_sums_are_broken() {
        assert_eq!(fit("error[a]: one two three", &[], 14), "error[a]: one\n    two three");
        assert_eq!(fit("error[a]: it has 4 s", &[], 18), "error[a]: it has\n    4 s");
        assert_eq!(fit("a-word-that-does-not-fit", &[], 10), "a-word-that-does-not-fit");
        assert_eq!(parts("Ready: one · two · three", 16), "Ready: one ·\n  two · three");
        assert_eq!(parts("Ready: one · two", 80), "Ready: one · two");
    }
}
