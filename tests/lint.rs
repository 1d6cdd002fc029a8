//! Rules: their documentation, fixtures, suppressions, configuration and repairs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use shotlist::fix::{Applicability, Fixed, apply_fixes, fix_all};
use shotlist::lint::{Context, FixKind, Linter, PromptSize, RuleMeta};
use shotlist::target::Target;
use shotlist::{Config, Diagnostic, Error, Options, Severity, Source};

/// Compiles a script as far as the findings.
fn check(path: &str, text: &str, options: &Options) -> Vec<Diagnostic> {
    findings(&source(path, text), options).expect("options that suit the script")
}

fn findings(source: &Source, options: &Options) -> Result<Vec<Diagnostic>, Error> {
    let parsed = shotlist::parse::parse(source);
    let planned = shotlist::plan::plan(source, &parsed, options)?;
    let target = options.target.as_deref().unwrap_or("heygen");
    let target = Target::find(target).expect("a target");
    let mut earlier = parsed.diagnostics;
    earlier.extend(planned.diagnostics);
    let cx = Context::new(source, &parsed.script, &planned.plan, target, options);
    Ok(Linter::new(&options.config.lint)?.lint(&cx, earlier))
}

fn source(path: &str, text: &str) -> Source {
    Source::new(path, text).expect("a small text")
}

fn config(toml: &str) -> Options {
    let config: Config = toml::from_str(toml).expect("a configuration");
    Options::new().config(config)
}

/// The names of the rules, in source order.
fn names(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule).collect()
}

/// `line:col: severity[rule] message`, then the labels, note, help and repair.
fn shown(source: &Source, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for finding in found {
        let place = source.position(finding.span.start);
        let scene = finding.scene.as_ref().map_or(String::new(), |scene| format!(" (scene {scene})"));
        let (severity, rule) = (finding.severity.as_str(), finding.rule);
        let message = &finding.message;
        writeln!(out, "{}:{}: {severity}[{rule}] {message}{scene}", place.line, place.column).ok();
        writeln!(out, "  at   | {}", excerpt(source.slice(finding.span))).ok();
        for label in &finding.labels {
            let at = source.position(label.span.start);
            writeln!(out, "  {:<4} | {} ← {}", format!("{}:{}", at.line, at.column), excerpt(source.slice(label.span)), label.message).ok();
        }
        for (name, text) in [("note", &finding.note), ("help", &finding.help)] {
            if let Some(text) = text {
                writeln!(out, "  {name} = {text}").ok();
            }
        }
        if let Some(fix) = &finding.fix {
            writeln!(out, "  fix  = {} ({:?})", fix.title, fix.applicability).ok();
            for edit in &fix.edits {
                writeln!(out, "         {:?} → {:?}", source.slice(edit.span), edit.text).ok();
            }
        }
    }
    if out.is_empty() { "nothing found\n".to_owned() } else { out }
}

fn excerpt(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { '⏎' } else { c }).collect();
    let count = line.chars().count();
    if count <= 72 {
        return line;
    }
    let start: String = line.chars().take(40).collect();
    let end: String = line.chars().skip(count - 28).collect();
    format!("{start} … {end}")
}

#[test]
fn every_rule_has_a_page_that_holds() {
    for rule in shotlist::lint::rules() {
        page(rule);
        for (number, example) in rule.examples().iter().enumerate() {
            let text = &example.script;
            let found = check("example.shot", text, &Options::new());
            let others: Vec<_> = found.iter().filter(|finding| finding.rule != rule.name).collect();
            let source = source("example.shot", text);
            let all = shown(&source, &found);
            assert!(others.is_empty(), "{} example {number} also has:\n{all}", rule.name);
            assert_eq!(!found.is_empty(), example.fires, "{} example {number}:\n{all}", rule.name);
        }
    }
}

/// The form of a page: one sentence, an example of each kind, all options explained.
fn page(rule: &RuleMeta) {
    let (name, docs) = (rule.name, rule.docs());
    assert!(rule.summary().ends_with('.'), "{name}: the first line is one sentence");
    assert_eq!(docs.lines().nth(1), Some(""), "{name}: a blank line behind the first sentence");
    assert!(docs.contains("## Does not fire\n"), "{name}: an example that does not fire");
    // The prompt of an example is not rendered here.
    assert_eq!(docs.contains("## Fires\n"), name != "prompt/too-long", "{name}: an example that fires");
    for option in rule.options {
        assert!(option.help().ends_with('.'), "{name}: {} is explained", option.name());
        assert!(!option.default().is_null(), "{name}: {} has a default", option.name());
    }
    let file = name.replace('/', "/").replace('-', "_");
    assert!(Path::new(&format!("src/lint/rules/{file}.rs")).exists(), "{name}: one file of its name");
}

#[test]
fn rules_have_names_and_are_found() {
    let rules = shotlist::lint::rules();
    for rule in rules {
        let kebab = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let (group, defect) = rule.name.split_once('/').expect("group/defect");
        assert!(kebab(group) && kebab(defect), "{}", rule.name);
        assert_eq!(rule.group(), group);
        assert_eq!(shotlist::lint::find(rule.name).map(|rule| rule.name), Some(rule.name));
        assert_eq!(rules.iter().filter(|other| other.name == rule.name).count(), 1);
    }
    let nearest = |name| shotlist::lint::nearest(name).map(|rule| rule.name);
    assert_eq!(nearest("timing/vo-overun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("vo-overrun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("Timing/VO_Overrun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("something else entirely"), None);
}

#[test]
fn fixtures() {
    insta::glob!("fixtures/lint/*/*/*.shot", |path| {
        let text = fs::read_to_string(path).expect("a fixture");
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let folder = path.parent().expect("a folder");
        let rule = format!(
            "{}/{}",
            folder.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a group"),
            folder.file_name().and_then(|name| name.to_str()).expect("a defect"),
        );
        let options = fs::read_to_string(path.with_extension("toml")).map_or_else(|_| Options::new(), |toml| config(&toml));
        let found = check(name, &text, &options);
        let fires = found.iter().any(|finding| finding.rule == rule);
        assert_eq!(fires, name.starts_with("invalid"), "{rule}: {name}\n{}", shown(&source(name, &text), &found));
        insta::assert_snapshot!(shown(&source(name, &text), &found));
    });
}
