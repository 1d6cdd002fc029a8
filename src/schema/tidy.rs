//! What is done to a schema that was made from a type, so that it reads well in an editor.

use serde_json::{Map, Value};

/// What to do besides titles and descriptions, which every schema gets.
#[derive(Clone, Copy, Default)]
pub(super) struct Tidy {
    /// Objects have no other keys than those that are named.
    pub(super) closed: bool,
    /// Nothing may be null: TOML cannot say it.
    pub(super) without_null: bool,
}

/// Keywords whose values are schemas by name.
const BY_NAME: [&str; 2] = ["properties", "patternProperties"];
/// Keywords whose values are lists of schemas.
const LISTS: [&str; 3] = ["anyOf", "oneOf", "allOf"];
/// Keywords whose value is a schema.
const SINGLE: [&str; 3] = ["items", "additionalProperties", "not"];

impl Tidy {
    pub(super) fn tidy(self, schema: &mut Value) {
        let Value::Object(entries) = schema else { return };
        self.entries(entries);
        let is_object = entries.contains_key("properties");
        let has_alternatives = LISTS.iter().any(|key| entries.contains_key(*key));
        if self.closed && is_object {
            close(entries, has_alternatives);
        }
        let alternatives = Self { closed: self.closed && !is_object, ..self };
        for (name, inner) in children(entries) {
            match (name, &mut *inner) {
                (Name::Key(name), Value::Object(property)) => {
                    title(&name, property);
                    self.tidy(inner);
                }
                (Name::Alternative, _) => alternatives.tidy(inner),
                _ => self.tidy(inner),
            }
        }
    }

    fn entries(self, schema: &mut Map<String, Value>) {
        // Widths of integers, and defaults that say nothing.
        schema.shift_remove("format");
        if schema.get("default").is_some_and(|default| default.is_null() || default.is_object()) {
            schema.shift_remove("default");
        }
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = sentence(text);
        }
        if self.without_null {
            remove_null(schema);
        }
    }
}

/// Allows no other keys. Where alternatives bring keys of their own, these count too.
fn close(schema: &mut Map<String, Value>, has_alternatives: bool) {
    let keyword = if has_alternatives { "unevaluatedProperties" } else { "additionalProperties" };
    schema.entry(keyword).or_insert(false.into());
}

/// Where a schema stands in another one.
pub(super) enum Name {
    /// It is that of a key.
    Key(String),
    /// It is one of several that hold for the same value.
    Alternative,
    /// It is that of items or other values inside.
    Inner,
}

/// Every schema directly inside another one; and where it stands there.
pub(super) fn children(
    schema: &mut Map<String, Value>,
) -> impl Iterator<Item = (Name, &mut Value)> {
    schema.iter_mut().flat_map(|(key, value)| inside(key, value))
}

/// The schemas in the value of a keyword.
fn inside<'a>(keyword: &str, value: &'a mut Value) -> Vec<(Name, &'a mut Value)> {
    if SINGLE.contains(&keyword) {
        return vec![(Name::Inner, value)];
    }
    match value {
        Value::Object(named) if BY_NAME.contains(&keyword) => {
            named.iter_mut().map(|(name, inner)| (Name::Key(name.clone()), inner)).collect()
        }
        Value::Array(list) if LISTS.contains(&keyword) => {
            list.iter_mut().map(|inner| (Name::Alternative, inner)).collect()
        }
        _ => Vec::new(),
    }
}

/// `max-words` is `Max words`.
fn title(name: &str, property: &mut Map<String, Value>) {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let title: String = match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => return,
    };
    property.shift_insert(0, "title".to_owned(), title.into());
}

/// A doc comment without its links, on one line.
fn sentence(text: &str) -> String {
    let text = text.replace("[`", "`").replace("`]", "`");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn remove_null(schema: &mut Map<String, Value>) {
    let null = Value::from("null");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| *one != null);
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        alternatives.retain(|one| one.get("type") != Some(&null));
        if let [Value::Object(one)] = alternatives.as_slice() {
            let one = one.clone();
            schema.shift_remove("anyOf");
            for (key, value) in one {
                schema.entry(key).or_insert(value);
            }
        }
    }
}
