//! Small forms that several verbs write.

use std::fmt::Write as _;
use std::path::Path;

use shotlist::render::{Part, Prompt};
use shotlist::report::neutralize;

/// `10,000`
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

/// `1 error`, `3 errors`
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

/// A path as a part of a line: no control character in it moves the cursor, none ends the line.
pub(crate) fn in_line(path: &Path) -> String {
    let path = path.display().to_string().replace(['\n', '\r', '\t'], " ");
    neutralize(&path).into_owned()
}

/// `one`, `one and two`, `one, two and three`
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Joins parts with ` · `, broken into lines of at most `width` columns behind an indent.
pub(crate) fn flow(parts: &[String], indent: usize, width: usize) -> String {
    let mut out = String::new();
    let mut column = indent;
    for part in parts {
        let length = part.chars().count();
        if column > indent && column + 3 + length > width {
            let _ = write!(out, " ·\n{}", " ".repeat(indent));
            column = indent;
        } else if column > indent {
            out.push_str(" · ");
            column += 3;
        }
        out.push_str(part);
        column += length;
    }
    out
}

/// `[one, two]` behind `column` columns; a list too long for one line has lines of its own, with no
/// item broken.
pub(crate) fn list(items: &[String], column: usize, width: usize) -> String {
    const MARGIN: &str = "        ";
    let line = items.join(", ");
    if column + line.chars().count() + 2 <= width {
        return format!("[{line}]");
    }
    let mut out = String::from("[");
    let mut room = 0;
    for item in items {
        let length = item.chars().count() + 2;
        if length > room {
            let _ = write!(out, "\n{MARGIN}{item},");
            room = width.saturating_sub(MARGIN.len() + length);
        } else {
            let _ = write!(out, " {item},");
            room -= length;
        }
    }
    out + "\n    ]"
}

/// The characters of a prompt by section, the scenes as one.
pub(crate) fn sections(prompt: &Prompt) -> Vec<String> {
    let line = |part: &Part| match part.count {
        1 => format!("{} {}", part.name, thousands(part.characters)),
        count => format!("{count} {}s {}", part.name, thousands(part.characters)),
    };
    prompt.summed_sections().iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let shown = [0, 7, 999, 1_000, 10_000, 1_234_567].map(thousands);
        assert_eq!(shown, ["0", "7", "999", "1,000", "10,000", "1,234,567"]);
    }

    #[test]
    fn long_lists_are_broken() {
        let parts = ["one 1".to_owned(), "two 2".to_owned(), "three 3".to_owned()];
        assert_eq!(flow(&parts, 2, 18), "one 1 · two 2 ·\n  three 3");
        assert_eq!(flow(&parts, 2, 80), "one 1 · two 2 · three 3");
    }
}
