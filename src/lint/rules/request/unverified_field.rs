//! `request/unverified-field`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Role;

declare_rule! {
    /// A request field is used whose contents nobody has published.
    ///
    /// The documentation names the object and not what it holds for this model. It is passed on as
    /// it is, and may be refused or change nothing.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {inputs: {image: "https://example.com/a.png"}}
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
    /// runware: {includeCost: true}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnverifiedField("request/unverified-field") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for UnverifiedField {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let Some(field) = requests::in_role(&fields, Role::Unverified) else { return };
        let finding = report
            .finding(
                requests::key_place(cx, &field.path),
                format!("what `{}` takes is not published", field.name),
            )
            .note("it is passed on as it is, and may be refused")
            .help("try it with one short video before you count on it");
        report.push(finding);
    }
}
