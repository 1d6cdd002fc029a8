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
mod yaml;

pub use config::*;
pub use diagnostic::{Diagnostic, Severity};
pub use error::{Error, Invalid};
pub use files::{DiskFiles, Files, MemoryFiles};
pub use options::{Durations, Options};
pub use source::{Source, Span};
