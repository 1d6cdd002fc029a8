//! `request/too-many-files`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// More files are attached than the target takes.
    ///
    /// The request would be refused. Often several pictures fit into one document.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// files:
    ///   - {name: picture-1, asset_id: asset_1, use: Shown in scene 1}
    ///   - {name: picture-2, asset_id: asset_2, use: Shown in scene 1}
    ///   - {name: picture-3, asset_id: asset_3, use: Shown in scene 1}
    ///   - {name: picture-4, asset_id: asset_4, use: Shown in scene 1}
    ///   - {name: picture-5, asset_id: asset_5, use: Shown in scene 1}
    ///   - {name: picture-6, asset_id: asset_6, use: Shown in scene 1}
    ///   - {name: picture-7, asset_id: asset_7, use: Shown in scene 1}
    ///   - {name: picture-8, asset_id: asset_8, use: Shown in scene 1}
    ///   - {name: picture-9, asset_id: asset_9, use: Shown in scene 1}
    ///   - {name: picture-10, asset_id: asset_10, use: Shown in scene 1}
    ///   - {name: picture-11, asset_id: asset_11, use: Shown in scene 1}
    ///   - {name: picture-12, asset_id: asset_12, use: Shown in scene 1}
    ///   - {name: picture-13, asset_id: asset_13, use: Shown in scene 1}
    ///   - {name: picture-14, asset_id: asset_14, use: Shown in scene 1}
    ///   - {name: picture-15, asset_id: asset_15, use: Shown in scene 1}
    ///   - {name: picture-16, asset_id: asset_16, use: Shown in scene 1}
    ///   - {name: picture-17, asset_id: asset_17, use: Shown in scene 1}
    ///   - {name: picture-18, asset_id: asset_18, use: Shown in scene 1}
    ///   - {name: picture-19, asset_id: asset_19, use: Shown in scene 1}
    ///   - {name: picture-20, asset_id: asset_20, use: Shown in scene 1}
    ///   - {name: picture-21, asset_id: asset_21, use: Shown in scene 1}
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
    ///   - {name: picture-1, asset_id: asset_1, use: Shown in scene 1}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct TooManyFiles("request/too-many-files") {
        severity: Error,
        fix: None,
    }
}

impl Rule for TooManyFiles {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let files = &cx.plan.files;
        let Some(most) = cx.target.limits.files.filter(|most| files.len() > *most) else { return };
        let Some(first) = files.get(most) else { return };
        let message =
            format!("{} files are attached, `{}` takes {most}", files.len(), cx.target.name);
        let finding = report
            .finding(first.span, message)
            .label(format!("the {}", ordinal(most + 1)))
            .note("the request would be refused")
            .help(format!("leave out {}, or join pictures into one document", files.len() - most));
        report.push(finding);
    }
}

fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
