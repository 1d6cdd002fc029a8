//! What money, percentages, quantities and numbers share: sign, figure, range, magnitude.

use super::Context;
use crate::speech::numerals::{Figure, push, word};

/// A figure with its sign, perhaps a second one behind "to" or "by", and perhaps a magnitude.
pub(super) struct Amount<'t> {
    pub(super) sign: &'static str,
    pub(super) first: Figure<'t>,
    pub(super) second: Option<(Joint, Figure<'t>)>,
    pub(super) magnitude: Option<usize>,
    pub(super) end: usize,
}

/// What joins two figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    To,
    By,
}

impl<'t> Amount<'t> {
    /// The amount whose figure begins at an offset behind a sign. `prefix` is the sign of a currency that may be repeated.
    pub(super) fn parse(
        context: Context<'t>,
        at: usize,
        sign: &'static str,
        prefix: &str,
    ) -> Option<Self> {
        let first = Figure::parse(context.text, at, context.language)?;
        let second = second(context, first.end, prefix);
        let figures = second.as_ref().map_or(first.end, |(_, figure)| figure.end);
        let money = !prefix.is_empty();
        let magnitude = magnitude(context, figures, money)
            .filter(|(kind, end)| money || !is_letter(context, &first, *kind, figures, *end));
        let end = magnitude.map_or(figures, |(_, end)| end);
        Some(Self { sign, first, second, magnitude: magnitude.map(|(kind, _)| kind), end })
    }

    /// Whether it is exactly one, as in "one dollar".
    pub(super) fn is_one(&self) -> bool {
        self.second.is_none() && self.magnitude.is_none() && self.first.is_one()
    }

    /// Says the sign, the figures and the magnitude.
    pub(super) fn say(&self, context: Context<'_>, spoken: &mut String) {
        push(spoken, self.sign);
        self.say_figure(context, &self.first, spoken);
        if let Some((joint, figure)) = &self.second {
            push(
                spoken,
                if *joint == Joint::To { context.lexicon().to } else { context.lexicon().by },
            );
            self.say_figure(context, figure, spoken);
        }
        if let Some(magnitude) = self.magnitude {
            if self.second.as_ref().map_or(&self.first, |(_, figure)| figure).decimals.is_empty() {
                (context.language.numerals.before_noun)(spoken);
            }
            let (one, many) =
                context.lexicon().magnitudes.get(magnitude).copied().unwrap_or_default();
            push(spoken, if self.second.is_none() && self.first.is_one() { one } else { many });
        }
    }

    fn say_figure(&self, context: Context<'_>, figure: &Figure<'_>, spoken: &mut String) {
        let year = self.is_years().then(|| figure.value()).flatten().filter(|_| figure.is_year());
        match year {
            Some(year) => word(context.language.numerals.year, year, spoken),
            None => figure.say(context.language, spoken),
        }
    }

    /// `2019–2023` and `2023-24`.
    fn is_years(&self) -> bool {
        let later = |figure: &Figure<'_>| {
            figure.is_year() || (figure.integer.len() == 2 && figure.decimals.is_empty())
        };
        self.magnitude.is_none()
            && self.first.is_year()
            && self
                .second
                .as_ref()
                .is_some_and(|(joint, figure)| *joint == Joint::To && later(figure))
    }
}

/// Where the figure behind a sign begins and how the sign is said: `-5`, `−16`, `+3`, `±2`.
pub(super) fn sign(context: Context<'_>, at: usize) -> (usize, &'static str) {
    let (text, lexicon) = (context.text, context.lexicon());
    if !matches!(text.byte(at), b'-' | b'+' | 0x80..) {
        return (at, "");
    }
    let signs = [
        ("-", lexicon.minus),
        ("−", lexicon.minus),
        ("–", lexicon.minus),
        ("+", lexicon.plus),
        ("±", "plus or minus"),
    ];
    let free = !text.alphanumeric_before(at)
        && !matches!(text.byte_before(at), b')' | b'%' | b'-' | b'+' | b'.' | b'/');
    let found = signs.iter().find(|(sign, _)| free && text.starts_with(at, sign));
    found.map_or((at, ""), |(sign, said)| (at + sign.len(), said))
}

