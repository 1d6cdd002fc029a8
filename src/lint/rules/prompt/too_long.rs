//! `prompt/too-long`

use crate::lint::context::{Context, MeasurePrompt, PromptSize};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::{count, thousands};
use crate::source::Span;

declare_rule! {
    /// The rendered prompt is longer than the target takes.
    ///
    /// The request would be refused. The finding says which parts take the characters and which
    /// profile would fit.
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
    pub(crate) struct TooLong("prompt/too-long") {
        severity: Error,
        fix: None,
    }
}

/// Sections that a finding names: more would not be read.
const MOST_SECTIONS: usize = 5;

impl Rule for TooLong {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(limit) = cx.target.limits.prompt_characters else { return };
        let Some(size) = cx.prompt.and_then(MeasurePrompt::measure) else { return };
        if size.characters <= limit {
            return;
        }
        let excess = count(size.characters - limit, "character");
        let message = format!(
            "the prompt has {}, {} takes {}",
            count(size.characters, "character"),
            cx.target.name,
            thousands(limit)
        );
        let finding = report
            .finding_of_all(place(cx), message)
            .label("the longest scene")
            .note(by_section(&size))
            .help(match size.shorter {
                Some((profile, 0)) => format!("use `profile: {profile}`, or cut {excess}"),
                Some((profile, fits)) if fits <= limit => {
                    format!(
                        "use `profile: {profile}` ({} characters), or cut {excess}",
                        thousands(fits)
                    )
                }
                _ => format!("cut {excess}, or split the video in two"),
            });
        report.push(finding);
    }
}

fn by_section(size: &PromptSize) -> String {
    let mut sections: Vec<&(String, usize)> = size.sections.iter().collect();
    sections.sort_by_key(|(_, characters)| std::cmp::Reverse(*characters));
    let shown: Vec<String> = sections
        .iter()
        .take(MOST_SECTIONS)
        .map(|(name, characters)| format!("{name} {}", thousands(*characters)))
        .collect();
    shown.join(" · ")
}

fn place(cx: &Context<'_>) -> Span {
    let scenes = cx.plan.scenes.iter().rev();
    scenes.max_by_key(|scene| scene.span.len()).map_or(cx.top(), |scene| scene.heading)
}
