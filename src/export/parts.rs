//! What documents for people are made of: settings, sections, and the items of a scene under their
//! canonical labels.

use crate::ast::MediaKind;
use crate::format::{clock, figure, remarked};
use crate::plan::{Declared, Plan, Scene, ScreenText, ScriptMode, ShownText};
use crate::text::Text;
use crate::time::Time;

use super::text::line;

/// Quotation marks that a string may be put in, the usual first.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('「', '」')];

/// A scene's item: its label and its value, which is quoted where it is literal.
pub(super) struct Part {
    /// `VO`, `LAYER 2`; `None` for a direction, which stands in brackets.
    pub(super) label: Option<String>,
    pub(super) value: String,
}

impl Part {
    fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: Some(label.into()), value: value.into() }
    }

    fn text(label: &str, text: &Text) -> Self {
        Self::new(label, line(text.as_str()))
    }

    /// `LABEL: value` or `[direction]`.
    pub(super) fn print(&self) -> String {
        self.escaped(str::to_owned)
    }

    /// The same with texts as a format writes them.
    pub(super) fn escaped(&self, escape: fn(&str) -> String) -> String {
        let value = escape(&self.value);
        match &self.label {
            // A colon in the remark of a `VO (…)` does not end the label.
            Some(label) => format!("{}: {value}", escape(label).replace(':', "\\:")),
            None => format!("[{value}]"),
        }
    }
}

