//! From a scene's items to a planned scene.

use crate::ast::{self, Item, ItemKind, Medium, TimeValue, WrittenTime};
use crate::source::Span;
use crate::text::Text;
use crate::time::Time;

use super::expand::Expander;
use super::model::{Layer, Scene, SceneTime, ShownText};

/// What a script writes where nobody speaks.
const SILENCE: &[&str] =
    &["none", "no vo", "no voiceover", "silence", "silent", "n/a", "-", "–", "—"];

/// Works out one scene, all but its number and its times.
pub(super) fn scene(written: &ast::Scene, expander: &mut Expander<'_>) -> Scene {
    let heading = &written.heading;
    let mut scene = Scene {
        scene_type: heading.scene_type,
        title: heading.title.as_ref().map(|title| expander.expand(title)),
        visual: heading.visual.as_ref().map(|visual| expander.expand(visual)),
        span: written.span,
        heading: heading.span,
        ..Scene::default()
    };
    heading.media.iter().for_each(|medium| add_medium(&mut scene, medium));
    for item in &written.items {
        add_item(&mut scene, item, expander);
    }
    scene
}

/// The time of a scene: the heading's, else that of its first `DURATION:`.
pub(super) fn written_time(scene: &ast::Scene) -> Option<WrittenTime> {
    let item = scene.items.iter().find_map(|item| match &item.kind {
        ItemKind::Duration(time) => *time,
        _ => None,
    });
    scene.heading.time.or(item)
}

/// Lengths of all scenes that have a time.
///
/// Where every gap between neighbouring ranges is one second (`0–4`, `5–12`), the ranges are
/// inclusive: a scene lasts until the next one starts, and the last keeps end − start.
pub(super) fn lengths(times: &[Option<WrittenTime>]) -> Vec<Option<SceneTime>> {
    let range = |time: &Option<WrittenTime>| match time.map(|time| time.value) {
        Some(TimeValue::Range(start, end)) => Some((start, end)),
        _ => None,
    };
    let gaps = || {
        times.windows(2).filter_map(|pair| Some((range(pair.first()?)?.1, range(pair.last()?)?.0)))
    };
    let inclusive =
        gaps().next().is_some() && gaps().all(|(end, next)| next == end + Time::from_secs(1));
    let next_starts = times.iter().skip(1).map(range).chain([None]);
    times
        .iter()
        .zip(next_starts)
        .map(|(time, next)| {
            let time = (*time)?;
            Some(match time.value {
                TimeValue::Length(length) => SceneTime::new(length, None, time.span),
                TimeValue::Range(start, end) => {
                    let until = next.filter(|_| inclusive).map_or(end, |(next, _)| next);
                    SceneTime::new(until.saturating_sub(start), Some((start, end)), time.span)
                }
            })
        })
        .collect()
}

fn add_medium(scene: &mut Scene, medium: &Medium) {
    if !scene.uses(medium.kind) {
        scene.media.push(ast::Spanned::new(medium.kind, medium.span));
    }
    if let Some(asset) = medium.asset.as_ref().filter(|asset| !scene.assets.contains(asset)) {
        scene.assets.push(asset.clone());
    }
}

fn add_item(scene: &mut Scene, item: &Item, expander: &mut Expander<'_>) {
    match &item.kind {
        ItemKind::Voiceover(vo) => add_voiceover(scene, vo, item.span, expander),
        ItemKind::Direction(text) => scene.directions.push(expander.expand(text)),
        ItemKind::Layer { number, text } => {
            // A layer without a usable number follows the one before it.
            let number = number.unwrap_or_else(|| {
                scene.layers.last().map_or(1, |last| last.number.saturating_add(1).min(5))
            });
            scene.layers.push(Layer::new(number, expander.expand(text), item.span));
        }
        ItemKind::Visual(text) => join(&mut scene.visual, " ", &expander.expand(text)),
        ItemKind::Left(text) => join(&mut scene.left, " ", &expander.expand(text)),
        ItemKind::Right(text) => join(&mut scene.right, " ", &expander.expand(text)),
        ItemKind::Shown(shown) => scene.text.extend(shown_text(shown, expander)),
        ItemKind::LowerThird(shown) => {
            let shown = shown_text(shown, expander);
            if scene.lower_third.is_none() {
                scene.lower_third = shown;
            } else {
                scene.text.extend(shown);
            }
        }
        ItemKind::Media(media) => media.iter().for_each(|medium| add_medium(scene, medium)),
        ItemKind::Duration(_) => {}
        ItemKind::Transition(text) => {
            if scene.transition.is_none() {
                scene.transition = Some(expander.expand(text));
            }
        }
        ItemKind::Music(text) => join(&mut scene.music, " ", &expander.expand(text)),
        ItemKind::Sfx(text) => join(&mut scene.sfx, " ", &expander.expand(text)),
        ItemKind::Note(text) => scene.notes.push(expander.expand(text)),
    }
}

/// Several voiceover items are joined by a line break: a paragraph's pause stands between them.
fn add_voiceover(scene: &mut Scene, vo: &ast::Voiceover, span: Span, expander: &mut Expander<'_>) {
    if let Some(remark) = &vo.remark {
        scene.delivery.push(expander.expand(remark));
    }
    let text = expander.expand(&vo.text).trim();
    if is_silence(text.as_str()) {
        scene.silence = Some(span);
    } else if !text.is_empty() {
        join(&mut scene.vo, "\n", &text);
    }
}

/// Whether a voiceover says that nobody speaks.
pub(crate) fn is_silence(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')', '[', ']', '.', ' ']);
    SILENCE.iter().any(|word| inner.eq_ignore_ascii_case(word))
}

fn shown_text(shown: &ast::Shown, expander: &mut Expander<'_>) -> Option<ShownText> {
    let text = expander.expand(&shown.text).trim();
    let styling = shown.styling.as_ref().map(|styling| expander.expand(styling));
    (!text.is_empty()).then(|| ShownText::new(text, styling))
}

/// Adds a text to one that may not be there yet.
pub(super) fn join(held: &mut Option<Text>, joiner: &str, text: &Text) {
    if !text.is_empty() {
        held.get_or_insert_default().append(joiner, text);
    }
}
