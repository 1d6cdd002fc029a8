//! The built-in profiles, and how one is chosen.

use crate::optimize::Optimized;
use crate::options::{Durations, Options};
use crate::plan::Plan;
use crate::time::Time;

/// A way of writing a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Profile {
    /// The name that `--profile` takes.
    pub name: &'static str,
    /// What it is good for, in one line.
    pub summary: &'static str,
    /// Whether scenes carry their seconds if nobody says so.
    pub durations: Durations,
}

/// The built-in profiles, from the loosest to the strictest, then the shortest.
const PROFILES: [Profile; 5] = [
    Profile {
        name: "basic",
        summary: "one paragraph for one idea, without scenes",
        durations: Durations::Omit,
    },
    Profile {
        name: "natural",
        summary: "flowing prose for up to a minute: the narration whole, pictures in words",
        durations: Durations::Omit,
    },
    Profile {
        name: "scenes",
        summary: "scene by scene, picture and words; the agent finds the rhythm",
        durations: Durations::Omit,
    },
    Profile {
        name: "production",
        summary: "full art direction: types, seconds, layers, exact text",
        durations: Durations::Approximate,
    },
    Profile {
        name: "compact",
        summary: "scene by scene in the fewest words, to meet a budget",
        durations: Durations::Omit,
    },
];

/// Templates of the profiles and what they share, by the names that templates include them by.
pub(super) const TEMPLATES: [(&str, &str); 17] = [
    ("basic.jinja", include_str!("../../templates/basic.jinja")),
    ("natural.jinja", include_str!("../../templates/natural.jinja")),
    ("scenes.jinja", include_str!("../../templates/scenes.jinja")),
    ("production.jinja", include_str!("../../templates/production.jinja")),
    ("compact.jinja", include_str!("../../templates/compact.jinja")),
    ("_partials/attachment.jinja", include_str!("../../templates/_partials/attachment.jinja")),
    ("_partials/brief.jinja", include_str!("../../templates/_partials/brief.jinja")),
    ("_partials/closing.jinja", include_str!("../../templates/_partials/closing.jinja")),
    ("_partials/facts.jinja", include_str!("../../templates/_partials/facts.jinja")),
    ("_partials/flow.jinja", include_str!("../../templates/_partials/flow.jinja")),
    ("_partials/framing.jinja", include_str!("../../templates/_partials/framing.jinja")),
    ("_partials/head.jinja", include_str!("../../templates/_partials/head.jinja")),
    ("_partials/look.jinja", include_str!("../../templates/_partials/look.jinja")),
    ("_partials/media.jinja", include_str!("../../templates/_partials/media.jinja")),
    ("_partials/picture.jinja", include_str!("../../templates/_partials/picture.jinja")),
    ("_partials/script.jinja", include_str!("../../templates/_partials/script.jinja")),
    ("_partials/tail.jinja", include_str!("../../templates/_partials/tail.jinja")),
];

/// The profile that is meant where none is.
pub(crate) const AUTO: &str = "auto";

/// What a path to a template ends with.
const ENDINGS: [&str; 2] = [".jinja", ".j2"];

/// From this length on prose is no longer enough.
const PROSE: Time = Time::from_secs(60);

/// The built-in profiles.
pub fn profiles() -> &'static [Profile] {
    &PROFILES
}

/// The text of a built-in template: a profile (`production`) or a part
/// (`_partials/look.jinja`).
pub fn template_source(name: &str) -> Option<&'static str> {
    let bare = |name: &'static str| name.strip_suffix(".jinja").unwrap_or(name);
    let wanted = name.strip_suffix(".jinja").unwrap_or(name);
    TEMPLATES.into_iter().find(|(name, _)| bare(name) == wanted).map(|(_, text)| text)
}

pub(super) fn find(name: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.name == name)
}

/// The built-in profile that a template's text extends, if it extends one.
pub(super) fn extended(text: &str) -> Option<&'static Profile> {
    let (_, rest) = text.split_once("extends")?;
    let name = rest.trim_start().strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    let name = name.strip_prefix("builtin/").unwrap_or(name);
    find(name.strip_suffix(".jinja").unwrap_or(name))
}

/// What to render with, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Name or path.
    pub(super) name: String,
    /// Why it was chosen, for people.
    pub(super) reason: String,
    /// Whether another may be taken to meet the budget.
    pub(super) automatic: bool,
    /// Whether the name is a path.
    pub(super) path: bool,
    /// Whether the user gave it, not a script, which may come from anybody.
    pub(super) trusted: bool,
}

/// The template, the profile of the options, the script's, the configuration's, or the one that
/// fits the script.
pub(super) fn choose(plan: &Plan, optimized: &Optimized, options: &Options) -> Choice {
    // A script's `auto` is its default, which leaves the choice to the configuration.
    let script = Some(plan.profile.as_str()).filter(|name| !name.is_empty() && *name != AUTO);
    let asked = [
        (options.profile.as_deref(), "asked for as an option", true),
        (script, "asked for by the script", false),
        (options.config.render.profile.as_deref(), "asked for by the configuration", true),
    ];
    let asked =
        asked.into_iter().find_map(|(name, reason, trusted)| Some((name?, reason, trusted)));
    match (&options.template, asked) {
        (Some(path), _) => Choice::of(path, "asked for as a template", true),
        (None, Some((name, reason, trusted))) if name != AUTO => {
            Choice { path: is_path(name), trusted, ..Choice::of(name, reason, false) }
        }
        _ => {
            let (name, reason) = fitting(plan, optimized);
            Choice { automatic: true, ..Choice::of(name, &reason, false) }
        }
    }
}

impl Choice {
    fn of(name: &str, reason: &str, path: bool) -> Self {
        let (name, reason) = (name.to_owned(), reason.to_owned());
        Self { name, reason, automatic: false, path, trusted: true }
    }
}

fn is_path(name: &str) -> bool {
    name.contains(['/', '\\']) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// What the script needs, seen from how it was written: a medium that the optimizer added asks
/// for nothing.
fn fitting(plan: &Plan, optimized: &Optimized) -> (&'static str, String) {
    let scenes = &plan.scenes;
    if scenes.is_empty() {
        return ("basic", "the script has no scenes".to_owned());
    }
    if let Some(scene) = scenes.iter().find(|scene| !scene.layers.is_empty()) {
        return ("production", format!("scene {} has layers", scene.label()));
    }
    if let Some(scene) = scenes.iter().find(|scene| scene.scene_type.is_some()) {
        return ("scenes", format!("scene {} has a type, no scene has layers", scene.label()));
    }
    if let Some(scene) = scenes.iter().find(|scene| !scene.media.is_empty()) {
        return ("scenes", format!("scene {} names its media", scene.label()));
    }
    if !optimized.plan.on_screen_text.is_empty() {
        return ("scenes", "there is exact on-screen text".to_owned());
    }
    let total = optimized.guidance.length.map_or(plan.totals.seconds, |length| length.max);
    if total > PROSE {
        return ("scenes", format!("{total} seconds are too long for prose"));
    }
    ("natural", format!("{total} seconds without types, media, layers or exact text"))
}
