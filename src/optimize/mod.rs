//! From the plan of a script to the plan of a prompt: ten passes, each of which may change the
//! plan, add to the [`Guidance`] and must say what it did.
//!
//! The passes are pure and run in the order of [`PASSES`]. The last one, *fit*, has to see the
//! rendered text, so [`crate::render::render`] calls it; [`optimize`] runs the other nine.

pub(crate) mod attachments;
pub(crate) mod collect_text;
pub(crate) mod fit;
mod framing;
mod guidance;
pub(crate) mod language;
pub(crate) mod media;
pub(crate) mod presenter;
mod script_mode;
mod spoken;
pub(crate) mod style;
pub(crate) mod words;

pub use guidance::*;

use crate::options::Options;
use crate::plan::{Plan, Scene};

/// Names of the passes, in the order in which they run.
pub const PASSES: [&str; 10] = [
    spoken::NAME,
    collect_text::NAME,
    media::NAME,
    presenter::NAME,
    style::NAME,
    script_mode::NAME,
    framing::NAME,
    attachments::NAME,
    language::NAME,
    fit::NAME,
];

/// A pass by name.
type Pass = (&'static str, fn(&mut Optimized));

/// The passes that need no rendered text, with their names.
const PURE: [Pass; 9] = [
    (spoken::NAME, spoken::run),
    (collect_text::NAME, collect_text::run),
    (media::NAME, media::run),
    (presenter::NAME, presenter::run),
    (style::NAME, style::run),
    (script_mode::NAME, script_mode::run),
    (framing::NAME, framing::run),
    (attachments::NAME, attachments::run),
    (language::NAME, language::run),
];

/// One thing that a pass changed, decided or suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The pass, one of [`PASSES`].
    pub pass: &'static str,
    /// What and why, in one line: lower case at the start, no full stop.
    pub message: String,
    /// The written number of the scene it concerns, such as `4` or `6B`; `None` for the whole.
    pub scene: Option<String>,
    /// Whether the plan is as it was: a remark or a suggestion.
    pub advice: bool,
}

/// A plan made ready for a prompt.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Optimized {
    /// The changed plan.
    pub plan: Plan,
    /// What templates need besides the plan.
    pub guidance: Guidance,
    /// What the passes did, in order.
    pub changes: Vec<Change>,
}

impl Optimized {
    /// Reports something about the whole script.
    fn report(&mut self, pass: &'static str, message: impl Into<String>) {
        self.changes.push(Change { pass, message: message.into(), scene: None, advice: false });
    }

    /// Reports something without having changed anything.
    fn advise(&mut self, pass: &'static str, scene: Option<String>, message: impl Into<String>) {
        self.changes.push(Change { pass, message: message.into(), scene, advice: true });
    }
}

/// A change in one scene.
fn in_scene(pass: &'static str, scene: &Scene, message: impl Into<String>) -> Change {
    Change { pass, message: message.into(), scene: Some(scene.label()), advice: false }
}

/// Runs the passes that are on, all but *fit*.
///
/// The same plan and options give the same result; the plan itself is left alone.
pub fn optimize(plan: &Plan, options: &Options) -> Optimized {
    let mut optimized =
        Optimized { plan: plan.clone(), guidance: Guidance::of(plan), changes: Vec::new() };
    for (name, run) in PURE {
        if is_on(name, options) {
            run(&mut optimized);
        }
    }
    optimized
}

/// Whether neither the options nor the configuration leave a pass out.
pub(crate) fn is_on(pass: &str, options: &Options) -> bool {
    !options.skipped_passes.iter().any(|name| name == pass)
        && options.config.render.passes.get(pass).copied().unwrap_or(true)
}
