//! Text that remembers where it came from.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

use crate::source::Span;

/// One stretch of a [`Text`] and the place in the source that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where the piece starts in the text's value; it ends where the next one starts or the value ends.
    at: u32,
    /// Length in the value.
    len: u32,
    /// The place in the source. For a verbatim piece of the same length as `len`.
    span: Span,
    /// Verbatim: byte for byte what stands in the source. Otherwise the value of a `{{ variable }}`,
    /// or a decoded cell of an imported file: every place in it maps to the whole `span`, and no
    /// edit may touch it.
    verbatim: bool,
}

/// A string with the places it came from: joined lines, removed indents and expanded variables
/// all map back to the source.
///
/// Equality, order of JSON and [`fmt::Display`] see the string alone: two scripts that differ only
/// in where things stand are the same script.
#[derive(Clone, Default)]
pub struct Text {
    value: String,
    pieces: SmallVec<[Piece; 1]>,
}

impl Text {
    /// A text with one verbatim piece.
    pub fn verbatim(value: &str, span: Span) -> Self {
        let mut text = Self::default();
        text.push_verbatim(value, span);
        text
    }

    /// A text that stands in no source, such as a default.
    pub fn synthetic(value: impl Into<String>) -> Self {
        Self { value: value.into(), pieces: SmallVec::new() }
    }

    /// Adds what stands at `span` in the source, byte for byte.
    pub fn push_verbatim(&mut self, value: &str, span: Span) {
        self.push(value, span, true);
    }

    /// Adds a value that stands for the whole of `span`, such as that of a variable.
    pub fn push_expansion(&mut self, value: &str, span: Span) {
        self.push(value, span, false);
    }

    /// Adds a joiner that stands in no source, such as the space between two lines.
    pub fn push_joiner(&mut self, value: &str) {
        self.value.push_str(value);
    }

    fn push(&mut self, value: &str, span: Span, verbatim: bool) {
        let piece = Piece { at: self.value.len() as u32, len: value.len() as u32, span, verbatim };
        self.value.push_str(value);
        self.pieces.push(piece);
    }

    /// Adds another text behind `joiner`; without the joiner if this text is still empty.
    pub fn append(&mut self, joiner: &str, other: &Text) {
        if !self.value.is_empty() {
            self.push_joiner(joiner);
        }
        let shift = self.value.len() as u32;
        self.value.push_str(&other.value);
        self.pieces
            .extend(other.pieces.iter().map(|piece| Piece { at: piece.at + shift, ..*piece }));
    }

    /// Several texts as one, with `joiner` between them.
    pub fn join<'t>(texts: impl IntoIterator<Item = &'t Text>, joiner: &str) -> Self {
        let mut whole = Self::default();
        for text in texts {
            whole.append(joiner, text);
        }
        whole
    }

    /// The string.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Whether the string is empty.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// From the first to the last place of the source; the empty span at 0 for synthetic text.
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The place of a byte range of the string. A range that touches an expansion covers its whole
    /// `{{ }}`; a range on a joiner alone is the empty place behind the piece before it.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let mut found: Option<Span> = None;
        for piece in self.pieces_of(&range) {
            if let Some(part) = piece.cut(&range) {
                found = Some(found.map_or(part, |span| span.join(part)));
            }
        }
        found.unwrap_or_else(|| self.place_before(range.start))
    }

    /// The pieces that reach into `range`, found without looking at those before it: a text of many
    /// pieces is cut many times.
    fn pieces_of(&self, range: &Range<usize>) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|piece| piece.end() <= range.start);
        let end = range.end;
        self.pieces.iter().skip(first).take_while(move |piece| (piece.at as usize) < end)
    }

    fn place_before(&self, at: usize) -> Span {
        let before = self.pieces.iter().rev().find(|piece| piece.at as usize <= at);
        match before.or(self.pieces.first()) {
            Some(piece) if piece.verbatim => {
                let within = (at as u32).saturating_sub(piece.at).min(piece.len);
                Span::at(piece.span.start + within)
            }
            Some(piece) => piece.span,
            None => Span::default(),
        }
    }

    /// Whether a byte range of the string stands in the source as it is, in one piece, so that an
    /// edit may replace it.
    pub fn is_verbatim(&self, range: Range<usize>) -> bool {
        self.pieces.iter().any(|piece| {
            piece.verbatim && piece.at as usize <= range.start && range.end <= piece.end()
        })
    }

    /// The pieces as (range in the string, place in the source, whether verbatim), in order.
    pub fn pieces(&self) -> impl Iterator<Item = (Range<usize>, Span, bool)> + '_ {
        self.pieces.iter().map(|piece| (piece.at as usize..piece.end(), piece.span, piece.verbatim))
    }

    /// A part of the text with the places kept. Ends off a character boundary give an empty text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Text {
        let Some(value) = self.value.get(range.clone()) else {
            return Text::default();
        };
        let pieces = self
            .pieces_of(&range)
            .filter_map(|piece| {
                let start = (piece.at as usize).max(range.start);
                let end = piece.end().min(range.end);
                (start < end).then(|| Piece {
                    at: (start - range.start) as u32,
                    len: (end - start) as u32,
                    span: piece.cut(&(start..end)).unwrap_or(piece.span),
                    verbatim: piece.verbatim,
                })
            })
            .collect();
        Text { value: value.to_owned(), pieces }
    }

    /// The text without white space at its ends.
    #[must_use]
    pub fn trim(&self) -> Text {
        let start = self.value.len() - self.value.trim_start().len();
        self.slice(start..start + self.value.trim().len())
    }
}

impl Piece {
    fn end(&self) -> usize {
        (self.at + self.len) as usize
    }

    /// The place of the part of `range` that lies in this piece.
    fn cut(&self, range: &Range<usize>) -> Option<Span> {
        let start = (self.at as usize).max(range.start);
        let end = self.end().min(range.end);
        if start >= end {
            return None;
        }
        if !self.verbatim {
            return Some(self.span);
        }
        let shift = |at: usize| self.span.start as usize + at - self.at as usize;
        Some(Span::new(shift(start), shift(end)))
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.value == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.value == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.value
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Text::synthetic)
    }
}
