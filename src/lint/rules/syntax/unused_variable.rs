//! `syntax/unused-variable`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A variable is declared in `vars` and never used.
    ///
    /// Most often its name is misspelt where it was meant to be used, or the sentence that used it
    /// is gone and with it something that every viewer was to hear.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// vars:
    ///   city: Lisbon
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
    /// vars:
    ///   city: Lisbon
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month in {{ city }}. Here is what happened."
    /// ```
    pub(crate) struct UnusedVariable("syntax/unused-variable") {
        severity: Warning,
        fix: None,
        many: "{n} variables are declared and never used" => "use them as `{{ name }}`, or take them out of `vars`",
    }
}

/// The plan reports it.
impl Rule for UnusedVariable {}
