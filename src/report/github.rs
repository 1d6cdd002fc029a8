//! `::error file=…,line=…::message`: commands that GitHub Actions turns into annotations.

use super::paths::slashes;
use super::places::{Places, Range};
use super::plain::one_line;
use super::{Report, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// The workflow commands, one line a finding.
pub(super) struct Github;

impl Report for Github {
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let path = one_line(&slashes(source.path()));
        let mut places = Places::new(source);
        let commands = diagnostics.iter().map(|finding| {
            let range = places.range(finding.span);
            let (level, properties) = (level(finding.severity), properties(&path, range, finding));
            format!("::{level} {properties}::{}\n", data(&message(&path, range, finding)))
        });
        commands.collect()
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// Columns go with places on one line only; GitHub refuses others. Both ends are inside the place.
fn properties(path: &str, range: Range, finding: &Diagnostic) -> String {
    let (start, last_line) = (range.start, range.last_line());
    let last_column = range.end.column.saturating_sub(1).max(start.column);
    let columns = if range.end.line == start.line {
        format!(",col={},endColumn={last_column}", start.column)
    } else {
        String::new()
    };
    let title = format!("shotlist ({})", finding.rule);
    format!(
        "file={},line={},endLine={last_line}{columns},title={}",
        property(path),
        start.line,
        property(&title),
    )
}

/// The log of a workflow shows nothing but this, so it says the place and the rule once more.
fn message(path: &str, range: Range, finding: &Diagnostic) -> String {
    let (start, rule) = (range.start, finding.rule);
    let text = remarks::in_lines(finding);
    format!("{path}:{}:{}: {rule}: {text}", start.line, start.column)
}

/// Escapes what would end the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
