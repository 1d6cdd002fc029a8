//! Reading narration: what of it is silent, and how phrases of a vocabulary are found in it.

use std::ops::Range;

/// The parts of a narration that no voice speaks – `[directions]` and `<markup/>` – in order.
pub(crate) fn silent(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if memchr::memchr2(b'[', b'<', text.as_bytes()).is_none() {
        return found;
    }
    let (mut at, mut missing) = (0, [false; 2]);
    while let Some(open) = next_open(text, at) {
        let square = text.get(open..).is_some_and(|rest| rest.starts_with('['));
        let close = if square { ']' } else { '>' };
        let known = missing.get(usize::from(square)).copied().unwrap_or_default();
        // Looked for once: a line of opening brackets is read in one go.
        let end = if known { None } else { closing(text, open, close) };
        if let Some(end) = end {
            found.push(open..end);
            at = end;
        } else {
            missing
                .iter_mut()
                .skip(usize::from(square))
                .take(1)
                .for_each(|missing| *missing = true);
            at = open + 1;
        }
    }
    found
}

/// Whether a place lies in one of the ranges, which are in order and apart.
pub(crate) fn covers(ranges: &[Range<usize>], at: usize) -> bool {
    let behind = ranges.partition_point(|range| range.start <= at);
    behind.checked_sub(1).and_then(|last| ranges.get(last)).is_some_and(|range| at < range.end)
}

fn next_open(text: &str, at: usize) -> Option<usize> {
    Some(at + text.get(at..)?.find(['[', '<'])?)
}

/// Where what opens at `open` ends, its mark included.
fn closing(text: &str, open: usize, close: char) -> Option<usize> {
    Some(open + text.get(open..)?.find(close)? + close.len_utf8())
}

/// The phrase of a vocabulary with which a text begins, the longest first. Case does not count; a
/// word ends where the phrase does.
pub(crate) fn begins_with<'v>(text: &str, vocabulary: &[&'v str]) -> Option<&'v str> {
    let first = text.chars().next().map(plain);
    let likely = vocabulary.iter().copied().filter(|phrase| phrase.chars().next() == first);
    likely.filter(|phrase| is_head(text, phrase)).max_by_key(|phrase| phrase.len())
}

/// Whether a text begins with a phrase, given in lower case.
pub(crate) fn is_head(text: &str, phrase: &str) -> bool {
    let mut letters = text.chars().map(plain);
    let same = phrase.chars().all(|wanted| letters.next() == Some(wanted));
    same && !letters.next().is_some_and(char::is_alphanumeric)
}

/// A letter in lower case, and the typewriter's apostrophe for the printer's.
fn plain(letter: char) -> char {
    match letter {
        '’' => '\'',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// At most `most` bytes of a text from an offset on: what every look ahead is bounded by.
pub(crate) fn near(text: &str, at: usize, most: usize) -> &str {
    let mut end = at.saturating_add(most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default()
}

/// Whether the character before an offset belongs to a word.
pub(crate) fn touches(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_parts() {
        let text = "One [two] three <break time=\"1s\"/> four [five";
        let parts: Vec<&str> = silent(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["[two]", "<break time=\"1s\"/>"]);
        assert!(silent(&"[<".repeat(100_000)).is_empty());
    }

    #[test]
    fn phrases_end_with_a_word() {
        assert_eq!(begins_with("Hi there", &["hi", "hi there"]), Some("hi there"));
        assert_eq!(begins_with("What’s up?", &["what's up"]), Some("what's up"));
        assert_eq!(begins_with("History", &["hi"]), None);
    }
}
