//! Spanish.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "es",
    name: "Spanish",
    script: Script::Alphabetic,
    units: 910.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: apocope,
        cardinal,
        ordinal,
        year: cardinal,
        agrees: |number| {
            (number % 10 == 1 && number % 100 != 11)
                || number % 1000 >= 200
                || number / 1000 % 1000 >= 200
        },
        decimals_as_number: true,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        point: "coma",
        minus: "menos",
        plus: "más",
        percent: "por ciento",
        dot: "punto",
        slash: "barra",
        dash: "guion",
        underscore: "guion bajo",
        at: "arroba",
        number: "número",
        to: "a",
        by: "por",
        times: "veces",
        per: "por",
        and: "y",
        about: "unos",
        more_than: "más de",
        less_than: "menos de",
        equals: "igual a",
        degrees: "grados",
        over: "sobre",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} de {m} de {y}",
        ordinal_days: false,
        oclock: "",
        magnitudes: [
            ("mil", "mil"),
            ("millón", "millones"),
            ("mil millones", "mil millones"),
            ("billón", "billones"),
        ],
        magnitude_signs: &[("mill.", 1), ("MM", 1)],
        of: "de",
        currencies: &[
            ("EUR", "euro", "euros", "céntimo", "céntimos"),
            ("USD", "dólar", "dólares", "centavo", "centavos"),
            ("GBP", "libra", "libras", "penique", "peniques"),
            ("MXN", "peso", "pesos", "centavo", "centavos"),
        ],
        units: &[
            ("km/h", "kilómetro por hora", "kilómetros por hora"),
            ("km", "kilómetro", "kilómetros"),
            ("m", "metro", "metros"),
            ("cm", "centímetro", "centímetros"),
            ("mm", "milímetro", "milímetros"),
            ("kg", "kilo", "kilos"),
            ("g", "gramo", "gramos"),
            ("l", "litro", "litros"),
            ("h", "hora", "horas"),
            ("min", "minuto", "minutos"),
            ("s", "segundo", "segundos"),
            ("°C", "grado", "grados"),
            ("m²", "metro cuadrado", "metros cuadrados"),
            ("x", "por", "por"),
        ],
        ordinal_signs: &["º", "ª", ".º", ".ª", "er", "ro", "do", "da", "ra", "to", "ta"],
        abbreviations: &[
            ("etc", "etcétera"),
            ("sr", "señor"),
            ("sra", "señora"),
            ("dr", "doctor"),
            ("dra", "doctora"),
            ("aprox", "aproximadamente"),
            ("núm", "número"),
            ("pág", "página"),
            ("ej.", "ejemplo"),
            ("ud", "usted"),
            ("uds", "ustedes"),
        ],
        openers: &[
            "a", "al", "ahorra", "con", "cada", "casi", "de", "desde", "el", "en", "entre", "hace",
            "hasta", "la", "las", "los", "más", "menos", "nuestros", "o", "para", "pero", "por",
            "solo", "son", "su", "sus", "tras", "un", "una", "unos", "y",
        ],
        ..en::LEXICON
    },
};

const SMALL: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 10] = [
    "",
    "",
    "veinte",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
];
const HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];
/// Above a million only every second power has a name; the odd ones are thousands of it.
const SCALES: [(&str, &str); 4] =
    [("", ""), ("millón", "millones"), ("billón", "billones"), ("trillón", "trillones")];

fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "cero");
    }
    for (power, (one, many)) in SCALES.iter().enumerate().rev() {
        let value = number / 1_000_000u64.pow(power as u32) % 1_000_000;
        if value > 0 {
            thousands(value, out);
            if power > 0 {
                apocope(out);
            }
            push(out, if value == 1 { one } else { many });
        }
    }
}

fn thousands(number: u64, out: &mut String) {
    for Scale { value, power } in split(number) {
        if power == 0 || value > 1 {
            hundreds(value, out);
        }
        if power == 1 {
            apocope(out);
            push(out, "mil");
        }
    }
}

/// "uno" loses its o before a noun, and "mil" and "millones" are nouns.
fn apocope(out: &mut String) {
    if out.ends_with("veintiuno") {
        out.truncate(out.len() - "uno".len());
        out.push_str("ún");
    } else if out.ends_with("uno") {
        out.pop();
    }
}

fn hundreds(number: u64, out: &mut String) {
    if number == 100 {
        return push(out, "cien");
    }
    push(out, HUNDREDS.get((number / 100) as usize).copied().unwrap_or_default());
    let rest = number % 100;
    if rest == 0 {
        return;
    }
    if let Some(word) = SMALL.get(rest as usize) {
        return push(out, word);
    }
    push(out, TENS.get((rest / 10) as usize).copied().unwrap_or_default());
    if !rest.is_multiple_of(10) {
        push(out, "y");
        push(out, SMALL.get((rest % 10) as usize).copied().unwrap_or_default());
    }
}

const ORDINALS: [&str; 11] = [
    "cero", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo",
    "noveno", "décimo",
];

/// Beyond the tenth people count.
fn ordinal(number: u64, out: &mut String) {
    match ORDINALS.get(usize::try_from(number).unwrap_or(usize::MAX)) {
        Some(word) => push(out, word),
        None => cardinal(number, out),
    }
}
