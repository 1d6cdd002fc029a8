//! `request/api-key`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::secret;
use crate::source::Span;

declare_rule! {
    /// A secret key stands in the script.
    ///
    /// Scripts are rendered, sent, reviewed and kept in version control: whoever sees one has the
    /// key. Keys belong into the environment. No report shows the key itself; `*` stands in its
    /// place.
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
    /// NOTE: Authorization: Bearer Ab12Ab12Ab12Ab12Ab12Ab12Ab12Ab12
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
    /// NOTE: Authorization: Bearer $HEYGEN_API_KEY
    /// ```
    pub(crate) struct ApiKey("request/api-key") {
        severity: Error,
        fix: None,
    }
}

impl Rule for ApiKey {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for found in secret::all(cx.source.text()) {
            let span = Span::new(found.range.start, found.range.end);
            let finding = report
                .finding(span, format!("an API key stands in the script ({})", found.kind))
                .label("shown as `*`")
                .note("whoever sees the script, its prompt or its history has the key")
                .help("take it out, and revoke it if the script was ever shared; keys are read from the environment");
            report.push(finding);
        }
    }
}
