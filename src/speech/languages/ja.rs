//! Japanese. Numbers are measured by the length of their own reading.

use super::en;
use crate::speech::language::{DateOrder, Language, Lexicon, NumberWords, Numerals};
use crate::speech::numerals::{System, positional};
use crate::speech::script::Script;

pub(super) static LANGUAGE: Language = Language {
    tag: "ja",
    name: "Japanese",
    script: Script::Kana,
    units: 500.0,
    reading: 4,
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
        point: "てん",
        minus: "マイナス",
        plus: "プラス",
        percent: "パーセント",
        dot: "ドット",
        slash: "スラッシュ",
        dash: "ハイフン",
        underscore: "アンダーバー",
        at: "アット",
        hashtag: "ハッシュタグ",
        number: "ナンバー",
        to: "から",
        by: "たい",
        times: "ばい",
        per: "まい",
        and: "アンド",
        about: "やく",
        more_than: "だいなり",
        less_than: "しょうなり",
        equals: "イコール",
        degrees: "ど",
        over: "ぶんの",
        months: [
            "いちがつ",
            "にがつ",
            "さんがつ",
            "しがつ",
            "ごがつ",
            "ろくがつ",
            "しちがつ",
            "はちがつ",
            "くがつ",
            "じゅうがつ",
            "じゅういちがつ",
            "じゅうにがつ",
        ],
        date: "{y}ねん{m}{d}にち",
        oclock: "じ",
        magnitudes: [
            ("せん", "せん"),
            ("ひゃくまん", "ひゃくまん"),
            ("じゅうおく", "じゅうおく"),
            ("ちょう", "ちょう"),
        ],
        currencies: &[
            ("JPY", "えん", "えん", "せん", "せん"),
            ("USD", "ドル", "ドル", "セント", "セント"),
            ("EUR", "ユーロ", "ユーロ", "セント", "セント"),
        ],
        date_order: DateOrder::DayFirst,
        ordinal_days: false,
        ordinal_signs: &[],
        abbreviations: &[],
        openers: &[],
        ..en::LEXICON
    },
};

/// The reading in kana: what counts is its morae.
fn cardinal(number: u64, out: &mut String) {
    let digits = ["ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"];
    positional(
        number,
        &System {
            digits,
            units: ["", "じゅう", "ひゃく", "せん"],
            myriads: ["", "まん", "おく", "ちょう", "けい"],
            one_is_said: false,
        },
        out,
    );
}
