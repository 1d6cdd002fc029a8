//! The configuration: what `shotlist.toml` says.

mod load;
mod test;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::options::Durations;
use crate::speech::{Language, Pace};

pub use test::{TestCase, TestConfig, Texts};

/// A whole configuration. Unknown keys are refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Config {
    /// Another configuration that this one builds on, relative to it.
    pub extend: Option<String>,
    /// Which rules are on, and their numbers.
    pub lint: LintConfig,
    /// How speech is timed.
    pub timing: TimingConfig,
    /// Where styles are looked for.
    pub styles: PathsConfig,
    /// Where templates are looked for.
    pub templates: PathsConfig,
    /// How prompts are rendered.
    pub render: RenderConfig,
    /// What prompts are rendered for.
    pub target: TargetConfig,
    /// Which prompts are compared with snapshots.
    pub test: TestConfig,
}

/// `[lint]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct LintConfig {
    /// Rules or groups that are on; all but the pedantic ones if empty.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::selectors"))]
    pub select: Vec<String>,
    /// Rules or groups that are on besides the selected ones.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::selectors"))]
    pub extend_select: Vec<String>,
    /// Rules or groups that are off.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::selectors"))]
    pub ignore: Vec<String>,
    /// Another severity for a rule or group.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::severities"))]
    pub severity: BTreeMap<String, crate::Severity>,
    /// Rules or groups that are off for files whose path matches a pattern.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::per_file"))]
    pub per_file_ignores: BTreeMap<String, Vec<String>>,
    /// A rule's own numbers and words: `[lint.rules."timing/vo-overrun"] tolerance = 0.1`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::rule_options"))]
    pub rules: BTreeMap<String, Map<String, Value>>,
}

/// `[timing]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", schemars(extend("not" = { "required": ["pace", "calibrate"] })))]
pub struct TimingConfig {
    /// Words a minute, or `slow`, `normal`, `fast`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::pace"))]
    pub pace: Option<Value>,
    /// The pace of a voice by a sample of it, instead of `pace`.
    pub calibrate: Option<Calibration>,
    /// BCP 47 tag for scripts that give none.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::language"))]
    pub language: Option<String>,
    /// Pauses, margins and rates of the speech model that differ from the built-in ones.
    #[serde(skip_serializing_if = "is_default")]
    pub figures: crate::speech::Figures,
}

fn is_default(figures: &crate::speech::Figures) -> bool {
    *figures == crate::speech::Figures::default()
}

/// A sample of a voice: `calibrate = { text = "…", seconds = 12.4 }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Calibration {
    /// What the voice said.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub text: String,
    /// How long it took.
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub seconds: f64,
}

impl TimingConfig {
    /// Words a minute; `None` if nothing usable is set.
    ///
    /// A sample is measured in `language`, a pace is the same in all of them.
    pub fn pace(&self, language: &Language) -> Option<f64> {
        let sampled = || {
            let sample = self.calibrate.as_ref()?;
            Pace::calibrate(&sample.text, sample.seconds, language)
        };
        self.written_pace().or_else(sampled).map(Pace::wpm)
    }

    fn written_pace(&self) -> Option<Pace> {
        let pace = self.pace.as_ref()?;
        match (pace.as_f64(), pace.as_str()) {
            (Some(wpm), _) => (60.0..=260.0).contains(&wpm).then(|| Pace::new(wpm)),
            (_, Some("slow")) => Some(Pace::SLOW),
            (_, Some("normal")) => Some(Pace::NORMAL),
            (_, Some("fast")) => Some(Pace::FAST),
            _ => None,
        }
    }
}

/// `[styles]` and `[templates]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct PathsConfig {
    /// Folders, relative to the configuration, looked through before the built-in ones.
    pub paths: Vec<String>,
}

/// `[render]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct RenderConfig {
    /// The profile for scripts that give none.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::profile"))]
    pub profile: Option<String>,
    /// Whether scenes carry their seconds.
    pub durations: Option<Durations>,
    /// Optimizer passes by name: `spoken = false` leaves one out.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::passes"))]
    pub passes: BTreeMap<String, bool>,
}

/// `[target]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct TargetConfig {
    /// `heygen`, `heygen-video`, `runware` or `mcp`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::target"))]
    pub name: Option<String>,
}
