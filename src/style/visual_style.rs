//! The open `visual-style.md` format: Markdown with the rules in its YAML front matter.
//!
//! What has a place in a [`Style`] goes there; the rest is kept under `x_` keys, so that a style that
//! is read and written again loses nothing but the Markdown below its front matter.

use std::fmt::Write as _;

use super::{Color, Face, Layout, Palette, Style, Typography, normalize, read};
use crate::source::{Source, Span};
use crate::yaml::{Key, Node, Reader, Value};

/// Version of the format.
const VERSION: &str = "1.0";
/// Keys that have no place in a style, in the order in which they are written.
const KEPT: [&str; 5] = ["style_prompt_full", "author", "source_url", "created", "assets"];

/// Reads a whole `visual-style.md`.
pub(super) fn read(source: &Source, reader: &mut Reader) -> Style {
    let mut style = Style::default();
    let Some((yaml, base)) = front_matter(source.text()) else {
        let message = "this Markdown file has no front matter";
        let help = "begin it with a `---` line, the style's keys and another `---` line";
        reader.wrong(Span::at(0), message, help);
        return style;
    };
    let root = reader.parse(yaml, base);
    for (key, node) in reader.entries("the style", &root, "name: brand") {
        take(&mut style, reader, key, node);
    }
    style
}

/// The YAML between the first two `---` lines, and where it starts.
fn front_matter(text: &str) -> Option<(&str, u32)> {
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut start = None;
    for line in text.get(at..)?.split_inclusive('\n') {
        match (line.trim_end() == "---", start) {
            (true, Some(start)) => return Some((text.get(start..at)?, start as u32)),
            (true, None) => start = Some(at + line.len()),
            (false, None) => return None,
            (false, Some(_)) => {}
        }
        at += line.len();
    }
    None
}

fn take(style: &mut Style, reader: &mut Reader, key: &Key<'_>, node: &Node<'_>) {
    match key.text.as_ref() {
        "name" => {
            style.title = text(reader, "name", node);
            style.name = normalize(&style.title);
        }
        "version" => style.version = text(reader, "version", node),
        "style_prompt_short" => style.summary = text(reader, "style_prompt_short", node),
        "tags" => style.best_for = texts(reader, "tags", node),
        "colors" => read::palette(&mut style.colors, reader, "colors", node),
        "typography" => typography(&mut style.typography, node),
        "layout" => layout(&mut style.layout, node),
        "motion" => motion(style, reader, node),
        "mood" => mood(style, reader, node),
        own if own.starts_with("x_") => keep(style, own, node),
        other => keep(style, &format!("x_{other}"), node),
    }
}

fn keep(style: &mut Style, key: &str, node: &Node<'_>) {
    style.extra.insert(key.to_owned(), node.to_json());
}

fn text(reader: &mut Reader, name: &str, node: &Node<'_>) -> String {
    let text = reader.str(name, node, format_args!("{name}: …"));
    text.map(read::one_line).unwrap_or_default()
}

/// A list of texts, or one text.
fn texts(reader: &mut Reader, name: &str, node: &Node<'_>) -> Vec<String> {
    match &node.value {
        Value::Text(_) => vec![text(reader, name, node)],
        _ => reader
            .items(name, node, format_args!("{name}: [one, two]"))
            .iter()
            .map(|item| text(reader, name, item))
            .collect(),
    }
}

/// All texts in a value, one after another: the format leaves open what stands below type and
/// layout.
fn flat(node: &Node<'_>) -> String {
    match &node.value {
        Value::List(items) => items.iter().map(flat).collect::<Vec<_>>().join(", "),
        Value::Map(entries) => {
            let entry = |(key, node): &(Key<'_>, Node<'_>)| format!("{} {}", key.text, flat(node));
            entries.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
        _ => node.text().map(read::one_line).unwrap_or_default(),
    }
}

fn entries<'n, 'a>(node: &'n Node<'a>) -> &'n [(Key<'a>, Node<'a>)] {
    if let Value::Map(entries) = &node.value { entries } else { &[] }
}

