//! What no body of the standard API has a place for.

use crate::plan::Scene;
use crate::source::Span;
use crate::target::{Job, Loss, Lost, Schema, field};
use crate::text::Text;

use super::board::{Board, Fate};
use super::{OF_ONE_SCENE, TARGET};

/// By how much a declared length may differ from that of the narration, in hundredths.
const TOLERANCE: u64 = 20;

pub(super) fn losses(job: &Job<'_>) -> Vec<Loss> {
    let board = Board::of(job);
    let mut losses = Vec::new();
    for (scene, (fate, _)) in job.plan.scenes.iter().zip(&board.fates) {
        of_fate(job, scene, *fate, &mut losses);
        of_length(scene, *fate, &mut losses);
        of_direction(scene, &mut losses);
    }
    of_files(job, &board, &mut losses);
    of_whole(job, &board, &mut losses);
    losses
}

fn of(scene: &Scene, field: &'static str, kind: Lost, span: Span, reason: String) -> Loss {
    Loss { scene: Some(scene.label()), field, reason, instead: LEFT_OUT, kind, span }
}

/// What becomes of most of it.
const LEFT_OUT: &str = "left out";

/// Narration and pictures.
fn of_fate(job: &Job<'_>, scene: &Scene, fate: Fate, losses: &mut Vec<Loss>) {
    let (field, kind, reason, instead) = match fate {
        Fate::Spoken | Fate::Pictured | Fate::Clipped => return,
        Fate::Silent => (
            "vo",
            Lost::Picture,
            "the presenter has nothing to say, and a scene lasts as long as its words",
            LEFT_OUT,
        ),
        Fate::Timeless => (
            "duration",
            Lost::Picture,
            "a picture without words stands as long as the scene, and that has no length",
            LEFT_OUT,
        ),
        Fate::ClippedThenSpoken => (
            "vo",
            Lost::Narration,
            "a clip keeps its own sound and takes no narration",
            "spoken by the presenter after the clip",
        ),
        Fate::Bare if job.plan.avatar_id.is_none() => (
            "scene",
            Lost::Picture,
            "there is no file to show, and no presenter to say its narration",
            LEFT_OUT,
        ),
        Fate::Bare => (
            "picture",
            Lost::Picture,
            "there is no file to show",
            "spoken by the presenter before a plain background",
        ),
        Fate::Nothing => {
            ("scene", Lost::Picture, "there is no file to show and nothing to say", LEFT_OUT)
        }
    };
    let spoken = scene.vo.as_ref().filter(|_| kind == Lost::Narration).map(Text::span);
    let span = spoken.unwrap_or(scene.heading);
    losses.push(Loss { instead, ..of(scene, field, kind, span, reason.to_owned()) });
}

/// A declared length that the narration does not fill.
fn of_length(scene: &Scene, fate: Fate, losses: &mut Vec<Loss>) {
    let Some(declared) = scene.declared.filter(|_| scene.vo.is_some()) else { return };
    if matches!(fate, Fate::Silent | Fate::Nothing) {
        return;
    }
    let (asked, spoken) = (declared.length.ms(), scene.speech.estimate.ms());
    if asked.abs_diff(spoken) * 100 > asked * TOLERANCE {
        let spoken = scene.speech.estimate.ceil_half_second();
        let length = declared.length;
        let reason = format!("{length} s are asked for, and the narration takes about {spoken} s");
        let loss = of(scene, "duration", Lost::Length, declared.span, reason);
        losses.push(Loss { instead: "as long as the narration", ..loss });
    }
}

/// Everything about look and sound.
fn of_direction(scene: &Scene, losses: &mut Vec<Loss>) {
    let mut lose = |field: &'static str, text: Option<&Text>| {
        if let Some(text) = text {
            let reason = "there is no field for it".to_owned();
            losses.push(of(scene, field, Lost::Direction, text.span(), reason));
        }
    };
    lose("directions", scene.directions.first());
    lose("delivery", scene.delivery.first());
    lose("visual", scene.visual.as_ref());
    lose("layers", scene.layers.first().map(|layer| &layer.text));
    lose("left", scene.left.as_ref());
    lose("right", scene.right.as_ref());
    lose("text", scene.text.first().map(|shown| &shown.text));
    lose("lower_third", scene.lower_third.as_ref().map(|shown| &shown.text));
    lose("transition", scene.transition.as_ref());
    lose("music", scene.music.as_ref());
    lose("sfx", scene.sfx.as_ref());
}

/// Files that no scene shows.
fn of_files(job: &Job<'_>, board: &Board, losses: &mut Vec<Loss>) {
    for (at, file) in job.plan.files.iter().enumerate() {
        if board.fates.iter().any(|(_, shown)| *shown == Some(at)) {
            continue;
        }
        let name = crate::optimize::attachments::name_of(file, at);
        let reason = match job.options.schema {
            Schema::Seed => format!("`{name}` has no place: this form shows presenters alone"),
            Schema::V3 => format!("`{name}` fills no B-roll scene"),
        };
        losses.push(Loss {
            scene: None,
            field: "files",
            reason,
            instead: "not sent",
            kind: Lost::File,
            span: file.span,
        });
    }
}

/// What holds for the whole video.
fn of_whole(job: &Job<'_>, board: &Board, losses: &mut Vec<Loss>) {
    let plan = job.plan;
    let mut lose = |field: &'static str, span: Span, reason: &str| {
        let reason = reason.to_owned();
        losses.push(Loss {
            scene: None,
            field,
            reason,
            instead: LEFT_OUT,
            kind: Lost::Direction,
            span,
        });
    };
    let no_field = "there is no field for it";
    if let Some(style) = &plan.style {
        let own = style.text.as_ref().map(Text::span);
        let span = Some(style.span).filter(|span| !span.is_empty()).or(own);
        lose("style", span.unwrap_or_default(), no_field);
    }
    for (field, text) in [
        ("music", &plan.sections.music),
        ("narration_style", &plan.sections.narration_style),
        ("avatar", &plan.sections.avatar),
    ] {
        if let Some(text) = text {
            lose(field, text.span(), no_field);
        }
    }
    if let Some(first) = plan.on_screen_text.first() {
        lose("on_screen_text", plan.on_screen_text_span.unwrap_or(first.text.span()), no_field);
    }
    if job.options.schema == Schema::Seed {
        for field in ["callback_url", "callback_id"] {
            if let Some(span) = plan.places.get(field) {
                lose(field, span, "the older form has no field for it");
            }
        }
    } else if board.shots.len() > 1 {
        for name in OF_ONE_SCENE {
            if field::own(plan, &TARGET).get(name).is_some_and(|value| !value.is_null()) {
                let span = plan.places.get(&format!("{}.{name}", TARGET.key)).unwrap_or_default();
                lose(name, span, "a video of several scenes has no field for it");
            }
        }
    }
}
