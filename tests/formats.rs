//! The output formats of `check`, held against the schemas and the rules of those who read them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use roxmltree::{Document, Node};
use serde_json::Value;
use shotlist::fix::{Applicability, Edit, Fix, apply_fixes};
use shotlist::report::{Format, Look, render};
use shotlist::{Config, Diagnostic, Options, Severity, Source, Span};

/// Two scripts, one with something of everything: several lines, two alphabets and emoji in front
/// of the findings, labels elsewhere, repairs of both kinds.
const FLAWED: &str = "---
titel: Tea
style: swiss-pulse
---

SCENE 1 — A-ROLL (5s): 🍵 الشاي، 100% \"hot\"
// 🎬 شاي
VO: \"🍵🍵 الشاي! Search traffic fell by sixteen percent, we know exactly why it happened, and the repair ships on Tuesday.\"

SCENE 2 — B-ROLL, MOTION GRAPHICS (4s): <A & B>
LAYER 1: A wave grows
TRANSITION: Slow dissolve

SCENE 3 — A-ROLL (6s): Close
VO: \"Try it today.\"
DURATION: 7s
";

const CLEAN: &str = "---
style: swiss-pulse
---

SCENE 1 — A-ROLL (8s): Hook
VO: \"Nobody reads the manual. Let us fix that.\"
";

/// Only some rules, so that new ones leave the snapshots alone.
const CONFIG: &str = r#"
[lint]
select = [
    "syntax/unknown-key",
    "syntax/conflicting-duration",
    "timing/vo-overrun",
    "timing/short-b-roll",
    "style/forbidden-transition",
]
severity = { "style/forbidden-transition" = "info" }
"#;

type Files = Vec<(Source, Vec<Diagnostic>)>;

fn source(path: &str, text: &str) -> Source {
    Source::new(path, text).expect("a small text")
}

fn checked(path: &str, text: &str, options: &Options) -> (Source, Vec<Diagnostic>) {
    let source = source(path, text);
    let checked = shotlist::check(&source, options).expect("options that suit the script");
    (source, checked.diagnostics)
}

fn two_scripts() -> Files {
    let config: Config = toml::from_str(CONFIG).expect("a configuration");
    let options = Options::new().config(config);
    let flawed = FLAWED.replace('\n', "\r\n");
    vec![
        checked("./films/launch, 1.shot", &flawed, &options),
        checked("films/clean.shot", CLEAN, &options),
    ]
}

fn written(format: &str, files: &Files) -> String {
    render(Format::find(format).expect("a format"), files, Look::default())
}

/// Every fixture of every rule, with every rule.
fn fixtures() -> Files {
    let mut paths = Vec::new();
    scripts(&root().join("tests/fixtures/lint"), &mut paths);
    paths.sort();
    let files = paths.iter().map(|path| {
        let text = fs::read_to_string(path).unwrap();
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        checked(&name, &text, &Options::new())
    });
    files.collect()
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|end| end == "shot") {
            found.push(path);
        }
    }
}

/// What a script may hold that a format has to escape, at odd places.
fn hostile() -> Files {
    let text = "\u{feff}VO: \"🍵 ]]> --> &amp; %0A\"\r\nعربي\rx\u{0}\u{1b}[31m\u{fffe}\n";
    let text: String = (0..=0xa0_u32).filter_map(char::from_u32).fold(text.to_owned(), with);
    let source = source("films/a b,c:d=e;\"<&>'%0A::error ::ä\n\u{1b}#?.shot", &text);
    let length = text.len();
    let places = [(0, 0), (0, 3), (0, 8), (3, 12), (12, 30), (12, length), (length, length)];
    let finding = |(start, end)| {
        let span = Span::new(start, end);
        Diagnostic::new("t/odd", Severity::Warning, span, text.clone())
            .label("[here](1) {0}\r\n")
            .label_at(Span::at(3), text.clone())
            .note("100%\n::error::no\r")
            .help(text.clone())
            .scene("6B")
            .fix(Fix::unsafe_(text.clone(), vec![Edit::replace(span, text.clone())]))
    };
    let findings = places.into_iter().map(finding).collect();
    vec![(source, findings)]
}

fn with(mut text: String, c: char) -> String {
    text.push(c);
    text
}

