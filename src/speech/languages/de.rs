//! German.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "de",
    name: "German",
    script: Script::Alphabetic,
    units: 885.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: |_| {},
        cardinal,
        ordinal,
        year,
        agrees: |number| number == 1,
        decimals_as_number: false,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        point: "Komma",
        percent: "Prozent",
        dot: "Punkt",
        slash: "Schrägstrich",
        dash: "Bindestrich",
        underscore: "Unterstrich",
        at: "ät",
        number: "Nummer",
        to: "bis",
        by: "zu",
        times: "mal",
        per: "pro",
        and: "und",
        about: "etwa",
        more_than: "größer als",
        less_than: "kleiner als",
        equals: "gleich",
        degrees: "Grad",
        over: "durch",
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        date_order: DateOrder::DayFirst,
        date: "{o} {m} {y}",
        ordinal_days: true,
        oclock: "Uhr",
        magnitudes: [
            ("tausend", "tausend"),
            ("Million", "Millionen"),
            ("Milliarde", "Milliarden"),
            ("Billion", "Billionen"),
        ],
        magnitude_signs: &[("Tsd.", 0), ("Mio.", 1), ("Mio", 1), ("Mrd.", 2), ("Mrd", 2)],
        currencies: &[
            ("EUR", "Euro", "Euro", "Cent", "Cent"),
            ("USD", "Dollar", "Dollar", "Cent", "Cent"),
            ("GBP", "Pfund", "Pfund", "Penny", "Pence"),
            ("CHF", "Franken", "Franken", "Rappen", "Rappen"),
        ],
        units: &[
            ("km/h", "Kilometer pro Stunde", "Kilometer pro Stunde"),
            ("km", "Kilometer", "Kilometer"),
            ("m", "Meter", "Meter"),
            ("cm", "Zentimeter", "Zentimeter"),
            ("mm", "Millimeter", "Millimeter"),
            ("kg", "Kilogramm", "Kilogramm"),
            ("g", "Gramm", "Gramm"),
            ("l", "Liter", "Liter"),
            ("h", "Stunde", "Stunden"),
            ("min", "Minute", "Minuten"),
            ("s", "Sekunde", "Sekunden"),
            ("ms", "Millisekunde", "Millisekunden"),
            ("°C", "Grad Celsius", "Grad Celsius"),
            ("m²", "Quadratmeter", "Quadratmeter"),
            ("kWh", "Kilowattstunde", "Kilowattstunden"),
            ("x", "mal", "mal"),
        ],
        ordinal_signs: &[],
        abbreviations: &[
            ("z.b.", "zum Beispiel"),
            ("d.h.", "das heißt"),
            ("u.a.", "unter anderem"),
            ("bzw", "beziehungsweise"),
            ("usw", "und so weiter"),
            ("ca", "circa"),
            ("dr", "Doktor"),
            ("nr", "Nummer"),
            ("str.", "Straße"),
            ("inkl.", "inklusive"),
            ("evtl", "eventuell"),
            ("ggf", "gegebenenfalls"),
            ("jan.", "Januar"),
            ("feb.", "Februar"),
            ("okt.", "Oktober"),
            ("nov.", "November"),
            ("dez.", "Dezember"),
            ("sept", "September"),
        ],
        openers: &[
            "ab", "alle", "an", "auf", "bei", "bis", "das", "der", "die", "diese", "ein", "eine",
            "es", "etwa", "fast", "für", "genau", "in", "ihre", "mehr", "mit", "nach", "nur",
            "oder", "rund", "seit", "spare", "sparen", "über", "und", "unsere", "unter", "um",
            "von", "vor", "wir", "zu",
        ],
        capital_nouns: true,
        ..en::LEXICON
    },
};

const SMALL: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 10] = [
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
];
const SCALES: [(&str, &str); 7] = [
    ("", ""),
    ("tausend", "tausend"),
    ("Million", "Millionen"),
    ("Milliarde", "Milliarden"),
    ("Billion", "Billionen"),
    ("Billiarde", "Billiarden"),
    ("Trillion", "Trillionen"),
];

/// Up to a million a number is one word; millions and more are nouns.
fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "null");
    }
    let below_million = number % 1_000_000;
    for Scale { value, power } in split(number - below_million) {
        let (one, many) = SCALES.get(power).copied().unwrap_or_default();
        let mut words = String::new();
        hundreds(value, &mut words);
        push(out, if value == 1 { "eine" } else { &words });
        push(out, if value == 1 { one } else { many });
    }
    push(out, &thousands(below_million));
}

fn thousands(number: u64) -> String {
    let mut word = String::new();
    if number >= 1000 {
        hundreds(number / 1000, &mut word);
        trim_eins(&mut word);
        word.push_str("tausend");
    }
    hundreds(number % 1000, &mut word);
    word
}

fn hundreds(number: u64, word: &mut String) {
    if number >= 100 {
        word.push_str(small(number / 100));
        trim_eins(word);
        word.push_str("hundert");
    }
    match number % 100 {
        0 => {}
        rest @ 1..20 => word.push_str(small(rest)),
        rest => tens(rest, word),
    }
}

fn tens(number: u64, word: &mut String) {
    if !number.is_multiple_of(10) {
        word.push_str(small(number % 10));
        trim_eins(word);
        word.push_str("und");
    }
    word.push_str(TENS.get((number / 10) as usize).copied().unwrap_or_default());
}

/// "eins" is "ein" inside a word.
fn trim_eins(word: &mut String) {
    if word.ends_with("eins") {
        word.pop();
    }
}

fn small(number: u64) -> &'static str {
    SMALL.get(number as usize).copied().unwrap_or_default()
}

/// The form behind "am" and "bis zum", where dates mostly stand.
fn ordinal(number: u64, out: &mut String) {
    match number {
        1 => push(out, "ersten"),
        3 => push(out, "dritten"),
        7 => push(out, "siebten"),
        8 => push(out, "achten"),
        _ => {
            cardinal(number, out);
            out.push_str(if number % 100 < 20 && !number.is_multiple_of(100) {
                "ten"
            } else {
                "sten"
            });
        }
    }
}

/// "neunzehnhundertfünfundachtzig", but "zweitausendvierundzwanzig".
fn year(number: u64, out: &mut String) {
    if number / 1000 != 1 {
        return cardinal(number, out);
    }
    let mut word = String::new();
    hundreds(number / 100, &mut word);
    word.push_str("hundert");
    hundreds(number % 100, &mut word);
    push(out, &word);
}
