//! Italian.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "it",
    name: "Italian",
    script: Script::Alphabetic,
    units: 910.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: |_| {},
        cardinal,
        ordinal,
        year: cardinal,
        agrees: |number| number == 1,
        decimals_as_number: true,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        point: "virgola",
        minus: "meno",
        plus: "più",
        percent: "per cento",
        dot: "punto",
        slash: "barra",
        dash: "trattino",
        underscore: "trattino basso",
        at: "chiocciola",
        number: "numero",
        to: "a",
        by: "per",
        times: "volte",
        per: "al",
        and: "e",
        about: "circa",
        more_than: "più di",
        less_than: "meno di",
        equals: "uguale a",
        degrees: "gradi",
        over: "su",
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        oclock: "e",
        magnitudes: [
            ("mila", "mila"),
            ("milione", "milioni"),
            ("miliardo", "miliardi"),
            ("bilione", "bilioni"),
        ],
        magnitude_signs: &[("mln", 1), ("mld", 2)],
        of: "di",
        currencies: &[
            ("EUR", "euro", "euro", "centesimo", "centesimi"),
            ("USD", "dollaro", "dollari", "centesimo", "centesimi"),
            ("GBP", "sterlina", "sterline", "penny", "pence"),
            ("CHF", "franco", "franchi", "centesimo", "centesimi"),
        ],
        units: &[
            ("km/h", "chilometro orario", "chilometri orari"),
            ("km", "chilometro", "chilometri"),
            ("m", "metro", "metri"),
            ("cm", "centimetro", "centimetri"),
            ("mm", "millimetro", "millimetri"),
            ("kg", "chilo", "chili"),
            ("g", "grammo", "grammi"),
            ("l", "litro", "litri"),
            ("h", "ora", "ore"),
            ("min", "minuto", "minuti"),
            ("s", "secondo", "secondi"),
            ("°C", "grado", "gradi"),
            ("m²", "metro quadrato", "metri quadrati"),
            ("x", "volte", "volte"),
        ],
        ordinal_signs: &["º", "ª", "°"],
        abbreviations: &[
            ("ecc", "eccetera"),
            ("sig", "signor"),
            ("sig.ra", "signora"),
            ("dott", "dottor"),
            ("es.", "esempio"),
            ("pag.", "pagina"),
            ("circa", "circa"),
        ],
        openers: &[
            "a",
            "al",
            "circa",
            "con",
            "da",
            "dal",
            "di",
            "dopo",
            "e",
            "gli",
            "i",
            "il",
            "in",
            "la",
            "le",
            "ma",
            "meno",
            "nei",
            "nel",
            "o",
            "ogni",
            "oltre",
            "per",
            "più",
            "quasi",
            "risparmia",
            "solo",
            "sono",
            "su",
            "tra",
            "un",
            "una",
        ],
        ..en::LEXICON
    },
};

const SMALL: [&str; 20] = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const TENS: [&str; 10] = [
    "",
    "",
    "venti",
    "trenta",
    "quaranta",
    "cinquanta",
    "sessanta",
    "settanta",
    "ottanta",
    "novanta",
];
const SCALES: [(&str, &str); 7] = [
    ("", ""),
    ("mille", "mila"),
    ("milione", "milioni"),
    ("miliardo", "miliardi"),
    ("bilione", "bilioni"),
    ("biliardo", "biliardi"),
    ("trilione", "trilioni"),
];

/// Up to a million a number is one word; millions and more are nouns.
fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "zero");
    }
    let below_million = number % 1_000_000;
    for Scale { value, power } in split(number - below_million) {
        let (one, many) = SCALES.get(power).copied().unwrap_or_default();
        let mut word = String::new();
        hundreds(value, &mut word);
        push(out, if value == 1 { "un" } else { &word });
        push(out, if value == 1 { one } else { many });
    }
    push(out, &thousands(below_million));
}

fn thousands(number: u64) -> String {
    let mut word = String::new();
    match number / 1000 {
        0 => {}
        1 => word.push_str("mille"),
        value => {
            hundreds(value, &mut word);
            word.push_str("mila");
        }
    }
    hundreds(number % 1000, &mut word);
    word
}

fn hundreds(number: u64, word: &mut String) {
    if number >= 200 {
        word.push_str(small(number / 100));
    }
    if number >= 100 {
        word.push_str("cento");
    }
    match number % 100 {
        0 => {}
        rest @ 1..20 => word.push_str(small(rest)),
        rest => tens(rest, word),
    }
}

/// "venti" loses its vowel before "uno" and "otto".
fn tens(number: u64, word: &mut String) {
    word.push_str(TENS.get((number / 10) as usize).copied().unwrap_or_default());
    if matches!(number % 10, 1 | 8) {
        word.pop();
    }
    if !number.is_multiple_of(10) {
        word.push_str(small(number % 10));
    }
}

fn small(number: u64) -> &'static str {
    SMALL.get(number as usize).copied().unwrap_or_default()
}

const ORDINALS: [&str; 11] = [
    "zero", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono",
    "decimo",
];

fn ordinal(number: u64, out: &mut String) {
    if let Some(word) = ORDINALS.get(usize::try_from(number).unwrap_or(usize::MAX)) {
        return push(out, word);
    }
    cardinal(number, out);
    // Three and six keep their vowel.
    if !matches!(number % 10, 3 | 6) || matches!(number % 100, 13 | 16) {
        out.pop();
    }
    out.push_str("esimo");
}
