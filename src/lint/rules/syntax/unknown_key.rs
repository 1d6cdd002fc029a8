//! `syntax/unknown-key`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A key between the two `---` lines means nothing.
    ///
    /// It is ignored: a misspelt `orientation` gives a landscape video to somebody who asked for a
    /// portrait one. The fix writes the nearest known key, where one is near.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// orientatoin: portrait
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
    pub(crate) struct UnknownKey("syntax/unknown-key") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} keys mean nothing here" => "correct them or take them out; remarks go into `//` lines or NOTES",
    }
}

/// The plan reports it.
impl Rule for UnknownKey {}
