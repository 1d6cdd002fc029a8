//! `timing/vo-overrun`

use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::Fix;
use crate::lint::context::{Context, seconds};
use crate::lint::merge::own_label;
use crate::lint::overrun::{self, Limits, Run};
use crate::lint::retime::{self, Change};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::lint::words;
use crate::time::Time;

declare_rule! {
    /// The narration of a scene needs more time than the scene has.
    ///
    /// What does not fit is rushed, spills into the next scene's pictures or is cut off in the middle
    /// of a sentence. The time is an estimate from the words as they are spoken, figures and pauses
    /// included; the range is that of good narrators. This is an error where even a quick one would be
    /// cut off and the words cannot be shortened: with `script: verbatim`, exact durations, or a
    /// target that speaks word for word. Narration without final punctuation goes on in the next scene
    /// and is measured with it.
    ///
    /// The fix gives the scene the time and moves the declared total. It leaves ranges alone.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (5s): Hook
    /// VO: "Search traffic fell by sixteen percent, we know exactly why it happened, and the repair ships on Tuesday."
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
    /// VO: "Search traffic fell by sixteen percent. The repair ships on Tuesday."
    /// ```
    pub(crate) struct VoOverrun("timing/vo-overrun") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} scenes need more time than they have" => "drop the words behind each cut, or give the scenes more time",
        options: {
            /// Share of a scene's length by which the estimate may exceed it.
            tolerance: f64 = Limits::DEFAULT.tolerance,
            /// Seconds by which the estimate may always exceed it.
            slack: Time = Limits::DEFAULT.slack,
            /// Share by which a quick narrator must exceed it for an error.
            error_tolerance: f64 = 1.0 / 3.0,
            /// Seconds by which a quick narrator must exceed it for an error.
            error_slack: Time = Time::from_secs(3),
        },
    }
}

impl Rule for VoOverrun {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let limits = Limits { tolerance: self.tolerance, slack: self.slack };
        for run in overrun::runs(cx.plan) {
            if limits.exceeded(run.estimate, run.length) && is_free(report, &run) {
                if let Some(finding) = self.finding(cx, report, &run) {
                    report.push(finding);
                }
                for scene in run.scenes {
                    report.claim(Cause::Speech(scene.index));
                }
                // Of several scenes it is the last whose length is in question.
                if let Some(scene) = run.scenes.last() {
                    report.claim(Cause::Length(scene.index));
                }
            }
        }
    }

    fn label(&self, place: &Diagnostic) -> String {
        match own_label(place) {
            Some(cut) => format!("{}: {cut}", place.message),
            None => place.message.clone(),
        }
    }

    fn repair(&self, cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let runs = overrun::runs(cx.plan).filter(|run| {
            let first = run.scenes.first().map(|scene| scene.span);
            let last = run.scenes.last().map(|scene| scene.span);
            let span = first.zip(last).map(|(first, last)| first.join(last));
            // Both are in source order, so the places before the run are behind us.
            let at = places
                .partition_point(|place| span.is_some_and(|span| place.span.start < span.start));
            places.get(at).zip(span).is_some_and(|(place, span)| span.contains(place.span))
        });
        let changes: Vec<Change<'_>> = runs.filter_map(|run| change(&run)).collect();
        retime::retime(cx, &changes)
    }
}

impl VoOverrun {
    fn finding(&self, cx: &Context<'_>, report: &Sink<'_>, run: &Run<'_>) -> Option<Diagnostic> {
        let cut = overrun::cut(cx, run)?;
        let (name, need) = (overrun::name(run.scenes), overrun::need(run));
        let verb = if run.scenes.len() == 1 { ("needs", "has") } else { ("need", "have") };
        let message = format!("{name} {} {need}, {} {}", verb.0, verb.1, seconds(run.length));
        let label = match words::tail(cut.fits).as_str() {
            "" => "nothing of this fits".to_owned(),
            tail => format!("cut off after \"{tail}\""),
        };
        let fix = change(run).and_then(|change| retime::retime(cx, &[change]));
        let finding = report
            .finding_of(self.severity(cx, run), cut.span, message)
            .label(label)
            .help(help(cx, run, cut.lost, fix.as_ref()));
        let finding = match overrun::reason(cx, run) {
            Some(reason) => finding.note(reason),
            None => finding,
        };
        Some(match fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        })
    }

    fn severity(&self, cx: &Context<'_>, run: &Run<'_>) -> Severity {
        let limits = Limits { tolerance: self.error_tolerance, slack: self.error_slack };
        let hopeless = cx.is_verbatim() && limits.exceeded(run.quick, run.length);
        if hopeless { Severity::Error } else { Severity::Warning }
    }
}

fn is_free(report: &Sink<'_>, run: &Run<'_>) -> bool {
    !run.scenes.iter().any(|scene| report.is_claimed(Cause::Length(scene.index)))
}

/// The last scene of a run gets the time that the run lacks.
fn change<'p>(run: &Run<'p>) -> Option<Change<'p>> {
    let scene = run.scenes.last()?;
    let lacking = run.estimate.saturating_sub(run.length);
    let length = retime::fitting(scene, scene.seconds + lacking);
    Some(Change { scene, length })
}

fn help(cx: &Context<'_>, run: &Run<'_>, lost: usize, fix: Option<&Fix>) -> String {
    let unit = match cx.language().tag {
        "zh" | "ja" => "character",
        _ => "word",
    };
    let drop = format!("drop {}", words::count(lost, unit));
    let Some(change) = change(run) else { return drop };
    let which = match run.scenes {
        [_] => "the scene".to_owned(),
        _ => format!("scene {}", change.scene.label()),
    };
    let grow = format!("{drop}, or give {which} {}", seconds(change.length));
    match fix {
        Some(fix) if retime::moves_total(cx, fix) => {
            format!("{grow} (`--unsafe-fixes` does, and moves the total)")
        }
        Some(_) => format!("{grow} (`--unsafe-fixes` does)"),
        None => grow,
    }
}
