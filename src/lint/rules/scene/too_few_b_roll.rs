//! `scene/too-few-b-roll`

use crate::ast::SceneType;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::scene::monotony::types;
use crate::lint::sink::Sink;
use crate::plan::Scene;

declare_rule! {
    /// A script of four scenes or more has fewer than two B-roll scenes.
    ///
    /// Without pictures of the matter itself the video is a talking head: viewers leave, and the agent
    /// fills the gaps with stock footage of its own choice. The rule looks only at scripts that use at
    /// least two types, and at scenes whose type is written.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: A counter FILLS up.
    ///
    /// SCENE 3 — A-ROLL (6s): Why
    /// VO: "Most of them came because a friend told them to."
    ///
    /// SCENE 4 — OVERLAY, MOTION GRAPHICS (8s): What went wrong
    /// VO: "Search traffic fell by sixteen percent, though. The repair ships on Tuesday."
    /// RIGHT: A line DRAWS its fall.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, STOCK (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// VISUAL: Hands pass a phone around a table.
    ///
    /// SCENE 3 — A-ROLL (6s): Why
    /// VO: "Most of them came because a friend told them to."
    ///
    /// SCENE 4 — B-ROLL, STOCK (8s): What went wrong
    /// VO: "Search traffic fell by sixteen percent, though. The repair ships on Tuesday."
    /// VISUAL: A technician walks along a row of servers.
    /// ```
    pub(crate) struct TooFewBRoll("scene/too-few-b-roll") {
        severity: Warning,
        fix: None,
        options: {
            /// Scenes that a script must have to be looked at.
            scenes: usize = 4,
            /// B-roll scenes that it should have.
            least: usize = 2,
        },
    }
}

impl Rule for TooFewBRoll {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.plan.scenes;
        let typed = scenes.iter().filter(|scene| scene.scene_type.is_some()).count();
        let b_roll = scenes.iter().filter(|scene| scene.is(SceneType::BRoll)).count();
        if typed < self.scenes || b_roll >= self.least || types(scenes) < 2 {
            return;
        }
        let Some(candidate) = candidate(scenes) else { return };
        let place = candidate.scene_type.map_or(candidate.heading, |written| written.span);
        let message = match b_roll {
            0 => format!("none of {typed} scenes is B-roll"),
            1 => format!("only 1 of {typed} scenes is B-roll"),
            _ => format!("only {b_roll} of {typed} scenes are B-roll"),
        };
        let name = candidate.label();
        let finding = report
            .finding(place, message)
            .label("could be B-ROLL")
            .note("without pictures of the matter itself viewers look at a talking head, and leave")
            .help(format!("make scene {name} B-ROLL and show what its narration tells"));
        report.push(finding);
    }
}

/// The scene that loses least as B-roll: neither the first nor the last, without an overlay's
/// content if possible, with the most to tell.
fn candidate(scenes: &[Scene]) -> Option<&Scene> {
    let inner = scenes.get(1..scenes.len().checked_sub(1)?)?.iter();
    let presenter = inner.filter(|scene| scene.scene_type.is_some() && !scene.is(SceneType::BRoll));
    // The first of equals: `max_by_key` would take the last.
    presenter.rev().max_by_key(|scene| (scene.is(SceneType::ARoll), scene.speech.words))
}
