//! `request/long-video`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// The narration is longer than videos of this target are.
    ///
    /// It is not refused, but providers speak of half an hour as the most. A longer script is
    /// better made as several videos.
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct LongVideo("request/long-video") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for LongVideo {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(most) = cx.target.limits.long_total else { return };
        let length = cx.plan.totals.speech.estimate;
        if length <= most {
            return;
        }
        let minutes = |time: crate::time::Time| time.ms().div_ceil(60_000);
        let place = cx.plan.scenes.first().map_or_else(|| cx.top(), |scene| scene.heading);
        let finding = report
            .finding_of_all(
                place,
                format!(
                    "the narration takes about {} minutes, {} are the most that is known to work",
                    minutes(length),
                    minutes(most)
                ),
            )
            .note("the video may be cut off, or never be finished")
            .help(format!("make {} videos of it", length.ms().div_ceil(most.ms().max(1))));
        report.push(finding);
    }
}
