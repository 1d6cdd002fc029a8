//! What is known of a spoken language, and which one a text is in.

use super::languages::LANGUAGES;
use super::script::{Script, script};

/// One spoken language: its rate, its number words and the words that stand for signs.
#[derive(Debug)]
#[non_exhaustive]
pub struct Language {
    /// BCP 47 primary subtag, such as `de`.
    pub tag: &'static str,
    /// English name, such as `German`.
    pub name: &'static str,
    /// The script that most of its texts are in.
    pub(super) script: Script,
    /// Units a minute at pace 150; what a unit is depends on the script.
    pub(super) units: f64,
    /// Characters a second that viewers read on a screen.
    pub(super) reading: u32,
    pub(super) numerals: &'static Numerals,
    pub(super) lexicon: &'static Lexicon,
}

/// How numbers are said. Every function appends words to the text, without blanks around them.
#[derive(Debug)]
pub(super) struct Numerals {
    /// Whose words these are.
    pub(super) words: NumberWords,
    pub(super) cardinal: fn(u64, &mut String),
    /// What becomes of the end of a whole number before a noun such as "million".
    pub(super) before_noun: fn(&mut String),
    pub(super) ordinal: fn(u64, &mut String),
    /// A number of four digits that is a year.
    pub(super) year: fn(u64, &mut String),
    /// Whether this number changes with the gender of a noun behind it.
    pub(super) agrees: fn(u64) -> bool,
    /// Decimals are read as a number ("quatorze") and not digit by digit ("un quatre").
    pub(super) decimals_as_number: bool,
}

/// Whose number words a language reads figures with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberWords {
    /// Its own, fit to be written into a script.
    Own,
    /// Its own as far as their length matters: nobody writes them out.
    Reading,
    /// English ones, taken a tenth longer; figures are best left alone when they agree with the noun.
    Borrowed { agree: bool },
}

/// Order of the parts of a date with slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    MonthFirst,
    DayFirst,
}

/// A currency: ISO code, then the names of one and of many of it and of its hundredth part.
pub(super) type Currency = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The words that stand for signs, and what is written differently in a language.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a table")]
pub(super) struct Lexicon {
    pub(super) decimal: u8,
    pub(super) group: u8,
    /// Groups of thousands may be parted by a plain blank.
    pub(super) blank_groups: bool,
    pub(super) point: &'static str,
    pub(super) minus: &'static str,
    pub(super) plus: &'static str,
    pub(super) percent: &'static str,
    /// The sign is said before its number, as in Chinese.
    pub(super) percent_first: bool,
    pub(super) dot: &'static str,
    pub(super) slash: &'static str,
    pub(super) dash: &'static str,
    pub(super) underscore: &'static str,
    pub(super) at: &'static str,
    pub(super) hashtag: &'static str,
    /// What `#417` and `No. 5` begin with.
    pub(super) number: &'static str,
    pub(super) to: &'static str,
    pub(super) by: &'static str,
    pub(super) times: &'static str,
    pub(super) per: &'static str,
    pub(super) and: &'static str,
    pub(super) about: &'static str,
    pub(super) more_than: &'static str,
    pub(super) less_than: &'static str,
    pub(super) equals: &'static str,
    pub(super) degrees: &'static str,
    /// `3/4`: what stands between the numbers where there is no word for the fraction.
    pub(super) over: &'static str,
    pub(super) months: [&'static str; 12],
    pub(super) date_order: DateOrder,
    /// `{d}` day, `{o}` ordinal day, `{m}` month, `{y}` year.
    pub(super) date: &'static str,
    /// A number beside the name of a month is an ordinal.
    pub(super) ordinal_days: bool,
    /// Between hour and minute.
    pub(super) oclock: &'static str,
    /// Thousand, million, billion (10⁹), trillion (10¹²): one and many.
    pub(super) magnitudes: [(&'static str, &'static str); 4],
    /// Abbreviations of magnitudes besides `K M B T`: the sign and the index into `magnitudes`.
    pub(super) magnitude_signs: &'static [(&'static str, usize)],
    /// Between a magnitude and a currency: "millones **de** dólares".
    pub(super) of: &'static str,
    pub(super) currencies: &'static [Currency],
    /// Units by sign: one and many. Signs that are missing are said in English.
    pub(super) units: &'static [(&'static str, &'static str, &'static str)],
    pub(super) ordinal_signs: &'static [&'static str],
    /// What an abbreviation stands for. A key that ends in a dot needs the dot.
    pub(super) abbreviations: &'static [(&'static str, &'static str)],
    /// Words, in lower case, that begin a sentence and are no names: "Over 12 countries".
    pub(super) openers: &'static [&'static str],
    /// Nouns are written with a capital.
    pub(super) capital_nouns: bool,
}

