//! Dates in figures, and the day beside the name of a month.

use super::{Context, Found};
use crate::speech::language::DateOrder;
use crate::speech::numerals::word;
use crate::speech::token::TokenKind;

/// A date; the year may be missing.
#[derive(Clone, Copy)]
struct Date {
    year: Option<u64>,
    month: u64,
    day: u64,
}

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    if !text.byte(at).is_ascii_digit()
        || text.alphanumeric_before(at)
        || matches!(text.byte_before(at), b'.' | b'/' | b'-')
    {
        return None;
    }
    if let Some((date, end)) = figures(context, at) {
        say(context, date, spoken);
        return Some((end, TokenKind::Date));
    }
    beside_month(context, at, spoken)
}

/// Three groups of digits with one mark, or two that can only be a date.
fn figures(context: Context<'_>, at: usize) -> Option<(Date, usize)> {
    let text = context.text;
    let (first, first_end) = group(context, at)?;
    let mark = text.byte(first_end);
    if !matches!(mark, b'-' | b'/' | b'.') {
        return None;
    }
    let (second, second_end) = group(context, first_end + 1)?;
    if text.byte(second_end) != mark || !text.byte(second_end + 1).is_ascii_digit() {
        return month_and_day(context, at, (first, second), mark, second_end);
    }
    let (third, end) = group(context, second_end + 1)?;
    let goes_on =
        // The time of "2026-01-31T10:00" is another token.
        (text.alphanumeric(end) && text.byte(end) != b'T') || (text.byte(end) == mark && text.byte(end + 1).is_ascii_digit());
    if goes_on {
        return None;
    }
    let date = if first_end - at == 4 {
        dated(first, second, third)?
    } else {
        by_order(context, (first, second), third, end - second_end - 1)?
    };
    Some((date, end))
}

/// A run of one to four digits and where it ends.
fn group(context: Context<'_>, at: usize) -> Option<(u64, usize)> {
    let end = context.text.digits(at);
    if end - at > 4 {
        return None;
    }
    Some((context.text.slice(at, end).parse().ok()?, end))
}

fn dated(year: u64, month: u64, day: u64) -> Option<Date> {
    let valid =
        (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..3000).contains(&year);
    valid.then_some(Date { year: Some(year), month, day })
}

