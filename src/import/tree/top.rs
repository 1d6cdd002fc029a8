//! What a file says about the whole video.

use crate::ast::{SectionKind, Setting};
use crate::import::document::section_kind;
use crate::import::draft::Video;
use crate::import::words::{self, Role};
use crate::text::Text;

use super::find::Film;
use super::keys;
use super::node::{Field, Node, one_line};
use super::scene::Custom;

/// Sections whose keys are read by themselves.
const APART: [SectionKind; 4] =
    [SectionKind::Title, SectionKind::Duration, SectionKind::OnScreenText, SectionKind::Notes];

/// Keys of the front matter that are taken as they are. What they may hold is for the plan to say.
const SETTINGS: &[&str] = &[
    "pace",
    "profile",
    "avatar id",
    "voice id",
    "callback url",
    "callback id",
    "files",
    "vars",
    "heygen",
    "runware",
];

/// Mappings that hold keys of the video and are none themselves.
const THROUGH: &[&str] = &[
    "metadata",
    "meta",
    "video",
    "project",
    "info",
    "settings",
    "config",
    "header",
    "details",
    "overview",
    "script",
    "video info",
    "video details",
    "video settings",
    "specs",
    "output",
    "data",
    "film",
    "general",
];

const PORTRAIT: &[&str] = &["9:16", "9x16", "portrait", "vertical", "1080x1920", "4:5"];
const LANDSCAPE: &[&str] = &["16:9", "16x9", "landscape", "horizontal", "1920x1080", "widescreen"];

/// Deeper mappings are remarks.
const DEEPEST: usize = 4;

/// Reads all keys beside the scenes.
pub(super) fn read(video: &mut Video, film: &Film<'_>, custom: Custom) {
    if let Some(key) = film.key {
        opened_by(video, key);
    }
    fields(video, film.about.iter().copied(), custom, DEEPEST);
    video.notes.extend(film.rest.iter().filter_map(|node| node.plain()));
}

/// The key of one of several videos: a language, or what it is called.
fn opened_by(video: &mut Video, key: &Field) {
    if words::is_language(key.key.as_str()) {
        video.sections.push((SectionKind::Language, key.key.clone()));
    } else {
        video.title = Some(key.key.clone());
    }
}

fn fields<'n>(
    video: &mut Video,
    fields: impl Iterator<Item = &'n Field>,
    custom: Custom,
    depth: usize,
) {
    for each in fields.filter(|field| !field.node.is_empty()) {
        field(video, each, custom, depth);
    }
}

fn field(video: &mut Video, field: &Field, custom: Custom, depth: usize) {
    let name = field.name.as_str();
    if field.node.is_map() && depth > 0 && THROUGH.contains(&name) {
        return fields(video, field.node.fields().iter(), custom, depth - 1);
    }
    let taken = setting(video, field)
        || orientation(video, field)
        || total(video, field, custom)
        || shown(video, field)
        || section(video, field);
    if !taken {
        video.notes.extend(field.note());
    }
}

fn setting(video: &mut Video, field: &Field) -> bool {
    let name = field.name.as_str();
    let text = field.node.text();
    let mode = text.as_ref().is_some_and(|text| matches!(text.as_str(), "adapt" | "verbatim"));
    let facts = name == "avatar" && field.node.get("kind").is_some();
    let known = SETTINGS.contains(&name) || name == "script" && mode || facts;
    if known {
        push_setting(video, &name.replace(' ', "_"), &field.node);
    }
    known
}

/// A setting with its value as YAML in one line, which is what JSON is.
pub(super) fn push_setting(video: &mut Video, key: &str, node: &Node) {
    if !video.settings.iter().any(|held| held.key == key) {
        video.settings.push(Setting::new(key, node.json().to_string(), node.span));
    }
}

