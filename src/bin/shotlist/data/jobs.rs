//! Which row of which script becomes which file. Names come from data, so each is looked at before
//! anything is written.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use shotlist::rows::Row;
use shotlist::{Batch, Diagnostic, Severity};

use super::pattern::{Filling, Pattern, is_separator};
use super::table::Table;
use super::{manifest, names, stage};

/// After so many bad names the rest can wait.
const MOST_PROBLEMS: usize = 20;

/// One prompt to render.
pub(crate) struct Job {
    /// Index of the script.
    pub(crate) script: usize,
    /// Index of the row.
    pub(crate) row: usize,
    /// The path as it is shown.
    pub(crate) path: String,
}

/// All that decides on names.
pub(crate) struct Naming<'a> {
    pub(crate) pattern: &'a Pattern,
    pub(crate) table: &'a Table,
    pub(crate) batches: &'a [Batch<'a>],
}

impl Naming<'_> {
    /// A job for each row of each script, or what is wrong with their names.
    pub(crate) fn jobs(&self) -> Result<Vec<Job>, Vec<Diagnostic>> {
        let inputs = self.inputs();
        let mut problems = Vec::new();
        let mut jobs: Vec<Job> = Vec::new();
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (script, batch) in self.batches.iter().enumerate() {
            for (at, row) in self.table.rows.iter().enumerate() {
                if problems.len() == MOST_PROBLEMS {
                    return Err(problems);
                }
                let path = self.pattern.fill(&Filling { stem: batch.source().stem(), row });
                let job = Job { script, row: at, path };
                let earlier = taken.insert(job.path.to_lowercase(), jobs.len());
                let found = self
                    .bad_value(row)
                    .or_else(|| self.bad_path(row, &job.path, &inputs))
                    .or_else(|| self.twice(jobs.get(earlier?)?, &job));
                problems.extend(found);
                jobs.push(job);
            }
        }
        if problems.is_empty() { Ok(jobs) } else { Err(problems) }
    }

    /// The files that are read, by their names in lower case.
    fn inputs(&self) -> HashMap<String, HashSet<PathBuf>> {
        let scripts = self.batches.iter().map(|batch| batch.source().path());
        let mut inputs: HashMap<String, HashSet<PathBuf>> = HashMap::new();
        for path in
            scripts.chain([self.table.path()]).filter_map(|path| fs::canonicalize(path).ok())
        {
            inputs.entry(file_name(&path)).or_default().insert(path);
        }
        inputs
    }

    fn bad_value(&self, row: &Row) -> Option<Diagnostic> {
        self.pattern.columns().find_map(|column| match row.values.get(column) {
            None => {
                let message = format!("row {} has no `{column}`, which names its file", row.number);
                Some(self.problem(
                    row,
                    None,
                    message,
                    "give it a value, or name the files by {row}",
                ))
            }
            Some(value) => {
                let why = names::value(value)?;
                let message = format!("row {}: `{column}` names a file, but {why}", row.number);
                Some(self.problem(row, Some(value), message, HELP))
            }
        })
    }

    fn bad_path(
        &self,
        row: &Row,
        path: &str,
        inputs: &HashMap<String, HashSet<PathBuf>>,
    ) -> Option<Diagnostic> {
        let variable = path.get(self.pattern.folder().len()..).unwrap_or(path);
        let parts = || variable.split(is_separator).filter(|part| !part.is_empty());
        let value = self.pattern.columns().find_map(|column| row.values.get(column));
        let problem =
            |message, help| Some(self.problem(row, value.map(String::as_str), message, help));
        let number = row.number;
        if let Some((part, why)) = parts().find_map(|part| Some((part, names::part(part)?))) {
            return problem(format!("row {number}: the name `{}` {why}", cropped(part)), HELP);
        }
        let own = [manifest::NAME, stage::NAME];
        let first = parts().next().unwrap_or_default().to_lowercase();
        if own.contains(&first.as_str()) {
            return problem(
                format!("row {number}: the name `{first}` is taken by the list of files"),
                HELP,
            );
        }
        let file = Path::new(path);
        if file.is_dir() {
            return problem(
                format!("row {number}: {path} is a folder"),
                "move it, or write elsewhere",
            );
        }
        let known = inputs.get(&file_name(file))?;
        let is_input = fs::canonicalize(file).is_ok_and(|file| known.contains(&file));
        if is_input {
            return problem(
                format!("row {number}: the prompt would be written over {path}, which is read"),
                "put another folder or ending into -o",
            );
        }
        None
    }

    fn twice(&self, earlier: &Job, job: &Job) -> Option<Diagnostic> {
        let (one, other) = (self.table.rows.get(earlier.row)?, self.table.rows.get(job.row)?);
        let message = if earlier.script != job.script {
            let script =
                |job: &Job| self.batches.get(job.script).map(|batch| batch.source().path());
            format!(
                "{} and {} would both be written to {}",
                script(earlier)?,
                script(job)?,
                job.path
            )
        } else if earlier.path == job.path {
            format!(
                "rows {} and {} would both be written to {}",
                one.number, other.number, job.path
            )
        } else {
            format!(
                "rows {} and {} would be written to {} and {}, which are one file on many systems",
                one.number, other.number, earlier.path, job.path
            )
        };
        let help = "put a column into -o that differs in each row, or {row}";
        Some(self.problem(other, None, message, help))
    }

    fn problem(&self, row: &Row, value: Option<&str>, message: String, help: &str) -> Diagnostic {
        let place = self.table.place(row, value);
        Diagnostic::new("data/file-name", Severity::Error, place, message).help(help)
    }
}

const HELP: &str = "change the value, or name the files by another column or by {row}";

/// The start of a name, which is enough to recognise it.
fn cropped(name: &str) -> String {
    const MOST: usize = 40;
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}
