//! What providers' answers mean. Fields that are not expected are passed over, words that are not
//! known mean that the job goes on.

use serde::Serialize;
use serde_json::Value;

use super::address::is_id;
use super::http::Answer;
use super::refusal::{Refusal, has_error, shorten};
use super::{Job, Provider};

/// What became of a request.
pub(super) enum Taken {
    Yes {
        session_id: Option<String>,
        video_id: Option<String>,
        status: Option<String>,
    },
    No(Refusal),
    /// It was received, but the answer does not say what was made of it.
    Unclear(&'static str),
}

/// How a job is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// The provider's word.
    pub(super) status: Option<String>,
    pub(super) percent: Option<f64>,
    pub(super) video_id: Option<String>,
    pub(super) verdict: Verdict,
    /// Why it failed.
    pub(super) message: Option<String>,
    /// Where the videos are.
    pub(super) videos: Vec<String>,
    pub(super) cost: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Verdict {
    #[default]
    Going,
    Completed,
    Failed,
}

/// A session that may be a lost job's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// Its id, for [`Client::adopt`](super::Client::adopt).
    pub session_id: String,
    /// When it began, as the provider writes it.
    pub created: String,
    /// Its title.
    pub title: String,
}

/// Reads the answer to a request.
pub(super) fn taken(provider: Provider, answer: &Answer, task: &str) -> Taken {
    let Some(json) = answer.json.as_ref().filter(|_| answer.is_success()) else {
        return if answer.is_success() {
            Taken::Unclear("the answer cannot be read")
        } else {
            Taken::No(Refusal::read(answer))
        };
    };
    match provider {
        Provider::Runware => runware_taken(answer, json, task),
        _ if has_error(json) => Taken::No(Refusal::read(answer)),
        _ => {
            let id = |key: &str| json.pointer(&format!("/data/{key}")).and_then(id_of);
            let (session_id, video_id) = (id("session_id"), id("video_id"));
            if session_id.is_none() && video_id.is_none() {
                return Taken::Unclear("the answer names neither a session nor a video");
            }
            let status = json.pointer("/data/status").and_then(word_of);
            Taken::Yes { session_id, video_id, status }
        }
    }
}

/// Answers hold tasks and errors side by side; what counts has the number of the task.
fn runware_taken(answer: &Answer, json: &Value, task: &str) -> Taken {
    let own = |item: &&Value| item.get("taskUUID").and_then(Value::as_str) == Some(task);
    let errors = list(json, "errors");
    if let Some(error) = errors.iter().find(own).or(errors.first()) {
        let json = Some(serde_json::json!({ "error": error }));
        return Taken::No(Refusal::read(&Answer { json, ..answer.clone() }));
    }
    if has_error(json) {
        return Taken::No(Refusal::read(answer));
    }
    match list(json, "data").iter().find(own) {
        Some(item) => {
            let status = item.get("status").and_then(word_of);
            Taken::Yes { session_id: None, video_id: None, status }
        }
        None => Taken::Unclear("the answer does not name the task"),
    }
}

/// Reads a session of the agent.
pub(super) fn session(json: &Value) -> Seen {
    let data = json.get("data").unwrap_or(&Value::Null);
    let status = data.get("status").and_then(word_of);
    let (verdict, message) = match status.as_deref() {
        Some("failed") => (Verdict::Failed, failure(data).or_else(|| last_error(data))),
        Some("waiting_for_input" | "reviewing") => {
            let why = "the agent waits for an answer that nobody will give";
            (Verdict::Failed, Some(why.to_owned()))
        }
        _ => (Verdict::Going, None),
    };
    Seen {
        status,
        percent: data.get("progress").and_then(Value::as_f64),
        video_id: data.get("video_id").and_then(id_of),
        verdict,
        message,
        ..Seen::default()
    }
}

/// The last thing that the agent said was wrong.
fn last_error(data: &Value) -> Option<String> {
    let messages = data.get("messages")?.as_array()?;
    let error = messages.iter().find(|message| message.get("type") == Some(&"error".into()))?;
    error.get("content").and_then(word_of)
}

