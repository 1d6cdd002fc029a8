//! `timing/total-mismatch`

use crate::diagnostic::Diagnostic;
use crate::lint::context::{Context, seconds};
use crate::lint::merge::MOST_SHOWN;
use crate::lint::overrun::{self, Limits, Run, speaks};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::lint::totals::{Totals, rounded};
use crate::lint::words;
use crate::plan::ScriptMode;
use crate::time::Time;

declare_rule! {
    /// The declared length, the sum of the scenes and the narration do not agree.
    ///
    /// The agent can keep only one of them, and which one is luck: it squeezes the narration, drops
    /// scenes or makes a video of another length than was ordered. Ranges ("90–120 s") and "about" are
    /// taken as such. Narration that is shorter than the video is reported only where it is spoken
    /// word for word. Where most scenes have more words than time, they are the cause and are listed
    /// here instead of one by one.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// duration: 30s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month. Here is what happened, and the one thing that did not go to plan."
    ///
    /// SCENE 2 — A-ROLL (10s): Close
    /// VO: "Search traffic fell by sixteen percent, though. We know why, and the repair ships on Tuesday. Watch this space."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// duration: 18s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month. Here is what happened, and the one thing that did not go to plan."
    ///
    /// SCENE 2 — A-ROLL (10s): Close
    /// VO: "Search traffic fell by sixteen percent, though. We know why, and the repair ships on Tuesday. Watch this space."
    /// ```
    pub(crate) struct TotalMismatch("timing/total-mismatch") {
        severity: Warning,
        fix: None,
        options: {
            /// Share by which two totals may differ.
            tolerance: f64 = 0.1,
            /// Share of the video that verbatim narration must fill.
            least_speech: f64 = 0.8,
        },
    }
}

impl Rule for TotalMismatch {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(totals) = Totals::new(cx) else { return };
        if totals.is_refused(cx) && report.is_on("timing/total-out-of-range") {
            return;
        }
        // With two lengths for one scene there is no sum.
        if cx.plan.scenes.iter().any(|scene| report.is_claimed(Cause::Length(scene.index))) {
            return;
        }
        if self.scenes_differ(&totals) {
            report.push(self.about_scenes(report, cx, &totals));
        } else if self.speech_is_over(&totals) {
            self.about_speech(cx, report, &totals);
        } else if let Some((least, speech)) = self.speech_is_under(cx, &totals) {
            let missing = least.saturating_sub(speech);
            let message = format!(
                "the narration fills {} of {}, and is spoken word for word",
                rounded(speech),
                seconds(totals.length().0)
            );
            let finding = report
                .finding_of_all(totals.span, message)
                .note("nothing fills the rest: the video is shorter than ordered, or stands still")
                .help(format!("add about {} of narration, or ask for less", rounded(missing)));
            report.push(finding);
        }
    }
}

impl TotalMismatch {
    fn scenes_differ(&self, totals: &Totals) -> bool {
        totals
            .declared
            .zip(totals.scenes)
            .is_some_and(|(declared, scenes)| !self.agrees(declared, scenes))
    }

    /// Whether a length lies in a declared range, or near it.
    fn agrees(&self, (least, most): (Time, Time), length: Time) -> bool {
        let length = length.seconds();
        length >= least.seconds() * (1.0 - self.tolerance)
            && length <= most.seconds() * (1.0 + self.tolerance)
    }

    fn speech_is_over(&self, totals: &Totals) -> bool {
        let limits = Limits { tolerance: self.tolerance, slack: Limits::DEFAULT.slack };
        totals.speech.is_some_and(|speech| limits.exceeded(speech, totals.length().1))
    }

    /// The least time that the narration has to fill, and what it does fill.
    fn speech_is_under(&self, cx: &Context<'_>, totals: &Totals) -> Option<(Time, Time)> {
        let least = totals.length().0;
        // A scene in which nobody speaks is the cause then, and says so itself.
        let verbatim = cx.plan.script == ScriptMode::Verbatim && cx.plan.scenes.iter().all(speaks);
        let speech = totals.speech.filter(|_| verbatim)?;
        let under = speech.seconds() < least.seconds() * self.least_speech;
        under.then_some((least, speech))
    }

