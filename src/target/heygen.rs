//! HeyGen's Video Agent.

use super::{Limits, Target};
use crate::time::Time;

pub(super) const TARGET: Target = Target {
    name: "heygen",
    summary: "HeyGen's Video Agent",
    limits: Limits {
        prompt_characters: 10_000,
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        verbatim:  one prompt, the agent makes the whole video:false,
    },
};
