//! Punctuation and markup.

use super::text::Text;
use super::token::Pause;

/// Where the mark at an offset ends, and the pause it makes. Silent characters make none.
pub(super) fn read(text: Text<'_>, at: usize) -> (usize, Option<Pause>) {
    let Some(c) = text.char(at) else { return (text.0.len(), None) };
    let end = at + c.len_utf8();
    match c {
        '\n' | '\u{2029}' => (end, Some(Pause::Paragraph)),
        '.' | '。' | '．' => dots(text, at, c),
        '!' | '?' | '！' | '？' | '｡' | '।' | '॥' | '؟' | '۔' | '‼' | '⁉' | '⁇' => {
            (end, Some(Pause::Sentence))
        }
        '…' | '⋯' | '‥' => (end, Some(Pause::Ellipsis)),
        ',' | '，' | '、' | '､' | '،' => (end, Some(Pause::Comma)),
        ':' | ';' | '：' | '；' | '؛' => (end, Some(Pause::Colon)),
        '(' => parenthesis(text, at),
        ')' | '（' | '）' => (end, Some(Pause::Parenthesis)),
        '—' | '–' | '―' | '⸺' | '〜' => (end, Some(Pause::Dash)),
        '-' => hyphens(text, at),
        _ => (end, None),
    }
}

/// Two dots and more are an ellipsis, one ends a sentence.
fn dots(text: Text<'_>, at: usize, dot: char) -> (usize, Option<Pause>) {
    let end = text.run(at + dot.len_utf8(), |byte| byte == b'.');
    let pause = if end > at + dot.len_utf8() { Pause::Ellipsis } else { Pause::Sentence };
    (end, Some(pause))
}

/// Two hyphens and more are a dash, and so is one between blanks; one that joins words is silent.
fn hyphens(text: Text<'_>, at: usize) -> (usize, Option<Pause>) {
    let end = text.run(at, |byte| byte == b'-');
    let between_blanks = text.byte_before(at) == b' ' && matches!(text.byte(end), b' ' | b'\n');
    (end, (end > at + 1 || between_blanks).then_some(Pause::Dash))
}

/// Words that stand alone in parentheses and tell the speaker what to do.
const STAGE: &[&str] = &[
    "applause",
    "beat",
    "breath",
    "breathe",
    "breathes",
    "chuckle",
    "chuckles",
    "cough",
    "coughs",
    "cry",
    "cries",
    "gasp",
    "gasps",
    "giggle",
    "giggles",
    "grin",
    "grins",
    "laugh",
    "laughs",
    "laughing",
    "laughter",
    "music",
    "nod",
    "nods",
    "pause",
    "pauses",
    "pausing",
    "shrug",
    "shrugs",
    "sigh",
    "sighs",
    "sighing",
    "silence",
    "silent",
    "smile",
    "smiles",
    "smiling",
    "sob",
    "sobs",
    "whisper",
    "whispers",
    "whispering",
    "wink",
    "winks",
    "angrily",
    "calmly",
    "cheerfully",
    "excited",
    "excitedly",
    "happily",
    "loudly",
    "quietly",
    "sadly",
    "sarcastically",
    "seriously",
    "slowly",
    "softly",
    "upbeat",
    "warmly",
    "lacht",
    "lächelt",
    "seufzt",
    "stille",
    "flüstert",
    "rit",
    "rires",
    "sourit",
    "soupire",
    "pausa",
    "silencio",
    "silêncio",
    "ríe",
    "risas",
    "sonríe",
    "ri",
    "risos",
    "sorri",
    "ride",
    "sorride",
    "silenzio",
    "pauze",
    "lacht",
    "stilte",
    "cisza",
    "пауза",
    "смеётся",
];

/// Longest stage direction in bytes.
const STAGE_LENGTH: usize = 24;

/// A stage direction of one word is silent as a whole, other parentheses make a pause.
fn parenthesis(text: Text<'_>, at: usize) -> (usize, Option<Pause>) {
    let word = text.word(at + 1);
    let close = at + 1 + word.len();
    let stage = word.len() <= STAGE_LENGTH
        && text.byte(close) == b')'
        && STAGE.contains(&word.to_lowercase().as_str());
    if stage { (close + 1, None) } else { (at + 1, Some(Pause::Parenthesis)) }
}

