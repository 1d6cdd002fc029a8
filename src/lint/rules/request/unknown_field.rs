//! `request/unknown-field`

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::list;
use crate::target::UnknownFields;
use crate::target::{Written, elsewhere};
use crate::yaml::nearest;

declare_rule! {
    /// A request field is not known.
    ///
    /// Under the key of a target stand request fields that its documentation lists. One that is not
    /// among them is passed on where the target may know it, left out where it takes only what it
    /// lists, and an error where the target refuses a whole request because of it. Most often it is
    /// a slip of the finger, and the setting that was meant is not made.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {outputQualty: 80}
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
    /// runware: {outputQuality: 80}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnknownField("request/unknown-field") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for UnknownField {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for written in requests::fields(cx).iter().filter(|written| written.field.is_none()) {
            let is_known_elsewhere = requests::is_reserved(cx, written)
                || written.is_outermost() && elsewhere(cx.target, written.name).is_some();
            if !is_known_elsewhere {
                report.push(finding(cx, report, written));
            }
        }
    }
}

fn finding(cx: &Context<'_>, report: &Sink<'_>, written: &Written<'_>) -> Diagnostic {
    let target = cx.target.name;
    let (severity, note) = match cx.target.unknown_fields {
        UnknownFields::Refused => (Severity::Error, "the whole request is refused because of it"),
        UnknownFields::LeftOut => (Severity::Warning, "it is left out of the request"),
        UnknownFields::PassedOn => (Severity::Warning, "it is passed on, and nothing checks it"),
    };
    let message = format!("`{target}` knows no field `{}`", written.name);
    let place = requests::key_place(cx, &written.path);
    let finding = report.finding_of(severity, place, message).note(note);
    let names = || written.known.iter().map(|field| field.name);
    match nearest(written.name, names()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None if written.known.is_empty() => finding.help("take it out"),
        None => {
            let names: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            finding.help(format!("the fields here are {}", list(&names)))
        }
    }
}
