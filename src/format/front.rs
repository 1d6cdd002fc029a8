//! Front matter: YAML is the author's. Only what can mean nothing is taken away.

use super::spelling::plain_ends;

/// The front matter with its two lines of dashes.
pub(super) fn print(yaml: &str) -> String {
    let unix = plain_ends(yaml);
    // In a block scalar and behind an escape, blanks at the end of a line are text. A lone carriage
    // return ends a line for some readers of YAML and is text for others.
    let delicate = |letter| matches!(letter, '|' | '>' | '\\' | '"' | '\'');
    let kept = if yaml.replace("\r\n", "").contains('\r') {
        yaml.to_owned()
    } else if unix.contains(delicate) {
        unix
    } else {
        let lines: Vec<&str> =
            unix.lines().map(|line| line.trim_end_matches([' ', '\t'])).collect();
        let text = lines.join("\n");
        let text = text.trim_matches('\n');
        if text.is_empty() { String::new() } else { format!("{text}\n") }
    };
    format!("---\n{kept}---\n")
}
