//! What is wrong with a template, in words of our own.

use minijinja::ErrorKind;

use super::leaves_the_path;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Span};

/// Filters that a misspelt one may mean: our own, then the engine's.
const FILTERS: [&str; 45] = [
    "quote",
    "sentence",
    "capital",
    "label",
    "words",
    "clause",
    "rules",
    "clauses",
    "cue",
    "seconds",
    "spoken",
    "figures",
    "wrap",
    "english_list",
    "lower",
    "upper",
    "title",
    "replace",
    "length",
    "count",
    "dictsort",
    "items",
    "reverse",
    "trim",
    "join",
    "split",
    "lines",
    "default",
    "round",
    "abs",
    "int",
    "float",
    "first",
    "last",
    "min",
    "max",
    "sort",
    "list",
    "string",
    "select",
    "reject",
    "map",
    "unique",
    "sum",
    "indent",
];

/// Tests that a misspelt one may mean.
const TESTS: [&str; 14] = [
    "defined",
    "undefined",
    "none",
    "odd",
    "even",
    "number",
    "integer",
    "string",
    "sequence",
    "iterable",
    "mapping",
    "true",
    "false",
    "in",
];

/// An error inside of an include is the cause of the one around it.
pub(super) fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let mut found = error;
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        let inner = cause.downcast_ref::<minijinja::Error>();
        found = inner.filter(|inner| inner.line().is_some()).unwrap_or(found);
        next = cause.source();
    }
    found
}

/// The finding that an engine's error is.
pub(super) fn finding(error: &minijinja::Error, source: &Source) -> Diagnostic {
    let detail = error.detail().unwrap_or_default();
    let (rule, message, help) = match error.kind() {
        ErrorKind::UndefinedError => {
            let name = detail.split('`').nth(1).unwrap_or(detail);
            ("template/undefined", format!("`{name}` is not defined"), known_name(name))
        }
        ErrorKind::OutOfFuel => (
            "template/endless",
            "the template does not come to an end and was stopped".to_owned(),
            Some(
                "look for loops inside of loops, and for templates that include themselves"
                    .to_owned(),
            ),
        ),
        ErrorKind::WriteFailure => (
            "template/endless",
            "the template writes far more than a prompt can hold and was stopped".to_owned(),
            None,
        ),
        ErrorKind::TemplateNotFound => missing(detail),
        ErrorKind::InvalidOperation if detail.contains("recursion limit") => {
            ("template/endless", "the template includes itself without end".to_owned(), None)
        }
        ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter | ErrorKind::BadEscape => {
            ("template/syntax", detail_of(detail), None)
        }
        ErrorKind::UnknownFilter => unknown("filter", detail, &FILTERS),
        ErrorKind::UnknownTest => unknown("test", detail, &TESTS),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            ("template/unknown", detail_of(detail), None)
        }
        kind if detail.is_empty() => ("template/invalid", kind.to_string(), None),
        _ => ("template/invalid", detail_of(detail), None),
    };
    let diagnostic = Diagnostic::new(rule, Severity::Error, place(error, source), message);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The finding about a name that is not defined, at its first place as a whole word.
pub(crate) fn unknown_name(source: &Source, name: &str) -> Diagnostic {
    let text = source.text();
    let at = text
        .match_indices(name)
        .map(|(at, found)| at..at + found.len())
        .find(|range| crate::optimize::words::is_whole(text, range.clone()));
    let span = at.map_or(Span::default(), |range| Span::new(range.start, range.end));
    let message = format!("`{name}` is not defined");
    let diagnostic = Diagnostic::new("template/undefined", Severity::Error, span, message);
    match known_name(name) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A filter or test that does not exist. The engine says `filter shout is unknown`.
fn unknown(
    kind: &str,
    detail: &str,
    known: &[&'static str],
) -> (&'static str, String, Option<String>) {
    let name = unknown_word(detail).unwrap_or(detail);
    let help = match crate::render::nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? docs/templates.md lists them"),
        None => "docs/templates.md lists those that there are".to_owned(),
    };
    ("template/unknown", format!("there is no {kind} `{name}`"), Some(help))
}

/// `shout` of `filter shout is unknown`.
fn unknown_word(detail: &str) -> Option<&str> {
    detail.strip_suffix(" is unknown")?.rsplit(' ').next()
}

/// A template that is not found, or may not be looked for.
fn missing(detail: &str) -> (&'static str, String, Option<String>) {
    let name = detail.split(['\'', '"']).nth(1).unwrap_or(detail);
    let (message, help) = if leaves_the_path(name) {
        (
            format!("`{name}` leads out of the search path"),
            "name templates relative to the folders that are searched, without `..`",
        )
    } else {
        (
            format!("there is no template `{name}`"),
            "templates are looked for beside the one that was given, in the folders of `[templates] paths`, in ./templates, and among the built-in ones",
        )
    };
    ("template/missing", message, Some(help.to_owned()))
}

fn detail_of(detail: &str) -> String {
    detail.trim_end_matches('.').to_owned()
}

/// A suggestion for a name that is not in the context.
fn known_name(name: &str) -> Option<String> {
    let near = crate::render::nearest_name(name)?;
    Some(format!("did you mean `{near}`? docs/templates.md lists all names"))
}

/// The narrowest place that the engine knows: the name itself, the expression, or the line.
fn place(error: &minijinja::Error, source: &Source) -> Span {
    let line = error.line().unwrap_or(1) as u32;
    let start = source.lines().start_of(line).unwrap_or(0) as usize;
    let end = source.lines().start_of(line + 1).map_or(source.text().len(), |end| end as usize);
    let range = error.range().filter(|range| source.text().get(range.clone()).is_some());
    let range = range.unwrap_or(start..end);
    let text = source.text().get(range.clone()).unwrap_or_default();
    let quoted = |detail| unknown_word(detail).or_else(|| detail.split('`').nth(1));
    let name = error.detail().and_then(quoted);
    let narrowed = name.and_then(|name| {
        let last = name.rsplit('.').next().unwrap_or(name);
        [name, last].into_iter().find_map(|name| Some((text.find(name)?, name.len())))
    });
    match narrowed {
        Some((at, len)) => Span::new(range.start + at, range.start + at + len),
        None => Span::new(range.start, range.start + text.trim_end().len()),
    }
}
