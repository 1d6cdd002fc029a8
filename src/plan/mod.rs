//! The plan: the script with everything worked out – variables filled in, settings resolved,
//! scenes numbered, timed and given their roles.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a script may hold anything"
)]

mod duration;
mod expand;
mod meta;
mod model;
mod scenes;
mod sections;
mod settings;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::ast::Script;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::options::Options;
use crate::parse::Parsed;
use crate::source::Source;
use crate::speech::{self, Figures, Language, Pace};
use crate::text::Text;
use crate::time::Time;

use expand::Expander;
use meta::Meta;
pub(crate) use meta::{declared, language as language_tag};

pub(crate) use expand::is_name;
pub use model::*;
pub(crate) use scenes::is_silence;

/// A plan and what was wrong with the settings and variables that it was made from.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Findings of the rules `syntax/front-matter`, `syntax/unknown-key`,
    /// `syntax/undefined-variable`, `syntax/unused-variable` and `syntax/unexpected`.
    pub diagnostics: Vec<Diagnostic>,
    /// Names of the variables that the text of the script uses, with or without a value.
    pub variables: BTreeSet<String>,
}

/// Works out a script. Whatever is wrong in the script becomes a finding.
///
/// # Errors
/// [`Error::Option`] if a variable is set that the script does not use; [`Error::Invalid`] or
/// [`Error::Io`] if a style file that the caller names is wrong.
pub fn plan(source: &Source, parsed: &Parsed, options: &Options) -> Result<Planned, Error> {
    let script = &parsed.script;
    let (meta, mut diagnostics) = match script.front {
        Some(front) => meta::read(source.slice(front.yaml), front.yaml.start),
        None => meta::read_settings(&script.settings),
    };
    let defaults: BTreeMap<String, String> =
        meta.vars.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let mut expander = Expander::new([&options.row, &options.vars, &defaults]);
    let mut plan = Plan { version: PLAN_VERSION, ..Plan::default() };
    let written = sections::read(&mut plan, script, &mut expander);
    plan.scenes = script.scenes.iter().map(|scene| scenes::scene(scene, &mut expander)).collect();
    settings::resolve(&mut plan, source, script, &meta, written, options, &mut diagnostics)?;
    number(&mut plan.scenes, script);
    time(&mut plan, script, &options.config.timing.figures);
    unused_settings(&expander, options)?;
    diagnostics.extend(unused_variables(&expander, &meta));
    diagnostics.append(&mut expander.diagnostics);
    Ok(Planned { plan, diagnostics, variables: expander.used })
}

/// Written numbers are kept, missing ones counted on; prompts number the scenes 1, 2, 3 …
fn number(scenes: &mut [Scene], script: &Script) {
    let mut last = 0_u32;
    for (index, (scene, written)) in scenes.iter_mut().zip(&script.scenes).enumerate() {
        let number = written.heading.number;
        scene.index = index as u32 + 1;
        scene.number = number.map_or(last.saturating_add(1), |number| number.value);
        scene.suffix = number.and_then(|number| number.suffix);
        last = scene.number;
    }
    if let [first, .., close] = scenes {
        first.role = Some(Role::Hook);
        close.role = Some(Role::Close);
    }
}

/// Lengths, starts, speech and totals.
fn time(plan: &mut Plan, script: &Script, figures: &Figures) {
    let written: Vec<_> = script.scenes.iter().map(scenes::written_time).collect();
    let language = language(plan);
    let pace = Pace::new(plan.pace);
    let mut at = Time::ZERO;
    let mut all = speech::Measure::default();
    for (scene, declared) in plan.scenes.iter_mut().zip(scenes::lengths(&written)) {
        let measure = scene
            .vo
            .as_ref()
            .map(|vo| speech::measure_with(vo.as_str(), language, figures))
            .unwrap_or_default();
        all += measure;
        scene.speech = cost(&measure, pace, figures);
        scene.declared = declared;
        scene.seconds =
            declared.map_or_else(|| scene.speech.estimate.ceil_half_second(), |time| time.length);
        scene.start = declared.and_then(|time| time.start).unwrap_or(at);
        at = scene.start + scene.seconds;
    }
    plan.totals = Totals {
        seconds: plan.scenes.iter().map(|scene| scene.seconds).sum(),
        speech: cost(&all, pace, figures),
        scenes: plan.scenes.len() as u32,
    };
}

/// The speech model's language for a plan.
pub(crate) fn language(plan: &Plan) -> &'static Language {
    let narration = || {
        let text: String =
            plan.scenes.iter().filter_map(|scene| scene.vo.as_ref()).map(Text::as_str).collect();
        Language::detect(&text)
    };
    Language::find(&plan.language).unwrap_or_else(narration)
}

fn cost(measure: &speech::Measure, pace: Pace, figures: &Figures) -> Speech {
    let estimate = speech::estimate_with(measure, pace, figures);
    let ms = |ms: u32| Time::from_ms(u64::from(ms));
    Speech::new(ms(estimate.ms), ms(estimate.quick_ms), ms(estimate.slow_ms), measure.words)
}

/// A value that is set and never used is a slip of the caller's.
fn unused_settings(expander: &Expander<'_>, options: &Options) -> Result<(), Error> {
    let Some(name) = options.vars.keys().find(|name| !expander.used.contains(*name)) else {
        return Ok(());
    };
    let used: Vec<String> = expander.used.iter().map(|name| format!("`{name}`")).collect();
    let known = match used.len() {
        0 => "it uses no variables".to_owned(),
        _ => format!("it uses {}", used.join(", ")),
    };
    Err(Error::option(format!("the script does not use the variable `{name}`: {known}")))
}

fn unused_variables(expander: &Expander<'_>, meta: &Meta) -> Vec<Diagnostic> {
    meta.vars
        .iter()
        .filter(|(name, _)| !expander.used.contains(name.as_str()))
        .map(|(name, _)| {
            let message = format!("the variable `{name}` is never used");
            Diagnostic::new("syntax/unused-variable", Severity::Warning, name.span(), message).help(
                format!("write `{{{{ {name} }}}}` where its value should stand, or delete it"),
            )
        })
        .collect()
}
