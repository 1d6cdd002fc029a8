//! What a style holds; one YAML file each.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A visual style: rules that an agent can follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Style {
    /// Kebab-case name: `swiss-pulse`.
    pub name: String,
    /// The name as a title: `Swiss Pulse`.
    pub title: String,
    /// Version of the style itself.
    pub version: String,
    /// The style that this one changes.
    pub extends: Option<String>,
    /// The designer in whose manner it is.
    pub after: Option<String>,
    /// Moods that it suits.
    pub mood: Vec<String>,
    /// Content that it suits.
    pub best_for: Vec<String>,
    /// One or two sentences.
    pub summary: String,
    /// The palette.
    pub colors: Palette,
    /// Most colours in one scene.
    pub max_colors: Option<u32>,
    /// Type.
    pub typography: Typography,
    /// Layout.
    pub layout: Layout,
    /// Motion.
    pub motion: Motion,
    /// Transitions.
    pub transitions: Transitions,
    /// Grain, paper, glass.
    pub texture: Vec<String>,
    /// What to avoid.
    pub avoid: Vec<String>,
    /// Keys that begin with `x_`: kept, not read.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Map<String, Value>,
}

/// A style's colours.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Palette {
    /// The colours that carry the picture.
    pub primary: Vec<Color>,
    /// The colours for emphasis.
    pub accent: Vec<Color>,
    /// Backgrounds and quiet text.
    pub neutral: Vec<Color>,
}

impl Palette {
    /// All colours: primary, accent, neutral.
    pub fn iter(&self) -> impl Iterator<Item = &Color> {
        self.primary.iter().chain(&self.accent).chain(&self.neutral)
    }
}

/// One colour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Color {
    /// `ink`, `signal orange`.
    pub name: String,
    /// `#1a1a1a`.
    pub hex: Option<String>,
    /// What it is for.
    pub role: String,
}

/// A style's type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Typography {
    /// Big type.
    pub display: Option<Face>,
    /// Running text.
    pub body: Option<Face>,
    /// Small text.
    pub caption: Option<Face>,
    /// Rules about type.
    pub rules: Vec<String>,
}

/// A typeface.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Face {
    /// `Helvetica`, `rounded sans`.
    pub family: String,
    /// `bold`, `thin`.
    pub weight: String,
    /// `all caps, wide`.
    pub style: String,
}

/// A style's layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Layout {
    /// `12 columns`.
    pub grid: String,
    /// `left`, `centred`.
    pub alignment: String,
    /// `16:9`.
    pub aspect_ratio: String,
    /// `at least 60 % empty`.
    pub negative_space: String,
    /// More rules.
    pub notes: Vec<String>,
}

/// A style's motion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Motion {
    /// How much energy.
    pub energy: Energy,
    /// Verbs to use.
    pub verbs: Vec<String>,
    /// `holds of 2–4 s`.
    pub pacing: String,
    /// More rules.
    pub notes: Vec<String>,
}

/// How much energy motion has.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Energy {
    /// Slow, gentle.
    Low,
    /// In between.
    #[default]
    Medium,
    /// Fast, loud.
    High,
}

/// A style's transitions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Transitions {
    /// Transitions to use.
    #[serde(rename = "use")]
    pub allowed: Vec<String>,
    /// Transitions never to use.
    pub avoid: Vec<String>,
}
