//! What a repair changes, as a unified diff.

mod words;

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use shotlist::report::{Look, neutralize};

use crate::text::in_line;

/// Unchanged lines that are shown around a change.
const CONTEXT: usize = 3;
/// A line of more bytes than this hardly stands in two places by chance.
const SAYS_SOMETHING: usize = 3;
/// Lines that are dropped and added at most in one place, before the rest counts as changed.
const FAR: usize = 400;

/// One line of the way from the old text to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'a> {
    Keep(&'a str),
    Drop(&'a str),
    Add(&'a str),
}

/// The changes of a file; empty if there are none.
pub(crate) fn unified(path: &str, old: &str, new: &str, look: Look) -> String {
    let steps = steps(&lines(old), &lines(new));
    let mut out = String::new();
    for (start, end) in hunks(&steps) {
        if out.is_empty() {
            let path = in_line(Path::new(path));
            let _ = writeln!(out, "{}", paint(look, "1", &format!("--- {path}\n+++ {path}")));
        }
        let (before, hunk) = steps.split_at(start);
        let hunk = hunk.get(..end - start).unwrap_or(hunk);
        let (from, to) = (count(before, Step::is_old), count(before, Step::is_new));
        let (gone, come) = (count(hunk, Step::is_old), count(hunk, Step::is_new));
        let head = format!("@@ -{},{gone} +{},{come} @@", first(from, gone), first(to, come));
        let _ = writeln!(out, "{}", paint(look, "36", &head));
        out.push_str(&show(hunk, look));
    }
    out
}

/// The number of a hunk's first line; an empty one counts from the line before it.
fn first(before: usize, lines: usize) -> usize {
    if lines == 0 { before } else { before + 1 }
}

fn count<'a>(steps: &[Step<'a>], which: impl Fn(&Step<'a>) -> bool) -> usize {
    steps.iter().filter(|step| which(step)).count()
}

impl Step<'_> {
    fn is_old(&self) -> bool {
        !matches!(self, Step::Add(_))
    }

    fn is_new(&self) -> bool {
        !matches!(self, Step::Drop(_))
    }

    const fn line(&self) -> &str {
        match self {
            Step::Keep(line) | Step::Drop(line) | Step::Add(line) => line,
        }
    }

    /// The line with its mark; `changed` are the bytes of it to point out.
    fn show(&self, changed: &[Range<usize>], look: Look) -> String {
        let (mark, code) = match self {
            Step::Keep(_) => (' ', ""),
            Step::Drop(_) => ('-', "31"),
            Step::Add(_) => ('+', "32"),
        };
        let (text, end) = match self.line().strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (self.line(), "\n\\ No newline at end of file\n"),
        };
        let text = text.strip_suffix('\r').unwrap_or(text);
        let text = if look.color { words::mark(text, changed) } else { neutralize(text).into() };
        format!("{}{end}", paint(look, code, &format!("{mark}{text}")))
    }
}

