//! Tables: one row a scene, two columns for picture and sound, or a key and its value a row.

use crate::text::Text;

use super::draft::DraftScene;
use super::label;
use super::lines::{Kind, Line};
use super::values;
use super::words::{self, Role};

/// A table in a file.
#[derive(Debug)]
pub(super) struct Table {
    /// Its lines, header and dashes included.
    pub(super) first: usize,
    /// The first line below the header.
    pub(super) body: usize,
    pub(super) last: usize,
    pub(super) shape: Shape,
}

/// What the rows of a table are.
#[derive(Debug, PartialEq)]
pub(super) enum Shape {
    /// A scene each; what its columns hold, and whether they tell the scenes apart by a number or a time.
    Scenes { columns: Vec<Option<Role>>, told_apart: bool },
    /// A label and its value.
    Pairs,
    /// Something else.
    Other,
}

impl Shape {
    /// Whether the rows are scenes in which something is said.
    pub(super) fn speaks(&self) -> bool {
        let said = |role: &Option<Role>| matches!(role, Some(Role::Narration | Role::Audio));
        matches!(self, Shape::Scenes { columns, .. } if columns.iter().any(said))
    }
}

/// Finds the tables among the lines.
pub(super) fn find(lines: &[Line]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let len = lines.iter().skip(at).take_while(|line| line.is_row()).count();
        // A second header begins a second table, even without a line between them.
        if let Some(rows) = lines.get(at..at + len).filter(|rows| !rows.is_empty()) {
            let breaks = rows.iter().skip(1).take_while(|line| !line.after_blank).count() + 1;
            let rows = rows.get(..breaks).unwrap_or(rows);
            let last = at + rows.len();
            let dashes = rows.iter().position(|line| matches!(line.kind, Kind::Delimiter));
            let shape = shape(rows);
            let named = dashes.is_none() && matches!(shape, Shape::Scenes { .. });
            let body = dashes.map_or(at + usize::from(named), |dashes| at + dashes + 1);
            tables.push(Table { first: at, body, last, shape });
            at += rows.len();
        } else {
            at += 1;
        }
    }
    tables
}

/// The table that a line is in.
pub(super) fn at(tables: &[Table], line: usize) -> Option<&Table> {
    let before = tables.partition_point(|table| table.first <= line);
    tables.get(before.checked_sub(1)?).filter(|table| table.contains(line))
}

/// The tables that begin within a range of lines.
pub(super) fn within(tables: &[Table], range: std::ops::Range<usize>) -> &[Table] {
    let from = tables.partition_point(|table| table.first < range.start);
    let to = tables.partition_point(|table| table.first < range.end);
    tables.get(from..to.max(from)).unwrap_or_default()
}

impl Table {
    pub(super) fn contains(&self, line: usize) -> bool {
        (self.first..self.last).contains(&line)
    }

    /// The rows below the header, as numbers of lines.
    pub(super) fn rows(&self, lines: &[Line]) -> Vec<usize> {
        (self.body..self.last).filter(|at| self.is_row(lines, *at)).collect()
    }

    /// Whether a line is a row that is a scene.
    pub(super) fn is_scene(&self, lines: &[Line], at: usize) -> bool {
        matches!(self.shape, Shape::Scenes { .. }) && self.is_row(lines, at)
    }

    /// Whether a line is a row below the header.
    pub(super) fn is_row(&self, lines: &[Line], at: usize) -> bool {
        let row = || lines.get(at).is_some_and(|line| matches!(line.kind, Kind::Row(_)));
        (self.body..self.last).contains(&at) && row()
    }
}

/// Whether a row sums up the ones above: a cell says so, and few others say anything.
pub(super) fn is_total(line: &Line) -> bool {
    let texts: Vec<Text> =
        cells(line).iter().map(|cell| joined(cell)).filter(|text| !text.is_empty()).collect();
    let total = texts.iter().any(|text| {
        words::roles(text.as_str()).contains(&Role::Total)
            && !words::roles(text.as_str()).contains(&Role::Time)
    });
    total && texts.len() <= 3 && texts.len() < cells(line).len()
}

