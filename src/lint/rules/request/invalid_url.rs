//! `request/invalid-url`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::address::{refused, unreadable};

declare_rule! {
    /// An address cannot be used by the provider.
    ///
    /// The provider fetches files from these addresses and reports to them, from its own servers:
    /// it needs a whole address, mostly a public `https` one, without user name, password and `#`
    /// part.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// callback_url: http://localhost:8080/done
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
    /// callback_url: https://example.com/done
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct InvalidUrl("request/invalid-url") {
        severity: Error,
        fix: None,
    }
}

impl Rule for InvalidUrl {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for address in requests::addresses(cx) {
            let text = address.text.as_ref();
            let refusal = if address.public { refused(text) } else { unreadable(text) };
            if let Some(refusal) = refusal {
                let message = format!("`{}` {}", address.name, refusal.says());
                let finding = report
                    .finding(address.span, message)
                    .note("the provider's servers would refuse it, or never reach it")
                    .help(refusal.help());
                report.push(finding);
            }
        }
    }
}
