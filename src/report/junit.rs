//! `JUnit` XML, which every build server reads: a test suite a file, a test case a finding.
//!
//! Errors and warnings are failures, as other linters report them; remarks and files without
//! findings pass.

use std::collections::BTreeMap;

use super::paths::slashes;
use super::places::Places;
use super::plain::{neutralize, one_line};
use super::{Report, Totals, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// The test suites.
pub(super) struct Junit;

impl Report for Junit {
    fn begin(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"shotlist\">\n".to_owned()
    }

    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let path = slashes(source.path());
        let failures = diagnostics.iter().filter(|finding| fails(finding)).count();
        let tests = diagnostics.len().max(1);
        let cases = match diagnostics {
            [] => passed(&path),
            _ => cases(source, &path, diagnostics),
        };
        let path = xml(&path);
        format!(
            "  <testsuite name=\"{path}\" file=\"{path}\" tests=\"{tests}\" \
             failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n{cases}  </testsuite>\n"
        )
    }

    fn end(&self, _: &Totals) -> String {
        "</testsuites>\n".to_owned()
    }
}

fn fails(finding: &Diagnostic) -> bool {
    finding.severity > Severity::Info
}

/// A suite without a test would not be shown.
fn passed(path: &str) -> String {
    format!("    <testcase name=\"check\" classname=\"{}\" time=\"0\"/>\n", class(path))
}

/// Build servers take what follows the last full stop for the class, and what precedes it for its
/// package: `launch` says more than `shot`.
fn class(path: &str) -> String {
    xml(path.strip_suffix(".shot").unwrap_or(path))
}

fn cases(source: &Source, path: &str, diagnostics: &[Diagnostic]) -> String {
    let mut places = Places::new(source);
    let mut seen = BTreeMap::new();
    let cases = diagnostics.iter().map(|finding| {
        let place = places.start(finding.span.start);
        let text =
            format!("{path}:{}:{}: {}", place.line, place.column, remarks::in_lines(finding));
        case(path, &name(&mut seen, finding), finding, &text)
    });
    cases.collect()
}

/// The rule, numbered from its second finding on. Build servers follow a test by its name, so it
/// holds no line number.
fn name(seen: &mut BTreeMap<&'static str, usize>, finding: &Diagnostic) -> String {
    let count = seen.entry(finding.rule).or_default();
    *count += 1;
    if *count == 1 { finding.rule.to_owned() } else { format!("{} #{count}", finding.rule) }
}

fn case(path: &str, name: &str, finding: &Diagnostic, text: &str) -> String {
    let (class, name, text) = (class(path), xml(name), xml(text));
    let outcome = if fails(finding) {
        let (kind, message) = (finding.severity.as_str(), xml(&one_line(&finding.message)));
        format!("<failure type=\"{kind}\" message=\"{message}\">{text}</failure>")
    } else {
        format!("<system-out>{text}</system-out>")
    };
    format!(
        "    <testcase name=\"{name}\" classname=\"{class}\" time=\"0\">\n      {outcome}\n    \
         </testcase>\n"
    )
}

/// Text for an element or an attribute in double quotes. XML has no way to write most control
/// characters, not even as a number.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in neutralize(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