/// The length in a row that sums up; figures alone are seconds.
pub(super) fn total(line: &Line) -> Option<Text> {
    let texts = cells(line).iter().map(|cell| joined(cell));
    texts.into_iter().rev().find(|text| super::time::whole(text.as_str()).is_some())
}

fn cells(line: &Line) -> &[Vec<Text>] {
    match &line.kind {
        Kind::Row(cells) => cells,
        _ => &[],
    }
}

fn joined(cell: &[Text]) -> Text {
    Text::join(cell, " ")
}

fn shape(rows: &[Line]) -> Shape {
    let Some(header) = rows.first() else { return Shape::Other };
    let has_header = rows.get(1).is_some_and(|line| matches!(line.kind, Kind::Delimiter));
    let body: Vec<&Line> = rows
        .iter()
        .filter(|line| matches!(line.kind, Kind::Row(_)))
        .skip(usize::from(has_header))
        .collect();
    let names: Vec<Text> = cells(header).iter().map(|cell| joined(cell)).collect();
    if has_header && names.iter().map(Text::as_str).eq(SETTINGS) {
        return Shape::Pairs;
    }
    let is_filled = has_header && !body.is_empty();
    if is_filled && let Some(shape) = scenes(&names, &body) {
        return shape;
    }
    // A table out of a document has no line of dashes: its first row names the columns, or is one of them.
    let known = names.iter().filter(|name| !words::roles(name.as_str()).is_empty()).count();
    if !has_header
        && known >= 2
        && body.len() > 1
        && let Some(shape) = scenes(&names, body.get(1..).unwrap_or_default())
    {
        return shape;
    }
    let all: Vec<&Line> = rows.iter().filter(|line| matches!(line.kind, Kind::Row(_))).collect();
    let labelled = all
        .iter()
        .filter(|line| {
            cells(line).len() == 2 && cells(line).first().is_some_and(|cell| key(cell).is_some())
        })
        .count();
    let enough = labelled * 2 >= body.len().max(1) && labelled > 0;
    if enough { Shape::Pairs } else { Shape::Other }
}

/// What the first cell of a row labels.
fn key(cell: &[Text]) -> Option<&'static [Role]> {
    let text = joined(cell);
    let roles = words::roles(text.as_str().split(['(', '（']).next().unwrap_or_default());
    (!roles.is_empty()).then_some(roles)
}

/// What the columns hold, if the rows are scenes.
fn scenes(names: &[Text], body: &[&Line]) -> Option<Shape> {
    let mut columns: Vec<Option<Role>> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let role = column(name.as_str(), at, body, &columns);
        columns.push(role);
    }
    let has = |role: Role| columns.contains(&Some(role));
    // Audio beside a picture is what is heard: speech, unless there is a column of its own.
    let audio = columns
        .iter()
        .position(|role| *role == Some(Role::Audio))
        .filter(|_| !has(Role::Narration));
    if let Some(at) = audio {
        let quoted = body
            .iter()
            .filter_map(|line| cells(line).get(at))
            .flatten()
            .any(|line| !crate::quote::quoted_strings(line.as_str()).is_empty());
        if let Some(slot) = columns.get_mut(at).filter(|_| !quoted) {
            *slot = Some(Role::Narration);
        }
    }
    let has = |role: Role| columns.contains(&Some(role));
    let picture = has(Role::Visual) || has(Role::Shown) || has(Role::Direction);
    let told_apart = has(Role::Time) || has(Role::Start) || has(Role::Number);
    let speaks = has(Role::Narration) || audio.is_some();
    (speaks && (picture || told_apart) || picture && told_apart)
        .then_some(Shape::Scenes { columns, told_apart })
}

