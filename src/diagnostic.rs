//! Findings: one type for syntax, style, lint, template and request problems.

use serde::{Deserialize, Serialize};

use crate::fix::Fix;
use crate::source::Span;

/// How bad a finding is. Only errors make `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// The video will probably be worse for it.
    Warning,
    /// The video will be wrong, or the request refused.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A remark at a place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark, without a full stop.
    pub message: String,
}

/// One finding.
///
/// The message says what is wrong, a label what stands at a place, the help what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Name of the rule, such as `timing/vo-overrun`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one clause: lower case at the start, no full stop.
    pub message: String,
    /// The narrowest place that shows it.
    pub span: Span,
    /// Remarks at this and other places. The one whose span equals `span` is shown at the caret.
    pub labels: Vec<Label>,
    /// Why it matters to the finished video, where the message does not say it.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// A repair.
    pub fix: Option<Fix>,
    /// The written number of the scene it belongs to, such as `4` or `6B`.
    pub scene: Option<String>,
}

impl Diagnostic {
    /// A finding without labels, note, help and fix.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            span,
            labels: Vec::new(),
            note: None,
            help: None,
            fix: None,
            scene: None,
        }
    }

    /// Adds a remark at the finding's own place.
    #[must_use]
    pub fn label(self, message: impl Into<String>) -> Self {
        let span = self.span;
        self.label_at(span, message)
    }

    /// Adds a remark at another place.
    #[must_use]
    pub fn label_at(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says why it matters.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers a repair.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Names the scene.
    #[must_use]
    pub fn scene(mut self, number: impl Into<String>) -> Self {
        self.scene = Some(number.into());
        self
    }

    /// The group of the rule: `timing` of `timing/vo-overrun`.
    pub fn group(&self) -> &'static str {
        self.rule.split_once('/').map_or(self.rule, |(group, _)| group)
    }
}
