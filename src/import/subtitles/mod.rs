//! SRT and `WebVTT`: subtitles become narration, cut into scenes where sentences end.
//!
//! A cue is what fits on a screen, a scene is what belongs together. So cues are joined until a
//! sentence ends and a pause, or enough length, makes a good cut: about every five to fifteen
//! seconds. Numbers, positions and other signs for the player are left out; words never are.

mod cue;
mod group;
mod line;

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail")]
mod tests;

use crate::ast::{Item, ItemKind, SectionKind, Voiceover};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Span};
use crate::text::Text;

use super::draft::{DraftScene, DraftTime, DraftValue, Video};
use super::words;
use cue::Cue;
use line::{Bit, Kind};

/// Reads a file of either kind.
///
/// # Errors
/// A finding at the first time of a cue that is none: its words would be the cue's before.
pub(super) fn read(source: &Source) -> Result<Vec<Video>, Box<Diagnostic>> {
    let file = cue::read(source.text());
    if let Some(span) = file.broken {
        return Err(Box::new(broken_time(span)));
    }
    let mut video = Video { title: file.title, notes: file.notes, ..Video::default() };
    let tag = file.language.filter(|tag| words::is_language(tag.as_str()));
    video.sections.extend(tag.map(|tag| (SectionKind::Language, tag)));
    let groups = group::cut(file.cues);
    let starts: Vec<_> = groups.iter().skip(1).filter_map(|group| group.first()).collect();
    let mut next = starts.iter().map(|cue| cue.start);
    video.scenes = groups.iter().map(|group| scene(group, next.next())).collect();
    Ok(vec![video])
}

fn broken_time(span: Span) -> Diagnostic {
    let message = "the time of a cue should stand here, and this is none";
    Diagnostic::new("syntax/unexpected", Severity::Error, span, message)
        .note("when these words are shown cannot be told, and so not whether they can be spoken")
        .help("write it as `00:00:01,000 --> 00:00:03,000`")
}

/// One scene: until the next one starts, and the last until its last cue ends.
fn scene(cues: &[Cue], next: Option<crate::time::Time>) -> DraftScene {
    let mut scene = DraftScene::default();
    if let Some(first) = cues.first() {
        scene.span = first.place;
        scene.heading = first.place;
        let end = next.or_else(|| cues.iter().map(|cue| cue.end).max());
        scene.time = end.filter(|end| first.start < *end).map(|end| DraftTime {
            value: DraftValue::Range(first.start, end),
            approximate: false,
            span: first.place,
        });
    }
    let mut speech: Option<Speech> = None;
    for bit in cues.iter().flat_map(|cue| &cue.bits) {
        if bit.kind == Kind::Speech {
            speak(&mut scene, &mut speech, bit);
            continue;
        }
        let wrap = match bit.kind {
            Kind::Music => ItemKind::Music,
            Kind::Direction => ItemKind::Direction,
            _ => ItemKind::Sfx,
        };
        scene.push(item(bit.text.span(), wrap(bit.text.clone())));
    }
    if let Some(speech) = speech {
        scene.push(speech.item());
    }
    scene
}

/// What one person says without a break.
struct Speech {
    speaker: Option<Text>,
    text: Text,
}

impl Speech {
    fn item(self) -> Item {
        let span = self.text.span();
        let vo = Voiceover { remark: self.speaker, text: self.text, quoted: false };
        item(span, ItemKind::Voiceover(vo))
    }
}

/// Goes on with what is said, or lets another speak.
fn speak(scene: &mut DraftScene, open: &mut Option<Speech>, bit: &Bit) {
    match open {
        Some(speech) if !bit.turn && (bit.speaker.is_none() || bit.speaker == speech.speaker) => {
            speech.text.append(" ", &bit.text);
        }
        _ => {
            let new = Speech { speaker: bit.speaker.clone(), text: bit.text.clone() };
            if let Some(said) = open.replace(new) {
                scene.push(said.item());
            }
        }
    }
}

fn item(span: Span, kind: ItemKind) -> Item {
    Item { span, label: Span::at(span.start), kind }
}