impl Language {
    /// The language of a BCP 47 tag, by its primary subtag: `de-AT` is German. `None` if unknown.
    pub fn find(tag: &str) -> Option<&'static Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::all().iter().copied().find(|language| language.tag.eq_ignore_ascii_case(primary))
    }

    /// The language that the script of a text suggests: Latin is English, Cyrillic Russian, Han Chinese,
    /// kana Japanese. Scripts without a table of their own go with the one that is counted alike.
    pub fn detect(text: &str) -> &'static Self {
        let tag = match Votes::of(text).winner() {
            Some("en") => latin(text),
            other => other,
        };
        tag.and_then(Self::find).unwrap_or(&super::languages::en::LANGUAGE)
    }

    /// Characters a second that viewers read on a screen.
    pub(crate) fn reading_speed(&self) -> u32 {
        self.reading.max(1)
    }

    /// All languages, English first.
    pub fn all() -> &'static [&'static Self] {
        LANGUAGES
    }

    /// Whether figures can be written out in words of this language.
    pub fn has_number_words(&self) -> bool {
        self.numerals.words == NumberWords::Own
    }

    /// Whether numbers inflect with their noun, so that figures in a script are best left alone.
    pub fn numbers_agree(&self) -> bool {
        self.numerals.words == NumberWords::Borrowed { agree: true }
    }

    /// Whether a character is a word when words are counted.
    pub(super) fn counts_characters(&self) -> bool {
        matches!(self.script, Script::Han | Script::Kana)
    }
}

/// Little words that tell the languages in Latin letters apart.
const LITTLE_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "is", "you", "that", "it", "for", "with", "are", "this",
            "we", "your",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "für", "von", "auf",
            "wir", "sie",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "et", "est", "une", "dans", "pour", "vous", "nous", "avec", "du",
            "au", "ne",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "que", "una", "para", "con", "por", "del", "más", "es", "y", "se",
            "su",
        ],
    ),
    (
        "pt",
        &[
            "os", "que", "uma", "para", "com", "não", "você", "é", "do", "da", "em", "mais", "e",
            "ao",
        ],
    ),
    (
        "it",
        &[
            "il", "gli", "che", "una", "per", "con", "non", "è", "di", "della", "più", "sono",
            "del", "e",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "de", "en", "van", "is", "niet", "met", "voor", "je", "wij", "zijn",
            "op", "dat",
        ],
    ),
    (
        "pl",
        &["i", "w", "nie", "na", "się", "z", "to", "jest", "że", "do", "jak", "dla", "co", "po"],
    ),
];
/// Words of a text that are looked at; a language shows within a few sentences.
const MOST_WORDS: usize = 400;
/// Fewer little words could stand in an English text as well.
const LEAST_HITS: usize = 3;

/// The language in Latin letters whose little words a text has, if it has clearly more of them than
/// of English ones.
fn latin(text: &str) -> Option<&'static str> {
    let mut hits = [0_usize; LITTLE_WORDS.len()];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words.take(MOST_WORDS) {
        for ((_, little), hits) in LITTLE_WORDS.iter().zip(&mut hits) {
            *hits += usize::from(little.iter().any(|known| word.eq_ignore_ascii_case(known)));
        }
    }
    let english = hits.first().copied().unwrap_or_default();
    let ((tag, _), count) = LITTLE_WORDS.iter().zip(hits).rev().max_by_key(|(_, hits)| *hits)?;
    (count >= LEAST_HITS && count > english * 2).then_some(*tag)
}

