//! What stands under the heading of a scene: labels and what they label, quotes, directions, prose.

use crate::quote;
use crate::source::Span;
use crate::text::Text;

use super::draft::DraftScene;
use super::label::{self, Label};
use super::lines::{Kind, Line};
use super::table::{self, Shape, Table};
use super::values;
use super::words::Role;

/// What a line without a label stands for where it is spoken.
static SPEECH: &[Role] = &[Role::Narration];

/// Lines in which the end of a quote is looked for.
const LONGEST_QUOTE: usize = 60;

/// How the scenes of a file are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// Narration has labels somewhere.
    pub(super) labels: bool,
    /// Labels stand in bold.
    pub(super) bold: bool,
    /// Nothing says what is spoken: what is not in brackets is.
    pub(super) prose: bool,
}

/// Reads the lines of a scene into it.
pub(super) fn read(
    scene: &mut DraftScene,
    lines: &[Line],
    range: std::ops::Range<usize>,
    tables: &[Table],
    manner: Manner,
) {
    let last = range.end >= lines.len();
    let mut reader = Reader {
        scene,
        lines,
        manner,
        open: None,
        at: range.start,
        end: range.end,
        last,
        aside: false,
    };
    while reader.at < reader.end {
        if let Some(table) = table::at(tables, reader.at) {
            reader.flush();
            add_table(reader.scene, lines, table);
            reader.at = table.last;
            continue;
        }
        reader.step();
    }
    reader.flush();
}

/// A label whose value goes on.
struct Open {
    label: Label,
    role: Role,
    value: Text,
    /// Whether the value started on the label's own line.
    inline: bool,
    /// Whether the value's lines stand behind `>`.
    quoted: bool,
    bullets: bool,
    /// The line that was read last.
    last: usize,
}

struct Reader<'r> {
    scene: &'r mut DraftScene,
    lines: &'r [Line],
    manner: Manner,
    open: Option<Open>,
    at: usize,
    end: usize,
    /// Whether the file ends with the scene: what has no label there is seldom the scene's.
    last: bool,
    /// Whether the lines without a label are remarks, until one has a label.
    aside: bool,
}

