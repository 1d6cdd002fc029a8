//! GitLab's Code Quality report: what a merge request makes better or worse.

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::paths::slashes;
use super::places::{Places, Range};
use super::{Report, Totals, json, plain, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// One array of findings, one a line.
pub(super) struct Gitlab;

impl Report for Gitlab {
    fn begin(&self) -> String {
        "[\n".to_owned()
    }

    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let path = slashes(source.path());
        let mut places = Places::new(source);
        let mut fingerprints = Fingerprints::new(&path);
        let findings = diagnostics.iter().map(|diagnostic| {
            let finding = Finding {
                description: description(diagnostic),
                check_name: diagnostic.rule,
                fingerprint: fingerprints.next(source, diagnostic),
                severity: severity(diagnostic.severity),
                location: Location::new(&path, places.range(diagnostic.span)),
            };
            format!("  {}", json::one_line(&finding))
        });
        findings.collect::<Vec<_>>().join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, totals: &Totals) -> String {
        json::end_of_array(totals).to_owned()
    }
}

/// GitLab also knows `critical` and `blocker`; nothing in a script is that bad.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

/// GitLab shows one line, so it ends in what to do.
fn description(diagnostic: &Diagnostic) -> String {
    match remarks::help(diagnostic) {
        Some(help) => plain::one_line(&format!("{} – help: {help}", diagnostic.message)),
        None => plain::one_line(&diagnostic.message),
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

/// GitLab reads either `lines` or `positions`; other readers of the format know only one of them.
#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Between<u32>,
    positions: Between<Position>,
}

#[derive(Serialize)]
struct Between<T> {
    begin: T,
    end: T,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl<'a> Location<'a> {
    fn new(path: &'a str, range: Range) -> Self {
        let [begin, end] =
            [range.start, range.end].map(|at| Position { line: at.line, column: at.column });
        Self {
            path,
            lines: Between { begin: range.start.line, end: range.last_line() },
            positions: Between { begin, end },
        }
    }
}
