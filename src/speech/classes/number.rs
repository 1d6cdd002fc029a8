//! Versions, ordinals, decades, `#417`, `4K` and fractions.

use super::{Context, Found, amount, mixed};
use crate::speech::numerals::{Figure, push, say_digits, word};
use crate::speech::text::Text;
use crate::speech::token::TokenKind;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    match text.byte(at) {
        b'#' => numbered(context, at, spoken),
        b'\'' => short_decade(context, at + 1, spoken),
        b'0'..=b'9' if !text.alphanumeric_before(at) => of_digits(context, at, spoken),
        _ if text.starts_with(at, "’") => short_decade(context, at + "’".len(), spoken),
        _ => None,
    }
}

/// The zeros of the digits of other scripts; the nine others follow.
const ZEROS: [char; 17] =
    ['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០', '０', '₀'];

/// The value of a digit of another script, full-width ones among them.
pub(super) fn native_digit(c: char) -> Option<u32> {
    ZEROS
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|digit| *digit < 10))
}

/// A run of digits of other scripts, read like those of ASCII.
pub(super) fn native(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let rest = context.text.rest(at);
    let (mut digits, mut end) = (String::new(), at);
    for c in rest.chars() {
        let Some(digit) = native_digit(c).and_then(|digit| char::from_digit(digit, 10)) else {
            break;
        };
        digits.push(digit);
        end += c.len_utf8();
    }
    Figure::parse(Text(&digits), 0, context.language)?.say(context.language, spoken);
    Some((end, TokenKind::Number))
}

/// What stands behind the digits tells which kind it may be.
fn of_digits(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    match text.byte(text.digits(at)) {
        b' ' | b'-' | b':' | b'%' => None,
        b'/' => fraction(context, at, spoken),
        _ => version(context, at, spoken)
            .or_else(|| fraction(context, at, spoken))
            .or_else(|| decade(context, at, spoken))
            .or_else(|| ordinal(context, at, spoken))
            .or_else(|| picture_size(context, at, spoken)),
    }
}

/// `#417`.
fn numbered(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let figure = Figure::parse(context.text, at + 1, context.language)
        .filter(|figure| !figure.integer.is_empty())?;
    push(spoken, context.lexicon().number);
    match figure.value().filter(|_| figure.is_year()) {
        Some(pairs) => word(context.language.numerals.year, pairs, spoken),
        None => figure.say(context.language, spoken),
    }
    Some((figure.end, TokenKind::Number))
}

/// `1.2.3`, `192.168.0.1`: two dots or more between digits that are no groups of thousands.
fn version(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let mut end = text.digits(at);
    let mut dots = 0;
    while text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit() {
        end = text.digits(end + 1);
        dots += 1;
    }
    if dots < 2 || Figure::parse(text, at, context.language).is_some_and(|figure| figure.end >= end)
    {
        return None;
    }
    for (index, part) in text.slice(at, end).split('.').enumerate() {
        if index > 0 {
            push(spoken, context.lexicon().point);
        }
        match Figure::parse(Text(part), 0, context.language) {
            Some(figure) if part.len() <= 3 => figure.say(context.language, spoken),
            _ => say_digits(part, context.language, spoken),
        }
    }
    let letters = text.run(end, |byte| byte.is_ascii_alphanumeric());
    mixed::say(context, text.slice(end, letters), spoken);
    Some((letters, TokenKind::Version))
}

/// `3/4`, `24/7`, `9/10`.
fn fraction(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let above = Figure::parse(text, at, context.language)?;
    if text.byte(above.end) != b'/' || !text.byte(above.end + 1).is_ascii_digit() {
        return None;
    }
    let below = Figure::parse(text, above.end + 1, context.language)?;
    let end = below.end;
    if text.byte(end) == b'/'
        || text.alphanumeric(end)
        || below.integer.len() > 4
        || above.integer.len() > 4
    {
        return None;
    }
    let whole = context.text.word_before(at).is_empty()
        && at > 1
        && text.byte_before(at) == b' '
        && text.byte_before(at - 1).is_ascii_digit();
    push(spoken, if whole { context.lexicon().and } else { "" });
    above.say(context.language, spoken);
    match (above.value(), below.value()) {
        (Some(24), Some(7)) | (Some(9), Some(11)) | (Some(50), Some(50)) => {
            below.say(context.language, spoken);
        }
        (Some(above_value), Some(part)) if is_named(context, &above, &below) => {
            say_part(context, above_value, part, spoken);
        }
        _ => {
            push(
                spoken,
                if context.language.tag == "en" { "out of" } else { context.lexicon().over },
            );
            below.say(context.language, spoken);
        }
    }
    Some((end, TokenKind::Fraction))
}

/// Fractions that have a name in English: the upper number is smaller, the lower one usual.
fn is_named(context: Context<'_>, above: &Figure<'_>, below: &Figure<'_>) -> bool {
    let whole = above.decimals.is_empty() && below.decimals.is_empty();
    let usual = matches!(
        below.integer,
        "2" | "3"
            | "4"
            | "5"
            | "6"
            | "7"
            | "8"
            | "9"
            | "10"
            | "12"
            | "16"
            | "20"
            | "32"
            | "100"
            | "1000"
    );
    context.language.tag == "en" && whole && usual && above.value() < below.value()
}

