//! Captions as `SubRip` has them: a number, the times, the lines, an empty line.

use std::fmt::Write as _;

use super::captions::Cue;
use crate::time::Time;

/// What parts the times may not stand in a text, or a reader might take it for times.
const ARROW: (&str, &str) = ("-->", "→");

pub(super) fn write(cues: &[Cue]) -> String {
    let mut out = String::new();
    for (at, cue) in cues.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        // A `String` takes every text.
        let _ = writeln!(out, "{}\n{} --> {}", at + 1, time(cue.start), time(cue.end));
        for line in &cue.lines {
            let _ = writeln!(out, "{}", line.replace(ARROW.0, ARROW.1));
        }
    }
    out
}

fn time(time: Time) -> String {
    super::captions::stamp(time, ',')
}
