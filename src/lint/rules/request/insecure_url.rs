//! `request/insecure-url`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::address::{is_https, unreadable};

declare_rule! {
    /// An address for results is not `https`.
    ///
    /// What is sent there, the address of the finished video included, can be read and changed on
    /// its way.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {webhookURL: "http://example.com/done"}
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
    /// runware: {webhookURL: "https://example.com/done"}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct InsecureUrl("request/insecure-url") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for InsecureUrl {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for address in requests::addresses(cx).iter().filter(|address| !address.public) {
            let text = address.text.as_ref();
            if unreadable(text).is_none() && !is_https(text) {
                let finding = report
                    .finding(address.span, format!("`{}` is not `https`", address.name))
                    .note("the address of the finished video can be read on its way there")
                    .help("serve it over `https`");
                report.push(finding);
            }
        }
    }
}
