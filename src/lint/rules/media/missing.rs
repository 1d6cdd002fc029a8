//! `media/missing`

use crate::ast::{MediaKind, SceneType};
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::data::media::MEDIUM_NAMED;
use crate::lint::data::motion::motion;
use crate::lint::options::Words;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::optimize::media::{Vote, is_clear, ranked};
use crate::optimize::words::hits;
use crate::plan::Scene;
use crate::source::Span;

declare_rule! {
    /// B-roll or an overlay does not say what its pictures are made of.
    ///
    /// The agent then chooses between motion graphics, stock and generated pictures, and chooses
    /// anew each time. Scenes with layers need no medium – layers are drawn – nor do scenes whose
    /// picture or direction names one. The fix writes the medium that the content clearly asks for.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL (10s): Signups
    /// VO: "One point eight five million people signed up in January, a third more than in December."
    /// VISUAL: A line chart of the year; its percentage COUNTS UP.
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
    /// VO: "One point eight five million people signed up in January, a third more than in December."
    /// VISUAL: A line chart of the year; its percentage COUNTS UP.
    /// ```
    pub(crate) struct Missing("media/missing") {
        severity: Info,
        fix: Unsafe,
        many: "{n} scenes do not say what their pictures are made of" => "write `MOTION GRAPHICS`, `STOCK` or `AI-GENERATED` behind the type of each",
    }
}

impl Rule for Missing {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            // A scene that is too short for any picture, or has no words yet, is told so already.
            if scene.vo.is_none() || report.is_claimed(Cause::Length(scene.index)) {
                continue;
            }
            let Some(place) = open(scene) else { continue };
            let message =
                format!("scene {} does not say what its pictures are made of", scene.label());
            let finding = report
                .finding(place, message)
                .label("no medium")
                .note("the agent chooses by itself, and chooses anew each time");
            let [best, second, _] = ranked(scene);
            let finding = if is_clear(best.score, second.score) {
                let (medium, words) = (best.kind.as_str(), best.words.join(", "));
                let finding =
                    finding.help(format!("write `{medium}`, for it shows {} ({words})", best.why));
                match fix(scene, place, &best) {
                    Some(fix) => finding.fix(fix),
                    None => finding,
                }
            } else {
                finding.help("write `MOTION GRAPHICS`, `STOCK` or `AI-GENERATED` behind the type")
            };
            report.push(finding);
        }
    }
}

/// The place of the type of a scene that needs a medium and has none.
fn open(scene: &Scene) -> Option<Span> {
    let written = scene.scene_type.filter(|written| written.value != SceneType::ARoll)?;
    let named = || {
        pictures::told(scene)
            .any(|text| !hits(&text.as_str().to_lowercase(), &MEDIUM_NAMED).is_empty())
    };
    // An overlay that shows nothing yet has nothing to be made of.
    let shows = written.value == SceneType::BRoll || pictures::shown(scene).next().is_some();
    (shows && scene.media.is_empty() && scene.layers.is_empty() && !named()).then_some(written.span)
}

/// Writes the medium behind the type. Motion graphics whose sides stand still would be another
/// finding.
fn fix(scene: &Scene, place: Span, best: &Vote) -> Option<Fix> {
    let mut sides = scene.left.iter().chain(&scene.right);
    let still = sides.any(|side| motion(side.as_str(), &Words::NONE).is_none());
    if best.kind == MediaKind::MotionGraphics && still {
        return None;
    }
    let medium = best.kind.as_str();
    Some(Fix::unsafe_(
        format!("write `{medium}`"),
        vec![Edit::insert(place.end, format!(", {medium}"))],
    ))
}
