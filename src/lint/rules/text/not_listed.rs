//! `text/not-listed`

use crate::ast::SectionKind;
use crate::diagnostic::Diagnostic;
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::ignore::ending;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::shown;
use crate::lint::sink::Sink;
use crate::optimize::words;
use crate::source::Span;
use crate::text::Text;

use super::figure_mismatch;

declare_rule! {
    /// A scene shows a string that the ON-SCREEN TEXT list lacks.
    ///
    /// What is on the list is shown letter for letter; of the rest, the agent rewords the strings and
    /// rounds the figures. `render` completes the list anyway, so this is only an info. Money, shares
    /// and magnitudes count wherever a layer shows them; opacity, sizes, degrees, colours and seconds
    /// of motion do not.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// ON-SCREEN TEXT:
    /// - "ACME | JANUARY 2026"
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// LOWER-THIRD: "ACME | JANUARY 2026"
    /// TEXT: "RECORD MONTH"
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// ON-SCREEN TEXT:
    /// - "ACME | JANUARY 2026"
    /// - "RECORD MONTH"
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// LOWER-THIRD: "ACME | JANUARY 2026"
    /// TEXT: "RECORD MONTH"
    /// ```
    pub(crate) struct NotListed("text/not-listed") {
        severity: Info,
        fix: Safe,
        many: "{n} strings are shown that the ON-SCREEN TEXT list lacks" => "add them to the list",
    }
}

impl Rule for NotListed {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if cx.plan.on_screen_text_span.is_none() {
            return;
        }
        let mut strings = shown::unlisted(cx.plan);
        if strings.is_empty() {
            return;
        }
        leave_to_others(cx, report, &mut strings);
        let list = List::of(cx);
        for text in &strings {
            let finding = finding(cx, report, list.as_ref(), text);
            report.push(finding);
        }
    }

    /// All entries go to one place, so their repairs are one edit.
    fn repair(&self, cx: &Context<'_>, places: &[Diagnostic]) -> Option<Fix> {
        let list = List::of(cx)?;
        let entries: Vec<&str> = places.iter().map(|place| cx.source.slice(place.span)).collect();
        let edit = list.edit(&entries)?;
        Some(Fix::safe(format!("add {} strings to the list", entries.len()), vec![edit]))
    }
}

/// Strings that are wrong for a reason which another rule reports: a figure that differs from the
/// spoken one, a listed string in other words.
fn leave_to_others(cx: &Context<'_>, report: &Sink<'_>, strings: &mut Vec<Text>) {
    if report.is_on("text/figure-mismatch") {
        let wrong = figure_mismatch::shown_places(cx);
        strings.retain(|text| !wrong.iter().any(|place| touch(*place, text.span())));
    }
    if strings.is_empty() || !report.is_on("text/never-shown") {
        return;
    }
    for missing in shown::unshown(cx.plan).iter().filter_map(|missing| missing.reworded.as_ref()) {
        strings.retain(|text| !touch(missing.1.span(), text.span()));
    }
}

fn touch(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

fn finding(
    cx: &Context<'_>,
    report: &Sink<'_>,
    list: Option<&List<'_>>,
    text: &Text,
) -> Diagnostic {
    let finding = report
        .finding(text.span(), format!("\"{text}\" is shown, but not on the ON-SCREEN TEXT list"))
        .label("not on the list")
        .note("what is not on the list gets reworded, and figures rounded")
        .help("add it to the list");
    match list.and_then(|list| list.edit(&[cx.source.slice(text.span())])) {
        Some(edit) => finding.fix(Fix::safe("add it to the list", vec![edit])),
        None => finding,
    }
}

/// The list as it is written.
struct List<'a> {
    /// Where the next entry goes.
    end: u32,
    /// What stands before an entry, from the end of the one before.
    lead: String,
    /// The quotes of an entry; none for bare bullets.
    quotes: Option<(&'a str, &'a str)>,
}

const QUOTES: [(&str, &str); 5] = [("\"", "\""), ("“", "”"), ("«", "»"), ("„", "“"), ("「", "」")];

impl<'a> List<'a> {
    /// The first list of a script, with the style of its last entry.
    fn of(cx: &Context<'a>) -> Option<Self> {
        let mut sections = cx.script.sections.iter();
        let section = sections.find(|section| section.kind == SectionKind::OnScreenText)?;
        let text = cx.source.text();
        let line_end = ending(cx.source, section.span.start);
        let last = section.lines.iter().rev().find(|line| !line.is_empty());
        let Some(last) = last else {
            let end = section.span.end;
            return Some(Self {
                end,
                lead: format!("{line_end}- "),
                quotes: QUOTES.first().copied(),
            });
        };
        let line = last.as_str();
        let quotes = QUOTES.into_iter().find(|(open, _)| line.contains(open));
        let place = last.span();
        let start = cx.source.lines().start_of(cx.source.lines().line_of(place.start))?;
        let before = text.get(start as usize..place.start as usize)?;
        let lead = match bullet(line) {
            Some(bullet) if before.trim().is_empty() => format!("{line_end}{before}{bullet}"),
            // Entries on the label's own line, or one a line without bullets.
            _ if !before.trim().is_empty() => ", ".to_owned(),
            _ => format!("{line_end}{before}"),
        };
        let inline = lead == ", " && quotes.is_none();
        (!inline).then_some(Self { end: place.end, lead, quotes })
    }

    /// Adds entries as they stand in the source, variables and all.
    fn edit(&self, entries: &[&str]) -> Option<Edit> {
        let mut text = String::new();
        for entry in entries {
            let (open, close) = self.quotes_for(entry)?;
            text.push_str(&self.lead);
            text.extend([open, entry, close]);
        }
        Some(Edit::insert(self.end, text))
    }

    /// The list's quotes, or others for an entry that has these in it. `None` for an entry that
    /// would not come back as it is.
    fn quotes_for(&self, entry: &str) -> Option<(&'static str, &'static str)> {
        let fits = |(open, close): &(&str, &str)| !entry.contains(open) && !entry.contains(close);
        let plain = !entry.contains(['\n', '\r']) && !entry.is_empty();
        let own = self.quotes.and_then(|own| QUOTES.into_iter().find(|quotes| *quotes == own));
        match own {
            _ if !plain => None,
            None if words::quoted(entry).is_empty() && !entry.starts_with(['-', '*', '•', '+']) => {
                Some(("", ""))
            }
            None => None,
            Some(own) => Some(own).filter(fits).or_else(|| QUOTES.into_iter().find(fits)),
        }
    }
}

/// The bullet of a line with the blanks behind it.
fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '•', '+'])?;
    let blank = rest.len() - rest.trim_start().len();
    line.get(..line.len() - rest.len() + blank).filter(|_| blank > 0)
}
