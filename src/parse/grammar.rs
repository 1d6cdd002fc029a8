//! Runs the grammar: text in, a token a line out. The only user of pest.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

use crate::source::Span;

#[derive(Parser)]
#[grammar = "grammar/shotlist.pest"]
struct Grammar;

/// A token of the grammar.
pub(super) type Token<'s> = Pair<'s, Rule>;

/// What kind of line a text is, from its first sign to its end.
///
/// The frequent kinds are told at a glance: a run of the grammar costs more than all that is done
/// with the line afterwards.
pub(super) fn line(text: &str) -> Option<Rule> {
    glance(text).or_else(|| parsed_line(text))
}

/// What [`parsed_line`] says of lines whose first signs leave nothing open.
fn glance(line: &str) -> Option<Rule> {
    match line.as_bytes() {
        // Only a line that begins with S can be a heading.
        [b'A'..=b'R' | b'T'..=b'Z' | b'a'..=b'r' | b't'..=b'z', ..] => {
            let has_label = memchr::memchr(b':', line.as_bytes()).is_some();
            Some(if has_label { Rule::labelled } else { Rule::prose })
        }
        [b'[', second, ..] if !matches!(second, b's' | b'S' | b'*' | b'_') => Some(Rule::bracketed),
        [b'-', b' ', b'"', ..] => Some(Rule::bulleted),
        [b'"', ..] => Some(Rule::quoted),
        [b'/', b'/', ..] => Some(Rule::comment),
        [b'>', ..] => Some(Rule::block_quote),
        _ => is_plain_heading(line).then_some(Rule::heading),
    }
}

/// `SCENE 2 — `
fn is_plain_heading(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("SCENE ") else { return false };
    let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    behind.len() < rest.len() && behind.starts_with(" — ")
}

fn parsed_line(text: &str) -> Option<Rule> {
    first(Grammar::parse(Rule::line, text)).map(|token| token.as_rule())
}

/// The YAML of the front matter and the end of its second `---`, if the text begins with one.
pub(super) fn front_matter(text: &str) -> Option<(Span, Span)> {
    let token = first(Grammar::parse(Rule::front_matter, text))?;
    let mut inner = token.into_inner();
    let open = inner.next()?.as_span();
    let yaml = inner.next()?.as_span();
    let close = inner.next()?.as_span();
    Some((Span::new(open.start(), close.end()), Span::new(yaml.start(), yaml.end())))
}

/// Where a front matter begins that never ends: the place of its `---`.
pub(super) fn open_front_matter(text: &str) -> Option<Span> {
    let token = first(Grammar::parse(Rule::open_front_matter, text))?;
    let fence = token.into_inner().next()?.as_span();
    Some(Span::new(fence.start(), fence.end()))
}

/// The time, type or medium that a text begins with; `rule` says which it may be.
pub(super) fn term(rule: Rule, text: &str) -> Option<Token<'_>> {
    first(Grammar::parse(rule, text)).filter(|token| token.as_rule() != Rule::no_term)
}

/// A text that is one time and nothing else.
pub(super) fn time_line(text: &str) -> Option<Token<'_>> {
    first(Grammar::parse(Rule::time_line, text))
}

fn first<E>(tokens: Result<Pairs<'_, Rule>, E>) -> Option<Pair<'_, Rule>> {
    tokens.ok()?.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_what_the_grammar_says() {
        let begins = [
            "", "a", "A", "S", "s", "T", "z", "[", "\"", "/", "//", ">", "-", "- ", "- \"", "#",
            "*", "_", "---", "SCENE 1", "SCENE ", "SCENE", "Scene", "VO", "é", "“", "7", ":",
            "[SCENE 2", "[s", "[*", "\t",
        ];
        let ends = [
            "",
            ":",
            " a",
            ": a",
            "a: \"b\"",
            " — A-ROLL (8s): c",
            "]",
            "[",
            "*",
            "_",
            " 1:",
            "\"",
            "é",
            "s",
            "cene 1: a",
            "2 — ",
            "12 — Hook",
            "2B — a",
            " — 2",
            "2 —",
            "#2 — a",
            "-",
            "/",
            " [x] y",
            "— ",
        ];
        let mut seen = 0;
        for line in begins.iter().flat_map(|begin| ends.map(|end| format!("{begin}{end}"))) {
            if let Some(rule) = glance(&line) {
                assert_eq!(Some(rule), parsed_line(&line), "{line}");
                seen += 1;
            }
        }
        assert!(seen > 100, "{seen}");
    }
}
