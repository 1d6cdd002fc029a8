//! `request/unused-safety-mode`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Role;

declare_rule! {
    /// A mode of the safety check is chosen, but the check is off.
    ///
    /// The mode says how thorough the check is. It does nothing while the check itself is not asked
    /// for.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {safety: {mode: full, checkContent: false}}
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
    /// runware: {safety: {mode: full, checkContent: true}}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnusedSafetyMode("request/unused-safety-mode") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for UnusedSafetyMode {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let fields = requests::fields(cx);
        let Some(mode) = requests::in_role(&fields, Role::SafetyMode) else { return };
        let check = requests::in_role(&fields, Role::SafetyCheck);
        let is_on = check.is_some_and(|check| check.value.as_bool() != Some(false));
        let Some(word) = mode.value.as_str().filter(|word| *word != OFF && !is_on) else { return };
        let name = cx.target.fields.iter().find_map(|field| {
            field.kind.fields()?.iter().find(|field| field.role == Some(Role::SafetyCheck))
        });
        let name = name.map_or("the check", |field| field.name);
        let finding = report
            .finding(
                requests::value_place(cx, &mode.path),
                format!("`{}` is `{word}`, but the check is off", mode.name),
            )
            .note("nothing is checked")
            .help(format!("add `{name}: true`, or remove the mode"));
        report.push(finding);
    }
}

/// The mode of no check.
const OFF: &str = "none";