/// Letters of a text by what they speak for.
#[derive(Default)]
struct Votes {
    latin: u32,
    cyrillic: u32,
    indic: u32,
    consonantal: u32,
    thai: u32,
    hangul: u32,
    han: u32,
    kana: u32,
}

/// Letters that a syllable or a character of East Asia weighs as much as.
const CHARACTER_WEIGHT: u32 = 3;

impl Votes {
    fn of(text: &str) -> Self {
        let mut votes = Self::default();
        for c in text.chars() {
            let (count, weight) = match script(c) {
                Some(Script::Alphabetic) if matches!(c, '\u{0400}'..='\u{052f}') => {
                    (&mut votes.cyrillic, 1)
                }
                Some(Script::Alphabetic) => (&mut votes.latin, 1),
                Some(Script::Indic) => (&mut votes.indic, 1),
                Some(Script::Consonantal) => (&mut votes.consonantal, 1),
                Some(Script::Thai) => (&mut votes.thai, 1),
                Some(Script::Hangul) => (&mut votes.hangul, CHARACTER_WEIGHT),
                Some(Script::Han) => (&mut votes.han, CHARACTER_WEIGHT),
                Some(Script::Kana) => (&mut votes.kana, CHARACTER_WEIGHT),
                None => continue,
            };
            *count = count.saturating_add(weight);
        }
        votes
    }

    /// Japanese mixes kana and Han, so a fair share of kana claims the Han characters too.
    fn winner(&self) -> Option<&'static str> {
        let japanese = self.kana.saturating_mul(10) > self.han;
        let (zh, ja) =
            if japanese { (0, self.kana.saturating_add(self.han)) } else { (self.han, 0) };
        let votes = [
            (self.latin, "en"),
            (self.cyrillic, "ru"),
            (self.indic, "hi"),
            (self.consonantal, "ar"),
            (self.thai, "th"),
            (self.hangul, "ko"),
            (zh, "zh"),
            (ja, "ja"),
        ];
        // Of equal counts the first one wins.
        votes
            .into_iter()
            .rev()
            .max_by_key(|(count, _)| *count)
            .filter(|(count, _)| *count > 0)
            .map(|(_, tag)| tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_fall_back_to_the_primary_subtag() {
        assert_eq!(Language::find("de-AT").map(|l| l.name), Some("German"));
        assert_eq!(Language::find(" PT_br ").map(|l| l.tag), Some("pt"));
        assert!(Language::find("tlh").is_none());
        assert!(Language::find("").is_none());
    }

    #[test]
    fn the_script_decides_without_a_tag() {
        let tags = [
            ("", "en"),
            ("123 …", "en"),
            ("A plain line", "en"),
            ("Привет, мир", "ru"),
            ("हर कहानी", "hi"),
            ("مرحبا بالعالم", "ar"),
            ("สวัสดี", "th"),
            ("안녕하세요", "ko"),
            ("写好脚本", "zh"),
            ("台本を書いて", "ja"),
            ("Our friend 王小明 joined the team", "en"),
            (
                "¿Sabías que el 40 % del pan se tira? Únete por poco al mes y llama a los de Madrid.",
                "es",
            ),
            ("Wir zeigen, wie die Kette und der Kranz wieder laufen, ohne das Rad zu heben.", "de"),
            ("Nous avons grandi et vous êtes venus : les chiffres sont dans le rapport.", "fr"),
            ("La Dolce Vita, El Dorado and the Los Angeles office", "en"),
            ("Stop. Look closer.", "en"),
            ("Shotlistで動画を作る", "ja"),
            ("שלום", "ar"),
        ];
        for (text, tag) in tags {
            assert_eq!(Language::detect(text).tag, tag, "{text}");
        }
    }
}
