//! Scene headings: which of their words are number, type, media and time, and what is left.
//!
//! Type, media and time may stand in any order. Many of the words that name them are ordinary
//! words too ("Stock prices fall", "The avatar speaks", "15 min workout"), so a word counts only
//! where it stands alone between separators, brackets or other such words; an unmistakable
//! spelling (`B-ROLL`, `12s`) or one in capitals counts already at one such edge.

use crate::ast::{
    Heading, MediaKind, Medium, SceneNumber, SceneType, Spanned, TimeValue, WrittenTime,
};
use crate::source::Span;
use crate::text::Text;

use super::term::{Part, term};
use super::time::parse_time;

/// A title has at most this many words; in scripts without spaces, characters.
const TITLE_WORDS: usize = 8;
const TITLE_CJK_CHARACTERS: usize = 20;

/// More parts than most headings have.
const MANY_PIECES: usize = 16;
/// Bytes of a range in brackets.
const LONGEST_RANGE: usize = 20;
/// Rounds in which marks and brackets around a title are taken away.
const MOST_WRAPS: usize = 8;

#[derive(Clone, Debug)]
struct Piece {
    part: Part,
    span: Span,
    /// Whether one free side is enough.
    plain: bool,
}

/// Reads the heading that stands at `line`, which the grammar has found to be one.
pub(super) fn heading(text: &str, line: Span) -> Heading {
    let mut cursor = Cursor { text, at: line.start as usize, end: line.end as usize };
    cursor.skip(|letter| matches!(letter, '#' | '*' | '_' | '[' | ' ' | '\t' | '\u{a0}'));
    let keyword = cursor.take(char::is_alphabetic);
    cursor.skip(|letter| matches!(letter, ' ' | '\t' | '\u{a0}' | '#'));
    let number = cursor.clone().take(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    let number = number_of(text.get(number.range()).unwrap_or_default(), number);
    if number.is_some() || !cursor.rest().starts_with(['—', '–', ':', '：', '|', '-']) {
        cursor.skip(|letter| letter.is_alphanumeric() || matches!(letter, '?' | '_'));
    }
    let mut heading = Heading { span: line, keyword, number, ..Heading::default() };
    let pieces = pieces(cursor);
    claim(&mut heading, &pieces);
    name(&mut heading, &pieces, text);
    heading
}

/// The media of a `MEDIA:` value.
pub(super) fn media(text: &str, value: Span) -> Vec<Medium> {
    pieces(Cursor { text, at: value.start as usize, end: value.end as usize })
        .into_iter()
        .filter_map(|piece| match piece.part {
            Part::Medium(medium) => Some(medium),
            _ => None,
        })
        .collect()
}

/// Type and media of a text that consists of them and nothing else, such as `B-roll, stock`.
pub(crate) fn type_and_media(text: &str) -> Option<TypeAndMedia> {
    let mut heading = Heading::default();
    let pieces = pieces(Cursor { text, at: 0, end: text.len() });
    let is_other = |piece: &Piece| matches!(piece.part, Part::Word | Part::Time(_));
    if pieces.iter().any(is_other) {
        return None;
    }
    claim(&mut heading, &pieces);
    let kind = heading.scene_type.map(|kind| kind.value);
    let media: Vec<_> = heading
        .media
        .into_iter()
        .map(|medium| (medium.kind, medium.asset.map(|name| name.to_string())))
        .collect();
    (kind.is_some() || !media.is_empty()).then_some((kind, media))
}

/// A type, and media with the names of the files they are.
pub(crate) type TypeAndMedia = (Option<SceneType>, Vec<(MediaKind, Option<String>)>);

/// A place in the text that moves to the end of a line.
#[derive(Clone)]
struct Cursor<'s> {
    text: &'s str,
    at: usize,
    end: usize,
}

impl<'s> Cursor<'s> {
    fn rest(&self) -> &'s str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    fn skip(&mut self, while_: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at = self.end - rest.trim_start_matches(while_).len();
    }

    fn take(&mut self, while_: impl Fn(char) -> bool) -> Span {
        let start = self.at;
        self.skip(while_);
        Span::new(start, self.at)
    }
}

/// The parts of what stands at the cursor.
fn pieces(mut cursor: Cursor<'_>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(MANY_PIECES);
    loop {
        cursor.skip(char::is_whitespace);
        let rest = cursor.rest();
        let Some(first) = rest.chars().next() else { break };
        let start = cursor.at;
        if let Some((value, len)) = bare_range(rest) {
            let span = Span::new(start + 1, start + 1 + len);
            let time = WrittenTime { value, approximate: false, span };
            pieces.push(edge_at(start, true));
            pieces.push(Piece { part: Part::Time(time), span, plain: false });
            cursor.at = start + 1 + len;
            continue;
        }
        let piece = edge(rest, first).or_else(|| term(rest, start));
        let piece = piece.unwrap_or_else(|| (Part::Word, word(rest, first), true));
        cursor.at = start + piece.1;
        pieces.push(Piece { part: piece.0, span: Span::new(start, cursor.at), plain: piece.2 });
    }
    settle(&mut pieces);
    pieces
}

