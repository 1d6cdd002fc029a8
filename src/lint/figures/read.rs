//! Reading figures token by token.

use std::ops::Range;

use super::{Figure, Hedge, Unit};
use crate::lint::data::figures::{
    self as data, ABOUT, AT_LEAST, AT_MOST, BETWEEN, COMPOUND, DATING, MONTHS, NAMING, NO_NOUNS,
    Part, SCALE_SIGNS, TWO_WORDS, UNITS,
};

/// A word, the digits of a number, or any other sign.
#[derive(Clone, Debug)]
struct Token<'t> {
    text: &'t str,
    start: usize,
    /// Nothing stands between it and the token before.
    glued: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_digits(&self) -> bool {
        self.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn is_in(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == b' ' {
            at += 1;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { break };
        let len = length(rest, first);
        let token = rest.get(..len).unwrap_or_default();
        let glued = found.last().is_some_and(|last| last.end() == at);
        // The hyphen of "forty-one" parts two words and is no sign.
        let hyphen = first == '-' && glued && found.last().is_some_and(Token::is_word);
        let joins =
            hyphen && text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        if !joins && !first.is_whitespace() {
            found.push(Token { text: token, start: at, glued });
        }
        at += len.max(1);
    }
    found
}

/// The length of the token with which a text begins.
fn length(text: &str, first: char) -> usize {
    if first.is_ascii_digit() {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let joint = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'.' | b','));
        let mut end = 1;
        while digit(end) || joint(end) && digit(end + 1) {
            end += 1;
        }
        end
    } else if first.is_alphabetic() {
        let letters = text.bytes().position(|byte| !byte.is_ascii_alphabetic() && byte != b'\'');
        let plain = letters.unwrap_or(text.len());
        if text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
            return plain;
        }
        text.find(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').unwrap_or(text.len())
    } else {
        first.len_utf8()
    }
}

/// A number before its unit is known.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: f64,
    step: f64,
    /// Words that make no number together: a year in pairs, a countdown.
    odd: bool,
}

pub(super) fn figures(text: &str) -> Vec<Figure<'_>> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let mut found: Vec<(Range<usize>, Figure<'_>)> = Vec::new();
    while reader.at < tokens.len() {
        let first = reader.at;
        match reader.number() {
            Some(number) => {
                let numeral = reader.at;
                let figure = reader.figure(first, number);
                found.extend(figure.map(|figure| (first..numeral, figure)));
            }
            None => reader.at = first + 1,
        }
    }
    mark_relations(&tokens, &mut found);
    found.into_iter().map(|(_, figure)| figure).collect()
}

/// "ten to fifteen percent", "one in six", "5–10 %": neither says anything alone.
fn mark_relations(tokens: &[Token<'_>], found: &mut [(Range<usize>, Figure<'_>)]) {
    const RELATIONS: &[&str] =
        &["to", "or", "in", "of", "out", "-", "–", "—", "/", ":", "x", "×", "by"];
    for at in 1..found.len() {
        let Some([(one, before), (other, behind)]) = found.get_mut(at - 1..=at) else { continue };
        let between = tokens.get(one.end..other.start).unwrap_or_default();
        // The unit of the first may stand between, too: "ten percent to fifteen percent".
        let related =
            between.len() <= 3 && between.last().is_some_and(|token| token.is_in(RELATIONS));
        // "five, ten or twelve days", "between five and ten days".
        let listed = before.unit == Unit::Bare
            && between.iter().all(|token| token.is_in(&["and", ","]))
            && !between.is_empty();
        if related || listed {
            before.vague = true;
            behind.vague = true;
        }
    }
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    at: usize,
}

