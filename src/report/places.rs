//! Lines and columns of places that come in source order.

use serde::Serialize;

use crate::source::{Source, Span};

/// The byte order mark.
const MARK: char = '\u{feff}';

/// A place as JSON shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Place {
    /// Line, from 1.
    pub(super) line: u32,
    /// Column in Unicode scalar values, from 1.
    pub(super) column: u32,
    /// Bytes before it.
    pub(super) offset: u32,
}

/// A range as JSON shows it; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Range {
    /// The first character.
    pub(super) start: Place,
    /// Behind the last character.
    pub(super) end: Place,
}

impl Range {
    /// The line of the last character: a range may end behind a line break.
    pub(super) fn last_line(self) -> u32 {
        let breaks = self.end.column == 1 && self.end.line > self.start.line;
        if breaks { self.end.line - 1 } else { self.end.line }
    }
}

/// Works out columns from the last place it was asked for, where that is on the same line:
/// ten thousand findings on one endless line still cost one walk along the line.
pub(super) struct Places<'a> {
    source: &'a Source,
    last: Option<Place>,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, last: None }
    }

    /// The place of a finding; cheap if asked for in source order.
    pub(super) fn range(&mut self, span: Span) -> Range {
        let start = self.start(span.start);
        Range { start, end: self.after(start, span.end.max(span.start)) }
    }

    /// Line and column of an offset.
    pub(super) fn start(&mut self, offset: u32) -> Place {
        let place = match self.last {
            Some(last) if last.offset <= offset => self.after(last, offset),
            _ => self.alone(offset),
        };
        self.last = Some(place);
        place
    }

    fn after(&self, known: Place, offset: u32) -> Place {
        let line = self.source.lines().line_of(offset);
        if line != known.line {
            return self.alone(offset);
        }
        let between = self.source.slice(Span { start: known.offset, end: offset });
        // A byte order mark has no column, see `LineIndex::position`.
        let between = if known.offset == 0 { between.trim_start_matches(MARK) } else { between };
        Place { line, column: known.column + between.chars().count() as u32, offset }
    }

    fn alone(&self, offset: u32) -> Place {
        let position = self.source.position(offset);
        Place { line: position.line, column: position.column, offset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_the_line_index() {
        let text = "\u{feff}äbc 😀 d\r\nxyz\rq\n";
        let source = Source::new("t.shot", text).unwrap();
        let mut places = Places::new(&source);
        for (offset, _) in text.char_indices().filter(|(offset, _)| *offset >= 3) {
            let place = places.start(offset as u32);
            let position = source.position(offset as u32);
            assert_eq!((place.line, place.column), (position.line, position.column), "{offset}");
        }
        let range = places.range(Span { start: 0, end: 5 });
        assert_eq!((range.start.column, range.end.column), (1, 2));
    }
}
