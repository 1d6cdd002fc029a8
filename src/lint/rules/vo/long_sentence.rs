//! `vo/long-sentence`

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::optimize::words::sentences;
use crate::plan::Scene;

declare_rule! {
    /// A spoken sentence has more than 30 words.
    ///
    /// A reader can go back, a viewer cannot: by the end of a long sentence its beginning is gone,
    /// and a synthetic voice has nowhere to breathe.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (14s): Why
    /// VO: "Most of the people who signed up in January came because a friend who had been here for a while told them that it would save them an hour every single working day of the week."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (14s): Why
    /// VO: "Most of the people who signed up in January came because of a friend. The friend had been here for a while, and told them that it would save them an hour every working day."
    /// ```
    pub(crate) struct LongSentence("vo/long-sentence") {
        severity: Info,
        fix: None,
        many: "{n} spoken sentences are too long to follow" => "make two of each",
        options: {
            /// Most words in a sentence.
            max_words: usize = 30,
        },
    }
}

/// Longest narration of a scene in bytes that is looked at: a quarter of an hour of speech.
const LONGEST: usize = 16_000;

/// Languages whose words cannot be counted at blanks.
const WITHOUT_BLANKS: [&str; 4] = ["zh", "ja", "th", "lo"];

impl Rule for LongSentence {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        if WITHOUT_BLANKS.contains(&cx.language().tag) {
            return;
        }
        let long = |scene: &&Scene| scene.speech.words as usize > self.max_words;
        for scene in cx.plan.scenes.iter().filter(long) {
            let Some(vo) = scene.vo.as_ref().filter(|vo| vo.as_str().len() <= LONGEST) else {
                continue;
            };
            for range in sentences(vo.as_str()) {
                let text = vo.as_str().get(range.clone()).unwrap_or_default();
                let words = text
                    .split_whitespace()
                    .filter(|word| word.contains(char::is_alphanumeric))
                    .count();
                // A paragraph ends a sentence, too.
                if words <= self.max_words || text.contains('\n') {
                    continue;
                }
                let finding = report
                    .finding(vo.span_of(range), format!("a sentence of {words} words"))
                    .label(format!("{words} words in one breath"))
                    .note("viewers cannot go back: by its end they have lost how it began")
                    .help(format!("make two of it, with at most {} words each", self.max_words));
                report.push(finding);
            }
        }
    }
}
