//! What a plan holds. This is what templates see and what `export --to json` writes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ast::{MediaKind, SceneType, Spanned};
use crate::source::Span;
use crate::style::Style;
use crate::text::Text;
use crate::time::Time;

/// B-roll of at most this length comes out black.
const BLACK_FRAMES: Time = Time::from_secs(5);

/// Version of the plan's JSON; a change that breaks readers raises it.
pub const PLAN_VERSION: u32 = 1;

/// A script, worked out.
///
/// Equality ignores places in the source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Plan {
    /// Version of the plan itself, now 1.
    pub version: u32,
    /// Front matter, `TITLE:`, a leading heading, the file's stem, or `untitled`.
    pub title: Text,
    /// The total that the script declares.
    pub duration: Option<Declared>,
    /// BCP 47 tag of the narration.
    pub language: String,
    /// English name of the language: `German`.
    pub language_name: String,
    /// Words a minute.
    pub pace: f64,
    /// Whether the agent may expand the narration.
    pub script: ScriptMode,
    /// Landscape or portrait, if asked for.
    pub orientation: Option<Orientation>,
    /// The provider's identifier of a presenter.
    pub avatar_id: Option<Text>,
    /// The provider's identifier of a voice.
    pub voice_id: Option<Text>,
    /// Facts of the chosen avatar.
    pub avatar: Option<AvatarFacts>,
    /// The prompt profile that the script asks for; `auto` if none.
    pub profile: String,
    /// The style in force; `None` if the script names none.
    pub style: Option<PlanStyle>,
    /// The sections' texts.
    pub sections: Sections,
    /// The exact strings to show, from the `ON-SCREEN TEXT` section.
    pub on_screen_text: Vec<ScreenText>,
    /// Whether the script has an `ON-SCREEN TEXT` section; its label's place.
    #[serde(skip)]
    pub on_screen_text_span: Option<Span>,
    /// Files that go with the request.
    pub files: Vec<File>,
    /// The scenes, in order.
    pub scenes: Vec<Scene>,
    /// Sums over the scenes.
    pub totals: Totals,
    /// Where the finished video is announced.
    pub callback_url: Option<Text>,
    /// The caller's own name for the job.
    pub callback_id: Option<Text>,
    /// Request fields for HeyGen alone.
    pub heygen: Map<String, Value>,
    /// Request fields for Runware alone.
    pub runware: Map<String, Value>,
    /// Places of front-matter keys in the source, for findings: `("style", span of the value)`.
    #[serde(skip)]
    pub places: Places,
}

impl Plan {
    /// The total that the script declares; failing that, the sum of its scenes if all give a length.
    pub fn declared_seconds(&self) -> Option<Time> {
        let lengths = || self.scenes.iter().map(|scene| Some(scene.declared?.length));
        let sum = || lengths().sum::<Option<Time>>().filter(|_| !self.scenes.is_empty());
        self.duration.map(|duration| duration.max).or_else(sum)
    }
}

/// Where settings are written, for findings about them. A value inside a mapping has the path of
/// its keys: `heygen.voice_settings.speed`.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<Place>);

#[derive(Clone, Debug)]
struct Place {
    path: Cow<'static, str>,
    key: Span,
    value: Span,
}

impl Places {
    /// The place of a setting's value.
    pub fn get(&self, path: &str) -> Option<Span> {
        self.find(path).map(|place| place.value)
    }

    /// The place of a setting's key.
    pub fn key(&self, path: &str) -> Option<Span> {
        self.find(path).map(|place| place.key)
    }

    /// The places of all values, in the order of the source.
    pub fn values(&self) -> impl Iterator<Item = Span> {
        self.0.iter().map(|place| place.value)
    }

    /// Adds the places of a key and its value.
    pub fn push(&mut self, path: impl Into<Cow<'static, str>>, key: Span, value: Span) {
        self.0.push(Place { path: path.into(), key, value });
    }

    fn find(&self, path: &str) -> Option<&Place> {
        self.0.iter().find(|place| place.path == path)
    }
}

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A declared length: `min` equals `max` unless a range is given.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Declared {
    /// The least length in seconds.
    #[serde(rename = "min_seconds")]
    pub min: Time,
    /// The greatest length in seconds.
    #[serde(rename = "max_seconds")]
    pub max: Time,
    /// Whether "about", "~" or a range says that it need not be exact.
    pub approximate: bool,
    /// Where it is written.
    #[serde(skip)]
    pub span: Span,
    /// Whether the front matter or a `DURATION:` line says it, where a fix may change it
    /// (otherwise it was found in running text).
    #[serde(skip)]
    pub editable: bool,
}

impl Declared {
    /// A length from settings.
    pub const fn new(min: Time, max: Time, approximate: bool, span: Span, editable: bool) -> Self {
        Self { min, max, approximate, span, editable }
    }
}

impl PartialEq for Declared {
    fn eq(&self, other: &Self) -> bool {
        (self.min, self.max, self.approximate) == (other.min, other.max, other.approximate)
    }
}

/// Whether the agent may expand the narration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ScriptMode {
    /// The narration is meaning and order.
    #[default]
    Adapt,
    /// The narration is spoken word for word.
    Verbatim,
}

