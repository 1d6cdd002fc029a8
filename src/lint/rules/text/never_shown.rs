//! `text/never-shown`

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::shown::{self, Unshown};
use crate::lint::sink::Sink;

use super::figure_mismatch;

declare_rule! {
    /// A string of the ON-SCREEN TEXT list is shown in no scene.
    ///
    /// The agent has to show what is on the list, and looks for a place of its own: most often over
    /// the presenter's face. Case, blanks and punctuation do not count. Where a scene shows the string
    /// in other words, one of the two is probably out of date; that is only an info.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// ON-SCREEN TEXT:
    /// - "ACME | JANUARY 2026"
    /// - "BOOK A DEMO"
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// LOWER-THIRD: "ACME | JANUARY 2026"
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// ON-SCREEN TEXT:
    /// - "ACME | JANUARY 2026"
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// LOWER-THIRD: "Acme – January 2026"
    /// ```
    pub(crate) struct NeverShown("text/never-shown") {
        severity: Warning,
        fix: None,
        many: "{n} strings of the ON-SCREEN TEXT list are not shown as they stand there" => "show each in a scene, with `TEXT` or in a layer, or take it off the list",
    }
}

impl Rule for NeverShown {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if cx.plan.on_screen_text.is_empty() {
            return;
        }
        let missing = shown::unshown(cx.plan);
        // A figure that differs from the spoken one is reported already, with its place.
        let known = if missing.is_empty() || !report.is_on("text/figure-mismatch") {
            Vec::new()
        } else {
            figure_mismatch::shown_places(cx)
        };
        for string in &missing {
            let place = string.reworded.as_ref().map(|(_, text)| text.span());
            let explained = place.is_some_and(|place| {
                known.iter().any(|span| place.start < span.end && span.start < place.end)
            });
            if !explained {
                let finding = finding(report, string);
                report.push(finding);
            }
        }
    }
}

fn finding(report: &Sink<'_>, string: &Unshown<'_>) -> Diagnostic {
    let text = &string.entry.text;
    let Some((scene, shown)) = &string.reworded else {
        return report
            .finding(text.span(), format!("no scene shows \"{text}\""))
            .label("on the list, but in no scene")
            .note("the agent finds a place for it, most often over the presenter's face")
            .help("show it in a scene, with `TEXT` or in a layer, or take it off the list");
    };
    report
        .finding_of(
            Severity::Info,
            text.span(),
            format!("scene {} shows \"{text}\" in other words", scene.label()),
        )
        .label("listed like this")
        .label_at(shown.span(), "shown like this")
        .note("the agent has to choose one of the two, or shows both")
        .help("write the string alike in both places")
}
