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

/// What it costs that a sentence ends inside of a caption that begins or ends inside of another one:
/// such a caption is two halves.
const HALF: u64 = 30;

/// A cut between two lines costs a part of one between two captions.
const LINE_SHARE: u64 = 4;

/// Two columns by which one line is longer than the other cost 1.
const UNEVEN_SHARE: u64 = 2;

/// What a cut between two captions costs.
const fn cost(cut: Cut) -> u64 {
    match cut {
        Cut::Paragraph | Cut::Sentence => 0,
        Cut::Clause => 15,
        Cut::Phrase => 40,
        Cut::Plain => 80,
        Cut::Tight => 200,
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
        let mut columns_taken = 0;
        for start in (end.saturating_sub(MOST_WORDS)..end).rev() {
            let Some((first, rest)) = words.get(start..end).and_then(<[Word<'_>]>::split_first)
            else {
                continue;
            };
            columns_taken += first.width + rest.first().map_or(0, Word::blank);
            let Some((_, lines)) = layout(first, rest, columns_taken, columns) else { break };
            let before = best.get(start).map_or(0, |(cost, _)| *cost);
            let is_whole = start == 0 || words.get(start - 1).is_some_and(ends_sentence);
            let total = before + lines + price(first, rest, is_whole);
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

/// What a caption costs for its ends and its time; `starts_whole` if a sentence begins with it.
fn price(first: &Word<'_>, rest: &[Word<'_>], starts_whole: bool) -> u64 {
    let (last, inner) = rest.split_last().unwrap_or((first, &[]));
    let ms = last.end.saturating_sub(first.start).ms();
    let flash = if ms < SHORT_MS { FLASH } else { 0 };
    let has_end = !rest.is_empty() && (ends_sentence(first) || inner.iter().any(ends_sentence));
    let halves = u64::from(!starts_whole) + u64::from(!ends_sentence(last));
    let half = if has_end { halves * HALF } else { 0 };
    CAPTION + cost(last.after) + flash + half + ms.saturating_sub(LONG_MS) * LONG_RATE / 100
}

fn ends_sentence(word: &Word<'_>) -> bool {
    word.after <= Cut::Sentence
}

/// How many words the first of two lines has and what that costs; `None` if they do not fit. `all`
/// is the width of the words on one line.
fn layout(first: &Word<'_>, rest: &[Word<'_>], all: usize, columns: usize) -> Option<(usize, u64)> {
    let count = rest.len() + 1;
    if all <= columns || count == 1 {
        return Some((count, 0));
    }
    let mut above = first.width;
    let mut last = first;
    let mut best: Option<(usize, u64)> = None;
    for (at, word) in rest.iter().enumerate() {
        let words = at + 1;
        if above > columns && words > 1 {
            break;
        }
        let below = all.saturating_sub(above + word.blank());
        if below <= columns || words + 1 == count {
            let uneven = above.abs_diff(below) as u64 / UNEVEN_SHARE;
            let total = cost(last.after) / LINE_SHARE + uneven;
            if best.is_none_or(|(_, least)| total < least) {
                best = Some((words, total));
            }
        }
        above += word.blank() + word.width;
        last = word;
    }
    best
}

fn caption(words: &[Word<'_>], columns: usize) -> Option<(Vec<String>, Time, Time)> {
    let (first, rest) = words.split_first()?;
    let all = first.width + rest.iter().map(|word| word.blank() + word.width).sum::<usize>();
    let at = layout(first, rest, all, columns).map_or(words.len(), |(at, _)| at);
    let (above, below) = words.split_at_checked(at)?;
    let lines = [above, below].into_iter().filter(|words| !words.is_empty()).map(line).collect();
    Some((lines, first.start, words.last()?.end))
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
