//! From the optimized plan to the prompt: a profile is chosen, its template rendered, and the
//! text made to fit the budget.

mod blocks;
mod bound;
mod check;
mod context;
pub(crate) mod filters;
mod fit;
mod profile;
mod sections;

pub use check::check_template;
pub use context::CONTEXT_VERSION;
#[cfg(feature = "schema")]
pub(crate) use profile::AUTO;
pub use profile::{Profile, profiles, template_source};

pub(crate) use bound::bound;
pub(crate) use filters::figures;

use std::sync::Arc;

use crate::Error;
use crate::optimize::{Change, Guidance, optimize};
use crate::options::{Durations, Options};
use crate::plan::Plan;
use crate::source::Source;
use crate::target::{TARGETS, Target};
use crate::template::{Library, leaves_the_path};

/// Where templates are looked for behind the configured folders.
const FOLDER: &str = "templates";

/// A rendered prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prompt {
    /// The text, without a line break at its end.
    pub text: String,
    /// The profile or template that it was rendered with.
    pub profile: String,
    /// Why that one.
    pub reason: String,
    /// Characters (Unicode scalar values) of the text.
    pub characters: usize,
    /// The sections in order: heading and characters.
    pub sections: Vec<(String, usize)>,
    /// What the optimizer did, in order.
    pub changes: Vec<Change>,
    /// Most characters allowed, if anything bounds them.
    pub limit: Option<usize>,
    /// Set if the text is too long all the same.
    pub over_budget: Option<Overrun>,
}

/// A section of a prompt; all scenes are one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The heading in lower case; `scene` for scenes.
    pub name: String,
    /// How many sections it sums.
    pub count: usize,
    /// Their characters.
    pub characters: usize,
}

impl Prompt {
    /// The sections in order, neighbouring scenes as one.
    pub fn summed_sections(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (name, characters) in &self.sections {
            let is_scene = sections::is_scene(name);
            if let Some(last) = parts.last_mut().filter(|last| is_scene && last.name == "scene") {
                last.count += 1;
                last.characters += characters;
            } else {
                let name = if is_scene { "scene".to_owned() } else { name.to_lowercase() };
                parts.push(Part { name, count: 1, characters: *characters });
            }
        }
        parts
    }
}

/// A prompt that does not fit, whatever is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overrun {
    /// Most characters allowed.
    pub limit: usize,
    /// Characters of the prompt after all that may go is gone.
    pub characters: usize,
    /// A built-in profile that fits, if any.
    pub fitting_profile: Option<&'static str>,
}

/// Optimizes a plan and renders it: the profile is the one asked for, else the one that fits, and
/// the text is shortened to `options.max_chars` or the target's limit, if it must be.
///
/// A prompt that cannot be made to fit is returned all the same, with [`Prompt::over_budget`] set.
///
/// # Errors
/// [`Error::Option`] if there is no such profile or template, [`Error::Io`] and
/// [`Error::Invalid`] if the template cannot be read or is wrong.
pub fn render(plan: &Plan, options: &Options) -> Result<Prompt, Error> {
    let optimized = optimize(plan, options);
    let choice = profile::choose(plan, &optimized, options);
    let template = Template::open(&choice, options)?;
    let draft = Draft {
        plan: Arc::new(optimized.plan),
        guidance: optimized.guidance,
        changes: optimized.changes,
    };
    fit::fit(draft, &template, choice, options)
}

/// An optimized plan on its way through templates.
#[derive(Clone)]
struct Draft {
    plan: Arc<Plan>,
    guidance: Guidance,
    changes: Vec<Change>,
}

/// A template, ready to render.
struct Template {
    library: Library,
    name: String,
    file: Option<Source>,
    durations: Durations,
}

impl Template {
    fn open(choice: &profile::Choice, options: &Options) -> Result<Self, Error> {
        let library =
            Library::new(folders(options), Arc::clone(&options.files), &profile::TEMPLATES);
        let name = choice.name.as_str();
        let asked = options.durations.or(options.config.render.durations);
        let durations = |profile: Option<&profile::Profile>| {
            asked.or(profile.map(|profile| profile.durations)).unwrap_or(Durations::Omit)
        };
        if choice.path {
            if !choice.trusted && leaves_the_path(name) {
                return Err(Error::option(format!(
                    "a script may name only templates below the current folder, not `{name}`; `--template` takes any path"
                )));
            }
            let bytes = options.files.read(name);
            let bytes = bytes.map_err(|error| Error::Io { path: name.to_owned(), error })?;
            let file = Source::from_bytes(name, bytes)?;
            let library = library.with_file(&file)?;
            let durations = durations(profile::extended(file.text()));
            return Ok(Self { library, name: name.to_owned(), file: Some(file), durations });
        }
        let Some((name, text)) = library.find(name) else {
            return Err(Error::option(unknown_profile(name)));
        };
        let durations = durations(profile::find(&choice.name).or_else(|| profile::extended(&text)));
        Ok(Self { library, name, file: None, durations })
    }

    /// The text of a draft: no spaces at line ends, no two blank lines, none at the ends.
    fn render(&self, draft: &Draft) -> Result<String, Error> {
        let context = context::context(&draft.plan, &draft.guidance, self.durations);
        let text = self.library.render(&self.name, self.file.as_ref(), &context)?;
        Ok(tidy(&text))
    }

    /// The same with a built-in profile.
    fn with_profile(name: &'static str, options: &Options) -> Result<Self, Error> {
        let choice = profile::Choice {
            name: name.to_owned(),
            reason: String::new(),
            automatic: false,
            path: false,
            trusted: true,
        };
        Self::open(&choice, options)
    }
}

/// The folders in which templates are looked for, first of all the configured ones.
fn folders(options: &Options) -> Vec<String> {
    let mut folders = options.config.templates.paths.clone();
    folders.push(FOLDER.to_owned());
    folders
}

fn unknown_profile(name: &str) -> String {
    let names = profiles().iter().map(|profile| profile.name);
    let near = nearest(name, names.clone())
        .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let names: Vec<&str> = names.collect();
    format!("there is no profile or template `{name}` (auto, {}){near}", names.join(", "))
}

/// The name closest to a misspelt one of the template context, if it is close.
pub(crate) fn nearest_name(name: &str) -> Option<&'static str> {
    let last = name.rsplit(['.', '[', '\'', '"', ']']).find(|part| !part.is_empty())?;
    nearest(last, context::all_names())
}

pub(crate) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| {
            *distance > 0 && *distance <= if known.len() < 6 { 1 } else { 2 }
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The most characters that options or target allow.
fn limit(options: &Options) -> Option<usize> {
    let name = options.target.as_deref().or(options.config.target.name.as_deref());
    let target = name.and_then(Target::find).or(TARGETS.first().copied());
    options.max_chars.or(target.and_then(|target| target.limits.prompt_characters))
}

fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        if !(line.is_empty() && blank) {
            tidy.push_str(line);
            tidy.push('\n');
        }
        blank = line.is_empty();
    }
    tidy.truncate(tidy.trim_end().len());
    tidy
}
