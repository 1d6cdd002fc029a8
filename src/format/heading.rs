//! `SCENE 2 — B-ROLL, MOTION GRAPHICS (12s): Signups`

use std::fmt::Write as _;

use crate::ast::Heading;
use crate::parse::layout::snippet;
use crate::source::Span;
use crate::text::Text;

use super::same;
use super::spelling;

/// The heading in canonical spelling, or as it is written if that would not say the same. `keep`
/// keeps the word for a scene: a script that has several means something by each.
pub(super) fn print(text: &str, heading: &Heading, keep: bool) -> String {
    let written = text.get(heading.span.range()).unwrap_or_default();
    let canonical = canonical(text, heading, keep);
    if canonical == written || is_whole(text, heading) && is_read_alike(&canonical, heading) {
        return canonical;
    }
    let before = text.get(heading.span.start as usize..heading.keyword.start as usize);
    let behind = text.get(heading.keyword.end as usize..heading.span.end as usize);
    let word = word(text, heading, keep);
    let respelled = [before.unwrap_or_default(), &word, behind.unwrap_or_default()].concat();
    if is_read_alike(&respelled, heading) { respelled } else { written.to_owned() }
}

fn word(text: &str, heading: &Heading, keep: bool) -> String {
    let written = text.get(heading.keyword.range()).unwrap_or_default();
    if keep { written.to_uppercase() } else { "SCENE".to_owned() }
}

fn canonical(text: &str, heading: &Heading, keep: bool) -> String {
    let slice = |span: Span| text.get(span.range()).unwrap_or_default();
    let mut out = word(text, heading, keep);
    if let Some(number) = heading.number {
        let _ = write!(out, " {}", number.value);
        out.extend(number.suffix);
    }
    let mut kinds: Vec<String> =
        heading.scene_type.iter().map(|kind| kind.value.as_str().to_owned()).collect();
    kinds.extend(heading.media.iter().map(|medium| spelling::medium(medium, slice(medium.span))));
    if !kinds.is_empty() || heading.number.is_none() && heading.time.is_some() {
        out.push_str(" — ");
        out.push_str(&kinds.join(", "));
    }
    if let Some(time) = &heading.time {
        let space = if out.ends_with(' ') { "" } else { " " };
        let _ = write!(out, "{space}({})", spelling::time(time));
    }
    if let Some(name) = heading.title.as_ref().or(heading.visual.as_ref()) {
        let _ = write!(out, ": {name}");
    }
    out
}

/// Whether everything that the heading says is in the tree: of two types, one is not.
fn is_whole(text: &str, heading: &Heading) -> bool {
    let letters = |span: Span| spelling::letters(text.get(span.range()).unwrap_or_default());
    let read = [
        Some(heading.keyword),
        heading.number.map(|number| number.span),
        heading.scene_type.map(|kind| kind.span),
        heading.time.map(|time| time.span),
    ];
    let named = heading.title.iter().chain(&heading.visual).flat_map(Text::pieces);
    let read = read
        .into_iter()
        .flatten()
        .chain(heading.media.iter().map(|medium| medium.span))
        .chain(named.map(|(_, span, _)| span));
    read.map(letters).sum::<usize>() == letters(heading.span)
}

fn is_read_alike(canonical: &str, heading: &Heading) -> bool {
    let parsed = snippet(canonical);
    let alone = parsed.script.sections.is_empty() && parsed.diagnostics.is_empty();
    match parsed.script.scenes.as_slice() {
        [scene] => alone && scene.items.is_empty() && same::heading(&scene.heading, heading),
        _ => false,
    }
}
