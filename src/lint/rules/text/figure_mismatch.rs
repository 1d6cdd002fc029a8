//! `text/figure-mismatch`

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::data::figures::SHARES;
use crate::lint::figures::{Figure, Unit, figures, said};
use crate::lint::narration::{covers, silent};
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::shown;
use crate::lint::sink::Sink;
use crate::optimize::words;
use crate::plan::{Plan, Scene};
use crate::source::Span;
use crate::text::Text;

declare_rule! {
    /// A scene speaks one figure and shows another for the same thing.
    ///
    /// Viewers hear "sixteen percent" and read "18%", and from then on believe neither. What is meant
    /// counts, not how it is written: "two million" agrees with "1.96M", "about five hundred" with
    /// "512", "down nine percent" with "−9%". A difference is reported only where each is the only
    /// figure of its unit in the scene and neither rounds to the other.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (10s): Search
    /// VO: "Search traffic fell by sixteen percent, though. We know why, and the repair ships on Tuesday."
    /// RIGHT: "SEARCH −18%" COUNTS DOWN while a thin line DRAWS its fall.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — OVERLAY, MOTION GRAPHICS (10s): Signups
    /// VO: "About two million people signed up. Most of them came because a friend told them to."
    /// RIGHT: "1.96M SIGNUPS" COUNTS UP while a thin line DRAWS its rise.
    /// ```
    pub(crate) struct FigureMismatch("text/figure-mismatch") {
        severity: Error,
        fix: None,
        many: "{n} scenes speak one figure and show another" => "correct the one that is wrong in each of them",
    }
}

impl Rule for FigureMismatch {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            for mismatch in mismatches(cx, scene) {
                let finding = finding(report, scene, &mismatch);
                report.push(finding);
            }
        }
    }
}

/// Where figures are shown that differ from the spoken ones, for rules that see the same strings.
pub(super) fn shown_places(cx: &Context<'_>) -> Vec<Span> {
    let scenes = cx.plan.scenes.iter();
    scenes.flat_map(|scene| mismatches(cx, scene)).map(|mismatch| mismatch.shown.span()).collect()
}

/// Two figures that should be one.
struct Mismatch {
    spoken: Text,
    shown: Text,
}

fn finding(report: &Sink<'_>, scene: &Scene, mismatch: &Mismatch) -> Diagnostic {
    let Mismatch { spoken, shown } = mismatch;
    report
        .finding(
            shown.span(),
            format!("scene {} says \"{spoken}\" and shows \"{shown}\"", scene.label()),
        )
        .label(format!("the voice says \"{spoken}\""))
        .label_at(spoken.span(), "spoken here")
        .note("viewers hear one figure and read another, and believe neither")
        .help("correct the one that is wrong")
}

fn mismatches(cx: &Context<'_>, scene: &Scene) -> Vec<Mismatch> {
    let language = cx.language();
    let Some(vo) = scene.vo.as_ref().filter(|_| language.has_number_words()) else {
        return Vec::new();
    };
    let strings = strings(cx.plan, scene);
    if strings.is_empty() {
        Vec::new()
    } else if language.tag == "en" {
        in_english(vo, &strings)
    } else {
        in_other_languages(cx, vo, &strings)
    }
}

/// The strings with figures that a scene shows.
fn strings<'p>(plan: &Plan, scene: &'p Scene) -> Vec<Shown<'p>> {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let strings = shown::strings(scene).filter(|text| has_digit(text.as_str()));
    let mut found: Vec<Shown<'_>> = strings.map(|text| Shown::all(Cow::Borrowed(text))).collect();
    let mut loose = false;
    for text in shown::pictures(scene).filter(|text| has_digit(text.as_str())) {
        let quoted = words::quoted(text.as_str());
        loose |= has_loose_figure(text.as_str(), &quoted);
        let parts = quoted.into_iter().map(|range| Shown { text: Cow::Borrowed(text), range });
        found.extend(parts.filter(|part| has_digit(part.as_str())));
    }
    if !loose {
        return found;
    }
    shown::of_scene(plan, scene).into_iter().map(|text| Shown::all(Cow::Owned(text))).collect()
}

/// A string that a scene shows: a part of one of its texts.
struct Shown<'p> {
    text: Cow<'p, Text>,
    range: Range<usize>,
}

impl<'p> Shown<'p> {
    fn all(text: Cow<'p, Text>) -> Self {
        let range = 0..text.as_str().len();
        Self { text, range }
    }

