//! `manifest.jsonl`: which row became which file, and what is in it.
//!
//! The manifest is written whole before the first file appears, so that a run that is stopped at
//! any moment leaves no file that the manifest does not tell of; the hash tells which are there.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::output;

/// Its name, beside the files.
pub(crate) const NAME: &str = "manifest.jsonl";

/// One line: one row and its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) script: String,
    pub(crate) data: String,
    pub(crate) row: usize,
    /// The line of the row in its file.
    pub(crate) line: usize,
    /// As seen from the manifest's folder, with `/` between the parts.
    pub(crate) file: String,
    pub(crate) characters: usize,
    pub(crate) findings: Findings,
    /// `sha256:` and the digest of the file's bytes.
    pub(crate) hash: String,
}

/// How much is to be said about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Findings {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// The hash of a file's bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hash = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        hash.extend(
            [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')),
        );
    }
    hash
}

/// Reads the manifest of a folder; empty if there is none.
///
/// # Errors
/// Says what to do about a file of that name that is something else.
pub(crate) fn read(folder: &Path) -> Result<Vec<Entry>, String> {
    let path = folder.join(NAME);
    let shown = path.display();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("cannot read {shown}: {error}")),
    };
    let entries: Result<Vec<Entry>, _> = text.lines().map(serde_json::from_str).collect();
    entries.map_err(|_| {
        format!("{shown} is no manifest of prompts and would be overwritten; move it, or put another folder into -o")
    })
}

/// The lines of other scripts and data that go on being true.
pub(crate) fn others(old: Vec<Entry>, new: &[Entry]) -> Vec<Entry> {
    let sources: HashSet<(&str, &str)> =
        new.iter().map(|entry| (entry.script.as_str(), entry.data.as_str())).collect();
    let files: HashSet<&str> = new.iter().map(|entry| entry.file.as_str()).collect();
    let is_other = |entry: &Entry| {
        !sources.contains(&(entry.script.as_str(), entry.data.as_str()))
            && !files.contains(entry.file.as_str())
    };
    old.into_iter().filter(is_other).collect()
}

/// Writes the manifest, if it changes.
pub(crate) fn write(folder: &Path, mut entries: Vec<Entry>) -> io::Result<()> {
    entries.sort();
    let mut text = String::new();
    for entry in &entries {
        text.push_str(&serde_json::to_string(entry)?);
        text.push('\n');
    }
    let path = folder.join(NAME);
    let same = fs::read(&path).is_ok_and(|old| old == text.as_bytes());
    if same { Ok(()) } else { output::write(&path, &text) }
}
