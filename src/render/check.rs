//! A template looked at without a script.

use std::sync::Arc;

use crate::Error;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Invalid;
use crate::optimize::optimize;
use crate::options::{Durations, Options};
use crate::plan::{Plan, Scene};
use crate::source::{Source, Span};
use crate::template::{Library, Value, unknown_name, with_names};
use crate::text::Text;

use super::{blocks, context, folders, profile};

/// A plan in which every field is filled, so that every name of the context leads somewhere.
const SAMPLE: &str = include_str!("sample.json");

/// After so many unknown names the rest can wait.
const MOST_NAMES: usize = 50;

/// What to do about a name that only some scripts fill.
const MAY_BE_NONE: &str = "what stands before the dot is none in a script that does not give it: ask first, as in `{% if style %}`";

/// Functions of the template engine.
const ENGINE: [&str; 7] = ["debug", "dict", "loop", "namespace", "range", "self", "super"];

/// Request fields as the script writes them: any name may be in there.
const FREE: [&str; 2] = ["heygen", "runware"];

/// The folder of templates that others include.
const PARTIALS: &str = "_partials/";

/// What is wrong with a template: bad syntax, and names, filters, blocks and files that do not
/// exist, each with its place.
///
/// The template is compiled and rendered twice, with a plan that has everything and with one that
/// has nothing; what only the latter lacks is a warning. A filter in a branch that neither takes
/// stays unseen, names are seen everywhere. Problems in another template that it uses are one
/// finding here. A template in a folder `_partials` also sees the `scene`, `file` and `note` that
/// the built-in templates give to theirs.
pub fn check_template(source: &Source, options: &Options) -> Vec<Diagnostic> {
    let contexts = contexts(source);
    let library = match library(source, options) {
        Ok(library) => library,
        Err(error) => return findings(error, source),
    };
    let mut found = unknown_names(source, &library, &contexts);
    found.extend(blocks::unknown(source, &library));
    let [full, bare] = &contexts;
    found.extend(run(source, options, full));
    let known: Vec<u32> = found.iter().map(|problem| problem.span.start).collect();
    let only_bare = run(source, options, bare).into_iter();
    let only_bare = only_bare.filter(|problem| !known.contains(&problem.span.start));
    found.extend(only_bare.map(|problem| match problem.rule {
        "template/undefined" => {
            Diagnostic { severity: Severity::Warning, ..problem.help(MAY_BE_NONE) }
        }
        _ => problem,
    }));
    found.sort_by(|left, right| {
        (left.span.start, &left.message).cmp(&(right.span.start, &right.message))
    });
    found.dedup_by(|left, right| left.span.start == right.span.start);
    found
}

/// The context of a script that has everything, and of one that has nothing.
fn contexts(source: &Source) -> [Value; 2] {
    let full: Plan = serde_json::from_str(SAMPLE).unwrap_or_default();
    let bare = Plan {
        title: Text::synthetic("untitled"),
        language: "en".to_owned(),
        language_name: "English".to_owned(),
        profile: "auto".to_owned(),
        ..Plan::default()
    };
    if !source.path().replace('\\', "/").contains(PARTIALS) {
        return [full, bare].map(|plan| sample(&plan));
    }
    let with_scene = sample(&Plan { scenes: vec![Scene::default()], ..bare.clone() });
    let (full, bare) = (sample(&full), sample(&bare));
    let first = |of: &Value, list: &str| {
        of.get_attr(list).and_then(|list| list.get_item_by_index(0)).unwrap_or_default()
    };
    let given = |scene: Value| {
        let [file, note] = ["attachments", "framing"].map(|list| first(&full, list));
        [("scene", scene), ("file", file), ("note", note)]
    };
    let (rich, poor) = (given(first(&full, "scenes")), given(first(&with_scene, "scenes")));
    [with_names(full, &rich), with_names(bare, &poor)]
}

fn library(source: &Source, options: &Options) -> Result<Library, Error> {
    Library::new(folders(options), Arc::clone(&options.files), &profile::TEMPLATES)
        .with_file(source)
}

