//! What a caller can ask for, besides the script itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::files::{DiskFiles, Files};
use crate::target::Schema;

/// Whether scenes carry their seconds in the prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Durations {
    /// No seconds: the agent finds its own rhythm.
    Omit,
    /// `about 8s`.
    Approximate,
    /// `8s`.
    Exact,
}

/// Settings of one run. What is set here wins over the front matter, which wins over the
/// configuration, which wins over the defaults.
#[derive(Clone)]
pub struct Options {
    /// The configuration in force.
    pub config: Config,
    /// Values for `{{ name }}`, as from `--set`.
    pub vars: BTreeMap<String, String>,
    /// One row of data: values for `{{ name }}` that win over `vars`; unused columns are fine.
    pub row: BTreeMap<String, String>,
    /// Where styles and templates are read from.
    pub files: Arc<dyn Files>,
    /// Name or path of a style.
    pub style: Option<String>,
    /// Name or path of a prompt profile.
    pub profile: Option<String>,
    /// Path of a template, instead of a profile.
    pub template: Option<String>,
    /// Name of the target; `heygen` if none.
    pub target: Option<String>,
    /// Whether scenes carry their seconds; the profile decides if none.
    pub durations: Option<Durations>,
    /// Most characters of the prompt; the target's limit if none.
    pub max_chars: Option<usize>,
    /// Names of optimizer passes that are left out.
    pub skipped_passes: Vec<String>,
    /// The form of a request's body, where a target has several.
    pub schema: Schema,
    /// A UUID of version 4 for targets that want one for every request; the library makes none.
    pub task_uuid: Option<String>,
    /// Whether a request may leave out narration, pictures and files that it has no place for.
    pub allow_loss: bool,
    /// Which of several videos of an imported file, from 1; all of them if none.
    pub only: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            config: Config::default(),
            vars: BTreeMap::new(),
            row: BTreeMap::new(),
            files: Arc::new(DiskFiles),
            style: None,
            profile: None,
            template: None,
            target: None,
            durations: None,
            max_chars: None,
            skipped_passes: Vec::new(),
            schema: Schema::V3,
            task_uuid: None,
            allow_loss: false,
            only: None,
        }
    }
}

impl Options {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses a configuration.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// Sets a variable.
    #[must_use]
    pub fn set(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.vars.insert(name.into(), value.into());
        self
    }

    /// Reads styles and templates from elsewhere than the disk.
    #[must_use]
    pub fn files(mut self, files: impl Files + 'static) -> Self {
        self.files = Arc::new(files);
        self
    }

    /// Overrides the script's style.
    #[must_use]
    pub fn style(mut self, name: impl Into<String>) -> Self {
        self.style = Some(name.into());
        self
    }

    /// Overrides the script's profile.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Compiles for another target than `heygen`.
    #[must_use]
    pub fn target(mut self, name: impl Into<String>) -> Self {
        self.target = Some(name.into());
        self
    }

    /// Says whether scenes carry their seconds.
    #[must_use]
    pub fn durations(mut self, durations: Durations) -> Self {
        self.durations = Some(durations);
        self
    }

    /// Bounds the prompt.
    #[must_use]
    pub fn max_chars(mut self, characters: usize) -> Self {
        self.max_chars = Some(characters);
        self
    }

    /// Chooses the form of a request's body.
    #[must_use]
    pub fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Names the task of a request.
    #[must_use]
    pub fn task_uuid(mut self, uuid: impl Into<String>) -> Self {
        self.task_uuid = Some(uuid.into());
        self
    }

    /// Lets a request leave out what it has no place for.
    #[must_use]
    pub fn allow_loss(mut self, allow: bool) -> Self {
        self.allow_loss = allow;
        self
    }
}
