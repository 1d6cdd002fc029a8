//! The lines of a script: what kind each is, how deep it is indented, and what follows a blank line.

use crate::ast::Heading;
use crate::source::Span;

use super::grammar::{Rule, for_each_line};
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

/// Reads the lines of `text` from the offset `from` on.
pub(super) fn read(text: &str, from: usize) -> Lines {
    let mut read = Lines { lines: Vec::new(), headings: Vec::new() };
    let mut end = from;
    for_each_line(text, from, |token, shift| {
        let place = token.as_span();
        let (start, stop) = (shift + place.start(), shift + place.end());
        let length = text.get(start..stop).unwrap_or_default().trim_end().len();
        // White space that the grammar does not know, such as U+2028, is a blank line too.
        if length == 0 {
            return;
        }
        let gap = text.get(end..start).unwrap_or_default();
        let (after_blank, indent) =
            if gap == "\n" { (false, 0) } else { (breaks(gap) > 1, indent(gap)) };
        end = stop;
        let span = Span::new(start, start + length);
        let kind = kind(token.as_rule(), text, span, &mut read.headings);
        read.lines.push(Line { kind, span, indent, after_blank });
    });
    read
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
