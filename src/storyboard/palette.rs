//! The colours of a film, and which of them can be read on which.

use std::ops::Range;

use crate::lint::colors;
use crate::optimize::words;
use crate::plan::Plan;
use crate::style::{self, Color, FOR_LARGE, FOR_TEXT, contrast, rgb};
use crate::text::Text;

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// Most colours of a palette: a style has fewer, and nobody can tell more apart.
const MOST: usize = 24;
/// Words of a colour's name: `warm soft brown`.
const LONGEST_NAME: usize = 3;
/// Bytes before a colour in which its name is looked for.
const LONGEST_BEFORE: usize = 80;

/// What a background is called.
const GROUNDS: [&str; 9] =
    ["backdrop", "background", "canvas", "field", "frame", "ground", "screen", "stage", "wall"];

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [0xff, 0xff, 0xff];

/// A colour as CSS takes it. Only what was read as a colour is ever written as one.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A colour of the film.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tone {
    /// `forest green`; empty if it has no name.
    pub(super) name: String,
    /// What it is for, if the style says so.
    pub(super) role: String,
    pub(super) rgb: Rgb,
    is_ground: bool,
    is_accent: bool,
}

/// The colours of a film, the script's own first.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette {
    pub(super) tones: Vec<Tone>,
}

/// The colours of one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scheme {
    /// Behind everything.
    pub(super) ground: Rgb,
    /// Text on it.
    pub(super) ink: Rgb,
    /// What stands out on it.
    pub(super) accent: Rgb,
}

impl Palette {
    /// The colours of the script's STYLE text and of its style; those of the default style if it
    /// names none.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut palette = Self::default();
        if let Some(text) = plan.style.as_ref().and_then(|style| style.text.as_ref()) {
            palette.add_own(text.as_str());
        }
        let named = plan.style.as_ref().and_then(|style| style.rules.as_deref());
        let rules = named.or_else(|| style::builtin(style::DEFAULT));
        if let Some(colors) = rules.map(|rules| &rules.colors) {
            let accents = colors.primary.len()..colors.primary.len() + colors.accent.len();
            for (at, color) in colors.iter().enumerate() {
                palette.add(color, accents.contains(&at));
            }
        }
        palette
    }

    /// `Cream #F5EBD9, forest green #2F4A36 for …`
    fn add_own(&mut self, text: &str) {
        for written in colors::written(text) {
            let Some(rgb) = written.rgb else { continue };
            let before = tail(text, written.range.start);
            let name = before.rsplit([',', '.', ';', ':', '(', '\n']).next().unwrap_or_default();
            let name: Vec<&str> = name.split_whitespace().collect();
            let is_name = name.len() <= LONGEST_NAME
                && name.iter().all(|word| word.chars().all(char::is_alphanumeric));
            let name = if is_name { name.join(" ").to_lowercase() } else { String::new() };
            let tone = Tone { name, role: String::new(), rgb, is_ground: false, is_accent: false };
            self.push(tone);
        }
    }

    fn add(&mut self, color: &Color, is_accent: bool) {
        let Some(rgb) = color.hex.as_deref().and_then(rgb) else { return };
        self.push(Tone {
            name: color.name.to_lowercase(),
            role: color.role.replace(" (approximate)", ""),
            rgb,
            is_ground: color.is_background(),
            is_accent,
        });
    }

    /// Adds a colour, or what else is known of one that is there: by its name, else its value.
    fn push(&mut self, tone: Tone) {
        let same = |known: &&mut Tone| {
            !tone.name.is_empty() && known.name == tone.name || known.rgb == tone.rgb
        };
        if let Some(known) = self.tones.iter_mut().find(same) {
            known.is_ground |= tone.is_ground;
            known.is_accent |= tone.is_accent;
            if known.role.is_empty() {
                known.role = tone.role;
            }
        } else if self.tones.len() < MOST {
            self.tones.push(tone);
        }
    }

    /// The colours that a text names, by value or by name, in the order of the text.
    pub(super) fn named_in(&self, text: &str) -> Vec<Tone> {
        let lower = text.to_lowercase();
        let quoted = words::quoted(&lower);
        let mut found: Vec<(usize, Tone)> = Vec::new();
        for tone in self.tones.iter().filter(|tone| !tone.name.is_empty()) {
            let mut places = lower.match_indices(tone.name.as_str());
            let place = places.find(|(at, name)| {
                let range = *at..at + name.len();
                words::is_whole(&lower, range) && !is_inside(&quoted, *at)
            });
            found.extend(place.map(|(at, _)| (at, tone.clone())));
        }
        for written in colors::written(text) {
            let Some(rgb) = written.rgb else { continue };
            let known = self.tones.iter().find(|tone| tone.rgb == rgb).cloned();
            found.push((written.range.start, known.unwrap_or_else(|| Tone::nameless(rgb))));
        }
        found.sort_by_key(|(at, _)| *at);
        let mut tones: Vec<Tone> = Vec::new();
        for (_, tone) in found {
            // A name with a value of its own beside it means that value.
            let named = |known: &Tone| known.rgb == tone.rgb;
            if tones.len() < MOST && !tones.iter().any(named) {
                tones.push(tone);
            }
        }
        tones
    }

    /// The colour of a background, as its text tells it: "Dark field; a white line …" is dark.
    pub(super) fn ground_of(&self, text: &str) -> Option<Rgb> {
        let lower = text.to_lowercase();
        let mut words = words::each(&lower);
        let shade =
            words.next().filter(|_| words.next().is_some_and(|word| GROUNDS.contains(&word)));
        let on_white =
            |one: &Rgb, other: &Rgb| contrast(*one, WHITE).total_cmp(&contrast(*other, WHITE));
        let tones = self.tones.iter().map(|tone| tone.rgb);
        match shade {
            Some("dark") => tones.max_by(on_white),
            Some("light" | "bright" | "pale") => tones.min_by(on_white),
            _ => self.named_in(text).first().map(|tone| tone.rgb),
        }
    }

    /// The colours of a frame: on the ground that is asked for, else on the style's.
    pub(super) fn scheme(&self, ground: Option<Rgb>) -> Scheme {
        let first = |is: fn(&Tone) -> bool| self.tones.iter().find(|tone| is(tone));
        let ground = ground
            .or_else(|| first(|tone| tone.is_ground).map(|tone| tone.rgb))
            .or_else(|| self.tones.first().map(|tone| tone.rgb))
            .unwrap_or(WHITE);
        let reads = |tone: &&Tone| !tone.is_accent && contrast(tone.rgb, ground) >= FOR_TEXT;
        let best = |one: &&Tone, other: &&Tone| {
            contrast(one.rgb, ground).total_cmp(&contrast(other.rgb, ground))
        };
        let ink = self.tones.iter().filter(reads).max_by(best);
        let ink = ink.map_or_else(|| ink_on(ground), |tone| tone.rgb);
        let stands_out = |tone: &&Tone| tone.is_accent && contrast(tone.rgb, ground) >= FOR_LARGE;
        let accent = self.tones.iter().find(stands_out).map_or(ink, |tone| tone.rgb);
        Scheme { ground, ink, accent }
    }
}

