//! The kinds of video, one YAML file each in `kinds/`.

use std::sync::OnceLock;

use crate::ast::SceneType;
use crate::diagnostic::Severity;
use crate::plan::Orientation;
use crate::style::normalize;
use crate::yaml::{self, Node, Reader, Rules, Value};

use super::read::{one_line, seconds_of};

/// A kind of video and the parts that it is told in.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Kind {
    /// Kebab-case name: `product-demo`.
    pub name: String,
    /// `Product demo`.
    pub title: String,
    /// Other names that a brief may use.
    pub also: Vec<String>,
    /// One line about it.
    pub summary: String,
    /// How long such a video usually is, in seconds.
    pub seconds: u64,
    /// The shape of the picture, where the kind has one of its own.
    pub orientation: Option<Orientation>,
    /// The tone of a video whose brief gives none.
    pub tone: String,
    /// How the narration is spoken.
    pub narration_style: String,
    /// The parts, in their order.
    pub sections: Vec<Section>,
}

/// A part of a kind of video.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Section {
    /// The name by which a point asks for it: `problem`.
    pub name: String,
    /// The title of its scenes; `{n}` counts them.
    pub title: String,
    /// Which words it is made of.
    pub takes: Takes,
    /// What is spoken where a brief has no words for it.
    pub says: Vec<Source>,
    /// The type that its scenes prefer.
    pub scene_type: Option<SceneType>,
    /// How long it is against the other parts.
    pub weight: u64,
    /// What the presenter does in it.
    pub direction: String,
    /// Its scenes in a starting script.
    pub start: Vec<Start>,
}

/// Which words of a brief a part is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// The first point, or its first sentences.
    Opening,
    /// Points.
    #[default]
    Points,
    /// The call to action, behind whatever points ask for the part.
    Call,
}

/// A text of a brief that can be spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The title.
    Title,
    /// The goal.
    Goal,
}

/// A scene of a starting script.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Start {
    /// Its type.
    pub scene_type: SceneType,
    /// Its length in seconds.
    pub seconds: u64,
    /// What the author has to say there.
    pub ask: String,
    /// What the author has to show.
    pub show: String,
    /// What has to be read there.
    pub figure: String,
}

struct Builtin {
    name: &'static str,
    yaml: &'static str,
    kind: OnceLock<Kind>,
}

macro_rules! builtins {
    ($($name:literal)*) => {
        /// In the order of `kinds/`; to add a kind is to add its file and its line.
        static BUILTINS: [Builtin; [$($name),*].len()] = [$(Builtin {
            name: $name,
            yaml: include_str!(concat!("../../kinds/", $name, ".yaml")),
            kind: OnceLock::new(),
        }),*];
    };
}

builtins! {
    "announcement"
    "comparison"
    "explainer"
    "news-briefing"
    "product-demo"
    "report"
    "sales-pitch"
    "social-ad"
    "strategy-briefing"
    "tutorial"
}

/// The kind of a brief that names none.
pub const DEFAULT: &str = "explainer";

/// Every kind of video, by name.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    BUILTINS.iter().map(Builtin::kind)
}

/// The kind of a name, in any spelling: `Product demo`, `product-demo`, `demo`.
pub fn kind(name: &str) -> Option<&'static Kind> {
    let name = normalize(name);
    let own = BUILTINS.iter().find(|builtin| builtin.name == name).map(Builtin::kind);
    own.or_else(|| kinds().find(|kind| kind.also.iter().any(|also| normalize(also) == name)))
}

/// The name of the kind that is at most two edits away.
pub fn nearest(name: &str) -> Option<&'static str> {
    yaml::nearest(name, BUILTINS.iter().map(|builtin| builtin.name))
}

/// The names of all kinds.
pub(super) fn names() -> Vec<&'static str> {
    BUILTINS.iter().map(|builtin| builtin.name).collect()
}

impl Builtin {
    /// A file that is wrong gives what can be read of it; a test holds that all are right.
    fn kind(&self) -> &Kind {
        self.kind.get_or_init(|| read(self.yaml).0)
    }
}

/// Reads a kind, and says how much of its file is wrong.
fn read(text: &str) -> (Kind, usize) {
    let rule = "kind/invalid";
    let mut reader =
        Reader::new(Rules { invalid: rule, unknown: rule, unknown_severity: Severity::Error });
    let root = reader.parse(text, 0);
    let mut kind = Kind::default();
    each(&mut reader, &root, &KIND_KEYS, |reader, name, node| match name {
        "sections" => {
            let items = reader.items(name, node, "sections: []");
            kind.sections = items.iter().map(|item| section(reader, item)).collect();
        }
        "also" => {
            let items = reader.items(name, node, "also: [demo]");
            kind.also = items.iter().map(|item| line(reader, name, item)).collect();
        }
        "orientation" => kind.orientation = choice(reader, name, node, &super::read::ORIENTATIONS),
        "seconds" => kind.seconds = seconds_of(reader, name, node),
        "name" => kind.name = line(reader, name, node),
        "title" => kind.title = line(reader, name, node),
        "summary" => kind.summary = line(reader, name, node),
        "tone" => kind.tone = line(reader, name, node),
        _ => kind.narration_style = line(reader, name, node),
    });
    (kind, reader.diagnostics.len())
}

