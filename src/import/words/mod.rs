//! The words by which people mark the parts of a script, a table a language.
//!
//! All languages are known at once: scripts mix them, `VO` stands in German ones and `Hook` in
//! Chinese ones. Where one spelling has several meanings, English comes first, and who asks says
//! which meanings can be meant: `Duration` is the length of the whole video above the scenes and
//! the scene's own inside one.

mod ar;
mod de;
mod en;
mod es;
mod fa;
mod fr;
mod hi;
mod id;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod tr;
mod uk;
mod vi;
mod zh;

use std::collections::HashMap;
use std::sync::LazyLock;

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization as _;

use crate::ast::SceneType;
pub(super) use crate::ast::SceneType::{ARoll, BRoll, Overlay};

/// What a label, a column or a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Spoken words.
    Narration,
    /// Spoken words if they are quoted, a sound otherwise.
    Audio,
    /// The picture.
    Visual,
    /// A string to show.
    Shown,
    LowerThird,
    Sfx,
    Music,
    Transition,
    Media,
    /// A-roll, B-roll, overlay.
    Type,
    Time,
    Start,
    End,
    /// The number of a scene.
    Number,
    Title,
    /// Framing, gesture, camera, light.
    Direction,
    Left,
    Right,
    Note,
    /// What follows stands for the whole video.
    Format,
    Thesis,
    Tone,
    Audience,
    Avatar,
    NarrationStyle,
    Style,
    Language,
    /// The length of the whole video.
    Total,
}

/// One language's table. Spellings are parted by `|`: as texts of their own, three thousand of them
/// would have to be put in place whenever the program starts.
pub(super) struct Words {
    /// BCP 47.
    tag: &'static str,
    /// Words that open a scene when a number follows: `Scene 3`.
    scenes: &'static str,
    /// Words that open a group of scenes, or a scene where nothing stands below them: `Act 2`.
    groups: &'static str,
    /// Words that open one of several videos in a file: `Video 2`.
    videos: &'static str,
    /// Every spelling of a label.
    labels: &'static [(Role, &'static str)],
    /// Units of time.
    seconds: &'static str,
    minutes: &'static str,
    /// What stands between the two ends of a range: `0:00 to 0:05`.
    to: &'static str,
    /// What says that a time need not be exact.
    about: &'static str,
    /// Types of scenes in other words than those of the `.shot` language.
    types: &'static [(SceneType, &'static str)],
}

static LANGUAGES: [&Words; 19] = [
    &en::WORDS,
    &es::WORDS,
    &pt::WORDS,
    &fr::WORDS,
    &de::WORDS,
    &it::WORDS,
    &nl::WORDS,
    &pl::WORDS,
    &ru::WORDS,
    &uk::WORDS,
    &tr::WORDS,
    &ar::WORDS,
    &fa::WORDS,
    &hi::WORDS,
    &zh::WORDS,
    &ja::WORDS,
    &ko::WORDS,
    &id::WORDS,
    &vi::WORDS,
];

/// What a word before a number opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Opens {
    /// `Scene 3`
    Scene,
    /// `Act 2`
    Group,
    /// `Video 2`
    Video,
}

/// The meanings of every folded spelling.
struct Tables {
    labels: HashMap<String, SmallVec<[Role; 2]>>,
    openers: HashMap<String, SmallVec<[Opens; 1]>>,
    /// Seconds in a unit.
    units: HashMap<String, f64>,
    to: Vec<String>,
    about: Vec<String>,
    types: HashMap<String, SceneType>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);

impl Tables {
    fn new() -> Self {
        let mut tables = Self {
            labels: HashMap::new(),
            openers: HashMap::new(),
            units: HashMap::new(),
            to: Vec::new(),
            about: Vec::new(),
            types: HashMap::new(),
        };
        for words in LANGUAGES {
            tables.add(words);
        }
        tables
    }

