//! Rules as Markdown: what `docs/rules.md` is made of.

use std::fmt::Write as _;

use serde_json::Value;
use shotlist::lint::{FixKind, RuleMeta, RuleOption};
use shotlist::report::Look;

use super::example::{self, Part};
use super::page::short;

const INTRODUCTION: &str = "\
# Rules

<!-- Made by `shotlist rules show ALL --output-format markdown` from the rules themselves. -->

What `shotlist check` looks for. `shotlist explain RULE` prints one of these pages; [configuration](configuration.md) says how rules
are turned on and off and how their options are set.

- An **error** will make the video wrong or the request fail, and `check` ends with 1. A **warning** will probably make it worse. An
  **info** is worth knowing.
- A **safe** fix keeps the meaning and is made by `--fix`; an **unsafe** one may change it and is made by `--unsafe-fixes`.
- A **pedantic** rule is off unless it is selected by name, with `pedantic` or with `ALL`.
";

/// A table of contents by group, then every rule.
pub(super) fn book(rules: &[&RuleMeta]) -> String {
    let mut out = String::from(INTRODUCTION);
    for group in groups(rules) {
        let name = group.first().map_or("", |rule| rule.group());
        let _ = write!(out, "\n**{name}**\n\n| rule | severity | fix | |\n|---|---|---|---|\n");
        out.extend(group.iter().map(|rule| row(rule)));
    }
    for group in groups(rules) {
        let name = group.first().map_or("", |rule| rule.group());
        let _ = write!(out, "\n## {name}\n");
        out.extend(group.iter().map(|rule| page(rule)));
    }
    out
}

fn groups<'a, 'b>(rules: &'a [&'b RuleMeta]) -> impl Iterator<Item = &'a [&'b RuleMeta]> {
    rules.chunk_by(|one, next| one.group() == next.group())
}

fn row(rule: &RuleMeta) -> String {
    let fix = match rule.fix {
        FixKind::None => "",
        FixKind::Safe => "safe",
        FixKind::Unsafe => "unsafe",
    };
    let pedantic = if rule.pedantic { ", pedantic" } else { "" };
    let (name, severity) = (rule.name, rule.severity.as_str());
    let link = format!("[`{name}`](#{})", anchor(name));
    format!("| {link} | {severity}{pedantic} | {fix} | {} |\n", cell(rule.summary()))
}

/// The fragment that a heading of a name gets: letters, digits and hyphens stay.
fn anchor(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

fn page(rule: &RuleMeta) -> String {
    let mut out = format!("\n### {}\n\n{}\n", rule.name, marks(rule));
    let mut options = Some(options(rule));
    for part in example::parts(rule) {
        match part {
            Part::Paragraph(text) => {
                let _ = write!(out, "\n{text}\n");
            }
            Part::Heading(heading) => {
                out.push_str(&options.take().unwrap_or_default());
                let _ = write!(out, "\n#### {heading}\n");
            }
            Part::Example(example) => {
                let _ = write!(out, "\n```shot\n{}```\n", example.script);
                let found = example::findings(rule, &example, Look::default());
                if !found.is_empty() {
                    let _ = write!(out, "\n```text\n{found}\n```\n");
                }
            }
        }
    }
    out
}

fn marks(rule: &RuleMeta) -> String {
    let fix = match rule.fix {
        FixKind::None => "",
        FixKind::Safe => " · safe fix",
        FixKind::Unsafe => " · unsafe fix",
    };
    let pedantic = if rule.pedantic { " · pedantic" } else { "" };
    format!("*{}{fix}{pedantic}*", rule.severity.as_str())
}

fn options(rule: &RuleMeta) -> String {
    if rule.options.is_empty() {
        return String::new();
    }
    let rows: String = rule.options.iter().map(option).collect();
    format!("\n| option | default | |\n|---|---|---|\n{rows}")
}

fn option(option: &RuleOption) -> String {
    let default = match option.default() {
        Value::Number(number) => short(&number),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(Value::to_string).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    };
    format!("| `{}` | `{}` | {} |\n", option.name(), cell(&default), cell(option.help()))
}

/// A text in a table, where a bar would end it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
