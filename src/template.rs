//! Templates: the only user of minijinja.
//!
//! The built-in templates are compiled once. A template of the user's is looked for in a search
//! path and can neither reach files outside of it nor run without end.

mod fault;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::value::{Enumerator, Object, Rest, Serde, merge_maps};
use minijinja::{AutoEscape, Environment, ErrorKind, State, UndefinedBehavior};

use crate::Error;
use crate::files::Files;
use crate::render::{figures, filters};
use crate::source::Source;
use crate::speech::{self, Language};

pub(crate) use fault::unknown_name;
pub(crate) use minijinja::Value;

/// Ending of template files; names may leave it out.
const ENDING: &str = ".jinja";

/// Before the name of a built-in template: that one, even where the user has one of the same name.
const BUILT_IN: &str = "builtin/";

/// What a template may run: ten times what the built-in ones need for ten thousand scenes, and
/// a fraction of a second.
const FUEL: u64 = 10_000_000;

/// More text than this is no prompt but a loop: four times the largest script.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Names and values, as templates see a structure. Names that are not in the list are undefined.
pub(crate) struct Record {
    names: &'static [&'static str],
    values: Vec<Slot>,
}

/// A value, or how to get one that few templates ask for.
pub(crate) enum Slot {
    /// The value.
    Ready(Value),
    /// Worked out when it is first asked for.
    Later(OnceLock<Value>, Box<dyn Fn() -> Value + Send + Sync>),
}

impl From<Value> for Slot {
    fn from(value: Value) -> Self {
        Slot::Ready(value)
    }
}

impl Slot {
    /// A value that is serialised when a template asks for it.
    pub(crate) fn later<T: serde::Serialize>(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Slot::Later(OnceLock::new(), Box::new(move || Value::from(Serde(make()))))
    }

    fn get(&self) -> Value {
        match self {
            Slot::Ready(value) => value.clone(),
            Slot::Later(value, make) => value.get_or_init(make).clone(),
        }
    }
}

impl Record {
    /// Pairs names with values; there are as many of both.
    pub(crate) fn value(names: &'static [&'static str], values: Vec<Slot>) -> Value {
        debug_assert_eq!(names.len(), values.len(), "{names:?}");
        Value::from_object(Self { names, values })
    }

    /// The same for values that are all at hand.
    pub(crate) fn of(names: &'static [&'static str], values: Vec<Value>) -> Value {
        Self::value(names, values.into_iter().map(Slot::Ready).collect())
    }
}

/// A context with more names in it.
pub(crate) fn with_names(context: Value, more: &[(&str, Value)]) -> Value {
    let more: BTreeMap<&str, Value> = more.iter().cloned().collect();
    merge_maps([context, Value::from(more)])
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs = self.names.iter().zip(&self.values);
        f.debug_map().entries(pairs.map(|(name, slot)| (name, slot.get()))).finish()
    }
}

impl Object for Record {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let at = self.names.iter().position(|name| *name == key)?;
        self.values.get(at).map(Slot::get)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(self.names)
    }
}

/// Templates by name, with all that they may include.
pub(crate) struct Library {
    environment: Engine,
    search: Search,
}

/// The shared environment of the built-in templates, or one with the user's.
enum Engine {
    Shared(&'static Environment<'static>),
    Own(Box<Environment<'static>>),
}

/// Where templates are looked for: folders first, then the built-in ones.
#[derive(Clone)]
struct Search {
    folders: Vec<String>,
    files: Arc<dyn Files>,
    built_in: &'static [(&'static str, &'static str)],
}

impl Library {
    /// Templates of `folders`, then the built-in ones.
    pub(crate) fn new(
        folders: Vec<String>,
        files: Arc<dyn Files>,
        built_in: &'static [(&'static str, &'static str)],
    ) -> Self {
        let search = Search { folders, files, built_in };
        let environment = if search.is_plain() {
            Engine::Shared(shared(built_in))
        } else {
            Engine::Own(Box::new(search.environment()))
        };
        Self { environment, search }
    }

    /// The same with one more template, which may be anywhere: the user named its path. What it
    /// includes comes from its own folder, then from the search path.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it does not compile.
    pub(crate) fn with_file(mut self, source: &Source) -> Result<Self, Error> {
        let path = source.path().to_owned();
        let folder = path.rsplit_once(['/', '\\']).map_or(".", |(folder, _)| folder);
        self.search.folders.insert(0, folder.to_owned());
        let mut environment = self.search.environment();
        let added = environment.add_template_owned(path, source.text().to_owned());
        let compiled = added.map_err(|error| self.search.invalid(&error, Some(source)));
        self.environment = Engine::Own(Box::new(environment));
        compiled.map(|()| self)
    }

