//! `scene/empty`

use crate::ast;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;

declare_rule! {
    /// A scene is a heading with nothing under it.
    ///
    /// Neither words nor a picture are given. The agent invents the scene, or leaves it out, and the
    /// video no longer has the length that was planned. A heading that describes its picture is not
    /// empty.
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
    /// SCENE 2 — B-ROLL, STOCK (8s): The city
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
    /// SCENE 2 — B-ROLL, STOCK (8s): The city
    /// VO: "Most of the people who signed up live here, and half of them walk to work."
    /// ```
    pub(crate) struct Empty("scene/empty") {
        severity: Error,
        fix: None,
        many: "{n} scenes are empty" => "write what is said and shown in each of them, or delete the headings",
    }
}

impl Rule for Empty {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.plan.scenes;
        let outline = scenes.iter().all(|scene| is_empty(cx, scene));
        for scene in scenes.iter().filter(|scene| is_empty(cx, scene)) {
            // What stands here may merely have been unreadable, which is said already.
            let unread = report.is_claimed(Cause::Unread(scene.index));
            if unread || !report.claim(Cause::Silence(scene.index)) {
                continue;
            }
            if outline {
                // That nobody speaks in a mere outline goes without saying.
                report.claim(Cause::Unread(scene.index));
            }
            let finding = report
                .finding(scene.heading, format!("scene {} is empty", scene.label()))
                .label("nothing stands under this heading")
                .note("the agent invents what is said and shown here, or leaves the scene out")
                .help("write at least a line of `VO`, or delete the heading");
            report.push(finding);
        }
    }
}

/// Whether a scene is nothing but its heading.
pub(crate) fn is_empty(cx: &Context<'_>, scene: &Scene) -> bool {
    let is_bare = |tree: &ast::Scene| tree.items.is_empty() && tree.heading.visual.is_none();
    cx.tree(scene).is_some_and(is_bare)
}
