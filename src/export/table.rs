//! A row a scene, for spreadsheets.

use std::borrow::Cow;

use crate::plan::{Plan, Scene};
use crate::rows;
use crate::text::Text;

use super::parts::{self, Part, seconds};
use super::text::printable;

const COLUMNS: [&str; 16] = [
    "scene",
    "title",
    "type",
    "media",
    "start",
    "end",
    "seconds",
    "estimated_seconds",
    "voiceover",
    "visual",
    "on_screen_text",
    "lower_third",
    "transition",
    "music",
    "sfx",
    "notes",
];

/// Signs that make spreadsheets calculate a cell; some take those of full width, too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

pub(super) fn write(plan: &Plan) -> String {
    let header = COLUMNS.map(Cow::Borrowed).to_vec();
    rows::write(std::iter::once(header).chain(plan.scenes.iter().map(row)))
}

fn row(scene: &Scene) -> Vec<Cow<'static, str>> {
    let media: Vec<&str> = scene.media.iter().map(|medium| medium.value.as_str()).collect();
    let end = scene.start + scene.seconds;
    let shown = scene.text.iter().map(|shown| shown.text.to_string());
    [
        scene.label(),
        text(scene.title.as_ref()),
        scene.scene_type.map_or_else(String::new, |kind| kind.value.as_str().to_owned()),
        media.join(", "),
        seconds(scene.start),
        seconds(end),
        seconds(scene.seconds),
        seconds(scene.speech.estimate),
        text(scene.vo.as_ref()),
        lines(visual(scene)),
        lines(shown),
        text(scene.lower_third.as_ref().map(|shown| &shown.text)),
        text(scene.transition.as_ref()),
        text(scene.music.as_ref()),
        text(scene.sfx.as_ref()),
        lines(notes(scene)),
    ]
    .into_iter()
    .map(|cell| Cow::Owned(harmless(printable(&cell))))
    .collect()
}

fn text(text: Option<&Text>) -> String {
    text.map_or_else(String::new, Text::to_string)
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Directions, pictures, and how strings are shown.
fn visual(scene: &Scene) -> impl Iterator<Item = String> {
    let assets = scene.assets.iter().map(|name| format!("ASSET: {name}"));
    let parts = parts::directions(scene).into_iter().chain(parts::images(scene));
    let strings = scene.text.iter().chain(&scene.lower_third);
    let shown = parts::shown(scene).into_iter().zip(strings);
    let styled = shown.filter(|(_, shown)| shown.styling.is_some()).map(|(part, _)| part);
    assets.chain(parts.chain(styled).map(|part: Part| part.print()))
}

/// How it is spoken, and the remarks.
fn notes(scene: &Scene) -> impl Iterator<Item = String> {
    let delivery = scene.delivery.iter().map(|remark| format!("VO: {remark}"));
    delivery.chain(scene.notes.iter().map(Text::to_string))
}

/// An apostrophe before what a spreadsheet would calculate: a script may come from anybody. A plain
/// number such as `-5%` is none the worse for it and stays as it is.
fn harmless(cell: String) -> String {
    let Some(rest) = cell.strip_prefix(FORMULA) else { return cell };
    let is_number =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '%' | ' ');
    let signed = cell.starts_with(['+', '-']) && !rest.is_empty() && rest.chars().all(is_number);
    if signed { cell } else { format!("'{cell}") }
}