/// A tag.
pub(super) struct Markup {
    pub(super) end: usize,
    /// Milliseconds, if the tag is a break.
    pub(super) break_ms: Option<u32>,
}

/// Longest tag in bytes.
const MARKUP_LENGTH: usize = 80;

/// A tag such as `<break time="0.8s"/>` or `</emphasis>`. `None` for a `<` that is none.
pub(super) fn markup(text: Text<'_>, at: usize) -> Option<Markup> {
    let name = at + 1 + usize::from(text.byte(at + 1) == b'/');
    if !text.byte(name).is_ascii_alphabetic() {
        return None;
    }
    let tag: &[u8] = text.0.as_bytes().get(at..)?;
    let length = tag.iter().take(MARKUP_LENGTH).position(|&byte| matches!(byte, b'>' | b'\n'))?;
    let end = at + length + 1;
    let body = text.slice(at + 1, end).strip_suffix('>')?;
    let is_break = body.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("break"));
    Some(Markup { end, break_ms: is_break.then(|| break_ms(body)) })
}

/// Milliseconds of the longest break; more is a slip of the pen.
const LONGEST_BREAK: f64 = 600_000.0;

/// The time of a break: `time="0.8s"` or `time="800ms"`, else by its strength.
fn break_ms(body: &str) -> u32 {
    let value = |name: &str| {
        let (_, rest) = body.split_once(name)?;
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let value = rest.trim_start_matches(['"', '\'', '“', '”']);
        Some(value.split(['"', '\'', '”', '“', '/', ' ']).next().unwrap_or_default())
    };
    match (value("time"), value("strength")) {
        (Some(time), _) => time_ms(time),
        (None, Some("none")) => 0,
        (None, Some("x-weak" | "weak")) => 310,
        (None, Some("strong" | "x-strong")) => 880,
        _ => 480,
    }
}

fn time_ms(time: &str) -> u32 {
    let digits = time.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = if time.ends_with("ms") { 1.0 } else { 1000.0 };
    let ms = digits.trim().parse::<f64>().unwrap_or(0.0) * factor;
    super::script::to_u32(ms.clamp(0.0, LONGEST_BREAK).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_make_pauses() {
        let pause = |text| read(Text(text), 0);
        assert_eq!(pause(", "), (1, Some(Pause::Comma)));
        assert_eq!(pause("... "), (3, Some(Pause::Ellipsis)));
        assert_eq!(pause("。"), (3, Some(Pause::Sentence)));
        assert_eq!(pause("-word"), (1, None));
        assert_eq!(pause("--word"), (2, Some(Pause::Dash)));
        assert_eq!(pause("🎬"), (4, None));
        assert_eq!(pause("(or paste"), (1, Some(Pause::Parenthesis)));
        assert_eq!(pause("(Pause)"), (7, None));
        assert_eq!(read(Text("a - b"), 2), (3, Some(Pause::Dash)));
    }

    #[test]
    fn breaks_cost_their_time() {
        let ms = |text| markup(Text(text), 0).and_then(|markup| markup.break_ms);
        assert_eq!(ms("<break time=\"0.8s\"/>"), Some(800));
        assert_eq!(ms("<break time='350ms' />"), Some(350));
        assert_eq!(ms("<BREAK time = \"2s\">"), Some(2000));
        assert_eq!(ms("<break/>"), Some(480));
        assert_eq!(ms("<break strength=\"strong\"/>"), Some(880));
        assert_eq!(ms("<break time=\"-3s\"/>"), Some(0));
        assert_eq!(ms("<break time=\"1e99s\"/>"), Some(600_000));
        assert_eq!(ms("<emphasis>"), None);
        assert!(markup(Text("<emphasis>"), 0).is_some());
        assert!(markup(Text("<3 it"), 0).is_none());
        assert!(markup(Text("<a never closed"), 0).is_none());
    }
}
