//! **shotlist** is a compiler for video scripts: a scene-by-scene script goes in, findings and the
//! best prompt for a video agent come out.
//!
//! # Stages
//!
//! ```text
//! Source{path, text, lines}
//!   → parse      Parsed{script, diagnostics}   grammar/shotlist.pest, never fails
//!   → plan       Plan + diagnostics            variables, settings, style, speech; never fails on a script
//!   → optimize   Plan → Plan, list of changes
//!   → render     Prompt{text, sections}        templates/*.jinja
//!   → lint       diagnostics with fixes
//!   → format     the canonical form of the text
//!   → request    Request{endpoint, body}       what is sent, and what it leaves out
//!   → export     the plan as captions, a table, a document or a screenplay
//!   → storyboard one HTML page                 the film to look at
//! ```
//!
//! [`compile`] is the one visible driver; each stage is public too.

// The parser that pest derives names this crate: without pest's `std` feature, and with it its
// stack guard, parsing is a fifth faster.
extern crate alloc;

pub mod ast;
mod batch;
pub mod brief;
#[cfg(feature = "client")]
pub mod client;
mod config;
pub mod diagnostic;
mod error;
pub mod export;
mod files;
pub mod fix;
mod format;
pub mod import;
pub mod lint;
pub mod optimize;
mod options;
pub mod parse;
pub mod plan;
mod quote;
pub mod render;
pub mod report;
pub mod rows;
#[cfg(feature = "schema")]
pub mod schema;
mod secret;
pub mod source;
pub mod speech;
pub mod storyboard;
pub mod style;
pub mod target;
mod template;
pub mod testing;
pub mod text;
pub mod time;
mod vocabulary;
mod yaml;

pub use batch::Batch;
pub use config::*;
pub use diagnostic::{Diagnostic, Severity};
pub use error::{Error, Invalid};
pub use files::{DiskFiles, Files, Head, MemoryFiles};
pub use format::{Formatted, format};
pub use options::{Durations, Options};
pub use source::{Source, Span};

#[cfg(feature = "insta")]
#[doc(hidden)]
pub use insta as __insta;

use lint::{Context, Linter, PromptSize};
use plan::Plan;
use render::Prompt;
use target::{Requested, Target};

/// Everything that comes of a script.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Compilation {
    /// The plan, before the optimizer.
    pub plan: Plan,
    /// Every finding of every rule that is on, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// The prompt; `None` if a `syntax/…` error leaves open what the script says, or if it says
    /// nothing at all.
    pub prompt: Option<Prompt>,
}

/// What [`check`] finds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The plan, before the optimizer.
    pub plan: Plan,
    /// Every finding of every rule that is on, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was understood of a file that is not written in the `.shot` language.
    pub imported: Option<import::Report>,
}

/// Compiles a script: all stages, one after the other.
///
/// 1. [`parse::parse`] reads the text into a tree.
/// 2. [`plan::plan`] fills in variables, settles settings and times the speech.
/// 3. [`render::render`] optimizes the plan and renders the prompt.
/// 4. [`lint::lint`] looks for whatever would hurt the finished video.
///
/// # Errors
/// [`Error::Option`] for a mistake in `options`, [`Error::Io`] and [`Error::Invalid`] for style
/// files, templates and configurations. What is wrong with the script itself is a finding.
///
/// ```
/// use shotlist::{Options, Source, compile};
///
/// let script = "SCENE 1 — A-ROLL (8s): Hook\nVO: \"Nobody reads the manual. Let us fix that.\"\n";
/// let compilation = compile(&Source::new("film.shot", script)?, &Options::new())?;
/// assert!(compilation.prompt.is_some_and(|prompt| prompt.text.contains("Nobody reads the manual")));
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn compile(source: &Source, options: &Options) -> Result<Compilation, Error> {
    let linter = Linter::new(&options.config.lint)?;
    let mut compilation = translate(&linter, source, &read(source, options), options)?;
    withdraw_unsound(&linter, source, options, &mut compilation.diagnostics);
    Ok(compilation)
}

/// Reads a script in whichever form it is written: the grammar reads what ends in `.shot` or
/// `.txt` and what has no name, the importer everything else. Markdown is read by the grammar, too, where that
/// finds as many scenes, times and words as the importer does.
pub fn read(source: &Source, options: &Options) -> parse::Parsed {
    import::read(source, options.only)
}

/// A repair would write the `.shot` language into a file of another kind.
fn without_fixes(found: &mut [Diagnostic]) {
    found.iter_mut().for_each(lint::withdraw_fix);
}

