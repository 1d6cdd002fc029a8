//! Where rules put their findings, and where they learn what other rules have said.

use std::collections::BTreeSet;

use super::suppress::Suppressions;
use super::{RuleMeta, find};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// What is at the root of a finding, so that no two rules report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// A scene's length, by its index.
    Length(u32),
    /// Speech that is too long for a scene and those it runs on into, by the scene's index.
    Speech(u32),
    /// That a scene has no spoken words, by its index.
    Silence(u32),
    /// What a line shows, by its number from 1; or that it cannot be read.
    Line(u32),
    /// A syntax problem of some weight in a scene, by its index: what seems to be missing there
    /// may be what could not be read.
    Unread(u32),
}

/// What the rules of one run share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) suppressions: Suppressions,
    pub(super) causes: BTreeSet<Cause>,
    /// All findings so far that nothing keeps quiet.
    pub(super) found: Vec<Diagnostic>,
}

impl Shared {
    /// Takes a finding if no suppression keeps it quiet, and says whether it did.
    pub(super) fn take(&mut self, mut finding: Diagnostic) -> bool {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        let repairs: Vec<Span> = edits.map(|edit| edit.span).collect();
        if self.suppressions.cover(finding.rule, finding.span, &repairs) {
            return false;
        }
        if repairs.iter().any(|span| self.suppressions.forbid(finding.rule, *span)) {
            withdraw_fix(&mut finding);
        }
        self.found.push(finding);
        true
    }
}

/// Takes the repair from a finding, and its announcement from the help: "… (`--fix` does)".
pub(crate) fn withdraw_fix(finding: &mut Diagnostic) {
    finding.fix = None;
    if let Some(help) = &mut finding.help {
        help.truncate(help.find(" (`--").unwrap_or(help.len()));
    }
}

/// Takes the findings of one rule.
pub(crate) struct Sink<'s> {
    pub(super) meta: &'static RuleMeta,
    /// The severity that the configuration gives all findings of the rule.
    pub(super) severity: Option<Severity>,
    pub(super) shared: &'s mut Shared,
    pub(super) is_on: &'s dyn Fn(&str, bool) -> bool,
}

impl Sink<'_> {
    /// Begins a finding of the rule's own severity.
    pub(crate) fn finding(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.finding_of(self.meta.severity, span, message)
    }

    /// Begins a finding of another severity.
    pub(crate) fn finding_of(
        &self,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(self.meta.name, self.severity.unwrap_or(severity), span, message)
    }

    /// Begins a finding about the script as a whole, which belongs to no scene wherever it stands.
    pub(crate) fn finding_of_all(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.finding(span, message).scene("")
    }

    /// Reports a finding. `false` if a suppression keeps it quiet.
    pub(crate) fn push(&mut self, finding: Diagnostic) -> bool {
        self.shared.take(finding)
    }

    /// Takes a cause for this rule; `false` if an earlier rule has it.
    pub(crate) fn claim(&mut self, cause: Cause) -> bool {
        self.shared.causes.insert(cause)
    }

    /// Whether a rule has claimed a cause.
    pub(crate) fn is_claimed(&self, cause: Cause) -> bool {
        self.shared.causes.contains(&cause)
    }

    /// Whether a rule, or any rule of a group, has found something so far.
    pub(crate) fn has_found(&self, name: &str) -> bool {
        self.shared.found.iter().any(|found| found.rule == name || found.group() == name)
    }

    /// Whether the rule of that name is on for this script.
    pub(crate) fn is_on(&self, rule: &str) -> bool {
        (self.is_on)(rule, find(rule).is_some_and(|rule| rule.pedantic))
    }

    /// Whether something could not be read, or named, so far: what it hides is yet to be found.
    pub(crate) fn hides_findings(&self) -> bool {
        self.shared.found.iter().any(crate::fix::unmasks)
    }

    /// The suppressions of the script.
    pub(crate) fn suppressions(&self) -> &Suppressions {
        &self.shared.suppressions
    }
}
