//! Runware's video inference with HeyGen's agent as the model.

use super::{Limits, Target};
use crate::time::Time;

pub(super) const TARGET: Target = Target {
    name: "runware",
    summary: "Runware's video inference with HeyGen's agent as the model",
    limits: Limits {
        prompt_characters: Some(10_000),
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        verbatim: false,
    },
};
