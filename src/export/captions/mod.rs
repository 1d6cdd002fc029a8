//! Captions of the narration: cut where a speaker would breathe, timed by the speech model.
//!
//! ```text
//! narration → words   what is shown, when each word is said, how well a cut behind it reads
//!           → split   the cheapest way to cut words into captions of at most two lines
//!           → clock   how long each stands, so that it can be read and none overlaps
//! ```
//!
//! Speech begins with its scene. Where it needs more time than the scene has, it is spoken as
//! quickly as a quick narrator does; where that is not enough it runs on, and what follows waits
//! for it until a scene has time to spare. No word is ever left out.

mod breaks;
mod clock;
mod phrases;
mod split;
mod words;

use crate::plan::{Plan, Scene, language};
use crate::speech::Language;
use crate::text::Text;
use crate::time::Time;

use super::losses::Remark;
use super::text::printable;

pub(super) use clock::stamp;

/// Columns of a line: 42 letters.
const COLUMNS: usize = 42;

/// Columns of a line in Chinese, Japanese and Korean: 16 characters of full width.
const WIDE_COLUMNS: usize = 32;

/// Nobody sees that captions run on for less.
const NOTABLE: Time = Time::from_ms(100);

const WIDE: [&str; 3] = ["zh", "ja", "ko"];

/// One caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cue {
    /// The scene, counted from 1.
    pub scene: u32,
    /// From when it is shown.
    pub start: Time,
    /// Until when; before the next one starts.
    pub end: Time,
    /// One or two lines, without line breaks and control characters.
    pub lines: Vec<String>,
}

/// The captions of a plan in order. Each starts after the one before it has ended, holds at most
/// two lines of 42 columns – 32 in Chinese, Japanese and Korean –, or one longer word, and all of
/// them together hold every spoken word.
pub fn captions(plan: &Plan) -> Vec<Cue> {
    let language = language(plan);
    let columns = if WIDE.contains(&language.tag) { WIDE_COLUMNS } else { COLUMNS };
    let mut cues = Vec::new();
    let mut free = Time::ZERO;
    for scene in &plan.scenes {
        let start = scene.start.max(free);
        let narration = printable(scene.vo.as_ref().map_or("", Text::as_str));
        let words = words::words(&narration, language, &words::Span::of(scene, start));
        free = words.last().map_or(free, |word| word.end);
        let cut = split::split(&words, columns);
        cues.extend(cut.into_iter().map(|(lines, first, last)| Cue {
            scene: scene.index,
            start: first,
            end: last,
            lines,
        }));
    }
    clock::settle(&mut cues, &plan.scenes, language);
    cues
}

/// What somebody who looks after captions would want to know.
pub(super) fn remarks(plan: &Plan, cues: &[Cue]) -> Vec<Remark> {
    let mut remarks: Vec<Remark> =
        plan.scenes.iter().filter_map(|scene| overrun(scene, cues)).collect();
    remarks.extend(hurried(language(plan), cues));
    remarks
}

/// Captions that are left over when their scene ends.
fn overrun(scene: &Scene, cues: &[Cue]) -> Option<Remark> {
    let at = cues.partition_point(|cue| cue.scene <= scene.index).checked_sub(1)?;
    let last = cues.get(at).filter(|cue| cue.scene == scene.index)?;
    let over = last.end.saturating_sub(scene.start + scene.seconds);
    let needs = scene.speech.estimate;
    (over >= NOTABLE).then(|| Remark {
        scene: Some(scene.label()),
        message: if needs > scene.seconds {
            format!(
                "its narration needs {needs} s and it has {} s, so its captions run on for {over} s; shorten the narration or lengthen the scene",
                scene.seconds
            )
        } else {
            format!("its captions wait for those before them and run on for {over} s")
        },
    })
}

/// Captions that go by faster than most people read.
fn hurried(language: &Language, cues: &[Cue]) -> Option<Remark> {
    let count = cues.iter().filter(|cue| clock::is_hurried(cue, language)).count();
    let first = cues.iter().find(|cue| clock::is_hurried(cue, language))?;
    let (captions, them) = match count {
        1 => ("1 caption goes".to_owned(), "it"),
        _ => (format!("{count} captions go"), "them"),
    };
    let message = format!(
        "{captions} by faster than people read, the first at {}; give {them} more time or say less",
        stamp(first.start, '.')
    );
    Some(Remark { scene: None, message })
}
