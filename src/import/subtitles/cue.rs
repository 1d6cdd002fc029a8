//! Cues: a time and the words that are shown then.

use crate::source::Span;
use crate::text::Text;
use crate::time::Time;

use super::line::{self, Bit};

/// A cue.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) start: Time,
    pub(super) end: Time,
    /// The line of its times.
    pub(super) place: Span,
    pub(super) bits: Vec<Bit>,
    /// Whether the file has a sentence of this cue and the start of the next one in one cue.
    pub(super) parted: bool,
}

impl Cue {
    /// Parts a cue behind the last sentence that ends inside it. When that is, is told by the letters.
    fn parted(mut self) -> (Self, Option<Self>) {
        let whole: usize = self.bits.iter().map(|bit| bit.text.as_str().len()).sum();
        let Some(last) = self.bits.pop() else { return (self, None) };
        let Some(end) = line::last_sentence(&last) else {
            self.bits.push(last);
            return (self, None);
        };
        let left = last.text.as_str().len() - end;
        let length = self.end.saturating_sub(self.start).ms();
        // Tenths of a second: more would be feigned.
        let share = length * left as u64 / whole.max(1) as u64 / 100 * 100;
        let middle = Time::from_ms(self.end.ms() - share.min(length));
        let rest =
            Bit { text: last.text.slice(end..last.text.as_str().len()).trim(), ..last.clone() };
        let rest = Bit { turn: false, speaker: None, ..rest };
        self.bits.push(Bit { text: last.text.slice(0..end).trim(), ..last });
        let next = Self { start: middle, bits: vec![rest], ..self.clone() };
        (Self { end: middle, parted: true, ..self }, Some(next))
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) title: Option<Text>,
    pub(super) language: Option<Text>,
    /// In order of time.
    pub(super) cues: Vec<Cue>,
    pub(super) notes: Vec<Text>,
    /// The first line that stands where the time of a cue should be, and is none.
    pub(super) broken: Option<Span>,
}

