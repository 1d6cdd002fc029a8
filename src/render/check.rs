//! A template looked at without a script.

use std::sync::Arc;

use crate::Error;
use crate::diagnostic::Diagnostic;
use crate::optimize::optimize;
use crate::options::{Durations, Options};
use crate::plan::Plan;
use crate::source::Source;
use crate::template::{Library, Value, unknown_name};

use super::{context, folders, profile};

/// A plan in which every field is filled, so that every name of the context leads somewhere.
const SAMPLE: &str = include_str!("sample.json");

/// After so many unknown names the rest can wait.
const MOST_NAMES: usize = 50;

/// What to do about a name that only some scripts fill.
const MAY_BE_NONE: &str = "what stands before the dot is none in a script that does not give it: ask first, as in `{% if style %}`";

/// Functions of the template engine.
const ENGINE: [&str; 6] = ["debug", "dict", "loop", "namespace", "range", "super"];

/// What is wrong with a template: bad syntax, and names, filters and files that do not exist, each
/// with its place.
///
/// The template is compiled and rendered twice, with a plan that has everything and with one that
/// has nothing; a name in a branch that neither takes stays unseen. Problems in other templates
/// that it includes are left to them.
pub fn check_template(source: &Source, options: &Options) -> Vec<Diagnostic> {
    let full: Plan = serde_json::from_str(SAMPLE).unwrap_or_default();
    let contexts = [&full, &Plan::default()].map(sample);
    let mut found: Vec<Diagnostic> = match library(source, options) {
        Ok(library) => unknown_names(source, &library, &contexts),
        Err(error) => return findings(error, source),
    };
    let [full, empty] = &contexts;
    found.extend(run(source, options, full));
    let known: Vec<u32> = found.iter().map(|problem| problem.span.start).collect();
    let only_empty = run(source, options, empty).into_iter();
    let only_empty = only_empty.filter(|problem| !known.contains(&problem.span.start));
    found.extend(only_empty.map(|problem| match problem.rule {
        "template/undefined" => problem.help(MAY_BE_NONE),
        _ => problem,
    }));
    found.sort_by(|left, right| {
        (left.span.start, &left.message).cmp(&(right.span.start, &right.message))
    });
    found.dedup_by(|left, right| left.span.start == right.span.start);
    found
}

fn library(source: &Source, options: &Options) -> Result<Library, Error> {
    Library::new(folders(options), Arc::clone(&options.files), &profile::TEMPLATES)
        .with_file(source)
}

/// The problems of one rendering. The engine stops at the first; to see the next, an unknown name
/// gives way to an empty text of the same length, so that all places stay.
fn run(source: &Source, options: &Options, context: &Value) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut patched = source.clone();
    for _ in 0..MOST_NAMES {
        let rendered = library(&patched, options)
            .and_then(|library| library.render(patched.path(), Some(&patched), context));
        let Some(problem) =
            rendered.err().and_then(|error| findings(error, source).into_iter().next())
        else {
            break;
        };
        let span = problem.span;
        if found.iter().any(|other| other.span == span) {
            break;
        }
        let unknown = problem.rule == "template/undefined" && span.len() >= 2;
        found.push(problem);
        let mut text = patched.text().to_owned();
        text.replace_range(span.range(), &format!("{:1$}", "\"\"", span.len()));
        match Source::new(source.path(), text) {
            Ok(next) if unknown => patched = next,
            _ => break,
        }
    }
    found
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

/// Whether a dotted name has a value, or is one of the engine's own.
fn leads_somewhere(context: &Value, name: &str) -> bool {
    let mut value = context.clone();
    for (at, part) in name.split('.').enumerate() {
        if at == 0 && ENGINE.contains(&part) {
            return true;
        }
        match value.get_attr(part) {
            Ok(next) if !next.is_undefined() => value = next,
            _ => return false,
        }
    }
    true
}

fn findings(error: Error, source: &Source) -> Vec<Diagnostic> {
    match error {
        Error::Invalid(invalid) if invalid.source.path() == source.path() => invalid.diagnostics,
        _ => Vec::new(),
    }
}
