//! What templates see: the plan by its JSON names, and the guidance beside it. Documented in
//! `docs/templates.md`.
//!
//! Values are made once a prompt. Texts arrive without line breaks and never empty, so that a
//! template need only ask whether they are there.

use std::borrow::Cow;
use std::sync::Arc;

use crate::ast::{MediaKind, SceneType};
use crate::optimize::{Attachment, Framing, Guidance, Look};
use crate::options::Durations;
use crate::plan::{AvatarShape, Declared, Plan, Role, Scene, ScriptMode, Sections, ShownText};
use crate::style::Color;
use crate::template::{Record, Slot, Value};
use crate::text::Text;
use crate::time::Time;

/// Version of the context: raised when a name goes or changes its meaning.
pub const CONTEXT_VERSION: u32 = 1;

/// Names at the top: the plan's, then the guidance.
pub(crate) const TOP: [&str; 33] = [
    "version",
    "title",
    "duration",
    "language",
    "language_name",
    "pace",
    "script",
    "orientation",
    "avatar_id",
    "voice_id",
    "avatar",
    "profile",
    "style",
    "sections",
    "on_screen_text",
    "files",
    "scenes",
    "totals",
    "callback_url",
    "callback_id",
    "heygen",
    "runware",
    // guidance
    "attachments",
    "directive",
    "durations",
    "framing",
    "length",
    "look",
    "narration",
    "plan_version",
    "presenter",
    "speech_language",
    "states",
];

/// Names of a scene: the plan's, then `silent` and `pictured`.
pub(crate) const SCENE: [&str; 27] = [
    "index",
    "number",
    "suffix",
    "type",
    "media",
    "assets",
    "title",
    "role",
    "start",
    "seconds",
    "declared",
    "vo",
    "delivery",
    "speech",
    "directions",
    "visual",
    "layers",
    "left",
    "right",
    "text",
    "lower_third",
    "transition",
    "music",
    "sfx",
    "notes",
    "silent",
    "pictured",
];

const SECTIONS: [&str; 8] =
    ["format", "thesis", "tone", "audience", "avatar", "music", "narration_style", "notes"];
const LAYER: [&str; 2] = ["number", "text"];
const SHOWN: [&str; 2] = ["text", "styling"];
const LISTED: [&str; 2] = ["text", "attribution"];
const LENGTH: [&str; 4] = ["min_seconds", "max_seconds", "approximate", "words"];
const STATES: [&str; 3] = ["length", "orientation", "language"];
const ATTACHMENT: [&str; 4] = ["name", "use", "kind", "scenes"];
const FRAMING: [&str; 3] = ["note", "avatar", "video"];
const COLOR: [&str; 3] = ["name", "hex", "role"];
const FACE: [&str; 2] = ["role", "face"];
const LOOK: [&str; 19] = [
    "name",
    "summary",
    "palette",
    "max_colors",
    "faces",
    "typography",
    "grid",
    "alignment",
    "space",
    "layout",
    "energy",
    "verbs",
    "motion",
    "transitions",
    "texture",
    "own",
    "media",
    "avoid",
    "empty",
];

/// The names that a misspelt one is compared with.
pub(crate) fn all_names() -> impl Iterator<Item = &'static str> {
    let lists: [&'static [&'static str]; 13] = [
        &TOP,
        &SCENE,
        &SECTIONS,
        &LAYER,
        &SHOWN,
        &LISTED,
        &LENGTH,
        &STATES,
        &ATTACHMENT,
        &FRAMING,
        &COLOR,
        &FACE,
        &LOOK,
    ];
    lists.into_iter().flatten().copied()
}

/// The context of one prompt.
pub(crate) fn context(plan: &Arc<Plan>, guidance: &Guidance, durations: Durations) -> Value {
    let mut values = of_plan(plan);
    values.extend(of_guidance(plan, guidance, durations).map(Slot::Ready));
    Record::value(&TOP, values)
}

