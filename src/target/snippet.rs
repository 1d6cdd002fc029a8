//! Requests as programs that run as they are printed: a shell script, Python, TypeScript. The
//! texts are templates under `templates/snippets/`; here are the literals that go into them.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Endpoint, Request};
use crate::Error;
use crate::template;

/// A language that a request is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// A POSIX shell script around curl.
    Curl,
    /// Python 3 with its standard library.
    Python,
    /// TypeScript, and JavaScript as well, for Node.js.
    TypeScript,
}

/// More than this is no program that anybody reads: files of this size are uploaded first.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What a template sees.
#[derive(Serialize)]
struct Context {
    target: &'static str,
    method: &'static str,
    base: &'static str,
    path: &'static str,
    headers: &'static [(&'static str, &'static str)],
    key_header: &'static str,
    key_prefix: &'static str,
    key_variable: &'static str,
    base_variable: &'static str,
    id: &'static str,
    /// The command that asks for the state, as a literal.
    follow_up: String,
    /// The same for the shell, split where the base stands.
    follow_up_head: String,
    follow_up_tail: String,
    /// The prompt as a literal, if the body has one; the body then names it.
    prompt: Option<String>,
    body: String,
}

/// A request as a program. The key is read from the environment when it runs.
///
/// # Errors
/// [`Error::Option`] if the request is the call of a tool, which no program of these can make, or
/// if its files are too large to stand in a program.
pub fn snippet(request: &Request, language: Language) -> Result<String, Error> {
    let Some(endpoint) = &request.endpoint else {
        return Err(Error::option(format!(
            "a request for `{}` is the call of a tool, which its host makes: ask for JSON",
            request.target
        )));
    };
    let json = request.json();
    if json.len() > MOST_BYTES {
        return Err(Error::option(
            "the files make the request too large for a program: ask for JSON, or upload them and give their `asset_id`",
        ));
    }
    let text = match language {
        Language::Curl => include_str!("../../templates/snippets/curl.jinja"),
        Language::Python => include_str!("../../templates/snippets/python.jinja"),
        Language::TypeScript => include_str!("../../templates/snippets/typescript.jinja"),
    };
    let mut program = template::fill(text, context(request, endpoint, language, &json))?;
    program.truncate(program.trim_end().len());
    program.push('\n');
    Ok(program)
}

fn context(request: &Request, endpoint: &Endpoint, language: Language, json: &str) -> Context {
    let value = serde_json::to_value(&request.body).unwrap_or_default();
    let text = prompt(&value);
    let body = match language {
        Language::Curl => json.trim_end().to_owned(),
        Language::Python => literal(&value, text, &PYTHON),
        Language::TypeScript => literal(&value, text, &TYPESCRIPT),
    };
    let (head, tail) = endpoint.follow_up.split_once("{base}").unwrap_or((endpoint.follow_up, ""));
    Context {
        target: request.target,
        method: endpoint.method,
        base: endpoint.base,
        path: endpoint.path,
        headers: endpoint.headers,
        key_header: endpoint.key_header,
        key_prefix: endpoint.key_prefix,
        key_variable: endpoint.key_variable,
        base_variable: endpoint.base_variable,
        id: endpoint.id,
        follow_up: Value::from(endpoint.follow_up).to_string(),
        follow_up_head: head.replace('\'', "'\\''"),
        follow_up_tail: tail.replace('\'', "'\\''"),
        prompt: text.filter(|_| language != Language::Curl).map(|text| match language {
            Language::Python => python_text(text),
            _ => typescript_text(text),
        }),
        body,
    }
}

/// The prompt in a body, wherever it stands.
fn prompt(body: &Value) -> Option<&str> {
    let task = body.get(0).and_then(|task| task.get("positivePrompt"));
    task.or_else(|| body.get("prompt"))?.as_str()
}

/// How a language writes values.
struct Notation {
    indent: &'static str,
    null: &'static str,
    yes: &'static str,
    no: &'static str,
    /// The name that stands for the prompt.
    prompt: &'static str,
    /// Names that would not be taken as what they are.
    guarded: &'static [&'static str],
}

const PYTHON: Notation = Notation {
    indent: "    ",
    null: "None",
    yes: "True",
    no: "False",
    prompt: "PROMPT",
    guarded: &[],
};

const TYPESCRIPT: Notation = Notation {
    indent: "  ",
    null: "null",
    yes: "true",
    no: "false",
    prompt: "prompt",
    // In an object it would set what the object inherits.
    guarded: &["__proto__"],
};

/// A value in the notation of a language, the prompt by its name.
fn literal(value: &Value, prompt: Option<&str>, notation: &Notation) -> String {
    let mut out = String::new();
    write(&mut out, value, prompt, notation, 0);
    out
}

