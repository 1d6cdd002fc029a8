//! The syntax tree: what stands in a script, in the order and spelling in which it stands there.
//!
//! The parser and the importers build it; the formatter prints it; [`crate::plan`] reads it.
//! Variables are still `{{ name }}`, front matter is still YAML.

use serde::{Deserialize, Serialize};

use crate::source::Span;
use crate::text::Text;
use crate::time::Time;

/// A whole script.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Script {
    /// The YAML between the two `---` lines at the top.
    pub front: Option<FrontMatter>,
    /// A leading Markdown heading: the title.
    pub heading: Option<Text>,
    /// Sections, before and after the scenes, in source order.
    pub sections: Vec<Section>,
    /// The scenes in source order.
    pub scenes: Vec<Scene>,
    /// Every `//` line, in source order.
    pub comments: Vec<Comment>,
    /// What front matter would say: the settings of an imported file, which has no front matter
    /// of its own. Empty for a `.shot` script.
    pub settings: Vec<Setting>,
}

/// One setting of an imported file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Setting {
    /// The key of the front matter: `orientation`.
    pub key: String,
    /// Its value as YAML on one line.
    pub yaml: String,
    /// Where the file says it.
    pub span: Span,
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.yaml == other.yaml
    }
}

impl Setting {
    /// A setting with its place.
    pub fn new(key: impl Into<String>, yaml: impl Into<String>, span: Span) -> Self {
        Self { key: key.into(), yaml: yaml.into(), span }
    }
}

/// The front matter's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FrontMatter {
    /// From the first `---` to the end of the second.
    pub span: Span,
    /// The YAML between them.
    pub yaml: Span,
}

/// A `// …` line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comment {
    /// From `//` to the end of the line.
    pub span: Span,
    /// What stands behind `//`, trimmed.
    pub text: Text,
}

/// What a section is for. The order is that of the canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SectionKind {
    /// `TITLE:`, as the front matter's `title`.
    Title,
    /// `LANGUAGE:`, as the front matter's `language`.
    Language,
    /// `DURATION:` outside scenes, as the front matter's `duration`.
    Duration,
    /// Kind of video, length, energy; text without a label before the first scene belongs to it.
    Format,
    /// The one idea.
    Thesis,
    /// Emotional register.
    Tone,
    /// Who it is for.
    Audience,
    /// Look and surroundings of the presenter, or delivery.
    Avatar,
    /// Exact strings to show.
    OnScreenText,
    /// Music under the whole video.
    Music,
    /// How to speak.
    NarrationStyle,
    /// A named style and rules of its own.
    Style,
    /// Remarks that are never rendered.
    Notes,
    /// An empty `SCRIPT:` line, which says only that scenes follow.
    Script,
}

/// `LABEL: text` outside scenes, or text without a label (then `label` is empty).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// From the label to the end of the text.
    pub span: Span,
    /// The label without its colon; empty for the brief.
    pub label: Span,
    /// What stands between label and colon: `SWISS PULSE (Müller-Brockmann)` of
    /// `STYLE — SWISS PULSE (Müller-Brockmann): …`, or a bracketed remark.
    pub qualifier: Option<Text>,
    /// The lines of the text, each trimmed, bullets kept. The first is what stands on the label's line.
    pub lines: Vec<Text>,
}

/// Who is seen in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SceneType {
    /// The presenter speaks to the camera.
    ARoll,
    /// No presenter.
    BRoll,
    /// Presenter and content together.
    Overlay,
}

impl SceneType {
    /// The canonical spelling: `A-ROLL`, `B-ROLL`, `OVERLAY`.
    pub const fn as_str(self) -> &'static str {
        match self {
            SceneType::ARoll => "A-ROLL",
            SceneType::BRoll => "B-ROLL",
            SceneType::Overlay => "OVERLAY",
        }
    }
}

/// Where a scene's pictures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MediaKind {
    /// Animated text, charts, icons.
    MotionGraphics,
    /// Library footage.
    Stock,
    /// Generated pictures or clips.
    AiGenerated,
    /// The user's own file.
    Asset,
}

impl MediaKind {
    /// The canonical spelling: `MOTION GRAPHICS`, `STOCK`, `AI-GENERATED`, `ASSET`.
    pub const fn as_str(self) -> &'static str {
        match self {
            MediaKind::MotionGraphics => "MOTION GRAPHICS",
            MediaKind::Stock => "STOCK",
            MediaKind::AiGenerated => "AI-GENERATED",
            MediaKind::Asset => "ASSET",
        }
    }
}

