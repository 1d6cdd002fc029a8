//! Where the scenes are.

use crate::import::words::{self, Opens, Role};

use super::keys::{self, Meaning};
use super::node::{Field, Node};

/// Deeper than this nobody keeps scenes.
const DEEPEST: usize = 12;

/// Lists of these names are scenes, whatever is in them.
const SCENES: &[&str] = &[
    "scenes",
    "shots",
    "segments",
    "clips",
    "beats",
    "storyboard",
    "script",
    "timeline",
    "sequence",
    "sequences",
    "frames",
    "slides",
    "panels",
    "cuts",
    "sections",
    "steps",
    "content",
    "scene list",
    "shot list",
    "shotlist",
];

/// Lists of these names hold a video each.
const VIDEOS: &[&str] = &[
    "videos",
    "scripts",
    "versions",
    "variants",
    "variations",
    "episodes",
    "ads",
    "reels",
    "shorts",
    "options",
    "results",
    "outputs",
    "languages",
    "translations",
    "locales",
    "projects",
    "films",
    "movies",
];

/// A video: what is said about the whole, and its scenes.
#[derive(Clone, Debug, Default)]
pub(super) struct Film<'n> {
    /// The key of the whole video, such as a language.
    pub(super) key: Option<&'n Field>,
    pub(super) about: Vec<&'n Field>,
    pub(super) shots: Vec<Shot<'n>>,
    /// Values beside the scenes that are no keys.
    pub(super) rest: Vec<&'n Node>,
}

/// A scene.
#[derive(Clone, Debug)]
pub(super) struct Shot<'n> {
    pub(super) node: &'n Node,
    /// `scene_1`, where the scenes are no list.
    pub(super) key: Option<&'n Field>,
    /// What is said about the act that it opens.
    pub(super) act: Vec<&'n Field>,
}

impl<'n> Shot<'n> {
    fn new(node: &'n Node) -> Self {
        Self { node, key: None, act: Vec::new() }
    }
}

/// All videos of a file.
pub(super) fn films(root: &Node) -> Vec<Film<'_>> {
    let mut found = inside(root, DEEPEST);
    if found.is_empty() {
        found.push(alone(root));
    }
    found
}

/// A file without a list of scenes: one scene, or keys alone.
fn alone(root: &Node) -> Film<'_> {
    if is_scene(root) {
        return Film { shots: vec![Shot::new(root)], ..Film::default() };
    }
    let about = root.fields().iter().collect();
    let rest = match root.text() {
        Some(_) => vec![root],
        None => root.list().iter().collect(),
    };
    Film { about, rest, ..Film::default() }
}

fn inside(node: &Node, depth: usize) -> Vec<Film<'_>> {
    if depth == 0 {
        return Vec::new();
    }
    if node.is_map() { in_map(node, depth) } else { in_list(node, depth) }
}

/// A list of scenes is a video, a list of things with scenes in them are several.
fn in_list(node: &Node, depth: usize) -> Vec<Film<'_>> {
    let items = node.list();
    let texts = items.iter().filter(|item| item.text().is_some()).count();
    // Below a key, it has been asked with the key's name already.
    let name = if depth == DEEPEST { "" } else { "?" };
    if rank(name, node) > 0 || (depth == DEEPEST && texts > 0 && texts == items.len()) {
        return vec![Film { shots: shots(items, depth - 1), ..Film::default() }];
    }
    let mut found = Vec::new();
    let mut rest = Vec::new();
    for item in items {
        let mut films = inside(item, depth - 1);
        if films.is_empty() {
            rest.push(item);
        }
        found.append(&mut films);
    }
    if let Some(last) = found.last_mut() {
        last.rest.append(&mut rest);
    }
    found
}

/// Keys of scenes that stand beside the list of the others.
const FRAMES: &[&str] = &[
    "hook",
    "intro",
    "opening",
    "cold open",
    "teaser",
    "cta",
    "call to action",
    "outro",
    "closing",
    "ending",
    "conclusion",
];

