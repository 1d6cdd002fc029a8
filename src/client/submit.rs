//! Sending a request, once.

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::answer::{self, Taken};
use super::http::{Answer, Ask, Fault, WRITE};
use super::job::{Event, Kind, now};
use super::provider::Doubles;
use super::refusal::{Class, Refusal};
use super::retry::{self, Outcome};
use super::{Client, ClientError, Job, Journal, Provider, State, Step, Watch};

/// What is to be sent.
#[derive(Clone, Debug)]
pub struct Order {
    body: Value,
    script: String,
    hash: String,
    callback_id: Option<String>,
    upload: bool,
}

impl Order {
    /// The body of a request for a provider, and the script that it was made from, for the journal.
    ///
    /// The number of a task is given when it is sent; one in the body does not count.
    pub fn new(provider: Provider, body: Value, script: impl Into<String>) -> Self {
        let body = provider.with_task(body, "");
        let callback_id = body.get("callback_id").and_then(Value::as_str).map(str::to_owned);
        let hash = hash(provider.target(), &body);
        Self { body, script: script.into(), hash, callback_id, upload: false }
    }

    /// Sends files that are in the body ahead of it, and their ids in their place.
    #[must_use]
    pub const fn upload(mut self, upload: bool) -> Self {
        self.upload = upload;
        self
    }

