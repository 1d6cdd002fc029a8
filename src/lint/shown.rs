//! What the scenes show against what the list of exact strings says.

use std::collections::HashSet;
use std::ops::Range;

use super::narration::{covers, touches};
use crate::optimize::collect_text::has_figures;
use crate::optimize::{self, PASSES, words};
use crate::options::Options;
use crate::plan::{Layer, Plan, Scene, ScreenText};
use crate::text::Text;

/// The pass of the optimizer that knows what a scene shows letter for letter.
const COLLECT: &str = "collect-text";

/// A string as it is compared: letters and digits in lower case, nothing else.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = String::with_capacity(text.len());
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        return folded;
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The texts of a scene that say what is seen, without what is written only to be read.
pub(crate) fn pictures(scene: &Scene) -> impl Iterator<Item = &Text> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    layers.chain(&scene.left).chain(&scene.right).chain(&scene.visual)
}

/// The strings of a scene that are shown as they stand: TEXT and LOWER-THIRD.
pub(crate) fn strings(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.text.iter().chain(&scene.lower_third).map(|shown| &shown.text)
}

/// Strings that scenes show and the list lacks, in the order of the scenes, without doubles.
///
/// What is shown letter for letter is decided where the prompt is made; here only the texts are
/// picked out that could matter, so that a script whose list is complete costs next to nothing.
pub(crate) fn unlisted(plan: &Plan) -> Vec<Text> {
    let listed: HashSet<&str> =
        plan.on_screen_text.iter().map(|entry| entry.text.as_str()).collect();
    let scenes: Vec<Scene> =
        plan.scenes.iter().filter_map(|scene| suspects(scene, &listed)).take(MOST).collect();
    if scenes.is_empty() {
        return Vec::new();
    }
    collect(plan, scenes, &plan.on_screen_text)
}

/// All that a scene shows letter for letter.
pub(crate) fn of_scene(plan: &Plan, scene: &Scene) -> Vec<Text> {
    let part = suspects(scene, &HashSet::new());
    part.map_or_else(Vec::new, |part| collect(plan, vec![part], &[]))
}

/// What the exact text of a prompt would have of some scenes besides a list.
fn collect(plan: &Plan, scenes: Vec<Scene>, listed: &[ScreenText]) -> Vec<Text> {
    let mut part = Plan { scenes, on_screen_text: listed.to_vec(), ..Plan::default() };
    part.files.clone_from(&plan.files);
    let mut options = Options::new();
    let others = PASSES.iter().filter(|pass| **pass != COLLECT);
    options.skipped_passes = others.map(|pass| (*pass).to_owned()).collect();
    let collected = optimize::optimize(&part, &options).plan.on_screen_text;
    collected.into_iter().skip(listed.len()).map(|entry| entry.text).collect()
}

/// A scene with nothing but the texts that may show something the list lacks.
fn suspects(scene: &Scene, listed: &HashSet<&str>) -> Option<Scene> {
    let lacks = |text: &Text| !listed.contains(text.as_str().trim());
    let may = |text: &Text| may_show(text.as_str(), listed);
    if !strings(scene).any(lacks) && !pictures(scene).any(may) {
        return None;
    }
    let side = |text: &Option<Text>| text.as_ref().filter(|text| may(text)).cloned();
    Some(Scene {
        text: scene.text.iter().filter(|shown| lacks(&shown.text)).cloned().collect(),
        lower_third: scene.lower_third.as_ref().filter(|shown| lacks(&shown.text)).cloned(),
        layers: scene
            .layers
            .iter()
            .filter(|layer| may(&layer.text))
            .cloned()
            .collect::<Vec<Layer>>(),
        left: side(&scene.left),
        right: side(&scene.right),
        visual: scene.visual.as_ref().filter(|text| may(text)).cloned(),
        ..Scene::default()
    })
}

/// Longest picture in bytes that is looked into: a page of text.
const LONGEST: usize = 4_000;

/// Whether a picture has a quoted string that the list lacks, or a figure outside of quotes.
fn may_show(text: &str, listed: &HashSet<&str>) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let quoted = words::quoted(text);
    let lacks = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|string| !listed.contains(string))
    };
    quoted.iter().any(lacks) || has_loose_figure(text, &quoted) && has_figures(text, &quoted)
}

