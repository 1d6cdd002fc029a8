//! How English says figures: number words, units and the words around them. All in lower case.

use crate::vocabulary::{self, WordSet};

/// What a number word does to the number before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// 0–19.
    Small(f64),
    /// 20, 30 … 90.
    Tens(f64),
    Hundred,
    /// A thousand and up.
    Scale(f64),
}

/// Number words.
const NUMBER_WORDS: &[(&str, Part)] = &[
    ("zero", Part::Small(0.0)),
    ("one", Part::Small(1.0)),
    ("two", Part::Small(2.0)),
    ("three", Part::Small(3.0)),
    ("four", Part::Small(4.0)),
    ("five", Part::Small(5.0)),
    ("six", Part::Small(6.0)),
    ("seven", Part::Small(7.0)),
    ("eight", Part::Small(8.0)),
    ("nine", Part::Small(9.0)),
    ("ten", Part::Small(10.0)),
    ("eleven", Part::Small(11.0)),
    ("twelve", Part::Small(12.0)),
    ("thirteen", Part::Small(13.0)),
    ("fourteen", Part::Small(14.0)),
    ("fifteen", Part::Small(15.0)),
    ("sixteen", Part::Small(16.0)),
    ("seventeen", Part::Small(17.0)),
    ("eighteen", Part::Small(18.0)),
    ("nineteen", Part::Small(19.0)),
    ("twenty", Part::Tens(20.0)),
    ("thirty", Part::Tens(30.0)),
    ("forty", Part::Tens(40.0)),
    ("fifty", Part::Tens(50.0)),
    ("sixty", Part::Tens(60.0)),
    ("seventy", Part::Tens(70.0)),
    ("eighty", Part::Tens(80.0)),
    ("ninety", Part::Tens(90.0)),
    ("hundred", Part::Hundred),
    ("thousand", Part::Scale(1e3)),
    ("million", Part::Scale(1e6)),
    ("billion", Part::Scale(1e9)),
    ("trillion", Part::Scale(1e12)),
];

/// What a number word does.
pub(crate) fn part(word: &str) -> Option<Part> {
    const WORDS: [&str; NUMBER_WORDS.len()] = vocabulary::first_column(NUMBER_WORDS);
    static NUMBERS: WordSet = WordSet::new(&WORDS);
    NUMBER_WORDS.get(NUMBERS.position(word)?).map(|(_, part)| *part)
}

/// Letters behind digits that multiply them, as written.
pub(crate) const SCALE_SIGNS: &[(&str, f64)] = &[
    ("K", 1e3),
    ("k", 1e3),
    ("M", 1e6),
    ("mn", 1e6),
    ("MM", 1e6),
    ("Mio", 1e6),
    ("B", 1e9),
    ("bn", 1e9),
    ("BN", 1e9),
    ("T", 1e12),
    ("tn", 1e12),
];

/// Units: a name, then all that people write for it. One letter counts only right behind digits.
pub(crate) const UNITS: &[(&str, &[&str])] = &[
    ("percent", &["percent", "%", "pct", "per cent"]),
    ("percentage point", &["percentage point", "pp", "pts", "pt", "point", "points"]),
    ("USD", &["dollar", "dollars", "$", "usd", "bucks"]),
    ("EUR", &["euro", "euros", "€", "eur"]),
    ("GBP", &["pound", "pounds", "£", "gbp"]),
    ("JPY", &["yen", "¥", "jpy"]),
    ("INR", &["rupee", "rupees", "₹", "inr"]),
    ("CHF", &["franc", "francs", "chf"]),
    ("second", &["second", "seconds", "sec", "secs", "s"]),
    ("minute", &["minute", "minutes", "min", "mins"]),
    ("hour", &["hour", "hours", "hr", "hrs", "h"]),
    ("day", &["day", "days"]),
    ("week", &["week", "weeks"]),
    ("month", &["month", "months"]),
    ("year", &["year", "years", "yr", "yrs"]),
    ("kilometer", &["kilometer", "kilometers", "kilometre", "kilometres", "km"]),
    ("meter", &["meter", "meters", "metre", "metres"]),
    ("centimeter", &["centimeter", "centimeters", "centimetre", "centimetres", "cm"]),
    ("millimeter", &["millimeter", "millimeters", "millimetre", "millimetres", "mm"]),
    ("mile", &["mile", "miles", "mi"]),
    ("foot", &["foot", "feet", "ft"]),
    ("inch", &["inch", "inches"]),
    ("tonne", &["tonne", "tonnes", "ton", "tons", "t"]),
    ("kilogram", &["kilogram", "kilograms", "kilo", "kilos", "kg"]),
    ("gram", &["gram", "grams", "g"]),
    ("liter", &["liter", "liters", "litre", "litres", "l"]),
    ("degree", &["degree", "degrees", "°"]),
    ("times", &["times", "x", "×", "fold"]),
    ("kilowatt hour", &["kilowatt hour", "kilowatt hours", "kwh"]),
    ("megawatt hour", &["megawatt hour", "megawatt hours", "mwh"]),
    ("gigawatt hour", &["gigawatt hour", "gigawatt hours", "gwh"]),
    ("megawatt", &["megawatt", "megawatts", "mw"]),
    ("gigawatt", &["gigawatt", "gigawatts", "gw"]),
    ("megabyte", &["megabyte", "megabytes", "mb"]),
    ("gigabyte", &["gigabyte", "gigabytes", "gb"]),
    ("terabyte", &["terabyte", "terabytes", "tb"]),
    ("millisecond", &["millisecond", "milliseconds", "ms"]),
];