fn every_input() -> [Files; 4] {
    [two_scripts(), fixtures(), hostile(), Vec::new()]
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> String {
    fs::read_to_string(root().join("tests/fixtures/schemas").join(name)).unwrap()
}

/// Fails with everything that a JSON schema has to say about a report.
fn valid(name: &str, report: &str) -> Value {
    // One pattern of the SARIF schema, of a property that is not written here, holds a bracket too
    // many, which only JavaScript forgives.
    let schema = schema(name).replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator =
        jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let report: Value = serde_json::from_str(report).expect("JSON");
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    report
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).unwrap()
}

#[test]
fn every_format_as_it_is_written() {
    let files = two_scripts();
    for (name, format) in Format::ALL {
        let mut report = render(format, &files, Look::default());
        if format == Format::Sarif {
            // The rules have a test of their own; here they would change with every rule.
            let lines = report.lines().filter(|line| !line.starts_with("      {\"id\""));
            report = lines.map(without_index).collect::<Vec<_>>().join("\n");
        }
        insta::assert_snapshot!(name, report.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }
    let grouped = render(Format::Grouped, &files, Look::plain(72).color(true));
    insta::assert_snapshot!("grouped_narrow_in_colour", grouped.replace('\u{1b}', "ESC"));
}

fn without_index(line: &str) -> String {
    let Some((head, tail)) = line.split_once("\"ruleIndex\":") else { return line.to_owned() };
    format!("{head}\"ruleIndex\":N{}", tail.trim_start_matches(|c: char| c.is_ascii_digit()))
}

#[test]
fn formats_are_found_by_name() {
    for (name, format) in Format::ALL {
        assert_eq!(Format::find(name), Some(format));
    }
    assert_eq!(Format::for_environment(Some("true")), Format::Github);
    for other in [None, Some(""), Some("false"), Some("1")] {
        assert_eq!(Format::for_environment(other), Format::Full);
    }
}

#[test]
fn json_lines_are_the_objects_of_json() {
    for files in every_input() {
        let array: Vec<Value> = serde_json::from_str(&written("json", &files)).unwrap();
        let lines = written("json-lines", &files);
        let lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines, array);
    }
}

#[test]
fn sarif_keeps_to_its_schema() {
    for files in every_input() {
        let report = valid("sarif-2.1.0.json", &written("sarif", &files));
        let run = &report["runs"][0];
        let rules = list(&run["tool"]["driver"]["rules"]);
        let findings: Vec<(&Source, &Diagnostic)> = findings(&files).collect();
        assert_eq!(list(&run["results"]).len(), findings.len());
        for (result, (source, finding)) in list(&run["results"]).iter().zip(findings) {
            if finding.rule != "t/odd" {
                assert_eq!(rules[number(&result["ruleIndex"])]["id"], finding.rule);
            }
            sarif_places(result, source, finding);
            sarif_fix(result, source, finding);
        }
    }
}

fn findings(files: &Files) -> impl Iterator<Item = (&Source, &Diagnostic)> {
    files.iter().flat_map(|(source, found)| found.iter().map(move |finding| (source, finding)))
}

fn sarif_places(result: &Value, source: &Source, finding: &Diagnostic) {
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(region(place, source), source.slice(finding.span));
    let others = finding.labels.iter().filter(|label| label.span != finding.span);
    let related = list(&result["relatedLocations"]);
    assert_eq!(related.len(), others.clone().count());
    for (location, label) in related.iter().zip(others) {
        assert_eq!(region(&location["physicalLocation"], source), source.slice(label.span));
    }
}

/// The text of a region, after making sure that its three ways of naming it agree: by bytes, by
/// characters, and by lines and columns.
fn region<'s>(place: &Value, source: &'s Source) -> &'s str {
    let region = place.get("region").unwrap_or(place);
    let get = |key: &str| number(&region[key]);
    let text = source.text();
    let marked = text.len() - text.trim_start_matches('\u{feff}').len();
    let by_characters = |count: usize| {
        let rest = &text[marked..];
        marked + rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at)
    };
    let (start, length) = (get("byteOffset"), get("byteLength"));
    let bytes = start.max(marked)..(start + length).max(marked);
    let first = get("charOffset");
    assert_eq!(by_characters(first)..by_characters(first + get("charLength")), bytes);
    let column = |line: &str, column: &str| {
        let starts = line_starts(text);
        let line = starts[get(line) - 1].max(marked);
        line + text[line..]
            .char_indices()
            .nth(get(column) - 1)
            .map_or_else(|| text.len() - line, |(at, _)| at)
    };
    assert_eq!(column("startLine", "startColumn")..column("endLine", "endColumn"), bytes);
    &text[start..start + length]
}

