//! `scene/missing-type`

use crate::ast::SceneType;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::scene::empty::is_empty;
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::{Role, Scene};

declare_rule! {
    /// Scenes do not say whether the presenter is seen.
    ///
    /// A scene is A-ROLL (the presenter speaks to the camera), B-ROLL (pictures only) or OVERLAY
    /// (both). Where none of them is written, the agent chooses, most often the presenter, and what
    /// was meant to be shown is only said. All such scenes are one finding.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 (6s): Hook
    /// VO: "January was a record month. Here is what happened."
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
    /// ```
    pub(crate) struct MissingType("scene/missing-type") {
        severity: Warning,
        fix: None,
    }
}

/// Most places that are shown.
const MOST_SHOWN: usize = 30;

impl Rule for MissingType {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let untyped = || {
            let scenes = cx.plan.scenes.iter();
            scenes.filter(|scene| scene.scene_type.is_none() && !is_empty(cx, scene))
        };
        let Some(first) = untyped().next() else { return };
        let (count, all) = (untyped().count(), cx.plan.scenes.len());
        let message = match count {
            1 => format!("scene {} has no type", first.label()),
            _ if count == all => "no scene has a type".to_owned(),
            2 | 3 => format!("scenes {} have no type", names(untyped())),
            _ => format!("{count} of {all} scenes have no type"),
        };
        let mut finding = report
            .finding(first.heading, message)
            .label("neither A-ROLL, B-ROLL nor OVERLAY")
            .note("the agent chooses who is on screen, most often the presenter alone")
            .help(help(first));
        for scene in untyped().skip(1).take(MOST_SHOWN).filter(|_| count < all) {
            finding = finding.label_at(scene.heading, "nor here");
        }
        report.push(finding);
    }
}

fn names<'p>(scenes: impl Iterator<Item = &'p Scene>) -> String {
    words::list(&scenes.map(Scene::label).collect::<Vec<_>>())
}

fn help(scene: &Scene) -> String {
    let kind = likely(scene).as_str();
    let name = scene.label();
    format!("write it behind the number, such as `SCENE {name} — {kind}`")
}

/// The type that a scene looks like.
fn likely(scene: &Scene) -> SceneType {
    let pictures = !scene.layers.is_empty() || !scene.media.is_empty();
    // A first scene most often has the presenter, whatever else it shows.
    let shows = scene.visual.is_some() && scene.role != Some(Role::Hook);
    if scene.left.is_some() || scene.right.is_some() {
        SceneType::Overlay
    } else if pictures || shows {
        SceneType::BRoll
    } else {
        SceneType::ARoll
    }
}
