//! The rows that are being read, and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Error;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::is_name;
use crate::source::{Source, Span};

use super::{MOST_ROWS, MOST_VALUES, Row};

/// After so many problems the rest can wait.
const MOST_PROBLEMS: usize = 20;

/// Rows and problems of one file.
pub(super) struct Table<'a> {
    pub(super) source: &'a Source,
    rows: Vec<Row>,
    values: usize,
    problems: Vec<Diagnostic>,
}

impl<'a> Table<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, rows: Vec::new(), values: 0, problems: Vec::new() }
    }

    /// The text without its byte order mark, and where that text starts.
    pub(super) fn text(&self) -> (&'a str, usize) {
        let text = self.source.text();
        match text.strip_prefix('\u{feff}') {
            Some(rest) => (rest, text.len() - rest.len()),
            None => (text, 0),
        }
    }

    /// Adds the row that starts at `start`.
    pub(super) fn push(
        &mut self,
        start: usize,
        columns: Arc<[String]>,
        values: BTreeMap<String, String>,
    ) {
        let line = self.source.lines().line_of(start as u32) as usize;
        self.values += values.len();
        self.rows.push(Row { number: self.rows.len() + 1, line, columns, values });
    }

    /// Notes a problem.
    pub(super) fn problem(&mut self, rule: &'static str, place: Span, message: String, help: &str) {
        self.problems.push(Diagnostic::new(rule, Severity::Error, place, message).help(help));
    }

    /// Notes what is wrong with the name of a column.
    pub(super) fn check_name(&mut self, name: &str, place: Span, earlier: &[String]) {
        let (rule, message, help) = if name.is_empty() {
            let message = "a column has no name".to_owned();
            ("data/column-name", message, "name it, or delete the column".to_owned())
        } else if !is_name(name) {
            let message = format!("`{name}` cannot be the name of a variable");
            ("data/column-name", message, better_name(name))
        } else if earlier.iter().any(|other| other == name) {
            let message = format!("there are two columns `{name}`");
            ("data/duplicate-column", message, "rename one, or delete it".to_owned())
        } else {
            return;
        };
        self.problem(rule, place, message, &help);
    }

    /// Whether reading on would only cost time.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
            || self.rows.len() > MOST_ROWS
            || self.values > MOST_VALUES
    }

    /// All rows and all problems.
    pub(super) fn finish(mut self) -> Result<(Vec<Row>, Vec<Diagnostic>), Error> {
        let path = self.source.path();
        if self.rows.len() > MOST_ROWS || self.values > MOST_VALUES {
            return Err(Error::option(format!(
                "{path} has more than 100,000 rows or a million values; split it into several files"
            )));
        }
        if self.rows.is_empty() && self.problems.is_empty() {
            let message = "there are no rows".to_owned();
            self.problem("data/no-rows", Span::default(), message, "add a line for each video");
        }
        Ok((self.rows, self.problems))
    }
}

/// The nearest name that a variable can have.
fn better_name(name: &str) -> String {
    let letter = |letter: char| if letter.is_alphanumeric() { letter } else { '_' };
    let near: String = name.chars().map(letter).collect();
    let near = near.trim_matches('_').to_lowercase();
    let form = "letters, digits, `_` and `-`, with a letter first";
    if is_name(&near) && near.len() <= 40 {
        format!("call it `{near}`: names are {form}")
    } else {
        format!("names are {form}")
    }
}
