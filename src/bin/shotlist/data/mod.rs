//! `shotlist render --data`: a prompt for each row.
//!
//! Everything is rendered before the first file appears, so that a batch is whole or not there. It
//! costs a fraction of a millisecond a row, which is why nothing is remembered from an earlier run:
//! a file that has the right text is left alone, whatever made it.

mod jobs;
mod manifest;
mod names;
mod pattern;
mod refusals;
mod stage;
mod summary;
mod table;

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use shotlist::report::Format;
use shotlist::{Batch, Compilation, Diagnostic, Error, Severity, Source};

use crate::args::Render;
use crate::input::{Input, Inputs};
use crate::settings::Settings;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::{failure, progress, render};

use jobs::{Job, Naming};
use manifest::{Entry, Findings};
use pattern::Pattern;
use refusals::Refusal;
use stage::Stage;
use table::Table;

/// A prompt that is at its place, or waits beside it.
struct Done {
    entry: Entry,
    /// The rules that found errors which do not block.
    errors: Vec<&'static str>,
    /// Whether it must be moved to its place.
    waits: bool,
}

/// A run that cannot go on, and has said why.
struct Stopped(u8);

pub(crate) fn run(
    path: &Path,
    args: &Render,
    inputs: &Inputs,
    settings: &Settings,
    terminal: &Terminal,
) -> u8 {
    if !inputs.troubles.is_empty() {
        return TROUBLE;
    }
    let read = Table::read(path).and_then(|table| {
        let sources = inputs.list.iter().map(Input::read);
        Ok((table, sources.collect::<Result<Vec<Source>, Error>>()?))
    });
    let (table, sources) = match read {
        Ok(read) => read,
        Err(error) => return failure::tell(terminal, &error),
    };
    let batches: Result<Vec<Batch<'_>>, Error> = sources
        .iter()
        .zip(&inputs.list)
        .map(|(source, input)| Batch::new(source, settings.of(input)))
        .collect();
    match batches {
        Ok(batches) => Work { table: &table, batches: &batches, args, terminal }.run(),
        Err(error) => failure::tell(terminal, &error),
    }
}

/// One run over scripts and rows.
struct Work<'a> {
    table: &'a Table,
    batches: &'a [Batch<'a>],
    args: &'a Render,
    terminal: &'a Terminal,
}

