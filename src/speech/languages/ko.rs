//! Korean. Numbers are measured by the length of their own reading.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{System, positional};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "ko",
    name: "Korean",
    script: Script::Hangul,
    units: 320.0,
    reading: 12,
    numerals: &Numerals {
        words: NumberWords::Reading,
        before_noun: |_| {},
        cardinal,
        ordinal: cardinal,
        year: cardinal,
        agrees: |_| false,
        decimals_as_number: false,
    },
    lexicon: &Lexicon {
        point: "점",
        minus: "마이너스",
        plus: "플러스",
        percent: "퍼센트",
        dot: "닷",
        slash: "슬래시",
        dash: "대시",
        underscore: "언더바",
        at: "골뱅이",
        hashtag: "해시태그",
        number: "번호",
        to: "에서",
        by: "대",
        times: "배",
        per: "당",
        and: "앤드",
        about: "약",
        more_than: "초과",
        less_than: "미만",
        equals: "는",
        degrees: "도",
        over: "분의",
        months: [
            "일월",
            "이월",
            "삼월",
            "사월",
            "오월",
            "유월",
            "칠월",
            "팔월",
            "구월",
            "시월",
            "십일월",
            "십이월",
        ],
        date: "{y}년 {m} {d}일",
        oclock: "시",
        magnitudes: [("천", "천"), ("백만", "백만"), ("십억", "십억"), ("조", "조")],
        currencies: &[
            ("KRW", "원", "원", "전", "전"),
            ("USD", "달러", "달러", "센트", "센트"),
            ("EUR", "유로", "유로", "센트", "센트"),
        ],
        date_order: DateOrder::DayFirst,
        ordinal_days: false,
        ordinal_signs: &[],
        abbreviations: &[],
        openers: &[],
        ..en::LEXICON
    },
};

/// The reading in Hangul: what counts is its syllables.
fn cardinal(number: u64, out: &mut String) {
    let digits = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    positional(
        number,
        &System {
            digits,
            units: ["", "십", "백", "천"],
            myriads: ["", "만", "억", "조", "경"],
            one_is_said: false,
        },
        out,
    );
}