/// All stages behind the parser, with repairs that nobody has tried.
fn translate(
    linter: &Linter,
    source: &Source,
    parsed: &parse::Parsed,
    options: &Options,
) -> Result<Compilation, Error> {
    let target = target(options)?;
    let mut planned = plan::plan(source, parsed, options)?;
    planned.diagnostics.extend(settle_profile(&mut planned.plan, options));
    let earlier = [parsed.diagnostics.as_slice(), &planned.diagnostics].concat();
    let is_readable = !earlier.iter().any(is_syntax_error);
    let prompt = if is_readable { Some(render::render(&planned.plan, options)?) } else { None };
    let measure = || prompt.as_ref().map(size);
    let context =
        Context::new(source, &parsed.script, &planned.plan, target, options).prompt(&measure);
    let mut diagnostics = linter.lint(&context, earlier);
    if parsed.imported.is_some() {
        without_fixes(&mut diagnostics);
    }
    let is_empty = diagnostics.iter().any(|finding| finding.rule == "prompt/empty");
    Ok(Compilation { plan: planned.plan, diagnostics, prompt: prompt.filter(|_| !is_empty) })
}

/// Makes the request of a compiled script for the target of `options`. Nothing is sent.
///
/// It is blocked, and `None`, where the compilation has errors of the groups `syntax`, `prompt` or
/// `request`. The files that the script names by `path` are read through [`Options::files`],
/// relative to `source`.
///
/// # Errors
/// [`Error::Option`] for an unknown target, and for one that needs a UUID
/// ([`Options::task_uuid`]) where none is given or it is none of version 4.
///
/// ```
/// use shotlist::{Options, Source, compile, request};
///
/// let script = "SCENE 1 — A-ROLL (8s): Hook\nVO: \"Nobody reads the manual. Let us fix that.\"\n";
/// let source = Source::new("film.shot", script)?;
/// let options = Options::new().style("swiss-pulse");
/// let requested = request(&source, &compile(&source, &options)?, &options)?;
/// let request = requested.request.expect("nothing blocks it");
/// assert_eq!(request.endpoint.map(|endpoint| endpoint.path), Some("/v3/video-agents"));
/// assert!(request.json().contains("Nobody reads the manual"));
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn request(
    source: &Source,
    compilation: &Compilation,
    options: &Options,
) -> Result<Requested, Error> {
    target::request(source, compilation, target(options)?, options)
}

/// Checks a script without making its prompt, unless a rule about prompts has to see it.
///
/// # Errors
/// As [`compile`].
pub fn check(source: &Source, options: &Options) -> Result<Checked, Error> {
    check_with(&Linter::new(&options.config.lint)?, source, options)
}

/// [`check`] with a linter that was made before: for many scripts with one configuration.
///
/// # Errors
/// As [`compile`].
pub fn check_with(linter: &Linter, source: &Source, options: &Options) -> Result<Checked, Error> {
    let mut checked = look(linter, source, options)?;
    withdraw_unsound(linter, source, options, &mut checked.diagnostics);
    Ok(checked)
}

/// [`check_with`] with those findings alone that `counts` lets through, such as the ones that no
/// [`report::Baseline`] knows. It is asked about every place, rule by rule in source order, before
/// three places or more of one rule become one finding; so it also is the way to look at each.
///
/// # Errors
/// As [`compile`].
pub fn check_some(
    linter: &Linter,
    source: &Source,
    options: &Options,
    counts: &mut dyn FnMut(&Diagnostic) -> bool,
) -> Result<Checked, Error> {
    let mut all_count = true;
    let mut checked = look_at(linter, source, options, &mut |finding| {
        let counted = counts(finding);
        all_count &= counted;
        counted
    })?;
    if all_count {
        withdraw_unsound(linter, source, options, &mut checked.diagnostics);
    } else if checked.diagnostics.iter().any(|finding| finding.fix.is_some()) {
        // Whether a repair holds is told by all findings, known ones too.
        let all = look(linter, source, options)?.diagnostics;
        withdraw_unsound_among(&all, linter, source, options, &mut checked.diagnostics);
    }
    Ok(checked)
}

/// Repairs of one script that are tried before they are offered. A script with more of them is a
/// draft whose repairs are merged anyway; `--fix` tries every one it makes.
const MOST_TRIED: usize = 32;

/// Takes back every repair that would bring a finding of its own: what one rule would mend, another
/// may mind. A repair of something hidden, such as a misspelt name, may bring to light what it hid.
fn withdraw_unsound(linter: &Linter, source: &Source, options: &Options, found: &mut [Diagnostic]) {
    if found.iter().any(|finding| finding.fix.is_some()) {
        let before = found.to_vec();
        withdraw_unsound_among(&before, linter, source, options, found);
    }
}

/// The same for some of the findings of a script that has `all` of them.
fn withdraw_unsound_among(
    all: &[Diagnostic],
    linter: &Linter,
    source: &Source,
    options: &Options,
    found: &mut [Diagnostic],
) {
    let tried: Vec<usize> = (0..found.len())
        .filter(|at| found[*at].fix.is_some() && !fix::unmasks(&found[*at]))
        .take(MOST_TRIED)
        .collect();
    for at in tried {
        let Some(fix) = &found[at].fix else { continue };
        let text = fix::rewrite(source.text(), &[fix]);
        let after =
            Source::new(source.path(), text).and_then(|fixed| look(linter, &fixed, options));
        if after.is_ok_and(|after| fix::adds(all, &after.diagnostics)) {
            lint::withdraw_fix(&mut found[at]);
        }
    }
}

