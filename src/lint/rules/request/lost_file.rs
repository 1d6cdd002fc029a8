//! `request/lost-file`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Lost;

declare_rule! {
    /// A file would be shown nowhere.
    ///
    /// The target has no field for files as such: a picture or a clip fills a B-roll scene that
    /// names it, and nothing else of a file reaches the video.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// files:
    ///   - {name: price-list, asset_id: asset_41, use: Source of every figure}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
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
    pub(crate) struct LostFile("request/lost-file") {
        severity: Error,
        fix: None,
    }
}

impl Rule for LostFile {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let severity = requests::severity_of_loss(cx);
        for loss in requests::losses(cx).iter().filter(|loss| loss.kind == Lost::File) {
            let place = requests::place_of(cx, loss);
            let finding = report
                .finding_of(severity, place, requests::says(loss))
                .label(loss.instead)
                .note("the target shows a file only where it fills a B-roll scene");
            report.push(finding.help(requests::rather(cx, "show it in a B-roll scene by `ASSET name`, take it out, or send it with `--allow-loss`")));
        }
    }
}
