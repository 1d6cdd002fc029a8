//! `shotlist styles`: the looks that a script can name.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::process::ExitCode;

use serde_json::Value;
use shotlist::report::Look;
use shotlist::style::{self, Found, Style};
use shotlist::{Error, Options};

use crate::args::{Global, Library, StyleFormat, Styled};
use crate::failure;
use crate::settings::Settings;
use crate::suggest;
use crate::terminal::{FINE, TROUBLE, Terminal};

pub(crate) fn run(args: &Styled, global: &Global, terminal: &Terminal) -> ExitCode {
    let look = terminal.out_look();
    let written = match &args.what {
        Library::Suggest(asked) => return suggest::run(asked, global, terminal),
        Library::List => Settings::here(global).and_then(|options| list(&options, look)).map(Ok),
        Library::Show { name, output_format } => Settings::here(global)
            .and_then(|options| show(name, *output_format, &options, look))
            .map(|shown| shown.ok_or_else(|| unknown(name))),
    };
    match written {
        Ok(Ok(text)) => terminal.report(&text, FINE),
        Ok(Err(message)) => {
            terminal.error(&message);
            ExitCode::from(TROUBLE)
        }
        Err(error) => ExitCode::from(failure::tell(terminal, &error)),
    }
}

fn unknown(name: &str) -> String {
    if style::is_path(name) {
        return failure::missing(name);
    }
    let hint = style::nearest(name).map_or_else(
        || "`shotlist styles list` shows them all".to_owned(),
        |near| format!("did you mean {near}?"),
    );
    format!("there is no style {name}; {hint}")
}

/// One line a style: its colours, its name and what it suits.
fn list(options: &Options, look: Look) -> Result<String, Error> {
    let mut out = String::new();
    for found in style::available(options) {
        let Some(style) = style::find(found.path.as_ref().unwrap_or(&found.name), options)? else {
            continue;
        };
        out.push_str(&line(&found, &style, look));
    }
    Ok(out)
}

fn line(found: &Found, style: &Style, look: Look) -> String {
    let suits = if style.best_for.is_empty() { &style.mood } else { &style.best_for };
    let own = found.path.as_ref().map_or_else(String::new, |path| format!("  ({path})"));
    let swatches = if look.color { format!("{} ", swatches(style)) } else { String::new() };
    format!("{swatches}{:<17} {}{own}\n", found.name, suits.join(", "))
}

/// The first colours of the palette, always as wide.
fn swatches(style: &Style) -> String {
    const MOST: usize = 5;
    let colors: Vec<(u8, u8, u8)> =
        style.colors.iter().filter_map(|color| rgb(color.hex.as_deref()?)).take(MOST).collect();
    let mut out = String::new();
    for (red, green, blue) in &colors {
        let _ = write!(out, "\x1b[38;2;{red};{green};{blue}m██\x1b[0m");
    }
    out.push_str(&"  ".repeat(MOST - colors.len()));
    out
}

fn rgb(hex: &str) -> Option<(u8, u8, u8)> {
    let digits = hex.strip_prefix('#')?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// A style to read, or to copy and change.
fn show(
    name: &str,
    format: StyleFormat,
    options: &Options,
    look: Look,
) -> Result<Option<String>, Error> {
    let style = style::find(name, options)?;
    Ok(style.map(|style| match format {
        StyleFormat::Yaml => yaml(&style, look),
        StyleFormat::Json => serde_json::to_string_pretty(&style).unwrap_or_default() + "\n",
        StyleFormat::VisualStyle => style::to_visual_style(&style),
    }))
}

/// The YAML that a style could be written as.
fn yaml(style: &Style, look: Look) -> String {
    let mut out = String::new();
    if let Ok(Value::Object(entries)) = serde_json::to_value(style) {
        entries.iter().for_each(|(name, value)| entry(&mut out, 0, name, value, look));
    }
    out
}

fn entry(out: &mut String, indent: usize, key: &str, value: &Value, look: Look) {
    let margin = " ".repeat(indent);
    let key = key_of(key);
    match value {
        _ if is_empty(value) => {}
        Value::Object(entries) => {
            let _ = writeln!(out, "{margin}{key}:");
            entries.iter().for_each(|(key, value)| entry(out, indent + 2, key, value, look));
        }
        Value::Array(items) => {
            let _ = writeln!(out, "{margin}{key}:");
            for item in items {
                let _ = writeln!(out, "{margin}  - {}{}", inline(item), swatch(item, look));
            }
        }
        other => {
            let _ = writeln!(out, "{margin}{key}: {}", inline(other));
        }
    }
}

/// A key, in quotes where YAML could take it for something else.
fn key_of(key: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    if key.starts_with(char::is_alphabetic) && key.chars().all(is_plain) {
        Cow::Borrowed(key)
    } else {
        Cow::Owned(Value::from(key).to_string())
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.values().all(is_empty),
        _ => false,
    }
}

/// A value in one line. Quoted text is the same in JSON and YAML; plain words need no quotes.
fn inline(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| !is_empty(value));
            let entries = entries.map(|(key, value)| format!("{}: {}", key_of(key), quoted(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::String(text) if is_plain(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A value inside `{}`, where a comma would end it.
fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) && !text.contains(',') => text.clone(),
        other => other.to_string(),
    }
}

/// Whether YAML takes a text for a text without quotes.
fn is_plain(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || " ,.-–'()/;".contains(c))
        && text.trim() == text
        && !words.contains(&text.to_lowercase().as_str())
}

/// The colour itself, as a comment behind it.
fn swatch(item: &Value, look: Look) -> String {
    let color = item.get("hex").and_then(Value::as_str).and_then(rgb).filter(|_| look.color);
    color.map_or_else(String::new, |(red, green, blue)| {
        format!(" # \x1b[38;2;{red};{green};{blue}m████\x1b[0m")
    })
}
