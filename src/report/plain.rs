//! Text of others on a terminal: nothing in it may move the cursor, colour the screen or turn the
//! direction of writing around.

use std::borrow::Cow;

/// Replaces control characters and overrides of writing direction by visible stand-ins. Line
/// breaks and tabs stay.
pub fn neutralize(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('?'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        _ if overrides_direction(c) => '\u{fffd}',
        _ => c,
    })
}

/// One line of such text: line breaks become spaces.
pub(super) fn one_line(text: &str) -> String {
    neutralize(&text.replace(['\n', '\r', '\t'], " ")).into_owned()
}

/// The same for source lines, with as many bytes as before, so that offsets keep their meaning.
/// Control characters of ASCII stay: the renderer of excerpts draws them.
pub(super) fn source_line(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\u{80}'..='\u{9f}' => '\u{a4}',
        _ if overrides_direction(c) => '\u{fffd}',
        _ => c,
    })
}

fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn replace(text: &str, stand_in: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(stand_in).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{1b}[31mb\u{9b}2Jc\u{202e}d\u{2066}\r";

    #[test]
    fn controls_are_shown() {
        assert_eq!(neutralize(HOSTILE), "a␛[31mb\u{fffd}2Jc\u{fffd}d\u{fffd}␍");
        assert_eq!(source_line(HOSTILE).len(), HOSTILE.len());
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        assert!(matches!(neutralize("Äpfel 👩‍🚀\tund\nمرحبا"), Cow::Borrowed(_)));
    }
}
