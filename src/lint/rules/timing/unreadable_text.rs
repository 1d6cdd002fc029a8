//! `timing/unreadable-text`

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::lint::context::{Context, seconds};
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::{Cause, Sink};
use crate::lint::words::{self, unquoted};
use crate::plan::{Scene, ShownText};
use crate::speech;
use crate::time::Time;

declare_rule! {
    /// A scene shows more text than can be read while it lasts.
    ///
    /// Viewers read about three words a second, and listen at the same time. A text that disappears
    /// before it has been read is not understood at all. The strings of `TEXT` and `LOWER-THIRD`
    /// count, one after another. Tickers and charts, which are glanced at, do not.
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
    /// TEXT: "In January we welcomed one point eight five million new people, which is more than in any other month of our history so far"
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
    /// TEXT: "1.85M NEW PEOPLE IN JANUARY"
    /// ```
    pub(crate) struct UnreadableText("timing/unreadable-text") {
        severity: Warning,
        fix: None,
        many: "{n} scenes show more text than can be read" => "shorten the text, or spread it over more scenes",
        options: {
            /// Share of the scene's length by which reading may exceed it.
            tolerance: f64 = 0.1,
            /// Words behind a string which say that it is only glanced at.
            glanced: Words = Words(Cow::Borrowed(GLANCED)),
        },
    }
}

const GLANCED: &[Cow<'static, str>] = &[
    Cow::Borrowed("ticker"),
    Cow::Borrowed("tickers"),
    Cow::Borrowed("crawl"),
    Cow::Borrowed("crawls"),
    Cow::Borrowed("marquee"),
    Cow::Borrowed("scrolls"),
    Cow::Borrowed("scrolling"),
    Cow::Borrowed("chart"),
    Cow::Borrowed("graph"),
    Cow::Borrowed("table"),
    Cow::Borrowed("axis"),
    Cow::Borrowed("legend"),
    Cow::Borrowed("diagram"),
    Cow::Borrowed("credits"),
    Cow::Borrowed("disclaimer"),
];

impl Rule for UnreadableText {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let needed = self.needed(cx, scene);
            // Without a written length the scene may last as long as a slow narrator needs.
            let slow = scene.speech.slow;
            let length = scene.declared.map_or(scene.seconds.max(slow), |time| time.length);
            if length > Time::ZERO
                && needed.seconds() > length.seconds() * (1.0 + self.tolerance)
                && report.claim(Cause::Length(scene.index))
                && let Some(finding) = self.finding(cx, report, scene, (needed, length))
            {
                report.push(finding);
            }
        }
    }
}

impl UnreadableText {
    fn needed(&self, cx: &Context<'_>, scene: &Scene) -> Time {
        self.read(scene).map(|shown| reading(cx, shown)).sum()
    }

    /// The strings that are to be read.
    fn read<'a>(&'a self, scene: &'a Scene) -> impl Iterator<Item = &'a ShownText> {
        strings(scene).filter(|shown| {
            let styling = shown.styling.as_ref().map_or("", |styling| styling.as_str());
            let is_glanced =
                |word: &str| self.glanced.iter().any(|one| word.eq_ignore_ascii_case(one));
            !unquoted(styling).any(is_glanced)
        })
    }

    fn finding(
        &self,
        cx: &Context<'_>,
        report: &Sink<'_>,
        scene: &Scene,
        (needed, length): (Time, Time),
    ) -> Option<Diagnostic> {
        let longest = self.read(scene).max_by_key(|shown| reading(cx, shown))?;
        let name = scene.label();
        let need = seconds(needed.ceil_second());
        let message =
            format!("scene {name} shows text for {need} of reading and lasts {}", seconds(length));
        let mut finding = report
            .finding(longest.text.span(), message)
            .label(format!("{} to read", seconds(reading(cx, longest))))
            .note("text that is gone before it is read is not understood at all, and distracts from what is said");
        for other in self.read(scene).filter(|shown| shown.text.span() != longest.text.span()) {
            finding = finding
                .label_at(other.text.span(), format!("{} to read", seconds(reading(cx, other))));
        }
        let words = self.words(scene);
        let (unit, all) = match cx.language().tag {
            "zh" | "ja" => ("character", self.characters(scene)),
            _ => ("word", words),
        };
        #[expect(
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a few words"
        )]
        let fit = (all as f64 * length.seconds() / needed.seconds()).floor().max(1.0) as usize;
        Some(finding.help(format!(
            "shorten it to {} in all, or give the scene {need}",
            words::count(fit, unit)
        )))
    }

    fn words(&self, scene: &Scene) -> usize {
        self.read(scene).map(|shown| shown.text.as_str().split_whitespace().count()).sum()
    }

    fn characters(&self, scene: &Scene) -> usize {
        self.read(scene).map(|shown| shown.text.as_str().chars().count()).sum()
    }
}

/// The strings that a scene shows.
fn strings(scene: &Scene) -> impl Iterator<Item = &ShownText> {
    scene.text.iter().chain(&scene.lower_third)
}

fn reading(cx: &Context<'_>, shown: &ShownText) -> Time {
    Time::from_ms(u64::from(speech::reading_ms(shown.text.as_str(), cx.language())))
}

/// How long the strings of a scene take to read, one after another.
pub(crate) fn reading_time(cx: &Context<'_>, scene: &Scene) -> Time {
    strings(scene).map(|shown| reading(cx, shown)).sum()
}
