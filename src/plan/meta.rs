//! The front matter: from YAML to settings, each with its place.
//!
//! Reading applies no defaults and stops at nothing: a value that is wrong is a finding, and the
//! other keys are still read.

mod files;

use serde_json::{Map, Value as Json};

use super::duration;
use super::{AvatarFacts, AvatarKind, AvatarShape, Declared, File, Orientation};
use super::{Places, ScriptMode};
use crate::ast::{Setting, Spanned};
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::parse_time;
use crate::source::Span;
use crate::speech::{Language, Pace};
use crate::style::{self, Style};
use crate::text::Text;
use crate::yaml::{self, Key, Node, Reader, Rules, Value, json_object};

const RULES: Rules = Rules {
    invalid: "syntax/front-matter",
    unknown: "syntax/unknown-key",
    unknown_severity: Severity::Warning,
};

const KEYS: &[&str] = &[
    "title",
    "duration",
    "language",
    "pace",
    "style",
    "profile",
    "script",
    "orientation",
    "avatar_id",
    "voice_id",
    "avatar",
    "files",
    "callback_url",
    "callback_id",
    "vars",
    "heygen",
    "runware",
];
const AVATAR_KEYS: &[&str] = &["kind", "orientation", "background"];

const SCRIPT_MODES: &[(&str, ScriptMode)] =
    &[("adapt", ScriptMode::Adapt), ("verbatim", ScriptMode::Verbatim)];
const ORIENTATIONS: &[(&str, Orientation)] =
    &[("landscape", Orientation::Landscape), ("portrait", Orientation::Portrait)];
const AVATAR_KINDS: &[(&str, AvatarKind)] =
    &[("photo", AvatarKind::Photo), ("studio", AvatarKind::Studio), ("video", AvatarKind::Video)];
const AVATAR_SHAPES: &[(&str, AvatarShape)] = &[
    ("landscape", AvatarShape::Landscape),
    ("portrait", AvatarShape::Portrait),
    ("square", AvatarShape::Square),
];
const PACES: &[(&str, Pace)] =
    &[("slow", Pace::SLOW), ("normal", Pace::NORMAL), ("fast", Pace::FAST)];
const PACE_RANGE: std::ops::RangeInclusive<f64> = 60.0..=260.0;

/// What the front matter says. `None` is a key that is not given, or whose value is wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Meta {
    pub(crate) title: Option<Text>,
    pub(crate) duration: Option<Declared>,
    /// A well-formed BCP 47 tag, as written.
    pub(crate) language: Option<Text>,
    /// Words a minute, from 60 to 260; the named paces as numbers.
    pub(crate) pace: Option<Spanned<f64>>,
    pub(crate) style: Option<MetaStyle>,
    pub(crate) profile: Option<Text>,
    pub(crate) script: Option<Spanned<ScriptMode>>,
    pub(crate) orientation: Option<Spanned<Orientation>>,
    pub(crate) avatar_id: Option<Text>,
    pub(crate) voice_id: Option<Text>,
    pub(crate) avatar: Option<AvatarFacts>,
    /// The entries that are whole; a wrong one is left out.
    pub(crate) files: Vec<File>,
    pub(crate) callback_url: Option<Text>,
    pub(crate) callback_id: Option<Text>,
    /// Names and default values as written, in source order, without doubles.
    pub(crate) vars: Vec<(Text, Text)>,
    pub(crate) heygen: Map<String, Json>,
    pub(crate) runware: Map<String, Json>,
    /// Places of the values of all keys that are given, right or wrong.
    pub(crate) places: Places,
}

/// What `style` says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MetaStyle {
    /// A name or a path.
    Name(Text),
    /// A style of the script's own, and the place of its mapping.
    Inline(Box<Style>, Span),
}

/// Reads front matter that starts at byte `base` of its source.
pub(crate) fn read(yaml: &str, base: u32) -> (Meta, Vec<Diagnostic>) {
    let mut reader = Reader::new(RULES);
    let root = reader.parse(yaml, base);
    read_node(reader, &root)
}