    /// The scenes do not add up to the declared length: says with which of the two the narration
    /// agrees.
    fn about_scenes(&self, report: &Sink<'_>, cx: &Context<'_>, totals: &Totals) -> Diagnostic {
        let (declared, scenes) = (totals.declared_text(), seconds(totals.scenes()));
        let near = |speech: &Time| self.agrees((totals.scenes(), totals.scenes()), *speech);
        let of_declared =
            |speech: &Time| totals.declared.is_some_and(|of| self.agrees(of, *speech));
        let message = match totals.speech {
            Some(speech) if near(&speech) => format!(
                "the script declares {declared}, but its scenes make {scenes} and its narration {}",
                rounded(speech)
            ),
            Some(speech) if of_declared(&speech) => format!(
                "the scenes make {scenes}, but the script declares {declared} and its narration needs {}",
                rounded(speech)
            ),
            _ => format!("the script declares {declared}, its scenes make {scenes}"),
        };
        let (least, most) = totals.declared.unwrap_or_default();
        let (apart, how) = if totals.scenes() < least {
            (least.saturating_sub(totals.scenes()), "longer")
        } else {
            (totals.scenes().saturating_sub(most), "shorter")
        };
        let change = format!("make the scenes {} {how}", seconds(apart));
        let whole = totals.scenes().ceil_second();
        let declare = match cx.plan.duration {
            Some(duration) if duration.editable => format!("declare {}", seconds(whole)),
            _ => format!("say {} where the length is named", seconds(whole)),
        };
        report
            .finding_of_all(totals.span, message)
            .label(format!("declares {declared}"))
            .note("the agent keeps one of the two lengths, and you do not choose which")
            .help(match totals.speech {
                Some(speech) if of_declared(&speech) && !near(&speech) => change,
                _ => format!("{declare}, or {change}"),
            })
    }

    /// The narration is longer than the video.
    fn about_speech(&self, cx: &Context<'_>, report: &mut Sink<'_>, totals: &Totals) {
        let runs: Vec<Run<'_>> = overrun::runs(cx.plan).collect();
        let over: Vec<&Run<'_>> =
            runs.iter().filter(|run| Limits::DEFAULT.exceeded(run.estimate, run.length)).collect();
        let speaking = runs.iter().filter(|run| run.estimate > Time::ZERO).count();
        // A few scenes with too many words say so themselves; that is the narrower place.
        let everywhere = over.len() >= 2 && over.len() * 2 >= speaking;
        let excess: Time = over.iter().map(|run| run.estimate.saturating_sub(run.length)).sum();
        let rest =
            Totals { speech: totals.speech.map(|all| all.saturating_sub(excess)), ..*totals };
        if !everywhere && !self.speech_is_over(&rest) && report.is_on("timing/vo-overrun") {
            return;
        }
        let finding = too_many_words(report, cx, totals, &over);
        if report.push(finding) {
            for scene in over.iter().flat_map(|run| run.scenes) {
                report.claim(Cause::Length(scene.index));
            }
        }
    }
}

/// Names the totals that agree, and the scenes in which the words are too many.
fn too_many_words(
    report: &Sink<'_>,
    cx: &Context<'_>,
    totals: &Totals,
    over: &[&Run<'_>],
) -> Diagnostic {
    let speech = totals.speech.unwrap_or_default();
    let most = totals.length().1;
    let message = match (totals.declared, totals.scenes) {
        (Some(_), Some(_)) => format!(
            "the narration needs {}, where declared length and scenes agree on {}",
            rounded(speech),
            seconds(most)
        ),
        (Some(_), None) => format!(
            "the narration needs {}, the script declares {}",
            rounded(speech),
            totals.declared_text()
        ),
        _ => format!("the narration needs {}, the scenes make {}", rounded(speech), seconds(most)),
    };
    let share = 1.0 - most.seconds() / speech.seconds().max(0.001);
    #[expect(clippy::cast_sign_loss, reason = "a share of a number of words")]
    let excess = (f64::from(cx.plan.totals.speech.words) * share).ceil().max(1.0) as usize;
    let mut finding = report
        .finding_of_all(totals.span, message)
        .note("the agent speaks faster, shortens or makes a longer video than you ordered")
        .help(format!(
            "drop about {}, or plan for {}",
            words::count(excess, "word"),
            seconds(speech.ceil_second())
        ));
    for run in over.iter().take(MOST_SHOWN) {
        let span = overrun::cut(cx, run).map_or(totals.span, |cut| cut.span);
        let name = overrun::name(run.scenes);
        let text = format!("{name}: {} of speech in {}", overrun::need(run), seconds(run.length));
        finding = finding.label_at(span, text);
    }
    finding
}