impl<'r> Reader<'r> {
    fn line(&self, at: usize) -> Option<&'r Line> {
        if at < self.end { self.lines.get(at) } else { None }
    }

    fn step(&mut self) {
        let Some(line) = self.line(self.at) else {
            self.at = self.end;
            return;
        };
        match line.kind {
            Kind::Rule => {
                self.flush();
                self.aside = false;
            }
            Kind::Remark => {
                self.flush();
                self.note(&line.text);
            }
            Kind::Row(_) | Kind::Delimiter => self.note(&table::row_text(line)),
            Kind::Words => return self.words(line),
        }
        self.at += 1;
    }

    fn words(&mut self, line: &'r Line) {
        if self.several(line) {
            self.at += 1;
            return;
        }
        let label =
            label::read(line).or_else(|| self.above_list(line)).or_else(|| self.speaker(line));
        let label = label.filter(|label| self.counts(line, label));
        if let Some(label) = label {
            self.aside = false;
            self.flush();
            self.begin(line, label);
        } else if !self.goes_on(line) {
            self.flush();
            self.bare(line);
        }
        self.at += 1;
    }

    /// `VO: "…" | Visual: …`: labels side by side.
    fn several(&mut self, line: &Line) -> bool {
        let text = &line.text;
        let whole = text.as_str();
        if !whole.contains(" | ") {
            return false;
        }
        let mut at = 0;
        let mut parts = Vec::new();
        for part in whole.split(" | ") {
            parts.push(text.slice(at..at + part.len()).trim());
            at += part.len() + 3;
        }
        let labels: Vec<Option<Label>> = parts
            .iter()
            .map(|part| {
                label::of(part, false)
                    .filter(|label| label.item().is_some() && !label.value.is_empty())
            })
            .collect();
        if labels.len() < 2 || labels.iter().any(Option::is_none) {
            return false;
        }
        self.flush();
        for label in labels.into_iter().flatten() {
            add_labelled(self.scene, &label, &label.value);
        }
        true
    }

    /// Whether a label is one here: not in the middle of spoken prose, where labels stand in bold.
    fn counts(&self, line: &Line, label: &Label) -> bool {
        if label.item().is_none() {
            return false;
        }
        let Some(open) = &self.open else { return true };
        let in_speech = open.role == Role::Narration && !line.after_blank && !line.bullet;
        let other = open.label.marked && !label.marked && self.manner.bold
            || !open.inline && open.label.shouted && open.label.span.len() > 3 && !label.shouted;
        !(in_speech && other)
    }

    /// A bullet that is nothing but a label, above a deeper list.
    fn above_list(&self, line: &Line) -> Option<Label> {
        let next = self.line(self.at + 1)?;
        let deeper = line.bullet && next.bullet && next.indent > line.indent;
        deeper.then(|| label::of(&line.text, true)).flatten()
    }

    fn begin(&mut self, line: &Line, label: Label) {
        let mut labels = label::all(&line.text, label.marked);
        if labels.len() > 1 {
            let last = labels.pop();
            for label in &labels {
                add_labelled(self.scene, label, &label.value);
            }
            return last.into_iter().for_each(|label| self.begin_one(line, label));
        }
        self.begin_one(line, label);
    }

    fn begin_one(&mut self, line: &Line, label: Label) {
        let Some(role) = label.item() else { return };
        let value = label.value.clone();
        let inline = !value.is_empty();
        self.open = Some(Open {
            role,
            inline,
            quoted: line.quoted,
            bullets: false,
            last: self.at,
            value,
            label,
        });
        if inline {
            self.close_quote();
        }
        // `[B-ROLL: …]` ends with its bracket.
        if is_bracketed(line.as_str()) {
            self.flush();
        }
    }

    /// `CHILD: …` among what is heard: somebody else speaks.
    fn speaker(&self, line: &Line) -> Option<Label> {
        let open = self.open.as_ref()?;
        let heard = open.label.shouted && matches!(open.role, Role::Narration | Role::Audio);
        let (end, value) = label::colon(line.as_str()).filter(|_| heard && !line.after_blank)?;
        let name = line.text.slice(0..end);
        let is_name = name.as_str().chars().count() <= 24
            && name.as_str().contains(char::is_alphabetic)
            && !name.as_str().contains(char::is_lowercase);
        let value = line.text.slice(value..line.as_str().len()).trim();
        is_name.then(|| Label {
            roles: SPEECH,
            layer: None,
            span: name.span(),
            remark: None,
            value,
            marked: false,
            shouted: true,
        })
    }

    /// Takes the lines up to the one that closes the quote which the open value starts with.
    fn close_quote(&mut self) {
        let Some(open) = &self.open else { return };
        let Some((mark, close)) = quote::opening(open.value.as_str()) else { return };
        let inner = open.value.as_str().get(mark.len_utf8()..).unwrap_or_default();
        if quote::rfind_closing(inner, close).is_some() {
            return;
        }
        let until = (self.at + 1..self.end.min(self.at + LONGEST_QUOTE)).find(|at| {
            self.line(*at).is_some_and(|line| quote::rfind_closing(line.as_str(), close).is_some())
        });
        let bounded = |until: &usize| {
            (self.at + 1..=*until).all(|at| {
                self.line(at)
                    .is_some_and(|line| line.is_words() && line.level == 0 && !is_label(line))
            })
        };
        let Some(until) = until.filter(bounded) else { return };
        for at in self.at + 1..=until {
            if let (Some(line), Some(open)) = (self.lines.get(at), self.open.as_mut()) {
                open.value.append(" ", &line.text);
                open.last = at;
            }
        }
        self.at = until;
    }

    /// Whether a line goes on with the value of the open label; then it is added.
    fn goes_on(&mut self, line: &Line) -> bool {
        let Some(open) = &self.open else { return false };
        let empty = open.value.is_empty();
        let text = line.as_str();
        let direction = is_bracketed(text)
            && (open.role == Role::Narration || open.role == Role::Audio)
            && !empty;
        let unlabelled = open.label.span.is_empty();
        let finished = (open.inline || unlabelled) && is_closed(open.value.as_str());
        // Without labels, what stands in brackets or in a list is not spoken.
        if unlabelled && (direction || line.bullet != open.bullets) {
            return false;
        }
        let goes_on = if line.level > 0 {
            false
        } else if empty {
            true
        } else if line.after_blank {
            // A value that stands below its label may have several paragraphs of one kind.
            let same = line.quoted == open.quoted && (line.bullet == open.bullets);
            let listed = open.role == Role::Shown || open.role == Role::Visual;
            let speech = open.role == Role::Narration
                && !line.is_bold()
                && !is_named(line)
                && (open.quoted
                    || quote::opening(text).is_some()
                        == quote::opening(open.value.as_str()).is_some());
            !open.inline && same && (speech || line.bullet && listed)
        } else {
            line.quoted == open.quoted && !finished && !(line.is_bold() && open.role != Role::Shown)
                || line.bullet && open.bullets
        };
        if !goes_on {
            return false;
        }
        if direction && !line.quoted {
            // A direction in brackets among spoken lines stays where it is spoken over.
            return self.append(line, " ");
        }
        let joiner = match open.role {
            Role::Shown | Role::LowerThird => "\n",
            Role::Narration => " ",
            _ if line.bullet && !ends_sentence(open.value.as_str()) => "; ",
            _ => " ",
        };
        self.append(line, joiner)
    }

    fn append(&mut self, line: &Line, joiner: &str) -> bool {
        let at = self.at;
        if let Some(open) = self.open.as_mut() {
            if open.value.is_empty() {
                open.quoted = line.quoted;
                open.bullets = line.bullet;
                open.value = line.text.clone();
                if !open.inline {
                    open.last = at;
                    self.close_quote();
                }
            } else {
                open.value.append(joiner, &line.text);
                open.last = at;
            }
        }
        true
    }

    /// A line without a label.
    fn bare(&mut self, line: &Line) {
        let text = &line.text;
        let whole = text.as_str();
        if whole.is_empty() {
            return;
        }
        if is_bracketed(whole) && !self.aside {
            return self.direction(&unbracketed(text));
        }
        if self.aside {
            return self.note(text);
        }
        let spoken = quote::opening(whole).is_some() && whole.split_whitespace().count() > 1
            || line.quoted && !self.manner.labels;
        let speech = (spoken || self.manner.prose)
            && line.level == 0
            && !(line.is_bold() && self.manner.prose);
        let list = self.manner.prose && line.bullet && self.scene.speaks();
        if speech && !list && !(self.manner.labels && self.scene.speaks()) {
            return self.speak(line);
        }
        let idle = self.manner.labels && self.last && line.after_blank && !line.bullet;
        if line.level > 0 || line.is_bold() || is_named(line) || line.quoted || idle {
            // What follows a heading or a farewell without a label belongs to it.
            self.aside = line.level > 0 || idle;
            return self.note(text);
        }
        values::direction(self.scene, text.clone());
    }

    /// A direction in brackets; strings that it says to show are shown.
    fn direction(&mut self, inner: &Text) {
        let whole = inner.as_str();
        let mut at = 0;
        let mut rest = Text::default();
        for part in whole.split_inclusive([',', ';']) {
            let piece = inner.slice(at..at + part.len());
            at += part.len();
            let bare = piece.as_str().trim_end_matches([',', ';', ' ']);
            let label = label::of(&piece.slice(0..bare.len()).trim(), false);
            match label.filter(|label| label.item() == Some(Role::Shown) && !label.value.is_empty())
            {
                Some(label) => add_labelled(self.scene, &label, &label.value),
                None => rest.append("", &piece),
            }
        }
        let kept = rest.as_str().trim_end_matches([',', ';', ' ']).len();
        let rest = rest.slice(0..kept).trim();
        values::direction(self.scene, rest);
    }

    /// Speech without a label; the lines below may go on with it.
    fn speak(&mut self, line: &Line) {
        let label = Label {
            roles: SPEECH,
            layer: None,
            span: Span::at(line.text.span().start),
            remark: None,
            value: Text::default(),
            marked: false,
            shouted: false,
        };
        self.open = Some(Open {
            label,
            role: Role::Narration,
            value: line.text.clone(),
            inline: false,
            quoted: line.quoted,
            bullets: line.bullet,
            last: self.at,
        });
        self.close_quote();
    }

    fn note(&mut self, text: &Text) {
        if !text.is_empty() {
            self.scene.push(values::note(text.clone()));
        }
    }

    fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.role == Role::Shown || open.role == Role::LowerThird {
            return shown(self.scene, &open.label, open.role, &open.value);
        }
        add_labelled(self.scene, &open.label, &open.value);
    }
}

