//! Where a prompt goes, what is accepted there, and the request that is sent. One file a target;
//! rules read [`Limits`] and [`Field`]s and name no vendor.
//!
//! Behind every number and name stands the grade of what is known: **seed** for the documents that
//! the targets were first described by, **vendor code** for published clients and schemas,
//! **vendor documentation**, and **ours** for decisions of this tool.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

pub(crate) mod address;
pub(crate) mod field;
pub mod heygen;
pub mod heygen_video;
pub mod mcp;
pub(crate) mod media;
mod request;
pub mod runware;
pub mod snippet;

use crate::diagnostic::Severity;
use crate::time::Time;

pub use field::{Field, Kind, Role};
pub use media::FileInput;
pub use request::{Body, Endpoint, Loss, Lost, Request, Requested, Schema};

pub(crate) use field::{Fault, Written, written};
pub(crate) use request::{Job, Lowered, elsewhere, request};

/// The largest file that goes into a request as base64: 32 MiB (vendor code: the limit of an
/// upload).
pub(crate) const FILE_BYTES: u64 = 32 * 1024 * 1024;

/// What a target accepts.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// Most characters of a prompt, in Unicode scalar values; `None` if the target takes no prompt.
    pub prompt_characters: Option<usize>,
    /// Most UTF-16 units of a prompt, where nobody has published which unit counts.
    pub prompt_utf16: Option<usize>,
    /// From how many characters on prompts are said to fail more often.
    pub long_prompt: Option<usize>,
    /// Shortest and longest video that can be asked for, if the target bounds it.
    pub total: Option<(Time, Time)>,
    /// From which length on a video is unusual, though it is not refused.
    pub long_total: Option<Time>,
    /// Whether the narration is spoken exactly as written, so that it cannot be shortened to fit.
    pub verbatim: bool,
    /// Most files that go with a request.
    pub files: Option<usize>,
    /// Most bytes of one file.
    pub file_bytes: u64,
    /// MIME types of the files.
    pub media_types: &'static [&'static str],
    /// Whether addresses must be public and `https`.
    pub public_addresses: bool,
    /// Whether `callback_id` is refused without `callback_url`.
    pub callback_id_needs_url: bool,
    /// Settings of the front matter that the target has no field for, and how bad that is.
    pub unsupported: &'static [(&'static str, Severity)],
    /// Whether a presenter must be named by `avatar_id`.
    pub needs_avatar: bool,
    /// Most characters that one scene says.
    pub scene_characters: Option<usize>,
    /// Most scenes.
    pub scenes: Option<usize>,
    /// How long a silent picture may stand.
    pub still: Option<Time>,
    /// Sizes of a picture that are known to be taken, in pixels: least and most of a side.
    pub side: Option<(i64, i64)>,
}

impl Limits {
    /// A target that bounds nothing.
    const NONE: Self = Self {
        prompt_characters: None,
        prompt_utf16: None,
        long_prompt: None,
        total: None,
        long_total: None,
        verbatim: false,
        files: None,
        file_bytes: FILE_BYTES,
        media_types: &media::MEDIA_TYPES,
        public_addresses: false,
        callback_id_needs_url: false,
        unsupported: &[],
        needs_avatar: false,
        scene_characters: None,
        scenes: None,
        still: None,
        side: None,
    };

    /// Limits of the Video Agent, whichever way it is asked: prompt and files (seed), the length of
    /// a video (vendor code), addresses (vendor code), where prompts get long (a report of bugs).
    const AGENT: Self = Self {
        prompt_characters: Some(10_000),
        long_prompt: Some(2_500),
        total: Some((Time::from_secs(5), Time::from_secs(300))),
        files: Some(20),
        public_addresses: true,
        ..Self::NONE
    };
}

/// What a target does with request fields that it does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownFields {
    /// It may know them: they are passed on.
    PassedOn,
    /// They are left out.
    LeftOut,
    /// It refuses the request because of them.
    Refused,
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
    /// The front-matter key of its own request fields.
    pub key: &'static str,
    /// These fields.
    pub fields: &'static [Field],
    /// What it does with others.
    pub unknown_fields: UnknownFields,
    /// Fields that are made from the script, and where it says what stands in them.
    pub reserved: &'static [(&'static str, &'static str)],
    /// Makes the request. `None` if what it needs is missing, which a rule reports.
    lower: fn(&Job<'_>) -> Lowered,
    /// What of a script cannot be said in its terms.
    losses: fn(&Job<'_>) -> Vec<Loss>,
}

/// Every target; the first is the default.
pub const TARGETS: [&Target; 4] =
    [&heygen::TARGET, &heygen_video::TARGET, &runware::TARGET, &mcp::TARGET];

impl Target {
    /// The target of that name.
    pub fn find(name: &str) -> Option<&'static Target> {
        TARGETS.into_iter().find(|target| target.name == name)
    }

    /// What of a script cannot be said in the target's terms.
    pub(crate) fn losses(&self, job: &Job<'_>) -> Vec<Loss> {
        (self.losses)(job)
    }

    /// The field of that role, wherever it stands.
    pub(crate) fn field(&self, role: Role) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.role == Some(role))
    }
}

/// A target that says everything.
fn nothing_lost(_: &Job<'_>) -> Vec<Loss> {
    Vec::new()
}
