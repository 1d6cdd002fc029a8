//! Scene headings: which of their words are number, type, media and time, and what is left.
//!
//! Type, media and time may stand in any order. Many of the words that name them are ordinary
//! words too ("Stock prices fall", "The avatar speaks", "15 min workout"), so a word counts only
//! where it stands alone between separators, brackets or other such words; an unmistakable
//! spelling (`B-ROLL`, `12s`) or one in capitals counts already at one such edge.

use crate::ast::{
    Heading, MediaKind, Medium, SceneNumber, SceneType, Spanned, WrittenTime,
};
use crate::source::Span;
use crate::text::Text;

use super::grammar::{Rule, Token};
use super::time::written;

/// A title has at most this many words; in scripts without spaces, characters.
const TITLE_WORDS: usize = 8;
const TITLE_CJK_CHARACTERS: usize = 20;

/// What a part of the heading is, once it is known.
#[derive(Clone, Debug)]
enum Part {
    Type(SceneType),
    Medium(Medium),
    Time(WrittenTime),
    /// A separator, bracket or emphasis mark.
    Edge { bracket: Option<bool> },
    Word,
}

#[derive(Clone, Debug)]
struct Piece {
    part: Part,
    span: Span,
    /// Whether one free side is enough.
    plain: bool,
}

/// Reads a `heading` or `bad_heading` token; `shift` is added to its places.
pub(super) fn heading(token: &Token<'_>, text: &str, shift: usize) -> Heading {
    let line = token.as_str().trim_end();
    let start = shift + token.as_span().start();
    let mut heading = Heading {
        span: Span::new(start, start + line.len()),
        keyword: Span::default(),
        number: None,
        scene_type: None,
        media: Vec::new(),
        time: None,
        title: None,
        visual: None,
    };
    let mut pieces = Vec::new();
    for part in token.clone().into_inner() {
        let span = place(&part, shift);
        match part.as_rule() {
            Rule::keyword | Rule::shouted => heading.keyword = span,
            Rule::number => heading.number = number(part.as_str(), span),
            Rule::bad_number => {}
            _ => pieces.extend(piece(&part, shift)),
        }
    }
    settle(&mut pieces);
    claim(&mut heading, &pieces);
    name(&mut heading, &pieces, text);
    heading
}

