//! A script to start from: the parts of a kind, with a remark on what each has to do.

use crate::ast::{MediaKind, SceneType};
use crate::style::{DEFAULT, builtin};

use super::kind::{Kind, Section, Start};
use super::music;
use super::write::{Scene, Script};

/// What marks a text that the author has to write; `check` finds it until it is gone.
const TO_DO: &str = "TODO:";

/// A commented script of a kind, with placeholders where its author has to write.
///
/// `check` finds nothing in it but these placeholders.
pub fn starter(kind: &Kind) -> String {
    let style = builtin(DEFAULT).cloned().unwrap_or_default();
    let orientation = kind.orientation.map_or("landscape", |shape| shape.as_str());
    let scenes = kind.sections.iter().flat_map(|section| {
        let starts = section.start.iter().enumerate();
        starts.map(move |(at, start)| (section, at, start))
    });
    let mut count = std::collections::BTreeMap::new();
    let mut scenes: Vec<Scene> = scenes
        .enumerate()
        .map(|(number, (section, at, start))| {
            let turn = count.entry(&section.name).or_insert(0);
            *turn += 1;
            let cut =
                style.transitions.allowed.get(number % style.transitions.allowed.len().max(1));
            scene(section, at, *turn, start, cut.map(|cut| super::capitalized(cut)))
        })
        .collect();
    if let Some(last) = scenes.last_mut() {
        last.transition = None;
    }
    let portrait = orientation == "portrait";
    if portrait {
        scenes.iter_mut().for_each(upright);
    }
    let script = Script {
        front: vec![
            ("title", format!("{TO_DO} a title of a few words")),
            ("duration", format!("{}s", kind.seconds)),
            ("language", "en".to_owned()),
            ("style", DEFAULT.to_owned()),
            ("orientation", orientation.to_owned()),
        ],
        remarks: remarks(kind),
        head: vec![
            ("FORMAT", super::format_line(kind, kind.seconds as u32, portrait, "English")),
            ("THESIS", format!("{TO_DO} the one thing that viewers are to take away")),
            ("TONE", kind.tone.clone()),
            ("AUDIENCE", format!("{TO_DO} who watches, and what they know already")),
        ],
        on_screen: Vec::new(),
        scenes,
        tail: vec![
            ("MUSIC", music(style.motion.energy).to_owned()),
            ("NARRATION STYLE", kind.narration_style.clone()),
        ],
    };
    script.text()
}

fn remarks(kind: &Kind) -> Vec<String> {
    let parts: Vec<String> = kind.sections.iter().map(|section| section.name.clone()).collect();
    vec![
        format!("{}: {}.", kind.title, kind.summary),
        format!("Its parts are {}.", parts.join(", ")),
        format!(
            "Write what each TODO asks for in its place; `shotlist check` finds those that are left."
        ),
        "About two and a half words are spoken in a second: `shotlist stats` shows what fits."
            .to_owned(),
        "A look of its own: `shotlist styles list`, or `shotlist styles suggest` with this file."
            .to_owned(),
    ]
}

fn scene(section: &Section, at: usize, turn: usize, start: &Start, cut: Option<String>) -> Scene {
    let counted = section.title.contains("{n}");
    let titled = at == 0 || counted;
    let title = section.title.replace("{n}", &turn.to_string());
    let (media, items) = pictures(start);
    let direction = match start.scene_type {
        SceneType::ARoll => section.direction.clone(),
        SceneType::BRoll => String::new(),
        SceneType::Overlay => "Presenter left, content right".to_owned(),
    };
    let words = start.seconds * 5 / 2;
    Scene {
        remark: Some(format!("{}: about {words} words.", title_of(section))),
        kind: start.scene_type,
        media,
        seconds: start.seconds as u32,
        title: titled.then_some(title),
        direction,
        vo: format!("{TO_DO} {}.", start.ask),
        items,
        transition: cut,
    }
}

fn title_of(section: &Section) -> String {
    super::capitalized(&section.name)
}

/// What is shown while the author's words are spoken.
fn pictures(start: &Start) -> (Vec<MediaKind>, Vec<(String, String)>) {
    let show = |text: &str| format!("{TO_DO} {text}");
    match start.scene_type {
        SceneType::ARoll => (Vec::new(), Vec::new()),
        SceneType::BRoll => {
            (vec![MediaKind::Stock], vec![("VISUAL".to_owned(), show(&start.show))])
        }
        SceneType::Overlay => {
            let text = format!("\"{}\" SLIDES in, large.", show(&start.figure));
            (vec![MediaKind::MotionGraphics], vec![("RIGHT".to_owned(), text)])
        }
    }
}

/// In an upright picture nothing stands side by side.
fn upright(scene: &mut Scene) {
    if scene.kind != SceneType::Overlay {
        return;
    }
    "Presenter below, content above".clone_into(&mut scene.direction);
    for (label, _) in &mut scene.items {
        "VISUAL".clone_into(label);
    }
}
