//! `request/reserved-field`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// A request field is set that is made from the script.
    ///
    /// The prompt, the presenter, the files and the address for the result come from the script
    /// itself. Set again as a request field, one of the two would have to win, and nobody could say
    /// which.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// heygen: {avatar_id: ada_in_office}
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
    /// avatar_id: ada_in_office
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct ReservedField("request/reserved-field") {
        severity: Error,
        fix: None,
    }
}

impl Rule for ReservedField {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for written in requests::fields(cx) {
            let Some(from) = requests::reserved(cx, &written) else { continue };
            let message = format!("`{}` cannot be set here", written.name);
            let finding = report.finding(requests::key_place(cx, &written.path), message);
            report.push(
                finding.note("it is made from the script, and would have two values").help(from),
            );
        }
    }
}
