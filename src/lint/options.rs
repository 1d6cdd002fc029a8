//! The numbers and words of a rule that `[lint.rules."group/defect"]` can change.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Value, json};

use super::rule::RuleMeta;
use crate::time::Time;

/// A number or list of words that the configuration can change.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RuleOption {
    /// The field's name, with underscores.
    pub(super) name: &'static str,
    /// The doc comment of the field.
    pub(super) help: &'static str,
    /// What values it takes: `a number from 0 on`.
    pub kind: &'static str,
    /// Its value where no configuration says otherwise.
    pub(super) default: fn() -> Value,
    /// What values it takes, as JSON Schema.
    pub(super) schema: fn() -> Value,
}

impl RuleOption {
    /// The name in a configuration: `max-words`.
    pub fn name(&self) -> String {
        self.name.replace('_', "-")
    }

    /// What it means, in one sentence.
    pub fn help(&self) -> &'static str {
        self.help.trim()
    }

    /// Its value where no configuration says otherwise.
    pub fn default(&self) -> Value {
        (self.default)()
    }

    /// What values it takes, as JSON Schema.
    pub fn schema(&self) -> Value {
        (self.schema)()
    }
}

/// An option that does not exist or does not take that value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OptionError(String);

impl OptionError {
    pub(crate) fn unknown(rule: &RuleMeta, name: &str) -> Self {
        let known: Vec<String> =
            rule.options.iter().map(|option| format!("`{}`", option.name())).collect();
        let rule = rule.name;
        Self(if known.is_empty() {
            format!("`{rule}` has no options, so `{name}` means nothing to it")
        } else {
            format!("`{rule}` has no option `{name}`; it has {}", known.join(", "))
        })
    }
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `written` in a configuration is the field `field`.
pub(crate) fn same_name(field: &str, written: &str) -> bool {
    field.len() == written.len()
        && field.bytes().zip(written.bytes()).all(|(a, b)| a == b || (a == b'_' && b == b'-'))
}

/// Reads a value, or says what would have been one.
pub(crate) fn read<T: OptionValue>(
    rule: &RuleMeta,
    name: &str,
    value: &Value,
) -> Result<T, OptionError> {
    T::read(value).ok_or_else(|| {
        OptionError(format!("`{name}` of `{}` takes {}, not `{value}`", rule.name, T::KIND))
    })
}

/// The types that options can have.
pub(crate) trait OptionValue: Sized {
    /// What values there are, for messages.
    const KIND: &'static str;
    /// The same as JSON Schema.
    fn schema() -> Value;
    /// Reads a value.
    fn read(value: &Value) -> Option<Self>;
    /// The value as it would be written.
    fn show(&self) -> Value;
}

impl OptionValue for f64 {
    const KIND: &'static str = "a number from 0 on";

    fn schema() -> Value {
        json!({ "type": "number", "minimum": 0 })
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_f64().filter(|number| number.is_finite() && *number >= 0.0)
    }

    fn show(&self) -> Value {
        Value::from(*self)
    }
}

impl OptionValue for usize {
    const KIND: &'static str = "a whole number from 0 on";

    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|number| number.try_into().ok())
    }

    fn show(&self) -> Value {
        Value::from(*self)
    }
}

impl OptionValue for Time {
    const KIND: &'static str = "a number of seconds from 0 on";

    fn schema() -> Value {
        json!({ "type": "number", "minimum": 0 })
    }

    fn read(value: &Value) -> Option<Self> {
        serde_json::from_value(value.clone()).ok()
    }

    fn show(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// A list of words or phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Cow<'static, [Cow<'static, str>]>);

impl Words {
    /// No words.
    pub(crate) const NONE: Self = Self(Cow::Borrowed(&[]));

    /// The words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}

impl OptionValue for Words {
    const KIND: &'static str = "a list of words";

    fn schema() -> Value {
        json!({ "type": "array", "items": { "type": "string" } })
    }

    fn read(value: &Value) -> Option<Self> {
        let words: Option<Vec<_>> = value
            .as_array()?
            .iter()
            .map(|word| word.as_str().map(|word| Cow::Owned(word.to_owned())))
            .collect();
        words.map(|words| Self(Cow::Owned(words)))
    }

    fn show(&self) -> Value {
        self.iter().map(Value::from).collect()
    }
}
