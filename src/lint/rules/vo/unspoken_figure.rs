//! `vo/unspoken-figure`

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::fix::{Edit, Fix};
use crate::lint::context::Context;
use crate::lint::data::narration::ONE_READING;
use crate::lint::narration::{covers, silent, touches};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::Scene;
use crate::speech::{self, Language};
use crate::text::Text;

declare_rule! {
    /// Spoken words hold figures.
    ///
    /// Figures belong on the screen, words in the mouth. A voice has to guess how a figure is said,
    /// and nobody sees how long it takes to say. `render` writes plain figures out as words anyway, so
    /// this is only an info; but "3/4", "1-2" and "2.10" have several readings, and nobody but you
    /// knows which one is meant. Years are fine as they are.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Search
    /// VO: "Search traffic fell by 16%, though. We know why, and the repair ships on Tuesday."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Search
    /// VO: "Search traffic fell by sixteen percent in 2026. The repair ships on Tuesday."
    /// ```
    pub(crate) struct UnspokenFigure("vo/unspoken-figure") {
        severity: Info,
        fix: Safe,
        many: "{n} scenes have figures in their spoken words" => "write them as they are said",
    }
}

impl Rule for UnspokenFigure {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let spoken = scene.vo.as_ref().filter(|vo| has_digit(vo.as_str()));
            if let Some(finding) = spoken.and_then(|vo| finding(cx, report, scene, vo)) {
                report.push(finding);
            }
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn finding(cx: &Context<'_>, report: &Sink<'_>, scene: &Scene, vo: &Text) -> Option<Diagnostic> {
    let doubtful = doubtful(vo.as_str(), cx.language());
    let mut plain = speech::speak_figures(vo.as_str(), cx.language());
    plain.retain(|(range, _)| {
        !covers(&doubtful, range.start) && !covers(&doubtful, range.end.saturating_sub(1))
    });
    let finding = match (doubtful.as_slice(), plain.as_slice()) {
        ([], []) => return None,
        ([first, rest @ ..], _) => several_readings(report, vo, first, rest, &plain),
        ([], [first, rest @ ..]) => unspoken(report, scene, vo, first, rest),
    };
    Some(match edits(vo, &plain) {
        edits if edits.is_empty() => finding,
        edits => finding.fix(Fix::safe("write the figures as they are said", edits)),
    })
}

fn unspoken(
    report: &Sink<'_>,
    scene: &Scene,
    vo: &Text,
    first: &(Range<usize>, String),
    rest: &[(Range<usize>, String)],
) -> Diagnostic {
    let (range, said) = first;
    let message = match rest {
        [] => format!("\"{}\" is a figure in spoken words", at(vo, range)),
        _ => format!(
            "scene {} has {} in its spoken words",
            scene.label(),
            words::count(rest.len() + 1, "figure")
        ),
    };
    let finding = report
        .finding(vo.span_of(range.clone()), message)
        .label(format!("said \"{said}\""))
        .note("a voice has to guess how a figure is said; on screen it stays a figure")
        .help("write figures as they are said");
    with_labels(finding, vo, rest)
}

fn several_readings(
    report: &Sink<'_>,
    vo: &Text,
    first: &Range<usize>,
    rest: &[Range<usize>],
    plain: &[(Range<usize>, String)],
) -> Diagnostic {
    let figure = at(vo, first);
    let finding = report
        .finding_of(
            Severity::Warning,
            vo.span_of(first.clone()),
            format!("\"{figure}\" can be read in more than one way"),
        )
        .label(readings(figure))
        .note("the voice picks one reading, and you hear which one only in the finished video")
        .help("write the words that are meant");
    let finding = rest.iter().take(MOST_SHOWN).fold(finding, |finding, range| {
        finding.label_at(vo.span_of(range.clone()), readings(at(vo, range)))
    });
    with_labels(finding, vo, plain)
}

/// Most figures of a scene that are shown one by one: with more, nobody reads any.
const MOST_SHOWN: usize = 30;

/// Says at each figure how it is said.
fn with_labels(finding: Diagnostic, vo: &Text, plain: &[(Range<usize>, String)]) -> Diagnostic {
    plain.iter().take(MOST_SHOWN).fold(finding, |finding, (range, said)| {
        finding.label_at(vo.span_of(range.clone()), format!("said \"{said}\""))
    })
}

fn at<'t>(vo: &'t Text, range: &Range<usize>) -> &'t str {
    vo.as_str().get(range.clone()).unwrap_or_default()
}

