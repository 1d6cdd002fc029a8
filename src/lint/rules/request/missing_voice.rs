//! `request/missing-voice`

use crate::diagnostic::Severity;
use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;

declare_rule! {
    /// No voice is chosen for words that are spoken as written.
    ///
    /// A presenter mostly brings a voice. A still picture has none: its narration is refused
    /// without `voice_id`.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
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
    pub(crate) struct MissingVoice("request/missing-voice") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for MissingVoice {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if !cx.target.limits.needs_avatar || cx.plan.voice_id.is_some() {
            return;
        }
        let spoken = |scene: &&Scene| scene.vo.is_some();
        let mut scenes = cx.plan.scenes.iter().filter(spoken);
        let picture = scenes.clone().find(|scene| !requests::has_presenter(scene));
        let Some(scene) = picture.or_else(|| scenes.next()) else { return };
        let place = scene.vo.as_ref().map_or(scene.heading, crate::text::Text::span);
        let finding = match picture {
            Some(_) => report
                .finding_of(
                    Severity::Error,
                    place,
                    "this narration has no voice: there is no `voice_id`",
                )
                .note("a picture brings no voice of its own: the request would be refused"),
            None => report
                .finding(place, "there is no `voice_id`")
                .note("the presenter's own voice speaks, if there is one"),
        };
        report.push(finding.help("add `voice_id: …` with the identifier of a voice"));
    }
}
