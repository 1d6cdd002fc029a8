//! How much of a script was read right.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use shotlist::plan::{Plan, Scene};

/// What was compared, how often, and what was wrong.
#[derive(Default)]
pub(crate) struct Score {
    counts: BTreeMap<&'static str, (u32, u32)>,
    pub(crate) log: String,
}

impl Score {
    /// Counts one comparison; `wrong` says what was found and what was expected.
    fn count(&mut self, what: &'static str, right: bool, wrong: impl FnOnce() -> String) {
        let (held, of) = self.counts.entry(what).or_default();
        *of += 1;
        *held += u32::from(right);
        if !right {
            let _ = writeln!(self.log, "{what}: {}", wrong());
        }
    }

    /// The share of right ones, in percent.
    pub(crate) fn percent(&self, what: &str) -> f64 {
        let (right, of) = self.counts[what];
        100.0 * f64::from(right) / f64::from(of)
    }

    /// One line for everything that was compared.
    pub(crate) fn summary(&self) -> String {
        self.counts.iter().fold(String::new(), |mut text, (what, (right, of))| {
            let _ = writeln!(text, "{what}: {right}/{of}");
            text
        })
    }

    /// Compares one video with what a reader expects of it.
    pub(crate) fn video(&mut self, name: &str, plan: Option<&Plan>, expected: &Value) {
        let wanted = list(expected, "scenes");
        let scenes = plan.map_or(&[][..], |plan| plan.scenes.as_slice());
        for scene in scenes.iter().skip(wanted.len()) {
            self.count("scenes", false, || format!("{name}: one too many: {:?}", scene.title));
        }
        for (at, expected) in wanted.iter().enumerate() {
            let here = format!("{name}:{}", at + 1);
            self.count("scenes", at < scenes.len(), || format!("{here}: missing"));
            if let Some(scene) = scenes.get(at) {
                self.scene(&here, scene, expected);
            }
        }
        if let Some(total) = expected["total_seconds"].as_f64() {
            let found = plan.and_then(|plan| plan.duration).map(|length| length.min.seconds());
            self.count("total", found == Some(total), || format!("{name}: {found:?} for {total}"));
        }
    }

    fn scene(&mut self, here: &str, scene: &Scene, expected: &Value) {
        let seconds = scene.declared.map(|time| time.length.seconds());
        let wanted = expected["seconds"].as_f64();
        self.count("times", seconds == wanted, || format!("{here}: {seconds:?} for {wanted:?}"));
        let said = spoken(&scene.vo.as_ref().map(ToString::to_string).unwrap_or_default());
        let wanted = spoken(text(&expected["vo"]));
        self.count("narration", said == wanted, || format!("{here}:\n  {said}\n  {wanted}"));
        if let Some(number) = expected["number"].as_u64() {
            let held = u64::from(scene.number);
            self.count("numbers", held == number, || format!("{here}: {held} for {number}"));
        }
        if let Some(title) = expected["title"].as_str() {
            let held = scene.title.as_ref().map(ToString::to_string).unwrap_or_default();
            let right = bare(&held) == bare(title);
            self.count("titles", right, || format!("{here}: {held:?} for {title:?}"));
        }
        if let Some(kind) = expected["type"].as_str() {
            let held = scene.scene_type.map(|kind| kind.value.as_str().to_lowercase());
            self.count("types", held.as_deref() == Some(kind), || format!("{here}: {held:?}"));
        }
        self.seen(here, scene, expected);
    }

    fn seen(&mut self, here: &str, scene: &Scene, expected: &Value) {
        let strings: Vec<String> = scene
            .text
            .iter()
            .chain(&scene.lower_third)
            .map(|shown| spaced(shown.text.as_ref()))
            .collect();
        for wanted in list(expected, "shown").iter().map(|wanted| spaced(text(wanted))) {
            self.count("strings", strings.contains(&wanted), || {
                format!("{here}: {strings:?} for {wanted:?}")
            });
        }
        let picture = picture(scene);
        for wanted in list(expected, "visual_contains").iter().map(text) {
            self.count("pictures", picture.contains(wanted), || {
                format!("{here}: {picture} for {wanted:?}")
            });
        }
    }

    /// Holds what must be kept outside of the narration, and what must not be spoken, against everything.
    pub(crate) fn kept(&mut self, name: &str, plans: &[Plan], expected: &Value) {
        let all: String =
            plans.iter().map(|plan| spaced(&serde_json::to_string(plan).expect("JSON"))).collect();
        for wanted in list(expected, "notes_contain").iter().map(text) {
            let quoted = serde_json::to_string(&spaced(wanted)).expect("JSON");
            let right = all.contains(quoted.trim_matches('"'));
            self.count("kept", right, || format!("{name}: {wanted:?} is lost"));
        }
        let said: String = plans
            .iter()
            .flat_map(|plan| &plan.scenes)
            .filter_map(|scene| scene.vo.as_ref())
            .map(ToString::to_string)
            .collect();
        for silent in list(expected, "not_spoken").iter().map(text) {
            self.count("silent", !said.contains(silent), || {
                format!("{name}: {silent:?} is spoken")
            });
        }
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Every run of white space, of any script, as one space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without the marks that a heading does not keep.
fn bare(title: &str) -> String {
    let title = title.replace("(continued)", "");
    spaced(title.trim_end_matches(['?', '!', '？', '！']))
}

/// Without directions, which are not spoken.
fn spoken(text: &str) -> String {
    let mut depth = 0_i32;
    let letters = text.chars().filter(|letter| {
        let closes = matches!(letter, ']' | ')' | '）' | '】');
        depth += i32::from(matches!(letter, '[' | '(' | '（' | '【')) - i32::from(closes);
        depth <= 0 && !closes
    });
    spaced(&letters.collect::<String>())
}

/// Everything that says what is seen in a scene.
fn picture(scene: &Scene) -> String {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let one = [&scene.visual, &scene.left, &scene.right, &scene.title].into_iter().flatten();
    let all = one.chain(layers).chain(&scene.directions).chain(&scene.delivery);
    all.map(ToString::to_string).collect::<Vec<_>>().join(" / ")
}
