//! Rules: what is wrong with a script, why it matters to the finished video, what to do.
//!
//! A rule is one file under `rules/<group>/`: its text, its metadata and options, its logic. One
//! line in `rules/mod.rs` registers it. [`Linter`] holds the rules that a configuration turns on
//! and runs them:
//!
//! ```text
//! findings of earlier stages ─┐
//! rules in catalogue order  ──┴→ Sink: severity, suppressions, one finding a cause
//!                                  → three places or more become one finding
//!                                  → scene numbers, order, no doubles
//! ```

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

pub(crate) mod colors;
mod context;
mod data;
mod figures;
mod glob;
mod ignore;
mod linter;
mod merge;
mod narration;
mod options;
mod overrun;
mod pictures;
mod placeholders;
mod requests;
mod retime;
mod rule;
mod rules;
mod select;
mod shown;
mod sink;
mod suppress;
mod totals;
mod words;

pub use context::{Context, MeasurePrompt, PromptSize};
pub(crate) use data::media::FILMABLE;
pub(crate) use data::motion::moves;
pub use ignore::{Ignored, add_ignores};
pub use linter::Linter;
pub use options::RuleOption;
pub(crate) use overrun::has_final_mark;
pub use rule::{Example, FixKind, RuleMeta};
pub(crate) use shown::unlisted;
pub(crate) use sink::withdraw_fix;
pub(crate) use words::{count as counted, thousands};

use crate::Error;
use crate::diagnostic::{Diagnostic, Severity};

/// Every rule, in the order of the catalogue: of several that see one cause, the first speaks.
pub fn rules() -> &'static [&'static RuleMeta] {
    rules::RULES
}

/// The rule of that name: `timing/vo-overrun`.
pub fn find(name: &str) -> Option<&'static RuleMeta> {
    rules().iter().copied().find(|rule| rule.name == name)
}

/// The rule whose name is nearest to a misspelt one, if any is near. A defect without its group
/// (`vo-overrun`) finds its rule too.
pub fn nearest(name: &str) -> Option<&'static RuleMeta> {
    let name = name.trim().to_ascii_lowercase().replace('_', "-");
    let near = |rule: &&'static RuleMeta| {
        let defect = rule.name.split_once('/').map_or(rule.name, |(_, defect)| defect);
        strsim::osa_distance(rule.name, &name).min(strsim::osa_distance(defect, &name))
    };
    rules().iter().copied().min_by_key(near).filter(|rule| near(rule) <= 2 + name.len() / 8)
}

/// Lints one script with the configuration of its context: the findings of the earlier stages and
/// of the rules, in source order.
///
/// Callers with many scripts make one [`Linter`] and keep it.
///
/// # Errors
/// [`Error::Option`] if the configuration names a rule or an option that does not exist, or gives
/// an option a value it cannot take.
pub fn lint(cx: &Context<'_>, earlier: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Error> {
    Ok(Linter::new(&cx.options.config.lint)?.lint(cx, earlier))
}
