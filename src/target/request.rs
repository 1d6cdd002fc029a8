//! The request: what is sent where, and what of the script it leaves out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Severity};
use crate::options::Options;
use crate::plan::{File, Plan};
use crate::secret;
use crate::source::{Source, Span};
use crate::{Compilation, Error};

use super::heygen::VideoAgentRequest;
use super::heygen_video::{SeedRequest, VideoRequest};
use super::mcp::ToolCall;
use super::runware::VideoInferenceTask;
use super::{FileInput, Target, field, media};

/// A request, ready to be sent: everything but the key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Request {
    /// Name of the target.
    pub target: &'static str,
    /// Where it is sent; `None` for a tool call, which the host of the tool makes.
    pub endpoint: Option<Endpoint>,
    /// What is sent.
    pub body: Body,
}

impl Request {
    /// The body as JSON, indented, with a line break at its end.
    pub fn json(&self) -> String {
        // A map with text keys always serialises.
        let mut text = serde_json::to_string_pretty(&self.body).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Where a request is sent, and how. The same for every script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// The verb of HTTP.
    pub method: &'static str,
    /// Scheme and host: `https://api.heygen.com`.
    pub base: &'static str,
    /// The path on it, from `/` on.
    pub path: &'static str,
    /// Headers besides the one that carries the key.
    pub headers: &'static [(&'static str, &'static str)],
    /// The header that carries the key.
    pub key_header: &'static str,
    /// What stands before the key in it: `Bearer `, or nothing.
    pub key_prefix: &'static str,
    /// The environment variable that holds the key.
    pub key_variable: &'static str,
    /// The environment variable that holds another base.
    pub base_variable: &'static str,
    /// The field of the answer's `data` that names what was begun.
    pub id: &'static str,
    /// A command that asks how far it is; `{base}` and `{id}` stand for what they say.
    pub follow_up: &'static str,
}

impl Endpoint {
    /// The whole address.
    pub fn url(&self) -> String {
        format!("{}{}", self.base, self.path)
    }
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Body {
    /// A prompt for the Video Agent.
    Agent(Box<VideoAgentRequest>),
    /// A video in the terms of the standard API.
    Video(Box<VideoRequest>),
    /// The same in the form of the document that first described it.
    Seed(Box<SeedRequest>),
    /// Tasks for a service of models.
    Tasks(Vec<VideoInferenceTask>),
    /// The call of a tool.
    Tool(Box<ToolCall>),
}

/// The form of a standard API's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Schema {
    /// The current one.
    #[default]
    V3,
    /// That of the document that first described the target (seed).
    Seed,
}

/// What is lost between a script and a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// The written number of the scene; `None` if it is the whole video.
    pub scene: Option<String>,
    /// What is lost: `vo`, `asset`, `text`, `transition` …
    pub field: &'static str,
    /// Why.
    pub reason: String,
    /// What becomes of it: `left out`, `spoken by the presenter after the clip`.
    pub instead: &'static str,
    /// How much that matters.
    pub kind: Lost,
    /// Where it is written.
    #[serde(skip)]
    pub span: Span,
}

/// How much a loss matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Lost {
    /// Words that are not spoken, or at another place.
    Narration,
    /// A scene's picture.
    Picture,
    /// A file that is shown nowhere.
    File,
    /// A length that comes from the narration instead.
    Length,
    /// Anything else: look, text, sound.
    Direction,
}

impl Lost {
    /// Whether a request is refused because of it, unless the caller allows losses.
    pub const fn is_grave(self) -> bool {
        matches!(self, Lost::Narration | Lost::Picture | Lost::File)
    }
}

/// What comes of a script: a request, or the findings that stand in its way.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Requested {
    /// The request; `None` if anything blocks it.
    pub request: Option<Request>,
    /// The findings that block it: errors of the groups `syntax`, `prompt` and `request`.
    pub blocking: Vec<Diagnostic>,
    /// What of the script it leaves out.
    pub losses: Vec<Loss>,
}

/// What a target makes its request of.
pub(crate) struct Job<'a> {
    pub(crate) source: &'a Source,
    pub(crate) plan: &'a Plan,
    /// The rendered prompt; empty where only losses are asked for.
    pub(crate) prompt: &'a str,
    pub(crate) options: &'a Options,
    pub(crate) target: &'a Target,
}

