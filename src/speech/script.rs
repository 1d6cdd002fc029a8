//! What a character costs to say: the units of the scripts.

use super::figures::Figures;
use super::language::Language;

/// How the units of a script are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Letters, plus one a word: Latin, Cyrillic, Greek and whatever has no rule of its own.
    Alphabetic,
    /// Letters and vowel signs, plus one a word: the scripts of India.
    Indic,
    /// Letters without the vowel marks: Arabic and Hebrew.
    Consonantal,
    /// Letters and marks, no blanks between words: Thai, Lao, Khmer, Burmese.
    Thai,
    /// Syllables.
    Hangul,
    /// Characters.
    Han,
    /// Morae.
    Kana,
}

/// The script of a character, `None` for what is not part of a word.
pub(super) fn script(c: char) -> Option<Script> {
    let script = match c {
        'a'..='z'
        | 'A'..='Z'
        | '\u{00c0}'..='\u{00d6}'
        | '\u{00d8}'..='\u{00f6}'
        | '\u{00f8}'..='\u{02af}' => Script::Alphabetic,
        '\u{0591}'..='\u{05bd}'
        | '\u{05d0}'..='\u{05f2}'
        | '\u{0610}'..='\u{061a}'
        | '\u{0620}'..='\u{065f}'
        | '\u{066e}'..='\u{06d3}'
        | '\u{06d5}'..='\u{06ef}'
        | '\u{06fa}'..='\u{06fc}'
        | '\u{0750}'..='\u{077f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Script::Consonantal,
        '\u{0964}' | '\u{0965}' => return None,
        '\u{0900}'..='\u{0dff}' => return (!c.is_numeric()).then_some(Script::Indic),
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            return (!c.is_numeric() && c != '฿').then_some(Script::Thai);
        }
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => {
            Script::Hangul
        }
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'
        | '\u{ff66}'..='\u{ff9d}' => Script::Kana,
        '々'
        | '〆'
        | '〇'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        _ => return c.is_alphabetic().then_some(Script::Alphabetic),
    };
    Some(script)
}

/// Hundredths of a unit that a character of a script counts; marks that change no length count nothing.
pub(super) fn hundredths(c: char, script: Script) -> u32 {
    match script {
        Script::Kana
            if matches!(
                c,
                'ぁ' | 'ぃ'
                    | 'ぅ'
                    | 'ぇ'
                    | 'ぉ'
                    | 'ゃ'
                    | 'ゅ'
                    | 'ょ'
                    | 'ゎ'
                    | 'ァ'
                    | 'ィ'
                    | 'ゥ'
                    | 'ェ'
                    | 'ォ'
                    | 'ャ'
                    | 'ュ'
                    | 'ョ'
                    | 'ヮ'
            ) =>
        {
            0
        }
        Script::Indic if is_virama_or_nukta(c) => 0,
        Script::Consonantal
            if !c.is_alphabetic()
                || matches!(c, '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0640}') =>
        {
            0
        }
        _ => 100,
    }
}

/// The virama removes a vowel and the nukta changes a consonant: neither lengthens the word.
fn is_virama_or_nukta(c: char) -> bool {
    matches!(u32::from(c) & 0x7f, 0x3c | 0x4d)
}

/// Characters inside a word that count nothing: combining accents, joiners, the soft hyphen.
pub(super) fn is_silent_in_word(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// Microseconds a unit of each script costs in one language, and the pauses in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    alphabetic: u32,
    indic: u32,
    consonantal: u32,
    thai: u32,
    hangul: u32,
    han: u32,
    kana: u32,
    pub(super) comma: u32,
    pub(super) parenthesis: u32,
    pub(super) colon: u32,
    pub(super) dash: u32,
    pub(super) ellipsis: u32,
    pub(super) sentence: u32,
    pub(super) paragraph: u32,
}

/// A kanji is read with one and three quarter morae on average.
const KANJI_MORAE: f64 = 1.75;

impl Rates {
    pub(super) fn new(language: &Language, figures: &Figures) -> Self {
        let of = |script: Script, other: &str, usual: f64| {
            let own = script == language.script;
            let units = figures.units.get(if own { language.tag } else { other }).copied();
            micros(units.unwrap_or(if own { language.units } else { usual }))
        };
        let kana = of(Script::Kana, "ja", 500.0);
        let kanji = (f64::from(kana) * KANJI_MORAE).round();
        Self {
            alphabetic: of(Script::Alphabetic, "en", 60_000.0 / 65.0),
            indic: of(Script::Indic, "hi", 680.0),
            consonantal: of(Script::Consonantal, "ar", 615.0),
            thai: of(Script::Thai, "th", 800.0),
            hangul: of(Script::Hangul, "ko", 320.0),
            han: if language.script == Script::Kana {
                to_u32(kanji)
            } else {
                of(Script::Han, "zh", 240.0)
            },
            kana,
            comma: millis(figures.comma),
            parenthesis: millis(figures.parenthesis),
            colon: millis(figures.colon),
            dash: millis(figures.dash),
            ellipsis: millis(figures.ellipsis),
            sentence: millis(figures.sentence),
            paragraph: millis(figures.paragraph),
        }
    }

    fn unit(&self, script: Script) -> u32 {
        match script {
            Script::Alphabetic => self.alphabetic,
            Script::Indic => self.indic,
            Script::Consonantal => self.consonantal,
            Script::Thai => self.thai,
            Script::Hangul => self.hangul,
            Script::Han => self.han,
            Script::Kana => self.kana,
        }
    }

    /// Milliseconds of a word of so many Latin letters.
    #[inline]
    pub(super) fn letters(&self, letters: usize) -> u32 {
        rounded(u64::from(self.alphabetic) * (letters as u64 + 1))
    }

    /// Milliseconds of so many hundredths of a unit.
    pub(super) fn of(&self, script: Script, hundredths: u64) -> u32 {
        rounded(u64::from(self.unit(script)) * hundredths / 100)
    }

    /// Milliseconds of a word of one script, with the one unit that parts it from the next word.
    pub(super) fn word(&self, script: Script, hundredths: u64) -> u32 {
        let parting = if matches!(script, Script::Alphabetic | Script::Indic) { 100 } else { 0 };
        self.of(script, hundredths + parting)
    }
}

fn rounded(micros: u64) -> u32 {
    u32::try_from((micros + 500) / 1000).unwrap_or(u32::MAX)
}

fn micros(units_a_minute: f64) -> u32 {
    to_u32((60_000_000.0 / units_a_minute.clamp(1.0, 1e6)).round())
}

fn millis(seconds: f64) -> u32 {
    to_u32((seconds.clamp(0.0, 60.0) * 1000.0).round())
}

/// The float-to-integer cast saturates and takes NaN for zero, which is what is wanted here.
#[expect(clippy::cast_sign_loss)]
pub(super) fn to_u32(value: f64) -> u32 {
    value as u32
}
