//! Times as people write them: `8s`, `1m30s`, `0:00–0:08`, `about 6-16 seconds`.

use crate::ast::{TimeValue, WrittenTime};
use crate::source::Span;
use crate::time::Time;

use super::grammar::{Rule, Token, time_line};

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
    if token.as_rule() == Rule::bare {
        let value = TimeValue::Length(from_seconds(number(token.as_str())));
        return Some(TimeText { value, approximate: false });
    }
    let time = written(&token, 0)?;
    Some(TimeText { value: time.value, approximate: time.approximate })
}

/// Reads a `time` token; `shift` is added to its places.
pub(super) fn written(token: &Token<'_>, shift: usize) -> Option<WrittenTime> {
    let place = token.as_span();
    let mut time = WrittenTime {
        value: TimeValue::Length(Time::ZERO),
        approximate: false,
        span: Span::new(shift + place.start(), shift + place.end()),
    };
    for part in token.clone().into_inner() {
        match part.as_rule() {
            Rule::about => time.approximate = true,
            Rule::length => time.value = TimeValue::Length(from_seconds(seconds(part)?)),
            Rule::range => time.value = range(part)?,
            _ => {}
        }
    }
    Some(time)
}

fn range(token: Token<'_>) -> Option<TimeValue> {
    let mut parts = token.into_inner();
    let from = parts.next()?;
    let to = parts.find(|part| part.as_rule() == Rule::length)?;
    let from = match bare(&from) {
        // `6-16s`: the unit behind the second figure counts for both.
        Some(figure) => figure * unit(&to),
        None => seconds(from)?,
    };
    Some(TimeValue::Range(from_seconds(from), from_seconds(seconds(to)?)))
}

/// The figure of a `moment` that has no unit of its own.
fn bare(moment: &Token<'_>) -> Option<f64> {
    let figure = moment.clone().into_inner().next()?;
    (figure.as_rule() == Rule::bare).then(|| number(figure.as_str()))
}

/// Seconds in the unit of a `length`.
fn unit(length: &Token<'_>) -> f64 {
    let amount = length.clone().into_inner().next();
    let unit = amount.and_then(|amount| amount.into_inner().nth(1));
    if unit.is_some_and(|unit| unit.as_rule() == Rule::minutes) { 60.0 } else { 1.0 }
}

/// The seconds of a `length` or `moment`.
fn seconds(token: Token<'_>) -> Option<f64> {
    token.into_inner().map(|part| part_seconds(&part)).sum()
}

fn part_seconds(part: &Token<'_>) -> Option<f64> {
    if part.as_rule() == Rule::clock {
        return Some(clock(part.as_str()));
    }
    let mut inner = part.clone().into_inner();
    let figure = number(inner.next()?.as_str());
    let minutes = inner.next()?.as_rule() == Rule::minutes;
    Some(if minutes { figure * 60.0 } else { figure })
}

/// `1:30`, `1:02:03`, `0:07.5`
fn clock(text: &str) -> f64 {
    text.split(':').fold(0.0, |sum, part| sum * 60.0 + number(part))
}

fn number(text: &str) -> f64 {
    text.replace(',', ".").parse().unwrap_or(0.0)
}

#[expect(clippy::cast_sign_loss, reason = "figures have no sign and are bounded")]
fn from_seconds(seconds: f64) -> Time {
    Time::from_ms((seconds.min(LONGEST) * 1000.0).round() as u64)
}
