//! A plan as `export --to json` writes it: read back, it gives the same plan.
//!
//! Nothing is guessed here. Texts are taken letter for letter, and what the plan has worked out –
//! the cost of speech, starts, roles, totals – is left to be worked out again.

use crate::ast::{
    ItemKind, MediaKind, Medium, SceneType, SectionKind, Setting, Shown, Spanned, Voiceover,
};
use crate::import::draft::{DraftScene, DraftTime, DraftValue, Video};
use crate::import::values;
use crate::source::Span;
use crate::style;
use crate::text::Text;
use crate::time::Time;

use super::node::{Field, Node, Value, lines};
use super::scene::item;
use super::top::{literal, push_setting};

/// Settings that stand in a plan as they stand in the front matter.
const SETTINGS: &[&str] = &[
    "pace",
    "script",
    "orientation",
    "avatar_id",
    "voice_id",
    "callback_url",
    "callback_id",
    "heygen",
    "runware",
];

/// Keys of a plan that are worked out from others.
const WORKED_OUT: &[&str] = &["version", "language_name", "totals"];

const SECTIONS: &[(&str, SectionKind)] = &[
    ("format", SectionKind::Format),
    ("thesis", SectionKind::Thesis),
    ("tone", SectionKind::Tone),
    ("audience", SectionKind::Audience),
    ("avatar", SectionKind::Avatar),
    ("music", SectionKind::Music),
    ("narration_style", SectionKind::NarrationStyle),
    ("notes", SectionKind::Notes),
];

const TYPES: &[(&str, SceneType)] =
    &[("a-roll", SceneType::ARoll), ("b-roll", SceneType::BRoll), ("overlay", SceneType::Overlay)];

const MEDIA: &[(&str, MediaKind)] = &[
    ("motion-graphics", MediaKind::MotionGraphics),
    ("stock", MediaKind::Stock),
    ("ai-generated", MediaKind::AiGenerated),
    ("asset", MediaKind::Asset),
];

/// Whether a file is a plan.
pub(super) fn is_plan(root: &Node) -> bool {
    let is =
        |name: &str, test: fn(&Value) -> bool| root.get(name).is_some_and(|node| test(&node.value));
    is("version", |value| matches!(value, Value::Number(_)))
        && is("scenes", |value| matches!(value, Value::List(_)))
        && is("totals", |value| matches!(value, Value::Map(_)))
}

/// Reads a plan.
pub(super) fn read(root: &Node) -> Video {
    let mut video = Video { title: text(root.get("title")), ..Video::default() };
    for field in root.fields().iter().filter(|field| !field.node.is_empty()) {
        whole(&mut video, field);
    }
    video.scenes =
        root.get("scenes").map(Node::list).unwrap_or_default().iter().map(scene).collect();
    video
}

/// One key of the whole video.
fn whole(video: &mut Video, field: &Field) {
    let node = &field.node;
    match field.key.as_str() {
        "title" | "scenes" => {}
        key if WORKED_OUT.contains(&key) => {}
        "duration" => video.settings.extend(duration(node)),
        "language" => push_setting(video, "language", node),
        "profile" if node.text().is_some_and(|name| name == "auto") => {}
        "profile" => push_setting(video, "profile", node),
        "avatar" | "files" => push_setting(video, field.key.as_str(), &given(node)),
        key if SETTINGS.contains(&key) => push_setting(video, key, node),
        "style" => look(video, node),
        "sections" => node.fields().iter().for_each(|each| section(video, each)),
        "on_screen_text" => {
            let entries = node.list().iter().filter_map(|entry| {
                let shown = text(entry.get("text"))?;
                Some(literal(&shown, text(entry.get("attribution")).as_ref()))
            });
            video.sections.extend(entries.map(|entry| (SectionKind::OnScreenText, entry)));
        }
        _ => video.notes.extend(field.note()),
    }
}

fn section(video: &mut Video, field: &Field) {
    let kind = SECTIONS.iter().find(|(key, _)| *key == field.key.as_str());
    match (kind, text(Some(&field.node))) {
        (Some((_, kind)), Some(text)) => video.sections.push((*kind, text)),
        (None, _) => video.notes.extend(field.note()),
        _ => {}
    }
}

/// A value without the keys that have none.
fn given(node: &Node) -> Node {
    let value = match &node.value {
        Value::Map(fields) => Value::Map(
            fields
                .iter()
                .filter(|field| !matches!(field.node.value, Value::Null))
                .map(|field| Field { node: given(&field.node), ..field.clone() })
                .collect(),
        ),
        Value::List(items) => Value::List(items.iter().map(given).collect()),
        other => other.clone(),
    };
    Node { span: node.span, value }
}

