//! `syntax/invalid-suppression`

use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::merge::MOST_SHOWN;
use crate::lint::nearest;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::suppress::{Directive, Entry, Malformed};
use crate::source::{Source, Span};

declare_rule! {
    /// A suppression names a rule that does not exist, or silences nothing.
    ///
    /// Such a comment says that a fault is tolerated where there is none, and would hide the next one
    /// in that place. The fix deletes the comment, or only the name if others beside it are in use.
    /// Names of rules that are off in this run are left alone; so are all known names as long as part
    /// of the script cannot be read, because that part may need them.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// // shotlist: ignore[timing/vo-overrun] it used to be longer
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// // shotlist: ignore[timing/vo-overrun] the joke needs the pace
    /// SCENE 1 — A-ROLL (3s): Hook
    /// VO: "January was a record month. Here is what happened, and here is what did not."
    /// ```
    pub(crate) struct InvalidSuppression("syntax/invalid-suppression") {
        severity: Warning,
        fix: Safe,
        many: "{n} suppressions keep nothing quiet" => "delete them, so that they hide nothing later",
    }
}

impl Rule for InvalidSuppression {
    fn finish(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if report.suppressions().is_empty() {
            return;
        }
        let comments = report.suppressions().by_comment();
        let findings: Vec<Diagnostic> = comments
            .iter()
            .filter_map(|(comment, names)| about(cx, report, comment, names))
            .collect();
        for finding in findings {
            report.push(finding);
        }
    }
}

fn about(
    cx: &Context<'_>,
    report: &Sink<'_>,
    comment: &Directive,
    names: &[&Entry],
) -> Option<Diagnostic> {
    if let Some(malformed) = comment.malformed {
        return Some(shape(cx, report, comment, malformed));
    }
    let idle: Vec<&Entry> = names.iter().copied().filter(|name| is_idle(report, name)).collect();
    let first = idle.first()?;
    let (message, help) = words(first);
    let (span, fix) = if idle.len() == names.len() {
        let span = names.iter().fold(first.span, |span, name| span.join(name.span));
        (
            span,
            Fix::safe("delete the comment", vec![Edit::replace(line(cx.source, comment.span), "")]),
        )
    } else {
        (first.span, Fix::safe("delete the name", without(names, report)))
    };
    let mut finding = report.finding(span, message).fix(fix).help(help);
    if span != first.span || idle.len() > 1 {
        for name in idle.iter().take(MOST_SHOWN) {
            let label = if name.is_known() { "keeps nothing quiet" } else { "no such rule" };
            finding = finding.label_at(name.span, label);
        }
    }
    Some(finding)
}

fn words(entry: &Entry) -> (String, String) {
    let name = &entry.name;
    if entry.is_known() {
        let what = if entry.is_end() {
            format!("nothing has disabled `{name}` before this")
        } else {
            format!("`{name}` has nothing to keep quiet here")
        };
        return (what, "delete it, so that it hides nothing later".to_owned());
    }
    let help = match nearest(name) {
        Some(rule) => format!("did you mean `{}`?", rule.name),
        None => "`shotlist rules list` has the names".to_owned(),
    };
    (format!("there is no rule `{name}`"), help)
}

/// A name that is unknown, or is known and on and has kept nothing quiet.
fn is_idle(report: &Sink<'_>, entry: &Entry) -> bool {
    let unused = || !entry.used && !report.hides_findings();
    !entry.is_known() || (unused() && entry.can_be_used(|rule| report.is_on(rule)))
}

/// A comment that is no suppression at all.
fn shape(
    cx: &Context<'_>,
    report: &Sink<'_>,
    comment: &Directive,
    malformed: Malformed,
) -> Diagnostic {
    let help =
        "write `// shotlist: ignore[group/defect] reason`, or `file-ignore`, `disable`, `enable`";
    let finding = |message| report.finding(comment.span, message).help(help);
    match malformed {
        Malformed::NoNames => {
            let edit = Edit::replace(line(cx.source, comment.span), "");
            finding("this suppression names no rule")
                .fix(Fix::safe("delete the comment", vec![edit]))
        }
        // What was meant is anybody's guess, so nothing is deleted.
        Malformed::Verb => finding("this comment is nearly a suppression, and is none"),
    }
}

/// Takes the idle names out of a list of which others stay.
fn without(names: &[&Entry], report: &Sink<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut kept: Option<Span> = None;
    for (at, name) in names.iter().enumerate() {
        if !is_idle(report, name) {
            kept = Some(name.span);
            continue;
        }
        let next = names.get(at + 1).map_or(name.span.end, |next| next.span.start);
        // The comma before a name goes with it; at the start of the list, the one behind it.
        let span = match kept {
            Some(kept) => Span { start: kept.end.max(end(&edits)), end: name.span.end },
            None => Span { start: name.span.start, end: next },
        };
        edits.push(Edit::replace(span, ""));
    }
    edits
}

fn end(edits: &[Edit]) -> u32 {
    edits.last().map_or(0, |edit| edit.span.end)
}

/// The whole line of a comment with its line break; the comment alone if something else is there.
fn line(source: &Source, comment: Span) -> Span {
    let text = source.text();
    let before = text.get(..comment.start as usize).unwrap_or_default();
    let after = text.get(comment.end as usize..).unwrap_or_default();
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    if !(indent == before.len() || before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r'])) {
        return comment;
    }
    let space = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(space..).unwrap_or_default();
    let ending = ["\r\n", "\n", "\r"].into_iter().find(|ending| rest.starts_with(ending));
    let behind = ending.map_or(0, |ending| space + ending.len());
    Span::new(comment.start as usize - indent, comment.end as usize + behind)
}