    fn as_str(&self) -> &str {
        self.text.as_str().get(self.range.clone()).unwrap_or_default()
    }

    fn slice(&self, range: &Range<usize>) -> Text {
        self.text.slice(self.range.start + range.start..self.range.start + range.end)
    }
}

/// Whether money or a share stands outside of quotes.
fn has_loose_figure(text: &str, quoted: &[Range<usize>]) -> bool {
    text.match_indices(['%', '$', '€', '£'])
        .any(|(at, _)| !quoted.iter().any(|range| range.contains(&at)))
}

/// Most figures of a scene that are compared: with more, nobody could tell which is which.
const MOST: usize = 40;

fn in_english(vo: &Text, strings: &[Shown<'_>]) -> Vec<Mismatch> {
    let shown: Vec<(&Shown<'_>, Figure<'_>)> = strings
        .iter()
        .flat_map(|text| figures(text.as_str()).into_iter().map(move |figure| (text, figure)))
        .collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let silent = silent(vo.as_str());
    let mut spoken = figures(vo.as_str());
    spoken.retain(|figure| !covers(&silent, figure.range.start));
    if spoken.len() > MOST || shown.len() > MOST {
        return Vec::new();
    }
    let mut found: Vec<Mismatch> = Vec::new();
    for figure in &spoken {
        let Some((text, other)) = only_one(figure, &spoken, &shown) else { continue };
        if figure.agrees(other) || !is_same_thing(vo.as_str(), figure, other) {
            continue;
        }
        let told = figure.unit == Unit::Known("percent") && has_share(vo.as_str());
        let elsewhere = spoken.iter().any(|one| one.has_digits_of(other))
            || shown.iter().any(|(_, one)| one.has_digits_of(figure));
        if !told && !elsewhere {
            found.push(Mismatch {
                spoken: vo.slice(figure.range.clone()),
                shown: text.slice(&other.range),
            });
        }
    }
    found
}

/// The shown figure of the same kind, if each is the only one of it.
fn only_one<'s, 't>(
    figure: &Figure<'t>,
    spoken: &[Figure<'t>],
    shown: &'s [(&'s Shown<'s>, Figure<'t>)],
) -> Option<(&'s Shown<'s>, &'s Figure<'t>)> {
    let mut alike = spoken.iter().filter(|other| figure.is_of_kind(other));
    let mut found = shown.iter().filter(|(_, other)| figure.is_of_kind(other));
    let (text, first) = found.next()?;
    let same = |other: &Figure<'_>| (other.value - first.value).abs() < 1e-9;
    let alone =
        alike.next().is_some() && alike.next().is_none() && found.all(|(_, other)| same(other));
    let clear = !figure.vague && !first.vague;
    (alone && clear).then_some((*text, first))
}

/// Large numbers of two things are told apart by their nouns, unless the narration has the word of
/// the shown one, or the two are as near as a slip of the pen.
fn is_same_thing(narration: &str, figure: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (Unit::Large(one), Unit::Large(two)) = (figure.unit, other.unit) else { return true };
    let near = figure.value.max(other.value) < 2.0 * figure.value.min(other.value);
    let stem: String = two.chars().take(4).flat_map(char::to_lowercase).collect();
    near || one.eq_ignore_ascii_case(two)
        || !stem.is_empty() && narration.to_lowercase().contains(&stem)
}

/// Whether a share is told in words: "half of them", "a third".
fn has_share(narration: &str) -> bool {
    let lower = narration.to_lowercase();
    SHARES.iter().any(|share| words::has(&lower, share))
}

fn in_other_languages(cx: &Context<'_>, vo: &Text, strings: &[Shown<'_>]) -> Vec<Mismatch> {
    let language = cx.language();
    let shown: Vec<(&Shown<'_>, said::Said)> = strings
        .iter()
        .flat_map(|text| {
            said::shown(text.as_str(), language).into_iter().map(move |figure| (text, figure))
        })
        .collect();
    if shown.len() > MOST {
        return Vec::new();
    }
    let alone = |unit: &[String]| shown.iter().filter(|(_, other)| other.unit == unit).count() == 1;
    let lone = shown.iter().filter(|(_, figure)| alone(&figure.unit));
    lone.filter_map(|(text, figure)| {
        let spoken = said::contradiction(vo.as_str(), language, figure)?;
        Some(Mismatch { spoken: vo.slice(spoken), shown: text.slice(&figure.range) })
    })
    .collect()
}
