//! Markdown and plain text: from lines and their outline to videos.

mod loose;
mod phrases;

pub(super) use phrases::section_kind;

use crate::ast::SectionKind;
use crate::source::{Source, Span};
use crate::text::Text;

use super::draft::{DraftScene, Video};
use super::label;
use super::lines::{self, Kind, Line};
use super::outline::{self, Outline, What};
use super::scene;
use super::table::{self, Shape, Table};
use super::values;

/// The videos of a Markdown or plain text file.
pub(super) fn read(source: &Source) -> Vec<Video> {
    let lines = lines::read(source.text(), 0);
    let tables = table::find(&lines);
    let outline = outline::read(&lines, &tables);
    let exported = tables.iter().any(|table| table::is_exported(&table::names(table, &lines)));
    let mut reader = Reader {
        lines: &lines,
        tables: &tables,
        outline: &outline,
        videos: Vec::new(),
        video: Video::default(),
        scene: None,
        scene_line: 0,
        pending: Vec::new(),
        section: None,
        exported,
    };
    reader.run();
    let mut videos = reader.videos;
    if let Some((first, others)) = videos.split_first_mut() {
        for video in others {
            video.above.clone_from(&first.notes);
        }
    }
    videos
}

struct Reader<'r> {
    lines: &'r [Line],
    tables: &'r [Table],
    outline: &'r Outline,
    videos: Vec<Video>,
    video: Video,
    scene: Option<DraftScene>,
    /// The line of its heading.
    scene_line: usize,
    /// Remarks on an act, for its first scene.
    pending: Vec<Text>,
    /// The section whose text goes on.
    section: Option<SectionKind>,
    /// Whether the file is a script that was exported.
    exported: bool,
}

