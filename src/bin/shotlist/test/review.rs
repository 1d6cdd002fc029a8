//! `--review`: new and changed prompts one by one.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use console::{Key, Term};
use shotlist::report::Look;

use crate::terminal::{FINDINGS, FINE, Terminal};
use crate::text::counted;

use super::case::Case;
use super::outcome::{Outcome, Status};
use super::report::{self, Results, paint};

/// What somebody says to a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Skip,
    Quit,
}

const ANSWERS: [(char, Answer, &str); 4] = [
    ('a', Answer::Accept, "write it as the snapshot"),
    ('r', Answer::Reject, "it is wrong: the script or the template has to change"),
    ('s', Answer::Skip, "decide another time"),
    ('q', Answer::Quit, "stop here; what was accepted stays"),
];

/// Stands for keys and lines without a letter.
const NO_LETTER: char = '\0';
/// Bytes of a typed line that are read at once.
const LONGEST_LINE: u64 = 1_000;

/// Goes through what is pending; `code` is the exit code so far.
pub(super) fn run(cases: &[Case], outcomes: &mut [Outcome], code: u8, terminal: &Terminal) -> u8 {
    let look = terminal.out_look();
    let (mut code, mut rejected) = (code, Vec::new());
    let total = outcomes.iter().filter(|outcome| outcome.is_pending()).count();
    let mut at = 0;
    for (case, outcome) in cases.iter().zip(outcomes.iter_mut()) {
        if !outcome.is_pending() {
            continue;
        }
        at += 1;
        show(&page(case, outcome, at, total, look), terminal);
        match ask(look, terminal) {
            Answer::Accept => code = code.max(super::write(case, outcome, terminal)),
            Answer::Reject => rejected.push(case),
            Answer::Skip => {}
            Answer::Quit => break,
        }
    }
    show(&closing(cases, outcomes, &rejected, look), terminal);
    let settled = outcomes.iter().all(Outcome::is_settled);
    code.max(if settled { FINE } else { FINDINGS })
}

fn show(text: &str, terminal: &Terminal) {
    // Whether the reader is still there is seen when it is asked.
    let _ = terminal.report(text, FINE);
}

/// One prompt with what is different.
fn page(case: &Case, outcome: &Outcome, at: usize, total: usize, look: Look) -> String {
    let count = paint(look, "2", &format!("[{at}/{total}]"));
    let details = report::details(case, outcome, look);
    let mut page = format!("\n{count} {}", details.trim_start_matches('\n'));
    if outcome.status == Status::New {
        page.push_str(&report::difference(case, outcome, look));
    }
    page
}

/// Asks until there is an answer; an input that ends is one.
fn ask(look: Look, terminal: &Terminal) -> Answer {
    loop {
        show(&question(look), terminal);
        let Some(typed) = typed(terminal) else {
            show("\n", terminal);
            return Answer::Quit;
        };
        let known = ANSWERS.iter().find(|(key, _, _)| *key == typed);
        if let Some((_, answer, _)) = known {
            return *answer;
        }
        show(&help(look), terminal);
    }
}

fn question(look: Look) -> String {
    let words = ["accept", "reject", "skip", "quit"];
    let words = words.map(|word| {
        let (key, rest) = word.split_at(1);
        format!("{}{rest}", paint(look, "1;4", key))
    });
    format!("{} [a/r/s/q] ", words.join(", "))
}

fn help(look: Look) -> String {
    let mut out = String::new();
    for (key, _, text) in ANSWERS {
        let _ = writeln!(out, "  {} {text}", paint(look, "1", &key.to_string()));
    }
    out
}

/// The key that was pressed, or the first letter of a line; nothing at the end of the input.
fn typed(terminal: &Terminal) -> Option<char> {
    let letter = if io::stdin().is_terminal() { pressed() } else { written() }?;
    let letter = letter.to_ascii_lowercase();
    let shown = if letter.is_control() { ' ' } else { letter };
    show(&format!("{shown}\n"), terminal);
    Some(letter)
}

/// A key, without waiting for Enter. Keys that are no letters are no answers.
fn pressed() -> Option<char> {
    match Term::stderr().read_key() {
        Ok(Key::Char(letter)) => Some(letter),
        Ok(Key::CtrlC) | Err(_) => None,
        Ok(_) => Some(NO_LETTER),
    }
}

/// The first letter of the next line.
fn written() -> Option<char> {
    let mut line = String::new();
    let bytes = io::stdin().lock().take(LONGEST_LINE).read_line(&mut line).ok()?;
    (bytes > 0).then(|| line.trim().chars().next().unwrap_or(NO_LETTER))
}

fn closing(cases: &[Case], outcomes: &[Outcome], rejected: &[&Case], look: Look) -> String {
    let mut out = String::from("\n");
    for case in rejected {
        out.push_str(&report::line("rejected", "33", &case.label, look));
    }
    if !rejected.is_empty() {
        let them = counted(rejected.len(), "prompt");
        let _ = writeln!(out, "{them} rejected: change the script or the template and run again");
    }
    let results = Results { cases, outcomes, stale: &[] };
    let _ = writeln!(out, "{}", report::summary(&results));
    out
}
