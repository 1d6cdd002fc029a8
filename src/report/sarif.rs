//! SARIF 2.1.0, for code scanning: the rules once, then one result a line.

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::paths::uri;
use super::places::{Place, Places};
use super::{Report, Totals, json, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::lint::{self, RuleMeta};
use crate::source::{Source, Span};

/// The schema that the report keeps to.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log with one run.
pub(super) struct Sarif;

impl Report for Sarif {
    fn begin(&self) -> String {
        let rules: Vec<String> =
            lint::rules().iter().map(|rule| json::one_line(&Rule::new(rule))).collect();
        format!(
            r#"{{
  "$schema": "{SCHEMA}",
  "version": "2.1.0",
  "runs": [{{
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\r\n", "\n", "\r"],
    "tool": {{"driver": {{"name": "shotlist", "version": "{version}", "semanticVersion": "{version}", "rules": [
      {rules}
    ]}}}},
    "results": [
"#,
            version = env!("CARGO_PKG_VERSION"),
            rules = rules.join(",\n      "),
        )
    }

    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        if diagnostics.is_empty() {
            return String::new();
        }
        let file = File::new(source);
        let mut places = Places::new(source);
        // The place is part of a result anyway; without it a file can be renamed.
        let mut fingerprints = Fingerprints::new("");
        let results = diagnostics.iter().map(|diagnostic| {
            let fingerprint = fingerprints.next(source, diagnostic);
            let result = file.result(&mut places, diagnostic, fingerprint);
            format!("      {}", json::one_line(&result))
        });
        results.collect::<Vec<_>>().join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, totals: &Totals) -> String {
        let successful = totals.failed == 0;
        format!(
            "\n    ],\n    \"invocations\": [{{\"executionSuccessful\": {successful}}}]\n  }}]\n}}\n"
        )
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What every result of a file needs.
struct File<'a> {
    source: &'a Source,
    uri: String,
    /// Characters before each line.
    before: Vec<u32>,
}

impl<'a> File<'a> {
    fn new(source: &'a Source) -> Self {
        Self { source, uri: uri(source.path()), before: characters_before_lines(source) }
    }

    fn result<'b>(
        &'b self,
        places: &mut Places<'_>,
        diagnostic: &'b Diagnostic,
        fingerprint: String,
    ) -> SarifResult<'b> {
        let (own, others): (Vec<_>, Vec<_>) =
            diagnostic.labels.iter().partition(|label| label.span == diagnostic.span);
        let mut location = self.location(places, diagnostic.span);
        location.message = own.first().map(|label| Message::new(&label.message));
        location.logical_locations = diagnostic.scene.iter().map(Scene::new).collect();
        let mut places = Places::new(self.source);
        let related = (1..).zip(others).map(|(id, label)| Location {
            id: Some(id),
            message: Some(Message::new(&label.message)),
            ..self.location(&mut places, label.span)
        });
        SarifResult {
            rule_id: diagnostic.rule,
            rule_index: lint::rules().iter().position(|rule| rule.name == diagnostic.rule),
            level: level(diagnostic.severity),
            message: Message::new(&remarks::in_lines(diagnostic)),
            locations: [location],
            related_locations: related.collect(),
            fixes: diagnostic.fix.iter().map(|fix| self.fix(fix)).collect(),
            partial_fingerprints: Fingerprint { place: fingerprint },
        }
    }

    fn location(&self, places: &mut Places<'_>, span: Span) -> Location<'_> {
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.artifact(),
                region: self.region(places, span),
            },
            logical_locations: Vec::new(),
            message: None,
        }
    }

    fn artifact(&self) -> ArtifactLocation<'_> {
        ArtifactLocation { uri: &self.uri }
    }

    fn fix<'b>(&'b self, fix: &'b Fix) -> SarifFix<'b> {
        let mut places = Places::new(self.source);
        let replacement = |edit: &'b Edit| Replacement {
            deleted_region: self.region(&mut places, edit.span),
            inserted_content: Content { text: &edit.text },
        };
        SarifFix {
            description: Message::new(&fix.title),
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact(),
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
            properties: FixProperties { applicability: fix.applicability },
        }
    }

    fn region(&self, places: &mut Places<'_>, span: Span) -> Region {
        let range = places.range(span);
        let [start, end] = [range.start, range.end].map(|place| self.characters_before(place));
        Region {
            start_line: range.start.line,
            start_column: range.start.column,
            end_line: range.end.line,
            end_column: range.end.column,
            char_offset: start,
            char_length: end.saturating_sub(start),
            byte_offset: range.start.offset,
            byte_length: range.end.offset.saturating_sub(range.start.offset),
        }
    }

    fn characters_before(&self, place: Place) -> u32 {
        let line = self.before.get(place.line as usize - 1).copied().unwrap_or(0);
        line + place.column - 1
    }
}

/// A byte order mark is no character of the text.
fn characters_before_lines(source: &Source) -> Vec<u32> {
    let lines = source.lines();
    let mut before = Vec::with_capacity(lines.count());
    let mut characters = 0;
    for line in 1..=lines.count() as u32 {
        before.push(characters);
        let start = lines.start_of(line).unwrap_or(0);
        let end = lines.start_of(line + 1).unwrap_or(source.text().len() as u32);
        let text = source.slice(Span { start, end });
        let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { text };
        characters += text.chars().count() as u32;
    }
    before
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: DefaultConfiguration,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct DefaultConfiguration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: [&'static str; 1],
}

impl Rule {
    fn new(rule: &'static RuleMeta) -> Self {
        let docs = rule.docs();
        Self {
            id: rule.name,
            short_description: Message { text: rule.summary().to_owned() },
            full_description: Message { text: explanation(&docs) },
            default_configuration: DefaultConfiguration {
                level: level(rule.severity),
                enabled: !rule.pedantic,
            },
            properties: RuleProperties { tags: [rule.group()] },
            help: Help { text: docs.clone(), markdown: docs },
        }
    }
}

/// What stands before the examples, a line a paragraph.
fn explanation(docs: &str) -> String {
    let text = docs.split("\n## ").next().unwrap_or_default().trim();
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'a str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix<'a>>,
    partial_fingerprints: Fingerprint,
}

/// Not `primaryLocationLineHash`: that one GitHub works out for itself, and complains of others.
#[derive(Serialize)]
struct Fingerprint {
    #[serde(rename = "rulePlaceHash/v1")]
    place: String,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    /// A message without links: `[words](1)` would be one.
    fn new(text: &str) -> Self {
        Self { text: text.replace("](", "\\](") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "SARIF calls them so")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Scene>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation<'a>,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
struct Scene {
    name: String,
    kind: &'static str,
}

impl Scene {
    fn new(number: &String) -> Self {
        Self { name: format!("scene {number}"), kind: "scene" }
    }
}

/// A place in characters, and the same in bytes of the file, which a byte order mark belongs to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    char_offset: u32,
    char_length: u32,
    byte_offset: u32,
    byte_length: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix<'a> {
    description: Message,
    artifact_changes: [ArtifactChange<'a>; 1],
    properties: FixProperties,
}

#[derive(Serialize)]
struct FixProperties {
    applicability: Applicability,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}
