//! Pass 10: a prompt over the budget loses first what costs nothing, then the least of it, and
//! never the narration, exact text, palette, directive, attachments, framing, tone or layers 1–3.

use std::collections::HashSet;

use crate::ast::SceneType;
use crate::plan::{Plan, Scene};
use crate::text::Text;

use super::words::{self, Strings};
use super::{Change, Guidance, in_scene};

pub(crate) const NAME: &str = "fit";

/// What may go, in the order in which it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The same thing said twice: costs nothing.
    Doubles,
    /// Texture of the style.
    Texture,
    /// Layer 5, effects.
    Effects,
    /// Framing, gesture and camera of presenter scenes.
    Directions,
    /// All of the music but its first sentence, and the music of single scenes.
    Music,
    /// Layer 4, the information bar.
    InformationBar,
}

/// The steps that lose something, in order.
pub(crate) const LOSSES: [Step; 5] =
    [Step::Texture, Step::Effects, Step::Directions, Step::Music, Step::InformationBar];

impl Step {
    /// Shortens plan and guidance by this step until about `excess` characters are gone or there is
    /// nothing left to take. Returns what was dropped; empty if nothing.
    pub(crate) fn apply(
        self,
        plan: &mut Plan,
        guidance: &mut Guidance,
        excess: usize,
    ) -> Vec<Change> {
        match self {
            Step::Doubles => doubles(plan),
            Step::Texture => texture(guidance),
            Step::Effects => from_scenes(plan, excess, |scene| layer(scene, 5)),
            Step::Directions => from_scenes(plan, excess, directions),
            Step::Music => music(plan),
            Step::InformationBar => from_scenes(plan, excess, |scene| layer(scene, 4)),
        }
    }
}

fn dropped(message: String) -> Change {
    Change { pass: NAME, message, scene: None, advice: false }
}

/// Things said twice in one scene: a direction, or a string of TEXT that a layer shows already.
fn doubles(plan: &mut Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    for scene in &mut plan.scenes {
        scene.directions.retain(|direction| cost(direction) > 0);
        scene.text.retain(|shown| cost(&shown.text) > 0);
        let before = scene.directions.len() + scene.text.len();
        let mut seen: HashSet<String> = HashSet::new();
        scene.directions.retain(|direction| seen.insert(direction.to_string()));
        let shown = shown_elsewhere(scene);
        scene
            .text
            .retain(|text| text.styling.is_some() || !shown.has(&words::key(text.text.as_str())));
        let gone = before - scene.directions.len() - scene.text.len();
        if gone > 0 {
            changes.push(in_scene(
                NAME,
                scene,
                format!("drops {gone} lines that say what others say"),
            ));
        }
    }
    changes
}

/// The quoted strings of a scene's pictures.
fn shown_elsewhere(scene: &Scene) -> Strings {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let texts = layers.chain(&scene.left).chain(&scene.right).chain(&scene.visual);
    Strings::new(texts.flat_map(|text| {
        let quoted = words::quoted(text.as_str()).into_iter();
        quoted.filter_map(|range| Some(words::key(text.as_str().get(range)?)))
    }))
}

fn texture(guidance: &mut Guidance) -> Vec<Change> {
    if guidance.look.texture.is_empty() {
        return Vec::new();
    }
    let gone = std::mem::take(&mut guidance.look.texture).join(", ");
    vec![dropped(format!("drops the texture of the style ({gone})"))]
}

/// What a step takes from one scene: a word for it, and how to take it. The length is in
/// characters.
struct Loss {
    what: &'static str,
    characters: usize,
    take: fn(&mut Scene, u8),
    layer: u8,
}

/// Takes from the scenes that lose most first, so that as few as possible lose anything.
fn from_scenes(
    plan: &mut Plan,
    excess: usize,
    loss: impl Fn(&Scene) -> Option<Loss>,
) -> Vec<Change> {
    let listed = plan.on_screen_text.iter().map(|entry| words::key(entry.text.as_str()));
    let listed = Strings::new(listed);
    let mut losses: Vec<(usize, Loss)> = plan
        .scenes
        .iter()
        .enumerate()
        .filter_map(|(at, scene)| Some((at, loss(scene)?)))
        .filter(|(at, loss)| {
            plan.scenes.get(*at).is_some_and(|scene| is_safe(scene, loss, &listed))
        })
        .collect();
    losses.sort_by_key(|(at, loss)| (std::cmp::Reverse(loss.characters), *at));
    let mut saved = 0;
    let mut taken: Vec<(usize, Loss)> = losses
        .into_iter()
        .take_while(|(_, loss)| {
            let needed = saved < excess;
            saved += loss.characters;
            needed
        })
        .collect();
    taken.sort_by_key(|(at, _)| *at);
    let mut changes = Vec::new();
    for (at, loss) in taken {
        let Some(scene) = plan.scenes.get_mut(at) else { continue };
        (loss.take)(scene, loss.layer);
        changes.push(in_scene(
            NAME,
            scene,
            format!("drops {} ({} characters)", loss.what, loss.characters),
        ));
    }
    changes
}

/// About what a text costs in a prompt: nothing if it is blank, else itself and its brackets.
fn cost(text: &Text) -> usize {
    let characters = text.as_str().trim().chars().count();
    if characters == 0 { 0 } else { characters + 3 }
}

fn layer(scene: &Scene, number: u8) -> Option<Loss> {
    let layers = scene.layers.iter().filter(|layer| layer.number == number);
    let characters = layers.map(|layer| cost(&layer.text)).sum();
    let what = if number == 5 { "layer 5, effects" } else { "layer 4, the information bar" };
    let take = |scene: &mut Scene, number| scene.layers.retain(|layer| layer.number != number);
    (characters > 0).then_some(Loss { what, characters, take, layer: number })
}

fn directions(scene: &Scene) -> Option<Loss> {
    let characters: usize = scene.directions.iter().map(cost).sum();
    let take = |scene: &mut Scene, _| scene.directions.clear();
    (scene.is(SceneType::ARoll) && characters > 0).then_some(Loss {
        what: "the directions of a presenter scene",
        characters,
        take,
        layer: 0,
    })
}

/// Whether every exact string in what would go stands on the list too.
fn is_safe(scene: &Scene, loss: &Loss, listed: &Strings) -> bool {
    let layers = scene.layers.iter().filter(|layer| layer.number == loss.layer);
    layers.map(|layer| layer.text.as_str()).all(|text| {
        words::quoted(text)
            .into_iter()
            .all(|range| listed.holds(&words::key(text.get(range).unwrap_or_default())))
    })
}

fn music(plan: &mut Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    if let Some(music) = &plan.sections.music {
        let sentences = words::sentences(music.as_str());
        if let [first, _, ..] = sentences.as_slice() {
            let kept = music.slice(first.clone());
            changes.push(dropped(format!("keeps “{kept}” of the music and drops the detail")));
            plan.sections.music = Some(kept);
        }
    }
    for scene in &mut plan.scenes {
        if let Some(music) = scene.music.take().filter(|music| !music.as_str().trim().is_empty()) {
            changes.push(in_scene(NAME, scene, format!("drops the scene's music “{music}”")));
        }
    }
    changes
}
