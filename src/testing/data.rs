//! Which rows of a table a case is rendered with: `recipients.csv#2-5`.

use crate::rows::Row;

/// A table and the rows of it that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data<'a> {
    /// The file, as it was written.
    pub path: &'a str,
    pick: Pick<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Pick<'a> {
    All,
    /// Ranges of row numbers, both ends included.
    Numbers(Vec<(usize, usize)>),
    /// Rows that have a value in a column.
    Value(&'a str, &'a str),
}

impl<'a> Data<'a> {
    /// Reads `rows.csv`, `rows.csv#7`, `rows.csv#2-5,9` or `rows.csv#city=Lisbon`. What follows the
    /// last `#` picks the rows.
    ///
    /// # Errors
    /// Says what cannot be meant.
    pub fn parse(text: &'a str) -> Result<Self, String> {
        let (path, pick) = match text.rsplit_once('#') {
            None => (text, Pick::All),
            Some((path, pick)) => (path, Pick::parse(pick.trim())?),
        };
        if path.trim().is_empty() {
            return Err("no table is named".to_owned());
        }
        Ok(Self { path, pick })
    }

    /// The rows that are meant, in their order.
    ///
    /// # Errors
    /// Says which row or column does not exist.
    pub fn pick<'r>(&self, rows: &'r [Row]) -> Result<Vec<&'r Row>, String> {
        match &self.pick {
            Pick::All => Ok(rows.iter().collect()),
            Pick::Numbers(ranges) => numbered(ranges, rows),
            Pick::Value(column, value) => with_value(column, value, rows),
        }
    }
}

impl<'a> Pick<'a> {
    fn parse(text: &'a str) -> Result<Self, String> {
        if let Some((column, value)) = text.split_once('=') {
            return Ok(Pick::Value(column.trim(), value.trim()));
        }
        let ranges = text.split(',').map(|part| range(part.trim()));
        let ranges: Option<Vec<_>> = ranges.collect();
        ranges.map(Pick::Numbers).ok_or_else(|| format!("`#{text}` names no rows"))
    }
}

/// `7` or `2-5`, from 1.
fn range(text: &str) -> Option<(usize, usize)> {
    let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (0 < from && from <= to).then_some((from, to))
}

fn numbered<'r>(ranges: &[(usize, usize)], rows: &'r [Row]) -> Result<Vec<&'r Row>, String> {
    let last = rows.len();
    if let Some((_, far)) = ranges.iter().find(|(_, to)| *to > last) {
        let there_are =
            if last == 1 { "there is one row".into() } else { format!("there are {last} rows") };
        return Err(format!("there is no row {far}; {there_are}"));
    }
    let meant = |row: &&Row| ranges.iter().any(|(from, to)| (*from..=*to).contains(&row.number));
    Ok(rows.iter().filter(meant).collect())
}

fn with_value<'r>(column: &str, value: &str, rows: &'r [Row]) -> Result<Vec<&'r Row>, String> {
    let known = |row: &Row| row.columns.iter().any(|name| name == column);
    if !rows.iter().any(known) {
        let columns = rows.first().map(|row| row.columns.join(", ")).unwrap_or_default();
        return Err(format!("there is no column `{column}`; there are {columns}"));
    }
    let meant = |row: &&Row| row.values.get(column).is_some_and(|other| other == value);
    let found: Vec<&Row> = rows.iter().filter(meant).collect();
    if found.is_empty() {
        return Err(format!("no row has `{value}` in the column `{column}`"));
    }
    Ok(found)
}
