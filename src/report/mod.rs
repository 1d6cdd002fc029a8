//! Findings as people and machines read them. One file a format.
//!
//! A format is a [`Report`]: it writes the findings of one file at a time, independent of all
//! others, so that files can be reported in parallel and joined in order.

mod baseline;
mod concise;
mod excerpt;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod json_lines;
mod junit;
mod narrow;
mod paths;
mod places;
mod plain;
mod remarks;
mod sarif;
mod statistics;
#[cfg(test)]
mod tests;

use crate::diagnostic::{Diagnostic, Severity};
use crate::secret;
use crate::source::Source;
use crate::time::Time;

pub use baseline::{Baseline, Census};
pub use full::wrap;
#[cfg(feature = "schema")]
pub(crate) use json::Finding;
pub use plain::neutralize;
pub use statistics::Statistics;

/// A format that findings are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The place in the source, what is wrong with it and what to do.
    #[default]
    Full,
    /// `file:line:col: severity[rule] message`, one line a finding.
    Concise,
    /// By file, a quiet table.
    Grouped,
    /// One array of findings.
    Json,
    /// One finding a line, each an object of its own.
    JsonLines,
    /// Workflow commands, which GitHub Actions shows as annotations.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// `JUnit` XML: a test suite a file.
    Junit,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

impl Format {
    /// Every format with the name that `--output-format` takes.
    pub const ALL: [(&'static str, Format); 9] = [
        ("full", Format::Full),
        ("concise", Format::Concise),
        ("grouped", Format::Grouped),
        ("json", Format::Json),
        ("json-lines", Format::JsonLines),
        ("github", Format::Github),
        ("gitlab", Format::Gitlab),
        ("junit", Format::Junit),
        ("sarif", Format::Sarif),
    ];

    /// The format of that name.
    pub fn find(name: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, format)| format)
    }

    /// The format where none is asked for. `github_actions` is the value of the variable
    /// `GITHUB_ACTIONS`, which the workflow runner sets to `true`; the library reads no
    /// environment, so whoever calls it does.
    pub fn for_environment(github_actions: Option<&str>) -> Format {
        match github_actions {
            Some("true") => Format::Github,
            _ => Format::default(),
        }
    }

    /// What writes this format.
    pub fn report(self, look: Look) -> Box<dyn Report> {
        Box::new(Discreet(self.plain_report(look)))
    }

    fn plain_report(self, look: Look) -> Box<dyn Report> {
        match self {
            Format::Full => Box::new(full::Full(look)),
            Format::Concise => Box::new(concise::Concise(look)),
            Format::Grouped => Box::new(grouped::Grouped(look)),
            Format::Json => Box::new(json::Json),
            Format::JsonLines => Box::new(json_lines::JsonLines),
            Format::Github => Box::new(github::Github),
            Format::Gitlab => Box::new(gitlab::Gitlab),
            Format::Junit => Box::new(junit::Junit),
            Format::Sarif => Box::new(sarif::Sarif),
        }
    }
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Look {
    /// Columns of the terminal. Longer source lines are cut around the finding.
    pub width: usize,
    /// Whether to colour with ANSI escapes.
    pub color: bool,
}

impl Look {
    /// A look without colour.
    pub const fn plain(width: usize) -> Self {
        Self { width, color: false }
    }

    /// With colour or without.
    #[must_use]
    pub const fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }
}

/// 100 columns, no colour.
impl Default for Look {
    fn default() -> Self {
        Self::plain(100)
    }
}

/// Writes findings in one format: [`Report::begin`], then each file's text joined by
/// [`Report::between`] where both are not empty, then [`Report::end`].
pub trait Report: Send + Sync {
    /// What stands before the first file.
    fn begin(&self) -> String {
        String::new()
    }

    /// The findings of one file. Files without findings may give an empty text.
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String;

    /// What stands between two files.
    fn between(&self) -> &'static str {
        ""
    }

    /// What closes the report.
    fn end(&self, totals: &Totals) -> String {
        let _ = totals;
        String::new()
    }
}

/// A report that shows no API key which stands in a script.
struct Discreet(Box<dyn Report>);

impl Report for Discreet {
    fn begin(&self) -> String {
        self.0.begin()
    }

    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let hidden =
            if diagnostics.is_empty() { None } else { secret::hidden(source, diagnostics) };
        match hidden {
            Some((source, diagnostics)) => self.0.file(&source, &diagnostics),
            None => self.0.file(source, diagnostics),
        }
    }

    fn between(&self) -> &'static str {
        self.0.between()
    }

    fn end(&self, totals: &Totals) -> String {
        self.0.end(totals)
    }
}

/// The sums that close a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Files that were checked.
    pub files: usize,
    /// Files that could not be read or checked at all.
    pub failed: usize,
    /// Scenes in all of them.
    pub scenes: usize,
    /// How long all of them last.
    pub seconds: Time,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings that offer a repair.
    pub fixable: usize,
    /// Repairs that were made.
    pub fixed: usize,
    /// Findings that a baseline knows and that are left out.
    pub known: usize,
}

impl Totals {
    /// Counts one file's findings.
    pub fn add(&mut self, diagnostics: &[Diagnostic]) {
        self.files += 1;
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            self.fixable += usize::from(diagnostic.fix.is_some());
        }
    }

    /// Adds the sums of other files.
    pub fn merge(&mut self, other: &Totals) {
        self.files += other.files;
        self.failed += other.failed;
        self.scenes += other.scenes;
        self.seconds += other.seconds;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
        self.fixed += other.fixed;
        self.known += other.known;
    }

    /// Counts what a file films.
    pub fn film(&mut self, scenes: usize, seconds: Time) {
        self.scenes += scenes;
        self.seconds += seconds;
    }
}

/// The whole report of several files.
pub fn render(format: Format, files: &[(Source, Vec<Diagnostic>)], look: Look) -> String {
    let report = format.report(look);
    let mut totals = Totals::default();
    let mut pages = Vec::with_capacity(files.len());
    for (source, diagnostics) in files {
        totals.add(diagnostics);
        pages.push(report.file(source, diagnostics));
    }
    let pages: Vec<&str> =
        pages.iter().map(String::as_str).filter(|page| !page.is_empty()).collect();
    format!("{}{}{}", report.begin(), pages.join(report.between()), report.end(&totals))
}
