//! What stands behind word and number: time, type, media, and what is left.

use crate::text::Text;

use super::Heading;
use crate::import::draft::DraftTime;
use crate::import::time::{self, Found, Value};
use crate::import::values;
use crate::import::words;

/// What stands before the time that somebody needs to speak, which is a remark.
const CLOCKS: [char; 5] = ['⏱', '⏲', '⏰', '🕐', '⌛'];

/// A stretch of a heading between separators and brackets.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    end: usize,
    bracketed: bool,
}

/// Reads what stands behind word and number: time, type, media, and what is left.
pub(super) fn rest(heading: &mut Heading, text: &Text, start: usize, found: bool, marked: bool) {
    let whole = text.as_str();
    let mut left: Vec<(usize, Part)> = Vec::new();
    let parts = parts(whole, start);
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter().enumerate() {
        let first = index == 0 && !found;
        let edges = Edges { first, last: marked && index == last };
        if let Some(part) = take(heading, text, *part, edges) {
            left.push((index, part));
        }
    }
    // Brackets hold remarks; the title is what stands outside of them.
    let outside = left.iter().any(|(_, part)| !part.bracketed);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut last = None;
    for (at, part) in left {
        if part.bracketed && outside {
            heading.remarks.push(text.slice(part.start..part.end).trim());
            continue;
        }
        match runs.last_mut() {
            // What was taken out of the middle parts the title from what follows it.
            Some((_, end)) if last.is_some_and(|last| last + 1 == at) => *end = part.end,
            _ => runs.push((part.start, part.end)),
        }
        last = Some(at);
    }
    let mut texts =
        runs.into_iter().map(|(from, to)| trim(text, from, to)).filter(|text| !text.is_empty());
    heading.scene.title = texts.next();
    heading.rest = texts.collect();
    heading.scene.heading = text.span();
    heading.scene.span = text.span();
}

/// Without separators at the ends.
fn trim(text: &Text, from: usize, to: usize) -> Text {
    let part = text.as_str().get(from..to).unwrap_or_default();
    let inner = part.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '—' | '–'
                    | ':'
                    | '：'
                    | '|'
                    | '｜'
                    | '-'
                    | '·'
                    | '•'
                    | ','
                    | '，'
                    | '/'
                    | '、'
                    | '→'
                    | '*'
                    | '_'
                    | '#'
                    | '⏱'
                    | '\u{fe0f}'
                    | '('
                    | '（'
            )
    });
    let inner = inner.trim_start_matches(['.', ')', ']', ' ']);
    let inner = without_emoji(inner);
    let start = from + (inner.as_ptr() as usize - part.as_ptr() as usize);
    text.slice(start..start + inner.len())
}

/// Without the emoji and marks before the first word.
fn without_emoji(text: &str) -> &str {
    let words = text.trim_start_matches(|letter: char| {
        !letter.is_alphanumeric()
            && !letter.is_ascii()
            && !matches!(
                letter,
                '“' | '«' | '„' | '「' | '¿' | '¡' | '…' | '−' | '€' | '£' | '『' | '《'
            )
    });
    if words.contains(char::is_alphanumeric) { words.trim_start() } else { text }
}

