//! Scripts that are not written in the `.shot` language, read as a person would read them:
//! Markdown and plain text in nineteen languages, tables, JSON and YAML, subtitles, Fountain.
//!
//! ```text
//! Source → lines, cells, keys or cues    with their places in the file
//!        → outline                       which of them open scenes (Markdown and text)
//!        → Video                         sections, scenes, items; what has no place is a remark
//!        → Script                        the tree that the parser builds, too
//! ```
//!
//! Every place in the tree is one in the original file, so findings point there. Nothing is
//! dropped: what has no place of its own becomes a `NOTE`.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a file may hold anything"
)]

mod document;
mod draft;
mod fountain;
mod heading;
mod inline;
mod label;
mod lines;
mod outline;
mod print;
mod reading;
mod scene;
mod shot;
mod subtitles;
mod table;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests may fail")]
mod tests;
mod time;
mod tree;
mod values;
mod words;

use crate::ast::{ItemKind, Script, Section, SectionKind, Setting, TimeValue};
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::Parsed;
use crate::source::{Source, Span};
use crate::text::Text;

pub use print::print;

/// The forms that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Markdown, and text without any marks.
    #[default]
    Markdown,
    /// Screenplays in the Fountain syntax.
    Fountain,
    /// JSON, also one object a line.
    Json,
    /// YAML.
    Yaml,
    /// `SubRip` and `WebVTT`.
    Subtitles,
}

impl Format {
    /// Every form, in the order in which they are listed.
    pub const ALL: [Format; 5] =
        [Format::Markdown, Format::Fountain, Format::Json, Format::Yaml, Format::Subtitles];

