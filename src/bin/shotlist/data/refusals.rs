//! Rows without a prompt: what is wrong, once, and in which rows.

use std::collections::BTreeMap;

use shotlist::render::Overrun;
use shotlist::report::{Format, Look};
use shotlist::{Batch, Diagnostic, Error};

use super::jobs::Job;
use super::table::Table;
use crate::text::{counted, thousands};

/// Why a row has no prompt.
pub(crate) enum Refusal {
    /// Findings that make it worthless.
    Findings(Vec<Diagnostic>),
    /// It does not fit.
    TooLong(Overrun),
    /// A template or style cannot be used.
    Failed(Error),
}

/// A finding and the rows that have it.
type Grouped = (Diagnostic, Vec<usize>);

/// The findings of one script's rows, each once.
pub(crate) fn page(
    batch: &Batch<'_>,
    table: &Table,
    refused: &[(&Job, &Refusal)],
    look: Look,
) -> String {
    let findings: Vec<Diagnostic> =
        grouped(refused).into_iter().map(|found| with_rows(found, batch, table)).collect();
    let mut page = Format::Full.report(look).file(batch.source(), &findings);
    page.push_str(&silent(batch, table, refused));
    page.push_str(&too_long(batch, table, refused));
    page
}

/// The configuration may keep quiet about syntax errors, but not do without them.
fn silent(batch: &Batch<'_>, table: &Table, refused: &[(&Job, &Refusal)]) -> String {
    let is_silent =
        |refusal: &Refusal| matches!(refusal, Refusal::Findings(findings) if findings.is_empty());
    let rows: Vec<usize> =
        refused.iter().filter(|(_, refusal)| is_silent(refusal)).map(|(job, _)| job.row).collect();
    if rows.is_empty() {
        return String::new();
    }
    let (path, rows) = (batch.source().path(), table.tell(&rows));
    format!("{path}: no prompt for {rows}, because of syntax errors that are ignored\n")
}

fn grouped(refused: &[(&Job, &Refusal)]) -> Vec<Grouped> {
    let mut groups: BTreeMap<(u32, u32, &str, &str), Grouped> = BTreeMap::new();
    for (job, refusal) in refused {
        let Refusal::Findings(findings) = refusal else { continue };
        for found in findings {
            let key = (found.span.start, found.span.end, found.rule, found.message.as_str());
            let group = groups.entry(key).or_insert_with(|| (found.clone(), Vec::new()));
            group.1.push(job.row);
        }
    }
    groups.into_values().collect()
}

fn with_rows((found, rows): Grouped, batch: &Batch<'_>, table: &Table) -> Diagnostic {
    let place = format!("in {}", table.tell(&rows));
    let note = match &found.note {
        Some(note) => format!("{place}: {note}"),
        None => place,
    };
    let help = missing_value(&found, batch, table);
    let found = found.note(note);
    match help {
        Some(help) => found.help(help),
        None => found,
    }
}

/// What to do about a variable without a value, where the values come from rows.
fn missing_value(found: &Diagnostic, batch: &Batch<'_>, table: &Table) -> Option<String> {
    if found.rule != "syntax/undefined-variable" {
        return None;
    }
    let name = batch.source().slice(found.span).trim_matches(['{', '}', ' ']);
    let path = table.path();
    if table.columns.iter().any(|column| column == name) {
        return Some(format!(
            "fill the cells, or say under `vars:` in the front matter what to take instead; `{name}: \"\"` is nothing"
        ));
    }
    let columns = table.columns.join(", ");
    Some(format!(
        "add a column `{name}` to {path}, which has {columns}, or a value under `vars:` in the front matter"
    ))
}

fn too_long(batch: &Batch<'_>, table: &Table, refused: &[(&Job, &Refusal)]) -> String {
    let long: Vec<(usize, &Overrun)> = refused
        .iter()
        .filter_map(|(job, refusal)| match refusal {
            Refusal::TooLong(over) => Some((job.row, over)),
            _ => None,
        })
        .collect();
    let Some((_, worst)) = long.iter().max_by_key(|(_, over)| over.characters) else {
        return String::new();
    };
    let rows: Vec<usize> = long.iter().map(|(row, _)| *row).collect();
    let needs = counted(worst.characters, "character");
    let hint = worst
        .fitting_profile
        .map_or_else(String::new, |profile| format!("\n  --profile {profile} fits"));
    format!(
        "{}: no prompt for {}: it needs up to {needs} where {} are allowed{hint}\n",
        batch.source().path(),
        table.tell(&rows),
        thousands(worst.limit)
    )
}

/// The errors of templates and styles, each once, with the rows.
pub(crate) fn failures<'a>(refused: &[(&Job, &'a Refusal)]) -> Vec<(&'a Error, Vec<usize>)> {
    let mut groups: BTreeMap<String, (&Error, Vec<usize>)> = BTreeMap::new();
    for (job, refusal) in refused {
        if let Refusal::Failed(error) = refusal {
            groups.entry(error.to_string()).or_insert((error, Vec::new())).1.push(job.row);
        }
    }
    groups.into_values().collect()
}
