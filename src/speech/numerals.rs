//! What the number words of the languages share, and numbers as they are written.

use super::language::Language;
use super::text::Text;

/// Appends a word with the blank before it; an empty word is nothing.
pub(super) fn push(out: &mut String, word: &str) {
    if word.is_empty() {
        return;
    }
    if !out.is_empty() && !out.ends_with([' ', '-']) {
        out.push(' ');
    }
    out.push_str(word);
}

/// A group of three digits and the power of a thousand that it stands at.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    /// 1–999.
    pub(super) value: u64,
    /// 0 ones, 1 thousands, 2 millions …
    pub(super) power: usize,
}

/// The groups of three digits that are not zero, highest first. A `u64` has at most seven.
pub(super) fn split(number: u64) -> impl Iterator<Item = Scale> {
    (0..7usize).rev().filter_map(move |power| {
        let value = number / 1000u64.pow(power as u32) % 1000;
        (value > 0).then_some(Scale { value, power })
    })
}

/// Longest run of digits that is read as one number; longer ones are read digit by digit.
const LONGEST: usize = 19;

/// A number as it is written: digits with group marks, and perhaps decimals.
#[derive(Clone, Copy)]
pub(super) struct Figure<'t> {
    pub(super) end: usize,
    pub(super) integer: &'t str,
    pub(super) decimals: &'t str,
    pub(super) grouped: bool,
}

impl<'t> Figure<'t> {
    /// The figure that begins at an offset; `.5` has an empty integer. `None` where no digit stands.
    pub(super) fn parse(text: Text<'t>, at: usize, language: &Language) -> Option<Self> {
        let lexicon = language.lexicon;
        let first = text.digits(at);
        let bare_point =
            first == at && text.byte(at) == lexicon.decimal && text.byte(at + 1).is_ascii_digit();
        if first == at && !bare_point {
            return None;
        }
        let end = groups(text, at, first, lexicon.group)
            .or_else(|| narrow_groups(text, at, first, lexicon.blank_groups))
            .unwrap_or(first);
        let (decimals, all) = decimals(text, end, lexicon.decimal);
        Some(Self { end: all, integer: text.slice(at, end), decimals, grouped: end > first })
    }

    /// The value of the integer part; `None` if it is too long to be said as a number.
    pub(super) fn value(&self) -> Option<u64> {
        let digits = self.digits();
        (digits.clone().count() <= LONGEST)
            .then(|| digits.fold(0, |value, digit| value * 10 + u64::from(digit)))
    }

    fn digits(&self) -> impl Iterator<Item = u32> + Clone + use<'t> {
        self.integer.chars().filter_map(|c| c.to_digit(10))
    }

    /// Four digits without a group mark that stand between 1100 and 2099.
    pub(super) fn is_year(&self) -> bool {
        self.integer.len() == 4
            && !self.grouped
            && self.decimals.is_empty()
            && self.value().is_some_and(|v| (1100..2100).contains(&v))
    }

    /// Exactly one, as in "one dollar".
    pub(super) fn is_one(&self) -> bool {
        self.integer == "1" && self.decimals.is_empty()
    }

    /// Says the figure as a plain number, never as a year.
    pub(super) fn say(&self, language: &Language, out: &mut String) {
        if !self.integer.is_empty() || self.decimals.is_empty() {
            self.say_integer(language, out);
        }
        if !self.decimals.is_empty() {
            push(out, language.lexicon.point);
            say_decimals(self.decimals, language, out);
        }
    }

    fn say_integer(&self, language: &Language, out: &mut String) {
        let zero_padded = self.integer.len() > 1 && self.integer.starts_with('0');
        match self.value().filter(|_| !zero_padded) {
            Some(value) => word(language.numerals.cardinal, value, out),
            None => say_digits(self.integer, language, out),
        }
    }
}

/// Appends what a number function says as words of their own.
pub(super) fn word(say: fn(u64, &mut String), value: u64, out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
    say(value, out);
}

/// Says every digit for itself; anything else is passed over.
pub(super) fn say_digits(digits: &str, language: &Language, out: &mut String) {
    for digit in digits.chars().filter_map(|c| c.to_digit(10)) {
        word(language.numerals.cardinal, u64::from(digit), out);
    }
}

/// "vierzehn" where the language says so and no zero leads, else digit by digit.
fn say_decimals(decimals: &str, language: &Language, out: &mut String) {
    let short = decimals.len() <= 2 && !decimals.starts_with('0');
    match decimals.parse::<u64>() {
        Ok(value) if short && language.numerals.decimals_as_number => {
            word(language.numerals.cardinal, value, out);
        }
        _ => say_digits(decimals, language, out),
    }
}

