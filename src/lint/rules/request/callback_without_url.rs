//! `request/callback-without-url`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// `callback_id` is given without `callback_url`.
    ///
    /// The name of a job is sent along with the announcement of its video. Without an address there
    /// is no announcement, and the request is refused.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// callback_id: job-17
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
    /// callback_id: job-17
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct CallbackWithoutUrl("request/callback-without-url") {
        severity: Error,
        fix: None,
    }
}

impl Rule for CallbackWithoutUrl {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let needs = cx.target.limits.callback_id_needs_url;
        if !needs || cx.plan.callback_id.is_none() || cx.plan.callback_url.is_some() {
            return;
        }
        let place = cx.plan.places.get("callback_id").unwrap_or_else(|| cx.top());
        let finding = report
            .finding(place, "`callback_id` is given without `callback_url`")
            .note("the request would be refused")
            .help("add `callback_url`, the address that is told about the video, or remove `callback_id`");
        report.push(finding);
    }
}
