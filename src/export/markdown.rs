//! A document with picture and sound side by side, to read, to send and to read back.
//!
//! ```text
//! document  = "# " text  table(settings)?  section*  strings?  table(scenes)?
//! settings  = "| Setting | Value |"  then a row a setting: "| " key " | " text " |"
//! section   = "**" LABEL ":** " text
//! strings   = "**ON-SCREEN TEXT:**"  then an entry a line: "- " quoted (" — " text)?
//! scenes    = "| Scene | Time | Video | Audio |"  then a row a scene
//! Scene     = number (" — " kinds)? (": " text)?
//! kinds     = A-ROLL, B-ROLL or OVERLAY, then media, parted by ", "
//! Time      = range              a range that the script gives
//!           | range " (" n " s)" a length that the script gives, and when that is
//!           | "~" n " s"         what the narration takes, where the script gives nothing
//! Video     = part ("<br>" part)*    directions, pictures, strings, transition, notes
//! Audio     = part ("<br>" part)*    narration, music, sound effects
//! part      = "[" text "]" | LABEL ": " text | LABEL ": " quoted (" " text)?
//! LABEL     = as in scripts, `VO (remark)` included; colons in a remark have a backslash
//! quoted    = a text in marks, `"`, `“”`, `«»` or `「」`; it ends at the last mark that closes it
//! text      = characters; a backslash makes the next one, a mark of ASCII, itself, and `&#10;` is
//!             a line break, `&#40;` an opening parenthesis
//! ```
//!
//! The parts of a document stand in paragraphs of their own; empty ones are left out. Keys and labels
//! are those of the language.

use std::fmt::Write as _;

use crate::plan::{Plan, Scene};
use crate::text::Text;

use super::parts::{self, Part};
use super::text::line;

pub(super) fn write(plan: &Plan) -> String {
    let title = escaped(&line(plan.title.as_str()));
    // Marks at the end of a heading would only close it.
    let title = title.strip_suffix('#').map_or(title.clone(), |title| format!("{title}\\#"));
    let mut out = format!("# {title}\n");
    settings(&mut out, plan);
    for (label, text) in parts::sections(plan) {
        // A `String` takes every text.
        let _ = writeln!(out, "\n**{label}:** {}", escaped(&text));
    }
    strings(&mut out, plan);
    scenes(&mut out, plan);
    out
}

fn settings(out: &mut String, plan: &Plan) {
    let settings = parts::settings(plan);
    if settings.is_empty() {
        return;
    }
    out.push_str("\n| Setting | Value |\n|---|---|\n");
    for (key, value) in settings {
        let _ = writeln!(out, "| {key} | {} |", escaped(&value));
    }
}

fn strings(out: &mut String, plan: &Plan) {
    if plan.on_screen_text.is_empty() {
        return;
    }
    out.push_str("\n**ON-SCREEN TEXT:**\n\n");
    for entry in &plan.on_screen_text {
        let _ = writeln!(out, "- {}", escaped(&parts::screen_text(entry)));
    }
}

fn scenes(out: &mut String, plan: &Plan) {
    if plan.scenes.is_empty() {
        return;
    }
    out.push_str("\n| Scene | Time | Video | Audio |\n|---|---|---|---|\n");
    for scene in &plan.scenes {
        let cells =
            [heading(scene), time(scene), cell(&parts::picture(scene)), cell(&parts::sound(scene))];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

/// `1 — A-ROLL, MOTION GRAPHICS: Title`
fn heading(scene: &Scene) -> String {
    let mut out = scene.label();
    let kinds = parts::kinds(scene);
    if !kinds.is_empty() {
        let _ = write!(out, " — {}", escaped(&kinds));
    }
    if let Some(title) = scene.title.as_ref().map(Text::as_str) {
        let _ = write!(out, ": {}", escaped(&line(title)));
    }
    out
}

fn time(scene: &Scene) -> String {
    let length = parts::seconds(scene.seconds);
    match (parts::range(scene), scene.declared) {
        (Some(range), _) => range,
        (None, Some(_)) => {
            format!("{} ({length} s)", parts::span(scene.start, scene.start + scene.seconds))
        }
        (None, None) => format!("~{length} s"),
    }
}

fn cell(parts: &[Part]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.escaped(escaped)).collect();
    parts.join("<br>")
}

/// The text so that every reader of Markdown shows it as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match letter {
            '\n' => out.push_str("&#10;"),
            // The address of a link.
            '(' if before == ']' => out.push_str("&#40;"),
            '\\' | '|' | '<' | '*' | '`' | '~' | '$' => out.extend(['\\', letter]),
            // Inside of a word it emphasises nothing.
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => out.push_str("\\_"),
            // An entity.
            '&' if next == '#' || next.is_ascii_alphanumeric() => out.push_str("\\&"),
            _ => out.push(letter),
        }
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn marks_are_shown_and_words_stay() {
        assert_eq!(escaped("a|b <br> \\ *x* _y_ `z`"), "a\\|b \\<br> \\\\ \\*x\\* \\_y\\_ \\`z\\`");
        assert_eq!(
            escaped("josh_lite3_2024, 3 < 4, R&B, &amp; A & B"),
            "josh_lite3_2024, 3 \\< 4, R\\&B, \\&amp; A & B"
        );
        assert_eq!(escaped("$5 [a](b) [c] (d)"), "\\$5 [a]&#40;b) [c] (d)");
    }
}
