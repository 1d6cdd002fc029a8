//! Markdown and plain text: from lines and their outline to videos.

use crate::ast::{SectionKind, Setting};
use crate::source::Source;
use crate::text::Text;

use super::draft::{DraftScene, Video};
use super::label::{self, Label};
use super::lines::{self, Kind, Line};
use super::outline::{self, Outline, What};
use super::scene;
use super::table::{self, Shape, Table};
use super::values;
use super::words::{Role, fold};

/// Settings of the front matter that a script in another form may have too; the others are sections.
const SETTINGS: &[&str] = &[
    "orientation",
    "avatar_id",
    "voice_id",
    "pace",
    "profile",
    "script",
    "callback_url",
    "callback_id",
];

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
        others.iter_mut().for_each(|video| video.above.clone_from(&first.notes));
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
            What::Outside(text) => {
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
        let mut scene = match what {
            What::Scene(heading) => super::reading::scene(heading),
            _ => {
                let Some(table) = table::at(self.tables, at) else {
                    return;
                };
                let Shape::Scenes { columns, .. } = &table.shape else { return };
                table::scene(line, &table::names(table, self.lines), columns)
            }
        };
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
        table::at(self.tables, at).is_some_and(|table| matches!(table.shape, Shape::Scenes { .. }))
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

    /// A heading outside of scenes: the title, a section, or a remark.
    fn heading(&mut self, text: &Text, line: usize) {
        let level = self.lines.get(line).map_or(0, |line| line.level);
        let first = self.video.scenes.is_empty() && self.video.title.is_none();
        let roles = super::words::roles(text.as_str());
        let kind = label::section(roles)
            .and_then(section_kind)
            .filter(|kind| *kind != SectionKind::Title && *kind != SectionKind::Notes);
        if let Some(kind) = kind {
            self.section = Some(kind);
        } else if first && (level > 0 || line == 0) && label::item(roles).is_none() {
            self.video.title = Some(text.clone());
        } else if roles.is_empty() || label::item(roles) == Some(Role::Note) {
            self.video.notes.push(text.clone());
        }
    }

    /// Lines outside of scenes: labels open sections, everything else is kept as a remark.
    fn loose(&mut self, range: std::ops::Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let Some(line) = self.lines.get(at) else { break };
            if let Some(table) = table::at(self.tables, at) {
                self.loose_table(table, at);
                at = table.last.max(at + 1);
                continue;
            }
            self.loose_line(line, at);
            at += 1;
        }
        self.section = None;
    }

    fn loose_table(&mut self, table: &Table, from: usize) {
        let exported = table::names(table, self.lines).iter().map(Text::as_str).eq(table::SETTINGS);
        if exported {
            self.exported_settings(table);
            return;
        }
        if table.shape == Shape::Pairs {
            for (name, value, _) in table::pairs(self.lines, table).collect::<Vec<_>>() {
                let mut text = Text::default();
                value.iter().for_each(|line| text.append(" ", line));
                if !self.setting(&name, &text) {
                    self.video.notes.push(name);
                }
            }
            return;
        }
        let scenes = matches!(table.shape, Shape::Scenes { .. });
        for line in self
            .lines
            .get(from..table.last)
            .unwrap_or_default()
            .iter()
            .filter(|line| matches!(line.kind, Kind::Row(_)))
        {
            let text = table::row_text(line);
            if !text.is_empty() && !scenes {
                self.video.notes.push(text);
            }
        }
        if scenes && !self.has_mark(table) {
            let rows = self.lines.get(from..table.last).unwrap_or_default();
            self.video.notes.extend(
                rows.iter().filter(|line| matches!(line.kind, Kind::Row(_))).map(table::row_text),
            );
        }
    }

    /// The settings of an exported script, by their names in the front matter.
    fn exported_settings(&mut self, table: &Table) {
        for (name, value, _) in table::pairs(self.lines, table).skip(1).collect::<Vec<_>>() {
            let mut text = Text::default();
            value.iter().for_each(|line| text.append(" ", line));
            if name.as_str() == "duration" {
                self.video.sections.push((SectionKind::Duration, text));
            } else {
                let yaml = crate::yaml::scalar(text.as_str());
                self.video.settings.push(Setting::new(name.as_str(), yaml, text.span()));
            }
        }
    }

    /// Whether any row of a table opens a scene.
    fn has_mark(&self, table: &Table) -> bool {
        let marks = &self.outline.marks;
        let at = marks.partition_point(|mark| mark.line < table.first);
        marks.get(at).is_some_and(|mark| table.contains(mark.line))
    }

    fn loose_line(&mut self, line: &Line, at: usize) {
        if !line.is_words() {
            if matches!(line.kind, Kind::Remark) {
                self.video.notes.push(line.text.clone());
            }
            if matches!(line.kind, Kind::Rule) {
                self.section = None;
            }
            return;
        }
        if line.text.is_empty() {
            return;
        }
        if let Some((kind, text)) = self.exported_section(line) {
            self.section = Some(kind).filter(|kind| *kind == SectionKind::OnScreenText);
            if !text.is_empty() {
                self.video.sections.push((kind, text));
            }
            return;
        }
        let several: Vec<Text> =
            pieces(&line.text).into_iter().flat_map(|piece| sentences(&piece)).collect();
        if several.len() > 1 {
            for piece in several {
                self.loose_text(&piece, line, at);
            }
            return;
        }
        self.loose_text(&line.text, line, at);
    }

    /// `**TONE:** …` in a script that was exported: all of the line is the section's.
    fn exported_section(&self, line: &Line) -> Option<(SectionKind, Text)> {
        if !self.exported || line.bold == 0 {
            return None;
        }
        let strings = line.as_str() == "ON-SCREEN TEXT:";
        if strings {
            Some((SectionKind::OnScreenText, Text::default()))
        } else {
            super::shot::section(&line.text)
        }
    }

    fn loose_text(&mut self, text: &Text, line: &Line, at: usize) {
        if let Some((name, value)) = named(text).or_else(|| total(text)) {
            if self.setting(&name, &value) {
                return;
            }
        } else if let Some(label) =
            label::of(text, line.bold > 0).filter(|label| !label.value.is_empty())
        {
            if self.labelled(&label) {
                return;
            }
        }
        if let Some(kind) =
            self.section.filter(|_| !line.after_blank || line.bullet || self.is_empty_section())
        {
            self.video.sections.push((kind, text.clone()));
            return;
        }
        self.section = None;
        if at == 0
            && self.video.title.is_none()
            && text.as_str().split_whitespace().count() <= 14
            && !text.as_str().ends_with('.')
            && self.title_line(line)
        {
            self.video.title = Some(text.clone());
            return;
        }
        self.video.notes.push(text.clone());
    }

    fn is_empty_section(&self) -> bool {
        self.section
            .is_some_and(|kind| self.video.sections.last().is_none_or(|(last, _)| *last != kind))
    }

    /// Whether the first line of a file stands by itself.
    fn title_line(&self, line: &Line) -> bool {
        line.level > 0
            || line.is_bold()
            || self
                .lines
                .get(1)
                .is_none_or(|next| next.after_blank || matches!(next.kind, Kind::Rule))
    }

    fn labelled(&mut self, label: &Label) -> bool {
        let Some(kind) = label::section(label.roles).and_then(section_kind) else { return false };
        let own_value =
            matches!(kind, SectionKind::Title | SectionKind::Duration | SectionKind::Language)
                || kind == SectionKind::OnScreenText;
        let mut value = label.remark.clone().filter(|_| !own_value).unwrap_or_default();
        value.append(": ", &label.value);
        self.video.notes.extend(label.remark.clone().filter(|_| own_value));
        self.section_text(kind, &value);
        true
    }

    fn section_text(&mut self, kind: SectionKind, value: &Text) {
        match kind {
            SectionKind::Title => {
                let before = self.video.title.replace(value.clone());
                self.video.notes.extend(before.filter(|before| before != value));
            }
            SectionKind::Notes => self.video.notes.push(value.clone()),
            SectionKind::OnScreenText => self.video.sections.push((kind, value.clone())),
            _ => self.video.sections.push((kind, value.clone())),
        }
        self.section = Some(kind).filter(|kind| {
            !matches!(kind, SectionKind::Title | SectionKind::Duration | SectionKind::Language)
        });
    }

    /// `key: value` above the scenes; whether it is known.
    fn setting(&mut self, name: &Text, value: &Text) -> bool {
        let key = fold(name.as_str()).replace(' ', "_");
        if let Some(setting) = SETTINGS.iter().find(|setting| **setting == key) {
            let yaml = serde_json::Value::from(value.as_str()).to_string();
            self.video.settings.push(Setting::new(*setting, yaml, value.span()));
            return true;
        }
        let roles = super::words::roles(name.as_str());
        if let Some(kind) = label::section(roles).and_then(section_kind) {
            if value.is_empty() {
                self.section = Some(kind);
            } else if kind == SectionKind::Notes {
                self.video.notes.push(value.clone());
            } else {
                self.section_text(kind, value);
            }
            return true;
        }
        self.section = None;
        if value.is_empty() {
            return false;
        }
        let mut text = name.clone();
        text.append(": ", value);
        self.video.notes.push(text);
        true
    }

    /// The words of some lines, for remarks.
    fn texts(&self, range: std::ops::Range<usize>) -> Vec<Text> {
        let lines = self.lines.get(range).unwrap_or_default();
        let row = |line: &Line| match line.kind {
            Kind::Row(_)
                if self
                    .tables
                    .iter()
                    .any(|table| table.shape == Shape::Other || table.shape == Shape::Pairs) =>
            {
                table::row_text(line)
            }
            Kind::Row(_) => Text::default(),
            _ => line.text.clone(),
        };
        lines.iter().map(row).filter(|text| !text.is_empty()).collect()
    }
}

