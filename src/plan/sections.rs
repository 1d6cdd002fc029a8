//! What stands in the sections of a script.

use std::collections::HashSet;

use crate::ast::{Script, Section, SectionKind};
use crate::parse::entries;
use crate::text::Text;

use super::expand::Expander;
use super::model::{Plan, ScreenText};
use super::scenes::join;

/// Sections that act as settings, for [`super::settings`] to weigh against the front matter.
#[derive(Default)]
pub(super) struct Written {
    pub(super) title: Option<Text>,
    pub(super) language: Option<Text>,
    pub(super) duration: Option<Text>,
    /// The name behind `STYLE —`.
    pub(super) style_name: Option<Text>,
    /// The text of the STYLE section.
    pub(super) style: Option<Text>,
}

/// Reads every section into the plan.
pub(super) fn read(plan: &mut Plan, script: &Script, expander: &mut Expander<'_>) -> Written {
    let mut written = Written::default();
    for section in &script.sections {
        let text = text(section, expander);
        let sections = &mut plan.sections;
        match section.kind {
            SectionKind::Title => join(&mut written.title, " ", &text),
            SectionKind::Language => join(&mut written.language, " ", &text),
            SectionKind::Duration => join(&mut written.duration, " ", &text),
            // Text behind `SCRIPT:` is no speech, but it is meant for the agent: part of the brief.
            SectionKind::Format | SectionKind::Script => join(&mut sections.format, " ", &text),
            SectionKind::Thesis => join(&mut sections.thesis, " ", &text),
            SectionKind::Tone => join(&mut sections.tone, " ", &text),
            SectionKind::Audience => join(&mut sections.audience, " ", &text),
            SectionKind::Avatar => join(&mut sections.avatar, " ", &text),
            SectionKind::Music => join(&mut sections.music, " ", &text),
            SectionKind::NarrationStyle => join(&mut sections.narration_style, " ", &text),
            SectionKind::Notes => join(&mut sections.notes, " ", &text),
            SectionKind::Style => {
                if written.style_name.is_none() {
                    written.style_name =
                        section.qualifier.as_ref().map(|name| expander.expand(name));
                }
                join(&mut written.style, " ", &text);
            }
            SectionKind::OnScreenText => on_screen_text(plan, section, expander),
        }
    }
    if let Some(heading) = &script.heading {
        written.title.get_or_insert_with(|| expander.expand(heading));
    }
    written
}

/// A section's lines as one text; a bullet becomes a clause of its own.
fn text(section: &Section, expander: &mut Expander<'_>) -> Text {
    let mut text = Text::default();
    for line in &section.lines {
        let whole = line.as_str();
        let inner = whole.strip_prefix(['-', '•', '+']).filter(|rest| rest.starts_with(' '));
        let part = inner.map_or_else(
            || line.clone(),
            |inner| line.slice(whole.len() - inner.trim_start().len()..whole.len()),
        );
        let ended = text.is_empty() || text.as_str().ends_with(['.', '!', '?', ':', ';', ',']);
        let joiner = if inner.is_some() && !ended { "; " } else { " " };
        text.append(joiner, &expander.expand(&part));
    }
    text
}

fn on_screen_text(plan: &mut Plan, section: &Section, expander: &mut Expander<'_>) {
    plan.on_screen_text_span.get_or_insert(section.label);
    let mut known: HashSet<String> =
        plan.on_screen_text.iter().map(|entry| entry.text.to_string()).collect();
    for line in &section.lines {
        for (text, attribution) in entries(&expander.expand(line)) {
            if known.insert(text.to_string()) {
                let mut entry = ScreenText::new(text);
                entry.attribution = attribution;
                plan.on_screen_text.push(entry);
            }
        }
    }
}