/// A body and where it goes. `None` if what the target needs is missing, which a rule reports; an
/// error if the caller has not given what only the caller can.
pub(crate) type Lowered = Result<Option<(Body, Option<&'static Endpoint>)>, Error>;

impl Job<'_> {
    /// The files as the request carries them.
    pub(super) fn files(&self) -> Vec<FileInput> {
        self.plan.files.iter().filter_map(|file| self.input(file)).collect()
    }

    /// A file as the request carries it.
    pub(super) fn input(&self, file: &File) -> Option<FileInput> {
        media::input(file, self.source, &*self.options.files)
    }

    /// The request fields that the script sets and that may go into the request.
    pub(super) fn extra(&self) -> Map<String, Value> {
        use super::UnknownFields::PassedOn;
        let passes = |name: &str| {
            let known = self.target.fields.iter().any(|field| field.name == name);
            let reserved = self.target.reserved.iter().any(|(field, _)| *field == name);
            let unknown =
                self.target.unknown_fields == PassedOn && !belongs_elsewhere(self.target, name);
            known || unknown && !reserved
        };
        let own = field::own(self.plan, self.target).iter();
        own.filter(|(name, value)| !value.is_null() && passes(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }
}

/// Whether a field that a target does not list is one of another target with the same key.
pub(crate) fn belongs_elsewhere(target: &Target, name: &str) -> bool {
    elsewhere(target, name).is_some()
}

/// The other target with the same key that has a field.
pub(crate) fn elsewhere(target: &Target, name: &str) -> Option<&'static Target> {
    super::TARGETS.into_iter().find(|other| {
        other.key == target.key
            && other.name != target.name
            && other.fields.iter().any(|field| field.name == name)
    })
}

/// Makes the request of a compiled script.
pub(crate) fn request(
    source: &Source,
    compilation: &Compilation,
    target: &'static Target,
    options: &Options,
) -> Result<Requested, Error> {
    check_task_uuid(options)?;
    let plan = &compilation.plan;
    let prompt = compilation.prompt.as_ref().map(|prompt| prompt.text.as_str());
    let job = Job { source, plan, prompt: prompt.unwrap_or_default(), options, target };
    let losses = target.losses(&job);
    let mut blocking: Vec<Diagnostic> =
        compilation.diagnostics.iter().filter(|found| blocks(found)).cloned().collect();
    let is_free = prompt.is_some() && blocking.is_empty();
    let lowered = if is_free { (target.lower)(&job)? } else { None };
    let request = lowered.map(|(body, endpoint)| Request {
        target: target.name,
        endpoint: endpoint.copied(),
        body,
    });
    blocking.extend(request.as_ref().and_then(|request| leak(source, request)));
    let request = request.filter(|_| blocking.is_empty());
    Ok(Requested { request, blocking, losses })
}

fn check_task_uuid(options: &Options) -> Result<(), Error> {
    match &options.task_uuid {
        Some(uuid) if !field::is_uuid_v4(uuid) => Err(Error::option(format!(
            "`{uuid}` is no UUID of version 4, such as 6f2a1c1e-3b7d-4c58-9d0e-2a41b7c9f1d3"
        ))),
        _ => Ok(()),
    }
}

/// Whether a finding stands in the way of a request.
fn blocks(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
        && matches!(finding.group(), "syntax" | "prompt" | "request")
}

/// A key that came in by a variable, a template or a style rather than the script's own text.
fn leak(source: &Source, request: &Request) -> Option<Diagnostic> {
    let body = serde_json::to_value(&request.body).ok()?;
    let found = texts(&body).into_iter().find_map(secret::find)?;
    let message = format!("what would be sent holds an API key ({})", found.kind);
    let line = source.text().lines().next().unwrap_or_default();
    Some(
        Diagnostic::new("request/api-key", Severity::Error, Span::new(0, line.len()), message)
            .note("it came in by a variable, a template or a style: whoever sees the prompt has it")
            .help("take it out, and revoke it if anybody else can have seen it"),
    )
}

/// Every text of a request but the bytes of its files.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| name.as_str() != "data")
            .flat_map(|(_, value)| texts(value))
            .collect(),
        _ => Vec::new(),
    }
}
