//! HeyGen's Video Agent through its MCP tool.

use serde::{Deserialize, Serialize};

use super::heygen::{self, VideoAgentRequest, agent_request};
use super::{Body, Job, Limits, Lowered, Target, UnknownFields, nothing_lost};
use crate::diagnostic::Severity;

pub(super) const TARGET: Target = Target {
    name: "mcp",
    summary: "HeyGen's Video Agent through its MCP tool",
    limits: Limits {
        // The tool lists five arguments, and these are none of them (seed).
        unsupported: &[("callback_url", Severity::Warning), ("callback_id", Severity::Warning)],
        ..Limits::AGENT
    },
    key: heygen::KEY,
    fields: &[],
    unknown_fields: UnknownFields::LeftOut,
    reserved: heygen::TARGET.reserved,
    lower,
    losses: nothing_lost,
};

/// The name of the tool as its host shows it (seed).
const TOOL: &str = "mcp__heygen__create_video_agent";

/// The call of a tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ToolCall {
    /// `mcp__heygen__create_video_agent` (seed); on the wire the tool is `create_video_agent`
    /// (vendor code).
    pub tool: String,
    /// `prompt`, `avatar_id`, `voice_id`, `orientation` and `files` (seed).
    pub arguments: VideoAgentRequest,
}

#[expect(clippy::unnecessary_wraps, reason = "every target has this signature")]
fn lower(job: &Job<'_>) -> Lowered {
    let call = ToolCall { tool: TOOL.to_owned(), arguments: agent_request(job) };
    Ok(Some((Body::Tool(Box::new(call)), None)))
}