/// `"aspect_ratio": "9:16"`
fn orientation(video: &mut Video, field: &Field) -> bool {
    let Some(text) = field.node.text() else { return false };
    let written = text.as_str().to_lowercase();
    let within = |words: &[&str]| words.iter().any(|word| written.contains(word));
    let is_key = matches!(
        field.name.as_str(),
        "aspect ratio"
            | "ratio"
            | "aspect"
            | "orientation"
            | "format"
            | "resolution"
            | "dimensions"
            | "video format"
            | "layout"
    );
    let shape = match (within(PORTRAIT), within(LANDSCAPE)) {
        (true, false) if is_key => "portrait",
        (false, true) if is_key => "landscape",
        _ => return false,
    };
    if !video.settings.iter().any(|held| held.key == "orientation") {
        video.settings.push(Setting::new("orientation", shape, field.node.span));
    }
    // `Vertical short (9:16), fast cuts` says more than the shape.
    if written.split_whitespace().count() > 1 {
        video.sections.push((SectionKind::Format, one_line(&text)));
    }
    true
}

fn total(video: &mut Video, field: &Field, custom: Custom) -> bool {
    let Some(unit) = keys::total(&field.name) else { return false };
    let Some(text) = field.node.text() else { return false };
    let mut length = custom.in_seconds(&text, unit);
    if length.as_str().parse::<f64>().is_ok() {
        length.push_joiner("s");
    }
    let known = video.sections.iter().any(|(kind, _)| *kind == SectionKind::Duration);
    let is_time = crate::import::time::whole(length.as_str()).is_some();
    if known || !is_time {
        return false;
    }
    video.sections.push((SectionKind::Duration, length));
    true
}

fn shown(video: &mut Video, field: &Field) -> bool {
    let is_key = matches!(
        field.name.as_str(),
        "on screen text" | "critical on screen text" | "on screen texts" | "text on screen"
    );
    if !is_key || field.node.is_map() {
        return false;
    }
    let entries = match field.node.text() {
        Some(_) => std::slice::from_ref(&field.node),
        None => field.node.list(),
    };
    for entry in entries {
        let text = entry.get("text").unwrap_or(entry);
        let who = entry.get("attribution").and_then(Node::plain);
        if let Some(text) = text.plain() {
            video.sections.push((SectionKind::OnScreenText, literal(&text, who.as_ref())));
        }
        let is_rest = |inner: &&Field| {
            text_is_apart(entry) && !matches!(inner.name.as_str(), "text" | "attribution")
        };
        video.notes.extend(entry.fields().iter().filter(is_rest).filter_map(Field::note));
    }
    true
}

/// Whether an entry has its text under a key of its own.
fn text_is_apart(entry: &Node) -> bool {
    entry.get("text").is_some()
}

/// `"text" — who`, in marks that do not stand in it.
pub(super) fn literal(text: &Text, who: Option<&Text>) -> Text {
    const QUOTES: [(&str, &str); 4] = [("\"", "\""), ("“", "”"), ("«", "»"), ("「", "」")];
    let inner = text.as_str();
    let free = |(open, close): &&(&str, &str)| !inner.contains(open) && !inner.contains(close);
    let (open, close) = QUOTES.iter().find(free).copied().unwrap_or_default();
    let mut entry = Text::default();
    entry.push_joiner(open);
    entry.append("", text);
    entry.push_joiner(close);
    if let Some(who) = who {
        entry.append(" — ", who);
    }
    entry
}

fn section(video: &mut Video, field: &Field) -> bool {
    let roles = words::roles(&field.name);
    let Some(text) = field.node.plain() else { return false };
    let alone = field.node.text().is_some() || field.node.fields().is_empty();
    if !alone {
        return false;
    }
    if roles.contains(&Role::Title) && video.title.is_none() && field.name != "purpose" {
        video.title = Some(text);
        return true;
    }
    let kind = match field.name.as_str() {
        "lang" | "locale" | "language code" => Some(SectionKind::Language),
        "theme" | "aesthetic" => Some(SectionKind::Style),
        "voice" | "narrator" | "speaker" => Some(SectionKind::NarrationStyle),
        _ => roles.iter().find_map(|role| section_kind(*role)).filter(|kind| !APART.contains(kind)),
    };
    let Some(kind) = kind else { return false };
    let once = matches!(kind, SectionKind::Language | SectionKind::Title);
    if once && video.sections.iter().any(|(held, _)| *held == kind) {
        return false;
    }
    video.sections.push((kind, text));
    true
}
