//! YAML, by the reader of the front matter, with room for whole files.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::text::Text;
use crate::yaml::{self, Limits};

use super::node::{Field, Node, Value};

/// Reads a file. A problem anywhere refuses all of it: what is not understood would be lost.
pub(super) fn read(source: &Source) -> Result<Node, Box<Diagnostic>> {
    let text = source.text();
    let base = text.len() - text.trim_start_matches('\u{feff}').len();
    let parsed =
        yaml::parse_within(Limits::IMPORTED, text.get(base..).unwrap_or_default(), base as u32);
    match parsed.problems.into_iter().next() {
        Some(problem) => Err(Box::new(problem.diagnostic("syntax/unexpected"))),
        None => Ok(node(&parsed.root)),
    }
}

fn node(read: &yaml::Node<'_>) -> Node {
    let scalar = || read.placed_text().unwrap_or_default();
    let value = match &read.value {
        // `color: #ff0000`, which YAML takes for a comment.
        yaml::Value::Null if read.raw.starts_with('#') => {
            Value::Text(Text::verbatim(read.raw, read.span))
        }
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(_) => Value::Flag(scalar()),
        yaml::Value::Number(_) => Value::Number(scalar()),
        yaml::Value::Text(_) => Value::Text(scalar()),
        yaml::Value::List(items) => Value::List(items.iter().map(node).collect()),
        yaml::Value::Map(entries) => Value::Map(entries.iter().map(field).collect()),
    };
    Node { span: read.span, value }
}

fn field((key, value): &(yaml::Key<'_>, yaml::Node<'_>)) -> Field {
    // A key in quotes is shorter than its place.
    let mut text = Text::default();
    if key.text.len() == key.span.len() {
        text.push_verbatim(&key.text, key.span);
    } else {
        text.push_expansion(&key.text, key.span);
    }
    Field::new(text, node(value))
}
