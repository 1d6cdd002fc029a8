//! Hindi. Numbers are read with English words until it has its own.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "hi",
    name: "Hindi",
    script: Script::Indic,
    units: 680.0,
    reading: 17,
    numerals: &en::BORROWED_AGREEING,
    lexicon: &Lexicon {
        point: "दशमलव",
        minus: "माइनस",
        plus: "प्लस",
        percent: "प्रतिशत",
        dot: "डॉट",
        slash: "स्लैश",
        dash: "डैश",
        underscore: "अंडरस्कोर",
        at: "ऐट",
        number: "नंबर",
        to: "से",
        by: "बाय",
        times: "गुना",
        per: "प्रति",
        and: "और",
        about: "लगभग",
        degrees: "डिग्री",
        months: [
            "जनवरी",
            "फ़रवरी",
            "मार्च",
            "अप्रैल",
            "मई",
            "जून",
            "जुलाई",
            "अगस्त",
            "सितंबर",
            "अक्टूबर",
            "नवंबर",
            "दिसंबर",
        ],
        magnitudes: [
            ("हज़ार", "हज़ार"),
            ("मिलियन", "मिलियन"),
            ("बिलियन", "बिलियन"),
            ("ट्रिलियन", "ट्रिलियन"),
        ],
        currencies: &[
            ("INR", "रुपया", "रुपये", "पैसा", "पैसे"),
            ("USD", "डॉलर", "डॉलर", "सेंट", "सेंट"),
            ("EUR", "यूरो", "यूरो", "सेंट", "सेंट"),
        ],
        date_order: DateOrder::DayFirst,
        date: "{d} {m} {y}",
        ordinal_days: false,
        ordinal_signs: &[],
        ..en::LEXICON
    },
};