fn typography(typography: &mut Typography, node: &Node<'_>) {
    for (key, node) in entries(node) {
        let slot = match key.text.as_ref() {
            "display" | "heading" | "headline" => &mut typography.display,
            "body" => &mut typography.body,
            "caption" => &mut typography.caption,
            "rules" | "notes" if matches!(node.value, Value::List(_)) => {
                typography.rules.extend(list(node));
                continue;
            }
            other => {
                typography.rules.push(format!("{other}: {}", flat(node)));
                continue;
            }
        };
        *slot = Some(face(node));
    }
}

fn face(node: &Node<'_>) -> Face {
    let mut face = Face::default();
    if node.text().is_some() {
        face.family = flat(node);
    }
    for (key, node) in entries(node) {
        match key.text.as_ref() {
            "family" | "font" => face.family = flat(node),
            "weight" => face.weight = flat(node),
            "style" => face.style = flat(node),
            other => {
                let space = if face.style.is_empty() { "" } else { " " };
                let _ = write!(face.style, "{space}{other} {}", flat(node));
            }
        }
    }
    face
}

fn list(node: &Node<'_>) -> Vec<String> {
    if let Value::List(items) = &node.value { items.iter().map(flat).collect() } else { Vec::new() }
}

fn layout(layout: &mut Layout, node: &Node<'_>) {
    for (key, node) in entries(node) {
        match key.text.as_ref() {
            "grid" => layout.grid = flat(node),
            "alignment" => layout.alignment = flat(node),
            "aspect_ratio" => layout.aspect_ratio = flat(node),
            "negative_space" => layout.negative_space = flat(node),
            "notes" => layout.notes.extend(list(node)),
            other => layout.notes.push(format!("{other}: {}", flat(node))),
        }
    }
}

fn motion(style: &mut Style, reader: &mut Reader, node: &Node<'_>) {
    for (key, node) in entries(node) {
        match key.text.as_ref() {
            "transitions" => style.transitions.allowed = texts(reader, "transitions", node),
            "animation_style" => style.motion.notes.extend(texts(reader, "animation_style", node)),
            "pacing" => style.motion.pacing = text(reader, "pacing", node),
            other => keep(style, &format!("x_{other}"), node),
        }
    }
}

fn mood(style: &mut Style, reader: &mut Reader, node: &Node<'_>) {
    for (key, node) in entries(node) {
        match key.text.as_ref() {
            "keywords" => style.mood = texts(reader, "keywords", node),
            "avoid" => style.avoid = texts(reader, "avoid", node),
            other => keep(style, &format!("x_{other}"), node),
        }
    }
}

/// Writes a style as `visual-style.md`.
///
/// The format has no place for verbs, texture and forbidden transitions of their own: they are part
/// of `style_prompt_full` and of `mood.avoid`.
pub fn to_visual_style(style: &Style) -> String {
    let mut out = format!("---\nname: {}\n", quoted(&style.title));
    let version = if style.version.is_empty() { VERSION } else { &style.version };
    field(&mut out, "version", version);
    field(&mut out, "style_prompt_short", &style.summary);
    if !style.extra.contains_key("x_style_prompt_full") {
        field(&mut out, "style_prompt_full", &full_prompt(style));
    }
    for key in KEPT {
        if let Some(value) = style.extra.get(&format!("x_{key}")) {
            let _ = writeln!(out, "{key}: {value}");
        }
    }
    fields(&mut out, "tags", &style.best_for);
    colors(&mut out, &style.colors);
    type_and_layout(&mut out, style);
    motion_and_mood(&mut out, style);
    for (key, value) in &style.extra {
        let nested = ["x_audio_cues", "x_era", "x_cultural_reference"].contains(&key.as_str());
        if !nested && !KEPT.iter().any(|kept| key.strip_prefix("x_") == Some(kept)) {
            let _ = writeln!(out, "{key}: {value}");
        }
    }
    let _ = write!(out, "---\n\n# {}\n\n{}\n", style.title, style.summary);
    out
}

