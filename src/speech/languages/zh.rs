//! Chinese. Numbers are measured by the length of their own reading.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{System, positional};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "zh",
    name: "Chinese",
    script: Script::Han,
    units: 240.0,
    reading: 9,
    numerals: &Numerals {
        words: NumberWords::Reading,
        before_noun: |_| {},
        cardinal,
        ordinal: cardinal,
        year,
        agrees: |_| false,
        decimals_as_number: false,
    },
    lexicon: &Lexicon {
        point: "点",
        minus: "负",
        plus: "加",
        percent: "百分之",
        percent_first: true,
        dot: "点",
        slash: "斜杠",
        dash: "杠",
        underscore: "下划线",
        at: "艾特",
        hashtag: "话题",
        number: "号",
        to: "到",
        by: "比",
        times: "倍",
        per: "每",
        and: "和",
        about: "大约",
        more_than: "大于",
        less_than: "小于",
        equals: "等于",
        degrees: "度",
        over: "分之",
        months: [
            "一月",
            "二月",
            "三月",
            "四月",
            "五月",
            "六月",
            "七月",
            "八月",
            "九月",
            "十月",
            "十一月",
            "十二月",
        ],
        date: "{y}年{m}{d}日",
        oclock: "点",
        magnitudes: [("千", "千"), ("百万", "百万"), ("十亿", "十亿"), ("万亿", "万亿")],
        currencies: &[
            ("CNY", "元", "元", "分", "分"),
            ("USD", "美元", "美元", "美分", "美分"),
            ("EUR", "欧元", "欧元", "分", "分"),
            ("JPY", "日元", "日元", "分", "分"),
        ],
        date_order: DateOrder::DayFirst,
        ordinal_days: false,
        ordinal_signs: &[],
        abbreviations: &[],
        openers: &[],
        ..en::LEXICON
    },
};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

fn cardinal(number: u64, out: &mut String) {
    positional(
        number,
        &System {
            digits: DIGITS,
            units: ["", "十", "百", "千"],
            myriads: ["", "万", "亿", "兆", "京"],
            one_is_said: true,
        },
        out,
    );
}

/// Years are read digit by digit.
fn year(number: u64, out: &mut String) {
    for divisor in [1000, 100, 10, 1] {
        out.push_str(DIGITS.get((number / divisor % 10) as usize).copied().unwrap_or_default());
    }
}
