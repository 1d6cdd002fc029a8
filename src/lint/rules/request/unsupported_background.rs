//! `request/unsupported-background`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Role;

declare_rule! {
    /// A background is set that the video cannot have.
    ///
    /// A video with transparency has none at all. In a video of several scenes it can only be a
    /// colour.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// heygen: {output_format: webm, background: "#1a1a1a"}
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
    /// heygen: {output_format: mp4, background: "#1a1a1a"}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnsupportedBackground("request/unsupported-background") {
        severity: Error,
        fix: None,
    }
}

impl Rule for UnsupportedBackground {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let Some(background) = requests::in_role(&fields, Role::Background) else { return };
        let container = requests::in_role(&fields, Role::Container);
        let is_clear = container.is_some_and(|format| format.value == TRANSPARENT);
        let is_picture = background.value.get("type").is_some_and(|kind| kind != "color");
        let finding = |message: &str| {
            report
                .finding(requests::value_place(cx, &background.path), message)
                .note("the request would be refused")
        };
        let several = cx.plan.scenes.len() > 1;
        if is_clear && !several {
            let found = finding("a video with transparency has no background");
            report.push(found.help("remove `background`, or make an mp4"));
        } else if is_picture && several {
            let found = finding("a video of several scenes takes only a colour as background");
            report.push(found.help("give a colour, such as `background: \"#1a1a1a\"`"));
        }
    }
}

/// The container that keeps transparency.
const TRANSPARENT: &str = "webm";
