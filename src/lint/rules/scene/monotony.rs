//! `scene/monotony`

use crate::ast::SceneType;
use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::overrun;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::Scene;

declare_rule! {
    /// Three or more scenes of one type follow each other.
    ///
    /// The eye gets nothing new: three presenter shots in a row look like one long one, and three
    /// full-screen graphics lose the person who tells the story. The rule looks only at scripts that
    /// use at least two types, and at scenes whose type is written.
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
    /// SCENE 2 — A-ROLL (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    ///
    /// SCENE 3 — A-ROLL (6s): Why
    /// VO: "Most of them came because a friend told them to."
    ///
    /// SCENE 4 — B-ROLL, STOCK (8s): The city
    /// VO: "Half of them live here, and most of these walk to work."
    /// VISUAL: People cross a square in the morning sun.
    ///
    /// SCENE 5 — B-ROLL, STOCK (8s): The office
    /// VO: "Search traffic fell by sixteen percent, though. The repair ships on Tuesday."
    /// VISUAL: A technician walks along a row of servers.
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
    /// ```
    pub(crate) struct Monotony("scene/monotony") {
        severity: Warning,
        fix: None,
        many: "{n} runs of scenes of one type" => "change the type of a scene in the middle of each run",
        options: {
            /// How many scenes of one type in a row are too many.
            longest: usize = 3,
        },
    }
}

impl Rule for Monotony {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.plan.scenes;
        if types(scenes) < 2 {
            return;
        }
        for run in scenes.chunk_by(|one, next| kind(one) == kind(next)) {
            if run.len() >= self.longest.max(2)
                && let Some(finding) = self.finding(report, run)
            {
                report.push(finding);
            }
        }
    }
}

impl Monotony {
    fn finding(&self, report: &Sink<'_>, run: &[Scene]) -> Option<Diagnostic> {
        let same = kind(run.first()?)?;
        let change = self.to_change(run);
        let first = change.first()?;
        let other = instead(same, first);
        let names: Vec<String> = change.iter().map(|scene| scene.label()).collect();
        let noun = if names.len() == 1 { "scene" } else { "scenes" };
        let place = first.scene_type?.span;
        let message = format!("{} are all {}", overrun::name(run), same.as_str());
        let finding = report
            .finding(place, message)
            .label(format!("make this one {}", other.as_str()))
            .note("without a change of picture, viewers stop watching before they stop listening")
            .help(format!("make {noun} {} {}", words::list(&names), other.as_str()));
        Some(finding)
    }

    /// The fewest scenes that break a run up, evenly spread.
    fn to_change<'p>(&self, run: &'p [Scene]) -> Vec<&'p Scene> {
        let longest = self.longest.max(2);
        let breaks = (run.len() + 1 - longest).div_ceil(longest).max(1);
        let at = |number: usize| (number * (run.len() + 1) / (breaks + 1)).saturating_sub(1);
        (1..=breaks).filter_map(|number| run.get(at(number))).collect()
    }
}

fn kind(scene: &Scene) -> Option<SceneType> {
    scene.scene_type.map(|written| written.value)
}

/// How many types a script uses.
pub(crate) fn types(scenes: &[Scene]) -> usize {
    let all = [SceneType::ARoll, SceneType::BRoll, SceneType::Overlay];
    all.into_iter().filter(|kind| scenes.iter().any(|scene| scene.is(*kind))).count()
}

/// The type that suits a scene which cannot stay what it is.
fn instead(same: SceneType, scene: &Scene) -> SceneType {
    let sides = scene.left.is_some() || scene.right.is_some();
    match same {
        SceneType::ARoll if sides => SceneType::Overlay,
        SceneType::ARoll | SceneType::Overlay => SceneType::BRoll,
        SceneType::BRoll if scene.layers.is_empty() && scene.visual.is_none() => SceneType::ARoll,
        SceneType::BRoll => SceneType::Overlay,
    }
}
