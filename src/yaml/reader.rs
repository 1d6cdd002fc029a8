//! From a tree to typed values, with a finding for everything that does not fit.
//!
//! Every method gives back what could be read and goes on: one bad value does not take the others
//! with it. Names and examples in findings come from the caller, so they fit the key at hand.

use std::fmt::Display;

use super::{Key, Node, Parsed, Problem, Value};
use crate::ast::Spanned;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{Edit, Fix};
use crate::source::Span;
use crate::text::Text;

/// Which findings a reader makes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// The rule for wrong types and values, an error.
    pub(crate) invalid: &'static str,
    /// The rule for keys that do not exist.
    pub(crate) unknown: &'static str,
    /// How bad such a key is.
    pub(crate) unknown_severity: Severity,
}

/// Collects findings while a tree is read into types.
#[derive(Debug)]
pub(crate) struct Reader {
    rules: Rules,
    /// The findings so far.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The entries of a mapping.
type Entries<'a> = [(Key<'a>, Node<'a>)];

impl Reader {
    /// A reader without findings.
    pub(crate) fn new(rules: Rules) -> Self {
        Self { rules, diagnostics: Vec::new() }
    }

    /// Parses a text that starts at byte `base` of its source; what is not YAML becomes findings.
    pub(crate) fn parse<'a>(&mut self, text: &'a str, base: u32) -> Node<'a> {
        let Parsed { root, problems } = super::parse(text, base);
        let rule = self.rules.invalid;
        self.diagnostics
            .extend(problems.into_iter().map(|problem| Problem::diagnostic(problem, rule)));
        root
    }

    /// Adds an error about a value.
    pub(crate) fn wrong(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let found = Diagnostic::new(self.rules.invalid, Severity::Error, span, message).help(help);
        self.diagnostics.push(found);
    }

    /// Adds an error about a value of the wrong type: "`title` is a list; it takes text". A name
    /// of several words is no key and gets no quotes.
    pub(crate) fn mistyped(
        &mut self,
        name: &str,
        node: &Node<'_>,
        takes: &str,
        example: impl Display,
    ) {
        let name = if name.contains(' ') { name.to_owned() } else { format!("`{name}`") };
        let message = format!("{name} is {}; it takes {takes}", node.kind());
        self.wrong(node.span, message, format!("for example `{example}`"));
    }

    /// Whether nothing is written: the key counts as not given. A colour that has lost itself as a
    /// comment (`hex: #fff`) is a finding.
    pub(crate) fn is_absent(&mut self, name: &str, node: &Node<'_>) -> bool {
        if node.value != Value::Null {
            return false;
        }
        if node.raw.starts_with('#') {
            self.lost_color(name, node);
        }
        true
    }

    fn lost_color(&mut self, name: &str, node: &Node<'_>) {
        let quoted = format!("\"{}\"", node.raw);
        let message = format!("`{name}` has no value: everything behind ` #` is a comment");
        self.wrong(node.span, message, format!("put the colour in quotes: `{name}: {quoted}`"));
        if let Some(found) = self.diagnostics.last_mut() {
            let edit = Edit::replace(node.span, quoted);
            found.fix = Some(Fix::safe("Put the colour in quotes", vec![edit]));
        }
    }

    /// The entries of a mapping; none if it is something else.
    pub(crate) fn entries<'n, 'a>(
        &mut self,
        name: &str,
        node: &'n Node<'a>,
        example: impl Display,
    ) -> &'n Entries<'a> {
        match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                self.mistyped(name, node, "a mapping", example);
                &[]
            }
        }
    }

    /// The items of a list; none if it is something else.
    pub(crate) fn items<'n, 'a>(
        &mut self,
        name: &str,
        node: &'n Node<'a>,
        example: impl Display,
    ) -> &'n [Node<'a>] {
        match &node.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => {
                self.mistyped(name, node, "a list", example);
                &[]
            }
        }
    }

    /// Text; numbers and truth values count as written.
    pub(crate) fn text(
        &mut self,
        name: &str,
        node: &Node<'_>,
        example: impl Display,
    ) -> Option<Text> {
        self.str(name, node, example)?;
        node.placed_text()
    }

    /// As [`Reader::text`], without places.
    pub(crate) fn str<'n>(
        &mut self,
        name: &str,
        node: &'n Node<'_>,
        example: impl Display,
    ) -> Option<&'n str> {
        if self.is_absent(name, node) {
            return None;
        }
        let text = node.text();
        if text.is_none() {
            self.mistyped(name, node, "text", example);
        }
        text
    }

    /// One of a few words, in any case.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        name: &str,
        node: &Node<'_>,
        choices: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        if self.is_absent(name, node) {
            return None;
        }
        let written = node.text().map(str::trim);
        let found = written.and_then(|written| {
            choices.iter().find(|(word, _)| word.eq_ignore_ascii_case(written))
        });
        if let Some((_, value)) = found {
            return Some(Spanned::new(*value, node.span));
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let is = written.map_or_else(|| node.kind().to_owned(), |written| format!("`{written}`"));
        let message = format!("`{name}` is {is}; it takes {}", one_of(&words));
        let help = match written.and_then(|written| nearest(written, words.iter().copied())) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("for example `{name}: {}`", words.first().unwrap_or(&"")),
        };
        self.wrong(node.span, message, help);
        None
    }

    /// `true` or `false`; `yes`, `no`, `on` and `off` are understood too.
    pub(crate) fn flag(&mut self, name: &str, node: &Node<'_>) -> Option<bool> {
        if self.is_absent(name, node) {
            return None;
        }
        let written = node.text().map(str::to_ascii_lowercase);
        match written.as_deref() {
            Some("true" | "yes" | "on") => return Some(true),
            Some("false" | "no" | "off") => return Some(false),
            _ => {}
        }
        let is = written.map_or_else(|| node.kind().to_owned(), |written| format!("`{written}`"));
        let message = format!("`{name}` is {is}; it takes `true` or `false`");
        self.wrong(node.span, message, format!("for example `{name}: true`"));
        None
    }

    /// Adds a finding about a key that does not exist among `known`. `siblings` are the entries
    /// beside it: a key that they have already is not suggested as a repair.
    pub(crate) fn unknown(&mut self, key: &Key<'_>, known: &[&str], siblings: &Entries<'_>) {
        let Rules { unknown, unknown_severity, .. } = self.rules;
        let message = format!("unknown key `{}`", key.text);
        let mut found = Diagnostic::new(unknown, unknown_severity, key.span, message);
        match nearest(&key.text, known.iter().copied()) {
            Some(near) => {
                found = found.help(format!("did you mean `{near}`?"));
                if !siblings.iter().any(|(key, _)| key.text == near) {
                    let edit = Edit::replace(key.span, near);
                    found =
                        found.fix(Fix::unsafe_(format!("Rename the key to `{near}`"), vec![edit]));
                }
            }
            None => found = found.help(format!("the keys here are {}", english_list(known, "and"))),
        }
        self.diagnostics.push(found);
    }
}

/// The word of at most two edits' distance, case and word separators aside. Short words must be
/// closer: two edits turn any word of three letters into any other.
pub(crate) fn nearest<'w>(
    written: &str,
    words: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    let fold = |word: &str| -> String {
        let letters = word.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
        letters.take(64).flat_map(char::to_lowercase).collect()
    };
    let folded = fold(written);
    let most = match folded.chars().count() {
        0 => return None,
        1..=3 => 1,
        _ => 2,
    };
    words
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&folded, &fold(word)), word))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

fn one_of(words: &[&str]) -> String {
    english_list(words, "or")
}

/// `` `a`, `b` or `c` ``
fn english_list(words: &[&str], joiner: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {joiner} {last}", rest.join(", ")),
        None => String::new(),
    }
}
