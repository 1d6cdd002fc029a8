//! From lines to printed blocks.

use crate::ast::{Heading, Item, ItemKind, Script, SectionKind};
use crate::diagnostic::Diagnostic;
use crate::parse::layout::{Kind, Layout, Line, Makes, Unit};

use super::spelling::plain_ends;
use super::{heading, item, section};

/// Something printed.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) role: Role,
    /// Its lines, without the last line end.
    pub(super) text: String,
    /// Whether a blank line stands before it in the source.
    pub(super) blank: bool,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Comment,
    Title,
    Heading,
    /// A part of a scene.
    Item,
    /// A whole scene that is left as it is.
    BrokenScene,
    Section(SectionKind),
    /// Text without a label outside scenes.
    Brief,
    /// A section that is left as it is.
    Broken,
    Dashes,
}

/// Prints every unit by itself.
pub(super) fn read(
    text: &str,
    layout: &Layout,
    units: &[Unit],
    errors: &[Diagnostic],
) -> Vec<Block> {
    let mut errors: Vec<u32> = errors.iter().map(|error| error.span.start).collect();
    errors.sort_unstable();
    let script = &layout.parsed.script;
    let keep = has_several_words(text, script);
    let mut reader =
        Reader { text, script, lines: &layout.lines, errors, keep, blocks: Vec::new() };
    let mut rest = units;
    while let Some(unit) = rest.first() {
        let count = match unit.makes {
            Makes::Heading(_) => 1 + rest.iter().skip(1).take_while(|unit| is_part(unit)).count(),
            _ => 1,
        };
        let (together, more) = rest.split_at(count.min(rest.len()));
        reader.read(together);
        rest = more;
    }
    reader.blocks
}

/// Whether a unit belongs to the scene above it.
const fn is_part(unit: &Unit) -> bool {
    matches!(unit.makes, Makes::Items(..) | Makes::Comment | Makes::Nothing)
}

/// Whether a script has several words for its scenes and counts them apart: shots within scenes.
fn has_several_words(text: &str, script: &Script) -> bool {
    let headings = || script.scenes.iter().map(|scene| &scene.heading);
    let word = |heading: &Heading| text.get(heading.keyword.range()).unwrap_or_default();
    let first = headings().next().map_or("", word);
    let numbers = headings().filter_map(|heading| heading.number.map(|number| number.value));
    !numbers.is_sorted_by(|one, other| one.checked_add(1) == Some(*other))
        && headings().any(|other| !word(other).eq_ignore_ascii_case(first))
}

struct Reader<'s> {
    text: &'s str,
    script: &'s Script,
    lines: &'s [Line],
    /// Where syntax errors begin.
    errors: Vec<u32>,
    /// Whether scenes keep their words.
    keep: bool,
    blocks: Vec<Block>,
}

