//! French.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "fr",
    name: "French",
    script: Script::Alphabetic,
    units: 990.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: |_| {},
        cardinal,
        ordinal,
        year: cardinal,
        agrees: |number| {
            number % 10 == 1 && number % 100 != 11 && number % 100 != 71 && number % 100 != 91
        },
        decimals_as_number: true,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        blank_groups: true,
        point: "virgule",
        minus: "moins",
        plus: "plus",
        percent: "pour cent",
        dot: "point",
        slash: "slash",
        dash: "tiret",
        underscore: "underscore",
        at: "arobase",
        number: "numéro",
        to: "à",
        by: "par",
        times: "fois",
        per: "par",
        and: "et",
        about: "environ",
        more_than: "plus de",
        less_than: "moins de",
        equals: "égale",
        degrees: "degrés",
        over: "sur",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        oclock: "heures",
        magnitudes: [
            ("mille", "mille"),
            ("million", "millions"),
            ("milliard", "milliards"),
            ("billion", "billions"),
        ],
        magnitude_signs: &[("Md", 2), ("Mds", 2), ("Mrd", 2)],
        of: "de",
        currencies: &[
            ("EUR", "euro", "euros", "centime", "centimes"),
            ("USD", "dollar", "dollars", "cent", "cents"),
            ("GBP", "livre", "livres", "penny", "pence"),
            ("CHF", "franc", "francs", "centime", "centimes"),
        ],
        units: &[
            ("km/h", "kilomètre heure", "kilomètres heure"),
            ("km", "kilomètre", "kilomètres"),
            ("m", "mètre", "mètres"),
            ("cm", "centimètre", "centimètres"),
            ("mm", "millimètre", "millimètres"),
            ("kg", "kilo", "kilos"),
            ("g", "gramme", "grammes"),
            ("l", "litre", "litres"),
            ("h", "heure", "heures"),
            ("min", "minute", "minutes"),
            ("s", "seconde", "secondes"),
            ("°C", "degré", "degrés"),
            ("m²", "mètre carré", "mètres carrés"),
            ("kWh", "kilowattheure", "kilowattheures"),
            ("x", "fois", "fois"),
        ],
        ordinal_signs: &["er", "re", "ère", "e", "ème", "eme", "nd", "nde"],
        abbreviations: &[
            ("etc", "et cetera"),
            ("dr", "docteur"),
            ("mme", "madame"),
            ("m.", "monsieur"),
            ("env.", "environ"),
            ("janv", "janvier"),
            ("févr", "février"),
            ("juil.", "juillet"),
            ("sept", "septembre"),
            ("oct.", "octobre"),
            ("nov.", "novembre"),
            ("déc", "décembre"),
        ],
        openers: &[
            "à",
            "au",
            "avec",
            "ces",
            "dans",
            "de",
            "depuis",
            "dès",
            "du",
            "en",
            "environ",
            "et",
            "il",
            "jusqu",
            "la",
            "le",
            "les",
            "mais",
            "nos",
            "notre",
            "nous",
            "ou",
            "par",
            "plus",
            "pour",
            "près",
            "presque",
            "seulement",
            "sur",
            "un",
            "une",
            "vos",
            "votre",
            "vous",
        ],
        ..en::LEXICON
    },
};

const SMALL: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 10] = [
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
];
const SCALES: [&str; 7] = ["", "mille", "million", "milliard", "billion", "billiard", "trillion"];

fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "zéro");
    }
    for Scale { value, power } in split(number) {
        if power != 1 || value > 1 {
            hundreds(value, power != 1, out);
        }
        push(out, SCALES.get(power).copied().unwrap_or_default());
        if power > 1 && value > 1 {
            out.push('s');
        }
    }
}

/// "cents" and "quatre-vingts" have their s only where nothing follows, not even "mille".
fn hundreds(number: u64, last: bool, out: &mut String) {
    let (count, rest) = (number / 100, number % 100);
    if count > 1 {
        push(out, small(count));
    }
    if count > 0 {
        push(out, if count > 1 && rest == 0 && last { "cents" } else { "cent" });
    }
    if rest > 0 {
        tens(rest, last, out);
    }
}

fn tens(number: u64, last: bool, out: &mut String) {
    if number < 20 {
        return push(out, small(number));
    }
    let ten = number / 10;
    push(out, TENS.get(ten as usize).copied().unwrap_or_default());
    // Seventy and ninety go on counting from sixty and eighty.
    let rest = if matches!(ten, 7 | 9) { number % 10 + 10 } else { number % 10 };
    match rest {
        0 if ten == 8 && last => out.push('s'),
        0 => {}
        1 | 11 if ten < 8 => {
            push(out, "et");
            push(out, small(rest));
        }
        _ => {
            out.push('-');
            out.push_str(small(rest));
        }
    }
}

fn small(number: u64) -> &'static str {
    SMALL.get(number as usize).copied().unwrap_or_default()
}

fn ordinal(number: u64, out: &mut String) {
    if number == 1 {
        return push(out, "premier");
    }
    cardinal(number, out);
    if out.ends_with("mille") || out.ends_with('e') {
        out.pop();
    } else if out.ends_with("cinq") {
        out.push('u');
    } else if out.ends_with("neuf") {
        out.pop();
        out.push('v');
    } else if out.ends_with("cents") || out.ends_with("vingts") {
        out.pop();
    }
    out.push_str("ième");
}
