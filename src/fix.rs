//! Repairs: edits of the source text that a finding offers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Whether a repair can be made without a look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// What it does, as an order: "make scene 6 14 s long".
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
/// others wait for a further round over the new text. Repairs that do not fit the text – places
/// outside it, inside a character, out of order – are left out.
pub fn apply_fixes(
    source: &Source,
    diagnostics: &[Diagnostic],
    limit: Applicability,
) -> (String, usize) {
    let fixes = applicable(source, diagnostics.iter(), limit);
    (rewrite(source.text(), &fixes), fixes.len())
}

/// The repairs up to `limit` that can be made together, in source order.
fn applicable<'d>(
    source: &Source,
    diagnostics: impl Iterator<Item = &'d Diagnostic>,
    limit: Applicability,
) -> Vec<&'d Fix> {
    let fixes = diagnostics.filter_map(|diagnostic| diagnostic.fix.as_ref());
    let fixes = fixes.filter(|fix| fix.applicability <= limit && fits(fix, source.text()));
    without_conflicts(fixes)
}

/// Whether a repair is one: its edits in order, apart from each other, on character boundaries.
fn fits(fix: &Fix, text: &str) -> bool {
    let mut end = None;
    !fix.edits.is_empty()
        && fix.edits.iter().all(|Edit { span, .. }| {
            let behind = end.is_none_or(|end| end <= span.start);
            end = Some(span.end);
            behind && text.get(span.range()).is_some()
        })
}

/// Of the repairs, in source order, those that touch no place of an earlier one.
///
/// A sweep: the places taken so far are apart from each other and kept in order, so that one
/// look-up an edit tells whether it is free.
pub(crate) fn without_conflicts<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let mut fixes: Vec<&Fix> = fixes.collect();
    fixes.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    let mut taken = Taken::default();
    fixes.retain(|fix| {
        let free = fix.edits.iter().all(|edit| taken.is_free(edit.span));
        if free {
            taken.0.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        free
    });
    fixes
}

/// Start and end of the places that are edited.
#[derive(Default)]
struct Taken(BTreeMap<u32, u32>);

impl Taken {
    /// Two edits touch if they overlap or meet: at a meeting point their order would decide the
    /// result.
    fn is_free(&self, span: Span) -> bool {
        self.0.range(..=span.end).next_back().is_none_or(|(_, end)| *end < span.start)
    }
}

pub(crate) fn rewrite(text: &str, fixes: &[&Fix]) -> String {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Most rounds of [`fix_all`].
const MOST_ROUNDS: usize = 10;

/// What [`fix_all`] made of a text.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The repaired script.
    pub source: Source,
    /// What is still found in it.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of repairs made. One repair can mend several places.
    pub fixed: usize,
    /// Number of rounds in which a repair was made.
    pub rounds: usize,
}

/// Repairs a script until nothing changes any more, in at most ten rounds. `compile` finds what is
/// wrong with a text.
///
/// Only repairs that add no finding are made. Rules offer nothing that they know to break something
/// else, but no rule knows all the others; so each round compiles the repaired text, which is the
/// next round's input anyway, and only if something new is found there looks for the repairs that
/// caused it, by halves. A clean script costs one compilation, a round one more, a bad repair among
/// n about log n.
///
/// # Errors
/// Those of `compile`, and [`Error::TooLarge`] if the repaired text is.
pub fn fix_all(
    source: Source,
    mut compile: impl FnMut(&Source) -> Result<Vec<Diagnostic>, Error>,
    limit: Applicability,
) -> Result<Fixed, Error> {
    let diagnostics = compile(&source)?;
    let mut done = Fixed { source, diagnostics, fixed: 0, rounds: 0 };
    while done.rounds < MOST_ROUNDS {
        let Some((count, source, diagnostics)) = one_round(&done, &mut compile, limit)? else {
            break;
        };
        done = Fixed { source, diagnostics, fixed: done.fixed + count, rounds: done.rounds + 1 };
    }
    Ok(done)
}

/// A repaired text with the number of its repairs and its findings.
type Round = (usize, Source, Vec<Diagnostic>);

/// One round; `None` if no repair is left that adds no finding.
fn one_round(
    done: &Fixed,
    compile: &mut impl FnMut(&Source) -> Result<Vec<Diagnostic>, Error>,
    limit: Applicability,
) -> Result<Option<Round>, Error> {
    let mut attempt = |fixes: &[&Fix]| -> Result<Round, Error> {
        let source = Source::new(done.source.path(), rewrite(done.source.text(), fixes))?;
        let diagnostics = compile(&source)?;
        Ok((fixes.len(), source, diagnostics))
    };
    let (unmasking, other): (Vec<_>, Vec<_>) =
        done.diagnostics.iter().partition(|diagnostic| unmasks(diagnostic));
    // A repaired name brings to light what it hid; that is nobody's fault.
    let names = applicable(&done.source, unmasking.into_iter(), limit);
    if !names.is_empty() {
        return attempt(&names).map(Some);
    }
    let all = applicable(&done.source, other.into_iter(), limit);
    let (mut good, mut best): (Vec<&Fix>, _) = (Vec::new(), None);
    let mut waiting = vec![all.as_slice()];
    while let Some(group) = waiting.pop() {
        if group.is_empty() {
            continue;
        }
        let trial: Vec<&Fix> = good.iter().chain(group).copied().collect();
        let round = attempt(&trial)?;
        if !adds(&done.diagnostics, &round.2) {
            (good, best) = (trial, Some(round));
        } else if group.len() > 1 {
            let (first, second) = group.split_at(group.len() / 2);
            waiting.extend([second, first]);
        }
    }
    Ok(best)
}

/// Whether a repair may bring to light what was hidden behind a name that nobody knew.
pub(crate) fn unmasks(diagnostic: &Diagnostic) -> bool {
    diagnostic.group() == "syntax" || diagnostic.rule == "style/unknown"
}

/// Whether a rule holds in more places than before.
pub(crate) fn adds(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let mut more: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in after {
        *more.entry(diagnostic.rule).or_default() += places(diagnostic);
    }
    for diagnostic in before {
        if let Some(count) = more.get_mut(diagnostic.rule) {
            *count = count.saturating_sub(places(diagnostic));
        }
    }
    more.values().any(|count| *count > 0)
}

/// A finding that stands for many has a label at each place.
fn places(diagnostic: &Diagnostic) -> usize {
    diagnostic.labels.len().max(1)
}
