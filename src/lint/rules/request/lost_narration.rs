//! `request/lost-narration`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Lost;

declare_rule! {
    /// Words of the script would not be spoken where they stand.
    ///
    /// A clip keeps its own sound and takes no narration. With `--allow-loss` the presenter says
    /// the words after it.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// files:
    ///   - {name: tour.mp4, asset_id: asset_41}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, ASSET tour.mp4 (12s)
    /// VO: "Twelve rooms, two gardens, and a kettle that never goes cold: welcome to the new house."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// files:
    ///   - {name: plan.png, asset_id: asset_41}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, ASSET plan.png (12s)
    /// VO: "Twelve rooms, two gardens, and a kettle that never goes cold: welcome to the new house."
    /// ```
    pub(crate) struct LostNarration("request/lost-narration") {
        severity: Error,
        fix: None,
    }
}

impl Rule for LostNarration {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let severity = requests::severity_of_loss(cx);
        for loss in requests::losses(cx).iter().filter(|loss| loss.kind == Lost::Narration) {
            let place = requests::place_of(cx, loss);
            let finding = report
                .finding_of(severity, place, requests::says(loss))
                .label(loss.instead)
                .note("the target has no place for narration over a clip");
            report.push(finding.help(requests::rather(
                cx,
                "show a still picture, mix the words into the clip, or send it with `--allow-loss`",
            )));
        }
    }
}
