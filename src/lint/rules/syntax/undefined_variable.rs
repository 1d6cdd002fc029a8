//! `syntax/undefined-variable`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A `{{ name }}` has no value.
    ///
    /// The presenter would say the braces. Values come from a row of data, from `--set`, or from
    /// `vars` in the front matter; `\{{` stands for the braces themselves.
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
    /// VO: "Good news from {{ city }}: {{ cuont }} people signed up."
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
    /// VO: "Good news from {{ city }}: a record number of people signed up."
    /// ```
    pub(crate) struct UndefinedVariable("syntax/undefined-variable") {
        severity: Error,
        fix: None,
        many: "{n} variables have no value" => "give them one in `vars`, with `--set name=value`, or in the data",
    }
}

/// The plan reports it.
impl Rule for UndefinedVariable {}
