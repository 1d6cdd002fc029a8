//! `style/conflict`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::PlanStyle;
use crate::style::normalize;
use crate::text::Text;

declare_rule! {
    /// Front matter and STYLE section name different styles.
    ///
    /// The front matter counts. The rules under STYLE, which were written for another style, are laid
    /// over it, and the video gets the palette of the one and the manners of the other.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: velvet-standard
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// STYLE — SWISS PULSE: Numbers at 100 pt and more.
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
    ///
    /// STYLE — SWISS PULSE: Numbers at 100 pt and more.
    /// ```
    pub(crate) struct Conflict("style/conflict") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for Conflict {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        let Some(front) = cx.plan.places.get("style") else { return };
        let Some((one, other)) = names(style).filter(|(_, other)| !is_same(style, other)) else {
            return;
        };
        // An unknown name is its own finding; whether the two agree shows when it is repaired. The
        // caller's style goes before both.
        if cx.options.style.is_some() || report.has_found("style/unknown") {
            return;
        }
        let finding = report
            .finding(other.span(), format!("the script names two styles: {one} and {other}"))
            .label("this one is passed over")
            .label_at(front, "the front matter counts")
            .note(match &style.text {
                Some(_) => format!("{one} is rendered, with the rules under STYLE laid over it"),
                None => format!("{one} is rendered, and nothing of {other}"),
            })
            .help("keep one of the two names");
        report.push(finding);
    }
}

/// The name in the front matter and the one in the STYLE section.
fn names(style: &PlanStyle) -> Option<(&str, &Text)> {
    let written = style.name.as_ref().map_or("", Text::as_str);
    let named = style.rules.as_ref().map_or("", |rules| rules.title.as_str());
    let one = [written, named].into_iter().find(|name| !name.is_empty());
    Some((one.unwrap_or("the one in the front matter"), style.section_name.as_ref()?))
}

/// Whether a name means the style in force: by its name, its title, or what it builds on.
fn is_same(style: &PlanStyle, name: &Text) -> bool {
    let name = normalize(name.as_str());
    let rules = style.rules.as_ref();
    let known = rules
        .into_iter()
        .flat_map(|rules| [Some(&rules.name), Some(&rules.title), rules.extends.as_ref()]);
    let mut known =
        known.flatten().map(String::as_str).chain(style.name.as_ref().map(Text::as_str));
    known.any(|known| normalize(known) == name)
}
