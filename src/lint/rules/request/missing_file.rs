//! `request/missing-file`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::media::inspect;
use std::io::ErrorKind;

declare_rule! {
    /// A file that the script names cannot be read.
    ///
    /// It stands in `files` with a `path`, which is relative to the script. Without it there is
    /// nothing to send.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: logo, path: pictures/logo.png, use: Corner of every scene}
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
    ///   - {name: logo, asset_id: asset_41, use: Corner of every scene}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct MissingFile("request/missing-file") {
        severity: Error,
        fix: None,
    }
}

impl Rule for MissingFile {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for (path, place) in requests::paths(cx) {
            let what = match inspect(&path, &*cx.options.files) {
                Ok((_, 0)) => format!("{path} is empty"),
                Ok(_) => continue,
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    format!("there is no file {path}")
                }
                Err(error) if error.kind() == ErrorKind::IsADirectory => {
                    format!("{path} is no file")
                }
                Err(error) => format!("{path} cannot be read: {error}"),
            };
            let finding = report
                .finding(place, what)
                .note("there is nothing to send in its place")
                .help("write its path as seen from the folder of the script");
            report.push(finding);
        }
    }
}
