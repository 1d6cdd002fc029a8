//! HeyGen's Video Agent: one prompt, and the agent makes the whole video.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Body, Endpoint, Field, FileInput, Job, Kind, Limits, Lowered, Target, UnknownFields,
    nothing_lost,
};
use crate::plan::Orientation;

/// The front-matter key of request fields.
pub(super) const KEY: &str = "heygen";

/// The host of all of HeyGen's APIs (seed).
pub(super) const BASE: &str = "https://api.heygen.com";

pub(super) const TARGET: Target = Target {
    name: "heygen",
    summary: "HeyGen's Video Agent: one prompt, and the agent makes the whole video",
    limits: Limits { callback_id_needs_url: true, ..Limits::AGENT },
    key: KEY,
    fields: &FIELDS,
    unknown_fields: UnknownFields::PassedOn,
    reserved: &RESERVED,
    lower,
    losses: nothing_lost,
};

/// `POST /v3/video-agents` with the key in `X-Api-Key` (seed).
///
/// The answer names a session; the video's own identifier may be `null` at first (vendor code).
pub(crate) const ENDPOINT: Endpoint = Endpoint {
    path: "/v3/video-agents",
    id: "session_id",
    follow_up: "curl -H \"X-Api-Key: $HEYGEN_API_KEY\" {base}/v3/video-agents/{id}",
    ..endpoint()
};

/// What HeyGen's endpoints have in common (seed).
pub(super) const fn endpoint() -> Endpoint {
    Endpoint {
        method: "POST",
        base: BASE,
        path: "/",
        headers: &[("Content-Type", "application/json")],
        key_header: "X-Api-Key",
        key_prefix: "",
        key_variable: "HEYGEN_API_KEY",
        base_variable: "HEYGEN_BASE_URL",
        id: "video_id",
        follow_up: "curl -H \"X-Api-Key: $HEYGEN_API_KEY\" {base}/v3/videos/{id}",
    }
}

/// Fields that newer schemas have and the seed has not (vendor code): only sent if asked for.
const FIELDS: [Field; 4] = [
    Field::new("mode", Kind::Choice(&["generate", "chat"])),
    Field::new("style_id", Kind::Id),
    Field::new("brand_kit_id", Kind::Id),
    Field::new("incognito_mode", Kind::Flag),
];

/// The seven fields of the seed, which the script fills.
const RESERVED: [(&str, &str); 8] = [
    ("prompt", "the script itself is the prompt"),
    ("avatar_id", "give `avatar_id` as a key of its own"),
    ("voice_id", "give `voice_id` as a key of its own"),
    ("orientation", "give `orientation` as a key of its own"),
    ("files", "give `files` as a key of its own"),
    ("callback_url", "give `callback_url` as a key of its own"),
    ("callback_id", "give `callback_id` as a key of its own"),
    ("config", "the request has no nested `config`; give the fields themselves"),
];

/// The body of `POST /v3/video-agents` (seed): flat, nothing nested but files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoAgentRequest {
    /// The prompt: 1 to 10,000 characters (seed).
    pub prompt: String,
    /// The presenter's look; the agent chooses one if there is none (seed). A group's identifier
    /// is not taken (vendor code).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar_id: Option<String>,
    /// The voice; the agent chooses one if there is none (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice_id: Option<String>,
    /// `landscape` or `portrait` (seed); the agent decides if there is none (vendor code).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orientation: Option<Orientation>,
    /// At most 20 files (seed).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileInput>,
    /// Where the finished video is announced (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// The caller's own name for the job; only with `callback_url` (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<String>,
    /// Fields that the seed does not list, such as `mode` and `style_id` (vendor code).
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[expect(clippy::unnecessary_wraps, reason = "every target has this signature")]
fn lower(job: &Job<'_>) -> Lowered {
    let mut request = agent_request(job);
    request.callback_url = job.plan.callback_url.as_ref().map(ToString::to_string);
    request.callback_id = job.plan.callback_id.as_ref().map(ToString::to_string);
    request.extra = job.extra();
    Ok(Some((Body::Agent(Box::new(request)), Some(&ENDPOINT))))
}

/// What every way of asking the agent has in common.
pub(super) fn agent_request(job: &Job<'_>) -> VideoAgentRequest {
    let plan = job.plan;
    VideoAgentRequest {
        prompt: job.prompt.to_owned(),
        avatar_id: plan.avatar_id.as_ref().map(ToString::to_string),
        voice_id: plan.voice_id.as_ref().map(ToString::to_string),
        orientation: plan.orientation,
        files: job.files(),
        callback_url: None,
        callback_id: None,
        extra: Map::new(),
    }
}
