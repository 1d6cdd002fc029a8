//! `request/media-type`

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::FileSource;
use crate::target::media::inspect;

declare_rule! {
    /// A file is of a kind that the target does not take.
    ///
    /// Taken are PNG and JPEG, MP4 and `WebM`, MP3 and WAV, and PDF. What a file on disk is, is told
    /// by its first bytes and not by its name.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, media_type: image/gif, data: R0lGODlh, use: Corner of every scene}
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
    pub(crate) struct MediaType("request/media-type") {
        severity: Error,
        fix: None,
    }
}

impl Rule for MediaType {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let types = cx.target.limits.media_types;
        for file in requests::files(cx) {
            let FileSource::Inline { media_type, .. } = &file.source else { continue };
            if !types.contains(&media_type.as_str()) {
                let message = format!("`{media_type}` is no type that is taken");
                report.push(explained(report.finding(media_type.span(), message), types));
            }
        }
        for (path, place) in requests::paths(cx) {
            if let Ok((None, 1..)) = inspect(&path, &*cx.options.files) {
                let message = format!("{path} is of no kind that is taken");
                report.push(explained(report.finding(place, message), types));
            }
        }
    }
}

fn explained(finding: Diagnostic, types: &[&str]) -> Diagnostic {
    finding
        .note("the request would be refused")
        .help(format!("convert it; taken are {}", types.join(", ")))
}
