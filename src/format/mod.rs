//! The canonical form of a script: one spelling for everything, and not one word changed.
//!
//! ```text
//! lines and tree → blocks   a heading, an item, a section, a comment: each printed by itself
//!                → order    sections in the order of the canonical form
//!                → page     blank lines between them
//!                → same     the text is read again: it must say the same
//! ```
//!
//! A block is printed in its canonical spelling only if that is read as the very same thing;
//! otherwise it stays as its author wrote it. A scene or a section with a syntax error is left as
//! it is, byte for byte: what it was meant to be is not known.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

mod block;
mod front;
mod heading;
mod item;
mod order;
mod page;
mod quoted;
mod same;
mod section;
pub(crate) mod spelling;

pub(crate) use spelling::{clock, figure, remarked};

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::layout::{self, Layout, Unit};
use crate::source::Source;

/// A script in its canonical form.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Formatted {
    /// The text. Line ends are `\n`, the last line has one, there is no byte order mark.
    pub text: String,
    /// The syntax errors because of which a scene or a section was left as it is.
    pub left: Vec<Diagnostic>,
    /// Why the whole script was left as it is, if it was: `text` is that of the source then.
    pub refused: Option<String>,
}

/// Puts a script into its canonical form. Total and linear, as parsing is; what comes out says the
/// same to [`crate::parse`], to [`crate::plan`] and to every rule, comments and suppressions
/// included, and a second time nothing changes.
///
/// ```
/// use shotlist::{Source, format};
///
/// let source = Source::new("film.shot", "### Scene 1: Hook (8 sec)\n**voiceover:** “Hello there.”")?;
/// assert_eq!(format(&source).text, "SCENE 1 (8s): Hook\nVO: \"Hello there.\"\n");
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn format(source: &Source) -> Formatted {
    let layout = layout::layout(source);
    let left: Vec<Diagnostic> =
        layout.parsed.diagnostics.iter().filter(|found| is_error(found)).cloned().collect();
    let refuse = |reason: String| Formatted {
        text: source.text().to_owned(),
        left: left.clone(),
        refused: Some(reason),
    };
    if let Some(error) = left.iter().find(|error| error.rule == "syntax/front-matter") {
        return refuse(error.message.clone());
    }
    let Some(units) = &layout.units else {
        let last = left.last().map(|error| error.message.clone());
        return refuse(last.unwrap_or_default());
    };
    let text = print(source, &layout, units, &left);
    if same::says_the_same(source, &layout.parsed.script, &text) {
        Formatted { text, left, refused: None }
    } else {
        refuse("its canonical form would not be read as the same script".to_owned())
    }
}

fn is_error(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
}

fn print(source: &Source, layout: &Layout, units: &[Unit], errors: &[Diagnostic]) -> String {
    let script = &layout.parsed.script;
    let front = script.front.map(|front| front::print(source.slice(front.yaml)));
    let blocks = block::read(source.text(), layout, units, errors);
    let blocks = page::without_idle_dashes(blocks);
    page::print(front, order::settle(blocks, script))
}
