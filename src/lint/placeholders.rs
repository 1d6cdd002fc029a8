//! Finding what still stands for the real words.

use std::ops::Range;

use super::data::placeholders::{ASKING, NAMES_IN_CAPITALS, TO_DO, TODO_IS_A_WORD, VALUES, YOUR};
use super::narration::{begins_with, near};
use super::words::run_len;
use crate::vocabulary::Shapes;

/// Calls `found` with every placeholder of a text, in order. `language` is that of the narration;
/// `own` are further phrases that count, as written.
pub(crate) fn each(text: &str, language: &str, own: &[&str], mut found: impl FnMut(Range<usize>)) {
    if own.is_empty() && !may_hold(text) {
        return;
    }
    let mut at = 0;
    let mut inside = false;
    while let Some(&byte) = text.as_bytes().get(at) {
        let begins = matches!(byte, b'[' | b'<' | b'{' | b'A'..=b'Z' | b'l');
        if is_inside(byte) && (inside || own.is_empty() && !begins) {
            at += run_len(text, at);
            inside = true;
            continue;
        }
        if own.is_empty() && !begins {
            at += 1;
            inside = false;
            continue;
        }
        let end = match byte {
            b'[' | b'<' | b'{' => bracket(text, at),
            b'A'..=b'Z' | b'l' if !inside => word(text, at, language),
            _ => None,
        };
        let end = end.or_else(|| if inside { None } else { phrase(text, at, own) });
        if let Some(end) = end {
            found(at..end);
            at = end;
            inside = false;
            continue;
        }
        if byte == b'{' && text.get(at..).is_some_and(|rest| rest.starts_with("{{")) {
            at += 1;
        }
        inside = is_inside(byte);
        at += 1;
    }
}

/// Whether a text has what every placeholder begins with: a bracket, two capitals, the X of an
/// unknown digit, the first letters of "lorem". Without a branch, so that a text is looked through
/// many bytes at a time.
fn may_hold(text: &str) -> bool {
    let (bytes, next) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let is = u8::from;
    let begins = |one: u8, two: u8| {
        is(one == b'[')
            | is(one == b'<')
            | is(one == b'{')
            | is(one == b'X')
            | is(one.is_ascii_uppercase()) & is(two.is_ascii_uppercase())
            | is(one | 32 == b'l') & is(two | 32 == b'o')
    };
    let found = bytes.iter().zip(next).fold(0, |found, (one, two)| found | begins(*one, *two));
    found != 0 || bytes.last() == Some(&b'X')
}

/// Whether a byte is part of a word, so that none begins behind it.
fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn phrase(text: &str, at: usize, own: &[&str]) -> Option<usize> {
    let rest = text.get(at..).filter(|_| !own.is_empty())?;
    let phrase = own.iter().find(|phrase| rest.starts_with(**phrase))?;
    Some(at + phrase.len()).filter(|end| !phrase.is_empty() && ends(text, *end))
}

fn ends(text: &str, at: usize) -> bool {
    !text.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Longest bracket in bytes that is looked into.
const LONGEST: usize = 80;

/// `[insert name]`, `<your url>`, `{company}`; `{{ name }}` is a variable.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let close = match rest.as_bytes().first()? {
        b'[' => b']',
        b'<' => b'>',
        _ if rest.starts_with("{{") => return None,
        _ => b'}',
    };
    let len = rest.bytes().take(LONGEST).position(|byte| byte == close)?;
    is_inner(rest.get(1..len)?).then_some(at + len + 1)
}

/// Whether what stands in a bracket stands for something else.
pub(crate) fn is_inner(inner: &str) -> bool {
    let inner = inner.trim();
    let is_near = inner.len() < LONGEST && inner.starts_with(|c: char| c.is_alphabetic());
    if !is_near {
        return false;
    }
    let plain = inner.replace(['-', '_'], " ");
    begins_with(&plain, ASKING).is_some()
        || VALUES.iter().any(|value| plain.eq_ignore_ascii_case(value))
}

/// A word in capitals, or `lorem ipsum`, at the start of a word.
fn word(text: &str, at: usize, language: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let first = rest.as_bytes().first()?;
    match first {
        b'l' | b'L'
            if rest.get(..11).is_some_and(|head| head.eq_ignore_ascii_case("lorem ipsum")) =>
        {
            Some(at + 11)
        }
        b'X' => unknown_digits(text, at),
        // All others are in capitals.
        _ if !rest.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) => None,
        _ if !CAPITALS.may_have(first_word(rest)) => None,
        _ => to_do(text, at, language).or_else(|| name(text, at)),
    }
}

/// The first words of what is in capitals.
static CAPITALS: Shapes = Shapes::NONE.and(TO_DO).and(&["YOUR"]).and_first_of(NAMES_IN_CAPITALS);

fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn to_do(text: &str, at: usize, language: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let word = TO_DO.iter().find(|word| rest.starts_with(**word))?;
    let end = at + word.len();
    let meant =
        *word != "TODO" || !TODO_IS_A_WORD.contains(&language) || text.get(end..)?.starts_with(':');
    (meant && ends(text, end)).then_some(end)
}

/// `XX%`, `$XX`, `XX,XXX`, `X.X`, `X%`: digits that are not known yet.
fn unknown_digits(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let run = rest.find(|c: char| !matches!(c, 'X' | '.' | ',')).unwrap_or(rest.len());
    let digits = rest.get(..run)?.trim_end_matches(['.', ',']);
    let before = text.get(..at)?.chars().next_back();
    let behind = rest.get(digits.len()..)?;
    let money = before.is_some_and(|c| "$€£¥".contains(c));
    let share = behind.trim_start_matches(' ').starts_with('%');
    let grouped = digits.contains(['.', ',']) && digits.matches('X').count() > 2;
    let end = at + digits.len() + if share { behind.find('%')? + 1 } else { 0 };
    let letters =
        behind.chars().next().is_some_and(|c| c.is_alphanumeric() && !matches!(c, 'K' | 'M' | 'B'));
    ((money || share || grouped) && !letters).then_some(end)
}

/// `COMPANY NAME`, `YOUR LOGO HERE`. On a string in capitals it must stand alone: "YOUR BRAND,
/// EVERYWHERE" is meant as it is.
fn name(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let len = match rest.strip_prefix("YOUR ") {
        Some(what) => "YOUR ".len() + longest(what, YOUR)?,
        None => longest(rest, NAMES_IN_CAPITALS)?,
    };
    let here = rest.get(len..).is_some_and(|behind| behind.starts_with(" HERE") && ends(behind, 5));
    let end = at + len + if here { 5 } else { 0 };
    (ends(text, end) && is_meant(text, at..end)).then_some(end)
}

fn longest(rest: &str, names: &[&str]) -> Option<usize> {
    // Two letters decide most of the time.
    let head = rest.as_bytes().get(..2);
    let likely = names.iter().filter(|name| name.as_bytes().get(..2) == head);
    let fitting = likely.filter(|name| rest.starts_with(**name) && ends(rest, name.len()));
    fitting.map(|name| name.len()).max()
}

/// Whether a phrase in capitals stands out of its string, or is all of a part of it.
fn is_meant(text: &str, range: Range<usize>) -> bool {
    const QUOTES: [char; 8] = ['"', '“', '”', '„', '«', '»', '「', '」'];
    const PARTS: [char; 8] = ['|', '—', '–', '·', '•', ':', '\n', '/'];
    let behind = near(text, range.end, LONGEST);
    let before = text.get(..range.start).unwrap_or_default();
    let from = before.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let before = before.get(from..).unwrap_or_default();
    let before = before.rsplit(QUOTES).next().unwrap_or_default();
    let behind = behind.split(QUOTES).next().unwrap_or_default();
    let lower = [before, behind].iter().any(|part| part.contains(char::is_lowercase));
    let left = before.rsplit(PARTS).next().unwrap_or_default();
    let right = behind.split(PARTS).next().unwrap_or_default();
    lower || !left.contains(char::is_alphanumeric) && !right.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
        let mut found = Vec::new();
        each(text, language, &[], |range| found.push(&text[range]));
        found
    }

    #[test]
    fn what_is_still_missing() {
        for (text, placeholder) in [
            ("We grew by XX% this year", "XX%"),
            ("It costs $XX a month", "XX"),
            ("XX,XXX USERS", "XX,XXX"),
            ("TODO: write the close", "TODO"),
            ("The date is TBD.", "TBD"),
            ("Lorem ipsum dolor", "Lorem ipsum"),
            ("[insert name] is here", "[insert name]"),
            ("Go to [your-url] now", "[your-url]"),
            ("Welcome to COMPANY NAME today", "COMPANY NAME"),
            ("YOUR LOGO HERE", "YOUR LOGO HERE"),
            ("Hi {name}, <your company> is", "{name}"),
            ("COMPANY NAME | Q2", "COMPANY NAME"),
        ] {
            assert_eq!(
                found(text, "en").first().copied().unwrap_or_default(),
                placeholder,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_meant_as_it_is() {
        for text in [
            "YOUR BRAND, EVERYWHERE",
            "YOUR MONEY BACK",
            "XXL sizes",
            "Super Bowl XX",
            "{{ name }}",
            "[leans in]",
            "to do list",
            "your name on it",
        ] {
            assert!(found(text, "en").is_empty(), "{text}");
        }
        assert!(found("TODO INCLUIDO", "es").is_empty());
        assert!(found(&"[<{".repeat(50_000), "en").is_empty());
    }
}
