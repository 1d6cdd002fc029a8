//! Files that hold every key once, so that each has an example.

use serde_json::Value;

use crate::report::{Format, Look};
use crate::{Options, Source, compile, report, style};

/// A `shotlist.toml` with every key.
pub(super) fn config() -> Value {
    json(include_str!("samples/config.json"))
}

/// Styles: one with every key, and those that everybody has.
pub(super) fn styles() -> Vec<Value> {
    let own = json(include_str!("samples/style.json"));
    let built_in = style::builtins().map(|style| serde_json::to_value(style).unwrap_or_default());
    [own].into_iter().chain(built_in).collect()
}

/// The plan of a script with everything.
pub(super) fn plan() -> Value {
    let compiled = source(include_str!("samples/plan.shot"))
        .and_then(|source| compile(&source, &Options::new()).ok());
    compiled.map_or(Value::Null, |one| serde_json::to_value(one.plan).unwrap_or_default())
}

/// The findings of a script with a fault or two.
pub(super) fn findings() -> Value {
    let found = source(include_str!("samples/findings.shot")).and_then(|source| {
        let found = crate::check(&source, &Options::new()).ok()?.diagnostics;
        Some(report::render(Format::Json, &[(source, found)], Look::default()))
    });
    found.map_or(Value::Null, |text| json(&text))
}

fn source(text: &str) -> Option<Source> {
    Source::new("launch.shot", text).ok()
}

/// Samples are checked by a test: where one were wrong, keys would be without examples.
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
