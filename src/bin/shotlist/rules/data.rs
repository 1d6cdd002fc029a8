//! Rules for programs.

use serde_json::{Value, json};
use shotlist::lint::{Example, RuleMeta, RuleOption};

use super::fix;

/// One rule as an object.
pub(super) fn one(rule: &RuleMeta) -> String {
    pretty(&object(rule))
}

/// Rules as an array, in the order given.
pub(super) fn list(rules: &[&RuleMeta]) -> String {
    pretty(&rules.iter().map(|rule| object(rule)).collect())
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn object(rule: &RuleMeta) -> Value {
    json!({
        "name": rule.name,
        "group": rule.group(),
        "severity": rule.severity,
        "fix": fix(rule.fix),
        "pedantic": rule.pedantic,
        "summary": rule.summary(),
        "options": rule.options.iter().map(option).collect::<Value>(),
        "examples": rule.examples().iter().map(example).collect::<Value>(),
        "docs": rule.docs(),
    })
}

fn option(option: &RuleOption) -> Value {
    json!({
        "name": option.name(),
        "takes": option.kind,
        "default": option.default(),
        "help": option.help(),
    })
}

fn example(example: &Example) -> Value {
    json!({ "fires": example.fires, "script": example.script })
}
