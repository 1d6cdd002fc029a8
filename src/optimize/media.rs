//! Pass 3: a scene with pictures but without a medium gets the one that its content clearly
//! asks for. Where nothing is clear, the pass only suggests.

use crate::ast::{MediaKind, SceneType, Spanned};
use crate::plan::Scene;
use crate::source::Span;

use super::{Change, Optimized, in_scene, words};

pub(super) const NAME: &str = "media";

/// Data, brand, diagrams.
pub(crate) const DRAWN: [&str; 42] = [
    "arrow",
    "axis",
    "badge",
    "bar",
    "brand",
    "bullet",
    "button",
    "chart",
    "checklist",
    "checkmark",
    "clock",
    "column",
    "counter",
    "counts up",
    "counts down",
    "curve",
    "dashboard",
    "diagram",
    "figure",
    "flowchart",
    "graph",
    "grid",
    "headline",
    "icon",
    "infographic",
    "interface",
    "label",
    "line draws",
    "logo",
    "map",
    "matrix",
    "number",
    "percentage",
    "pie",
    "progress",
    "statistic",
    "table",
    "ticker",
    "timeline",
    "title",
    "type on",
    "typography",
];

/// Real places, people, emotions.
pub(crate) const FILMED: [&str; 58] = [
    "airport",
    "audience",
    "baby",
    "bakery",
    "beach",
    "bridge",
    "café",
    "child",
    "children",
    "city",
    "classroom",
    "clinic",
    "colleague",
    "commuter",
    "couple",
    "crowd",
    "customer",
    "doctor",
    "engineer",
    "face",
    "factory",
    "family",
    "farmer",
    "field of",
    "forest",
    "friend",
    "hand",
    "harbour",
    "hospital",
    "hug",
    "kitchen",
    "laugh",
    "laughing",
    "man",
    "market",
    "men",
    "mountain",
    "nurse",
    "ocean",
    "office",
    "people",
    "person",
    "patient",
    "restaurant",
    "river",
    "shop",
    "skyline",
    "smile",
    "smiling",
    "street",
    "student",
    "teacher",
    "team",
    "traffic",
    "warehouse",
    "woman",
    "women",
    "worker",
];

/// What no camera can film.
pub(crate) const IMAGINED: [&str; 24] = [
    "abstract",
    "alien",
    "ancient",
    "cosmic",
    "dragon",
    "dream",
    "dreamlike",
    "fantasy",
    "fantastical",
    "futuristic",
    "galaxy",
    "imaginary",
    "impossible",
    "metaphor",
    "microscopic",
    "mythical",
    "nebula",
    "parallel world",
    "prehistoric",
    "robot",
    "spaceship",
    "surreal",
    "utopian",
    "weightless",
];

pub(super) fn run(optimized: &mut Optimized) {
    for scene in &mut optimized.plan.scenes {
        let shows = scene.is(SceneType::BRoll) || scene.is(SceneType::Overlay);
        if !shows || !scene.media.is_empty() {
            continue;
        }
        let change = decide(scene);
        optimized.changes.extend(change);
    }
}

/// The hits of one medium.
pub(crate) struct Vote {
    pub(crate) kind: MediaKind,
    /// What the words are about.
    pub(crate) why: &'static str,
    pub(crate) score: usize,
    /// The words that decided.
    pub(crate) words: Vec<&'static str>,
}

fn decide(scene: &mut Scene) -> Option<Change> {
    let votes = ranked(scene);
    let [best, second, ..] = &votes;
    let (most, next) = (best.score, second.score);
    if most == 0 {
        return None;
    }
    let medium = best.kind.as_str().to_lowercase();
    let because = format!("{} ({})", best.why, best.words.join(", "));
    if is_clear(most, next) {
        scene.media.push(Spanned::new(best.kind, Span::default()));
        return Some(in_scene(NAME, scene, format!("is {medium}, for it shows {because}")));
    }
    let message = match next {
        0 => format!("could be {medium}, for it shows {because}; write it to be sure"),
        _ => format!(
            "mixes {because} with {} ({}); name the medium",
            second.why,
            second.words.join(", ")
        ),
    };
    Some(Change { advice: true, ..in_scene(NAME, scene, message) })
}

/// The media with their votes, the one with most first.
pub(crate) fn ranked(scene: &Scene) -> [Vote; 3] {
    let mut votes = votes(scene);
    // A stable sort: of equals, the order of the table.
    votes.sort_by_key(|vote| std::cmp::Reverse(vote.score));
    votes
}

/// Whether one kind clearly wins.
pub(crate) const fn is_clear(most: usize, next: usize) -> bool {
    most >= 2 && most >= 2 * next
}

fn votes(scene: &Scene) -> [Vote; 3] {
    let mut text = String::new();
    let layers = scene.layers.iter().map(|layer| &layer.text);
    for part in scene.visual.iter().chain(layers).chain(&scene.left).chain(&scene.right) {
        text.push_str(&part.as_str().to_lowercase());
        text.push('\n');
    }
    let vote = |kind, why, table| {
        let words = words::hits(&text, table);
        Vote { kind, why, score: words.len(), words }
    };
    let mut drawn = vote(MediaKind::MotionGraphics, "data, type or diagrams", &DRAWN);
    if !scene.layers.is_empty() {
        // Layers are how motion graphics are written.
        drawn.words.push("layers");
        drawn.score += 2;
    }
    if !scene.text.is_empty() {
        drawn.words.push("on-screen text");
        drawn.score += 1;
    }
    [
        drawn,
        vote(MediaKind::Stock, "real people or places", &FILMED),
        vote(MediaKind::AiGenerated, "what no camera films", &IMAGINED),
    ]
}