fn write(out: &mut String, value: &Value, prompt: Option<&str>, notation: &Notation, depth: usize) {
    match value {
        Value::Null => out.push_str(notation.null),
        Value::Bool(true) => out.push_str(notation.yes),
        Value::Bool(false) => out.push_str(notation.no),
        Value::String(text) if prompt == Some(text) => out.push_str(notation.prompt),
        // Every escape of JSON is one of Python and TypeScript as well.
        Value::Number(_) | Value::String(_) => out.push_str(&visible(&value.to_string())),
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            list(out, ('[', ']'), items, prompt, notation, depth);
        }
        Value::Object(fields) => object(out, fields, prompt, notation, depth),
    }
}

fn object(
    out: &mut String,
    fields: &Map<String, Value>,
    prompt: Option<&str>,
    notation: &Notation,
    depth: usize,
) {
    let fields = fields.iter().map(|(name, value)| (Some(name.as_str()), value));
    list(out, ('{', '}'), fields, prompt, notation, depth);
}

fn list<'v>(
    out: &mut String,
    (open, close): (char, char),
    items: impl ExactSizeIterator<Item = (Option<&'v str>, &'v Value)>,
    prompt: Option<&str>,
    notation: &Notation,
    depth: usize,
) {
    out.push(open);
    let is_empty = items.len() == 0;
    for (name, value) in items {
        out.push('\n');
        out.push_str(&notation.indent.repeat(depth + 1));
        if let Some(name) = name {
            out.push_str(&key(name, notation));
        }
        write(out, value, prompt, notation, depth + 1);
        out.push(',');
    }
    if !is_empty {
        out.push('\n');
        out.push_str(&notation.indent.repeat(depth));
    }
    out.push(close);
}

fn key(name: &str, notation: &Notation) -> String {
    let quoted = visible(&Value::from(name).to_string());
    if notation.guarded.contains(&name) { format!("[{quoted}]: ") } else { format!("{quoted}: ") }
}

/// A text as a literal of Python that keeps its lines.
pub(crate) fn python_text(text: &str) -> String {
    let mut out = escaped(text).replace("\"\"\"", "\\\"\\\"\\\"");
    // A last quote would close the text, unless it is escaped: by an odd number of backslashes.
    if let Some(head) = out.strip_suffix('"')
        && (head.len() - head.trim_end_matches('\\').len()) % 2 == 0
    {
        out.insert(out.len() - 1, '\\');
    }
    format!("\"\"\"\\\n{out}\"\"\"")
}

/// A text as a template literal of TypeScript, which keeps its lines.
pub(crate) fn typescript_text(text: &str) -> String {
    let out = escaped(text).replace('`', "\\`").replace("${", "\\${");
    format!("`{out}`")
}

/// Backslashes and what cannot be seen, in escapes that Python and TypeScript share.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' | '\t' => out.push(letter),
            '\r' => out.push_str("\\r"),
            _ => push_visible(&mut out, letter),
        }
    }
    out
}

/// A literal in which nothing hides.
fn visible(literal: &str) -> String {
    let mut out = String::with_capacity(literal.len());
    literal.chars().for_each(|letter| push_visible(&mut out, letter));
    out
}

/// Control characters, and those that turn the direction of text or break lines, as `\u202e`.
fn push_visible(out: &mut String, letter: char) {
    let hides = letter.is_control()
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200e}' | '\u{200f}');
    if hides {
        // A `String` takes every text.
        let _ = write!(out, "\\u{:04x}", u32::from(letter));
    } else {
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_end_where_the_text_does() {
        assert_eq!(python_text("a\nb"), "\"\"\"\\\na\nb\"\"\"");
        assert_eq!(python_text("say \"\"\"\""), "\"\"\"\\\nsay \\\"\\\"\\\"\\\"\"\"\"");
        assert_eq!(python_text("\\"), "\"\"\"\\\n\\\\\"\"\"");
        assert_eq!(typescript_text("`${a}` \\"), "`\\`\\${a}\\` \\\\`");
        assert_eq!(typescript_text("a\r\nb\u{202e}"), "`a\\r\nb\\u202e`");
    }

    #[test]
    fn values_in_other_notations() {
        let value = serde_json::json!({"a": null, "b": [true, 1.5], "c": {}, "__proto__": "x"});
        let python = "{\n    \"a\": None,\n    \"b\": [\n        True,\n        1.5,\n    ],\n    \"c\": {},\n    \"__proto__\": \"x\",\n}";
        assert_eq!(literal(&value, None, &PYTHON), python);
        assert!(literal(&value, Some("x"), &TYPESCRIPT).contains("[\"__proto__\"]: prompt,"));
    }
}
