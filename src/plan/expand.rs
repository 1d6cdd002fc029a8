//! Variables: `{{ name }}` in the text of sections and items becomes its value.
//!
//! Values replace text after parsing, so they can never change the structure of a script. What
//! comes out of a variable maps back to its `{{ }}` in the source.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::text::Text;

/// Fills in variables and notes which were used and which are missing.
pub(super) struct Expander<'a> {
    /// Looked through in this order: a data row, the command line, the script's `vars`.
    pub(super) values: [&'a BTreeMap<String, String>; 3],
    pub(super) used: BTreeSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Bytes that values have added so far.
    grown: usize,
}

/// Most bytes that values may add to a script.
const MOST_GROWN: usize = 1024 * 1024;

/// What stands at a `{{`.
enum Found<'t> {
    Name(&'t str),
    /// Something between braces that is no name.
    Other(&'t str),
    /// Nothing closes the braces in this text.
    Open,
}

impl<'a> Expander<'a> {
    pub(super) fn new(values: [&'a BTreeMap<String, String>; 3]) -> Self {
        Self { values, used: BTreeSet::new(), diagnostics: Vec::new(), grown: 0 }
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.values.iter().find_map(|values| values.get(name)).map(String::as_str)
    }

    /// The text with its variables filled in.
    pub(super) fn expand(&mut self, text: &Text) -> Text {
        if memchr::memchr(b'{', text.as_str().as_bytes()).is_none() {
            return text.clone();
        }
        let mut expanded = Text::default();
        let whole = text.as_str();
        let mut kept = 0;
        let mut at = 0;
        while let Some(open) =
            whole.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found)
        {
            if whole.get(..open).is_some_and(|before| before.ends_with('\\')) {
                // `\{{` stands for itself, without the backslash.
                expanded.append("", &text.slice(kept..open - 1));
                kept = open;
                at = open + 2;
                continue;
            }
            let (found, len) = read(whole.get(open..).unwrap_or_default());
            at = open + len;
            let place = text.span_of(open..at);
            if let Some(value) = self.settle(&found, place) {
                expanded.append("", &text.slice(kept..open));
                expanded.push_expansion(value, place);
                kept = at;
            }
            if matches!(found, Found::Open) {
                break;
            }
        }
        expanded.append("", &text.slice(kept..whole.len()));
        expanded
    }

    fn settle(&mut self, found: &Found<'_>, place: Span) -> Option<&'a str> {
        match found {
            Found::Name(name) => {
                if !self.used.contains(*name) {
                    self.used.insert((*name).to_owned());
                }
                let value = self.value(name);
                match value {
                    None => self.diagnostics.push(self.undefined(name, place)),
                    Some(value) if has_controls(value) => {
                        self.diagnostics.push(controls(name, place));
                        return None;
                    }
                    Some(value) => return self.grow(value, place),
                }
                None
            }
            Found::Other(inner) => {
                self.diagnostics.push(not_a_name(inner, place));
                None
            }
            Found::Open => None,
        }
    }

    /// Values may not make a script of any size: a long one, used often, would fill the memory.
    fn grow(&mut self, value: &'a str, place: Span) -> Option<&'a str> {
        let before = self.grown;
        self.grown = before.saturating_add(value.len());
        if self.grown <= MOST_GROWN {
            return Some(value);
        }
        if before <= MOST_GROWN {
            let message = "the values of variables add more than 1 MiB to the script";
            self.diagnostics.push(
                Diagnostic::new("syntax/unexpected", Severity::Error, place, message)
                    .help("shorten the value, or use it less often"),
            );
        }
        None
    }

    fn undefined(&self, name: &str, place: Span) -> Diagnostic {
        let known = self.values.iter().flat_map(|values| values.keys());
        let nearest = known
            .map(|known| (strsim::osa_distance(known, name), known))
            .filter(|(distance, _)| *distance <= 2)
            .min();
        let help = match nearest {
            Some((_, known)) => format!("did you mean `{{{{ {known} }}}}`?"),
            None => format!(
                "give it a value under `vars:` in the front matter, or with `--set {name}=…`"
            ),
        };
        Diagnostic::new(
            "syntax/undefined-variable",
            Severity::Error,
            place,
            format!("the variable `{name}` has no value"),
        )
        .help(help)
    }
}

/// What stands at the start of `text`, which begins with `{{`, and its length.
fn read(text: &str) -> (Found<'_>, usize) {
    let Some(close) = text.find("}}") else {
        return (Found::Open, 2);
    };
    let inner = text.get(2..close).unwrap_or_default().trim();
    let found = if is_name(inner) { Found::Name(inner) } else { Found::Other(inner) };
    (found, close + 2)
}

/// Whether a text can name a variable.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
        && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
}

/// Characters that steer a terminal or turn text around.
fn has_controls(value: &str) -> bool {
    let steers = |letter: char| {
        letter.is_control() && !matches!(letter, '\n' | '\t' | '\r')
            || matches!(letter, '\u{202a}'..='\u{202e}')
    };
    value.contains(steers)
}

fn controls(name: &str, place: Span) -> Diagnostic {
    let message = format!("the value of `{name}` holds control characters");
    Diagnostic::new("syntax/unexpected", Severity::Error, place, message)
        .note("they are invisible here, but they would be sent to the agent")
        .help("delete them from the value")
}

fn not_a_name(inner: &str, place: Span) -> Diagnostic {
    let message = if inner.is_empty() {
        "expected the name of a variable between `{{` and `}}`".to_owned()
    } else {
        format!("`{inner}` is no name of a variable")
    };
    Diagnostic::new("syntax/unexpected", Severity::Error, place, message)
        .note("variables are filled in as they are: there are no filters and no expressions")
        .help("write `{{ name }}`, or `\\{{` for braces that should stay")
}