impl<'t> Reader<'_, 't> {
    fn peek(&self, ahead: usize) -> Option<&Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    fn before(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The number that begins here.
    fn number(&mut self) -> Option<Number> {
        let token = self.peek(0)?;
        if token.is_digits() {
            let number = digits(token.text);
            self.at += 1;
            return Some(self.scaled(number));
        }
        self.words()
    }

    /// `M`, `million` behind digits.
    fn scaled(&mut self, number: Number) -> Number {
        let Some(token) = self.peek(0) else { return number };
        let sign = SCALE_SIGNS
            .iter()
            .find(|(sign, _)| token.glued && token.text == *sign)
            .map(|(_, by)| *by);
        let by = sign.or_else(|| match part(token) {
            Some(Part::Scale(by)) => Some(by),
            Some(Part::Hundred) => Some(100.0),
            _ => None,
        });
        let Some(by) = by else { return number };
        self.at += 1;
        Number { value: number.value * by, step: number.step * by, ..number }
    }

    /// "one hundred and forty-one thousand", "two point five million", "a million".
    fn words(&mut self) -> Option<Number> {
        let mut sum = Sum::default();
        let is_article = |token: &Token<'_>| token.text.len() < 3 && token.is_in(&["a", "an"]);
        let article = self.peek(0).is_some_and(is_article);
        let start = self.at + usize::from(article);
        let counted = self.tokens.get(start).and_then(part)?;
        if article && !matches!(counted, Part::Hundred | Part::Scale(_)) {
            return None;
        }
        self.at = start;
        loop {
            if let Some(part) = self.peek(0).and_then(part) {
                sum.add(part);
                self.at += 1;
            } else if self.is_joined(&sum) {
                self.at += 1;
            } else if self.says(&["and", "a", "half"]) && sum.current.is_some() {
                sum.current = sum.current.map(|current| current + 0.5);
                sum.places = 1;
                self.at += 3;
            } else if !(self.says(&["point"]) && self.decimals(&mut sum)) {
                break;
            }
        }
        Some(sum.number())
    }

    fn says(&self, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.peek(ahead).is_some_and(|token| token.is(word)))
    }

    /// The "and" of "a hundred and one".
    fn is_joined(&self, sum: &Sum) -> bool {
        let next = self.peek(1).and_then(part);
        sum.takes_and()
            && self.says(&["and"])
            && matches!(next, Some(Part::Small(_) | Part::Tens(_)))
    }

    /// "point eight five".
    fn decimals(&mut self, sum: &mut Sum) -> bool {
        let mut ahead = 1;
        let (mut decimals, mut places) = (0.0, 0);
        while let Some(Part::Small(digit)) = self.peek(ahead).and_then(part) {
            if digit > 9.0 || places > 8 {
                break;
            }
            (decimals, places, ahead) = (decimals * 10.0 + digit, places + 1, ahead + 1);
        }
        let Some(current) = sum.current.filter(|_| places > 0) else { return false };
        sum.current = Some(current + decimals / 10_f64.powi(places));
        sum.places = places;
        self.at += ahead;
        true
    }

    /// The figure of a number that began at token `first`; `None` for what is no figure.
    fn figure(&mut self, first: usize, number: Number) -> Option<Figure<'t>> {
        let start = self.tokens.get(first)?;
        let prefix = self.before(first).filter(|_| start.glued);
        let money = prefix.and_then(|token| unit(token.text, true));
        let opening = prefix.filter(|_| money.is_some()).unwrap_or(start).start;
        let (value, counted, end) = match money {
            Some(name) => (number.value, Unit::Known(name), self.at),
            None => self.counted(number)?,
        };
        let named = money.is_none() && self.is_named(first);
        let lone_one = (value - 1.0).abs() < 1e-9 && matches!(counted, Unit::Noun(_) | Unit::Bare);
        self.at = end;
        let unit = if number.odd || named || lone_one { Unit::Bare } else { counted };
        let place = opening..self.before(end).map_or(opening, Token::end);
        let unsure = number.odd || self.is_rest(first);
        let (step, hedge) = (number.step, self.hedge(first, end));
        Some(Figure { range: place, value, step, unit, hedge, vague: unsure })
    }

    /// "an hour and twenty minutes", "five feet ten inches": the rest of a measure says nothing
    /// alone.
    fn is_rest(&self, first: usize) -> bool {
        let joined = self.before(first).is_some_and(|token| token.is("and"));
        let larger = first.checked_sub(usize::from(joined)).and_then(|at| self.before(at));
        larger
            .and_then(|token| unit(token.text, false))
            .is_some_and(|name| COMPOUND.contains(&name))
    }

    /// What a number counts, and where that ends.
    fn counted(&self, number: Number) -> Option<(f64, Unit<'t>, usize)> {
        let Some(next) = self.peek(0) else { return Some((number.value, bare(number), self.at)) };
        if let Some(name) = self.peek(1).and_then(|second| unit_of_two(next, second)) {
            return Some((number.value, Unit::Known(name), self.at + 2));
        }
        if let Some(name) = unit(next.text, next.glued) {
            let (cents, end) = self.cents(name);
            return Some((number.value + cents, Unit::Known(name), end));
        }
        if next.glued && next.is_word() {
            // "5th", "2x4", "90s", a code.
            return None;
        }
        let skipped = usize::from(BETWEEN.has(next.text));
        let noun = self.peek(skipped).filter(|token| token.is_word() && !NO_NOUNS.has(token.text));
        let unit = match noun {
            Some(noun) if number.value >= 1000.0 => Unit::Large(noun.text),
            Some(noun) => Unit::Noun(noun.text),
            None => bare(number),
        };
        Some((number.value, unit, self.at))
    }

    /// "and ninety-nine cents" behind an amount of money.
    fn cents(&self, name: &str) -> (f64, usize) {
        let end = self.at + 1;
        if name.len() != 3 || name.contains(char::is_lowercase) {
            return (0.0, end);
        }
        let joined = self.tokens.get(end).is_some_and(|token| token.is("and"));
        let mut rest = Reader { tokens: self.tokens, at: end + usize::from(joined) };
        let cents = rest
            .words()
            .filter(|_| rest.peek(0).is_some_and(|token| token.is_in(&["cents", "cent", "pence"])));
        cents.map_or((0.0, end), |cents| (cents.value / 100.0, rest.at + 1))
    }

    /// Whether the words around a number make it a name, a date, a time or a place in a row.
    fn is_named(&self, first: usize) -> bool {
        let Some(start) = self.tokens.get(first) else { return true };
        let before = self.before(first);
        let named = before.is_some_and(|token| NAMING.has(token.text) || MONTHS.has(token.text));
        named
            || self.is_dated()
            || start.is_digits() && (is_joined(start, before) || self.is_year(start))
    }

    /// "3 October", "9 PM", `10:30`, `3/4`.
    fn is_dated(&self) -> bool {
        let joint = |token: &Token<'_>| token.glued && token.is_in(JOINTS);
        let digits = self.peek(1).is_some_and(|next| next.glued && next.is_digits());
        self.peek(0).is_some_and(|token| {
            DATING.has(token.text) || MONTHS.has(token.text) || joint(token) && digits
        })
    }

    /// Four digits without a mark and a unit.
    fn is_year(&self, start: &Token<'_>) -> bool {
        let counted = self.peek(0).is_some_and(|token| unit(token.text, token.glued).is_some());
        let plain = start.text.len() == 4 && start.text.bytes().all(|byte| byte.is_ascii_digit());
        plain && !counted && (start.text.starts_with('1') || start.text.starts_with("20"))
    }

    fn hedge(&self, first: usize, end: usize) -> Hedge {
        let money = self.before(first).is_some_and(|token| unit(token.text, true).is_some());
        let before = first.checked_sub(usize::from(money)).and_then(|at| self.before(at));
        let Some(before) = before else { return self.open_end(end) };
        let less = self
            .tokens
            .get(first.saturating_sub(2))
            .is_some_and(|token| token.is_in(&["less", "fewer", "smaller", "lower"]));
        match before {
            token if ABOUT.has(token.text) || token.text == "~" => Hedge::About,
            token if token.is("than") && less || token.text == "<" => Hedge::AtMost,
            token if AT_LEAST.has(token.text) || token.text == ">" => Hedge::AtLeast,
            token if AT_MOST.has(token.text) => Hedge::AtMost,
            _ => self.open_end(end),
        }
    }

    /// `10K+`, "ten thousand or more".
    fn open_end(&self, end: usize) -> Hedge {
        let plus = self
            .tokens
            .get(end)
            .is_some_and(|token| token.glued && token.text == "+" || token.is("plus"));
        if plus { Hedge::AtLeast } else { Hedge::None }
    }
}

