//! Repairs of time: another length for a scene, with the declared total carried along.

use super::context::Context;
use crate::ast::{self, ItemKind, SceneType, TimeValue, WrittenTime};
use crate::fix::{Edit, Fix};
use crate::plan::Scene;
use crate::time::Time;

/// A scene and the length it is to have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change<'p> {
    pub(crate) scene: &'p Scene,
    pub(crate) length: Time,
}

/// Shortest B-roll that is sure to be rendered: with layers, and without.
const LAYERED_B_ROLL: Time = Time::from_secs(10);
const PLAIN_B_ROLL: Time = Time::from_secs(6);
/// Share by which the scenes may miss a declared total that no repair can move.
const TOTAL_TOLERANCE: f64 = 0.1;

/// The shortest length in whole seconds that holds `needed` and that no other rule finds too short.
pub(crate) fn fitting(scene: &Scene, needed: Time) -> Time {
    let least = match (scene.is(SceneType::BRoll), scene.layers.is_empty()) {
        (true, false) => LAYERED_B_ROLL,
        (true, true) => PLAIN_B_ROLL,
        (false, _) => Time::ZERO,
    };
    needed.ceil_second().max(least)
}

/// Gives scenes another length. `None` where that is not for a repair to do: times are ranges or
/// not written, or the total would leave what the script or the target allows.
///
/// What the scenes lack of the declared total is used up first; only the rest moves the total.
pub(crate) fn retime(cx: &Context<'_>, changes: &[Change<'_>]) -> Option<Fix> {
    if has_ranges(cx) {
        return None;
    }
    let mut edits = Vec::new();
    let mut growth = 0;
    for change in changes {
        edits.extend(lengths(cx, change)?);
        growth += signed(change.length) - signed(change.scene.seconds);
    }
    let total = cx.plan.totals.seconds.ms().checked_add_signed(growth).map(Time::from_ms)?;
    let moved = match carry(cx, total, growth) {
        Carry::Not => None,
        Carry::Edit(edit) => Some(edit),
        Carry::Never => return None,
    };
    if cx.target.limits.total.is_some_and(|(_, most)| total > most) {
        return None;
    }
    let title = title(changes, moved.is_some());
    edits.extend(moved);
    edits.sort_by_key(|edit| edit.span);
    Some(Fix::unsafe_(title, edits))
}

fn title(changes: &[Change<'_>], moves_total: bool) -> String {
    let what = match changes {
        [one] => format!("make scene {} {} s long", one.scene.label(), one.length),
        several => format!("give {} scenes the time they need", several.len()),
    };
    what + if moves_total { " and move the total" } else { "" }
}

/// Whether a fix of [`retime`] moves the declared total.
pub(crate) fn moves_total(cx: &Context<'_>, fix: &Fix) -> bool {
    let declared = cx.plan.duration.map(|declared| declared.span);
    fix.edits.iter().any(|edit| Some(edit.span) == declared)
}

fn signed(time: Time) -> i64 {
    i64::try_from(time.ms()).unwrap_or(i64::MAX)
}

/// Whether any scene says from when to when it lasts: the others could not keep their places.
fn has_ranges(cx: &Context<'_>) -> bool {
    let mut declared = cx.plan.scenes.iter().filter_map(|scene| scene.declared.as_ref());
    declared.any(|time| time.start.is_some() || time.end.is_some())
}

/// The edits of every place where a scene's length is written.
fn lengths(cx: &Context<'_>, change: &Change<'_>) -> Option<Vec<Edit>> {
    let written: Vec<&WrittenTime> = written(cx.tree(change.scene)?).collect();
    let edit = |time: &&WrittenTime| match time.value {
        TimeValue::Length(_) => {
            let text = respell(cx.source.slice(time.span), change.length)?;
            Some(Edit::replace(time.span, text))
        }
        TimeValue::Range(..) => None,
    };
    // Which of two lengths is meant is for the author to say first.
    if written.iter().zip(written.iter().skip(1)).any(|(one, next)| one.value != next.value) {
        return None;
    }
    let edits: Vec<Edit> = written.iter().map(edit).collect::<Option<_>>()?;
    (!edits.is_empty()).then_some(edits)
}

/// The times of a scene: in its heading, and in its `DURATION:` items.
pub(crate) fn written(scene: &ast::Scene) -> impl Iterator<Item = &WrittenTime> {
    let items = scene.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Duration(time) => time.as_ref(),
        _ => None,
    });
    scene.heading.time.iter().chain(items)
}

