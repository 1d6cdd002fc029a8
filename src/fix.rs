//! Repairs: edits of the source text that a finding offers.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Whether a repair can be made without a look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Keeps the meaning; `--fix` makes it.
    Safe,
    /// May change what the author meant; only `--unsafe-fixes` makes it.
    Unsafe,
}

/// Replaces the text under `span` by `text`; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// A replacement.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// An insertion before `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), text)
    }
}

/// One repair: edits that are made together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, as an order: "Give the scene 14 s".
    pub title: String,
    /// Whether it is made by `--fix` alone.
    pub applicability: Applicability,
    /// The edits, in source order, without overlaps.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A repair that keeps the meaning.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }

    /// A repair that may change what the author meant.
    pub fn unsafe_(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits }
    }
}

/// Makes every repair of `diagnostics` up to `limit` and returns the new text with the number of
/// repairs made. Of repairs that touch the same place the first in source order is made; the
/// others wait for a further round over the new text.
pub fn apply_fixes(
    source: &Source,
    diagnostics: &[Diagnostic],
    limit: Applicability,
) -> (String, usize) {
    let mut fixes: Vec<&Fix> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.fix.as_ref())
        .filter(|fix| fix.applicability <= limit && !fix.edits.is_empty())
        .collect();
    fixes.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span).min());
    let mut edits: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for fix in fixes {
        let free = fix.edits.iter().all(|edit| !edits.iter().any(|done| touches(done, edit)));
        if free {
            edits.extend(&fix.edits);
            made += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (rewrite(source.text(), &edits), made)
}

/// Two edits touch if they overlap or meet: at a meeting point their order would decide the result.
fn touches(one: &Edit, other: &Edit) -> bool {
    one.span.start <= other.span.end && other.span.start <= one.span.end
}

fn rewrite(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
