//! `avatar/described-with-id`

use std::ops::Range;

use crate::ast::{Section, SectionKind};
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::count;
use crate::optimize::presenter::describes_looks;
use crate::optimize::words::sentences;
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// The presenter's looks are described although `avatar_id` is set.
    ///
    /// The agent reads the description as a wish for another presenter and makes one: this is the most
    /// frequent cause of a wrong face in the video. Setting and delivery may be described. The fix
    /// removes the sentences about clothing, body, age and gender, and leaves the others.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// avatar_id: newsdesk_presenter_1120
    /// ---
    ///
    /// AVATAR: A woman in her thirties in a navy blazer. She stands at a news desk and speaks slowly.
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// avatar_id: newsdesk_presenter_1120
    /// ---
    ///
    /// AVATAR: The presenter stands at a news desk and speaks slowly.
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct DescribedWithId("avatar/described-with-id") {
        severity: Warning,
        fix: Unsafe,
    }
}

impl Rule for DescribedWithId {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(id) = &cx.plan.avatar_id else { return };
        let Some(avatar) = &cx.plan.sections.avatar else { return };
        let (looks, kept): (Vec<_>, Vec<_>) =
            sentences(avatar.as_str()).into_iter().partition(|range| describes(avatar, range));
        let Some(first) = looks.first() else { return };
        let finding = report
            .finding(avatar.span_of(first.clone()), format!("the presenter's looks are described, but `avatar_id` is `{id}`"))
            .label("reads as a wish for somebody else")
            .note("the agent makes a presenter of its own: the first cause of a wrong face in the video")
            .help("keep setting and delivery, remove what is about clothing, body, age and gender");
        let finding = looks.iter().skip(1).fold(finding, |finding, range| {
            finding.label_at(avatar.span_of(range.clone()), "this, too")
        });
        let edits = match kept.as_slice() {
            // A list is one sentence to the eye of a parser: what belongs together is unclear.
            _ if is_list(cx) => None,
            [] => remove_section(cx, avatar),
            _ => remove(cx, avatar, &looks),
        };
        report.push(match edits {
            Some(edits) => finding
                .fix(Fix::unsafe_(format!("remove {}", count(looks.len(), "sentence")), edits)),
            None => finding,
        });
    }
}

fn describes(avatar: &Text, range: &Range<usize>) -> bool {
    avatar.as_str().get(range.clone()).is_some_and(describes_looks)
}

fn sections<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Section> {
    cx.script.sections.iter().filter(|section| section.kind == SectionKind::Avatar)
}

fn is_list(cx: &Context<'_>) -> bool {
    let mut lines = sections(cx).flat_map(|section| &section.lines);
    lines.any(|line| line.as_str().starts_with(['-', '•', '+']))
}

/// Removes the AVATAR section, where nothing else stands in it, with the blank line behind it.
fn remove_section(cx: &Context<'_>, avatar: &Text) -> Option<Vec<Edit>> {
    let [section] = sections(cx).collect::<Vec<_>>()[..] else { return None };
    let commented = cx.script.comments.iter().any(|comment| section.span.contains(comment.span));
    if commented || avatar.pieces().any(|(.., verbatim)| !verbatim) {
        return None;
    }
    let rest = cx.source.text().get(section.span.end as usize..)?;
    let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    let end = section.span.end as usize + blank;
    Some(vec![Edit::replace(Span::new(section.span.start as usize, end), "")])
}

/// Removes sentences, line by line; `None` if an edit may not touch one.
fn remove(cx: &Context<'_>, avatar: &Text, looks: &[Range<usize>]) -> Option<Vec<Edit>> {
    let mut edits: Vec<Edit> = Vec::new();
    for range in looks {
        for (_, span, verbatim) in avatar.slice(range.clone()).pieces() {
            let span = widen(cx.source.text(), span);
            match edits.last_mut() {
                _ if !verbatim => return None,
                Some(last) if span.start <= last.span.end => last.span = last.span.join(span),
                _ => edits.push(Edit::replace(span, "")),
            }
        }
    }
    Some(edits)
}

/// A part of a line with the spaces behind it; at the end of a line with those before it, and if
/// nothing else is on the line, with the line.
fn widen(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let tail = rest.get(spaces..).unwrap_or_default();
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    if !tail.is_empty() && !tail.starts_with(['\n', '\r']) {
        return Span::new(start, end + spaces);
    }
    if before.trim_end_matches([' ', '\t']).ends_with('\n') {
        let line = 1 + usize::from(tail.starts_with("\r\n"));
        return Span::new(start - indent, (end + spaces + line).min(text.len()));
    }
    // The space behind a label stays: `AVATAR:` with its text on the next line reads as before.
    Span::new(start - indent, end + spaces)
}
