//! Lines that are written as in the `.shot` language, read by its parser.
//!
//! A line is parsed as a script of its own, and the places in it are led back to the file: so
//! labels, quotes and headings mean here exactly what they mean there.

use std::ops::Range;

use crate::ast::{Item, ItemKind, Medium, Script, SectionKind, Shown, Voiceover};
use crate::import::draft::{DraftScene, DraftTime, DraftValue};
use crate::parse;
use crate::source::{Source, Span};
use crate::text::Text;

/// What stands before an item, so that it is one of a scene.
const SCENE: &str = "SCENE 1\n";

/// Longer lines have no label that anybody would look for.
const LONGEST: usize = 64 * 1024;

fn parsed(before: &str, text: &Text) -> Option<Script> {
    if text.as_str().len() > LONGEST || text.as_str().contains(['\n', '\r']) {
        return None;
    }
    let source = Source::new("", format!("{before}{text}")).ok()?;
    let script = parse::parse(&source).script;
    (script.comments.is_empty() && script.front.is_none()).then_some(script)
}

/// `SCENE 1 — A-ROLL (8s): Hook`
pub(in crate::import) fn heading(text: &Text) -> Option<DraftScene> {
    let script = parsed("", text)?;
    let [scene] = script.scenes.as_slice() else { return None };
    if !scene.items.is_empty() || !script.sections.is_empty() {
        return None;
    }
    let back = Back { text, shift: 0 };
    let heading = &scene.heading;
    let time = heading.time.map(|time| DraftTime {
        value: match time.value {
            crate::ast::TimeValue::Length(length) => DraftValue::Length(length),
            crate::ast::TimeValue::Range(from, to) => DraftValue::Range(from, to),
        },
        approximate: time.approximate,
        span: back.span(time.span),
    });
    Some(DraftScene {
        number: heading.number.map(|mut number| {
            number.span = back.span(number.span);
            number
        }),
        title: heading.title.as_ref().or(heading.visual.as_ref()).map(|title| back.text(title)),
        scene_type: heading.scene_type.map(|mut kind| {
            kind.span = back.span(kind.span);
            kind
        }),
        media: heading.media.iter().map(|medium| back.medium(medium)).collect(),
        time,
        ..DraftScene::default()
    })
}

/// A line with a label of an item, or in brackets.
pub(in crate::import) fn items(text: &Text) -> Option<Vec<Item>> {
    let begins = text.as_str().starts_with('[') && text.as_str().ends_with(']');
    if !begins && !text.as_str().contains(':') {
        return None;
    }
    let script = parsed(SCENE, text)?;
    let [scene] = script.scenes.as_slice() else { return None };
    let labelled = scene.items.iter().all(|item| {
        !item.label.is_empty() || begins && matches!(item.kind, ItemKind::Direction(_))
    });
    if !labelled || scene.items.is_empty() || !script.sections.is_empty() {
        return None;
    }
    let back = Back { text, shift: SCENE.len() };
    Some(scene.items.iter().map(|item| back.item(item)).collect())
}

/// `TONE: …`
pub(in crate::import) fn section(text: &Text) -> Option<(SectionKind, Text)> {
    if !text.as_str().contains(':') {
        return None;
    }
    let script = parsed("", text)?;
    let [section] = script.sections.as_slice() else { return None };
    if section.label.is_empty() || !script.scenes.is_empty() || section.qualifier.is_some() {
        return None;
    }
    let back = Back { text, shift: 0 };
    let mut whole = Text::default();
    section.lines.iter().for_each(|line| whole.append(" ", &back.text(line)));
    (!whole.is_empty()).then_some((section.kind, whole))
}

/// The way from a line that was parsed alone to the file.
struct Back<'t> {
    text: &'t Text,
    /// Bytes before the line.
    shift: usize,
}

impl Back<'_> {
    fn range(&self, span: Span) -> Range<usize> {
        let range = span.range();
        range.start.saturating_sub(self.shift)..range.end.saturating_sub(self.shift)
    }

    fn span(&self, span: Span) -> Span {
        self.text.span_of(self.range(span))
    }

    fn text(&self, parsed: &Text) -> Text {
        let mut text = Text::default();
        let mut at = 0;
        for (range, span, _) in parsed.pieces() {
            text.push_joiner(parsed.as_str().get(at..range.start).unwrap_or_default());
            text.append("", &self.text.slice(self.range(span)));
            at = range.end;
        }
        text.push_joiner(parsed.as_str().get(at..).unwrap_or_default());
        text
    }

    fn medium(&self, medium: &Medium) -> Medium {
        let asset = medium.asset.as_ref().map(|asset| self.text(asset));
        Medium { kind: medium.kind, asset, span: self.span(medium.span) }
    }

    fn shown(&self, shown: &Shown) -> Shown {
        Shown {
            text: self.text(&shown.text),
            quoted: shown.quoted,
            styling: shown.styling.as_ref().map(|styling| self.text(styling)),
        }
    }

    fn item(&self, item: &Item) -> Item {
        let kind = match &item.kind {
            ItemKind::Voiceover(vo) => ItemKind::Voiceover(Voiceover {
                remark: vo.remark.as_ref().map(|remark| self.text(remark)),
                text: self.text(&vo.text),
                quoted: vo.quoted,
            }),
            ItemKind::Direction(text) => ItemKind::Direction(self.text(text)),
            ItemKind::Layer { number, text } => {
                ItemKind::Layer { number: *number, text: self.text(text) }
            }
            ItemKind::Visual(text) => ItemKind::Visual(self.text(text)),
            ItemKind::Left(text) => ItemKind::Left(self.text(text)),
            ItemKind::Right(text) => ItemKind::Right(self.text(text)),
            ItemKind::Shown(shown) => ItemKind::Shown(self.shown(shown)),
            ItemKind::LowerThird(shown) => ItemKind::LowerThird(self.shown(shown)),
            ItemKind::Media(media) => {
                ItemKind::Media(media.iter().map(|medium| self.medium(medium)).collect())
            }
            ItemKind::Duration(time) => ItemKind::Duration(time.map(|mut time| {
                time.span = self.span(time.span);
                time
            })),
            ItemKind::Transition(text) => ItemKind::Transition(self.text(text)),
            ItemKind::Music(text) => ItemKind::Music(self.text(text)),
            ItemKind::Sfx(text) => ItemKind::Sfx(self.text(text)),
            ItemKind::Note(text) => ItemKind::Note(self.text(text)),
        };
        Item { span: self.span(item.span), label: self.span(item.label), kind }
    }
}
