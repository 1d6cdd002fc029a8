//! Words of a text, and the small things that messages are made of.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Opening quotes and what closes them.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];

/// What bytes are to the words of a text. Rules look at every word of a script many times, so a
/// byte is told by one look at a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// An ASCII letter or digit.
    Word,
    /// Another ASCII sign than a straight quote.
    Gap,
    /// A straight quote.
    Quote,
    /// Part of a longer character, which has to be looked at.
    Other,
}

#[expect(clippy::indexing_slicing, reason = "a constant table, filled when the crate is compiled")]
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Gap; 256];
    let mut byte = 0;
    while byte < classes.len() {
        if byte >= 0x80 {
            classes[byte] = Class::Other;
        } else if (byte as u8).is_ascii_alphanumeric() {
            classes[byte] = Class::Word;
        } else if byte as u8 == b'"' {
            classes[byte] = Class::Quote;
        }
        byte += 1;
    }
    classes
};

impl Class {
    fn of(byte: u8) -> Self {
        CLASSES.get(usize::from(byte)).copied().unwrap_or(Self::Other)
    }
}

/// The words of a text that do not stand in quotes, in order.
pub(crate) fn unquoted(text: &str) -> Unquoted<'_> {
    Unquoted { text, at: 0, unclosed: [false; QUOTES.len()] }
}

/// See [`unquoted`].
#[derive(Clone, Debug)]
pub(crate) struct Unquoted<'t> {
    text: &'t str,
    at: usize,
    /// Kinds of quotes that nothing closes any more: looked for once, so that a line of opening
    /// quotes is read in one go.
    unclosed: [bool; QUOTES.len()],
}

impl<'t> Iterator for Unquoted<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest.iter().position(|byte| Class::of(*byte) != Class::Gap)?;
            match word_len(self.text, self.at) {
                0 => self.skip_sign()?,
                len => {
                    let word = self.text.get(self.at..self.at + len);
                    self.at += len;
                    return word;
                }
            }
        }
    }
}

impl Unquoted<'_> {
    /// Passes over what is no word, and over all of a quotation.
    fn skip_sign(&mut self) -> Option<()> {
        let open = self.text.get(self.at..)?.chars().next()?;
        self.at += open.len_utf8();
        let kinds = QUOTES.iter().zip(&mut self.unclosed);
        for ((_, close), unclosed) in kinds.filter(|((quote, _), _)| *quote == open) {
            if *unclosed {
                break;
            }
            match self.text.get(self.at..)?.find(*close) {
                Some(len) => self.at += len + close.len_utf8(),
                None => *unclosed = true,
            }
        }
        Some(())
    }
}

/// The words of a text, quoted or not.
pub(crate) fn all(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let is_gap = |byte: &u8| matches!(Class::of(*byte), Class::Gap | Class::Quote);
            at += text.as_bytes().get(at..)?.iter().position(|byte| !is_gap(byte))?;
            let len = word_len(text, at);
            let word = text.get(at..at + len);
            if len > 0 {
                at += len;
                return word;
            }
            at += text.get(at..)?.chars().next()?.len_utf8();
        }
    })
}

/// The length of what stands at a place in a text up to the next ASCII sign: of a word, mostly.
pub(crate) fn run_len(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let is_sign = |byte: &u8| matches!(Class::of(*byte), Class::Gap | Class::Quote);
    rest.iter().position(is_sign).unwrap_or(rest.len())
}

/// The length of the letters and digits that stand at a place in a text.
#[inline]
fn word_len(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let plain = rest.iter().position(|byte| Class::of(*byte) != Class::Word);
    match plain {
        None => rest.len(),
        Some(end) if rest.get(end).is_none_or(u8::is_ascii) => end,
        Some(_) => {
            let rest = text.get(at..).unwrap_or_default();
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
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
