//! What can go wrong besides findings: I/O and the caller's mistakes.

use crate::diagnostic::Diagnostic;
use crate::source::{MAX_SOURCE_BYTES, Source};

/// An error that stops the work. Everything wrong *in a script* is a [`Diagnostic`] instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read or written.
    #[error("cannot read {path}: {error}")]
    Io {
        /// The file.
        path: String,
        /// The operating system's answer.
        error: std::io::Error,
    },
    /// A file is not UTF-8.
    #[error(
        "{path} is not UTF-8: bad byte on line {line} (offset {offset}); save it as UTF-8 and try again"
    )]
    NotUtf8 {
        /// The file.
        path: String,
        /// Offset of the first bad byte.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// A file is too large to be read.
    #[error(
        "{path} is too large: {bytes} bytes, where a file may have {MAX_SOURCE_BYTES} (16 MiB); split it into several files"
    )]
    TooLarge {
        /// The file.
        path: String,
        /// Its length.
        bytes: usize,
    },
    /// A configuration, style or template is wrong; the problems point into its text.
    #[error("{}", summary(.0))]
    Invalid(Box<Invalid>),
    /// An option of the caller names something that does not exist or cannot be.
    #[error("{message}")]
    Option {
        /// What is wrong and what would be right.
        message: String,
    },
}

/// A file other than the script that is wrong, with the places.
#[derive(Debug)]
#[non_exhaustive]
pub struct Invalid {
    /// The file.
    pub source: Source,
    /// What is wrong in it; at least one.
    pub diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// Problems in a configuration, style or template.
    pub fn invalid(source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        Self::Invalid(Box::new(Invalid { source, diagnostics }))
    }

    /// A mistake of the caller.
    pub fn option(message: impl Into<String>) -> Self {
        Self::Option { message: message.into() }
    }
}

fn summary(invalid: &Invalid) -> String {
    let lines: Vec<String> = invalid
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let place = invalid.source.position(diagnostic.span.start);
            let path = invalid.source.path();
            format!("{path}:{}:{}: {}", place.line, place.column, diagnostic.message)
        })
        .collect();
    lines.join("\n")
}