/// The second figure of `5-10`, `5–10`, `2019 – 2023` or `1920x1080`. Codes of several groups are no ranges.
fn second<'t>(context: Context<'t>, at: usize, prefix: &str) -> Option<(Joint, Figure<'t>)> {
    let text = context.text;
    let blank = text.after_blank(at);
    if !matches!(text.byte(blank), b'-' | b'x' | b'X' | 0x80..) {
        return None;
    }
    let (joint, start) = if let Some(start) = text.after_dash(at) {
        (Joint::To, start)
    } else if text.starts_with(blank, "–") {
        (Joint::To, text.after_blank(blank + "–".len()))
    } else {
        let crossed = ["×", "x", "X"]
            .iter()
            .find(|x| text.starts_with(blank, x) && (blank == at || **x != "X"))?;
        (Joint::By, text.after_blank(blank + crossed.len()))
    };
    let start = if !prefix.is_empty() && text.starts_with(start, prefix) {
        start + prefix.len()
    } else {
        start
    };
    let figure = Figure::parse(text, start, context.language)?;
    let goes_on = text.after_dash(figure.end).is_some_and(|next| text.byte(next).is_ascii_digit())
        && joint == Joint::To;
    (!goes_on).then_some((joint, figure))
}

/// The magnitude behind a figure and where it ends: `M`, `bn`, `Mio.`, ` million`, `-million`.
fn magnitude(context: Context<'_>, at: usize, money: bool) -> Option<(usize, usize)> {
    let text = context.text;
    let free = |end: usize| !text.alphanumeric(end);
    let sign = match text.byte(at) {
        b'K' | b'k' => Some(0),
        b'M' => Some(1),
        b'B' => Some(2),
        b'T' => Some(3),
        b'm' if money => Some(1),
        b'b' if money => Some(2),
        b't' if money => Some(3),
        _ => None,
    };
    if let Some(sign) = sign.filter(|_| free(at + 1)) {
        return Some((sign, at + 1));
    }
    let word = if text.byte(at) == b'-' { at + 1 } else { text.after_blank(at) };
    if !(text.byte(word).is_ascii_alphabetic() || text.byte(word) >= 0x80) {
        return None;
    }
    if let Some((sign, index)) = context
        .lexicon()
        .magnitude_signs
        .iter()
        .find(|(sign, _)| text.starts_with(word, sign) && free(word + sign.len()))
    {
        return Some((*index, word + sign.len()));
    }
    if word == at {
        return None;
    }
    // "15 M€"
    let before_currency =
        ["€", "$", "£"].iter().any(|currency| text.starts_with(word + 1, currency));
    if before_currency && matches!(text.byte(word), b'M' | b'k') {
        return Some((usize::from(text.byte(word) == b'M'), word + 1));
    }
    let named =
        |name: &str| !name.is_empty() && text.starts_with(word, name) && free(word + name.len());
    let magnitudes = context.lexicon().magnitudes.iter().enumerate();
    magnitudes.rev().find_map(|(index, (one, many))| {
        [many, one].iter().find(|name| named(name)).map(|name| (index, word + name.len()))
    })
}

/// Sizes of pictures are letters: `4K`, `8K`. People write thousands of people otherwise.
fn is_letter(
    context: Context<'_>,
    figure: &Figure<'_>,
    magnitude: usize,
    at: usize,
    end: usize,
) -> bool {
    let size = matches!(figure.integer, "2" | "4" | "5" | "6" | "8" | "12" | "16")
        && figure.decimals.is_empty();
    magnitude == 0 && end == at + 1 && size && context.text.byte(at) == b'K'
}

/// What `/mo` and its like say; a word behind a slash is "per" that word. Returns where it ends.
pub(super) fn per(context: Context<'_>, at: usize, spoken: &mut String) -> Option<usize> {
    let text = context.text;
    if text.byte(at) != b'/' {
        return None;
    }
    let end = text.letters(at + 1);
    let word = text.slice(at + 1, end);
    if word.is_empty() || text.alphanumeric(end) {
        return None;
    }
    push(spoken, context.lexicon().per);
    push(spoken, period(word).or_else(|| super::unit::one(context, word)).unwrap_or(word));
    Some(end)
}

/// The short names of periods.
pub(super) fn period(word: &str) -> Option<&'static str> {
    Some(match word {
        "mo" | "mth" | "month" => "month",
        "hr" | "h" | "hour" => "hour",
        "yr" | "y" | "year" => "year",
        "wk" | "week" => "week",
        "d" | "day" => "day",
        "min" | "minute" => "minute",
        "s" | "sec" | "second" => "second",
        "qtr" | "quarter" => "quarter",
        "night" => "night",
        _ => return None,
    })
}

/// A plus behind a figure: "330 plus". Returns where it ends.
pub(super) fn plus(context: Context<'_>, at: usize, spoken: &mut String) -> usize {
    let text = context.text;
    if text.byte(at) == b'+' && !text.alphanumeric(at + 1) && text.byte(at + 1) != b'+' {
        push(spoken, context.lexicon().plus);
        return at + 1;
    }
    at
}