/// What makes a figure doubtful.
fn readings(figure: &str) -> &'static str {
    if figure.contains('/') {
        "a fraction, a date or a score"
    } else if figure.contains('-') {
        "\"to\", \"minus\" or nothing at all between the two"
    } else {
        "with or without its last zero, or a version"
    }
}

/// The edits of what stands in the script as it is.
fn edits(vo: &Text, plain: &[(Range<usize>, String)]) -> Vec<Edit> {
    let own = plain.iter().filter(|(range, _)| vo.is_verbatim(range.clone()));
    own.map(|(range, said)| Edit::replace(vo.span_of(range.clone()), said.clone())).collect()
}

/// Figures with several readings: `3/4`, `1-2`, and `2.10` where a point begins decimals.
fn doubtful(text: &str, language: &Language) -> Vec<Range<usize>> {
    if !language.has_number_words() {
        return Vec::new();
    }
    let silent = silent(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let end = figure_end(text, start);
        let range = start..end;
        let figure = text.get(range.clone()).unwrap_or_default();
        let alone = !joins_before(text, start) && !joins_behind(text, end);
        if alone && is_doubtful(figure, language) && !covers(&silent, start) {
            found.push(range);
        }
        at = end;
    }
    found
}

fn next_digit(text: &str, at: usize) -> Option<usize> {
    Some(at + text.get(at..)?.find(|c: char| c.is_ascii_digit())?)
}

/// Where digits end that are joined by points, commas, slashes, hyphens and colons.
fn figure_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let joint = |at: usize| bytes.get(at).is_some_and(|byte| b".,/-:".contains(byte));
    let mut end = start;
    while digit(end) || joint(end) && digit(end + 1) {
        end += 1;
    }
    end
}

/// Whether a word, a currency or a sign stands directly before: then the reading is clear, or it is
/// no figure.
fn joins_before(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|head| head.chars().next_back());
    touches(text, start) || before.is_some_and(|c| "$€£¥#-−+/._@".contains(c))
}

fn joins_behind(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let next = rest.trim_start().chars().next();
    rest.starts_with(|c: char| c.is_alphanumeric() || "-/_@".contains(c))
        || next.is_some_and(|c| "%€".contains(c))
}

fn is_doubtful(figure: &str, language: &Language) -> bool {
    let short = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let pair =
        |mark: char| figure.split_once(mark).is_some_and(|(one, two)| short(one) && short(two));
    let trailing_zero = || {
        let decimals = figure.split_once('.').filter(|(one, two)| short(one) && short(two));
        language.tag == "en" && decimals.is_some_and(|(_, two)| two.len() > 1 && two.ends_with('0'))
    };
    (pair('/') || pair('-') || trailing_zero()) && !ONE_READING.contains(&figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        doubtful(text, Language::detect("")).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn several_ways_to_read() {
        assert_eq!(found("About 3/4 of them, 1-2 a day, on 2.10"), ["3/4", "1-2", "2.10"]);
    }

    #[test]
    fn one_way_to_read() {
        for text in [
            "24/7",
            "in 2019-2023",
            "GPT-4",
            "16:9",
            "5-10%",
            "$2.10",
            "call 555-1234",
            "2.5",
            "on 2026-01-31",
            "version 1.2.10",
            "1,250",
            "[3/4 view]",
            "p/1/2",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
