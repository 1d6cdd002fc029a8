//! Pass 7: a presenter whose picture has another shape than the video, or no background.

use crate::ast::SceneType;
use crate::plan::{AvatarFacts, AvatarKind, AvatarShape, Orientation, Plan};

use super::{Framing, Optimized, Presenter, words};

pub(super) const NAME: &str = "framing";

pub(super) fn run(optimized: &mut Optimized) {
    let Some(avatar) = optimized.plan.avatar else { return };
    let scenes = &optimized.plan.scenes;
    let seen = scenes.is_empty() || scenes.iter().any(|scene| !scene.is(SceneType::BRoll));
    if !seen || optimized.guidance.presenter == Presenter::None {
        return;
    }
    if let Some((avatar, video)) = mismatch(avatar, orientation(&optimized.plan)) {
        optimized.guidance.framing.push(Framing::Shape { avatar, video });
        let shape = match avatar {
            AvatarShape::Landscape => "landscape",
            AvatarShape::Portrait => "portrait",
            AvatarShape::Square => "square",
        };
        let video = video.as_str();
        optimized.report(NAME, format!("says how a {shape} presenter fills a {video} frame"));
    }
    if avatar.kind == Some(AvatarKind::Studio) && avatar.background == Some(false) {
        optimized.guidance.framing.push(Framing::Background);
        optimized.report(NAME, "asks for a setting: the studio presenter brings no background");
    }
}

/// The orientation asked for, else the one that FORMAT names.
fn orientation(plan: &Plan) -> Option<Orientation> {
    plan.orientation
        .or_else(|| words::orientation(&plan.sections.format.as_ref()?.as_str().to_lowercase()))
}

fn mismatch(avatar: AvatarFacts, video: Option<Orientation>) -> Option<(AvatarShape, Orientation)> {
    let (shape, video) = (avatar.orientation?, video?);
    let same = match video {
        Orientation::Landscape => shape == AvatarShape::Landscape,
        Orientation::Portrait => shape == AvatarShape::Portrait,
    };
    (!same).then_some((shape, video))
}
