//! `vo/slow-open`

use crate::diagnostic::Diagnostic;
use crate::lint::context::{Context, seconds};
use crate::lint::data::narration::{
    AFTER_GREETING, DENIALS, DISCLAIMERS, GREETINGS, JOINING, LOGO_FIRST, LOGO_OPENINGS,
};
use crate::lint::narration::{begins_with, is_head};
use crate::lint::overrun::speaks;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;
use crate::speech;
use crate::text::Text;
use crate::time::Time;

declare_rule! {
    /// The video begins with a greeting, a disclaimer or a logo.
    ///
    /// Within five seconds a viewer decides whether to stay, and in these five seconds nothing has
    /// been said yet. Begin in the middle: with the figure, the problem, the surprise. A single
    /// "Hey," is no greeting.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "Hello everyone, and welcome to our monthly update. January was a record month."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL (8s): Hook
    /// VO: "January was a record month. Here is what happened, and the one thing that did not."
    /// ```
    pub(crate) struct SlowOpen("vo/slow-open") {
        severity: Info,
        fix: None,
        options: {
            /// Seconds that a greeting may take.
            allowed: Time = Time::from_secs(1),
        },
    }
}

const NOTE: &str = "viewers decide within five seconds whether they stay";

impl Rule for SlowOpen {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let Some(scene) = cx.plan.scenes.first() else { return };
        let finding = scene.vo.as_ref().and_then(|vo| self.words(cx, report, vo));
        if let Some(finding) = finding.or_else(|| logo(report, scene)) {
            report.push(finding);
        }
    }
}

impl SlowOpen {
    /// A greeting or a disclaimer at the beginning.
    fn words(&self, cx: &Context<'_>, report: &Sink<'_>, vo: &Text) -> Option<Diagnostic> {
        let text = vo.as_str();
        let disclaimer = begins_with(text.trim_start(), DISCLAIMERS).is_some();
        let (end, what) = if disclaimer {
            (sentence(text), "a disclaimer")
        } else {
            (greeting(text), "a greeting")
        };
        let head = text.get(..end)?.trim_end();
        let measure = speech::measure(head, cx.language());
        let time = Time::from_ms(u64::from(speech::estimate(&measure, cx.pace()).ms));
        if time < self.allowed {
            return None;
        }
        let finding = report
            .finding(
                vo.span_of(0..head.len()),
                format!("the first {} are {what}", seconds(time.ceil_half_second())),
            )
            .label("nothing has been said yet")
            .note(NOTE);
        Some(finding.help(match begin_with(text.get(end..)?) {
            Some(words) => format!("begin with what comes next: \"{words}\""),
            None => "begin with what the viewer gets: a figure, a problem, a surprise".to_owned(),
        }))
    }
}

/// The first words of what follows.
fn begin_with(rest: &str) -> Option<String> {
    let words: Vec<&str> = rest.split_whitespace().take(6).collect();
    let more = rest.split_whitespace().nth(6).is_some();
    let words = words.join(" ");
    words.contains(char::is_alphanumeric).then(|| if more { format!("{words} …") } else { words })
}

/// Where the first sentence ends.
fn sentence(text: &str) -> usize {
    text.find(['.', '!', '?']).map_or(text.len(), |at| at + 1)
}

/// Where a greeting and what belongs to it end, clause by clause; 0 if there is none.
fn greeting(text: &str) -> usize {
    let mut end = 0;
    for clause in text.split_inclusive([',', '.', '!', '?', ';', ':', '\n', '—', '–', '…']) {
        let words = without_joint(clause.trim_start());
        let idle = begins_with(words, GREETINGS).is_some()
            || end > 0
                && (begins_with(words, AFTER_GREETING).is_some() || words.trim_end().len() < 3);
        if !idle {
            break;
        }
        end += clause.len();
    }
    end
}

fn without_joint(clause: &str) -> &str {
    let joint = begins_with(clause, JOINING).map_or(0, str::len);
    clause.get(joint..).unwrap_or_default().trim_start()
}

/// Words with which a picture may begin before it says what it shows.
const BEFORE_LOGO: usize = 4;

/// A first picture that is the logo.
fn logo(report: &Sink<'_>, scene: &Scene) -> Option<Diagnostic> {
    // A silent scene is reported as such.
    if !speaks(scene) {
        return None;
    }
    let hero = scene.layers.iter().find(|layer| layer.number == 2).map(|layer| &layer.text);
    let pictures = [scene.title.as_ref(), scene.visual.as_ref(), hero].into_iter().flatten();
    let first = pictures.clone().find_map(|text| Some((text, is_logo(text.as_str())?)));
    let mut all = pictures.chain(scene.directions.first());
    let (text, phrase) =
        first.or_else(|| all.find_map(|text| Some((text, shows_logo(text.as_str())?))))?;
    let at = phrase.as_ptr().addr().saturating_sub(text.as_str().as_ptr().addr());
    Some(
        report
            .finding(text.span_of(at..at + phrase.len()), "the video opens on a logo")
            .label("who made it, before what it is about")
            .note(NOTE)
            .help("open on what the video is about, and show the logo at the end"),
    )
}

/// The logo with which a picture begins; one that only stays in its corner is none.
fn is_logo(text: &str) -> Option<&str> {
    let phrase = begins_with(text, LOGO_FIRST)?;
    text.get(..phrase.len()).filter(|_| !text.contains("corner"))
}

/// The logo in the first words of a picture.
fn shows_logo(text: &str) -> Option<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '\'';
    let starts =
        text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).take(BEFORE_LOGO);
    for word in starts {
        if DENIALS.iter().any(|denial| is_head(word, denial)) {
            return None;
        }
        let at = word.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let rest = text.get(at..)?;
        if let Some(phrase) = begins_with(rest, LOGO_OPENINGS) {
            return rest.get(..phrase.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idle(text: &str) -> &str {
        text[..greeting(text)].trim_end()
    }

    #[test]
    fn greetings_end_where_something_is_said() {
        assert_eq!(
            idle("Hello everyone, and welcome to Acme. January was good."),
            "Hello everyone, and welcome to Acme."
        );
        assert_eq!(idle("Hi, I'm Sam. Half of all bread is wasted."), "Hi, I'm Sam.");
        assert_eq!(idle("Hey, half of all bread is wasted."), "Hey,");
        assert_eq!(idle("High prices? Not here."), "");
        assert_eq!(idle("Hallo zusammen! Der Kaffee ist bitter."), "Hallo zusammen!");
    }

    #[test]
    fn logos_at_the_beginning() {
        assert_eq!(is_logo("The logo FADES in on white"), Some("The logo"));
        assert_eq!(is_logo("Logos of forty customers"), None);
        assert_eq!(shows_logo("End card: the logo"), None);
        assert_eq!(shows_logo("An animated logo"), Some("animated logo"));
        assert_eq!(shows_logo("No logo, no greeting"), None);
        assert_eq!(shows_logo("People cross a square, then a logo"), None);
    }
}
