//! A screenplay in the Fountain format, to read and to read back.
//!
//! ```text
//! Title: …                            title page: the title and the settings, a line each,
//! Avatar_id: …                        by their keys with a capital
//!
//! [[FORMAT: …]]                       sections
//! [[ON-SCREEN TEXT: "…" — …]]         an entry of the list each
//!
//! .SCENE 1 — A-ROLL (8s): Hook        a heading as in scripts, the time as it is written there
//!
//! !LAYER 1: …                         pictures and strings, in forced action
//! !TEXT: "…"
//!
//! PRESENTER (warm)                    narration: A-roll and overlays; the remark behind the label
//! (Leans in)                          directions, before the first piece of narration
//! …                                   one piece of narration
//!
//! NARRATOR (V.O.)                     narration of all other scenes
//! …
//!
//! ![Leans in]                         directions of a scene without narration
//!
//! [[MUSIC: …]]                        and SFX, NOTE; `[[VO: none]]` where nobody is to speak
//!
//! > Hard cut                          the transition; `[[TRANSITION: …]]` if it ends with `<`
//! ```
//!
//! A backslash makes the next character itself. It stands before `\`, `*` and `_`, before the second
//! bracket of `[[` and `]]`, before a mark that would make something else of a line that begins with
//! it, and before `#` in headings.

use std::fmt::Write as _;

use crate::ast::SceneType;
use crate::format::remarked;
use crate::plan::{Plan, Scene};
use crate::text::Text;

use super::parts;
use super::text::line;

/// What would make something else of a line of narration.
const STARTS: [char; 8] = ['.', '!', '@', '>', '~', '#', '=', '('];

pub(super) fn write(plan: &Plan) -> String {
    let mut out = format!("Title: {}\n", escaped(&line(plan.title.as_str())));
    for (key, value) in parts::settings(plan) {
        // A `String` takes every text.
        let _ = writeln!(out, "{}: {}", capitalised(key), escaped(&value));
    }
    for (label, text) in parts::sections(plan) {
        note(&mut out, label, &text);
    }
    for entry in &plan.on_screen_text {
        note(&mut out, "ON-SCREEN TEXT", &parts::screen_text(entry));
    }
    plan.scenes.iter().for_each(|each| scene(&mut out, each));
    out
}

fn capitalised(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn note(out: &mut String, label: &str, text: &str) {
    let text = escaped(text);
    // A bracket at the end would close the note a character early.
    let text = match text.strip_suffix(']') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\]"),
        _ => text,
    };
    let _ = writeln!(out, "\n[[{label}: {text}]]");
}

fn scene(out: &mut String, scene: &Scene) {
    let _ = writeln!(out, "\n.{}", heading(scene));
    for part in parts::images(scene).iter().chain(&parts::shown(scene)) {
        let _ = writeln!(out, "\n!{}", part.escaped(escaped));
    }
    narration(out, scene);
    for part in parts::background(scene) {
        note(out, part.label.as_deref().unwrap_or_default(), &part.value);
    }
    for text in &scene.notes {
        note(out, "NOTE", &line(text.as_str()));
    }
    if let Some(transition) = &scene.transition {
        let text = line(transition.as_str());
        if text.ends_with('<') {
            // Between angle brackets stands centred text.
            note(out, "TRANSITION", &text);
        } else {
            let _ = writeln!(out, "\n> {}", escaped(&text));
        }
    }
}

/// `SCENE 1 — A-ROLL, MOTION GRAPHICS (8s): Title`
fn heading(scene: &Scene) -> String {
    let mut out = format!("SCENE {}", scene.label());
    let kinds = parts::kinds(scene);
    if !kinds.is_empty() {
        let _ = write!(out, " — {kinds}");
    }
    if scene.declared.is_some() {
        let length = || format!("{}s", parts::seconds(scene.seconds));
        let _ = write!(out, " ({})", parts::range(scene).unwrap_or_else(length));
    }
    if let Some(title) = scene.title.as_ref().map(Text::as_str) {
        let _ = write!(out, ": {}", line(title));
    }
    escaped(&out).replace('#', "\\#")
}

fn narration(out: &mut String, scene: &Scene) {
    let directions = parts::directions(scene);
    let speeches = parts::speeches(scene);
    if speeches.is_empty() {
        for direction in &directions {
            let _ = writeln!(out, "\n!{}", direction.escaped(escaped));
        }
        if scene.silence.is_some() {
            note(out, "VO", "none");
        }
    }
    for (at, (remark, text)) in speeches.iter().enumerate() {
        let speaker = speaker(scene).to_owned();
        let speaker = match remark {
            Some(remark) => remarked(&speaker, &escaped(remark)),
            None => speaker,
        };
        let _ = writeln!(out, "\n{speaker}");
        for direction in directions.iter().filter(|_| at == 0) {
            let _ = writeln!(out, "({})", escaped(&direction.value));
        }
        let _ = writeln!(out, "{}", spoken(text));
    }
}

/// Who is heard: the presenter where there is one in the picture.
fn speaker(scene: &Scene) -> &'static str {
    if scene.is(SceneType::ARoll) || scene.is(SceneType::Overlay) {
        "PRESENTER"
    } else {
        "NARRATOR (V.O.)"
    }
}

fn spoken(text: &str) -> String {
    let text = escaped(text);
    if text.starts_with(STARTS) { format!("\\{text}") } else { text }
}

/// The text without anything that Fountain would take for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let doubled = letter == before && matches!(letter, '[' | ']');
        if doubled || matches!(letter, '\\' | '*' | '_') {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, spoken};

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(escaped("*a* _b_ [[c]] /*d*/"), "\\*a\\* \\_b\\_ [\\[c]\\] /\\*d\\*/");
        assert_eq!(escaped("[x] ]]]]"), "[x] ]\\]\\]\\]");
        assert_eq!(spoken("(pause) Go."), "\\(pause) Go.");
        assert_eq!(spoken("Go (pause)."), "Go (pause).");
    }
}
