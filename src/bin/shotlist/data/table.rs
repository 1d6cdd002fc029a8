//! The rows of `--data`, and how people are told of them.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use shotlist::rows::{self, Row};
use shotlist::source::MAX_SOURCE_BYTES;
use shotlist::{Error, Source, Span};

use crate::text::{counted, listed};

/// So many rows are named; of the others the number is enough.
const MOST_NAMED: usize = 5;

/// All rows of a file.
pub(crate) struct Table {
    pub(crate) source: Source,
    pub(crate) rows: Vec<Row>,
    /// The columns of all rows, each once.
    pub(crate) columns: Vec<String>,
}

impl Table {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let shown = path.display().to_string();
        let failed = |error| Error::Io { path: shown.clone(), error };
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(failed)?;
        file.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
        let rows = rows::read(&shown, &bytes)?;
        let columns = columns(&rows);
        Ok(Self { source: Source::from_bytes(shown, bytes)?, rows, columns })
    }

    pub(crate) fn path(&self) -> &str {
        self.source.path()
    }

    /// Where a row stands, or a value in its first line.
    pub(crate) fn place(&self, row: &Row, value: Option<&str>) -> Span {
        let start = self.source.lines().start_of(row.line as u32).unwrap_or(0) as usize;
        let rest = self.source.text().get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let found = value.filter(|value| !value.is_empty()).and_then(|value| {
            line.find(value).map(|at| Span::new(start + at, start + at + value.len()))
        });
        found.unwrap_or(Span::new(start, start + line.len()))
    }

    /// `row 3 (rows.csv:4)`, `rows 3, 7 and 200 more of rows.csv`, `all rows of rows.csv`; rows are
    /// given by their index.
    pub(crate) fn tell(&self, rows: &[usize]) -> String {
        let path = self.path();
        let numbers = || rows.iter().filter_map(|row| self.rows.get(*row));
        match (rows, self.rows.len()) {
            ([_], 1) | ([], _) => format!("the row of {path}"),
            ([row], _) => {
                let (number, line) =
                    self.rows.get(*row).map_or((0, 0), |row| (row.number, row.line));
                format!("row {number} ({path}:{line})")
            }
            (some, all) if some.len() == all => format!("all {} of {path}", counted(all, "row")),
            (some, _) => {
                let mut named: Vec<String> =
                    numbers().take(MOST_NAMED).map(|row| row.number.to_string()).collect();
                if some.len() > MOST_NAMED {
                    named.push(format!("{} more", some.len() - MOST_NAMED));
                }
                format!("rows {} of {path}", listed(&named))
            }
        }
    }
}

/// Rows mostly share the list of their columns.
fn columns(rows: &[Row]) -> Vec<String> {
    let mut last: Option<&Arc<[String]>> = None;
    let mut seen: HashSet<&str> = HashSet::new();
    let mut columns = Vec::new();
    for row in rows {
        if last.is_some_and(|last| Arc::ptr_eq(last, &row.columns)) {
            continue;
        }
        last = Some(&row.columns);
        columns.extend(row.columns.iter().filter(|name| seen.insert(name)).cloned());
    }
    columns
}
