//! `scene/missing-vo`

use crate::ast::ItemKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::context::Context;
use crate::lint::overrun::speaks;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::source::Span;

declare_rule! {
    /// A scene has no spoken words.
    ///
    /// The agent builds a video along its narration. A scene in which nobody speaks gets no time of
    /// its own: it is dropped, merged into its neighbour or filled with words that you did not write.
    /// Where the script itself says that the scene is silent, this is only a warning.
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
    /// SCENE 2 — B-ROLL, STOCK (8s): The city
    /// VISUAL: People cross a square in the morning sun.
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
    /// SCENE 2 — B-ROLL, STOCK (8s): The city
    /// VO: "Most of the people who signed up live here, and half of them walk to work."
    /// VISUAL: People cross a square in the morning sun.
    /// ```
    pub(crate) struct MissingVo("scene/missing-vo") {
        severity: Error,
        fix: None,
        many: "{n} scenes have no spoken words" => "give each a line of `VO`, or let the pictures accompany the narration of another scene",
    }
}

const WHY: &str = "the agent builds the video along the narration; a silent scene is dropped or \
                   filled with words that you did not write";

impl Rule for MissingVo {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.plan.scenes;
        if scenes.len() > 1 && !scenes.iter().any(speaks) {
            let finding = nobody(cx, report, scenes);
            if !scenes.iter().any(|scene| report.is_claimed(Cause::Unread(scene.index))) {
                report.push(finding);
            }
            return;
        }
        for (at, scene) in scenes.iter().enumerate().filter(|(_, scene)| !speaks(scene)) {
            // A label that could not be read may have been the narration.
            let known = report.is_claimed(Cause::Unread(scene.index));
            if report.claim(Cause::Silence(scene.index)) && !known {
                let neighbour = at.checked_sub(1).or(Some(at + 1)).and_then(|at| scenes.get(at));
                let finding = silent(cx, report, scene, neighbour);
                report.push(finding);
            }
        }
    }
}

fn silent(
    cx: &Context<'_>,
    report: &Sink<'_>,
    scene: &Scene,
    neighbour: Option<&Scene>,
) -> Diagnostic {
    let name = scene.label();
    let line = unlabelled(cx, scene).filter(|_| scene.silence.is_none());
    let add = match line {
        Some(line) => format!(
            "put `VO:` before line {line} if it is spoken (without a label it is a direction)"
        ),
        None => "add a line of `VO`".to_owned(),
    };
    let help = match neighbour.filter(|other| other.label() != name) {
        Some(other) => {
            format!("{add}, or move what scene {name} shows into scene {}", other.label())
        }
        None => add,
    };
    let finding = match (scene.silence, empty_item(cx, scene)) {
        (Some(span), _) => report
            .finding_of(Severity::Warning, span, format!("scene {name} is silent"))
            .label("nobody speaks here"),
        (None, Some(span)) => report
            .finding(span, format!("scene {name} has no spoken words"))
            .label("nothing to say"),
        (None, None) => report
            .finding(scene.heading, format!("scene {name} has no spoken words"))
            .label("no `VO` in this scene"),
    };
    finding.note(WHY).help(help)
}

/// Fewest words of a line that may be a spoken sentence.
const SENTENCE: usize = 4;

/// The number of a scene's first line that has no label and may be a spoken sentence.
fn unlabelled(cx: &Context<'_>, scene: &Scene) -> Option<u32> {
    let mut items = cx.tree(scene)?.items.iter();
    let bare = items.find(|item| {
        let ItemKind::Direction(text) = &item.kind else { return false };
        item.label.is_empty()
            && !cx.source.slice(item.span).starts_with('[')
            && text.as_str().split_whitespace().nth(SENTENCE - 1).is_some()
    })?;
    Some(cx.source.lines().line_of(bare.span.start))
}

/// The place of a `VO:` in which there is nothing.
fn empty_item(cx: &Context<'_>, scene: &Scene) -> Option<Span> {
    let mut items = cx.tree(scene)?.items.iter();
    let item = items.find(|item| matches!(item.kind, ItemKind::Voiceover(_)))?;
    let written = cx.source.slice(item.span).trim_end().len();
    Some(Span::new(item.span.start as usize, item.span.start as usize + written))
}

fn nobody(cx: &Context<'_>, report: &Sink<'_>, scenes: &[Scene]) -> Diagnostic {
    let wanted = scenes.iter().all(|scene| scene.silence.is_some());
    let severity = if wanted { Severity::Warning } else { Severity::Error };
    let place = scenes.first().map_or(Span::default(), |scene| scene.heading);
    let line = scenes.iter().find_map(|scene| unlabelled(cx, scene)).filter(|_| !wanted);
    let help = "write what is said in each scene behind `VO:`";
    report
        .finding_of(severity, place, "no scene has spoken words")
        .label("no `VO` here, nor in any other scene")
        .note(WHY)
        .help(match line {
            Some(line) => format!("{help}; line {line} has no label, so it is a direction"),
            None => help.to_owned(),
        })
}
