//! `request/still-too-long`

use crate::lint::context::Context;
use crate::lint::context::seconds;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// A silent picture stands longer than the target takes.
    ///
    /// A picture without words stands as long as the scene says, and up to five minutes. The
    /// request would be refused.
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
    pub(crate) struct StillTooLong("request/still-too-long") {
        severity: Error,
        fix: None,
    }
}

impl Rule for StillTooLong {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(most) = cx.target.limits.still else { return };
        for scene in &cx.plan.scenes {
            let silent = scene.speech.words == 0 && !requests::is_on_camera(scene);
            if silent && scene.seconds > most {
                let place = scene.declared.map_or(scene.heading, |declared| declared.span);
                let message = format!(
                    "scene {} stands for {}, up to {} is taken",
                    scene.label(),
                    seconds(scene.seconds),
                    seconds(most)
                );
                let finding = report
                    .finding(place, message)
                    .note("the request would be refused")
                    .help(format!("give it {} at most, or say something in it", seconds(most)));
                report.push(finding);
            }
        }
    }
}