impl<'s> Reader<'s> {
    /// Prints a scene, or something outside scenes.
    fn read(&mut self, units: &[Unit]) {
        if self.is_broken(units) {
            return self.leave(units);
        }
        for (at, unit) in units.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| units.get(before));
            let in_paragraph = self.is_bare(unit)
                && (before.is_some_and(|before| self.is_bare(before) && !self.is_apart(unit))
                    || units
                        .get(at + 1)
                        .is_some_and(|next| self.is_bare(next) && !self.is_apart(next)));
            self.unit(unit, in_paragraph);
        }
    }

    fn lines(&self, unit: &Unit) -> &'s [Line] {
        self.lines.get(unit.lines.clone()).unwrap_or_default()
    }

    /// The lines of a unit without the comments behind it, and those comments.
    fn split(&self, unit: &Unit) -> (&'s [Line], &'s [Line]) {
        let lines = self.lines(unit);
        let comments = self.script.comments.get(unit.comments.clone()).unwrap_or_default();
        let behind = lines.iter().rev().zip(comments.iter().rev());
        let count = behind.take_while(|(line, comment)| line.span == comment.span).count();
        lines.split_at(lines.len() - count)
    }

    fn is_broken(&self, units: &[Unit]) -> bool {
        let lines = units.first().zip(units.last());
        let lines = lines.map(|(first, last)| (self.lines(first).first(), self.lines(last).last()));
        let Some((Some(first), Some(last))) = lines else { return false };
        let at = self.errors.partition_point(|error| *error < first.span.start);
        self.errors.get(at).is_some_and(|error| *error <= last.span.end)
    }

    /// A line of a scene that is a direction without a label.
    fn is_bare(&self, unit: &Unit) -> bool {
        let Makes::Items(_, items) = &unit.makes else { return false };
        let [line] = self.split(unit).0 else { return false };
        items.len() == 1
            && matches!(line.kind, Kind::Prose | Kind::Labelled | Kind::Bulleted | Kind::BlockQuote)
            && self
                .items(unit)
                .iter()
                .all(|item| item.label.is_empty() && matches!(item.kind, ItemKind::Direction(_)))
    }

    /// Whether a blank line stands before a unit.
    fn is_apart(&self, unit: &Unit) -> bool {
        self.lines(unit).first().is_none_or(|line| line.after_blank)
    }

    fn items(&self, unit: &Unit) -> &'s [Item] {
        let Makes::Items(scene, items) = &unit.makes else { return &[] };
        let scene = self.script.scenes.get(*scene);
        scene.and_then(|scene| scene.items.get(items.clone())).unwrap_or_default()
    }

    fn unit(&mut self, unit: &Unit, in_paragraph: bool) {
        let (lines, behind) = self.split(unit);
        let Some(first) = lines.first() else { return self.comments(behind) };
        let (text, script) = (self.text, self.script);
        let comments = unit.comments.len() - behind.len();
        let (role, printed) = match &unit.makes {
            Makes::Heading(scene) => {
                let heading = script.scenes.get(*scene).map(|scene| &scene.heading);
                let printed = heading.map(|heading| heading::print(text, heading, self.keep));
                (Role::Heading, printed.unwrap_or_default())
            }
            Makes::Items(..) => {
                let items = self.items(unit);
                let lines = item::Scripted { text, lines, items, comments, in_paragraph };
                (Role::Item, lines.print())
            }
            Makes::Section(at) => {
                let Some(section) = script.sections.get(*at) else { return };
                let is_brief = section.label.is_empty();
                let role = if is_brief { Role::Brief } else { Role::Section(section.kind) };
                (role, section::Labelled { text, lines, section, comments }.print())
            }
            Makes::Title => {
                let title = script.heading.as_ref().map(|title| format!("# {title}"));
                (Role::Title, title.unwrap_or_default())
            }
            Makes::Dashes => (Role::Dashes, "---".to_owned()),
            Makes::Comment | Makes::Nothing => {
                let role = if unit.makes == Makes::Comment { Role::Comment } else { Role::Item };
                (role, self.slice(first).to_owned())
            }
        };
        self.blocks.push(Block { role, text: printed, blank: first.after_blank });
        self.comments(behind);
    }

    fn slice(&self, line: &Line) -> &'s str {
        self.text.get(line.span.range()).unwrap_or_default()
    }

    fn comments(&mut self, lines: &[Line]) {
        for line in lines {
            let text = self.slice(line).to_owned();
            self.blocks.push(Block { role: Role::Comment, text, blank: line.after_blank });
        }
    }

    /// Copies what cannot be understood, from the start of its first line to the end of its last.
    fn leave(&mut self, units: &[Unit]) {
        let whole = units
            .iter()
            .rposition(|unit| !self.split(unit).0.is_empty() && unit.makes != Makes::Comment);
        let (inside, behind) = units.split_at(whole.map_or(0, |at| at + 1));
        let ends = inside.first().zip(inside.last());
        let ends = ends.map(|(first, last)| (self.split(first).0.first(), self.split(last)));
        if let Some((Some(first), (lines, comments))) = ends
            && let Some(last) = lines.last()
        {
            let is_scene =
                inside.first().is_some_and(|unit| matches!(unit.makes, Makes::Heading(_)));
            let role = if is_scene { Role::BrokenScene } else { Role::Broken };
            let text = self.whole_lines(first, last);
            self.blocks.push(Block { role, text, blank: first.after_blank });
            self.comments(comments);
        }
        for unit in behind {
            self.comments(self.lines(unit));
        }
    }

    fn whole_lines(&self, first: &Line, last: &Line) -> String {
        let before = self.text.get(..first.span.start as usize).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let start = if start == 0 && before.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            start
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let after = (last.span.end as usize).saturating_sub(start);
        let end = rest.get(after..).and_then(|rest| rest.find(['\n', '\r']));
        plain_ends(rest.get(..end.map_or(rest.len(), |end| after + end)).unwrap_or_default())
    }
}
