//! `timing/dead-air`

use crate::ast::SceneType;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{Edit, Fix};
use crate::lint::context::{Context, seconds};
use crate::lint::overrun::{self, Run, speaks};
use crate::lint::retime::{self, Change};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::timing::role_length;
use crate::lint::rules::timing::unreadable_text::reading_time;
use crate::lint::sink::{Cause, Sink};
use crate::lint::words;
use crate::plan::{Plan, Scene, ScriptMode};
use crate::source::Span;
use crate::time::Time;

declare_rule! {
    /// The narration of a scene fills less than half of its time.
    ///
    /// A presenter who has nothing more to say stands there and waits. Where the agent may adapt the
    /// script, it fills such a gap with words of its own, and this is only an info; where it may not,
    /// the picture stands still. Scenes of less than six seconds are left alone, and so are scenes
    /// whose on-screen text takes that time to be read or that a slow narrator would fill.
    ///
    /// The fix shortens the scene and the declared total with it. It leaves ranges alone, and B-roll
    /// at no less than ten seconds.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (15s): Hook
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
    /// SCENE 1 — A-ROLL (5s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct DeadAir("timing/dead-air") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} scenes are silent for more than half of their time" => "write more narration for them, or shorten them",
        options: {
            /// Share of a scene that its narration should fill.
            least: f64 = 0.5,
            /// Seconds that a scene must have to be looked at.
            from: Time = Time::from_secs(6),
            /// Seconds below which the fix shortens no B-roll.
            b_roll: Time = Time::from_secs(10),
            /// Seconds below which the fix shortens no scene at all.
            shortest: Time = Time::from_secs(4),
        },
    }
}

/// Share of a scene that narration of a good length fills.
const FULL: f64 = 0.9;
/// Share by which the scenes may miss a declared total that the fix cannot move.
const TOTAL_TOLERANCE: f64 = 0.1;

impl Rule for DeadAir {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if is_said_of_the_whole(cx, report) {
            return;
        }
        for run in overrun::runs(cx.plan).filter(|run| self.is_dead(cx, run)) {
            // Narration that goes on in the next scene has its pause wherever it likes.
            let [scene] = run.scenes else { continue };
            if report.claim(Cause::Length(scene.index)) {
                let finding = self.finding(cx, report, scene);
                report.push(finding);
            }
        }
    }

    fn repair(&self, cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let scenes = places.iter().filter_map(|place| cx.scene_at(place.span.start));
        let changes: Vec<Change<'_>> = scenes.filter_map(|scene| self.change(cx, scene)).collect();
        shorten(cx, &changes)
    }
}

impl DeadAir {
    fn is_dead(&self, cx: &Context<'_>, run: &Run<'_>) -> bool {
        run.scenes.iter().all(|scene| scene.declared.is_some() && speaks(scene))
            && run.length >= self.from
            // An estimate: where a slow narrator fills the half, there is nothing to be said.
            && run.slow.seconds() < run.length.seconds() * self.least
            && run.scenes.iter().all(|scene| {
                reading_time(cx, scene).seconds() < scene.seconds.seconds() * self.least
            })
    }

    fn finding(&self, cx: &Context<'_>, report: &Sink<'_>, scene: &Scene) -> Diagnostic {
        let (severity, note) = if cx.is_verbatim() {
            (
                Severity::Warning,
                "nothing is added to the script: the presenter waits, or the picture stands still",
            )
        } else {
            (
                Severity::Info,
                "the agent fills the rest with words of its own, or the picture stands still",
            )
        };
        let (speech, length) = (scene.speech.estimate, scene.seconds);
        let message = format!(
            "scene {} speaks for {} of its {}",
            scene.label(),
            seconds(speech),
            seconds(length)
        );
        let change = self.change(cx, scene);
        let fix = change.and_then(|change| shorten(cx, &[change]));
        let place = scene.declared.map_or(scene.heading, |time| time.span);
        let finding = report
            .finding_of(severity, place, message)
            .label(format!("{} without a word", seconds(length.saturating_sub(speech))))
            .note(note)
            .help(help(cx, scene, change, fix.as_ref()));
        match fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        }
    }

    /// The length that the narration fills, if a scene of that kind may be so short.
    fn change<'p>(&self, cx: &Context<'_>, scene: &'p Scene) -> Option<Change<'p>> {
        let least = if scene.is(SceneType::BRoll) { self.b_roll } else { self.shortest };
        let speech = scene.speech.estimate;
        let needed = speech.max(reading_time(cx, scene)).max(least);
        let length = needed.ceil_second().max(role_length::shortest(scene));
        let is_full = length < self.from || speech.seconds() >= length.seconds() * self.least;
        (is_full && length < scene.seconds).then_some(Change { scene, length })
    }
}

