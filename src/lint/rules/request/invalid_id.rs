//! `request/invalid-id`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// An identifier is empty or has white space in it.
    ///
    /// Identifiers of presenters, voices, styles and files are opaque words that the provider gives
    /// out. One with a space in it is a name, or was copied with something around it, and no
    /// request finds what it stands for.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// avatar_id: Ada in the office
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
    pub(crate) struct InvalidId("request/invalid-id") {
        severity: Error,
        fix: None,
    }
}

impl Rule for InvalidId {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for (name, id, place) in requests::identifiers(cx) {
            if !id.is_empty() && !id.contains(char::is_whitespace) {
                continue;
            }
            let is = if id.is_empty() { "is empty" } else { "has white space in it" };
            let finding = report
                .finding(place, format!("`{name}` {is}"))
                .note("the provider knows nothing by that identifier, and refuses the request")
                .help("copy the identifier itself, not the name that is shown beside it");
            report.push(finding);
        }
    }
}
