//! Runware's video inference with HeyGen's agent as the model.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Body, Endpoint, Field, Job, Kind, Limits, Lowered, Role, Target, UnknownFields, nothing_lost,
};
use crate::Error;
use crate::diagnostic::Severity;
use crate::plan::{Orientation, Plan};
use crate::time::Time;

/// The front-matter key of request fields.
pub(super) const KEY: &str = "runware";

pub(super) const TARGET: Target = Target {
    name: "runware",
    summary: "Runware's video inference with HeyGen's agent as the model",
    limits: Limits {
        prompt_characters: Some(10_000),
        prompt_utf16: Some(10_000),
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        // A task has no such fields (seed), and is refused with ones that it does not know.
        unsupported: &[
            ("avatar_id", Severity::Error),
            ("voice_id", Severity::Error),
            ("files", Severity::Error),
            ("callback_id", Severity::Error),
        ],
        // The range of canvases that HeyGen's older API took (vendor documentation).
        side: Some((128, 4096)),
        ..Limits::NONE
    },
    key: KEY,
    fields: &FIELDS,
    unknown_fields: UnknownFields::Refused,
    reserved: &RESERVED,
    lower,
    losses: nothing_lost,
};

/// `POST /v1` with the key as a bearer token, so that it stands in no saved body (vendor
/// documentation).
pub(crate) const ENDPOINT: Endpoint = Endpoint {
    method: "POST",
    base: "https://api.runware.ai",
    path: "/v1",
    headers: &[("Content-Type", "application/json")],
    key_header: "Authorization",
    key_prefix: "Bearer ",
    key_variable: "RUNWARE_API_KEY",
    base_variable: "RUNWARE_BASE_URL",
    id: "taskUUID",
    follow_up: "curl -H \"Authorization: Bearer $RUNWARE_API_KEY\" -H 'Content-Type: application/json' -d '[{\"taskType\":\"getResponse\",\"taskUUID\":\"{id}\"}]' {base}/v1",
};

/// The model (seed).
const MODEL: &str = "heygen:video-agent@0";

/// Fields of the seed, but for those that the script fills.
const FIELDS: [Field; 15] = [
    Field::new("taskUUID", Kind::Uuid),
    Field::role("width", PIXELS, Role::Width),
    Field::role("height", PIXELS, Role::Height),
    Field::new("duration", Kind::Whole { least: 5, most: 300 }),
    // The only value (vendor code).
    Field::new("outputType", Kind::Choice(&["URL"])),
    Field::new("outputFormat", Kind::Choice(&["MP4", "WEBM", "MOV"])),
    Field::new("outputQuality", Kind::Whole { least: 20, most: 99 }),
    // The only value (seed).
    Field::new("deliveryMethod", Kind::Choice(&["async"])),
    Field::role("numberResults", Kind::Whole { least: 1, most: 4 }, Role::Results),
    Field::new("ttl", Kind::Whole { least: 60, most: i64::MAX }),
    Field::new("includeCost", Kind::Flag),
    Field::new("webhookURL", Kind::Url { public: false }),
    Field::new("uploadEndpoint", Kind::Url { public: false }),
    Field::new("safety", Kind::Fields(&SAFETY)),
    // The seed names the object and not its keys.
    Field::role("inputs", Kind::Open, Role::Unverified),
];

/// A side of the picture; no range is published.
const PIXELS: Kind = Kind::Whole { least: 1, most: i64::MAX };

/// Names of the modes: vendor code.
const SAFETY: [Field; 2] = [
    Field::role("checkContent", Kind::Flag, Role::SafetyCheck),
    Field::role("mode", Kind::Choice(&["none", "fast", "full"]), Role::SafetyMode),
];

const RESERVED: [(&str, &str); 3] = [
    ("taskType", "it is `videoInference`"),
    ("model", "it is `heygen:video-agent@0`"),
    ("positivePrompt", "the script itself is the prompt"),
];

/// One task of the array that `POST /v1` takes (seed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VideoInferenceTask {
    /// `videoInference` (seed).
    pub task_type: String,
    /// A UUID of version 4 that no other task has (seed).
    #[serde(rename = "taskUUID")]
    pub task_uuid: String,
    /// `heygen:video-agent@0` (seed).
    pub model: String,
    /// The prompt: 1 to 10,000 characters (seed).
    pub positive_prompt: String,
    /// Pixels; both sides or neither (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Pixels; both sides or neither (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Whole seconds from 5 to 300 (seed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    /// Where the result is announced (seed).
    #[serde(default, rename = "webhookURL", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
    /// The other fields that the script sets: output, safety, number of results (seed).
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

fn lower(job: &Job<'_>) -> Lowered {
    let mut extra = job.extra();
    let mut whole = |name: &str| extra.shift_remove(name).and_then(|value| value.as_i64());
    let (width, height) = (whole("width"), whole("height"));
    let duration = whole("duration").or_else(|| seconds(job.plan));
    let mut text = |name: &str| extra.shift_remove(name)?.as_str().map(str::to_owned);
    let (uuid, webhook) = (text("taskUUID"), text("webhookURL"));
    let size = width.zip(height).or_else(|| job.plan.orientation.map(size));
    let task_uuid = job.options.task_uuid.clone().or(uuid).ok_or_else(|| {
        Error::option("a task needs a UUID of version 4 of its own: give one as `task_uuid`")
    })?;
    let task = VideoInferenceTask {
        task_type: "videoInference".to_owned(),
        task_uuid,
        model: MODEL.to_owned(),
        positive_prompt: job.prompt.to_owned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        duration,
        webhook_url: webhook.or_else(|| job.plan.callback_url.as_ref().map(ToString::to_string)),
        extra,
    };
    Ok(Some((Body::Tasks(vec![task]), Some(&ENDPOINT))))
}

/// Pixels of a shape (ours).
const fn size(orientation: Orientation) -> (i64, i64) {
    match orientation {
        Orientation::Landscape => (1920, 1080),
        Orientation::Portrait => (1080, 1920),
    }
}

/// The video's length: the declared one, else what the scenes make, in whole seconds within what
/// is taken. `None` if the script says nothing about it.
fn seconds(plan: &Plan) -> Option<i64> {
    let scenes = plan.totals.seconds;
    let length = match plan.duration {
        Some(declared) if scenes == Time::ZERO => declared.max,
        Some(declared) => scenes.max(declared.min).min(declared.max),
        None if scenes == Time::ZERO => return None,
        None => scenes,
    };
    let (least, most) = TARGET.limits.total?;
    i64::try_from(length.clamp(least, most).ms().div_ceil(1000)).ok()
}
