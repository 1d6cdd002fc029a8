//! Text of a script on its way into a page: nothing in it can reach beyond its own place.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::palette::hex;
use crate::lint::colors;
use crate::optimize::words::quoted;
use crate::secret;

/// A text with the direction and the language that it is to be shown in.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Words<'a> {
    /// Without control characters; the template escapes it.
    pub(super) text: String,
    /// `ltr`, `rtl` or, where no letter decides, `auto`.
    pub(super) dir: &'static str,
    /// BCP 47 tag, where it is not English.
    pub(super) lang: Option<&'a str>,
}

/// A text that describes a picture, in stretches.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Told<'a> {
    pub(super) dir: &'static str,
    pub(super) lang: Option<&'a str>,
    pub(super) runs: Vec<Run>,
}

/// A stretch of a text.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Run {
    /// As it is written, quotation marks aside.
    pub(super) text: String,
    /// `plain`, `shown` for what is read on the screen, `color`.
    pub(super) kind: &'static str,
    /// The value of a colour.
    pub(super) hex: Option<String>,
}

/// The language of a script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tongue<'a>(Option<&'a str>);

impl<'a> Tongue<'a> {
    /// A language by its tag. English is the page's own; what is no tag is none.
    pub(super) fn new(tag: &'a str) -> Self {
        let is_tag = !tag.is_empty()
            && tag.len() <= 35
            && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        Self((is_tag && tag != "en").then_some(tag))
    }

    /// Whether speech is counted in characters, not in words.
    pub(super) fn counts_characters(self) -> bool {
        let primary = self.0.and_then(|tag| tag.split('-').next()).unwrap_or_default();
        matches!(primary, "ja" | "zh")
    }

    /// Words that are spoken or shown: always in the script's language.
    pub(super) fn spoken(self, text: &str) -> Words<'a> {
        let text = clean(text);
        Words { dir: direction(&text), lang: self.0, text }
    }

    /// Words for the crew, which may be English whatever the film speaks.
    pub(super) fn told(self, text: &str) -> Words<'a> {
        let words = self.spoken(text);
        Words { lang: words.lang.filter(|_| !words.text.is_ascii()), ..words }
    }

    /// The same with what is shown on the screen and colours told apart.
    pub(super) fn picture(self, text: &str) -> Told<'a> {
        let Words { dir, lang, .. } = self.told(text);
        Told { dir, lang, runs: runs(&secret::masked(text)) }
    }
}

/// Cuts a text at quoted strings and colours.
fn runs(text: &str) -> Vec<Run> {
    let mut marks: Vec<(Range<usize>, &'static str, Option<String>)> = quoted(text)
        .into_iter()
        .map(|range| (range, "shown", None))
        .chain(colors::written(text).filter_map(|written| {
            let value = hex(written.rgb?);
            Some((written.range, "color", Some(value)))
        }))
        .collect();
    marks.sort_by_key(|(range, ..)| range.start);
    let mut runs = Vec::new();
    let mut at = 0;
    for (range, kind, hex) in marks {
        let (Some(before), Some(inside)) = (text.get(at..range.start), text.get(range.clone()))
        else {
            continue;
        };
        push(&mut runs, before, "plain", None);
        push(&mut runs, inside, kind, hex);
        at = range.end;
    }
    push(&mut runs, text.get(at..).unwrap_or_default(), "plain", None);
    runs
}

fn push(runs: &mut Vec<Run>, text: &str, kind: &'static str, hex: Option<String>) {
    if !text.is_empty() {
        runs.push(Run { text: clean(text), kind, hex });
    }
}

/// A text as it may be shown: keys masked, control characters and overrides of the writing direction
/// as visible stand-ins, other marks of direction only where they are closed again.
pub(super) fn clean(text: &str) -> String {
    let masked = secret::masked(text);
    if !masked.contains(is_delicate) {
        return masked.into_owned();
    }
    let keep = is_balanced(&masked);
    masked
        .chars()
        .filter(|c| keep || !embeds(*c))
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{2028}' | '\u{2029}' | '\r' => '\n',
            '\u{202d}' | '\u{202e}' => '\u{fffd}',
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
            c => c,
        })
        .collect()
}

fn is_delicate(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn embeds(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}')
}

/// Whether every embedding and isolate is closed by its own end, and no other is.
fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        let ends = match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => {
                open.push('\u{202c}');
                continue;
            }
            '\u{2066}'..='\u{2068}' => {
                open.push('\u{2069}');
                continue;
            }
            '\u{202c}' | '\u{2069}' => c,
            _ => continue,
        };
        if open.pop() != Some(ends) {
            return false;
        }
    }
    // An override is replaced, so what it opened would be closed twice.
    open.is_empty() && !text.contains(['\u{202d}', '\u{202e}'])
}

/// The direction that most letters have. The first letter alone would turn an Arabic sentence around
/// that begins with a name in Latin letters.
pub(super) fn direction(text: &str) -> &'static str {
    let (mut left, mut right) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if is_rtl(c) { right += 1 } else { left += 1 }
    }
    match (left, right) {
        (0, 0) => "auto",
        _ if right > left => "rtl",
        _ => "ltr",
    }
}

/// Letters of Hebrew, Arabic, Syriac and their kin.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A text on one line, for attributes.
pub(super) fn in_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\t']) {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_leave_its_place_cannot() {
        assert_eq!(clean("a\0b\u{1b}[1m\u{85}\tc\r"), "a\u{fffd}b\u{fffd}[1m\u{fffd}\tc\n");
        assert_eq!(clean("a\u{202e}b"), "a\u{fffd}b");
        assert_eq!(clean("a\u{202e}b\u{202c}c"), "a\u{fffd}bc");
        assert_eq!(clean("\u{2067}שלום\u{2069}"), "\u{2067}שלום\u{2069}");
        assert_eq!(clean("\u{2069}\u{2067}a"), "a");
        assert_eq!(clean("\u{2067}\u{202c}\u{2069}"), "");
    }

    #[test]
    fn most_letters_decide_the_direction() {
        assert_eq!(direction("Ovenbell تخبرك بما سيباع غدا"), "rtl");
        assert_eq!(direction("Say \"שלום\" to everybody"), "ltr");
        assert_eq!(direction("−38% · 9:16"), "auto");
    }

    #[test]
    fn strings_and_colours_are_told_apart() {
        let kinds = |text| {
            let runs = runs(text).into_iter();
            runs.map(|run| (run.kind, run.text, run.hex)).collect::<Vec<_>>()
        };
        assert_eq!(
            kinds("Dark #1A1a1a field; \"9 PM #fff000\" FADES."),
            [
                ("plain", "Dark ".to_owned(), None),
                ("color", "#1A1a1a".to_owned(), Some("#1a1a1a".to_owned())),
                ("plain", " field; \"".to_owned(), None),
                ("shown", "9 PM #fff000".to_owned(), None),
                ("plain", "\" FADES.".to_owned(), None),
            ]
        );
    }
}
