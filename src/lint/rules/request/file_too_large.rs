//! `request/file-too-large`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::FileSource;
use crate::source::Span;
use crate::target::media::{decode_head, inspect};

declare_rule! {
    /// A file is larger than the target takes inside of a request.
    ///
    /// A request carries files of up to 32 MB. A larger one has to be uploaded first, or made
    /// smaller.
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
    pub(crate) struct FileTooLarge("request/file-too-large") {
        severity: Error,
        fix: None,
    }
}

impl Rule for FileTooLarge {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for (path, place) in requests::paths(cx) {
            if let Ok((_, length)) = inspect(&path, &*cx.options.files) {
                push(cx, report, length, place);
            }
        }
        for file in requests::files(cx) {
            let FileSource::Inline { data, .. } = &file.source else { continue };
            if let Ok((length, _)) = decode_head(data.as_str()) {
                push(cx, report, length as u64, data.span());
            }
        }
    }
}

fn push(cx: &Context<'_>, report: &mut Sink<'_>, length: u64, place: Span) {
    let most = cx.target.limits.file_bytes;
    if length <= most {
        return;
    }
    let (length, most) = (megabytes(length.max(most + MEGABYTE)), megabytes(most));
    let finding = report
        .finding(place, format!("this file has {length} MB, a request carries {most} MB"))
        .note("the request would be refused")
        .help("make it smaller, or upload it and give its `asset_id`");
    report.push(finding);
}

/// Bytes of what people call a megabyte here: 2²⁰.
const MEGABYTE: u64 = 1024 * 1024;

const fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(MEGABYTE)
}
