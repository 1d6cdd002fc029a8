//! `timing/short-b-roll`

use crate::ast::{MediaKind, SceneType};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::Fix;
use crate::lint::context::{Context, seconds};
use crate::lint::retime::{self, Change};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::plan::Scene;
use crate::time::Time;

declare_rule! {
    /// A B-roll scene is too short to be rendered.
    ///
    /// Motion graphics and generated pictures need time to be built: in five seconds or less they
    /// often come out as black frames. Stock and your own files do render, but are hardly seen. A
    /// scene with layers needs about ten seconds until the last of them has come in.
    ///
    /// The fix gives the scene the time and moves the declared total. It leaves ranges alone, and
    /// scenes whose narration could not fill the longer time.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (4s): Signups
    /// VO: "Signups doubled in January."
    /// VISUAL: A counter climbs to two million.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January. Most people came because a friend told them to, and a third of them stayed."
    /// VISUAL: A counter climbs to two million.
    /// ```
    pub(crate) struct ShortBRoll("timing/short-b-roll") {
        severity: Error,
        fix: Unsafe,
        many: "{n} B-roll scenes are too short" => "give them 10 s each, or show the presenter there",
        options: {
            /// Seconds up to which B-roll is too short.
            shortest: Time = Time::from_secs(5),
            /// Seconds below which B-roll with layers is too short.
            layered: Time = Time::from_secs(10),
        },
    }
}

impl Rule for ShortBRoll {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in cx.plan.scenes.iter().filter(|scene| scene.is(SceneType::BRoll)) {
            // Black frames stay black frames, whatever else is said of the scene's length.
            if let Some(danger) = self.danger(scene)
                && (report.claim(Cause::Length(scene.index)) || danger == Danger::Black)
            {
                let finding = self.finding(cx, report, scene, danger);
                report.push(finding);
            }
        }
    }

    fn repair(&self, cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let scenes = places.iter().filter_map(|place| cx.scene_at(place.span.start));
        let changes: Vec<Change<'_>> = scenes.filter_map(|scene| self.change(scene)).collect();
        retime::retime(cx, &changes)
    }
}

/// What a scene that is too short comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Danger {
    /// Nothing is rendered.
    Black,
    /// The picture is gone before it is understood.
    Missed,
    /// The layers are not all in when the scene ends.
    Unfinished,
}

impl ShortBRoll {
    /// Only a length that the script gives is a mistake of the script.
    fn danger(&self, scene: &Scene) -> Option<Danger> {
        let length = scene.declared.as_ref()?.length;
        let is_real = |kind| matches!(kind, MediaKind::Stock | MediaKind::Asset);
        let real = !scene.media.is_empty() && scene.media.iter().all(|media| is_real(media.value));
        if length <= self.shortest {
            Some(if real { Danger::Missed } else { Danger::Black })
        } else {
            (length < self.layered && !scene.layers.is_empty()).then_some(Danger::Unfinished)
        }
    }

    fn finding(
        &self,
        cx: &Context<'_>,
        report: &Sink<'_>,
        scene: &Scene,
        danger: Danger,
    ) -> Diagnostic {
        let place = scene.declared.as_ref().map_or(scene.heading, |time| time.span);
        let name = scene.label();
        let length = seconds(scene.seconds);
        let (severity, message, label) = match danger {
            Danger::Black => (
                Severity::Error,
                format!("scene {name} is B-roll of {length}, which may render as black frames"),
                format!("{length} is too short for {}", media(scene)),
            ),
            Danger::Missed => (
                Severity::Warning,
                format!("scene {name} is B-roll of {length}, over before anybody has seen it"),
                format!("{length} is too short for {}", media(scene)),
            ),
            Danger::Unfinished => (
                Severity::Warning,
                format!("scene {name} builds its layers in {length}"),
                format!("layers need about {} to come in", seconds(self.layered)),
            ),
        };
        // Where the speech is too long as well, that is repaired first.
        let change = self.change(scene).filter(|_| !report.is_claimed(Cause::Speech(scene.index)));
        let fix = change.and_then(|change| retime::retime(cx, &[change]));
        let finding = report.finding_of(severity, place, message).label(label);
        let finding = finding.help(self.help(cx, scene, fix.as_ref()));
        match fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        }
    }

    /// The length that is long enough, if the narration fills at least half of it: otherwise one
    /// fault would be exchanged for another.
    fn change<'p>(&self, scene: &'p Scene) -> Option<Change<'p>> {
        let enough = [self.layered, self.shortest + Time::from_secs(1)];
        let wanted = enough.into_iter().map(|length| Change {
            scene,
            length: retime::fitting(scene, scene.speech.estimate.max(length)),
        });
        let speech = scene.speech.estimate.ms();
        wanted.into_iter().find(|change| {
            speech * 2 >= change.length.ms()
                && (scene.layers.is_empty() || change.length >= self.layered)
        })
    }

    fn help(&self, cx: &Context<'_>, scene: &Scene, fix: Option<&Fix>) -> String {
        match self.change(scene).map(|change| seconds(change.length)) {
            Some(length) => match fix {
                Some(fix) if retime::moves_total(cx, fix) => {
                    format!("give the scene {length} (`--unsafe-fixes` does, and moves the total)")
                }
                Some(_) => format!("give the scene {length} (`--unsafe-fixes` does)"),
                None => format!("give the scene {length}"),
            },
            None => format!(
                "join it with the scene before or after it, or write narration for {}",
                seconds(self.layered)
            ),
        }
    }
}

fn media(scene: &Scene) -> &'static str {
    match scene.media.first().map(|media| media.value) {
        Some(MediaKind::MotionGraphics) => "motion graphics",
        Some(MediaKind::AiGenerated) => "generated pictures",
        Some(MediaKind::Stock | MediaKind::Asset) => "anybody to take it in",
        None => "pictures that have yet to be made",
    }
}
