//! `style/missing`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::style;
use crate::text::Text;

declare_rule! {
    /// A script has no visual style.
    ///
    /// Every scene is then drawn as the agent likes at that moment: other colours, other type, other
    /// transitions. `render` writes the default `clean` – blue, black and white – which suits most
    /// videos and distinguishes none.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
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
    /// ```
    pub(crate) struct Missing("style/missing") {
        severity: Warning,
        fix: None,
    }
}

impl Rule for Missing {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let plan = cx.plan;
        let styled = plan.style.as_ref().is_some_and(|style| {
            style.name.is_some() || style.rules.is_some() || style.text.is_some()
        });
        if styled || plan.scenes.is_empty() {
            return;
        }
        let finding = report
            .finding_of_all(cx.top(), "the script has no visual style")
            .note("without one the scenes will not match; the default `clean` is rendered")
            .help(help(cx));
        report.push(finding);
    }
}

/// Suggests the style whose mood the script gives itself. What it speaks of is no mood.
fn help(cx: &Context<'_>) -> String {
    let sections = &cx.plan.sections;
    let about = [&sections.tone, &sections.format, &sections.thesis, &sections.audience];
    let parts: Vec<&str> = about.into_iter().flatten().map(Text::as_str).collect();
    match style::suggest_by_mood(&parts.join("\n")).first() {
        Some(suggestion) => format!(
            "write `style: {}` in the front matter ({}); `shotlist styles list` has more",
            suggestion.name, suggestion.why
        ),
        None => "name one in the front matter; `shotlist styles list` has them".to_owned(),
    }
}
