//! The text of one file, and the way from byte offsets to lines and columns.
//!
//! Inside the library a place is a [`Span`] of byte offsets. Lines, columns and UTF-16 units
//! exist only at the edge, where a finding is shown, and are worked out by one [`LineIndex`].

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::Error;

/// The largest file that is read: 16 MiB, so that every offset fits a `u32` with room to spare.
pub const MAX_SOURCE_BYTES: usize = 16 * 1024 * 1024;

/// A half-open range of bytes in a source: `start` is inside, `end` is not.
///
/// Both ends lie on character boundaries of the source they were made for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past 4 GiB cannot occur: see [`MAX_SOURCE_BYTES`].
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The empty span at `offset`.
    pub const fn at(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span as a range for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count it: both from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// One file's path and text.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source from text that is already in memory. `path` is only shown, never opened.
    ///
    /// # Errors
    /// [`Error::TooLarge`] if the text is longer than [`MAX_SOURCE_BYTES`].
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let (path, text) = (path.into(), text.into());
        if text.len() > MAX_SOURCE_BYTES {
            return Err(Error::TooLarge { path, bytes: text.len() });
        }
        Ok(Self { path, text, lines: OnceLock::new() })
    }

    /// A source from the bytes of a file: UTF-8, or UTF-16 behind its byte order mark, as some
    /// editors and spreadsheets save it. Offsets are those of the UTF-8 text in either case.
    ///
    /// # Errors
    /// [`Error::NotUtf8`] with the place of the first bad byte, [`Error::TooLarge`] as in [`Source::new`].
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let path = path.into();
        if let Some(text) = utf16(&bytes) {
            return Self::new(path, text);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, text),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let before = bytes.get(..offset).unwrap_or_default();
                let line = 1 + before.split(|byte| *byte == b'\n').skip(1).count();
                Err(Error::NotUtf8 { path, offset, line })
            }
        }
    }

    /// The path as it is shown in findings; `<stdin>` for standard input.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, byte for byte as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under `span`; empty if the span is not of this source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line index, built when it is first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset)
    }

    /// The file's name without folder and ending: `launch` for `films/launch.shot`.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }
}

/// The text of a file in UTF-16; `None` without a byte order mark or with half characters in it.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (mark, units) = bytes.split_at_checked(2)?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, rest) = units.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
    text.ok().filter(|_| rest.is_empty())
}

/// Where the lines of a text start. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// Number of lines; a text that ends with a line break has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Where `line` (from 1) starts; `None` past the last line.
    pub fn start_of(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }

    /// The line (from 1) that holds `offset`; offsets past the end are on the last line.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset).max(1) as u32
    }

    /// Line and column of `offset` in the text that the index was built from. A byte order mark
    /// at the very start has no column of its own: editors do not show it.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line_of(offset);
        let start = self.start_of(line).unwrap_or(0) as usize;
        let end = floor_char_boundary(text, (offset as usize).max(start));
        let before = text.get(start..end).unwrap_or_default();
        let before = if start == 0 { before.trim_start_matches('\u{feff}') } else { before };
        Position { line, column: before.chars().count() as u32 + 1 }
    }

    /// The byte offset of a position; the inverse of [`LineIndex::position`] for every position
    /// that a character has. `None` if there is no such line or column.
    pub fn offset(&self, text: &str, position: Position) -> Option<u32> {
        let start = self.start_of(position.line)? as usize;
        let rest = text.get(start..)?;
        let mark =
            if start == 0 && rest.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let rest = rest.get(mark..)?;
        let column = position.column.checked_sub(1)? as usize;
        let within = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(column)?;
        Some((start + mark + within) as u32)
    }
}

/// The nearest character boundary at or before `at`.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