const KIND_KEYS: [&str; 9] = [
    "name",
    "title",
    "also",
    "summary",
    "seconds",
    "orientation",
    "tone",
    "narration_style",
    "sections",
];
const SECTION_KEYS: [&str; 8] =
    ["name", "title", "takes", "says", "type", "weight", "direction", "start"];
const START_KEYS: [&str; 5] = ["type", "seconds", "ask", "show", "figure"];
const TYPES: [(&str, SceneType); 3] =
    [("a-roll", SceneType::ARoll), ("b-roll", SceneType::BRoll), ("overlay", SceneType::Overlay)];
const TAKES: [(&str, Takes); 3] =
    [("opening", Takes::Opening), ("points", Takes::Points), ("call", Takes::Call)];
const SOURCES: [(&str, Source); 2] = [("title", Source::Title), ("goal", Source::Goal)];

fn section(reader: &mut Reader, node: &Node<'_>) -> Section {
    let mut section = Section::default();
    each(reader, node, &SECTION_KEYS, |reader, name, node| match name {
        "takes" => section.takes = choice(reader, name, node, &TAKES).unwrap_or_default(),
        "type" => section.scene_type = choice(reader, name, node, &TYPES),
        "weight" => section.weight = seconds_of(reader, name, node),
        "says" => {
            let items = reader.items(name, node, "says: [goal]");
            section.says =
                items.iter().filter_map(|item| choice(reader, name, item, &SOURCES)).collect();
        }
        "start" => {
            let items = reader.items(name, node, "start: []");
            section.start = items.iter().map(|item| start(reader, item)).collect();
        }
        "name" => section.name = line(reader, name, node),
        "title" => section.title = line(reader, name, node),
        _ => section.direction = line(reader, name, node),
    });
    section
}

fn start(reader: &mut Reader, node: &Node<'_>) -> Start {
    let (ask, show, figure) = Default::default();
    let mut start = Start { scene_type: SceneType::ARoll, seconds: 0, ask, show, figure };
    each(reader, node, &START_KEYS, |reader, name, node| match name {
        "type" => {
            start.scene_type = choice(reader, name, node, &TYPES).unwrap_or(SceneType::ARoll);
        }
        "seconds" => start.seconds = seconds_of(reader, name, node),
        "ask" => start.ask = line(reader, name, node),
        "show" => start.show = line(reader, name, node),
        _ => start.figure = line(reader, name, node),
    });
    start
}

/// Hands every known entry of a mapping to `take`.
fn each(
    reader: &mut Reader,
    node: &Node<'_>,
    keys: &[&str],
    mut take: impl FnMut(&mut Reader, &str, &Node<'_>),
) {
    let Value::Map(entries) = &node.value else {
        return reader.mistyped("a part of a kind", node, "a mapping", "name: hook");
    };
    for (key, node) in entries {
        if keys.contains(&key.text.as_ref()) {
            take(reader, &key.text, node);
        } else {
            reader.unknown(key, keys, entries);
        }
    }
}

fn line(reader: &mut Reader, name: &str, node: &Node<'_>) -> String {
    reader.str(name, node, "text").map(one_line).unwrap_or_default()
}

fn choice<T: Copy>(
    reader: &mut Reader,
    name: &str,
    node: &Node<'_>,
    choices: &[(&str, T)],
) -> Option<T> {
    reader.choice(name, node, choices).map(|found| found.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_right() {
        assert!(BUILTINS.is_sorted_by_key(|builtin| builtin.name));
        assert!(kind(DEFAULT).is_some());
        for builtin in &BUILTINS {
            let (kind, wrong) = read(builtin.yaml);
            assert_eq!((kind.name.as_str(), wrong), (builtin.name, 0));
            assert!(!kind.title.is_empty() && !kind.summary.is_empty() && !kind.tone.is_empty());
            let starts = kind.sections.iter().flat_map(|section| &section.start);
            let seconds: u64 = starts.map(|start| start.seconds).sum();
            assert_eq!(seconds, kind.seconds, "{}", kind.name);
            for section in &kind.sections {
                assert!(section.weight > 0 && !section.title.is_empty(), "{}", section.name);
                assert!(!section.direction.is_empty() && !section.start.is_empty());
            }
            let calls = kind.sections.iter().filter(|section| section.takes == Takes::Call);
            assert_eq!(calls.count(), 1, "{}", kind.name);
            assert!(kind.sections.iter().any(|section| section.takes == Takes::Points));
        }
    }

    #[test]
    fn names_are_told_apart() {
        let mut all: Vec<String> = kinds().map(|kind| kind.name.clone()).collect();
        all.extend(kinds().flat_map(|kind| kind.also.iter().map(|also| normalize(also))));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        for name in ["Product demo", "PRODUCT_DEMO", "demo", "product-demo"] {
            assert_eq!(kind(name).map(|kind| kind.name.as_str()), Some("product-demo"), "{name}");
        }
        assert_eq!(nearest("tutorail"), Some("tutorial"));
    }
}
