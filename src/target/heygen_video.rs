//! HeyGen's standard video API: narration word for word, scene by scene.

use super::{Limits, Target};

pub(super) const TARGET: Target = Target {
    name: "heygen-video",
    summary: "HeyGen's standard video API: narration word for word, scene by scene",
    limits: Limits { prompt_characters: None, total: None, verbatim: true },
};
