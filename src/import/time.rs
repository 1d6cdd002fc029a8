//! Times as people write them, in any language: `0:00–0:05`, `(0-5s)`, `8 Sekunden`, `۰:۰۰ تا ۰:۰۵`,
//! `00：05 至 00：10`, `0:06 - 0:07.5`, `00:05:200`.

use std::ops::Range;

use crate::ast::TimeValue;
use crate::time::Time;

use super::words;

/// Words between minutes and seconds.
const AND: &[&str] = &["and", "e", "y", "et", "und", "и", "و", "ve", "en", "i", "dan"];

/// Letters of the longest unit or word between figures.
const LONGEST_WORD: usize = 16;

/// A time in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Where it stands, "about" included.
    pub(super) range: Range<usize>,
    pub(super) value: Value,
    /// Whether "about" or "~" stands before it.
    pub(super) approximate: bool,
}

/// What a written time says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// `8s`
    Length(Time),
    /// `0:08`: how long, or from when on.
    Clock(Time),
    /// `0:00–0:08`
    Range(Time, Time),
    /// `0–8`: figures that are a time only where nothing else can be meant.
    Bare(Time, Time),
    /// `8`
    Figure(Time),
}

impl Value {
    /// The time where nothing but a time can stand, such as under `Duration`.
    pub(super) const fn certain(self) -> TimeValue {
        match self {
            Value::Length(length) | Value::Clock(length) | Value::Figure(length) => {
                TimeValue::Length(length)
            }
            Value::Range(from, to) | Value::Bare(from, to) => TimeValue::Range(from, to),
        }
    }
}

/// The time at the start of a text, if one stands there.
pub(super) fn at_start(text: &str) -> Option<Found> {
    let mut scan = Scan { text, at: 0 };
    scan.blanks();
    let start = scan.at;
    let approximate = scan.about();
    let from = scan.point()?;
    let end_of_first = scan.at;
    let (value, end) = match scan.glued() {
        Some(to) => (range(from, to)?, scan.at),
        None => (single(from), end_of_first),
    };
    // `0:05pm`, `5%`, `5th`, `3D`: no time.
    let behind = text.get(end..)?.chars().next();
    let broken = behind.is_some_and(|letter| {
        letter == '%'
            || letter == '°'
            || (letter.is_alphanumeric() && (digit(letter).is_some() || !is_wide(letter)))
    });
    (!broken).then_some(Found { range: start..end, value, approximate })
}

/// The time that a text consists of, and nothing else but brackets.
pub(super) fn whole(text: &str) -> Option<Found> {
    let inner = text.trim_matches(|letter: char| letter.is_whitespace() || is_bracket(letter));
    let shift = inner.as_ptr() as usize - text.as_ptr() as usize;
    let found = at_start(inner)?;
    let rest = inner
        .get(found.range.end..)?
        .trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let range = found.range.start + shift..found.range.end + shift;
    rest.is_empty().then_some(Found { range, ..found })
}

pub(super) const fn is_bracket(letter: char) -> bool {
    matches!(
        letter,
        '(' | ')' | '[' | ']' | '（' | '）' | '【' | '】' | '［' | '］' | '〔' | '〕' | '「' | '」'
    )
}

/// A point or a length on the time line.
#[derive(Clone, Copy, Debug)]
struct Point {
    seconds: f64,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Clock,
    Unit(f64),
    Bare,
}

fn single(point: Point) -> Value {
    let time = time(point.seconds);
    match point.kind {
        Kind::Clock => Value::Clock(time),
        Kind::Unit(_) => Value::Length(time),
        Kind::Bare => Value::Figure(time),
    }
}

/// `6-16s`: the unit behind the second figure counts for both.
fn range(from: Point, to: Point) -> Option<Value> {
    let start = match (from.kind, to.kind) {
        (Kind::Bare, Kind::Unit(factor)) => from.seconds * factor,
        _ => from.seconds,
    };
    let (start, end) = (time(start), time(to.seconds));
    let bare = from.kind == Kind::Bare && to.kind == Kind::Bare;
    (start <= end).then_some(if bare { Value::Bare(start, end) } else { Value::Range(start, end) })
}

/// Figures past this are no time of a video.
const LONGEST: f64 = 360_000.0;

#[expect(clippy::cast_sign_loss, reason = "figures have no sign and are bounded")]
fn time(seconds: f64) -> Time {
    Time::from_ms((seconds.min(LONGEST) * 1000.0).round() as u64)
}

