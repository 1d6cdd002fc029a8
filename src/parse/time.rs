//! Times as people write them: `8s`, `1m30s`, `0:00–0:08`, `about 6-16 seconds`.

use crate::ast::{TimeValue, WrittenTime};
use crate::source::Span;
use crate::time::Time;

use super::grammar::{Rule, time_line};

/// Longer than any script; figures past it are cut off here, so that sums cannot overflow.
const LONGEST: f64 = 1e9;

/// A text that is a time and nothing else.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct TimeText {
    /// The value; a figure without unit counts as seconds.
    pub value: TimeValue,
    /// Whether "about" or "~" stands before it.
    pub approximate: bool,
}

/// Reads a text that is a time and nothing else: `90s`, `90`, `1m30s`, `1:30`, `1 min`, `90–120 s`.
pub fn parse_time(text: &str) -> Option<TimeText> {
    let token = time_line(text)?;
    let written = token.as_str();
    if token.as_rule() == Rule::bare_figure {
        let value = TimeValue::Length(from_seconds(number(written)));
        return Some(TimeText { value, approximate: false });
    }
    let (value, approximate) = read(written);
    Some(TimeText { value, approximate })
}

/// Reads what the grammar has found to be a time, at its place.
pub(super) fn written(text: &str, at: usize) -> WrittenTime {
    let (value, approximate) = read(text);
    WrittenTime { value, approximate, span: Span::new(at, at + text.len()) }
}

/// The value of a text that the grammar has found to be a time, and whether it is approximate.
fn read(text: &str) -> (TimeValue, bool) {
    let figures = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let approximate = figures.len() < text.len();
    let range = figures
        .split_once(['-', '–', '—', '→'])
        .or_else(|| figures.split_once("to"))
        .or_else(|| figures.split_once("TO"))
        .or_else(|| figures.split_once("To"));
    let value = match range {
        Some((from, to)) => {
            let bare = !from.contains(|letter: char| letter == ':' || letter.is_ascii_alphabetic());
            // `6-16s`: the unit behind the second figure counts for both.
            let from = if bare { number(from) * unit(to) } else { seconds(from) };
            TimeValue::Range(from_seconds(from), from_seconds(seconds(to)))
        }
        None => TimeValue::Length(from_seconds(seconds(figures))),
    };
    (value, approximate)
}

/// The seconds of `1m30s`, `0.5 min`, `1:30`.
fn seconds(text: &str) -> f64 {
    if text.contains(':') {
        return text.split(':').fold(0.0, |sum, part| sum * 60.0 + number(part));
    }
    let mut sum = 0.0;
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let figure = rest.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (amount, behind) = rest.split_at(figure);
        let word =
            behind.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(behind.len());
        sum += number(amount) * unit(behind);
        rest = behind.get(word..).unwrap_or_default().trim_start();
    }
    sum
}

/// Seconds in the first unit of a text.
fn unit(text: &str) -> f64 {
    let unit = text.chars().find(char::is_ascii_alphabetic);
    if unit.is_some_and(|letter| letter.eq_ignore_ascii_case(&'m')) { 60.0 } else { 1.0 }
}

fn number(text: &str) -> f64 {
    text.trim().replace(',', ".").parse().unwrap_or(0.0)
}

#[expect(clippy::cast_sign_loss, reason = "figures have no sign and are bounded")]
fn from_seconds(seconds: f64) -> Time {
    Time::from_ms((seconds.min(LONGEST) * 1000.0).round() as u64)
}
