//! HeyGen's Video Agent: one prompt, and the agent makes the whole video.

use super::{Limits, Target};
use crate::time::Time;

pub(super) const TARGET: Target = Target {
    name: "heygen",
    summary: "HeyGen's Video Agent: one prompt, and the agent makes the whole video",
    limits: Limits {
        prompt_characters: Some(10_000),
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        verbatim: false,
    },
};