/// Where groups of exactly three digits behind a mark end: `1,250,000`.
fn groups(text: Text<'_>, start: usize, first: usize, mark: u8) -> Option<usize> {
    let mut end = first;
    if !(1..=3).contains(&(first - start)) || text.byte(start) == b'0' {
        return None;
    }
    while text.byte(end) == mark && text.digits(end + 1) == end + 4 {
        end += 4;
    }
    (end > first).then_some(end)
}

/// Groups parted by a narrow or non-breaking blank or an apostrophe; also by a plain blank where that is usual.
fn narrow_groups(text: Text<'_>, start: usize, first: usize, blank: bool) -> Option<usize> {
    if !(1..=3).contains(&(first - start)) || text.byte(start) == b'0' {
        return None;
    }
    if !matches!(text.byte(first), b' ' | b'\'' | 0x80..) {
        return None;
    }
    let marks = ["\u{a0}", "\u{202f}", "\u{2009}", "'", "’", if blank { " " } else { "'" }];
    let mut end = first;
    while let Some(mark) = marks.iter().find(|mark| text.starts_with(end, mark)) {
        let digits = end + mark.len();
        if text.digits(digits) != digits + 3 || text.byte(digits + 3).is_ascii_alphabetic() {
            break;
        }
        end = digits + 3;
    }
    (end > first).then_some(end)
}

/// The decimals behind an integer and where they end. A dot counts in every language, since scripts mix.
fn decimals(text: Text<'_>, at: usize, mark: u8) -> (&str, usize) {
    let found = text.byte(at);
    let end = text.digits(at + 1);
    let is_mark = found == mark || found == b'.';
    if is_mark && end > at + 1 { (text.slice(at + 1, end), end) } else { ("", at) }
}

/// A number system that counts by myriads, as East Asia does.
pub(super) struct System {
    pub(super) digits: [&'static str; 10],
    /// Ones, tens, hundreds, thousands.
    pub(super) units: [&'static str; 4],
    /// Powers of ten thousand.
    pub(super) myriads: [&'static str; 5],
    /// One is said before a unit: "一百", but not "いちひゃく".
    pub(super) one_is_said: bool,
}

/// Appends a number in a system of myriads, without blanks.
pub(super) fn positional(number: u64, system: &System, out: &mut String) {
    if number == 0 {
        return out.push_str(system.digits[0]);
    }
    for (power, myriad) in system.myriads.iter().enumerate().rev() {
        let group = number / 10_000u64.pow(power as u32) % 10_000;
        if group > 0 {
            below_myriad(group, number >= 10_000, system, out);
            out.push_str(myriad);
        }
    }
}

fn below_myriad(group: u64, counted: bool, system: &System, out: &mut String) {
    for (power, unit) in system.units.iter().enumerate().rev() {
        let digit = group / 10u64.pow(power as u32) % 10;
        let silent_one = digit == 1
            && power > 0
            && (!system.one_is_said || (power == 1 && group < 20 && !counted));
        if digit > 0 && !silent_one {
            out.push_str(system.digits.get(digit as usize).copied().unwrap_or_default());
        }
        if digit > 0 {
            out.push_str(unit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(figure: &str, tag: &str) -> String {
        let language = Language::find(tag).unwrap();
        let mut out = String::new();
        Figure::parse(Text(figure), 0, language).unwrap().say(language, &mut out);
        out
    }

    #[test]
    fn figures_are_read_by_their_language() {
        assert_eq!(said("1,250", "en"), "one thousand two hundred fifty");
        assert_eq!(said("1.250", "de"), "eintausendzweihundertfünfzig");
        assert_eq!(said("3.14", "en"), "three point one four");
        assert_eq!(said("3,14", "fr"), "trois virgule quatorze");
        assert_eq!(said("1.85", "en"), "one point eight five");
        assert_eq!(said("007", "en"), "zero zero seven");
        assert_eq!(said(".5", "en"), "point five");
        assert_eq!(said("12 500", "fr"), "douze mille cinq cents");
        assert_eq!(said("12 500", "en"), "twelve");
        assert_eq!(said("12\u{202f}500", "fr"), "douze mille cinq cents");
    }

    #[test]
    fn twenty_digits_are_read_one_by_one() {
        let digits = "1".repeat(20);
        assert_eq!(said(&digits, "en").split(' ').count(), 20);
        assert!(said(&"9".repeat(19), "en").starts_with("nine quintillion"));
    }

    #[test]
    fn years_are_four_digits_without_a_mark() {
        let year = |text| Figure::parse(Text(text), 0, Language::detect("")).unwrap().is_year();
        assert!(
            year("2024")
                && year("1100")
                && !year("2,024")
                && !year("2100")
                && !year("1099")
                && !year("2024.5")
        );
    }
}