/// Whether a figure outside of quotes looks like content: told quickly, and true of some others.
fn has_loose_figure(text: &str, quoted: &[Range<usize>]) -> bool {
    let mut digits = text.match_indices(|c: char| c.is_ascii_digit());
    digits.any(|(at, _)| !covers(quoted, at) && !touches(text, at) && is_marked(text, at))
}

/// Whether a figure may be content: money, a share, or with a word right behind it.
fn is_marked(text: &str, at: usize) -> bool {
    let behind = text
        .get(at..)
        .unwrap_or_default()
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    before.is_some_and(|c| "$€£¥".contains(c))
        || behind.trim_start().starts_with(|c: char| c.is_alphabetic() || "%€$£¥".contains(c))
}

/// An entry of the list that no scene shows.
pub(crate) struct Unshown<'p> {
    pub(crate) entry: &'p ScreenText,
    /// What is shown in other words: its place among the texts of the scenes.
    pub(crate) reworded: Option<(&'p Scene, Text)>,
}

/// Most entries that are looked for in running text: past it a script is no script.
const MOST: usize = 200;

/// Most entries whose words are looked for one by one.
const CLOSELY: usize = 20;

/// The entries of the list that no scene shows. None if no scene shows any string: then the list
/// alone says what is to be seen.
pub(crate) fn unshown(plan: &Plan) -> Vec<Unshown<'_>> {
    let mut known: HashSet<String> = HashSet::new();
    for scene in &plan.scenes {
        known.extend(strings(scene).map(|text| fold(text.as_str())));
        for text in pictures(scene) {
            let quoted = words::quoted(text.as_str()).into_iter();
            known.extend(quoted.filter_map(|range| text.as_str().get(range)).map(fold));
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let missing: Vec<&ScreenText> = plan
        .on_screen_text
        .iter()
        .filter(|entry| !known.contains(&fold(entry.text.as_str())))
        .take(MOST)
        .collect();
    if missing.is_empty() { Vec::new() } else { look_closer(plan, &missing) }
}

/// Looks for entries in all that is said about the pictures, then for their words.
fn look_closer<'p>(plan: &'p Plan, missing: &[&'p ScreenText]) -> Vec<Unshown<'p>> {
    let mut all = String::new();
    for scene in &plan.scenes {
        for text in strings(scene).chain(pictures(scene)).chain(&scene.directions) {
            all.push_str(&fold(text.as_str()));
            all.push(' ');
        }
    }
    let absent = missing.iter().filter(|entry| {
        let folded = fold(entry.text.as_str());
        !folded.is_empty() && !all.contains(&folded)
    });
    let reworded = |at: usize, entry: &str| if at < CLOSELY { reworded(plan, entry) } else { None };
    absent
        .enumerate()
        .map(|(at, entry)| Unshown { entry, reworded: reworded(at, entry.text.as_str()) })
        .collect()
}

/// The text of a scene that has the words of an entry, or most of those of a string it quotes.
fn reworded<'p>(plan: &'p Plan, entry: &str) -> Option<(&'p Scene, Text)> {
    let wanted = words::tokens(entry);
    plan.scenes.iter().find_map(|scene| {
        let found = strings(scene).find(|text| is_like(&wanted, text.as_str())).cloned();
        found
            .or_else(|| pictures(scene).find_map(|text| like_in(&wanted, text)))
            .map(|text| (scene, text))
    })
}

fn like_in(wanted: &[String], text: &Text) -> Option<Text> {
    let part = |range: Range<usize>| text.slice(range);
    let quoted = words::quoted(text.as_str())
        .into_iter()
        .map(part)
        .find(|string| is_like(wanted, string.as_str()));
    quoted.or_else(|| {
        let tokens = words::tokens(text.as_str());
        (wanted.len() > 1 && wanted.iter().all(|word| tokens.contains(word))).then(|| text.clone())
    })
}

/// Whether a string has all the words, or is the same but for a word or a letter or two.
pub(crate) fn is_like(wanted: &[String], string: &str) -> bool {
    let tokens = words::tokens(string);
    let shared = wanted.iter().filter(|word| tokens.contains(word)).count();
    let most = wanted.len().max(tokens.len());
    let (one, other) = (wanted.concat(), tokens.concat());
    shared > 0 && shared * 3 >= most * 2
        || most == 2 && shared == 1 && wanted.len() == tokens.len()
        || one.len() > 5
            && one.len().abs_diff(other.len()) <= 2
            && strsim::osa_distance(&one, &other) <= 2
}
