//! From a YAML tree to a [`Style`], with findings that point into the YAML.

use std::fmt::Display;

use super::{Color, Energy, Face, Layout, Motion, Palette, Style, Transitions, Typography};
use super::{normalize, rgb};
use crate::diagnostic::Severity;
use crate::source::Span;
use crate::yaml::{Key, Node, Reader, Rules, Value};

const KEYS: &[&str] = &[
    "name",
    "title",
    "version",
    "extends",
    "after",
    "mood",
    "best_for",
    "summary",
    "colors",
    "max_colors",
    "typography",
    "layout",
    "motion",
    "transitions",
    "texture",
    "avoid",
];
const PALETTE_KEYS: &[&str] = &["primary", "accent", "neutral"];
const COLOR_KEYS: &[&str] = &["name", "hex", "role"];
const TYPOGRAPHY_KEYS: &[&str] = &["display", "body", "caption", "rules"];
const FACE_KEYS: &[&str] = &["family", "weight", "style"];
const LAYOUT_KEYS: &[&str] = &["grid", "alignment", "aspect_ratio", "negative_space", "notes"];
const MOTION_KEYS: &[&str] = &["energy", "verbs", "pacing", "notes"];
const TRANSITION_KEYS: &[&str] = &["use", "avoid"];

const COLOR_EXAMPLE: &str = "{name: ink, hex: \"#1a1a1a\", role: background}";
/// More colours than this in one scene are no limit.
pub(crate) const MOST_COLORS: f64 = 16.0;

/// A reader for style files: whatever is wrong in one is an error.
pub(super) fn file_reader() -> Reader {
    let rule = "style/invalid";
    Reader::new(Rules { invalid: rule, unknown: rule, unknown_severity: Severity::Error })
}

/// The style that a tree extends, and where it says so.
pub(super) fn extends(root: &Node<'_>) -> Option<(String, Span)> {
    let Value::Map(entries) = &root.value else {
        return None;
    };
    let (_, node) = entries.iter().find(|(key, _)| key.text == "extends")?;
    Some((one_line(node.text()?), node.span))
}

/// Reads a tree over what `style` holds already: its parent's rules, or nothing.
pub(super) fn fill(style: &mut Style, root: &Node<'_>, reader: &mut Reader) {
    let example = "name: brand";
    each(reader, "the style", root, example, KEYS, |reader, field| {
        match field.name {
            "name" => {
                field.string(reader, &mut style.name);
                style.name = normalize(&style.name);
            }
            "title" => field.string(reader, &mut style.title),
            "version" => field.string(reader, &mut style.version),
            "extends" => style.extends = field.optional(reader).or(style.extends.take()),
            "after" => style.after = field.optional(reader).or(style.after.take()),
            "mood" => field.strings(reader, &mut style.mood),
            "best_for" => field.strings(reader, &mut style.best_for),
            "summary" => field.string(reader, &mut style.summary),
            "colors" => palette(&mut style.colors, reader, field.name, field.node),
            "max_colors" => max_colors(style, reader, &field),
            "typography" => typography(&mut style.typography, reader, &field),
            "layout" => layout(&mut style.layout, reader, &field),
            "motion" => motion(&mut style.motion, reader, &field),
            "transitions" => transitions(&mut style.transitions, reader, &field),
            "texture" => field.strings(reader, &mut style.texture),
            "avoid" => field.strings(reader, &mut style.avoid),
            own if own.starts_with("x_") => {
                style.extra.insert(own.to_owned(), field.node.to_json());
            }
            _ => return false,
        }
        true
    });
}

/// Reads the palette under the key `name`.
pub(super) fn palette(palette: &mut Palette, reader: &mut Reader, name: &str, node: &Node<'_>) {
    let example = "colors: {primary: [{name: ink, hex: \"#1a1a1a\", role: background}]}";
    each(reader, name, node, example, PALETTE_KEYS, |reader, field| {
        let slot = match field.name {
            "primary" => &mut palette.primary,
            "accent" => &mut palette.accent,
            "neutral" => &mut palette.neutral,
            _ => return false,
        };
        let example = format_args!("{}: [{COLOR_EXAMPLE}]", field.name);
        let colors = reader.items(field.name, field.node, example);
        if !field.adds && field.node.value != Value::Null {
            slot.clear();
        }
        slot.extend(colors.iter().map(|node| color(reader, node)));
        true
    });
}

