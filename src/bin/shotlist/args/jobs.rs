//! The verbs that talk to a provider.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args as ClapArgs, ValueEnum};

const WAIT_EXAMPLES: &str = "\
Examples:
  shotlist wait last -o launch.mp4        the latest job
  shotlist wait 3f2a --timeout 1h         as much of the number as tells it from others

Exit codes: 0 the video is there, 1 it failed, 2 usage or files, 3 the key, 4 time ran out (go on
with the same command).";

const JOBS_EXAMPLES: &str = "\
Examples:
  shotlist jobs
  shotlist jobs --output-format json";

/// Where jobs are written down, and who is asked.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Provider")]
pub(crate) struct Desk {
    /// Where jobs are written down
    #[arg(long, value_name = "FILE", default_value = ".shotlist/jobs.jsonl")]
    pub(crate) journal: PathBuf,
    /// Another host than the provider's, for tests and proxies; plain http only to this machine
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

/// How long to wait for the video, and where it goes.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Waiting")]
pub(crate) struct Waiting {
    /// How long at most, such as 45m or 1h30m; by the provider if not given
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) timeout: Option<Duration>,
    /// How often to ask, such as 20s; more and more rarely if not given
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) poll_interval: Option<Duration>,
    /// Download the video to this file; {stem} and {job} are filled in
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = WAIT_EXAMPLES)]
pub(crate) struct Wait {
    /// The job: its number or the beginning of it, or last
    #[arg(value_name = "JOB")]
    pub(crate) job: String,
    /// The session of a job whose answer was lost, as `status` lists them
    #[arg(long, value_name = "ID")]
    pub(crate) session: Option<String>,
    #[command(flatten)]
    pub(crate) waiting: Waiting,
    #[command(flatten)]
    pub(crate) desk: Desk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Status {
    /// The job: its number or the beginning of it, or last
    #[arg(value_name = "JOB")]
    pub(crate) job: String,
    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: JobFormat,
    #[command(flatten)]
    pub(crate) desk: Desk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Download {
    /// The job: its number or the beginning of it, or last
    #[arg(value_name = "JOB")]
    pub(crate) job: String,
    /// Where the video goes; {stem} and {job} are filled in
    #[arg(short, long, value_name = "FILE", default_value = "{stem}-{job}.mp4")]
    pub(crate) output: String,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) desk: Desk,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = JOBS_EXAMPLES)]
pub(crate) struct Jobs {
    /// How they are printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output_format: JobFormat,
    /// Where jobs are written down
    #[arg(long, value_name = "FILE", default_value = ".shotlist/jobs.jsonl")]
    pub(crate) journal: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum JobFormat {
    Text,
    Json,
}

/// `90`, `20s`, `45m`, `1h30m`.
pub(crate) fn time(text: &str) -> Result<Duration, String> {
    let wrong = || "write it as 90s, 45m or 1h30m".to_owned();
    let span = match text.parse::<u32>() {
        Ok(seconds) => jiff::SignedDuration::from_secs(seconds.into()),
        Err(_) => text.parse().map_err(|_| wrong())?,
    };
    Duration::try_from(span).ok().filter(|time| !time.is_zero()).ok_or_else(wrong)
}
