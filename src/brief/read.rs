//! From YAML to a [`Brief`], with findings that point into the YAML.

use crate::ast::Spanned;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::plan::{Orientation, declared, language_tag};
use crate::source::{Source, Span};
use crate::speech::{Language, measure};
use crate::yaml::{Key, Node, Reader, Rules, Value};

use super::kind::{self, kind, names};
use super::model::{Brief, Point};

const RULE: &str = "brief/invalid";
const RULES: Rules = Rules { invalid: RULE, unknown: RULE, unknown_severity: Severity::Error };

const KEYS: [&str; 12] = [
    "title",
    "video",
    "duration",
    "goal",
    "audience",
    "tone",
    "mood",
    "style",
    "language",
    "orientation",
    "points",
    "call_to_action",
];
const POINT_KEYS: [&str; 5] = ["say", "show", "figures", "quote", "kind"];
const CALL_KEYS: [&str; 4] = ["say", "show", "figures", "quote"];

pub(super) const ORIENTATIONS: [(&str, Orientation); 2] =
    [("landscape", Orientation::Landscape), ("portrait", Orientation::Portrait)];

/// Most points: more than the longest video has sentences.
const MOST_POINTS: usize = 200;
/// Most bytes of narration in a point: several minutes of speech.
const LONGEST_SAY: usize = 10_000;
/// Most bytes of any other text: what does not fit on a page is no brief.
const LONGEST: usize = 2_000;

/// Reads a brief.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong, in source order.
pub fn read(source: &Source) -> Result<Brief, Error> {
    let mut reader = Reader::new(RULES);
    let root = reader.parse(source.text(), 0);
    let mut brief = Brief::default();
    match &root.value {
        Value::Map(entries) => {
            for (key, node) in entries {
                take(&mut brief, &mut reader, key, node, entries);
            }
            check(&brief, &root, &mut reader);
        }
        Value::Null if !reader.diagnostics.is_empty() => {}
        Value::Null => reader.wrong(root.span, "the brief is empty", START),
        _ => reader.mistyped("the brief", &root, "keys and values", "title: January in numbers"),
    }
    if reader.diagnostics.is_empty() {
        return Ok(brief);
    }
    reader.diagnostics.sort_by_key(|found| found.span);
    Err(Error::invalid(source.clone(), reader.diagnostics))
}

const START: &str = "it needs `points`, each with what to `say`; `shotlist plan --kind tutorial` \
                     writes a script to start from without a brief";

fn take(
    brief: &mut Brief,
    reader: &mut Reader,
    key: &Key<'_>,
    node: &Node<'_>,
    siblings: &[(Key<'_>, Node<'_>)],
) {
    let Some(name) = KEYS.into_iter().find(|name| *name == key.text) else {
        return reader.unknown(key, &KEYS, siblings);
    };
    if reader.is_absent(name, node) {
        return;
    }
    match name {
        "title" => brief.title = text(reader, name, node, "January in numbers"),
        "goal" => brief.goal = text(reader, name, node, "Descaling is three movements."),
        "audience" => brief.audience = text(reader, name, node, "Owners of small bakeries"),
        "tone" => brief.tone = text(reader, name, node, "Warm and dry"),
        "style" => {
            let named = text(reader, name, node, "swiss-pulse");
            brief.style = named.map(|name| Spanned::new(name, node.span));
        }
        "mood" => brief.mood = words(reader, node),
        "video" => brief.kind = video(reader, node),
        "duration" => brief.duration = declared(reader, node),
        "language" => brief.language = language_tag(reader, node).map(|tag| tag.to_string()),
        "orientation" => {
            brief.orientation = reader.choice(name, node, &ORIENTATIONS).map(|found| found.value);
        }
        "points" => {
            brief.points_at = node.span;
            let items = reader.items(name, node, "points: [{say: One loaf in six is wasted.}]");
            for item in items.iter().take(MOST_POINTS) {
                brief.points.extend(point(reader, "a point", item, &POINT_KEYS));
            }
            if items.len() > MOST_POINTS {
                let message = format!("{} points; a brief may have {MOST_POINTS}", items.len());
                reader.wrong(node.span, message, "make several videos of it");
            }
        }
        _ => brief.call_to_action = point(reader, name, node, &CALL_KEYS),
    }
}

/// What only the whole brief can tell.
fn check(brief: &Brief, root: &Node<'_>, reader: &mut Reader) {
    // A misspelt key has its own finding.
    let has_points = match &root.value {
        Value::Map(entries) => entries.iter().any(|(key, node)| {
            strsim::osa_distance(&key.text, "points") <= 2
                && node.value != Value::Null
                && node.value != Value::List(Vec::new())
        }),
        _ => false,
    };
    if brief.points.is_empty() && !has_points {
        let help =
            "add `points:`, and below it what the video says: `- say: One loaf in six is wasted.`";
        reader.wrong(root.span, "the brief has no points", help);
    }
    if let Some(kind) = brief.kind {
        check_kinds(brief, kind, reader);
    }
}

/// An error about a brief.
pub(super) fn error(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(RULE, Severity::Error, span, message)
}

/// Checks the parts that points ask for against another kind than the brief's own.
///
/// # Errors
/// [`Error::Invalid`] with every part that does not exist there.
pub(super) fn check_against(
    source: &Source,
    brief: &Brief,
    kind: &kind::Kind,
) -> Result<(), Error> {
    let mut reader = Reader::new(RULES);
    check_kinds(brief, kind, &mut reader);
    if reader.diagnostics.is_empty() {
        Ok(())
    } else {
        Err(Error::invalid(source.clone(), reader.diagnostics))
    }
}

