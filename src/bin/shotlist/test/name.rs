//! What a snapshot's file is called.

use std::path::{Path, PathBuf};

/// The folder of the snapshots, beside the scripts.
pub(super) const FOLDER: &str = "snapshots";
/// What their names end with.
pub(super) const ENDING: &str = "snap";
/// Characters of one part of a name.
const LONGEST: usize = 60;

/// `films/snapshots/welcome.compact.runware.snap` for `films/welcome.shot` and its parts.
pub(super) fn path(script: &Path, parts: &[String]) -> PathBuf {
    let stem = script.file_stem().unwrap_or_default().to_string_lossy();
    let mut name = stem.into_owned();
    for part in parts {
        name.push('.');
        name.push_str(part);
    }
    let folder = script.parent().unwrap_or(Path::new("")).join(FOLDER);
    folder.join(format!("{name}.{ENDING}"))
}

/// A text as a part of a file's name: letters, digits, `-` and `_`; empty if nothing is left.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    slug.trim_end_matches('-').to_owned()
}

/// A profile's name, or the name of a template's file without its ending.
pub(super) fn form(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let bare = file.strip_suffix(".jinja").or_else(|| file.strip_suffix(".j2"));
    slug(bare.unwrap_or(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        assert_eq!(slug("Alder & Studio, Lisbon"), "Alder-Studio-Lisbon");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("Köln_2 "), "Köln_2");
        assert_eq!(slug("///"), "");
        assert_eq!(slug(&"x".repeat(900)).len(), LONGEST);
        assert_eq!(form("prompts/house.jinja"), "house");
        let parts = ["compact".to_owned(), "row-7".to_owned()];
        let path = path(Path::new("films/a.b.shot"), &parts);
        assert_eq!(path, Path::new("films/snapshots/a.b.compact.row-7.snap"));
    }
}