/// Signs that make one name, date or time of the figures on both sides.
const JOINTS: &[&str] = &["#", "/", ":", "_", "."];

/// Whether digits belong to what stands before them: `Q2`, `#1`, `GPT-4`.
fn is_joined(start: &Token<'_>, before: Option<&Token<'_>>) -> bool {
    let glued = |token: &Token<'_>| {
        token.is_word() || token.is_in(JOINTS) || token.text == "-" && token.glued
    };
    start.glued && before.is_some_and(glued)
}

fn bare<'t>(number: Number) -> Unit<'t> {
    if number.value >= 1000.0 { Unit::Large("") } else { Unit::Bare }
}

/// The unit that two words name together: "per cent", "percentage points", "megawatt hours".
fn unit_of_two(first: &Token<'_>, second: &Token<'_>) -> Option<&'static str> {
    if !TWO_WORDS.has(first.text) {
        return None;
    }
    let second = second.text.strip_suffix(['s', 'S']).unwrap_or(second.text);
    let named = |form: &&'static str| {
        let at = first.text.len();
        form.as_bytes().get(at) == Some(&b' ')
            && form.get(..at).is_some_and(|one| first.is(one))
            && form.get(at + 1..).is_some_and(|two| second.eq_ignore_ascii_case(two))
    };
    let found = UNITS.iter().find(|(_, forms)| forms.iter().any(named));
    found.map(|(name, _)| *name)
}

