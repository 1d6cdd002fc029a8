//! Canonical spellings: labels, times, media, line ends.

use crate::ast::{Item, ItemKind, Medium, SectionKind, TimeValue, WrittenTime};
use crate::time::Time;

/// The label of a section.
pub(crate) const fn section(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Title => "TITLE",
        SectionKind::Language => "LANGUAGE",
        SectionKind::Duration => "DURATION",
        SectionKind::Format => "FORMAT",
        SectionKind::Thesis => "THESIS",
        SectionKind::Tone => "TONE",
        SectionKind::Audience => "AUDIENCE",
        SectionKind::Avatar => "AVATAR",
        SectionKind::OnScreenText => "ON-SCREEN TEXT",
        SectionKind::Music => "MUSIC",
        SectionKind::NarrationStyle => "NARRATION STYLE",
        SectionKind::Style => "STYLE",
        SectionKind::Notes => "NOTES",
        SectionKind::Script => "SCRIPT",
    }
}

/// The label of an item; `written` is its own, for those that have no other.
pub(super) fn item(item: &Item, written: &str) -> String {
    let label = match &item.kind {
        ItemKind::Layer { number: Some(number), .. } => return format!("LAYER {number}"),
        ItemKind::Voiceover(_) => "VO",
        ItemKind::Visual(_) => "VISUAL",
        ItemKind::Left(_) => "LEFT",
        ItemKind::Right(_) => "RIGHT",
        ItemKind::Shown(_) => "TEXT",
        ItemKind::LowerThird(_) => "LOWER-THIRD",
        ItemKind::Media(_) => "MEDIA",
        ItemKind::Duration(_) => "DURATION",
        ItemKind::Transition(_) => "TRANSITION",
        ItemKind::Music(_) => "MUSIC",
        ItemKind::Sfx(_) => "SFX",
        ItemKind::Note(_) => "NOTE",
        ItemKind::Direction(_) | ItemKind::Layer { .. } => return written.to_uppercase(),
    };
    label.to_owned()
}

/// A label with the remark in brackets behind it.
pub(crate) fn remarked(label: &str, remark: &str) -> String {
    if remark.starts_with('(') {
        format!("{label} {remark}")
    } else {
        format!("{label} ({remark})")
    }
}

/// `8s`, `7.5s`, `about 8s`, `0:08–0:20`.
pub(crate) fn time(time: &WrittenTime) -> String {
    let about = if time.approximate { "about " } else { "" };
    match time.value {
        TimeValue::Length(length) => format!("{about}{}s", figure(length.ms(), 1)),
        TimeValue::Range(start, end) => format!("{about}{}–{}", clock(start), clock(end)),
    }
}

/// `1:05`, `0:07.5`: minutes and seconds.
pub(crate) fn clock(time: Time) -> String {
    format!("{}:{}", time.ms() / 60_000, figure(time.ms() % 60_000, 2))
}

/// Seconds with as many decimals as it takes.
pub(crate) fn figure(ms: u64, digits: usize) -> String {
    let (whole, rest) = (ms / 1000, ms % 1000);
    if rest == 0 {
        return format!("{whole:0digits$}");
    }
    let decimals = format!("{rest:03}");
    format!("{whole:0digits$}.{}", decimals.trim_end_matches('0'))
}

/// `MOTION GRAPHICS`, `ASSET logo`, `ASSET "team photo.png"`; `written` is how the script has it.
pub(super) fn medium(medium: &Medium, written: &str) -> String {
    let kind = medium.kind.as_str();
    match &medium.asset {
        None => kind.to_owned(),
        Some(name) if written.ends_with('"') => format!("{kind} \"{name}\""),
        Some(name) => format!("{kind} {name}"),
    }
}

/// The text with `\n` at the end of every line.
pub(super) fn plain_ends(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// Letters and figures of a text: what must not get lost.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}
