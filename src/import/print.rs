//! A script as `.shot` text, in its canonical form.
//!
//! Whatever stands in the tree can be written, also what nobody would have written in the `.shot`
//! language: a title that reads like a time, a direction with brackets in it. Every heading and every item is
//! read again before it is given out; what would be read as something else becomes a `NOTE`.

use std::fmt::Write as _;

use crate::ast::{
    Heading, Item, ItemKind, Medium, Scene, Script, Section, SectionKind, Shown, Voiceover,
};
use crate::format::{self, spelling};
use crate::parse;
use crate::source::Source;
use crate::text::Text;
use crate::yaml;

/// Sections that stand behind the scenes in the canonical form.
const BEHIND: &[SectionKind] =
    &[SectionKind::Music, SectionKind::NarrationStyle, SectionKind::Style, SectionKind::Notes];

/// The text of a script in the `.shot` language. Reading it gives the same plan.
pub fn print(script: &Script) -> String {
    let mut out = String::new();
    front(&mut out, script);
    let (behind, before): (Vec<&Section>, Vec<&Section>) =
        script.sections.iter().partition(|section| BEHIND.contains(&section.kind));
    for section in before {
        print_section(&mut out, section);
    }
    let mut last = 0;
    for scene in &script.scenes {
        let number = scene.heading.number.map_or(last + 1, |number| number.value);
        print_scene(&mut out, scene, number);
        last = number;
    }
    if !behind.is_empty() {
        out.push_str("---\n\n");
        for section in behind {
            print_section(&mut out, section);
        }
    }
    let Ok(source) = Source::new("import.shot", out.as_str()) else { return out };
    let formatted = format::format(&source);
    if formatted.refused.is_none() { formatted.text } else { out }
}

/// Title, length and settings as front matter.
fn front(out: &mut String, script: &Script) {
    let mut lines = String::new();
    for (kind, key) in [(SectionKind::Title, "title"), (SectionKind::Duration, "duration")] {
        let section = script.sections.iter().find(|section| section.kind == kind);
        if let Some(text) =
            section.map(|section| joined(&section.lines)).filter(|text| !text.is_empty())
        {
            let _ = writeln!(lines, "{key}: {}", yaml::scalar(&text));
        }
    }
    for setting in &script.settings {
        let _ = writeln!(lines, "{}: {}", setting.key, setting.yaml);
    }
    if !lines.is_empty() {
        let _ = write!(out, "---\n{lines}---\n\n");
    }
}

fn joined(lines: &[Text]) -> String {
    lines.iter().map(one_line).collect::<Vec<_>>().join(" ")
}

