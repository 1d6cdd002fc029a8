//! `request/malformed-data`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::FileSource;
use crate::target::media::decode_head;

declare_rule! {
    /// The data of a file is not base64.
    ///
    /// It must be base64 as it is in the standard: no `data:` in front, no white space inside,
    /// padded at the end. The request would be refused, or the file would be broken.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, media_type: image/png, data: "data:image/png;base64,iVBORw0KGgo=", use: Corner}
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
    /// files:
    ///   - {name: logo, media_type: image/png, data: iVBORw0KGgo=, use: Corner of every scene}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct MalformedData("request/malformed-data") {
        severity: Error,
        fix: None,
    }
}

impl Rule for MalformedData {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for file in requests::files(cx) {
            let FileSource::Inline { data, .. } = &file.source else { continue };
            if let Err(bad) = decode_head(data.as_str()) {
                let finding = report
                    .finding(data.span(), bad.says())
                    .note("the request would be refused, or the file broken")
                    .help(bad.help());
                report.push(finding);
            }
        }
    }
}
