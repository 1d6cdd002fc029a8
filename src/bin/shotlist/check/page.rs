//! The work on one script: it is changed if that is asked for, checked, and put into words.

use std::collections::BTreeMap;
use std::path::Path;

use shotlist::fix::{Applicability, fix_all};
use shotlist::lint::{Linter, add_ignores};
use shotlist::report::{Baseline, Look, Report, Statistics, Totals};
use shotlist::{Checked, Diagnostic, Error, Source};

use super::known::Known;
use crate::diff;
use crate::import;
use crate::input::Input;
use crate::settings::Settings;
use crate::text::in_line;

/// What is done to a script before it is reported on.
#[derive(Clone, Copy)]
pub(super) enum Task {
    /// Nothing.
    Look,
    /// Repairs are made.
    Repair(Applicability),
    /// Comments are written that keep its findings quiet.
    Ignore,
}

/// What is done to every script.
pub(super) struct Work<'a> {
    pub(super) task: Task,
    pub(super) statistics: bool,
    pub(super) settings: &'a Settings,
    pub(super) linters: BTreeMap<&'a Path, Linter>,
    pub(super) known: Option<&'a Known>,
    pub(super) report: Box<dyn Report>,
    /// How diffs look, where they are asked for.
    pub(super) diff_look: Option<Look>,
}

/// One script's part of the report.
pub(super) struct Page {
    pub(super) input: Input,
    pub(super) text: String,
    /// What was understood of a file in another form.
    pub(super) remark: Option<String>,
    pub(super) totals: Totals,
    pub(super) change: Option<Change>,
    /// All findings, where a baseline is in use.
    pub(super) present: Option<Baseline>,
    pub(super) statistics: Statistics,
}

/// What becomes of a script.
pub(super) struct Change {
    pub(super) text: String,
    pub(super) diff: String,
    /// Repairs made, or places kept quiet.
    pub(super) count: usize,
    /// Findings that no comment keeps quiet: where, and which rule.
    pub(super) left: Vec<String>,
}

impl Work<'_> {
    pub(super) fn page(&self, input: &Input) -> Result<Page, Error> {
        let source = match self.task {
            Task::Look => input.read()?,
            Task::Repair(_) | Task::Ignore => input.read_own()?,
        };
        let (source, change) = match self.task {
            Task::Look => (source, None),
            Task::Repair(limit) => self.repaired(input, source, limit)?,
            Task::Ignore => self.ignored(input, &source)?,
        };
        let mut page = Page {
            input: input.clone(),
            text: String::new(),
            remark: None,
            totals: Totals::default(),
            change,
            present: None,
            statistics: Statistics::default(),
        };
        let checked = self.examine(&source, &mut page)?;
        page.remark = checked
            .imported
            .filter(|report| report.scenes > 0)
            .map(|report| format!("{}: {}\n", source.path(), import::understood(&report)));
        page.totals.add(&checked.diagnostics);
        page.totals.film(checked.plan.scenes.len(), checked.plan.totals.seconds);
        if let (Some(change), Task::Repair(_)) = (&page.change, self.task) {
            page.totals.fixed = change.count;
        }
        page.statistics.file(&checked.diagnostics);
        if !self.statistics {
            page.text = self.report.file(&source, &checked.diagnostics);
        }
        Ok(page)
    }

    /// The findings that are reported; `page` learns which are known, and how many there are.
    fn examine(&self, source: &Source, page: &mut Page) -> Result<Checked, Error> {
        let input = page.input.clone();
        let linter = self.linter(&input)?;
        let mut census = self.known.map(|known| known.census(&input));
        let mut counts = |finding: &Diagnostic| {
            let is_new = census.as_mut().is_none_or(|census| census.is_new(source, finding));
            if is_new && self.statistics {
                page.statistics.place(finding);
            }
            is_new
        };
        let checked = shotlist::check_some(linter, source, self.settings.of(&input), &mut counts)?;
        if let Some(census) = census {
            page.totals.known = census.known();
            page.present = Some(census.present());
        }
        Ok(checked)
    }

    /// The rules for a script.
    pub(super) fn linter(&self, input: &Input) -> Result<&Linter, Error> {
        let linter = self.linters.get(input.folder());
        linter.ok_or_else(|| Error::option(format!("{}: no settings", input.folder().display())))
    }

    /// The script with its repairs made. Known findings are repaired too.
    fn repaired(
        &self,
        input: &Input,
        source: Source,
        limit: Applicability,
    ) -> Result<(Source, Option<Change>), Error> {
        let old = source.text().to_owned();
        let (linter, options) = (self.linter(input)?, self.settings.of(input));
        let compile =
            |source: &Source| Ok(shotlist::check_with(linter, source, options)?.diagnostics);
        let done = fix_all(source, compile, limit)?;
        let change = self.change(&old, &done.source, done.fixed, &[]);
        Ok((done.source, Some(change)))
    }

    /// The script with comments that keep its findings quiet.
    fn ignored(&self, input: &Input, source: &Source) -> Result<(Source, Option<Change>), Error> {
        let old = source.text();
        let done = add_ignores(self.linter(input)?, source, self.settings.of(input))?;
        let change = self.change(old, &done.source, done.ignored, &done.left);
        Ok((done.source, Some(change)))
    }

    fn change(&self, old: &str, new: &Source, count: usize, left: &[Diagnostic]) -> Change {
        let place = |finding: &Diagnostic| {
            let at = new.position(finding.span.start);
            let path = in_line(Path::new(new.path()));
            format!("{path}:{}:{}: {}", at.line, at.column, finding.rule)
        };
        let diff = |look| diff::unified(new.path(), old, new.text(), look);
        Change {
            text: new.text().to_owned(),
            diff: self.diff_look.map(diff).unwrap_or_default(),
            count,
            left: left.iter().map(place).collect(),
        }
    }
}
