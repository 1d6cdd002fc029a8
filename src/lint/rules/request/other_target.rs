//! `request/other-target`

use crate::lint::context::Context;
use crate::lint::requests;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::ScriptMode;
use crate::target::{Job, Lost, TARGETS, Target};

declare_rule! {
    /// Another target suits the script better.
    ///
    /// An agent rewrites narration even where it is told not to. A script that a presenter says
    /// word for word, and that shows nothing but the presenter and files, comes out exactly as
    /// written from a target that is made for that. The other way round, a target that speaks word
    /// for word makes no pictures: a script that lives on them is one for an agent.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// script: verbatim
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened, and what comes next."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct OtherTarget("request/other-target") {
        severity: Info,
        fix: None,
    }
}

impl Rule for OtherTarget {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if cx.target.limits.verbatim {
            return pictures(cx, report);
        }
        let plan = cx.plan;
        if plan.script != ScriptMode::Verbatim || plan.avatar_id.is_none() || plan.scenes.is_empty()
        {
            return;
        }
        let Some(other) = TARGETS.into_iter().find(|target| suits_words(target, cx)) else {
            return;
        };
        let job = Job { source: cx.source, plan, prompt: "", options: cx.options, target: other };
        if other.losses(&job).iter().any(|loss| loss.kind.is_grave()) {
            return;
        }
        let place = plan.places.get("script").unwrap_or_else(|| cx.top());
        let finding = report
            .finding_of_all(
                place,
                format!("`{}` would speak this script word for word", other.name),
            )
            .note("an agent is told not to change the narration, and changes it now and then")
            .help(format!(
                "`--target {}` leaves out look and motion, and keeps every word",
                other.name
            ));
        report.push(finding);
    }
}

/// Whether a target of the same provider speaks word for word.
fn suits_words(target: &Target, cx: &Context<'_>) -> bool {
    target.limits.verbatim && target.key == cx.target.key
}

/// Says so where most scenes are pictures that the target does not make.
fn pictures(cx: &Context<'_>, report: &mut Sink<'_>) {
    let lost = requests::losses(cx).iter().filter(|loss| loss.kind == Lost::Picture).count();
    let Some(other) = requests::agent(cx).filter(|_| lost * 2 > cx.plan.scenes.len()) else {
        return;
    };
    let finding = report
        .finding_of_all(
            cx.top(),
            format!("`{}` makes the pictures that this script asks for", other.name),
        )
        .note(format!("{lost} of {} scenes have no file to show", cx.plan.scenes.len()))
        .help(format!("send it with `--target {}`, which may reword the narration", other.name));
    report.push(finding);
}
