//! The lines of a script: what kind each is, how deep it is indented, and what follows a blank line.

use std::ops::Range;

use crate::ast::Heading;
use crate::source::Span;

use super::grammar::{self, Rule};
use super::heading;
use super::meant;

/// Columns that a tab reaches to the next multiple of.
const TAB: u32 = 4;

/// Kinds of lines, as the grammar tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The index of the heading in [`Lines::headings`].
    Heading(u32),
    /// The same, for an attempt at a heading.
    BadHeading(u32),
    Labelled,
    Comment,
    Dashes,
    Bracketed,
    Quoted,
    BlockQuote,
    Hash,
    Bulleted,
    Prose,
}

/// One line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) kind: Kind,
    /// Without indent, trailing white space and line break.
    pub(crate) span: Span,
    /// Columns of white space before it.
    pub(crate) indent: u32,
    /// Whether a blank line stands before it.
    pub(crate) after_blank: bool,
}

/// All lines of a script and the headings among them.
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) headings: Vec<Heading>,
}

/// Bytes that a line has at least, most of the time.
const BYTES_OF_LINE: usize = 48;

/// Reads the lines of `text` from the offset `from` on.
pub(super) fn read(text: &str, from: usize) -> Lines {
    let lines = Vec::with_capacity((text.len() - from) / BYTES_OF_LINE);
    let mut read = Lines { lines, headings: Vec::new() };
    let mut end = from;
    let mut at = from;
    while let Some(line) = next_line(text, at) {
        at = line.end;
        let written = text.get(line.clone()).unwrap_or_default();
        let span = Span::new(line.start, line.start + written.trim_end().len());
        // White space that the grammar does not know, such as U+2028, is a blank line too.
        if span.is_empty() {
            continue;
        }
        let gap = text.get(end..line.start).unwrap_or_default();
        let (after_blank, indent) =
            if gap == "\n" { (false, 0) } else { (breaks(gap) > 1, indent(gap)) };
        end = line.end;
        // The grammar takes anything; if a change of it did not, the line would be text.
        let rule = grammar::line(written).unwrap_or(Rule::prose);
        let kind = kind(rule, text, span, &mut read.headings);
        read.lines.push(Line { kind, span, indent, after_blank });
    }
    read
}

/// The next line behind an offset that has more than white space, from its first sign on.
fn next_line(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.trim_start_matches(is_white);
    let start = text.len() - rest.len();
    let len = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    (len > 0).then_some(start..start + len)
}

/// Line breaks, and what a line may be indented with.
fn is_white(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{feff}')
}

/// Line breaks in the white space between two lines.
fn breaks(gap: &str) -> usize {
    let bytes = gap.as_bytes();
    let lone = |at: usize| bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len()).filter(|at| bytes.get(*at) == Some(&b'\n') || lone(*at)).count()
}

/// Columns of the white space behind the last line break.
fn indent(gap: &str) -> u32 {
    let line = gap.rsplit(['\n', '\r']).next().unwrap_or(gap);
    line.chars().fold(0, |column, letter| match letter {
        '\t' => (column / TAB + 1) * TAB,
        '\u{feff}' => column,
        _ => column + 1,
    })
}

fn kind(rule: Rule, text: &str, span: Span, headings: &mut Vec<Heading>) -> Kind {
    let mut push = || {
        headings.push(heading::heading(text, span));
        headings.len() as u32 - 1
    };
    match rule {
        Rule::heading | Rule::marked_heading => Kind::Heading(push()),
        Rule::bad_heading => Kind::BadHeading(push()),
        Rule::labelled
        | Rule::marked_label
        | Rule::bracketed
        | Rule::hash_heading
        | Rule::prose
            if meant::is_heading(text.get(span.range()).unwrap_or_default()) =>
        {
            Kind::BadHeading(push())
        }
        Rule::labelled | Rule::marked_label => Kind::Labelled,
        Rule::comment => Kind::Comment,
        Rule::dashes => Kind::Dashes,
        Rule::bracketed => Kind::Bracketed,
        Rule::quoted => Kind::Quoted,
        Rule::block_quote => Kind::BlockQuote,
        Rule::hash_heading => Kind::Hash,
        Rule::bulleted => Kind::Bulleted,
        _ => Kind::Prose,
    }
}
