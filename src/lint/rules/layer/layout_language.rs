//! `layer/layout-language`

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::data::layout::{coordinates, placements};
use crate::lint::data::motion::motion;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// A picture is laid out like a page instead of set in motion.
    ///
    /// Agents build a scene from sentences about what happens in it. Coordinates and lists of places
    /// (`UPPER-LEFT: …`) say what stands where and not what happens: such scenes often come out as
    /// black frames. A side, an edge or the size of type within a sentence is fine, and so is a single
    /// place in front of something that moves.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January. Most people came because a friend told them to, and a third of them stayed."
    /// VISUAL: UPPER-LEFT: the month. CENTER: the number. BOTTOM-RIGHT: the date.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January. Most people came because a friend told them to, and a third of them stayed."
    /// VISUAL: The month FADES in at the upper left, the number COUNTS UP, the date SLIDES in from the right.
    /// ```
    pub(crate) struct LayoutLanguage("layer/layout-language") {
        severity: Warning,
        fix: None,
        many: "{n} scenes lay the picture out instead of setting it in motion" => "say how each thing comes in: SLIDES in from the left, COUNTS UP, DRAWS itself",
    }
}

/// What is said in the language of layout.
enum Layout {
    Coordinates,
    Places,
}

impl Rule for LayoutLanguage {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let mut open: Option<Diagnostic> = None;
            for (span, layout) in texts(scene).filter_map(layout) {
                if report.claim(Cause::Line(cx.source.lines().line_of(span.start))) {
                    let label = layout.label(cx, span);
                    open = Some(match open {
                        Some(finding) => finding.label_at(span, label),
                        None => finding(report, scene, span, &layout).label(label),
                    });
                }
            }
            open.map(|finding| report.push(finding));
        }
    }
}

impl Layout {
    fn label(&self, cx: &Context<'_>, span: Span) -> String {
        match self {
            Layout::Coordinates => "the agent does not measure the frame".to_owned(),
            Layout::Places => format!("`{}:` is layout", cx.source.slice(span)),
        }
    }
}

fn finding(report: &Sink<'_>, scene: &Scene, span: Span, layout: &Layout) -> Diagnostic {
    let name = scene.label();
    let message = match layout {
        Layout::Coordinates => format!("scene {name} places things by coordinates"),
        Layout::Places => format!("scene {name} says where things stand, not how they move"),
    };
    report
        .finding(span, message)
        .note("the agent animates sentences; a layout often comes out as black frames")
        .help("say how each thing comes in: SLIDES in from the left, COUNTS UP, DRAWS itself")
}

/// The texts that describe the picture of a scene.
fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let sides = [&scene.visual, &scene.left, &scene.right].into_iter().flatten();
    let styling =
        scene.text.iter().chain(&scene.lower_third).filter_map(|shown| shown.styling.as_ref());
    scene.directions.iter().chain(sides).chain(layers).chain(styling)
}

fn layout(text: &Text) -> Option<(Span, Layout)> {
    let written = text.as_str();
    if let Some(range) = coordinates(written) {
        return Some((text.span_of(range), Layout::Coordinates));
    }
    // A place stands like a label, with a colon.
    if !written.contains(':') {
        return None;
    }
    let weight: usize = placements(written).map(|place| if place.is_corner { 2 } else { 1 }).sum();
    // One corner, or two edges; if anything moves, several of them.
    let moves = || motion(written, &Words::NONE).is_some();
    if weight < 2 || (weight < 4 && moves()) {
        return None;
    }
    let place = placements(written).next()?;
    Some((text.span_of(place.range), Layout::Places))
}