/// `1/31/26` or `31.1.2026`: by the order of the language, or the only one that makes a date.
fn by_order(
    context: Context<'_>,
    (first, second): (u64, u64),
    year: u64,
    digits: usize,
) -> Option<Date> {
    let year = match digits {
        4 => year,
        2 => year + if year < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    let month_first = context.lexicon().date_order == DateOrder::MonthFirst;
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    dated(year, month, day).or_else(|| dated(year, day, month))
}

/// `11/30` is a date where a fraction would be odd; a word such as "until" decides for the rest.
fn month_and_day(
    context: Context<'_>,
    at: usize,
    (first, second): (u64, u64),
    mark: u8,
    end: usize,
) -> Option<(Date, usize)> {
    let text = context.text;
    let closed = !text.alphanumeric(end) && text.byte(end) != b'/';
    if mark != b'/' || !closed || context.lexicon().date_order != DateOrder::MonthFirst {
        return None;
    }
    let valid =
        (1..=12).contains(&first) && (1..=31).contains(&second) && (first, second) != (9, 11);
    let odd = second > 12 && !matches!(second, 16 | 20);
    let told = matches!(
        text.word_before(at).to_ascii_lowercase().as_str(),
        "on" | "until" | "till" | "by" | "before" | "after" | "from" | "since" | "through" | "due"
    );
    (valid && (odd || told)).then_some((Date { year: None, month: first, day: second }, end))
}

/// Fills the language's form of a date.
fn say(context: Context<'_>, date: Date, spoken: &mut String) {
    let numerals = context.language.numerals;
    let mut form = context.lexicon().date;
    while let Some(open) = form.find('{') {
        spoken.push_str(form.get(..open).unwrap_or_default());
        match form.as_bytes().get(open + 1) {
            Some(b'd') => (numerals.cardinal)(date.day, spoken),
            Some(b'o') => (numerals.ordinal)(date.day, spoken),
            Some(b'm') => spoken.push_str(month_name(context, date.month)),
            _ => say_year(context, date.year, spoken),
        }
        form = form.get(open + 3..).unwrap_or_default();
    }
    spoken.push_str(form);
    if date.year.is_none() {
        spoken.truncate(spoken.trim_end_matches([',', ' ']).len());
    }
}

fn say_year(context: Context<'_>, year: Option<u64>, spoken: &mut String) {
    match year {
        Some(year) if (1100..2100).contains(&year) => {
            (context.language.numerals.year)(year, spoken);
        }
        Some(year) => (context.language.numerals.cardinal)(year, spoken),
        None => {}
    }
}

fn month_name(context: Context<'_>, month: u64) -> &'static str {
    let months = &context.language.lexicon.months;
    month
        .checked_sub(1)
        .and_then(|index| months.get(usize::try_from(index).ok()?))
        .copied()
        .unwrap_or_default()
}

/// "March 15" and "15. März": the day is an ordinal where the language has it so.
fn beside_month(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let end = text.digits(at);
    let day =
        text.slice(at, end).parse().ok().filter(|day| (1..=31).contains(day) && end - at <= 2)?;
    if !context.lexicon().ordinal_days || text.alphanumeric(end) || is_fraction(context, end) {
        return None;
    }
    let dotted = end
        + usize::from(
            text.byte(end) == b'.' && context.lexicon().date_order == DateOrder::DayFirst,
        );
    let next = text.after_blank(dotted);
    let follows = next > dotted && is_month(context, text.word(next));
    // "Jan. 5" has a dot between.
    let dot = if text.slice(at.saturating_sub(2), at) == ". " { 2 } else { 0 };
    let before = is_month(context, text.word_before(at - dot));
    if !(follows || before) {
        return None;
    }
    word(context.language.numerals.ordinal, day, spoken);
    Some((if follows { dotted } else { end }, TokenKind::Date))
}

/// "March 3.5%" and "May 5:30" are no days.
fn is_fraction(context: Context<'_>, end: usize) -> bool {
    let text = context.text;
    matches!(text.byte(end), b'%' | b'/')
        || (matches!(text.byte(end), b'.' | b',' | b':') && text.byte(end + 1).is_ascii_digit())
}

/// The name of a month, or its first three letters.
fn is_month(context: Context<'_>, word: &str) -> bool {
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    let short = word.chars().count() == 3 || word == "Sept";
    let months = &context.language.lexicon.months;
    months.iter().any(|month| *month == word || (short && month.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;
    use crate::speech::token::spoken_form;

    #[test]
    fn dates_in_figures() {
        assert_english(
            TokenKind::Date,
            &[
                ("2026-01-31", "January thirty-first, twenty twenty-six"),
                ("04/15/2023", "April fifteenth, twenty twenty-three"),
                ("31/12/2024", "December thirty-first, twenty twenty-four"),
                ("1/31/26", "January thirty-first, twenty twenty-six"),
                ("11/30", "November thirtieth"),
            ],
        );
        assert_eq!(
            said("31.01.2026", "de").0,
            "einunddreißigsten Januar zweitausendsechsundzwanzig"
        );
        assert_eq!(said("2026-01-31", "es").0, "treinta y uno de enero de dos mil veintiséis");
        assert_eq!(said("2026-13-31", "en").1, TokenKind::Phone);
    }

    #[test]
    fn days_beside_a_month_are_ordinals() {
        let day = |text: &str, tag: &str| {
            let tokens = spoken_form(text, crate::speech::Language::find(tag).unwrap());
            tokens.into_iter().find(|token| token.kind == TokenKind::Date).map(|token| token.spoken)
        };
        assert_eq!(day("March 15", "en").as_deref(), Some("fifteenth"));
        assert_eq!(day("15 March", "en").as_deref(), Some("fifteenth"));
        assert_eq!(day("Jan. 5, 2026", "en").as_deref(), Some("fifth"));
        assert_eq!(day("am 15. März an", "de").as_deref(), Some("fünfzehnten"));
        assert_eq!(day("In May 5.5 of them", "en"), None);
        assert_eq!(day("You may 15 times", "en"), None);
    }
}
