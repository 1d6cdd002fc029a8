//! The report for people: a line a case, then what is different, then what to type.

use std::fmt::Write as _;
use std::path::PathBuf;

use shotlist::report::{Look, neutralize};
use shotlist::testing::{Excerpt, Failure};

use crate::args::{Global, Test};
use crate::diff;
use crate::text::{counted, thousands};

use super::case::Case;
use super::outcome::{Outcome, Status};

/// Characters of a line of the prompt that are shown around what matters.
const AROUND: usize = 30;

/// What a run found.
pub(super) struct Results<'a> {
    pub(super) cases: &'a [Case],
    pub(super) outcomes: &'a [Outcome],
    /// Snapshots that no case needs.
    pub(super) stale: &'a [PathBuf],
}

impl<'a> Results<'a> {
    pub(super) fn each(&self) -> impl Iterator<Item = (&'a Case, &'a Outcome)> {
        self.cases.iter().zip(self.outcomes)
    }

    fn count(&self, word: &str) -> usize {
        self.outcomes.iter().filter(|outcome| word_of(outcome).0 == word).count()
    }
}

/// The word for what became of a case, and its colour.
pub(super) fn word_of(outcome: &Outcome) -> (&'static str, &'static str) {
    match outcome.status {
        Status::Ok => ("ok", "32"),
        Status::New if outcome.accepted => ("written", "32"),
        Status::Changed if outcome.accepted => ("updated", "32"),
        Status::New => ("new", "36"),
        Status::Changed => ("changed", "33"),
        Status::Failed => ("failed", "1;91"),
        Status::Error => ("error", "1;91"),
    }
}

pub(super) fn write(results: &Results<'_>, command: &str, look: Look) -> String {
    let mut out = lines(results, look);
    let told = |outcome: &Outcome| {
        matches!(outcome.status, Status::Changed | Status::Failed) && !outcome.accepted
    };
    for (case, outcome) in results.each().filter(|(_, outcome)| told(outcome)) {
        out.push_str(&details(case, outcome, look));
    }
    let _ = write!(out, "\n{}\n{}", summary(results), advice(results, command));
    out
}

/// A line for each case, and for each snapshot without one.
fn lines(results: &Results<'_>, look: Look) -> String {
    let mut out = String::new();
    for (case, outcome) in results.each() {
        let (word, code) = word_of(outcome);
        out.push_str(&line(word, code, &case.label, look));
        if let Some(error) = &outcome.error {
            let reason = error.to_string();
            let reason = reason.lines().next().unwrap_or_default();
            let _ = writeln!(out, "         {}", neutralize(reason));
        }
    }
    let stale = results.stale.iter();
    out.extend(stale.map(|path| line("stale", "2", &path.display().to_string(), look)));
    out
}

/// `changed  films/welcome.shot`
pub(super) fn line(word: &str, code: &str, text: &str, look: Look) -> String {
    format!("{} {}\n", paint(look, code, &format!("{word:<8}")), neutralize(text))
}

/// What is wrong with a case, in full.
pub(super) fn details(case: &Case, outcome: &Outcome, look: Look) -> String {
    let (word, code) = word_of(outcome);
    let mut out =
        format!("\n{} {}\n", paint(look, code, word), paint(look, "1", &neutralize(&case.label)));
    match outcome.status {
        Status::New => {
            let characters = counted(outcome.characters, "character");
            let _ = writeln!(out, "  {characters}; nobody has accepted this prompt yet");
        }
        Status::Failed if outcome.now.is_empty() => out.push_str("  there is no prompt\n"),
        _ => {}
    }
    for failure in &outcome.failures {
        out.push_str(&failed(failure, look));
    }
    out.push_str(&indented(&outcome.findings));
    if !outcome.before.is_empty() && !outcome.now.is_empty() {
        out.push_str(&difference(case, outcome, look));
    }
    out
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}

