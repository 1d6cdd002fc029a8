//! Lines that may open a scene.

use super::{BOLD, MOST_WORDS, Mark, PLAIN, ROW, What};
use crate::import::heading::{self, Heading};
use crate::import::label;
use crate::import::lines::{Kind, Line};
use crate::import::table::{self, Shape, Table};
use crate::import::words::Opens;

pub(super) fn is_bold_label(line: &Line) -> bool {
    line.bold > 0 && label::read(line).is_some_and(|label| label.item().is_some())
}

/// Every line that may open something.
pub(super) fn candidates(lines: &[Line], tables: &[Table]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut counts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let table = table::at(tables, at);
        match (&line.kind, table) {
            (Kind::Row(_), Some(table)) => marks.extend(row(lines, table, at)),
            (Kind::Words, _) if !line.quoted => {
                if let Some(mark) = candidate(line, at) {
                    if matches!(&mark.what, What::Scene(heading) if heading.counted) {
                        counts.push(marks.len());
                    }
                    marks.push(mark);
                }
            }
            _ => {}
        }
    }
    marks
}

fn row(lines: &[Line], table: &Table, at: usize) -> Option<Mark> {
    let is_scenes = matches!(table.shape, Shape::Scenes { .. });
    let total = lines.get(at).is_some_and(table::is_total);
    (is_scenes && !total && table.is_row(lines, at)).then_some(Mark {
        line: at,
        what: What::Row(at),
        depth: ROW,
    })
}

fn depth(line: &Line) -> u32 {
    match line.level {
        0 if line.is_bold() => BOLD,
        0 if line.bold > 0 => BOLD,
        0 => PLAIN,
        level => u32::from(level) * 2,
    }
}

fn candidate(line: &Line, at: usize) -> Option<Mark> {
    let marked = line.is_marked();
    let depth = depth(line);
    let found = heading::read(&line.text, marked);
    let label = label::read(line);
    let mark = |what: What, depth: u32| Some(Mark { line: at, what, depth });
    let Some(heading) = found.filter(|heading| opens(line, heading, label.as_ref())) else {
        // A heading that labels what is said in a scene is no boundary; any other is one.
        let plain = marked && !line.bullet && label.is_none() && !line.as_str().is_empty();
        if line.level > 0 && label.is_some() {
            return mark(What::Label(line.text.clone()), depth);
        }
        return if plain { mark(What::Outside(line.text.clone()), depth) } else { None };
    };
    match heading.opens {
        Some(Opens::Video) => mark(What::Video(line.text.clone()), depth - 1),
        Some(Opens::Group) => mark(What::Scene(Box::new(heading)), depth - 1),
        // `6A` and `1.2` stand below `6` and `1`.
        Some(Opens::Scene)
            if heading.number.is_none_or(|number| number.suffix.is_some()) && heading.separated =>
        {
            mark(What::Scene(Box::new(heading)), depth + 1)
        }
        _ => mark(What::Scene(Box::new(heading)), depth),
    }
}

/// Whether a line that reads like a heading is one.
fn opens(line: &Line, heading: &Heading, label: Option<&label::Label>) -> bool {
    let marked = line.is_marked() || line.bold > 0;
    let whole = line.as_str();
    let words = whole.split_whitespace().count();
    match heading.opens {
        Some(Opens::Video) => line.is_marked(),
        Some(_) => {
            // `Step one: …` in running text counts nothing.
            let figures = whole.chars().any(|letter| crate::import::time::digit(letter).is_some())
                || !whole.is_ascii();
            marked
                || heading.separated
                    && (figures || !whole.contains(char::is_lowercase))
                    && !is_label_with_value(label)
        }
        None if heading.counted => {
            line.is_marked()
                || line.bold > 0 && heading.scene.time.is_some()
                || heading.scene.time.is_some() && words <= MOST_WORDS && label.is_none()
        }
        None if heading.time_first => label.is_none() || is_timed(heading),
        // A title and a time.
        None => {
            label.is_none()
                && (line.is_marked()
                    || words <= MOST_WORDS
                        && is_timed(heading)
                        && !line.bullet
                        && (line.bold > 0 || ends_with_time(whole)))
        }
    }
}

fn is_label_with_value(label: Option<&label::Label>) -> bool {
    label.is_some_and(super::label::Label::speaks)
}

fn is_timed(heading: &Heading) -> bool {
    matches!(
        heading.scene.time.map(|time| time.value),
        Some(
            crate::import::draft::DraftValue::Range(..)
                | crate::import::draft::DraftValue::Clock(_)
        )
    )
}

/// `HOOK (0:00–0:05)`, also with a colon behind.
fn ends_with_time(whole: &str) -> bool {
    whole.trim_end_matches([':', '：', ' ']).ends_with([')', ']', '）', '】', '］'])
}