/// The settings that the script may have given, by their names in the front matter; not the title.
pub(super) fn settings(plan: &Plan) -> Vec<(&'static str, String)> {
    let text = |text: &Option<Text>| text.as_ref().map(|text| line(text.as_str()));
    let style = plan.style.as_ref().and_then(|style| text(&style.name));
    let profile = Some(&plan.profile).filter(|name| !name.is_empty() && *name != "auto");
    let verbatim = plan.script == ScriptMode::Verbatim;
    [
        ("duration", plan.duration.map(|duration| length(&duration))),
        ("language", Some(line(&plan.language)).filter(|tag| !tag.is_empty())),
        ("pace", (plan.pace > 0.0).then(|| plan.pace.to_string())),
        ("style", style),
        ("profile", profile.map(|name| line(name))),
        ("script", verbatim.then(|| "verbatim".to_owned())),
        ("orientation", plan.orientation.map(|shape| shape.as_str().to_owned())),
        ("avatar_id", text(&plan.avatar_id)),
        ("voice_id", text(&plan.voice_id)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

/// `75s`, `about 75s`, `90–120s`.
fn length(duration: &Declared) -> String {
    let seconds = |time: Time| figure(time.ms(), 1);
    match duration {
        Declared { min, max, .. } if min != max => format!("{}–{}s", seconds(*min), seconds(*max)),
        Declared { max, approximate: true, .. } => format!("about {}s", seconds(*max)),
        Declared { max, .. } => format!("{}s", seconds(*max)),
    }
}

/// The sections by label in canonical order; the list of on-screen strings is [`screen_text`].
pub(super) fn sections(plan: &Plan) -> Vec<(&'static str, String)> {
    plan.labelled_sections().map(|(label, text)| (label, line(text.as_str()))).collect()
}

/// `"STRING"`, `"STRING" — attribution`
pub(super) fn screen_text(entry: &ScreenText) -> String {
    let behind = entry.attribution.as_ref().map(|name| format!("— {}", line(name.as_str())));
    quoted(&entry.text, behind.as_deref())
}

/// `A-ROLL, MOTION GRAPHICS, ASSET logo`; empty if nothing is written.
pub(super) fn kinds(scene: &Scene) -> String {
    let kind = scene.scene_type.map(|written| written.value.as_str().to_owned());
    let media = scene.media.iter().flat_map(|medium| match medium.value {
        MediaKind::Asset if !scene.assets.is_empty() => scene.assets.iter().map(asset).collect(),
        kind => vec![kind.as_str().to_owned()],
    });
    kind.into_iter().chain(media).collect::<Vec<_>>().join(", ")
}

/// `ASSET logo`, `ASSET "team photo.png"`
fn asset(name: &Text) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
    let name = name.as_str();
    let kind = MediaKind::Asset.as_str();
    if name.chars().all(plain) {
        format!("{kind} {name}")
    } else {
        format!("{kind} \"{}\"", line(name).replace('"', ""))
    }
}

/// The written range: `0:08–0:20`.
pub(super) fn range(scene: &Scene) -> Option<String> {
    let time = scene.declared?;
    Some(span(time.start?, time.end?))
}

/// `0:08–0:20`
pub(super) fn span(start: Time, end: Time) -> String {
    format!("{}–{}", clock(start), clock(end))
}

/// Seconds with as many decimals as it takes.
pub(super) fn seconds(time: Time) -> String {
    figure(time.ms(), 1)
}

/// What is seen: directions, pictures, on-screen strings, the transition, notes.
pub(super) fn picture(scene: &Scene) -> Vec<Part> {
    let mut parts = directions(scene);
    parts.extend(images(scene));
    parts.extend(shown(scene));
    parts.extend(scene.transition.iter().map(|text| Part::text("TRANSITION", text)));
    parts.extend(scene.notes.iter().map(|text| Part::text("NOTE", text)));
    parts
}

pub(super) fn directions(scene: &Scene) -> Vec<Part> {
    let direction = |text: &Text| Part { label: None, value: line(text.as_str()) };
    scene.directions.iter().map(direction).collect()
}

/// The picture, the layers, the sides of an overlay.
pub(super) fn images(scene: &Scene) -> Vec<Part> {
    let mut parts: Vec<Part> = scene.visual.iter().map(|text| Part::text("VISUAL", text)).collect();
    let layer =
        |layer: &crate::plan::Layer| Part::text(&format!("LAYER {}", layer.number), &layer.text);
    parts.extend(scene.layers.iter().map(layer));
    parts.extend(scene.left.iter().map(|text| Part::text("LEFT", text)));
    parts.extend(scene.right.iter().map(|text| Part::text("RIGHT", text)));
    parts
}

/// On-screen strings and the lower third.
pub(super) fn shown(scene: &Scene) -> Vec<Part> {
    let part = |label, shown: &ShownText| {
        let styling = shown.styling.as_ref().map(|styling| line(styling.as_str()));
        Part::new(label, quoted(&shown.text, styling.as_deref()))
    };
    let mut parts: Vec<Part> = scene.text.iter().map(|shown| part("TEXT", shown)).collect();
    parts.extend(scene.lower_third.iter().map(|shown| part("LOWER-THIRD", shown)));
    parts
}

/// A string in marks of which none closes behind it.
fn quoted(text: &Text, behind: Option<&str>) -> String {
    let rest = behind.unwrap_or_default();
    let free = QUOTES.iter().find(|(_, close)| !rest.contains(*close));
    let (open, close) = free.unwrap_or(&('"', '"'));
    let space = if rest.is_empty() { "" } else { " " };
    format!("{open}{}{close}{space}{rest}", line(text.as_str()))
}

/// The narration piece by piece, each with how it is spoken. The plan has joined the pieces by line
/// breaks, and the remarks behind their labels in order.
pub(super) fn speeches(scene: &Scene) -> Vec<(Option<String>, String)> {
    let vo = scene.vo.as_ref().map_or("", Text::as_str);
    let mut pieces: Vec<(Option<String>, String)> =
        vo.split('\n').filter(|piece| !piece.is_empty()).map(|piece| (None, line(piece))).collect();
    let last = pieces.len().saturating_sub(1);
    for (at, delivery) in scene.delivery.iter().enumerate() {
        let Some((remark, _)) = pieces.get_mut(at.min(last)) else { break };
        let delivery = line(delivery.as_str());
        *remark = Some(match remark.take() {
            Some(earlier) => format!("{earlier}; {delivery}"),
            None => delivery,
        });
    }
    pieces
}

/// What is heard: the narration, music, sound effects.
pub(super) fn sound(scene: &Scene) -> Vec<Part> {
    let speech = |(remark, text): (Option<String>, String)| {
        let label = remark.map_or_else(|| "VO".to_owned(), |remark| remarked("VO", &remark));
        Part::new(label, format!("\"{text}\""))
    };
    let mut parts: Vec<Part> = speeches(scene).into_iter().map(speech).collect();
    if parts.is_empty() && scene.silence.is_some() {
        parts.push(Part::new("VO", "none"));
    }
    parts.extend(background(scene));
    parts
}

/// Music and sound effects.
pub(super) fn background(scene: &Scene) -> Vec<Part> {
    let mut parts: Vec<Part> = scene.music.iter().map(|text| Part::text("MUSIC", text)).collect();
    parts.extend(scene.sfx.iter().map(|text| Part::text("SFX", text)));
    parts
}