fn edge_at(at: usize, opens: bool) -> Piece {
    Piece { part: Part::Edge { bracket: Some(opens) }, span: Span::new(at, at + 1), plain: false }
}

/// `(0–4)`: in brackets a range needs no unit. Its value and the length between the brackets.
fn bare_range(rest: &str) -> Option<(TimeValue, usize)> {
    let inner = rest.strip_prefix(['(', '['])?;
    let len = inner.bytes().take(LONGEST_RANGE).position(|byte| matches!(byte, b')' | b']'))?;
    let (from, to) = inner.get(..len)?.split_once(['-', '–', '—'])?;
    let is_figure = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let seconds = |text: &str| match parse_time(text)?.value {
        TimeValue::Length(length) => Some(length),
        TimeValue::Range(..) => None,
    };
    let (from, to) = (from.trim(), to.trim());
    let is_range = is_figure(from) && is_figure(to);
    is_range.then_some(())?;
    Some((TimeValue::Range(seconds(from)?, seconds(to)?), len))
}

/// Letters that end a word.
fn is_delimiter(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '(' | ')' | '[' | ']' | '（' | '）' | ',' | '，' | '—' | '–' | ':' | '：' | '|'
        )
}

fn word(rest: &str, first: char) -> usize {
    let end = rest.find(is_delimiter).unwrap_or(rest.len());
    end.max(first.len_utf8())
}

/// A separator, bracket or emphasis mark and its length.
fn edge(rest: &str, first: char) -> Option<(Part, usize, bool)> {
    let bracket = match first {
        '(' | '[' | '（' => Some(true),
        ')' | ']' | '）' => Some(false),
        '—' | '–' | ':' | '：' | '|' | ',' | '，' | '+' | '/' | '·' | '&' | '*' => None,
        '.' | '-'
            if rest.len() == 1
                || rest.get(1..).is_some_and(|behind| behind.starts_with(char::is_whitespace)) =>
        {
            None
        }
        '_' if rest.starts_with("__") => None,
        _ => return None,
    };
    Some((Part::Edge { bracket }, first.len_utf8(), false))
}

fn number_of(written: &str, span: Span) -> Option<SceneNumber> {
    let written = written.trim_end_matches('.');
    let digits = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = written.chars().last().filter(char::is_ascii_alphabetic);
    let value = digits.parse().ok()?;
    let span = Span::new(span.start as usize, span.start as usize + written.len());
    Some(SceneNumber { value, suffix: suffix.map(|letter| letter.to_ascii_uppercase()), span })
}

/// Turns types, media and times that do not stand free into words, until nothing changes.
fn settle(pieces: &mut [Piece]) {
    let bracketed = pieces
        .iter()
        .enumerate()
        .any(|(at, piece)| matches!(piece.part, Part::Time(_)) && is_bracketed(pieces, at));
    let ends_free = free_ends(pieces);
    for at in 0..pieces.len() {
        let free = match pieces.get(at) {
            Some(piece) if matches!(piece.part, Part::Time(_)) && bracketed => {
                is_bracketed(pieces, at)
            }
            Some(piece) if !matches!(piece.part, Part::Word | Part::Edge { .. }) => {
                let right = ends_free.get(at).copied().unwrap_or(true);
                stands_free(pieces, at, right, piece.plain)
            }
            _ => true,
        };
        if let Some(piece) = pieces.get_mut(at).filter(|_| !free) {
            piece.part = Part::Word;
        }
    }
}

fn is_bracketed(pieces: &[Piece], at: usize) -> bool {
    let open = at.checked_sub(1).and_then(|before| pieces.get(before));
    let close = pieces.get(at + 1);
    let is = |piece: Option<&Piece>, opening| {
        piece.is_some_and(
            |piece| matches!(piece.part, Part::Edge { bracket: Some(b) } if b == opening),
        )
    };
    is(open, true) || is(close, false)
}

/// Of each piece, whether the run of types, media and times behind it ends free: at an edge, or at
/// the end of the line.
fn free_ends(pieces: &[Piece]) -> Vec<bool> {
    let mut free = true;
    let mut ends: Vec<bool> = pieces
        .iter()
        .rev()
        .map(|piece| {
            let behind = free;
            match piece.part {
                Part::Word => free = false,
                Part::Edge { .. } => free = true,
                _ => {}
            }
            behind
        })
        .collect();
    ends.reverse();
    ends
}

