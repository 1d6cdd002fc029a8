//! Colours in the texts of a script, and the palette that they are compared with.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::context::Context;
use super::data::colors::{NUMBERED, color_word};
use super::pictures;
use crate::optimize::words::quoted;
use crate::style::{Lab, difference, lab, looks_like, rgb};
use crate::text::Text;

/// Something that begins with `#`.
#[derive(Clone, Debug)]
pub(crate) struct Written<'t> {
    /// Where it stands, `#` included.
    pub(crate) range: Range<usize>,
    /// `#` and the letters and digits behind it.
    pub(crate) text: &'t str,
    /// Its colour, if it is one.
    pub(crate) rgb: Option<[u8; 3]>,
}

/// Everything in a text that begins with `#`, but not what stands in quotes: that is shown as it
/// is. Numbers (`order #4839`, `#1`) are left out.
pub(crate) fn written(text: &str) -> impl Iterator<Item = Written<'_>> {
    let mut places = memchr::memchr_iter(b'#', text.as_bytes()).peekable();
    let shown = if places.peek().is_some() { quoted(text) } else { Vec::new() };
    places.filter_map(move |at| {
        let is_shown = shown.iter().any(|range| range.contains(&at));
        let written = read(text, at)?;
        (!is_shown && !is_number(text, &written)).then_some(written)
    })
}

/// `#` at a place and what belongs to it. Behind a letter, a slash or another sign it begins no
/// colour: `C#`, the fragment of an address, `&#39;`.
fn read(text: &str, at: usize) -> Option<Written<'_>> {
    let before = text.get(..at)?.chars().next_back();
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '/' | '&' | '#' | '_' | '=');
    if before.is_some_and(glued) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let range = at..at + 1 + len;
    let text = text.get(range.clone())?;
    Some(Written { range, text, rgb: value(text) })
}

/// The colour of `#rgb`, `#rrggbb`, or the latter with its opacity behind it. Letters alone are a
/// hashtag (`#decade`), unless they begin as no word does.
fn value(text: &str) -> Option<[u8; 3]> {
    let digits = text.get(1..)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_word = digits.bytes().all(|byte| byte.is_ascii_alphabetic())
        && digits.as_bytes().first() != digits.as_bytes().get(1);
    match digits.len() {
        3 | 6 if is_hex && !is_word => rgb(text),
        8 if is_hex && !is_word => text.get(..7).and_then(rgb),
        _ => None,
    }
}

/// Whether something is a number of an order, a ticket, a rank: digits alone, too few for a colour
/// unless they are alike, or behind a word that says so.
fn is_number(text: &str, written: &Written<'_>) -> bool {
    let digits = written.text.get(1..).unwrap_or_default();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let alike = digits.bytes().all(|byte| digits.bytes().next() == Some(byte));
    let before = text.get(..written.range.start).unwrap_or_default();
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let numbered = NUMBERED.iter().any(|known| known.eq_ignore_ascii_case(word));
    numbered || !(digits.len() == 6 || digits.len() == 3 && alike)
}

impl Written<'_> {
    /// Whether it was meant to be a colour and is none: a digit too few or too many, a letter that
    /// is no digit. Hashtags (`#day30`, `#decade1`) are no attempts.
    pub(crate) fn is_malformed(&self) -> bool {
        let digits = self.text.get(1..).unwrap_or_default();
        if self.rgb.is_some() || !digits.is_ascii() {
            return false;
        }
        let count = |is: fn(&u8) -> bool| digits.bytes().filter(is).count();
        let (decimal, hex) = (count(u8::is_ascii_digit), count(u8::is_ascii_hexdigit));
        let enough = decimal >= 2 && hex > decimal;
        match digits.len() {
            5 | 7 => enough && hex == digits.len(),
            6 => enough && (hex == 5 && !is_tag(digits) || value(&self.corrected()).is_some()),
            _ => false,
        }
    }

    /// With figures for the letters that look like them.
    fn corrected(&self) -> String {
        let figure = |c| match c {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
            c => c,
        };
        self.text.chars().map(figure).collect()
    }
}