fn color(reader: &mut Reader, node: &Node<'_>) -> Color {
    let mut color = Color::default();
    let mut shown = None;
    each(reader, "a colour", node, COLOR_EXAMPLE, COLOR_KEYS, |reader, field| {
        match field.name {
            "name" => field.string(reader, &mut color.name),
            "role" => field.string(reader, &mut color.role),
            "hex" => {
                shown = Some(field.node.span);
                color.hex = hex(reader, field.node);
            }
            _ => return false,
        }
        true
    });
    if color.name.is_empty() && shown.is_none() && matches!(node.value, Value::Map(_)) {
        let help = format!("for example `{COLOR_EXAMPLE}`");
        reader.wrong(node.span, "this colour has neither `name` nor `hex`", help);
    }
    color
}

fn hex(reader: &mut Reader, node: &Node<'_>) -> Option<String> {
    let written = reader.str("hex", node, "hex: \"#1a1a1a\"")?.trim();
    if rgb(written).is_some() {
        return Some(written.to_owned());
    }
    let with_mark = format!("#{written}");
    let help = if rgb(&with_mark).is_some() {
        format!("a colour begins with `#`: `hex: \"{with_mark}\"`")
    } else {
        "write `#` and three or six digits from 0 to f, such as `hex: \"#1a1a1a\"`".to_owned()
    };
    reader.wrong(node.span, format!("`{written}` is no colour"), help);
    None
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only whole numbers from 1 to 16 reach the cast"
)]
fn max_colors(style: &mut Style, reader: &mut Reader, field: &Field<'_, '_>) {
    match field.node.value {
        Value::Null => {}
        Value::Number(number) if (1.0..=MOST_COLORS).contains(&number) && number.fract() == 0.0 => {
            style.max_colors = Some(number as u32);
        }
        Value::Number(_) => reader.wrong(
            field.node.span,
            format!("`max_colors` is {}; it takes a whole number from 1 to 16", field.node.raw),
            "for example `max_colors: 3`",
        ),
        _ => reader.mistyped(field.name, field.node, "a whole number", "max_colors: 3"),
    }
}

fn typography(typography: &mut Typography, reader: &mut Reader, field: &Field<'_, '_>) {
    let example = "typography: {display: {family: Helvetica, weight: bold}}";
    each(reader, field.name, field.node, example, TYPOGRAPHY_KEYS, |reader, field| {
        let slot = match field.name {
            "display" => &mut typography.display,
            "body" => &mut typography.body,
            "caption" => &mut typography.caption,
            "rules" => {
                field.strings(reader, &mut typography.rules);
                return true;
            }
            _ => return false,
        };
        face(slot.get_or_insert_default(), reader, &field);
        true
    });
}

fn face(face: &mut Face, reader: &mut Reader, field: &Field<'_, '_>) {
    let example = format_args!("{}: {{family: Helvetica, weight: bold}}", field.name);
    each(reader, field.name, field.node, example, FACE_KEYS, |reader, field| {
        match field.name {
            "family" => field.string(reader, &mut face.family),
            "weight" => field.string(reader, &mut face.weight),
            "style" => field.string(reader, &mut face.style),
            _ => return false,
        }
        true
    });
}

fn layout(layout: &mut Layout, reader: &mut Reader, field: &Field<'_, '_>) {
    let example = "layout: {grid: 12 columns}";
    each(reader, field.name, field.node, example, LAYOUT_KEYS, |reader, field| {
        match field.name {
            "grid" => field.string(reader, &mut layout.grid),
            "alignment" => field.string(reader, &mut layout.alignment),
            "aspect_ratio" => field.string(reader, &mut layout.aspect_ratio),
            "negative_space" => field.string(reader, &mut layout.negative_space),
            "notes" => field.strings(reader, &mut layout.notes),
            _ => return false,
        }
        true
    });
}