/// Whether a place lies in one of some ranges, which are in order.
fn is_inside(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    let before = after.checked_sub(1).and_then(|last| ranges.get(last));
    before.is_some_and(|range| range.contains(&at))
}

/// What stands before a place, as far as a name can reach.
fn tail(text: &str, end: usize) -> &str {
    let mut start = end.saturating_sub(LONGEST_BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..end).unwrap_or_default()
}

impl Tone {
    fn nameless(rgb: Rgb) -> Self {
        let (name, role) = (String::new(), String::new());
        Self { name, role, rgb, is_ground: false, is_accent: false }
    }
}

/// Black or white, whichever reads better.
pub(super) fn ink_on(ground: Rgb) -> Rgb {
    if contrast(WHITE, ground) > contrast(BLACK, ground) { WHITE } else { BLACK }
}

/// Whether large type in one colour can be read on another.
pub(super) fn stands_out(color: Rgb, ground: Rgb) -> bool {
    contrast(color, ground) >= FOR_LARGE
}

/// A colour between two: `share` of the second, in hundredths.
pub(super) fn mix(one: Rgb, other: Rgb, share: u16) -> Rgb {
    let part = |one: u8, other: u8| {
        let sum = u16::from(one) * (100 - share.min(100)) + u16::from(other) * share.min(100);
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [r2, g2, b2]) = (one, other);
    [part(r, r2), part(g, g2), part(b, b2)]
}

/// All that a scene says about its picture, as one text.
pub(super) fn joined<'t>(texts: impl Iterator<Item = &'t Text>) -> String {
    texts.map(Text::as_str).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Palette {
        let mut palette = Palette::default();
        palette.add_own("Cream #F5EBD9, forest green #2F4A36, terracotta #B5533C for loss only.");
        palette
    }

    #[test]
    fn a_script_names_its_own_colours() {
        let names: Vec<String> = palette().tones.into_iter().map(|tone| tone.name).collect();
        assert_eq!(names, ["cream", "forest green", "terracotta"]);
    }

    #[test]
    fn colours_are_found_in_the_order_of_the_text() {
        let found =
            palette().named_in("Terracotta lines on a forest green #112233 field, \"CREAM\"");
        let values: Vec<String> = found.iter().map(|tone| hex(tone.rgb)).collect();
        assert_eq!(values, ["#b5533c", "#2f4a36", "#112233"]);
    }

    #[test]
    fn a_background_is_as_dark_as_it_says() {
        let ground = |text| palette().ground_of(text).map(hex);
        assert_eq!(ground("Dark field; a cream diagonal").as_deref(), Some("#2f4a36"));
        assert_eq!(ground("Dark #112233 field").as_deref(), Some("#112233"));
        assert_eq!(ground("Cream field").as_deref(), Some("#f5ebd9"));
        assert_eq!(ground("A city at night"), None);
    }

    #[test]
    fn text_can_be_read_on_any_ground() {
        for ground in [[0; 3], [255; 3], [0x77; 3], [0xc8, 0x8b, 0x2b], [0xff, 0, 0x80]] {
            let scheme = palette().scheme(Some(ground));
            assert!(contrast(scheme.ink, ground) >= FOR_TEXT, "{ground:?}");
            assert!(contrast(scheme.accent, ground) >= FOR_LARGE, "{ground:?}");
        }
    }

    #[test]
    fn mixtures() {
        assert_eq!(mix([0; 3], [200, 100, 50], 50), [100, 50, 25]);
        assert_eq!(mix([1, 2, 3], [255; 3], 0), [1, 2, 3]);
    }
}
