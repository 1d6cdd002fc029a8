//! `vo/duplicate`

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::Scene;
use crate::source::Span;
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
    /// SCENE 2 — A-ROLL (6s): Why
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
    /// SCENE 1 — A-ROLL (6s): Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — B-ROLL, STOCK (10s): The city
    /// VO: "Half of the people who signed up live here, and most of them walk to work."
    /// VISUAL: People cross a square in the morning sun.
    /// ```
    pub(crate) struct Duplicate("vo/duplicate") {
        severity: Warning,
        fix: None,
        many: "{n} narrations are repeated" => "write what each scene is there to say",
        options: {
            /// Words that a repetition must have to be no refrain.
            least_words: usize = 4,
        },
    }
}

/// A narration, or a part of one that stands in a `VO` of its own.
struct Narration<'p> {
    scene: &'p Scene,
    vo: &'p Text,
    range: Range<usize>,
}

impl<'p> Narration<'p> {
    fn text(&self) -> &'p str {
        self.vo.as_str().get(self.range.clone()).unwrap_or_default()
    }

    fn span(&self) -> Span {
        self.vo.span_of(self.range.clone())
    }
}

impl Rule for Duplicate {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let narrations: Vec<Narration<'_>> = cx.plan.scenes.iter().flat_map(narrations).collect();
        if !may_repeat(&narrations) {
            return;
        }
        let mut known: HashMap<u64, Narration<'_>> = HashMap::new();
        // By what they repeat, in source order.
        let mut repeated: BTreeMap<(u32, usize), (u64, Vec<Narration<'_>>)> = BTreeMap::new();
        for narration in narrations {
            let Some(hash) = self.hash(narration.text()) else { continue };
            let Some(first) = known.get(&hash) else {
                known.insert(hash, narration);
                continue;
            };
            if same(first.text(), narration.text()) {
                let key = (first.scene.index, first.range.start);
                repeated.entry(key).or_insert_with(|| (hash, Vec::new())).1.push(narration);
            }
        }
        for (hash, again) in repeated.values() {
            let finding = known.get(hash).and_then(|first| finding(report, first, again));
            if let Some(finding) = finding {
                report.push(finding);
            }
        }
    }
}

/// The narrations of a scene: a line break parts its voiceover items.
fn narrations(scene: &Scene) -> impl Iterator<Item = Narration<'_>> {
    scene.vo.iter().flat_map(move |vo| {
        let mut at = 0;
        vo.as_str().split('\n').map(move |text| {
            let range = at..at + text.len();
            at = range.end + 1;
            Narration { scene, vo, range }
        })
    })
}

/// Whether two narrations may have the same letters: in most scripts already their sums differ.
fn may_repeat(narrations: &[Narration<'_>]) -> bool {
    let mut sums: Vec<u32> = narrations.iter().map(|narration| sum(narration.text())).collect();
    sums.sort_unstable();
    sums.windows(2).any(|pair| pair.first() == pair.last())
}

/// The sum of a text's letters and digits, whatever their case.
fn sum(text: &str) -> u32 {
    if text.is_ascii() {
        let of =
            |byte: u8| if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { 0 };
        return text.bytes().map(|byte| u32::from(of(byte))).sum();
    }
    let letters = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    letters.fold(0, |sum: u32, letter| sum.wrapping_add(u32::from(letter)))
}

/// The numbers of the hash of Fowler, Noll and Vo with 64 bits.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

impl Duplicate {
    /// A number that the same words have in common; `None` for few words.
    fn hash(&self, text: &str) -> Option<u64> {
        let (mut count, mut hash) = (0, FNV_START);
        let mut add = |letter: char| hash = (hash ^ u64::from(letter)).wrapping_mul(FNV_PRIME);
        for word in words::all(text) {
            if word.is_ascii() {
                word.bytes().for_each(|byte| add(byte.to_ascii_lowercase().into()));
            } else {
                word.chars().flat_map(char::to_lowercase).for_each(&mut add);
            }
            add(' ');
            count += 1;
        }
        (count >= self.least_words).then_some(hash)
    }
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text| words::all(text).flat_map(str::chars).flat_map(char::to_lowercase);
    letters(one).eq(letters(other))
}

/// Most repetitions that are shown: with more, nobody reads any.
const MOST_SHOWN: usize = 30;

fn finding(
    report: &Sink<'_>,
    first: &Narration<'_>,
    again: &[Narration<'_>],
) -> Option<Diagnostic> {
    let (second, others) = again.split_first()?;
    let before = first.scene.label();
    let mut names: Vec<String> = again.iter().map(|other| other.scene.label()).collect();
    names.dedup();
    let message = match names.as_slice() {
        [one] if *one == before => format!("scene {one} says the same more than once"),
        [one] => format!("scene {one} says the same as scene {before}"),
        [_, _] | [_, _, _] => {
            format!("scenes {} say the same as scene {before}", words::list(&names))
        }
        _ => format!("{} scenes say the same as scene {before}", names.len()),
    };
    let finding = report
        .finding(second.span(), message)
        .label("said before")
        .label_at(first.span(), "here for the first time")
        .note("viewers hear a repetition as a mistake in the edit")
        .help("write what this scene is there to say, or take it out");
    let others = others.iter().take(MOST_SHOWN);
    Some(others.fold(finding, |finding, other| finding.label_at(other.span(), "and again")))
}
