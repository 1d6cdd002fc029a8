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

/// Functions of the template engine.
const ENGINE: [&str; 6] = ["debug", "dict", "loop", "namespace", "range", "super"];

/// What is wrong with a template: bad syntax, and names, filters and files that do not exist, each
/// with its place.
///
/// The template is compiled and rendered twice, with a plan that has everything and with one that
/// has nothing; a name in a branch that neither takes stays unseen. Problems in other templates
/// that it includes are left to them.
pub fn check_template(source: &Source, options: &Options) -> Vec<Diagnostic> {
    let library = Library::new(folders(options), Arc::clone(&options.files), &profile::TEMPLATES);
    let library = match library.with_file(source) {
        Ok(library) => library,
        Err(error) => return findings(error, source),
    };
    let full: Plan = serde_json::from_str(SAMPLE).unwrap_or_default();
    let contexts = [full, Plan::default()].map(sample);
    let mut found = unknown_names(source, &library, &contexts);
    for context in contexts {
        if let Err(error) = library.render(source.path(), Some(source), &context) {
            for diagnostic in findings(error, source) {
                if !found.iter().any(|other| other.message == diagnostic.message) {
                    found.push(diagnostic);
                }
            }
        }
    }
    found.sort_by_key(|diagnostic| diagnostic.span.start);
    found
}

fn sample(plan: Plan) -> Value {
    let optimized = optimize(&plan, &Options::default());
    context::context(&Arc::new(optimized.plan), &optimized.guidance, Durations::Exact)
}

/// Names that lead nowhere in any of the contexts, wherever in the template they stand.
fn unknown_names(source: &Source, library: &Library, contexts: &[Value]) -> Vec<Diagnostic> {
    let names = library.names(source).unwrap_or_default();
    let unknown = names.into_iter().filter(|name| !contexts.iter().any(|context| leads_somewhere(context, name)));
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
