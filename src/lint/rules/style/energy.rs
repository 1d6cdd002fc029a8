//! `style/energy`

use crate::lint::context::Context;
use crate::lint::data::motion::{Verb, motions};
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::place;
use crate::optimize::style::{Aspect, settles};
use crate::plan::Plan;
use crate::style::{Energy, Style};
use crate::text::Text;

declare_rule! {
    /// Things move with another energy than the style has.
    ///
    /// One thing that slams breaks a quiet style, and nothing but fades breaks a loud one. Verbs that
    /// the style itself uses are fine, and what the script's own STYLE section says about motion
    /// counts more. Only drawn pictures are looked at: waves may crash in footage.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: soft-signal
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): One photo
    /// VO: "First, take a photo of every receipt. One photo is enough, coffee stains and all."
    /// RIGHT: "one photo is enough" SLAMS in.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: soft-signal
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (8s): One photo
    /// VO: "First, take a photo of every receipt. One photo is enough, coffee stains and all."
    /// RIGHT: "one photo is enough" FADES in.
    /// ```
    pub(crate) struct MotionEnergy("style/energy") {
        severity: Info,
        fix: None,
        pedantic: true,
        many: "{n} movements are too loud for the style" => "let things drift, fade and settle",
        options: {
            /// How many movements a script must have before a high-energy style should show in one of them.
            enough: usize = 5,
        },
    }
}

impl Rule for MotionEnergy {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(rules) = &style.rules else { return };
        let own = style.text.as_ref().map_or("", Text::as_str);
        match rules.motion.energy {
            Energy::Medium => {}
            // Own rules that want something loud decide; quiet ones say the same as the style.
            Energy::Low if motions(own).any(|(_, verb)| verb.energy == Energy::High) => {}
            Energy::Low => too_loud(cx.plan, rules, report),
            Energy::High if settles(own, Aspect::Motion) || !self.is_timid(cx.plan) => {}
            Energy::High => {
                let span = if style.span.is_empty() { cx.top() } else { style.span };
                let message =
                    format!("{} lives from energy, but everything here moves gently", rules.title);
                let finding = report
                    .finding(span, message)
                    .label("a high-energy style")
                    .note("the pictures look tired against the style's colours and type")
                    .help(format!("let the key moments {}", verbs(rules)));
                report.push(finding);
            }
        }
    }
}

/// Every movement of the drawn scenes.
fn all(plan: &Plan) -> impl Iterator<Item = (&Text, &str, &'static Verb)> {
    let drawn = plan.scenes.iter().filter(|scene| pictures::is_drawn(scene));
    let texts = drawn.flat_map(pictures::shown);
    texts.flat_map(|text| motions(text.as_str()).map(move |(word, verb)| (text, word, verb)))
}

fn too_loud(plan: &Plan, style: &Style, report: &mut Sink<'_>) {
    let of_style = |verb: &Verb| style.motion.verbs.iter().any(|own| own.starts_with(verb.base()));
    for (text, word, verb) in all(plan) {
        if verb.energy == Energy::High && !of_style(verb) {
            let finding = report
                .finding(
                    text.span_of(place(text.as_str(), word)),
                    format!("\"{word}\" is too loud for {}", style.title),
                )
                .label("high energy in a quiet style")
                .note("one thing that moves loudly breaks the calm of all the others")
                .help(format!("use {}", verbs(style)));
            report.push(finding);
        }
    }
}

impl MotionEnergy {
    /// Whether there is enough motion to judge, and all of it is gentle.
    fn is_timid(&self, plan: &Plan) -> bool {
        let gentle = all(plan).take_while(|(.., verb)| verb.energy == Energy::Low).count();
        gentle >= self.enough && all(plan).nth(gentle).is_none()
    }
}

/// `fade, rise or settle`
fn verbs(style: &Style) -> String {
    match style.motion.verbs.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        own => own.concat(),
    }
}
