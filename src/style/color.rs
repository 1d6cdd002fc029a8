//! Colours as numbers: reading `#hex`, and what can be read on what.

use super::difference::linear;
use super::{Color, Palette};

/// Contrast that running text needs.
pub(crate) const FOR_TEXT: f64 = 4.5;
/// Contrast that large type and accents need.
pub(crate) const FOR_LARGE: f64 = 3.0;

/// A colour that carries text and stands out from no background of its palette.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LowContrast<'a> {
    /// The colour.
    pub color: &'a Color,
    /// The best contrast that a background gives it.
    pub best: f64,
    /// The contrast that it needs.
    pub needed: f64,
}

impl Color {
    /// Whether its role is to stand behind text.
    pub fn is_background(&self) -> bool {
        self.plays(&["background", "backgrounds", "ground", "paper"])
    }

    /// Whether its role is running text: it needs a contrast of 4.5.
    pub fn is_text(&self) -> bool {
        self.plays(&["text", "body", "caption", "captions", "label", "labels"])
    }

    /// Whether its role is large type or emphasis: it needs a contrast of 3.
    pub fn is_large(&self) -> bool {
        self.plays(&[
            "accent",
            "display",
            "headline",
            "headlines",
            "title",
            "titles",
            "type",
            "figures",
            "numbers",
        ])
    }

    fn plays(&self, words: &[&str]) -> bool {
        let mut role = self.role.split(|c: char| !c.is_alphanumeric());
        role.any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }
}

impl Palette {
    /// The colours that carry text or emphasis by their role and stand out from no background.
    /// A palette that names no background, or colours without `hex`, say nothing.
    pub fn low_contrast(&self) -> Vec<LowContrast<'_>> {
        self.below_contrast(FOR_TEXT, FOR_LARGE)
    }

    /// The same with other contrasts that running text, and large type and accents, need.
    pub fn below_contrast(&self, for_text: f64, for_large: f64) -> Vec<LowContrast<'_>> {
        let value = |color: &Color| color.hex.as_deref().and_then(rgb);
        let grounds: Vec<[u8; 3]> =
            self.iter().filter(|color| color.is_background()).filter_map(value).collect();
        let low = |color| {
            let needed = match color {
                color if Color::is_text(color) => for_text,
                color if Color::is_large(color) => for_large,
                _ => return None,
            };
            let own = value(color)?;
            let best = grounds.iter().map(|ground| contrast(own, *ground)).reduce(f64::max)?;
            (best < needed).then_some(LowContrast { color, best, needed })
        };
        self.iter().filter_map(low).collect()
    }
}

/// Red, green and blue of `#rgb` or `#rrggbb`, in any case; `None` for anything else.
pub fn rgb(hex: &str) -> Option<[u8; 3]> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|value| value as u8);
    let one = |byte: u8| Some(digit(byte)? * 17);
    let two = |high: u8, low: u8| Some(digit(high)? * 16 + digit(low)?);
    match *hex.strip_prefix('#')?.as_bytes() {
        [r, g, b] => Some([one(r)?, one(g)?, one(b)?]),
        [r, r2, g, g2, b, b2] => Some([two(r, r2)?, two(g, g2)?, two(b, b2)?]),
        _ => None,
    }
}

/// Contrast of two colours by WCAG 2: from 1 (the same) to 21 (black on white). Running text needs
/// 4.5, large type 3.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance by WCAG 2, from 0 to 1.
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_of_three_and_six_digits() {
        assert_eq!(rgb("#1A2b3c"), Some([0x1a, 0x2b, 0x3c]));
        assert_eq!(rgb("#fA0"), Some([0xff, 0xaa, 0x00]));
        for wrong in
            ["", "#", "1a2b3c", "#12", "#1234", "#12345", "#1234567", "#ggg", "#1é", "#-12"]
        {
            assert_eq!(rgb(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_of_known_pairs() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 0.001);
    }
}
