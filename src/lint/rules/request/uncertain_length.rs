//! `request/uncertain-length`

use crate::lint::context::Context;
use crate::lint::context::MeasurePrompt;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::thousands;

declare_rule! {
    /// The prompt fits when characters are counted, and not when UTF-16 units are.
    ///
    /// The target bounds the length of a prompt and nobody has published in which unit. Emoji and
    /// rare letters are one character and two units: the request may be refused.
    ///
    /// ## Does not fire
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UncertainLength("request/uncertain-length") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for UncertainLength {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let (limits, size) = (&cx.target.limits, cx.prompt.and_then(MeasurePrompt::measure));
        let (Some(limit), Some(size)) = (limits.prompt_utf16, size) else { return };
        if size.utf16 <= limit
            || limits.prompt_characters.is_some_and(|most| size.characters > most)
        {
            return;
        }
        let (units, most) = (thousands(size.utf16), thousands(limit));
        let finding = report
            .finding_of_all(
                cx.top(),
                format!("the prompt has {units} UTF-16 units, where {most} may be the limit"),
            )
            .note(format!(
                "in characters it has {}, which fits; which of the two counts is not published",
                thousands(size.characters)
            ))
            .help("shorten it, or use fewer emoji");
        report.push(finding);
    }
}
