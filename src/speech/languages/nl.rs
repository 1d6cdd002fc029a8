//! Dutch.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "nl",
    name: "Dutch",
    script: Script::Alphabetic,
    units: 910.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: |_| {},
        cardinal,
        ordinal,
        year,
        agrees: |_| false,
        decimals_as_number: false,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        point: "komma",
        minus: "min",
        plus: "plus",
        percent: "procent",
        dot: "punt",
        slash: "schuine streep",
        dash: "streepje",
        underscore: "underscore",
        at: "apenstaartje",
        number: "nummer",
        to: "tot",
        by: "bij",
        times: "keer",
        per: "per",
        and: "en",
        about: "ongeveer",
        more_than: "meer dan",
        less_than: "minder dan",
        equals: "is gelijk aan",
        degrees: "graden",
        over: "op de",
        months: [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        oclock: "uur",
        magnitudes: [
            ("duizend", "duizend"),
            ("miljoen", "miljoen"),
            ("miljard", "miljard"),
            ("biljoen", "biljoen"),
        ],
        magnitude_signs: &[("mln", 1), ("mln.", 1), ("mld", 2), ("mld.", 2)],
        currencies: &[
            ("EUR", "euro", "euro", "cent", "cent"),
            ("USD", "dollar", "dollar", "cent", "cent"),
            ("GBP", "pond", "pond", "penny", "pence"),
        ],
        units: &[
            ("km/h", "kilometer per uur", "kilometer per uur"),
            ("km/u", "kilometer per uur", "kilometer per uur"),
            ("km", "kilometer", "kilometer"),
            ("m", "meter", "meter"),
            ("cm", "centimeter", "centimeter"),
            ("mm", "millimeter", "millimeter"),
            ("kg", "kilo", "kilo"),
            ("g", "gram", "gram"),
            ("l", "liter", "liter"),
            ("u", "uur", "uur"),
            ("min", "minuut", "minuten"),
            ("s", "seconde", "seconden"),
            ("°C", "graden", "graden"),
            ("m²", "vierkante meter", "vierkante meter"),
            ("x", "keer", "keer"),
        ],
        ordinal_signs: &["e", "ste", "de"],
        abbreviations: &[
            ("bijv", "bijvoorbeeld"),
            ("enz", "enzovoort"),
            ("dhr", "de heer"),
            ("mevr", "mevrouw"),
            ("dr", "dokter"),
            ("nr", "nummer"),
            ("ca", "circa"),
        ],
        openers: &[
            "aan", "al", "alle", "bespaar", "bij", "bijna", "de", "deze", "een", "en", "er", "het",
            "in", "maar", "meer", "met", "na", "naar", "nog", "of", "om", "onze", "op", "over",
            "ruim", "sinds", "slechts", "te", "tot", "uit", "van", "vanaf", "voor", "wij",
        ],
        ..en::LEXICON
    },
};

const SMALL: [&str; 20] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
const TENS: [&str; 10] = [
    "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
];
const SCALES: [&str; 7] = ["", "duizend", "miljoen", "miljard", "biljoen", "biljard", "triljoen"];

/// Thousands end a word, larger powers stand alone.
fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "nul");
    }
    for Scale { value, power } in split(number) {
        let mut word = String::new();
        if power != 1 || value > 1 {
            hundreds(value, &mut word);
        }
        let scale = SCALES.get(power).copied().unwrap_or_default();
        if power == 1 {
            word.push_str(scale);
        }
        push(out, &word);
        if power > 1 {
            push(out, scale);
        }
    }
}

fn hundreds(number: u64, word: &mut String) {
    if number >= 200 {
        word.push_str(small(number / 100));
    }
    if number >= 100 {
        word.push_str("honderd");
    }
    match number % 100 {
        0 => {}
        rest @ 1..20 => word.push_str(small(rest)),
        rest => tens(rest, word),
    }
}

/// The ones come first; two vowels that meet are parted by a trema.
fn tens(number: u64, word: &mut String) {
    if !number.is_multiple_of(10) {
        word.push_str(small(number % 10));
        word.push_str(if matches!(number % 10, 2 | 3) { "ën" } else { "en" });
    }
    word.push_str(TENS.get((number / 10) as usize).copied().unwrap_or_default());
}

fn small(number: u64) -> &'static str {
    SMALL.get(number as usize).copied().unwrap_or_default()
}

fn ordinal(number: u64, out: &mut String) {
    match number {
        1 => push(out, "eerste"),
        3 => push(out, "derde"),
        8 => push(out, "achtste"),
        _ => {
            cardinal(number, out);
            out.push_str(if number % 100 < 20 && !number.is_multiple_of(100) {
                "de"
            } else {
                "ste"
            });
        }
    }
}

/// "negentienvijfentachtig", but "tweeduizendvierentwintig".
fn year(number: u64, out: &mut String) {
    let mut word = String::new();
    if number / 1000 != 1 || number.is_multiple_of(100) {
        return cardinal(number, out);
    }
    hundreds(number / 100, &mut word);
    if number % 100 < 10 {
        word.push_str("honderd");
    }
    hundreds(number % 100, &mut word);
    push(out, &word);
}
