//! A storyboard: one self-contained HTML page that shows a script as the film it asks for.
//!
//! ```text
//! Plan + findings + prompt
//!   → palette    colours that text can be read on
//!   → frame      what a scene shows, sketched
//!   → timeline   scenes and speech to scale
//!   → card       a scene with all that is said of it
//!   → page       templates/_storyboard/board.html.jinja and board.css
//! ```
//!
//! The page needs no network, no font and no script, and its security policy allows none. Whatever
//! stands in a script is text on it: escaped, without control characters, each piece with a writing
//! direction of its own. Into CSS go numbers and colours that were read and written anew.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

mod card;
mod findings;
mod frame;
mod lines;
mod page;
mod palette;
mod timeline;
mod words;

use crate::options::Options;
use crate::source::Source;
use crate::{Compilation, Error, secret, template};

/// The page; what it sees is [`page::Page`].
const TEMPLATE: &str = include_str!("../../templates/_storyboard/board.html.jinja");
/// How it looks.
const STYLESHEET: &str = include_str!("../../templates/_storyboard/board.css");

/// Draws the storyboard of a compiled script: one HTML page, always the same for the same script.
///
/// A script with errors has a page too, with its findings and as many scenes as could be read.
///
/// # Errors
/// [`Error::Option`] for an unknown target, and for a script whose page would be larger than 64 MiB.
///
/// ```
/// use shotlist::storyboard::storyboard;
/// use shotlist::{Options, Source, compile};
///
/// let script = "SCENE 1 — A-ROLL (8s): Hook\nVO: \"Nobody reads the manual. Let us fix that.\"\n";
/// let source = Source::new("film.shot", script)?;
/// let options = Options::new().style("swiss-pulse");
/// let page = storyboard(&source, &compile(&source, &options)?, &options)?;
/// assert!(page.starts_with("<!doctype html>") && page.contains("Nobody reads the manual."));
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn storyboard(
    source: &Source,
    compilation: &Compilation,
    options: &Options,
) -> Result<String, Error> {
    let target = crate::target(options)?;
    // A page is shown around: no key that has slipped into the script goes with it.
    let hidden = secret::hidden(source, &compilation.diagnostics);
    let findings = hidden.as_ref().map_or(&compilation.diagnostics, |(_, findings)| findings);
    let page = page::page(source, compilation, findings, target);
    let mut html = template::page(TEMPLATE, &page)?;
    html.push('\n');
    Ok(html)
}
