//! Findings that are known and tolerated, so that a run reports the new ones alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fingerprint::{Fingerprints, line};
use super::json;
use crate::Error;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Span};

/// Version of the format; a change that older readers would misread raises it.
const VERSION: u32 = 1;
/// Characters of a line that are kept to tell readers where a finding was.
const EXCERPT: usize = 80;

/// Known findings of many files.
///
/// Each place that a rule holds in is one, also where the report makes one finding of several: so a
/// new place among known ones is seen, and the others stay known when one of them is mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, BTreeMap<String, Known>>,
}

/// What is written of a finding besides its file and fingerprint: for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    rule: String,
    text: String,
}

#[derive(Deserialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// One line of the file.
#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    file: String,
    rule: String,
    #[serde(default)]
    text: String,
    fingerprint: String,
}

impl Baseline {
    /// Reads what [`Baseline::json`] has written.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the place if it is something else, or of a later version.
    pub fn parse(path: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let source = Source::new(path, text)?;
        let file: File = match serde_json::from_str(source.text()) {
            Ok(file) => file,
            Err(error) => return Err(not_one(source, &error)),
        };
        if file.version != VERSION {
            return Err(other_version(source, file.version));
        }
        let mut baseline = Self::default();
        for entry in file.findings {
            let known = Known { rule: entry.rule, text: entry.text };
            baseline.files.entry(entry.file).or_default().insert(entry.fingerprint, known);
        }
        Ok(baseline)
    }

    /// As JSON, sorted, one finding a line, without line numbers: the same findings give the same
    /// text wherever they have moved to.
    pub fn json(&self) -> String {
        let entries = self.files.iter().flat_map(|(file, known)| {
            known.iter().map(|(fingerprint, known)| Entry {
                file: file.clone(),
                rule: known.rule.clone(),
                text: known.text.clone(),
                fingerprint: fingerprint.clone(),
            })
        });
        let entries: BTreeSet<Entry> = entries.collect();
        let lines: Vec<String> =
            entries.iter().map(|entry| format!("\n    {}", json::one_line(entry))).collect();
        let end = if lines.is_empty() { "" } else { "\n  " };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{}{end}]\n}}\n", lines.join(","))
    }

    /// Number of findings.
    pub fn len(&self) -> usize {
        self.files.values().map(BTreeMap::len).sum()
    }

    /// Whether it has no finding.
    pub fn is_empty(&self) -> bool {
        self.files.values().all(BTreeMap::is_empty)
    }

    /// The names of its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Adds the findings of other files.
    pub fn merge(&mut self, other: Baseline) {
        for (file, known) in other.files {
            self.files.entry(file).or_default().extend(known);
        }
    }

    /// How many findings it has of which `looked` says, by file and rule, that a run has looked for
    /// them, and how many of those are not `present` any more.
    pub fn gone(&self, present: &Baseline, looked: impl Fn(&str, &str) -> bool) -> (usize, usize) {
        let mut counts = (0, 0);
        for (file, known) in &self.files {
            let here = present.files.get(file);
            for (fingerprint, known) in known.iter().filter(|(_, known)| looked(file, &known.rule))
            {
                let same = here.and_then(|here| here.get(fingerprint));
                counts.0 += 1;
                counts.1 += usize::from(same.is_none_or(|same| same.rule != known.rule));
            }
        }
        counts
    }
}

/// Holds the findings of one file against a baseline, in the order in which
/// [`check_some`](crate::check_some) asks about them.
pub struct Census<'b> {
    /// `None` where everything is to be known from now on.
    baseline: Option<&'b Baseline>,
    file: String,
    fingerprints: Fingerprints<'static>,
    present: BTreeMap<String, Known>,
    known: usize,
}

impl<'b> Census<'b> {
    /// Begins a file; `file` is its name in the baseline. Without a baseline every finding is known.
    pub fn new(baseline: Option<&'b Baseline>, file: impl Into<String>) -> Self {
        Self {
            baseline,
            file: file.into(),
            fingerprints: Fingerprints::new(""),
            present: BTreeMap::new(),
            known: 0,
        }
    }

    /// Takes a finding and says whether it is a new one. Of those that look alike as many are known
    /// as the baseline has.
    pub fn is_new(&mut self, source: &Source, finding: &Diagnostic) -> bool {
        let fingerprint = self.fingerprints.next(source, finding);
        let of_file = |baseline: &&'b Baseline| baseline.files.get(&self.file);
        let is_known = match self.baseline {
            None => true,
            Some(baseline) => {
                of_file(&baseline).is_some_and(|known| known.contains_key(&fingerprint))
            }
        };
        let text = line(source, finding.span.start).trim().chars().take(EXCERPT).collect();
        self.present.insert(fingerprint, Known { rule: finding.rule.to_owned(), text });
        self.known += usize::from(is_known);
        !is_known
    }

    /// How many findings were known.
    pub fn known(&self) -> usize {
        self.known
    }

    /// All findings of the file, known and new.
    pub fn present(self) -> Baseline {
        Baseline { files: [(self.file, self.present)].into() }
    }
}

const HELP: &str = "name another file; or delete this one and run again, which writes it anew";

fn not_one(source: Source, error: &serde_json::Error) -> Error {
    let start = source.lines().start_of(error.line() as u32).unwrap_or(0) as usize;
    let at = (start + error.column().saturating_sub(1)).min(source.text().len());
    let at = (0..=at).rev().find(|at| source.text().is_char_boundary(*at)).unwrap_or(0);
    let whole = error.to_string();
    let what = whole.split(" at line ").next().unwrap_or_default();
    let what = [("struct File", "an object"), ("struct Entry", "an object"), ("map", "object")]
        .iter()
        .fold(what.to_owned(), |what, (theirs, ours)| what.replace(theirs, ours));
    let message = "this file is no baseline that shotlist has written";
    let finding =
        Diagnostic::new("baseline/invalid", Severity::Error, Span::at(at as u32), message);
    Error::invalid(source, vec![finding.label(what).help(HELP)])
}

fn other_version(source: Source, version: u32) -> Error {
    let at = source.text().find("\"version\"").unwrap_or(0);
    let span = Span::new(at, (at + "\"version\"".len()).min(source.text().len()));
    let message =
        format!("the baseline is of version {version}, and this shotlist reads version {VERSION}");
    let finding = Diagnostic::new("baseline/version", Severity::Error, span, message);
    Error::invalid(source, vec![finding.help(HELP)])
}