/// `**Platform:** TikTok | **Length:** 30s`: labels side by side.
fn pieces(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    for divider in [" | ", " · ", " • "] {
        let count = whole.matches(divider).count() + 1;
        let labelled = whole.split(divider).filter(|part| part.contains([':', '：'])).count();
        if count > 1 && labelled == count {
            let mut at = 0;
            return whole
                .split(divider)
                .map(|part| {
                    let piece = text.slice(at..at + part.len()).trim();
                    at += part.len() + divider.len();
                    piece
                })
                .collect();
        }
    }
    vec![text.clone()]
}

/// `Goal: calm. Total: 30 seconds`: sentences of which a later one has a label, too.
fn sentences(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut letters = whole.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let spaced = letters.peek().is_some_and(|(_, next)| next.is_whitespace());
        if matches!(letter, '.' | '!' | '?' | ';') && spaced
            || matches!(letter, '。' | '\u{3000}' | '；')
        {
            pieces.push(text.slice(start..end).trim());
            start = end;
        }
    }
    pieces.push(text.slice(start..whole.len()).trim());
    pieces.retain(|piece| !piece.is_empty());
    let labelled = |piece: &Text| named(piece).is_some() || total(piece).is_some();
    if pieces.iter().skip(1).any(labelled)
        || pieces.len() > 1 && pieces.first().is_some_and(|first| total(first).is_some())
    {
        pieces
    } else {
        vec![text.clone()]
    }
}