/// Reads a video; `None` if the answer is about another one.
pub(super) fn video(json: &Value, id: &str) -> Option<Seen> {
    let data = json.get("data").unwrap_or(&Value::Null);
    let told = data.get("id").or_else(|| data.get("video_id")).and_then(Value::as_str);
    if told.is_some_and(|told| told != id) {
        return None;
    }
    let status = data.get("status").and_then(word_of);
    let url = data.get("video_url").and_then(Value::as_str).filter(|url| !url.is_empty());
    let (verdict, message) = match status.as_deref() {
        Some("completed") => (Verdict::Completed, None),
        Some("failed") => (Verdict::Failed, failure(data)),
        _ => (Verdict::Going, None),
    };
    Some(Seen {
        status,
        verdict,
        message,
        videos: url.map(str::to_owned).into_iter().collect(),
        ..Seen::default()
    })
}

/// Why something failed: in one of three places, or nowhere.
fn failure(data: &Value) -> Option<String> {
    let code = data.get("failure_code").and_then(word_of);
    let message = data.get("failure_message").and_then(word_of);
    let error = data.get("error").filter(|error| !error.is_null());
    let error = error.and_then(|error| word_of(error).or_else(|| word_of(error.get("message")?)));
    match (message.or(error), code) {
        (Some(message), Some(code)) => Some(format!("{message} [{code}]")),
        (message, code) => message.or(code),
    }
}

/// Reads the state of a task. Nothing about it means that it has not begun: a task that was never
/// sent looks the same as one that waits.
pub(super) fn task(json: &Value, job: &Job) -> Seen {
    let own =
        |item: &&Value| item.get("taskUUID").and_then(Value::as_str) == Some(&job.idempotency_key);
    let bare = json.get("error").filter(|error| !error.is_null()).map(|_| json);
    if let Some(error) = list(json, "errors").iter().find(own).or(bare.filter(own)) {
        return failed_task(error);
    }
    let items: Vec<&Value> = list(json, "data").iter().filter(own).collect();
    let has_status = |item: &Value, status: &str| item.get("status") == Some(&status.into());
    if let Some(item) = items.iter().find(|item| has_status(item, "error")) {
        return failed_task(item);
    }
    let done: Vec<&&Value> = items.iter().filter(|item| has_status(item, "success")).collect();
    let is_done = done.len() as u64 >= job.results;
    let videos = done.iter().filter_map(|item| item.get("videoURL")?.as_str());
    let cost: Vec<f64> =
        done.iter().filter_map(|item| item.get("cost").and_then(Value::as_f64)).collect();
    Seen {
        status: items.last().and_then(|item| word_of(item.get("status")?)),
        percent: items.iter().find_map(|item| item.get("progress").and_then(Value::as_f64)),
        verdict: if is_done { Verdict::Completed } else { Verdict::Going },
        videos: videos.map(str::to_owned).collect(),
        cost: (is_done && !cost.is_empty()).then(|| cost.iter().sum()),
        ..Seen::default()
    }
}

fn failed_task(item: &Value) -> Seen {
    let error = item.get("error").filter(|error| error.is_object()).unwrap_or(item);
    let message = error.get("message").and_then(word_of);
    let code = error.get("code").and_then(word_of);
    let message = match (message, code) {
        (Some(message), Some(code)) => Some(format!("{message} [{code}]")),
        (message, code) => message.or(code),
    };
    Seen { status: Some("error".to_owned()), verdict: Verdict::Failed, message, ..Seen::default() }
}

/// The newest sessions, newest first.
pub(super) fn candidates(json: &Value) -> Vec<Candidate> {
    let data = json.get("data").unwrap_or(&Value::Null);
    let items = data.as_array().or_else(|| data.as_object()?.values().find_map(Value::as_array));
    let text = |item: &Value, key: &str| item.get(key).and_then(word_of).unwrap_or_default();
    let of = |item: &Value| {
        let session_id = item.get("session_id").and_then(id_of)?;
        Some(Candidate {
            session_id,
            created: text(item, "created_at"),
            title: text(item, "title"),
        })
    };
    items.into_iter().flatten().filter_map(of).collect()
}

fn list<'j>(json: &'j Value, key: &str) -> &'j [Value] {
    json.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// An id that may go into a path.
fn id_of(value: &Value) -> Option<String> {
    value.as_str().filter(|id| is_id(id)).map(str::to_owned)
}

/// A short text or number to show.
fn word_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(shorten(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
