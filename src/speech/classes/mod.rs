//! The classes of tokens that are said otherwise than they are written, one small file each.
//!
//! A class looks at one offset and either appends what is said and returns where the token ends, or returns `None`.
//! In what is said, a single capital is a spelled letter, a hyphen parts words like a blank, and a comma is a short pause.
//! Every look ahead is bounded, or ends where the token does: the walk stays linear.

mod abbreviation;
mod acronym;
pub(super) mod amount;
mod clock;
mod date;
mod mixed;
mod money;
mod number;
mod phone;
mod quantity;
mod symbol;
mod unit;
mod web;

use super::language::{Language, Lexicon};
use super::text::Text;
use super::token::TokenKind;

/// What a class looks at.
#[derive(Clone, Copy)]
pub(super) struct Context<'t> {
    pub(super) text: Text<'t>,
    pub(super) language: &'t Language,
}

impl<'t> Context<'t> {
    fn lexicon(self) -> &'t Lexicon {
        self.language.lexicon
    }

    /// Whether a new token may begin here: nothing that could belong to it stands directly before.
    fn is_fresh(self, at: usize) -> bool {
        !self.text.alphanumeric_before(at) && !web::is_web(self.text.byte_before(at))
    }
}

impl Context<'_> {
    /// Where an abbreviation ends whose last dot may end the sentence too: then the dot is given back to be a mark.
    ///
    /// A capital must follow, but no acronym ("9 a.m. ET"), weekday or month ("6 p.m. Friday").
    fn without_sentence_dot(self, end: usize) -> usize {
        let text = self.text;
        let next = text.word(text.after_blank(end));
        let mut letters = next.chars();
        let sentence = letters.next().is_some_and(char::is_uppercase)
            && !letters.next().is_some_and(char::is_uppercase);
        let dated = next.ends_with("day") || self.lexicon().months.contains(&next);
        let blank = text.after_blank(end) > end;
        if text.byte_before(end) == b'.' && blank && sentence && !dated { end - 1 } else { end }
    }
}

/// Where a token ends and what it is.
pub(super) type Found = Option<(usize, TokenKind)>;

type Class = fn(Context<'_>, usize, &mut String) -> Found;

/// The classes that may begin with a digit, a letter and so on. The first one that matches wins.
const DIGITS: &[Class] =
    &[web::read, date::read, phone::read, clock::read, number::read, quantity::read, mixed::read];
const LETTERS: &[Class] =
    &[web::read, money::read, mixed::read, abbreviation::read, acronym::read, symbol::read];
const WORDS: &[Class] = &[abbreviation::read];
const SIGNED: &[Class] = &[web::read, phone::read, money::read, quantity::read, symbol::read];
const CURRENCY: &[Class] = &[money::read, number::read, quantity::read, symbol::read];
const NAMED: &[Class] = &[web::read, number::read, symbol::read];
const POINT: &[Class] = &[quantity::read, symbol::read];
const BRACKET: &[Class] = &[phone::read];
const APOSTROPHE: &[Class] = &[number::read];
const SIGN: &[Class] = &[symbol::read];
const NATIVE: &[Class] = &[number::native];

/// The classes that may begin with what stands at an offset.
fn candidates(text: Text<'_>, at: usize) -> &'static [Class] {
    match text.byte(at) {
        b'0'..=b'9' => DIGITS,
        b'a'..=b'z' | b'A'..=b'Z' => LETTERS,
        b'-' | b'+' => SIGNED,
        b'$' => CURRENCY,
        b'#' | b'@' => NAMED,
        b'.' => POINT,
        b'(' => BRACKET,
        b'\'' => APOSTROPHE,
        0x80.. => match text.char(at) {
            Some('“' | '”' | '‘' | '„' | '«' | '»' | '…' | '—' | '\u{a0}') | None => {
                &[]
            }
            Some('’') => APOSTROPHE,
            Some('\u{20a0}'..='\u{20cf}' | '£' | '¥' | '￥' | '฿' | '−' | '–' | '±') => {
                CURRENCY
            }
            Some('≤' | '≥' | '≈' | '×' | '÷' | '²' | '³' | '½' | '¼' | '¾' | '°' | '％') => {
                SIGN
            }
            Some(c) if c.is_alphabetic() => WORDS,
            Some(c) if number::native_digit(c).is_some() => NATIVE,
            _ => &[],
        },
        _ => SIGN,
    }
}

/// Reads the token at an offset; what is said replaces the content of `spoken`.
pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    candidates(context.text, at).iter().find_map(|class| {
        spoken.clear();
        class(context, at, spoken)
    })
}

/// What the first token of a text says, with its kind: for the tests of the classes.
#[cfg(test)]
fn said(text: &str, tag: &str) -> (String, TokenKind, usize) {
    let language = Language::find(tag).unwrap();
    let mut spoken = String::new();
    match read(Context { text: Text(text), language }, 0, &mut spoken) {
        Some((end, kind)) => (spoken, kind, end),
        None => (String::new(), TokenKind::Word, 0),
    }
}

/// Asserts what single tokens of English say; every token must be read whole.
#[cfg(test)]
fn assert_english(kind: TokenKind, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(said(text, "en"), ((*expected).to_owned(), kind, text.len()), "{text}");
    }
}
