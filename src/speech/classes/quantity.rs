//! Numbers with a percent sign, a magnitude or a unit, and bare ones.

use super::amount::{Amount, Joint, per, plus, sign};
use super::{Context, Found, money, unit};
use crate::speech::numerals::{push, say_digits, word};
use crate::speech::token::TokenKind;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    let (start, sign) = sign(context, at);
    let point = text.byte(start) == b'.' && !text.alphanumeric_before(start);
    if !text.byte(start).is_ascii_digit() && !point {
        return None;
    }
    let amount = Amount::parse(context, start, sign, "")?;
    if let Some(money) = money::after(context, &amount, spoken) {
        return Some(money);
    }
    let (end, kind) = percent(context, &amount, spoken)
        .or_else(|| with_unit(context, &amount, spoken))
        .or_else(|| bare(context, &amount, spoken))?;
    let end = plus(context, end, spoken);
    let end = if kind == TokenKind::Year { end } else { per(context, end, spoken).unwrap_or(end) };
    Some((end, kind))
}

fn percent(context: Context<'_>, amount: &Amount<'_>, spoken: &mut String) -> Found {
    let text = context.text;
    let sign = text.after_blank(amount.end);
    let lexicon = context.lexicon();
    let (name, length) = match text.char(sign)? {
        '%' | '٪' => (lexicon.percent, 1),
        '％' => (lexicon.percent, "％".len()),
        '‰' => ("per mille", "‰".len()),
        _ => return None,
    };
    if lexicon.percent_first {
        push(spoken, name);
        amount.say(context, spoken);
    } else {
        amount.say(context, spoken);
        push(spoken, name);
    }
    Some((sign + length, TokenKind::Percent))
}

fn with_unit(context: Context<'_>, amount: &Amount<'_>, spoken: &mut String) -> Found {
    if amount.magnitude.is_some() {
        return None;
    }
    let (name, end) = unit::read(context, amount.end, amount.is_one())?;
    amount.say(context, spoken);
    push(spoken, name);
    Some((end, TokenKind::Quantity))
}

/// A bare number must not touch letters: that is another class.
fn bare(context: Context<'_>, amount: &Amount<'_>, spoken: &mut String) -> Found {
    let text = context.text;
    if text.byte(amount.end).is_ascii_alphabetic()
        || (amount.second.is_none() && is_code(context, amount))
    {
        return None;
    }
    if amount.magnitude.is_some() {
        amount.say(context, spoken);
        return Some((amount.end, TokenKind::Magnitude));
    }
    if let Some(year) = year(context, amount) {
        word(context.language.numerals.year, year, spoken);
        return Some((amount.end, TokenKind::Year));
    }
    if is_emergency(context, amount) {
        say_digits(amount.first.integer, context.language, spoken);
        return Some((amount.end, TokenKind::Number));
    }
    amount.say(context, spoken);
    let sized = matches!(amount.second, Some((Joint::By, _)));
    Some((amount.end, if sized { TokenKind::Ratio } else { TokenKind::Number }))
}

/// The number to call is read digit by digit.
fn is_emergency(context: Context<'_>, amount: &Amount<'_>) -> bool {
    let plain =
        amount.second.is_none() && amount.sign.is_empty() && amount.first.decimals.is_empty();
    plain && context.language.tag == "en" && amount.first.integer == "911"
}

/// In Chinese and its neighbours a year is named as one.
fn year(context: Context<'_>, amount: &Amount<'_>) -> Option<u64> {
    let named = !context.language.counts_characters() || context.text.starts_with(amount.end, "年");
    let alone = amount.second.is_none() && amount.sign.is_empty();
    amount.first.value().filter(|_| alone && named && amount.first.is_year())
}

/// `1.2.3` is a version.
fn is_code(context: Context<'_>, amount: &Amount<'_>) -> bool {
    context.text.byte(amount.end) == b'.' && context.text.byte(amount.end + 1).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn percentages() {
        assert_english(
            TokenKind::Percent,
            &[
                ("28%", "twenty-eight percent"),
                ("5-10%", "five to ten percent"),
                ("−16%", "minus sixteen percent"),
                ("50%+", "fifty percent plus"),
                ("99.9%", "ninety-nine point nine percent"),
                ("0.5 %", "zero point five percent"),
            ],
        );
        assert_eq!(said("35 %", "de").0, "fünfunddreißig Prozent");
        assert_eq!(said("35%", "zh").0, "百分之 三十五");
    }

    #[test]
    fn magnitudes_and_units() {
        assert_english(
            TokenKind::Magnitude,
            &[
                ("1.85M", "one point eight five million"),
                ("128k", "one hundred twenty-eight thousand"),
                ("2.1B", "two point one billion"),
                ("5 million", "five million"),
                ("10K", "ten thousand"),
            ],
        );
        assert_english(
            TokenKind::Quantity,
            &[
                ("3.2GHz", "three point two gigahertz"),
                ("64GB", "sixty-four gigabytes"),
                ("3x", "three times"),
                ("200mi", "two hundred miles"),
                ("1.4s", "one point four seconds"),
                ("13.6in", "thirteen point six inches"),
                ("5 kg", "five kilograms"),
                ("1 km", "one kilometer"),
                ("-5°C", "minus five degrees Celsius"),
                ("90 km/h", "ninety kilometers per hour"),
                ("500MB/s", "five hundred megabytes per second"),
                ("24-fps", "twenty-four frames per second"),
            ],
        );
    }

    #[test]
    fn numbers_and_years() {
        assert_english(
            TokenKind::Number,
            &[
                ("1,250", "one thousand two hundred fifty"),
                ("330+", "three hundred thirty plus"),
                ("2019–2023", "twenty nineteen to twenty twenty-three"),
                ("3-2", "three to two"),
                ("-40", "minus forty"),
            ],
        );
        assert_english(
            TokenKind::Ratio,
            &[
                ("1920x1080", "one thousand nine hundred twenty by one thousand eighty"),
                ("4×4", "four by four"),
            ],
        );
        assert_english(
            TokenKind::Year,
            &[
                ("2024", "twenty twenty-four"),
                ("1905", "nineteen oh five"),
                ("2004", "two thousand four"),
            ],
        );
    }

    #[test]
    fn ambiguous_units_need_to_touch() {
        for text in ["5 in", "5 m", "5 s", "5 x"] {
            assert_eq!(said(text, "en").0, "five", "{text}");
        }
    }
}