/// The media of a `MEDIA:` value and whether anything else stands in it.
pub(super) fn media(tokens: &[Token<'_>], shift: usize) -> Vec<Medium> {
    let mut pieces: Vec<Piece> = tokens.iter().filter_map(|token| piece(token, shift)).collect();
    settle(&mut pieces);
    pieces
        .into_iter()
        .filter_map(|piece| match piece.part {
            Part::Medium(medium) => Some(medium),
            _ => None,
        })
        .collect()
}

fn place(token: &Token<'_>, shift: usize) -> Span {
    let span = token.as_span();
    Span::new(shift + span.start(), shift + span.end())
}

fn number(written: &str, span: Span) -> Option<SceneNumber> {
    let written = written.trim_start_matches('#');
    let digits = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = written.chars().last().filter(char::is_ascii_alphabetic);
    let value = digits.parse().ok()?;
    Some(SceneNumber { value, suffix: suffix.map(|letter| letter.to_ascii_uppercase()), span })
}

fn piece(token: &Token<'_>, shift: usize) -> Option<Piece> {
    let span = place(token, shift);
    let written_as = token.as_str();
    let part = match token.as_rule() {
        Rule::scene_type => Part::Type(scene_type(token)?),
        Rule::medium => Part::Medium(medium(token, span, shift)?),
        Rule::time => Part::Time(written(token, shift)?),
        Rule::separator | Rule::emphasis => Part::Edge { bracket: None },
        Rule::bracket => {
            Part::Edge { bracket: Some(matches!(written_as, "(" | "[" | "（")) }
        }
        _ => Part::Word,
    };
    let plain = match &part {
        Part::Time(_) => written_as.contains(char::is_whitespace),
        _ => !is_unmistakable(written_as),
    };
    Some(Piece { part, span, plain })
}

/// A spelling that is no ordinary word: several words, a hyphen, or capitals.
fn is_unmistakable(written: &str) -> bool {
    written.contains(['-', ' '])
        || written.eq_ignore_ascii_case("aroll")
        || written.eq_ignore_ascii_case("broll")
        || !written.contains(|letter: char| letter.is_ascii_lowercase())
}

fn scene_type(token: &Token<'_>) -> Option<SceneType> {
    match token.clone().into_inner().next()?.as_rule() {
        Rule::overlay => Some(SceneType::Overlay),
        Rule::b_roll => Some(SceneType::BRoll),
        _ => Some(SceneType::ARoll),
    }
}

fn medium(token: &Token<'_>, span: Span, shift: usize) -> Option<Medium> {
    let inner = token.clone().into_inner().next()?;
    let kind = match inner.as_rule() {
        Rule::motion_graphics => MediaKind::MotionGraphics,
        Rule::stock => MediaKind::Stock,
        Rule::ai_generated => MediaKind::AiGenerated,
        _ => MediaKind::Asset,
    };
    let asset = inner.into_inner().next().map(|name| {
        let trimmed = name.as_str().trim_matches('"');
        let lead = name.as_str().len() - name.as_str().trim_start_matches('"').len();
        let start = shift + name.as_span().start() + lead;
        Text::verbatim(trimmed, Span::new(start, start + trimmed.len()))
    });
    Some(Medium { kind, asset, span })
}

/// Turns types, media and times that do not stand free into words, until nothing changes.
fn settle(pieces: &mut [Piece]) {
    let bracketed = pieces.iter().enumerate().any(|(at, piece)| {
        matches!(piece.part, Part::Time(_)) && is_bracketed(pieces, at)
    });
    for at in 0..pieces.len() {
        let free = match pieces.get(at) {
            Some(piece) if matches!(piece.part, Part::Time(_)) && bracketed => {
                is_bracketed(pieces, at)
            }
            Some(piece) if !matches!(piece.part, Part::Word | Part::Edge { .. }) => {
                stands_free(pieces, at, piece.plain)
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
        piece.is_some_and(|piece| matches!(piece.part, Part::Edge { bracket: Some(b) } if b == opening))
    };
    is(open, true) || is(close, false)
}

fn stands_free(pieces: &[Piece], at: usize, plain: bool) -> bool {
    let is_free = |piece: Option<&Piece>| piece.is_none_or(|piece| !matches!(piece.part, Part::Word));
    let left = is_free(at.checked_sub(1).and_then(|before| pieces.get(before)));
    // A run of types, media and times is free on the right if the run ends free.
    let right = is_free(
        pieces
            .iter()
            .skip(at + 1)
            .find(|piece| matches!(piece.part, Part::Word | Part::Edge { .. })),
    );
    if plain { left && right } else { left || right }
}

fn claim(heading: &mut Heading, pieces: &[Piece]) {
    for piece in pieces {
        match &piece.part {
            Part::Type(found) => join_type(&mut heading.scene_type, *found, piece.span),
            Part::Medium(medium) => {
                let double = |other: &Medium| other.kind == medium.kind && other.asset == medium.asset;
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
        letter.is_whitespace() || matches!(letter, '—' | '–' | ':' | '：' | '|' | '-' | ',' | '，' | '+' | '/' | '·' | '&' | '*' | '_' | '#')
    };
    let mut left = text.get(span.range()).unwrap_or_default();
    loop {
        let before = left;
        left = left.trim_matches(is_mark);
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

fn reads_like_title(text: &str) -> bool {
    if text.ends_with(['.', '!', '?', '。', '！', '？']) {
        return false;
    }
    let characters = text.chars().filter(|letter| is_cjk(*letter)).count();
    if characters > 0 {
        return characters <= TITLE_CJK_CHARACTERS;
    }
    text.split_whitespace().count() <= TITLE_WORDS
}

fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}
