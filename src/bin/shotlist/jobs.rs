//! The verbs that talk to a provider: the client does the work, these say what happens.

mod list;
mod resume;
mod submit;
mod told;

pub(crate) use list::jobs;
pub(crate) use resume::{download, status, wait};
pub(crate) use submit::submit;

use std::path::Path;

use shotlist::client::{Client, ClientError, Job, Journal, Key, Provider};

use crate::args::{Desk, JOURNAL};
use crate::terminal::Terminal;

/// Authentication.
const KEY_TROUBLE: u8 = 3;
/// Time ran out; the job goes on.
const OUT_OF_TIME: u8 = 4;

/// A client for a provider, with the key from the environment.
fn client(provider: Provider, desk: &Desk) -> Result<Client, ClientError> {
    let variable = provider.key_variable();
    let key = std::env::var(variable).unwrap_or_default();
    let key = Key::new(&key).map_err(|error| match error {
        ClientError::Key(why) if key.trim().is_empty() => {
            ClientError::Key(format!("{why}; set {variable} in the environment"))
        }
        ClientError::Key(why) => ClientError::Key(format!("{why} ({variable})")),
        other => other,
    })?;
    Client::new(provider, key, desk.base_url.as_deref())
}

/// A job of the journal, and a client for whoever has it.
fn find(id: &str, desk: &Desk) -> Result<(Journal, Job, Client), ClientError> {
    let journal = Journal::new(&desk.journal);
    let job = journal.find(id)?;
    let provider = job.provider().ok_or_else(|| {
        ClientError::NoSuchJob(format!(
            "job {} went to `{}`, which is not known",
            job.id, job.target
        ))
    })?;
    let client = client(provider, desk)?;
    Ok((journal, job, client))
}

/// Where a job's video goes.
fn place(output: &str, job: &Job) -> std::path::PathBuf {
    filled(output, &job.script, &job.id)
}

/// A pattern with the name of the script for `{stem}`, and the number of the job for `{job}`.
fn filled(output: &str, script: &str, job: &str) -> std::path::PathBuf {
    let stem = Path::new(script).file_stem().unwrap_or_default().to_string_lossy();
    let is_name = !stem.is_empty() && !stem.starts_with('<');
    output.replace("{stem}", if is_name { &stem } else { "video" }).replace("{job}", job).into()
}

/// Whether a video can go there, before it is paid or waited for: its folder is made now.
fn free(path: &Path, overwrite: bool) -> Result<(), ClientError> {
    if path.exists() && !overwrite {
        return Err(ClientError::Download(format!("{} is there already", path.display())));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = if path.is_dir() {
        Err(std::io::ErrorKind::IsADirectory.into())
    } else {
        std::fs::create_dir_all(folder.unwrap_or(Path::new(".")))
    };
    made.map_err(|error| ClientError::File { path: path.to_owned(), error })
}

/// A command about a job that finds it again: the same journal, the same host.
fn command(verb: &str, job: &Job, desk: &Desk, output: Option<&str>) -> String {
    let journal = desk.journal.display().to_string();
    let options = [
        ("-o", output.map(|output| place(output, job).display().to_string())),
        ("--journal", (journal != JOURNAL).then_some(journal)),
        ("--base-url", desk.base_url.clone()),
    ];
    let given = options.into_iter().filter_map(|(name, value)| Some((name, value?)));
    given.fold(format!("shotlist {verb} {}", job.id), |command, (name, value)| {
        format!("{command} {name} {}", quoted(&value))
    })
}

/// A word for the shell.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Tells of an error, and what to do; gives the exit code.
fn tell(error: &ClientError, desk: &Desk, output: Option<&str>, terminal: &Terminal) -> u8 {
    told::error(error, &|verb, job| command(verb, job, desk, output), terminal)
}