/// Whether letters that make a word stand before or behind digits: `day100`, `100day`.
fn is_tag(digits: &str) -> bool {
    let start = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let end = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    [start, end].into_iter().any(|rest| {
        rest.len() > 2
            && rest.len() < digits.len()
            && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// A colour of the palette.
#[derive(Clone, Debug)]
pub(crate) struct Swatch<'a> {
    /// The style's name for it; empty if the script's STYLE text brings it.
    pub(crate) name: &'a str,
    /// As it is written; empty for a word.
    pub(crate) hex: &'a str,
    pub(crate) rgb: [u8; 3],
    /// Whether it is a rough guess at what a word means.
    rough: bool,
    /// The colour as it is compared, once that is asked for.
    lab: OnceCell<Lab>,
}

/// The colours that a script may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known<'a> {
    pub(crate) swatches: Vec<Swatch<'a>>,
    /// Whether the style has a colour without a value, so that any colour may be that one.
    is_open: bool,
    /// Answers of [`Known::find`]: a script repeats its colours.
    answers: RefCell<Vec<(Rgb, Option<usize>)>>,
    /// See [`Known::within`].
    tolerance: f64,
}

type Rgb = [u8; 3];

/// Most answers that are kept: no sound script has more colours.
const MOST_ANSWERS: usize = 32;

impl<'a> Known<'a> {
    /// The named style's palette and the colours of the script's own STYLE text and brief, also those
    /// that stand there in words.
    pub(crate) fn new(cx: &Context<'a>) -> Self {
        let mut known = Self::values(cx);
        if let Some(text) = cx.plan.style.as_ref().and_then(|style| style.text.as_ref()) {
            known.add_words(text.as_str());
        }
        known
    }

    /// The same without words.
    pub(crate) fn values(cx: &Context<'a>) -> Self {
        let mut known = Self::default();
        let Some(style) = &cx.plan.style else { return known };
        for color in style.rules.iter().flat_map(|rules| rules.colors.iter()) {
            match color.hex.as_deref() {
                Some(hex) => known.add(&color.name, hex),
                None => known.is_open = true,
            }
        }
        for text in style.text.iter().chain(&cx.plan.sections.format).map(Text::as_str) {
            written(text).for_each(|written| known.add("", written.text));
        }
        known
    }

    /// Colours below this difference are the same to the eye.
    pub(crate) fn within(self, tolerance: f64) -> Self {
        Self { tolerance, ..self }
    }

    fn add(&mut self, name: &'a str, hex: &'a str) {
        let new = value(hex).map(|rgb| Swatch::new(name, hex, rgb));
        self.swatches.extend(new);
    }

    /// "Black, white and #c9a84c" has three colours. A word before a value is its name.
    fn add_words(&mut self, text: &'a str) {
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let has_value = words.peek().is_some_and(|next| next.starts_with(['#', '(']));
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            let rgb = color_word(word).filter(|_| !has_value);
            self.swatches
                .extend(rgb.map(|rgb| Swatch { rough: true, ..Swatch::new(word, "", rgb) }));
        }
    }

    /// Whether it is known which colours belong to the style.
    pub(crate) fn is_certain(&self) -> bool {
        !self.is_open && self.swatches.iter().any(|swatch| !swatch.rough)
    }

    /// Whether a colour is one of the palette's.
    pub(crate) fn has(&self, rgb: Rgb) -> bool {
        self.swatches.iter().any(|swatch| swatch.rgb == rgb) || self.find(rgb).is_some()
    }

    /// The first colour of the palette that a colour is, for eyes that see no difference below the
    /// tolerance; what a word stands for may be far off.
    pub(crate) fn find(&self, rgb: Rgb) -> Option<usize> {
        let mut answers = self.answers.borrow_mut();
        if let Some((_, answer)) = answers.iter().find(|(asked, _)| *asked == rgb) {
            return *answer;
        }
        let wanted = lab(rgb);
        let answer = self.swatches.iter().position(|swatch| {
            let rough = if swatch.rough { ROUGHLY } else { 0.0 };
            swatch.rgb == rgb || looks_like(swatch.lab(), wanted, self.tolerance.max(rough))
        });
        if answers.len() < MOST_ANSWERS {
            answers.push((rgb, answer));
        }
        answer
    }

    /// The colour with a value that looks most like another one.
    pub(crate) fn nearest(&self, rgb: [u8; 3]) -> Option<&Swatch<'a>> {
        let exact = self.swatches.iter().filter(|swatch| !swatch.rough);
        let distance = |swatch: &&Swatch<'_>| difference(swatch.rgb, rgb);
        exact.min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }
}

/// How far a colour may be from what a word for it stands for.
const ROUGHLY: f64 = 25.0;

impl<'a> Swatch<'a> {
    const fn new(name: &'a str, hex: &'a str, rgb: Rgb) -> Self {
        Self { name, hex, rgb, rough: false, lab: OnceCell::new() }
    }

    fn lab(&self) -> Lab {
        *self.lab.get_or_init(|| lab(self.rgb))
    }

    /// `signal blue #0066FF`
    pub(crate) fn show(&self) -> String {
        format!("{} {}", self.name, self.hex).trim().to_owned()
    }
}

/// Every colour value in what a script tells the agent to show: the scenes' pictures and directions.
pub(crate) fn in_scenes<'a>(cx: &Context<'a>) -> impl Iterator<Item = (&'a Text, Written<'a>)> {
    let texts = cx.plan.scenes.iter().flat_map(pictures::told);
    texts.flat_map(|text| written(text.as_str()).map(move |written| (text, written)))
}

#[cfg(test)]
mod tests {
    use super::written;

    fn colors(text: &str) -> Vec<&str> {
        written(text).filter(|written| written.rgb.is_some()).map(|written| written.text).collect()
    }

    fn malformed(text: &str) -> Vec<&str> {
        written(text).filter(super::Written::is_malformed).map(|written| written.text).collect()
    }

    #[test]
    fn colours_are_told_from_numbers_and_tags() {
        assert_eq!(
            colors("Dark #1a1a1a, #fff; (#0066FF80) and #000."),
            ["#1a1a1a", "#fff", "#0066FF80", "#000"]
        );
        for text in [
            "\"#0066FF\" in white",
            "order #483920",
            "rank #1",
            "#decade",
            "#123",
            "x.org/#aa11bb",
            "C#",
            "##aa11bb",
            "#",
        ] {
            assert!(colors(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn slips_are_told_from_tags() {
        let slips = ["#1a1a1", "#0066FFF", "#0066FG", "#O066FF", "#OO66FF", "#GF0066"];
        assert_eq!(malformed(&slips.join(" ")), slips);
        for text in [
            "#day100",
            "#100day",
            "#q42026",
            "#decade1",
            "#12345",
            "#launch",
            "#fff",
            "#top10",
            "#été12a",
        ] {
            assert!(malformed(text).is_empty(), "{text}");
        }
    }
}
