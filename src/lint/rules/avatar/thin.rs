//! `avatar/thin`

use std::borrow::Cow;
use std::ops::Range;

use crate::lint::context::Context;
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::{self, count};
use crate::optimize::presenter::describes_looks;
use crate::optimize::words::{is_whole, list, sentences};
use crate::text::Text;

declare_rule! {
    /// A presenter is described in too few words, too many, or in words that would fit anybody.
    ///
    /// Without `avatar_id` the presenter is made from the description. In 60 to 100 words about face,
    /// clothes and surroundings it becomes the same person in every scene; "business casual in an
    /// office" becomes somebody else each time, and beyond a hundred words details are dropped.
    /// Sections that speak only of setting or delivery are left alone.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// AVATAR: A woman in her thirties in a navy blazer.
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
    /// ---
    ///
    /// AVATAR: A woman of about forty with short grey hair, freckles and round copper glasses. She
    ///   wears a dark green corduroy jacket over a plain black shirt, sleeves pushed up, a steel watch
    ///   on the left wrist. Behind her, slightly out of focus, a long workbench under a tall window;
    ///   morning light comes from the left, a row of clamps hangs on the wall. She stands still, hands
    ///   on the bench, and looks straight into the lens.
    ///
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    /// ```
    pub(crate) struct Thin("avatar/thin") {
        severity: Info,
        fix: None,
        options: {
            /// Words that a description should have.
            least: usize = 60,
            /// Words that it should not exceed; what lies beyond is dropped.
            most: usize = 100,
            /// Phrases that would fit anybody.
            stock: Words = Words(Cow::Borrowed(STOCK)),
        },
    }
}

/// Phrases that describe anybody, in lower case.
const STOCK: &[Cow<'static, str>] = &[
    Cow::Borrowed("business casual"),
    Cow::Borrowed("business attire"),
    Cow::Borrowed("professional attire"),
    Cow::Borrowed("professional looking"),
    Cow::Borrowed("professional-looking"),
    Cow::Borrowed("good looking"),
    Cow::Borrowed("good-looking"),
    Cow::Borrowed("an office"),
    Cow::Borrowed("a modern office"),
    Cow::Borrowed("well lit"),
    Cow::Borrowed("well-lit"),
    Cow::Borrowed("a neutral background"),
];

impl Rule for Thin {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(avatar) = cx.plan.sections.avatar.as_ref().filter(|_| cx.plan.avatar_id.is_none())
        else {
            return;
        };
        let mut described = sentences(avatar.as_str()).into_iter();
        let is_described =
            described.any(|range| avatar.as_str().get(range).is_some_and(describes_looks));
        let length = list(avatar.as_str()).len();
        let stock = self.stock(avatar.as_str());
        let fits = (self.least..=self.most).contains(&length);
        if !is_described || fits && stock.is_empty() {
            return;
        }
        let place = match stock.first() {
            Some(first) if fits => first.clone(),
            _ => sentences(avatar.as_str()).into_iter().next().unwrap_or_default(),
        };
        let mut finding = report
            .finding(avatar.span_of(place), self.message(avatar, length, &stock))
            .note(self.note(length))
            .help(format!(
                "describe one person in {} to {} words: face, hair, each piece of clothing, surroundings, light",
                self.least, self.most
            ));
        if !fits {
            finding =
                finding.label(format!("{} to {} words make one person", self.least, self.most));
        }
        for range in stock {
            finding = finding.label_at(avatar.span_of(range), "fits anybody");
        }
        report.push(finding);
    }
}

impl Thin {
    /// Where the phrases that describe anybody stand, in source order.
    fn stock(&self, text: &str) -> Vec<Range<usize>> {
        let lower = text.to_ascii_lowercase();
        let hits = self.stock.iter().flat_map(|phrase| lower.match_indices(phrase));
        let hits = hits
            .map(|(at, hit)| at..at + hit.len())
            .filter(|range| is_whole(&lower, range.clone()));
        let mut found: Vec<Range<usize>> = hits.collect();
        found.sort_by_key(|range| range.start);
        found
    }

    fn message(&self, avatar: &Text, length: usize, stock: &[Range<usize>]) -> String {
        if !(self.least..=self.most).contains(&length) {
            return format!("the presenter is described in {}", count(length, "word"));
        }
        let said = |range: &Range<usize>| {
            format!("\"{}\"", avatar.as_str().get(range.clone()).unwrap_or_default())
        };
        let said: Vec<String> = stock.iter().map(said).collect();
        format!("the presenter is described as {}, which fits anybody", words::list(&said))
    }

    const fn note(&self, length: usize) -> &'static str {
        if length > self.most {
            "beyond that, details are dropped, and not the same ones in every scene"
        } else {
            "what is not described is made up, and made up anew in every scene"
        }
    }
}
