//! Capitals and words without a vowel: spelled letter by letter, or said as a word.

use super::{Context, Found, symbol};
use crate::speech::numerals::{push, word};
use crate::speech::token::TokenKind;

/// Words of two and three capitals that are said: emphasis, and acronyms that made it into speech. Sorted.
const SAID: &[&str] = &[
    "ACE", "ADD", "ALL", "AND", "ANY", "ARE", "AS", "ASK", "AT", "BAD", "BAN", "BE", "BIG", "BIM",
    "BUT", "BUY", "BY", "CAD", "CAM", "CAN", "CUT", "DAY", "DID", "DO", "END", "FAR", "FEW", "FIX",
    "FOR", "FUN", "GAN", "GEL", "GET", "GIF", "GO", "GOT", "HAD", "HAS", "HE", "HER", "HIM", "HIS",
    "HOT", "HOW", "IF", "IN", "IS", "ITS", "JOB", "KEY", "LAN", "LET", "LOT", "LOW", "MAC", "MAN",
    "MAP", "MAX", "MAY", "ME", "MEN", "MIN", "MY", "NAS", "NET", "NEW", "NO", "NOT", "NOW", "OF",
    "OFF", "OLD", "ON", "ONE", "OR", "OUR", "OUT", "OWN", "PAY", "PIN", "PRO", "PUT", "RAG", "RAM",
    "RED", "ROM", "RUN", "SAN", "SAW", "SAY", "SEE", "SET", "SHE", "SIM", "SIX", "SO", "SOC",
    "SPA", "TAM", "TAX", "TEN", "THE", "TO", "TOO", "TOP", "TRY", "TWO", "UP", "USE", "VAN", "WAN",
    "WAS", "WAY", "WE", "WHO", "WHY", "WIN", "YES", "YET", "YOU", "ZIP",
];

/// Words in lower case without a vowel that are said all the same.
const HUMMED: &[&str] =
    &["hm", "hmm", "mm", "mmm", "nth", "pst", "psst", "sh", "shh", "brr", "grr", "tsk", "pfft"];

pub(super) fn is_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_uppercase(), b'A' | b'E' | b'I' | b'O' | b'U' | b'Y')
}

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.letters(at);
    let letters = text.slice(at, end);
    // "Zürich" goes on behind its first letter.
    if letters.is_empty()
        || text.alphanumeric(end)
        || text.alphanumeric_before(at)
        || is_combined(context, end)
    {
        return None;
    }
    if let Some(number) = roman(context, at, letters) {
        word(context.language.numerals.cardinal, number, spoken);
        return Some((end, TokenKind::Number));
    }
    if !is_special(context, at, letters) {
        return None;
    }
    say(letters, spoken);
    let possessive = text.starts_with(end, "'s") || text.starts_with(end, "’s");
    let goes_on =
        possessive && !text.alphanumeric(end + if text.byte(end) == b'\'' { 2 } else { 4 });
    if goes_on && spoken.ends_with(|c: char| c.is_ascii_alphabetic()) {
        spoken.push('s');
        return Some((end + if text.byte(end) == b'\'' { 2 } else { 4 }, TokenKind::Acronym));
    }
    Some((end, TokenKind::Acronym))
}

/// An accent that combines with the last letter makes it another one.
fn is_combined(context: Context<'_>, end: usize) -> bool {
    context.text.char(end).is_some_and(crate::speech::script::is_silent_in_word)
}

fn is_special(context: Context<'_>, at: usize, letters: &str) -> bool {
    let upper = letters.bytes().filter(u8::is_ascii_uppercase).count();
    let first_only = upper == 1 && letters.starts_with(|c: char| c.is_ascii_uppercase());
    match letters.len() {
        1 => is_named_letter(context, at, letters),
        2.. if upper == 0 || first_only => upper == 0 && is_vowelless(context, at, letters),
        _ => upper >= 2 || !letters.bytes().any(is_vowel),
    }
}

/// "Plan B" and "the letter x": every single letter but the words of one letter.
fn is_named_letter(context: Context<'_>, at: usize, letter: &str) -> bool {
    let text = context.text;
    let quoted = |byte: u8| byte == b'\'';
    let apostrophe = quoted(text.byte_before(at))
        || quoted(text.byte(at + 1))
        || text.starts_with(at + 1, "’")
        || text.char_before(at) == Some('’');
    let capital = letter.bytes().all(|byte| byte.is_ascii_uppercase());
    let consonant = !letter.bytes().any(is_vowel);
    let english = context.language.tag == "en";
    let is_word = matches!(letter, "A" | "I" | "O")
        || (matches!(letter, "Y" | "E") && !english)
        || (!capital && (!consonant || !english));
    !apostrophe && !is_word && !symbol::is_cross(context, at)
}

