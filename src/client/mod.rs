//! The client: sends a request once, waits for the video and brings it home (feature `client`).
//!
//! A video is paid for, so every step is written to a [`Journal`] and flushed to the disk before it
//! is taken. Whatever ends the process, the next one knows what was sent:
//!
//! ```text
//! submit    sending → accepted | refused | unsent | unknown
//! wait      accepted → … → completed | failed
//! download  completed → downloaded
//! ```
//!
//! A request whose outcome is not known is never sent again by itself: a duplicate is a second paid
//! video. The same body is refused while a job with it is unfinished.
//!
//! Nothing here is asynchronous. The key comes from the caller, goes into one header and is blotted
//! out of everything that comes back.
//!
//! ```no_run
//! use shotlist::client::{Client, Journal, Key, Order, Patience, Provider, Resend, Silent};
//!
//! # fn main() -> Result<(), shotlist::client::ClientError> {
//! let client = Client::new(Provider::HeyGenAgent, Key::new("…")?, None)?;
//! let journal = Journal::new(".shotlist/jobs.jsonl");
//! let body = serde_json::json!({"prompt": "…"});
//! let order = Order::new(Provider::HeyGenAgent, body, "launch.shot");
//! let job = client.submit(&journal, &order, Resend::Never, &mut Silent)?;
//! let job = client.wait(&journal, &job, &Patience::default(), &mut Silent)?;
//! client.download(&journal, &job, "launch.mp4".as_ref(), false, &mut Silent)?;
//! # Ok(())
//! # }
//! ```

mod address;
mod answer;
mod download;
mod error;
mod http;
mod job;
mod journal;
mod key;
mod provider;
mod refusal;
mod retry;
mod submit;
mod upload;
mod wait;

pub use answer::Candidate;
pub use error::ClientError;
pub use job::{Job, State};
pub use journal::Journal;
pub use key::Key;
pub use provider::Provider;
pub use refusal::{Class, Refusal};
pub use submit::{Order, Resend};
pub use wait::{Patience, Schedule};

use std::time::Duration;

use http::Http;

/// What happens while a call goes on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Step<'s> {
    /// A file is sent ahead of the request.
    Uploading {
        /// Its media type.
        media_type: &'s str,
        /// Its size in bytes.
        bytes: usize,
    },
    /// Something went wrong that passes by itself.
    Retrying {
        /// What went wrong.
        why: &'s str,
        /// How long the client waits first.
        after: Duration,
    },
    /// The provider was asked how the job is doing.
    Status {
        /// The provider's word for it.
        status: &'s str,
        /// Percent done, where the provider says.
        percent: Option<f64>,
        /// Time since the waiting began.
        waited: Duration,
    },
    /// A part of the video has arrived.
    Downloading {
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all, where the server says.
        of: Option<u64>,
    },
    /// Something the user should know; nothing has failed.
    Warning(&'s str),
}

/// Is told what happens; a progress bar, a log.
pub trait Watch {
    /// One step.
    fn step(&mut self, step: Step<'_>);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn step(&mut self, _: Step<'_>) {}
}

/// A connection to one provider, with the key for it.
#[derive(Debug)]
pub struct Client {
    provider: Provider,
    http: Http,
}

impl Client {
    /// Makes a client; `base` is another host than the provider's own, for tests and proxies.
    ///
    /// # Errors
    /// [`ClientError::Address`] if `base` is neither `https` nor plain `http` to this machine.
    pub fn new(provider: Provider, key: Key, base: Option<&str>) -> Result<Self, ClientError> {
        let base = address::base(base.unwrap_or(provider.origin()))?;
        Ok(Self { provider, http: Http::new(provider, key, base) })
    }

    /// The provider that the client talks to.
    pub const fn provider(&self) -> Provider {
        self.provider
    }
}