/// The value of a digit in any script.
pub(super) fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// Letters of scripts without spaces: a time may be followed by one.
const fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, letters: &[char]) -> bool {
        let found = self.rest().chars().next().filter(|letter| letters.contains(letter));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Steps over `~`, `ca.`, `etwa`.
    fn about(&mut self) -> bool {
        let start = self.at;
        if self.eat(&['~', '≈', '±']) {
            self.blanks();
            return true;
        }
        let word = self.word();
        if word.is_empty() || !words::is_about(word) {
            self.at = start;
            return false;
        }
        self.eat(&['.']);
        self.blanks();
        true
    }

    /// The letters at the cursor, which moves behind them.
    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest
            .find(|letter: char| !letter.is_alphabetic() && !is_vowel_sign(letter))
            .unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        self.at += end;
        word
    }

    /// A whole number and how many digits it has.
    fn digits(&mut self) -> Option<(f64, usize)> {
        let mut value = 0.0;
        let mut count = 0;
        for letter in self.rest().chars() {
            let Some(digit) = digit(letter) else { break };
            value = value * 10.0 + f64::from(digit);
            count += 1;
            self.at += letter.len_utf8();
        }
        (1..=9).contains(&count).then_some((value, count))
    }

    /// What stands behind a decimal mark.
    fn fraction(&mut self) -> f64 {
        let start = self.at;
        if !self.eat(&['.', ',', '٫', '．']) {
            return 0.0;
        }
        let Some((value, count)) = self.digits() else {
            self.at = start;
            return 0.0;
        };
        value / 10_f64.powi(i32::try_from(count).unwrap_or(9))
    }

    fn point(&mut self) -> Option<Point> {
        let (first, _) = self.digits()?;
        let colon = |scan: &mut Self| {
            let start = scan.at;
            if !scan.eat(&[':', '：', '∶']) {
                return None;
            }
            let found = scan.digits().filter(|(_, count)| (2..=3).contains(count));
            if found.is_none() {
                scan.at = start;
            }
            found
        };
        let Some((second, _)) = colon(self) else { return Some(self.amount(first)) };
        let seconds = match colon(self) {
            // mm:ss:mmm, else h:mm:ss; a fourth part counts frames.
            Some((third, 3)) => first * 60.0 + second + third / 1000.0,
            Some((third, _)) => {
                let _frames = colon(self);
                (first * 60.0 + second) * 60.0 + third + self.fraction()
            }
            None => first * 60.0 + second + self.fraction(),
        };
        self.idle_unit();
        Some(Point { seconds, kind: Kind::Clock })
    }

    /// `8s`, `1m30s`, `1 min 30 s`, `1分30秒`, or a bare figure.
    fn amount(&mut self, first: f64) -> Point {
        if let Some(seconds) = self.primes(first) {
            return Point { seconds, kind: Kind::Clock };
        }
        let first = first + self.fraction();
        let Some(factor) = self.unit() else {
            return Point { seconds: first, kind: Kind::Bare };
        };
        let mut seconds = first * factor;
        let behind = self.at;
        self.blanks();
        self.and();
        let value = self.digits().map(|(value, count)| (value + self.fraction(), count));
        // `1 min 40`: what follows minutes without a unit is seconds.
        let bare = |scan: &Self| {
            !scan.rest().starts_with(|letter: char| {
                letter.is_alphanumeric() || matches!(letter, ':' | '-' | '–' | '%')
            }) && scan.rest().trim().is_empty()
        };
        let unit = self.unit().or_else(|| {
            (factor > 1.0 && value.is_some_and(|(_, count)| count == 2) && bare(self))
                .then_some(1.0)
        });
        let more = value.map(|(value, _)| value).zip(unit);
        match more.filter(|(_, smaller)| *smaller < factor) {
            Some((value, smaller)) => seconds += value * smaller,
            None => self.at = behind,
        }
        Point { seconds, kind: Kind::Unit(factor) }
    }

    /// Steps over the word between minutes and seconds: `1 minuto e 5 secondi`.
    fn and(&mut self) {
        let start = self.at;
        let word = self.word();
        if AND.contains(&word) { self.blanks() } else { self.at = start }
    }

    /// `1'30"`
    fn primes(&mut self, minutes: f64) -> Option<f64> {
        let start = self.at;
        let seconds = self.eat(&['\'', '′', '’']).then(|| self.digits()).flatten();
        let closed = self.eat(&['"', '″', '”']) || self.eat(&['\'']) && self.eat(&['\'']);
        if seconds.is_none() || !closed {
            self.at = start;
            return None;
        }
        seconds.map(|(value, _)| minutes * 60.0 + value)
    }

    /// `0:30 min`: the unit says nothing new.
    fn idle_unit(&mut self) {
        let start = self.at;
        if self.unit().is_none() {
            self.at = start;
        }
    }

    /// A unit of time with what ends it, such as the full stop of `sec.`.
    fn unit(&mut self) -> Option<f64> {
        let start = self.at;
        self.blanks();
        if self.eat(&['-', '‑']) && !self.rest().starts_with(char::is_alphabetic) {
            self.at = start;
            return None;
        }
        let at = self.at;
        let word = self.word();
        let unit = (word.chars().count() <= LONGEST_WORD).then(|| words::unit(word)).flatten();
        if let Some(unit) = unit {
            // `sec.`, but not the full stop of a sentence.
            if word.len() > 1 && word.is_ascii() && self.rest().starts_with('.') && word.len() <= 4
            {
                self.at += 1;
            }
            return Some(unit);
        }
        // `5秒钟片头`, `8s片头`: letters without a space between them.
        let longest =
            word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(LONGEST_WORD);
        let mut best = None;
        for end in longest {
            let head = word.get(..end).unwrap_or_default();
            let next = word.get(end..).and_then(|rest| rest.chars().next());
            if next.is_some_and(is_wide)
                && let Some(unit) = words::unit(head)
            {
                best = Some((end, unit));
            }
        }
        if let Some((end, unit)) = best {
            self.at = at + end;
            Some(unit)
        } else {
            self.at = start;
            None
        }
    }

    /// The other end of a range, behind a dash or a word such as `to`.
    fn glued(&mut self) -> Option<Point> {
        let start = self.at;
        self.blanks();
        let dash = self.eat(&[
            '-', '–', '—', '→', '‑', '−', '~', '～', '〜', '－', '➔', '➜', '›', '⟶', 'ー', '―',
            '至', '到',
        ]) || self.eat_word_to();
        // `-->` and `->`.
        while dash && self.eat(&['-', '>']) {}
        self.blanks();
        self.about();
        let point = dash.then(|| self.point()).flatten();
        if point.is_none() {
            self.at = start;
        }
        point
    }

    fn eat_word_to(&mut self) -> bool {
        let start = self.at;
        let word = self.word();
        let found = !word.is_empty() && word.chars().count() <= LONGEST_WORD && words::is_to(word);
        if !found {
            self.at = start;
        }
        found
    }
}

const fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{93c}'..='\u{94f}' | '\u{900}'..='\u{903}' | '\u{64b}'..='\u{65f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<(u64, Option<u64>)> {
        let found = whole(text)?;
        Some(match found.value.certain() {
            TimeValue::Length(length) => (length.ms(), None),
            TimeValue::Range(from, to) => (from.ms(), Some(to.ms())),
        })
    }

    #[test]
    fn lengths() {
        for (text, expected) in [
            ("8s", 8000),
            ("(8 sec.)", 8000),
            ("30 seconds", 30_000),
            ("1 minute", 60_000),
            ("1m30s", 90_000),
            ("1 min 30 s", 90_000),
            ("1 min 40", 100_000),
            ("1 minuto e 5 secondi", 65_000),
            ("1分30秒", 90_000),
            ("5秒", 5000),
            ("５秒", 5000),
            ("8초", 8000),
            ("0.5 min", 30_000),
            ("2,5 Sekunden", 2500),
            ("~8s", 8000),
            ("ca. 8 Sek.", 8000),
            ("около 8 секунд", 8000),
            ("8 сек", 8000),
            ("۸ ثانیه", 8000),
            ("٨ ثوانٍ", 8000),
            ("5 सेकंड", 5000),
            ("10-second", 10_000),
            ("0:08", 8000),
            ("1'30\"", 90_000),
            ("0′45″", 45_000),
            ("00:05:200", 5200),
            ("00:00:05", 5000),
            ("1:00:05", 3_605_000),
        ] {
            assert_eq!(ms(text), Some((expected, None)), "{text}");
        }
    }

    #[test]
    fn ranges() {
        for (text, from, to) in [
            ("0:00–0:05", 0, 5000),
            ("(0-5s)", 0, 5000),
            ("[0:06 - 0:07.5]", 6000, 7500),
            ("0s–5s", 0, 5000),
            ("0:00 to 0:05", 0, 5000),
            ("0:00 bis 0:05", 0, 5000),
            ("0:00 a 0:05", 0, 5000),
            ("0:00 → 0:05", 0, 5000),
            ("0:00 --> 0:05", 0, 5000),
            ("۰:۰۰ تا ۰:۰۵", 0, 5000),
            ("۰:۰۰–۰:۰۵", 0, 5000),
            ("００：００－００：０５", 0, 5000),
            ("0~5秒", 0, 5000),
            ("0秒〜5秒", 0, 5000),
            ("0-3초", 0, 3000),
            ("5–12", 5000, 12_000),
            ("00:05:000 - 00:07:500", 5000, 7500),
        ] {
            assert_eq!(ms(text), Some((from, Some(to))), "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_times() {
        for text in [
            "15 min workout",
            "105 words",
            "5%",
            "3D",
            "10:30pm",
            "5th",
            "",
            "abc",
            "-",
            "8-5",
            "2026-11-22 x",
        ] {
            assert_eq!(ms(text), None, "{text}");
        }
    }
}
