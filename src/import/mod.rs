//! Scripts that are not written in the `.shot` language: read as a person would read them.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a file may hold anything"
)]
#![allow(dead_code)]

mod draft;
mod fountain;
mod heading;
#[cfg(test)]
#[expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests may fail")]
mod probe;
mod subtitles;
mod time;
mod tree;
mod values;
mod words;
