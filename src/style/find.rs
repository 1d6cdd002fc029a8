//! Looking for a style by name or path, and putting it together with what it extends.

use std::borrow::Cow;
use std::io;

use super::{Style, builtin, builtins, normalize, read, visual_style};
use crate::error::Error;
use crate::files::Files;
use crate::options::Options;
use crate::source::{Source, Span};
use crate::yaml::{Node, Reader, nearest};

/// The folder that is looked through after those of the configuration.
const OWN_FOLDER: &str = "styles";
/// The longest chain of styles that extend each other.
const MOST_PARENTS: usize = 16;
/// The ending of the open `visual-style.md` format.
const MARKDOWN: &str = ".md";
const ENDINGS: [&str; 3] = [".yaml", ".yml", MARKDOWN];

/// Where styles are looked for.
#[derive(Clone, Copy)]
struct Lookup<'a> {
    files: &'a dyn Files,
    /// The `[styles] paths` of the configuration.
    folders: &'a [String],
    /// The file whose folder paths are relative to; empty for the working directory.
    beside: &'a str,
}

impl<'a> Lookup<'a> {
    fn new(options: &'a Options) -> Self {
        let folders = options.config.styles.paths.as_slice();
        Self { files: options.files.as_ref(), folders, beside: "" }
    }

    fn beside(self, path: &'a str) -> Self {
        Self { beside: path, ..self }
    }

    /// Paths of all style files in the folders, in the order of the search.
    fn paths(&self) -> impl Iterator<Item = String> + '_ {
        let folders = self.folders.iter().map(String::as_str).chain([OWN_FOLDER]);
        folders.flat_map(|folder| {
            let names = self.files.list(folder).into_iter().filter(|name| is_path(name));
            names.map(move |name| format!("{}/{name}", folder.trim_end_matches('/')))
        })
    }
}

/// A style that can be named, and the file that it is in; no file for a built-in one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// The name by which [`find`] finds it.
    pub name: String,
    /// Path of its file.
    pub path: Option<String>,
}

/// The style of a name or path; `None` if there is none.
///
/// # Errors
/// [`Error::Invalid`] if its file, or one that it extends, is wrong; [`Error::Io`],
/// [`Error::NotUtf8`] and [`Error::TooLarge`] if a file cannot be read.
pub fn find(name: &str, options: &Options) -> Result<Option<Style>, Error> {
    Ok(look_up(name, options)?.map(Cow::into_owned))
}

/// [`find`] without a copy of a built-in style.
pub(crate) fn look_up(name: &str, options: &Options) -> Result<Option<Cow<'static, Style>>, Error> {
    search(name, &Lookup::new(options), &mut Vec::new())
}

/// Every style that can be named, by name; of several files of one name the first one found.
pub fn available(options: &Options) -> Vec<Found> {
    names(&Lookup::new(options))
}

fn names(lookup: &Lookup<'_>) -> Vec<Found> {
    let own = lookup.paths().map(|path| Found { name: normalize(stem(&path)), path: Some(path) });
    let built_in = builtins().map(|style| Found { name: style.name.clone(), path: None });
    let mut found: Vec<Found> = own.chain(built_in).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found.dedup_by(|later, first| later.name == first.name);
    found
}

/// As [`find`]; `chain` holds the paths of the files that extend what is looked for, outermost
/// first.
fn search(
    name: &str,
    lookup: &Lookup<'_>,
    chain: &mut Vec<String>,
) -> Result<Option<Cow<'static, Style>>, Error> {
    match locate(name, lookup, chain) {
        Some(path) => Ok(load(&path, lookup, chain)?.map(Cow::Owned)),
        None => Ok(builtin(name).map(Cow::Borrowed)),
    }
}

/// The file that a name or path leads to. A file that extends a style of its own name means another
/// one: the next in the search, or the built-in one.
fn locate(name: &str, lookup: &Lookup<'_>, chain: &[String]) -> Option<String> {
    if is_path(name) {
        return Some(beside(lookup.beside, name));
    }
    let wanted = normalize(name);
    let is_wanted = |path: &String| normalize(stem(path)) == wanted;
    let passed = if chain.last().is_some_and(is_wanted) { chain } else { &[] };
    lookup.paths().find(|path| is_wanted(path) && !passed.contains(path))
}

