//! Waiting for a video.

use std::time::{Duration, Instant};

use serde_json::json;

use super::answer::{self, Candidate, Seen, Verdict};
use super::http::{Ask, READ};
use super::job::{Event, Kind};
use super::refusal::{Class, Refusal};
use super::{Client, ClientError, Job, Journal, Provider, State, Step, Watch, retry};

/// How often the provider is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Schedule {
    /// Every 10 seconds for two minutes, every 30 up to five, then once a minute.
    #[default]
    Growing,
    /// Always after the same time.
    Every(Duration),
}

/// From when on how often: minutes since the waiting began, and the pause from there.
const GROWING: [(Duration, Duration); 3] = [
    (Duration::from_secs(5 * 60), Duration::from_secs(60)),
    (Duration::from_secs(2 * 60), Duration::from_secs(30)),
    (Duration::ZERO, Duration::from_secs(10)),
];

impl Schedule {
    fn pause(self, waited: Duration) -> Duration {
        match self {
            // Nobody is served by a storm of questions.
            Self::Every(pause) => pause.max(Duration::from_millis(50)),
            Self::Growing => {
                let step = GROWING.iter().find(|(from, _)| waited >= *from);
                step.map_or(Duration::from_secs(10), |(_, pause)| *pause)
            }
        }
    }
}

/// How long to wait, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Patience {
    /// How long at most; the provider's own measure if not given.
    pub deadline: Option<Duration>,
    /// How often to ask.
    pub schedule: Schedule,
}

impl Patience {
    /// Waits that long at most.
    #[must_use]
    pub const fn deadline(mut self, deadline: Option<Duration>) -> Self {
        self.deadline = deadline;
        self
    }

    /// Asks that often.
    #[must_use]
    pub const fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedule = schedule;
        self
    }
}

/// From when on an agent that still thinks is worth a word.
const LONG_THOUGHT: Duration = Duration::from_secs(15 * 60);
/// How often a fresh job may be unknown to the provider.
const MOST_MISSES: u32 = 3;

impl Client {
    /// Asks until the job is completed.
    ///
    /// Troubles that pass – a busy server, a broken connection – are no verdict; it asks again.
    ///
    /// # Errors
    /// [`ClientError::JobFailed`], [`ClientError::Deadline`] if the time is up (the job goes on),
    /// [`ClientError::Refused`] if the provider no longer answers for it.
    pub fn wait(
        &self,
        journal: &Journal,
        job: &Job,
        patience: &Patience,
        watch: &mut dyn Watch,
    ) -> Result<Job, ClientError> {
        let begun = Instant::now();
        let deadline = patience.deadline.unwrap_or(self.provider().patience());
        let mut job = self.can_be_asked(job)?.clone();
        let (mut misses, mut warned, mut percent) = (0, false, None);
        loop {
            match self.ask_once(journal, &job, watch) {
                Ok(next) => ((job, percent), misses) = (next, 0),
                Err(error) if is_passing(&error, &mut misses) => {
                    watch.step(Step::Warning(&error.to_string()));
                }
                Err(error) => return Err(error),
            }
            match job.state {
                State::Completed => return Ok(job),
                State::Failed => return Err(ClientError::JobFailed(Box::new(job))),
                _ => {}
            }
            let waited = begun.elapsed();
            if !warned && waited >= LONG_THOUGHT && job.status.as_deref() == Some("thinking") {
                watch.step(Step::Warning("the agent has been thinking for a quarter of an hour"));
                warned = true;
            }
            if waited >= deadline {
                return Err(ClientError::Deadline(Box::new(job)));
            }
            let status = job.status.as_deref().unwrap_or("waiting");
            watch.step(Step::Status { status, percent, waited });
            std::thread::sleep(
                patience.schedule.pause(waited).min(deadline.saturating_sub(waited)),
            );
        }
    }

    /// Asks once how a job is doing, and writes down what is new.
    ///
    /// # Errors
    /// [`ClientError::Refused`] and [`ClientError::Unreachable`] if there is no answer.
    pub fn status(
        &self,
        journal: &Journal,
        job: &Job,
        watch: &mut dyn Watch,
    ) -> Result<Job, ClientError> {
        self.ask_once(journal, job, watch).map(|(job, _)| job)
    }

