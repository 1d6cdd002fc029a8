//! `style/artist-without-rules`

use std::borrow::Cow;
use std::ops::Range;

use crate::lint::colors::written;
use crate::lint::context::Context;
use crate::lint::data::colors::color_word;
use crate::lint::data::manners::{ARTISTS, PHRASES};
use crate::lint::options::Words;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::unquoted;
use crate::optimize::style::{Aspect, settles};
use crate::optimize::words::is_whole;
use crate::style;

declare_rule! {
    /// A style names an artist or a manner, but no colours, type or motion.
    ///
    /// A name is no rule: the agent does not know what to draw, and reads the name anew in every
    /// scene. With colours, type and motion behind it, the name is welcome.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// STYLE: In the style of Saul Bass.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// STYLE: In the style of Saul Bass: torn paper in orange #E0571F on black #111111, jagged
    ///   lettering, everything cuts on the beat.
    /// ```
    pub(crate) struct ArtistWithoutRules("style/artist-without-rules") {
        severity: Warning,
        fix: None,
        options: {
            /// Words before the name of an artist or a manner.
            phrases: Words = Words(Cow::Borrowed(PHRASES)),
            /// Names of artists and schools that are no rules.
            artists: Words = Words(Cow::Borrowed(ARTISTS)),
        },
    }
}

impl Rule for ArtistWithoutRules {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(style) = cx.plan.style.as_ref().filter(|style| style.rules.is_none()) else {
            return;
        };
        let Some(text) = &style.text else { return };
        if has_rules(text.as_str()) {
            return;
        }
        let Some(named) = self.named(text.as_str()) else { return };
        let written = text.as_str().get(named.clone()).unwrap_or_default();
        let finding = report
            .finding(
                text.span_of(named.clone()),
                format!("STYLE gives a name, \"{written}\", but no rules"),
            )
            .label("no colours, no type, no motion")
            .note("the agent cannot draw from a name: it reads it anew in every scene")
            .help(match built_in(written) {
                Some(style) => {
                    format!("write `style: {style}`, which has the rules, or give your own")
                }
                None => {
                    "say what it means here: colours as `#hex`, type, how things move".to_owned()
                }
            });
        report.push(finding);
    }
}

impl ArtistWithoutRules {
    /// Where a text names an artist or a manner, to the end of the clause.
    fn named(&self, text: &str) -> Option<Range<usize>> {
        let lower = text.to_ascii_lowercase();
        let whole = |name: &str| {
            let mut hits = lower.match_indices(name);
            hits.find(|(at, hit)| is_whole(&lower, *at..at + hit.len()))
                .map(|(at, hit)| at..at + hit.len())
        };
        if let Some(phrase) = self.phrases.iter().find_map(whole) {
            let rest = text.get(phrase.end..).unwrap_or_default();
            let len = rest.find(['.', ',', ';', ':', '(', '—', '\n']).unwrap_or(rest.len());
            let end = phrase.end + rest.get(..len).unwrap_or_default().trim_end().len();
            return (end > phrase.end).then_some(phrase.start..end);
        }
        let designers = || style::builtins().filter_map(|style| style.after.as_deref());
        self.artists.iter().chain(designers()).find_map(|name| whole(&name.to_ascii_lowercase()))
    }
}

/// Whether a text says anything that can be drawn.
fn has_rules(text: &str) -> bool {
    let aspects =
        [Aspect::Type, Aspect::Layout, Aspect::Motion, Aspect::Transitions, Aspect::Texture];
    aspects.into_iter().any(|aspect| settles(text, aspect))
        || settles(text, Aspect::ColorCount)
        || written(text).any(|written| written.rgb.is_some())
        || unquoted(text).any(|word| color_word(word).is_some())
}

/// The built-in style in the manner of a designer.
fn built_in(named: &str) -> Option<&'static str> {
    let lower = named.to_lowercase();
    let of = |style: &&style::Style| {
        style.after.as_ref().is_some_and(|designer| lower.contains(&designer.to_lowercase()))
    };
    style::builtins().find(of).map(|style| style.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::{ArtistWithoutRules, has_rules};

    fn named(text: &str) -> Option<&str> {
        ArtistWithoutRules::DEFAULT.named(text).and_then(|range| text.get(range))
    }

    #[test]
    fn names_and_manners_are_seen() {
        assert_eq!(named("In the style of Saul Bass, please"), Some("In the style of Saul Bass"));
        assert_eq!(named("Bauhaus."), Some("Bauhaus"));
        assert_eq!(named("Like Müller-Brockmann"), Some("Müller-Brockmann"));
        assert_eq!(named("Numbers at 100 pt on the left column"), None);
    }

    #[test]
    fn what_can_be_drawn_is_a_rule() {
        for rule in
            ["black and white", "#fff000", "thin serif capitals", "things drift", "hard cuts"]
        {
            assert!(has_rules(rule), "{rule}");
        }
        assert!(!has_rules("In the style of Saul Bass, with great taste"));
    }
}
