//! Signs that are words.

use super::{Context, Found, amount};
use crate::speech::numerals::push;
use crate::speech::token::TokenKind;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let c = text.char(at)?;
    let end = at + c.len_utf8();
    if c == '/' {
        return slash(context, at, spoken);
    }
    if is_cross(context, at) {
        push(spoken, context.lexicon().by);
        return Some((end, TokenKind::Symbol));
    }
    push(spoken, name(context, at, c)?);
    Some((end, TokenKind::Symbol))
}

/// The x between the last figures of `12 x 8 x 4`.
pub(super) fn is_cross(context: Context<'_>, at: usize) -> bool {
    let text = context.text;
    let before = if text.byte_before(at) == b' ' { at - 1 } else { at };
    text.byte(at) == b'x'
        && text.byte_before(before).is_ascii_digit()
        && text.byte(text.after_blank(at + 1)).is_ascii_digit()
}

fn name(context: Context<'_>, at: usize, sign: char) -> Option<&'static str> {
    let (text, lexicon) = (context.text, context.language.lexicon);
    let end = at + sign.len_utf8();
    let inside = text.alphanumeric_before(at) && text.alphanumeric(end);
    let after_figure =
        text.byte_before(at).is_ascii_digit() || matches!(text.byte_before(at), b'%' | b'm' | b'M');
    let name = match sign {
        '&' => lexicon.and,
        '+' => lexicon.plus,
        '=' => lexicon.equals,
        '<' => lexicon.less_than,
        '>' => lexicon.more_than,
        '≤' => "at most",
        '≥' => "at least",
        '≈' => lexicon.about,
        '~' if text.byte(end).is_ascii_digit() || text.starts_with(end, "$") => lexicon.about,
        '°' => lexicon.degrees,
        '@' => lexicon.at,
        '%' | '％' => lexicon.percent,
        '×' => lexicon.times,
        '²' => "squared",
        '³' => "cubed",
        '÷' => "divided by",
        '½' => "half",
        '¼' => "quarter",
        '¾' => "three quarters",
        '.' if inside && is_joined(context, end) => lexicon.dot,
        '_' if inside => lexicon.underscore,
        '#' if text.alphanumeric_before(at) => "sharp",
        '-' | '–' if after_figure && text.byte(end).is_ascii_digit() => lexicon.to,
        _ => return None,
    };
    Some(name)
}

/// A dot inside a name; before a capital it ends a sentence that lacks its blank.
fn is_joined(context: Context<'_>, end: usize) -> bool {
    context.text.char(end).is_some_and(|c| !c.is_uppercase())
}

/// "per day" behind a noun; between other words a slash is not said.
fn slash(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let word = text.slice(at + 1, text.letters(at + 1));
    if !text.alphanumeric_before(at) || amount::period(word).is_none() || word == "second" {
        return None;
    }
    amount::per(context, at, spoken).map(|end| (end, TokenKind::Symbol))
}

#[cfg(test)]
mod tests {
    use super::super::assert_english;
    use super::*;
    use crate::speech::token::spoken_form;

    #[test]
    fn signs_are_words() {
        assert_english(
            TokenKind::Symbol,
            &[("&", "and"), ("+", "plus"), ("≈", "about"), ("=", "equals")],
        );
    }

    fn line(text: &str) -> String {
        let tokens = spoken_form(text, crate::speech::Language::detect(text));
        let words: Vec<_> = tokens
            .into_iter()
            .map(|token| token.spoken)
            .filter(|spoken| !spoken.is_empty())
            .collect();
        words.join(" ")
    }

    #[test]
    fn signs_between_words() {
        assert_eq!(line("R&D"), "R and D");
        assert_eq!(
            line("~40 requests/day and/or more"),
            "about forty requests per day and or more"
        );
        assert_eq!(line("9am-5pm"), "nine A M to five P M");
        assert_eq!(line("C++ or C#"), "C plus plus or C sharp");
    }
}