/// Reads a style file; `None` if there is no such file.
fn load(path: &str, lookup: &Lookup<'_>, chain: &mut Vec<String>) -> Result<Option<Style>, Error> {
    let bytes = match lookup.files.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::Io { path: path.to_owned(), error }),
    };
    let source = Source::from_bytes(path, bytes)?;
    let mut reader = read::file_reader();
    chain.push(path.to_owned());
    let style = if path.ends_with(MARKDOWN) {
        visual_style::read(&source, &mut reader)
    } else {
        let root = reader.parse(source.text(), 0);
        assemble(&root, &lookup.beside(path), chain, &mut reader)?
    };
    chain.pop();
    if reader.diagnostics.is_empty() {
        return Ok(Some(named(style, stem(path))));
    }
    Err(Error::invalid(source, reader.diagnostics))
}

/// Puts a tree over the style that it extends.
fn assemble(
    root: &Node<'_>,
    lookup: &Lookup<'_>,
    chain: &mut Vec<String>,
    reader: &mut Reader,
) -> Result<Style, Error> {
    let mut style = match read::extends(root) {
        Some((parent, span)) => inherit(&parent, span, lookup, chain, reader)?,
        None => Style::default(),
    };
    read::fill(&mut style, root, reader);
    Ok(style)
}

/// A style without what is its own alone: name, title and version.
fn anonymous(style: Style) -> Style {
    let (name, title, version) = Default::default();
    Style { name, title, version, ..style }
}

/// The rules of the parent.
fn inherit(
    parent: &str,
    span: Span,
    lookup: &Lookup<'_>,
    chain: &mut Vec<String>,
    reader: &mut Reader,
) -> Result<Style, Error> {
    if closes_circle(parent, lookup, chain) {
        let way: Vec<&str> = chain.iter().map(|path| stem(path)).chain([stem(parent)]).collect();
        let message = format!("these styles extend each other in a circle: {}", way.join(" → "));
        reader.wrong(span, message, "let one of them stand without `extends`");
        return Ok(Style::default());
    }
    if let Some(style) = search(parent, lookup, chain)? {
        return Ok(anonymous(style.into_owned()));
    }
    let names = names(lookup);
    let help = match nearest(parent, names.iter().map(|found| found.name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a style of the `styles` folder or a built-in one, such as `clean`".to_owned(),
    };
    reader.wrong(span, format!("there is no style `{parent}` to extend"), help);
    Ok(Style::default())
}

/// Whether the file that `parent` leads to is one of those that are being put together. Links can
/// give a file several paths, so a long chain counts as a circle too.
fn closes_circle(parent: &str, lookup: &Lookup<'_>, chain: &[String]) -> bool {
    chain.len() > MOST_PARENTS
        || locate(parent, lookup, chain).is_some_and(|path| chain.contains(&path))
}

/// Gives a style its file's name where it has none, and a title from its name.
fn named(mut style: Style, stem: &str) -> Style {
    if style.name.is_empty() {
        style.name = normalize(stem);
    }
    if style.title.is_empty() {
        style.title = title(&style.name);
    }
    style
}

/// `Swiss Pulse` of `swiss-pulse`.
fn title(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    };
    name.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

/// Whether a name means a file: it ends in `.yaml`, `.yml` or `.md`.
pub fn is_path(name: &str) -> bool {
    ENDINGS.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// `path` as seen from the folder of `file`: `..` and `.` at its start are walked.
fn beside(file: &str, path: &str) -> String {
    let absolute = path.starts_with(['/', '\\']) || path.get(1..2) == Some(":");
    let folder = file.rfind(['/', '\\']).map_or("", |at| file.get(..=at).unwrap_or_default());
    if absolute {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = folder.split_terminator(['/', '\\']).collect();
    for part in path.split(['/', '\\']) {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| !last.is_empty() && *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A style that is written in the front matter itself. It can extend built-in styles only: what is
/// wrong in a front matter must not depend on other files.
pub(crate) fn inline(node: &Node<'_>, reader: &mut Reader) -> Style {
    let parent = read::extends(node).and_then(|(parent, span)| {
        let style = builtin(&parent);
        if style.is_none() {
            let message = format!("there is no built-in style `{parent}` to extend");
            reader.wrong(span, message, inline_help(&parent));
        }
        style
    });
    let mut style = parent.cloned().map(anonymous).unwrap_or_default();
    read::fill(&mut style, node, reader);
    style
}

fn inline_help(parent: &str) -> String {
    match super::nearest(parent) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "move this style to a file in `styles/`, which can extend any other, and give its \
                 name here"
            .to_owned(),
    }
}