    fn environment(&self) -> &Environment<'static> {
        match &self.environment {
            Engine::Shared(environment) => environment,
            Engine::Own(environment) => environment,
        }
    }

    /// Renders a template. `file` is the one that was added by its path, if that is meant.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the place in the template: unknown names, filters and files, bad
    /// syntax, or a template that does not come to an end.
    pub(crate) fn render(
        &self,
        name: &str,
        file: Option<&Source>,
        context: &Value,
    ) -> Result<String, Error> {
        let invalid = |error: &minijinja::Error| self.search.invalid(error, file);
        let template = self.environment().get_template(name).map_err(|error| invalid(&error))?;
        let mut text = Bounded(Vec::with_capacity(4096));
        template
            .render_captured_to(context, &mut text)
            .map(drop)
            .map_err(|error| invalid(&error))?;
        Ok(String::from_utf8(text.0).unwrap_or_default())
    }

    /// The name by which a template of the search path is rendered, and its text; `None` if there
    /// is none.
    pub(crate) fn find(&self, name: &str) -> Option<(String, Cow<'static, str>)> {
        let (_, text) = self.search.find(name).ok().flatten()?;
        let name = match &self.environment {
            Engine::Shared(_) => {
                let name = name.strip_prefix(BUILT_IN).unwrap_or(name);
                format!("{}{ENDING}", name.strip_suffix(ENDING).unwrap_or(name))
            }
            Engine::Own(_) => name.to_owned(),
        };
        Some((name, text))
    }

    /// Goes on behind a filter or test that does not exist, to see what else is wrong.
    pub(crate) fn stub(&mut self, name: &str) {
        if let Engine::Own(environment) = &mut self.environment {
            environment.add_filter(name.to_owned(), |value: Value, _: Rest<Value>| value);
            environment.add_test(name.to_owned(), |_: Value, _: Rest<Value>| true);
        }
    }

    /// The names that a template reads and does not set itself, `scene.title` and `scene` alike,
    /// sorted. What it includes is left aside.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it does not compile.
    pub(crate) fn names(&self, source: &Source) -> Result<Vec<String>, Error> {
        let template = self
            .environment()
            .get_template(source.path())
            .map_err(|error| self.search.invalid(&error, Some(source)))?;
        let mut names: Vec<String> = template.undeclared_variables(true).into_iter().collect();
        names.sort();
        Ok(names)
    }
}

/// Renders one built-in text that includes no other.
///
/// # Errors
/// [`Error::Option`] if more comes out than a text may have.
pub(crate) fn fill(text: &'static str, context: impl serde::Serialize) -> Result<String, Error> {
    write_out(&empty(), text, context)
}

/// Renders one built-in page of HTML: every value is escaped. It runs as long as its context is.
///
/// # Errors
/// As [`fill`].
pub(crate) fn page(text: &'static str, context: impl serde::Serialize) -> Result<String, Error> {
    let mut environment = empty();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(None);
    write_out(&environment, text, context)
}

fn write_out(
    environment: &Environment<'_>,
    text: &'static str,
    context: impl serde::Serialize,
) -> Result<String, Error> {
    let mut out = Bounded(Vec::with_capacity(text.len() * 2));
    let filled = environment.template_from_str(text).and_then(|template| {
        template.render_captured_to(Value::from(Serde(context)), &mut out).map(drop)
    });
    filled.map_err(|error| Error::option(format!("the text cannot be written: {error}")))?;
    Ok(String::from_utf8(out.0).unwrap_or_default())
}

/// The environment of the built-in templates, compiled when first used.
fn shared(built_in: &'static [(&'static str, &'static str)]) -> &'static Environment<'static> {
    static SHARED: OnceLock<Environment<'static>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut environment = empty();
        for (name, text) in built_in {
            // A test renders each of them; a broken one is missing, and using it says so.
            let _ = environment.add_template(name, text);
        }
        environment
    })
}

