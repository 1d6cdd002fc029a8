//! How long a line takes to say: words, pauses and the pace.
//!
//! `seconds = (150 / pace) × (0.065 × Σ over spoken words (letters + 1) + Σ pauses)`

use std::ops::{Add, AddAssign, Range};

use unicode_segmentation::UnicodeSegmentation;

/// What is known of one spoken language.
#[derive(Debug)]
#[non_exhaustive]
pub struct Language {
    /// BCP 47 primary subtag, such as `de`.
    pub tag: &'static str,
    /// English name, such as `German`.
    pub name: &'static str,
    /// Letters (plus one a word) or characters a minute at pace 150.
    units: f64,
}

macro_rules! languages {
    ($($tag:literal $name:literal $units:literal),* $(,)?) => {
        &[$(&Language { tag: $tag, name: $name, units: $units }),*]
    };
}

static LANGUAGES: &[&Language] = languages![
    "en" "English" 923.0, "de" "German" 885.0, "fr" "French" 990.0, "es" "Spanish" 910.0,
    "pt" "Portuguese" 875.0, "it" "Italian" 910.0, "nl" "Dutch" 910.0, "pl" "Polish" 910.0,
    "ru" "Russian" 910.0, "hi" "Hindi" 680.0, "ar" "Arabic" 615.0, "zh" "Chinese" 240.0,
    "ja" "Japanese" 500.0, "ko" "Korean" 320.0, "th" "Thai" 800.0,
];

impl Language {
    /// The language of a BCP 47 tag: `de-AT` is `de`. `None` if unknown.
    pub fn find(tag: &str) -> Option<&'static Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        LANGUAGES.iter().copied().find(|language| language.tag.eq_ignore_ascii_case(primary))
    }

    /// The language that the script of a text suggests; English for Latin letters.
    pub fn detect(text: &str) -> &'static Self {
        let tag = text.chars().find_map(|c| match c {
            '\u{0400}'..='\u{052F}' => Some("ru"),
            '\u{0600}'..='\u{06FF}' => Some("ar"),
            '\u{0900}'..='\u{097F}' => Some("hi"),
            '\u{0E00}'..='\u{0E7F}' => Some("th"),
            '\u{3040}'..='\u{30FF}' => Some("ja"),
            '\u{AC00}'..='\u{D7A3}' => Some("ko"),
            '\u{4E00}'..='\u{9FFF}' => Some("zh"),
            _ => None,
        });
        tag.and_then(Self::find).or_else(|| LANGUAGES.first().copied()).unwrap_or(&ENGLISH)
    }

    /// All languages, English first.
    pub fn all() -> &'static [&'static Self] {
        LANGUAGES
    }

    /// Whether figures can be written out in words of this language.
    pub fn has_number_words(&self) -> bool {
        matches!(self.tag, "en" | "de" | "fr" | "es" | "pt" | "it" | "nl")
    }

    /// Whether numbers inflect with their noun, so that figures are best left alone.
    pub fn numbers_agree(&self) -> bool {
        matches!(self.tag, "pl" | "ru" | "hi" | "ar")
    }
}

static ENGLISH: Language = Language { tag: "en", name: "English", units: 923.0 };

/// What a text costs, independent of the pace. Adds up across texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measure {
    /// Words of the spoken form; characters in Chinese and Japanese.
    pub words: u32,
    /// Milliseconds of speech at pace 150, without pauses.
    pub speech_ms: u32,
    /// Milliseconds of pauses at pace 150.
    pub pause_ms: u32,
    /// Milliseconds of explicit breaks, which the pace does not change.
    pub breaks_ms: u32,
}

impl Add for Measure {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            words: self.words.saturating_add(other.words),
            speech_ms: self.speech_ms.saturating_add(other.speech_ms),
            pause_ms: self.pause_ms.saturating_add(other.pause_ms),
            breaks_ms: self.breaks_ms.saturating_add(other.breaks_ms),
        }
    }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// What a text costs to say; `\n` is a paragraph boundary.
pub fn measure(text: &str, language: &Language) -> Measure {
    let mut total = Measure::default();
    let mut pending = 0;
    for piece in text.split_word_bounds() {
        let letters = piece.chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 {
            pending = pending.max(piece.chars().map(pause_ms).max().unwrap_or(0));
            continue;
        }
        if total.words > 0 {
            total.pause_ms = total.pause_ms.saturating_add(pending);
        }
        pending = 0;
        total.words += 1;
        #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let ms = ((letters + 1) as f64 * 60_000.0 / language.units) as u32;
        total.speech_ms = total.speech_ms.saturating_add(ms);
    }
    total
}

