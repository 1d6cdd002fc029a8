//! `style/foreign-transition`

use std::borrow::Cow;

use crate::lint::context::Context;
use crate::lint::data::transitions::TRANSITIONS;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::style::forbidden_transition::{find, own_transitions};
use crate::lint::sink::Sink;
use crate::optimize::style::{Aspect, settles};
use crate::style::Style;
use crate::text::Text;

declare_rule! {
    /// A scene ends in a transition that is not one of the style's.
    ///
    /// A style is recognised by how its scenes meet as much as by its colours. Transitions that the
    /// style forbids are another finding; where the script's own STYLE section speaks of transitions,
    /// it decides.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Whip pan
    ///
    /// SCENE 2 — A-ROLL (6s): Why
    /// VO: "Most people came because a friend told them to."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Grid wipe
    ///
    /// SCENE 2 — A-ROLL (6s): Why
    /// VO: "Most people came because a friend told them to."
    /// TRANSITION: Fade to black
    /// ```
    pub(crate) struct ForeignTransition("style/foreign-transition") {
        severity: Info,
        fix: None,
        pedantic: true,
        many: "{n} scenes end in transitions that are not the style's" => "use the style's own transitions",
        options: {
            /// Transitions that suit every style.
            anywhere: Words = Words(Cow::Borrowed(&[Cow::Borrowed("fade to black"), Cow::Borrowed("cut to black")])),
        },
    }
}

impl Rule for ForeignTransition {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(rules) =
            style.rules.as_ref().filter(|rules| !rules.transitions.allowed.is_empty())
        else {
            return;
        };
        let own = style.text.as_ref().map_or("", Text::as_str);
        if settles(own, Aspect::Transitions) {
            return;
        }
        for transition in cx.plan.scenes.iter().filter_map(|scene| scene.transition.as_ref()) {
            let Some(name) = foreign(rules, transition.as_str()) else { continue };
            if self.anywhere.iter().any(|anywhere| find(transition.as_str(), anywhere).is_some()) {
                continue;
            }
            let finding = report
                .finding(transition.span(), format!("\"{name}\" is not a transition of {}", rules.title))
                .label("not one of the style's own")
                .note("scenes that end in ways of their own look as if they came from different videos")
                .help(format!("use {}", own_transitions(rules)));
            report.push(finding);
        }
    }
}

/// The name of a transition, if it is known, and neither one of the style's nor one that it forbids.
fn foreign(style: &Style, transition: &str) -> Option<&'static str> {
    let known =
        TRANSITIONS.iter().map(|(name, _)| *name).filter(|name| find(transition, name).is_some());
    let name = known.max_by_key(|name| name.len())?;
    let mut listed = style.transitions.allowed.iter().chain(&style.transitions.avoid);
    let same = |other: &String| find(transition, other).is_some() || find(other, name).is_some();
    (!listed.any(same)).then_some(name)
}
