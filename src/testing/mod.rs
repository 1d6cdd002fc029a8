//! Snapshot tests of prompts: a prompt is rendered, looked through for what it has to contain, and
//! compared with the text that somebody has read and accepted.
//!
//! [`Snapshot`] is that text with a head that says what was rendered, [`failures`] are the
//! assertions of a case in `shotlist.toml`, [`Data`] names the rows that it is rendered with.
//! With the feature `insta` there is also [`assert_prompt_snapshot!`](crate::assert_prompt_snapshot)
//! for tests in Rust.

mod data;
mod expect;
#[cfg(feature = "insta")]
mod macros;
mod snapshot;

pub use data::Data;
pub use expect::{Excerpt, Failure, failures};
#[cfg(feature = "insta")]
#[doc(hidden)]
pub use macros::accepted;
pub use snapshot::Snapshot;
