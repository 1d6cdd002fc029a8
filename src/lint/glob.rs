//! Patterns of `per-file-ignores`.

/// Whether a path, or an end of it that begins behind a `/`, matches a pattern. `*` stands for
/// anything but `/`, `**` for anything, `?` for one character that is not `/`.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    let path = path.replace('\\', "/");
    let pattern = pattern.trim_start_matches("./").trim_start_matches('/');
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    starts.filter_map(|at| path.get(at..)).any(|tail| matches_whole(pattern, tail))
}

/// Greedy with one place to come back to for each kind of star: no pattern is slow.
fn matches_whole(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.as_bytes(), path.as_bytes());
    let (mut at, mut to) = (0, 0);
    let (mut star, mut stars) = (None, None);
    while to < path.len() {
        let byte = path.get(to).copied().unwrap_or_default();
        match pattern.get(at) {
            Some(b'*') if pattern.get(at + 1) == Some(&b'*') => {
                // `**/` may stand for no folder at all.
                at += if pattern.get(at + 2) == Some(&b'/') { 3 } else { 2 };
                stars = Some((at, to));
                star = None;
                continue;
            }
            Some(b'*') => {
                at += 1;
                star = Some((at, to));
                continue;
            }
            Some(b'?') if byte != b'/' => {
                (at, to) = (at + 1, to + char_len(byte));
                continue;
            }
            Some(want) if *want == byte => {
                (at, to) = (at + 1, to + 1);
                continue;
            }
            _ => {}
        }
        match (star, stars) {
            (Some((back, from)), _) if path.get(from) != Some(&b'/') => {
                star = Some((back, from + 1));
                (at, to) = (back, from + 1);
            }
            (_, Some((back, from))) => {
                stars = Some((back, from + 1));
                star = None;
                (at, to) = (back, from + 1);
            }
            _ => return false,
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}

/// Length in bytes of the character that begins with a byte.
const fn char_len(byte: u8) -> usize {
    match byte {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        for (pattern, path, expected) in [
            ("*.shot", "a.shot", true),
            ("*.shot", "films/a.shot", true),
            ("films/*.shot", "/any/films/a.shot", true),
            ("films/*.shot", "films/old/a.shot", false),
            ("films/**/*.shot", "films/old/older/a.shot", true),
            ("films/**/*.shot", "films/a.shot", true),
            ("films/**", "films/old/a.shot", true),
            ("./old/*", "old\\a.shot", true),
            ("a?c.shot", "aéc.shot", true),
            ("b.shot", "ab.shot", false),
            ("*a*b*c*", "xaxbxc", true),
            ("*a*b*c*", "xaxcxb", false),
            ("", "a.shot", false),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} on {path}");
        }
    }

    #[test]
    fn many_stars_are_quick() {
        let pattern = "*a".repeat(2_000) + "b";
        assert!(!matches(&pattern, &"a".repeat(5_000)));
    }
}
