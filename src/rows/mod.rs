//! Rows of data: one script, many videos.
//!
//! A row gives the variables of a script their values. Rows come from CSV, whose first line names
//! the columns, or from JSON Lines, one object a line.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a file may hold anything"
)]

mod csv;
mod json_lines;
mod table;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Error;
use crate::source::Source;

pub(crate) use write::write;

use table::Table;

/// The most rows of one file.
pub const MOST_ROWS: usize = 100_000;

/// The most values of one file, all rows together.
pub const MOST_VALUES: usize = 1_000_000;

/// One row of data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Which row it is, from 1; the names of the columns and empty lines do not count.
    pub number: usize,
    /// The line of the file where it starts, from 1.
    pub line: usize,
    /// The columns in their order, those without a value included.
    pub columns: Arc<[String]>,
    /// The values by column, as they were written. An empty cell of CSV and `null` are no value:
    /// the column is missing here. The empty text `""` of JSON is one.
    pub values: BTreeMap<String, String>,
}

/// Reads all rows of a file, in its order. The ending of `path` tells the format: `.csv` and `.tsv`,
/// with commas, semicolons or tabs between the cells, or `.jsonl` and `.ndjson`.
///
/// A byte order mark is skipped. Spaces around the cells of CSV are dropped, and lines without any
/// value are no rows.
///
/// # Errors
/// [`Error::Option`] if the ending is another one or there are more than [`MOST_ROWS`] or
/// [`MOST_VALUES`]; [`Error::NotUtf8`] and [`Error::TooLarge`] as for scripts; [`Error::Invalid`]
/// with every place that cannot be read.
///
/// ```
/// let rows = shotlist::rows::read("rows.csv", b"id,city\nli,Lisbon\npa,Paris\n")?;
/// assert_eq!(rows[1].values["city"], "Paris");
/// assert_eq!((rows[1].number, rows[1].line), (2, 3));
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Row>, Error> {
    let fill = match ending(path).as_str() {
        "csv" | "tsv" => csv::fill,
        "jsonl" | "ndjson" => json_lines::fill,
        _ => return Err(Error::option(unknown_format(path))),
    };
    if bytes.len() > crate::source::MAX_SOURCE_BYTES {
        return Err(Error::TooLarge { path: path.to_owned(), bytes: bytes.len() });
    }
    let source = Source::from_bytes(path, bytes.to_vec())?;
    let mut table = Table::new(&source);
    fill(&mut table);
    let (rows, problems) = table.finish()?;
    if problems.is_empty() { Ok(rows) } else { Err(Error::invalid(source, problems)) }
}

/// The ending of a file's name in lower case; empty if it has none.
fn ending(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

fn unknown_format(path: &str) -> String {
    format!(
        "{path}: rows are read from .csv, whose first line names the columns, or .jsonl, one JSON object a line"
    )
}
