//! The plan for other people's programs: captions, a table, a document, a screenplay.
//!
//! ```text
//! Plan → json       all of it
//!      → captions   the narration, cut into phrases and timed; srt, vtt
//!      → table      a row a scene; csv
//!      → parts      the items of a scene with their labels; markdown, fountain
//! ```
//!
//! A format is one file. What a format has no place for is a [`Loss`]; nothing is left out silently.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

mod captions;
mod fountain;
mod json;
mod losses;
mod markdown;
mod parts;
mod srt;
mod table;
mod text;
mod vtt;

use crate::plan::Plan;

pub use captions::{Cue, captions};
pub use losses::{Loss, Remark};

/// What a plan can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The whole plan; `schemas/plan.json` describes it.
    Json,
    /// Captions in the format of `SubRip`.
    Srt,
    /// Captions for the web.
    Vtt,
    /// A table with a row a scene.
    Csv,
    /// A document with a table of picture and sound, to read and to send.
    Markdown,
    /// A screenplay.
    Fountain,
}

impl Format {
    /// Every format with its name.
    pub const ALL: [(&'static str, Format); 6] = [
        ("json", Format::Json),
        ("srt", Format::Srt),
        ("vtt", Format::Vtt),
        ("csv", Format::Csv),
        ("markdown", Format::Markdown),
        ("fountain", Format::Fountain),
    ];

    /// Endings of file names that tell a format.
    const ENDINGS: [(&'static str, Format); 8] = [
        ("json", Format::Json),
        ("srt", Format::Srt),
        ("vtt", Format::Vtt),
        ("csv", Format::Csv),
        ("md", Format::Markdown),
        ("markdown", Format::Markdown),
        ("fountain", Format::Fountain),
        ("spmd", Format::Fountain),
    ];

    /// The format of a name.
    pub fn find(name: &str) -> Option<Self> {
        find(&Self::ALL, name)
    }

    /// The format that the ending of a file's name tells.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        find(&Self::ENDINGS, name.rsplit_once('.')?.1)
    }

    /// The usual ending of its files, without a dot.
    pub fn extension(self) -> &'static str {
        let ending = Self::ENDINGS.iter().find(|(_, format)| *format == self);
        ending.map_or("txt", |(ending, _)| ending)
    }

    /// What its text is called in a sentence.
    pub const fn noun(self) -> &'static str {
        match self {
            Format::Json => "plan",
            Format::Srt | Format::Vtt => "captions",
            Format::Csv => "table",
            Format::Markdown => "document",
            Format::Fountain => "screenplay",
        }
    }
}

fn find(table: &[(&str, Format)], name: &str) -> Option<Format> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, format)| *format)
}

/// A plan in another format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exported {
    /// The text; its last line has an end. Captions of a script in which nobody speaks are empty.
    pub text: String,
    /// What the format has no place for.
    pub losses: Vec<Loss>,
    /// What may not be as expected, such as captions that run into the next scene.
    pub remarks: Vec<Remark>,
}

/// Writes a plan in another format: the plan before the optimizer, as the script has it.
///
/// ```
/// use shotlist::export::{Format, export};
/// use shotlist::{Options, Source, check};
///
/// let script = "SCENE 1 — A-ROLL (8s): Hook\nVO: \"Nobody reads the manual.\"\n";
/// let plan = check(&Source::new("film.shot", script)?, &Options::new())?.plan;
/// let captions = export(&plan, Format::Srt).text;
/// assert_eq!(captions, "1\n00:00:00,000 --> 00:00:01,560\nNobody reads the manual.\n");
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn export(plan: &Plan, format: Format) -> Exported {
    match format {
        Format::Json => Exported { text: json::write(plan), ..Exported::default() },
        Format::Srt => captioned(plan, srt::write),
        Format::Vtt => captioned(plan, vtt::write),
        Format::Csv => left_out(table::write(plan), losses::table(plan)),
        Format::Markdown => left_out(markdown::write(plan), losses::document(plan)),
        Format::Fountain => left_out(fountain::write(plan), losses::document(plan)),
    }
}

fn captioned(plan: &Plan, write: fn(&[Cue]) -> String) -> Exported {
    let cues = captions(plan);
    let text = if cues.is_empty() { String::new() } else { write(&cues) };
    Exported { text, losses: losses::captions(plan), remarks: captions::remarks(plan, &cues) }
}

fn left_out(text: String, losses: Vec<Loss>) -> Exported {
    Exported { text, losses, remarks: Vec::new() }
}