    /// The name by which the command line knows it: `markdown`, `fountain`, `json`, `yaml`, `srt`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::Fountain => "fountain",
            Format::Json => "json",
            Format::Yaml => "yaml",
            Format::Subtitles => "srt",
        }
    }

    /// The form of a file: by its name's ending, else by how its text begins.
    pub fn detect(source: &Source) -> Self {
        let ending = source.path().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "mdx") => Format::Markdown,
            Some("fountain" | "spmd") => Format::Fountain,
            Some("json" | "jsonl" | "ndjson" | "json5" | "jsonc") => Format::Json,
            Some("yaml" | "yml") => Format::Yaml,
            Some("srt" | "vtt") => Format::Subtitles,
            _ => Self::by_text(source.text()),
        }
    }

    fn by_text(text: &str) -> Self {
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if start.starts_with("WEBVTT") || start.lines().take(4).any(|line| line.contains("-->")) {
            Format::Subtitles
        } else if start.starts_with('{') || start.starts_with("[{") || start.starts_with("[\n") {
            Format::Json
        } else {
            Format::Markdown
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Imported {
    /// The form in which it was read.
    pub format: Format,
    /// Its videos; none if it could not be read, and one in all but a few files.
    pub videos: Vec<Film>,
    /// Why it could not be read, or that no scene was found in it: errors of the rule `syntax/unexpected`.
    pub diagnostics: Vec<Diagnostic>,
}

/// One video of a file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Film {
    /// Its title, if one is written.
    pub title: Option<Text>,
    /// Its scenes and sections.
    pub script: Script,
}

/// Reads a file in a form that is given or found out. Total, and linear in the size of the file.
pub fn import(source: &Source, format: Option<Format>) -> Imported {
    let format = format.unwrap_or_else(|| Format::detect(source));
    let refused = |problem| Imported { format, videos: Vec::new(), diagnostics: vec![problem] };
    if let Some(problem) = no_text(source).or_else(|| brief(source, format)) {
        return refused(problem);
    }
    let drafts = match format {
        Format::Json => tree::read_json(source),
        Format::Yaml => tree::read_yaml(source),
        Format::Subtitles => subtitles::read(source),
        Format::Fountain => Ok(fountain::read(source)),
        Format::Markdown => Ok(document::read(source)),
    };
    let drafts = match drafts {
        Ok(drafts) => drafts,
        Err(problem) => return refused(*problem),
    };
    let videos: Vec<Film> = drafts
        .into_iter()
        .map(|video| Film { title: video.title.clone(), script: video.script() })
        .collect();
    let empty = videos.iter().all(|film| film.script.scenes.is_empty());
    let diagnostics = empty.then(|| no_scene(source, format)).into_iter().collect();
    Imported { format, videos, diagnostics }
}

/// Files that are no text, by how they begin, and what they are.
const BINARY: &[(&str, &str)] = &[
    ("PK\u{3}\u{4}", "a Word, Pages or other packed document"),
    ("%PDF-", "a PDF"),
    ("{\\rtf", "a document in Rich Text Format"),
];

fn no_text(source: &Source) -> Option<Diagnostic> {
    let (_, kind) = BINARY.iter().find(|(start, _)| source.text().starts_with(start))?;
    let message = format!("this is {kind}, not text");
    let found = Diagnostic::new("syntax/unexpected", Severity::Error, Span::default(), message);
    Some(found.help("save it as text or Markdown, or paste its text into a file"))
}

/// A brief for `shotlist plan` is no script: its points are not scenes yet.
fn brief(source: &Source, format: Format) -> Option<Diagnostic> {
    let has = |key: &str| source.text().lines().any(|line| line.starts_with(key));
    let is_brief = format == Format::Yaml && has("points:") && !has("scenes:");
    let message = "this is a brief, not a script".to_owned();
    let found = Diagnostic::new("syntax/unexpected", Severity::Error, Span::default(), message)
        .note("its points are not scenes yet: they have no pictures and no lengths")
        .help(format!(
            "make a script of it: `shotlist plan {} -o {}.shot`",
            source.path(),
            source.stem()
        ));
    is_brief.then_some(found)
}

fn no_scene(source: &Source, format: Format) -> Diagnostic {
    let end = source.text().trim_start().lines().next().map_or(0, str::len);
    let start = source.text().len() - source.text().trim_start().len();
    let message = format!("no scene found in this file, read as {}", format.as_str());
    Diagnostic::new("syntax/unexpected", Severity::Error, Span::new(start, start + end), message)
        .note("scenes are told by headings such as `Scene 1`, `0:00–0:05` or `### Hook (5s)`, by tables with a column for the narration, or by keys such as `scenes`")
        .help("give every scene a heading, or write the script as `.shot`: `shotlist init` makes an example")
}

fn no_video(number: usize, count: usize) -> Diagnostic {
    let has = if count == 1 { "one video".to_owned() } else { format!("{count} videos") };
    let message = format!("there is no video {number} in this file: it has {has}");
    Diagnostic::new("syntax/unexpected", Severity::Error, Span::default(), message)
        .help("ask for another one, or leave `--only` out for all of them")
}

impl Imported {
    /// One of the videos, counted from 1, or all of them one after the other.
    pub fn script(&self, only: Option<usize>) -> Script {
        match only {
            Some(number) => {
                let film = number.checked_sub(1).and_then(|at| self.videos.get(at));
                film.map(|film| film.script.clone()).unwrap_or_default()
            }
            None => {
                self.videos.iter().enumerate().fold(Script::default(), |mut whole, (at, film)| {
                    join(&mut whole, film, at);
                    whole
                })
            }
        }
    }

    /// The tree as the parser gives it, for [`crate::plan`].
    pub fn parsed(&self, only: Option<usize>) -> Parsed {
        let mut diagnostics = self.diagnostics.clone();
        let count = self.videos.len();
        if let Some(number) = only.filter(|number| !(1..=count).contains(number) && count > 0) {
            diagnostics.push(no_video(number, count));
        }
        Parsed { script: self.script(only), diagnostics, imported: Some(self.report()) }
    }

    /// What was understood.
    pub fn report(&self) -> Report {
        let mut report =
            Report { format: self.format, videos: self.videos.len(), ..Report::default() };
        for film in &self.videos {
            report.add(&film.script);
        }
        report
    }
}

/// Adds a video behind others. Its scenes are counted on, and their times are lengths: both would
/// begin again in the middle of the script.
fn join(whole: &mut Script, film: &Film, at: usize) {
    let mut script = film.script.clone();
    if at == 0 {
        *whole = script;
        return;
    }
    for scene in &mut script.scenes {
        scene.heading.number = None;
        if let Some(time) = &mut scene.heading.time
            && let TimeValue::Range(from, to) = time.value
        {
            time.value = TimeValue::Length(to.saturating_sub(from));
        }
    }
    whole.scenes.append(&mut script.scenes);
    for setting in script.settings {
        add_setting(whole, setting);
    }
    for section in script.sections {
        let kind = if section.kind == SectionKind::OnScreenText {
            section.kind
        } else {
            SectionKind::Notes
        };
        add_section(&mut whole.sections, kind, section);
    }
}

/// The first video's settings count; what another one says differently is a remark.
fn add_setting(whole: &mut Script, setting: Setting) {
    let Some(held) = whole.settings.iter().find(|held| held.key == setting.key) else {
        return whole.settings.push(setting);
    };
    if held.yaml == setting.yaml {
        return;
    }
    let span = setting.span;
    let section = Section {
        kind: SectionKind::Notes,
        span,
        label: Span::at(span.start),
        qualifier: None,
        lines: vec![draft::remark(&setting)],
    };
    add_section(&mut whole.sections, SectionKind::Notes, section);
}

fn add_section(sections: &mut Vec<Section>, kind: SectionKind, section: Section) {
    match sections.iter_mut().find(|held| held.kind == kind) {
        Some(held) => held.lines.extend(section.lines),
        None => sections.push(Section { kind, ..section }),
    }
}

/// What was understood of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The form in which it was read.
    pub format: Format,
    /// Videos in the file.
    pub videos: usize,
    /// Scenes in all of them.
    pub scenes: usize,
    /// Scenes in which something is said.
    pub narrated: usize,
    /// Scenes with a time.
    pub timed: usize,
    /// Lines that have no place of their own and are kept as remarks.
    pub notes: usize,
}

