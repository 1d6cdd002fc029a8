//! Snapshots that no case needs any more.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ignore::WalkBuilder;
use shotlist::testing::Snapshot;

use crate::args::{Test, TestFormat};
use crate::settings;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;

use super::expand::Suite;
use super::{json, name, report};

/// `--unreferenced`: lists them, or deletes them.
pub(super) fn run(args: &Test, command: &str, suite: &Suite, terminal: &Terminal) -> ExitCode {
    if !suite.is_whole() {
        // What a broken case needs is not known.
        let message =
            "some cases could not be read, so nobody can say what they need; repair them first";
        return ExitCode::from(terminal.usage(message));
    }
    let stale = find(suite);
    if args.output_format == TestFormat::Json {
        let results = report::Results { cases: &[], outcomes: &[], stale: &stale };
        let code = if args.deed.accept { delete(&stale, terminal) } else { listed(&stale) };
        return ExitCode::from(terminal.put(&json::write(&results), code));
    }
    let mut list = String::new();
    for path in &stale {
        let _ = writeln!(list, "{}", path.display());
    }
    let count = counted(stale.len(), "snapshot");
    if stale.is_empty() {
        terminal.say("Every snapshot has its case\n");
        return ExitCode::from(FINE);
    }
    if args.deed.accept {
        let code = delete(&stale, terminal);
        if code == FINE {
            terminal.say(&format!("{count} deleted\n"));
        }
        return ExitCode::from(terminal.put(&list, code));
    }
    let code = terminal.put(&list, FINDINGS);
    terminal.say(&format!(
        "{count} without a case\n  {command} --unreferenced --accept  deletes them\n"
    ));
    ExitCode::from(code)
}

fn listed(stale: &[PathBuf]) -> u8 {
    if stale.is_empty() { FINE } else { FINDINGS }
}

fn delete(stale: &[PathBuf], terminal: &Terminal) -> u8 {
    let mut code = FINE;
    for path in stale {
        if let Err(error) = fs::remove_file(path) {
            terminal.error(&format!("cannot delete {}: {error}", path.display()));
            code = TROUBLE;
        }
    }
    code
}

/// Snapshots of prompts below the folder of the configuration that belong to none of its cases.
/// Folders with a configuration of their own are left to it.
pub(super) fn find(suite: &Suite) -> Vec<PathBuf> {
    let needed: BTreeSet<PathBuf> =
        suite.cases.iter().filter_map(|case| fs::canonicalize(&case.snapshot).ok()).collect();
    let folder = if suite.folder.as_os_str().is_empty() { Path::new(".") } else { &suite.folder };
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .filter_entry(|entry| entry.depth() == 0 || !settings::has_config(entry.path()))
        .build();
    let mut stale: Vec<PathBuf> = walk
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| is_snapshot(path))
        .filter(|path| fs::canonicalize(path).is_ok_and(|path| !needed.contains(&path)))
        .map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path))
        .collect();
    stale.sort();
    stale
}

fn is_snapshot(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    path.extension().is_some_and(|ending| ending == name::ENDING)
        && folder.is_some_and(|folder| folder == name::FOLDER)
        && fs::read_to_string(path).is_ok_and(|text| Snapshot::is_one(&text))
}
