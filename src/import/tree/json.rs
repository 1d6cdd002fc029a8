//! JSON, with comments and trailing commas, as language models write it.
//!
//! `jsonc-parser` reads it: it gives the place of every value, reads a text once from end to end
//! and refuses what is nested more than 512 deep. The YAML reader would not do: to YAML a pair of
//! escapes such as `\uD83D\uDE00` is no emoji, and a `//` is no comment.

use jsonc_parser::ast::{ObjectProp, ObjectPropName, Value as Ast};
use jsonc_parser::common::{Range, Ranged as _};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::text::Text;

use super::node::{Field, Node, Value};

/// Reads a file. Where it is not one value, but every line is, it is a list of its lines' values.
pub(super) fn read(text: &str) -> Result<Node, Box<Diagnostic>> {
    let inner = inside_fence(text);
    let start = inner.as_ptr() as usize - text.as_ptr() as usize;
    match value(text, start..start + inner.len()) {
        Ok(node) => Ok(node),
        Err(problem) => by_line(text, start..start + inner.len()).ok_or(problem),
    }
}

/// Without a byte order mark, and without the Markdown fence that is saved along with an answer.
fn inside_fence(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim();
    let Some(fenced) = text.strip_prefix("```") else { return text };
    let body = fenced.split_once('\n').map_or("", |(_, body)| body);
    body.rsplit_once("```").map_or(body, |(body, _)| body)
}

/// JSON Lines: several values, each on a line of its own.
fn by_line(text: &str, range: std::ops::Range<usize>) -> Option<Node> {
    let mut at = range.start;
    let span = Span::new(range.start, range.end);
    let mut items = Vec::new();
    for line in text.get(range)?.split('\n') {
        if !line.trim().is_empty() {
            items.push(value(text, at..at + line.len()).ok()?);
        }
        at += line.len() + 1;
    }
    (items.len() > 1).then_some(Node { span, value: Value::List(items) })
}

fn value(text: &str, range: std::ops::Range<usize>) -> Result<Node, Box<Diagnostic>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let reader = Reader { text: part, base: range.start };
    let options = ParseOptions::default();
    match parse_to_ast(part, &CollectOptions::default(), &options) {
        Ok(parsed) => match parsed.value {
            Some(value) => Ok(reader.node(value)),
            None => Err(problem(Span::at(range.start as u32), "there is nothing in it")),
        },
        Err(error) => {
            Err(problem(reader.span(error.range()), &sentence(&error.kind().to_string())))
        }
    }
}

fn problem(span: Span, what: &str) -> Box<Diagnostic> {
    let problem = Diagnostic::new(
        "syntax/unexpected",
        Severity::Error,
        span,
        format!("this is not JSON: {what}"),
    )
    .note("a script is only read from JSON that is whole: what is cut off would be lost")
    .help("mend the place, or ask for the file again if it was cut off");
    Box::new(problem)
}

/// As part of a message: without a capital and a full stop.
fn sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
}

impl Reader<'_> {
    fn span(&self, range: Range) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    fn node(&self, value: Ast<'_>) -> Node {
        let range = value.range();
        let value = match value {
            Ast::NullKeyword(_) => Value::Null,
            Ast::BooleanLit(_) => Value::Flag(self.as_written(range)),
            Ast::NumberLit(_) => Value::Number(self.as_written(range)),
            Ast::StringLit(text) => Value::Text(self.string(range, &text.value)),
            Ast::Array(list) => {
                Value::List(list.elements.into_iter().map(|item| self.node(item)).collect())
            }
            Ast::Object(object) => {
                Value::Map(object.properties.into_iter().map(|each| self.field(each)).collect())
            }
        };
        Node { span: self.span(range), value }
    }

    fn field(&self, property: ObjectProp<'_>) -> Field {
        let key = match property.name {
            ObjectPropName::String(name) => self.string(name.range, &name.value),
            ObjectPropName::Word(word) => self.as_written(word.range),
        };
        Field::new(key, self.node(property.value))
    }

    fn as_written(&self, range: Range) -> Text {
        Text::verbatim(self.text.get(range.start..range.end).unwrap_or_default(), self.span(range))
    }

    /// A string. Runs without escapes keep their places; an escape is a piece of its own.
    fn string(&self, range: Range, value: &str) -> Text {
        let raw = self.text.get(range.start + 1..range.end.max(range.start + 2) - 1);
        let raw = raw.unwrap_or_default();
        let start = self.base + range.start + 1;
        if raw == value {
            return Text::verbatim(value, Span::new(start, start + raw.len()));
        }
        pieces(raw, value, start).unwrap_or_else(|| {
            let mut text = Text::default();
            text.push_expansion(value, self.span(range));
            text
        })
    }
}

/// Lays a string's value beside the way it is written; `None` if they do not fit together.
fn pieces(raw: &str, value: &str, start: usize) -> Option<Text> {
    let mut text = Text::default();
    let (mut from, mut at) = (0, 0);
    while from < raw.len() {
        let rest = raw.get(from..)?;
        let run = rest.find('\\').unwrap_or(rest.len());
        if run > 0 {
            let part = value.get(at..at + run).filter(|part| Some(*part) == rest.get(..run))?;
            text.push_verbatim(part, Span::new(start + from, start + from + run));
            from += run;
            at += run;
            continue;
        }
        let length = escape(rest)?;
        let letter = value.get(at..)?.chars().next()?;
        let span = Span::new(start + from, start + from + length);
        text.push_expansion(letter.encode_utf8(&mut [0; 4]), span);
        from += length;
        at += letter.len_utf8();
    }
    (at == value.len()).then_some(text)
}

/// Bytes of the escape at the start of a text: `\n`, `\u00e4`, `\uD83D\uDE00`.
fn escape(text: &str) -> Option<usize> {
    let mark = text.get(1..)?.chars().next()?;
    if mark == 'x' {
        return Some(4);
    }
    if mark != 'u' {
        return Some(1 + mark.len_utf8());
    }
    let code = u32::from_str_radix(text.get(2..6)?, 16).ok()?;
    Some(if (0xD800..0xDC00).contains(&code) { 12 } else { 6 })
}
