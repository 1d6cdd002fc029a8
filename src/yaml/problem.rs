//! What is wrong with a text of YAML, in words for people who never read its specification.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::{Key, MAX_BYTES, MAX_DEPTH};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// Why a text, or a part of it, cannot be read as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The narrowest place that shows it, in the enclosing source.
    pub(crate) span: Span,
    /// What is wrong: one clause, lower case at the start, no full stop.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// Another place that belongs to it, and what stands there.
    pub(crate) other: Option<(Span, &'static str)>,
    /// Whether reading on entry by entry is pointless: the text is too much, not wrong.
    is_final: bool,
}

impl Problem {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into(), other: None, is_final: false }
    }

    fn too_much(span: Span, message: String, help: &str) -> Self {
        Self { is_final: true, ..Self::new(span, message, help) }
    }

    pub(super) fn is_final(&self) -> bool {
        self.is_final
    }

    /// The problem as an error by the name of `rule`.
    pub(crate) fn diagnostic(self, rule: &'static str) -> Diagnostic {
        let found = Diagnostic::new(rule, Severity::Error, self.span, self.message).help(self.help);
        match self.other {
            Some((span, remark)) => found.label_at(span, remark),
            None => found,
        }
    }

    pub(super) fn too_long(base: u32, text: &str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let kib = text.len() / 1024;
        let most = MAX_BYTES / 1024;
        Self::too_much(
            line_span(text, base, 0..first.len()),
            format!("{kib} KiB of YAML are too much; at most {most} KiB are read"),
            "nothing here needs as much; look for data that was pasted in, and keep it in a file of its own",
        )
    }

    pub(super) fn too_many(span: Span, most: usize) -> Self {
        Self::too_much(
            span,
            format!("more than {most} values are too many"),
            "nothing here needs as many; copies made with `*name` count in full",
        )
    }

    fn too_deep(span: Span) -> Self {
        Self::too_much(
            span,
            format!("lists and mappings stand more than {MAX_DEPTH} deep inside each other"),
            "nothing here needs more than four levels; look for brackets that are never closed",
        )
    }

    pub(super) fn doubled(key: &Key<'_>, first: Span) -> Self {
        let mut problem = Self::new(
            key.span,
            format!("`{}` is given twice", key.text),
            "keep one of the two; the first one is used until then",
        );
        problem.other = Some((first, "it is given here first"));
        problem
    }

    /// A mapping's entry without a word before its colon; `at` is its offset in `text`.
    pub(super) fn no_key(text: &str, at: usize, span: Span) -> Self {
        if text.get(..=at).is_some_and(|before| before.ends_with("{{")) {
            return Self::new(
                span,
                "`{{ }}` is not filled in here",
                "write the value itself; variables work in the text below the front matter",
            );
        }
        Self::new(span, "a key is missing here", "write a word before the colon: `key: value`")
    }

    pub(super) fn second_document(span: Span) -> Self {
        Self::new(
            span,
            "a second document starts here",
            "remove this line; only one mapping is read",
        )
    }

    pub(super) fn inside_itself(span: Span) -> Self {
        Self::new(
            span,
            "this reference stands inside what it refers to",
            "write the value out instead",
        )
    }

    /// An unindented line that starts no entry.
    pub(super) fn no_entry(text: &str, base: u32, at: usize) -> Self {
        let line = line_of(text, at);
        let written = text.get(line.clone()).unwrap_or_default().trim();
        let span = line_span(text, base, line);
        if written.starts_with('-') {
            return Self::new(
                span,
                "a list stands here without a key",
                "write its key on the line above, such as `files:`",
            );
        }
        match written.split_once(':') {
            Some((key, value)) if !key.is_empty() && !value.is_empty() => Self::new(
                span,
                "a space is missing behind the colon",
                format!("write `{}: {}`", clip(key), clip(value.trim())),
            ),
            _ => Self::new(
                span,
                format!("`{}` has no colon and no value", clip(written)),
                "write `key: value`; a text that goes on from the line above is indented",
            ),
        }
    }

    /// A text that begins with a sign which YAML keeps for itself; `at` is its offset in `text`.
    pub(super) fn sign(text: &str, base: u32, at: usize) -> Self {
        let sign = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('?');
        let line = line_of(text, at);
        let value = at..line.end.max(at);
        Self::new(
            line_span(text, base, value.clone()),
            if sign == '`' {
                "an unquoted text cannot begin with a backtick".to_owned()
            } else {
                format!("an unquoted text cannot begin with `{sign}`")
            },
            format!("put it in quotes: `{}`", quoted(text, line.start..at, value)),
        )
    }
}

/// Where in a text the scanner stopped.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) base: u32,
    /// Where the stretch that is being read starts.
    pub(super) from: usize,
    /// Where it stopped.
    pub(super) at: usize,
    /// Where the last thing that was understood ends.
    pub(super) last: usize,
}

