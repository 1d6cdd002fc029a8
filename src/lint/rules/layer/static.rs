//! `layer/static`

use crate::ast::MediaKind;
use crate::diagnostic::Severity;
use crate::lint::context::Context;
use crate::lint::data::motion::motion;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::lint::words::unquoted;
use crate::plan::Scene;
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// A visual layer does not move.
    ///
    /// A layer without a verb of motion is rendered as a still picture, and a still picture looks like
    /// a slide. Any inflection counts: SLAMS, sliding, faded in. "Appears", "is shown" and "displays"
    /// say that something is there, not how it comes. A background alone that stands still is only an
    /// info.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: "1.85M SIGNUPS" is shown in bold white.
    /// LAYER 3: Three portraits CASCADE.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: "1.85M SIGNUPS" slams in, bold and white.
    /// LAYER 3: Three portraits CASCADE.
    /// ```
    pub(crate) struct Static("layer/static") {
        severity: Warning,
        fix: None,
        many: "{n} layers do not move" => "say how each comes in: SLIDES, FADES, COUNTS UP, DRAWS itself",
        options: {
            /// Verbs in their base form that count as motion, besides the built-in ones.
            verbs: Words = Words::NONE,
        },
    }
}

impl Rule for Static {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let still: Vec<Still> = self.still(cx, scene).collect();
            let background_alone = matches!(still.as_slice(), [Still { name: "LAYER 1", .. }]);
            for Still { name, span } in still {
                if !report.claim(Cause::Line(cx.source.lines().line_of(span.start))) {
                    continue;
                }
                let severity = if background_alone { Severity::Info } else { Severity::Warning };
                let finding = report
                    .finding_of(
                        severity,
                        span,
                        format!("{name} of scene {} does not move", scene.label()),
                    )
                    .label("no verb of motion")
                    .note("a layer that does not move is rendered as a still picture, like a slide")
                    .help("say how it comes in: SLIDES, FADES, COUNTS UP, DRAWS itself");
                report.push(finding);
            }
        }
    }
}

/// A visual that does not move.
struct Still {
    name: &'static str,
    span: Span,
}

impl Static {
    fn still<'a>(
        &'a self,
        cx: &'a Context<'_>,
        scene: &'a Scene,
    ) -> impl Iterator<Item = Still> + 'a {
        let layers =
            scene.layers.iter().map(|layer| (layer_name(layer.number), &layer.text, layer.span));
        let graphics = scene.uses(MediaKind::MotionGraphics);
        let sides = [("LEFT", &scene.left), ("RIGHT", &scene.right)]
            .into_iter()
            .filter(move |_| graphics)
            .filter_map(|(name, side)| side.as_ref().map(|text| (name, text, text.span())));
        layers
            .chain(sides)
            .filter(|(_, text, _)| motion(text.as_str(), &self.verbs).is_none())
            .filter(|(_, text, _)| is_readable(cx, text))
            .map(|(name, text, item)| Still {
                name,
                span: if text.is_empty() { item } else { text.span() },
            })
    }
}

fn layer_name(number: u8) -> &'static str {
    match number {
        1 => "LAYER 1",
        2 => "LAYER 2",
        3 => "LAYER 3",
        4 => "LAYER 4",
        _ => "LAYER 5",
    }
}

/// The verbs are English. Text that may be in another language is not judged by them.
fn is_readable(cx: &Context<'_>, text: &Text) -> bool {
    const ENGLISH: [&str; 8] = ["the", "with", "and", "from", "of", "is", "by", "at"];
    cx.plan.language.is_empty()
        || cx.language().tag == "en"
        || unquoted(text.as_str())
            .any(|word| ENGLISH.iter().any(|english| word.eq_ignore_ascii_case(english)))
}