/// `Runtime 1:30`: a length behind what announces it.
fn total(text: &Text) -> Option<(Text, Text)> {
    let whole = text.as_str();
    let at = whole.char_indices().find(|(_, letter)| super::time::digit(*letter).is_some())?.0;
    let name = text.slice(0..at).trim();
    let value = text.slice(at..whole.len()).trim();
    let bare = name.as_str().trim_end_matches([':', '：', '~', '≈', ' ']);
    let known = super::words::roles(bare).contains(&Role::Total);
    let timed = super::time::whole(value.as_str().trim_end_matches('.')).is_some();
    (known && timed).then(|| (name.slice(0..bare.len()), value))
}

/// A short name before a colon, and its value.
fn named(text: &Text) -> Option<(Text, Text)> {
    let whole = text.as_str();
    let (at, behind) = label::colon(whole)?;
    let name = text.slice(0..at).trim();
    let known = !super::words::roles(name.as_str()).is_empty()
        || SETTINGS.contains(&fold(name.as_str()).replace(' ', "_").as_str());
    known.then(|| (name, text.slice(behind..whole.len()).trim()))
}

/// The section that a role belongs to.
pub(super) const fn section_kind(role: Role) -> Option<SectionKind> {
    Some(match role {
        Role::Title => SectionKind::Title,
        Role::Format => SectionKind::Format,
        Role::Thesis => SectionKind::Thesis,
        Role::Tone => SectionKind::Tone,
        Role::Audience => SectionKind::Audience,
        Role::Avatar => SectionKind::Avatar,
        Role::NarrationStyle => SectionKind::NarrationStyle,
        Role::Style => SectionKind::Style,
        Role::Language => SectionKind::Language,
        Role::Total => SectionKind::Duration,
        Role::Music => SectionKind::Music,
        Role::Shown => SectionKind::OnScreenText,
        Role::Note => SectionKind::Notes,
        _ => return None,
    })
}
