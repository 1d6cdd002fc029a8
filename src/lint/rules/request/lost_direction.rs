//! `request/lost-direction`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::list;
use crate::target::{Loss, Lost};

declare_rule! {
    /// Directions of the script do not reach the video.
    ///
    /// The target speaks the words and shows presenters and files. What the script says about look,
    /// text, motion, transitions and music has no field in the request. `request --as losses` lists
    /// every one of them.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Hard cut
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct LostDirection("request/lost-direction") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for LostDirection {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let losses = requests::losses(cx);
        // A style is there for every target, and its absence would be a finding as well.
        let told = |loss: &&Loss| loss.kind == Lost::Direction && loss.field != "style";
        let lost: Vec<&Loss> = losses.iter().filter(told).collect();
        let Some(first) = lost.first() else { return };
        let mut fields: Vec<String> = lost.iter().map(|loss| format!("`{}`", loss.field)).collect();
        fields.sort();
        fields.dedup();
        let places = if lost.len() == 1 { "place" } else { "places" };
        let message = format!(
            "{} {places} of the script do not reach the video: {}",
            lost.len(),
            list(&fields)
        );
        let mut finding = report
            .finding_of_all(
                requests::place_of(cx, first),
                message.replace("1 place of the script do ", "1 place of the script does "),
            )
            .note("the target has no field for look, text, motion, transitions and music");
        for loss in lost.iter().take(SHOWN) {
            finding = finding.label_at(requests::place_of(cx, loss), loss.instead);
        }
        report.push(finding.help(requests::rather(cx, "`request --as losses` lists them all")));
    }
}

/// Places that the finding marks.
const SHOWN: usize = 3;
