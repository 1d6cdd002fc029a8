//! `avatar/none-chosen`

use std::borrow::Cow;

use crate::ast::SceneType;
use crate::lint::context::Context;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::avatar::conflict::{NOBODY, nobody};
use crate::lint::sink::Sink;

declare_rule! {
    /// No presenter is chosen, and nothing says that none is wanted.
    ///
    /// The agent then picks somebody by itself, and the length suffers too: with an `avatar_id`, or
    /// with "voice-over only", about 97 of 100 videos are as long as was asked for, without either
    /// about 80.
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
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// avatar_id: newsdesk_presenter_1120
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct NoneChosen("avatar/none-chosen") {
        severity: Info,
        fix: None,
        pedantic: true,
    }
}

impl Rule for NoneChosen {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let plan = cx.plan;
        let unseen = plan.scenes.iter().all(|scene| scene.is(SceneType::BRoll));
        if plan.avatar_id.is_some()
            || unseen
            || nobody(plan, &Words(Cow::Borrowed(NOBODY))).is_some()
        {
            return;
        }
        let shown = plan.scenes.iter().filter(|scene| !scene.is(SceneType::BRoll));
        let place = shown.filter_map(|scene| scene.scene_type).map(|written| written.span).next();
        let finding = report
            .finding(place.unwrap_or(cx.top()), "no presenter is chosen")
            .label("somebody will be seen here")
            .note("the agent picks one by itself, and keeps the length in 80 of 100 videos instead of 97")
            .help("set `avatar_id` in the front matter, or say \"voice-over only\" in FORMAT");
        report.push(finding);
    }
}
