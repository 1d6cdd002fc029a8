//! `layer/split-in-portrait`

use std::borrow::Cow;

use crate::ast::ItemKind;
use crate::lint::context::Context;
use crate::lint::data::framing::{Phrases, presenter_side};
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::{Orientation, Scene};
use crate::source::Span;
use crate::vocabulary::WordSet;

declare_rule! {
    /// A portrait video sets things side by side.
    ///
    /// Half of an upright picture is a strip: faces are cropped in it and text becomes too small for
    /// a phone. Upright videos put one thing above the other.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// orientation: portrait
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: A counter FILLS up.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// orientation: portrait
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// [Content above, presenter below]
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// VISUAL: A counter FILLS up.
    /// ```
    pub(crate) struct SplitInPortrait("layer/split-in-portrait") {
        severity: Warning,
        fix: None,
        many: "{n} scenes of a portrait video set things side by side" => "put the content above and the presenter below, or show one after the other",
        options: {
            /// Phrases for a divided picture.
            phrases: Words = Words(Cow::Borrowed(PHRASES)),
        },
    }
}

const PHRASES: &[Cow<'static, str>] = &[
    Cow::Borrowed("side by side"),
    Cow::Borrowed("split screen"),
    Cow::Borrowed("split frame"),
    Cow::Borrowed("left half"),
    Cow::Borrowed("right half"),
    Cow::Borrowed("two columns"),
];

/// Words that make it something else: a split that is avoided, or one above the other.
static DENIALS: WordSet =
    WordSet::new(&["no", "not", "never", "without", "avoid", "horizontal", "horizontally"]);

impl Rule for SplitInPortrait {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if cx.plan.orientation != Some(Orientation::Portrait) {
            return;
        }
        let phrases = Phrases::new(&self.phrases);
        for scene in &cx.plan.scenes {
            let Some(span) = find(&phrases, cx, scene) else { continue };
            if !report.claim(Cause::Line(cx.source.lines().line_of(span.start))) {
                continue;
            }
            let message =
                format!("scene {} sets things side by side in a portrait video", scene.label());
            let finding = report
                .finding(span, message)
                .label("half of an upright picture")
                .note("in a strip that narrow, faces are cropped and text is too small for a phone")
                .help("put the content above and the presenter below, or show one after the other");
            report.push(finding);
        }
    }
}

/// The first place of a scene that divides the picture: in the words, else by a label.
fn find(phrases: &Phrases<'_>, cx: &Context<'_>, scene: &Scene) -> Option<Span> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let mut texts = scene.directions.iter().chain(&scene.visual).chain(layers);
    let said = texts.find_map(|text| {
        let found = phrases.find(text.as_str(), &DENIALS);
        let range = found.or_else(|| Some(presenter_side(text.as_str())?.1))?;
        Some(text.span_of(range))
    });
    said.or_else(|| side_label(cx, scene)).or_else(|| split_type(cx, scene))
}

fn side_label(cx: &Context<'_>, scene: &Scene) -> Option<Span> {
    let mut items = cx.tree(scene)?.items.iter();
    let item = items.find(|item| matches!(item.kind, ItemKind::Left(_) | ItemKind::Right(_)))?;
    Some(item.label)
}

/// A type that is written as `SPLIT SCREEN`.
fn split_type(cx: &Context<'_>, scene: &Scene) -> Option<Span> {
    let span = scene.scene_type?.span;
    cx.source.slice(span).to_ascii_lowercase().starts_with("split").then_some(span)
}
