//! The rules that a configuration turns on, and one run of them.

use super::context::Context;
use super::merge::merge;
use super::rule::Rule;
use super::rules::RULES;
use super::select::{Selection, Selector, parse_all};
use super::sink::{Cause, Shared, Sink, withdraw_fix};
use super::suppress::{self, Suppressions};
use super::{RuleMeta, Severity, find, glob, nearest};
use crate::Error;
use crate::config::LintConfig;
use crate::diagnostic::Diagnostic;
use crate::plan::Scene;

/// The rules that a configuration turns on. Make one and lint many scripts with it.
#[derive(Debug)]
pub struct Linter {
    /// In the order of the catalogue.
    rules: Vec<Active>,
    selection: Selection,
    /// Path patterns and what is off for the files that they match.
    per_file: Vec<(String, Vec<Selector>)>,
}

/// A rule that is on.
#[derive(Debug)]
struct Active {
    meta: &'static RuleMeta,
    /// The rule with the configuration's options; `None` if it gives none.
    configured: Option<Box<dyn Rule>>,
    severity: Option<Severity>,
}

/// The two rounds in which rules run.
#[derive(Clone, Copy)]
enum Step {
    Check,
    Finish,
}

impl Active {
    fn rule(&self) -> &dyn Rule {
        self.configured.as_deref().unwrap_or(self.meta.rule)
    }

    fn run(
        &self,
        step: Step,
        cx: &Context<'_>,
        shared: &mut Shared,
        is_on: &dyn Fn(&str, bool) -> bool,
    ) {
        let mut sink = Sink { meta: self.meta, severity: self.severity, shared, is_on };
        match step {
            Step::Check => self.rule().check(cx, &mut sink),
            Step::Finish => self.rule().finish(cx, &mut sink),
        }
    }
}

impl Linter {
    /// Reads a configuration.
    ///
    /// # Errors
    /// [`Error::Option`] if it names a rule or an option that does not exist, or gives an option a
    /// value it cannot take.
    pub fn new(config: &LintConfig) -> Result<Self, Error> {
        if let Some(name) = config.rules.keys().find(|name| find(name).is_none()) {
            return Err(Error::option(no_such_rule(name)));
        }
        let selection = Selection::new(config)?;
        let per_file = config
            .per_file_ignores
            .iter()
            .map(|(pattern, names)| Ok((pattern.clone(), parse_all(names, "per-file-ignores")?)));
        let per_file = per_file.collect::<Result<_, Error>>()?;
        let mut rules = Vec::with_capacity(RULES.len());
        for meta in RULES {
            let options = config.rules.get(meta.name);
            let configured = options.map(|options| (meta.configure)(options)).transpose();
            let configured = configured.map_err(|error| Error::option(error.to_string()))?;
            if selection.is_on(meta.name, meta.pedantic) {
                let severity = selection.severity(meta.name, meta.pedantic);
                rules.push(Active { meta, configured, severity });
            }
        }
        Ok(Self { rules, selection, per_file })
    }

    /// Whether the rule of that name can report anything.
    pub fn is_on(&self, rule: &str) -> bool {
        self.selection.is_on(rule, find(rule).is_some_and(|rule| rule.pedantic))
    }

    /// The findings of the earlier stages and of the rules, in source order.
    pub fn lint(&self, cx: &Context<'_>, earlier: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.lint_some(cx, earlier, &mut |_| true)
    }