enum Carry {
    /// The total may stay.
    Not,
    /// The total moves.
    Edit(Edit),
    /// The total would have to move, and cannot.
    Never,
}

/// What becomes of the declared total when the scenes grow to `total`.
fn carry(cx: &Context<'_>, total: Time, growth: i64) -> Carry {
    let Some(declared) = cx.plan.duration else { return Carry::Not };
    let exact = declared.min == declared.max && !declared.approximate;
    if !(exact && declared.editable) {
        return if holds(cx, declared.max, total) { Carry::Not } else { Carry::Never };
    }
    let rest = (growth - missing(cx, declared.min)).max(0);
    let Some(new) = declared.min.ms().checked_add_signed(rest).map(Time::from_ms) else {
        return Carry::Never;
    };
    if rest == 0 {
        return if holds(cx, new, total) { Carry::Not } else { Carry::Never };
    }
    let text = respell(cx.source.slice(declared.span), new);
    text.map_or(Carry::Never, |text| Carry::Edit(Edit::replace(declared.span, text)))
}

/// What the scenes lack of the declared total, where they lack more than may be.
fn missing(cx: &Context<'_>, declared: Time) -> i64 {
    let scenes = cx.plan.totals.seconds;
    let lacking = scenes.seconds() < declared.seconds() * (1.0 - TOTAL_TOLERANCE);
    if lacking { signed(declared) - signed(scenes) } else { 0 }
}

/// Whether a declared total can stay as it is when the scenes make `total`.
fn holds(cx: &Context<'_>, declared: Time, total: Time) -> bool {
    let needed = total.max(cx.plan.totals.speech.estimate);
    needed.seconds() <= declared.seconds() * (1.0 + TOTAL_TOLERANCE)
}

/// A length of whole seconds in the spelling of another: `8 sec` → `14 sec`, `1m15s` → `1m19s`,
/// `0:08` → `0:14`, quotes kept. `None` for anything that is no length.
fn respell(old: &str, new: Time) -> Option<String> {
    let seconds = new.ceil_second().ms() / 1000;
    let bare = old.trim_matches(['"', '\'']);
    let quote = old.get(..(old.len() - bare.len()) / 2)?;
    let digits = bare.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(bare.len());
    let (number, unit) = bare.split_at_checked(digits)?;
    if number.is_empty() {
        return None;
    }
    let (minutes, left) = (seconds / 60, seconds % 60);
    let clock = unit.strip_prefix(':').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let text = match unit.trim_start().bytes().next() {
        _ if clock => format!("{minutes}:{left:02}"),
        None | Some(b's' | b'S') => format!("{seconds}{unit}"),
        Some(b'm' | b'M') if unit.starts_with('m') && unit.ends_with('s') && minutes > 0 => {
            format!("{minutes}m{left:02}s")
        }
        Some(b'm' | b'M') if left == 0 => format!("{minutes}{unit}"),
        Some(_) => format!("{seconds}s"),
    };
    Some(format!("{quote}{text}{quote}"))
}

#[cfg(test)]
mod tests {
    use super::respell;
    use crate::time::Time;

    #[test]
    fn spellings_are_kept() {
        for (old, seconds, new) in [
            ("8s", 14, "14s"),
            ("8 sec", 14, "14 sec"),
            ("7.5 seconds", 9, "9 seconds"),
            ("60", 66, "66"),
            ("\"60s\"", 66, "\"66s\""),
            ("0:08", 14, "0:14"),
            ("1:15", 79, "1:19"),
            ("1m15s", 79, "1m19s"),
            ("0.5 min", 34, "34s"),
            ("1 min", 120, "2 min"),
        ] {
            let spelt = respell(old, Time::from_secs(seconds));
            assert_eq!(spelt.as_deref(), Some(new), "{old}");
        }
        assert_eq!(respell("about a minute", Time::from_secs(9)), None);
    }
}
