//! Who is talked to, and at which addresses.

use std::time::Duration;

use serde_json::Value;

use crate::target::{Endpoint, heygen, heygen_video, runware};

/// One of the interfaces that take requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Provider {
    /// HeyGen's Video Agent, target `heygen`.
    HeyGenAgent,
    /// HeyGen's standard video API, target `heygen-video`.
    HeyGenVideo,
    /// Runware, target `runware`.
    Runware,
}

/// What is sent when a request is repeated although an earlier one may have arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubles {
    /// The provider may make a second video.
    Paid,
    /// The task has the caller's own number, so the provider knows it again.
    Known,
}

impl Provider {
    /// The provider behind a target; `None` for targets that nothing can be sent to (`mcp`).
    pub fn of_target(name: &str) -> Option<Self> {
        [Self::HeyGenAgent, Self::HeyGenVideo, Self::Runware]
            .into_iter()
            .find(|provider| provider.target() == name)
    }

    /// The name of its target.
    pub const fn target(self) -> &'static str {
        match self {
            Self::HeyGenAgent => "heygen",
            Self::HeyGenVideo => "heygen-video",
            Self::Runware => "runware",
        }
    }

    /// Where it listens, and where the key goes.
    const fn endpoint(self) -> Endpoint {
        match self {
            Self::HeyGenAgent => heygen::ENDPOINT,
            Self::HeyGenVideo => heygen_video::ENDPOINT,
            Self::Runware => runware::ENDPOINT,
        }
    }

    /// The environment variable that holds its key.
    pub const fn key_variable(self) -> &'static str {
        self.endpoint().key_variable
    }

    /// Scheme and host of its interface.
    pub const fn origin(self) -> &'static str {
        self.endpoint().base
    }

    /// Where requests are sent to.
    pub(super) const fn path(self) -> &'static str {
        self.endpoint().path
    }

    /// The header with the key, and what stands before it there.
    pub(super) const fn key_header(self) -> (&'static str, &'static str) {
        (self.endpoint().key_header, self.endpoint().key_prefix)
    }

    pub(super) const fn doubles(self) -> Doubles {
        match self {
            Self::HeyGenAgent | Self::HeyGenVideo => Doubles::Paid,
            Self::Runware => Doubles::Known,
        }
    }

    /// How long a video may take before the client stops waiting.
    pub const fn patience(self) -> Duration {
        match self {
            Self::HeyGenAgent | Self::Runware => Duration::from_secs(45 * 60),
            Self::HeyGenVideo => Duration::from_secs(20 * 60),
        }
    }

    /// The body with the number of its task in it.
    pub(super) fn with_task(self, mut body: Value, task: &str) -> Value {
        if self == Self::Runware
            && let Some(tasks) = body.as_array_mut()
        {
            for entry in tasks.iter_mut().filter_map(Value::as_object_mut) {
                entry.insert("taskUUID".to_owned(), task.into());
            }
        }
        body
    }

    /// How many videos a body asks for.
    pub(super) fn results(self, body: &Value) -> u64 {
        match self {
            Self::Runware => body
                .pointer("/0/numberResults")
                .and_then(Value::as_u64)
                .map_or(1, |number| number.max(1)),
            _ => 1,
        }
    }
}