/// The unit that a word or a sign names.
pub(crate) fn unit(form: &str) -> Option<&'static str> {
    const ROWS: [(&str, &str); vocabulary::count(UNITS)] = vocabulary::rows(UNITS);
    const FORMS: [&str; ROWS.len()] = vocabulary::first_column(&ROWS);
    static WORDS: WordSet = WordSet::new(&FORMS);
    ROWS.get(WORDS.position(form)?).map(|(_, name)| *name)
}

/// The first words of the units that have two.
pub(crate) static TWO_WORDS: WordSet =
    WordSet::new(&["per", "percentage", "kilowatt", "megawatt", "gigawatt"]);

/// Units behind which the rest is told in smaller ones.
pub(crate) const COMPOUND: &[&str] =
    &["year", "month", "week", "day", "hour", "minute", "foot", "kilogram", "meter"];

/// Words behind a figure that are not what it counts.
pub(crate) static NO_NOUNS: WordSet = WordSet::new(&[
    "a", "about", "after", "again", "ago", "all", "also", "am", "an", "and", "are", "as", "at",
    "away", "back", "be", "because", "been", "before", "below", "but", "by", "can", "do", "down",
    "each", "every", "for", "from", "had", "has", "have", "he", "if", "in", "instead", "into",
    "is", "it", "its", "later", "left", "less", "long", "makes", "no", "not", "now", "of", "off",
    "on", "once", "one", "only", "or", "out", "over", "per", "plus", "right", "she", "since", "so",
    "than", "that", "the", "their", "them", "then", "there", "they", "this", "through", "to",
    "today", "together", "too", "under", "until", "up", "was", "we", "were", "when", "where",
    "which", "while", "who", "will", "with", "without", "you", "am", "pm", "o'clock", "vs",
]);

/// Words between a figure and what it counts.
pub(crate) static BETWEEN: WordSet = WordSet::new(&[
    "more",
    "new",
    "full",
    "other",
    "different",
    "extra",
    "additional",
    "active",
    "whole",
    "fewer",
    "big",
    "small",
    "great",
    "simple",
    "easy",
    "single",
    "paying",
    "total",
]);

/// Behind or before a figure they make it a day.
pub(crate) static MONTHS: WordSet = WordSet::new(&[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]);

/// Words before a figure that make it a name, a day or a place in a row.
pub(crate) static NAMING: WordSet = WordSet::new(&[
    "number", "no", "nr", "scene", "step", "part", "chapter", "version", "phase", "level", "stage",
    "episode", "season", "room", "gate", "page", "figure", "day", "week", "area", "highway",
    "route", "flight", "q",
]);

/// Words behind a figure that make it a day, a time or a place in a row.
pub(crate) static DATING: WordSet = WordSet::new(&[
    "am", "pm", "a.m", "p.m", "o'clock", "oclock", "first", "second", "third", "fourth", "fifth",
    "sixth", "seventh", "eighth", "ninth", "in", "out",
]);

/// Words that tell a share without a figure.
pub(crate) const SHARES: &[&str] = &[
    "half",
    "halves",
    "thirds",
    "quarters",
    "fifths",
    "tenths",
    "doubled",
    "tripled",
    "halved",
    "double",
    "triple",
    "twice",
    "a third",
    "one third",
    "a quarter",
    "one quarter",
    "a fifth",
    "one fifth",
    "a tenth",
    "one tenth",
    "everybody",
    "nobody",
    "none",
];

/// Words before a figure that say it is near.
pub(crate) static ABOUT: WordSet =
    WordSet::new(&["about", "around", "roughly", "approximately", "some", "circa", "approx"]);
/// Words before a figure that say there is more.
pub(crate) static AT_LEAST: WordSet =
    WordSet::new(&["over", "above", "beyond", "exceeding", "past", "least", "than"]);
/// Words before a figure that say there is less.
pub(crate) static AT_MOST: WordSet =
    WordSet::new(&["under", "below", "nearly", "almost", "most", "to", "close"]);
