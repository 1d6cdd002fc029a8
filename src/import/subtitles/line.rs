//! Lines of cues: signs for the player are taken out, and speech is told from sounds.

use crate::import::words::fold;
use crate::source::Span;
use crate::text::Text;

/// What a stretch of a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Speech,
    Music,
    Sfx,
    /// What somebody does.
    Direction,
}

/// A stretch of a cue.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    pub(super) kind: Kind,
    pub(super) text: Text,
    pub(super) speaker: Option<Text>,
    /// Whether a dash says that somebody else speaks.
    pub(super) turn: bool,
}

/// Marks a `<v Name>` inside a cleaned line; no file has it, for it is no character.
const VOICE: char = '\u{fdd0}';

const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&lrm;", ""),
    ("&rlm;", ""),
];

/// A line without tags, with its entities as characters.
pub(super) fn clean(line: &str, at: usize) -> Text {
    let mut out = Text::default();
    let mut from = 0;
    let mut next = 0;
    // Looked for once and not there: never again, or many marks would cost a search each.
    let mut endings = [line.contains('>'), line.contains('}')];
    while let Some(found) = line.get(next..).and_then(|rest| rest.find(['<', '{', '&'])) {
        let open = next + found;
        let rest = line.get(open..).unwrap_or_default();
        let Some((length, value)) = sign(rest, &mut endings) else {
            next = open + 1;
            continue;
        };
        push(&mut out, line, at, from..open);
        let span = Span::new(at + open, at + open + length);
        match value {
            Sign::Nothing => {}
            Sign::Text(value) => out.push_expansion(value, span),
            Sign::Voice(name) => {
                out.push_joiner(VOICE.encode_utf8(&mut [0; 4]));
                let start = open + rest.find(name).unwrap_or(0);
                push(&mut out, line, at, start..start + name.len());
                out.push_joiner(VOICE.encode_utf8(&mut [0; 4]));
            }
        }
        from = open + length;
        next = from;
    }
    push(&mut out, line, at, from..line.len());
    out.trim()
}

fn push(text: &mut Text, line: &str, at: usize, range: std::ops::Range<usize>) {
    let part = line.get(range.clone()).unwrap_or_default();
    if !part.is_empty() {
        text.push_verbatim(part, Span::new(at + range.start, at + range.end));
    }
}

enum Sign<'t> {
    Nothing,
    Text(&'static str),
    Voice(&'t str),
}

/// A sign for the player at the start of a text, and its length.
fn sign<'t>(rest: &'t str, closed: &mut [bool; 2]) -> Option<(usize, Sign<'t>)> {
    let mut until = |close: char, which: usize| {
        let open = closed.get_mut(which).filter(|open| **open)?;
        let found = rest.find(close);
        *open = found.is_some();
        found
    };
    if rest.starts_with('<') {
        let second = rest.get(1..)?.chars().next()?;
        if !second.is_ascii_alphanumeric() && second != '/' {
            return None;
        }
        let end = until('>', 0)?;
        let inside = rest.get(1..end)?;
        let (tag, name) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let name = name.trim();
        let is_voice = (tag == "v" || tag.starts_with("v.")) && !name.is_empty();
        return Some((end + 1, if is_voice { Sign::Voice(name) } else { Sign::Nothing }));
    }
    if rest.starts_with("{\\") {
        return Some((until('}', 1)? + 1, Sign::Nothing));
    }
    let (written, value) = ENTITIES.iter().find(|(written, _)| rest.starts_with(written))?;
    Some((written.len(), Sign::Text(value)))
}

/// The stretches of a cue. Lines are joined until somebody else speaks or a sound stands between.
pub(super) fn bits(lines: &[Text]) -> Vec<Bit> {
    let mut bits: Vec<Bit> = Vec::new();
    let mut sung = false;
    for line in lines {
        for bit in line_bits(line, &mut sung) {
            match bits.last_mut() {
                Some(last) if last.kind == bit.kind && !bit.turn && bit.speaker.is_none() => {
                    last.text.append(" ", &bit.text);
                }
                _ => bits.push(bit),
            }
        }
    }
    bits
}

/// One line: its parts by speakers, each speech or a sound. `sung` stays open from note to note.
fn line_bits(line: &Text, sung: &mut bool) -> Vec<Bit> {
    let mut bits = Vec::new();
    let mut speaker: Option<Text> = None;
    let mut at = 0;
    for (index, part) in line.as_str().split(VOICE).enumerate() {
        let text = line.slice(at..at + part.len()).trim();
        at += part.len() + VOICE.len_utf8();
        if index % 2 == 1 {
            speaker = Some(text).filter(|name| !name.is_empty());
        } else if !text.is_empty() {
            bits.extend(bit(text, speaker.take(), sung));
        }
    }
    bits
}

