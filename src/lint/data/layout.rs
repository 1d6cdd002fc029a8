//! The language of page layout: places with a colon behind them, and coordinates.

use std::iter;
use std::ops::Range;

use super::framing::{Word, words};
use crate::vocabulary::WordSet;

/// Words for a height, behind which a word for a side makes a corner.
static HEIGHTS: WordSet =
    WordSet::new(&["upper", "lower", "top", "bottom", "middle", "center", "centre"]);
static SIDES: WordSet = WordSet::new(&["left", "right", "center", "centre", "middle"]);
/// Heights that are places by themselves.
static EDGES: WordSet = WordSet::new(&["top", "bottom", "middle", "center", "centre"]);
/// Words before a pair of coordinates.
static AT: WordSet =
    WordSet::new(&["at", "position", "positioned", "pos", "coordinates", "placed"]);
/// What a distance is measured from.
static ORIGINS: WordSet = WordSet::new(&["left", "right", "top", "bottom", "edge"]);

/// The axes, and the words between a distance and its origin.
static AXES: WordSet = WordSet::new(&["x", "y"]);
static FILLERS: WordSet = WordSet::new(&["the", "its"]);

/// Places that stand like labels: `UPPER-LEFT: …; BOTTOM: …`.
pub(crate) fn placements(text: &str) -> impl Iterator<Item = Placement> + '_ {
    let all = words(text);
    let behind = all.clone().skip(1).map(Some).chain(iter::once(None));
    let mut opens = true;
    all.zip(behind).filter_map(move |(word, next)| {
        let starts = std::mem::take(&mut opens) || word.opens;
        let corner = next.filter(|next| SIDES.has(next.text) && !next.opens);
        let end = match corner {
            _ if !starts || !HEIGHTS.has(word.text) => return None,
            Some(side) => side.range().end,
            None if EDGES.has(word.text) => word.range().end,
            None => return None,
        };
        let is_label = text.get(end..).is_some_and(|rest| rest.starts_with(':'));
        is_label.then_some(Placement { range: word.at..end, is_corner: corner.is_some() })
    })
}

/// A place that stands like a label.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    /// Without the colon.
    pub(crate) range: Range<usize>,
    /// Whether it names a height and a side.
    pub(crate) is_corner: bool,
}

/// Coordinates in a text: `x: 120, y: 40`, `at (120, 340)`, `40px from the left`.
pub(crate) fn coordinates(text: &str) -> Option<Range<usize>> {
    if !may_measure(text) {
        return None;
    }
    let mut before: Option<Word<'_>> = None;
    let mut axis: Option<Word<'_>> = None;
    let mut rest = words(text);
    while let Some(word) = rest.next() {
        if word.text.starts_with(|c: char| c.is_ascii_digit()) {
            let named = before.filter(|before| is_axis(text, before, &word));
            if let Some((first, second)) = axis.zip(named)
                && !first.text.eq_ignore_ascii_case(second.text)
            {
                return Some(first.at..word.range().end);
            }
            axis = axis.or(named);
            let pair = before.and_then(|before| pair(text, &before, &word));
            if let Some(range) = pair.or_else(|| distance(text, &word, rest.clone())) {
                return Some(range);
            }
        }
        before = Some(word);
    }
    None
}

/// Whether a text has a sign of what [`coordinates`] finds: of an axis, a pair or a distance.
fn may_measure(text: &str) -> bool {
    let (bytes, next) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let is_sign = |one: u8, two: u8| {
        matches!(one, b':' | b'=' | b'(') || two == b'%' || (one, two) == (b'p', b'x')
    };
    // Without a branch, so that it is looked through many bytes at a time.
    bytes.iter().zip(next).fold(false, |may, (one, two)| may | is_sign(*one, *two))
}

/// Whether a word names the axis of a number: `x: 120`, `y=40`.
fn is_axis(text: &str, word: &Word<'_>, number: &Word<'_>) -> bool {
    let gap = text.get(word.range().end..number.at).unwrap_or_default();
    AXES.has(word.text) && matches!(gap.trim(), ":" | "=")
}

/// `(120, 340)` behind a word for a place.
fn pair(text: &str, before: &Word<'_>, first: &Word<'_>) -> Option<Range<usize>> {
    let gap = text.get(before.range().end..first.at)?;
    let (inner, _) = text.get(first.at..)?.split_once(')')?;
    let (one, other) = inner.split_once(',')?;
    let is_number = |part: &str| {
        let part = part.trim().trim_end_matches("px").trim_end_matches('%');
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_pair = gap.trim() == "(" && is_number(one) && is_number(other);
    (is_pair && AT.has(before.text)).then(|| first.at..first.at + inner.len())
}

/// `40px from the left`, `20% from the top edge`.
fn distance<'t>(
    text: &str,
    number: &Word<'_>,
    mut behind: impl Iterator<Item = Word<'t>>,
) -> Option<Range<usize>> {
    let percent = text.get(number.range().end..)?.starts_with('%');
    let is_distance = percent || number.text.ends_with("px");
    if !is_distance || !behind.next()?.text.eq_ignore_ascii_case("from") {
        return None;
    }
    let origin = behind.find(|word| !FILLERS.has(word.text))?;
    ORIGINS.has(origin.text).then(|| number.at..origin.range().end)
}

#[cfg(test)]
mod tests {
    use super::{coordinates, placements};

    #[test]
    fn places_like_labels() {
        let count = |text| placements(text).count();
        assert_eq!(count("UPPER-LEFT: the logo. Bottom center: the date"), 2);
        assert_eq!(count("TOP: the title; BOTTOM: a ticker"), 2);
        for text in
            ["a ticker at the bottom", "upper left", "Left: a map", "\"TOP: 5\"", "Lower-third: x"]
        {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn coordinates_are_found() {
        for text in [
            "logo at x: 120, y: 40",
            "x=120 y=40",
            "the counter at (120, 340)",
            "a card, 40px from the left",
            "positioned 20% from the top edge",
        ] {
            assert!(coordinates(text).is_some(), "{text}");
        }
        for text in [
            "48px bold",
            "at 100 pt",
            "a chart of (2024, 2025)",
            "ticks at 0, 50 and 100",
            "FALLS 20% from last year",
            "x = 3",
            "\"at (1, 2)\"",
            "SLIDES in from the left",
        ] {
            assert_eq!(coordinates(text), None, "{text}");
        }
    }
}
