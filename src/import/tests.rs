//! For tests: a script on a few lines, and whether its places are true.

use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::ast::{FrontMatter, ItemKind, Script, TimeValue};
use crate::options::Options;
use crate::parse::{Parsed, parse};
use crate::plan;
use crate::source::{Source, Span};
use crate::text::Text;

use super::draft::Video;

/// Every text of a script.
pub(super) fn texts(script: &Script) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for section in &script.sections {
        texts.extend(section.lines.iter().cloned());
    }
    for scene in &script.scenes {
        texts.extend(scene.heading.title.clone());
        texts.extend(scene.heading.visual.clone());
        for item in &scene.items {
            texts.extend(item.kind.text().cloned());
            match &item.kind {
                ItemKind::Voiceover(vo) => texts.extend(vo.remark.clone()),
                ItemKind::Shown(shown) | ItemKind::LowerThird(shown) => {
                    texts.extend(shown.styling.clone());
                }
                _ => {}
            }
        }
    }
    texts
}

/// Holds every verbatim piece of every text against the source, and every place against its ends.
pub(super) fn places_are_true(source: &Source, script: &Script) {
    for text in texts(script) {
        for (range, span, verbatim) in text.pieces() {
            assert!(span.end as usize <= source.text().len(), "{text:?} ends outside");
            assert!(source.text().get(span.range()).is_some(), "{text:?} cuts a letter");
            if verbatim {
                assert_eq!(&text.as_str()[range], source.slice(span), "in {text:?}");
            }
        }
    }
}

/// The scripts of videos, each on a few lines, with their places held against the source.
pub(super) fn outline(source: &Source, videos: Vec<Video>) -> String {
    let mut out = String::new();
    for (at, video) in videos.into_iter().enumerate() {
        let script = video.script();
        places_are_true(source, &script);
        if at > 0 {
            out.push_str("====\n");
        }
        write(&mut out, &script);
    }
    out
}

fn write(out: &mut String, script: &Script) {
    for setting in &script.settings {
        let _ = writeln!(out, "{}: {}", setting.key, setting.yaml);
    }
    for section in &script.sections {
        for line in &section.lines {
            let _ = writeln!(out, "{:?}: {line}", section.kind);
        }
    }
    for scene in &script.scenes {
        let heading = &scene.heading;
        let _ = write!(out, "#");
        if let Some(number) = heading.number {
            let _ = write!(
                out,
                " {}{}",
                number.value,
                number.suffix.map_or(String::new(), String::from)
            );
        }
        if let Some(kind) = heading.scene_type {
            let _ = write!(out, " {}", kind.value.as_str());
        }
        for medium in &heading.media {
            let _ = write!(out, " {}", medium.kind.as_str());
            if let Some(asset) = &medium.asset {
                let _ = write!(out, " {asset}");
            }
        }
        match heading.time.map(|time| time.value) {
            Some(TimeValue::Length(length)) => {
                let _ = write!(out, " ({}ms)", length.ms());
            }
            Some(TimeValue::Range(from, to)) => {
                let _ = write!(out, " ({}–{}ms)", from.ms(), to.ms());
            }
            None => {}
        }
        if let Some(title) = heading.title.as_ref().or(heading.visual.as_ref()) {
            let _ = write!(out, " | {title}");
        }
        out.push('\n');
        for item in &scene.items {
            let _ = writeln!(out, "  {}", one(&item.kind));
        }
    }
}

fn one(kind: &ItemKind) -> String {
    let remark =
        |text: &Option<Text>| text.as_ref().map_or_else(String::new, |text| format!(" ({text})"));
    match kind {
        ItemKind::Voiceover(vo) => format!("VO{}: {}", remark(&vo.remark), vo.text),
        ItemKind::Shown(shown) => format!("TEXT: {}{}", shown.text, remark(&shown.styling)),
        ItemKind::LowerThird(shown) => format!("LOWER: {}{}", shown.text, remark(&shown.styling)),
        ItemKind::Layer { number, text } => format!("LAYER {}: {text}", number.unwrap_or(0)),
        ItemKind::Direction(text) => format!("[{text}]"),
        ItemKind::Visual(text) => format!("VISUAL: {text}"),
        ItemKind::Left(text) => format!("LEFT: {text}"),
        ItemKind::Right(text) => format!("RIGHT: {text}"),
        ItemKind::Transition(text) => format!("TRANSITION: {text}"),
        ItemKind::Music(text) => format!("MUSIC: {text}"),
        ItemKind::Sfx(text) => format!("SFX: {text}"),
        ItemKind::Note(text) => format!("NOTE: {text}"),
        other => format!("{other:?}"),
    }
}

/// The plan of a `.shot` script as JSON.
pub(super) fn planned(name: &str, text: &str) -> Json {
    let source = Source::new(name, text).unwrap();
    let parsed = parse(&source);
    plan_of(&source, &parsed)
}

/// The plan of an imported script, its settings as the front matter that they stand for.
pub(super) fn planned_script(name: &str, mut script: Script) -> Json {
    let mut yaml = String::new();
    for setting in script.settings.drain(..) {
        let _ = writeln!(yaml, "{}: {}", setting.key, setting.yaml);
    }
    let span = Span::new(4, 4 + yaml.len());
    script.front = Some(FrontMatter { span, yaml: span });
    let source = Source::new(name, format!("---\n{yaml}---\n")).unwrap();
    plan_of(&source, &Parsed { script, ..Parsed::default() })
}

fn plan_of(source: &Source, parsed: &Parsed) -> Json {
    let planned = plan::plan(source, parsed, &Options::default()).unwrap();
    assert_eq!(planned.diagnostics, vec![]);
    serde_json::to_value(planned.plan).unwrap()
}
