//! `request/unpaired-size`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Role;

declare_rule! {
    /// Only one side of the picture is given.
    ///
    /// Width and height are taken together or not at all.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {width: 1920}
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
    pub(crate) struct UnpairedSize("request/unpaired-size") {
        severity: Error,
        fix: None,
    }
}

impl Rule for UnpairedSize {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let in_role = |role| requests::in_role(&fields, role);
        let (given, lacking) = match (in_role(Role::Width), in_role(Role::Height)) {
            (Some(width), None) => (width, Role::Height),
            (None, Some(height)) => (height, Role::Width),
            _ => return,
        };
        let lacking = cx.target.field(lacking).map_or("the other side", |field| field.name);
        let finding = report
            .finding(
                requests::key_place(cx, &given.path),
                format!("`{}` is given without `{lacking}`", given.name),
            )
            .note("the request would be refused")
            .help(format!("add `{lacking}`, or remove `{}`: `orientation` gives both", given.name));
        report.push(finding);
    }
}
