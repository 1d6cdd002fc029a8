//! Blocks of templates: what fills one that the template which is extended does not have is never
//! rendered, and the engine says nothing.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Span};
use crate::template::Library;

use super::nearest;

/// The longest chain of templates that extend each other.
const MOST_PARENTS: usize = 16;

/// A `{% … %}`: its first word, and the rest with its place.
struct Tag<'a> {
    word: &'a str,
    rest: &'a str,
    at: usize,
}

/// Blocks of a template that it fills in vain.
pub(super) fn unknown(source: &Source, library: &Library) -> Vec<Diagnostic> {
    let Some((parent, known)) = inherited(source, library) else { return Vec::new() };
    outer_blocks(source.text())
        .into_iter()
        .filter(|(name, _)| !known.iter().any(|known| known == name))
        .map(|(name, span)| {
            let message =
                format!("`{parent}` has no block `{name}`: what stands in it is never rendered");
            let names = known.iter().map(String::as_str);
            let help = match nearest(name, names.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", names.collect::<Vec<_>>().join(", ")),
            };
            Diagnostic::new("template/unknown", Severity::Error, span, message).help(help)
        })
        .collect()
}

/// The place of a template's name where a template uses it.
pub(super) fn name_of(source: &Source, name: &str) -> Option<Span> {
    tags(source.text()).find_map(|tag| {
        let uses = ["extends", "include", "import", "from"].contains(&tag.word);
        let at = tag.at + tag.rest.find(name).filter(|_| uses)?;
        Some(Span::new(at, at + name.len()))
    })
}

/// The template that is extended and all blocks that it has of itself or of its own parents; `None`
/// if nothing is extended, or what is cannot be told.
fn inherited(source: &Source, library: &Library) -> Option<(String, Vec<String>)> {
    let first = extended(source.text())?.to_owned();
    let mut known = Vec::new();
    let mut next = Some(first.clone());
    for _ in 0..MOST_PARENTS {
        let Some(name) = next else { return Some((first, known)) };
        let (_, text) = library.find(&name)?;
        for tag in tags(&text).filter(|tag| tag.word == "block") {
            let name = block_name(&tag).to_owned();
            if !known.contains(&name) {
                known.push(name);
            }
        }
        let extends = tags(&text).any(|tag| tag.word == "extends");
        next = extended(&text).map(str::to_owned);
        if extends && next.is_none() {
            return None;
        }
    }
    None
}

/// The name behind `extends`, if it is written out.
fn extended(text: &str) -> Option<&str> {
    let tag = tags(text).find(|tag| tag.word == "extends")?;
    let quoted = tag.rest.strip_prefix(['"', '\''])?;
    let (name, behind) = quoted.split_once(['"', '\''])?;
    behind.trim_end_matches(['-', '+']).trim().is_empty().then_some(name)
}

/// The blocks that stand in no other one.
fn outer_blocks(text: &str) -> Vec<(&str, Span)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for tag in tags(text) {
        match tag.word {
            "block" => {
                let name = block_name(&tag);
                if depth == 0 {
                    found.push((name, Span::new(tag.at, tag.at + name.len())));
                }
                depth += 1;
            }
            "endblock" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

fn block_name<'a>(tag: &Tag<'a>) -> &'a str {
    tag.rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// All tags, but for those in comments and in `raw`.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    let mut raw = false;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let open = at + rest.find("{%").into_iter().chain(rest.find("{#")).min()?;
            if text.get(open..)?.starts_with("{#") && !raw {
                at = open + text.get(open..)?.find("#}")?;
                continue;
            }
            let tag = tag(text, open)?;
            at = tag.at.max(open + 2);
            match tag.word {
                "endraw" => raw = false,
                "raw" => raw = true,
                _ if raw => {}
                _ => return Some(tag),
            }
        }
    })
}

fn tag(text: &str, open: usize) -> Option<Tag<'_>> {
    let inner = text.get(open + 2..)?;
    let inner = inner.get(..inner.find("%}").unwrap_or(inner.len()))?;
    let start = inner.trim_start_matches(['-', '+']).trim_start();
    let word = start.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let rest = start.get(word.len()..)?.trim_start();
    Some(Tag { word, rest, at: open + 2 + inner.len() - rest.len() })
}
