//! `request/media-mismatch`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::FileSource;
use crate::target::media::{Media, decode_head};

declare_rule! {
    /// The data of a file is not what `media_type` says.
    ///
    /// A file shows by its first bytes what it is. The provider compares, and refuses a picture
    /// that is called a clip.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, media_type: image/jpeg, data: iVBORw0KGgo=, use: Corner of every scene}
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
    pub(crate) struct MediaMismatch("request/media-mismatch") {
        severity: Error,
        fix: None,
    }
}

impl Rule for MediaMismatch {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for file in requests::files(cx) {
            let FileSource::Inline { media_type, data } = &file.source else { continue };
            let (Some(said), Ok((_, head))) =
                (Media::of_type(media_type.as_str()), decode_head(data.as_str()))
            else {
                continue;
            };
            let is = Media::of_bytes(&head);
            if is == Some(said) {
                continue;
            }
            let begins = is.map_or("something else".to_owned(), |is| format!("`{is}`"));
            let finding = report
                .finding(
                    media_type.span(),
                    format!("`media_type` says `{media_type}`, the data begin as {begins}"),
                )
                .note("the provider looks at the data, and refuses what is called by another name");
            report.push(finding.help(match is {
                Some(is) => format!("write `media_type: {is}`"),
                None => "encode the right file anew, or give its `path`".to_owned(),
            }));
        }
    }
}
