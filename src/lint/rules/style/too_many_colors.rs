//! `style/too-many-colors`

use crate::diagnostic::Diagnostic;
use crate::lint::colors::{Known, Swatch, written};
use crate::lint::context::Context;
use crate::lint::data::colors::color_word;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::style::off_palette::OffPalette;
use crate::lint::sink::Sink;
use crate::lint::words::{self, unquoted};
use crate::optimize::style::{Aspect, settles};
use crate::plan::Scene;
use crate::style::Style;
use crate::vocabulary::Shapes;

declare_rule! {
    /// A scene uses more colours than the style allows.
    ///
    /// A style of few colours lives on them: each further one takes meaning from the others, and the
    /// eye no longer knows where to look. Colours of the palette count, by value and – in drawn scenes
    /// – by name. What the script's own STYLE section says about its colours counts more than the
    /// named style's number.
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
            /// How far two values must be apart to be two colours, as a CIEDE2000 difference.
            difference: f64 = OffPalette::DIFFERENCE,
        },
    }
}

impl Rule for TooManyColors {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(rules) = &style.rules else { return };
        let Some(most) = rules.max_colors.map(|most| most as usize) else { return };
        let known = Known::values(cx).within(self.difference);
        let own = style.text.as_ref().map_or("", |text| text.as_str());
        if known.swatches.len() <= most || settles(own, Aspect::ColorCount) {
            return;
        }
        let called = Called::new(&known);
        for scene in &cx.plan.scenes {
            let used = used_in(&known, &called, scene, most);
            if used.len() > most {
                report.push(finding(report, scene, rules, most, &used));
            }
        }
    }
}

fn finding(
    report: &Sink<'_>,
    scene: &Scene,
    style: &Style,
    most: usize,
    used: &[&Swatch<'_>],
) -> Diagnostic {
    let name = |swatch: &&Swatch<'_>| {
        if swatch.name.is_empty() { swatch.hex } else { swatch.name }.to_owned()
    };
    let names: Vec<String> = used.iter().map(name).collect();
    let message = format!(
        "scene {} uses {} colours, {} allows {most}",
        scene.label(),
        used.len(),
        style.title
    );
    report
        .finding(scene.heading, message)
        .label(words::list(&names))
        .note(
            "each colour more takes meaning from the others: the eye no longer knows where to look",
        )
        .help(format!("keep {most} of them, or show the rest in a scene of its own"))
}

/// The colours of the palette that a scene uses.
fn used_in<'k, 's>(
    known: &'k Known<'s>,
    called: &Called<'_>,
    scene: &Scene,
    most: usize,
) -> Vec<&'k Swatch<'s>> {
    let mut used = Vec::new();
    for text in pictures::told(scene) {
        let values = written(text.as_str()).filter_map(|written| written.rgb);
        used.extend(values.filter_map(|rgb| known.find(rgb)));
    }
    // Where all names together would be few enough, nobody need look for them.
    if pictures::is_drawn(scene) && used.len() + called.names.len() > most {
        pictures::shown(scene).for_each(|text| called.find(text.as_str(), &mut used));
    }
    used.sort_unstable();
    used.dedup();
    used.into_iter().filter_map(|at| known.swatches.get(at)).collect()
}

/// The colours of a palette whose names end in a word for a colour: `hot pink`, `red`. A name that
/// does not, such as "linen" or "sky", may be the thing itself.
struct Called<'a> {
    /// The number of each, the words before its last one, and that.
    names: Vec<(usize, &'a str, &'a str)>,
    /// The last words: most words of a text are told from them by a look.
    shapes: Shapes,
}

impl<'a> Called<'a> {
    fn new(known: &Known<'a>) -> Self {
        let split = |(at, swatch): (usize, &Swatch<'a>)| {
            let (first, last) = swatch.name.rsplit_once(' ').unwrap_or(("", swatch.name));
            color_word(last).map(|_| (at, first, last))
        };
        let names: Vec<_> = known.swatches.iter().enumerate().filter_map(split).collect();
        let last: Vec<&str> = names.iter().map(|(.., last)| *last).collect();
        Self { names, shapes: Shapes::NONE.and(&last) }
    }

    /// Adds the colours that a text calls by their names.
    fn find(&self, text: &str, used: &mut Vec<usize>) {
        let mut before = "";
        for word in unquoted(text) {
            let before = std::mem::replace(&mut before, word);
            if !self.shapes.may_have(word) {
                continue;
            }
            let is_called = |(_, first, last): &&(usize, &str, &str)| {
                last.eq_ignore_ascii_case(word)
                    && (first.is_empty() || first.eq_ignore_ascii_case(before))
            };
            used.extend(self.names.iter().filter(is_called).map(|(at, ..)| at));
        }
    }
}
