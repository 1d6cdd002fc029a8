//! A scene with all that is said of it.

use serde::Serialize;

use super::findings::{Findings, Found};
use super::frame::{self, Film, Frame};
use super::palette::{Tone, hex, ink_on, joined};
use super::timeline::{over, percent};
use super::words::{Told, Words};
use crate::ast::{MediaKind, SceneType};
use crate::lint::counted;
use crate::plan::{Layer, Role, Scene, ShownText};
use crate::source::Source;
use crate::text::Text;
use crate::time::Time;

/// Most colours that a card lists.
const MOST_SWATCHES: usize = 6;

/// What layers are for, from the background on.
const LAYERS: [&str; 5] = ["Background", "Hero", "Supporting", "Information", "Effects"];

/// A scene's type as the page tells it: by colour, pattern and letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Kind {
    /// `a`, `b`, `o` or `n`: the class in the stylesheet.
    pub(super) class: &'static str,
    /// The letter.
    pub(super) letter: &'static str,
    /// `A-roll`
    pub(super) name: &'static str,
}

impl Kind {
    /// Every type, as they are listed.
    pub(super) const ALL: [Self; 4] = [
        Self { class: "a", letter: "A", name: "A-roll" },
        Self { class: "b", letter: "B", name: "B-roll" },
        Self { class: "o", letter: "O", name: "Overlay" },
        Self { class: "n", letter: "–", name: "No type" },
    ];

    /// The type of a scene.
    pub(super) fn of(scene: &Scene) -> Self {
        let [a_roll, b_roll, overlay, none] = Self::ALL;
        match scene.scene_type.map(|written| written.value) {
            Some(SceneType::ARoll) => a_roll,
            Some(SceneType::BRoll) => b_roll,
            Some(SceneType::Overlay) => overlay,
            None => none,
        }
    }

    /// The type that has most of the time of some scenes.
    pub(super) fn longest(scenes: &[Scene]) -> Self {
        let time = |kind: &Self| -> Time {
            let alike = scenes.iter().filter(|scene| Self::of(scene) == *kind);
            alike.map(|scene| scene.seconds.max(Time::from_ms(1))).sum()
        };
        let [first, ..] = Self::ALL;
        Self::ALL.into_iter().rev().max_by_key(time).unwrap_or(first)
    }
}

/// A card.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card<'a> {
    /// Count from 1; names the card's place on the page.
    index: u32,
    /// The written number.
    label: String,
    kind: Kind,
    title: Option<Words<'a>>,
    /// `Hook`, `Close`
    role: Option<&'static str>,
    media: Vec<String>,
    start: String,
    end: String,
    seconds: String,
    /// Whether the script gives the length; otherwise it is that of the speech.
    declared: bool,
    risk: Option<&'static str>,
    frame: Frame<'a>,
    swatches: Vec<Swatch>,
    narration: Option<Words<'a>>,
    delivery: Vec<Words<'a>>,
    silent: bool,
    meter: Meter,
    directions: Vec<Told<'a>>,
    /// Picture, left, right: what they are called and say.
    pictures: Vec<(&'static str, Told<'a>)>,
    layers: Vec<Sheet<'a>>,
    strings: Vec<(&'static str, Words<'a>, Option<Told<'a>>)>,
    sounds: Vec<(&'static str, Told<'a>)>,
    notes: Vec<Words<'a>>,
    transition: Option<Words<'a>>,
    findings: Vec<Found>,
}

/// A colour as a chip.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Swatch {
    pub(super) hex: String,
    /// Black or white, to be read on it.
    pub(super) ink: String,
    pub(super) name: String,
    pub(super) role: String,
}

impl Swatch {
    pub(super) fn new(tone: &Tone) -> Self {
        Self {
            hex: hex(tone.rgb),
            ink: hex(ink_on(tone.rgb)),
            name: tone.name.clone(),
            role: tone.role.clone(),
        }
    }
}

/// Speech against time, in percent of the longer one.
#[derive(Clone, Debug, Serialize)]
struct Meter {
    /// The scene.
    room: f64,
    /// Speech inside it.
    speech: f64,
    /// Speech past its end.
    over: f64,
    /// `7.2 s`
    spoken: String,
    /// `6.5–8.1 s`: from a quick narrator to a slow one.
    spread: String,
    /// `0.8 s`, if it is too much.
    excess: Option<String>,
    /// `21 words · 158 wpm`: the latter if the script gives the length.
    words: String,
}

/// A layer.
#[derive(Clone, Debug, Serialize)]
struct Sheet<'a> {
    number: u8,
    name: &'static str,
    text: Told<'a>,
}

