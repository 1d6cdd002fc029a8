//! Where cues are cut into scenes.

use crate::time::Time;

use super::cue::Cue;
use super::line::{self, Kind};

/// A scene that is long enough to end where a sentence does.
const ENOUGH: u64 = 9_000;
/// Past this a scene ends before the next sentence would make it longer.
const LONG: u64 = 15_000;
/// Shorter than this a scene only ends at a long pause.
const SHORT: u64 = 4_000;
/// A pause that parts what is said.
const PAUSE: u64 = 700;
/// A pause after which something new begins.
const LONG_PAUSE: u64 = 2_000;
/// With fewer ends of sentences than one in this time, cues have no punctuation.
const UNMARKED: u64 = 30_000;

/// The cues of each scene.
pub(super) fn cut(cues: Vec<Cue>) -> Vec<Vec<Cue>> {
    let marked = is_marked(&cues);
    let ends = sentence_ends(&cues, marked);
    let mut groups: Vec<Vec<Cue>> = Vec::new();
    let mut start = Time::ZERO;
    let mut open = false;
    let mut cut_here = Vec::with_capacity(cues.len());
    for (at, cue) in cues.iter().enumerate() {
        if !open {
            start = cue.start;
        }
        let next = cues.get(at + 1);
        let closes = match (next, ends.get(at)) {
            (Some(next), Some(Some(end))) if *end == at => {
                let until = ends
                    .get(at + 1)
                    .and_then(|end| cues.get((*end)?))
                    .map_or(next.end, |last| last.end);
                is_cut(cue, next, cue.end.saturating_sub(start), until.saturating_sub(start))
            }
            _ => false,
        };
        cut_here.push(closes);
        open = !closes;
    }
    let mut group = Vec::new();
    for (cue, closes) in cues.into_iter().zip(cut_here) {
        group.push(cue);
        if closes {
            groups.push(std::mem::take(&mut group));
        }
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups
}

/// Whether a scene ends between two cues: `length` so far, `until` the next sentence's end.
fn is_cut(cue: &Cue, next: &Cue, length: Time, until: Time) -> bool {
    if cue.parted && length.ms() < LONG - SHORT {
        return false;
    }
    let pause = next.start.saturating_sub(cue.end).ms();
    let (length, until) = (length.ms(), until.ms());
    pause >= LONG_PAUSE && length >= SHORT / 2
        || pause >= PAUSE && length >= SHORT
        || length >= ENOUGH
        || length >= SHORT && until > LONG
}

/// For each cue the one with which its sentence ends.
fn sentence_ends(cues: &[Cue], marked: bool) -> Vec<Option<usize>> {
    let mut end = None;
    let mut ends: Vec<Option<usize>> = cues
        .iter()
        .enumerate()
        .rev()
        .map(|(at, cue)| {
            if at + 1 == cues.len() || ends_sentence(cue) || !marked {
                end = Some(at);
            }
            end
        })
        .collect();
    ends.reverse();
    ends
}

/// Whether the cues have punctuation at all.
fn is_marked(cues: &[Cue]) -> bool {
    let ends = cues.iter().filter(|cue| ends_sentence(cue)).count() as u64;
    let spoken: u64 = cues.iter().map(|cue| cue.end.saturating_sub(cue.start).ms()).sum();
    ends * UNMARKED >= spoken
}

fn ends_sentence(cue: &Cue) -> bool {
    cue.bits.last().is_none_or(|last| last.kind != Kind::Speech || line::is_ended(&last.text))
}
