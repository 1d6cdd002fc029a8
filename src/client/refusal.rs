//! What a provider says when it says no.

use std::fmt;

use serde_json::Value;

use super::http::Answer;

/// Kinds of refusals, by what is to be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Class {
    /// The request itself is wrong.
    Invalid,
    /// The key is missing or wrong.
    Authentication,
    /// The account has no credit left, or its plan does not include this.
    Credit,
    /// The key is right and may not do this.
    Forbidden,
    /// There is no such video, avatar or voice.
    NotFound,
    /// The same request is being worked on.
    Conflict,
    /// What is sent is too large.
    TooLarge,
    /// Too many requests.
    Limited,
    /// The content is against the provider's rules.
    Safety,
    /// The provider is in trouble.
    Server,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// What to do about it.
    pub class: Class,
    /// The HTTP status.
    pub status: u16,
    /// The provider's own code, or one by the status.
    pub code: String,
    /// What the provider says, without the key and not endlessly long.
    pub message: String,
    /// The field that is wrong, where the provider says.
    pub parameter: Option<String>,
    /// The number by which the provider finds the request in its logs.
    pub request_id: Option<String>,
}

/// Longest message that is passed on, in characters.
const LONGEST: usize = 500;

impl Refusal {
    /// Reads a refusal from an answer, whatever its form: an envelope of either provider, HTML,
    /// nothing.
    pub(super) fn read(answer: &Answer) -> Self {
        let error = answer.json.as_ref().and_then(error_of);
        let text = |key: &str| error.and_then(|error| error.get(key)).and_then(text_of);
        let code = text("code").unwrap_or_else(|| fallback(answer.status).to_owned());
        // Some servers put a bare text in the place of the error.
        let bare = || error.and_then(Value::as_str).and_then(|text| text_of(&text.into()));
        let said = text("message").or_else(bare).unwrap_or_else(|| plain(answer.status).to_owned());
        Self {
            class: classify(answer.status, &code),
            status: answer.status,
            message: shorten(&said),
            parameter: text("param").or_else(|| text("parameter")).map(|name| shorten(&name)),
            request_id: answer.request_id.clone(),
            code: shorten(&code),
        }
    }

    /// What the user can do.
    pub const fn advice(&self) -> &'static str {
        match self.class {
            Class::Invalid if is_redirect(self.status) => {
                "check --base-url: requests and keys are not sent on to another address"
            }
            Class::Invalid => "correct the script; nothing was made and nothing was paid",
            Class::Authentication => "check the key in the environment; nothing was paid",
            Class::Credit => "add credit to the account, or change its plan; nothing was paid",
            Class::Forbidden => {
                "the key is right, but its account may not use this; nothing was paid"
            }
            Class::NotFound => "check the ids of avatar, voice and assets; nothing was paid",
            Class::Conflict => "the same request is being worked on: wait for it",
            Class::TooLarge => "attach smaller files, or `--upload` them first",
            Class::Limited => "too many requests at once: try again in a minute",
            Class::Safety => "change what the provider objects to; nothing was paid",
            Class::Server => "the provider is in trouble: try again later",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the provider refuses: {}", self.message)?;
        if let Some(parameter) = &self.parameter {
            write!(f, " (`{parameter}`)")?;
        }
        write!(f, " [{}, HTTP {}", self.code, self.status)?;
        match &self.request_id {
            Some(id) => write!(f, ", request {id}]"),
            None => f.write_str("]"),
        }
    }
}

/// The error in a body: `error` of HeyGen, the first of `errors` or a bare one of Runware.
fn error_of(body: &Value) -> Option<&Value> {
    let one = body.get("error").filter(|error| !error.is_null());
    one.or_else(|| body.get("errors")?.as_array()?.first())
}

/// Whether a body tells of an error, whatever its status.
pub(super) fn has_error(body: &Value) -> bool {
    error_of(body).is_some()
}

/// Text, a number, or a list of texts as one.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
    .filter(|text| !text.trim().is_empty())
}

/// One line of at most [`LONGEST`] characters.
pub(super) fn shorten(text: &str) -> String {
    let line: String =
        text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    if text.trim().chars().count() > LONGEST { format!("{line}…") } else { line }
}

