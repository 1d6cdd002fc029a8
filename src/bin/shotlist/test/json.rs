//! The report for agents: one array of results.

use serde_json::{Value, json};
use shotlist::report::Look;
use shotlist::testing::Failure;

use super::case::Case;
use super::outcome::Outcome;
use super::report::{Results, difference, word_of};

pub(super) fn write(results: &Results<'_>) -> String {
    let cases = results.each().map(|(case, outcome)| result(case, outcome));
    let stale = results
        .stale
        .iter()
        .map(|path| json!({ "status": "stale", "snapshot": path.display().to_string() }));
    let array = Value::Array(cases.chain(stale).collect());
    format!("{}\n", serde_json::to_string_pretty(&array).unwrap_or_default())
}

fn result(case: &Case, outcome: &Outcome) -> Value {
    let row = case.row.as_ref().map(|(file, number)| json!({ "file": file, "number": number }));
    let mut result = json!({
        "status": word_of(outcome).0,
        "name": case.of.name,
        "script": case.input.path().display().to_string(),
        "profile": outcome.profile,
        "target": case.target(),
        "row": row,
        "snapshot": case.snapshot.display().to_string(),
        "characters": outcome.profile.as_ref().map(|_| outcome.characters),
        "failures": outcome.failures.iter().map(failure).collect::<Vec<_>>(),
    });
    let difference = difference(case, outcome, Look::default());
    let more = [
        ("findings", Some(outcome.findings.clone())),
        ("error", outcome.error.as_ref().map(ToString::to_string)),
        (
            "diff",
            Some(difference).filter(|_| !outcome.before.is_empty() && !outcome.now.is_empty()),
        ),
    ];
    for (key, value) in more {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            result[key] = Value::from(value);
        }
    }
    result
}

fn failure(failure: &Failure) -> Value {
    let lines = failure
        .excerpts
        .iter()
        .map(|excerpt| json!({ "line": excerpt.line, "text": excerpt.text }));
    json!({
        "assertion": failure.assertion,
        "message": failure.message,
        "lines": lines.collect::<Vec<_>>(),
    })
}
