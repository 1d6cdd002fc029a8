//! `text/placeholder`

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Label};
use crate::lint::context::Context;
use crate::lint::options::Words;
use crate::lint::placeholders;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::{Plan, Scene};
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// A placeholder was left in the script.
    ///
    /// Nobody asks back: whatever stands in the script is spoken, shown or drawn as it stands, and
    /// "XX%" in a finished video costs a second one. Notes and comments may hold what they like.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month for [company name]. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// vars:
    ///   company: Acme
    /// ---
    ///
    /// // TODO: a better hook
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month for {{ company }}. Here is what happened."
    /// ```
    pub(crate) struct Placeholder("text/placeholder") {
        severity: Error,
        fix: None,
        many: "{n} placeholders are left in the script" => "write what belongs there before the video is made",
        options: {
            /// Further phrases that are placeholders, as written.
            phrases: Words = Words::NONE,
        },
    }
}

/// What would become of a text.
#[derive(Clone, Copy)]
enum Fate {
    Spoken,
    Shown,
    Prompted,
}

impl Fate {
    const fn label(self) -> &'static str {
        match self {
            Self::Spoken => "would be spoken",
            Self::Shown => "would be shown",
            Self::Prompted => "would go into the prompt",
        }
    }
}

impl Rule for Placeholder {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let own: Vec<&str> = self.phrases.iter().collect();
        let mut found: Vec<Diagnostic> = Vec::new();
        // The same placeholder in several places is one omission.
        let mut known: HashMap<String, usize> = HashMap::new();
        each_text(cx.plan, &mut |text, fate| {
            placeholders::each(text.as_str(), &cx.plan.language, &own, |range| {
                let written = text.as_str().get(range.clone()).unwrap_or_default();
                let place = text.span_of(range);
                if let Some(first) = known.get(written).and_then(|at| found.get_mut(*at)) {
                    add_place(first, place, fate);
                } else {
                    known.insert(written.to_owned(), found.len());
                    found.push(finding(report, written, place, fate));
                }
            });
        });
        for finding in found {
            report.push(finding);
        }
    }
}

fn finding(report: &Sink<'_>, written: &str, place: Span, fate: Fate) -> Diagnostic {
    report
        .finding(place, format!("\"{written}\" is a placeholder"))
        .label(fate.label())
        .note("nobody asks back: what stands in the script is spoken and shown as it stands")
        .help("write what belongs there, or take it out")
}

/// Most places of one placeholder that are shown: with more, nobody reads any.
const MOST_SHOWN: usize = 30;

/// Adds a place to a finding, whose own place is the first one.
fn add_place(first: &mut Diagnostic, place: Span, fate: Fate) {
    if first.labels.len() < MOST_SHOWN && first.labels.iter().all(|label| label.span != place) {
        first.labels.push(Label { span: place, message: fate.label().to_owned() });
    }
}

/// Every text that reaches the prompt, in the order of the plan.
fn each_text<'p>(plan: &'p Plan, visit: &mut impl FnMut(&'p Text, Fate)) {
    let sections = &plan.sections;
    visit(&plan.title, Fate::Prompted);
    let whole = [
        &sections.format,
        &sections.thesis,
        &sections.tone,
        &sections.audience,
        &sections.avatar,
        &sections.music,
        &sections.narration_style,
    ];
    let style = plan.style.as_ref().and_then(|style| style.text.as_ref());
    let uses = plan.files.iter().filter_map(|file| file.usage.as_ref());
    for text in whole.into_iter().flatten().chain(style).chain(uses) {
        visit(text, Fate::Prompted);
    }
    for entry in &plan.on_screen_text {
        visit(&entry.text, Fate::Shown);
    }
    for scene in &plan.scenes {
        each_text_of(scene, visit);
    }
}

fn each_text_of<'p>(scene: &'p Scene, visit: &mut impl FnMut(&'p Text, Fate)) {
    let shown = scene.text.iter().chain(&scene.lower_third).map(|shown| &shown.text);
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let pictures = layers.chain(&scene.visual).chain(&scene.left).chain(&scene.right);
    let rest = [&scene.title, &scene.transition, &scene.music, &scene.sfx].into_iter().flatten();
    scene.vo.iter().for_each(|text| visit(text, Fate::Spoken));
    shown.for_each(|text| visit(text, Fate::Shown));
    pictures
        .chain(rest)
        .chain(&scene.directions)
        .chain(&scene.delivery)
        .for_each(|text| visit(text, Fate::Prompted));
}
