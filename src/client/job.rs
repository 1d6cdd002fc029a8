//! A job: what the journal's events add up to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Provider;

/// What happened to a job; one line of the journal.
///
/// Fields that an event does not have are left out. Unknown fields and kinds are passed over, so
/// that a journal of a later version can still be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Event {
    /// RFC 3339, UTC.
    pub(super) time: String,
    pub(super) job: String,
    #[serde(rename = "event")]
    pub(super) kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) script: Option<String>,
    /// SHA-256 of the body before files were uploaded and tasks numbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) idempotency_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) callback_id: Option<String>,
    /// How many videos were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) results: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) video_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_id: Option<String>,
    /// The provider's word for how the job is doing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// What the provider charged, in US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
}

/// Kinds of events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// The request is about to go out.
    Sending,
    /// The provider has taken it.
    Accepted,
    /// The provider said no.
    Refused,
    /// It never went out.
    Unsent,
    /// It went out, and no answer came.
    Unknown,
    /// The provider's word for it has changed.
    Status,
    /// The video is ready.
    Completed,
    /// There will be no video.
    Failed,
    /// A video is about to be fetched.
    Downloading,
    /// The video is here.
    Downloaded,
    /// An event of a later version.
    #[default]
    #[serde(other)]
    Other,
}

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum State {
    /// Sent, and what became of it is not known.
    Unknown,
    /// The provider works on it.
    Running,
    /// The video is ready.
    Completed,
    /// There will be no video.
    Failed,
    /// The provider did not take it; nothing was made.
    Refused,
    /// It never went out.
    Unsent,
}

impl State {
    /// Whether a second request with the same body could become a second video of one order.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unknown | Self::Running)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "of unknown outcome",
            Self::Running => "under way",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Refused => "refused",
            Self::Unsent => "not sent",
        })
    }
}

/// A request that was sent, and what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Job {
    /// Its number in the journal.
    pub id: String,
    /// The target that it was sent to.
    pub target: String,
    /// The script that it was made from.
    pub script: String,
    /// When it was sent; RFC 3339, UTC.
    pub submitted: String,
    /// How it stands.
    pub state: State,
    /// The provider's word for how it stands.
    pub status: Option<String>,
    /// Why it failed or was refused.
    pub message: Option<String>,
    /// The session of the agent.
    pub session_id: Option<String>,
    /// The video.
    pub video_id: Option<String>,
    /// The number under which the provider logs the request.
    pub request_id: Option<String>,
    /// The number that came with the request, so that a repetition is known again; the number of
    /// the task, where the target has one.
    pub idempotency_key: String,
    /// The caller's own number.
    pub callback_id: Option<String>,
    /// SHA-256 of the body.
    pub body_hash: String,
    /// How many videos were asked for.
    pub results: u64,
    /// What the provider charged, in US dollars, where it says.
    pub cost: Option<f64>,
    /// Files that were downloaded.
    pub files: Vec<String>,
    /// Whether a download began whose end is not in the journal.
    #[serde(skip)]
    pub(super) is_downloading: bool,
}

impl Job {
    /// Whether the order still has something to give: its outcome is open, or its download began and
    /// did not come to its end, as after a crash on the way.
    pub fn is_unfinished(&self) -> bool {
        self.state.is_open() || self.is_downloading
    }

    /// The provider that has the job, if this version knows the target.
    pub fn provider(&self) -> Option<Provider> {
        Provider::of_target(&self.target)
    }

    /// Puts events together, in the order of the journal.
    pub(super) fn fold(events: impl IntoIterator<Item = Event>) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for event in events {
            let known = jobs.iter_mut().find(|job| job.id == event.job);
            match known {
                Some(job) => job.take(event),
                None => jobs.extend(Job::new(event)),
            }
        }
        jobs
    }

    /// A job begins with its sending; other events without one belong to nothing.
    fn new(event: Event) -> Option<Self> {
        (event.kind == Kind::Sending).then(|| Self {
            id: event.job,
            target: event.target.unwrap_or_default(),
            script: event.script.unwrap_or_default(),
            submitted: event.time,
            state: State::Unknown,
            status: None,
            message: None,
            session_id: None,
            video_id: None,
            request_id: None,
            idempotency_key: event.idempotency_key.unwrap_or_default(),
            callback_id: event.callback_id,
            body_hash: event.body_hash.unwrap_or_default(),
            results: event.results.unwrap_or(1),
            cost: None,
            files: Vec::new(),
            is_downloading: false,
        })
    }

    /// What one more event changes.
    pub(super) fn take(&mut self, event: Event) {
        self.state = match event.kind {
            Kind::Sending | Kind::Unknown => State::Unknown,
            Kind::Accepted => State::Running,
            Kind::Refused => State::Refused,
            Kind::Unsent => State::Unsent,
            Kind::Completed => State::Completed,
            Kind::Failed => State::Failed,
            Kind::Status if self.state == State::Unknown => State::Running,
            Kind::Status | Kind::Downloading | Kind::Downloaded | Kind::Other => self.state,
        };
        match event.kind {
            Kind::Sending => self.message = None,
            Kind::Downloading => self.is_downloading = true,
            Kind::Downloaded => self.is_downloading = false,
            _ => {}
        }
        fill(&mut self.status, event.status);
        fill(&mut self.message, event.message);
        fill(&mut self.session_id, event.session_id);
        fill(&mut self.video_id, event.video_id);
        fill(&mut self.request_id, event.request_id);
        fill(&mut self.cost, event.cost);
        self.files.extend(event.file);
    }

    /// An event of this job, as of now.
    pub(super) fn event(&self, kind: Kind) -> Event {
        Event { time: now(), job: self.id.clone(), kind, ..Event::default() }
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *slot = value;
    }
}

/// The time in whole seconds; RFC 3339, UTC.
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