/// Divides a heading at its brackets and separators.
fn parts(whole: &str, start: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = start;
    let mut inside = false;
    let mut previous = ' ';
    let rest = whole.get(start..).unwrap_or_default();
    for (at, letter) in rest.char_indices() {
        let at = start + at;
        let next =
            whole.get(at + letter.len_utf8()..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
        let opens = matches!(letter, '(' | '（' | '[' | '【' | '［' | '〔');
        let closes = matches!(letter, ')' | '）' | ']' | '】' | '］' | '〕');
        let spaced = previous.is_whitespace() && next.is_whitespace();
        let between_figures = previous.is_numeric() && (next.is_numeric() || spaced);
        let separates = match letter {
            '|' | '｜' | '·' | '•' => true,
            '—' | '–' | '-' | '→' => {
                spaced && !is_range_dash(whole, at, letter)
                    || letter == '—' && !between_figures && !is_range_dash(whole, at, letter)
            }
            ':' | '：' => !(previous.is_numeric() && next.is_numeric()),
            ',' | '，' | ';' | '；' | '/' => inside,
            _ => false,
        };
        if opens || closes || separates {
            parts.push(Part { start: from, end: at, bracketed: inside });
            from = at + letter.len_utf8();
            inside = opens || inside && !closes;
        }
        previous = letter;
    }
    parts.push(Part { start: from, end: whole.len(), bracketed: inside });
    parts
        .retain(|part| whole.get(part.start..part.end).is_some_and(|text| !text.trim().is_empty()));
    parts
}

/// Whether a dash stands between two times.
fn is_range_dash(whole: &str, at: usize, dash: char) -> bool {
    let before = whole.get(..at).unwrap_or_default().trim_end();
    let behind = whole.get(at + dash.len_utf8()..).unwrap_or_default().trim_start();
    let ends_in_time = before.ends_with(|letter: char| time::digit(letter).is_some()) || {
        let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        !word.is_empty()
            && words::unit(word).is_some()
            && before
                .trim_end_matches(word)
                .trim_end()
                .ends_with(|letter: char| time::digit(letter).is_some())
    };
    ends_in_time
        && behind.starts_with(|letter: char| time::digit(letter).is_some())
        && time::at_start(behind).is_some()
}

/// Takes what a part says; what is left of it is given back.
fn take(heading: &mut Heading, text: &Text, part: Part, edges: Edges) -> Option<Part> {
    let whole = text.as_str();
    let inner = whole.get(part.start..part.end).unwrap_or_default();
    let remark = inner.trim_start().starts_with(CLOCKS);
    let mut part = part;
    if heading.scene.time.is_some() {
        // `(0:00–0:05, 5s)` says it twice.
        if whole_time(text, part, remark).is_some() {
            return None;
        }
    } else if let Some(time) = whole_time(text, part, remark) {
        heading.time_first = edges.first;
        heading.scene.time = Some(time);
        return None;
    } else if let Some((time, rest)) =
        (!remark).then(|| edge_time(text, part, edges.first, edges.last)).flatten()
    {
        heading.time_first = edges.first && rest.start > part.start;
        heading.scene.time = Some(time);
        part = rest;
    }
    let value = text.slice(part.start..part.end).trim();
    let claimed = is_kind(value.as_str()) && values::claim(&mut heading.scene, &value);
    (!claimed).then_some(part)
}

/// Where a part stands: at the start of a line without word and number, or at the end of one that is marked as a heading.
#[derive(Clone, Copy)]
struct Edges {
    first: bool,
    last: bool,
}

/// One word such as `animation` or `presenter` in a title is no type; a spelling of several words, with a
/// hyphen or in capitals is.
fn is_kind(text: &str) -> bool {
    let shouted = text.len() > 1 && !text.contains(char::is_lowercase);
    shouted
        || text.contains(['-', ' '])
        || words::scene_type(text).is_some()
        || text.eq_ignore_ascii_case("broll")
        || text.eq_ignore_ascii_case("overlay")
        || text.eq_ignore_ascii_case("stock")
}

/// A part that is a time, and nothing else but what announces one.
fn whole_time(text: &Text, part: Part, remark: bool) -> Option<DraftTime> {
    let inner = text.as_str().get(part.start..part.end)?;
    let lead = inner.len()
        - inner
            .trim_start_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '~' | '≈')
            })
            .len();
    let body = inner.get(lead..)?;
    let (label, body) = announced(body);
    let found = time::whole(body)?;
    let is_length = !matches!(found.value, Value::Range(..) | Value::Bare(..));
    let bare = matches!(found.value, Value::Bare(..)) && !part.bracketed
        || matches!(found.value, Value::Figure(_));
    if bare || remark && is_length {
        return None;
    }
    let shift = part.start + lead + label;
    let range = found.range.start + shift..found.range.end + shift;
    Some(values::draft_time(text, &found, range, false))
}

/// Steps over `Duration:`, `Time`; bytes of it, and what follows.
fn announced(body: &str) -> (usize, &str) {
    let end = body
        .find(|letter: char| time::digit(letter).is_some() || matches!(letter, '~' | '≈'))
        .unwrap_or(0);
    let label = body.get(..end).unwrap_or_default();
    let known = words::roles(label.trim_end().trim_end_matches([':', '：', '=']))
        .iter()
        .any(|role| matches!(role, words::Role::Time | words::Role::Total));
    if known { (end, body.get(end..).unwrap_or_default()) } else { (0, body) }
}

/// A time at the start or the end of a part that has other words too.
fn edge_time(text: &Text, part: Part, first: bool, last: bool) -> Option<(DraftTime, Part)> {
    let inner = text.as_str().get(part.start..part.end)?;
    let lead = inner.len() - inner.trim_start().len();
    if let Some(found) = time::at_start(inner.get(lead..)?) {
        let behind = inner.get(lead + found.range.end..)?;
        let plain = matches!(found.value, Value::Range(..))
            || first && matches!(found.value, Value::Clock(_));
        if plain && !behind.trim().is_empty() {
            let range = part.start + lead + found.range.start..part.start + lead + found.range.end;
            let rest = Part { start: range.end, ..part };
            return Some((values::draft_time(text, &found, range, false), rest));
        }
    }
    at_end(text, part, inner, last)
}

/// `Hook 0:00–0:05`, and `Hook 5s` in a line that is marked as a heading.
fn at_end(text: &Text, part: Part, inner: &str, last: bool) -> Option<(DraftTime, Part)> {
    let starts = inner.char_indices().rev().filter(|(at, letter)| {
        let before = inner.get(..*at).and_then(|head| head.chars().next_back());
        time::digit(*letter).is_some()
            && before.is_some_and(|before| before.is_whitespace() || matches!(before, '~' | '≈'))
    });
    let mut best: Option<(usize, Found)> = None;
    for (at, _) in starts.take(4) {
        let Some(found) = time::at_start(inner.get(at..)?) else { continue };
        let ends = inner.get(at + found.range.end..)?.trim().is_empty();
        let fits = match found.value {
            Value::Range(..) => true,
            Value::Length(_) | Value::Clock(_) => last && !part.bracketed,
            _ => false,
        };
        let remark = inner
            .get(..at)
            .is_some_and(|head| head.trim_end().trim_end_matches('\u{fe0f}').ends_with(CLOCKS));
        if ends && fits && !remark {
            best = Some((at, found));
        }
    }
    let (at, found) = best?;
    let range = part.start + at + found.range.start..part.start + at + found.range.end;
    let rest = Part { end: part.start + at, ..part };
    Some((values::draft_time(text, &found, range, false), rest))
}