/// `90s`, `~90s`, `90–120s`.
fn duration(node: &Node) -> Option<Setting> {
    let (min, max) = (seconds(node.get("min seconds"))?, seconds(node.get("max seconds"))?);
    let figure = |time: Time| serde_json::json!(time);
    let about = node.get("approximate").and_then(Node::text).is_some_and(|flag| flag == "true");
    let yaml = match (min == max, about) {
        (true, true) => format!("\"~{}s\"", figure(max)),
        (true, false) => format!("{}s", figure(max)),
        (false, _) => format!("{}–{}s", figure(min), figure(max)),
    };
    Some(Setting::new("duration", yaml, node.span))
}

/// A style by its name where that says all, else with its rules.
fn look(video: &mut Video, node: &Node) {
    if let Some(name) = node.get("name").filter(|name| !name.is_empty()) {
        let rules = node.get("rules").filter(|rules| rules.is_map());
        let known = name.text().and_then(|name| style::builtin(name.as_str()));
        let own = rules.filter(|rules| {
            known.and_then(|style| serde_json::to_value(style).ok()) != Some(rules.json())
        });
        match own {
            Some(rules) => push_setting(video, "style", &given(rules)),
            None => push_setting(video, "style", name),
        }
    }
    if let Some(rules) = text(node.get("text")) {
        video.sections.push((SectionKind::Style, rules));
    }
}

fn scene(node: &Node) -> DraftScene {
    let place = Span::at(node.span.start);
    let mut scene = DraftScene { span: place, heading: place, ..DraftScene::default() };
    scene.title = text(node.get("title"));
    scene.number = node.get("number").and_then(Node::text).as_ref().and_then(super::scene::number);
    if let (Some(number), Some(suffix)) = (&mut scene.number, text(node.get("suffix"))) {
        number.suffix = suffix.as_str().chars().next();
    }
    let kind = choice(node.get("type"), TYPES);
    scene.scene_type = kind.map(|kind| Spanned::new(kind, place));
    scene.media = media(node);
    scene.time = node.get("declared").and_then(time);
    speech(&mut scene, node);
    for field in node.fields() {
        scene_field(&mut scene, field);
    }
    scene
}

fn choice<T: Copy>(node: Option<&Node>, known: &[(&str, T)]) -> Option<T> {
    let word = node?.text()?;
    known.iter().find(|(name, _)| *name == word.as_str()).map(|(_, value)| *value)
}

fn media(node: &Node) -> Vec<Medium> {
    let medium = |each: &Node| {
        let kind = choice(Some(each), MEDIA)?;
        Some(Medium { kind, asset: None, span: each.span })
    };
    let asset =
        |each: &Node| Some(Medium { kind: MediaKind::Asset, asset: each.text(), span: each.span });
    let kinds = node.get("media").map(Node::list).unwrap_or_default();
    let assets = node.get("assets").map(Node::list).unwrap_or_default();
    kinds.iter().filter_map(medium).chain(assets.iter().filter_map(asset)).collect()
}

fn time(node: &Node) -> Option<DraftTime> {
    let value = match (seconds(node.get("start")), seconds(node.get("end"))) {
        (Some(start), Some(end)) => DraftValue::Range(start, end),
        _ => DraftValue::Length(seconds(node.get("seconds"))?),
    };
    Some(DraftTime { value, approximate: false, span: node.span })
}

/// Narration line by line, each with the remark of its place; remarks without a line keep theirs.
fn speech(scene: &mut DraftScene, node: &Node) {
    let spoken = text(node.get("vo")).map(|vo| lines(&vo)).unwrap_or_default();
    let mut remarks = node
        .get("delivery")
        .map(Node::list)
        .unwrap_or_default()
        .iter()
        .filter_map(|remark| text(Some(remark)));
    let mut say = |text: Text, remark: Option<Text>| {
        let span = if text.is_empty() {
            remark.as_ref().map_or(scene.heading, Text::span)
        } else {
            text.span()
        };
        let vo = Voiceover { remark, text, quoted: true };
        scene.push(item(span, ItemKind::Voiceover(vo)));
    };
    let silent = spoken.is_empty();
    for text in spoken {
        let remark = remarks.next();
        say(text, remark);
    }
    for remark in remarks {
        let text = if silent { Text::synthetic("none") } else { Text::default() };
        say(text, Some(remark));
    }
}

/// Keys of a scene that are read elsewhere, or worked out from others.
const READ: &[&str] = &[
    "index", "number", "suffix", "type", "media", "assets", "title", "role", "start", "seconds",
    "declared", "vo", "delivery", "speech",
];