fn stands_free(pieces: &[Piece], at: usize, right: bool, plain: bool) -> bool {
    let left = at
        .checked_sub(1)
        .and_then(|before| pieces.get(before))
        .is_none_or(|piece| !matches!(piece.part, Part::Word));
    if plain { left && right } else { left || right }
}

fn claim(heading: &mut Heading, pieces: &[Piece]) {
    for piece in pieces {
        match &piece.part {
            Part::Type(found) => join_type(&mut heading.scene_type, *found, piece.span),
            Part::Medium(medium) => {
                let double =
                    |other: &Medium| other.kind == medium.kind && other.asset == medium.asset;
                if !heading.media.iter().any(double) {
                    heading.media.push(medium.clone());
                }
            }
            Part::Time(time) if heading.time.is_none() => heading.time = Some(*time),
            _ => {}
        }
    }
}

/// Presenter and content together are an overlay, in whichever order they are named.
fn join_type(held: &mut Option<Spanned<SceneType>>, found: SceneType, span: Span) {
    match held {
        None => *held = Some(Spanned::new(found, span)),
        Some(held) if found == SceneType::Overlay && held.value == SceneType::ARoll => {
            *held = Spanned::new(found, held.span.join(span));
        }
        Some(_) => {}
    }
}

/// What is left is the title, or the picture if it reads like a sentence.
fn name(heading: &mut Heading, pieces: &[Piece], text: &str) {
    let mut title: Option<Text> = None;
    let mut visual = Text::default();
    for run in runs(pieces) {
        let left = trim_marks(text, run);
        if left.is_empty() {
            continue;
        }
        let left = Text::verbatim(text.get(left.range()).unwrap_or_default(), left);
        if title.is_none() && visual.is_empty() && reads_like_title(left.as_str()) {
            title = Some(left);
        } else {
            visual.append(" ", &left);
        }
    }
    heading.title = title;
    heading.visual = (!visual.is_empty()).then_some(visual);
}

/// Stretches of the heading between claimed parts.
fn runs(pieces: &[Piece]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let left = matches!(piece.part, Part::Word | Part::Edge { .. });
        match runs.last_mut() {
            Some(run) if open && left => *run = run.join(piece.span),
            _ if left => runs.push(piece.span),
            _ => {}
        }
        open = left;
    }
    runs
}

/// Without separators, white space and brackets that have lost their partner at the ends.
fn trim_marks(text: &str, span: Span) -> Span {
    let is_mark = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '—' | '–'
                    | ':'
                    | '：'
                    | '|'
                    | '-'
                    | ','
                    | '，'
                    | '+'
                    | '/'
                    | '·'
                    | '&'
                    | '*'
                    | '_'
                    | '#'
            )
    };
    let mut left = text.get(span.range()).unwrap_or_default();
    let has_brackets =
        |left: &str| left.bytes().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']' | 0x80..));
    // Nobody wraps a title in more marks than this; a line of nothing but brackets is no title.
    for _ in 0..MOST_WRAPS {
        let before = left;
        left = left.trim_matches(is_mark);
        if !has_brackets(left) {
            break;
        }
        for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
            left = trim_brackets(left, open, close);
        }
        if left == before {
            break;
        }
    }
    let whole = text.get(span.range()).unwrap_or_default();
    let start = span.start as usize + (left.as_ptr() as usize - whole.as_ptr() as usize);
    Span::new(start, start + left.len())
}

fn trim_brackets(text: &str, open: char, close: char) -> &str {
    let text = text.strip_prefix(close).unwrap_or(text);
    let text = text.strip_suffix(open).unwrap_or(text);
    let opened = text.matches(open).count();
    let closed = text.matches(close).count();
    let pair = text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
    if let Some(inner) = pair.filter(|inner| !inner.contains([open, close])) {
        return inner;
    }
    if opened > closed {
        return text.strip_prefix(open).unwrap_or(text);
    }
    if closed > opened {
        return text.strip_suffix(close).unwrap_or(text);
    }
    text
}

/// Whether what is left of a heading names the scene rather than describing its picture.
pub(crate) fn reads_like_title(text: &str) -> bool {
    if text.ends_with(['.', '!', '?', '。', '！', '？']) {
        return false;
    }
    let is_plain = text.is_ascii();
    let characters = if is_plain { 0 } else { text.chars().filter(|c| is_cjk(*c)).count() };
    if characters > 0 {
        return characters <= TITLE_CJK_CHARACTERS;
    }
    text.split_whitespace().count() <= TITLE_WORDS
}

fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}
