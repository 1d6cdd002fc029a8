//! Figures of a language whose number words are known only as they are made: a shown figure is
//! spoken out, and what the narration says before the same unit is found by trying.

use std::ops::Range;

use super::near;
use crate::speech::{Language, SpokenToken, TokenKind, spoken_form};

/// A number that is counted in words: "sechzehn" and "Prozent".
#[derive(Debug)]
pub(crate) struct Said {
    /// The place in its text.
    pub(crate) range: Range<usize>,
    value: f64,
    words: Vec<String>,
    pub(crate) unit: String,
}

/// The words of a text as they are spoken, with their places.
fn spoken(text: &str, language: &Language) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for token in spoken_form(text, language) {
        found.extend(parts(&token.spoken).map(|word| (word, token.range.clone())));
    }
    found
}

fn parts(spoken: &str) -> impl Iterator<Item = String> {
    let words = spoken.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The whole figures of a shown string, with the unit that is said or written behind them.
pub(crate) fn shown(text: &str, language: &Language) -> Vec<Said> {
    let tokens = spoken_form(text, language);
    let next_word = |at: usize| tokens.get(at + 1).filter(|next| next.kind == TokenKind::Word);
    let read = |(at, token): (usize, &SpokenToken)| {
        let written = text.get(token.range.clone())?;
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let plain = written.contains(['.', ',']);
        let mut words: Vec<String> = parts(&token.spoken).collect();
        let unit = match token.kind {
            TokenKind::Percent | TokenKind::Quantity | TokenKind::Money => words.pop(),
            TokenKind::Number => next_word(at).and_then(|next| parts(&next.spoken).next()),
            _ => None,
        }?;
        let value = digits.parse::<f64>().ok().filter(|value| !plain && (2.0..1000.0).contains(value))?;
        Some(Said { range: token.range.clone(), value, words, unit })
    };
    tokens.iter().enumerate().filter_map(read).collect()
}

/// The place in the narration that says another number of the same unit. `None` if the same is
/// said, or if it is not sure what is.
pub(crate) fn contradiction(narration: &str, language: &Language, shown: &Said) -> Option<Range<usize>> {
    let spoken = spoken(narration, language);
    let mut units = spoken.iter().enumerate().filter(|(_, (word, _))| *word == shown.unit);
    let (at, (_, unit)) = units.next()?;
    let before = spoken.get(..at)?;
    // Said with any unit, or even twice: then it is not sure which is which.
    let same = spoken.windows(shown.words.len().max(1)).any(|window| window.iter().map(|(word, _)| word).eq(&shown.words));
    if units.next().is_some() || same {
        return None;
    }
    let cardinals = cardinals(language);
    let (value, length) = longest(before, &cardinals)?;
    let start = before.len().checked_sub(length)?;
    let joined = start.checked_sub(1).and_then(|at| before.get(at)).is_some_and(|(word, _)| is_numeral(word, language, &cardinals));
    let step = |value: f64| if value % 100.0 < 0.5 { 100.0 } else if value % 10.0 < 0.5 { 10.0 } else { 1.0 };
    let sure = value > 1.0 && !joined && !near(value, shown.value, step(value), step(shown.value));
    sure.then(|| before.get(start).map_or(unit.start, |(_, range)| range.start)..unit.end)
}

/// The number words that end a text: their value and how many they are.
fn longest(before: &[(String, Range<usize>)], cardinals: &[Vec<String>]) -> Option<(f64, usize)> {
    let ends = |words: &Vec<String>| {
        let start = before.len().checked_sub(words.len())?;
        before.get(start..)?.iter().map(|(word, _)| word).eq(words).then_some(words.len())
    };
    let found = cardinals.iter().enumerate().filter_map(|(value, words)| Some((value, ends(words)?)));
    found.max_by_key(|(_, length)| *length).map(|(value, length)| (value as f64, length))
}

/// Whether a word before number words belongs to them: a numeral, a magnitude or the word for the
/// decimal mark.
fn is_numeral(word: &str, language: &Language, cardinals: &[Vec<String>]) -> bool {
    let larger = ["1000", "2000", "1000000", "2000000", "1.5", "1,5"];
    cardinals.iter().any(|words| words.iter().any(|other| other == word))
        || larger.iter().any(|figure| spoken(figure, language).iter().any(|(other, _)| other == word))
}

/// 0–999 as the language says them.
fn cardinals(language: &Language) -> Vec<Vec<String>> {
    (0..1000).map(|value| spoken(&value.to_string(), language).into_iter().map(|(word, _)| word).collect()).collect()
}
