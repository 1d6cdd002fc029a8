//! Where a prompt goes, and what is accepted there. One file a target; rules read [`Limits`] and
//! name no vendor.

mod heygen;
mod heygen_video;
mod mcp;
mod runware;

use crate::time::Time;

/// What a target accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Most characters of a prompt, in Unicode scalar values; `None` if the target takes no prompt.
    pub prompt_characters: Option<usize>,
    /// Shortest and longest video that can be asked for, if the target bounds it.
    pub total: Option<(Time, Time)>,
    /// Whether the narration is spoken exactly as written, so that it cannot be shortened to fit.
    pub verbatim: bool,
}

/// A target.
#[derive(Debug)]
#[non_exhaustive]
pub struct Target {
    /// The name that `--target` takes.
    pub name: &'static str,
    /// One line about it.
    pub summary: &'static str,
    /// What it accepts.
    pub limits: Limits,
}

/// Every target; the first is the default.
pub const TARGETS: [&Target; 4] =
    [&heygen::TARGET, &heygen_video::TARGET, &runware::TARGET, &mcp::TARGET];

impl Target {
    /// The target of that name.
    pub fn find(name: &str) -> Option<&'static Target> {
        TARGETS.into_iter().find(|target| target.name == name)
    }
}
