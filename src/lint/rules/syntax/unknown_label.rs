//! `syntax/unknown-label`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A label is nearly a known one.
    ///
    /// Its text is kept as a direction, so that narration behind a misspelt `VO` is not spoken. Other
    /// unknown labels may well be meant as directions; one finding lists them. The fix writes the
    /// known label.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITON: Grid wipe
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Grid wipe
    /// End card: the logo, alone.
    /// ```
    pub(crate) struct UnknownLabel("syntax/unknown-label") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} labels are nearly known ones" => "correct them, or write the text without a label",
    }
}

/// The parser reports it.
impl Rule for UnknownLabel {}
