//! Which words of a line are different in its other version.

use std::fmt::Write as _;
use std::ops::Range;

use shotlist::report::neutralize;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Step, steps};

/// Longer lines are not looked through word by word.
const LONGEST: usize = 8_000;

/// The bytes of both lines that are different; none if they have little in common, where pointing
/// everything out would point nothing out.
pub(super) fn changed(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    if old.len().max(new.len()) > LONGEST {
        return Default::default();
    }
    let old_words: Vec<&str> = old.split_word_bounds().collect();
    let new_words: Vec<&str> = new.split_word_bounds().collect();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut from, mut to) = (0, 0);
    let mut kept = 0;
    for step in steps(&old_words, &new_words) {
        let length = step.line().len();
        if step.is_old() && step.is_new() {
            kept += letters(step.line());
        }
        if step.is_old() {
            push(&mut gone, from, length, matches!(step, Step::Drop(_)));
            from += length;
        }
        if step.is_new() {
            push(&mut come, to, length, matches!(step, Step::Add(_)));
            to += length;
        }
    }
    let most = letters(old).max(letters(new));
    if kept * 2 < most { Default::default() } else { (gone, come) }
}

/// Bytes that are no white space.
fn letters(text: &str) -> usize {
    text.split_whitespace().map(str::len).sum()
}

/// Adds a piece, joined with the one before it if they touch.
fn push(ranges: &mut Vec<Range<usize>>, start: usize, length: usize, differs: bool) {
    match ranges.last_mut() {
        _ if !differs => {}
        Some(last) if last.end == start => last.end += length,
        _ => ranges.push(start..start + length),
    }
}

/// The line with some bytes of it in reverse.
pub(super) fn mark(text: &str, changed: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for range in changed {
        let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
        out.push_str(&neutralize(text.get(at..start).unwrap_or_default()));
        if let Some(part) = text.get(start..end).filter(|part| !part.is_empty()) {
            let _ = write!(out, "\x1b[7m{}\x1b[27m", neutralize(part));
        }
        at = end;
    }
    out.push_str(&neutralize(text.get(at..).unwrap_or_default()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> (String, String) {
        let (gone, come) = changed(old, new);
        let plain = |text: String| text.replace("\x1b[7m", "<").replace("\x1b[27m", ">");
        (plain(mark(old, &gone)), plain(mark(new, &come)))
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let (old, new) =
            marked("Motion: medium energy, slow fades.", "Motion: high energy, fades.");
        assert_eq!(old, "Motion: <medium> energy, <slow >fades.");
        assert_eq!(new, "Motion: <high> energy, fades.");
    }

    #[test]
    fn lines_of_their_own_are_left_alone() {
        let pair = marked("The roof is new.", "Avoid gradients and dissolves.");
        assert_eq!(pair, ("The roof is new.".into(), "Avoid gradients and dissolves.".into()));
        let (old, new) = marked("### scene 1: Hook (10 sec)", "SCENE 1 (10s): Hook");
        assert!(!old.contains('<') && !new.contains('<'), "{old} {new}");
    }
}
