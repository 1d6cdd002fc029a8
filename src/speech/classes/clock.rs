//! Times of day, and ratios.

use super::{Context, Found};
use crate::speech::numerals::{push, word};
use crate::speech::token::TokenKind;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    if !text.byte(at).is_ascii_digit() || text.alphanumeric_before(at) {
        return None;
    }
    with_colon(context, at, spoken).or_else(|| {
        spoken.clear();
        with_letter(context, at, spoken).or_else(|| hour(context, at, spoken))
    })
}

/// One or two digits of which the value is known.
fn small(context: Context<'_>, at: usize) -> Option<(u64, usize)> {
    let end = context.text.digits(at);
    if !(1..=2).contains(&(end - at)) {
        return None;
    }
    Some((context.text.slice(at, end).parse().ok()?, end))
}

/// `5pm`, `5 p.m.`
fn hour(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let (hour, end) = small(context, at)?;
    let end = half_of_day(context, end).filter(|_| hour <= 12).map(|half| {
        word(context.language.numerals.cardinal, hour, spoken);
        push(spoken, half.0);
        half.1
    })?;
    Some((end, TokenKind::Clock))
}

/// `20h30`, as French and Portuguese write it.
fn with_letter(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let (hour, hour_end) = small(context, at)?;
    let end = text.digits(hour_end + 1);
    let minute = text
        .slice(hour_end + 1, end)
        .parse()
        .ok()
        .filter(|minute| *minute < 60 && end == hour_end + 3)?;
    if context.lexicon().oclock.is_empty()
        || text.byte(hour_end) != b'h'
        || hour > 24
        || text.alphanumeric(end)
    {
        return None;
    }
    say(context, hour, minute, false, spoken);
    Some((end, TokenKind::Clock))
}

/// "A M" or "P M" behind a time, and where it ends.
fn half_of_day(context: Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let text = context.text;
    let start = text.after_blank(at);
    if !matches!(text.byte(start), b'a' | b'p' | b'A' | b'P') {
        return None;
    }
    let forms = ["a.m.", "p.m.", "am", "pm"];
    let rest = text.rest(start);
    let same =
        |form: &&&str| rest.get(..form.len()).is_some_and(|head| head.eq_ignore_ascii_case(form));
    let form = forms.iter().find(same)?;
    let end = start + form.len();
    // "I am" and "at 5 am I" differ in nothing but the figure before, so the blank needs no more proof.
    let said = if form.starts_with('a') { "A M" } else { "P M" };
    (!text.alphanumeric(end)).then_some((said, context.without_sentence_dot(end)))
}

/// `10:30`, `1:30:00`, `16:9`.
fn with_colon(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let (first, first_end) = digits(context, at)?;
    if text.byte(first_end) != b':' || !text.byte(first_end + 1).is_ascii_digit() {
        return None;
    }
    let (second, end) = digits(context, first_end + 1)?;
    let minutes = end - first_end == 3 && second < 60;
    let half = half_of_day(context, end);
    if half.is_none() && (!minutes || is_format(first, second)) {
        return Some((end, ratio(context, (first, second), spoken)));
    }
    if text.byte(end) == b':' && text.byte(end + 1).is_ascii_digit() {
        return with_seconds(context, (first, second), end, spoken);
    }
    say(context, first, second, half.is_some(), spoken);
    push(spoken, half.map_or("", |(said, _)| said));
    Some((half.map_or_else(|| after_oclock(context, end), |(_, end)| end), TokenKind::Clock))
}

/// The "Uhr" of "14:30 Uhr" was said between hour and minute.
fn after_oclock(context: Context<'_>, end: usize) -> usize {
    let text = context.text;
    let oclock = context.lexicon().oclock;
    let start = text.after_blank(end);
    let repeated = !oclock.is_empty()
        && start > end
        && text.starts_with(start, oclock)
        && !text.alphanumeric(start + oclock.len());
    if repeated { start + oclock.len() } else { end }
}

/// Up to four digits.
fn digits(context: Context<'_>, at: usize) -> Option<(u64, usize)> {
    let end = context.text.digits(at);
    if end - at > 4 {
        return None;
    }
    Some((context.text.slice(at, end).parse().ok()?, end))
}

/// Formats of pictures that could be a time.
fn is_format(first: u64, second: u64) -> bool {
    matches!((first, second), (9 | 10, 16) | (16, 10))
}

/// Formats are "by", other ratios "to".
fn ratio(context: Context<'_>, (first, second): (u64, u64), spoken: &mut String) -> TokenKind {
    let lexicon = context.lexicon();
    let format = is_format(first, second)
        || matches!((first, second), (16 | 21, 9) | (4, 3 | 5) | (3, 2) | (5, 4));
    word(context.language.numerals.cardinal, first, spoken);
    push(spoken, if format { lexicon.by } else { lexicon.to });
    word(context.language.numerals.cardinal, second, spoken);
    TokenKind::Ratio
}

/// "ten thirty", "seven oh five", "ten o'clock"; with "A M" the full hour is a bare number.
fn say(context: Context<'_>, hour: u64, minute: u64, half: bool, spoken: &mut String) {
    let english = context.language.tag == "en";
    word(context.language.numerals.cardinal, hour, spoken);
    push(
        spoken,
        context
            .lexicon()
            .oclock
            .split(' ')
            .next()
            .filter(|_| minute == 0)
            .unwrap_or(context.lexicon().oclock),
    );
    match minute {
        0 if half || !english => return,
        0 => return push(spoken, if hour > 12 { "hundred" } else { "o'clock" }),
        1..10 if english => push(spoken, "oh"),
        _ => {}
    }
    word(context.language.numerals.cardinal, minute, spoken);
}

fn with_seconds(
    context: Context<'_>,
    (hours, minutes): (u64, u64),
    at: usize,
    spoken: &mut String,
) -> Found {
    let (seconds, end) = small(context, at + 1)?;
    for number in [hours, minutes, seconds] {
        word(context.language.numerals.cardinal, number, spoken);
    }
    Some((end, TokenKind::Clock))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn times_of_day() {
        assert_english(
            TokenKind::Clock,
            &[
                ("5pm", "five P M"),
                ("10:30 AM", "ten thirty A M"),
                ("7:05", "seven oh five"),
                ("10:00", "ten o'clock"),
                ("17:30", "seventeen thirty"),
                ("5 p.m.", "five P M"),
                ("1:30:00", "one thirty zero"),
            ],
        );
        assert_eq!(said("10:30", "de").0, "zehn Uhr dreißig");
        assert_eq!(
            said("14:30 Uhr", "de"),
            ("vierzehn Uhr dreißig".to_owned(), TokenKind::Clock, 9)
        );
        assert_eq!(said("20h30", "fr").0, "vingt heures trente");
        assert_eq!(said("8:00", "fr").0, "huit heures");
        assert_eq!(said("5 p.m. Then", "en").2, 5);
        assert_eq!(said("5 p.m. ET", "en").2, 6);
        assert_eq!(said("5 p.m. Friday", "en").2, 6);
    }

    #[test]
    fn ratios() {
        assert_english(
            TokenKind::Ratio,
            &[
                ("16:9", "sixteen by nine"),
                ("9:16", "nine by sixteen"),
                ("10:1", "ten to one"),
                ("2:1", "two to one"),
            ],
        );
    }
}
