//! `prompt/empty`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::{Plan, Sections};

declare_rule! {
    /// There is nothing to make a video of.
    ///
    /// A script needs at least one scene or a sentence about what the video is. Settings, comments
    /// and notes are not rendered.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// title: January in numbers
    /// ---
    ///
    /// NOTES: Ask for the figures on Monday.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// A half-minute report about our record month, for everyone in the company.
    /// ```
    pub(crate) struct Empty("prompt/empty") {
        severity: Error,
        fix: None,
    }
}

impl Rule for Empty {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        // What seems to be missing may be what could not be read.
        if !is_empty(cx.plan) || report.has_found("syntax") {
            return;
        }
        let finding = report
            .finding(cx.top(), "there is nothing to make a video of")
            .label("no scene, and no sentence about the video")
            .note("settings, comments and notes are not rendered: the prompt would be empty")
            .help("say what the video is about, or write a scene: `SCENE 1 — A-ROLL (8s): Hook`");
        report.push(finding);
    }
}

fn is_empty(plan: &Plan) -> bool {
    let Sections { format, thesis, tone, audience, avatar, music, narration_style, .. } =
        &plan.sections;
    let sections = [format, thesis, tone, audience, avatar, music, narration_style];
    let styled = plan.style.as_ref().is_some_and(|style| style.text.is_some());
    plan.scenes.is_empty()
        && plan.on_screen_text.is_empty()
        && !styled
        && sections.into_iter().flatten().all(|text| text.as_str().trim().is_empty())
}