/// The plan, in the order of the names at the top.
fn of_plan(plan: &Arc<Plan>) -> Vec<Slot> {
    let later = |pick: fn(&Plan) -> Result<serde_json::Value, serde_json::Error>| {
        let plan = Arc::clone(plan);
        Slot::later(move || pick(&plan).unwrap_or_default())
    };
    let listed = plan.on_screen_text.iter().filter(|entry| is_filled(&entry.text));
    let listed: Vec<Value> = listed
        .map(|entry| {
            Record::of(&LISTED, vec![text(&entry.text), some_text(entry.attribution.as_ref())])
        })
        .collect();
    vec![
        Value::from(CONTEXT_VERSION).into(),
        text(&plan.title).into(),
        plan.duration.map_or(none(), length).into(),
        string(&plan.language).into(),
        string(&plan.language_name).into(),
        Value::from(plan.pace).into(),
        Value::from(script(plan.script)).into(),
        optional(plan.orientation, |shape| Value::from(shape.as_str())).into(),
        some_text(plan.avatar_id.as_ref()).into(),
        some_text(plan.voice_id.as_ref()).into(),
        later(|plan| serde_json::to_value(plan.avatar)),
        string(&plan.profile).into(),
        later(|plan| serde_json::to_value(&plan.style)),
        sections(&plan.sections).into(),
        Value::from(listed).into(),
        later(|plan| serde_json::to_value(&plan.files)),
        list(&plan.scenes, scene).into(),
        later(|plan| serde_json::to_value(plan.totals)),
        some_text(plan.callback_url.as_ref()).into(),
        some_text(plan.callback_id.as_ref()).into(),
        later(|plan| serde_json::to_value(&plan.heygen)),
        later(|plan| serde_json::to_value(&plan.runware)),
    ]
}

/// The guidance, in the order of the names at the top.
fn of_guidance(plan: &Plan, guidance: &Guidance, durations: Durations) -> [Value; 11] {
    let states = guidance.states;
    [
        list(&guidance.attachments, attachment),
        optional(guidance.directive, |directive| Value::from(directive.as_str())),
        Value::from(durations_name(durations)),
        list(&guidance.framing, |note| framing(*note)),
        guidance.length.map_or(none(), length),
        look(&guidance.look),
        narration(plan),
        Value::from(plan.version),
        Value::from(guidance.presenter.as_str()),
        guidance.speech_language.as_deref().map_or(none(), string),
        Record::of(
            &STATES,
            [states.length, states.orientation, states.language].map(Value::from).into(),
        ),
    ]
}

fn scene(scene: &Scene) -> Value {
    let filled_layers = scene.layers.iter().filter(|layer| is_filled(&layer.text));
    let layers: Vec<Value> = filled_layers
        .map(|layer| Record::of(&LAYER, vec![Value::from(layer.number), text(&layer.text)]))
        .collect();
    let shown: Vec<Value> =
        scene.text.iter().filter(|shown| is_filled(&shown.text)).map(shown_text).collect();
    let lower_third = scene.lower_third.as_ref().filter(|shown| is_filled(&shown.text));
    let values: Vec<Slot> = vec![
        Value::from(scene.index).into(),
        Value::from(scene.number).into(),
        optional(scene.suffix, |letter| Value::from(letter.to_string())).into(),
        optional(scene.scene_type, |written| Value::from(type_name(written.value))).into(),
        list(&scene.media, |medium| Value::from(media_name(medium.value))).into(),
        texts(&scene.assets).into(),
        some_text(scene.title.as_ref()).into(),
        optional(scene.role, |role| Value::from(role_name(role))).into(),
        time(scene.start).into(),
        time(scene.seconds).into(),
        declared(scene),
        some_text(scene.vo.as_ref()).into(),
        texts(&scene.delivery).into(),
        speech(scene),
        texts(&scene.directions).into(),
        some_text(scene.visual.as_ref()).into(),
        Value::from(layers).into(),
        some_text(scene.left.as_ref()).into(),
        some_text(scene.right.as_ref()).into(),
        Value::from(shown).into(),
        lower_third.map_or(none(), shown_text).into(),
        some_text(scene.transition.as_ref()).into(),
        some_text(scene.music.as_ref()).into(),
        some_text(scene.sfx.as_ref()).into(),
        texts(&scene.notes).into(),
        Value::from(scene.silence.is_some()).into(),
        Value::from(is_pictured(scene)).into(),
    ];
    Record::value(&SCENE, values)
}

