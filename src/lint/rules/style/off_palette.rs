//! `style/off-palette`

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::colors::{Known, Written, in_scenes};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::text::Text;

declare_rule! {
    /// A scene uses a colour that is not in the palette.
    ///
    /// The palette is what makes scenes belong to one video; a colour of its own makes a scene look as
    /// if it came from another one. Colours in the script's STYLE section belong to the palette, and
    /// so does every shade that the eye hardly tells from one of them. Where the style names a colour
    /// without a value, nothing is reported: the colour in question might be that one.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: "1.85M SIGNUPS" COUNTS UP in #FF8800.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): Signups
    /// VO: "One point eight five million people signed up, a third more than in December."
    /// RIGHT: "1.85M SIGNUPS" COUNTS UP in #FF8800.
    ///
    /// STYLE: Orange #FF8800 is the colour of the campaign and marks the one key figure.
    /// ```
    pub(crate) struct OffPalette("style/off-palette") {
        severity: Warning,
        fix: Unsafe,
        many: "{n} colours stand outside the palette" => "add them to the STYLE section, or use the palette's colours",
        options: {
            /// How far a colour may be from the nearest one of the palette, as a CIEDE2000 difference.
            difference: f64 = OffPalette::DIFFERENCE,
        },
    }
}

impl OffPalette {
    /// Another shade, and no slip in rounding a shade.
    pub(crate) const DIFFERENCE: f64 = 5.0;
}

impl Rule for OffPalette {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let mut colors =
            in_scenes(cx).filter_map(|(text, written)| Some((text, written.rgb?, written)));
        let Some(first) = colors.next() else { return };
        let known = Known::new(cx).within(self.difference);
        if !known.is_certain() {
            return;
        }
        for (text, rgb, written) in std::iter::once(first).chain(colors) {
            if !known.has(rgb) {
                report.push(finding(cx, report, &known, text, &written));
            }
        }
    }
}

fn finding(
    cx: &Context<'_>,
    report: &Sink<'_>,
    known: &Known<'_>,
    text: &Text,
    written: &Written<'_>,
) -> Diagnostic {
    let place = text.span_of(written.range.clone());
    let rules = cx.plan.style.as_ref().and_then(|style| style.rules.as_ref());
    let owner = rules.map_or("the script's STYLE", |rules| rules.title.as_str());
    let finding = report
        .finding(place, format!("{} is not in the palette of {owner}", written.text))
        .note("a colour of its own makes the scene look as if it came from another video");
    let Some(nearest) = written.rgb.and_then(|rgb| known.nearest(rgb)) else { return finding };
    let finding = finding
        .label(format!("nearest is {}", nearest.show()))
        .help(format!("add it to the STYLE section, or use {}", nearest.show()));
    if !text.is_verbatim(written.range.clone()) {
        return finding;
    }
    let edit = Edit::replace(place, nearest.hex);
    finding.fix(Fix::unsafe_(format!("use {}", nearest.show()), vec![edit]))
}
