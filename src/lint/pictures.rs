//! What a scene shows, as the texts in which the script says so.

use crate::ast::MediaKind;
use crate::plan::Scene;
use crate::text::Text;

/// The texts that describe the picture: VISUAL, LAYER, LEFT, RIGHT.
pub(crate) fn shown(scene: &Scene) -> impl Iterator<Item = &Text> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    scene.visual.iter().chain(layers).chain(&scene.left).chain(&scene.right)
}

/// Everything that tells the agent how a scene looks: also directions, and how strings are shown.
pub(crate) fn told(scene: &Scene) -> impl Iterator<Item = &Text> {
    let strings = scene.text.iter().chain(&scene.lower_third);
    shown(scene).chain(&scene.directions).chain(strings.filter_map(|shown| shown.styling.as_ref()))
}

/// Whether the picture is drawn rather than filmed, as far as the script says.
pub(crate) fn is_drawn(scene: &Scene) -> bool {
    let layered = !scene.layers.is_empty() || scene.left.is_some() || scene.right.is_some();
    let filmed = scene.uses(MediaKind::Stock) || scene.uses(MediaKind::AiGenerated);
    scene.uses(MediaKind::MotionGraphics) || layered && !filmed
}
