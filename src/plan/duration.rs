//! The total that running text declares: "a 60-second teaser", "about 90 seconds".

use std::ops::Range;

use crate::ast::TimeValue;
use crate::parse::{TimeText, parse_time};
use crate::time::Time;

/// Units that make a figure in running text a length.
const UNITS: &[&str] = &["seconds", "second", "secs", "sec", "minutes", "minute", "mins", "min"];
const ABOUT: &[&str] = &["about ", "around ", "approximately ", "approx. ", "~", "≈ ", "ca. "];

/// Least and greatest length of a written duration, and whether it need not be exact. Of a range
/// both ends count: `90–120 s` is no moment but a margin.
pub(super) fn bounds(time: TimeText) -> (Time, Time, bool) {
    match time.value {
        TimeValue::Length(length) => (length, length, time.approximate),
        TimeValue::Range(min, max) => (min.min(max), min.max(max), true),
    }
}

/// The first length that a text names, with its place in the text.
pub(super) fn find(text: &str) -> Option<(TimeText, Range<usize>)> {
    let mut at = 0;
    while let Some(start) =
        text.get(at..)?.find(|letter: char| letter.is_ascii_digit()).map(|found| at + found)
    {
        let figure_end = end_of_figure(text, start);
        if let Some(end) = end_of_unit(text, figure_end).filter(|_| !follows_word(text, start)) {
            let (mut time, from) = (read(text.get(start..end)?)?, start);
            let before = text.get(..start)?;
            time.approximate |= ABOUT.iter().any(|about| ends_with(before, about));
            return Some((time, from..end));
        }
        at = figure_end;
    }
    None
}

fn read(written: &str) -> Option<TimeText> {
    // `60-second`: the hyphen joins figure and unit.
    let spaced: String = match written.rfind('-').filter(|at| {
        written
            .get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_alphabetic()))
    }) {
        Some(at) => format!("{} {}", written.get(..at)?, written.get(at + 1..)?),
        None => written.to_owned(),
    };
    parse_time(&spaced)
}

fn follows_word(text: &str, start: usize) -> bool {
    text.get(..start).and_then(|before| before.chars().last()).is_some_and(|letter| {
        letter.is_alphanumeric() || matches!(letter, '.' | ',' | '$' | '€' | '£' | '#')
    })
}

/// The end of `60`, `0.5`, `90–120`.
fn end_of_figure(text: &str, start: usize) -> usize {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(rest.len())
    };
    let end = digits(start);
    let rest = text.get(end..).unwrap_or_default();
    let dash =
        rest.trim_start().strip_prefix(['-', '–', '—']).or_else(|| rest.strip_prefix(" to "));
    match dash
        .map(str::trim_start)
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        Some(second) => digits(text.len() - second.len()),
        None => end,
    }
}

fn end_of_unit(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let unit = rest.strip_prefix(['-', ' ', '\u{a0}', '\u{2011}']).unwrap_or(rest);
    let start = text.len() - unit.len();
    let word = unit.split(|letter: char| !letter.is_ascii_alphabetic()).next()?;
    UNITS.iter().any(|known| word.eq_ignore_ascii_case(known)).then_some(start + word.len())
}

fn ends_with(text: &str, end: &str) -> bool {
    text.len()
        .checked_sub(end.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
