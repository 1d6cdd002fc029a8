//! `avatar/conflict`

use std::borrow::Cow;
use std::ops::Range;

use crate::ast::SceneType;
use crate::lint::context::Context;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::optimize::words::is_whole;
use crate::plan::Plan;
use crate::text::Text;

declare_rule! {
    /// The script says that no presenter is seen, and asks for one.
    ///
    /// With "no avatar" beside an A-roll scene or an `avatar_id`, the agent decides which of the two
    /// it follows, and it may decide otherwise in the next scene.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// FORMAT: Company report, no avatar, voice-over only.
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
    /// ---
    ///
    /// FORMAT: Company report. No avatar in B-roll scenes.
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct Conflict("avatar/conflict") {
        severity: Warning,
        fix: None,
        options: {
            /// Phrases that say that nobody is seen in the whole video.
            phrases: Words = Words(Cow::Borrowed(NOBODY)),
        },
    }
}

/// Phrases that say that nobody is seen, in lower case.
pub(crate) const NOBODY: &[Cow<'static, str>] = &[
    Cow::Borrowed("no avatar"),
    Cow::Borrowed("no presenter"),
    Cow::Borrowed("no on-screen presenter"),
    Cow::Borrowed("without an avatar"),
    Cow::Borrowed("without a presenter"),
    Cow::Borrowed("faceless"),
    Cow::Borrowed("voice-over only"),
    Cow::Borrowed("voiceover only"),
];

impl Rule for Conflict {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some((text, range)) = nobody(cx.plan, &self.phrases) else { return };
        let said = text.as_str().get(range.clone()).unwrap_or_default();
        let shown = cx.plan.scenes.iter().find(|scene| scene.is(SceneType::ARoll));
        let id = cx.plan.avatar_id.as_ref();
        let against = match (shown, id) {
            (Some(scene), _) => format!("scene {} is A-ROLL", scene.label()),
            (None, Some(id)) => format!("`avatar_id` is `{id}`"),
            (None, None) => return,
        };
        let mut finding = report
            .finding(text.span_of(range), format!("the script says \"{said}\", but {against}"))
            .label("nobody is seen")
            .note("the agent follows one of the two, and not the same one in every scene")
            .help(match (shown, id) {
                (Some(_), Some(_)) => {
                    "remove these words, or drop `avatar_id` and make the A-roll scenes B-roll"
                }
                (Some(_), None) => "remove these words, or make the A-roll scenes B-roll",
                (None, _) => "remove these words, or drop `avatar_id`",
            });
        if let Some(written) = shown.and_then(|scene| scene.scene_type) {
            finding = finding.label_at(written.span, "somebody is seen");
        } else if let Some(id) = id {
            finding = finding.label_at(id.span(), "somebody is chosen");
        }
        report.push(finding);
    }
}

/// Where FORMAT, AVATAR or NARRATION STYLE say that nobody is seen in the whole video.
pub(crate) fn nobody<'p>(plan: &'p Plan, phrases: &Words) -> Option<(&'p Text, Range<usize>)> {
    let sections = &plan.sections;
    let texts =
        [&sections.avatar, &sections.format, &sections.narration_style].into_iter().flatten();
    texts.into_iter().find_map(|text| Some((text, said(text.as_str(), phrases)?)))
}

/// Where a text has one of the phrases without a limit behind it: "no avatar in B-roll" has one.
fn said(text: &str, phrases: &Words) -> Option<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let is_all = |range: &Range<usize>| {
        let rest = lower.get(range.end..).unwrap_or_default().trim_start();
        is_whole(&lower, range.clone())
            && (rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric()))
    };
    phrases.iter().find_map(|phrase| {
        let mut hits = lower.match_indices(phrase).map(|(at, hit)| at..at + hit.len());
        hits.find(is_all)
    })
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{NOBODY, Words, said};

    #[test]
    fn a_limit_takes_it_back() {
        let words = Words(Cow::Borrowed(NOBODY));
        for text in [
            "No avatar.",
            "Report, no presenter, fast",
            "voice-over only",
            "Faceless (voiceover only)",
        ] {
            assert!(said(text, &words).is_some(), "{text}");
        }
        for text in [
            "No avatar in B-roll",
            "no presenter before scene 3",
            "with a voice-over only at the end",
            "",
        ] {
            assert!(said(text, &words).is_none(), "{text}");
        }
    }
}
