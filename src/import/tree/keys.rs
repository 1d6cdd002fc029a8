//! What keys mean in JSON and YAML, where they are not labels as people write them in documents.

use crate::import::words::{self, Opens, Role};

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// As a label of that role, with a factor to seconds for times.
    Role(Role, Unit),
    /// A text that is spoken where nothing else is, such as `text`, `content`.
    Plain,
    /// Somebody's name beside their words, or the words themselves.
    Speaker,
    /// An identifier or a name of a voice, or spoken words.
    Voice,
    Layers,
    /// Parts of a scene, or of a video, one level down.
    Through,
    /// A remark: `key: value`.
    Note,
}

/// What a number of time counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    Seconds,
    Milliseconds,
    Minutes,
    /// As many as the file says are shown in a second.
    Frames,
}

/// Keys that mean something else than the label of the same words.
const KEYS: &[(&str, Meaning)] = &[
    ("text", Meaning::Plain),
    ("content", Meaning::Plain),
    ("body", Meaning::Plain),
    ("message", Meaning::Plain),
    ("caption", Meaning::Plain),
    ("speaker", Meaning::Speaker),
    ("presenter", Meaning::Speaker),
    ("host", Meaning::Speaker),
    ("narrator", Meaning::Speaker),
    ("talent", Meaning::Speaker),
    ("character", Meaning::Speaker),
    ("actor", Meaning::Speaker),
    ("voice", Meaning::Voice),
    ("tts", Meaning::Voice),
    ("layers", Meaning::Layers),
    ("layer", Meaning::Layers),
    ("audio", Meaning::Through),
    ("production", Meaning::Through),
    ("elements", Meaning::Through),
    ("components", Meaning::Through),
    ("details", Meaning::Through),
    ("data", Meaning::Through),
    ("props", Meaning::Through),
    ("params", Meaning::Through),
    ("bgm", Meaning::Role(Role::Music, Unit::Seconds)),
    ("image prompt", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("video prompt", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("visual prompt", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("prompt", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("b roll", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("broll", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("b roll suggestion", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("scene description", Meaning::Role(Role::Visual, Unit::Seconds)),
    ("sfx", Meaning::Role(Role::Sfx, Unit::Seconds)),
    ("on screen text", Meaning::Role(Role::Shown, Unit::Seconds)),
    ("overlays", Meaning::Role(Role::Shown, Unit::Seconds)),
    ("texts", Meaning::Role(Role::Shown, Unit::Seconds)),
    ("camera motion", Meaning::Role(Role::Direction, Unit::Seconds)),
    ("presenter direction", Meaning::Role(Role::Direction, Unit::Seconds)),
    ("order", Meaning::Role(Role::Number, Unit::Seconds)),
    ("timestamps", Meaning::Role(Role::Time, Unit::Seconds)),
    ("in", Meaning::Role(Role::Start, Unit::Seconds)),
    ("out", Meaning::Role(Role::End, Unit::Seconds)),
    ("in point", Meaning::Role(Role::Start, Unit::Seconds)),
    ("out point", Meaning::Role(Role::End, Unit::Seconds)),
    ("offset", Meaning::Role(Role::Start, Unit::Seconds)),
    // Words for music and pictures that say too little here to be one.
    ("score", Meaning::Note),
    ("track", Meaning::Note),
    ("read", Meaning::Note),
    ("super", Meaning::Role(Role::Shown, Unit::Seconds)),
    ("source", Meaning::Note),
    ("words", Meaning::Note),
];

/// Units behind a key of time: `duration_ms`, `start in seconds`.
const UNITS: &[(&str, Unit)] = &[
    ("ms", Unit::Milliseconds),
    ("msec", Unit::Milliseconds),
    ("millis", Unit::Milliseconds),
    ("milliseconds", Unit::Milliseconds),
    ("millisecond", Unit::Milliseconds),
    ("frames", Unit::Frames),
    ("frame", Unit::Frames),
    ("seconds", Unit::Seconds),
    ("second", Unit::Seconds),
    ("secs", Unit::Seconds),
    ("sec", Unit::Seconds),
    ("s", Unit::Seconds),
    ("minutes", Unit::Minutes),
    ("minute", Unit::Minutes),
    ("mins", Unit::Minutes),
    ("min", Unit::Minutes),
];

/// What a folded key means in a scene; `None` if nobody knows.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    if let Some((_, meaning)) = KEYS.iter().find(|(key, _)| *key == name) {
        return Some(*meaning);
    }
    if let Some(found) = timed(name) {
        return Some(found);
    }
    if let Some(role) = in_scene(name) {
        return Some(Meaning::Role(role, Unit::Seconds));
    }
    let is_list_of_parts =
        || name.strip_suffix('s').is_some_and(|one| words::opens(one).contains(&Opens::Scene));
    (is_list_of_parts() || name == "scene").then_some(Meaning::Through)
}

fn in_scene(name: &str) -> Option<Role> {
    let of_video = [
        Role::Format,
        Role::Thesis,
        Role::Tone,
        Role::Audience,
        Role::Avatar,
        Role::NarrationStyle,
        Role::Style,
        Role::Language,
        Role::Total,
    ];
    words::roles(name).iter().copied().find(|role| !of_video.contains(role))
}

/// `duration_ms`, `start_seconds`, `duration in frames`.
fn timed(name: &str) -> Option<Meaning> {
    let (head, unit) = name.rsplit_once(' ')?;
    let (_, unit) = UNITS.iter().find(|(word, _)| *word == unit)?;
    let head = head.strip_suffix(" in").unwrap_or(head);
    let role = words::roles(head)
        .iter()
        .copied()
        .find(|role| matches!(role, Role::Time | Role::Start | Role::End))?;
    Some(Meaning::Role(role, *unit))
}

/// The role of a key that has one.
pub(super) fn role(name: &str) -> Option<Role> {
    match meaning(name)? {
        Meaning::Role(role, _) => Some(role),
        _ => None,
    }
}

/// The unit of a length at the top of a file: `total_duration_ms`.
pub(super) fn total(name: &str) -> Option<Unit> {
    if words::roles(name).contains(&Role::Total) {
        return Some(Unit::Seconds);
    }
    let (head, unit) = name.rsplit_once(' ')?;
    let (_, unit) = UNITS.iter().find(|(word, _)| *word == unit)?;
    let head = head.strip_suffix(" in").unwrap_or(head);
    words::roles(head).contains(&Role::Total).then_some(*unit)
}
