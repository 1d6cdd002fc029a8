//! `scene/numbering`

use std::borrow::Cow;

use crate::ast::{self, SceneNumber};
use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::rules::scene::second_topic::{is_mixed, restarts};
use crate::lint::sink::Sink;
use crate::source::Span;

declare_rule! {
    /// Scene numbers repeat, skip or go back.
    ///
    /// In the prompt the scenes are numbered 1, 2, 3. Whoever speaks of "scene 5" – a direction, a
    /// colleague, a finding – then means another scene than the agent does. The first number may be
    /// any, and letters (6, 6B, 7) are fine. A numbering that starts anew is a matter for
    /// `scene/second-topic`.
    ///
    /// The fix numbers all scenes consecutively from the first. It is not offered where the script itself
    /// speaks of a scene by its number.
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
    /// SCENE 3 — A-ROLL (6s): Close
    /// VO: "Most of them came because a friend told them to."
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
    pub(crate) struct Numbering("scene/numbering") {
        severity: Warning,
        fix: Safe,
        options: {
            /// Words for a scene, behind which a number names one.
            scene_words: Words = Words(Cow::Borrowed(SCENE)),
        },
    }
}

const SCENE: &[Cow<'static, str>] = &[
    Cow::Borrowed("scene"),
    Cow::Borrowed("scenes"),
    Cow::Borrowed("shot"),
    Cow::Borrowed("shots"),
    Cow::Borrowed("segment"),
    Cow::Borrowed("segments"),
    Cow::Borrowed("szene"),
    Cow::Borrowed("szenen"),
    Cow::Borrowed("scène"),
    Cow::Borrowed("scènes"),
    Cow::Borrowed("escena"),
    Cow::Borrowed("escenas"),
    Cow::Borrowed("cena"),
    Cow::Borrowed("cenas"),
    Cow::Borrowed("scena"),
];

/// Most places that are shown.
const MOST_SHOWN: usize = 30;

impl Rule for Numbering {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let scenes = &cx.script.scenes;
        let mut faults = faults(scenes);
        let Some(first) = faults.next().filter(|_| !is_mixed(cx, scenes)) else { return };
        let finding = first.finding(report);
        let finding = faults
            .take(MOST_SHOWN)
            .fold(finding, |finding, fault| finding.label_at(fault.number.span, fault.label()));
        let fix = (!self.names_a_scene(cx)).then(|| renumber(cx, scenes)).flatten();
        let finding = match fix {
            Some(fix) => finding.help(format!("{} (`--fix` does)", fix.title)).fix(fix),
            None => {
                finding.help("renumber the scenes, and with them whatever names one by its number")
            }
        };
        report.push(finding);
    }
}

impl Numbering {
    /// Whether the script speaks of a scene by its number anywhere but in the headings.
    fn names_a_scene(&self, cx: &Context<'_>) -> bool {
        let text = cx.source.text();
        let scenes = &cx.script.scenes;
        let is_heading = |at: usize| {
            let after = scenes.partition_point(|scene| scene.heading.span.start as usize <= at);
            let scene = after.checked_sub(1).and_then(|at| scenes.get(at));
            scene.is_some_and(|scene| {
                scene.heading.number.is_some_and(|number| at < number.span.end as usize)
            })
        };
        let mut before = "";
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
            let at = word.as_ptr().addr().saturating_sub(text.as_ptr().addr());
            let named = word.starts_with(|c: char| c.is_ascii_digit())
                && self.scene_words.iter().any(|scene| before.to_lowercase() == scene)
                && !is_heading(at);
            before = word;
            named
        })
    }
}

/// A number that does not follow from the one before it.
struct Fault {
    before: SceneNumber,
    number: SceneNumber,
}

/// The faults of a numbering. A scene without a number counts on, and one that starts a second
/// script starts anew.
fn faults(scenes: &[ast::Scene]) -> impl Iterator<Item = Fault> {
    let mut last: Option<SceneNumber> = None;
    // What should have stood where a number was wrong: what follows may count on from there.
    let mut meant: Option<SceneNumber> = None;
    scenes.iter().enumerate().filter_map(move |(at, scene)| {
        let (before, instead) = (last, meant.take());
        let Some(number) = scene.heading.number else {
            if let Some(last) = &mut last {
                (last.value, last.suffix) = (last.value.saturating_add(1), None);
            }
            return None;
        };
        last = Some(number);
        let before = before.filter(|_| !restarts(scenes, at))?;
        if follows(before, number) || instead.is_some_and(|instead| follows(instead, number)) {
            return None;
        }
        let value = before.value.saturating_add(1);
        meant = Some(SceneNumber { value, suffix: None, ..before });
        Some(Fault { before, number })
    })
}

/// Whether a number comes after another: the next one, or the same with a later letter.
fn follows(before: SceneNumber, number: SceneNumber) -> bool {
    number.value == before.value.saturating_add(1)
        || number.value == before.value && number.suffix > before.suffix
}

impl Fault {
    fn finding(&self, report: &Sink<'_>) -> Diagnostic {
        let (before, number) = (name(self.before), name(self.number));
        let message = if before == number {
            format!("two scenes have the number {number}")
        } else if self.number.value > self.before.value {
            format!("scene {number} comes right after scene {before}")
        } else {
            format!("scene {number} comes after scene {before}")
        };
        report.finding(self.number.span, message).label(self.label()).note(
            "the prompt numbers the scenes 1, 2, 3: for the agent, these numbers mean other scenes",
        )
    }

    fn label(&self) -> String {
        let next = self.before.value.saturating_add(1);
        if name(self.before) == name(self.number) {
            "the same number again".to_owned()
        } else {
            format!("number {next} would be next")
        }
    }
}

fn name(number: SceneNumber) -> String {
    match number.suffix {
        Some(letter) => format!("{}{letter}", number.value),
        None => number.value.to_string(),
    }
}

/// Numbers all scenes consecutively from the first; letters stay with their number. `None` if there is no such
/// numbering.
fn renumber(cx: &Context<'_>, scenes: &[ast::Scene]) -> Option<Fix> {
    let mut edits = Vec::new();
    // The number before, as written and as it becomes.
    let mut last: Option<(SceneNumber, SceneNumber)> = None;
    for (at, scene) in scenes.iter().enumerate() {
        let Some(number) = scene.heading.number else {
            if let Some((written, new)) = &mut last {
                (written.value, written.suffix) = (written.value.saturating_add(1), None);
                (new.value, new.suffix) = (new.value.saturating_add(1), None);
            }
            continue;
        };
        let mut new = number;
        if let Some((written, before)) = last.filter(|_| !restarts(scenes, at)) {
            let same = number.value == written.value && number.suffix > written.suffix;
            new.value = if same { before.value } else { before.value.checked_add(1)? };
        }
        if new.value != number.value {
            edits.push(respell(cx, number, new.value));
        }
        last = Some((number, new));
    }
    let from = scenes.iter().find_map(|scene| scene.heading.number)?;
    let title = format!("number the scenes consecutively from {}", name(from));
    (!edits.is_empty()).then(|| Fix::safe(title, edits))
}

/// Another number in place of one, with its letter and its leading zeros kept.
fn respell(cx: &Context<'_>, number: SceneNumber, new: u32) -> Edit {
    let written = cx.source.slice(number.span);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let start = number.span.start as usize;
    let width = if written.starts_with('0') { digits } else { 0 };
    Edit::replace(Span::new(start, start + digits), format!("{new:0width$}"))
}
