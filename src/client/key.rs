//! The API key: in one header, and nowhere else.

use std::fmt;

use serde_json::Value;

use super::ClientError;

/// An API key. It has no `Display`, and `Debug` does not show it.
#[derive(Clone)]
pub struct Key(String);

impl Key {
    /// Takes a key; spaces around it are dropped.
    ///
    /// # Errors
    /// [`ClientError::Key`] if it is empty, or holds what no header can hold. The key itself is not
    /// in the message.
    pub fn new(key: &str) -> Result<Self, ClientError> {
        let key = key.trim();
        let wrong = match key {
            "" => "it is empty",
            _ if !key.bytes().all(|byte| byte.is_ascii_graphic()) => {
                "it holds a space, a line break or a letter that is not ASCII"
            }
            _ => return Ok(Self(key.to_owned())),
        };
        Err(ClientError::Key(wrong.to_owned()))
    }

    /// The key for the header.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }

    /// A text from outside with the key blotted out.
    pub(super) fn scrub(&self, text: &str) -> String {
        text.replace(&self.0, "[key]")
    }

    /// The same for every text in an answer. The texts are looked at as they are meant: the key may
    /// have been written with escapes.
    pub(super) fn scrub_json(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.scrub(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.scrub_json(item)),
            Value::Object(fields) => fields.values_mut().for_each(|item| self.scrub_json(item)),
            _ => {}
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_shown() {
        let key = Key::new(" sk_live_123 \n").unwrap();
        assert_eq!(key.reveal(), "sk_live_123");
        assert_eq!(format!("{key:?}"), "Key(…)");
        assert_eq!(key.scrub("bad key sk_live_123."), "bad key [key].");
    }

    #[test]
    fn escapes_do_not_hide_a_key() {
        let mut json = serde_json::from_str(r#"{"a": [{"b": "it is sk\u005flive\/1"}]}"#).unwrap();
        Key::new("sk_live/1").unwrap().scrub_json(&mut json);
        assert_eq!(json.pointer("/a/0/b"), Some(&"it is [key]".into()));
    }

    #[test]
    fn what_is_no_key() {
        for text in ["", "  ", "two words", "a\nb", "schlüssel"] {
            assert!(Key::new(text).is_err(), "{text:?}");
        }
    }
}
