//! From text to syntax tree. Parsing never fails: what cannot be read becomes a finding, and the
//! rest is read all the same.
//!
//! The grammar turns every line into one token (`grammar`), `lines` notes their indents and
//! blank lines, and the assembler (`assemble`) decides which lines belong together.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

mod assemble;
mod grammar;
mod heading;
mod item;
mod label_line;
mod labels;
pub(crate) mod layout;
mod lines;
mod meant;
mod section;
mod term;
mod time;

use crate::ast::{FrontMatter, Script};
use crate::diagnostic::{Diagnostic, Severity};
use crate::import::Report;
use crate::source::{Source, Span};

pub(crate) use heading::{reads_like_title, type_and_media};
pub(crate) use section::entries;
pub use time::{TimeText, parse_time};

/// Most scenes of a script.
pub const MAX_SCENES: usize = 10_000;

/// A script's tree and what was wrong with its text.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Parsed {
    /// The tree.
    pub script: Script,
    /// Findings of the rules `syntax/unexpected`, `syntax/unclosed-quote`, `syntax/unknown-label`
    /// and `syntax/front-matter`, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was understood of a file that is not written in the `.shot` language; no repair is
    /// offered in one. `None` for what the grammar has read.
    pub imported: Option<Report>,
}

/// Reads a script. Total and linear: any text gives a tree.
pub fn parse(source: &Source) -> Parsed {
    let text = source.text();
    let (front, mut diagnostics) = front(text);
    let body = front.map_or(0, |front| front.span.end as usize);
    let lines = lines::read(text, body);
    let mut parsed = assemble::assemble(text, lines);
    parsed.script.front = front;
    parsed.diagnostics.append(&mut diagnostics);
    parsed.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    parsed
}

/// The front matter, and what is wrong with the text as a whole.
fn front(text: &str) -> (Option<FrontMatter>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let front = front_matter(text, &mut diagnostics);
    diagnostics.extend(control_characters(text));
    (front, diagnostics)
}

/// The front matter, if the text begins with a line of dashes. One that is never closed holds
/// nothing: what follows is read as the script, so that no text is lost.
fn front_matter(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<FrontMatter> {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !start.starts_with("---") {
        return None;
    }
    if let Some((span, yaml)) = grammar::front_matter(text) {
        return Some(FrontMatter { span, yaml });
    }
    diagnostics.extend(grammar::open_front_matter(text).map(unclosed_front_matter));
    None
}

fn unclosed_front_matter(fence: Span) -> Diagnostic {
    Diagnostic::new(
        "syntax/front-matter",
        Severity::Error,
        fence,
        "the front matter is never closed",
    )
    .label("opened here")
    .help("end it with a second line of `---`, before the first section or scene")
}

/// One finding for all control characters of a text, those that turn text around among them.
fn control_characters(text: &str) -> Option<Diagnostic> {
    // U+0080 to U+009F are C2 80 to C2 9F, those that turn text around E2 80 AA to E2 80 AE.
    let may_be = |byte: u8, next: u8| {
        byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
            || byte == 0x7f
            || byte == 0xc2 && next < 0xa0
            || byte == 0x80 && matches!(next, 0xaa..=0xae)
    };
    let (bytes, next) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    // Without a branch, so that a sound file is looked through many bytes at a time.
    let inside =
        bytes.iter().zip(next).fold(false, |found, (byte, next)| found | may_be(*byte, *next));
    if !inside && !bytes.last().is_some_and(|last| may_be(*last, 0)) {
        return None;
    }
    let is_control = |letter: char| {
        letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
            || matches!(letter, '\u{202a}'..='\u{202e}')
    };
    let mut found = text.char_indices().filter(|(_, letter)| is_control(*letter));
    let (first, letter) = found.next()?;
    let span = Span::new(first, first + letter.len_utf8());
    let code = u32::from(letter);
    let message = match found.count() {
        0 => format!("control character U+{code:04X} in the text"),
        more => format!("control character U+{code:04X} in the text, and {more} more"),
    };
    Some(
        Diagnostic::new("syntax/unexpected", Severity::Error, span, message)
            .note("it is invisible here, but it would be sent to the agent")
            .help("delete it; it often comes from copying out of a PDF or a chat"),
    )
}
