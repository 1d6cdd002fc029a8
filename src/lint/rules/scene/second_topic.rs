//! `scene/second-topic`

use crate::ast;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;

declare_rule! {
    /// The numbering of the scenes starts anew: two scripts in one file.
    ///
    /// One file makes one video. What was meant as two is told in one go, under one title, one total
    /// and one style.
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
    ///
    /// SCENE 2 — A-ROLL (6s): Close
    /// VO: "Most of them came because a friend told them to."
    ///
    /// SCENE 1 — B-ROLL, STOCK (6s): The city
    /// VO: "Half of the people who live here walk to work."
    /// VISUAL: People cross a square in the morning sun.
    ///
    /// SCENE 2 — B-ROLL, STOCK (6s): The river
    /// VO: "The others take a boat, and are there before anyone."
    /// VISUAL: A boat crosses a river.
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
    /// SCENE 2 — A-ROLL (6s): Close
    /// VO: "Most of them came because a friend told them to."
    /// ```
    pub(crate) struct SecondTopic("scene/second-topic") {
        severity: Info,
        fix: None,
        many: "the numbering of the scenes starts anew {n} times" => "give each script a file of its own, or continue the numbering",
    }
}

impl Rule for SecondTopic {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.script.scenes;
        if is_mixed(cx, scenes) {
            return;
        }
        for at in (1..scenes.len()).filter(|at| restarts(scenes, *at)) {
            let Some(number) = scenes.get(at).and_then(|scene| scene.heading.number) else {
                continue;
            };
            let finding = report
                .finding(number.span, "the numbering of the scenes starts anew")
                .label("a second script seems to begin here")
                .note("one file makes one video: both are told in one go, under one total and one style")
                .help("move what follows into a file of its own, or continue the numbering");
            report.push(finding);
        }
    }
}

/// Whether the scene at a position is the first of another script: number 1 behind a higher one,
/// with a number 2 behind it.
pub(crate) fn restarts(scenes: &[ast::Scene], at: usize) -> bool {
    let number =
        |at: usize| scenes.get(at)?.heading.number.filter(|number| number.suffix.is_none());
    let value = |at: usize| number(at).map(|number| number.value);
    value(at) == Some(1)
        && value(at + 1) == Some(2)
        && at.checked_sub(1).and_then(value).is_some_and(|before| before >= 2)
}

/// Whether scenes, shots and segments are mixed, so that each may be counted by itself.
pub(crate) fn is_mixed(cx: &Context<'_>, scenes: &[ast::Scene]) -> bool {
    let keyword = |scene: &ast::Scene| cx.source.slice(scene.heading.keyword);
    let first = scenes.first().map_or("", keyword);
    !scenes.iter().all(|scene| keyword(scene).eq_ignore_ascii_case(first))
}