fn in_map<'n>(node: &'n Node, depth: usize) -> Vec<Film<'n>> {
    let fields = node.fields();
    let best = fields
        .iter()
        .enumerate()
        .map(|(at, field)| (rank(&field.name, &field.node), std::cmp::Reverse(at)))
        .max()
        .filter(|(rank, _)| *rank > 0)
        .and_then(|(_, std::cmp::Reverse(at))| fields.get(at));
    if let Some(best) = best {
        let is_frame =
            |field: &&Field| FRAMES.contains(&field.name.as_str()) && speaks(&field.node);
        let others = fields.iter().filter(|field| !std::ptr::eq(*field, best));
        let (framing, about): (Vec<&Field>, Vec<&Field>) = others.partition(is_frame);
        let (before, behind): (Vec<&Field>, Vec<&Field>) =
            framing.into_iter().partition(|field| field.at() < best.at());
        let scenes = |fields: Vec<&'n Field>| {
            let shot = |field| Shot { key: Some(field), ..Shot::new(&field.node) };
            fields.into_iter().filter(|field| field.node.is_map()).map(shot).collect::<Vec<_>>()
        };
        let shots = [scenes(before), shots(best.node.list(), depth - 1), scenes(behind)].concat();
        return vec![Film { about, shots, ..Film::default() }];
    }
    if let Some(film) = keyed(fields) {
        return vec![film];
    }
    nested(fields, depth)
}

/// `{"scene_1": {…}, "scene_2": {…}}`
fn keyed(fields: &[Field]) -> Option<Film<'_>> {
    let bare = fields.len() > 1 && fields.iter().all(|field| is_figure(&field.name));
    let is_shot = |field: &&Field| {
        (bare || counts_scene(&field.name)) && (field.node.is_map() || field.node.text().is_some())
    };
    let (shots, about): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(is_shot);
    let known = |field: &&Field| is_scene(&field.node) || field.node.text().is_some();
    if !shots.iter().any(known) || (bare && !shots.iter().all(|field| is_scene(&field.node))) {
        return None;
    }
    let shots = shots
        .into_iter()
        .map(|field| Shot { key: Some(field), ..Shot::new(&field.node) })
        .collect();
    Some(Film { about, shots, ..Film::default() })
}

