//! CSV: the first line names the columns.

use std::io::Read as _;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::source::Span;

use super::table::Table;

/// A last line that no file has. If it does not come back alone, it is inside of a quoted cell.
const END: &str = "\u{1}";

/// Reads all records.
pub(super) fn fill(table: &mut Table<'_>) {
    let (text, offset) = table.text();
    let end = ["\n", END].concat();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .trim(Trim::All)
        .from_reader(text.as_bytes().chain(end.as_bytes()));
    let mut records = reader.records().filter_map(Result::ok);
    let Some(header) = records.next().filter(|header| *header != vec![END]) else { return };
    let header_place = place(text, &header, offset);
    if is_cut(&header) {
        return unclosed(table, header_place);
    }
    let columns = columns(table, &header, header_place.start as usize);
    for record in records {
        if table.is_full() || record == vec![END] {
            return;
        }
        let place = place(text, &record, offset);
        if is_cut(&record) {
            return unclosed(table, place);
        }
        add(table, &record, &columns, place);
    }
}

/// Whether the end of the file came in the middle of a cell.
fn is_cut(record: &StringRecord) -> bool {
    record.iter().any(|cell| cell.ends_with(END))
}

/// The comma, unless the names of the columns have none but semicolons or tabs between them:
/// neither can be part of a name.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let between = [',', ';', '\t'].into_iter().find(|mark| header.contains(*mark));
    between.map_or(b',', |mark| mark as u8)
}

/// Where a record starts in the text, behind empty lines.
fn start(text: &str, record: &StringRecord) -> usize {
    let at = record.position().map_or(0, |position| position.byte() as usize);
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}

/// The first line of a record.
fn place(text: &str, record: &StringRecord, offset: usize) -> Span {
    let start = start(text, record);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    Span::new(offset + start, offset + start + line.trim_end().len())
}

/// The names of the columns, each looked at.
fn columns(table: &mut Table<'_>, header: &StringRecord, start: usize) -> Arc<[String]> {
    let mut names: Vec<String> = Vec::new();
    let mut at = start;
    for name in header {
        let rest = table.source.text().get(at..).unwrap_or_default();
        let found = at + rest.find(name).unwrap_or(0);
        at = found + name.len();
        table.check_name(name, Span::new(found, at), &names);
        names.push(name.to_owned());
        if table.is_full() {
            break;
        }
    }
    names.into()
}

fn add(table: &mut Table<'_>, record: &StringRecord, columns: &Arc<[String]>, place: Span) {
    if record.iter().all(str::is_empty) {
        return;
    }
    if record.len() != columns.len() {
        return ragged(table, record.len(), columns.len(), place);
    }
    let cells = columns.iter().zip(record).filter(|(_, cell)| !cell.is_empty());
    let values = cells.map(|(name, cell)| (name.clone(), cell.to_owned())).collect();
    table.push(place.start as usize, Arc::clone(columns), values);
}

fn ragged(table: &mut Table<'_>, cells: usize, columns: usize, place: Span) {
    let number = |count, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let message = format!(
        "this row has {}, the header names {}",
        number(cells, "cell"),
        number(columns, "column")
    );
    let help = if cells > columns {
        "write a cell that holds the separator in quotes, as in \"Lisbon, Portugal\""
    } else {
        "add the missing cells; an empty one still needs its separator"
    };
    table.problem("data/ragged-row", place, message, help);
}

fn unclosed(table: &mut Table<'_>, place: Span) {
    let message = "a cell that starts in this row opens a quote and never closes it".to_owned();
    let help = "close it with \"; a quote inside of a quoted cell is written twice";
    table.problem("data/unclosed-quote", place, message, help);
}