/// The role of a column. `Scene` and `Shot` may number the scenes or describe them: their cells tell.
fn column(name: &str, at: usize, body: &[&Line], before: &[Option<Role>]) -> Option<Role> {
    let plain = name.split(['(', '（']).next().unwrap_or_default();
    let mut roles = words::roles(name);
    if roles.is_empty() {
        roles = words::roles(plain);
    }
    if roles.is_empty() {
        roles = words::within(plain);
    }
    let texts: Vec<Text> =
        body.iter().filter_map(|line| cells(line).get(at)).map(|cell| joined(cell)).collect();
    let numbered = texts.iter().filter(|text| super::heading::number(text).is_some()).count();
    let numeric = numbered * 2 > texts.len();
    let numbers = roles.contains(&Role::Number);
    if numbers
        && (numeric || at == 0 && average(&texts) < 30 && !before.contains(&Some(Role::Number)))
    {
        return Some(Role::Number);
    }
    let clocked = texts.iter().filter(|text| super::time::whole(text.as_str()).is_some()).count();
    if roles.contains(&Role::Time)
        || roles.is_empty() && clocked * 2 > texts.len() && !texts.is_empty()
    {
        return Some(Role::Time);
    }
    let spoken = roles.contains(&Role::Narration) && !before.contains(&Some(Role::Narration));
    if spoken {
        return Some(Role::Narration);
    }
    let item = label::item(roles).filter(|role| *role != Role::Number);
    // Beside a column of numbers, `Shot` names the scene or describes it.
    let described = if average(&texts) < 25 { Role::Title } else { Role::Visual };
    item.filter(|_| !numbers || !before.contains(&Some(Role::Number)))
        .or(numbers.then_some(described))
}

fn average(texts: &[Text]) -> usize {
    texts.iter().map(|text| text.as_str().chars().count()).sum::<usize>() / texts.len().max(1)
}

/// The columns of the table that a script is exported as.
const EXPORTED: [&str; 4] = ["Scene", "Time", "Video", "Audio"];

/// The columns of the table of its settings.
pub(super) const SETTINGS: [&str; 2] = ["Setting", "Value"];

/// Whether a table was exported: then its cells hold the lines of a script.
pub(super) fn is_exported(names: &[Text]) -> bool {
    names.iter().map(Text::as_str).eq(EXPORTED)
}

/// A scene from the row of a table that was exported. A length in brackets behind the range is what
/// the script gives; `~8 s` is only what its words take.
fn exported(line: &Line) -> Option<DraftScene> {
    let [name, time, rest @ ..] = cells(line) else { return None };
    let mut head = joined(time);
    let mut whole = Text::synthetic("SCENE ");
    whole.append("", &joined(name));
    let inner = head.as_str().find(" (").map(|at| at + 2..head.as_str().len() - 1);
    head = inner.map_or(head.clone(), |inner| head.slice(inner));
    let found = super::shot::heading(&whole)?;
    let mut scene = DraftScene { span: line.span, heading: line.span, ..found };
    if !head.as_str().starts_with('~') {
        scene.time = values::leading_time(&head).map(|(time, _)| time);
    }
    for part in rest.iter().flatten() {
        for item in super::shot::items(part)? {
            scene.push(item);
        }
    }
    Some(scene)
}

/// A scene from a row.
pub(super) fn scene(line: &Line, names: &[Text], columns: &[Option<Role>]) -> DraftScene {
    if let Some(scene) = is_exported(names).then(|| exported(line)).flatten() {
        return scene;
    }
    let mut scene = DraftScene { span: line.span, heading: line.span, ..DraftScene::default() };
    for (at, cell) in cells(line).iter().enumerate() {
        match columns.get(at).copied().flatten() {
            Some(role) => add_cell(&mut scene, role, cell),
            None => remark(&mut scene, names.get(at), cell),
        }
    }
    scene
}

/// The names of a table's columns.
pub(super) fn names(table: &Table, lines: &[Line]) -> Vec<Text> {
    lines
        .get(table.first)
        .map(|line| cells(line).iter().map(|cell| joined(cell)).collect())
        .unwrap_or_default()
}

