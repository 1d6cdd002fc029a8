//! Polish. Numbers are read with English words until it has its own.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "pl",
    name: "Polish",
    script: Script::Alphabetic,
    units: 910.0,
    reading: 17,
    numerals: &en::BORROWED_AGREEING,
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        blank_groups: true,
        point: "przecinek",
        minus: "minus",
        plus: "plus",
        percent: "procent",
        dot: "kropka",
        slash: "ukośnik",
        dash: "myślnik",
        underscore: "podkreślnik",
        at: "małpa",
        number: "numer",
        to: "do",
        by: "na",
        times: "razy",
        per: "na",
        and: "i",
        about: "około",
        degrees: "stopni",
        months: [
            "styczeń",
            "luty",
            "marzec",
            "kwiecień",
            "maj",
            "czerwiec",
            "lipiec",
            "sierpień",
            "wrzesień",
            "październik",
            "listopad",
            "grudzień",
        ],
        magnitudes: [
            ("tysiąc", "tysięcy"),
            ("milion", "milionów"),
            ("miliard", "miliardów"),
            ("bilion", "bilionów"),
        ],
        magnitude_signs: &[("tys.", 0), ("mln", 1), ("mld", 2)],
        currencies: &[
            ("PLN", "złoty", "złotych", "grosz", "groszy"),
            ("EUR", "euro", "euro", "cent", "centów"),
            ("USD", "dolar", "dolarów", "cent", "centów"),
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        ordinal_signs: &[],
        ..en::LEXICON
    },
};
