//! `layer/too-few`

use crate::ast::{ItemKind, SceneType};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::Scene;

declare_rule! {
    /// A scene with written layers has too few of them.
    ///
    /// The layers are the whole picture: background, hero, supporting, information bar, effects.
    /// Where some are missing the agent leaves the frame half empty or fills it with whatever it
    /// likes. B-roll, which is nothing but picture, needs four; an overlay, which has the presenter
    /// as well, three. Scenes without layers are left alone.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
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
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
    /// LAYER 3: Three portraits CASCADE.
    /// LAYER 4: A ticker SLIDES in along the bottom.
    /// ```
    pub(crate) struct TooFew("layer/too-few") {
        severity: Warning,
        fix: None,
        many: "{n} scenes have too few layers" => "B-roll needs four layers, an overlay three",
        options: {
            /// Layers that B-roll should have.
            b_roll: usize = 4,
            /// Layers that an overlay should have.
            overlay: usize = 3,
        },
    }
}

/// What the layers are for, in order.
const NAMES: [&str; 5] = ["background", "hero", "supporting", "information bar", "effects"];

impl Rule for TooFew {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let (least, what) = match scene.scene_type.map(|written| written.value) {
                Some(SceneType::BRoll) => (self.b_roll, "B-roll"),
                Some(SceneType::Overlay) => (self.overlay, "an overlay"),
                _ => continue,
            };
            let written = written(cx, scene);
            if written == 0 || written >= least {
                continue;
            }
            let place = scene.scene_type.map_or(scene.heading, |written| written.span);
            let layers = words::count(written, "layer");
            let finding = report
                .finding(
                    place,
                    format!("scene {} has {layers}, {what} needs {least}", scene.label()),
                )
                .label(format!("{layers} for the whole picture"))
                .note("where layers are missing, the frame stays half empty or fills with stock")
                .help(format!("add {}", missing(scene, least - written)));
            report.push(finding);
        }
    }
}

/// Layers in the script, also those whose number could not be read: they are another finding.
fn written(cx: &Context<'_>, scene: &Scene) -> usize {
    let items = cx.tree(scene).map_or(&[][..], |tree| &tree.items);
    let layers = items.iter().filter(|item| matches!(item.kind, ItemKind::Layer { .. }));
    layers.count().max(scene.layers.len())
}

fn missing(scene: &Scene, count: usize) -> String {
    let has = |number: usize| scene.layers.iter().any(|layer| usize::from(layer.number) == number);
    let free = NAMES.iter().zip(1..).filter(|(_, number)| !has(*number));
    let parts: Vec<String> =
        free.map(|(name, number)| format!("`LAYER {number}` ({name})")).take(count).collect();
    words::list(&parts)
}
