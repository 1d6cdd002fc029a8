//! Lines that open a scene, in every form that people give them: `Scene 3 — B-ROLL (8s): Hook`,
//! `0:00–0:05 | Hook`, `### Hook (5s)`, `1. Hook – 5s`, `分镜三：片头（5秒）`, `المشهد ٢`.

mod numerals;
mod opener;
mod parts;
#[cfg(test)]
mod tests;

use crate::ast::SceneNumber;
use crate::text::Text;

use super::draft::DraftScene;
use super::words::Opens;
use opener::Reader;

/// What the line of a heading says.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// What a word before the number opens, the likeliest first.
    pub(super) opens: Option<Opens>,
    pub(super) number: Option<SceneNumber>,
    /// A number as in `1. Hook`, without a word.
    pub(super) counted: bool,
    /// Whether the time stands first.
    pub(super) time_first: bool,
    /// Whether the word or the number is followed by something that can follow it.
    pub(super) separated: bool,
    /// Number, time, type, media and what is left.
    pub(super) scene: DraftScene,
    /// What stands behind the title and a time, type or medium: mostly the picture.
    pub(super) rest: Vec<Text>,
    /// Remarks in brackets: `(~105 words)`.
    pub(super) remarks: Vec<Text>,
}

/// Reads a line as a heading; `None` if it opens nothing. `marked` says that Markdown marks it as
/// one, so that its word and number need nothing behind them.
pub(super) fn read(text: &Text, marked: bool) -> Option<Heading> {
    let mut reader = Reader { text, whole: text.as_str(), at: 0 };
    let mut heading = Heading::default();
    reader.decoration();
    let found = reader.opener(&mut heading) || reader.counted(&mut heading);
    if found {
        reader.again(&heading);
        heading.separated = reader.separated();
        reader.out_of();
    } else {
        reader.at = 0;
    }
    let start = reader.at;
    parts::rest(&mut heading, text, start, found, marked);
    heading.scene.number = heading.number;
    (found || heading.scene.time.is_some()).then_some(heading)
}

/// A text that is the number of a scene and little else: `3`, `3B`, `#3`, `Scene 3`, `第3镜`.
pub(super) fn number(text: &Text) -> Option<SceneNumber> {
    let mut reader = Reader { text, whole: text.as_str(), at: 0 };
    let mut heading = Heading::default();
    reader.decoration();
    if !reader.opener(&mut heading) {
        heading.number = reader.number().map(|(number, _)| number);
    }
    reader.skip(|letter| !letter.is_alphanumeric());
    heading.number.filter(|_| reader.rest().is_empty())
}
impl Heading {
    /// The number with its letter: `6B`.
    pub(super) fn label(&self) -> Option<(u32, Option<char>)> {
        self.number.map(|number| (number.value, number.suffix))
    }
}
