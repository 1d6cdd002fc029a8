//! What stops the work on a file, in words that say what to do.

use std::io::ErrorKind;
use std::path::Path;

use shotlist::{Error, report};

use crate::terminal::{TROUBLE, Terminal};

/// Tells of an error on standard error.
pub(crate) fn tell(terminal: &Terminal, error: &Error) -> u8 {
    match error {
        Error::Invalid(invalid) => {
            let report = report::Format::Full.report(terminal.err_look());
            terminal.say(&report.file(&invalid.source, &invalid.diagnostics));
        }
        Error::Io { path, error } if error.kind() == ErrorKind::NotFound => {
            terminal.error(&missing(path));
        }
        other => terminal.error(&other.to_string()),
    }
    TROUBLE
}

/// That there is no such file, and which may be meant.
pub(crate) fn missing(path: &str) -> String {
    format!("{path}: no such file{}", suggestion(path))
}

/// A file of nearly that name in the same folder.
fn suggestion(path: &str) -> String {
    let path = Path::new(path);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Some((name, entries)) = path.file_name().zip(std::fs::read_dir(folder).ok()) else {
        return String::new();
    };
    let name = name.to_string_lossy();
    let near = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        // A link that leads nowhere has this very name.
        .filter(|other| *other != name)
        .map(|other| (strsim::damerau_levenshtein(&name, &other), other))
        .min()
        .filter(|(distance, _)| *distance <= 3);
    near.map_or_else(String::new, |(_, other)| {
        format!("; did you mean {}?", path.with_file_name(other).display())
    })
}
