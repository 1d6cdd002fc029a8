//! What a line of a screenplay is.

use crate::import::words::{self, Role};
use crate::text::Text;

use super::scan::{Line, clean};

/// The kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Section,
    Synopsis,
    /// A page break.
    Break,
    Transition,
    Centered,
    Lyrics,
    Character,
    Action,
}

const PLACES: &[&str] =
    &["int./ext", "int/ext", "ext./int", "ext/int", "i./e", "i/e", "int", "ext", "est"];

/// What a line is, by the line before and the one behind it.
pub(super) fn kind(line: &Line, behind_blank: bool, next: Option<&Line>) -> Kind {
    let raw = line.raw.as_str();
    let first = raw.chars().next();
    match first {
        Some('!') => return Kind::Action,
        Some('.') if !raw.starts_with("..") && raw.len() > 1 => return Kind::Heading,
        Some('#') => return Kind::Section,
        Some('=') if raw.len() > 2 && raw.bytes().all(|byte| byte == b'=') => return Kind::Break,
        Some('=') => return Kind::Synopsis,
        Some('~') => return Kind::Lyrics,
        Some('>') if raw.len() > 2 && raw.ends_with('<') && !raw.ends_with("\\<") => {
            return Kind::Centered;
        }
        Some('>') => return Kind::Transition,
        Some('@') if raw.len() > 1 => return Kind::Character,
        _ => {}
    }
    if !behind_blank {
        return Kind::Action;
    }
    let alone = next.is_none_or(Line::is_blank);
    if is_place(raw) {
        return Kind::Heading;
    }
    let capitals = is_capital(raw);
    if capitals && alone && is_transition(raw) {
        return Kind::Transition;
    }
    let name = raw.find(['(', '^']).and_then(|end| raw.get(..end)).unwrap_or(raw);
    if !alone && is_capital(name) && is_name(name, raw) {
        return Kind::Character;
    }
    Kind::Action
}

/// `INT. `, `EXT `, `I/E. `
fn is_place(raw: &str) -> bool {
    let Some((word, rest)) = raw.split_once([' ', '\t']) else { return false };
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    PLACES.contains(&word.as_str()) && !rest.trim().is_empty()
}

fn is_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn is_transition(raw: &str) -> bool {
    let text = raw.trim_end_matches(['.', ':']);
    let ends = raw.ends_with(':') && text.ends_with(" TO");
    let begins = ["FADE ", "CUT ", "SMASH CUT", "MATCH CUT", "JUMP CUT", "DISSOLVE", "WIPE "];
    let known = begins.iter().any(|word| text.starts_with(word) || text == word.trim());
    ends || known && raw.ends_with([':', '.']) && text.split(' ').count() < 6
}

/// A name: a few words in capitals, without the marks of a sentence or a label.
fn is_name(name: &str, raw: &str) -> bool {
    let behind = raw.get(name.len()..).unwrap_or_default().trim_end_matches(['^', ' ']);
    name.split_whitespace().count() <= 6
        && !name.trim_end().ends_with([':', '!', '?', ','])
        && (behind.is_empty() || behind.ends_with(')'))
}

/// The text of a line without the marks of its kind.
pub(super) fn inner(line: &Line, kind: Kind) -> Text {
    let raw = line.raw.as_str();
    let marks: &[char] = match kind {
        Kind::Section => &['#'],
        Kind::Synopsis => &['='],
        Kind::Lyrics => &['~'],
        Kind::Centered | Kind::Transition => &['>'],
        Kind::Heading => &['.'],
        Kind::Action => &['!'],
        Kind::Break | Kind::Character => &[],
    };
    let most = if kind == Kind::Section { 6 } else { 1 };
    let start = raw.chars().take(most).take_while(|letter| marks.contains(letter)).count();
    let end = if kind == Kind::Centered { raw.len().saturating_sub(1) } else { raw.len() };
    let text = clean(&line.raw.slice(start..end.max(start)));
    let colon = kind == Kind::Transition && text.as_str().ends_with(':');
    if colon { text.slice(0..text.as_str().len() - 1) } else { text }
}

/// `Title: …`: the key and what stands behind it. A key is no transition and no name.
pub(super) fn title_key(line: &Line) -> Option<(Text, Text)> {
    let raw = line.raw.as_str();
    let at = raw.find(':').filter(|at| (1..=32).contains(at))?;
    let key = raw.get(..at)?;
    let plain = key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '_'));
    let shouted = is_capital(key) && key.contains(' ');
    if !plain || shouted || line.is_indented() {
        return None;
    }
    Some((line.raw.slice(0..at), clean(&line.raw.slice(at + 1..raw.len()))))
}

/// Who speaks.
pub(super) struct Speaker {
    /// The name and how it is spoken, where that says more than that somebody speaks.
    pub(super) remark: Option<Text>,
    /// Whether it is somebody's name rather than the narrator's or the presenter's.
    pub(super) is_named: bool,
}

/// What brackets behind a name say about the voice, not about how it sounds.
const EXTENSIONS: &[&str] = &[
    "v.o",
    "vo",
    "v.o.",
    "o.s",
    "os",
    "o.s.",
    "o.c",
    "o.c.",
    "oc",
    "cont'd",
    "contd",
    "cont",
    "continued",
    "voice over",
    "voiceover",
    "off screen",
    "off",
    "pre lap",
    "more",
    "on camera",
];

/// `ANNA (V.O.) (warm)`, `@McCLANE ^`
pub(super) fn speaker(line: &Line) -> Speaker {
    let raw = line.raw.as_str();
    let start = usize::from(raw.starts_with('@'));
    let end = raw.trim_end_matches(['^', ' ']).len();
    let whole = line.raw.slice(start..end.max(start));
    let open = whole.as_str().find('(').unwrap_or(whole.as_str().len());
    let name = clean(&whole.slice(0..open));
    let is_named = !words::roles(name.as_str()).contains(&Role::Narration);
    let mut remark = Text::default();
    if is_named {
        remark.append("", &name);
    }
    for aside in asides(&whole, open) {
        if !EXTENSIONS.contains(&words::fold(aside.as_str()).as_str()) {
            remark.append(", ", &clean(&aside));
        }
    }
    Speaker { remark: Some(remark).filter(|remark| !remark.is_empty()), is_named }
}

/// What stands in the brackets of a text from `at` on; brackets inside brackets stay.
fn asides(whole: &Text, at: usize) -> Vec<Text> {
    let text = whole.as_str();
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, at);
    for (index, letter) in text.char_indices().skip_while(|(index, _)| *index < at) {
        match letter {
            '(' => {
                depth += 1;
                if depth == 1 {
                    start = index + 1;
                }
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(whole.slice(start..index).trim());
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        found.push(whole.slice(start..text.len()).trim());
    }
    found.retain(|aside| !aside.is_empty());
    found
}

/// `(whispering)` on a line of its own.
pub(super) fn parenthetical(line: &Line) -> Option<Text> {
    let raw = line.raw.as_str();
    let inside = raw.strip_prefix('(')?.strip_suffix(')')?;
    Some(clean(&line.raw.slice(1..1 + inside.len())))
}

/// A line of dialogue.
pub(super) fn spoken(line: &Line) -> Text {
    let raw = line.raw.as_str();
    let sung = usize::from(raw.starts_with('~'));
    clean(&line.raw.slice(sung..raw.len()))
}
