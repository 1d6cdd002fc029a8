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
    let mut left: Vec<Part> = Vec::new();
    let parts = parts(whole, start);
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter().enumerate() {
        let first = index == 0 && !found;
        take(heading, text, *part, first, marked && index == last, &mut left);
    }
    // Brackets hold remarks; the title is what stands outside of them.
    let outside = left.iter().any(|part| !part.bracketed);
    let mut title: Option<(usize, usize)> = None;
    for part in left {
        if part.bracketed && outside {
            heading.remarks.push(text.slice(part.start..part.end).trim());
        } else {
            title = Some(title.map_or((part.start, part.end), |(from, _)| (from, part.end)));
        }
    }
    heading.scene.title =
        title.map(|(from, to)| trim(text, from, to)).filter(|title| !title.is_empty());
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
    let start = from + (inner.as_ptr() as usize - part.as_ptr() as usize);
    text.slice(start..start + inner.len())
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

/// Looks what a part says. `first` stands at the start of a line without word and number, `last`
/// at the end of one that is marked as a heading.
fn take(
    heading: &mut Heading,
    text: &Text,
    part: Part,
    first: bool,
    last: bool,
    left: &mut Vec<Part>,
) {
    let whole = text.as_str();
    let inner = whole.get(part.start..part.end).unwrap_or_default();
    let remark = inner.trim_start().starts_with(CLOCKS);
    if heading.scene.time.is_none() {
        if let Some((time, range)) = whole_time(text, part, remark) {
            heading.time_first = first && left.is_empty();
            heading.scene.time = Some(time);
            let _ = range;
            return;
        }
        if let Some((time, rest)) = (!remark).then(|| edge_time(text, part, first, last)).flatten()
        {
            heading.time_first = first && left.is_empty() && rest.start > part.start;
            heading.scene.time = Some(time);
            return take(heading, text, rest, false, false, left);
        }
    } else if whole_time(text, part, remark).is_some() {
        // `(0:00–0:05, 5s)` says it twice.
        return;
    }
    let value = text.slice(part.start..part.end).trim();
    if is_kind(value.as_str()) && values::claim(&mut heading.scene, &value) {
        return;
    }
    left.push(part);
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
fn whole_time(
    text: &Text,
    part: Part,
    remark: bool,
) -> Option<(DraftTime, std::ops::Range<usize>)> {
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
    Some((values::draft_time(text, &found, range.clone(), false), range))
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