/// The shape of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// 16:9.
    Landscape,
    /// 9:16.
    Portrait,
}

impl Orientation {
    /// `landscape` or `portrait`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Orientation::Landscape => "landscape",
            Orientation::Portrait => "portrait",
        }
    }
}

/// Facts of the chosen avatar that decide about framing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct AvatarFacts {
    /// How it was made.
    pub kind: Option<AvatarKind>,
    /// Its picture's shape.
    pub orientation: Option<AvatarShape>,
    /// Whether it brings a background.
    pub background: Option<bool>,
}

/// How an avatar was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AvatarKind {
    /// From one photo.
    Photo,
    /// In a studio.
    Studio,
    /// From a video.
    Video,
}

/// The shape of an avatar's picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AvatarShape {
    /// Wider than high.
    Landscape,
    /// Higher than wide.
    Portrait,
    /// As wide as high.
    Square,
}

/// A file that goes with the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct File {
    /// What `ASSET name` calls it; the file name if the script gives none.
    pub name: Option<Text>,
    /// What the agent should do with it.
    #[serde(rename = "use")]
    pub usage: Option<Text>,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: FileSource,
    /// Where the entry is written.
    #[serde(skip)]
    pub span: Span,
}

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", untagged)]
pub enum FileSource {
    /// A public address.
    Url {
        /// The address.
        url: Text,
    },
    /// An uploaded asset.
    AssetId {
        /// The provider's identifier.
        asset_id: Text,
    },
    /// A file on disk, relative to the script.
    Path {
        /// The path.
        path: Text,
    },
    /// Data in the script itself.
    Inline {
        /// MIME type.
        media_type: Text,
        /// Base64.
        data: Text,
    },
}

/// The style in force.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct PlanStyle {
    /// The name as written: `swiss-pulse`, `SWISS PULSE`.
    pub name: Option<Text>,
    /// The named style's rules; `None` if no such style is known.
    pub rules: Option<Cow<'static, Style>>,
    /// Rules of the script's own, from its STYLE section; they win over the named style's.
    pub text: Option<Text>,
    /// Where the name is written.
    #[serde(skip)]
    pub span: Span,
    /// The name that the STYLE section gives, also where the front matter's wins.
    #[serde(skip)]
    pub section_name: Option<Text>,
}

/// The sections' texts, lines joined.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Sections {
    /// Kind of video, length, energy, and the brief.
    pub format: Option<Text>,
    /// The one idea.
    pub thesis: Option<Text>,
    /// Emotional register.
    pub tone: Option<Text>,
    /// Who it is for.
    pub audience: Option<Text>,
    /// Look, surroundings or delivery of the presenter.
    pub avatar: Option<Text>,
    /// Music under the whole video.
    pub music: Option<Text>,
    /// How to speak.
    pub narration_style: Option<Text>,
    /// Remarks that are never rendered.
    pub notes: Option<Text>,
}

impl Plan {
    /// What the sections say, by their labels in canonical order; notes last.
    pub(crate) fn labelled_sections(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let sections = &self.sections;
        let style = self.style.as_ref().and_then(|style| style.text.as_ref());
        [
            ("FORMAT", sections.format.as_ref()),
            ("THESIS", sections.thesis.as_ref()),
            ("TONE", sections.tone.as_ref()),
            ("AUDIENCE", sections.audience.as_ref()),
            ("AVATAR", sections.avatar.as_ref()),
            ("MUSIC", sections.music.as_ref()),
            ("NARRATION STYLE", sections.narration_style.as_ref()),
            ("STYLE", style),
            ("NOTES", sections.notes.as_ref()),
        ]
        .into_iter()
        .filter_map(|(label, text)| Some((label, text?)))
    }
}

/// One exact string.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScreenText {
    /// The string, letter for letter.
    pub text: Text,
    /// Who said it, for a quotation.
    pub attribution: Option<Text>,
}

impl ScreenText {
    /// A string without attribution.
    pub const fn new(text: Text) -> Self {
        Self { text, attribution: None }
    }
}

