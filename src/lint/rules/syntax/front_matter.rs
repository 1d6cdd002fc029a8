//! `syntax/front-matter`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A setting between the two `---` lines cannot be read or has a value it cannot have.
    ///
    /// That is bad YAML, a wrong type, a value out of range or the same key twice. The setting is
    /// ignored and the video made with the default instead: another length, another voice, another
    /// shape.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// orientation: sideways
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
    /// orientation: portrait
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct BadFrontMatter("syntax/front-matter") {
        severity: Error,
        fix: None,
    }
}

/// The plan reports it.
impl Rule for BadFrontMatter {}
