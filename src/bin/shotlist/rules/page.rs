//! A rule's page on a terminal.

use std::fmt::Write as _;

use serde_json::Value;
use shotlist::lint::{FixKind, RuleMeta, RuleOption};
use shotlist::report::{Look, wrap};

use super::example::{self, Part};
use super::table::color;
use crate::text::{flow, list};

/// Columns before scripts and values.
const INDENT: &str = "    ";

/// Title, text, options, examples with their findings, and how to turn the rule off.
pub(super) fn draw(rule: &RuleMeta, look: Look) -> String {
    let mut out = title(rule, look);
    let mut options = Some(options(rule, look));
    for part in example::parts(rule) {
        match part {
            Part::Paragraph(text) => {
                let _ = write!(out, "\n{}\n", code(&wrap(&text, look.width), look));
            }
            Part::Heading(heading) => {
                out.push_str(&options.take().unwrap_or_default());
                let _ = write!(out, "\n{}\n", bold(&heading, look));
            }
            Part::Example(example) => {
                let _ = write!(out, "\n{}", indented(&example.script));
                let found = example::findings(rule, &example, look);
                if !found.is_empty() {
                    let _ = write!(out, "\n{found}\n");
                }
            }
        }
    }
    out.push_str(&switch(rule, look));
    out
}

/// `timing/vo-overrun · warning · unsafe fix`
fn title(rule: &RuleMeta, look: Look) -> String {
    let fix = match rule.fix {
        FixKind::None => "no fix",
        FixKind::Safe => "safe fix (--fix)",
        FixKind::Unsafe => "unsafe fix (--unsafe-fixes)",
    };
    let mut parts = vec![rule.name.to_owned(), rule.severity.as_str().to_owned(), fix.to_owned()];
    if rule.pedantic {
        parts.push("pedantic: off unless selected".to_owned());
    }
    let title = flow(&parts, 2, look.width);
    let painted = paint(color(rule.severity), rule.name, look);
    format!("{}\n", title.replacen(rule.name, &painted, 1))
}

fn options(rule: &RuleMeta, look: Look) -> String {
    if rule.options.is_empty() {
        return String::new();
    }
    let head = format!("Options in [lint.rules.\"{}\"]", rule.name);
    let options = rule.options.iter().map(|option| self::option(option, look));
    format!("\n{}\n{}", bold(&head, look), options.collect::<String>())
}

/// The default as it would be written, and what it means.
fn option(option: &RuleOption, look: Look) -> String {
    let name = option.name();
    let help = wrap(option.help(), look.width.saturating_sub(8));
    let value = default(option, look.width);
    format!("\n{INDENT}{} = {value}\n{}", paint("36", &name, look), indent(&help, "        "))
}

/// A default, as TOML has it too; long lists take several lines.
fn default(option: &RuleOption, width: usize) -> String {
    match option.default() {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(Value::to_string).collect();
            list(&items, INDENT.len() + option.name().len() + 3, width)
        }
        Value::Number(number) => short(&number),
        other => other.to_string(),
    }
}

/// At most three decimals: a third is no number that anybody writes.
pub(super) fn short(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => {
            let text = format!("{value:.3}");
            let text = text.trim_end_matches('0');
            if text.ends_with('.') { format!("{text}0") } else { text.to_owned() }
        }
        _ => number.to_string(),
    }
}

/// How the rule is turned off, or on.
fn switch(rule: &RuleMeta, look: Look) -> String {
    let name = rule.name;
    let (heading, key) =
        if rule.pedantic { ("Turn it on", "extend-select") } else { ("Turn it off", "ignore") };
    let mut out = format!("\n{}\n", bold(heading, look));
    let _ = write!(out, "\n  in shotlist.toml\n{INDENT}[lint]\n{INDENT}{key} = [\"{name}\"]\n");
    if rule.pedantic {
        let _ = write!(out, "\n{}\n", bold("Turn it off", look));
    }
    let _ = write!(
        out,
        "\n  in the script, above the scene or line\n{INDENT}// shotlist: ignore[{name}] why\n\
         \n  in the script, for all of it\n{INDENT}// shotlist: file-ignore[{name}] why\n"
    );
    out
}

fn indented(script: &str) -> String {
    indent(script, INDENT)
}

fn indent(text: &str, margin: &str) -> String {
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{margin}{line}\n") });
    lines.collect()
}

fn bold(text: &str, look: Look) -> String {
    paint("1", text, look)
}

fn paint(code: &str, text: &str, look: Look) -> String {
    if look.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}

/// Colours what stands in backticks, line breaks or not.
fn code(text: &str, look: Look) -> String {
    if !look.color {
        return text.to_owned();
    }
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => part.to_owned(),
        _ => paint("36", &format!("`{part}`"), look),
    });
    parts.collect()
}
