//! How large strings are set, so that they fill their part of a frame and stay inside it.

use unicode_width::UnicodeWidthChar as _;

/// The size of the leading string where there is room, in hundredths of the frame's width.
const LEADING: f64 = 14.0;
/// The size of the others.
const OTHERS: f64 = 6.4;
/// Nothing is set smaller; what does not fit then is cut.
const LEAST: f64 = 2.8;
/// How much smaller the next try is.
const STEP: f64 = 0.92;
/// Height of a line, by its size.
const LEADING_HEIGHT: f64 = 1.1;
/// Between two strings.
const GAP: f64 = 2.4;
/// A string is broken at most once, if it can be set large enough otherwise.
const MOST_LINES: f64 = 2.0;

/// Room for strings, in hundredths of the frame's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The sizes of strings that stand below each other, in hundredths of the frame's width; the one at
/// `leading` is the largest.
pub(super) fn sizes(strings: &[&str], leading: usize, room: Room) -> Vec<f64> {
    let base = |at: usize| if at == leading { LEADING } else { OTHERS };
    let mut scale = 1.0;
    loop {
        let sizes: Vec<f64> =
            (0..strings.len()).map(|at| (base(at) * scale).max(LEAST)).map(round).collect();
        let smallest = sizes.iter().all(|size| *size <= LEAST);
        if smallest || fits(strings, &sizes, room) {
            return sizes;
        }
        scale *= STEP;
    }
}

fn fits(strings: &[&str], sizes: &[f64], room: Room) -> bool {
    let mut height = 0.0;
    for (string, size) in strings.iter().zip(sizes) {
        let lines = (width(string) * size / room.width).ceil().max(1.0);
        let longest = string.split_whitespace().map(width).fold(0.0, f64::max);
        let breaks_a_word = !is_wide(string) && longest * size > room.width;
        if breaks_a_word || lines > MOST_LINES {
            return false;
        }
        height += lines * size * LEADING_HEIGHT + GAP;
    }
    height - GAP <= room.height
}

/// Whether a text may be broken between any two of its letters.
fn is_wide(text: &str) -> bool {
    text.chars().any(|c| c.width() == Some(2))
}

/// The width of a bold text, by its size.
fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | ' ' => 0.32,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.92,
        c if c.width() == Some(2) => 1.02,
        c if c.width() == Some(0) => 0.0,
        c if c.is_uppercase() => 0.70,
        _ => 0.59,
    }
}

fn round(size: f64) -> f64 {
    (size * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 80.0, height: 34.0 };

    #[test]
    fn short_strings_are_large() {
        assert_eq!(sizes(&["$31 / MONTH"], 0, Room { width: 120.0, height: 40.0 }), [LEADING]);
        let both = sizes(&["9 PM", "TOMORROW: 34 RYE"], 0, ROOM);
        assert!(both.first() > both.last(), "{both:?}");
    }

    #[test]
    fn long_strings_stay_inside() {
        for text in ["WORD ".repeat(20), "Donaudampfschiff".repeat(2), "一月の記録".repeat(6)] {
            let size = sizes(&[text.as_str()], 0, ROOM);
            assert!(fits(&[text.as_str()], &size, ROOM) || size == [LEAST], "{text} {size:?}");
            assert!(size.iter().all(|size| *size < LEADING), "{text}");
        }
        assert_eq!(sizes(&["x".repeat(5_000).as_str()], 0, ROOM), [LEAST]);
        assert!(sizes(&[], 0, ROOM).is_empty());
    }
}
