//! `request/malformed-break`

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::text::Text;
use std::ops::Range;

declare_rule! {
    /// A pause in the narration is not written as the voice takes it.
    ///
    /// A pause is `<break time="1s"/>` with a space on each side. Written otherwise it may be read
    /// aloud, or be no pause at all. The request puts the spaces; a break without a time that can
    /// be read makes none.
    ///
    /// ## Fires
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month.<break time='1s'/>Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot target=heygen-video
    /// ---
    /// style: swiss-pulse
    /// avatar_id: ada_in_office
    /// voice_id: calm_en
    /// ---
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. <break time='1s'/> Here is what happened."
    /// ```
    pub(crate) struct MalformedBreak("request/malformed-break") {
        severity: Warning,
        fix: Safe,
    }
}

impl Rule for MalformedBreak {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if !cx.target.limits.verbatim {
            return;
        }
        for vo in cx.plan.scenes.iter().filter_map(|scene| scene.vo.as_ref()) {
            for range in breaks(vo.as_str()) {
                if let Some(finding) = finding(report, vo, range) {
                    report.push(finding);
                }
            }
        }
    }
}

/// Where tags called `break` stand: up to their `>`, or the end of the line.
fn breaks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let starts = text.match_indices('<').map(|(at, _)| at);
    starts.filter_map(move |at| {
        let rest = text.get(at..)?;
        let name = rest.get(1..)?.trim_start_matches([' ', '/']);
        if !name.get(..5)?.eq_ignore_ascii_case("break") {
            return None;
        }
        let line = rest.split('\n').next()?;
        let end = line.find('>').map_or(line.len(), |close| close + 1);
        Some(at..at + end)
    })
}

fn finding(report: &Sink<'_>, vo: &Text, range: Range<usize>) -> Option<Diagnostic> {
    let text = vo.as_str();
    let span = vo.span_of(range.clone());
    let tag = text.get(range.clone())?;
    let is_sound = seconds(tag).is_some();
    if !is_sound {
        let finding = report
            .finding(span, "this is no pause that a voice understands")
            .note("it may be read aloud, or be no pause at all");
        return Some(finding.help("write `<break time=\"1s\"/>`"));
    }
    let before = text.get(..range.start)?.chars().next_back();
    let after = text.get(range.end..)?.chars().next();
    let joined = |neighbour: Option<char>| neighbour.is_some_and(|next| !next.is_whitespace());
    if !joined(before) && !joined(after) {
        return None;
    }
    let finding = report
        .finding(span, "this pause has no space around it")
        .note("a voice takes it for a part of the word beside it")
        .help("put a space on each side (`--fix` does)");
    let around = range.start.saturating_sub(1)..range.end + usize::from(after.is_some());
    if !vo.is_verbatim(range) || !text.is_char_boundary(around.start) || !vo.is_verbatim(around) {
        return Some(finding.help("put a space on each side"));
    }
    let mut edits = Vec::new();
    if joined(before) {
        edits.push(Edit::insert(span.start, " "));
    }
    if joined(after) {
        edits.push(Edit::insert(span.end, " "));
    }
    Some(finding.fix(Fix::safe("Put a space on each side of the pause", edits)))
}

/// The time of a pause that is written as it should be: `<break time="0.8s"/>`.
fn seconds(tag: &str) -> Option<f64> {
    let body = tag.strip_prefix("<break")?.strip_suffix("/>")?.trim();
    let value = body.strip_prefix("time")?.trim_start().strip_prefix('=')?.trim_start();
    let quoted = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    let time = quoted('"').or_else(|| quoted('\''))?;
    let (digits, factor) = match time.strip_suffix("ms") {
        Some(digits) => (digits, 0.001),
        None => (time.strip_suffix('s')?, 1.0),
    };
    digits.trim().parse::<f64>().ok().map(|time| time * factor).filter(|time| *time > 0.0)
}