/// Whether the script says anything about the picture.
fn is_pictured(scene: &Scene) -> bool {
    let content = scene.visual.iter().chain(&scene.left).chain(&scene.right);
    content.chain(&scene.directions).any(is_filled)
        || scene.layers.iter().any(|layer| is_filled(&layer.text))
        || scene.text.iter().chain(&scene.lower_third).any(|shown| is_filled(&shown.text))
        || !scene.assets.is_empty()
}

fn shown_text(shown: &ShownText) -> Value {
    Record::of(&SHOWN, vec![text(&shown.text), some_text(shown.styling.as_ref())])
}

fn declared(scene: &Scene) -> Slot {
    let declared = scene.declared;
    Slot::later(move || serde_json::to_value(declared).unwrap_or_default())
}

fn speech(scene: &Scene) -> Slot {
    let speech = scene.speech;
    Slot::later(move || serde_json::to_value(speech).unwrap_or_default())
}

fn sections(sections: &Sections) -> Value {
    let texts = [
        &sections.format,
        &sections.thesis,
        &sections.tone,
        &sections.audience,
        &sections.avatar,
        &sections.music,
        &sections.narration_style,
        &sections.notes,
    ];
    Record::of(&SECTIONS, texts.map(|text| some_text(text.as_ref())).into())
}

/// All that is spoken, in order; none if nothing is.
fn narration(plan: &Plan) -> Value {
    let spoken = plan.scenes.iter().filter_map(|scene| scene.vo.as_ref());
    let all: Vec<Cow<'_, str>> =
        spoken.map(|vo| fold(vo.as_str())).filter(|vo| !vo.is_empty()).collect();
    if all.is_empty() { none() } else { Value::from(all.join(" ")) }
}

fn length(declared: Declared) -> Value {
    let values = vec![
        time(declared.min),
        time(declared.max),
        Value::from(declared.approximate),
        Value::from(length_words(declared.min, declared.max)),
    ];
    Record::of(&LENGTH, values)
}

/// `60 seconds`, `90 to 120 seconds`, `3 minutes`.
fn length_words(min: Time, max: Time) -> String {
    let seconds = |time: Time| (time.ms() + 500) / 1000;
    match (seconds(min), seconds(max)) {
        (min, max) if min != max => format!("{min} to {max} seconds"),
        (1, _) => "1 second".to_owned(),
        (all, _) if all >= 120 && all % 60 == 0 => format!("{} minutes", all / 60),
        (all, _) => format!("{all} seconds"),
    }
}

fn attachment(attachment: &Attachment) -> Value {
    let values = vec![
        string(&attachment.name),
        attachment.usage.as_deref().map_or(none(), string),
        string(&attachment.kind),
        Value::from(attachment.scenes.clone()),
    ];
    Record::of(&ATTACHMENT, values)
}

fn framing(framing: Framing) -> Value {
    let values = match framing {
        Framing::Shape { avatar, video } => {
            vec![Value::from("shape"), Value::from(shape_name(avatar)), Value::from(video.as_str())]
        }
        Framing::Background => vec![Value::from("background"), none(), none()],
    };
    Record::of(&FRAMING, values)
}

fn look(look: &Look) -> Value {
    let color = |color: &Color| {
        Record::of(
            &COLOR,
            vec![
                string(&color.name),
                color.hex.as_deref().map_or(none(), string),
                string(&color.role),
            ],
        )
    };
    let strings = |texts: &Vec<String>| list(texts, |text| string(text));
    let maybe = |text: &Option<String>| text.as_deref().map_or(none(), string);
    let values = vec![
        some_text(look.name.as_ref()),
        maybe(&look.summary),
        list(&look.palette, color),
        optional(look.max_colors, Value::from),
        list(&look.faces, |face| Record::of(&FACE, vec![string(&face.role), string(&face.face)])),
        strings(&look.typography),
        maybe(&look.grid),
        maybe(&look.alignment),
        maybe(&look.space),
        strings(&look.layout),
        maybe(&look.energy),
        strings(&look.verbs),
        strings(&look.motion),
        strings(&look.transitions),
        strings(&look.texture),
        some_text(look.own.as_ref()),
        list(&look.media, |kind| Value::from(media_name(*kind))),
        strings(&look.avoid),
        Value::from(look.is_empty()),
    ];
    Record::of(&LOOK, values)
}

fn none() -> Value {
    Value::from(())
}

