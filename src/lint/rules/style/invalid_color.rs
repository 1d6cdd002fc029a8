//! `style/invalid-color`

use crate::diagnostic::Diagnostic;
use crate::lint::colors::{Known, Written, in_scenes, written};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::text::Text;

declare_rule! {
    /// A colour value is malformed.
    ///
    /// A colour is `#` and three or six digits from 0 to f. From too few digits, too many or other
    /// characters the agent guesses, and it guesses anew in every scene. Hashtags, numbers such as
    /// `#1` and what stands in quotes are left alone.
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
    /// RIGHT: "1.85M SIGNUPS" COUNTS UP on a #1a1a1 field.
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
    /// RIGHT: "1.85M SIGNUPS" COUNTS UP on a #1a1a1a field.
    /// ```
    pub(crate) struct InvalidColor("style/invalid-color") {
        severity: Error,
        fix: None,
        many: "{n} colours are malformed" => "write `#` and three or six digits from 0 to f",
    }
}

/// How many slips of the finger lead from a malformed colour to the one that was meant.
const NEAR: usize = 1;

impl Rule for InvalidColor {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let own = cx.plan.style.iter().filter_map(|style| style.text.as_ref());
        let own = own.flat_map(|text| written(text.as_str()).map(move |written| (text, written)));
        for (text, written) in
            own.chain(in_scenes(cx)).filter(|(_, written)| written.is_malformed())
        {
            report.push(finding(cx, report, text, &written));
        }
    }
}

fn finding(cx: &Context<'_>, report: &Sink<'_>, text: &Text, written: &Written<'_>) -> Diagnostic {
    let known = Known::new(cx);
    let meant = known.swatches.iter().find(|swatch| {
        let (one, other) = (swatch.hex.to_lowercase(), written.text.to_lowercase());
        !one.is_empty() && strsim::osa_distance(&one, &other) <= NEAR
    });
    let finding = report
        .finding(text.span_of(written.range.clone()), format!("`{}` is no colour", written.text))
        .label(what_is_wrong(written.text))
        .note("the agent guesses what was meant, and guesses anew in every scene");
    match meant {
        Some(swatch) => finding.help(format!("did you mean {}?", swatch.show())),
        None => finding.help("write `#` and three or six digits from 0 to f, such as `#1a1a1a`"),
    }
}

fn what_is_wrong(color: &str) -> String {
    let digits = color.get(1..).unwrap_or_default();
    match digits.chars().find(|digit| !digit.is_ascii_hexdigit()) {
        Some(letter) => format!("`{letter}` is no digit of a colour"),
        None => {
            format!("{} digits instead of six", if digits.len() == 5 { "five" } else { "seven" })
        }
    }
}