fn scene_field(scene: &mut DraftScene, field: &Field) {
    let node = &field.node;
    let texts = || {
        let whole = text(Some(node));
        whole.into_iter().chain(node.list().iter().filter_map(|each| text(Some(each))))
    };
    let wrap: fn(Text) -> ItemKind = match field.key.as_str() {
        key if READ.contains(&key) || node.is_empty() => return,
        "directions" => ItemKind::Direction,
        "visual" => ItemKind::Visual,
        "left" => ItemKind::Left,
        "right" => ItemKind::Right,
        "transition" => ItemKind::Transition,
        "music" => ItemKind::Music,
        "sfx" => ItemKind::Sfx,
        "notes" => ItemKind::Note,
        "layers" => {
            for layer in node.list() {
                let number = layer.get("number").and_then(Node::text);
                let number = number.and_then(|number| number.as_str().parse().ok());
                let text = text(layer.get("text")).unwrap_or_default();
                scene.push(item(text.span(), ItemKind::Layer { number, text }));
            }
            return;
        }
        "text" => {
            node.list().iter().for_each(|each| shown(scene, each, ItemKind::Shown));
            return;
        }
        "lower_third" => return shown(scene, node, ItemKind::LowerThird),
        _ => {
            field.note().into_iter().for_each(|note| scene.push(values::note(note)));
            return;
        }
    };
    for text in texts() {
        scene.push(item(text.span(), wrap(text)));
    }
}

fn shown(scene: &mut DraftScene, node: &Node, wrap: fn(Shown) -> ItemKind) {
    let Some(string) = text(node.get("text")) else { return };
    let shown = Shown { text: string, quoted: true, styling: text(node.get("styling")) };
    scene.push(item(node.span, wrap(shown)));
}

fn seconds(node: Option<&Node>) -> Option<Time> {
    let written = node?.text()?;
    crate::import::time::whole(written.as_str()).map(|found| match found.value.certain() {
        crate::ast::TimeValue::Length(length) | crate::ast::TimeValue::Range(_, length) => length,
    })
}

/// A text letter for letter; a `{{` in it is no variable any more.
fn text(node: Option<&Node>) -> Option<Text> {
    let (Value::Text(text) | Value::Number(text)) = &node?.value else { return None };
    if text.is_empty() {
        return None;
    }
    let whole = text.as_str();
    let mut literal = Text::default();
    let mut at = 0;
    for (brace, _) in whole.match_indices("{{") {
        literal.append("", &text.slice(at..brace));
        literal.push_joiner("\\");
        at = brace;
    }
    literal.append("", &text.slice(at..whole.len()));
    Some(literal)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests may fail")]

    use super::super::read_json;
    use crate::import::tests::{places_are_true, planned, planned_script};
    use crate::source::Source;

    fn read_back(name: &str, text: &str) {
        let once = planned(name, text);
        let written = serde_json::to_string_pretty(&once).unwrap();
        let file = Source::new("plan.json", written).unwrap();
        let mut videos = read_json(&file).unwrap();
        assert_eq!(videos.len(), 1, "{name}");
        let script = videos.remove(0).script();
        places_are_true(&file, &script);
        assert_eq!(planned_script(name, script), once, "{name}");
    }

    #[test]
    fn a_plan_reads_back_to_itself() {
        let mut seen = 0;
        for entry in std::fs::read_dir("examples").unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "shot") {
                read_back(&path.to_string_lossy(), &std::fs::read_to_string(&path).unwrap());
                seen += 1;
            }
        }
        assert!(seen >= 7);
    }

    #[test]
    fn everything_that_a_plan_can_hold_reads_back() {
        read_back(
            "all.shot",
            r##"---
title: "All \"of\" it"
duration: 90–120s
language: de
pace: 160
script: verbatim
orientation: portrait
avatar_id: anna
voice_id: calm
avatar: {kind: photo, orientation: square}
profile: scenes
callback_url: https://example.com/done
callback_id: job-1
files:
  - {url: "https://example.com/a.png", name: logo, use: "Show it"}
  - {path: b.png}
heygen: {mode: generate, deep: {list: [1, "zwei", null, 1.5]}}
runware: {width: 1080}
style:
  name: own
  colors:
    primary: [{hex: "#111111", role: ink}]
    neutral: [{name: paper, hex: "#ffffff"}]
  motion: {energy: high, verbs: [SLIDE]}
  typography: {display: {family: Inter, weight: bold}}
---
FORMAT: An \{{odd}} one.
TONE: Calm.
NOTES: Not shown.
ON-SCREEN TEXT:
- "A {b} c"
- “He said "no"” — Anna
STYLE: Very plain, no shadows.

SCENE 3B — OVERLAY, MOTION GRAPHICS, ASSET logo (0:00–0:04): Start
[Lean in]
VO (warm): "Eins."
VO (cold): "Zwei – \{{three}}."
LEFT: A
RIGHT: B "C"
TEXT: "SALE" slams in
LOWER-THIRD: "ANNA" slides
TRANSITION: Hard cut
MUSIC: Soft
SFX: Click
NOTE: Mind the gap
NOTE: And the other

SCENE 4 — B-ROLL, STOCK (0:05–0:09)
VO (whispered): none
VISUAL: A house
LAYER 2: Two
LAYER 5: Five
"##,
        );
    }
}
