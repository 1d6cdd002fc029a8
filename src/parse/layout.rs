//! Which lines make up what, for the formatter: a tree does not say how it was laid out.

use std::ops::Range;

use crate::source::Source;

use super::{Parsed, assemble, front, lines};

pub(crate) use super::label_line::{Labelled, labelled, unknown};
pub(crate) use super::lines::{Kind, Line};

/// A script with its lines and what they make.
pub(crate) struct Layout {
    pub(crate) parsed: Parsed,
    /// The lines that are not blank, behind the front matter.
    pub(crate) lines: Vec<Line>,
    /// What they make, in order, without gaps. `None` if the script is too long to be read whole.
    pub(crate) units: Option<Vec<Unit>>,
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Their numbers in [`Layout::lines`].
    pub(crate) lines: Range<usize>,
    pub(crate) makes: Makes,
    /// The comments among them, in the tree's list.
    pub(crate) comments: Range<usize>,
}

/// What lines make. Numbers are places in the tree's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Makes {
    /// The title as a Markdown heading.
    Title,
    /// The heading of a scene.
    Heading(usize),
    /// Items of a scene.
    Items(usize, Range<usize>),
    /// A section.
    Section(usize),
    Comment,
    Dashes,
    /// Something that says nothing, such as `[]`.
    Nothing,
}

/// Reads a script with its layout.
pub(crate) fn layout(source: &Source) -> Layout {
    let text = source.text();
    let (front, mut diagnostics) = front(text);
    let body = front.map_or(0, |front| front.span.end as usize);
    let (mut parsed, lines, units) = assemble::assemble_units(text, lines::read(text, body));
    parsed.script.front = front;
    parsed.diagnostics.append(&mut diagnostics);
    Layout { parsed, lines, units }
}

/// Reads lines that stand behind the front matter.
pub(crate) fn snippet(text: &str) -> Parsed {
    assemble::assemble(text, lines::read(text, 0))
}