/// Codes whose words say more than the status; the first that fits counts.
const WORDS: &[(&str, Class)] = &[
    ("apikey", Class::Authentication),
    ("unauthorized", Class::Authentication),
    ("authentication", Class::Authentication),
    ("credit", Class::Credit),
    ("balance", Class::Credit),
    ("trial", Class::Credit),
    ("plan_upgrade", Class::Credit),
    ("policy", Class::Safety),
    ("promptblocked", Class::Safety),
    ("nsfw", Class::Safety),
    ("ratelimit", Class::Limited),
    ("rate_limit", Class::Limited),
    ("quota", Class::Limited),
    ("conflict", Class::Conflict),
    ("in_progress", Class::Conflict),
];

fn classify(status: u16, code: &str) -> Class {
    let lower = code.to_ascii_lowercase();
    let by_status = by_status(status);
    // A status that says who is at fault is not overruled by a word.
    if matches!(by_status, Class::Authentication | Class::Credit | Class::Limited) {
        return by_status;
    }
    let word = WORDS.iter().find(|(word, _)| lower.contains(word));
    word.map_or(by_status, |(_, class)| *class)
}

const fn by_status(status: u16) -> Class {
    match status {
        401 => Class::Authentication,
        402 => Class::Credit,
        403 => Class::Forbidden,
        404 | 410 => Class::NotFound,
        409 => Class::Conflict,
        413 => Class::TooLarge,
        429 => Class::Limited,
        408 | 500.. => Class::Server,
        _ => Class::Invalid,
    }
}

const fn is_redirect(status: u16) -> bool {
    matches!(status, 300..=399)
}

/// The code of an answer that has none.
const fn fallback(status: u16) -> &'static str {
    match by_status(status) {
        Class::Authentication => "unauthorized",
        Class::Credit => "insufficient_credit",
        Class::Forbidden => "forbidden",
        Class::NotFound => "not_found",
        Class::Conflict => "conflict",
        Class::TooLarge => "payload_too_large",
        Class::Limited => "rate_limit_exceeded",
        Class::Server => "unclassified_server_error",
        Class::Invalid if is_redirect(status) => "redirect",
        Class::Invalid | Class::Safety => "validation_error",
    }
}

/// The message of an answer that has none.
const fn plain(status: u16) -> &'static str {
    match by_status(status) {
        Class::Authentication => "the key is not accepted",
        Class::Credit => "the account has not enough credit",
        Class::Forbidden => "the account may not do this",
        Class::NotFound => "there is no such thing",
        Class::Conflict => "the same request is being worked on",
        Class::TooLarge => "the request is too large",
        Class::Limited => "too many requests",
        Class::Server => "the server is in trouble",
        Class::Invalid if is_redirect(status) => "the answer points to another address",
        Class::Invalid | Class::Safety => "the request is not accepted",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(status: u16, json: Option<Value>) -> Refusal {
        Refusal::read(&Answer { status, json, request_id: None, retry_after: None })
    }

    #[test]
    fn every_form_of_an_error_is_read() {
        let heygen = json!({"error": {"code": "avatar_not_found", "message": "No look", "param": "avatar_id"}});
        let refusal = read(404, Some(heygen));
        assert_eq!((refusal.class, refusal.code.as_str()), (Class::NotFound, "avatar_not_found"));
        assert_eq!(refusal.parameter.as_deref(), Some("avatar_id"));
        let runware = json!({"errors": [{"code": "insufficientCredits", "message": "Empty", "parameter": ["a", "b"]}]});
        let refusal = read(400, Some(runware));
        assert_eq!((refusal.class, refusal.parameter.as_deref()), (Class::Credit, Some("a, b")));
        let refusal = read(401, None);
        assert_eq!((refusal.class, refusal.code.as_str()), (Class::Authentication, "unauthorized"));
        assert_eq!(read(502, None).class, Class::Server);
        assert_eq!(read(500, Some(json!({"error": null}))).message, "the server is in trouble");
        assert_eq!(
            read(400, Some(json!({"error": {"code": "content_policy_violation"}}))).class,
            Class::Safety
        );
    }

    #[test]
    fn messages_are_one_short_line() {
        let refusal = read(400, Some(json!({"error": {"message": "a\nb".repeat(400)}})));
        assert!(!refusal.message.contains('\n'));
        assert_eq!(refusal.message.chars().count(), LONGEST + 1);
    }
}