/// From the accepted snapshot to what it would be now.
pub(super) fn difference(case: &Case, outcome: &Outcome, look: Look) -> String {
    diff::unified(&case.snapshot.display().to_string(), &outcome.before, &outcome.now, look)
}

fn failed(failure: &Failure, look: Look) -> String {
    let assertion = paint(look, "1", failure.assertion);
    let mut out = format!("  {assertion}: {}\n", neutralize(&failure.message));
    for excerpt in &failure.excerpts {
        out.push_str(&shown(excerpt, look));
    }
    out
}

/// `    12 │ … a few words around it …`
fn shown(excerpt: &Excerpt, look: Look) -> String {
    let Excerpt { line, text, mark, .. } = excerpt;
    let (start, end) = mark.as_ref().map_or((0, 0), |mark| (mark.start, mark.end));
    let before = text.get(..start).unwrap_or_default();
    let marked = text.get(start..end).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let room = look.width.saturating_sub(12).max(2 * AROUND);
    let before = last(before, AROUND);
    let marked = first(marked, room - AROUND);
    let rest = room.saturating_sub(before.chars().count() + marked.chars().count());
    let after = first(after, rest);
    let [before, marked, after] =
        [before, marked, after].map(|part| neutralize(&part).into_owned());
    let marked = paint(look, if mark.is_some() { "1;91" } else { "" }, &marked);
    format!("{line:>6} │ {before}{marked}{after}\n")
}

/// At most `most` characters of the start.
fn first(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// At most `most` characters of the end.
fn last(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(count + 1 - most).collect();
    format!("…{kept}")
}

pub(super) fn summary(results: &Results<'_>) -> String {
    let words = ["ok", "written", "updated", "new", "changed", "failed", "error"];
    let counts = words.map(|word| (results.count(word), word));
    let mut parts: Vec<String> = counts
        .into_iter()
        .chain([(results.stale.len(), "stale")])
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", thousands(count)))
        .collect();
    if parts.is_empty() {
        parts.push("nothing to compare".to_owned());
    }
    format!("{}: {}", counted(results.outcomes.len(), "prompt"), parts.join(", "))
}

/// What to type next.
fn advice(results: &Results<'_>, command: &str) -> String {
    let mut lines = Vec::new();
    if results.outcomes.iter().any(Outcome::is_pending) {
        lines.push((format!("{command} --review"), "look at each and decide"));
        lines.push((format!("{command} --accept"), "take all that are new or changed"));
    }
    if !results.stale.is_empty() {
        lines.push((format!("{command} --unreferenced --accept"), "delete what is stale"));
    }
    let width = lines.iter().map(|(command, _)| command.len()).max().unwrap_or(0);
    if lines.is_empty() && results.count("failed") > 0 {
        return "  what failed is not accepted before it is repaired\n".to_owned();
    }
    let mut out = String::new();
    for (command, why) in lines {
        let _ = writeln!(out, "  {command:<width$}  {why}");
    }
    out
}

/// The command line without what it should do with the snapshots.
pub(super) fn command(args: &Test, global: &Global) -> String {
    let mut words = vec!["shotlist test".to_owned()];
    let matrix = &args.matrix;
    let config = global.config.iter();
    words.extend(config.map(|path| format!("--config {}", quoted(&path.display().to_string()))));
    if global.isolated {
        words.push("--isolated".to_owned());
    }
    words.extend(args.files.iter().map(|file| quoted(&file.display().to_string())));
    let lists = [
        ("--profile", &matrix.profile),
        ("--template", &matrix.template),
        ("--target", &matrix.target),
    ];
    for (option, values) in lists {
        words.extend(values.iter().map(|value| format!("{option} {}", quoted(value))));
    }
    words.extend(matrix.data.iter().map(|data| format!("--data {}", quoted(data))));
    words.join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./:=,@%+#".contains(letter);
    if word.chars().all(plain) && !word.starts_with('#') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

pub(super) fn paint(look: Look, code: &str, text: &str) -> String {
    if look.color && !code.is_empty() {
        format!("\x1b[{code}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}