impl Place<'_> {
    /// Says what is wrong; `bracket` is the innermost `[` or `{` that is open.
    pub(super) fn explain(&self, kind: &ErrorKind, bracket: Option<Span>) -> Problem {
        use ErrorKind as Kind;
        match kind {
            Kind::RecursionLimitExceeded => Problem::too_deep(self.sign_span(self.at)),
            Kind::TabNotAllowed
            | Kind::TabInBlockIndentation
            | Kind::TabAtBlockScalarStart
            | Kind::TabInIndentation
            | Kind::TabInPlainScalar
            | Kind::InvalidBlockEntryWhitespace
            | Kind::InvalidMappingValueWhitespace => self.tab(),
            Kind::UnclosedQuotedScalar
            | Kind::InvalidQuotedScalarIndent
            | Kind::DocumentIndicatorInQuotedScalar => self.open_quote(),
            Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
                self.behind_quote()
            }
            Kind::UnknownQuotedScalarEscape
            | Kind::InvalidQuotedScalarHexEscape
            | Kind::InvalidLowSurrogateHexEscape
            | Kind::InvalidLowSurrogate
            | Kind::MissingLowSurrogate
            | Kind::UnpairedLowSurrogate
            | Kind::InvalidUnicodeEscape => self.escape(),
            Kind::MismatchedFlowCollectionEnd { open, close } => Problem::new(
                bracket.unwrap_or(self.sign_span(self.at)),
                format!("`{open}` is closed by `{close}`"),
                "close `[` with `]` and `{` with `}`",
            ),
            Kind::UnclosedFlowCollection { .. } => {
                self.open_bracket(bracket.unwrap_or(self.sign_span(self.at)))
            }
            _ => match bracket {
                Some(bracket) => self.in_bracket(bracket),
                None => self.in_lines(kind),
            },
        }
    }

    /// A mistake outside of brackets and quotes.
    fn in_lines(&self, kind: &ErrorKind) -> Problem {
        let sign = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        match kind {
            ErrorKind::MappingValueNotAllowed => self.colon(),
            ErrorKind::BlockSequenceEntryNotAllowed => Problem::new(
                self.span(self.at..self.line().end),
                "a list cannot begin on the line of its key",
                "begin it on the next line, indented, or write `[one, two]`",
            ),
            ErrorKind::SimpleKeyExpected => Problem::no_entry(self.text, self.base, self.at),
            ErrorKind::MisplacedFlowCollectionEnd => Problem::new(
                self.sign_span(self.at),
                "this bracket closes nothing",
                "remove it, or put the text in quotes",
            ),
            _ if sign.is_some_and(char::is_control) && !sign.is_some_and(char::is_whitespace) => {
                Problem::new(
                    self.sign_span(self.at),
                    "a control character stands here",
                    "delete it; it cannot be seen in most editors",
                )
            }
            _ if sign.is_some_and(|sign| "@`%,&*!".contains(sign)) => {
                Problem::sign(self.text, self.base, self.at)
            }
            _ => self.misfit(),
        }
    }

    /// A colon where no key can be: in a text, or in a line that is indented too deep.
    fn colon(&self) -> Problem {
        let line = self.line();
        let before = self.text.get(line.start..self.at).unwrap_or_default();
        if let Some(colon) = before.find(": ") {
            let start = line.start + colon + 2;
            let value = start..line.end;
            return Problem::new(
                self.span(value.clone()),
                "an unquoted text cannot hold `: `",
                format!("put it in quotes: `{}`", quoted(self.text, line.start..start, value)),
            );
        }
        if line.start > self.from && before.starts_with([' ', '\t']) {
            return Problem::new(
                self.span(line),
                "this line is indented deeper than the one above, so it reads as part of its text",
                format!("start `{}` in the column of the key above", clip(before.trim())),
            );
        }
        Problem::no_entry(self.text, self.base, self.from)
    }

    fn tab(&self) -> Problem {
        let line = self.line();
        let near = self.text.get(line.start..).and_then(|rest| rest.find('\t'));
        let at = near.map_or(self.at, |tab| line.start + tab);
        Problem::new(
            self.sign_span(at),
            "a tab stands where only spaces can",
            "indent with two spaces; most editors can replace the tabs of a file",
        )
    }

    fn open_quote(&self) -> Problem {
        let rest = self.text.get(self.last..).unwrap_or_default();
        let start = self.last + rest.find(['"', '\'']).unwrap_or_default();
        let line = line_of(self.text, start);
        let quote = self.text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or('"');
        Problem::new(
            self.span(start..line.end),
            "this quote is never closed",
            format!("add a `{quote}` at the end of the text"),
        )
    }

    fn behind_quote(&self) -> Problem {
        let line = self.line();
        let written = self.text.get(line.clone()).unwrap_or_default();
        let opening = written.find(['"', '\'']).unwrap_or_default();
        let value = line.start + opening..line.end;
        let inner = strip_quotes(self.text.get(value.clone()).unwrap_or_default());
        let start = value.start + usize::from(inner.len() < value.len());
        Problem::new(
            self.span(self.at..line.end),
            "the text goes on behind its closing quote",
            format!(
                "put all of it in one pair of quotes: `{}`",
                quoted(self.text, line.start..line.start + opening, start..start + inner.len())
            ),
        )
    }

    fn escape(&self) -> Problem {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let known = |sign: char| "0abtnvfre \"/\\N_LP\t\n\r".contains(sign);
        let mut signs = rest.char_indices();
        let mut found = 0;
        while let Some((at, sign)) = signs.next() {
            if sign == '\\' {
                found = at;
                if !signs.next().is_some_and(|(_, next)| known(next)) {
                    break;
                }
            }
        }
        let start = self.at + found;
        let length =
            rest.get(found..).map_or(0, |rest| rest.chars().take(2).map(char::len_utf8).sum());
        let written = self.text.get(start..start + length).unwrap_or_default();
        Problem::new(
            self.span(start..start + length),
            format!("`{written}` means nothing between double quotes"),
            "write `\\\\` for a backslash, or put the text in single quotes",
        )
    }

    fn open_bracket(&self, bracket: Span) -> Problem {
        let from = (bracket.start - self.base) as usize;
        let entry = self.text.get(from..).unwrap_or_default();
        let help = if entry.lines().next().is_some_and(|line| line.contains(" #")) {
            "everything behind a ` #` is a comment, the closing bracket too; put colours in quotes: \
             `\"#1a1a1a\"`"
        } else {
            "close `[` with `]` and `{` with `}`"
        };
        let sign = entry.chars().next().unwrap_or('[');
        Problem::new(bracket, format!("this `{sign}` is never closed"), help)
    }

    /// A mistake inside of brackets.
    fn in_bracket(&self, bracket: Span) -> Problem {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.trim().is_empty() {
            return self.open_bracket(bracket);
        }
        if rest.starts_with(',') {
            return Problem::new(
                self.sign_span(self.at),
                "nothing stands before this comma",
                "remove one comma, or write the missing value",
            );
        }
        let from = (bracket.start - self.base) as usize;
        let sign = self.text.get(from..).and_then(|rest| rest.chars().next()).unwrap_or('[');
        let mut problem = Problem::new(
            self.span(self.at..self.line().end),
            format!("this does not fit into the `{sign}` that is open"),
            "separate entries by commas, close the bracket, and put texts with `, : # [ ] { }` in \
             quotes",
        );
        problem.other = Some((bracket, "opened here"));
        problem
    }

    /// A line that fits neither the key above nor the list above.
    fn misfit(&self) -> Problem {
        Problem::new(
            self.span(self.line()),
            "this line does not fit the lines above it",
            "start every key in the column of its siblings; items of a list begin with `- ` \
             under their key",
        )
    }

    fn line(&self) -> Range<usize> {
        line_of(self.text, self.at)
    }

    /// The place of the character at `at`; empty at the end of the text.
    fn sign_span(&self, at: usize) -> Span {
        let length = self.text.get(at..).and_then(|rest| rest.chars().next());
        Span::new(at, at + length.map_or(0, char::len_utf8)).shifted(self.base)
    }

    fn span(&self, range: Range<usize>) -> Span {
        line_span(self.text, self.base, range)
    }
}

