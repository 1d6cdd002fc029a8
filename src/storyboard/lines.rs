//! How large strings are set, so that they fill their part of a frame and stay inside it.

use unicode_width::UnicodeWidthChar as _;

/// The size of the other strings, by that of the leading one.
const OTHERS: f64 = 0.46;
/// Nothing is set smaller; what does not fit then is cut.
const LEAST: f64 = 2.8;
/// How much smaller the next try is.
const STEP: f64 = 0.92;
/// Height of a line, by its size.
const LEADING_HEIGHT: f64 = 1.1;
/// Between two strings.
const GAP: f64 = 2.4;
/// Room for strings, in hundredths of the frame's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The size of the leading string where there is room for it.
    pub(super) leading: f64,
    /// Lines that a string may have.
    pub(super) lines: u32,
}

/// The sizes of strings that stand below each other, in hundredths of the frame's width; the one at
/// `leading` is the largest.
pub(super) fn sizes(strings: &[&str], leading: usize, room: Room) -> Vec<f64> {
    let base = |at: usize| if at == leading { room.leading } else { room.leading * OTHERS };
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

/// How many of some strings have room below each other at all; the first always.
pub(super) fn that_fit(strings: &[&str], room: Room) -> usize {
    let fit = |count: &usize| {
        let strings = strings.get(..*count).unwrap_or_default();
        fits(strings, &vec![LEAST; *count], Room { lines: u32::MAX, ..room })
    };
    (1..=strings.len()).rev().find(fit).unwrap_or(1)
}

fn fits(strings: &[&str], sizes: &[f64], room: Room) -> bool {
    let mut height = 0.0;
    for (string, size) in strings.iter().zip(sizes) {
        match lines(string, room.width / size) {
            Some(lines) if lines <= room.lines => {
                height += f64::from(lines) * size * LEADING_HEIGHT + GAP;
            }
            _ => return false,
        }
    }
    height - GAP <= room.height
}

/// The lines of a text where `room` of its sizes are one line; `None` if it would break in a word.
fn lines(text: &str, room: f64) -> Option<u32> {
    if is_wide(text) {
        let mut lines = 1;
        let mut used = 0.0;
        for c in text.chars().map(advance) {
            if used + c > room {
                (lines, used) = (lines + 1, 0.0);
            }
            used += c;
        }
        return Some(lines);
    }
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_whitespace().map(width) {
        if word > room {
            return None;
        }
        if used > 0.0 && used + advance(' ') + word > room {
            (lines, used) = (lines + 1, word);
        } else {
            used += word + if used > 0.0 { advance(' ') } else { 0.0 };
        }
    }
    Some(lines)
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

    const ROOM: Room = Room { width: 84.0, height: 38.0, leading: 14.0, lines: 2 };

    #[test]
    fn short_strings_are_large() {
        assert_eq!(sizes(&["$31"], 0, ROOM), [14.0]);
        let both = sizes(&["9 PM", "TOMORROW: 34 RYE"], 0, ROOM);
        assert!(both.first() > both.last(), "{both:?}");
    }

    #[test]
    fn long_strings_stay_inside() {
        for text in ["WORD ".repeat(12), "Donaudampfschiff".repeat(2), "一月の記録".repeat(6)]
        {
            let size = sizes(&[text.as_str()], 0, ROOM);
            assert!(fits(&[text.as_str()], &size, ROOM), "{text} {size:?}");
            assert!(size.iter().all(|size| *size < ROOM.leading), "{text}");
        }
        assert_eq!(sizes(&["x".repeat(5_000).as_str()], 0, ROOM), [LEAST]);
        assert!(sizes(&[], 0, ROOM).is_empty());
    }

    #[test]
    fn strings_without_room_are_left_out() {
        assert_eq!(that_fit(&["ONE"; 4], ROOM), 4);
        assert_eq!(that_fit(&["ONE"; 40], ROOM), 7);
        assert_eq!(that_fit(&["ONE TWO THREE ".repeat(90).as_str(), "TWO"], ROOM), 1);
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(lines("300 TICKETS A WEEK", 6.0), Some(3));
        assert_eq!(lines("300 TICKETS A WEEK", 8.0), Some(2));
        assert_eq!(lines("TICKETS", 3.0), None);
        assert_eq!(lines("一月の記録", 3.0), Some(3));
    }
}
