//! `style/too-many-colors`

use crate::lint::colors::{Known, written};
use crate::lint::context::Context;
use crate::lint::data::colors::color_word;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::style::off_palette::OffPalette;
use crate::lint::sink::Sink;
use crate::lint::words::{self, unquoted};
use crate::optimize::style::{Aspect, settles};
use crate::plan::Scene;

declare_rule! {
    /// A scene uses more colours than the style allows.
    ///
    /// A style with few colours lives from them: each one more takes meaning from the others, and
    /// the eye no longer knows where to look. Colours of the palette count, by value and – in drawn
    /// scenes – by name. What the script's own STYLE section says about its colours counts more than
    /// the named style's number.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: geometric-bold
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Shapes
    /// VO: "Four shapes, and nothing else, tell you how a day in the workshop is spent."
    /// RIGHT: A #111111 circle SLIDES in, a #D63A22 square ROTATES, a #27406F bar EXPANDS, a #7C8B4F
    ///   triangle UNFOLDS.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: geometric-bold
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Shapes
    /// VO: "Three shapes, and nothing else, tell you how a day in the workshop is spent."
    /// RIGHT: A #111111 circle SLIDES in, a #D63A22 square ROTATES, a #27406F bar EXPANDS.
    /// ```
    pub(crate) struct TooManyColors("style/too-many-colors") {
        severity: Warning,
        fix: None,
        many: "{n} scenes use more colours than the style allows" => "keep the colours that mean something",
        options: {
            /// How different two values must look to be two colours, by CIEDE2000.
            difference: f64 = OffPalette::DIFFERENCE,
        },
    }
}

impl Rule for TooManyColors {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(rules) = &style.rules else { return };
        let Some(most) = rules.max_colors.map(|most| most as usize) else { return };
        let known = Known::new(cx);
        let own = style.text.as_ref().map_or("", |text| text.as_str());
        if known.swatches.len() <= most || settles(own, Aspect::ColorCount) {
            return;
        }
        for scene in &cx.plan.scenes {
            let used = self.used(&known, scene);
            if used.len() > most {
                let names: Vec<String> =
                    used.iter().filter_map(|at| known.swatches.get(*at)).map(|swatch| name(swatch)).collect();
                let count = used.len();
                let message = format!("scene {} uses {count} colours, {} allows {most}", scene.label(), rules.title);
                let finding = report
                    .finding(scene.heading, message)
                    .label(words::list(&names))
                    .note("each colour more takes meaning from the others: the eye no longer knows where to look")
                    .help(format!("keep {most} of them, or show the rest in a scene of its own"));
                report.push(finding);
            }
        }
    }
}

fn name(swatch: &crate::lint::colors::Swatch<'_>) -> String {
    if swatch.name.is_empty() { swatch.hex.to_owned() } else { swatch.name.to_owned() }
}

impl TooManyColors {
    /// The colours of the palette that a scene uses, as places in the palette, in order.
    fn used(&self, known: &Known<'_>, scene: &Scene) -> Vec<usize> {
        let mut used = Vec::new();
        for text in pictures::told(scene) {
            let values = written(text.as_str()).filter_map(|written| written.rgb);
            used.extend(values.filter_map(|rgb| known.find(rgb, self.difference)));
        }
        if pictures::is_drawn(scene) {
            pictures::shown(scene).for_each(|text| named(known, text.as_str(), &mut used));
        }
        used.sort_unstable();
        used.dedup();
        used
    }
}

/// Adds the colours of the palette that a text calls by their names. A name that is no word for a
/// colour, such as "linen" or "sky", may be the thing itself.
fn named(known: &Known<'_>, text: &str, used: &mut Vec<usize>) {
    let mut before = "";
    for word in unquoted(text) {
        if color_word(word).is_some() {
            used.extend(known.swatches.iter().position(|swatch| is_called(swatch.name, before, word)));
        }
        before = word;
    }
}

/// Whether the last words of a text are a name: "hot pink", "red".
fn is_called(name: &str, before: &str, word: &str) -> bool {
    match name.rsplit_once(' ') {
        Some((first, last)) => last.eq_ignore_ascii_case(word) && first.eq_ignore_ascii_case(before),
        None => name.eq_ignore_ascii_case(word),
    }
}
