//! HeyGen's Video Agent through its MCP tool.

use super::{Limits, Target};
use crate::time::Time;

pub(super) const TARGET: Target = Target {
    name: "mcp",
    summary: "HeyGen's Video Agent through its MCP tool",
    limits: Limits {
        prompt_characters: Some(10_000),
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        verbatim: false,
    },
};
