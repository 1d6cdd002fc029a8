//! Paths as build servers know them.

use std::path::MAIN_SEPARATOR;

/// A path from the folder that everything is in, written with slashes.
pub(super) fn slashes(path: &str) -> String {
    let path = path.replace(MAIN_SEPARATOR, "/");
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

/// A path as a URI: relative to the folder that everything is in, or `file:` if it is absolute.
pub(super) fn uri(path: &str) -> String {
    let path = slashes(path);
    match path.as_bytes() {
        [b'/', ..] => format!("file://{}", percent_encoded(&path)),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => {
            format!("file:///{}", percent_encoded(&path))
        }
        _ => percent_encoded(&path),
    }
}

fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(hexadecimal));
            }
        }
    }
    out
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, expected) in [
            ("films/launch.shot", "films/launch.shot"),
            ("./a b.shot", "a%20b.shot"),
            ("<stdin>", "%3Cstdin%3E"),
            ("films/ä#1?.shot", "films/%C3%A4%231%3F.shot"),
            ("mailto:x", "mailto%3Ax"),
            ("/films/a.shot", "file:///films/a.shot"),
            ("C:/films/a.shot", "file:///C%3A/films/a.shot"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