fn pause_ms(mark: char) -> u32 {
    match mark {
        ',' | '，' | '、' | '،' => 310,
        '(' | ')' => 260,
        ':' | ';' | '：' | '；' => 400,
        '—' | '–' => 350,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' => 480,
        '\n' => 880,
        _ => 0,
    }
}

/// Words a minute.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Pace(f64);

impl Pace {
    /// 150 words a minute.
    pub const NORMAL: Self = Self(150.0);
    /// 130 words a minute.
    pub const SLOW: Self = Self(130.0);
    /// 170 words a minute.
    pub const FAST: Self = Self(170.0);

    /// A pace in words a minute; anything not finite and positive is `NORMAL`.
    pub fn new(wpm: f64) -> Self {
        if wpm.is_finite() && wpm > 0.0 { Self(wpm) } else { Self::NORMAL }
    }

    /// Words a minute.
    pub fn wpm(self) -> f64 {
        self.0
    }

    /// The pace of a voice that needs `seconds` for `text`. `None` for a text without words or no time.
    pub fn calibrate(text: &str, seconds: f64, language: &Language) -> Option<Self> {
        let measure = measure(text, language);
        let spoken = f64::from(measure.speech_ms) + f64::from(measure.pause_ms);
        let wpm = 150.0 * spoken / (seconds * 1000.0 - f64::from(measure.breaks_ms));
        (wpm.is_finite() && wpm > 0.0).then_some(Self(wpm))
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::NORMAL
    }
}

/// The time a text takes, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Estimate {
    /// The estimate itself.
    pub ms: u32,
    /// A quick narrator: 8 % less.
    pub quick_ms: u32,
    /// A slow narrator: 10 % more.
    pub slow_ms: u32,
}

/// The time of a measured text at a pace. Breaks cost their literal time.
#[expect(clippy::cast_sign_loss)]
pub fn estimate(measure: &Measure, pace: Pace) -> Estimate {
    let spoken = (f64::from(measure.speech_ms) + f64::from(measure.pause_ms)) * 150.0 / pace.0;
    let ms = |factor: f64| (spoken * factor).round() as u32;
    Estimate {
        ms: ms(1.0).saturating_add(measure.breaks_ms),
        quick_ms: ms(0.92).saturating_add(measure.breaks_ms),
        slow_ms: ms(1.1).saturating_add(measure.breaks_ms),
    }
}

/// The class of a piece of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenKind {
    /// A plain word.
    Word,
}

/// One token of the spoken form with the byte range of the text it came from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SpokenToken {
    /// Byte range of the input.
    pub range: Range<usize>,
    /// What it was read as.
    pub kind: TokenKind,
    /// The words said; empty for pauses and breaks.
    pub spoken: String,
    /// Number of words said.
    pub words: u32,
    /// Milliseconds at pace 150.
    pub ms: u32,
}

/// The words and pauses of a text, in order, with the places they came from.
pub fn spoken_form(text: &str, language: &Language) -> Vec<SpokenToken> {
    text.unicode_word_indices()
        .map(|(start, word)| SpokenToken {
            range: start..start + word.len(),
            kind: TokenKind::Word,
            spoken: word.to_owned(),
            words: 1,
            ms: measure(word, language).speech_ms,
        })
        .collect()
}

/// Replacements (byte range, new text) that turn figures into words. Empty for languages without number words.
pub fn speak_figures(text: &str, language: &Language) -> Vec<(Range<usize>, String)> {
    let _ = (text, language);
    Vec::new()
}

/// The byte offset up to which the speech fits into `ms` at this pace: the end of the last spoken word that fits.
pub fn cut_off(text: &str, language: &Language, pace: Pace, ms: u32) -> usize {
    let fits = |end: usize| {
        text.get(..end).is_some_and(|head| estimate(&measure(head, language), pace).ms <= ms)
    };
    let ends: Vec<usize> =
        text.unicode_word_indices().map(|(start, word)| start + word.len()).collect();
    let fitting = ends.partition_point(|&end| fits(end));
    fitting.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0)
}

/// Least time to read an on-screen string, in milliseconds.
pub fn reading_ms(text: &str, language: &Language) -> u32 {
    let limit = match language.tag {
        "en" => 20,
        "ko" => 12,
        "zh" => 9,
        "ja" => 4,
        _ => 17,
    };
    let words = text.unicode_words().count() as u32;
    let characters = text.graphemes(true).count() as u32;
    (words * 300).max(characters.saturating_mul(1000) / limit).max(830)
}