/// Where lines start, by the line breaks that the report names.
fn line_starts(text: &str) -> Vec<usize> {
    let crlf = text.match_indices("\r\n").map(|(at, _)| at + 2);
    let cr = text.match_indices('\r').map(|(at, _)| at + 1);
    let cr = cr.filter(|at| !text[*at..].starts_with('\n'));
    let lf = text.match_indices('\n').map(|(at, _)| at + 1);
    let starts: BTreeSet<usize> = crlf.chain(cr).chain(lf).chain([0]).collect();
    starts.into_iter().collect()
}

/// Whoever makes the replacements by the bytes of the report gets what the library makes.
fn sarif_fix(result: &Value, source: &Source, finding: &Diagnostic) {
    let fixes = list(&result["fixes"]);
    assert_eq!(fixes.len(), usize::from(finding.fix.is_some()));
    let Some(fix) = fixes.first() else { return };
    let mut text = source.text().to_owned();
    for replacement in list(&fix["artifactChanges"][0]["replacements"]).iter().rev() {
        let deleted = &replacement["deletedRegion"];
        region(deleted, source);
        let start = number(&deleted["byteOffset"]);
        let new = replacement["insertedContent"]["text"].as_str().unwrap();
        text.replace_range(start..start + number(&deleted["byteLength"]), new);
    }
    let expected = apply_fixes(source, std::slice::from_ref(finding), Applicability::Unsafe).0;
    assert_eq!(text, expected);
}

#[test]
fn sarif_knows_the_rules() {
    let report: Value = serde_json::from_str(&written("sarif", &Vec::new())).unwrap();
    let rules = list(&report["runs"][0]["tool"]["driver"]["rules"]);
    assert_eq!(rules.len(), shotlist::lint::rules().len());
    for rule in rules {
        let text = |key: &str| rule[key]["text"].as_str().unwrap_or_default().to_owned();
        let (short, full) = (text("shortDescription"), text("fullDescription"));
        assert!(full.starts_with(&short) && !full.contains("```"), "{rule:#}");
        assert!(full.len() <= 1024, "GitHub cuts it: {rule:#}");
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("\n## "), "{rule:#}");
    }
    let overrun = rules.iter().find(|rule| rule["id"] == "timing/vo-overrun").unwrap();
    assert_eq!(overrun["defaultConfiguration"]["level"], "warning");
    assert_eq!(overrun["properties"]["tags"][0], "timing");
}

#[test]
fn gitlab_keeps_to_its_schema() {
    for files in every_input() {
        let report = valid("gitlab-code-quality.json", &written("gitlab", &files));
        let prints: BTreeSet<&str> =
            list(&report).iter().filter_map(|finding| finding["fingerprint"].as_str()).collect();
        assert_eq!(prints.len(), findings(&files).count(), "a fingerprint names one finding");
    }
}

#[test]
fn gitlab_knows_a_finding_again() {
    let prints = |text: &str| {
        let files = vec![checked("a.shot", text, &Options::new())];
        let report: Value = serde_json::from_str(&written("gitlab", &files)).unwrap();
        let prints = list(&report).iter().map(|finding| finding["fingerprint"].to_string());
        prints.collect::<BTreeSet<String>>()
    };
    let before = prints(FLAWED);
    let moved = FLAWED.replace("SCENE 1", "// a remark\n\nSCENE 1").replace('\n', "\r\n");
    assert_eq!(before, prints(&moved));
    assert!(before.len() > 3, "{before:?}");
}

/// A workflow command, read as the runner of GitHub Actions reads it.
struct WorkflowCommand {
    level: String,
    properties: BTreeMap<String, String>,
    message: String,
}

impl WorkflowCommand {
    fn read(line: &str) -> Option<Self> {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (level, properties) = head.split_once(' ').unwrap_or((head, ""));
        let pairs = properties.split(',').filter(|pair| !pair.is_empty());
        let properties = pairs.map(|pair| {
            let (key, value) = pair.split_once('=').expect("key=value");
            (key.trim().to_owned(), unescaped(value, &[":", ","]))
        });
        Some(Self {
            level: level.to_owned(),
            properties: properties.collect(),
            message: unescaped(message, &[]),
        })
    }

    fn number(&self, key: &str) -> Option<u32> {
        self.properties.get(key).map(|value| value.parse().expect("a number"))
    }
}

