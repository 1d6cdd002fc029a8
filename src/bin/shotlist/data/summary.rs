//! What is said when all is done.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use shotlist::Batch;

use super::jobs::Job;
use super::manifest::Entry;
use super::pattern::Pattern;
use super::table::Table;
use super::{Done, manifest};
use crate::text::{counted, listed, thousands};

/// So many rules are named; of the others the number is enough.
const MOST_RULES: usize = 5;

/// Columns that change nothing, which may be misspelt.
pub(crate) fn unused_columns(
    table: &Table,
    batches: &[Batch<'_>],
    pattern: &Pattern,
) -> Option<String> {
    let is_used = |name: &str| {
        pattern.columns().any(|column| column == name)
            || batches.iter().any(|batch| batch.variables().contains(name))
    };
    let unused: Vec<String> = table
        .columns
        .iter()
        .filter(|name| !is_used(name))
        .map(|name| format!("`{name}`"))
        .collect();
    let path = table.path();
    let scripts = if batches.len() == 1 { "the script" } else { "any script" };
    match unused.as_slice() {
        [] => None,
        [one] => Some(format!("{path}: the column {one} is not used by {scripts}, nor in -o")),
        all => Some(format!(
            "{path}: the columns {} are not used by {scripts}, nor in -o",
            listed(all)
        )),
    }
}

/// How many files there are, and which rows have errors.
pub(crate) fn of(table: &Table, jobs: &[Job], done: &[Done], folder: &Path) -> String {
    let written = done.iter().filter(|done| done.waits).count();
    let mut out = with_errors(table, jobs, done);
    let path = folder.join(manifest::NAME);
    let path = path.strip_prefix(".").unwrap_or(&path).display();
    let as_before = done.len() - written;
    let _ = match (written, as_before) {
        (0, _) => {
            write!(out, "{path}: {} as before, nothing to write", counted(as_before, "prompt"))
        }
        (_, 0) => write!(out, "{path}: {} written", counted(written, "prompt")),
        _ => write!(
            out,
            "{path}: {} written, {} as before",
            counted(written, "prompt"),
            thousands(as_before)
        ),
    };
    let characters = || done.iter().map(|done| done.entry.characters);
    let least = characters().min().unwrap_or_default();
    let most = characters().max().unwrap_or_default();
    let range = if least == most {
        thousands(most)
    } else {
        format!("{}–{}", thousands(least), thousands(most))
    };
    let _ = writeln!(out, " · {range} characters");
    out
}

/// The errors that do not block, and where to look at them.
fn with_errors(table: &Table, jobs: &[Job], done: &[Done]) -> String {
    let mut rules: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (job, done) in jobs.iter().zip(done) {
        for rule in &done.errors {
            rules.entry((&done.entry.script, rule)).or_default().push(job.row);
        }
    }
    let mut out = String::new();
    for ((script, rule), rows) in rules.iter().take(MOST_RULES) {
        let _ = writeln!(out, "{script}: {rule} in {}", table.tell(rows));
    }
    if rules.len() > MOST_RULES {
        let more = counted(rules.len() - MOST_RULES, "more rule");
        let _ = writeln!(out, "{more} with errors; the manifest counts them row by row");
    }
    out
}

/// Files of rows that are gone: nobody asked to delete them, but they are not of this run.
pub(crate) fn left_behind(old: &[Entry], done: &[Done], folder: &Path) -> Option<String> {
    let new: HashSet<&str> = done.iter().map(|done| done.entry.file.as_str()).collect();
    let of_this_run = |entry: &&Entry| {
        let same = |done: &Done| done.entry.script == entry.script && done.entry.data == entry.data;
        !new.contains(entry.file.as_str())
            && done.iter().any(same)
            && folder.join(&entry.file).exists()
    };
    let left: Vec<&Entry> = old.iter().filter(of_this_run).collect();
    let first = left.first()?;
    let path = folder.join(&first.file);
    let path = path.strip_prefix(".").unwrap_or(&path).display();
    Some(match left.len() {
        1 => format!("{path} is left from a row that is gone; delete it if nobody needs it"),
        count => format!(
            "{path} and {} more are left from rows that are gone; delete them if nobody needs them",
            thousands(count - 1)
        ),
    })
}

/// That a run was in vain, and why that is better.
pub(crate) fn nothing(refused: usize, all: usize) -> String {
    let rows = if refused == all {
        "no row has a prompt".to_owned()
    } else {
        let have = if refused == 1 { "has" } else { "have" };
        format!("{} of {} {have} no prompt", thousands(refused), counted(all, "row"))
    };
    format!("nothing was written: {rows}\n")
}