/// The problems of one rendering. The engine stops at the first; to see the next, an unknown name
/// gives way to an empty text of the same length, so that all places stay, and an unknown filter to
/// one that does nothing.
fn run(source: &Source, options: &Options, context: &Value) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut patched = source.clone();
    let mut stubs: Vec<String> = Vec::new();
    for _ in 0..MOST_NAMES {
        let rendered = library(&patched, options).and_then(|mut library| {
            for name in &stubs {
                library.stub(name);
            }
            library.render(patched.path(), Some(&patched), context)
        });
        let Some(problem) =
            rendered.err().and_then(|error| findings(error, source).into_iter().next())
        else {
            break;
        };
        let (span, rule) = (problem.span, problem.rule);
        if found.iter().any(|other| other.span == span) {
            break;
        }
        found.push(problem);
        match rule {
            "template/unknown" => stubs.push(source.slice(span).to_owned()),
            "template/undefined" => match without(&patched, span) {
                Some(next) => patched = next,
                None => break,
            },
            _ => break,
        }
    }
    found
}

/// The source with an empty text in the place of a name and of what is asked of it.
fn without(source: &Source, span: Span) -> Option<Source> {
    let rest = source.text().get(span.end as usize..)?;
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let tail =
        if rest.starts_with('.') { rest.find(|c| !part(c)).unwrap_or(rest.len()) } else { 0 };
    let range = span.start as usize..span.end as usize + tail;
    if range.len() < 2 {
        return None;
    }
    let mut text = source.text().to_owned();
    text.replace_range(range.clone(), &format!("{:1$}", "\"\"", range.len()));
    Source::new(source.path(), text).ok()
}

fn sample(plan: &Plan) -> Value {
    let optimized = optimize(plan, &Options::default());
    context::context(&Arc::new(optimized.plan), &optimized.guidance, Durations::Exact)
}

/// Names that lead nowhere in any of the contexts, wherever in the template they stand.
fn unknown_names(source: &Source, library: &Library, contexts: &[Value]) -> Vec<Diagnostic> {
    let names = library.names(source).unwrap_or_default();
    let unknown = names
        .into_iter()
        .filter(|name| !contexts.iter().any(|context| leads_somewhere(context, name)));
    unknown.map(|name| unknown_name(source, &name)).collect()
}

/// Whether a dotted name has a value, is one of the engine's own, or one that scripts decide on.
fn leads_somewhere(context: &Value, name: &str) -> bool {
    let mut value = context.clone();
    for (at, part) in name.split('.').enumerate() {
        if at == 0 && (ENGINE.contains(&part) || FREE.contains(&part)) {
            return true;
        }
        match value.get_attr(part) {
            Ok(next) if !next.is_undefined() => value = next,
            _ => return false,
        }
    }
    true
}

/// The findings in this template; those of another one that it uses become one of its own.
fn findings(error: Error, source: &Source) -> Vec<Diagnostic> {
    match error {
        Error::Invalid(invalid) if invalid.source.path() == source.path() => invalid.diagnostics,
        Error::Invalid(invalid) => vec![used(&invalid, source)],
        other => vec![Diagnostic::new(
            "template/included",
            Severity::Error,
            Span::default(),
            other.to_string(),
        )],
    }
}

/// The finding that a template which this one uses is wrong, where its name stands.
fn used(invalid: &Invalid, source: &Source) -> Diagnostic {
    let path = invalid.source.path();
    let problem = invalid.diagnostics.first();
    let place = invalid.source.position(problem.map_or(0, |found| found.span.start));
    let what = problem.map_or("it cannot be used", |found| found.message.as_str());
    let (line, column) = (place.line, place.column);
    let message = format!("a template that this one uses is wrong: {path}:{line}:{column}: {what}");
    let help = "check that one too: `shotlist templates check` takes several files";
    let span = blocks::name_of(source, invalid.source.stem()).unwrap_or_default();
    Diagnostic::new("template/included", Severity::Error, span, message).help(help)
}
