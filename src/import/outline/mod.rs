//! Which lines open scenes: the outline of a file.
//!
//! Any line that looks like a heading is a candidate. Which of them are scenes is told by what
//! stands below: acts hold scenes, scenes hold narration, and a second list that counts from one
//! again and says nothing is about the pictures or the editing.

mod candidates;
mod lists;

use crate::text::Text;

use super::heading::Heading;
use super::label;
use super::lines::Line;
use super::scene::{self, Manner};
use super::table::{self, Shape, Table};
use super::words::{Opens, Role};
use candidates::{candidates, is_bold_label};

/// What a line opens.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) what: What,
    /// How deep it stands: the marks of Markdown, then bold, then plain lines, then rows of tables.
    depth: u32,
}

/// The kinds of openings.
#[derive(Debug)]
pub(super) enum What {
    Scene(Box<Heading>),
    /// A scene that is the row of a table, by its number.
    Row(usize),
    /// A scene without a heading, which begins with this line.
    Bare,
    /// An act, whose scenes follow.
    Group(Text),
    /// One of several videos.
    Video(Text),
    /// What follows is no scene.
    Outside(Text),
    /// A heading that labels what is below it: in a scene, if it stands deeper than the scene's.
    Label(Text),
    /// It looked like a scene, and is part of one.
    Nothing,
}

/// The outline of a file.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) marks: Vec<Mark>,
    pub(super) manner: Manner,
}

/// Depth of a line in bold, of a plain one, and of a table's row; headings have 2, 4 … 12.
const BOLD: u32 = 14;
const PLAIN: u32 = 16;
const ROW: u32 = 20;
/// Labels that a scene without a heading begins with.
const OPENERS: &[Role] = &[Role::Visual, Role::Narration, Role::Audio, Role::Type];
/// Words of a plain line that names a scene.
const MOST_WORDS: usize = 14;

/// Works out what opens what.
pub(super) fn read(lines: &[Line], tables: &[Table]) -> Outline {
    let labels = lines
        .iter()
        .any(|line| line.level == 0 && label::read(line).is_some_and(|label| label.speaks()))
        || tables.iter().any(|table| table.shape.speaks())
        || tables.iter().any(|table| table.shape == Shape::Pairs);
    let bold = lines.iter().filter(|line| is_bold_label(line)).count() * 2
        > lines
            .iter()
            .filter(|line| label::read(line).is_some_and(|label| label.item().is_some()))
            .count();
    let mut builder =
        Builder { lines, tables, labels, marks: candidates(lines, tables), title: None };
    builder.drop_titles();
    builder.nest();
    builder.marks.retain(|mark| !matches!(mark.what, What::Nothing));
    builder.name_plain();
    builder.begin_with_labels();
    builder.settle_second_lists();
    let mut manner = Manner { labels, bold, prose: false };
    manner.prose = !labels && !builder.any_speech();
    Outline { marks: builder.marks, manner }
}

struct Builder<'b> {
    lines: &'b [Line],
    tables: &'b [Table],
    labels: bool,
    marks: Vec<Mark>,
    /// The line of a heading with a length that is the title of the video.
    title: Option<usize>,
}

