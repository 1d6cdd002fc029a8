//! Words of a text, and the small things that messages are made of.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Opening quotes and what closes them.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];

/// The words of a text that do not stand in quotes, in order.
pub(crate) fn unquoted(text: &str) -> Unquoted<'_> {
    Unquoted { rest: text, unclosed: [false; QUOTES.len()] }
}

/// See [`unquoted`].
#[derive(Clone, Debug)]
pub(crate) struct Unquoted<'t> {
    rest: &'t str,
    /// Kinds of quotes that nothing closes any more: looked for once, so that a line of opening
    /// quotes is read in one go.
    unclosed: [bool; QUOTES.len()],
}

impl<'t> Iterator for Unquoted<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            // What is neither a word nor a quote is passed over byte by byte.
            let is_gap =
                |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'"';
            let gap = self.rest.bytes().position(|byte| !is_gap(byte))?;
            self.rest = self.rest.get(gap..)?;
            let first = self.rest.chars().next()?;
            if first.is_alphanumeric() {
                let (word, rest) = self.rest.split_at(word_len(self.rest));
                self.rest = rest;
                return Some(word);
            }
            self.rest = self.rest.get(first.len_utf8()..)?;
            self.skip_quoted(first);
        }
    }
}

/// The words of a text, quoted or not.
pub(crate) fn all(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let is_gap = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
            let gap = rest.bytes().position(|byte| !is_gap(byte))?;
            rest = rest.get(gap..)?;
            match word_len(rest) {
                0 => rest = rest.get(rest.chars().next()?.len_utf8()..)?,
                len => {
                    let (word, behind) = rest.split_at(len);
                    rest = behind;
                    return Some(word);
                }
            }
        }
    })
}

/// The length of the letters and digits with which a text begins.
#[inline]
fn word_len(text: &str) -> usize {
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

impl Unquoted<'_> {
    fn skip_quoted(&mut self, open: char) {
        let kinds = QUOTES.iter().zip(&mut self.unclosed);
        for ((_, close), unclosed) in kinds.filter(|((quote, _), _)| *quote == open) {
            if *unclosed {
                return;
            }
            match self.rest.split_once(*close) {
                Some((_, rest)) => self.rest = rest,
                None => *unclosed = true,
            }
        }
    }
}

/// Adds a word in lower case.
pub(crate) fn push_lower(text: &mut String, word: &str) {
    if word.is_ascii() {
        let start = text.len();
        text.push_str(word);
        if let Some(added) = text.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        text.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// Where a part of a text stands in it. The part must be a slice of the text.
pub(crate) fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// `… sixteen percent`: the last words of what fits, to show where a cut falls.
pub(crate) fn tail(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [] => String::new(),
        [.., before, last] if words.len() > 2 => format!("… {before} {last}"),
        [one] if one.chars().count() > 8 => {
            let letters: Vec<&str> = one.graphemes(true).collect();
            let last = letters.get(letters.len().saturating_sub(6)..).unwrap_or_default();
            format!("…{}", last.concat())
        }
        few => few.join(" "),
    }
}

/// `3`, `3 and 4`, `3, 4 and 7`.
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 word`, `8 words`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// `12,340`.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{list, tail, thousands, unquoted};

    #[test]
    fn tails() {
        assert_eq!(tail("a rise of sixteen percent"), "… sixteen percent");
        assert_eq!(tail("sixteen percent"), "sixteen percent");
        assert_eq!(tail("一月は記録的な月でした"), "…的な月でした");
        assert_eq!(tail(" \n"), "");
    }

    #[test]
    fn figures_and_lists() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(12_340), "12,340");
        assert_eq!(thousands(1_234_567), "1,234,567");
        let parts =
            |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&parts(&["3", "4", "7"])), "3, 4 and 7");
        assert_eq!(list(&parts(&["3"])), "3");
    }

    #[test]
    fn many_open_quotes_are_quick() {
        let text = "“".repeat(100_000) + "end";
        assert_eq!(unquoted(&text).collect::<Vec<_>>(), ["end"]);
    }
}