fn is_figure(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// `scene 1`, `shot3b`
fn counts_scene(name: &str) -> bool {
    let word = name.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let word = if word.ends_with(|letter: char| letter.is_ascii_digit()) { word } else { name };
    let head = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    head.len() < word.len() && words::opens(head).contains(&Opens::Scene)
}

/// Videos below the keys: of one key the wrapper's, of several keys one each.
fn nested(fields: &[Field], depth: usize) -> Vec<Film<'_>> {
    let mut found: Vec<(&Field, Vec<Film<'_>>)> = Vec::new();
    let mut about: Vec<&Field> = Vec::new();
    for field in fields {
        let films = inside(&field.node, depth - 1);
        if films.is_empty() {
            about.push(field);
        } else {
            found.push((field, films));
        }
    }
    let several = found.len() > 1;
    let mut films = Vec::new();
    for (field, below) in found {
        let is_list = !field.node.is_map();
        let mut below = below;
        if is_list && below.len() > 1 && !VIDEOS.contains(&field.name.as_str()) {
            below = vec![acts(below)];
        }
        for mut film in below {
            if several || words::is_language(field.key.as_str()) && field.key.as_str().len() < 6 {
                film.key.get_or_insert(field);
            }
            film.about.splice(0..0, about.iter().copied());
            films.push(film);
        }
    }
    films
}

/// The parts of one video, one after the other; what is said about a part goes with its first scene.
fn acts(parts: Vec<Film<'_>>) -> Film<'_> {
    let mut whole = Film::default();
    for mut part in parts {
        match part.shots.first_mut() {
            Some(first) => first.act.append(&mut part.about),
            None => whole.about.append(&mut part.about),
        }
        whole.shots.append(&mut part.shots);
        whole.rest.append(&mut part.rest);
    }
    whole
}

/// The scenes of a list; where one holds a list of scenes and is none itself, those.
fn shots(items: &[Node], depth: usize) -> Vec<Shot<'_>> {
    let mut found = Vec::new();
    for item in items {
        if !item.is_map() || depth == 0 || speaks(item) {
            found.push(Shot::new(item));
            continue;
        }
        let best = item.fields().iter().find(|field| rank(&field.name, &field.node) >= SPOKEN);
        let Some(best) = best else {
            found.push(Shot::new(item));
            continue;
        };
        let mut below = shots(best.node.list(), depth - 1);
        let about = item.fields().iter().filter(|field| !std::ptr::eq(*field, best));
        if let Some(first) = below.first_mut() {
            first.act.splice(0..0, about);
        }
        found.append(&mut below);
    }
    found
}

/// A list in which most things speak.
const SPOKEN: u8 = 3;

/// How surely a value is the list of scenes; 0 if it is none.
fn rank(name: &str, node: &Node) -> u8 {
    let items = node.list();
    if items.is_empty() {
        return 0;
    }
    let most = |test: &dyn Fn(&Node) -> bool| {
        items.iter().filter(|item| test(item)).count() * 2 > items.len()
    };
    let named = SCENES.contains(&name);
    if !most(&is_scene) {
        let texts = named && most(&|item| item.text().is_some());
        return u8::from(texts && ["scenes", "shots", "script"].contains(&name));
    }
    let spoken = most(&speaks);
    let at_root = name.is_empty();
    match (named || at_root, spoken) {
        (true, true) => SPOKEN + 1,
        (false, true) => SPOKEN,
        (true, false) => 2,
        (false, false) => u8::from(most(&is_timed)),
    }
}

/// Whether a value has the keys of a scene.
fn is_scene(node: &Node) -> bool {
    node.fields().iter().any(|field| {
        let known = match keys::meaning(&field.name) {
            Some(Meaning::Role(role, _)) => {
                !matches!(role, Role::Number | Role::Title | Role::Note | Role::Media | Role::End)
            }
            Some(Meaning::Plain | Meaning::Layers) => true,
            Some(Meaning::Through) => field.name == "audio",
            _ => false,
        };
        known && !field.node.is_empty() && !holds_scenes(&field.node)
    })
}

/// A list of maps that speak, such as the scenes of an act that is called `beat`.
fn holds_scenes(node: &Node) -> bool {
    node.list().len() > 1 && node.list().iter().all(speaks) && node.list().iter().any(is_timed)
}

fn is_timed(node: &Node) -> bool {
    node.fields()
        .iter()
        .any(|field| matches!(keys::role(&field.name), Some(Role::Time | Role::Start | Role::Type)))
}

/// Whether anything is spoken in a scene, as far as its keys say.
pub(super) fn speaks(node: &Node) -> bool {
    node.fields().iter().any(|field| {
        let below = || field.node.is_map() && field.name == "audio" && speaks_below(&field.node);
        let spoken = keys::role(&field.name) == Some(Role::Narration);
        (spoken && !field.node.is_empty() && !holds_scenes_of_its_own(field)) || below()
    })
}

fn speaks_below(node: &Node) -> bool {
    node.fields()
        .iter()
        .any(|field| keys::role(&field.name) == Some(Role::Narration) && !field.node.is_empty())
}

/// `script: [{…}, {…}]` may be narration by its name and a list of scenes by what it holds.
fn holds_scenes_of_its_own(field: &Field) -> bool {
    SCENES.contains(&field.name.as_str())
        && field.node.list().iter().any(|item| {
            item.fields().iter().any(|inner| {
                matches!(keys::role(&inner.name), Some(Role::Visual | Role::Time | Role::Start))
            })
        })
}