    /// The same with those findings alone that `counts` lets through. It is asked about every place,
    /// before three places or more of one rule become one finding.
    pub(crate) fn lint_some(
        &self,
        cx: &Context<'_>,
        earlier: Vec<Diagnostic>,
        counts: &mut dyn FnMut(&Diagnostic) -> bool,
    ) -> Vec<Diagnostic> {
        let path = cx.source.path();
        let here = self.per_file.iter().filter(|(pattern, _)| glob::matches(pattern, path));
        let off: Vec<&Selector> = here.flat_map(|(_, selectors)| selectors).collect();
        let is_on = |rule: &str, pedantic: bool| {
            self.selection.is_on(rule, pedantic)
                && !off.iter().any(|selector| selector.names(rule, pedantic))
        };
        let mut shared = Shared {
            suppressions: Suppressions::new(cx.script, cx.source.text().len()),
            ..Shared::default()
        };
        self.admit(cx, earlier, &is_on, &mut shared);
        // Which suppressions keep nothing quiet is known when all other rules have run.
        let (last, others): (Vec<&Active>, Vec<&Active>) = self
            .rules
            .iter()
            .filter(|active| {
                let (name, pedantic) = (active.meta.name, active.meta.pedantic);
                !off.iter().any(|selector| selector.names(name, pedantic))
            })
            .partition(|active| active.meta.name == suppress::RULE);
        for active in &others {
            active.run(Step::Check, cx, &mut shared, &is_on);
        }
        for active in others.into_iter().chain(last) {
            active.run(Step::Finish, cx, &mut shared, &is_on);
        }
        self.settle(cx, shared, counts)
    }

    /// Takes over the findings of earlier stages whose rules are on.
    fn admit(
        &self,
        cx: &Context<'_>,
        earlier: Vec<Diagnostic>,
        is_on: &dyn Fn(&str, bool) -> bool,
        shared: &mut Shared,
    ) {
        for mut finding in earlier {
            if !is_on(finding.rule, false) {
                continue;
            }
            let severity = self.selection.severity(finding.rule, false);
            finding.severity = severity.unwrap_or(finding.severity);
            let serious = finding.group() == "syntax" && finding.severity >= Severity::Warning;
            let place = finding.span.start;
            if shared.take(finding) && serious {
                let scene = cx.scene_at(place).map(|scene| Cause::Unread(scene.index));
                shared.causes.extend(scene);
                shared.causes.insert(Cause::Line(cx.source.lines().line_of(place)));
            }
        }
    }

    /// Puts the findings into the form in which they are shown.
    fn settle(
        &self,
        cx: &Context<'_>,
        mut shared: Shared,
        counts: &mut dyn FnMut(&Diagnostic) -> bool,
    ) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut shared.found);
        if found.is_empty() {
            return found;
        }
        shared.suppressions.settle();
        found.sort_by(|a, b| (a.rule, a.span, &a.message).cmp(&(b.rule, b.span, &b.message)));
        found.dedup_by(|a, b| a.rule == b.rule && a.span == b.span && a.message == b.message);
        for finding in &mut found {
            leave_kept_places(finding, &shared.suppressions);
        }
        found.retain(|finding| counts(finding));
        let mut shown = Vec::with_capacity(found.len());
        let mut of_rule = Vec::new();
        let mut rest = found.into_iter().peekable();
        while let Some(finding) = rest.next() {
            let rule = finding.rule;
            of_rule.push(finding);
            if rest.peek().is_none_or(|next| next.rule != rule) {
                shown.extend(self.merge(cx, std::mem::take(&mut of_rule)));
            }
        }
        for finding in &mut shown {
            leave_kept_places(finding, &shared.suppressions);
            finding.scene = match finding.scene.take() {
                None => cx.scene_at(finding.span.start).map(Scene::label),
                given => given.filter(|name| !name.is_empty()),
            };
        }
        shown.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
        shown
    }

    fn merge(&self, cx: &Context<'_>, of_rule: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let name = of_rule.first().map_or("", |finding| finding.rule);
        match self.rules.iter().find(|active| active.meta.name == name) {
            Some(active) => merge(cx, active.rule(), active.meta.many, of_rule),
            None => of_rule,
        }
    }
}

fn no_such_rule(name: &str) -> String {
    let hint = nearest(name).map(|rule| format!("; did you mean `{}`?", rule.name));
    format!("`[lint.rules]` names no rule: `{name}`{}", hint.unwrap_or_default())
}

/// Withdraws a repair that would change a place which a suppression keeps as it is.
fn leave_kept_places(finding: &mut Diagnostic, suppressions: &Suppressions) {
    let mut edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    if edits.any(|edit| suppressions.keeps(edit.span)) {
        withdraw_fix(finding);
    }
}
