//! `timing/scene-count`

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::lint::context::{Context, seconds};
use crate::lint::options::OptionValue;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words;
use crate::plan::Scene;
use crate::time::Time;

declare_rule! {
    /// A video has unusually few or many scenes for its length.
    ///
    /// Scenes of twenty seconds lose the viewer, scenes of four are gone before they are understood.
    /// Usual are two to four scenes up to 35 seconds, five to seven up to 45, seven to nine up to 75
    /// and nine to thirteen up to 120. Longer videos are not looked at.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// duration: 90s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — A-ROLL: Close
    /// VO: "Most of them came because a friend told them to."
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// duration: 15s
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — A-ROLL: Hook
    /// VO: "January was a record month. Here is what happened."
    ///
    /// SCENE 2 — A-ROLL: Close
    /// VO: "Most of them came because a friend told them to."
    /// ```
    pub(crate) struct SceneCount("timing/scene-count") {
        severity: Info,
        fix: None,
        pedantic: true,
        options: {
            /// Triples: a length in seconds, and the fewest and most scenes of videos up to that length.
            bands: Bands = Bands(Cow::Borrowed(BANDS)),
        },
    }
}

const BANDS: &[[usize; 3]] = &[[35, 2, 4], [45, 5, 7], [75, 7, 9], [120, 9, 13]];

/// Seconds, and the fewest and most scenes of videos up to that length; shortest first.
#[derive(Clone, Debug)]
pub(crate) struct Bands(Cow<'static, [[usize; 3]]>);

impl OptionValue for Bands {
    const KIND: &'static str = "a list of [seconds, fewest, most]";

    fn schema() -> Value {
        json!({
            "type": "array",
            "items": {
                "type": "array",
                "items": { "type": "integer", "minimum": 0 },
                "minItems": 3,
                "maxItems": 3,
            },
        })
    }

    fn read(value: &Value) -> Option<Self> {
        let mut bands: Vec<[usize; 3]> = serde_json::from_value(value.clone()).ok()?;
        bands.sort_unstable();
        Some(Self(Cow::Owned(bands)))
    }

    fn show(&self) -> Value {
        serde_json::to_value(&self.0).unwrap_or_default()
    }
}

impl Rule for SceneCount {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        let plan = cx.plan;
        let count = plan.scenes.len();
        let length = plan.duration.map_or(plan.totals.seconds, |declared| declared.max);
        let Some((fewest, most)) = self.usual(length).filter(|_| count > 0) else { return };
        if (fewest..=most).contains(&count) {
            return;
        }
        let place = plan.duration.map(|declared| declared.span).filter(|span| !span.is_empty());
        let scenes = words::count(count, "scene");
        let each = Time::from_ms(length.ms() / count as u64);
        let (note, help) = if count < fewest {
            ("a picture that does not change for so long is a reason to leave", split(&plan.scenes))
        } else {
            ("scenes this short are gone before they are understood", join(&plan.scenes))
        };
        let finding = report
            .finding(
                place.unwrap_or_else(|| cx.top()),
                format!("{scenes} in {}, {fewest}–{most} are usual", seconds(length)),
            )
            .label(format!("{} a scene", seconds(each)))
            .note(note)
            .help(help);
        report.push(finding);
    }
}

impl SceneCount {
    /// The fewest and most scenes of a video of that length; `None` if it is longer than any known.
    fn usual(&self, length: Time) -> Option<(usize, usize)> {
        let band = self.bands.0.iter().find(|[most, ..]| length <= Time::from_secs(*most as u64));
        band.map(|[_, fewest, most]| (*fewest, *most))
    }
}

fn split(scenes: &[Scene]) -> String {
    let longest = scenes.iter().rev().max_by_key(|scene| scene.seconds);
    let name = longest.map_or_else(String::new, Scene::label);
    format!("split the longest, scene {name}, first")
}

fn join(scenes: &[Scene]) -> String {
    let shortest = scenes.iter().min_by_key(|scene| scene.seconds);
    let name = shortest.map_or_else(String::new, Scene::label);
    format!("join the shortest, scene {name}, with the one before or after it")
}
