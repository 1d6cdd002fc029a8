//! **shotlist** is a compiler for video scripts: a scene-by-scene script goes in, findings and the
//! best prompt for a video agent come out.
//!
//! # Stages
//!
//! ```text
//! Source{path, text, lines}
//!   → parse      Parsed{script, diagnostics}   grammar/shotlist.pest, never fails
//!   → plan       Plan + diagnostics            variables, settings, style, speech; never fails on a script
//!   → optimize   Plan → Plan, list of changes
//!   → render     Prompt{text, sections}        templates/*.jinja
//!   → lint       diagnostics with fixes
//! ```
//!
//! [`compile`] is the one visible driver; each stage is public too.

// The parser that pest derives names this crate: without pest's `std` feature, and with it its
// stack guard, parsing is a fifth faster.
extern crate alloc;

pub mod ast;
mod config;
pub mod diagnostic;
mod error;
mod files;
pub mod fix;
pub mod lint;
pub mod optimize;
mod options;
pub mod parse;
pub mod plan;
pub mod render;
pub mod report;
pub mod source;
pub mod speech;
pub mod style;
pub mod target;
mod template;
pub mod text;
pub mod time;
mod vocabulary;
mod yaml;

pub use config::*;
pub use diagnostic::{Diagnostic, Severity};
pub use error::{Error, Invalid};
pub use files::{DiskFiles, Files, MemoryFiles};
pub use options::{Durations, Options};
pub use source::{Source, Span};

/// What [`check`] finds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The plan, before the optimizer.
    pub plan: plan::Plan,
    /// Every finding of every rule that is on, in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// stub
///
/// # Errors
/// x
pub fn check(source: &Source, options: &Options) -> Result<Checked, Error> {
    let parsed = parse::parse(source);
    let planned = plan::plan(source, &parsed, options)?;
    let mut d = parsed.diagnostics.clone(); d.extend(planned.diagnostics); d.sort_by_key(|x| x.span);
    Ok(Checked { plan: planned.plan, diagnostics: d })
}