/// What is in a cell: lines with labels of their own first, then what the column says.
fn add_cell(scene: &mut DraftScene, role: Role, cell: &[Text]) {
    let mut own = Text::default();
    for line in cell {
        let labels = label::all(line, false);
        let labelled =
            labels.first().is_some_and(|label| label.item().is_some() && !label.value.is_empty());
        if labelled
            && matches!(
                role,
                Role::Narration | Role::Audio | Role::Visual | Role::Direction | Role::Note
            )
        {
            flush(scene, role, &mut own);
            for label in &labels {
                super::scene::add_labelled(scene, label, &label.value);
            }
            continue;
        }
        if is_aside(role, line.as_str()) {
            flush(scene, role, &mut own);
            values::add(scene, Role::Direction, line.span(), None, &unwrapped(line));
            continue;
        }
        own.append(if role == Role::Shown { "\n" } else { " " }, line);
    }
    flush(scene, role, &mut own);
}

/// A line of picture or sound that is all in brackets is a direction.
fn is_aside(role: Role, line: &str) -> bool {
    matches!(role, Role::Narration | Role::Visual) && line.starts_with('[') && line.ends_with(']')
}

fn unwrapped(line: &Text) -> Text {
    let end = line.as_str().len().saturating_sub(1);
    line.slice(1..end).trim()
}

fn flush(scene: &mut DraftScene, role: Role, own: &mut Text) {
    let value = std::mem::take(own);
    if value.is_empty() {
        return;
    }
    match role {
        Role::Number => number_cell(scene, &value),
        Role::Shown => shown_lines(scene, &value),
        _ => values::add(scene, role, crate::source::Span::at(value.span().start), None, &value),
    }
}

/// Each line of a cell of strings is one.
fn shown_lines(scene: &mut DraftScene, value: &Text) {
    let mut at = 0;
    for line in value.as_str().split('\n') {
        let text = value.slice(at..at + line.len());
        values::add(scene, Role::Shown, crate::source::Span::at(text.span().start), None, &text);
        at += line.len() + 1;
    }
}

/// `1`, `Scene 1`, `1 — A-ROLL: Hook`, `Hook`, `1 (0:00–0:05)`.
fn number_cell(scene: &mut DraftScene, value: &Text) {
    if let Some(heading) = super::heading::read(value, true) {
        let found = heading.scene;
        scene.number = scene.number.or(heading.number);
        scene.time = scene.time.or(found.time);
        scene.scene_type = scene.scene_type.or(found.scene_type);
        found.media.into_iter().for_each(|medium| scene.media.push(medium));
        scene.title = scene.title.take().or(found.title);
        heading.remarks.into_iter().for_each(|remark| scene.push(values::note(remark)));
    } else {
        values::add(scene, Role::Number, value.span(), None, value);
    }
}

/// A column that nobody knows: its name stays with the text.
fn remark(scene: &mut DraftScene, name: Option<&Text>, cell: &[Text]) {
    let text = joined(cell);
    if text.is_empty() || values::is_nothing(text.as_str()) {
        return;
    }
    let mut whole = name.cloned().unwrap_or_default();
    whole.append(": ", &text);
    let span = text.span();
    scene.push(crate::ast::Item {
        span,
        label: crate::source::Span::at(span.start),
        kind: crate::ast::ItemKind::Note(whole),
    });
}

/// The rows of a table of labels and values.
pub(super) fn pairs<'l>(
    lines: &'l [Line],
    table: &Table,
) -> impl Iterator<Item = (Text, Vec<Text>, &'static [Role])> + 'l {
    let (first, last) = (table.first, table.last);
    lines.get(first..last).unwrap_or_default().iter().filter_map(|line| {
        let (name, value) = cells(line).split_first()?;
        let value = value.iter().flatten().cloned().collect();
        Some((joined(name), value, key(name).unwrap_or_default()))
    })
}

/// A row as one line of text, for remarks.
pub(super) fn row_text(line: &Line) -> Text {
    let mut whole = Text::default();
    for cell in cells(line) {
        let text = joined(cell);
        if !text.is_empty() {
            whole.append(" | ", &text);
        }
    }
    whole
}