fn optional<T>(value: Option<T>, make: impl FnOnce(T) -> Value) -> Value {
    value.map_or(none(), make)
}

fn list<T>(items: &[T], make: impl FnMut(&T) -> Value) -> Value {
    Value::from(items.iter().map(make).collect::<Vec<Value>>())
}

/// A text; none if nothing is in it.
fn text(text: &Text) -> Value {
    string(text.as_str())
}

fn string(text: &str) -> Value {
    let text = fold(text);
    if text.is_empty() { none() } else { Value::from(text.as_ref()) }
}

fn some_text(text: Option<&Text>) -> Value {
    text.map_or(none(), |text| string(text.as_str()))
}

fn texts(texts: &[Text]) -> Value {
    Value::from(texts.iter().filter(|text| is_filled(text)).map(text).collect::<Vec<Value>>())
}

fn is_filled(text: &Text) -> bool {
    !text.as_str().trim().is_empty()
}

/// The text in one line: runs of spaces, tabs and line breaks are one space, none at the ends.
/// A space that must not break stays what it is.
fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let breaks = |c: char| {
        c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let parts: Vec<&str> = text.split(breaks).filter(|part| !part.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// Whether a text has no white space but single spaces. Bytes are enough to be sure of that; a
/// text that only looks as if it had more is folded for nothing.
fn is_folded(text: &str) -> bool {
    let mut after_space = false;
    for byte in text.bytes() {
        match byte {
            b' ' if !after_space => after_space = true,
            // The last bytes of the line breaks outside ASCII, and of a few letters.
            0..=b' ' | 0x7f | 0x85 | 0xa8 | 0xa9 => return false,
            _ => after_space = false,
        }
    }
    true
}

fn time(time: Time) -> Value {
    if time.ms().is_multiple_of(1000) {
        Value::from(time.ms() / 1000)
    } else {
        Value::from(time.seconds())
    }
}

const fn script(mode: ScriptMode) -> &'static str {
    match mode {
        ScriptMode::Adapt => "adapt",
        ScriptMode::Verbatim => "verbatim",
    }
}

const fn durations_name(durations: Durations) -> &'static str {
    match durations {
        Durations::Omit => "omit",
        Durations::Approximate => "approximate",
        Durations::Exact => "exact",
    }
}

const fn type_name(scene_type: SceneType) -> &'static str {
    match scene_type {
        SceneType::ARoll => "a-roll",
        SceneType::BRoll => "b-roll",
        SceneType::Overlay => "overlay",
    }
}

const fn media_name(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::MotionGraphics => "motion-graphics",
        MediaKind::Stock => "stock",
        MediaKind::AiGenerated => "ai-generated",
        MediaKind::Asset => "asset",
    }
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Hook => "hook",
        Role::Close => "close",
    }
}

const fn shape_name(shape: AvatarShape) -> &'static str {
    match shape {
        AvatarShape::Landscape => "landscape",
        AvatarShape::Portrait => "portrait",
        AvatarShape::Square => "square",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plan's part of the context has the names of its JSON, so that one documentation serves
    /// both.
    #[test]
    fn names_are_those_of_the_json() {
        let keys = |value: serde_json::Value| -> Vec<String> {
            value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
        };
        let plan = serde_json::to_value(Plan::default()).unwrap_or_default();
        assert_eq!(keys(plan), TOP[..22]);
        let scene = serde_json::to_value(Scene::default()).unwrap_or_default();
        assert_eq!(keys(scene), SCENE[..25]);
        let sections = serde_json::to_value(Sections::default()).unwrap_or_default();
        assert_eq!(keys(sections), SECTIONS);
    }

    #[test]
    fn texts_are_one_line_and_never_empty() {
        assert_eq!(fold(" a\n  b\tc "), "a b c");
        assert_eq!(fold("65\u{a0}%"), "65\u{a0}%");
        assert!(string(" \n ").is_none());
    }

    #[test]
    fn lengths_are_said_as_people_say_them() {
        let words = |min, max| length_words(Time::from_secs(min), Time::from_secs(max));
        assert_eq!(words(60, 60), "60 seconds");
        assert_eq!(words(90, 120), "90 to 120 seconds");
        assert_eq!(words(180, 180), "3 minutes");
    }
}
