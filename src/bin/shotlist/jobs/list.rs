//! `shotlist jobs`: what was sent.

use std::fmt::Write as _;
use std::process::ExitCode;

use shotlist::client::{Job, Journal, State};

use crate::args::{JobFormat, Jobs};
use crate::jobs::told;
use crate::terminal::{FINE, Terminal};
use crate::text::counted;

/// Lists the journal, latest last.
pub(crate) fn jobs(args: &Jobs, terminal: &Terminal) -> ExitCode {
    let journal = Journal::new(&args.journal);
    let jobs = match journal.jobs() {
        Ok(jobs) => jobs,
        Err(error) => return ExitCode::from(told::error(&error, &|_, _| String::new(), terminal)),
    };
    if args.output_format == JobFormat::Json {
        let all: Vec<String> = jobs.iter().map(json).collect();
        return terminal.data(&format!("[{}]\n", all.join(",\n ")), FINE);
    }
    if jobs.is_empty() {
        terminal.say(&format!("no jobs in {}\n", args.journal.display()));
        return ExitCode::from(FINE);
    }
    terminal.report(&table(&jobs, terminal.out_look().color), FINE)
}

/// A job as one JSON object.
pub(super) fn json(job: &Job) -> String {
    serde_json::to_string(job).unwrap_or_default()
}

fn table(jobs: &[Job], in_color: bool) -> String {
    let head = ["job", "sent", "target", "state", "script"].map(str::to_owned);
    let rows = jobs.iter().map(|job| {
        [
            job.id.clone(),
            job.submitted.replace('T', " ").replace('Z', ""),
            job.target.clone(),
            state(job),
            shotlist::report::neutralize(&job.script).replace('\n', " "),
        ]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3].map(width);
    let mut out = String::new();
    for (number, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(line, "{cell:width$}  ");
        }
        line += &row[4];
        let _ = match number {
            0 if in_color => writeln!(out, "\x1b[1m{line}\x1b[0m"),
            _ => writeln!(out, "{line}"),
        };
    }
    let open = jobs.iter().filter(|job| job.state.is_open()).count();
    let _ = writeln!(out, "\n{}, {open} open", counted(jobs.len(), "job"));
    out
}

/// `under way (generating)`, `completed, downloaded`.
fn state(job: &Job) -> String {
    match (job.state, &job.status) {
        (State::Running, Some(status)) => format!("{} ({status})", job.state),
        (State::Completed, _) if !job.files.is_empty() => "completed, downloaded".to_owned(),
        _ => job.state.to_string(),
    }
}

/// All that is known of a job, a line each.
pub(super) fn details(job: &Job) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "{name:8}  {}", shotlist::report::neutralize(value));
        }
    };
    line("job", Some(&job.id));
    line("script", Some(&job.script));
    line("target", Some(&job.target));
    line("sent", Some(&job.submitted));
    line("state", Some(&state(job)));
    line("why", job.message.as_deref());
    line("session", job.session_id.as_deref());
    line("video", job.video_id.as_deref());
    line("request", job.request_id.as_deref());
    line("callback", job.callback_id.as_deref());
    line("cost", job.cost.map(|cost| format!("${cost}")).as_deref());
    for file in &job.files {
        line("file", Some(file));
    }
    out
}
