//! `request/out-of-range`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Fault;

declare_rule! {
    /// A request field has a number that is too small or too large.
    ///
    /// The limits are those of the target in force. The provider would refuse the request after
    /// everything else was done.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {outputQuality: 100}
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
    /// runware: {outputQuality: 99}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct OutOfRange("request/out-of-range") {
        severity: Error,
        fix: None,
    }
}

impl Rule for OutOfRange {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for written in requests::fields(cx) {
            let Some(kind) = written.field.map(|field| &field.kind) else { continue };
            if kind.fault(written.value) == Some(Fault::Range) {
                let takes = kind.takes();
                let message = format!("`{}` is {}; it takes {takes}", written.name, written.value);
                let finding = report
                    .finding(requests::value_place(cx, &written.path), message)
                    .note("the request would be refused")
                    .help(format!("write {takes}"));
                report.push(finding);
            }
        }
    }
}