fn say_part(context: Context<'_>, above: u64, part: u64, spoken: &mut String) {
    let many = above != 1;
    match (part, many) {
        (2, _) => return push(spoken, "half"),
        (4, _) => push(spoken, "quarter"),
        _ => word(context.language.numerals.ordinal, part, spoken),
    }
    if many {
        spoken.push('s');
    }
}

/// `1990s`; two digits are a decade only where the words say so, else they are seconds.
fn decade(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.digits(at);
    if context.language.tag != "en" || !text.slice(at, end).ends_with('0') {
        return None;
    }
    match end - at {
        4 => {
            let suffix = end + usize::from(text.byte(end) == b'\'');
            let value =
                text.slice(at, end).parse().ok().filter(|year| (1100..2100).contains(year))?;
            say_decade(context, value, suffix, spoken)
        }
        2 if matches!(text.word_before(at), "the" | "The" | "early" | "late" | "mid")
            || text.slice(at.saturating_sub(4), at) == "mid-" =>
        {
            short_decade(context, at, spoken)
        }
        _ => None,
    }
}

/// `'90s`.
fn short_decade(context: Context<'_>, digits: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.digits(digits);
    let value = text
        .slice(digits, end)
        .parse()
        .ok()
        .filter(|value| end == digits + 2 && value % 10 == 0 && *value >= 20)?;
    say_decade(context, value, end, spoken)
}

/// The plural of the last word: "nineteen nineties", "two thousands".
fn say_decade(context: Context<'_>, value: u64, suffix: usize, spoken: &mut String) -> Found {
    let text = context.text;
    if text.byte(suffix) != b's' || text.alphanumeric(suffix + 1) {
        return None;
    }
    let say = if value >= 1000 {
        context.language.numerals.year
    } else {
        context.language.numerals.cardinal
    };
    word(say, value, spoken);
    if spoken.ends_with('y') {
        spoken.pop();
        spoken.push_str("ie");
    }
    spoken.push('s');
    Some((suffix + 1, TokenKind::Decade))
}

/// `21st`, `2ème`, `3º`.
fn ordinal(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let figure =
        Figure::parse(text, at, context.language).filter(|figure| figure.decimals.is_empty())?;
    let signs = context.lexicon().ordinal_signs.iter();
    let end = signs
        .map(|sign| (sign, figure.end + sign.len()))
        .find(|(sign, end)| text.starts_with(figure.end, sign) && !text.alphanumeric(*end))?
        .1;
    word(context.language.numerals.ordinal, figure.value()?, spoken);
    Some((end, TokenKind::Ordinal))
}

/// `4K`.
fn picture_size(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.digits(at);
    let size = matches!(text.slice(at, end), "2" | "4" | "5" | "6" | "8" | "12" | "16");
    if !size || text.byte(end) != b'K' || text.alphanumeric(end + 1) {
        return None;
    }
    mixed::say(context, text.slice(at, end + 1), spoken);
    let end = amount::plus(context, end + 1, spoken);
    Some((end, TokenKind::Mixed))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn numbers_of_their_own_kind() {
        assert_english(
            TokenKind::Version,
            &[
                ("1.2.3", "one point two point three"),
                (
                    "192.168.0.1",
                    "one hundred ninety-two point one hundred sixty-eight point zero point one",
                ),
            ],
        );
        assert_english(
            TokenKind::Ordinal,
            &[
                ("1st", "first"),
                ("21st", "twenty-first"),
                ("40th", "fortieth"),
                ("112th", "one hundred twelfth"),
            ],
        );
        assert_english(
            TokenKind::Decade,
            &[
                ("1990s", "nineteen nineties"),
                ("'80s", "eighties"),
                ("2020s", "twenty twenties"),
                ("2000s", "two thousands"),
            ],
        );
        assert_english(
            TokenKind::Number,
            &[("#417", "number four hundred seventeen"), ("#1842", "number eighteen forty-two")],
        );
        assert_english(TokenKind::Mixed, &[("4K", "four K")]);
        assert_english(
            TokenKind::Fraction,
            &[
                ("1/2", "one half"),
                ("3/4", "three quarters"),
                ("24/7", "twenty-four seven"),
                ("2/3", "two thirds"),
                ("10/10", "ten out of ten"),
                ("4.5/5", "four point five out of five"),
            ],
        );
    }

    #[test]
    fn digits_of_other_scripts() {
        assert_eq!(said("१२ देश", "en").0, "twelve");
        assert_eq!(said("３５", "ja").0, "さんじゅうご");
        assert_eq!(said("٣", "ar").0, "three");
    }

    #[test]
    fn ordinals_in_other_languages() {
        assert_eq!(said("2ème", "fr").0, "deuxième");
        assert_eq!(said("1er", "fr").0, "premier");
        assert_eq!(said("3º", "es").0, "tercero");
    }

    #[test]
    fn ninety_seconds_are_no_decade() {
        assert_eq!(said("90s", "en").0, "ninety seconds");
    }
}