    /// SHA-256 of target and body, in hexadecimal: two orders with the same one are the same.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

fn hash(target: &str, body: &Value) -> String {
    use std::fmt::Write as _;
    let mut sha = Sha256::new();
    sha.update(target);
    sha.update([0]);
    sha.update(body.to_string());
    sha.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What to do if the same body was sent before and its job is not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resend {
    /// Refuse.
    Never,
    /// Repeat a request of unknown outcome under its old number: a provider that knows numbers
    /// again answers as it did the first time.
    Unknown,
    /// Send it as a new job, whatever became of the old one.
    Anew,
}

impl Client {
    /// Sends an order, unless the same one is under way.
    ///
    /// # Errors
    /// [`ClientError::AlreadySent`] if it is; [`ClientError::Refused`],
    /// [`ClientError::Unreachable`], [`ClientError::OutcomeUnknown`] by what becomes of it; and
    /// [`ClientError::File`] if the journal cannot be written, before anything is sent.
    pub fn submit(
        &self,
        journal: &Journal,
        order: &Order,
        resend: Resend,
        watch: &mut dyn Watch,
    ) -> Result<Job, ClientError> {
        // Uploads are free but slow: a double is found before them, and for certain after them.
        self.begin(order, resend, &journal.jobs()?)?;
        let body = if order.upload {
            self.upload_files(order.body.clone(), watch)?
        } else {
            order.body.clone()
        };
        let job = journal.claim(|jobs| self.begin(order, resend, jobs))?;
        let body = self.provider().with_task(body, &job.idempotency_key);
        let outcome = self.send(&body, &job, watch);
        self.settle(journal, &job, outcome)
    }

    /// The event with which a job begins, or begins again.
    fn begin(&self, order: &Order, resend: Resend, jobs: &[Job]) -> Result<Event, ClientError> {
        let target = self.provider().target();
        let same = |job: &&Job| job.body_hash == order.hash && job.target == target;
        let open = jobs.iter().rev().filter(same).find(|job| job.is_unfinished());
        match (open, resend) {
            (Some(job), Resend::Unknown) if job.state == State::Unknown => {
                return Ok(job.event(Kind::Sending));
            }
            (Some(job), Resend::Never | Resend::Unknown) => {
                return Err(ClientError::AlreadySent(Box::new(job.clone())));
            }
            _ => {}
        }
        let number = Uuid::new_v4().to_string();
        Ok(Event {
            time: now(),
            job: number.chars().take(8).collect(),
            kind: Kind::Sending,
            target: Some(target.to_owned()),
            script: Some(order.script.clone()),
            body_hash: Some(order.hash.clone()),
            idempotency_key: Some(number),
            callback_id: order.callback_id.clone(),
            results: Some(self.provider().results(&order.body)),
            ..Event::default()
        })
    }

    fn send(&self, body: &Value, job: &Job, watch: &mut dyn Watch) -> Outcome {
        let bytes = body.to_string().into_bytes();
        let mut ask = Ask::post(self.provider().path(), &bytes, WRITE);
        let kind = match self.provider().doubles() {
            Doubles::Known => retry::Kind::Harmless,
            Doubles::Paid => {
                ask.header = Some(("idempotency-key", &job.idempotency_key));
                retry::Kind::Creating
            }
        };
        retry::ask(&self.http, &ask, kind, watch)
    }

    /// Writes down what became of a request.
    fn settle(&self, journal: &Journal, job: &Job, outcome: Outcome) -> Result<Job, ClientError> {
        match outcome.answer {
            Ok(answer) => self.settle_answer(journal, job, &answer, outcome.maybe_sent),
            Err(Fault::NotSent(why)) if !outcome.maybe_sent => {
                let event = Event { message: Some(why.clone()), ..job.event(Kind::Unsent) };
                journal.note(job, event)?;
                Err(ClientError::Unreachable(why))
            }
            Err(fault) => unknown(journal, job, fault.why()),
        }
    }

    fn settle_answer(
        &self,
        journal: &Journal,
        job: &Job,
        answer: &Answer,
        maybe_sent: bool,
    ) -> Result<Job, ClientError> {
        match answer::taken(self.provider(), answer, &job.idempotency_key) {
            Taken::Yes { session_id, video_id, status } => journal.note(
                job,
                Event {
                    session_id,
                    video_id,
                    status,
                    request_id: answer.request_id.clone(),
                    ..job.event(Kind::Accepted)
                },
            ),
            Taken::No(refusal) if maybe_sent && is_own_task(&refusal) => {
                // The number is taken because the first attempt arrived.
                journal.note(job, job.event(Kind::Accepted))
            }
            Taken::No(refusal) if refusal.class == Class::Server => {
                unknown(journal, job, &refusal.to_string())
            }
            Taken::No(refusal) => {
                let event = Event {
                    message: Some(refusal.message.clone()),
                    request_id: refusal.request_id.clone(),
                    ..job.event(Kind::Refused)
                };
                journal.note(job, event)?;
                Err(ClientError::Refused(refusal))
            }
            Taken::Unclear(why) => unknown(journal, job, why),
        }
    }

    /// Takes up a job of unknown outcome whose session was found by hand.
    ///
    /// # Errors
    /// [`ClientError::File`] if the journal cannot be written, [`ClientError::NoSuchJob`] if
    /// `session` is no id.
    pub fn adopt(
        &self,
        journal: &Journal,
        job: &Job,
        session: &str,
        watch: &mut dyn Watch,
    ) -> Result<Job, ClientError> {
        if !super::address::is_id(session) {
            return Err(ClientError::NoSuchJob(format!("`{session}` is no id of a session")));
        }
        watch.step(Step::Warning("the session is taken to be this job's; nothing can prove it"));
        let event = match self.provider() {
            Provider::HeyGenVideo => {
                Event { video_id: Some(session.to_owned()), ..job.event(Kind::Accepted) }
            }
            _ => Event { session_id: Some(session.to_owned()), ..job.event(Kind::Accepted) },
        };
        journal.note(job, event)
    }
}

/// Whether a provider refuses a task because it has one of that number.
fn is_own_task(refusal: &Refusal) -> bool {
    refusal.class == Class::Conflict && refusal.code.to_ascii_lowercase().contains("taskuuid")
}

fn unknown(journal: &Journal, job: &Job, why: &str) -> Result<Job, ClientError> {
    let job =
        journal.note(job, Event { message: Some(why.to_owned()), ..job.event(Kind::Unknown) })?;
    Err(ClientError::OutcomeUnknown(Box::new(job), why.to_owned()))
}
