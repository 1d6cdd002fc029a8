//! `shotlist wait`, `status` and `download`: what goes on after a request was sent.

use std::process::ExitCode;

use indicatif::MultiProgress;
use shotlist::client::{
    Client, ClientError, Job, Journal, Patience, Provider, Schedule, Silent, State,
};

use super::told::Progress;
use super::{command, find, place, tell};
use crate::args::{Desk, Download, JobFormat, Status, Wait, Waiting};
use crate::terminal::{FINDINGS, FINE, Terminal};

/// `shotlist wait`
pub(crate) fn wait(args: &Wait, terminal: &Terminal) -> ExitCode {
    let done = find(&args.job, &args.desk).and_then(|(journal, job, client)| {
        let job = match &args.session {
            Some(session) if job.state == State::Unknown => {
                client.adopt(&journal, &job, session, &mut alone(&job, terminal))?
            }
            Some(_) => {
                return Err(ClientError::NoSuchJob(format!(
                    "job {} is {}: it needs no session",
                    job.id, job.state
                )));
            }
            None => job,
        };
        if let Some(output) = &args.waiting.output {
            super::free(&place(output, &job), args.waiting.force)?;
        }
        bring(&client, &journal, &job, &args.waiting, &args.desk, &mut alone(&job, terminal))
    });
    ExitCode::from(match done {
        Ok(text) => terminal.put(&text, FINE),
        Err(error) => tell(&error, &args.desk, args.waiting.output.as_deref(), terminal),
    })
}

/// Waits for a job and downloads it, if a file is named; gives what standard output shows.
pub(super) fn bring(
    client: &Client,
    journal: &Journal,
    job: &Job,
    waiting: &Waiting,
    desk: &Desk,
    progress: &mut Progress<'_>,
) -> Result<String, ClientError> {
    let mut job = job.clone();
    if job.state != State::Completed {
        job = client.wait(journal, &job, &patience(waiting), progress)?;
    }
    let Some(output) = &waiting.output else {
        let command = command("download", &job, desk, None);
        progress.say(&format!("completed; `{command}` fetches the video"));
        return Ok(format!("{}\n", job.id));
    };
    fetch(client, journal, &job, output, waiting.force, progress)
}

/// What is said about one job alone.
fn alone<'t>(job: &Job, terminal: &'t Terminal) -> Progress<'t> {
    Progress::new(&job.id, &MultiProgress::new(), terminal)
}

fn fetch(
    client: &Client,
    journal: &Journal,
    job: &Job,
    output: &str,
    force: bool,
    progress: &mut Progress<'_>,
) -> Result<String, ClientError> {
    let before = job.files.len();
    let job = client.download(journal, job, &place(output, job), force, progress)?;
    let new: Vec<&str> = job.files.iter().skip(before).map(String::as_str).collect();
    Ok(format!("{}\n", new.join("\n")))
}

fn patience(waiting: &Waiting) -> Patience {
    let schedule = waiting.poll_interval.map_or(Schedule::Growing, Schedule::Every);
    Patience::default().deadline(waiting.timeout).schedule(schedule)
}

/// `shotlist download`
pub(crate) fn download(args: &Download, terminal: &Terminal) -> ExitCode {
    let done = find(&args.job, &args.desk).and_then(|(journal, job, client)| {
        let mut progress = alone(&job, terminal);
        // The journal may be behind: nobody waited for it.
        let job = match job.state {
            State::Running => client.status(&journal, &job, &mut progress)?,
            _ => job,
        };
        fetch(&client, &journal, &job, &args.output, args.force, &mut progress)
    });
    ExitCode::from(match done {
        Ok(text) => terminal.put(&text, FINE),
        Err(error) => tell(&error, &args.desk, Some(&args.output), terminal),
    })
}

/// `shotlist status`
pub(crate) fn status(args: &Status, terminal: &Terminal) -> ExitCode {
    ExitCode::from(match latest(args, terminal) {
        Ok(job) => {
            let failed = matches!(job.state, State::Failed | State::Refused | State::Unknown);
            show(&job, args, terminal, if failed { FINDINGS } else { FINE })
        }
        Err(error) => tell(&error, &args.desk, None, terminal),
    })
}

/// The job as the journal has it, if it is over; else as the provider has it.
fn latest(args: &Status, terminal: &Terminal) -> Result<Job, ClientError> {
    let job = Journal::new(&args.desk.journal).find(&args.job)?;
    if !job.state.is_open() {
        return Ok(job);
    }
    let (journal, job, client) = find(&args.job, &args.desk)?;
    if job.state == State::Unknown
        && job.session_id.is_none()
        && client.provider() != Provider::Runware
    {
        lost(&job, &client, &args.desk, terminal)?;
        return Ok(job);
    }
    client.status(&journal, &job, &mut Silent)
}

fn show(job: &Job, args: &Status, terminal: &Terminal, code: u8) -> u8 {
    let text = match args.output_format {
        JobFormat::Text => super::list::details(job),
        JobFormat::Json => format!("{}\n", super::list::json(job)),
    };
    terminal.put(&text, code)
}

/// Lists the sessions that a lost job may have, newest first.
fn lost(job: &Job, client: &Client, desk: &Desk, terminal: &Terminal) -> Result<(), ClientError> {
    let candidates = client.candidates(&mut Silent)?;
    if candidates.is_empty() {
        terminal.say("the provider lists no sessions: the request may not have arrived\n");
        return Ok(());
    }
    terminal.say(&format!(
        "job {} was sent {}; these sessions may be it (newest first):\n",
        job.id, job.submitted
    ));
    for candidate in candidates.iter().take(10) {
        let title = shotlist::report::neutralize(&candidate.title);
        let created = shotlist::report::neutralize(&candidate.created);
        terminal.say(&format!("  {}  {created}  {title}\n", candidate.session_id));
    }
    let command = command("wait", job, desk, None);
    terminal.say(&format!("`{command} --session ID` takes one up\n"));
    Ok(())
}