/// Every line is a string to show.
fn shown(scene: &mut DraftScene, label: &Label, role: Role, value: &Text) {
    let mut at = 0;
    for (index, line) in value.as_str().split('\n').enumerate() {
        let text = value.slice(at..at + line.len());
        let span = if index == 0 { label.span } else { Span::at(text.span().start) };
        values::add(scene, role, span, label.remark.clone(), &text);
        at += line.len() + 1;
    }
}

/// Adds what a label says.
pub(super) fn add_labelled(scene: &mut DraftScene, label: &Label, value: &Text) {
    if let Some(number) = label.layer {
        return scene.push(values::layer(label.span, Some(number), label.remark.clone(), value));
    }
    let Some(role) = label.item() else { return };
    let quoted = quote::opening(value.as_str()).is_some();
    // A label that can mean the voice and any sound: unquoted beside quoted speech it is a sound.
    let role =
        if role == Role::Narration && label.roles.contains(&Role::Sfx) && !quoted && scene.speaks()
        {
            Role::Sfx
        } else {
            role
        };
    // `VO (0:00–0:05): …`: the remark is the scene's time.
    let remark = label.remark.clone();
    if let Some(time) = remark.as_ref().and_then(timed) {
        scene.settle_time(time);
        return values::add(scene, role, label.span, None, value);
    }
    values::add(scene, role, label.span, remark, value);
}

