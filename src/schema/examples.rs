//! Examples for every key, taken from samples.

use serde_json::{Map, Value};

/// Examples that one key has at most.
const MOST: usize = 2;
/// Bytes of an example beyond which it explains nothing.
const LONGEST: usize = 160;

/// Adds the values of a sample to the keys that they belong to.
pub(super) fn illustrate(schema: &mut Value, sample: &Value) {
    let Value::Object(entries) = schema else { return };
    match sample {
        Value::Object(values) => object(entries, values),
        Value::Array(items) => {
            if let Some(schema) = entries.get_mut("items") {
                for item in items {
                    illustrate(schema, item);
                }
            }
        }
        _ => {}
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(Value::Array(alternatives)) = entries.get_mut(key) {
            for alternative in alternatives {
                illustrate(alternative, sample);
            }
        }
    }
}

fn object(schema: &mut Map<String, Value>, values: &Map<String, Value>) {
    for (name, value) in values {
        let property = schema.get_mut("properties").and_then(|named| named.get_mut(name));
        if let Some(property) = property {
            add(property, value);
            illustrate(property, value);
        } else if let Some(others) = schema.get_mut("additionalProperties") {
            illustrate(others, value);
        }
    }
}

fn add(property: &mut Value, value: &Value) {
    let Value::Object(property) = property else { return };
    if value.is_null() || value.to_string().len() > LONGEST {
        return;
    }
    let examples = property.entry("examples").or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(examples) = examples
        && examples.len() < MOST
        && !examples.contains(value)
    {
        examples.push(value.clone());
    }
}
