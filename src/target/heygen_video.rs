//! HeyGen's standard video API.

use super::{Limits, Target};
use crate::time::Time;

pub(super) const TARGET: Target = Target {
    name: "heygen-video",
    summary: "HeyGen's standard video API",
    limits: Limits {
        prompt_characters: 10_000,
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        verbatim:  narration word for word, scene by scene:true,
    },
};