    fn add(&mut self, words: &'static Words) {
        for (role, spellings) in words.labels {
            for key in keys(spellings) {
                let roles = self.labels.entry(key).or_default();
                if !roles.contains(role) {
                    roles.push(*role);
                }
            }
        }
        let openers = [
            (Opens::Scene, words.scenes),
            (Opens::Group, words.groups),
            (Opens::Video, words.videos),
        ];
        for (opens, spellings) in openers {
            for key in keys(spellings) {
                self.openers.entry(key).or_default().push(opens);
            }
        }
        for (factor, spellings) in [(1.0, words.seconds), (60.0, words.minutes)] {
            for key in keys(spellings) {
                self.units.entry(key).or_insert(factor);
            }
        }
        self.to.extend(keys(words.to));
        self.about.extend(keys(words.about));
        for (kind, spellings) in words.types {
            self.types.extend(keys(spellings).map(|key| (key, *kind)));
        }
    }
}

/// The spellings of a table's entry as they are compared.
fn keys(spellings: &'static str) -> impl Iterator<Item = String> {
    spellings.split('|').map(fold).filter(|key| !key.is_empty())
}

/// What a label can stand for, the likeliest first; empty for one that nobody knows.
pub(super) fn roles(label: &str) -> &'static [Role] {
    if label.len() > 120 {
        return &[];
    }
    let key = fold(label);
    let known = |key: &str| TABLES.labels.get(key).map(SmallVec::as_slice);
    // `VO 2`, `Visual #1`: a number behind a label counts several of a kind.
    let counted = || {
        known(key.trim_end_matches(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, ' ' | '#')
        }))
    };
    known(&key).or_else(counted).or_else(|| part(&key)).unwrap_or_default()
}

/// `Voiceover / Narration`, `台词/口播`: the first of several names that is known.
fn part(key: &str) -> Option<&'static [Role]> {
    let dividers = ['/', '+', '&', '、', '·', '|', '／'];
    let parts = key.contains(dividers).then(|| key.split(dividers).map(str::trim));
    let mut known = parts
        .into_iter()
        .flatten()
        .filter_map(|name| TABLES.labels.get(name).map(SmallVec::as_slice));
    // `Text/Voiceover`: what is spoken, whatever else it is.
    let first = known.next()?;
    let speaks = |roles: &[Role]| roles.first() == Some(&Role::Narration);
    Some(if speaks(first) { first } else { known.find(|roles| speaks(roles)).unwrap_or(first) })
}

/// What the longest known label among the words of a heading can stand for: `Что в кадре`, `画面与运镜`.
pub(super) fn within(heading: &str) -> &'static [Role] {
    let key = fold(heading);
    let starts = key.char_indices().map(|(at, _)| at).take(MOST_STARTS);
    let edges = |from: usize, to: usize| {
        let spaced = |letter: Option<char>| {
            letter.is_none_or(|letter| {
                !letter.is_alphanumeric() || !letter.is_ascii() && !is_spaced(letter)
            })
        };
        spaced(key.get(..from).and_then(|head| head.chars().next_back()))
            && spaced(key.get(to..).and_then(|tail| tail.chars().next()))
    };
    let mut best: (usize, &'static [Role]) = (0, &[]);
    for from in starts {
        for (at, letter) in key.get(from..).unwrap_or_default().char_indices().take(MOST_STARTS) {
            let to = from + at + letter.len_utf8();
            let Some(roles) = key.get(from..to).and_then(|part| TABLES.labels.get(part)) else {
                continue;
            };
            if to - from > best.0.max(2) && edges(from, to) {
                best = (to - from, roles);
            }
        }
    }
    best.1
}

/// Letters of a heading in which a label is looked for.
const MOST_STARTS: usize = 40;

/// Letters of scripts that part their words by spaces.
const fn is_spaced(letter: char) -> bool {
    !matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// What a word opens that stands before a number, the likeliest first.
pub(super) fn opens(word: &str) -> &'static [Opens] {
    TABLES.openers.get(&fold(word)).map(SmallVec::as_slice).unwrap_or_default()
}