/// Every rule of a style in sentences.
fn full_prompt(style: &Style) -> String {
    let motion = &style.motion;
    let parts = [
        style.summary.clone(),
        sentence("Type", &style.typography.rules),
        sentence("Layout", &style.layout.notes),
        sentence("Motion verbs", &motion.verbs),
        sentence("Motion", &motion.notes),
        sentence("Texture", &style.texture),
        sentence("Transitions", &style.transitions.allowed),
        sentence("Never", &style.transitions.avoid),
        sentence("Avoid", &style.avoid),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn sentence(label: &str, rules: &[String]) -> String {
    if rules.is_empty() { String::new() } else { format!("{label}: {}.", rules.join("; ")) }
}

fn colors(out: &mut String, palette: &Palette) {
    out.push_str("colors:\n");
    // The format wants two primary colours at least; the next in rank stand in.
    let missing = 2_usize.saturating_sub(palette.primary.len());
    let borrowed = palette.accent.iter().chain(&palette.neutral).take(missing);
    let groups = [
        ("primary", palette.primary.iter().chain(borrowed).collect::<Vec<_>>()),
        ("accent", palette.accent.iter().collect()),
        ("neutral", palette.neutral.iter().collect()),
    ];
    for (name, colors) in groups.iter().filter(|(_, colors)| !colors.is_empty()) {
        let _ = writeln!(out, "  {name}:");
        for Color { name, hex, role } in colors {
            let hex = hex.as_deref().map(|hex| format!(", hex: {}", quoted(hex)));
            let hex = hex.unwrap_or_default();
            let _ = writeln!(out, "    - {{name: {}{hex}, role: {}}}", quoted(name), quoted(role));
        }
    }
}

fn type_and_layout(out: &mut String, style: &Style) {
    out.push_str("typography:\n");
    let faces = &style.typography;
    for (name, face) in
        [("display", &faces.display), ("body", &faces.body), ("caption", &faces.caption)]
    {
        let Some(Face { family, weight, style }) = face else { continue };
        let [family, weight, style] = [family, weight, style].map(|text| quoted(text));
        let _ = writeln!(out, "  {name}: {{family: {family}, weight: {weight}, style: {style}}}");
    }
    fields(out, "  rules", &faces.rules);
    let layout = &style.layout;
    out.push_str("layout:\n");
    field(out, "  grid", &layout.grid);
    field(out, "  alignment", &layout.alignment);
    field(out, "  aspect_ratio", &layout.aspect_ratio);
    field(out, "  negative_space", &layout.negative_space);
    fields(out, "  notes", &layout.notes);
}

fn motion_and_mood(out: &mut String, style: &Style) {
    out.push_str("motion:\n");
    fields(out, "  transitions", &style.transitions.allowed);
    fields(out, "  animation_style", &style.motion.notes);
    field(out, "  pacing", &style.motion.pacing);
    kept(out, style, &["audio_cues"]);
    out.push_str("mood:\n");
    fields(out, "  keywords", &style.mood);
    kept(out, style, &["era", "cultural_reference"]);
    let avoid: Vec<String> = style.avoid.iter().chain(&style.transitions.avoid).cloned().collect();
    fields(out, "  avoid", &avoid);
}

fn kept(out: &mut String, style: &Style, keys: &[&str]) {
    for key in keys {
        if let Some(value) = style.extra.get(&format!("x_{key}")) {
            let _ = writeln!(out, "  {key}: {value}");
        }
    }
}

fn field(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(out, "{key}: {}", quoted(value));
    }
}

fn fields(out: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let _ = writeln!(out, "{key}: [{}]", values.join(", "));
    }
}

/// A text in double quotes. Every JSON string is YAML too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
