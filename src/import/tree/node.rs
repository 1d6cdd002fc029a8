//! A tree of values with their places, whichever notation it was read from.

use serde_json::Value as Json;

use crate::import::words::fold;
use crate::source::Span;
use crate::text::Text;

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// The kinds of values.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    /// `true` or `false`, as written.
    Flag(Text),
    /// A number, as written.
    Number(Text),
    Text(Text),
    List(Vec<Node>),
    Map(Vec<Field>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// As written, without quotes.
    pub(super) key: Text,
    /// As it is compared: `durationInSeconds` and `duration_in_seconds` are `duration in seconds`.
    pub(super) name: String,
    pub(super) node: Node,
}

impl Field {
    pub(super) fn new(key: Text, node: Node) -> Self {
        let name = fold(&spaced(key.as_str()));
        Self { key, name, node }
    }

    /// The key's place.
    pub(super) fn at(&self) -> Span {
        self.key.span()
    }

    /// `key: value`, for what has no place of its own; `None` where there is no value.
    pub(super) fn note(&self) -> Option<Text> {
        let value = self.node.plain()?;
        let mut note = self.key.clone();
        note.push_joiner(": ");
        note.append("", &value);
        Some(note)
    }
}

impl Node {
    /// A scalar's text, trimmed; `None` for nothing, an empty text, lists and mappings.
    pub(super) fn text(&self) -> Option<Text> {
        match &self.value {
            Value::Text(text) | Value::Number(text) | Value::Flag(text) => {
                Some(text.trim()).filter(|text| !text.is_empty())
            }
            _ => None,
        }
    }

    pub(super) fn list(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Map(fields) => fields,
            _ => &[],
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        self.fields().iter().find(|field| field.name == name).map(|field| &field.node)
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.value, Value::Number(_))
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::List(items) => items.iter().all(Node::is_empty),
            Value::Map(fields) => fields.iter().all(|field| field.node.is_empty()),
            _ => self.text().is_none(),
        }
    }

    /// The value on one line: a text as it is, a list of texts with commas, all else as JSON.
    pub(super) fn plain(&self) -> Option<Text> {
        if self.is_empty() {
            return None;
        }
        if let Some(text) = self.text() {
            return Some(one_line(&text));
        }
        let given = self.list().iter().filter(|item| !item.is_empty());
        let texts: Option<Vec<Text>> = given.map(Node::text).collect();
        if let Some(texts) = texts.filter(|texts| !texts.is_empty()) {
            let mut joined = Text::default();
            for text in &texts {
                joined.append(", ", &one_line(text));
            }
            return Some(joined);
        }
        let mut text = Text::default();
        text.push_expansion(&self.json().to_string(), self.span);
        Some(text)
    }

    /// The value as JSON.
    pub(super) fn json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Flag(text) => Json::Bool(text.as_str().eq_ignore_ascii_case("true")),
            Value::Number(text) => {
                serde_json::from_str(text.as_str()).unwrap_or_else(|_| Json::from(text.as_str()))
            }
            Value::Text(text) => Json::from(text.as_str()),
            Value::List(items) => items.iter().map(Node::json).collect(),
            Value::Map(fields) => Json::Object(
                fields.iter().map(|field| (field.key.to_string(), field.node.json())).collect(),
            ),
        }
    }
}

/// `voiceOver` as two words; `VO`, `SFX` and `imageURL` keep their capitals together.
fn spaced(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 4);
    let mut before = ' ';
    for letter in key.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        out.push(if letter == '.' && before.is_alphanumeric() { ' ' } else { letter });
        before = letter;
    }
    out
}

/// The lines of a text, without those that are empty.
pub(super) fn lines(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let mut at = 0;
    let mut lines = Vec::new();
    for line in whole.split('\n') {
        let part = text.slice(at..at + line.len()).trim();
        at += line.len() + 1;
        if !part.is_empty() {
            lines.push(part);
        }
    }
    lines
}

/// The text with a space for every line break.
pub(super) fn one_line(text: &Text) -> Text {
    if !text.as_str().contains('\n') {
        return text.clone();
    }
    let mut joined = Text::default();
    for line in &lines(text) {
        joined.append(" ", line);
    }
    joined
}

/// The paragraphs of a text, each on one line.
pub(super) fn paragraphs(text: &Text) -> Vec<Text> {
    let whole = text.as_str();
    let mut at = 0;
    let mut paragraphs: Vec<Text> = Vec::new();
    let mut open = false;
    for line in whole.split('\n') {
        let part = text.slice(at..at + line.len()).trim();
        at += line.len() + 1;
        match paragraphs.last_mut().filter(|_| open) {
            _ if part.is_empty() => {}
            Some(last) => last.append(" ", &part),
            None => paragraphs.push(part.clone()),
        }
        open = !part.is_empty();
    }
    paragraphs
}