/// Seconds in a unit of time.
pub(super) fn unit(word: &str) -> Option<f64> {
    TABLES.units.get(&fold(word)).copied()
}

/// Whether a word stands between the two ends of a range.
pub(super) fn is_to(word: &str) -> bool {
    let key = fold(word);
    TABLES.to.contains(&key)
}

/// Whether a word says that a time need not be exact.
pub(super) fn is_about(word: &str) -> bool {
    let key = fold(word);
    TABLES.about.contains(&key)
}

/// The type of a scene in words that the `.shot` language does not have.
pub(super) fn scene_type(words: &str) -> Option<SceneType> {
    TABLES.types.get(&fold(words)).copied()
}

/// What languages call themselves and, where English names are not known elsewhere, their English names.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("español", "es"),
    ("castellano", "es"),
    ("spanish", "es"),
    ("português", "pt"),
    ("portuguese", "pt"),
    ("français", "fr"),
    ("french", "fr"),
    ("deutsch", "de"),
    ("german", "de"),
    ("italiano", "it"),
    ("italian", "it"),
    ("nederlands", "nl"),
    ("dutch", "nl"),
    ("polski", "pl"),
    ("polish", "pl"),
    ("русский", "ru"),
    ("russian", "ru"),
    ("українська", "uk"),
    ("ukrainian", "uk"),
    ("türkçe", "tr"),
    ("turkish", "tr"),
    ("العربية", "ar"),
    ("arabic", "ar"),
    ("فارسی", "fa"),
    ("persian", "fa"),
    ("हिन्दी", "hi"),
    ("हिंदी", "hi"),
    ("hindi", "hi"),
    ("中文", "zh"),
    ("普通话", "zh"),
    ("chinese", "zh"),
    ("mandarin", "zh"),
    ("日本語", "ja"),
    ("japanese", "ja"),
    ("한국어", "ko"),
    ("korean", "ko"),
    ("bahasa indonesia", "id"),
    ("indonesian", "id"),
    ("tiếng việt", "vi"),
    ("vietnamese", "vi"),
];

/// The tag of a language from its tag or its name, in English or in itself.
pub(super) fn language(written: &str) -> Option<&str> {
    let first = written
        .split([',', ';', '/', '(', '|', '+'])
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches('.');
    let folded = fold(first);
    let named = || {
        NAMES
            .iter()
            .find(|(name, _)| {
                fold(name) == folded || folded.split(' ').next() == Some(fold(name).as_str())
            })
            .map(|(_, tag)| *tag)
    };
    let primary = first.split(['-', '_']).next().unwrap_or_default();
    let is_tag =
        primary.len() == 2 && primary.is_ascii() && first.len() <= 10 && !first.contains(' ');
    if is_tag { Some(first) } else { named() }
}

/// Whether a text is the tag of a language with a table.
pub(super) fn is_language(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().any(|words| words.tag.eq_ignore_ascii_case(primary))
}

/// A spelling as it is compared: lower case, full-width letters as plain ones, without accents,
/// emoji and other decoration, one space for every run of spaces, hyphens and underscores.
pub(super) fn fold(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for letter in written.nfkd().filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            '-' | '_' | '\u{2010}' | '\u{2011}' | '\u{200c}' | '\u{200d}' | '\u{200f}'
            | '\u{200e}' => space(&mut folded),
            letter if letter.is_whitespace() => space(&mut folded),
            '’' => folded.push('\''),
            letter => folded.push(letter),
        }
    }
    let is_edge = |letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '#' | '№' | ')') && !is_sign(letter)
    };
    folded.trim_matches(is_edge).to_owned()
}

/// The marks above and below Latin, Greek and Cyrillic letters, and the variation selectors of emoji.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Vowel signs of Indian scripts are letters to their readers, though not to Unicode.
const fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4f}' | '\u{64b}'..='\u{65f}' | '\u{3099}' | '\u{309a}')
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}
