//! `timing/pace`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// The script is timed with a pace at which nobody narrates.
    ///
    /// `pace` does not make a voice quicker or slower: it is what the narration is timed with. A pace
    /// that no voice keeps makes every other number wrong, and nobody notices, because all scenes seem
    /// to fit. The voices of agents speak about 150 words a minute, slow ones 130, brisk ones 170.
    /// Only a pace in the script itself is looked at, not that of a configuration.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// pace: 230
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// pace: fast
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct Pace("timing/pace") {
        severity: Warning,
        fix: None,
        options: {
            /// Words a minute below which narration drags.
            slowest: f64 = 110.0,
            /// Words a minute above which nobody can follow.
            fastest: f64 = 190.0,
        },
    }
}

impl Rule for Pace {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(written) = cx.plan.places.get("pace") else { return };
        let pace = cx.plan.pace;
        let (what, note) = if pace > self.fastest {
            (
                "fast",
                "every scene seems to fit and is too short: its narration is rushed or cut off",
            )
        } else if pace < self.slowest {
            ("slow", "every scene is planned too long, and stands still when its narration is over")
        } else {
            return;
        };
        let finding = report
            .finding(written, format!("{pace} words a minute is too {what} for narration"))
            .label(format!("usual are {} to {}", self.slowest, self.fastest))
            .note(note)
            .help("write `slow` (130), `normal` (150) or `fast` (170), or leave it out");
        report.push(finding);
    }
}