impl Builder<'_> {
    /// The lines between a mark and the next one, whatever that is.
    fn own(&self, at: usize) -> std::ops::Range<usize> {
        let below = |mark: &Mark| mark.line + usize::from(!matches!(mark.what, What::Bare));
        let start = self.marks.get(at).map_or(0, below);
        let mut behind = self.marks.iter().skip(at + 1);
        let next = behind.find(|mark| !matches!(mark.what, What::Nothing | What::Label(_)));
        let end = next.map_or(self.lines.len(), |next| next.line);
        start..end.max(start)
    }

    /// Whether anything is said under a mark, before the next one.
    fn speaks(&self, at: usize) -> bool {
        let Some(mark) = self.marks.get(at) else { return false };
        match &mark.what {
            What::Row(row) => {
                table::at(self.tables, *row).is_some_and(|table| table.shape.speaks())
            }
            What::Scene(heading) => {
                let title = heading
                    .scene
                    .title
                    .as_ref()
                    .is_some_and(|title| crate::quote::opening(title.as_str()).is_some());
                title
                    || scene::speaks(self.lines, self.own(at), &[], self.labels)
                    || self.tables_speak(at)
            }
            _ => scene::speaks(self.lines, self.own(at), &[], self.labels) || self.tables_speak(at),
        }
    }

    /// Whether a table of labels and values under a mark says something. Rows that are scenes are marks of their own.
    fn tables_speak(&self, at: usize) -> bool {
        let own = self.own(at);
        table::within(self.tables, own.clone())
            .iter()
            .filter(|table| table.shape == Shape::Pairs)
            .any(|table| scene::speaks(self.lines, own.clone(), std::slice::from_ref(table), true))
    }

    fn is_scene(&self, at: usize) -> bool {
        self.marks
            .get(at)
            .is_some_and(|mark| matches!(mark.what, What::Scene(_) | What::Row(_) | What::Bare))
    }

    /// The marks below a mark, up to the next one that stands as high.
    fn children(&self, at: usize) -> std::ops::Range<usize> {
        let depth = self.marks.get(at).map_or(0, |mark| mark.depth);
        let len = self.marks.iter().skip(at + 1).take_while(|mark| mark.depth > depth).count();
        at + 1..at + 1 + len
    }

    /// `# My film, 2 minutes` above the scenes is the title of the video.
    fn drop_titles(&mut self) {
        let Some(first) = (0..self.marks.len()).find(|at| self.is_scene(*at)) else { return };
        let others: Vec<usize> =
            (first + 1..self.marks.len()).filter(|at| self.is_scene(*at)).collect();
        let sure = others.len() > 1 && others.iter().all(|at| self.is_told_apart(*at));
        let Some(mark) = self.marks.get_mut(first) else { return };
        let What::Scene(heading) = &mark.what else { return };
        let length = matches!(
            heading.scene.time.map(|time| time.value),
            Some(super::draft::DraftValue::Length(_) | super::draft::DraftValue::Clock(_))
        );
        let bare = heading.opens.is_none() && !heading.counted && !heading.time_first && length;
        if bare && sure {
            self.title = Some(mark.line);
            mark.what = What::Outside(
                self.lines.get(mark.line).map(|line| line.text.clone()).unwrap_or_default(),
            );
        }
    }

    /// Decides between those that hold scenes and those that are scenes, from the deepest up.
    fn nest(&mut self) {
        let mut at = self.marks.len();
        while at > 0 {
            at -= 1;
            if !self.is_scene(at) {
                continue;
            }
            let children = self.children(at);
            let scenes: Vec<usize> =
                children.clone().filter(|child| self.is_scene(*child)).collect();
            if scenes.is_empty() {
                continue;
            }
            let own = self.speaks_itself(at, children.clone());
            let below = scenes.iter().any(|child| self.speaks(*child));
            match (own, below) {
                (true, false) => self.dissolve(&scenes),
                (false, true) if self.are_parts(&scenes) => self.dissolve(&scenes),
                (false, false) if !self.holds(at, &scenes) => self.dissolve(&scenes),
                (false, _) => self.demote(at),
                // Rows below a scene that speaks itself go on with it.
                (true, true) if self.are_rows(&scenes) => self.dissolve(&scenes),
                (true, true) => {}
            }
        }
    }

    /// Whether what says nothing holds others that do not, either: an act, or a heading above
    /// scenes that have a time or a number.
    fn holds(&self, at: usize, scenes: &[usize]) -> bool {
        let what = self.marks.get(at).map(|mark| &mark.what);
        let act = matches!(what, Some(What::Scene(heading)) if heading.opens == Some(Opens::Group));
        act || scenes.iter().all(|child| self.is_told_apart(*child))
    }

    /// Rows without number or time are the shots of the scene that their table stands in.
    fn are_parts(&self, scenes: &[usize]) -> bool {
        self.are_rows(scenes) && !scenes.iter().any(|at| self.is_told_apart(*at))
    }

    fn are_rows(&self, scenes: &[usize]) -> bool {
        let row =
            |at: &usize| matches!(self.marks.get(*at).map(|mark| &mark.what), Some(What::Row(_)));
        scenes.iter().all(row)
    }

    fn is_told_apart(&self, at: usize) -> bool {
        match self.marks.get(at).map(|mark| &mark.what) {
            Some(What::Row(row)) => table::at(self.tables, *row)
                .is_some_and(|table| matches!(table.shape, Shape::Scenes { told_apart: true, .. })),
            Some(What::Scene(heading)) => heading.scene.time.is_some() || heading.number.is_some(),
            _ => false,
        }
    }

    /// Whether anything is said under a mark that none of its children says; what stands below a
    /// heading that opens nothing is said under the mark above it.
    fn speaks_itself(&self, at: usize, children: std::ops::Range<usize>) -> bool {
        if self.speaks(at) {
            return true;
        }
        let mut inside = false;
        children.into_iter().any(|child| {
            inside |= self.is_scene(child);
            !inside && self.speaks(child)
        })
    }

    /// What looked like scenes is the content of the one above.
    fn dissolve(&mut self, scenes: &[usize]) {
        for at in scenes {
            if let Some(mark) = self.marks.get_mut(*at) {
                mark.what = What::Nothing;
            }
        }
    }

    fn demote(&mut self, at: usize) {
        let lines = self.lines;
        if let Some(mark) = self.marks.get_mut(at) {
            let text = lines.get(mark.line).map(|line| line.text.clone()).unwrap_or_default();
            mark.what = What::Group(text);
        }
    }

    /// Headings without number and time are scenes where they stand beside scenes and something is
    /// said below them, or where nothing else is a scene.
    fn name_plain(&mut self) {
        let speaking: Vec<u32> = (0..self.marks.len())
            .filter(|at| self.is_scene(*at) && self.speaks(*at))
            .filter_map(|at| self.marks.get(at))
            .map(|mark| mark.depth)
            .collect();
        let plain: Vec<usize> = (0..self.marks.len())
            .filter(|at| {
                matches!(self.marks.get(*at).map(|mark| &mark.what), Some(What::Outside(_)))
                    && self.speaks(*at)
            })
            .collect();
        let beside = |depth: u32| speaking.contains(&depth);
        let alone = speaking.is_empty() && !(0..self.marks.len()).any(|at| self.is_scene(at));
        let depths: Vec<u32> =
            plain.iter().filter_map(|at| self.marks.get(*at)).map(|mark| mark.depth).collect();
        let common = depths
            .iter()
            .copied()
            .max_by_key(|depth| depths.iter().filter(|other| *other == depth).count());
        for at in plain {
            let Some(mark) = self.marks.get_mut(at) else { continue };
            let chosen = beside(mark.depth) || alone && common == Some(mark.depth);
            let What::Outside(text) = &mark.what else { continue };
            if !chosen
                || self.title == Some(mark.line)
                || self.lines.get(mark.line).is_some_and(|line| label::read(line).is_some())
            {
                continue;
            }
            let span = text.span();
            let scene = super::draft::DraftScene {
                span,
                heading: span,
                title: Some(text.clone()),
                ..Default::default()
            };
            mark.what = What::Scene(Box::new(Heading { scene, ..Heading::default() }));
        }
    }

    /// Without any heading, scenes begin where the first label stands again: `VIDEO: … AUDIO: … VIDEO: …`.
    fn begin_with_labels(&mut self) {
        if (0..self.marks.len()).any(|at| self.is_scene(at)) {
            return;
        }
        let labels =
            self.lines.iter().enumerate().filter(|(_, line)| line.level == 0 && !line.quoted);
        let labels: Vec<(usize, Role, bool)> = labels
            .filter_map(|(at, line)| {
                let label = label::read(line)?;
                let role = label.item().filter(|role| OPENERS.contains(role))?;
                Some((at, role, label.speaks()))
            })
            .collect();
        let again = |role: Role| labels.iter().filter(|(_, other, _)| *other == role).count() > 1;
        let said = |(_, role, speaks): &&(usize, Role, bool)| *speaks || *role == Role::Narration;
        let first =
            labels.iter().find(|(_, role, _)| again(*role)).or_else(|| labels.iter().find(said));
        let Some((_, first, _)) = first.copied() else { return };
        if !labels.iter().any(|(_, role, speaks)| *speaks || *role == Role::Narration) {
            return;
        }
        for (line, ..) in labels.into_iter().filter(|(_, role, _)| *role == first) {
            let at = self.marks.partition_point(|mark| mark.line < line);
            self.marks.insert(at, Mark { line, what: What::Bare, depth: PLAIN });
        }
    }

    fn any_speech(&self) -> bool {
        (0..self.marks.len()).any(|at| self.is_scene(at) && self.speaks(at))
    }
}
