//! `request/script-too-long`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::thousands;
use crate::speech::aloud;

declare_rule! {
    /// A scene says more than the target takes in one.
    ///
    /// Each scene carries its own words, and up to 5,000 characters of them. The request would be
    /// refused.
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
    pub(crate) struct ScriptTooLong("request/script-too-long") {
        severity: Error,
        fix: None,
    }
}

impl Rule for ScriptTooLong {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(most) = cx.target.limits.scene_characters else { return };
        for scene in &cx.plan.scenes {
            let Some(vo) = &scene.vo else { continue };
            // No character is less than a byte.
            if vo.as_str().len() <= most {
                continue;
            }
            let characters = aloud(vo.as_str()).chars().count();
            if characters > most {
                let message = format!(
                    "scene {} says {} characters, {} are taken",
                    scene.label(),
                    thousands(characters),
                    thousands(most)
                );
                let finding = report
                    .finding(vo.span(), message)
                    .note("the request would be refused")
                    .help("divide it into several scenes");
                report.push(finding);
            }
        }
    }
}
