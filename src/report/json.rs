//! One array of findings over all files, one finding a line.

use serde::Serialize;

use super::places::{Places, Range};
use super::{Report, Totals};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{Applicability, Fix};
use crate::source::Source;

/// The findings for programs.
pub(super) struct Json;

impl Report for Json {
    fn begin(&self) -> String {
        "[\n".to_owned()
    }

    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let findings = findings(source, diagnostics).map(|finding| format!("  {finding}"));
        findings.collect::<Vec<_>>().join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, totals: &Totals) -> String {
        end_of_array(totals).to_owned()
    }
}

/// What closes an array with one finding a line.
pub(super) fn end_of_array(totals: &Totals) -> &'static str {
    if totals.errors + totals.warnings + totals.infos > 0 { "\n]\n" } else { "]\n" }
}

/// Each finding as one object on one line.
pub(super) fn findings<'a>(
    source: &'a Source,
    diagnostics: &'a [Diagnostic],
) -> impl Iterator<Item = String> + 'a {
    let mut places = Places::new(source);
    diagnostics.iter().map(move |finding| one_line(&Finding::new(source, &mut places, finding)))
}

/// A value as JSON on one line.
pub(super) fn one_line(value: &impl Serialize) -> String {
    // Strings, numbers and nothing else: there is nothing in it that JSON could not hold.
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    file: &'a str,
    range: Range,
    /// The written number, without the letter of `6B`: as in `stats`.
    scene: Option<u32>,
    help: Option<&'a str>,
    fix: Option<JsonFix<'a>>,
    /// The rule's page; none is published yet.
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    range: Range,
    text: &'a str,
}

impl<'a> Finding<'a> {
    fn new(source: &'a Source, places: &mut Places<'_>, diagnostic: &'a Diagnostic) -> Self {
        Self {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            file: source.path(),
            range: places.range(diagnostic.span),
            scene: diagnostic.scene.as_deref().and_then(number),
            help: diagnostic.help.as_deref(),
            fix: diagnostic.fix.as_ref().map(|fix| JsonFix::new(source, fix)),
            url: None,
        }
    }
}

/// The digits of a scene's written number.
fn number(scene: &str) -> Option<u32> {
    scene.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().ok()
}

impl<'a> JsonFix<'a> {
    fn new(source: &Source, fix: &'a Fix) -> Self {
        let mut places = Places::new(source);
        let edits = fix.edits.iter();
        let edits = edits
            .map(|edit| JsonEdit { range: places.range(edit.span), text: &edit.text })
            .collect();
        Self { title: &fix.title, applicability: fix.applicability, edits }
    }
}
