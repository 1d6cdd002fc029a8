//! Which names a file may have when its name comes from data: those that are safe everywhere.

use super::pattern::is_separator;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same, with a digit behind.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// Bytes of the longest name of a file.
const LONGEST: usize = 255;

/// What is wrong with a value as a part of a path, if anything.
pub(crate) fn value(value: &str) -> Option<&'static str> {
    let is_hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if value.trim().is_empty() {
        Some("is empty")
    } else if value.contains(is_separator) {
        Some("holds a slash, which would lead to another folder")
    } else if value.contains(is_hidden) {
        Some("holds characters that nobody can see")
    } else if value.contains(['<', '>', ':', '"', '|', '?', '*']) {
        Some("holds one of `< > : \" | ? *`, which Windows allows in no name")
    } else {
        None
    }
}

/// What is wrong with the name of a file or folder, if anything.
pub(crate) fn part(name: &str) -> Option<&'static str> {
    if name.starts_with('.') {
        Some("begins with a dot, which leads elsewhere or hides the file")
    } else if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        Some("begins with a space, or ends with a space or a dot, which Windows drops")
    } else if is_device(name) {
        Some("is the name of a device on Windows")
    } else if name.len() > LONGEST {
        Some("is longer than the 255 bytes that a name may have")
    } else {
        None
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| {
            let mut digits = number.chars();
            matches!((digits.next(), digits.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
        })
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_lead_astray_are_refused() {
        for bad in ["", " ", "a/b", "..\\a", "C:", "a\nb", "a\u{202e}b", "what?"] {
            assert!(value(bad).is_some(), "{bad:?}");
        }
        for good in ["1", "São Paulo", "a.b", "東京", "-x", "it's"] {
            assert_eq!(value(good), None, "{good:?}");
        }
    }

    #[test]
    fn names_that_do_not_work_everywhere_are_refused() {
        let long = "é".repeat(128);
        for bad in ["..", ".", ".bashrc", "a.", "a ", " a", "NUL", "con.txt", "Lpt1.md", &long] {
            assert!(part(bad).is_some(), "{bad:?}");
        }
        for good in ["a.txt", "console.txt", "com.txt", "com10", "lpt", "a..b"] {
            assert_eq!(part(good), None, "{good:?}");
        }
    }
}
