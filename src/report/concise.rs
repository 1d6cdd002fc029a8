//! `file:line:col: severity[rule] message`

use super::places::Places;
use super::plain::one_line;
use super::{Look, Report, full};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// One line a finding, for editors and `grep`.
pub(super) struct Concise(pub(super) Look);

impl Report for Concise {
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let path = one_line(source.path());
        let mut places = Places::new(source);
        let lines = diagnostics.iter().map(|diagnostic| {
            let place = places.start(diagnostic.span.start);
            let severity = full::severity_style(diagnostic.severity, self.0);
            format!(
                "{path}:{}:{}: {severity}{}[{}]{severity:#} {}\n",
                place.line,
                place.column,
                diagnostic.severity.as_str(),
                diagnostic.rule,
                one_line(&diagnostic.message),
            )
        });
        lines.collect()
    }
}
