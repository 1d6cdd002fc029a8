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

/// The lines of a text are parsed in groups of about this many bytes, so that the tokens of a
/// large file never stand in memory all at once.
const GROUP_BYTES: usize = 64 * 1024;

/// Calls `each` with every line's token, and the offset to add to its places.
pub(super) fn for_each_line<'s>(
    text: &'s str,
    from: usize,
    mut each: impl FnMut(Token<'s>, usize),
) {
    let mut start = from;
    while start < text.len() {
        let end = group_end(text, start);
        let group = text.get(start..end).unwrap_or_default();
        // The grammar takes anything, so an error cannot come back; if a change of the grammar
        // made one possible, the tests on arbitrary text would show it.
        if let Ok(tokens) = Grammar::parse(Rule::lines, group) {
            tokens
                .filter(|token| token.as_rule() != Rule::EOI)
                .for_each(|token| each(token, start));
        }
        start = end;
    }
}

/// The end of the group of lines that starts at `start`: behind a line break.
fn group_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let least = (start + GROUP_BYTES).min(bytes.len());
    let rest = bytes.get(least..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| least + at + 1)
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