/// An environment with the settings and filters, without templates.
fn empty() -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("quote", |text: &str| filters::quote(text));
    environment.add_filter("sentence", |text: &str| filters::sentence(text));
    environment.add_filter("capital", |text: &str| filters::capital(text));
    environment.add_filter("label", |names: &Value| in_words(names, filters::label));
    environment.add_filter("words", |names: &Value| in_words(names, filters::words));
    environment.add_filter("clause", |text: &str| filters::clause(text).to_owned());
    environment.add_filter("rules", |texts: Vec<String>| filters::rules(&texts));
    environment.add_filter("clauses", |texts: Vec<String>| filters::clauses(&texts));
    environment.add_filter("cue", |text: &str| filters::cue(text).to_owned());
    environment.add_filter("seconds", |seconds: f64, decimals: Option<u32>| {
        filters::seconds(seconds, decimals != Some(0))
    });
    environment.add_filter("spoken", spoken);
    environment.add_filter("figures", |text: &str| -> Vec<String> {
        figures(text).into_iter().filter_map(|at| text.get(at).map(str::to_owned)).collect()
    });
    environment.add_filter("wrap", |text: &str, width: Option<usize>| {
        filters::wrap(text, width.unwrap_or(100))
    });
    environment.add_filter("english_list", |items: Vec<String>, last: Option<String>| {
        filters::english_list(&items, last.as_deref().unwrap_or("and"))
    });
    environment
}

/// A JSON name, or a list of them, as people say it.
fn in_words(names: &Value, say: fn(&str) -> &str) -> Result<String, minijinja::Error> {
    if let Some(name) = names.as_str() {
        return Ok(say(name).to_owned());
    }
    let mut all = String::new();
    for name in names.try_iter()? {
        all.push_str(if all.is_empty() { "" } else { ", " });
        all.push_str(name.as_str().map_or("", say));
    }
    Ok(all)
}

/// Figures as words of the script's language, or of the one whose tag is given.
fn spoken(state: &State, text: &str, language: Option<String>) -> String {
    let tag = language.or_else(|| state.lookup("language")?.as_str().map(str::to_owned));
    let Some(language) = tag.as_deref().and_then(Language::find) else { return text.to_owned() };
    filters::replace(text, &speech::speak_figures(text, language))
}

impl Search {
    /// Whether the folders hold no templates at all.
    fn is_plain(&self) -> bool {
        self.folders.iter().all(|folder| {
            self.files.list(folder).is_empty()
                && self.files.list(&format!("{folder}/_partials")).is_empty()
        })
    }

    fn environment(&self) -> Environment<'static> {
        let mut environment = empty();
        let search = self.clone();
        environment.set_loader(move |name| search.load(name));
        environment
    }

    fn load(&self, name: &str) -> Result<Option<String>, minijinja::Error> {
        let failed = |message| minijinja::Error::new(ErrorKind::TemplateNotFound, message);
        match self.find(name) {
            Ok(found) => Ok(found.map(|(_, text)| text.into_owned())),
            Err(message) => Err(failed(message)),
        }
    }

    /// A template's path and text. `Err` says why a name may not be looked for.
    fn find(&self, name: &str) -> Result<Option<(String, Cow<'static, str>)>, String> {
        if let Some(name) = name.strip_prefix(BUILT_IN) {
            return Ok(self.built_in(name));
        }
        if leaves_the_path(name) {
            return Err(format!("`{name}` leads out of the search path for templates"));
        }
        for folder in &self.folders {
            for name in [name.to_owned(), format!("{name}{ENDING}")] {
                let path = format!("{}/{name}", folder.trim_end_matches('/'));
                // What cannot be read is no template: a folder, or nothing.
                let Ok(bytes) = self.files.read(&path) else { continue };
                let text = String::from_utf8(bytes).map_err(|_| format!("{path} is not UTF-8"))?;
                return Ok(Some((path, Cow::Owned(text))));
            }
        }
        Ok(self.built_in(name))
    }

    fn built_in(&self, name: &str) -> Option<(String, Cow<'static, str>)> {
        let bare = name.strip_suffix(ENDING).unwrap_or(name);
        let is = |(built_in, _): &&(&str, &str)| built_in.strip_suffix(ENDING) == Some(bare);
        let (name, text) = self.built_in.iter().find(is)?;
        Some((format!("{name} (built in)"), Cow::Borrowed(*text)))
    }

    /// An error of the engine as a finding in the template where it happened.
    fn invalid(&self, error: &minijinja::Error, file: Option<&Source>) -> Error {
        let error = fault::innermost(error);
        let name = error.name().unwrap_or_default();
        let source = match file.filter(|source| source.path() == name) {
            Some(source) => Ok(source.clone()),
            None => match self.find(name) {
                Ok(Some((path, text))) => Source::new(path, text.into_owned()),
                _ => Source::new(name, error.template_source().unwrap_or_default()),
            },
        };
        match source {
            Ok(source) => {
                let diagnostic = fault::finding(error, &source);
                Error::invalid(source, vec![diagnostic])
            }
            Err(error) => error,
        }
    }
}

/// Whether a name could reach files outside the folders that are searched.
pub(crate) fn leaves_the_path(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|part| part == "..")
}

/// A writer that refuses to grow without end.
struct Bounded(Vec<u8>);

impl std::io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_BYTES {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