/// The parts that points ask for exist in that kind of video.
fn check_kinds(brief: &Brief, kind: &kind::Kind, reader: &mut Reader) {
    let sections: Vec<&str> = kind.sections.iter().map(|section| section.name.as_str()).collect();
    for part in brief.points.iter().filter_map(|point| point.part.as_ref()) {
        if sections.contains(&part.value.as_str()) {
            continue;
        }
        let message = format!("`{}` is no part of this kind of video, {}", part.value, kind.name);
        let help = match crate::yaml::nearest(&part.value, sections.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "its parts are {}; without `kind`, points are dealt out in their order",
                sections.join(", ")
            ),
        };
        reader.wrong(part.span, message, help);
    }
}

fn video(reader: &mut Reader, node: &Node<'_>) -> Option<&'static kind::Kind> {
    let written = text(reader, "video", node, "product-demo")?;
    let found = kind(&written);
    if found.is_none() {
        let help = match kind::nearest(&written) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", names().join(", ")),
        };
        reader.wrong(node.span, format!("there is no kind of video `{written}`"), help);
    }
    found
}

/// A point: a mapping, or no more than what it says.
fn point(reader: &mut Reader, name: &str, node: &Node<'_>, keys: &[&str]) -> Option<Point> {
    let example = "say: One loaf in six is wasted.";
    let mut point = Point { span: node.span, ..Point::default() };
    match &node.value {
        Value::Map(entries) => {
            for (key, node) in entries {
                if keys.contains(&key.text.as_ref()) {
                    part_of(&mut point, reader, &key.text, node);
                } else {
                    reader.unknown(key, keys, entries);
                }
            }
            if !entries.iter().any(|(key, node)| key.text == "say" && node.value != Value::Null) {
                let message = format!("{name} has nothing to `say`", name = quoted(name));
                reader.wrong(node.span, message, format!("for example `{example}`"));
                return None;
            }
        }
        Value::Null | Value::List(_) => {
            reader.mistyped(name, node, "text or a mapping", example);
            return None;
        }
        _ => point.say = spoken(reader, name, node)?,
    }
    Some(point).filter(|point| !point.say.is_empty())
}

fn quoted(name: &str) -> String {
    if name.contains(' ') { name.to_owned() } else { format!("`{name}`") }
}

fn part_of(point: &mut Point, reader: &mut Reader, name: &str, node: &Node<'_>) {
    if reader.is_absent(name, node) {
        return;
    }
    match name {
        "say" => point.say = spoken(reader, name, node).unwrap_or_default(),
        "show" => point.show = text(reader, name, node, "Hands brush flour from a bench"),
        "quote" => point.quote = text(reader, name, node, "I sleep until four now. — Maren, baker"),
        "kind" => {
            let part = text(reader, name, node, "problem");
            point.part = part.map(|part| Spanned::new(crate::style::normalize(&part), node.span));
        }
        _ => {
            let example = "figures: [\"−38%\"]";
            for item in reader.items(name, node, example) {
                point.figures.extend(text(reader, "a figure", item, "−38%"));
            }
        }
    }
}

/// Text with at least one word that a voice can speak.
fn spoken(reader: &mut Reader, name: &str, node: &Node<'_>) -> Option<String> {
    let written = bounded(reader, name, node, "One loaf in six is wasted.", LONGEST_SAY)?;
    if measure(&written, Language::detect(&written)).words > 0 {
        return Some(written);
    }
    let help = "write the words as they are to be spoken";
    reader.wrong(node.span, format!("{} has no words to speak", quoted(name)), help);
    None
}

fn text(reader: &mut Reader, name: &str, node: &Node<'_>, example: &str) -> Option<String> {
    bounded(reader, name, node, example, LONGEST)
}

/// Text on one line that is not empty.
fn bounded(
    reader: &mut Reader,
    name: &str,
    node: &Node<'_>,
    example: &str,
    most: usize,
) -> Option<String> {
    let written = one_line(reader.str(name, node, example)?);
    if written.is_empty() {
        reader.wrong(
            node.span,
            format!("{} is empty", quoted(name)),
            format!("for example `{example}`"),
        );
        return None;
    }
    if written.len() > most {
        let message =
            format!("{} is {} bytes long; it may have {most}", quoted(name), written.len());
        reader.wrong(node.span, message, "shorten it, or make several of it");
        return None;
    }
    Some(written)
}

/// Words apart by commas, or a list of them.
fn words(reader: &mut Reader, node: &Node<'_>) -> Vec<String> {
    let example = "calm, precise";
    let written: Vec<String> = match &node.value {
        Value::List(items) => {
            items.iter().filter_map(|item| text(reader, "a mood", item, "calm")).collect()
        }
        _ => text(reader, "mood", node, example).into_iter().collect(),
    };
    let parts = written.iter().flat_map(|text| text.split([',', ';', '、', '，']));
    parts.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A text on one line: lines are joined by single spaces, and what no text may hold is left out.
pub(super) fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A whole number of a kind's file.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only small whole numbers reach the cast"
)]
pub(super) fn seconds_of(reader: &mut Reader, name: &str, node: &Node<'_>) -> u64 {
    match node.value {
        Value::Number(number) if (1.0..=300.0).contains(&number) => number as u64,
        _ => {
            reader.mistyped(name, node, "a number from 1 to 300", format_args!("{name}: 10"));
            0
        }
    }
}