/// The lines of a hunk. Where as many lines go as come, they are taken for each other's versions,
/// and the words that differ are pointed out.
fn show(hunk: &[Step<'_>], look: Look) -> String {
    let mut out = String::new();
    let mut rest = hunk;
    while let Some(step) = rest.first() {
        let gone = run(rest, |step| matches!(step, Step::Drop(_)));
        let (dropped, after) = rest.split_at(gone);
        let (added, next) = after.split_at(run(after, |step| matches!(step, Step::Add(_))));
        if !look.color || dropped.is_empty() || dropped.len() != added.len() {
            out.push_str(&step.show(&[], look));
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let pairs = dropped.iter().zip(added);
        let (old, new): (Vec<_>, Vec<_>) =
            pairs.map(|(old, new)| words::changed(old.line(), new.line())).unzip();
        out.extend(dropped.iter().zip(&old).map(|(step, changed)| step.show(changed, look)));
        out.extend(added.iter().zip(&new).map(|(step, changed)| step.show(changed, look)));
        rest = next;
    }
    out
}

/// How many steps at the start are of a kind.
fn run(steps: &[Step<'_>], kind: impl Fn(&Step<'_>) -> bool) -> usize {
    steps.iter().take_while(|step| kind(step)).count()
}

fn paint(look: Look, code: &str, text: &str) -> String {
    if look.color && !code.is_empty() {
        format!("\x1b[{code}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Ranges of steps that hold a change and its surroundings.
fn hunks(steps: &[Step<'_>]) -> Vec<(usize, usize)> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if matches!(step, Step::Keep(_)) {
            continue;
        }
        let (start, end) = (at.saturating_sub(CONTEXT), (at + CONTEXT + 1).min(steps.len()));
        match hunks.last_mut() {
            Some((_, last)) if *last >= start => *last = end,
            _ => hunks.push((start, end)),
        }
    }
    hunks
}

/// A way from one list of lines to the other. Repairs change little in one place, so at each
/// difference the nearest place is looked for where both go on alike.
fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Step<'a>> {
    let mut steps = Vec::with_capacity(old.len());
    let (mut old, mut new) = (old, new);
    while let (Some((kept, rest)), Some(other)) = (old.split_first(), new.first()) {
        if kept == other {
            steps.push(Step::Keep(kept));
            (old, new) = (rest, new.get(1..).unwrap_or_default());
            continue;
        }
        let (drop, add) = meeting(old, new);
        let (dropped, after) = old.split_at(drop);
        let (added, next) = new.split_at(add);
        steps.extend(dropped.iter().map(|line| Step::Drop(line)));
        steps.extend(added.iter().map(|line| Step::Add(line)));
        (old, new) = (after, next);
    }
    steps.extend(old.iter().map(|line| Step::Drop(line)));
    steps.extend(new.iter().map(|line| Step::Add(line)));
    steps
}

/// How many lines to drop and to add until both go on alike, the fewest first.
fn meeting(old: &[&str], new: &[&str]) -> (usize, usize) {
    (1..=FAR)
        .flat_map(|sum| (0..=sum).map(move |add| (sum - add, add)))
        .filter(|(drop, add)| *drop <= old.len() && *add <= new.len())
        .find(|(drop, add)| {
            alike(old.get(*drop..).unwrap_or_default(), new.get(*add..).unwrap_or_default())
        })
        .unwrap_or((old.len(), new.len()))
}

/// Whether two texts go on alike: with a line that says something, with two lines, or to the end.
fn alike(old: &[&str], new: &[&str]) -> bool {
    match (old, new) {
        ([], []) => true,
        ([one, ..], [other, ..]) if one == other => {
            one.trim().len() > SAYS_SOMETHING || old.get(1) == new.get(1)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(old: &str, new: &str) -> String {
        unified("a.shot", old, new, Look::default())
    }

    #[test]
    fn nothing_changed_is_nothing_to_show() {
        assert_eq!(diff("a\nb\n", "a\nb\n"), "");
        assert_eq!(diff("", ""), "");
    }

    #[test]
    fn changes_stand_in_their_surroundings() {
        let old: String =
            (1..=20).map(|n: usize| ["line ", &n.to_string(), "\n"].concat()).collect();
        let new = old.replace("line 3\n", "line three\nline 3b\n").replace("line 20\n", "line 20");
        assert_eq!(
            diff(&old, &new),
            "--- a.shot\n+++ a.shot\n@@ -1,6 +1,7 @@\n line 1\n line 2\n-line 3\n+line three\n\
             +line 3b\n line 4\n line 5\n line 6\n@@ -17,4 +18,4 @@\n line 17\n line 18\n \
             line 19\n-line 20\n+line 20\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn the_way_leads_from_old_to_new() {
        for (old, new) in [
            ("a\nb\nc", "x\nb\nc"),
            ("", "a\n"),
            ("a\n", ""),
            ("a\nb\na\nb\n", "b\na\n"),
            ("one more line\nb\n", "b\none more line\n"),
        ] {
            let steps = steps(&lines(old), &lines(new));
            let from: String = steps.iter().filter(|step| step.is_old()).map(Step::line).collect();
            let to: String = steps.iter().filter(|step| step.is_new()).map(Step::line).collect();
            assert_eq!((from.as_str(), to.as_str()), (old, new));
        }
    }
}
