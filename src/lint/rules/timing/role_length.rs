//! `timing/role-length`

use crate::ast::SceneType;
use crate::lint::context::{Context, seconds};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::{Role, Scene};
use crate::time::Time;

declare_rule! {
    /// A scene is unusually short or long for what it is there for.
    ///
    /// A hook has six to ten seconds before people scroll on, and a close no more before they leave.
    /// An overlay needs eight to twelve, because viewers look at two things, and B-roll ten to
    /// fifteen, because its pictures have to build up. Hook and close are the first and the last
    /// scene, whatever their type. Only written lengths are looked at.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (12s): Hook
    /// VO: "January was a record month. Here is what happened, why it happened, and the one thing that did not go to plan at all."
    ///
    /// SCENE 2 — A-ROLL (6s): Close
    /// VO: "Most of them came because a friend told them to."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month. Here is what happened, and the one thing that did not go to plan."
    ///
    /// SCENE 2 — A-ROLL (6s): Close
    /// VO: "Most of them came because a friend told them to."
    /// ```
    pub(crate) struct RoleLength("timing/role-length") {
        severity: Info,
        fix: None,
        pedantic: true,
        many: "{n} scenes have an unusual length" => "a hook and a close take 6–10 s, an overlay 8–12, B-roll 10–15",
        options: {
            /// Least seconds of a hook.
            hook_least: Time = Time::from_secs(6),
            /// Most seconds of a hook.
            hook_most: Time = Time::from_secs(10),
            /// Least seconds of an overlay.
            overlay_least: Time = Time::from_secs(8),
            /// Most seconds of an overlay.
            overlay_most: Time = Time::from_secs(12),
            /// Least seconds of B-roll.
            b_roll_least: Time = Time::from_secs(10),
            /// Most seconds of B-roll.
            b_roll_most: Time = Time::from_secs(15),
            /// Least seconds of a close.
            close_least: Time = Time::from_secs(6),
            /// Most seconds of a close.
            close_most: Time = Time::from_secs(10),
        },
    }
}

impl Rule for RoleLength {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let Some(time) = &scene.declared else { continue };
            let Some((what, least, most)) = self.usual(scene) else { continue };
            let how = match time.length {
                length if length < least => "short",
                length if length > most => "long",
                _ => continue,
            };
            if !report.claim(Cause::Length(scene.index)) {
                continue;
            }
            let name = scene.label();
            let length = seconds(time.length);
            let finding = report
                .finding(time.span, format!("scene {name} is {what} of {length}, unusually {how}"))
                .label(format!("usual are {least}–{most} s"))
                .note(why(what, how))
                .help(help(how, scene, least, most));
            report.push(finding);
        }
    }
}

impl RoleLength {
    /// What a scene is, and how long such scenes are.
    fn usual(&self, scene: &Scene) -> Option<(&'static str, Time, Time)> {
        let kind = scene.scene_type.map(|written| written.value);
        Some(match (scene.role, kind) {
            (Some(Role::Hook), _) => ("a hook", self.hook_least, self.hook_most),
            (Some(Role::Close), _) => ("a close", self.close_least, self.close_most),
            (None, Some(SceneType::Overlay)) => {
                ("an overlay", self.overlay_least, self.overlay_most)
            }
            (None, Some(SceneType::BRoll)) => ("B-roll", self.b_roll_least, self.b_roll_most),
            (None, _) => return None,
        })
    }
}

/// The shortest length that is usual for a scene; none for a presenter in the middle.
pub(crate) fn shortest(scene: &Scene) -> Time {
    RoleLength::DEFAULT.usual(scene).map_or(Time::ZERO, |(_, least, _)| least)
}

fn why(what: &str, how: &str) -> &'static str {
    match (what, how) {
        ("a hook", "long") => "most viewers decide within the first ten seconds whether they stay",
        ("a close", "long") => "once the matter is told, viewers leave",
        (_, "long") => "a picture that has been understood and stays is a reason to look away",
        ("B-roll", _) => "its pictures are gone before they are built and looked at",
        _ => "it is over before viewers have taken it in",
    }
}

fn help(how: &str, scene: &Scene, least: Time, most: Time) -> String {
    match (how, scene.role) {
        ("short", _) => format!("give it at least {}", seconds(least)),
        (_, None) => format!("shorten it to {}, or make two scenes of it", seconds(most)),
        _ => {
            format!("shorten it to {}, or move a part of it into a scene of its own", seconds(most))
        }
    }
}
