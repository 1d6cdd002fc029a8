//! Figures turned into words, for the narration that a voice reads.

use std::ops::Range;

use super::language::Language;
use super::numerals::Figure;
use super::text::Text;
use super::token::{Pause, SpokenToken, TokenKind, spoken_form};

/// Replacements (byte range, new text) that turn figures into words as a person would say them, in the order of the text.
///
/// Money, percentages, magnitudes, dates in figures and plain numbers before a lower-case noun are spoken out. Left
/// alone are tokens that touch letters (GPT-4o, 4K), numbers behind a capitalised word (Windows 11), 24/7, 911, versions,
/// standards and bare years. Empty for languages without number words or whose numbers agree with their noun.
pub fn speak_figures(text: &str, language: &Language) -> Vec<(Range<usize>, String)> {
    if !language.has_number_words() || language.numbers_agree() {
        return Vec::new();
    }
    let policy = Policy { text: Text(text), language };
    let mut begins = true;
    let mut replacements = Vec::new();
    for token in spoken_form(text, language) {
        if policy.speaks(&token) {
            let words = if begins { capitalised(&token.spoken) } else { token.spoken };
            replacements.push((token.range, words));
        }
        begins = match token.kind {
            TokenKind::Pause(pause) => {
                matches!(pause, Pause::Sentence | Pause::Paragraph | Pause::Ellipsis)
            }
            TokenKind::Break | TokenKind::Direction => begins,
            _ => false,
        };
    }
    replacements
}

struct Policy<'t> {
    text: Text<'t>,
    language: &'t Language,
}

impl Policy<'_> {
    fn speaks(&self, token: &SpokenToken) -> bool {
        if self.touches(&token.range) {
            return false;
        }
        match token.kind {
            TokenKind::Money | TokenKind::Percent => true,
            TokenKind::Date => is_numeric(self.text.slice(token.range.start, token.range.end)),
            TokenKind::Magnitude => self.is_magnitude(token),
            TokenKind::Number => self.is_counted(token),
            TokenKind::Quantity => self.is_spaced(token) && !self.follows_name(token.range.start),
            _ => false,
        }
    }

    /// Letters, digits or joining signs directly before or behind.
    fn touches(&self, range: &Range<usize>) -> bool {
        let joins = |c: Option<char>| {
            c.is_some_and(|c| {
                c.is_alphanumeric()
                    || matches!(
                        c,
                        '-' | '_'
                            | '/'
                            | '@'
                            | '#'
                            | '\''
                            | '’'
                            | '~'
                            | '+'
                            | '°'
                            | '&'
                            | '='
                            | '<'
                            | '>'
                    )
            })
        };
        let (before, behind) = (self.text.char_before(range.start), self.text.char(range.end));
        let blank = self
            .text
            .char_before(range.start)
            .filter(|c| c.is_whitespace())
            .map_or(range.start, |c| range.start - c.len_utf8());
        joins(before) || joins(behind) || self.text.byte_before(blank).is_ascii_digit()
    }

    /// "4.6M minutes" and "5 million": attached letters need a noun, without one they are as likely a name. 3M is one.
    fn is_magnitude(&self, token: &SpokenToken) -> bool {
        let source = self.text.slice(token.range.start, token.range.end);
        let attached = !source.contains([' ', '\u{a0}', '\u{202f}']) && !source.ends_with('.');
        let named = self.follows_name(token.range.start) || source == "3M";
        !named && (!attached || self.counts_noun(token.range.end))
    }

    /// A number with its unit behind a blank: "5 km".
    fn is_spaced(&self, token: &SpokenToken) -> bool {
        let source = self.text.slice(token.range.start, token.range.end);
        let unit = source.rsplit([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default();
        let own = self.language.tag == "en"
            || self.language.lexicon.units.iter().any(|(sign, ..)| *sign == unit);
        own && unit.len() < source.len() && unit.chars().all(|c| c.is_lowercase() || c == '/')
    }

    /// A plain number before a lower-case noun.
    fn is_counted(&self, token: &SpokenToken) -> bool {
        let source = self.text.slice(token.range.start, token.range.end);
        let Some(figure) = Figure::parse(self.text, token.range.start, self.language) else {
            return false;
        };
        let whole =
            figure.end == token.range.end && figure.integer.len() > usize::from(figure.grouped);
        let named = matches!(source, "911" | "112" | "999" | "101" | "404")
            || source.starts_with('0') && source.len() > 1 && figure.decimals.is_empty();
        let two_ways = figure.decimals.ends_with('0');
        whole
            && !named
            && !two_ways
            && !self.agrees(&figure)
            && self.counts_noun(figure.end)
            && !self.follows_name(token.range.start)
    }

    fn agrees(&self, figure: &Figure<'_>) -> bool {
        figure.decimals.is_empty() && figure.value().is_none_or(self.language.numerals.agrees)
    }

    fn counts_noun(&self, end: usize) -> bool {
        let noun = self.text.after_blank(end);
        let first = self.text.char(noun).filter(|_| noun > end);
        let capital_nouns = self.language.lexicon.capital_nouns;
        first.is_some_and(|c| c.is_lowercase() || (capital_nouns && c.is_uppercase()))
            && !self.is_code(noun)
    }

    /// "5 pH" and "3 iPhones" are fine, "8 xH100" is not: the noun must be all letters.
    fn is_code(&self, noun: usize) -> bool {
        let word = self.text.word(noun);
        self.text.byte(noun + word.len()).is_ascii_digit()
    }

    /// "Art. 6" and "Fig. 3": a short word with a capital and a dot names the number.
    fn is_abbreviated(&self, start: usize) -> bool {
        let dot = start.saturating_sub(2);
        let before = self.text.word_before(dot);
        let short = (1..=4).contains(&before.len()) && before.starts_with(char::is_uppercase);
        short && self.text.slice(dot, start) == ". "
    }

    /// Behind a word with a capital a number belongs to a name, unless the word merely begins the sentence.
    fn follows_name(&self, start: usize) -> bool {
        let before = self.text.word_before(start);
        if self.is_abbreviated(start) {
            return true;
        }
        if before == "x" || VERSIONED.contains(&before.to_lowercase().as_str()) {
            return true;
        }
        let touching = start > 0 && !self.text.char_before(start).is_some_and(char::is_whitespace);
        let opener = before.chars().skip(1).all(char::is_lowercase)
            && self.language.lexicon.openers.contains(&before.to_lowercase().as_str());
        !touching && before.contains(char::is_uppercase) && !opener
    }
}

/// Nouns that a number names and does not count.
const VERSIONED: &[&str] = &[
    "version", "versión", "versão", "versione", "versie", "release", "build", "revision", "rev",
    "draft", "iso", "rfc", "norm", "norme", "standard",
];

/// `2026-01-31`, but not the day beside the name of a month, which is read well as it is.
fn is_numeric(date: &str) -> bool {
    date.bytes().filter(|byte| matches!(byte, b'-' | b'/' | b'.')).count() == 2
}

fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
