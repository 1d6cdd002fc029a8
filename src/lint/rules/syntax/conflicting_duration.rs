//! `syntax/conflicting-duration`

use crate::ast::{ItemKind, TimeValue, WrittenTime};
use crate::lint::context::{Context, seconds};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::time::Time;

declare_rule! {
    /// A scene's heading and its `DURATION` give different lengths.
    ///
    /// Only one of them can be meant, and every length and total that is worked out from the wrong
    /// one is wrong as well.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// DURATION: 12s
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// DURATION: 6 seconds
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct ConflictingDuration("syntax/conflicting-duration") {
        severity: Error,
        fix: None,
        many: "{n} scenes have two different lengths" => "keep the length in the heading and drop the `DURATION` line, or the other way round",
    }
}

impl Rule for ConflictingDuration {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            if let Some((heading, item)) = conflict(cx, scene) {
                let (one, other) = (shown(heading), shown(item));
                let message = format!("scene {} has two lengths, {one} and {other}", scene.label());
                let finding = report
                    .finding(item.span, message)
                    .label(format!("{other} here"))
                    .label_at(heading.span, format!("{one} here"))
                    .help("keep one of the two");
                report.push(finding);
                report.claim(Cause::Length(scene.index));
            }
        }
    }
}

/// The times of a heading and of a `DURATION` that cannot both be meant. "About" agrees with
/// anything.
fn conflict<'a>(cx: &Context<'a>, scene: &Scene) -> Option<(&'a WrittenTime, &'a WrittenTime)> {
    let tree = cx.tree(scene)?;
    let heading = tree.heading.time.as_ref().filter(|time| !time.approximate)?;
    let item = tree.items.iter().find_map(|item| match &item.kind {
        ItemKind::Duration(time) => time.as_ref(),
        _ => None,
    })?;
    // A range may include its last second: `0–4` lasts four seconds or five.
    let [least, most] = lengths(heading);
    let [from, to] = lengths(item);
    (!item.approximate && (to < least || most < from)).then_some((heading, item))
}

fn lengths(time: &WrittenTime) -> [Time; 2] {
    match time.value {
        TimeValue::Length(length) => [length; 2],
        TimeValue::Range(start, end) => {
            let length = end.saturating_sub(start);
            [length, length + Time::from_secs(1)]
        }
    }
}

fn shown(time: &WrittenTime) -> String {
    seconds(lengths(time)[0])
}
