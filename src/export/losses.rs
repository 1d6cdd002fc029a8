//! What a format has no place for.

use serde::Serialize;

use crate::plan::{Plan, Scene};

/// Things of one sort that are not in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// What one of them is called: `layer`, `on-screen string`.
    pub what: &'static str,
    /// How many there are.
    pub count: usize,
}

/// Something about the text that may not be as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Remark {
    /// The scene by its written number; `None` for the whole script.
    pub scene: Option<String>,
    /// What is so, and what to do about it.
    pub message: String,
}

/// Captions hold the narration.
pub(super) fn captions(plan: &Plan) -> Vec<Loss> {
    let sum = |count: fn(&Scene) -> usize| plan.scenes.iter().map(count).sum();
    found(&[
        ("direction", sum(|scene| scene.directions.len() + scene.delivery.len())),
        ("picture", sum(pictures)),
        ("on-screen string", sum(|scene| scene.text.len()) + plan.on_screen_text.len()),
        ("lower third", sum(|scene| usize::from(scene.lower_third.is_some()))),
        ("transition", sum(|scene| usize::from(scene.transition.is_some()))),
        ("music cue", sum(|scene| usize::from(scene.music.is_some()))),
        ("sound effect", sum(|scene| usize::from(scene.sfx.is_some()))),
        ("note", sum(|scene| scene.notes.len())),
        ("section", sections(plan)),
    ])
}

/// A table of scenes holds what is in scenes.
pub(super) fn table(plan: &Plan) -> Vec<Loss> {
    let mut losses =
        vec![("section", sections(plan)), ("listed on-screen string", plan.on_screen_text.len())];
    losses.extend(settings(plan));
    losses.extend(provider(plan));
    found(&losses)
}

/// A document holds all but what is meant for a provider's machine.
pub(super) fn document(plan: &Plan) -> Vec<Loss> {
    found(&provider(plan))
}

fn found(losses: &[(&'static str, usize)]) -> Vec<Loss> {
    let there = losses.iter().filter(|(_, count)| *count > 0);
    there.map(|(what, count)| Loss { what, count: *count }).collect()
}

fn pictures(scene: &Scene) -> usize {
    let single = [&scene.visual, &scene.left, &scene.right];
    scene.layers.len() + single.into_iter().flatten().count()
}

/// The sections, the list of on-screen strings not counted.
fn sections(plan: &Plan) -> usize {
    super::parts::sections(plan).len()
}

fn settings(plan: &Plan) -> [(&'static str, usize); 1] {
    [("setting", super::parts::settings(plan).len())]
}

fn provider(plan: &Plan) -> [(&'static str, usize); 5] {
    let own = |style: &crate::plan::PlanStyle| style.name.is_none() && style.rules.is_some();
    [
        ("file", plan.files.len()),
        ("avatar fact", plan.avatar.map_or(0, facts)),
        ("inline style", usize::from(plan.style.as_ref().is_some_and(own))),
        ("request field", plan.heygen.len() + plan.runware.len()),
        ("callback", [&plan.callback_url, &plan.callback_id].into_iter().flatten().count()),
    ]
}

fn facts(facts: crate::plan::AvatarFacts) -> usize {
    [facts.kind.is_some(), facts.orientation.is_some(), facts.background.is_some()]
        .into_iter()
        .filter(|known| *known)
        .count()
}
