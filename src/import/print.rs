//! A script as `.shot` text.

use std::fmt::Write as _;

use crate::ast::Script;

/// The text of a script in the `.shot` language.
pub fn print(script: &Script) -> String {
    let mut out = String::new();
    for scene in &script.scenes {
        let _ = writeln!(out, "SCENE {:?}", scene.heading.number);
    }
    out
}