/// Makes the card of a scene.
pub(super) fn card<'a>(
    scene: &Scene,
    film: Film<'_, 'a>,
    findings: &Findings<'_>,
    source: &Source,
) -> Card<'a> {
    let tongue = film.tongue;
    let told = |texts: &[Text]| texts.iter().map(|text| tongue.picture(text.as_str())).collect();
    Card {
        index: scene.index,
        label: scene.label(),
        kind: Kind::of(scene),
        title: scene.title.as_ref().map(|title| tongue.spoken(title.as_str())),
        role: scene.role.map(role),
        media: scene.media.iter().map(|medium| medium_name(medium.value).to_owned()).collect(),
        start: clock(scene.start),
        end: clock(scene.start + scene.seconds),
        seconds: scene.seconds.to_string(),
        declared: scene.declared.is_some(),
        risk: scene.short_b_roll(),
        frame: frame::frame(scene, film),
        swatches: swatches(scene, film),
        narration: scene.vo.as_ref().map(|vo| tongue.spoken(vo.as_str())),
        delivery: scene.delivery.iter().map(|text| tongue.told(text.as_str())).collect(),
        silent: scene.silence.is_some(),
        meter: meter(scene, tongue.counts_characters()),
        directions: told(&scene.directions),
        pictures: pictures(scene, film),
        layers: scene.layers.iter().map(|layer| sheet(layer, film)).collect(),
        strings: strings(scene, film),
        sounds: sounds(scene, film),
        notes: scene.notes.iter().map(|note| tongue.told(note.as_str())).collect(),
        transition: scene.transition.as_ref().map(|text| tongue.told(text.as_str())),
        findings: findings.of(scene, source),
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Hook => "Hook",
        Role::Close => "Close",
    }
}

const fn medium_name(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::MotionGraphics => "Motion graphics",
        MediaKind::Stock => "Stock",
        MediaKind::AiGenerated => "AI-generated",
        MediaKind::Asset => "Asset",
    }
}

/// The colours that a scene names.
fn swatches(scene: &Scene, film: Film<'_, '_>) -> Vec<Swatch> {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let texts = layers.chain(&scene.visual).chain(&scene.left).chain(&scene.right);
    let named = film.palette.named_in(&joined(texts.chain(&scene.directions)));
    named.iter().take(MOST_SWATCHES).map(Swatch::new).collect()
}

fn words(scene: &Scene, counts_characters: bool) -> String {
    let count = scene.speech.words as usize;
    let (unit, rate) = if counts_characters { ("character", "a minute") } else { ("word", "wpm") };
    let rate = scene.wpm().map_or_else(String::new, |wpm| format!(" · {wpm:.0} {rate}"));
    format!("{}{rate}", counted(count, unit))
}

fn meter(scene: &Scene, counts_characters: bool) -> Meter {
    let speech = scene.speech;
    let scale = scene.seconds.max(speech.estimate).max(Time::from_ms(1));
    let excess = over(scene);
    Meter {
        room: percent(scene.seconds, scale),
        speech: percent(speech.estimate.min(scene.seconds), scale),
        over: percent(excess, scale),
        spoken: speech.estimate.to_string(),
        spread: format!("{}–{}", speech.quick, speech.slow),
        excess: (excess > Time::ZERO).then(|| excess.to_string()),
        words: words(scene, counts_characters),
    }
}

fn pictures<'a>(scene: &Scene, film: Film<'_, 'a>) -> Vec<(&'static str, Told<'a>)> {
    let all = [("Picture", &scene.visual), ("Left", &scene.left), ("Right", &scene.right)];
    let said = all.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    said.map(|(name, text)| (name, film.tongue.picture(text.as_str()))).collect()
}

fn sheet<'a>(layer: &Layer, film: Film<'_, 'a>) -> Sheet<'a> {
    let name = LAYERS.get(usize::from(layer.number).saturating_sub(1)).copied();
    Sheet {
        number: layer.number,
        name: name.unwrap_or_default(),
        text: film.tongue.picture(layer.text.as_str()),
    }
}

fn strings<'a>(
    scene: &Scene,
    film: Film<'_, 'a>,
) -> Vec<(&'static str, Words<'a>, Option<Told<'a>>)> {
    let string = |name, shown: &ShownText| {
        let styling = shown.styling.as_ref().map(|text| film.tongue.picture(text.as_str()));
        (name, film.tongue.spoken(shown.text.as_str()), styling)
    };
    let texts = scene.text.iter().map(|shown| string("Text", shown));
    texts.chain(scene.lower_third.as_ref().map(|shown| string("Lower third", shown))).collect()
}

fn sounds<'a>(scene: &Scene, film: Film<'_, 'a>) -> Vec<(&'static str, Told<'a>)> {
    let all = [("Music", &scene.music), ("Sound", &scene.sfx)];
    let said = all.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    said.map(|(name, text)| (name, film.tongue.picture(text.as_str()))).collect()
}

/// A moment: `0:08`, `1:02:30`, with tenths of a second where there are any.
pub(super) fn clock(time: Time) -> String {
    let tenths = (time.ms() + 50) / 100;
    let (seconds, tenth) = (tenths / 10, tenths % 10);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = if tenth == 0 { String::new() } else { format!(".{tenth}") };
    match hours {
        0 => format!("{minutes}:{seconds:02}{fraction}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_people_write_them() {
        let shown = [0, 8_000, 8_540, 62_000, 3_750_000].map(|ms| clock(Time::from_ms(ms)));
        assert_eq!(shown, ["0:00", "0:08", "0:08.5", "1:02", "1:02:30"]);
    }
}