/// A line of the file without its break.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    at: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn whole(&self) -> Text {
        Text::verbatim(self.text, Span::new(self.at, self.at + self.text.len())).trim()
    }

    fn span(&self) -> Span {
        self.whole().span()
    }

    /// The times of a cue, if this is its line.
    fn times(&self) -> Option<(Time, Time)> {
        let (from, rest) = self.text.split_once("-->")?;
        let to = rest.trim_start().split(char::is_whitespace).next()?;
        let (start, end) = (time(from.trim())?, time(to)?);
        Some((start, end.max(start)))
    }

    fn is_number(&self) -> bool {
        let digits = self.text.trim();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// `00:01:02,500`, `01:02.5`, `1:02`
fn time(text: &str) -> Option<Time> {
    let (clock, fraction) = match text.split_once([',', '.']) {
        Some((clock, fraction)) => (clock, fraction),
        None => (text, ""),
    };
    let mut seconds = 0_u64;
    let mut parts = 0;
    for part in clock.split(':') {
        let figure = Some(part.trim()).filter(|part| (1..=4).contains(&part.len()))?;
        seconds = seconds * 60 + u64::from(figure.parse::<u16>().ok()?);
        parts += 1;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let ms = u64::from(fraction.parse::<u16>().ok()?);
    matches!(parts, 2 | 3).then(|| Time::from_ms(seconds * 1000 + ms))
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let ends = *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        if ends {
            let line = text.get(start..at).unwrap_or_default();
            lines.push(Line { text: line.trim_end_matches('\r'), at: start });
            start = at + 1;
        }
    }
    lines.push(Line { text: text.get(start..).unwrap_or_default(), at: start });
    lines
}

/// Reads a file.
pub(super) fn read(text: &str) -> File {
    let base = text.len() - text.trim_start_matches('\u{feff}').len();
    let lines: Vec<Line<'_>> = lines(text.get(base..).unwrap_or_default())
        .into_iter()
        .map(|line| Line { at: line.at + base, ..line })
        .collect();
    let mut file = File::default();
    let mut at = 0;
    if lines
        .iter()
        .find(|line| !line.is_blank())
        .is_some_and(|line| line.text.starts_with("WEBVTT"))
    {
        at = header(&mut file, &lines);
    }
    let mut raw: Vec<Raw<'_>> = Vec::new();
    while let Some(line) = lines.get(at) {
        let next = lines.get(at + 1);
        let opens = next.is_some_and(|next| next.times().is_some());
        let behind_blank =
            at == 0 || at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
        if let Some((start, end)) = line.times() {
            raw.push(Raw { start, end, place: line.span(), lines: Vec::new() });
        } else if line.text.contains("-->") && is_place_of_time(&lines, at) {
            file.broken.get_or_insert_with(|| line.span());
        } else if line.is_blank() || opens && line.is_number() {
        } else if opens && behind_blank {
            // A name in words says something; `cue-17` is for the player.
            file.notes.extend(Some(line.whole()).filter(|name| name.as_str().contains(' ')));
        } else if behind_blank && is_block(line.text) {
            at = block(&mut file, &lines, at);
            continue;
        } else {
            match raw.last_mut() {
                Some(cue) => cue.lines.push(*line),
                None => file.notes.push(line.whole()),
            }
        }
        at += 1;
    }
    file.cues = cues(raw);
    file
}

/// Whether a line stands first in its block, or behind its number.
fn is_place_of_time(lines: &[Line<'_>], at: usize) -> bool {
    let is_first =
        |at: usize| at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    let above = at.checked_sub(1).and_then(|above| lines.get(above).map(|line| (above, line)));
    is_first(at) || above.is_some_and(|(above, line)| line.is_number() && is_first(above))
}

/// Reads the first lines of a `WebVTT` file; returns where the cues start.
fn header(file: &mut File, lines: &[Line<'_>]) -> usize {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let mut at = first;
    while let Some(line) = lines.get(at).filter(|line| !line.is_blank() && line.times().is_none()) {
        let whole = line.whole();
        let label = |name: &str| {
            let (label, value) = line.text.split_once(':')?;
            let start = line.at + label.len() + 1;
            let value = Text::verbatim(value, Span::new(start, start + value.len())).trim();
            (label.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then_some(value)
        };
        if at == first {
            let rest = whole.slice("WEBVTT".len()..whole.as_str().len());
            let title = rest.as_str().trim_start_matches([' ', '\t', '-', '–', '—', ':']);
            let title = rest.slice(rest.as_str().len() - title.len()..rest.as_str().len());
            file.title = Some(title).filter(|title| !title.is_empty());
        } else if let Some(tag) = label("language") {
            file.language = Some(tag);
        } else if let Some(title) = label("title").filter(|_| file.title.is_none()) {
            file.title = Some(title);
        } else if label("kind").is_none() {
            file.notes.push(whole);
        }
        at += 1;
    }
    at
}

fn is_block(text: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

/// Reads a comment or rules for the player as a remark; returns where it ends.
fn block(file: &mut File, lines: &[Line<'_>], from: usize) -> usize {
    let mut note = Text::default();
    let mut at = from;
    while let Some(line) = lines.get(at).filter(|line| !line.is_blank()) {
        let whole = line.whole();
        let start = if at == from && whole.as_str().starts_with("NOTE") { "NOTE".len() } else { 0 };
        note.append(" ", &whole.slice(start..whole.as_str().len()).trim());
        at += 1;
    }
    file.notes.extend(Some(note).filter(|note| !note.is_empty()));
    at
}

/// A cue with its lines as they are.
struct Raw<'t> {
    start: Time,
    end: Time,
    place: Span,
    lines: Vec<Line<'t>>,
}

fn cues(mut raw: Vec<Raw<'_>>) -> Vec<Cue> {
    raw.sort_by_key(|cue| cue.start);
    let texts: Vec<Vec<Text>> = raw
        .iter()
        .map(|cue| {
            let lines = cue.lines.iter().map(|line| line::clean(line.text, line.at));
            lines.filter(|text| !text.is_empty()).collect()
        })
        .collect();
    let rolling = rolls(&texts);
    let mut cues = Vec::new();
    let mut shown: &[Text] = &[];
    for (cue, lines) in raw.iter().zip(&texts) {
        let again = if rolling { repeated(shown, lines) } else { 0 };
        let bits = line::bits(lines.get(again..).unwrap_or_default());
        if !lines.is_empty() {
            shown = lines;
        }
        if !bits.is_empty() {
            let whole =
                Cue { start: cue.start, end: cue.end, place: cue.place, bits, parted: false };
            let (first, second) = whole.parted();
            cues.push(first);
            cues.extend(second);
        }
    }
    cues
}

/// Whether cues show the last line of the one before again, and a new one under it, as captions
/// that roll do.
fn rolls(texts: &[Vec<Text>]) -> bool {
    let goes_on = |pair: &&[Vec<Text>]| match pair {
        [one, next] => (1..next.len()).contains(&repeated(one, next)),
        _ => false,
    };
    let count = texts.windows(2).filter(goes_on).count();
    count > 1 && count * 4 > texts.len()
}

/// How many lines at the start of a cue were the last ones of the cue before.
fn repeated(before: &[Text], lines: &[Text]) -> usize {
    let most = before.len().min(lines.len()).min(8);
    (1..=most)
        .rev()
        .find(|count| before.get(before.len() - count..) == lines.get(..*count))
        .unwrap_or(0)
}