/// Reads the settings of an imported file. Each is YAML of its own, and all of it stands for the
/// place in the file that says it.
pub(crate) fn read_settings(settings: &[Setting]) -> (Meta, Vec<Diagnostic>) {
    let lines: Vec<String> =
        settings.iter().map(|setting| format!("{}: {}", setting.key, setting.yaml)).collect();
    let mut entries = Vec::new();
    for (setting, line) in settings.iter().zip(&lines) {
        let root = yaml::parse(line, 0).root.standing_for(setting.span);
        if let Value::Map(found) = root.value {
            entries.extend(found);
        }
    }
    let span = settings.first().map_or(Span::default(), |setting| setting.span);
    read_node(Reader::new(RULES), &Node { span, raw: "", value: Value::Map(entries) })
}

fn read_node(mut reader: Reader, root: &Node<'_>) -> (Meta, Vec<Diagnostic>) {
    let mut meta = Meta::default();
    match &root.value {
        Value::Map(entries) => {
            for (key, node) in entries {
                meta.take(&mut reader, key, node, entries);
            }
        }
        Value::Null => {}
        _ => reader.wrong(
            root.span,
            format!("the front matter is {}; it takes keys and values", root.kind()),
            "for example `title: January in numbers`, one key a line",
        ),
    }
    (meta, reader.diagnostics)
}

impl Meta {
    /// Takes one key and its value.
    fn take(
        &mut self,
        reader: &mut Reader,
        key: &Key<'_>,
        node: &Node<'_>,
        siblings: &[(Key<'_>, Node<'_>)],
    ) {
        let Some(name) = KEYS.iter().copied().find(|name| *name == key.text) else {
            return reader.unknown(key, KEYS, siblings);
        };
        if reader.is_absent(name, node) {
            return;
        }
        self.places.push(name, key.span, node.span);
        match name {
            "title" => self.title = reader.text(name, node, "title: January in numbers"),
            "duration" => self.duration = declared(reader, node),
            "language" => self.language = language(reader, node),
            "pace" => self.pace = pace(reader, node),
            "style" => self.style = style(reader, node),
            "profile" => self.profile = identifier(reader, name, node, "scenes"),
            "script" => self.script = reader.choice(name, node, SCRIPT_MODES),
            "orientation" => self.orientation = reader.choice(name, node, ORIENTATIONS),
            "avatar_id" => self.avatar_id = identifier(reader, name, node, "josh_lite3_20230714"),
            "voice_id" => {
                self.voice_id = identifier(reader, name, node, "calm_narrator_en");
            }
            "avatar" => self.avatar = avatar(reader, node),
            "files" => self.files = files::read(reader, node),
            "callback_url" => {
                self.callback_url = identifier(reader, name, node, "https://example.com/done");
            }
            "callback_id" => self.callback_id = identifier(reader, name, node, "job-17"),
            "vars" => self.vars = vars(reader, node),
            "heygen" => self.heygen = self.object(reader, name, node, "heygen: {mode: generate}"),
            _ => {
                let example = "runware: {width: 1920, height: 1080}";
                self.runware = self.object(reader, name, node, example);
            }
        }
    }

    /// A mapping of request fields; the places of all of them are kept.
    fn object(
        &mut self,
        reader: &mut Reader,
        name: &str,
        node: &Node<'_>,
        example: &str,
    ) -> Map<String, Json> {
        let entries = reader.entries(name, node, example);
        self.note_places(name, entries);
        json_object(entries)
    }

    fn note_places(&mut self, path: &str, entries: &[(Key<'_>, Node<'_>)]) {
        for (key, node) in entries {
            let path = format!("{path}.{}", key.text);
            if let Value::Map(inner) = &node.value {
                self.note_places(&path, inner);
            }
            self.places.push(path, key.span, node.span);
        }
    }
}

/// A name, an address, a path: text that is not empty.
fn identifier(reader: &mut Reader, name: &str, node: &Node<'_>, example: &str) -> Option<Text> {
    let text = reader.text(name, node, format_args!("{name}: {example}"))?.trim();
    if text.is_empty() {
        let help = format!("give a value, such as `{name}: {example}`, or remove the key");
        reader.wrong(node.span, format!("`{name}` is empty"), help);
        return None;
    }
    Some(text)
}

/// A length as the front matter takes it.
pub(crate) fn declared(reader: &mut Reader, node: &Node<'_>) -> Option<Declared> {
    let text = reader.text("duration", node, "duration: 90s")?;
    let Some(time) = parse_time(text.as_str().trim()) else {
        let message = format!("`{}` is no duration", text.as_str().trim());
        reader.wrong(node.span, message, "write `90s`, `1m30s`, `1:30` or a range, `90–120s`");
        return None;
    };
    let (min, max, approximate) = duration::bounds(time);
    Some(Declared::new(min, max, approximate, text.trim().span(), true))
}