/// All findings, with repairs that nobody has tried.
fn look(linter: &Linter, source: &Source, options: &Options) -> Result<Checked, Error> {
    look_at(linter, source, options, &mut |_| true)
}

/// The findings that count, with repairs that nobody has tried.
pub(crate) fn look_at(
    linter: &Linter,
    source: &Source,
    options: &Options,
    counts: &mut dyn FnMut(&Diagnostic) -> bool,
) -> Result<Checked, Error> {
    let target = target(options)?;
    let parsed = read(source, options);
    let several = parsed
        .imported
        .map(|report| report.videos)
        .filter(|videos| *videos > 1 && options.only.is_none());
    if let Some(videos) = several {
        return look_at_each(videos, linter, source, options, counts);
    }
    let mut planned = plan::plan(source, &parsed, options)?;
    planned.diagnostics.extend(settle_profile(&mut planned.plan, options));
    let failed = std::sync::Mutex::new(None);
    let limit = least_of_interest(linter, target);
    let measure = || {
        if render::bound(source, &planned.plan, options).is_some_and(|bound| bound <= limit) {
            return None;
        }
        match render::render(&planned.plan, options) {
            Ok(prompt) => Some(size(&prompt)),
            Err(error) => {
                failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).replace(error);
                None
            }
        }
    };
    let measured = std::sync::OnceLock::new();
    let measure = || measured.get_or_init(measure).clone();
    let context =
        Context::new(source, &parsed.script, &planned.plan, target, options).prompt(&measure);
    let earlier = [parsed.diagnostics.as_slice(), &planned.diagnostics].concat();
    let mut diagnostics = linter.lint_some(&context, earlier, counts);
    if parsed.imported.is_some() {
        without_fixes(&mut diagnostics);
    }
    match failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(Checked { plan: planned.plan, diagnostics, imported: parsed.imported }),
    }
}

/// Each of several videos in one file is a script of its own to the rules; the plan is that of all.
fn look_at_each(
    videos: usize,
    linter: &Linter,
    source: &Source,
    options: &Options,
    counts: &mut dyn FnMut(&Diagnostic) -> bool,
) -> Result<Checked, Error> {
    let parsed = read(source, options);
    let plan = plan::plan(source, &parsed, options)?.plan;
    let mut diagnostics = Vec::new();
    for video in 1..=videos {
        let options = Options { only: Some(video), ..options.clone() };
        diagnostics.extend(look_at(linter, source, &options, counts)?.diagnostics);
    }
    diagnostics.sort_by_key(|found| found.span);
    Ok(Checked { plan, diagnostics, imported: parsed.imported })
}

/// The characters that a prompt must have before any rule that is on can mind its length.
fn least_of_interest(linter: &Linter, target: &Target) -> usize {
    let limits = &target.limits;
    let units = limits.prompt_utf16.map(|units| units / 2);
    [
        ("prompt/too-long", limits.prompt_characters),
        ("request/uncertain-length", units),
        ("request/long-prompt", limits.long_prompt),
    ]
    .into_iter()
    .filter(|(rule, _)| linter.is_on(rule))
    .filter_map(|(_, least)| least)
    .min()
    .unwrap_or(usize::MAX)
}

/// The target that options and configuration ask for; the first of [`target::TARGETS`] if none.
fn target(options: &Options) -> Result<&'static Target, Error> {
    let Some(name) = options.target.as_deref().or(options.config.target.name.as_deref()) else {
        return Ok(target::TARGETS[0]);
    };
    Target::find(name).ok_or_else(|| {
        let names: Vec<&str> = target::TARGETS.iter().map(|target| target.name).collect();
        Error::option(format!("there is no target `{name}`: it is one of {}", names.join(", ")))
    })
}

/// A profile that the script asks for and nobody knows is the script's mistake: it is reported at
/// its place, and `auto` takes over.
fn settle_profile(plan: &mut Plan, options: &Options) -> Option<Diagnostic> {
    let span = plan.places.get("profile")?;
    let asked = options.profile.is_some() || options.template.is_some();
    let known = |profile: &render::Profile| profile.name == plan.profile;
    if asked || plan.profile == "auto" || render::profiles().iter().any(known) {
        return None;
    }
    let alone = Plan { profile: plan.profile.clone(), ..Plan::default() };
    let Err(Error::Option { message }) = render::render(&alone, options) else { return None };
    "auto".clone_into(&mut plan.profile);
    let help = "write one of auto, basic, natural, scenes, production, compact, or the name of a template of your own";
    Some(Diagnostic::new("syntax/front-matter", Severity::Error, span, message).help(help))
}

fn is_syntax_error(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && finding.group() == "syntax"
}

fn size(prompt: &Prompt) -> PromptSize {
    let units = prompt.text.encode_utf16().count();
    let size = PromptSize::new(prompt.characters, prompt.sections.clone()).utf16(units);
    match prompt.over_budget.as_ref().and_then(|over| over.fitting_profile) {
        Some(profile) => size.shorter(profile, 0),
        None => size,
    }
}
