//! `request/shape-mismatch`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Orientation;
use crate::target::{Role, Written};

declare_rule! {
    /// `orientation` and the size of the request contradict each other.
    ///
    /// The prompt is laid out for one shape, and the video is made in the other: what stands at the
    /// sides is cut off, or bars fill the frame.
    ///
    /// ## Fires
    ///
    /// ```shot target=runware
    /// ---
    /// style: swiss-pulse
    /// orientation: portrait
    /// runware: {width: 1920, height: 1080}
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
    /// orientation: portrait
    /// runware: {width: 1080, height: 1920}
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct ShapeMismatch("request/shape-mismatch") {
        severity: Error,
        fix: None,
    }
}

impl Rule for ShapeMismatch {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(orientation) = cx.plan.orientation else { return };
        let fields = requests::fields(cx);
        let Some((written, (across, up))) = size(&fields) else { return };
        let agrees = match orientation {
            Orientation::Landscape => across > up,
            Orientation::Portrait => up > across,
        };
        if agrees {
            return;
        }
        let key = orientation.as_str();
        let message = format!("`orientation` says {key}, the request {across} by {up}");
        let finding = report
            .finding(requests::value_place(cx, &written.path), message)
            .note("the prompt is laid out for one shape, and the video made in another")
            .help("make both say the same");
        report.push(match cx.plan.places.get("orientation") {
            Some(place) => finding.label_at(place, format!("{key} here")),
            None => finding,
        });
    }
}

/// The shape that request fields ask for: two sides, or `9:16`.
fn size<'w>(fields: &'w [Written<'w>]) -> Option<(&'w Written<'w>, (i64, i64))> {
    let width = requests::in_role(fields, Role::Width);
    let height = requests::in_role(fields, Role::Height);
    if let Some((width, height)) = width.zip(height) {
        return Some((width, (width.value.as_i64()?, height.value.as_i64()?)));
    }
    let aspect = requests::in_role(fields, Role::Aspect)?;
    let (across, up) = aspect.value.as_str()?.split_once(':')?;
    Some((aspect, (across.parse().ok()?, up.parse().ok()?)))
}
