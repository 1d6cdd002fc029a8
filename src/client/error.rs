//! What can go wrong between here and the video.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::{Job, Refusal};

/// Why a call came to nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError {
    /// There is no usable key; says why, without the key.
    Key(String),
    /// An address that is not talked to.
    Address(String),
    /// The journal or an output file cannot be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No job in the journal has that number, or several begin with it.
    NoSuchJob(String),
    /// The provider said no; nothing was made.
    Refused(Refusal),
    /// Nothing was sent: the provider could not be reached.
    Unreachable(String),
    /// The same body was sent before, and that job is not finished.
    AlreadySent(Box<Job>),
    /// The request went out, and what became of it is not known.
    OutcomeUnknown(Box<Job>, String),
    /// The provider failed to make the video.
    JobFailed(Box<Job>),
    /// The video is not ready yet; the job goes on.
    Deadline(Box<Job>),
    /// The job has no video to download, or it did not arrive whole.
    Download(String),
}

impl ClientError {
    /// Whether the key is missing, wrong or not allowed.
    pub fn is_authentication(&self) -> bool {
        match self {
            Self::Key(_) => true,
            Self::Refused(refusal) => refusal.class == super::Class::Authentication,
            _ => false,
        }
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(why) => write!(f, "the API key cannot be used: {why}"),
            Self::Address(why) | Self::NoSuchJob(why) | Self::Download(why) => f.write_str(why),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Unreachable(why) => write!(f, "nothing was sent: {why}"),
            Self::AlreadySent(job) => write!(
                f,
                "the same request was sent {} as job {}, and is {}",
                job.submitted, job.id, job.state
            ),
            Self::OutcomeUnknown(job, why) => {
                write!(f, "job {} was sent, and what became of it is not known: {why}", job.id)
            }
            Self::JobFailed(job) => {
                let why = job.message.as_deref().unwrap_or("the provider gives no reason");
                write!(f, "job {} failed: {why}", job.id)
            }
            Self::Deadline(job) => {
                let status = job.status.as_deref().unwrap_or("under way");
                write!(f, "job {} is not ready yet ({status})", job.id)
            }
        }
    }
}

impl std::error::Error for ClientError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { error, .. } => Some(error),
            _ => None,
        }
    }
}
