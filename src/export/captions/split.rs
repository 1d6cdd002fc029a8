//! The cheapest way to cut words into captions.

use crate::time::Time;

use super::words::{Cut, Word};

/// What a caption costs for being one: without it, every clause would stand alone.
const CAPTION: u64 = 20;

/// Less than a second is a flash.
const SHORT_MS: u64 = 1000;
const FLASH: u64 = 40;

/// A caption that stands longer than seven seconds is read twice; each tenth of a second costs 10.
const LONG_MS: u64 = 7000;
const LONG_RATE: u64 = 10;

/// Words of one caption that are looked at; two lines have no more columns.
const MOST_WORDS: usize = 84;

/// What a cut costs.
const fn cost(cut: Cut) -> u64 {
    match cut {
        Cut::Paragraph | Cut::Sentence => 0,
        Cut::Clause => 10,
        Cut::Phrase => 25,
        Cut::Plain => 45,
        Cut::Tight => 90,
        Cut::Never => 1000,
    }
}

/// Captions as lines with the times of their first and last word. Linear in the words.
pub(super) fn split(words: &[Word<'_>], columns: usize) -> Vec<(Vec<String>, Time, Time)> {
    let paragraphs = words.split_inclusive(|word| word.after == Cut::Paragraph);
    paragraphs.flat_map(|words| captions(words, columns)).collect()
}

/// The captions of one piece of narration.
fn captions(words: &[Word<'_>], columns: usize) -> Vec<(Vec<String>, Time, Time)> {
    // For each number of words: the least cost, and where the last caption starts.
    let mut best: Vec<(u64, usize)> = vec![(0, 0)];
    for end in 1..=words.len() {
        let mut least = (u64::MAX, end - 1);
        for start in (end.saturating_sub(MOST_WORDS)..end).rev() {
            let Some(cue) = words.get(start..end) else { continue };
            let Some((_, lines)) = layout(cue, columns) else { break };
            let before = best.get(start).map_or(0, |(cost, _)| *cost);
            let total = before + lines + price(cue);
            if total < least.0 {
                least = (total, start);
            }
        }
        best.push(least);
    }
    let mut found = Vec::new();
    let mut end = words.len();
    while end > 0 {
        let start = best.get(end).map_or(0, |(_, start)| *start);
        found.extend(words.get(start..end).and_then(|cue| caption(cue, columns)));
        end = start;
    }
    found.reverse();
    found
}

/// What the end of a caption and its time cost.
fn price(words: &[Word<'_>]) -> u64 {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0 };
    let ms = last.end.saturating_sub(first.start).ms();
    let flash = if ms < SHORT_MS { FLASH } else { 0 };
    CAPTION + cost(last.after) + flash + ms.saturating_sub(LONG_MS) * LONG_RATE / 100
}

/// How many words the first of two lines has and what that costs; `None` if they do not fit.
fn layout(words: &[Word<'_>], columns: usize) -> Option<(usize, u64)> {
    let all = width(words);
    let count = words.len();
    if all <= columns || count == 1 {
        return Some((count, 0));
    }
    let mut first = 0;
    let mut best: Option<(usize, u64)> = None;
    for (at, pair) in words.windows(2).enumerate() {
        let [word, next] = pair else { continue };
        first += word.width + usize::from(word.is_spaced && at > 0);
        let second = all.saturating_sub(first + usize::from(next.is_spaced));
        let fits = |width: usize, words: usize| width <= columns || words == 1;
        if fits(first, at + 1) && fits(second, count - at - 1) {
            let total = cost(word.after) + first.abs_diff(second) as u64;
            if best.is_none_or(|(_, least)| total < least) {
                best = Some((at + 1, total));
            }
        }
    }
    best
}

fn width(words: &[Word<'_>]) -> usize {
    let columns =
        |(at, word): (usize, &Word<'_>)| word.width + usize::from(word.is_spaced && at > 0);
    words.iter().enumerate().map(columns).sum()
}

fn caption(words: &[Word<'_>], columns: usize) -> Option<(Vec<String>, Time, Time)> {
    let at = layout(words, columns).map_or(words.len(), |(at, _)| at);
    let (first, second) = words.split_at_checked(at)?;
    let lines = [first, second].into_iter().filter(|words| !words.is_empty()).map(line).collect();
    Some((lines, words.first()?.start, words.last()?.end))
}

fn line(words: &[Word<'_>]) -> String {
    let mut line = String::new();
    for word in words {
        if word.is_spaced && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word.text);
    }
    line
}
