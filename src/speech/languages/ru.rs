//! Russian. Numbers are read with English words until it has its own.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "ru",
    name: "Russian",
    script: Script::Alphabetic,
    units: 910.0,
    reading: 17,
    numerals: &en::BORROWED_AGREEING,
    lexicon: &Lexicon {
        decimal: b',',
        group: b'.',
        blank_groups: true,
        point: "запятая",
        minus: "минус",
        plus: "плюс",
        percent: "процентов",
        dot: "точка",
        slash: "слэш",
        dash: "дефис",
        underscore: "подчёркивание",
        at: "собака",
        number: "номер",
        to: "до",
        by: "на",
        times: "раз",
        per: "в",
        and: "и",
        about: "около",
        degrees: "градусов",
        months: [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ],
        magnitudes: [
            ("тысяча", "тысяч"),
            ("миллион", "миллионов"),
            ("миллиард", "миллиардов"),
            ("триллион", "триллионов"),
        ],
        magnitude_signs: &[("тыс.", 0), ("млн", 1), ("млрд", 2)],
        currencies: &[
            ("RUB", "рубль", "рублей", "копейка", "копеек"),
            ("EUR", "евро", "евро", "цент", "центов"),
            ("USD", "доллар", "долларов", "цент", "центов"),
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        ordinal_signs: &[],
        ..en::LEXICON
    },
};
