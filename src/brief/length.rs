//! How long the video is, and the refusal of points that do not fit.

use crate::diagnostic::Diagnostic;
use crate::options::Options;
use crate::target::{TARGETS, Target};

use super::arrange::{Arranger, Shot};
use super::kind::Kind;
use super::model::Brief;
use super::narrate::Narration;
use super::read::error;

/// Share of a video that its speech fills best.
const BEST_FILL: f64 = 0.9;
/// Lengths that are tried before a brief is told which one would do.
const MOST_TRIED: u32 = 40;
/// Shortest and longest video in seconds, for a target that says nothing.
const ANY: (u32, u32) = (5, 300);

/// The length in whole seconds, and the scenes; or why there are none.
pub(super) fn fit(
    brief: &Brief,
    kind: &Kind,
    narration: &Narration<'_>,
    arranger: &Arranger<'_>,
    options: &Options,
) -> Result<(u32, Vec<Shot>), Box<Diagnostic>> {
    let limits = limits(options);
    let room = Room { limits, arranger, narration };
    let Some(asked) = brief.duration else {
        let usual = kind.orientation.map(|_| seconds(kind.seconds * 1000));
        let shots = usual.and_then(|usual| Some((usual, room.arranged(usual)?)));
        return match shots.or_else(|| room.nearest(room.best(), limits)) {
            Some(found) => Ok(found),
            None => Err(Box::new(room.too_much(brief))),
        };
    };
    let (min, max) = (seconds(asked.min.ms()), seconds(asked.max.ms()));
    if max < limits.0 || min > limits.1 {
        let message =
            format!("a video may have {}–{} s, and the brief asks for {min} s", limits.0, limits.1);
        return Err(Box::new(error(asked.span, message).help(room.help_with_length())));
    }
    let range = (min.max(limits.0), max.min(limits.1));
    room.nearest(room.best(), range).ok_or_else(|| Box::new(room.refuse(brief, min, max)))
}

/// The limits of the target, in whole seconds.
fn limits(options: &Options) -> (u32, u32) {
    let name = options.target.as_deref().or(options.config.target.name.as_deref());
    let target = name.and_then(Target::find).or(TARGETS.first().copied());
    let total = target.and_then(|target| target.limits.total);
    total.map_or(ANY, |(least, most)| (seconds(least.ms()), seconds(most.ms())))
}

/// Milliseconds in whole seconds.
fn seconds(ms: u64) -> u32 {
    u32::try_from((ms + 500) / 1000).unwrap_or(u32::MAX)
}

/// What fits where.
struct Room<'a> {
    limits: (u32, u32),
    arranger: &'a Arranger<'a>,
    narration: &'a Narration<'a>,
}

impl Room<'_> {
    fn arranged(&self, seconds: u32) -> Option<Vec<Shot>> {
        self.arranger.arrange(seconds)
    }

    /// The length that the speech fills best.
    #[expect(clippy::cast_sign_loss, reason = "milliseconds are positive")]
    fn best(&self) -> u32 {
        (f64::from(self.arranger.total) / 1000.0 / BEST_FILL).round() as u32
    }

    /// The length of a range that is nearest to `wanted` and can be filled, with its scenes.
    fn nearest(&self, wanted: u32, (min, max): (u32, u32)) -> Option<(u32, Vec<Shot>)> {
        let mut lengths: Vec<u32> = (min..=max).collect();
        lengths.sort_by_key(|length| (length.abs_diff(wanted), *length));
        lengths.into_iter().find_map(|length| Some((length, self.arranged(length)?)))
    }

    /// The shortest and the longest video that the narration fills.
    fn filled(&self) -> Option<(u32, u32)> {
        let (shortest, longest) = self.arranger.possible();
        let (shortest, longest) = (shortest.max(self.limits.0), longest.min(self.limits.1));
        // Not every length of a long video is tried: a second more or less says the same.
        let step = 1 + longest.saturating_sub(shortest) / MOST_TRIED;
        let fits = |length: &u32| self.arranged(*length).is_some();
        let first = (shortest..=longest).step_by(step as usize).find(fits)?;
        let last = (first..=longest).rev().step_by(step as usize).find(fits)?;
        Some((first, last))
    }

    fn help_with_length(&self) -> String {
        match self.filled() {
            Some((first, last)) if first == last => format!("its words fit a video of {first} s"),
            Some((first, last)) => format!("its words fit a video of {first}–{last} s"),
            None => "its words fit no video: shorten the points, or make several videos".to_owned(),
        }
    }

    /// Words for so many milliseconds of speech, as many as these words need.
    #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of some words")]
    fn words_for(&self, ms: f64) -> usize {
        let words = self.words() as f64;
        (words * ms / f64::from(self.arranger.total.max(1))).round() as usize
    }

    fn words(&self) -> usize {
        self.narration.units.iter().map(|unit| self.narration.voice.words(&unit.text)).sum()
    }

    /// The narration and the length do not go together.
    fn refuse(&self, brief: &Brief, min: u32, max: u32) -> Diagnostic {
        let place = brief.duration.map_or(brief.points_at, |asked| asked.span);
        let speech = seconds(u64::from(self.arranger.total));
        let asked = if min == max { format!("{min} s") } else { format!("{min}–{max} s") };
        let unit = if self.narration.voice.has_blanks() { "words" } else { "characters" };
        let have = self.words();
        let filled = self.filled();
        let give = match filled {
            Some((first, last)) if max < first => format!("give it {}", range(first, last)),
            Some((first, last)) if min > last => format!("give it {}", range(first, last)),
            Some((first, last)) => format!("give it another length from {}", range(first, last)),
            None => "make several videos of it".to_owned(),
        };
        if filled.is_some_and(|(_, last)| min > last) {
            let wanted = self.words_for(f64::from(min) * 1000.0 * BEST_FILL);
            return error(
                place,
                format!("the points are told in {speech} s, and the video has {asked}"),
            )
            .label(format!("room for about {wanted} {unit}; the brief has {have}"))
            .note("what no words are there for, the agent fills with words of its own")
            .help(format!("{give}, or write about {} {unit} more", wanted.saturating_sub(have)));
        }
        let wanted = self.words_for(f64::from(max) * 1000.0 * BEST_FILL);
        let need = filled.map_or(speech, |(first, _)| first);
        error(place, format!("the points need {need} s to be told, and the video has {asked}"))
            .label(format!("room for about {wanted} {unit}; the brief has {have}"))
            .note("what does not fit is cut off in the middle of a sentence")
            .help(format!("{give}, or drop about {} {unit}", have.saturating_sub(wanted).max(1)))
    }

    /// No video is so long.
    fn too_much(&self, brief: &Brief) -> Diagnostic {
        let speech = seconds(u64::from(self.arranger.total));
        let (least, most) = self.limits;
        let message =
            format!("the points take {speech} s to be told, and a video may have {least}–{most} s");
        error(brief.points_at, message).help("make several videos of it, or add what is missing")
    }
}

fn range(first: u32, last: u32) -> String {
    if first == last { format!("{first} s") } else { format!("{first}–{last} s") }
}
