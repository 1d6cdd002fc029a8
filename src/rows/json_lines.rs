//! JSON Lines: one object a line.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::source::Span;

use super::table::Table;

/// The names and values of one line, as they are written.
struct Object<'a>(Vec<(String, &'a RawValue)>);

/// Reads all lines.
pub(super) fn fill(table: &mut Table<'_>) {
    let (text, mut at) = table.text();
    let mut shape: Arc<[String]> = Arc::default();
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let line = line.trim();
        if table.is_full() {
            return;
        }
        if line.is_empty() {
            continue;
        }
        match serde_json::from_str::<Object<'_>>(line) {
            Ok(Object(fields)) => add(table, line, &fields, start, &mut shape),
            Err(error) => unreadable(table, line, &error, start),
        }
    }
}

fn add(
    table: &mut Table<'_>,
    line: &str,
    fields: &[(String, &RawValue)],
    start: usize,
    shape: &mut Arc<[String]>,
) {
    let mut names: Vec<String> = Vec::new();
    let mut values = BTreeMap::new();
    let whole = Span::new(start, start + line.len());
    for (name, raw) in fields {
        table.check_name(name, whole, &names);
        names.push(name.clone());
        match value(raw.get()) {
            Ok(Some(value)) => {
                values.insert(name.clone(), value);
            }
            Ok(None) => {}
            Err(what) => nested(table, name, what, within(line, raw.get(), start)),
        }
    }
    // Rows are mostly alike: they share the names of their columns.
    if **shape != *names {
        *shape = names.into();
    }
    table.push(start, Arc::clone(shape), values);
}

/// A value as text: numbers as they were written, `null` as none.
fn value(raw: &str) -> Result<Option<String>, &'static str> {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw).map(Some).map_err(|_| "a text that is no text"),
        Some(b'{') => Err("an object"),
        Some(b'[') => Err("a list"),
        Some(b'n') => Ok(None),
        _ => Ok(Some(raw.to_owned())),
    }
}

/// Where a part of a line stands in the file.
fn within(line: &str, part: &str, start: usize) -> Span {
    let at = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    let at = start + at.min(line.len());
    Span::new(at, at + part.len())
}

fn nested(table: &mut Table<'_>, name: &str, what: &str, place: Span) {
    let message = format!("`{name}` is {what}, where a variable needs one value");
    let help = "write a text or a number, and give each part a name of its own";
    table.problem("data/nested-value", place, message, help);
}

fn unreadable(table: &mut Table<'_>, line: &str, error: &serde_json::Error, start: usize) {
    let written = error.to_string();
    let message = written.rsplit_once(" at line ").map_or(written.as_str(), |(message, _)| message);
    let at = error.column().saturating_sub(1).min(line.len());
    let at = (0..=at).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let rest = line.get(at..).unwrap_or_default();
    let len = rest.chars().next().map_or(0, char::len_utf8);
    let (place, message) = if line.starts_with('{') {
        (Span::new(start + at, start + at + len), message.to_owned())
    } else {
        (Span::new(start, start + line.len()), "this line is no object".to_owned())
    };
    let help = r#"write one object a line, such as {"id": "lis", "city": "Lisbon"}, without a list around them"#;
    table.problem("data/bad-json", place, message, help);
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

/// Collects fields in their order; of two with one name both, so that neither is lost unseen.
struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry::<String, &RawValue>()? {
            if fields.len() == super::MOST_VALUES {
                return Err(A::Error::custom("there are too many fields"));
            }
            fields.push(field);
        }
        Ok(Object(fields))
    }
}
