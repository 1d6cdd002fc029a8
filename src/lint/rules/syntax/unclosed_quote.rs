//! `syntax/unclosed-quote`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A quoted value has no closing quote.
    ///
    /// The value ends where the next label, heading or dash line begins. Whatever stands between,
    /// directions included, would be spoken or shown.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened.
    /// TRANSITION: Grid wipe
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
    /// VO: "January was a record month.
    ///   Here is what happened."
    /// TRANSITION: Grid wipe
    /// ```
    pub(crate) struct UnclosedQuote("syntax/unclosed-quote") {
        severity: Error,
        fix: None,
    }
}

/// The parser reports it.
impl Rule for UnclosedQuote {}
