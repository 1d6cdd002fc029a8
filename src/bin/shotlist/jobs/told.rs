//! What the user reads while a job runs, and when it does not.

use std::fmt::Write as _;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use shotlist::client::{ClientError, Job, State, Step, Watch};

use super::{KEY_TROUBLE, OUT_OF_TIME};
use crate::terminal::{FINDINGS, TROUBLE, Terminal};

/// Tells of an error and what to do about it; `command` gives the one
/// with a verb about a job.
pub(super) fn error(
    error: &ClientError,
    command: &dyn Fn(&str, &Job) -> String,
    terminal: &Terminal,
) -> u8 {
    terminal.error(&error.to_string());
    if let Some(help) = help(error, command) {
        terminal.say(&format!("\x1b[1;96mhelp\x1b[0m: {help}\n"));
    }
    match error {
        _ if error.is_authentication() => KEY_TROUBLE,
        ClientError::Deadline(_) => OUT_OF_TIME,
        ClientError::Key(_)
        | ClientError::Address(_)
        | ClientError::File { .. }
        | ClientError::NoSuchJob(_) => TROUBLE,
        _ => FINDINGS,
    }
}

fn help(error: &ClientError, command: &dyn Fn(&str, &Job) -> String) -> Option<String> {
    let text = match error {
        ClientError::Refused(refusal) => refusal.advice().to_owned(),
        ClientError::Unreachable(_) => {
            "check the network and try again; nothing was paid".to_owned()
        }
        ClientError::AlreadySent(job) if job.state == State::Unknown => lost(job, command),
        ClientError::AlreadySent(job) if job.state == State::Completed => {
            let command = command("download", job);
            format!("`{command}` fetches its video; `--resend` orders a second one")
        }
        ClientError::AlreadySent(job) => {
            format!("`{}` takes it up; `--resend` orders a second video", command("wait", job))
        }
        ClientError::OutcomeUnknown(job, _) => lost(job, command),
        ClientError::JobFailed(_) => {
            "change what the provider objects to; `--resend` is not needed to send it again"
                .to_owned()
        }
        ClientError::Deadline(job) => {
            format!("nothing is lost; go on with `{}`", command("wait", job))
        }
        ClientError::NoSuchJob(_) => "`shotlist jobs` lists them".to_owned(),
        ClientError::Download(why) if why.ends_with("is there already") => {
            "name another file with -o, or overwrite it with --force".to_owned()
        }
        _ => return None,
    };
    Some(text)
}

/// What to do about a request whose answer was lost: it may have been paid for.
fn lost(job: &Job, command: &dyn Fn(&str, &Job) -> String) -> String {
    let wait = command("wait", job);
    let (look, id) = match job.target.as_str() {
        "runware" => return format!("`{wait}` asks for it by its number"),
        "heygen" => {
            (format!("`{}` lists the latest sessions", command("status", job)), "SESSION-ID")
        }
        _ => ("look for it in the provider's dashboard".to_owned(), "VIDEO-ID"),
    };
    format!(
        "a video may be in the making: {look}, and `{wait} --session {id}` takes one up. Or `submit \
         --retry-unknown` repeats the request under its old number; `--resend` orders a second video"
    )
}

/// A line on a terminal that says how a job is doing; on a pipe only what matters.
pub(super) struct Progress<'t> {
    bar: ProgressBar,
    bars: MultiProgress,
    terminal: &'t Terminal,
}

impl<'t> Progress<'t> {
    /// Follows one job; `name` stands before everything it says.
    pub(super) fn new(name: &str, bars: &MultiProgress, terminal: &'t Terminal) -> Self {
        let bar = bars.add(ProgressBar::new_spinner().with_prefix(name.to_owned()));
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}: {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, bars: bars.clone(), terminal }
    }

    /// A line that stays.
    pub(super) fn say(&self, text: &str) {
        let text = format!("{}: {text}\n", self.bar.prefix());
        self.bars.suspend(|| self.terminal.say(&shotlist::report::neutralize(&text)));
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Progress<'_> {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Status { status, percent, waited } => {
                let mut text = status.to_owned();
                if let Some(percent) = percent {
                    let _ = write!(text, " {percent:.0} %");
                }
                self.bar.set_message(format!("{text} · {}", clock(waited)));
            }
            Step::Downloading { bytes, of } => {
                let of = of.map_or_else(String::new, |of| format!(" of {}", size(of)));
                self.bar.set_message(format!("downloading {}{of}", size(bytes)));
            }
            Step::Uploading { media_type, bytes } => {
                self.say(&format!("uploading {} ({media_type})", size(bytes as u64)));
            }
            Step::Retrying { why, after } => {
                self.say(&format!("{why}; trying again in {} s", after.as_secs().max(1)));
            }
            Step::Warning(text) => self.say(text),
            _ => {}
        }
    }
}

/// `3 min 20 s`
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// `12.4 MB`
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times() {
        assert_eq!([999, 12_345, 1_250_000].map(size), ["999 bytes", "12 kB", "1.2 MB"]);
        let shown = [59, 60, 200].map(|seconds| clock(Duration::from_secs(seconds)));
        assert_eq!(shown, ["59 s", "1 min", "3 min 20 s"]);
    }
}
