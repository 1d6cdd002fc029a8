//! The schema of `shotlist.toml`, with the names of everything that it can name.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{examples, read, samples, tidy::Tidy};
use crate::lint::{self, RuleMeta};
use crate::optimize::PASSES;
use crate::speech::Language;
use crate::target::TARGETS;
use crate::{Config, Severity, render};

pub(super) fn schema() -> Value {
    let mut schema = read::<Config>("shotlist.toml");
    Tidy { closed: true, without_null: true }.tidy(&mut schema);
    examples::illustrate(&mut schema, &samples::config());
    schema
}

/// The groups with the number of their rules.
fn groups() -> Vec<(&'static str, usize)> {
    let groups = lint::rules().chunk_by(|one, next| one.group() == next.group());
    groups.map(|group| (group.first().map_or("", |rule| rule.group()), group.len())).collect()
}

/// Everything that names a rule or several, with what it names.
fn named() -> Vec<(&'static str, String)> {
    let mut names = vec![
        ("ALL", "Every rule, the pedantic ones too.".to_owned()),
        ("pedantic", "Every rule that is off unless it is selected.".to_owned()),
    ];
    names.extend(groups().into_iter().map(|(name, count)| {
        (name, format!("The {count} rules about this, but for the pedantic ones."))
    }));
    names.extend(lint::rules().iter().map(|rule| (rule.name, rule.summary().to_owned())));
    names
}

fn names() -> Vec<&'static str> {
    named().into_iter().map(|(name, _)| name).collect()
}

/// A rule that finds something.
pub(crate) fn rule(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = lint::rules().iter().map(|rule| rule.name).collect();
    json_schema!({ "type": "string", "enum": names })
}

/// A list of rules and groups.
pub(crate) fn selectors(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "type": "string", "enum": names() } })
}

/// Rules and groups by severity.
pub(crate) fn severities(_: &mut SchemaGenerator) -> Schema {
    let all = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::as_str);
    let named = named().into_iter().map(|(name, summary)| {
        (
            name.to_owned(),
            json!({ "description": summary, "type": "string", "enum": all, "examples": ["info"] }),
        )
    });
    closed(&named.collect())
}

/// Lists of rules and groups by a pattern of paths.
pub(crate) fn per_file(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": selectors(generator) })
}

/// The options of every rule.
pub(crate) fn rule_options(_: &mut SchemaGenerator) -> Schema {
    closed(&lint::rules().iter().map(|rule| (rule.name.to_owned(), options(rule))).collect())
}

fn options(rule: &RuleMeta) -> Value {
    let options = rule.options.iter().map(|option| {
        let mut schema = option.schema();
        if let Value::Object(entries) = &mut schema {
            entries.insert("description".to_owned(), option.help().into());
            entries.insert("default".to_owned(), option.default());
            entries.insert("examples".to_owned(), json!([option.default()]));
        }
        (option.name(), schema)
    });
    let mut schema = closed(&options.collect());
    schema.insert("description".to_owned(), rule.summary().into());
    schema.into()
}

fn closed(properties: &Map<String, Value>) -> Schema {
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// How quickly a voice speaks.
pub(crate) fn pace(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            { "type": "string", "enum": ["slow", "normal", "fast"] },
            { "type": "number", "minimum": 60, "maximum": 260 },
        ],
    })
}

/// A language; those with a table of their own are offered.
pub(crate) fn language(_: &mut SchemaGenerator) -> Schema {
    let known: Vec<&str> = Language::all().iter().map(|language| language.tag).collect();
    open(&known)
}

/// A profile of one's own or a built-in one.
pub(crate) fn profile(_: &mut SchemaGenerator) -> Schema {
    let built_in = render::profiles().iter().map(|profile| profile.name);
    let known: Vec<&str> = [render::AUTO].into_iter().chain(built_in).collect();
    open(&known)
}

/// Known names, and any other.
pub(super) fn open(known: &[&str]) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": known }, { "type": "string" }] })
}

/// Which optimizer passes run.
pub(crate) fn passes(_: &mut SchemaGenerator) -> Schema {
    let pass = |name: &str| {
        let about = "Whether this optimizer pass runs.";
        (
            name.to_owned(),
            json!({ "description": about, "type": "boolean", "default": true, "examples": [false] }),
        )
    };
    closed(&PASSES.into_iter().map(pass).collect())
}

/// A target.
pub(crate) fn target(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": TARGETS.map(|target| target.name) })
}

/// One profile or several.
pub(crate) fn profiles(generator: &mut SchemaGenerator) -> Schema {
    one_or_many(&profile(generator))
}

/// One target or several.
pub(crate) fn targets(generator: &mut SchemaGenerator) -> Schema {
    one_or_many(&target(generator))
}

/// One text or several, none of them blank.
pub(crate) fn texts(_: &mut SchemaGenerator) -> Schema {
    one_or_many(&json_schema!({ "type": "string", "pattern": "\\S" }))
}

fn one_or_many(one: &Schema) -> Schema {
    json_schema!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
}
