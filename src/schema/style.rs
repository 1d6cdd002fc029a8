//! The schema of a style's YAML file.

use serde_json::{Map, Value, json};

use super::config::open;
use super::tidy::{Tidy, children};
use super::{examples, read, samples};
use crate::style::{self, MOST_COLORS, Style};

pub(super) fn schema() -> Value {
    let mut schema = read::<Style>("shotlist style");
    Tidy { closed: true, ..Tidy::default() }.tidy(&mut schema);
    sharpen(&mut schema);
    for sample in samples::styles() {
        examples::illustrate(&mut schema, &sample);
    }
    loosen(&mut schema);
    schema
}

/// What the types do not say.
fn sharpen(schema: &mut Value) {
    let styles: Vec<&str> = style::builtins().map(|style| style.name.as_str()).collect();
    set(schema, "/properties/extends", open(&styles).to_value());
    set(schema, "/properties/max_colors", json!({ "minimum": 1, "maximum": MOST_COLORS }));
    for group in ["primary", "accent", "neutral"] {
        let color = format!("/properties/colors/properties/{group}/items");
        set(
            schema,
            &color,
            json!({ "anyOf": [{ "required": ["name"] }, { "required": ["hex"] }] }),
        );
        let hex = json!({ "pattern": "^\\s*#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\s*$" });
        set(schema, &format!("{color}/properties/hex"), hex);
    }
    let own = json!({ "patternProperties": { "^x_": { "title": "Own key", "description": "Kept, not read.", "examples": ["anything"] } } });
    set(schema, "", own);
}

/// Adds keywords to the schema at a place.
fn set(schema: &mut Value, pointer: &str, keywords: Value) {
    let place = schema.pointer_mut(pointer).and_then(Value::as_object_mut);
    if let (Some(place), Value::Object(keywords)) = (place, keywords) {
        if keywords.contains_key("anyOf") && place.get("type").is_some_and(Value::is_array) {
            place.shift_remove("type");
        }
        place.extend(keywords);
    }
}

/// As people write YAML: a key without a value counts as not given, a number is as good as its
/// digits, and a list with `+` before its key is added to that of the style it extends.
fn loosen(schema: &mut Value) {
    let Value::Object(entries) = schema else { return };
    if let Some(Value::Object(properties)) = entries.get_mut("properties") {
        for property in properties.values_mut().filter_map(Value::as_object_mut) {
            admit(property);
        }
        let lists: Vec<(String, Value)> = properties
            .iter()
            .filter(|(_, property)| property.get("items").is_some())
            .map(|(name, property)| (format!("+{name}"), added(name, property)))
            .collect();
        properties.extend(lists);
    }
    for (_, inner) in children(entries) {
        loosen(inner);
    }
}

fn admit(property: &mut Map<String, Value>) {
    let restricted = property.contains_key("enum") || property.contains_key("pattern");
    let types = match property.get("type").map(first) {
        Some("string") if restricted => json!(["string", "null"]),
        Some("string") => json!(["string", "number", "boolean", "null"]),
        Some("array") => json!(["array", "null"]),
        Some("object") => json!(["object", "null"]),
        Some("integer") => json!(["integer", "null"]),
        _ => return,
    };
    if let Some(Value::Array(words)) = property.get_mut("enum") {
        words.push(Value::Null);
    }
    property.insert("type".to_owned(), types);
    if let Some(Value::Object(items)) = property.get_mut("items")
        && items.get("type").is_some_and(|kind| first(kind) == "string")
    {
        items.insert("type".to_owned(), json!(["string", "number", "boolean"]));
    }
}

/// The type of a schema, null left out.
fn first(kind: &Value) -> &str {
    let one = kind.as_array().and_then(|types| types.first()).unwrap_or(kind);
    one.as_str().unwrap_or_default()
}

fn added(name: &str, property: &Value) -> Value {
    let mut property = property.clone();
    if let Value::Object(entries) = &mut property {
        let description = format!("Added to `{name}` of the style that this one extends.");
        entries.insert("description".to_owned(), description.into());
    }
    property
}
