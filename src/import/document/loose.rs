//! What stands outside of scenes: title, sections, settings, and remarks.

use crate::ast::{SectionKind, Setting};
use crate::text::Text;

use super::Reader;
use super::phrases::{SETTINGS, named, pieces, section_kind, sentences, text_of, total};
use crate::import::label::{self, Label};
use crate::import::lines::{Kind, Line};
use crate::import::shot;
use crate::import::table::{self, Shape, Table};
use crate::import::words::{self, Role, fold};

impl Reader<'_> {
    /// A heading outside of scenes: the title, a section, or a remark.
    pub(super) fn heading(&mut self, text: &Text, line: usize) {
        // A row of a second list is no heading, whatever its first cell is called.
        if self.lines.get(line).is_some_and(Line::is_row) {
            return self.video.notes.push(text.clone());
        }
        let level = self.lines.get(line).map_or(0, |line| line.level);
        let first = self.video.scenes.is_empty() && self.video.title.is_none();
        let roles = words::roles(text.as_str());
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
    pub(super) fn loose(&mut self, range: std::ops::Range<usize>) {
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
        let settings = table::names(table, self.lines).iter().map(Text::as_str).eq(table::SETTINGS);
        let exported = self.exported && settings;
        if exported {
            self.exported_settings(table);
            return;
        }
        if table.shape == Shape::Pairs {
            for (name, value, _) in table::pairs(self.lines, table).collect::<Vec<_>>() {
                let text = Text::join(&value, " ");
                if !self.setting(&name, &text) {
                    self.video.notes.push(name);
                }
            }
            return;
        }
        let scenes = matches!(table.shape, Shape::Scenes { .. });
        // Names of columns that nobody knows stand with what is in them, if anything is.
        if let Shape::Scenes { columns, .. } = &table.shape
            && columns.contains(&None)
            && let Some(header) = self.lines.get(table.first).filter(|_| from == table.first)
        {
            self.video.notes.push(table::row_text(header));
        }
        let rows = self.lines.get(from..table.last).unwrap_or_default();
        for row in rows.iter().filter(|row| scenes && table::is_total(row)) {
            self.video.sections.extend(table::total(row).map(|text| (SectionKind::Duration, text)));
        }
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
            let text = Text::join(&value, " ");
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
            shot::section(&line.text)
        }
    }

    fn loose_text(&mut self, text: &Text, line: &Line, at: usize) {
        if let Some((name, value)) = named(text).or_else(|| total(text)) {
            if self.setting(&name, &value) {
                return;
            }
        } else if let Some(label) =
            label::of(text, line.bold > 0).filter(|label| !label.value.is_empty())
            && self.labelled(&label)
        {
            return;
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
        let roles = words::roles(name.as_str());
        if let Some(kind) = label::section(roles).and_then(section_kind) {
            let strings = kind == SectionKind::OnScreenText && !value.is_empty();
            if value.is_empty() {
                self.section = Some(kind);
            } else if strings && crate::quote::opening(value.as_str()).is_none() {
                self.video.notes.push(text_of(name, value));
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
        self.video.notes.push(text_of(name, value));
        true
    }

    /// The words of some lines, for remarks; rows that are scenes have places of their own.
    pub(super) fn texts(&self, range: std::ops::Range<usize>) -> Vec<Text> {
        let text = |at: usize| {
            let line = self.lines.get(at)?;
            if !matches!(line.kind, Kind::Row(_)) {
                return Some(line.text.clone());
            }
            let unknown = match table::at(self.tables, at).map(|table| &table.shape) {
                Some(Shape::Scenes { columns, .. }) => columns.contains(&None),
                _ => true,
            };
            let body =
                table::at(self.tables, at).is_some_and(|table| table.is_scene(self.lines, at));
            (unknown && !body).then(|| table::row_text(line))
        };
        range.filter_map(text).filter(|text| !text.is_empty()).collect()
    }
}
