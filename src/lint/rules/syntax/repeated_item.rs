//! `syntax/repeated-item`

use crate::ast::{Item, ItemKind};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::source::Span;

declare_rule! {
    /// A scene has a second `TRANSITION` or `DURATION`.
    ///
    /// A scene ends once and has one length, so only the first counts and the other is lost. Most
    /// often the second one belongs to a scene whose heading is missing.
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
    /// TRANSITION: Grid wipe
    /// TRANSITION: Hard cut
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
    /// VO: "January was a record month."
    /// VO: "Here is what happened."
    /// TRANSITION: Grid wipe
    /// ```
    pub(crate) struct RepeatedItem("syntax/repeated-item") {
        severity: Warning,
        fix: None,
        many: "{n} lines repeat what their scene has already said" => "keep one TRANSITION and one DURATION a scene",
    }
}

impl Rule for RepeatedItem {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.script.scenes {
            repeated(&scene.items, report, "transition", |kind| {
                matches!(kind, ItemKind::Transition(_))
            });
            repeated(&scene.items, report, "length", |kind| matches!(kind, ItemKind::Duration(_)));
        }
    }
}

fn repeated(items: &[Item], report: &mut Sink<'_>, what: &str, is: fn(&ItemKind) -> bool) {
    let mut same = items.iter().filter(|item| is(&item.kind));
    let Some(first) = same.next() else { return };
    for item in same {
        let finding = report
            .finding(place(item), format!("a second {what} in one scene"))
            .label("this one is lost")
            .label_at(place(first), "this one counts")
            .help("keep one of them, or begin a new scene");
        report.push(finding);
    }
}

fn place(item: &Item) -> Span {
    if item.label.is_empty() { item.span } else { item.label }
}