fn motion(motion: &mut Motion, reader: &mut Reader, field: &Field<'_, '_>) {
    let energies = [("low", Energy::Low), ("medium", Energy::Medium), ("high", Energy::High)];
    let example = "motion: {energy: low, verbs: [fade, drift]}";
    each(reader, field.name, field.node, example, MOTION_KEYS, |reader, field| {
        match field.name {
            "energy" => {
                let energy = reader.choice("energy", field.node, &energies);
                motion.energy = energy.map_or(motion.energy, |energy| energy.value);
            }
            "verbs" => field.strings(reader, &mut motion.verbs),
            "pacing" => field.string(reader, &mut motion.pacing),
            "notes" => field.strings(reader, &mut motion.notes),
            _ => return false,
        }
        true
    });
}

/// A transition that the parent uses and this style avoids is no longer used; one that this style
/// itself both uses and avoids is an error.
fn transitions(transitions: &mut Transitions, reader: &mut Reader, field: &Field<'_, '_>) {
    let example = "transitions: {use: [hard cut], avoid: [dissolve]}";
    let mut own = Transitions::default();
    each(reader, field.name, field.node, example, TRANSITION_KEYS, |reader, field| {
        let (slot, own) = match field.name {
            "use" => (&mut transitions.allowed, &mut own.allowed),
            "avoid" => (&mut transitions.avoid, &mut own.avoid),
            _ => return false,
        };
        field.strings(reader, own);
        if !field.adds && field.node.value != Value::Null {
            slot.clear();
        }
        slot.extend(own.iter().cloned());
        true
    });
    let both = own.allowed.iter().find(|name| own.avoid.contains(name));
    if let Some(name) = both {
        let message = format!("`{name}` stands in both `use` and `avoid`");
        reader.wrong(field.node.span, message, "keep it in one of the two");
    }
    transitions.allowed.retain(|name| !own.avoid.contains(name));
}

/// One key of a mapping and its value.
struct Field<'n, 'a> {
    /// The key without `+`.
    name: &'n str,
    node: &'n Node<'a>,
    /// Whether `+` stands before the key: the list is added to the parent's.
    adds: bool,
}

/// Hands every entry of a mapping to `read`, which says whether it knows the key.
fn each<'n, 'a>(
    reader: &mut Reader,
    name: &str,
    node: &'n Node<'a>,
    example: impl Display,
    known: &[&str],
    mut read: impl FnMut(&mut Reader, Field<'n, 'a>) -> bool,
) {
    let entries = reader.entries(name, node, example);
    for (key, node) in entries {
        let (name, adds) = match key.text.strip_prefix('+') {
            Some(name) => (name, true),
            None => (key.text.as_ref(), false),
        };
        if adds && refuse_addition(reader, key, name, node) {
            continue;
        }
        if !read(reader, Field { name, node, adds }) {
            reader.unknown(key, known, entries);
        }
    }
}

/// `+` before a key whose value is no list.
fn refuse_addition(reader: &mut Reader, key: &Key<'_>, name: &str, node: &Node<'_>) -> bool {
    let is_list = matches!(node.value, Value::List(_) | Value::Null);
    if !is_list {
        let message = format!("`{}` adds to a list, but its value is {}", key.text, node.kind());
        let help = format!("write a list, or `{name}` without `+` to replace the value");
        reader.wrong(key.span, message, help);
    }
    !is_list
}

impl Field<'_, '_> {
    fn optional(&self, reader: &mut Reader) -> Option<String> {
        reader.str(self.name, self.node, format_args!("{}: …", self.name)).map(one_line)
    }

    fn string(&self, reader: &mut Reader, slot: &mut String) {
        if let Some(text) = self.optional(reader) {
            *slot = text;
        }
    }

    fn strings(&self, reader: &mut Reader, slot: &mut Vec<String>) {
        if reader.is_absent(self.name, self.node) {
            return;
        }
        let written = self.node.text().unwrap_or("one, two");
        let example = format_args!("{}: [{written}]", self.name);
        let items = reader.items(self.name, self.node, example);
        if !self.adds {
            slot.clear();
        }
        for item in items {
            slot.extend(reader.str(self.name, item, example).map(one_line));
        }
    }
}

/// A text on one line: folded and indented lines are joined by single spaces.
pub(super) fn one_line(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['\n', '\t']) && !text.contains("  ") {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
