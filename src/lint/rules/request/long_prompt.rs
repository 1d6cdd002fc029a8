//! `request/long-prompt`

use crate::lint::context::Context;
use crate::lint::context::MeasurePrompt;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::thousands;

declare_rule! {
    /// The prompt is long, though it fits.
    ///
    /// Nothing is wrong with it. Reports say that agents fail more often, or forget what stands in
    /// the middle, once a prompt has more than some 2,500 characters.
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
    /// ```
    pub(crate) struct LongPrompt("request/long-prompt") {
        severity: Info,
        fix: None,
        pedantic: true,
    }
}

impl Rule for LongPrompt {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let size = cx.prompt.and_then(MeasurePrompt::measure);
        let (Some(limit), Some(size)) = (cx.target.limits.long_prompt, size) else { return };
        if size.characters < limit
            || cx.target.limits.prompt_characters.is_some_and(|most| size.characters > most)
        {
            return;
        }
        let finding = report
            .finding_of_all(
                cx.top(),
                format!("the prompt has {} characters", thousands(size.characters)),
            )
            .note(format!("from some {} on agents are said to fail more often", thousands(limit)))
            .help("`--profile compact` needs fewer");
        report.push(finding);
    }
}
