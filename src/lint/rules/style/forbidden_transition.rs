//! `style/forbidden-transition`

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::data::transitions::{Feel, TRANSITIONS};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::style::Style;
use crate::text::Text;

declare_rule! {
    /// A scene ends in a transition that the style forbids.
    ///
    /// The style is rendered with its prohibitions. A prompt that says "never dissolve" and then asks
    /// for a dissolve gets one or the other, and the scene that breaks the rule is the one that looks
    /// wrong. The fix writes the style's own transition that feels nearest. What the script's STYLE
    /// section says about the transition counts more than the named style.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Cross-dissolve
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// TRANSITION: Grid wipe
    /// ```
    pub(crate) struct ForbiddenTransition("style/forbidden-transition") {
        severity: Error,
        fix: Unsafe,
        many: "{n} scenes end in a transition that the style forbids" => "use the style's own transitions",
    }
}

impl Rule for ForbiddenTransition {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(plan_style) = &cx.plan.style else { return };
        let Some(style) = plan_style.rules.as_ref() else { return };
        let own = plan_style.text.as_ref().map_or("", Text::as_str);
        // A script repeats its transitions: the last one that is fine need not be looked at again.
        let mut fine = "";
        for transition in cx.plan.scenes.iter().filter_map(|scene| scene.transition.as_ref()) {
            let text = transition.as_str();
            if text == fine {
                continue;
            }
            let mut forbidden = hits(style, text).peekable();
            let Some((_, hit)) = forbidden.peek().cloned() else {
                fine = text;
                continue;
            };
            // What the script's own rules say about it counts more.
            let allowed = forbidden.any(|(avoided, _)| {
                find(own, avoided).is_some_and(|mention| !is_denied(own, &mention))
            });
            if !allowed && !is_denied(text, &hit) && !is_own(style, text, &hit) {
                report.push(finding(report, style, transition, hit));
            }
        }
    }
}

/// The transitions that the style forbids and the text has, with their places in it.
fn hits<'a>(style: &'a Style, text: &'a str) -> impl Iterator<Item = (&'a str, Range<usize>)> + 'a {
    let avoided = style.transitions.avoid.iter().map(String::as_str);
    avoided.filter_map(|avoided| Some((avoided, find(text, avoided)?)))
}

fn finding(report: &Sink<'_>, style: &Style, transition: &Text, hit: Range<usize>) -> Diagnostic {
    let written = transition.as_str();
    let range = phrase(written, hit);
    let shown = written.get(range.clone()).unwrap_or(written);
    let finding = report
        .finding(transition.span_of(range.clone()), format!("{} forbids \"{shown}\"", style.title))
        .label(format!("{} never uses it", style.title))
        .note("the prompt would forbid it and ask for it, and which of the two the agent does is luck");
    let Some(instead) = nearest(style, shown) else {
        return finding.help("end the scene in a way that the style allows");
    };
    let finding = finding.help(format!("use {}", own_transitions(style)));
    if !transition.is_verbatim(range.clone()) {
        return finding;
    }
    let edit = Edit::replace(transition.span_of(range), like(shown, instead));
    finding.fix(Fix::unsafe_(format!("write \"{}\"", like(shown, instead)), vec![edit]))
}

/// Where a text has the words of a phrase, one after another; case, hyphens and a plural do not
/// count.
pub(crate) fn find(text: &str, phrase: &str) -> Option<Range<usize>> {
    words(phrase).next()?;
    let mut rest = words(text);
    loop {
        let here = rest.clone();
        let (start, _) = rest.next()?;
        if let Some(end) = end_of(here, phrase) {
            return Some(start..end);
        }
    }
}

/// Where a phrase ends with which words begin.
fn end_of<'t>(mut text: impl Iterator<Item = (usize, &'t str)>, phrase: &str) -> Option<usize> {
    let mut end = None;
    for (_, wanted) in words(phrase) {
        let (at, word) = text.next()?;
        if !is_same(word, wanted) {
            return None;
        }
        end = Some(at + word.len());
    }
    end
}

fn is_same(one: &str, other: &str) -> bool {
    if !(one.is_ascii() && other.is_ascii()) {
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        return one == other
            || one.strip_suffix('s') == Some(other.as_str())
            || other.strip_suffix('s') == Some(one.as_str());
    }
    let is_plural = |many: &str, one: &str| {
        many.strip_suffix(['s', 'S']).is_some_and(|many| many.eq_ignore_ascii_case(one))
    };
    one.eq_ignore_ascii_case(other) || is_plural(one, other) || is_plural(other, one)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    words::all(text).map(|word| (words::place(text, word).start, word))
}

/// Whether a word before the hit, in the same sentence, takes it back: "no dissolve".
fn is_denied(text: &str, hit: &Range<usize>) -> bool {
    let before = text.get(..hit.start).unwrap_or_default();
    let before = before.rsplit(['.', ';', '!', '?']).next().unwrap_or_default();
    words(before).any(|(_, word)| {
        ["no", "not", "never", "without", "avoid"].iter().any(|no| word.eq_ignore_ascii_case(no))
    })
}

/// Whether the hit is a part of a transition that the style uses: it forbids the cut, but not its
/// soft cut.
fn is_own(style: &Style, text: &str, hit: &Range<usize>) -> bool {
    let mut own = style.transitions.allowed.iter().filter_map(|own| find(text, own));
    own.any(|own| own.start <= hit.start && hit.end <= own.end)
}

/// The whole transition to which the hit belongs: all of a short text, else the words of the
/// vocabulary around it.
fn phrase(text: &str, hit: Range<usize>) -> Range<usize> {
    if words(text).count() <= 3 {
        return 0..text.trim_end_matches(['.', '!', ' ']).len();
    }
    let around = TRANSITIONS.iter().filter_map(|(name, _)| find(text, name));
    around
        .filter(|range| range.start <= hit.start && hit.end <= range.end)
        .max_by_key(ExactSizeIterator::len)
        .unwrap_or(hit)
}

/// The style's own transition that feels most like another one.
fn nearest<'s>(style: &'s Style, transition: &str) -> Option<&'s str> {
    let feels = feel(transition);
    let own = style.transitions.allowed.iter().map(String::as_str);
    own.min_by_key(|own| match (feels, feel(own)) {
        (Some(one), Some(other)) => (one as i8 - other as i8).unsigned_abs(),
        _ => u8::MAX,
    })
}

/// How a transition feels: as the longest of the vocabulary that it holds.
fn feel(transition: &str) -> Option<Feel> {
    let known = TRANSITIONS.iter().filter(|(name, _)| find(transition, name).is_some());
    known.max_by_key(|(name, _)| name.len()).map(|(_, feel)| *feel)
}

pub(crate) fn own_transitions(style: &Style) -> String {
    let own: Vec<String> =
        style.transitions.allowed.iter().map(|own| format!("\"{own}\"")).collect();
    match own.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => own.concat(),
    }
}

/// A transition with the capital letter of the one it replaces.
fn like(old: &str, new: &str) -> String {
    let capital = old.chars().next().is_some_and(char::is_uppercase);
    let mut letters = new.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => new.to_owned(),
    }
}
