//! `style/unknown`

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::PlanStyle;
use crate::style;
use crate::text::Text;

declare_rule! {
    /// There is no style of that name.
    ///
    /// A name alone tells the agent nothing that it could draw: the scenes get no colours, no type
    /// and no motion. A name that is followed by rules is a style of your own and fine.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-puls
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// STYLE — NIGHT SHIFT: Black #0a0a0a and amber #ffb000, thin spaced capitals, slow pans.
    /// ```
    pub(crate) struct Unknown("style/unknown") {
        severity: Error,
        fix: Unsafe,
    }
}

impl Rule for Unknown {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = &cx.plan.style else { return };
        for name in [named(cx, style), passed_over(cx, style)].into_iter().flatten() {
            report.push(finding(report, name));
        }
    }
}

/// The name of the style in force, if it is unknown. A name with rules behind it is a style of the
/// script's own – but not one that stands in the front matter and is nearly a known one, for the
/// rules of a STYLE section are not behind it.
fn named<'a>(cx: &Context<'_>, style: &'a PlanStyle) -> Option<&'a Text> {
    let name = style.name.as_ref().filter(|_| style.rules.is_none())?;
    let slip = || cx.plan.places.get("style") == Some(style.span) && near(name).is_some();
    (style.text.is_none() || slip()).then_some(name)
}

/// The name in the STYLE section, if another one is in force and this one is unknown.
fn passed_over<'a>(cx: &Context<'_>, style: &'a PlanStyle) -> Option<&'a Text> {
    let name = style.section_name.as_ref()?;
    let bare = style.text.is_none() && style.name.as_ref() != Some(name);
    let known = || matches!(style::find(name.as_str(), cx.options), Ok(Some(_)) | Err(_));
    (bare && !known()).then_some(name)
}

fn near(name: &Text) -> Option<&'static str> {
    style::nearest(name.as_str())
}

fn finding(report: &Sink<'_>, name: &Text) -> Diagnostic {
    let finding = report
        .finding(name.span(), format!("there is no style \"{name}\""))
        .note("a name alone gives the agent no colours, no type and no motion to draw with");
    let Some(near) = near(name) else {
        return finding.label("no such style").help(
            "`shotlist styles list` has the names; or write the rules of your own behind it",
        );
    };
    let finding = finding.label(format!("did you mean {near}?")).help(format!("write `{near}`"));
    if !name.is_verbatim(0..name.as_str().len()) {
        return finding;
    }
    let edit = Edit::replace(name.span(), near);
    finding.fix(Fix::unsafe_(format!("write `{near}`"), vec![edit]))
}