impl Work<'_> {
    fn run(&self) -> u8 {
        match self.all() {
            Ok(()) => FINE,
            Err(Stopped(code)) => code,
        }
    }

    fn all(&self) -> Result<(), Stopped> {
        let pattern = self.pattern().map_err(|message| self.usage(&message))?;
        self.useless_values().map_err(|message| self.usage(&message))?;
        if let Some(warning) = summary::unused_columns(self.table, self.batches, &pattern) {
            self.terminal.warning(&warning);
        }
        let naming = Naming { pattern: &pattern, table: self.table, batches: self.batches };
        let jobs = naming.jobs().map_err(|problems| self.bad_names(&problems))?;
        let folder = match pattern.folder() {
            "" => Path::new("."),
            folder => Path::new(folder),
        };
        let old = manifest::read(folder).map_err(|message| self.usage(&message))?;
        let stage = Stage::new(folder).map_err(|message| self.usage(&message))?;
        let done = self.render(&jobs, &pattern, &stage)?;
        let left_behind = summary::left_behind(&old, &done, folder);
        release(&jobs, &done, old, &stage, folder).map_err(|message| self.usage(&message))?;
        if let Some(warning) = left_behind {
            self.terminal.warning(&warning);
        }
        self.terminal.say(&summary::of(self.table, &jobs, &done, folder));
        Ok(())
    }

    fn usage(&self, message: &str) -> Stopped {
        Stopped(self.terminal.usage(message))
    }

    /// Where the prompts go.
    fn pattern(&self) -> Result<Pattern, String> {
        let columns: Vec<&str> = self.table.columns.iter().map(String::as_str).collect();
        let Some(output) = self.args.output.as_deref().filter(|output| *output != "-") else {
            let first = columns.first().copied().unwrap_or("row");
            return Err(format!(
                "--data makes a prompt for each row: say where they go, as in -o 'out/{{{first}}}.txt'; there is {{row}} and {}",
                columns.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
            ));
        };
        let pattern = Pattern::parse(output, &columns)?;
        if self.table.rows.len() > 1 && !pattern.has_row() {
            let rows = self.table.rows.len();
            return Err(format!(
                "{rows} rows would all be written to {output}: put {{row}} or a column into -o"
            ));
        }
        if self.batches.len() > 1 && !pattern.has_stem() {
            let scripts = self.batches.len();
            return Err(format!(
                "{scripts} scripts would be written to the same files: put {{stem}} into -o"
            ));
        }
        Ok(pattern)
    }

    /// A row wins over `--set`, which fills the empty cells; if there are none, it is a slip.
    fn useless_values(&self) -> Result<(), String> {
        let rows = &self.table.rows;
        let is_everywhere =
            |name: &&String| rows.iter().all(|row| row.values.contains_key(name.as_str()));
        let mut names = self.args.purpose.set.iter().map(|(name, _)| name);
        names.find(is_everywhere).map_or(Ok(()), |name| {
            let path = self.table.path();
            Err(format!("--set {name} has no effect: every row of {path} has its own `{name}`"))
        })
    }

    fn bad_names(&self, problems: &[Diagnostic]) -> Stopped {
        let report = Format::Full.report(self.terminal.err_look());
        self.terminal.say(&report.file(&self.table.source, problems));
        self.terminal.say("nothing was written: every file needs a name that works everywhere\n");
        Stopped(TROUBLE)
    }

    /// Renders all rows, each into a file aside.
    fn render(&self, jobs: &[Job], pattern: &Pattern, stage: &Stage) -> Result<Vec<Done>, Stopped> {
        let bar = progress::Bar::new(jobs.len(), "rows");
        let rendered: Vec<Result<io::Result<Done>, Refusal>> = jobs
            .par_iter()
            .enumerate()
            .map(|(number, job)| {
                let rendered = self.prompt(job).map(|(text, mut done)| {
                    let shown = job.path.get(pattern.folder().len()..).unwrap_or(&job.path);
                    done.entry.file = shown.replace('\\', "/");
                    done.waits = !fs::read(&job.path).is_ok_and(|old| old == text.as_bytes());
                    if done.waits { stage.put(number, &text).map(|()| done) } else { Ok(done) }
                });
                bar.step();
                rendered
            })
            .collect();
        drop(bar);
        self.settle(jobs, rendered)
    }

    /// All prompts, or what stands in their way.
    fn settle(
        &self,
        jobs: &[Job],
        rendered: Vec<Result<io::Result<Done>, Refusal>>,
    ) -> Result<Vec<Done>, Stopped> {
        let mut done = Vec::with_capacity(jobs.len());
        let mut refused = Vec::new();
        for (job, rendered) in jobs.iter().zip(rendered) {
            match rendered {
                Ok(Ok(one)) => done.push(one),
                Ok(Err(error)) => {
                    let path = &job.path;
                    return Err(self.usage(&format!("cannot write {path}: {error}")));
                }
                Err(refusal) => refused.push((job, refusal)),
            }
        }
        if refused.is_empty() { Ok(done) } else { Err(self.refused(&refused, jobs.len())) }
    }

    /// The prompt of one row.
    fn prompt(&self, job: &Job) -> Result<(String, Done), Refusal> {
        let (Some(batch), Some(row)) = (self.batches.get(job.script), self.table.rows.get(job.row))
        else {
            return Err(Refusal::Findings(Vec::new()));
        };
        let Compilation { prompt, diagnostics, .. } =
            batch.compile(&row.values).map_err(Refusal::Failed)?;
        let findings = count(&diagnostics);
        let Some(prompt) = prompt else {
            return Err(Refusal::Findings(render::blocking(&diagnostics)));
        };
        if let Some(over) = prompt.over_budget.filter(|_| self.args.wording.max_chars.is_some()) {
            return Err(Refusal::TooLong(over));
        }
        let text = format!("{}\n", prompt.text);
        let entry = Entry {
            script: batch.source().path().to_owned(),
            data: self.table.path().to_owned(),
            row: row.number,
            line: row.line,
            file: String::new(),
            characters: prompt.characters,
            findings,
            hash: manifest::hash(text.as_bytes()),
        };
        Ok((text, Done { entry, errors: errors(&diagnostics), waits: true }))
    }

    fn refused(&self, refused: &[(&Job, Refusal)], all: usize) -> Stopped {
        let look = self.terminal.err_look();
        for (script, batch) in self.batches.iter().enumerate() {
            let of_script: Vec<(&Job, &Refusal)> = refused
                .iter()
                .filter(|(job, _)| job.script == script)
                .map(|(job, refusal)| (*job, refusal))
                .collect();
            if !of_script.is_empty() {
                self.terminal.say(&refusals::page(batch, self.table, &of_script, look));
            }
        }
        let mut code = FINDINGS;
        let refused: Vec<(&Job, &Refusal)> =
            refused.iter().map(|(job, refusal)| (*job, refusal)).collect();
        for (error, rows) in refusals::failures(&refused) {
            code = code.max(render::failed(error, self.terminal));
            self.terminal.say(&format!("  in {}\n", self.table.tell(&rows)));
        }
        self.terminal.say(&summary::nothing(refused.len(), all));
        Stopped(code)
    }
}

/// The manifest first, then the files.
fn release(
    jobs: &[Job],
    done: &[Done],
    old: Vec<Entry>,
    stage: &Stage,
    folder: &Path,
) -> Result<(), String> {
    let new: Vec<Entry> = done.iter().map(|done| done.entry.clone()).collect();
    let mut entries = manifest::others(old, &new);
    entries.extend(new);
    let shown = folder.join(manifest::NAME);
    manifest::write(folder, entries)
        .map_err(|error| format!("cannot write {}: {error}", shown.display()))?;
    let waiting = jobs.iter().zip(done).enumerate().filter(|(_, (_, done))| done.waits);
    for (number, (job, _)) in waiting {
        stage
            .release(number, Path::new(&job.path))
            .map_err(|error| format!("cannot write {}: {error}", job.path))?;
    }
    Ok(())
}

fn count(findings: &[Diagnostic]) -> Findings {
    let of = |severity| findings.iter().filter(|found| found.severity == severity).count();
    Findings { errors: of(Severity::Error), warnings: of(Severity::Warning) }
}

/// The rules that found errors, each once.
fn errors(findings: &[Diagnostic]) -> Vec<&'static str> {
    let errors = findings.iter().filter(|found| found.severity == Severity::Error);
    let mut rules: Vec<&'static str> = errors.map(|found| found.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}
