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
    pub(crate) unit: Vec<String>,
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
    let read = |(at, token): (usize, &SpokenToken)| {
        let written = text.get(token.range.clone())?;
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let whole = !written.contains(['.', ',']);
        let value =
            digits.parse::<u32>().ok().filter(|value| whole && (2..1000).contains(value))?;
        let words = words(&value.to_string(), language);
        let said: Vec<String> = parts(&token.spoken).collect();
        let start = said.windows(words.len().max(1)).position(|window| window == words)?;
        let unit = match token.kind {
            TokenKind::Percent | TokenKind::Quantity | TokenKind::Money => {
                said.get(start + words.len()..)?.to_vec()
            }
            TokenKind::Number => vec![next_word(text, &tokens, at)?],
            _ => Vec::new(),
        };
        (!unit.is_empty()).then_some(Said {
            range: token.range.clone(),
            value: f64::from(value),
            words,
            unit,
        })
    };
    tokens.iter().enumerate().filter_map(read).collect()
}

/// The word directly behind a token; one in capitals may be read as an acronym.
fn next_word(text: &str, tokens: &[SpokenToken], at: usize) -> Option<String> {
    let next = tokens
        .get(at + 1)
        .filter(|next| matches!(next.kind, TokenKind::Word | TokenKind::Acronym))?;
    text.get(next.range.clone()).map(str::to_lowercase)
}

fn words(text: &str, language: &Language) -> Vec<String> {
    spoken(text, language).into_iter().map(|(word, _)| word).collect()
}

/// The place in the narration that says another number of the same unit. `None` if the same is
/// said, or if it is not sure what is.
pub(crate) fn contradiction(
    narration: &str,
    language: &Language,
    shown: &Said,
) -> Option<Range<usize>> {
    let spoken = spoken(narration, language);
    let is = |wanted: &[String], window: &[(String, Range<usize>)]| {
        window.iter().map(|(word, _)| word).eq(wanted)
    };
    let mut units = spoken
        .windows(shown.unit.len().max(1))
        .enumerate()
        .filter(|(_, window)| is(&shown.unit, window));
    let (at, unit) = units.next()?;
    let before = spoken.get(..at)?;
    // Said with any unit, or with this one twice: then it is not sure which is which.
    let same = spoken.windows(shown.words.len().max(1)).any(|window| is(&shown.words, window));
    if units.next().is_some() || same {
        return None;
    }
    let cardinals = cardinals(language);
    let (value, length) = longest(before, &cardinals)?;
    let start = before.len().checked_sub(length)?;
    let joined = start
        .checked_sub(1)
        .and_then(|at| before.get(at))
        .is_some_and(|(word, _)| is_numeral(word, language, &cardinals));
    let sure = value > 1.0 && !joined && !near(value, shown.value, step(value), step(shown.value));
    let end = unit.last()?.1.end;
    sure.then(|| before.get(start).map_or(end, |(_, range)| range.start)..end)
}

/// The value of the last significant place below a thousand.
fn step(value: f64) -> f64 {
    let places = [100.0, 10.0];
    places.into_iter().find(|place| value % place < 0.5).unwrap_or(1.0)
}

/// The number words that end a text: their value and how many they are.
fn longest(before: &[(String, Range<usize>)], cardinals: &[Vec<String>]) -> Option<(f64, usize)> {
    let ends = |words: &Vec<String>| {
        let start = before.len().checked_sub(words.len())?;
        before.get(start..)?.iter().map(|(word, _)| word).eq(words).then_some(words.len())
    };
    let found = (0_u32..)
        .zip(cardinals)
        .filter_map(|(value, words)| Some((f64::from(value), ends(words)?)));
    found.max_by_key(|(_, length)| *length)
}

/// Whether a word before number words belongs to them: a numeral, a magnitude or the word for the
/// decimal mark.
fn is_numeral(word: &str, language: &Language, cardinals: &[Vec<String>]) -> bool {
    let larger = ["1000", "2000", "1000000", "2000000", "1.5", "1,5"];
    cardinals.iter().any(|words| words.iter().any(|other| other == word))
        || larger
            .iter()
            .any(|figure| spoken(figure, language).iter().any(|(other, _)| other == word))
}

/// 0–999 as the language says them.
fn cardinals(language: &Language) -> Vec<Vec<String>> {
    (0..1000).map(|value| words(&value.to_string(), language)).collect()
}
