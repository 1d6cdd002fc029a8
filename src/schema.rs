//! JSON Schemas (draft 2020-12) of the files that are read and written, for editors and validators.
//!
//! They are made from the types that read and write, the doc comments of these, and the tables of
//! rules, styles, profiles, targets, passes and languages, so that none of them can say anything
//! else. Examples come from `samples` that tests read as everybody's files are read.

mod config;
mod examples;
mod samples;
mod style;
mod tidy;
mod types;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

pub(crate) use config::{
    language, pace, passes, per_file, profile, profiles, rule, rule_options, selectors, severities,
    target, targets, texts,
};

use crate::plan::Plan;
use crate::report::Finding;
use tidy::Tidy;

/// A schema by name.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FileSchema {
    /// The name that `shotlist schema` takes.
    pub name: &'static str,
    /// What it describes, in a few words.
    pub summary: &'static str,
    /// Makes it.
    pub make: fn() -> Value,
}

/// Every schema.
pub const SCHEMAS: [FileSchema; 5] = [
    FileSchema { name: "config", summary: "shotlist.toml", make: config::schema },
    FileSchema { name: "style", summary: "a visual style", make: style::schema },
    FileSchema { name: "brief", summary: "what a video has to say", make: brief },
    FileSchema { name: "plan", summary: "a script, worked out", make: plan },
    FileSchema { name: "findings", summary: "what `check` finds, as JSON", make: findings },
];

/// A brief is read node by node, with no type that a schema could be made of; a test holds the two
/// against each other.
fn brief() -> Value {
    serde_json::from_str(include_str!("../schemas/brief.json")).unwrap_or_default()
}

fn plan() -> Value {
    let mut schema = written::<Plan>("shotlist plan");
    Tidy { closed: true, ..Tidy::default() }.tidy(&mut schema);
    examples::illustrate(&mut schema, &samples::plan());
    for style in samples::styles() {
        examples::illustrate(&mut schema, &json!({ "style": { "rules": style } }));
    }
    schema
}

fn findings() -> Value {
    let mut schema = written::<Vec<Finding<'static>>>("shotlist findings");
    Tidy { closed: true, ..Tidy::default() }.tidy(&mut schema);
    examples::illustrate(&mut schema, &samples::findings());
    schema
}

/// The schema of what is written.
fn written<T: JsonSchema>(title: &str) -> Value {
    titled(settings().for_serialize(), title, T::json_schema)
}

/// The schema of what is read.
fn read<T: JsonSchema>(title: &str) -> Value {
    titled(settings().for_deserialize(), title, T::json_schema)
}

/// Without references: not every editor follows them, and none shows what stands beside one.
fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true)
}

fn titled(
    settings: SchemaSettings,
    title: &str,
    make: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
) -> Value {
    let mut generator = settings.into_generator();
    let body = Value::from(make(&mut generator));
    let mut schema = serde_json::Map::new();
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".to_owned(), title.into());
    if let Value::Object(entries) = body {
        schema.extend(entries);
    }
    Value::Object(schema)
}
