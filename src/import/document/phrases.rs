//! Lines with several labels, and what the labels name.

use crate::ast::SectionKind;
use crate::text::Text;

use crate::import::label;
use crate::import::words::{self, Role, fold};

/// Settings of the front matter that a script in another form may have too; the others are sections.
pub(super) const SETTINGS: &[&str] = &[
    "orientation",
    "avatar_id",
    "voice_id",
    "pace",
    "profile",
    "script",
    "callback_url",
    "callback_id",
];

/// `**Platform:** TikTok | **Length:** 30s`: labels side by side.
pub(super) fn pieces(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    for divider in [" | ", " · ", " • ", "    ", "\t"] {
        let count = whole.matches(divider).count() + 1;
        let labelled = whole.split(divider).filter(|part| part.contains([':', '：'])).count();
        if count > 1 && labelled == count {
            let mut at = 0;
            return whole
                .split(divider)
                .map(|part| {
                    let piece = text.slice(at..at + part.len()).trim();
                    at += part.len() + divider.len();
                    piece
                })
                .collect();
        }
    }
    vec![text.clone()]
}

/// `Goal: calm. Total: 30 seconds`: sentences of which a later one has a label, too.
pub(super) fn sentences(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut letters = whole.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let spaced = letters.peek().is_some_and(|(_, next)| next.is_whitespace());
        if matches!(letter, '.' | '!' | '?' | ';') && spaced
            || matches!(letter, '。' | '\u{3000}' | '；')
        {
            pieces.push(text.slice(start..end).trim());
            start = end;
        }
    }
    pieces.push(text.slice(start..whole.len()).trim());
    pieces.retain(|piece| !piece.is_empty());
    let labelled = |piece: &Text| named(piece).is_some() || total(piece).is_some();
    if pieces.iter().skip(1).any(labelled)
        || pieces.len() > 1 && pieces.first().is_some_and(|first| total(first).is_some())
    {
        pieces
    } else {
        vec![text.clone()]
    }
}

/// `Runtime 1:30`: a length behind what announces it.
pub(super) fn total(text: &Text) -> Option<(Text, Text)> {
    let whole = text.as_str();
    let at =
        whole.char_indices().find(|(_, letter)| crate::import::time::digit(*letter).is_some())?.0;
    let name = text.slice(0..at).trim();
    let value = text.slice(at..whole.len()).trim();
    let bare = name.as_str().trim_end_matches([':', '：', '~', '≈', ' ']);
    let known = words::roles(bare).contains(&Role::Total);
    let timed = crate::import::time::whole(value.as_str().trim_end_matches('.')).is_some();
    (known && timed).then(|| (name.slice(0..bare.len()), value))
}

/// `name: value`
pub(super) fn text_of(name: &Text, value: &Text) -> Text {
    Text::join([name, value], ": ")
}

/// A short name before a colon, and its value.
pub(super) fn named(text: &Text) -> Option<(Text, Text)> {
    let whole = text.as_str();
    let (at, behind) = label::colon(whole)?;
    let name = text.slice(0..at).trim();
    let known = !words::roles(name.as_str()).is_empty()
        || SETTINGS.contains(&fold(name.as_str()).replace(' ', "_").as_str());
    known.then(|| (name, text.slice(behind..whole.len()).trim()))
}

/// The section that a role belongs to.
pub(in crate::import) const fn section_kind(role: Role) -> Option<SectionKind> {
    Some(match role {
        Role::Title => SectionKind::Title,
        Role::Format => SectionKind::Format,
        Role::Thesis => SectionKind::Thesis,
        Role::Tone => SectionKind::Tone,
        Role::Audience => SectionKind::Audience,
        Role::Avatar => SectionKind::Avatar,
        Role::NarrationStyle => SectionKind::NarrationStyle,
        Role::Style => SectionKind::Style,
        Role::Language => SectionKind::Language,
        Role::Total => SectionKind::Duration,
        Role::Music => SectionKind::Music,
        Role::Shown => SectionKind::OnScreenText,
        Role::Note => SectionKind::Notes,
        _ => return None,
    })
}