/// A scene, worked out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Scene {
    /// The number in prompts: 1, 2, 3 …
    pub index: u32,
    /// The written number; the count where none is written.
    pub number: u32,
    /// The letter behind the written number.
    pub suffix: Option<char>,
    /// The type, if written.
    #[serde(rename = "type")]
    pub scene_type: Option<Spanned<SceneType>>,
    /// The media, in written order, without doubles.
    pub media: Vec<Spanned<MediaKind>>,
    /// Names of the files that `ASSET name` asks for.
    pub assets: Vec<Text>,
    /// What the scene is called.
    pub title: Option<Text>,
    /// What the scene is for in the whole.
    pub role: Option<Role>,
    /// When it starts: the written start, else the end of the scene before.
    pub start: Time,
    /// How long it lasts: the declared length, else the speech rounded up to half a second.
    pub seconds: Time,
    /// The written time.
    pub declared: Option<SceneTime>,
    /// The spoken words; a line break stands between two voiceover items.
    pub vo: Option<Text>,
    /// How they are spoken: the remarks behind the labels.
    pub delivery: Vec<Text>,
    /// The place of a `VO: none`, which says that nobody speaks.
    #[serde(skip)]
    pub silence: Option<Span>,
    /// What the speech costs.
    pub speech: Speech,
    /// Framing, gesture, camera.
    pub directions: Vec<Text>,
    /// The picture, when it is not layered.
    pub visual: Option<Text>,
    /// The layers in written order.
    pub layers: Vec<Layer>,
    /// Content on the left of an overlay.
    pub left: Option<Text>,
    /// Content on the right of an overlay.
    pub right: Option<Text>,
    /// Literal on-screen strings.
    pub text: Vec<ShownText>,
    /// The lower third.
    pub lower_third: Option<ShownText>,
    /// How the scene ends.
    pub transition: Option<Text>,
    /// Music of this scene.
    pub music: Option<Text>,
    /// Sound effects.
    pub sfx: Option<Text>,
    /// Remarks that are never rendered.
    pub notes: Vec<Text>,
    /// From the heading to the end of the last item.
    #[serde(skip)]
    pub span: Span,
    /// The heading.
    #[serde(skip)]
    pub heading: Span,
}

impl Scene {
    /// The written number with its letter: `6B`.
    pub fn label(&self) -> String {
        self.suffix
            .map_or_else(|| self.number.to_string(), |letter| format!("{}{letter}", self.number))
    }

    /// Whether the written type is `scene_type`.
    pub fn is(&self, scene_type: SceneType) -> bool {
        self.scene_type.is_some_and(|written| written.value == scene_type)
    }

    /// What the scene risks by its length, if it is B-roll of five seconds or less: pictures that
    /// have yet to be made come out as `black frames`, others are hardly seen.
    pub fn short_b_roll(&self) -> Option<&'static str> {
        let filmed = self.uses(MediaKind::Stock) || self.uses(MediaKind::Asset);
        let short = self.seconds > Time::ZERO && self.seconds <= BLACK_FRAMES;
        match self.is(SceneType::BRoll) && short {
            true if filmed => Some("short for B-roll"),
            true => Some("black frames"),
            false => None,
        }
    }

    /// Words a declared minute; characters in Chinese and Japanese.
    pub fn wpm(&self) -> Option<f64> {
        let seconds = self.declared?.length.seconds();
        (seconds > 0.0).then(|| f64::from(self.speech.words) * 60.0 / seconds)
    }

    /// Whether the scene uses a kind of media.
    pub fn uses(&self, kind: MediaKind) -> bool {
        self.media.iter().any(|medium| medium.value == kind)
    }
}

/// What a scene is for in the whole, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The first scene of two or more.
    Hook,
    /// The last scene of two or more.
    Close,
}

/// A scene's written time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SceneTime {
    /// How long.
    #[serde(rename = "seconds")]
    pub length: Time,
    /// When it starts, where a range says so.
    pub start: Option<Time>,
    /// When it ends, where a range says so, as written.
    pub end: Option<Time>,
    /// The figures and their unit.
    #[serde(skip)]
    pub span: Span,
}

impl SceneTime {
    /// A written time.
    pub const fn new(length: Time, range: Option<(Time, Time)>, span: Span) -> Self {
        let (start, end) = match range {
            Some((start, end)) => (Some(start), Some(end)),
            None => (None, None),
        };
        Self { length, start, end, span }
    }
}

impl PartialEq for SceneTime {
    fn eq(&self, other: &Self) -> bool {
        (self.length, self.start, self.end) == (other.length, other.start, other.end)
    }
}

/// What speech costs: an estimate, and the spread between good narrators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Speech {
    /// The estimate in seconds.
    #[serde(rename = "seconds")]
    pub estimate: Time,
    /// A quick narrator's seconds.
    #[serde(rename = "quick_seconds")]
    pub quick: Time,
    /// A slow narrator's seconds.
    #[serde(rename = "slow_seconds")]
    pub slow: Time,
    /// Words of the spoken form; characters in Chinese and Japanese.
    pub words: u32,
}

impl Speech {
    /// An estimate.
    pub const fn new(estimate: Time, quick: Time, slow: Time, words: u32) -> Self {
        Self { estimate, quick, slow, words }
    }
}

/// One visual layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Layer {
    /// 1 background, 2 hero, 3 supporting, 4 information bar, 5 effects.
    pub number: u8,
    /// What happens on it.
    pub text: Text,
    /// From the label to the end of the text.
    #[serde(skip)]
    pub span: Span,
}

impl Layer {
    /// A layer.
    pub const fn new(number: u8, text: Text, span: Span) -> Self {
        Self { number, text, span }
    }
}

/// A string to show and how it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShownText {
    /// The string, without quotes.
    pub text: Text,
    /// How it is shown.
    pub styling: Option<Text>,
}

impl ShownText {
    /// A string to show.
    pub const fn new(text: Text, styling: Option<Text>) -> Self {
        Self { text, styling }
    }
}

/// Sums over the scenes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Totals {
    /// The scenes' lengths.
    pub seconds: Time,
    /// All speech.
    pub speech: Speech,
    /// Number of scenes.
    pub scenes: u32,
}