/// The unit that a word or a sign names. A letter names one only right behind digits.
fn unit(word: &str, glued: bool) -> Option<&'static str> {
    let short = word.len() == 1 && !glued;
    data::unit(word).filter(|_| !short || !word.starts_with(char::is_alphabetic))
}

fn part(token: &Token<'_>) -> Option<Part> {
    data::part(token.text)
}

/// `1,850,000`, `1.85`.
fn digits(text: &str) -> Number {
    let plain = text.replace(',', "");
    let value = plain.parse::<f64>().ok();
    let places = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value_or_zero = value.unwrap_or(0.0);
    Number {
        value: value_or_zero,
        step: step(value_or_zero, i32::try_from(places).unwrap_or(i32::MAX)),
        odd: value.is_none(),
    }
}

/// The value of the last significant place.
fn step(value: f64, places: i32) -> f64 {
    if places > 0 {
        return 10_f64.powi(-places);
    }
    let mut step = 1.0;
    while value > 0.0 && step < 1e15 && value % (step * 10.0) < 0.5 {
        step *= 10.0;
    }
    step
}

/// A number in words as it grows.
#[derive(Default)]
struct Sum {
    total: f64,
    current: Option<f64>,
    last: Option<Part>,
    places: i32,
    /// What the decimals are multiplied by.
    scale: f64,
    odd: bool,
}

impl Sum {
    fn add(&mut self, part: Part) {
        match (part, self.last) {
            (Part::Scale(by), _) => {
                self.total += self.current.take().unwrap_or(1.0) * by;
                self.scale = by;
            }
            (Part::Hundred, _) => self.current = Some(self.current.unwrap_or(1.0) * 100.0),
            (Part::Small(value), Some(Part::Tens(_))) if value < 10.0 && value > 0.0 => {
                self.raise(value);
            }
            (
                Part::Small(value) | Part::Tens(value),
                Some(Part::Hundred | Part::Scale(_)) | None,
            ) => self.raise(value),
            // "twenty twenty-six", "three two one".
            (Part::Small(_) | Part::Tens(_), _) => self.odd = true,
        }
        self.last = Some(part);
    }

    fn raise(&mut self, value: f64) {
        self.current = Some(self.current.unwrap_or(0.0) + value);
    }

    fn takes_and(&self) -> bool {
        matches!(self.last, Some(Part::Hundred | Part::Scale(_)))
    }

    fn number(&self) -> Number {
        let value = self.total + self.current.unwrap_or(0.0);
        let scale = if self.scale > 0.0 { self.scale } else { 1.0 };
        let step = if self.places > 0 { 10_f64.powi(-self.places) * scale } else { step(value, 0) };
        Number { value, step, odd: self.odd }
    }
}
