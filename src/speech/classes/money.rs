//! Money: number, magnitude, currency, cents, and "per" what.

use super::amount::{Amount, per, plus, sign};
use super::{Context, Found};
use crate::speech::language::Currency;
use crate::speech::numerals::{push, word};
use crate::speech::token::TokenKind;

/// Signs of currencies, longest first.
const SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("MX$", "MXN"),
    ("R$", "BRL"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₿", "BTC"),
    ("zł", "PLN"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("원", "KRW"),
    ("Fr.", "CHF"),
];

/// `$141M`, `-$5`, `USD 35`. A currency behind its amount is read by [`after`].
pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    // What begins with a letter is a code in capitals, or "Fr.".
    let is_word = text.byte(at).is_ascii_uppercase() && text.byte(at + 1).is_ascii_lowercase();
    if text.byte(at).is_ascii_lowercase() || is_word && text.byte(at) != b'F' {
        return None;
    }
    let (start, before) = sign(context, at);
    let (code, length) = prefix(context, start)?;
    let prefix = text.slice(start, start + length);
    let blank = text.after_blank(start + length);
    let (figure, behind) = sign(context, blank);
    let amount =
        Amount::parse(context, figure, if before.is_empty() { behind } else { before }, prefix)?;
    // "$3D" is no money.
    if text.byte(amount.end).is_ascii_alphabetic() {
        return None;
    }
    let end = say(context, &amount, code, amount.end, spoken);
    Some((end, TokenKind::Money))
}

/// The sign or the code of a currency at an offset, and its length.
fn prefix(context: Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let text = context.text;
    if text.alphanumeric_before(at) {
        return None;
    }
    // Three capitals and a digit may also be a name, so only known codes count.
    code(context, at)
        .filter(|(_, length)| text.byte(text.after_blank(at + length)).is_ascii_digit())
        .or_else(|| sign_of(context, at))
}

/// The currency whose sign stands at an offset, and the length of the sign.
fn sign_of(context: Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let text = context.text;
    let first = text.byte(at);
    let here = |sign: &str| sign.as_bytes().first() == Some(&first) && text.starts_with(at, sign);
    let (sign, code) = SIGNS.iter().find(|(sign, _)| here(sign))?;
    Some((code, sign.len()))
}

fn code(context: Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let letters = context.text.slice(at, context.text.letters(at));
    if letters.len() != 3 {
        return None;
    }
    let known =
        crate::speech::languages::en::CURRENCIES.iter().find(|currency| currency.0 == letters)?;
    Some((known.0, known.0.len()))
}

/// The currency behind an amount: `35 €`, `3,5 Mio. €`, `20 USD`, `50¢`.
pub(super) fn after(context: Context<'_>, amount: &Amount<'_>, spoken: &mut String) -> Found {
    let text = context.text;
    let blank = text.after_blank(amount.end);
    if matches!(text.byte(blank), 0 | b' '..=b'#' | b'%'..=b'?' | b'a'..=b'y') {
        return None;
    }
    if text.starts_with(amount.end, "¢") {
        amount.say(context, spoken);
        push(spoken, if amount.is_one() { "cent" } else { "cents" });
        return Some((amount.end + "¢".len(), TokenKind::Money));
    }
    let (code, length) = suffix(context, blank)?;
    let end = say(context, amount, code, blank + length, spoken);
    Some((end, TokenKind::Money))
}

/// A sign behind the amount must not be the sign before another one.
fn suffix(context: Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let text = context.text;
    let (code, length) = code(context, at).or_else(|| sign_of(context, at))?;
    let end = at + length;
    let ends = !text.byte(end).is_ascii_alphanumeric()
        && (context.language.counts_characters() || !text.alphanumeric(end));
    ends.then_some((code, length))
}

/// Says an amount of a currency with what follows it, and returns where that ends.
fn say(
    context: Context<'_>,
    amount: &Amount<'_>,
    code: &str,
    end: usize,
    spoken: &mut String,
) -> usize {
    let currency = currency(context, code);
    if let Some(cents) = cents(amount) {
        say_cents(context, amount, cents, &currency, spoken);
    } else {
        amount.say(context, spoken);
        say_name(context, amount, &currency, spoken);
    }
    let end = plus(context, end, spoken);
    per(context, end, spoken).unwrap_or(end)
}