/// A value and the place where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Places do not count: two scripts that differ only in where things stand are the same script.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|value| Self::new(value, Span::default()))
    }
}

/// One medium of a scene.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Medium {
    /// The kind.
    pub kind: MediaKind,
    /// The entry of `files` that `ASSET name` names.
    pub asset: Option<Text>,
    /// Where it is written.
    pub span: Span,
}

/// A time as it is written in a heading or a `DURATION:` item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// `8s`: how long.
    Length(Time),
    /// `0:08–0:20`: from when to when.
    Range(Time, Time),
}

/// A time and its place.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct WrittenTime {
    /// The value.
    pub value: TimeValue,
    /// Whether "about" or "~" stands before it.
    pub approximate: bool,
    /// The figures and their unit, without brackets.
    pub span: Span,
}

impl PartialEq for WrittenTime {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// The written number of a scene: `6` or `6B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SceneNumber {
    /// The digits.
    pub value: u32,
    /// The letter behind them, in upper case.
    pub suffix: Option<char>,
    /// Where it is written.
    pub span: Span,
}

/// `SCENE 2 — B-ROLL, MOTION GRAPHICS (12s): Signups`
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Heading {
    /// The line without indent and line break.
    pub span: Span,
    /// The word `SCENE`, `SHOT` or `SEGMENT`.
    pub keyword: Span,
    /// The number, if one is written.
    pub number: Option<SceneNumber>,
    /// The type; of several the first, but that presenter and content together are an overlay.
    pub scene_type: Option<Spanned<SceneType>>,
    /// The media, in written order.
    pub media: Vec<Medium>,
    /// The time.
    pub time: Option<WrittenTime>,
    /// What is left, if it reads like a title.
    pub title: Option<Text>,
    /// What is left, if it reads like a description of the picture.
    pub visual: Option<Text>,
}

/// A heading and all until the next one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Scene {
    /// From the heading to the end of the last item.
    pub span: Span,
    /// The heading.
    pub heading: Heading,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// One thing in a scene.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Item {
    /// From the label (or the text, without one) to the end of the value.
    pub span: Span,
    /// The label without its colon; empty if there is none.
    pub label: Span,
    /// What it is.
    pub kind: ItemKind,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ItemKind {
    /// Spoken words.
    Voiceover(Voiceover),
    /// Framing, gesture, camera: `[…]`, a labelled or a bare line.
    Direction(Text),
    /// `LAYER n`.
    Layer {
        /// The number; `None` if it is no number from 1 to 5 (a finding says so).
        number: Option<u8>,
        /// What happens on the layer.
        text: Text,
    },
    /// The picture, when it is not layered.
    Visual(Text),
    /// Content on the left of an overlay.
    Left(Text),
    /// Content on the right of an overlay.
    Right(Text),
    /// A literal on-screen string.
    Shown(Shown),
    /// A lower third.
    LowerThird(Shown),
    /// `MEDIA:`.
    Media(Vec<Medium>),
    /// `DURATION:`; `None` if it is no time (a finding says so).
    Duration(Option<WrittenTime>),
    /// `TRANSITION:` or a bare line that is nothing but a transition.
    Transition(Text),
    /// Music of this scene.
    Music(Text),
    /// A sound effect.
    Sfx(Text),
    /// A remark that is never rendered.
    Note(Text),
}

impl ItemKind {
    /// What is spoken, shown or described, without remark and styling; none for media and times.
    pub const fn text(&self) -> Option<&Text> {
        match self {
            ItemKind::Voiceover(vo) => Some(&vo.text),
            ItemKind::Shown(shown) | ItemKind::LowerThird(shown) => Some(&shown.text),
            ItemKind::Layer { text, .. }
            | ItemKind::Direction(text)
            | ItemKind::Visual(text)
            | ItemKind::Left(text)
            | ItemKind::Right(text)
            | ItemKind::Transition(text)
            | ItemKind::Music(text)
            | ItemKind::Sfx(text)
            | ItemKind::Note(text) => Some(text),
            ItemKind::Media(_) | ItemKind::Duration(_) => None,
        }
    }
}

/// `VO (warm): "…"`
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Voiceover {
    /// What stands in brackets behind the label, or behind the closing quote: how it is spoken.
    pub remark: Option<Text>,
    /// The words, without the quotes.
    pub text: Text,
    /// Whether they stand in quotes.
    pub quoted: bool,
}

/// A string to show and how it is shown.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Shown {
    /// The string, without quotes.
    pub text: Text,
    /// Whether it stands in quotes.
    pub quoted: bool,
    /// How it is shown: the text behind the closing quote, or a motion in the label.
    pub styling: Option<Text>,
}