fn timed(remark: &Text) -> Option<super::draft::DraftTime> {
    super::time::whole(remark.as_str())?;
    values::leading_time(remark)
        .map(|(time, _)| time)
        .filter(|time| matches!(time.value, super::draft::DraftValue::Range(..)))
}

/// Adds a table that stands in a scene.
fn add_table(scene: &mut DraftScene, lines: &[Line], table: &Table) {
    match &table.shape {
        Shape::Pairs => {
            for (name, value, roles) in table::pairs(lines, table) {
                add_pair(scene, &name, &value, roles);
            }
        }
        Shape::Scenes { columns, .. } => {
            let names = table::names(table, lines);
            let rows = table.rows(lines);
            // The names of columns go without saying only where something stands below them.
            let above = lines.get(table.first..table.body).unwrap_or_default().iter();
            let above = above.filter(|line| matches!(line.kind, Kind::Row(_)));
            for line in above.skip(usize::from(!rows.is_empty())) {
                scene.push(values::note(table::row_text(line)));
            }
            for row in rows {
                let Some(line) = lines.get(row) else { continue };
                let inner = table::scene(line, &names, columns);
                inner.items.into_iter().for_each(|item| scene.push(item));
            }
        }
        Shape::Other => {
            let rows = lines.get(table.first..table.last).unwrap_or_default();
            for line in rows.iter().filter(|line| matches!(line.kind, Kind::Row(_))) {
                let text = table::row_text(line);
                if !text.is_empty() {
                    scene.push(values::note(text));
                }
            }
        }
    }
}

fn add_pair(scene: &mut DraftScene, name: &Text, value: &[Text], roles: &[Role]) {
    let Some(role) = label::item(roles) else {
        let mut text = name.clone();
        value
            .iter()
            .enumerate()
            .for_each(|(at, line)| text.append(if at == 0 { ": " } else { " " }, line));
        return scene.push(values::note(text));
    };
    if role == Role::Shown {
        return value.iter().for_each(|line| values::add(scene, role, name.span(), None, line));
    }
    let text = Text::join(value, " ");
    values::add(scene, role, name.span(), None, &text);
}

fn is_label(line: &Line) -> bool {
    label::read(line).is_some_and(|label| label.item().is_some())
}

/// `Camera rig: …`: something is named, though nobody knows it.
fn is_named(line: &Line) -> bool {
    let whole = line.as_str();
    let Some((name, _)) = whole.split_once([':', '：']) else { return false };
    let bold = line.bold > 0 && line.bold <= name.len() + 3;
    bold && name.split_whitespace().count() <= 6
}

/// Whether a line is all in brackets: a direction.
pub(super) fn is_bracketed(text: &str) -> bool {
    let pairs = [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】'), ('［', '］')];
    pairs.iter().any(|(open, close)| {
        let inner = text
            .strip_prefix(*open)
            .and_then(|inner| inner.trim_end_matches('.').strip_suffix(*close));
        inner.is_some_and(|inner| !inner.contains(*open))
    })
}

fn unbracketed(text: &Text) -> Text {
    let whole = text.as_str();
    let inner = whole.trim_matches(|letter: char| {
        matches!(letter, '[' | ']' | '(' | ')' | '（' | '）' | '【' | '】' | '［' | '］' | '.')
            || letter.is_whitespace()
    });
    let start = inner.as_ptr() as usize - whole.as_ptr() as usize;
    text.slice(start..start + inner.len())
}

/// Whether a value ends in the mark that closes the quote it starts with.
fn is_closed(text: &str) -> bool {
    let Some((open, close)) = quote::opening(text) else { return false };
    let inner = text.get(open.len_utf8()..).unwrap_or_default();
    quote::rfind_closing(inner, close).is_some()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ';', ':', '。', '！', '？', '…', ','])
}

/// Whether any narration stands in the lines: a label for it, a table with it, or a quote.
pub(super) fn speaks(
    lines: &[Line],
    range: std::ops::Range<usize>,
    tables: &[Table],
    labels: bool,
) -> bool {
    let table = |table: &Table| match &table.shape {
        Shape::Scenes { .. } => table.shape.speaks(),
        Shape::Pairs => table::pairs(lines, table)
            .any(|(_, _, roles)| label::item(roles) == Some(Role::Narration)),
        Shape::Other => false,
    };
    if tables.iter().any(|found| range.contains(&found.first) && table(found)) {
        return true;
    }
    lines.get(range).unwrap_or_default().iter().any(|line| {
        let quoted = || {
            !labels
                && line.is_words()
                && (quote::opening(line.as_str()).is_some()
                    && line.as_str().split_whitespace().count() > 2
                    || line.quoted)
        };
        label::read(line).is_some_and(|label| label.speaks()) || quoted()
    })
}
