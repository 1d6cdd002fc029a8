//! `request/orientation`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::optimize::words::{is_whole, orientation};
use crate::plan::Orientation;

declare_rule! {
    /// FORMAT and `orientation` ask for different shapes of the video.
    ///
    /// The request carries the key and the prompt carries the text, so that the video gets the one
    /// shape and a layout made for the other.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// orientation: landscape
    /// ---
    ///
    /// FORMAT: Social ad, portrait 9:16, fast.
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
    /// orientation: portrait
    /// ---
    ///
    /// FORMAT: Social ad, portrait 9:16, fast.
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct OrientationConflict("request/orientation") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for OrientationConflict {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let (Some(key), Some(format)) = (cx.plan.orientation, &cx.plan.sections.format) else {
            return;
        };
        let lower = format.as_str().to_ascii_lowercase();
        let Some(said) = orientation(&lower).filter(|said| *said != key) else { return };
        let words = words_for(said).iter().filter_map(|word| Some((lower.find(word)?, *word)));
        let mut ranges = words
            .map(|(at, word)| at..at + word.len())
            .filter(|range| is_whole(&lower, range.clone()));
        let Some(range) = ranges.next() else { return };
        let written = format.as_str().get(range.clone()).unwrap_or_default();
        let finding = report
            .finding(
                format.span_of(range),
                format!("FORMAT says {written}, `orientation` says {}", key.as_str()),
            )
            .label(said.as_str())
            .note(
                "the video gets the shape of the key, and a layout that was made for the other one",
            )
            .help("make both say the same");
        let place = cx.plan.places.get("orientation");
        report.push(match place {
            Some(place) => finding.label_at(place, "this counts"),
            None => finding,
        });
    }
}

/// The words by which a text names a shape, the plainest first.
const fn words_for(shape: Orientation) -> &'static [&'static str] {
    match shape {
        Orientation::Landscape => &["16:9", "landscape", "horizontal", "widescreen"],
        Orientation::Portrait => &["9:16", "portrait", "vertical"],
    }
}