fn unescaped(text: &str, more: &[&str]) -> String {
    // The per cent sign comes last, as in the runner: `%250A` is `%0A` in the message.
    let escapes = [&["\r", "\n"], more, &["%"]].concat();
    escapes
        .iter()
        .fold(text.to_owned(), |text, c| text.replace(&format!("%{:02X}", c.as_bytes()[0]), c))
}

#[test]
fn github_reads_back_what_was_found() {
    for files in every_input() {
        let report = written("github", &files);
        let commands: Vec<WorkflowCommand> =
            report.lines().map(|line| WorkflowCommand::read(line).expect(line)).collect();
        assert_eq!(commands.len(), findings(&files).count(), "one line a finding");
        for (command, (source, finding)) in commands.iter().zip(findings(&files)) {
            github_command(command, source, finding);
        }
    }
}

fn github_command(command: &WorkflowCommand, source: &Source, finding: &Diagnostic) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    assert_eq!(command.level, level);
    let keys = ["col", "endColumn", "endLine", "file", "line", "title"];
    assert!(command.properties.keys().all(|key| keys.contains(&key.as_str())));
    assert_eq!(command.properties["title"], format!("shotlist ({})", finding.rule));
    if !source.path().contains('\n') {
        assert_eq!(command.properties["file"], source.path().trim_start_matches("./"));
        assert!(command.message.contains(&finding.message), "{}", command.message);
    }
    let (line, end_line) = (command.number("line"), command.number("endLine"));
    let start = source.position(finding.span.start);
    assert_eq!(line, Some(start.line));
    assert!(line <= end_line);
    if let Some(column) = command.number("col") {
        assert_eq!((column, line), (start.column, end_line), "columns need one line");
        assert!(command.number("endColumn") >= Some(column));
    }
    let control = |c: char| c.is_control() && c != '\n';
    assert!(!command.message.contains(control), "{:?}", command.message);
}

#[test]
fn junit_keeps_to_its_schema() {
    let schema = schema("junit-10.xsd");
    let schema = Document::parse(&schema).unwrap();
    for files in every_input() {
        let report = written("junit", &files);
        let document = Document::parse(&report).expect(&report);
        document.root().descendants().filter(Node::is_element).for_each(|it| allowed(&schema, it));
        let suites: Vec<Node> =
            document.root_element().children().filter(Node::is_element).collect();
        assert_eq!(suites.len(), files.len(), "a suite a file, clean files too");
        for (suite, (_, found)) in suites.iter().zip(&files) {
            junit_suite(*suite, found);
        }
        xmllint(&report);
    }
}

/// Whether the schema has such an element, with these attributes, in this place.
fn allowed(schema: &Document, element: Node) {
    let declared = |name: &str| {
        let all = schema.root_element().children();
        all.into_iter().find(|node| node.attribute("name") == Some(name)).expect("in the schema")
    };
    let name = element.tag_name().name();
    let attributes: BTreeMap<&str, bool> = declared(name)
        .descendants()
        .filter(|node| node.has_tag_name((XSD, "attribute")))
        .map(|node| (node.attribute("name").unwrap(), node.attribute("use") == Some("required")))
        .collect();
    for attribute in element.attributes() {
        assert!(attributes.contains_key(attribute.name()), "{name} {}", attribute.name());
    }
    for (required, _) in attributes.iter().filter(|(_, required)| **required) {
        assert!(element.has_attribute(*required), "{name} lacks {required}");
    }
    if let Some(parent) = element.parent_element() {
        let parent = declared(parent.tag_name().name());
        assert!(parent.descendants().any(|node| node.attribute("ref") == Some(name)), "{name}");
    }
}

const XSD: &str = "http://www.w3.org/2001/XMLSchema";

fn junit_suite(suite: Node, found: &[Diagnostic]) {
    let count = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
    let failed = suite.descendants().filter(|node| node.has_tag_name("failure")).count();
    let cases: Vec<Node> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!((count("tests"), count("failures")), (cases.len(), failed));
    assert_eq!(cases.len(), found.len().max(1));
    let failing = found.iter().filter(|finding| finding.severity != Severity::Info);
    assert_eq!(failed, failing.count());
    let names: BTreeSet<Option<&str>> = cases.iter().map(|case| case.attribute("name")).collect();
    assert_eq!(names.len(), cases.len(), "names tell test cases apart");
}

/// The whole schema, where there is a program that reads it.
fn xmllint(report: &str) {
    let schema = root().join("tests/fixtures/schemas/junit-10.xsd");
    let child = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else { return };
    child.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
