//! Letters and digits in one token: `GPT-4o`, `H100`, `p95`. They part where they change.

use super::{Context, Found, acronym};
use crate::speech::numerals::{Figure, push, word};
use crate::speech::text::Text;
use crate::speech::token::TokenKind;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.run(at, |byte| byte.is_ascii_alphanumeric());
    let token = text.slice(at, end);
    let mixed = token.contains(|c: char| c.is_ascii_digit())
        && token.contains(|c: char| c.is_ascii_alphabetic());
    if !mixed {
        return None;
    }
    // "GPT-4.1o" and "v3.0": a decimal goes on the number.
    let end = decimal_end(text, end);
    say(context, text.slice(at, end), spoken);
    Some((end, TokenKind::Mixed))
}

/// Decimals directly behind a token that ends in a digit; a second dot makes it a version.
fn decimal_end(text: Text<'_>, end: usize) -> usize {
    let mut end = end;
    while text.byte_before(end).is_ascii_digit()
        && text.byte(end) == b'.'
        && text.byte(end + 1).is_ascii_digit()
    {
        end = text.digits(end + 1);
    }
    end
}

/// Says the parts of a token of letters, digits and dots.
pub(super) fn say(context: Context<'_>, token: &str, spoken: &mut String) {
    let text = Text(token);
    let mut at = 0;
    while at < token.len() {
        let letters = text.letters(at);
        let digits = text.digits(at);
        if letters > at {
            say_letters(text.slice(at, letters), spoken);
        } else if digits > at {
            say_digits(context, text.slice(at, digits), text.byte(digits), spoken);
        } else if text.byte(at) == b'.' {
            push(spoken, context.lexicon().point);
        }
        at = letters.max(digits).max(at + 1);
    }
}

/// A single letter is spelled, and so is what has no vowel; the rest goes by the rules of acronyms.
fn say_letters(letters: &str, spoken: &mut String) {
    let capitals = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if capitals
        || letters.len() == 1
        || (letters.len() <= 4 && !letters.bytes().any(acronym::is_vowel))
    {
        return acronym::spell(letters, spoken);
    }
    acronym::say(letters, spoken);
}

/// `1080p` is read in pairs; other numbers as they are.
fn say_digits(context: Context<'_>, digits: &str, next: u8, spoken: &mut String) {
    let value = digits.parse().ok().filter(|value| (1000..=9999u64).contains(value));
    match (value, next) {
        (Some(value), b'p' | b'i') if value % 100 > 0 => {
            word(context.language.numerals.year, value, spoken);
        }
        _ => {
            if let Some(figure) = Figure::parse(Text(digits), 0, context.language) {
                figure.say(context.language, spoken);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_english;
    use super::*;

    #[test]
    fn tokens_part_where_letters_and_digits_change() {
        assert_english(
            TokenKind::Mixed,
            &[
                ("H100", "H one hundred"),
                ("p95", "P ninety-five"),
                ("4o", "four O"),
                ("DDR5", "D D R five"),
                ("LAUNCH20", "LAUNCH twenty"),
                ("8xH100", "eight X H one hundred"),
                ("1080p", "ten eighty P"),
                ("B2B", "B two B"),
                ("CO2", "C O two"),
                ("H2SO4", "H two S O four"),
                ("v3.0", "V three point zero"),
                ("A320neo", "A three hundred twenty neo"),
            ],
        );
    }
}
