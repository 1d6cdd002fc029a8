//! Quoted values, and values that are to be quoted.

use crate::parse::layout::Line;
use crate::quote;
use crate::source::Span;
use crate::text::Text;

/// A stretch of a value, and whether a blank line stands before it.
type Part<'s> = (bool, &'s str);

/// A quoted value that starts at `start` on the first of `lines` and closes on the last: in
/// straight marks, unless there are such within. What stands behind is kept.
pub(super) fn print(text: &str, lines: &[Line], start: u32) -> Option<String> {
    let (first, more) = lines.split_first()?;
    let value = slice(text, Span { start, end: first.span.end });
    let (open, close) = quote::opening(value)?;
    let inner = value.get(open.len_utf8()..)?;
    let mut parts: Vec<Part<'_>> = Vec::new();
    let last = match more.split_last() {
        None => inner,
        Some((last, middle)) => {
            parts.push((false, inner));
            parts.extend(middle.iter().map(|line| (line.after_blank, slice(text, line.span))));
            slice(text, last.span)
        }
    };
    let end = match more {
        [] => quote::rfind_closing(last, close)?,
        _ => last.find(|letter| letter == close || (close == '“' && letter == '”'))?,
    };
    let (part, rest) = last.split_at_checked(end)?;
    let closing = rest.chars().next()?;
    let behind = behind(rest.get(closing.len_utf8()..)?);
    parts.push((more.last().is_some_and(|line| line.after_blank), part));
    let marked = parts.iter().any(|(_, part)| part.contains('"')) || behind.contains('"');
    let (open, closing) = if marked { (open, closing) } else { ('"', '"') };
    Some(format!("{open}{}{closing}{behind}", join(&parts)))
}

/// A value without marks, put into straight ones. `None` if it holds some.
pub(super) fn put(text: &Text) -> Option<String> {
    let marked = text.as_str().contains('"') || text.is_empty();
    (!marked).then(|| format!("\"{}\"", wrapped(text)))
}

/// A text over as many lines as it was written on.
pub(super) fn wrapped(text: &Text) -> String {
    let whole = text.as_str();
    let mut end = 0;
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (range, _, _) in text.pieces() {
        let blank = whole.get(end..range.start) == Some("\n");
        end = range.end;
        parts.push((blank, whole.get(range).unwrap_or_default()));
    }
    join(&parts)
}

fn join(parts: &[Part<'_>]) -> String {
    let mut out = String::new();
    for (blank, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(if *blank { "\n\n  " } else { "\n  " });
        }
        out.push_str(part);
    }
    out
}

/// What stands behind the closing mark, without the other half of a pair of Markdown marks.
fn behind(rest: &str) -> String {
    let rest = rest.trim_matches(['*', '_', ' ', '\t']);
    let space = if rest.is_empty() || rest.starts_with([',', ';', '.']) { "" } else { " " };
    format!("{space}{rest}")
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_default()
}