/// The name of the currency; behind a magnitude some languages say "of", which French shortens before a vowel.
fn say_name(context: Context<'_>, amount: &Amount<'_>, currency: &Currency, spoken: &mut String) {
    let name = if amount.is_one() { currency.1 } else { currency.2 };
    let of = context.lexicon().of;
    if of.is_empty() || amount.magnitude.is_none_or(|magnitude| magnitude == 0) {
        return push(spoken, name);
    }
    if context.language.tag == "fr" && name.starts_with('e') {
        push(spoken, "d'");
        return spoken.push_str(name);
    }
    push(spoken, of);
    push(spoken, name);
}

/// The currency's names in the language, else in English.
fn currency(context: Context<'_>, code: &str) -> Currency {
    let own = context.language.lexicon.currencies.iter();
    let english = crate::speech::languages::en::CURRENCIES.iter();
    own.chain(english).find(|currency| currency.0 == code).copied().unwrap_or_default()
}

/// Two decimals of an amount without magnitude.
fn cents(amount: &Amount<'_>) -> Option<u64> {
    let plain =
        amount.magnitude.is_none() && amount.second.is_none() && amount.first.decimals.len() == 2;
    amount.first.decimals.parse().ok().filter(|_| plain)
}

/// "one dollar and ninety-nine cents", "three cents"; other languages say the cents as a bare number.
fn say_cents(
    context: Context<'_>,
    amount: &Amount<'_>,
    cents: u64,
    currency: &Currency,
    spoken: &mut String,
) {
    let (_, one, many, cent, cents_name) = *currency;
    let value = amount.first.value();
    push(spoken, amount.sign);
    let only_cents = value == Some(0) && cents > 0;
    if !only_cents {
        let whole = crate::speech::numerals::Figure { decimals: "", ..amount.first };
        whole.say(context.language, spoken);
        push(spoken, if value == Some(1) { one } else { many });
    }
    if cents == 0 {
        return;
    }
    let named = context.language.tag == "en";
    if !only_cents && named {
        push(spoken, context.lexicon().and);
    }
    word(context.language.numerals.cardinal, cents, spoken);
    if only_cents || named {
        push(spoken, if cents == 1 { cent } else { cents_name });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn amounts_of_money() {
        assert_english(
            TokenKind::Money,
            &[
                ("$141M", "one hundred forty-one million dollars"),
                ("$4.4 billion", "four point four billion dollars"),
                ("$1,099", "one thousand ninety-nine dollars"),
                ("$0.03", "three cents"),
                ("$1.99", "one dollar and ninety-nine cents"),
                ("$15.92/hr", "fifteen dollars and ninety-two cents per hour"),
                ("£350k", "three hundred fifty thousand pounds"),
                ("€99/mo", "ninety-nine euros per month"),
                ("$5-10M", "five to ten million dollars"),
                ("$5–$10", "five to ten dollars"),
                ("-$5", "minus five dollars"),
                ("$1", "one dollar"),
                ("$20.00", "twenty dollars"),
                ("USD 35", "thirty-five dollars"),
                ("35 €", "thirty-five euros"),
                ("50¢", "fifty cents"),
                ("$30/seat", "thirty dollars per seat"),
                ("$500+", "five hundred dollars plus"),
                ("$2m", "two million dollars"),
                ("¥5000", "five thousand yen"),
            ],
        );
    }

    #[test]
    fn money_in_other_languages() {
        assert_eq!(said("3,5 Mio. €", "de").0, "drei Komma fünf Millionen Euro");
        assert_eq!(said("4,99 €", "de").0, "vier Euro neunundneunzig");
        assert_eq!(said("2 millones €", "es").0, "dos millones de euros");
        assert_eq!(said("R$ 1.500", "pt").0, "mil e quinhentos reais");
        assert_eq!(said("15 M€", "fr").0, "quinze millions d'euros");
    }
}
