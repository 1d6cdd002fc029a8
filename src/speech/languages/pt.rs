//! Portuguese, as it is spoken in Brazil.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{Scale, push, split};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "pt",
    name: "Portuguese",
    script: Script::Alphabetic,
    units: 875.0,
    reading: 17,
    numerals: &Numerals {
        words: NumberWords::Own,
        before_noun: |_| {},
        cardinal,
        ordinal,
        year: cardinal,
        agrees: |number| {
            (matches!(number % 10, 1 | 2) && !matches!(number % 100, 11 | 12))
                || number % 1000 >= 200
                || number / 1000 % 1000 >= 200
        },
        decimals_as_number: true,
    },
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        point: "vírgula",
        minus: "menos",
        plus: "mais",
        percent: "por cento",
        dot: "ponto",
        slash: "barra",
        dash: "hífen",
        underscore: "sublinhado",
        at: "arroba",
        number: "número",
        to: "a",
        by: "por",
        times: "vezes",
        per: "por",
        and: "e",
        about: "cerca de",
        more_than: "mais de",
        less_than: "menos de",
        equals: "igual a",
        degrees: "graus",
        over: "sobre",
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} de {m} de {y}",
        ordinal_days: false,
        oclock: "horas e",
        magnitudes: [
            ("mil", "mil"),
            ("milhão", "milhões"),
            ("bilhão", "bilhões"),
            ("trilhão", "trilhões"),
        ],
        magnitude_signs: &[("mi", 1), ("bi", 2)],
        of: "de",
        currencies: &[
            ("BRL", "real", "reais", "centavo", "centavos"),
            ("EUR", "euro", "euros", "cêntimo", "cêntimos"),
            ("USD", "dólar", "dólares", "centavo", "centavos"),
            ("GBP", "libra", "libras", "centavo", "centavos"),
        ],
        units: &[
            ("km/h", "quilômetro por hora", "quilômetros por hora"),
            ("km", "quilômetro", "quilômetros"),
            ("m", "metro", "metros"),
            ("cm", "centímetro", "centímetros"),
            ("mm", "milímetro", "milímetros"),
            ("kg", "quilo", "quilos"),
            ("g", "grama", "gramas"),
            ("l", "litro", "litros"),
            ("h", "hora", "horas"),
            ("min", "minuto", "minutos"),
            ("s", "segundo", "segundos"),
            ("°C", "grau", "graus"),
            ("m²", "metro quadrado", "metros quadrados"),
            ("x", "vezes", "vezes"),
        ],
        ordinal_signs: &["º", "ª", ".º", ".ª"],
        abbreviations: &[
            ("etc", "et cetera"),
            ("sr", "senhor"),
            ("sra", "senhora"),
            ("dr", "doutor"),
            ("dra", "doutora"),
            ("aprox", "aproximadamente"),
            ("nº", "número"),
            ("pág", "página"),
            ("ex.", "exemplo"),
            ("vc", "você"),
        ],
        openers: &[
            "a",
            "ao",
            "as",
            "até",
            "cerca",
            "cada",
            "com",
            "da",
            "de",
            "desde",
            "e",
            "economize",
            "em",
            "entre",
            "há",
            "mais",
            "mas",
            "menos",
            "na",
            "no",
            "nossas",
            "nossos",
            "o",
            "os",
            "ou",
            "para",
            "por",
            "quase",
            "são",
            "seus",
            "só",
            "suas",
            "um",
            "uma",
        ],
        ..en::LEXICON
    },
};

const SMALL: [&str; 20] = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
];
const TENS: [&str; 10] = [
    "",
    "",
    "vinte",
    "trinta",
    "quarenta",
    "cinquenta",
    "sessenta",
    "setenta",
    "oitenta",
    "noventa",
];
const HUNDREDS: [&str; 10] = [
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
];
const SCALES: [(&str, &str); 7] = [
    ("", ""),
    ("mil", "mil"),
    ("milhão", "milhões"),
    ("bilhão", "bilhões"),
    ("trilhão", "trilhões"),
    ("quatrilhão", "quatrilhões"),
    ("quintilhão", "quintilhões"),
];

fn cardinal(number: u64, out: &mut String) {
    if number == 0 {
        return push(out, "zero");
    }
    for Scale { value, power } in split(number) {
        // The last group is joined with "e" when it is one word.
        if power == 0 && number > 999 && (value < 100 || value % 100 == 0) {
            push(out, "e");
        }
        if power != 1 || value > 1 {
            hundreds(value, out);
        }
        let (one, many) = SCALES.get(power).copied().unwrap_or_default();
        push(out, if value == 1 { one } else { many });
    }
}

fn hundreds(number: u64, out: &mut String) {
    if number == 100 {
        return push(out, "cem");
    }
    push(out, HUNDREDS.get((number / 100) as usize).copied().unwrap_or_default());
    let rest = number % 100;
    if rest > 0 && number > 100 {
        push(out, "e");
    }
    match rest {
        0 => {}
        1..20 => push(out, SMALL.get(rest as usize).copied().unwrap_or_default()),
        _ => tens(rest, out),
    }
}

fn tens(number: u64, out: &mut String) {
    push(out, TENS.get((number / 10) as usize).copied().unwrap_or_default());
    if !number.is_multiple_of(10) {
        push(out, "e");
        push(out, SMALL.get((number % 10) as usize).copied().unwrap_or_default());
    }
}

const ORDINALS: [&str; 11] = [
    "zero", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo",
    "nono", "décimo",
];
const ORDINAL_TENS: [&str; 10] = [
    "",
    "décimo",
    "vigésimo",
    "trigésimo",
    "quadragésimo",
    "quinquagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo",
];

/// Beyond the ninety-ninth people count.
fn ordinal(number: u64, out: &mut String) {
    match number {
        0..=10 => push(out, ORDINALS.get(number as usize).copied().unwrap_or_default()),
        11..100 => {
            push(out, ORDINAL_TENS.get((number / 10) as usize).copied().unwrap_or_default());
            if !number.is_multiple_of(10) {
                push(out, ORDINALS.get((number % 10) as usize).copied().unwrap_or_default());
            }
        }
        _ => cardinal(number, out),
    }
}