impl Reader<'_> {
    fn run(&mut self) {
        let marks = &self.outline.marks;
        let first = marks.first().map_or(self.lines.len(), |mark| mark.line);
        self.loose(0..first);
        for (at, mark) in marks.iter().enumerate() {
            let end = marks.get(at + 1).map_or(self.lines.len(), |next| next.line);
            self.open(&mark.what, mark.line, end.max(mark.line));
        }
        self.close_scene();
        self.close_video();
    }

    fn open(&mut self, what: &What, line: usize, end: usize) {
        let below = line + 1..end.max(line + 1);
        match what {
            What::Bare => {
                self.close_scene();
                self.scene_at(what, line, line..end.max(line + 1));
            }
            What::Scene(_) | What::Row(_) => {
                self.close_scene();
                self.scene_at(what, line, below);
            }
            What::Video(title) => {
                self.close_scene();
                self.close_video();
                if !title.is_empty() {
                    self.name(title);
                }
                // A border that stands in no line has none of its own.
                let from = if title.is_empty() { line } else { line + 1 };
                self.loose(from..end.max(from));
            }
            What::Group(text) => {
                self.close_scene();
                self.pending.push(text.clone());
                let texts: Vec<Text> = self.texts(below);
                self.pending.extend(texts);
            }
            What::Nothing => {}
            What::Outside(text) | What::Label(text) => {
                // A heading deeper than its scene's belongs to the scene.
                if self.is_inside(line) {
                    return self.inside(line..end);
                }
                self.close_scene();
                self.heading(text, line);
                self.loose(below);
            }
        }
    }

    /// `Video 2: Towels like toast (22s)` is titled by what stands behind the number.
    fn name(&mut self, line: &Text) {
        let heading = super::heading::read(line, true).filter(|heading| heading.opens.is_some());
        let Some(scene) = heading.map(|heading| heading.scene) else {
            self.video.title = Some(line.clone());
            return;
        };
        let time = scene.time.map(|time| line.as_str().get(..).map(|_| time.span));
        if let Some(Some(span)) = time {
            let shift = |at: u32| at.saturating_sub(line.span().start) as usize;
            let text = line.slice(shift(span.start)..shift(span.end));
            self.video.sections.push((SectionKind::Duration, text));
        }
        self.video.title = Some(scene.title.unwrap_or_else(|| line.clone()));
    }

    fn is_inside(&self, line: usize) -> bool {
        if self.scene.is_none() {
            return false;
        }
        let level = |line: &Line| match line.level {
            0 if line.is_bold() => 7,
            0 => 8,
            level => level,
        };
        let heading = self.lines.get(self.scene_line);
        heading.zip(self.lines.get(line)).is_some_and(|(heading, line)| {
            level(line) > level(heading) && !matches!(heading.kind, Kind::Row(_))
        })
    }

    fn inside(&mut self, range: std::ops::Range<usize>) {
        if let Some(scene) = &mut self.scene {
            scene::read(scene, self.lines, range, self.tables, self.outline.manner);
        }
    }

    fn scene_at(&mut self, what: &What, at: usize, below: std::ops::Range<usize>) {
        let Some(line) = self.lines.get(at) else { return };
        let scene = match what {
            What::Scene(heading) => Some(super::reading::scene(heading)),
            What::Bare => {
                let heading = Span::at(line.span.start);
                Some(DraftScene { span: heading, heading, ..DraftScene::default() })
            }
            _ => self.row(line, at),
        };
        let Some(mut scene) = scene else { return };
        for text in self.pending.drain(..) {
            scene.push(values::note(text));
        }
        let is_row = matches!(what, What::Row(_));
        let inner =
            if is_row { below.start..below.start } else { below.start..self.end_of_last(&below) };
        let rest = inner.end..below.end;
        scene::read(&mut scene, self.lines, inner, self.tables, self.outline.manner);
        self.scene = Some(scene);
        self.scene_line = at;
        if !is_row && !rest.is_empty() {
            self.close_scene();
            self.loose(rest);
        } else if is_row {
            self.close_scene();
            let rest = below.filter(|at| !self.is_own_row(*at)).collect::<Vec<_>>();
            if let Some((first, last)) = rest.first().zip(rest.last()) {
                self.loose(*first..last + 1);
            }
        }
    }

    /// The scene in a row of a table.
    fn row(&self, line: &Line, at: usize) -> Option<DraftScene> {
        let table = table::at(self.tables, at)?;
        let Shape::Scenes { columns, .. } = &table.shape else { return None };
        Some(table::scene(line, &table::names(table, self.lines), columns))
    }

    /// Where the last scene of a file ends: at a line of dashes behind which nothing is the scene's.
    fn end_of_last(&self, below: &std::ops::Range<usize>) -> usize {
        let lines = self.lines.get(below.clone()).unwrap_or_default();
        let rule = lines
            .iter()
            .position(|line| matches!(line.kind, Kind::Rule))
            .filter(|_| below.end == self.lines.len());
        let Some(rule) = rule else { return below.end };
        let behind = lines.get(rule..).unwrap_or_default();
        let speaks =
            behind.iter().any(|line| label::read(line).is_some_and(|label| label.speaks()));
        if speaks { below.end } else { below.start + rule }
    }

    /// The header and the dashes of a table whose rows are scenes.
    fn is_own_row(&self, at: usize) -> bool {
        let total = self.lines.get(at).is_some_and(table::is_total);
        let scenes = |table: &Table| matches!(table.shape, Shape::Scenes { .. });
        !total && table::at(self.tables, at).is_some_and(scenes)
    }

    fn close_scene(&mut self) {
        self.section = None;
        self.video.scenes.extend(self.scene.take());
    }

    fn close_video(&mut self) {
        let video = std::mem::take(&mut self.video);
        let notes: Vec<Text> = std::mem::take(&mut self.pending);
        let mut video = video;
        video.notes.extend(notes);
        if video.scenes.is_empty() && !self.videos.is_empty() {
            // A heading without scenes: its words belong to the video before.
            if let Some(last) = self.videos.last_mut() {
                last.settings.extend(video.settings);
                last.notes.extend(video.title);
                last.notes.extend(video.sections.into_iter().map(|(_, text)| text));
                last.notes.extend(video.notes);
            }
            return;
        }
        self.merge_preface(&mut video);
        self.videos.push(video);
    }

    /// What stands above the first of several videos is about all of them.
    fn merge_preface(&mut self, video: &mut Video) {
        let Some(first) = self.videos.first().filter(|first| first.scenes.is_empty()) else {
            return;
        };
        if video.title.is_none() {
            video.title.clone_from(&first.title);
        }
        let preface = self.videos.remove(0);
        video.sections.splice(0..0, preface.sections);
        let title = preface.title.filter(|title| Some(title) != video.title.as_ref());
        video.notes.splice(0..0, title.into_iter().chain(preface.notes));
        video.settings.extend(preface.settings);
    }
}
