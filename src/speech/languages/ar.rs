//! Arabic. Numbers are read with English words until it has its own.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "ar",
    name: "Arabic",
    script: Script::Consonantal,
    units: 615.0,
    reading: 17,
    numerals: &en::BORROWED_AGREEING,
    lexicon: &Lexicon {
        point: "فاصلة",
        minus: "ناقص",
        plus: "زائد",
        percent: "بالمئة",
        dot: "نقطة",
        slash: "شرطة مائلة",
        dash: "شرطة",
        underscore: "شرطة سفلية",
        at: "آت",
        number: "رقم",
        to: "إلى",
        by: "في",
        times: "مرات",
        per: "في",
        and: "و",
        about: "حوالي",
        degrees: "درجة",
        months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        magnitudes: [
            ("ألف", "ألف"),
            ("مليون", "مليون"),
            ("مليار", "مليار"),
            ("تريليون", "تريليون"),
        ],
        currencies: &[("USD", "دولار", "دولار", "سنت", "سنت"), ("EUR", "يورو", "يورو", "سنت", "سنت")],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        ordinal_signs: &[],
        ..en::LEXICON
    },
};