/// A language tag as the front matter takes it.
pub(crate) fn language(reader: &mut Reader, node: &Node<'_>) -> Option<Text> {
    let text = reader.text("language", node, "language: en")?.trim();
    if is_language_tag(text.as_str()) {
        return Some(text);
    }
    let help = match tag_of(text.as_str()) {
        Some(code) => format!("write its code: `language: {code}`"),
        None => "write a language code such as `en`, `de-CH` or `zh-Hant`".to_owned(),
    };
    reader.wrong(node.span, format!("`{text}` is no language tag"), help);
    None
}

/// The shape of a BCP 47 tag: a language of two or three letters, then subtags of one to eight
/// letters and digits. Underscores are understood.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    matches!(language.len(), 2 | 3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// The tag of a language by its English name.
fn tag_of(name: &str) -> Option<&'static str> {
    let named = |language: &&&Language| language.name.eq_ignore_ascii_case(name);
    Language::all().iter().find(named).map(|language| language.tag)
}

fn pace(reader: &mut Reader, node: &Node<'_>) -> Option<Spanned<f64>> {
    let help = "write words a minute from 60 to 260, or `slow`, `normal` or `fast`";
    let written = reader.text("pace", node, "pace: 150")?;
    let written = written.as_str().trim().to_ascii_lowercase();
    if let Some((_, pace)) = PACES.iter().find(|(word, _)| *word == written) {
        return Some(Spanned::new(pace.wpm(), node.span));
    }
    let figures = written.strip_suffix("wpm").unwrap_or(&written).trim_end();
    match figures.parse::<f64>() {
        Ok(pace) if PACE_RANGE.contains(&pace) => return Some(Spanned::new(pace, node.span)),
        Ok(_) => reader.wrong(node.span, format!("nobody speaks {figures} words a minute"), help),
        Err(_) => reader.wrong(node.span, format!("`{written}` is no pace"), help),
    }
    None
}

fn style(reader: &mut Reader, node: &Node<'_>) -> Option<MetaStyle> {
    match &node.value {
        Value::Map(_) => Some(MetaStyle::Inline(Box::new(style::inline(node, reader)), node.span)),
        Value::List(_) => {
            reader.mistyped("style", node, "one style", "style: swiss-pulse");
            None
        }
        _ => identifier(reader, "style", node, "swiss-pulse").map(MetaStyle::Name),
    }
}

fn avatar(reader: &mut Reader, node: &Node<'_>) -> Option<AvatarFacts> {
    let example = "avatar: {kind: studio, orientation: landscape, background: false}";
    let Value::Map(entries) = &node.value else {
        reader.mistyped("avatar", node, "a mapping", example);
        return None;
    };
    let mut facts = AvatarFacts::default();
    for (key, node) in entries {
        match key.text.as_ref() {
            "kind" => facts.kind = value(reader.choice("kind", node, AVATAR_KINDS)),
            "orientation" => {
                facts.orientation = value(reader.choice("orientation", node, AVATAR_SHAPES));
            }
            "background" => facts.background = reader.flag("background", node),
            _ => reader.unknown(key, AVATAR_KEYS, entries),
        }
    }
    Some(facts)
}

fn value<T>(spanned: Option<Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value)
}

fn vars(reader: &mut Reader, node: &Node<'_>) -> Vec<(Text, Text)> {
    let entries = reader.entries("vars", node, "vars: {product: Rocket}");
    let mut vars = Vec::new();
    for (key, node) in entries {
        if !is_name(&key.text) {
            let message = format!("`{}` cannot be the name of a variable", key.text);
            let help = "a name is letters, digits and `_`, and does not begin with a digit";
            reader.wrong(key.span, message, help);
            continue;
        }
        let value = match &node.value {
            Value::Null if !node.raw.starts_with('#') => Some(written_nothing(node)),
            _ => reader.text(&key.text, node, format_args!("{}: Rocket", key.text)),
        };
        let name = Text::verbatim(&key.text, key.span);
        vars.extend(value.map(|value| (name, value)));
    }
    vars
}

/// A variable without a value stands for nothing: `product:` is the empty text, and `~` is too.
fn written_nothing(node: &Node<'_>) -> Text {
    let mut text = Text::default();
    text.push_expansion("", node.span);
    text
}

fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]
mod tests;
