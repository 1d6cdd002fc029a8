//! `request/unusual-size`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::target::Role;

declare_rule! {
    /// A side of the picture is odd, or far from what videos have.
    ///
    /// No range is published for this target. Video codecs want even numbers, and older interfaces
    /// to the same model took sides from 128 to 4096 pixels.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// runware: {width: 1921, height: 1080}
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
    /// runware: {width: 1920, height: 1080}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct UnusualSize("request/unusual-size") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for UnusualSize {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some((least, most)) = cx.target.limits.side else { return };
        for written in requests::fields(cx) {
            let role = written.field.and_then(|field| field.role);
            let side = written.value.as_i64().filter(|side| *side > 0);
            let Some(side) = side.filter(|_| matches!(role, Some(Role::Width | Role::Height)))
            else {
                continue;
            };
            let what = if side % 2 != 0 {
                "is odd".to_owned()
            } else if (least..=most).contains(&side) {
                continue;
            } else {
                format!("is outside of {least} to {most}")
            };
            let finding = report
                .finding(
                    requests::value_place(cx, &written.path),
                    format!("`{}` {what}", written.name),
                )
                .note("no range is published; such a size may be refused or scaled")
                .help("use a usual size, such as 1920 by 1080");
            report.push(finding);
        }
    }
}