/// English words always have a vowel; in other languages words such as the Czech "vlk" are common.
fn is_vowelless(context: Context<'_>, at: usize, letters: &str) -> bool {
    let spelled =
        letters.len() <= 4 && !letters.bytes().any(is_vowel) && !HUMMED.contains(&letters);
    spelled
        && context.language.has_number_words()
        && !matches!(context.text.char_before(at), Some('\'' | '’'))
}

/// Numbers of kings, wars and chapters, behind a capitalised word.
fn roman(context: Context<'_>, at: usize, letters: &str) -> Option<u64> {
    const NUMERALS: [(&str, u64); 14] = [
        ("II", 2),
        ("III", 3),
        ("IV", 4),
        ("VI", 6),
        ("VII", 7),
        ("VIII", 8),
        ("IX", 9),
        ("XI", 11),
        ("XII", 12),
        ("XIII", 13),
        ("XIV", 14),
        ("XV", 15),
        ("XVI", 16),
        ("XXI", 21),
    ];
    let (_, number) = NUMERALS.iter().find(|(numeral, _)| *numeral == letters)?;
    let before = context.text.word_before(at);
    let named = before.len() > 2
        && before.starts_with(char::is_uppercase)
        && before.chars().skip(1).all(char::is_lowercase);
    named.then_some(*number)
}

/// Says letters that are capitals or mix cases: `CEO`, `NASA`, `ChatGPT`, `APIs`.
pub(super) fn say(letters: &str, spoken: &mut String) {
    if let Some(singular) = plural(letters) {
        say_capitals(singular, spoken);
        return spoken.push('s');
    }
    let capitals = letters.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let (head, tail) = letters.split_at_checked(letters.len() - capitals).unwrap_or((letters, ""));
    if head.is_empty() && tail.len() > 1 {
        return say_capitals(tail, spoken);
    }
    if tail.len() > 1 && head.bytes().any(is_vowel) {
        push(spoken, head);
        return say_capitals(tail, spoken);
    }
    match letters.bytes().any(is_vowel) {
        false if letters.len() <= 4 => spell(letters, spoken),
        _ if is_initials(letters) => spell(letters, spoken),
        _ => push(spoken, letters),
    }
}

/// `APIs` but not `As`.
fn plural(letters: &str) -> Option<&str> {
    letters
        .strip_suffix('s')
        .filter(|head| head.len() > 1 && head.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// `IoT`: three letters, capitals outside.
pub(super) fn is_initials(letters: &str) -> bool {
    matches!(letters.as_bytes(), [a, b, c] if a.is_ascii_uppercase() && b.is_ascii_lowercase() && c.is_ascii_uppercase())
}

fn say_capitals(capitals: &str, spoken: &mut String) {
    if is_said(capitals) { push(spoken, capitals) } else { spell(capitals, spoken) }
}

/// Up to three letters are spelled; longer ones are said if they look like a word.
fn is_said(capitals: &str) -> bool {
    if capitals.len() <= 3 {
        return SAID.binary_search(&capitals).is_ok();
    }
    let vowels = capitals.bytes().filter(|&byte| is_vowel(byte)).count();
    let longest = if capitals.len() >= 5 { 4 } else { 3 };
    let cluster =
        capitals.as_bytes().split(|&byte| is_vowel(byte)).map(<[u8]>::len).max().unwrap_or(0);
    vowels > 0 && vowels < capitals.len() && cluster < longest
}

/// Every letter for itself; dots are passed over.
pub(super) fn spell(letters: &str, spoken: &mut String) {
    for letter in letters.chars().filter(char::is_ascii_alphabetic) {
        if !spoken.is_empty() && !spoken.ends_with(' ') {
            spoken.push(' ');
        }
        spoken.push(letter.to_ascii_uppercase());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn capitals_are_spelled_or_said() {
        assert_english(
            TokenKind::Acronym,
            &[
                ("ARR", "A R R"),
                ("CPU", "C P U"),
                ("RAM", "RAM"),
                ("NASA", "NASA"),
                ("MMLU", "M M L U"),
                ("HTML", "H T M L"),
                ("NASDAQ", "NASDAQ"),
                ("IEEE", "I E E E"),
                ("THE", "THE"),
                ("APIs", "A P Is"),
                ("CEO's", "C E Os"),
                ("ChatGPT", "Chat G P T"),
                ("OpenAI", "Open A I"),
                ("PhD", "P H D"),
                ("IoT", "I O T"),
                ("SaaS", "SaaS"),
                ("PoPs", "PoPs"),
                ("iOS", "i O S"),
                ("B", "B"),
                ("hq", "H Q"),
                ("kWh", "K W H"),
            ],
        );
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(SAID.is_sorted());
    }

    #[test]
    fn words_stay_words() {
        for text in ["A", "I", "hmm", "Zürich", "Nth", "rhythm", "y"] {
            assert_eq!(said(text, "en").1, TokenKind::Word, "{text}");
        }
    }
}
