//! `request/unsupported-setting`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// A setting of the front matter has no place in the request.
    ///
    /// Not every target has a field for a presenter, a voice, files or the name of a job. Left out,
    /// the video has another face or voice than the script says, or lacks its pictures.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
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
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {width: 1920, height: 1080}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnsupportedSetting("request/unsupported-setting") {
        severity: Error,
        fix: None,
    }
}

impl Rule for UnsupportedSetting {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for (name, severity) in cx.target.limits.unsupported {
            let Some(place) = requests::setting(cx, name) else { continue };
            let message = format!("`{}` has no field for `{name}`", cx.target.name);
            let finding = report.finding_of(*severity, place, message);
            report.push(
                finding
                    .note("it cannot be sent, and the video is made without it")
                    .help(instead(name)),
            );
        }
    }
}

/// What to do without a setting.
fn instead(name: &str) -> &'static str {
    match name {
        "avatar_id" => "take it out, and describe the presenter under AVATAR",
        "voice_id" => "take it out, and describe the voice under NARRATION STYLE",
        "files" => "take them out, and describe in the scenes what they show",
        "callback_id" => "take it out; a token in the query of `callback_url` says as much",
        _ => "take it out for this target, and ask for the state of the video instead",
    }
}
