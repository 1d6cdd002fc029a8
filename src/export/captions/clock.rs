//! When captions come and go.

use crate::plan::Scene;
use crate::speech::{Language, reading_ms};
use crate::time::Time;

use super::Cue;

/// Shortest that a caption stays where there is time for it.
const SHORTEST: Time = Time::from_secs(1);

/// Longest that a caption stays for the sake of readers; speech may need longer.
const LONGEST: Time = Time::from_secs(7);

/// Between two captions: two frames of film, so that the eye sees the change.
const GAP_MS: u64 = 84;

/// A pause shorter than this between two captions would be a flicker; the first one stays.
const FLICKER_MS: u64 = 500;

/// Least distance of two starts, so that each caption has a moment.
const LEAST_MS: u64 = 2;

/// Characters a second by which captions of what is heard may go faster than strings that are only
/// read.
const HEARD: u64 = 3;

/// From a fifth more than that on they are hurried.
const HURRIED_PERCENT: u64 = 120;

/// Lets captions stay long enough to be read, within their scene and before the next one. Cues come
/// with the times of their speech.
pub(super) fn settle(cues: &mut [Cue], scenes: &[Scene], language: &Language) {
    let mut least = Time::ZERO;
    for cue in cues.iter_mut() {
        cue.start = cue.start.max(least);
        cue.end = cue.end.max(cue.start);
        least = cue.start + Time::from_ms(LEAST_MS);
    }
    let mut following: Option<(u32, Time)> = None;
    for cue in cues.iter_mut().rev() {
        let scene_end = scenes
            .get(cue.scene.saturating_sub(1) as usize)
            .map_or(cue.end, |scene| scene.start + scene.seconds);
        let mut end = readable(cue, language).min(scene_end.max(cue.end));
        if let Some((scene, next)) = following {
            let is_flicker = scene == cue.scene && end + Time::from_ms(FLICKER_MS) > next;
            let gap = GAP_MS.min(next.saturating_sub(cue.start).ms() / 2);
            let latest = next.saturating_sub(Time::from_ms(gap));
            end = if is_flicker { latest } else { end.min(latest) };
        }
        cue.end = end.max(cue.start + Time::from_ms(1));
        following = Some((cue.scene, cue.start));
    }
}

/// When a caption has been said and read.
fn readable(cue: &Cue, language: &Language) -> Time {
    let reading = Time::from_ms(u64::from(reading_ms(&cue.lines.join(" "), language)));
    cue.end.max(cue.start + reading.clamp(SHORTEST, LONGEST))
}

/// Whether a caption goes by faster than people read.
pub(super) fn is_hurried(cue: &Cue, language: &Language) -> bool {
    let characters: usize = cue.lines.iter().map(|line| line.chars().count()).sum();
    let speed = (u64::from(language.reading_speed()) + HEARD) * HURRIED_PERCENT / 100;
    cue.end.saturating_sub(cue.start).ms().saturating_mul(speed) < characters as u64 * 1000
}

/// `00:01:02,345`, with the mark before the milliseconds that the format wants.
pub(crate) fn stamp(time: Time, mark: char) -> String {
    let (seconds, ms) = (time.ms() / 1000, time.ms() % 1000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}{mark}{ms:03}", seconds % 60)
}
