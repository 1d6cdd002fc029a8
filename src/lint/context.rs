//! What a rule can look at.

use crate::ast::{self, Script};
use crate::options::{Durations, Options};
use crate::plan::{Plan, Scene, ScriptMode};
use crate::source::{Source, Span};
use crate::speech::{Language, Pace};
use crate::target::Target;
use crate::time::Time;

/// Everything that is known of a script when it is linted.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The text.
    pub source: &'a Source,
    /// The tree.
    pub script: &'a Script,
    /// What was worked out of it.
    pub plan: &'a Plan,
    /// Where the prompt goes.
    pub target: &'a Target,
    /// The caller's settings.
    pub options: &'a Options,
    /// Measures the prompt; `None` where no prompt can be made.
    pub prompt: Option<&'a dyn MeasurePrompt>,
}

impl<'a> Context<'a> {
    /// A context without a prompt.
    pub const fn new(
        source: &'a Source,
        script: &'a Script,
        plan: &'a Plan,
        target: &'a Target,
        options: &'a Options,
    ) -> Self {
        Self { source, script, plan, target, options, prompt: None }
    }

    /// Adds a way to measure the prompt. It is asked once, and only if a rule about prompts is on.
    #[must_use]
    pub const fn prompt(mut self, prompt: &'a dyn MeasurePrompt) -> Self {
        self.prompt = Some(prompt);
        self
    }

    /// The language of the narration.
    pub(crate) fn language(&self) -> &'static Language {
        Language::find(&self.plan.language).unwrap_or_else(|| Language::detect(""))
    }

    /// The pace of the narration.
    pub(crate) fn pace(&self) -> Pace {
        Pace::new(self.plan.pace)
    }

    /// Whether the narration is said word for word, so that what does not fit is cut.
    pub(crate) fn is_verbatim(&self) -> bool {
        let durations = self.options.durations.or(self.options.config.render.durations);
        self.plan.script == ScriptMode::Verbatim
            || durations == Some(Durations::Exact)
            || self.target.limits.verbatim
    }

    /// The tree of a scene of the plan: both hold the same scenes in the same order.
    pub(crate) fn tree(&self, scene: &Scene) -> Option<&'a ast::Scene> {
        self.script.scenes.get(scene.index.checked_sub(1)? as usize)
    }

    /// The scene that holds a place.
    pub(crate) fn scene_at(&self, offset: u32) -> Option<&'a Scene> {
        let scenes = &self.plan.scenes;
        let after = scenes.partition_point(|scene| scene.span.start <= offset);
        let scene = scenes.get(after.checked_sub(1)?)?;
        (offset <= scene.span.end).then_some(scene)
    }

    /// Where a finding about the script as a whole points: the first line.
    pub(crate) fn top(&self) -> Span {
        let front = self.script.front.map(|front| front.span.start);
        let start = front.or(self.script.scenes.first().map(|scene| scene.heading.span.start));
        let start = start.unwrap_or_default() as usize;
        let rest = self.source.text().get(start..).unwrap_or_default();
        let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
        Span::new(start, start + line)
    }
}

/// How long a prompt is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PromptSize {
    /// Unicode scalar values of the whole prompt.
    pub characters: usize,
    /// UTF-16 units of the whole prompt; as many as characters if nobody has counted them.
    pub utf16: usize,
    /// The same by section, in the order of the prompt.
    pub sections: Vec<(String, usize)>,
    /// A profile that needs fewer characters, and how many; 0 if only that it fits is known.
    pub shorter: Option<(String, usize)>,
}

impl PromptSize {
    /// A prompt's length, as a whole and by section.
    pub const fn new(characters: usize, sections: Vec<(String, usize)>) -> Self {
        Self { characters, utf16: characters, sections, shorter: None }
    }

    /// Adds the number of UTF-16 units.
    #[must_use]
    pub const fn utf16(mut self, units: usize) -> Self {
        self.utf16 = units;
        self
    }

    /// Adds a profile that needs fewer characters; 0 if only that it fits is known.
    #[must_use]
    pub fn shorter(mut self, profile: impl Into<String>, characters: usize) -> Self {
        self.shorter = Some((profile.into(), characters));
        self
    }
}

/// Measures the prompt of a script. Closures do.
pub trait MeasurePrompt: Sync {
    /// The length of the prompt; `None` if it cannot be made, which another finding says.
    fn measure(&self) -> Option<PromptSize>;
}

impl<F: Fn() -> Option<PromptSize> + Sync> MeasurePrompt for F {
    fn measure(&self) -> Option<PromptSize> {
        self()
    }
}

/// `10`, `8.5`: whole seconds without a decimal, for messages.
pub(crate) fn seconds(time: Time) -> String {
    format!("{time} s")
}