/// A text on one line, without control characters: a script may not hold them.
fn one_line(text: &Text) -> String {
    text.as_str()
        .split(|letter: char| letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}'))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every line behind a label of its own: so none of them can be read as something else.
fn print_section(out: &mut String, section: &Section) {
    let label = spelling::section(section.kind);
    let lines = section.lines.iter().map(one_line).filter(|line| !line.is_empty());
    match section.kind {
        SectionKind::Title
        | SectionKind::Duration
        | SectionKind::Language
        | SectionKind::Script => return,
        SectionKind::OnScreenText => {
            let _ = writeln!(out, "{label}:");
            lines.for_each(|line| {
                let _ = writeln!(out, "- {}", entry(&line));
            });
        }
        _ => {
            let name = section
                .qualifier
                .as_ref()
                .map(|name| format!(" — {}", one_line(name)))
                .unwrap_or_default();
            let mut lines = lines.peekable();
            if lines.peek().is_none() && !name.is_empty() {
                let _ = writeln!(out, "{label}{name}:");
            }
            for (at, line) in lines.enumerate() {
                let name = if at == 0 { name.as_str() } else { "" };
                let _ = writeln!(out, "{label}{name}: {line}");
            }
        }
    }
    out.push('\n');
}

/// An entry of the list of strings; one that is not quoted yet is.
fn entry(line: &str) -> String {
    let bare = line.trim_start_matches(['-', '*', '•', ' ']);
    let starts_quoted = crate::quote::opening(bare).is_some();
    if starts_quoted && !crate::quote::quoted_strings(bare).is_empty() {
        bare.to_owned()
    } else {
        quoted(bare)
    }
}

/// A text in quotes that it does not hold itself.
fn quoted(text: &str) -> String {
    let pairs = [('"', '"'), ('“', '”'), ('«', '»'), ('「', '」')];
    let (open, close) = pairs
        .into_iter()
        .find(|(open, close)| !text.contains([*open, *close]))
        .unwrap_or(('"', '"'));
    format!("{open}{text}{close}")
}

fn print_scene(out: &mut String, scene: &Scene, number: u32) {
    let (line, rest) = heading(&scene.heading, number);
    let _ = writeln!(out, "{line}");
    if let Some(title) = rest {
        let _ = writeln!(out, "NOTE: {title}");
    }
    if let Some(visual) = &scene.heading.visual {
        let _ = writeln!(out, "VISUAL: {}", one_line(visual));
    }
    let mut layer = 0;
    for item in &scene.items {
        if let ItemKind::Layer { number, .. } = item.kind {
            layer = number.unwrap_or((layer + 1).min(5));
        }
        let line = print_item(item, layer);
        if !line.is_empty() {
            let _ = writeln!(out, "{line}");
        }
    }
    out.push('\n');
}

/// The line of a heading, and the title if it would be read as something else.
fn heading(heading: &Heading, number: u32) -> (String, Option<String>) {
    let suffix =
        heading.number.and_then(|number| number.suffix).map(String::from).unwrap_or_default();
    let mut line = format!("SCENE {number}{suffix}");
    let mut terms: Vec<String> =
        heading.scene_type.iter().map(|kind| kind.value.as_str().to_owned()).collect();
    terms.extend(heading.media.iter().map(medium));
    if !terms.is_empty() {
        let _ = write!(line, " — {}", terms.join(", "));
    }
    if let Some(time) = &heading.time {
        let _ = write!(line, " ({})", spelling::time(time));
    }
    let Some(title) = heading.title.as_ref().map(one_line).filter(|title| !title.is_empty()) else {
        return (line, None);
    };
    let titled = format!("{line}: {title}");
    if is_read_as(&titled, heading, &title) { (titled, None) } else { (line, Some(title)) }
}

fn medium(medium: &Medium) -> String {
    let name = medium.asset.as_ref().map(one_line);
    match name {
        Some(name) if name.contains(char::is_whitespace) => {
            format!("{} \"{name}\"", medium.kind.as_str())
        }
        Some(name) => format!("{} {name}", medium.kind.as_str()),
        None => medium.kind.as_str().to_owned(),
    }
}

/// Whether a line is read as the heading that it was made from.
fn is_read_as(line: &str, heading: &Heading, title: &str) -> bool {
    let Ok(source) = Source::new("heading.shot", line) else { return false };
    let parsed = parse::parse(&source);
    let [scene] = parsed.script.scenes.as_slice() else { return false };
    let read = &scene.heading;
    let time = |heading: &Heading| heading.time.map(|time| (time.value, time.approximate));
    read.title.as_ref().is_some_and(|read| read.as_str() == title)
        && read.scene_type == heading.scene_type
        && read.media == heading.media
        && time(read) == time(heading)
        && read.visual.is_none()
        && scene.items.is_empty()
}

fn print_item(item: &Item, layer: u8) -> String {
    let plain = |label: &str, text: &Text| {
        let text = one_line(text);
        if text.is_empty() { text } else { format!("{label}: {text}") }
    };
    match &item.kind {
        ItemKind::Voiceover(vo) => voiceover(vo),
        ItemKind::Direction(text) => direction(&one_line(text)),
        ItemKind::Layer { text, .. } => plain(&format!("LAYER {layer}"), text),
        ItemKind::Visual(text) => plain("VISUAL", text),
        ItemKind::Left(text) => plain("LEFT", text),
        ItemKind::Right(text) => plain("RIGHT", text),
        ItemKind::Shown(text) => shown("TEXT", text),
        ItemKind::LowerThird(text) => shown("LOWER-THIRD", text),
        ItemKind::Media(media) => {
            format!("MEDIA: {}", media.iter().map(medium).collect::<Vec<_>>().join(", "))
        }
        ItemKind::Duration(time) => time
            .as_ref()
            .map(|time| format!("DURATION: {}", spelling::time(time)))
            .unwrap_or_default(),
        ItemKind::Transition(text) => plain("TRANSITION", text),
        ItemKind::Music(text) => plain("MUSIC", text),
        ItemKind::Sfx(text) => plain("SFX", text),
        ItemKind::Note(text) => plain("NOTE", text),
    }
}

/// A direction in brackets, if it has none itself.
fn direction(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else if text.contains(['[', ']']) || text.starts_with(['*', '_']) || starts_scene(text) {
        format!("DIRECTION: {text}")
    } else {
        format!("[{text}]")
    }
}

/// `[Scene 2: …]` would be a heading.
fn starts_scene(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["scene", "shot", "segment"].iter().any(|word| lower.starts_with(word))
}

/// Spoken words. A remark that no label can hold is a direction before them.
fn voiceover(vo: &Voiceover) -> String {
    let text = one_line(&vo.text);
    if text.is_empty() {
        return text;
    }
    let remark = vo.remark.as_ref().map(one_line).filter(|remark| !remark.is_empty());
    let value = if crate::plan::is_silence(&text) { text } else { quoted(&text) };
    match remark {
        Some(remark) if is_remark(&remark) => format!("VO ({remark}): {value}"),
        Some(remark) => format!("{}\nVO: {value}", direction(&remark)),
        None => format!("VO: {value}"),
    }
}

/// Whether a remark can stand in brackets behind a label.
fn is_remark(remark: &str) -> bool {
    remark.len() < 80
        && !remark.contains([':', '(', ')', '[', ']', '—', '–', '"'])
        && !remark.contains(" - ")
}

fn shown(label: &str, shown: &Shown) -> String {
    let text = one_line(&shown.text);
    if text.is_empty() {
        return text;
    }
    let styling = shown.styling.as_ref().map(one_line).filter(|styling| !styling.is_empty());
    match styling {
        Some(styling) if styling.contains(['"', '“', '”', '«', '»', '「', '」']) => {
            format!("{label}: {}\nNOTE: {styling}", quoted(&text))
        }
        Some(styling) => format!("{label}: {} {styling}", quoted(&text)),
        None => format!("{label}: {}", quoted(&text)),
    }
}
