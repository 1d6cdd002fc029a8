//! `request/missing-avatar`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// Nobody is named to speak.
    ///
    /// The target does not choose a presenter: `avatar_id` must say who it is.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// voice_id: calm_en
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
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct MissingAvatar("request/missing-avatar") {
        severity: Error,
        fix: None,
    }
}

impl Rule for MissingAvatar {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if !cx.target.limits.needs_avatar || cx.plan.avatar_id.is_some() {
            return;
        }
        let Some(scene) = cx.plan.scenes.iter().find(|scene| requests::has_presenter(scene)) else {
            return;
        };
        let finding = report
            .finding_of_all(
                scene.heading,
                format!("`{}` needs an `avatar_id`, and the script has none", cx.target.name),
            )
            .label("who says this?")
            .note("the target does not choose a presenter: the request would be refused")
            .help("add `avatar_id: …` with the identifier of a look");
        report.push(finding);
    }
}
