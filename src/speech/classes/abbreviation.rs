//! Abbreviations that are said in full, and initials with dots.

use super::{Context, Found, acronym};
use crate::speech::numerals::push;
use crate::speech::token::TokenKind;

/// Longest abbreviation in bytes, dots not counted.
const LONGEST: usize = 8;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let first = text.char(at)?;
    if !first.is_alphabetic() || text.alphanumeric_before(at) {
        return None;
    }
    initials(context, at, spoken)
        .or_else(|| with_slash(context, at, spoken))
        .or_else(|| shortened(context, at, spoken))
}

/// `U.S.`, `p.m.`, `e.g.`, `z.B.`, `Ph.D.`: one or two letters and a dot, twice or more.
fn initials(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let mut end = at;
    let mut parts = 0;
    while parts < LONGEST {
        let letters = text.letters(end);
        let short = (1..=if parts == 0 { 2 } else { 1 }).contains(&(letters - end));
        if !short || text.byte(letters) != b'.' {
            break;
        }
        // German writes "z. B." with a blank.
        let blank = text.after_blank(letters + 1);
        let inner = context.language.tag == "de"
            && text.letters(blank) == blank + 1
            && text.byte(blank + 1) == b'.';
        end = if inner { blank } else { letters + 1 };
        parts += 1;
    }
    // "U.S" lacks its last dot; "e.g" too.
    let last = text.letters(end);
    if parts >= 1 && last == end + 1 && !text.alphanumeric(last) && text.byte(last) != b'.' {
        (end, parts) = (last, parts + 1);
    }
    if parts < 2 || text.alphanumeric(end) {
        return None;
    }
    say_initials(context, text.slice(at, end), spoken);
    Some((sentence_dot(context, end, spoken), TokenKind::Abbreviation))
}

fn say_initials(context: Context<'_>, initials: &str, spoken: &mut String) {
    let bare = initials.trim_end_matches('.');
    let closed: String;
    let bare = if bare.is_ascii() && !bare.contains(' ') {
        bare
    } else {
        closed = bare.split_whitespace().collect();
        &closed
    };
    match find(context, bare, true) {
        Some(full) => push(spoken, full),
        None => acronym::spell(bare, spoken),
    }
}

/// Some abbreviations stand at the end of a sentence as often as inside one.
fn sentence_dot(context: Context<'_>, end: usize, spoken: &str) -> usize {
    let last = matches!(
        spoken,
        "A M" | "P M" | "et cetera" | "incorporated" | "limited" | "junior" | "senior" | "company"
    );
    if last { context.without_sentence_dot(end) } else { end }
}

/// `w/` and `w/o`.
fn with_slash(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    if context.language.tag != "en" || text.byte(at) != b'w' || text.byte(at + 1) != b'/' {
        return None;
    }
    let without = text.byte(at + 2) == b'o' && !text.alphanumeric(at + 3);
    push(spoken, if without { "without" } else { "with" });
    Some((at + if without { 3 } else { 2 }, TokenKind::Abbreviation))
}

/// A word of the language's list. Beside a figure a month may lack its dot, and "No." is a number.
fn shortened(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let word = text.word(at);
    let end = at + word.len();
    if word.is_empty()
        || word.len() > LONGEST
        || text.alphanumeric(end)
        || matches!(text.byte(end), b'\'' | b'-')
    {
        return None;
    }
    let dotted = text.byte(end) == b'.' && !text.alphanumeric(end + 1);
    let figure = text.after_blank(end + usize::from(dotted));
    let before_figure = text.byte(figure).is_ascii_digit();
    let full = match word {
        // A saint has a name, a street has one before it.
        "st" | "St"
            if dotted
                && context.language.tag == "en"
                && !text.char(text.after_blank(end + 1)).is_some_and(char::is_uppercase) =>
        {
            "street"
        }
        "no" | "No" | "NO" | "nos" | "Nos"
            if dotted && before_figure && context.language.tag == "en" =>
        {
            context.lexicon().number
        }
        _ => find(
            context,
            word,
            dotted
                || (before_figure
                    && word.starts_with(char::is_uppercase)
                    && is_month(context, word)),
        )?,
    };
    if is_change(word) && !acronym::is_initials(word) {
        return None;
    }
    push(spoken, full);
    let end = end + usize::from(dotted);
    Some((sentence_dot(context, end, spoken), TokenKind::Abbreviation))
}

/// What an abbreviation stands for. Keys with a dot need one.
fn find(context: Context<'_>, word: &str, dotted: bool) -> Option<&'static str> {
    let list = context.language.lexicon.abbreviations;
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    let same = |key: &str| {
        key.eq_ignore_ascii_case(word)
            || (dotted && key.strip_suffix('.').is_some_and(|key| key.eq_ignore_ascii_case(word)))
    };
    // The lengths tell most keys without a look at them.
    let is_near = |key: &str| key.len() == word.len() || key.len() == word.len() + 1;
    let matches = |key: &str| is_near(key) && key.as_bytes().first() == Some(&first) && same(key);
    list.iter().find(|(key, _)| matches(key)).map(|(_, full)| *full)
}

fn is_month(context: Context<'_>, word: &str) -> bool {
    find(context, word, true).is_some_and(|full| context.lexicon().months.contains(&full))
}

/// `MoM` and `YoY` are written with capitals outside, unlike "wow".
fn is_change(word: &str) -> bool {
    ["mom", "wow", "dod", "qoq", "yoy"].iter().any(|change| change.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn abbreviations_are_said_in_full() {
        assert_english(
            TokenKind::Abbreviation,
            &[
                ("Dr.", "doctor"),
                ("vs.", "versus"),
                ("e.g.", "for example"),
                ("i.e.", "that is"),
                ("U.S.", "U S"),
                ("p.m.", "P M"),
                ("etc.", "et cetera"),
                ("YoY", "year over year"),
                ("MoM", "month over month"),
                ("Ph.D.", "P H D"),
                ("w/o", "without"),
                ("approx.", "approximately"),
                ("Sept.", "September"),
            ],
        );
        assert_eq!(said("z.B. hier", "de").0, "zum Beispiel");
        assert_eq!(said("z. B. hier", "de").0, "zum Beispiel");
        assert_eq!(said("No. 5", "en").0, "number");
        assert_eq!(said("Jan 5", "en").0, "January");
    }

    #[test]
    fn words_are_left_alone() {
        for text in ["no.", "mom", "wow", "Mom", "may", "max out", "Jan said", "sun", "dr-"] {
            assert_eq!(said(text, "en").0, if text == "dr-" { "D R" } else { "" }, "{text}");
        }
    }

    #[test]
    fn a_final_dot_may_end_the_sentence_too() {
        assert_eq!(said("p.m. Then", "en").2, 3);
        assert_eq!(said("p.m. then", "en").2, 4);
        assert_eq!(said("U.S. Army", "en").2, 4);
    }
}
