//! What a case asserts about its prompt, and where the prompt does not keep it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::config::TestCase;
use crate::render::Prompt;
use crate::{Diagnostic, Severity};

/// Places of a text that may not be there that are shown.
const MOST_PLACES: usize = 3;

/// A word with fewer letters tells little about where it comes from.
const TELLING: usize = 4;

/// An assertion that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The key of the case: `contains`, `lacks`, `max-chars` or `clean`.
    pub assertion: &'static str,
    /// What does not hold, in one clause.
    pub message: String,
    /// Lines of the prompt that show it.
    pub excerpts: Vec<Excerpt>,
}

/// A line of the prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// Its number, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// The bytes of the text that matter, if not all of them do.
    pub mark: Option<Range<usize>>,
}

/// The assertions of a case that do not hold for what became of its script.
pub fn failures(case: &TestCase, prompt: &Prompt, findings: &[Diagnostic]) -> Vec<Failure> {
    let missing = case.contains.iter().filter_map(|wanted| missing(wanted, &prompt.text));
    let present = case.lacks.iter().filter_map(|unwanted| present(unwanted, &prompt.text));
    let long = case.max_chars.and_then(|most| too_long(most, prompt));
    let unclean = case.clean.then(|| unclean(findings)).flatten();
    missing.chain(present).chain(long).chain(unclean).collect()
}

fn missing(wanted: &str, text: &str) -> Option<Failure> {
    if text.contains(wanted) {
        return None;
    }
    let (reason, excerpt) = nearest(wanted, text);
    let message = format!("\"{wanted}\" is not in the prompt{reason}");
    Some(Failure { assertion: "contains", message, excerpts: excerpt.into_iter().collect() })
}

/// The line in which the wanted text was probably meant to stand, and what is different there.
fn nearest(wanted: &str, text: &str) -> (&'static str, Option<Excerpt>) {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let bare = plain(wanted);
    let lines = || text.lines().enumerate().map(|(at, line)| (at + 1, line));
    if let Some((line, text)) = lines().find(|(_, line)| plain(line).contains(&bare)) {
        let excerpt = Excerpt { line, text: text.to_owned(), mark: None };
        return ("; capitals or spaces differ here", Some(excerpt));
    }
    let words: Vec<&str> = bare.unicode_words().filter(|word| word.len() >= TELLING).collect();
    let shared = |line: &str| {
        let line = line.to_lowercase();
        words.iter().filter(|word| line.contains(**word)).count()
    };
    let best = lines()
        .map(|(at, line)| (shared(line), at, line))
        .min_by_key(|best| std::cmp::Reverse(best.0));
    match best.filter(|(count, _, _)| *count > 0 && *count * 2 >= words.len()) {
        Some((_, line, text)) => {
            ("; the nearest line", Some(Excerpt { line, text: text.to_owned(), mark: None }))
        }
        None => ("", None),
    }
}

fn present(unwanted: &str, text: &str) -> Option<Failure> {
    let places: Vec<usize> = text.match_indices(unwanted).map(|(at, _)| at).collect();
    let times = match places.len() {
        0 => return None,
        1 => String::new(),
        count => format!(", {count} times"),
    };
    let message = format!("\"{unwanted}\" is in the prompt{times}");
    let excerpts = places.iter().take(MOST_PLACES);
    let excerpts = excerpts.map(|at| excerpt(text, *at..at + unwanted.len())).collect();
    Some(Failure { assertion: "lacks", message, excerpts })
}

fn too_long(most: usize, prompt: &Prompt) -> Option<Failure> {
    let (cut, _) = prompt.text.char_indices().nth(most)?;
    let over = prompt.characters.saturating_sub(most);
    let characters = prompt.characters;
    let message =
        format!("the prompt has {characters} characters, {over} more than {most}; they end here");
    let excerpts = vec![excerpt(&prompt.text, cut..prompt.text.len())];
    Some(Failure { assertion: "max-chars", message, excerpts })
}

fn unclean(findings: &[Diagnostic]) -> Option<Failure> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let parts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let message = format!("the script has {}", parts.join(" and "));
    Some(Failure { assertion: "clean", message, excerpts: Vec::new() })
}

/// The line that a place begins in, marked up to its end at most.
fn excerpt(text: &str, place: Range<usize>) -> Excerpt {
    let before = text.get(..place.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let mark = place.start - start..(place.end - start).min(line.len());
    Excerpt { line: before.matches('\n').count() + 1, text: line.to_owned(), mark: Some(mark) }
}