trait Shifted {
    fn shifted(self, base: u32) -> Self;
}

impl Shifted for Span {
    fn shifted(self, base: u32) -> Self {
        Self { start: self.start + base, end: self.end + base }
    }
}

/// The line of `at` without its line break; at the end of the text the last line with something on
/// it.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or(text);
    let at = if text.get(at..).is_none_or(|rest| rest.trim().is_empty()) {
        before.trim_end().len()
    } else {
        at
    };
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find('\n').unwrap_or(rest.len());
    start..start + rest.get(..length).unwrap_or_default().trim_end().len()
}

/// A range of the text as a place in the source, without white space at its ends.
fn line_span(text: &str, base: u32, range: Range<usize>) -> Span {
    let written = text.get(range.clone()).unwrap_or_default();
    let start = range.start + written.len() - written.trim_start().len();
    let span = Span::new(start, start + written.trim().len());
    span.shifted(base)
}

/// A line with its value in quotes, to be copied.
fn quoted(text: &str, key: Range<usize>, value: Range<usize>) -> String {
    let key = text.get(key).unwrap_or_default().trim_start();
    let value = clip(text.get(value).unwrap_or_default().trim());
    if value.contains(['"', '\\']) {
        return format!("{key}'{}'", value.replace('\'', "''"));
    }
    format!("{key}\"{value}\"")
}

/// A text without the quotes around it, if the same kind stands at both ends.
fn strip_quotes(text: &str) -> &str {
    let strip = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    strip('"').or_else(|| strip('\'')).unwrap_or(text)
}

/// At most sixty characters, so that a message stays a message.
fn clip(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
