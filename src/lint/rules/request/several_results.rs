//! `request/several-results`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::{Field, Role};

declare_rule! {
    /// The request asks for more than one video.
    ///
    /// Every result is made and charged on its own: four results cost four times as much.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {numberResults: 3}
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
    /// runware: {numberResults: 1}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct SeveralResults("request/several-results") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for SeveralResults {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let Some(results) = requests::in_role(&fields, Role::Results) else { return };
        let is_taken = |field: &Field| field.kind.fault(results.value).is_none();
        if !results.field.is_some_and(is_taken) {
            return;
        }
        let Some(count @ 2..) = results.value.as_i64() else { return };
        let finding = report
            .finding(
                requests::value_place(cx, &results.path),
                format!("{count} videos are made, and each is charged"),
            )
            .note(format!("the request costs {count} times as much"))
            .help(format!("ask for one first: `{}: 1`", results.name));
        report.push(finding);
    }
}
