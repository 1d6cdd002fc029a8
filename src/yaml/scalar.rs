//! What an unquoted scalar is.

use std::borrow::Cow;

use serde_json::{Number, Value as Json};

use super::Value;

/// An unquoted scalar by the core schema of YAML 1.2. Numbers without end (`.inf`) and without
/// value (`.nan`) are text: nothing here could use them.
pub(super) fn plain(text: Cow<'_, str>) -> Value<'_> {
    match text.as_ref() {
        "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(&text).map_or(Value::Text(text), Value::Number),
    }
}

/// `12`, `-1.5`, `6e3`, `0x1F`, `0o17`.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let radix = |prefix: &str, radix| {
        let digits = text.strip_prefix(prefix)?;
        u32::from_str_radix(digits, radix).ok().map(f64::from)
    };
    radix("0x", 16)
        .or_else(|| radix("0o", 8))
        .or_else(|| text.parse().ok())
        .filter(|number: &f64| number.is_finite())
}

/// A number as JSON; whole ones keep all their digits.
pub(super) fn json_number(raw: &str, number: f64) -> Json {
    if let Ok(whole) = raw.parse::<i64>() {
        return whole.into();
    }
    if let Ok(whole) = raw.parse::<u64>() {
        return whole.into();
    }
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}