fn bit(text: Text, speaker: Option<Text>, sung: &mut bool) -> Option<Bit> {
    let turned = text.as_str().trim_start_matches(['-', '–', '—', '‐', '>', ' ']);
    let skipped = text.as_str().len() - turned.len();
    // `-5 degrees` is no speaker, `...` no dash.
    let turn = skipped > 0 && turned.starts_with(|letter: char| !letter.is_ascii_digit());
    let text = if turn { text.slice(skipped..text.as_str().len()) } else { text };
    let (name, text) = if speaker.is_none() { named(&text) } else { (None, text) };
    let text = text.trim();
    if let Some(kind) = sound(&text, sung) {
        let text = bare(&text);
        return (!text.is_empty()).then_some(Bit { kind, text, speaker: None, turn: false });
    }
    let spoken = !text.is_empty();
    spoken.then_some(Bit { kind: Kind::Speech, text, speaker: speaker.or(name), turn })
}

/// `ANNA: Hello.`
fn named(text: &Text) -> (Option<Text>, Text) {
    let whole = text.as_str();
    let name = whole.split_once(':').map_or("", |(name, _)| name);
    let capitals = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 24
        && name.chars().count() > 1
        && name.split(' ').count() <= 3
        && !name.chars().any(char::is_lowercase)
        && name.chars().next().is_some_and(char::is_uppercase);
    let rest = name.len() + 1;
    if !capitals || !whole.get(rest..).is_some_and(|rest| rest.starts_with(' ')) {
        return (None, text.clone());
    }
    (Some(text.slice(0..name.len())), text.slice(rest..whole.len()))
}

/// What people do, not things.
const DONE: &[&str] = &[
    "laugh", "chuckl", "sigh", "gasp", "whisper", "smil", "cry", "cries", "sob", "giggl", "cough",
    "pause", "beat", "lacht", "seufzt", "rire", "risa", "ride",
];

const MUSIC: &[&str] =
    &["music", "musik", "musica", "musique", "song", "melody", "音乐", "音楽", "музыка"];

/// Whether a line is no speech: `[Applause]`, `(laughs)`, `♪ la la ♪`.
fn sound(text: &Text, sung: &mut bool) -> Option<Kind> {
    let whole = text.as_str();
    let notes = whole.matches(['♪', '♫', '♬']).count();
    if notes > 0 || *sung {
        // One mark opens what is sung over several lines, or closes it.
        *sung = if notes % 2 == 1 { !*sung } else { *sung };
        return Some(Kind::Music);
    }
    let pairs = [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】'), ('*', '*')];
    let (open, close) = pairs
        .into_iter()
        .find(|(open, close)| whole.starts_with(*open) && whole.ends_with(*close))?;
    let inside = whole.strip_prefix(open)?.strip_suffix(close)?;
    if inside.contains(open) || inside.contains(close) {
        return None;
    }
    let words = fold(inside);
    let has = |known: &[&str]| known.iter().any(|word| words.contains(word));
    if has(MUSIC) {
        return Some(Kind::Music);
    }
    Some(if has(DONE) { Kind::Direction } else { Kind::Sfx })
}

/// Without the brackets or notes around it; notes alone stay.
fn bare(text: &Text) -> Text {
    let whole = text.as_str();
    let is_mark = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '[' | ']' | '(' | ')' | '（' | '）' | '【' | '】' | '*' | '♪' | '♫' | '♬'
            )
    };
    let inner = whole.trim_matches(is_mark);
    if inner.is_empty() {
        return text.clone();
    }
    let start = whole.find(inner).unwrap_or(0);
    text.slice(start..start + inner.len())
}

const ENDS: [char; 8] = ['.', '!', '?', '。', '！', '？', '؟', '।'];

/// Whether a text ends where its sentence does. Three dots go on.
pub(super) fn is_ended(text: &Text) -> bool {
    let closing = ['"', '”', '“', '’', '\'', '»', '」', ')', ']'];
    let text = text.as_str().trim_end_matches(closing);
    text.ends_with(ENDS) && !text.ends_with("...")
}

/// Where the last sentence that is whole ends in a speech that goes on behind it.
pub(super) fn last_sentence(bit: &Bit) -> Option<usize> {
    if bit.kind != Kind::Speech || is_ended(&bit.text) {
        return None;
    }
    let text = bit.text.as_str();
    let at = text.rfind(ENDS)?;
    let mark = text.get(at..)?.chars().next()?;
    let end = at + mark.len_utf8();
    let (before, behind) = (text.get(..at)?, text.get(end..)?);
    let wide = !mark.is_ascii() && mark != '؟';
    let new =
        wide || behind.starts_with(' ') && !behind.trim_start().starts_with(char::is_lowercase);
    // `Dr. Smith`, `z. B.`, `3.`: no ends.
    let word = before.rsplit(' ').next().unwrap_or_default();
    let abbreviated = mark == '.' && (word.chars().count() < 4 || word.contains('.'));
    (new && !abbreviated).then_some(end)
}
