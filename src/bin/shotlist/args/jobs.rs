//! The verbs that talk to a provider.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Inputs, Purpose, RequestSchema, Wording};

const SUBMIT_EXAMPLES: &str = "\
Examples:
  shotlist submit launch.shot --dry-run             what would be sent, and where
  shotlist submit launch.shot --wait -o launch.mp4  send it, wait, download the video
  shotlist submit films/*.shot --jobs 3             three at once; each job is written down

The key is read from HEYGEN_API_KEY or RUNWARE_API_KEY. Every step is in the journal before it is
taken: after a crash, `shotlist jobs` knows what was sent, and nothing is sent twice.

Exit codes: 0 sent (with --wait: the video is there), 1 refused or failed, 2 usage or files, 3 the
key, 4 time ran out (the job goes on; the command to go on with is printed).";

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

/// Where jobs are written down, unless another place is named.
pub(crate) const JOURNAL: &str = ".shotlist/jobs.jsonl";

/// Where jobs are written down, and who is asked.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Provider")]
pub(crate) struct Desk {
    /// Where jobs are written down
    #[arg(long, value_name = "FILE", default_value = JOURNAL)]
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
    #[arg(short, long, value_name = "FILE", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) output: Option<String>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = SUBMIT_EXAMPLES)]
pub(crate) struct Submit {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) sending: Sending,
    #[command(flatten)]
    pub(crate) again: Again,
    /// How many are sent and waited for at once, 3 at most
    #[arg(long, value_name = "N", default_value = "2")]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(crate) jobs: u8,
    /// Wait until the video is ready
    #[arg(long)]
    pub(crate) wait: bool,
    #[command(flatten)]
    pub(crate) waiting: Waiting,
    #[command(flatten)]
    pub(crate) desk: Desk,
    #[command(flatten)]
    pub(crate) purpose: Purpose,
    #[command(flatten)]
    pub(crate) wording: Wording,
    /// The body of heygen-video: v3, or seed for that of an older version
    #[arg(long, value_name = "SCHEMA", default_value = "v3", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) schema: RequestSchema,
    /// Leave out narration, pictures and files that heygen-video has no place for
    #[arg(long)]
    pub(crate) allow_loss: bool,
}

/// What is sent, if anything.
#[derive(Debug, ClapArgs)]
pub(crate) struct Sending {
    /// Show what would be sent, and send nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Send it although `check` finds errors
    #[arg(long)]
    pub(crate) allow_findings: bool,
    /// Upload files that stand in the request ahead of it
    #[arg(long)]
    pub(crate) upload: bool,
}

/// What to do if the same request was sent before.
#[derive(Debug, ClapArgs)]
pub(crate) struct Again {
    /// Order a second video although the same request is under way
    #[arg(long, conflicts_with = "retry_unknown")]
    pub(crate) resend: bool,
    /// Repeat a request whose answer was lost, under its old number
    #[arg(long)]
    pub(crate) retry_unknown: bool,
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
    #[arg(value_parser = NonEmptyStringValueParser::new())]
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
    #[arg(long, value_name = "FILE", default_value = JOURNAL)]
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
