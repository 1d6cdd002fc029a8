//! `request/ignored-field`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::elsewhere;

declare_rule! {
    /// A request field belongs to another target.
    ///
    /// Targets of one provider share a key in the front matter, and not all of them have the same
    /// fields. One that the target in force has not is left out, so the video is made without the
    /// setting.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// heygen: {resolution: 1080p}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// heygen: {mode: generate}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct IgnoredField("request/ignored-field") {
        severity: Warning,
        fix: None,
        many: "{n} request fields belong to another target and are left out" => "take them out, or send the script to the target that has them",
    }
}

impl Rule for IgnoredField {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for written in requests::fields(cx).iter().filter(|written| written.is_outermost()) {
            let Some(other) =
                elsewhere(cx.target, written.name).filter(|_| written.field.is_none())
            else {
                continue;
            };
            if requests::is_reserved(cx, written) {
                continue;
            }
            let message =
                format!("`{}` has no field `{}`: it is left out", cx.target.name, written.name);
            let finding = report
                .finding(requests::key_place(cx, &written.path), message)
                .note("the video is made without this setting")
                .help(format!("`--target {}` has it; else take it out", other.name));
            report.push(finding);
        }
    }
}
