//! `timing/total-out-of-range`

use crate::diagnostic::Diagnostic;
use crate::lint::context::{Context, seconds};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::lint::totals::Totals;
use crate::source::Span;
use crate::time::Time;

declare_rule! {
    /// The video is shorter or longer than the target makes.
    ///
    /// The limits are those of the target that the prompt is for, most often 5 to 300 seconds. What
    /// lies outside is refused when the request is sent, after everything else has been written. The
    /// declared total counts; without one, the sum of the scenes; without times, the narration where
    /// even a quick narrator would need too long.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// duration: 400s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// duration: 300s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct TotalOutOfRange("timing/total-out-of-range") {
        severity: Error,
        fix: None,
    }
}

/// A length of the video, from the least to the greatest.
struct Total {
    least: Time,
    most: Time,
    span: Span,
    /// Who says so, and how: `the script declares`.
    says: &'static str,
}

impl Rule for TotalOutOfRange {
    /// Runs last: a scene that is too short by itself says so, and is the narrower place.
    fn finish(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some((least, most)) = cx.target.limits.total else { return };
        let Some(total) = total(cx) else { return };
        if total.least > most {
            report.push(too_long(cx, report, &total, most));
        } else if total.most < least && !is_one_short_scene(cx, report) {
            report.push(too_short(cx, report, &total, least));
        }
    }
}

/// What the script says about its length, if it says anything that can be held against it.
fn total(cx: &Context<'_>) -> Option<Total> {
    let plan = cx.plan;
    let first = plan.scenes.first();
    if let Some(declared) = plan.duration {
        let written = Some(declared.span).filter(|span| !span.is_empty());
        let span = written.unwrap_or_else(|| cx.top());
        return Some(Total {
            least: declared.min,
            most: declared.max,
            span,
            says: "the script declares",
        });
    }
    let span = first?.heading;
    if plan.scenes.iter().any(|scene| scene.declared.is_some()) {
        let sum = plan.totals.seconds;
        return Some(Total { least: sum, most: sum, span, says: "the scenes make" });
    }
    // The agent can add to a short narration, but hardly shorten a long one.
    let least = plan.totals.speech.quick;
    Some(Total { least, most: Time::from_ms(u64::MAX), span, says: "the narration needs at least" })
}

/// Whether one scene is the whole video, and another rule has found it too short.
fn is_one_short_scene(cx: &Context<'_>, report: &Sink<'_>) -> bool {
    matches!(cx.plan.scenes.as_slice(), [scene] if report.is_claimed(Cause::Length(scene.index)))
}

fn too_long(cx: &Context<'_>, report: &Sink<'_>, total: &Total, most: Time) -> Diagnostic {
    let (length, over) = (total.least, total.least.saturating_sub(most));
    let parts = length.ms().div_ceil(most.ms().max(1));
    finding(cx, report, total, length).label(format!("{} too long", seconds(over))).help(
        slip(cx).unwrap_or_else(|| {
            format!("cut it down to {}, or make {parts} videos of it", seconds(most))
        }),
    )
}

fn too_short(cx: &Context<'_>, report: &Sink<'_>, total: &Total, least: Time) -> Diagnostic {
    let (length, under) = (total.most, least.saturating_sub(total.most));
    finding(cx, report, total, length)
        .label(format!("{} too short", seconds(under)))
        .help(slip(cx).unwrap_or_else(|| format!("plan for at least {}", seconds(least))))
}

/// What to do where only the declared number is wrong: its scenes have a length that is taken.
fn slip(cx: &Context<'_>) -> Option<String> {
    let (least, most) = cx.target.limits.total?;
    let scenes = Totals::new(cx)?.scenes?;
    let declared = cx.plan.duration.is_some();
    (declared && (least..=most).contains(&scenes))
        .then(|| format!("the scenes make {}: declare that", seconds(scenes)))
}

fn finding(cx: &Context<'_>, report: &Sink<'_>, total: &Total, length: Time) -> Diagnostic {
    let (least, most) = cx.target.limits.total.unwrap_or_default();
    let takes = format!("`{}` takes {least}–{most} s", cx.target.name);
    report
        .finding(total.span, format!("{} {}, {takes}", total.says, seconds(length)))
        .note("the request is refused, however good the script is")
}
