//! Scenes and speech to scale.

use serde::Serialize;

use super::card::{Kind, clock};
use super::findings::Findings;
use super::words::{clean, in_line};
use crate::Severity;
use crate::plan::{Plan, Scene};
use crate::time::Time;

/// More segments than this are too thin to be hit: neighbours are drawn as one.
const MOST_SEGMENTS: usize = 160;
/// Most ticks of the axis, and the steps between them in seconds.
const MOST_TICKS: u64 = 12;
const STEPS: [u64; 18] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    86_400,
];

/// Where things stand on the axis, in percent of its length.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Timeline {
    segments: Vec<Segment>,
    ticks: Vec<Tick>,
    /// Scenes that a segment stands for, if not one each.
    merged: Option<usize>,
    /// Whether any speech is too long for its scene.
    pub(super) overruns: bool,
    /// Whether any B-roll may come out black.
    pub(super) risks: bool,
}

/// A scene, or some neighbours.
#[derive(Clone, Debug, Serialize)]
struct Segment {
    /// Number of the card that it leads to.
    index: u32,
    /// `4`, `6B`, `12–18`
    label: String,
    kind: Kind,
    left: f64,
    width: f64,
    /// Speech inside the scene's time.
    speech: f64,
    /// Where speech goes on past the scene's end, and how far.
    over_left: f64,
    over: f64,
    risk: bool,
    severity: Option<&'static str>,
    /// What it is, in words.
    name: String,
}

#[derive(Clone, Debug, Serialize)]
struct Tick {
    left: f64,
    label: String,
}

/// Draws the axis of a film.
pub(super) fn timeline(plan: &Plan, findings: &Findings<'_>) -> Timeline {
    let end = |scene: &Scene| scene.start + scene.seconds.max(scene.speech.estimate);
    let whole = plan.scenes.iter().map(end).max().unwrap_or_default().max(Time::from_ms(1));
    let size = plan.scenes.len().div_ceil(MOST_SEGMENTS).max(1);
    let groups = plan.scenes.chunks(size);
    Timeline {
        segments: groups.map(|scenes| segment(scenes, whole, findings)).collect(),
        ticks: ticks(whole),
        merged: (size > 1).then_some(size),
        overruns: plan.scenes.iter().any(|scene| over(scene) > Time::ZERO),
        risks: plan.scenes.iter().any(|scene| scene.short_b_roll().is_some()),
    }
}

fn segment(scenes: &[Scene], whole: Time, findings: &Findings<'_>) -> Segment {
    let starts = scenes.iter().map(|scene| scene.start);
    let start = starts.min().unwrap_or_default();
    let end = scenes.iter().map(|scene| scene.start + scene.seconds).max().unwrap_or_default();
    let length = end.saturating_sub(start);
    let over: Time = scenes.iter().map(over).sum();
    let speech: Time = scenes.iter().map(|scene| scene.speech.estimate).sum();
    let severity = scenes.iter().filter_map(|scene| findings.worst(scene)).max();
    Segment {
        index: scenes.first().map_or(1, |scene| scene.index),
        label: label(scenes),
        kind: Kind::longest(scenes),
        left: percent(start, whole),
        width: percent(length, whole),
        speech: percent(speech.saturating_sub(over).min(length), whole),
        over_left: percent(end, whole),
        over: percent(over.min(whole.saturating_sub(end)), whole),
        risk: scenes.iter().any(|scene| scene.short_b_roll().is_some()),
        severity: severity.map(Severity::as_str),
        name: name(scenes, start, end, speech),
    }
}

/// Speech for which a scene has no time.
pub(super) fn over(scene: &Scene) -> Time {
    scene.speech.estimate.saturating_sub(scene.seconds)
}

fn label(scenes: &[Scene]) -> String {
    match scenes {
        [] => String::new(),
        [one] => one.label(),
        [first, .., last] => format!("{}–{}", first.label(), last.label()),
    }
}

/// `Scene 4, B-roll, The bell rings once: 0:26 to 0:40, 12.4 s of speech`
fn name(scenes: &[Scene], start: Time, end: Time, speech: Time) -> String {
    let plural = if scenes.len() == 1 { "" } else { "s" };
    let mut name = format!("Scene{plural} {}", label(scenes));
    if let [scene] = scenes {
        name.push_str(", ");
        name.push_str(Kind::of(scene).name);
        if let Some(title) = &scene.title {
            name.push_str(", ");
            name.push_str(&in_line(&clean(title.as_str())));
        }
    }
    let over: Time = scenes.iter().map(over).sum();
    let too_much = if over > Time::ZERO { format!(", {over} s too much") } else { String::new() };
    let risk = scenes.iter().any(|scene| scene.short_b_roll().is_some());
    let risk = if risk { ", risk of black frames" } else { "" };
    format!("{name}: {} to {}, {speech} s of speech{too_much}{risk}", clock(start), clock(end))
}

fn ticks(whole: Time) -> Vec<Tick> {
    let seconds = whole.ms() / 1000;
    let fits = |step: &&u64| seconds / **step < MOST_TICKS;
    let step = STEPS.iter().find(fits).copied();
    let step = step.unwrap_or_else(|| seconds.div_ceil(MOST_TICKS)).max(1);
    let count = usize::try_from(seconds / step).unwrap_or_default().min(64);
    let moments = (0..=count as u64).map(|tick| Time::from_secs(tick.saturating_mul(step)));
    moments.map(|moment| Tick { left: percent(moment, whole), label: clock(moment) }).collect()
}

/// A share in percent with three decimals.
pub(super) fn percent(part: Time, whole: Time) -> f64 {
    let share = part.seconds() / whole.seconds().max(0.001) * 100.0;
    (share.clamp(0.0, 100.0) * 1000.0).round() / 1000.0
}
