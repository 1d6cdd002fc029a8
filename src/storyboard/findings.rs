//! Which finding belongs to which scene.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::clean;
use crate::plan::{Plan, Scene};
use crate::source::{Source, Span};
use crate::{Diagnostic, Severity};

/// A finding on a card.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Found {
    severity: &'static str,
    rule: &'static str,
    message: Vec<Stretch>,
    note: Option<Vec<Stretch>>,
    help: Option<Vec<Stretch>>,
    line: u32,
}

/// A stretch of a message; what stands between backticks is something to type.
#[derive(Clone, Debug, Serialize)]
struct Stretch {
    text: String,
    code: bool,
}

/// The findings of a script by the scenes that they stand in.
#[derive(Debug, Default)]
pub(super) struct Findings<'d> {
    by_scene: BTreeMap<u32, Vec<Place<'d>>>,
    others: Vec<Place<'d>>,
}

/// A finding at one of its places.
#[derive(Clone, Copy, Debug)]
struct Place<'d> {
    finding: &'d Diagnostic,
    /// What is said there, where one finding stands for many places.
    label: Option<&'d str>,
    span: Span,
}

impl<'d> Findings<'d> {
    /// Sorts findings. One that stands for many places is told in each of their scenes.
    pub(super) fn new(plan: &Plan, findings: &'d [Diagnostic]) -> Self {
        let mut sorted = Self::default();
        for finding in findings {
            let first = scene_at(plan, finding.span).map(|scene| scene.index);
            sorted.add(first, Place { finding, label: None, span: finding.span });
            let mut told = vec![first];
            for label in &finding.labels {
                let scene = scene_at(plan, label.span).map(|scene| scene.index);
                if scene.is_some() && !told.contains(&scene) {
                    told.push(scene);
                    let label_text = Some(label.message.as_str()).filter(|text| !text.is_empty());
                    let place = Place { finding, label: label_text, span: label.span };
                    sorted.add(scene, place);
                }
            }
        }
        sorted
    }

    fn add(&mut self, scene: Option<u32>, place: Place<'d>) {
        match scene {
            Some(index) => self.by_scene.entry(index).or_default().push(place),
            None => self.others.push(place),
        }
    }

    /// The worst that is said of a scene.
    pub(super) fn worst(&self, scene: &Scene) -> Option<Severity> {
        let places = self.by_scene.get(&scene.index)?;
        places.iter().map(|place| place.finding.severity).max()
    }

    /// What is said of a scene.
    pub(super) fn of(&self, scene: &Scene, source: &Source) -> Vec<Found> {
        let places = self.by_scene.get(&scene.index).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| found(*place, source)).collect()
    }

    /// What is said of the film as a whole.
    pub(super) fn others(&self, source: &Source) -> Vec<Found> {
        self.others.iter().map(|place| found(*place, source)).collect()
    }
}

/// The scene that holds a place; scenes stand in the order of the source.
fn scene_at(plan: &Plan, span: Span) -> Option<&Scene> {
    let after = plan.scenes.partition_point(|scene| scene.span.start <= span.start);
    let scene = plan.scenes.get(after.checked_sub(1)?)?;
    (span.start < scene.span.end).then_some(scene)
}

fn found(place: Place<'_>, source: &Source) -> Found {
    let Place { finding, label, span } = place;
    // Elsewhere the label is said, and what it belongs to.
    let (message, note, help) = match label {
        None => (finding.message.as_str(), finding.note.as_deref(), finding.help.as_deref()),
        Some(label) => (label, Some(finding.message.as_str()), None),
    };
    Found {
        severity: finding.severity.as_str(),
        rule: finding.rule,
        message: stretches(message),
        note: note.filter(|note| *note != message).map(stretches),
        help: help.map(stretches),
        line: source.position(span.start).line,
    }
}

/// Cuts a message at its backticks. One that is never closed is a character like any other.
fn stretches(text: &str) -> Vec<Stretch> {
    let text = clean(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return vec![Stretch { text, code: false }];
    }
    let stretches = parts.iter().enumerate().filter(|(_, part)| !part.is_empty());
    stretches
        .map(|(at, part)| Stretch { text: (*part).to_owned(), code: !at.is_multiple_of(2) })
        .collect()
}
