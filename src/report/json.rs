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

/// A finding of `shotlist check`.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Finding<'a> {
    /// The rule that found it, as `shotlist explain` takes it.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::rule"))]
    rule: &'a str,
    /// How bad it is.
    severity: Severity,
    /// What is wrong, in one clause.
    message: &'a str,
    /// The script; standard input is `<stdin>`.
    file: &'a str,
    /// The narrowest place that shows it.
    range: Range,
    /// The written number of the scene it is in, without the letter of `6B`.
    scene: Option<u32>,
    /// What to do about it.
    help: Option<&'a str>,
    /// The repair, if there is one.
    fix: Option<JsonFix<'a>>,
    /// The address of the rule's page; none is published yet.
    #[cfg_attr(feature = "schema", schemars(extend("examples" = [null])))]
    url: Option<&'a str>,
}

/// A repair.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct JsonFix<'a> {
    /// What it does, as an order.
    title: &'a str,
    /// Whether it keeps the meaning: `--fix` makes safe repairs, `--unsafe-fixes` all of them.
    applicability: Applicability,
    /// The changes, in source order, without overlaps.
    edits: Vec<JsonEdit<'a>>,
}

/// A change of the script's text.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct JsonEdit<'a> {
    /// What is replaced; where it is empty, something is inserted.
    range: Range,
    /// What stands there afterwards.
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
