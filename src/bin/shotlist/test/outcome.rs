//! What became of one case.

use std::fs;
use std::io::ErrorKind;

use shotlist::report::{Format, Look};
use shotlist::testing::{Failure, Snapshot, failures};
use shotlist::{Compilation, Diagnostic, Error, Severity, Source};

use super::case::Case;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// The prompt is as accepted.
    Ok,
    /// Nobody has accepted it yet.
    New,
    /// It is not as accepted.
    Changed,
    /// There is no prompt, or it breaks an assertion.
    Failed,
    /// The case could not run: files, configuration.
    Error,
}

#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) status: Status,
    /// The accepted snapshot; empty if there is none.
    pub(super) before: String,
    /// What the snapshot would be now; empty without a prompt.
    pub(super) now: String,
    pub(super) profile: Option<String>,
    pub(super) characters: usize,
    pub(super) failures: Vec<Failure>,
    /// Findings that go with the failures, written for people.
    pub(super) findings: String,
    pub(super) error: Option<Error>,
    /// Whether the new snapshot was written.
    pub(super) accepted: bool,
}

impl Outcome {
    fn new(status: Status) -> Self {
        Self {
            status,
            before: String::new(),
            now: String::new(),
            profile: None,
            characters: 0,
            failures: Vec::new(),
            findings: String::new(),
            error: None,
            accepted: false,
        }
    }

    /// Whether nothing is left to decide or to repair.
    pub(super) fn is_settled(&self) -> bool {
        self.status == Status::Ok || self.accepted
    }

    /// Whether the prompt waits for somebody to accept it.
    pub(super) fn is_pending(&self) -> bool {
        matches!(self.status, Status::New | Status::Changed) && !self.accepted
    }
}

/// Renders a case and compares it.
pub(super) fn of(case: &Case, look: Look) -> Outcome {
    match attempt(case, look) {
        Ok(outcome) => outcome,
        Err(error) if is_template(&error) => {
            Outcome { findings: told(&error, look), ..Outcome::new(Status::Failed) }
        }
        Err(error) => Outcome { error: Some(error), ..Outcome::new(Status::Error) },
    }
}

fn attempt(case: &Case, look: Look) -> Result<Outcome, Error> {
    let before = accepted(case)?;
    let source = case.input.read()?;
    let Compilation { prompt, diagnostics, .. } = shotlist::compile(&source, &case.options)?;
    let Some(prompt) = prompt else {
        let blocking = |found: &Diagnostic| {
            found.severity == Severity::Error
                && (found.group() == "syntax" || found.rule == "prompt/empty")
        };
        let findings = page(&source, &diagnostics, Format::Full, look, blocking);
        return Ok(Outcome { findings, ..Outcome::new(Status::Failed) });
    };
    let failures = failures(&case.of, &prompt, &diagnostics);
    let unclean = failures.iter().any(|failure| failure.assertion == "clean");
    let counts = |found: &Diagnostic| unclean && found.severity != Severity::Info;
    let mut snapshot = Snapshot::new(source.path(), &prompt, case.target());
    if let Some(name) = &case.of.name {
        snapshot = snapshot.case(name);
    }
    if let Some((file, number)) = &case.row {
        snapshot = snapshot.row(file, *number);
    }
    let now = snapshot.to_string();
    let status = match &before {
        _ if !failures.is_empty() => Status::Failed,
        None => Status::New,
        Some(before) if *before == now => Status::Ok,
        Some(_) => Status::Changed,
    };
    Ok(Outcome {
        before: before.unwrap_or_default(),
        now,
        characters: prompt.characters,
        findings: page(&source, &diagnostics, Format::Concise, look, counts),
        failures,
        profile: Some(prompt.profile),
        ..Outcome::new(status)
    })
}

/// The accepted snapshot, if there is one; one that cannot be read is an error.
fn accepted(case: &Case) -> Result<Option<String>, Error> {
    let path = case.snapshot.display().to_string();
    let bytes = match fs::read(&case.snapshot) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::Io { path, error }),
    };
    let source = Source::from_bytes(path, bytes)?;
    Snapshot::parse(&source)?;
    Ok(Some(source.text().replace("\r\n", "\n")))
}

/// The findings of a script that count, in a format.
fn page(
    source: &Source,
    findings: &[Diagnostic],
    format: Format,
    look: Look,
    counts: impl Fn(&Diagnostic) -> bool,
) -> String {
    let counting: Vec<Diagnostic> = findings.iter().filter(|one| counts(one)).cloned().collect();
    if counting.is_empty() { String::new() } else { format.report(look).file(source, &counting) }
}

/// A template that does not work is a finding; everything else is usage.
fn is_template(error: &Error) -> bool {
    matches!(error, Error::Invalid(invalid)
        if invalid.diagnostics.iter().any(|finding| finding.group() == "template"))
}

fn told(error: &Error, look: Look) -> String {
    match error {
        Error::Invalid(invalid) => {
            Format::Full.report(look).file(&invalid.source, &invalid.diagnostics)
        }
        other => format!("{other}\n"),
    }
}
