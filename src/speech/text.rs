//! Looking around in a text by byte offset without ever failing.

/// A text that is read by byte offset. Every look is total: outside the text there is a NUL byte and the empty string.
#[derive(Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t str);

/// What a look backwards may cost: longer than any month or function word.
const WORD_BEFORE: usize = 24;

impl<'t> Text<'t> {
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn byte_before(self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |before| self.byte(before))
    }

    pub(super) fn slice(self, start: usize, end: usize) -> &'t str {
        self.0.get(start..end).unwrap_or_default()
    }

    pub(super) fn rest(self, at: usize) -> &'t str {
        self.0.get(at..).unwrap_or_default()
    }

    pub(super) fn char(self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    pub(super) fn char_before(self, at: usize) -> Option<char> {
        self.0.get(..at).and_then(|head| head.chars().next_back())
    }

    pub(super) fn starts_with(self, at: usize, prefix: &str) -> bool {
        self.rest(at).starts_with(prefix)
    }

    /// Where a run of bytes ends.
    pub(super) fn run(self, at: usize, keep: impl Fn(u8) -> bool) -> usize {
        let rest = self.0.as_bytes().get(at..).unwrap_or_default();
        at + rest.iter().take_while(|&&byte| keep(byte)).count()
    }

    /// Where a run of ASCII digits ends.
    pub(super) fn digits(self, at: usize) -> usize {
        self.run(at, |byte| byte.is_ascii_digit())
    }

    /// Where a run of ASCII letters ends.
    pub(super) fn letters(self, at: usize) -> usize {
        self.run(at, |byte| byte.is_ascii_alphabetic())
    }

    /// Past one blank, also a non-breaking one; the same offset if there is none.
    pub(super) fn after_blank(self, at: usize) -> usize {
        match self.byte(at) {
            b' ' => at + 1,
            0xc2 if self.starts_with(at, "\u{a0}") => at + "\u{a0}".len(),
            0xe2 if self.starts_with(at, "\u{202f}") || self.starts_with(at, "\u{2009}") => {
                at + "\u{202f}".len()
            }
            _ => at,
        }
    }

    /// Past one hyphen, minus or dash; `None` if there is none.
    pub(super) fn after_dash(self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'-' => Some(at + 1),
            0xe2 => self
                .char(at)
                .filter(|c| matches!(c, '–' | '—' | '‑' | '−'))
                .map(|c| at + c.len_utf8()),
            _ => None,
        }
    }

    /// Whether a word goes on at this offset.
    pub(super) fn alphanumeric(self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_ascii_alphanumeric() || (!byte.is_ascii() && self.char(at).is_some_and(joins_words))
    }

    /// Whether a word is left at this offset.
    pub(super) fn alphanumeric_before(self, at: usize) -> bool {
        let byte = self.byte_before(at);
        byte.is_ascii_alphanumeric()
            || (!byte.is_ascii() && self.char_before(at).is_some_and(joins_words))
    }

    /// The word that ends before this offset, across one blank.
    pub(super) fn word_before(self, at: usize) -> &'t str {
        let mut end = at;
        while matches!(self.char_before(end), Some(' ' | '\u{a0}' | '\u{202f}')) && at - end < 3 {
            end -= self.char_before(end).map_or(0, char::len_utf8);
        }
        let mut start = end;
        while let Some(before) = self.char_before(start).filter(|c| c.is_alphabetic()) {
            start -= before.len_utf8();
            if end - start > WORD_BEFORE {
                return "";
            }
        }
        self.slice(start, end)
    }

    /// The word of letters at this offset.
    pub(super) fn word(self, at: usize) -> &'t str {
        let rest = self.rest(at);
        let letters = rest.char_indices().take(WORD_BEFORE);
        let end = letters.take_while(|(_, c)| c.is_alphabetic()).last();
        end.and_then(|(offset, c)| rest.get(..offset + c.len_utf8())).unwrap_or_default()
    }
}

/// Letters of scripts that put blanks between words; a Latin word may follow a Han character directly.
fn joins_words(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffff}' | '\u{20000}'..)
}
