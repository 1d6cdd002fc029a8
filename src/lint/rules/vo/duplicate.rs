//! `vo/duplicate`

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::plan::Scene;
use crate::text::Text;

declare_rule! {
    /// The same narration stands in the script twice.
    ///
    /// Viewers hear a repetition as a mistake, and it usually is one: a scene was copied and its
    /// words were not replaced. Case and punctuation do not count; a refrain of a few words is fine.
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
    ///
    /// SCENE 2 — B-ROLL, STOCK (6s): The city
    /// VO: "January was a record month. Here is what happened."
    /// VISUAL: People cross a square in the morning sun.
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
    ///
    /// SCENE 2 — B-ROLL, STOCK (6s): The city
    /// VO: "Half of the people who signed up live here, and most of them walk to work."
    /// VISUAL: People cross a square in the morning sun.
    /// ```
    pub(crate) struct Duplicate("vo/duplicate") {
        severity: Warning,
        fix: None,
        many: "{n} scenes repeat the narration of another one" => "write what each of them is there to say",
        options: {
            /// Words from which on a repetition is no refrain.
            least_words: usize = 4,
        },
    }
}

/// Where a narration was first met.
struct First<'p> {
    scene: &'p Scene,
    text: &'p str,
    vo: &'p Text,
    range: Range<usize>,
}

impl Rule for Duplicate {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let mut known: HashMap<u64, First<'_>> = HashMap::new();
        for scene in &cx.plan.scenes {
            let Some(vo) = &scene.vo else { continue };
            let mut at = 0;
            // A line break parts the voiceover items of a scene.
            for text in vo.as_str().split('\n') {
                let range = at..at + text.len();
                at = range.end + 1;
                let Some(hash) = self.hash(text) else { continue };
                match known.get(&hash) {
                    Some(first) if same(first.text, text) => {
                        say(report, scene, (vo, range), first);
                    }
                    Some(_) => {}
                    None => {
                        known.insert(hash, First { scene, text, vo, range });
                    }
                }
            }
        }
    }
}

impl Duplicate {
    /// A number that the same words have in common; `None` for few words.
    fn hash(&self, text: &str) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        let mut count = 0;
        for word in words(text) {
            word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
            ' '.hash(&mut hasher);
            count += 1;
        }
        (count >= self.least_words).then(|| hasher.finish())
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text| words(text).flat_map(str::chars).flat_map(char::to_lowercase);
    letters(one).eq(letters(other))
}

fn say(
    report: &mut Sink<'_>,
    scene: &Scene,
    (vo, range): (&Text, Range<usize>),
    first: &First<'_>,
) {
    let (number, before) = (scene.label(), first.scene.label());
    let message = if number == before {
        format!("scene {number} says the same twice")
    } else {
        format!("scene {number} says the same as scene {before}")
    };
    let finding = report
        .finding(vo.span_of(range), message)
        .label("said before")
        .label_at(first.vo.span_of(first.range.clone()), "here for the first time")
        .note("viewers hear a repetition as a mistake in the edit")
        .help("write what this scene is there to say, or take it out");
    report.push(finding);
}
