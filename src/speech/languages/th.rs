//! Thai. Numbers are read with English words until it has its own.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "th",
    name: "Thai",
    script: Script::Thai,
    units: 800.0,
    reading: 17,
    numerals: &en::BORROWED,
    lexicon: &Lexicon {
        point: "จุด",
        minus: "ลบ",
        plus: "บวก",
        percent: "เปอร์เซ็นต์",
        dot: "ดอท",
        slash: "ทับ",
        dash: "ขีด",
        underscore: "ขีดล่าง",
        at: "แอท",
        number: "หมายเลข",
        to: "ถึง",
        by: "คูณ",
        times: "เท่า",
        per: "ต่อ",
        and: "และ",
        about: "ประมาณ",
        degrees: "องศา",
        months: [
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม",
        ],
        magnitudes: [("พัน", "พัน"), ("ล้าน", "ล้าน"), ("พันล้าน", "พันล้าน"), ("ล้านล้าน", "ล้านล้าน")],
        currencies: &[
            ("THB", "บาท", "บาท", "สตางค์", "สตางค์"),
            ("USD", "ดอลลาร์", "ดอลลาร์", "เซนต์", "เซนต์"),
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        ordinal_signs: &[],
        ..en::LEXICON
    },
};
