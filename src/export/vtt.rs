//! Captions as `WebVTT` has them.

use std::fmt::Write as _;

use super::captions::{Cue, stamp};

pub(super) fn write(cues: &[Cue]) -> String {
    let mut out = String::from("WEBVTT\n");
    for cue in cues {
        // A `String` takes every text.
        let _ = writeln!(out, "\n{} --> {}", stamp(cue.start, '.'), stamp(cue.end, '.'));
        for line in &cue.lines {
            let _ = writeln!(out, "{}", escaped(line));
        }
    }
    out
}

/// No tag and no arrow is left in the text.
fn escaped(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
