//! `request/too-many-scenes`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// The script has more scenes than the target takes in one video.
    ///
    /// The request would be refused. Scenes that follow each other without a change of picture can
    /// be one.
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
    pub(crate) struct TooManyScenes("request/too-many-scenes") {
        severity: Error,
        fix: None,
    }
}

impl Rule for TooManyScenes {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.plan.scenes;
        let Some(most) = cx.target.limits.scenes.filter(|most| scenes.len() > *most) else {
            return;
        };
        let Some(first) = scenes.get(most) else { return };
        let finding = report
            .finding_of_all(
                first.heading,
                format!("{} scenes, and `{}` takes {most}", scenes.len(), cx.target.name),
            )
            .label("one too many")
            .note("the request would be refused")
            .help("join scenes that show the same, or make several videos");
        report.push(finding);
    }
}