impl Report {
    fn add(&mut self, script: &Script) {
        let says = |item: &crate::ast::Item| matches!(&item.kind, ItemKind::Voiceover(vo) if !crate::plan::is_silence(vo.text.as_str()));
        self.scenes += script.scenes.len();
        self.narrated += script.scenes.iter().filter(|scene| scene.items.iter().any(says)).count();
        self.timed += script.scenes.iter().filter(|scene| scene.heading.time.is_some()).count();
        let items = script.scenes.iter().flat_map(|scene| &scene.items);
        self.notes += items.filter(|item| matches!(item.kind, ItemKind::Note(_))).count();
        let notes = script.sections.iter().filter(|section| section.kind == SectionKind::Notes);
        self.notes += notes.map(|section| section.lines.len()).sum::<usize>();
    }
}

/// Whether a file is read as another form than `.shot`: what would be written into it in the
/// `.shot` language, such as repairs and comments, would destroy it.
pub fn is_foreign(source: &Source) -> bool {
    let is_own = source.path().to_ascii_lowercase().ends_with(".shot");
    !is_own && read(source, None).imported.is_some()
}

/// Reads a script in whichever form it is written; of several videos one, or all.
pub(crate) fn read(source: &Source, only: Option<usize>) -> Parsed {
    let ending = source.path().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("shot") => crate::parse::parse(source),
        Some("md" | "markdown" | "mdown" | "mdx") => markdown(source, only),
        Some("txt") | None => text(source, only),
        Some(ending) if !ending.chars().all(char::is_alphanumeric) => text(source, only),
        Some(_) => import(source, None).parsed(only),
    }
}

/// Text is a script of ours if the grammar finds scenes in it, unless it only guessed them; else it
/// is imported if anything is said in it then.
fn text(source: &Source, only: Option<usize>) -> Parsed {
    let parsed = crate::parse::parse(source);
    if only.is_none() && !parsed.script.scenes.is_empty() && !has_foreign_headings(&parsed) {
        return parsed;
    }
    let imported = import(source, Some(Format::Markdown)).parsed(only);
    let speaks = imported.imported.is_some_and(|report| report.narrated > 0);
    if only.is_some() || speaks { imported } else { parsed }
}

/// Markdown is a script of ours if it says who is on screen, or has front matter, and the grammar
/// understands as much of it as the importer does.
fn markdown(source: &Source, only: Option<usize>) -> Parsed {
    let parsed = crate::parse::parse(source);
    let imported = import(source, Some(Format::Markdown)).parsed(only);
    let script = &parsed.script;
    let typed = script.scenes.iter().any(|scene| scene.heading.scene_type.is_some());
    let mut own = Report::default();
    own.add(script);
    let as_good = imported.imported.is_none_or(|other| {
        own.scenes >= other.scenes && own.narrated >= other.narrated && own.timed >= other.timed
    });
    let is_own = as_good && (typed || script.front.is_some()) && !has_foreign_headings(&parsed);
    let alone = imported.script.scenes.is_empty();
    if only.is_none() && own.scenes > 0 && (is_own || alone) { parsed } else { imported }
}

/// Whether the grammar only guessed that a line is a heading: `SZENE 1`.
fn has_foreign_headings(parsed: &Parsed) -> bool {
    let errors = parsed.diagnostics.iter().filter(|found| found.rule == "syntax/unexpected");
    let places: std::collections::HashSet<u32> = errors.map(|found| found.span.start).collect();
    parsed.script.scenes.iter().any(|scene| places.contains(&scene.heading.keyword.start))
}
