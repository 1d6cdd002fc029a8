//! Terms of headings: a time, a type or a medium, in any spelling.

use crate::ast::{MediaKind, Medium, SceneType, WrittenTime};
use crate::source::Span;
use crate::text::Text;
use crate::vocabulary::WordSet;

use super::grammar::{self, Rule, Token};
use super::time::written as written_time;

/// What a part of the heading is, once it is known.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Type(SceneType),
    Medium(Medium),
    Time(WrittenTime),
    /// A separator, bracket or emphasis mark.
    Edge {
        bracket: Option<bool>,
    },
    Word,
}

/// The first words of types, media and times.
static TYPE_WORDS: WordSet = WordSet::new(&[
    "a",
    "aroll",
    "avatar",
    "b",
    "broll",
    "cutaway",
    "full",
    "overlay",
    "pip",
    "presenter",
    "split",
    "talking",
    "to",
    "voice",
    "voiceover",
]);
static MEDIUM_WORDS: WordSet = WordSet::new(&[
    "ai",
    "animated",
    "animation",
    "asset",
    "footage",
    "generated",
    "mg",
    "motion",
    "screen",
    "screenshot",
    "stock",
    "upload",
]);
static TIME_WORDS: WordSet =
    WordSet::new(&["about", "approx", "approximately", "around", "ca", "circa"]);

/// What the first word of a time, type or medium says it can be: a title has others, and asking
/// the grammar about each would cost more than the rest of the line.
fn possible_term(rest: &str) -> Option<Rule> {
    let end = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    match rest.bytes().next()? {
        // A figure alone is no time.
        b'0'..=b'9' => (!rest.bytes().all(|byte| byte.is_ascii_digit())).then_some(Rule::time_term),
        b'~' | 0x80.. => Some(Rule::term),
        _ if TYPE_WORDS.has(word) => Some(Rule::type_term),
        _ if MEDIUM_WORDS.has(word) => Some(Rule::medium_term),
        _ if TIME_WORDS.has(word) => Some(Rule::time_term),
        _ => None,
    }
}

/// The time, type or medium at the start of `rest`, its length, and whether it is plain.
pub(super) fn term(rest: &str, at: usize) -> Option<(Part, usize, bool)> {
    frequent_term(rest, at).or_else(|| any_term(rest, at))
}

/// The spellings of the formatter, which most headings have.
const TYPES: [SceneType; 3] = [SceneType::ARoll, SceneType::BRoll, SceneType::Overlay];
const MEDIA: [MediaKind; 3] = [MediaKind::MotionGraphics, MediaKind::Stock, MediaKind::AiGenerated];

/// What [`any_term`] says of a term in the formatter's spelling before the most frequent signs,
/// without a run of the grammar.
fn frequent_term(rest: &str, at: usize) -> Option<(Part, usize, bool)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (part, len) = if digits > 0 {
        let len = digits + usize::from(rest.as_bytes().get(digits) == Some(&b's'));
        (Part::Time(written_time(rest.get(..len).filter(|_| len > digits)?, at)), len)
    } else if let Some(kind) = TYPES.into_iter().find(|kind| rest.starts_with(kind.as_str())) {
        (Part::Type(kind), kind.as_str().len())
    } else {
        let kind = MEDIA.into_iter().find(|kind| rest.starts_with(kind.as_str()))?;
        let len = kind.as_str().len();
        (Part::Medium(Medium { kind, asset: None, span: Span::new(at, at + len) }), len)
    };
    let behind = rest.get(len..)?;
    let ends = behind.is_empty() || behind.starts_with([',', ')']) || behind.starts_with(" (");
    ends.then_some((part, len, false))
}

/// The same in any spelling.
fn any_term(rest: &str, at: usize) -> Option<(Part, usize, bool)> {
    let token = grammar::term(possible_term(rest)?, rest)?;
    let written = token.as_str();
    let span = place(&token, at);
    let part = match token.as_rule() {
        Rule::scene_type => Part::Type(scene_type(&token)?),
        Rule::medium => Part::Medium(medium(&token, span, at)?),
        _ => Part::Time(written_time(written, span.start as usize)),
    };
    let plain = match &part {
        Part::Time(_) => written.contains(char::is_whitespace),
        _ => !is_unmistakable(written),
    };
    Some((part, written.len(), plain))
}

fn place(token: &Token<'_>, shift: usize) -> Span {
    let span = token.as_span();
    Span::new(shift + span.start(), shift + span.end())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_word_tells_what_the_grammar_may_say() {
        let words = [
            "A-ROLL",
            "a roll",
            "aroll",
            "A‑Roll",
            "A-roll + overlay",
            "B-ROLL",
            "broll",
            "overlay",
            "PIP",
            "split screen",
            "Split-Screen",
            "full screen b-roll",
            "full-screen",
            "voice over",
            "voiceover",
            "cutaway",
            "talking head",
            "to camera",
            "avatar",
            "presenter",
            "motion graphics",
            "motion-graphic",
            "animation",
            "animated",
            "mg",
            "stock",
            "stock media",
            "footage",
            "AI video",
            "ai-generated",
            "generated",
            "ASSET logo",
            "asset",
            "upload",
            "screenshot",
            "screen recording",
            "8s",
            "8 min",
            "1:30",
            "1m30s",
            "0–5 s",
            "5-9s",
            "about 8s",
            "About8s",
            "around 8s",
            "approximately 1 min",
            "approx. 8s",
            "approx 8s",
            "circa 8s",
            "ca. 8s",
            "ca 8s",
            "~8s",
            "≈ 8s",
            "12",
            "1",
            "8%",
            "title",
            "",
            "a",
            "b",
            "animal",
            "about",
            "stocks",
            "toast",
            "-",
            "é",
        ];
        for word in words {
            let rule = |token: Option<Token<'_>>| {
                token.map(|token| (token.as_rule(), token.as_str().len()))
            };
            let all = rule(grammar::term(Rule::term, word));
            let asked = rule(possible_term(word).and_then(|may| grammar::term(may, word)));
            assert_eq!(all, asked, "{word}");
        }
    }

    #[test]
    fn frequent_terms_are_what_the_grammar_says() {
        let spellings =
            TYPES.map(SceneType::as_str).into_iter().chain(MEDIA.map(MediaKind::as_str));
        for spelling in spellings.chain(["8s", "12s", "0s", "1234567890123456789012s"]) {
            for behind in ["", ",", ", STOCK", ")", "): Hook", " (8s)", ") + OVERLAY", ")-5s"] {
                let rest = format!("{spelling}{behind}");
                let found = frequent_term(&rest, 3).map(|found| format!("{found:?}"));
                assert_eq!(found, any_term(&rest, 3).map(|found| format!("{found:?}")), "{rest}");
                assert!(found.is_some(), "{rest}");
            }
            for behind in [" + OVERLAY", "-OVERLAY", " MEDIA", "s", "x", "_", "–16s", " to 9s"] {
                let rest = format!("{spelling}{behind}");
                assert!(frequent_term(&rest, 3).is_none(), "{rest}");
            }
        }
    }
}