/// Whether a finding about the total has said that the narration is too short everywhere.
fn is_said_of_the_whole(cx: &Context<'_>, report: &Sink<'_>) -> bool {
    let speech = cx.plan.totals.speech.estimate;
    cx.plan.script == ScriptMode::Verbatim
        && speech.seconds() < cx.plan.totals.seconds.seconds() / 2.0
        && report.is_on("timing/total-mismatch")
}

fn help(cx: &Context<'_>, scene: &Scene, change: Option<Change<'_>>, fix: Option<&Fix>) -> String {
    let unit = match cx.language().tag {
        "zh" | "ja" => "more character",
        _ => "more word",
    };
    let missing = scene.seconds.seconds() * FULL / scene.speech.estimate.seconds().max(0.1) - 1.0;
    #[expect(clippy::cast_sign_loss, reason = "a share of a number of words")]
    let missing = (f64::from(scene.speech.words) * missing).round().max(1.0) as usize;
    let write = format!("write about {}", words::count(missing, unit));
    let Some(change) = change else { return write };
    let shorten = format!("{write}, or give the scene {}", seconds(change.length));
    match fix {
        Some(fix) if fix.edits.iter().any(|edit| Some(edit.span) == total_figure(cx)) => {
            format!("{shorten} (`--unsafe-fixes` does, and moves the total)")
        }
        Some(_) => format!("{shorten} (`--unsafe-fixes` does)"),
        None => shorten,
    }
}

/// Shortens scenes and the declared total with them. `None` where that is not for a repair to do.
fn shorten(cx: &Context<'_>, changes: &[Change<'_>]) -> Option<Fix> {
    let mut fix = retime::retime(cx, changes)?;
    fix.title = title(changes);
    let saved =
        changes.iter().map(|change| change.scene.seconds.saturating_sub(change.length)).sum();
    let total = cx.plan.totals.seconds.saturating_sub(saved);
    if cx.target.limits.total.is_some_and(|(least, _)| total < least) {
        return None;
    }
    let Some(declared) = cx.plan.duration else { return Some(fix) };
    // What the scenes have too much is saved first; only the rest moves the total.
    let excess = cx.plan.totals.seconds.saturating_sub(declared.max);
    let rest = saved.saturating_sub(excess);
    let moved = declared.min.saturating_sub(rest);
    let touched = fix.edits.iter().any(|edit| declared.span.contains(edit.span));
    if let Some(figure) = total_figure(cx).filter(|_| rest > Time::ZERO && !touched) {
        fix.edits.push(Edit::replace(figure, (moved.ceil_second().ms() / 1000).to_string()));
        fix.edits.sort_by_key(|edit| edit.span);
        fix.title.push_str(" and move the total");
        return agrees(total, moved).then_some(fix);
    }
    agrees(total, declared.min).then_some(fix)
}

fn title(changes: &[Change<'_>]) -> String {
    match changes {
        [one] => format!("shorten scene {} to {}", one.scene.label(), seconds(one.length)),
        several => format!("shorten {} scenes", several.len()),
    }
}

/// Whether scenes are not too short for a total.
fn agrees(scenes: Time, total: Time) -> bool {
    scenes.seconds() >= total.seconds() * (1.0 - TOTAL_TOLERANCE)
}

/// The figure of a declared total in plain seconds, `90` of `90s`; `None` if it is spelt otherwise
/// or need not be exact.
fn total_figure(cx: &Context<'_>) -> Option<Span> {
    let Plan { duration: Some(declared), .. } = cx.plan else { return None };
    let written = cx.source.slice(declared.span);
    let start = written.find(|c: char| c.is_ascii_digit())?;
    let digits = written.get(start..)?;
    let end = start + digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let exact = declared.min == declared.max && !declared.approximate && declared.editable;
    let seconds = written.get(start..end)?.parse().ok().map(Time::from_secs);
    let at = declared.span.start as usize;
    (exact && seconds == Some(declared.min)).then(|| Span::new(at + start, at + end))
}