    /// The same with the percent done, where the provider says.
    fn ask_once(
        &self,
        journal: &Journal,
        job: &Job,
        watch: &mut dyn Watch,
    ) -> Result<(Job, Option<f64>), ClientError> {
        let seen = self.look(self.can_be_asked(job)?, watch)?;
        let kind = match seen.verdict {
            Verdict::Completed => Kind::Completed,
            Verdict::Failed => Kind::Failed,
            Verdict::Going => Kind::Status,
        };
        let is_news = match kind {
            Kind::Completed => job.state != State::Completed,
            Kind::Failed => job.state != State::Failed,
            _ => {
                seen.status.is_some() && seen.status != job.status
                    || seen.video_id.is_some() && seen.video_id != job.video_id
            }
        };
        if !is_news {
            return Ok((job.clone(), seen.percent));
        }
        let news = Event {
            video_id: seen.video_id,
            status: seen.status,
            message: seen.message,
            cost: seen.cost,
            ..job.event(kind)
        };
        Ok((journal.note(job, news)?, seen.percent))
    }

    /// The latest of the provider's answers about a job.
    pub(super) fn look(&self, job: &Job, watch: &mut dyn Watch) -> Result<Seen, ClientError> {
        if self.provider() == Provider::Runware {
            let ask = json!([{"taskType": "getResponse", "taskUUID": job.idempotency_key}]);
            let bytes = ask.to_string().into_bytes();
            let answer = self.read(&Ask::post(self.provider().path(), &bytes, READ), watch)?;
            return Ok(answer::task(&answer, job));
        }
        // Once there is a video, only it is asked for: its session may be gone by then.
        if let Some(id) = &job.video_id {
            let json = self.read(&Ask::get(&format!("/v3/videos/{id}")), watch)?;
            return answer::video(&json, id).ok_or_else(|| {
                ClientError::Unreachable("the answer is about another video".to_owned())
            });
        }
        let id = job.session_id.as_deref().unwrap_or_default();
        let seen =
            answer::session(&self.read(&Ask::get(&format!("/v3/video-agents/{id}")), watch)?);
        Ok(seen)
    }

    /// Sessions that may be that of a job whose answer was lost; newest first.
    ///
    /// # Errors
    /// As [`Client::status`].
    pub fn candidates(&self, watch: &mut dyn Watch) -> Result<Vec<Candidate>, ClientError> {
        match self.provider() {
            Provider::HeyGenAgent => {
                Ok(answer::candidates(&self.read(&Ask::get("/v3/video-agents"), watch)?))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Asks what can be asked again without harm.
    fn read(&self, ask: &Ask<'_>, watch: &mut dyn Watch) -> Result<serde_json::Value, ClientError> {
        let answer = retry::ask(&self.http, ask, retry::Kind::Harmless, watch).answer;
        let answer = answer.map_err(|fault| ClientError::Unreachable(fault.why().to_owned()))?;
        match &answer.json {
            Some(json) if answer.is_success() => Ok(json.clone()),
            // A failed task comes with a status of failure, and is an answer all the same.
            Some(json) if self.provider() == Provider::Runware && names_task(json) => {
                Ok(json.clone())
            }
            _ if answer.is_success() => {
                Err(ClientError::Unreachable("the answer cannot be read".to_owned()))
            }
            _ => Err(ClientError::Refused(Refusal::read(&answer))),
        }
    }

    /// Whether there is anything to ask about.
    fn can_be_asked<'j>(&self, job: &'j Job) -> Result<&'j Job, ClientError> {
        let known = self.provider() == Provider::Runware
            || job.session_id.is_some()
            || job.video_id.is_some();
        match job.state {
            State::Refused | State::Unsent => {
                Err(ClientError::NoSuchJob(format!("job {} was {}", job.id, job.state)))
            }
            _ if !known => {
                let why = job.message.clone();
                let why = why.unwrap_or_else(|| "no answer was written down".to_owned());
                Err(ClientError::OutcomeUnknown(Box::new(job.clone()), why))
            }
            _ => Ok(job),
        }
    }
}

fn names_task(json: &serde_json::Value) -> bool {
    let of = |value: &serde_json::Value| value.get("taskUUID").is_some();
    of(json)
        || json
            .get("errors")
            .and_then(|errors| errors.as_array())
            .is_some_and(|all| all.iter().any(of))
}

/// Whether a failed question says nothing about the job.
fn is_passing(error: &ClientError, misses: &mut u32) -> bool {
    match error {
        ClientError::Unreachable(_) => true,
        ClientError::Refused(refusal) => match refusal.class {
            Class::Server | Class::Limited | Class::Conflict => true,
            Class::NotFound => {
                *misses += 1;
                *misses < MOST_MISSES
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_become_rarer() {
        let pause = |minutes: u64| Schedule::Growing.pause(Duration::from_secs(minutes * 60));
        assert_eq!(pause(0), Duration::from_secs(10));
        assert_eq!(pause(3), Duration::from_secs(30));
        assert_eq!(pause(30), Duration::from_secs(60));
    }
}
