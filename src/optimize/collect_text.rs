//! Pass 2: strings that a scene shows join the exact-text list, because the agent rewords and
//! rounds what is not on it.

use std::ops::Range;

use crate::plan::{File, Scene, ScreenText};
use crate::text::Text;

use super::words::{self, Strings};
use super::{Optimized, in_scene};

pub(super) const NAME: &str = "collect-text";

/// Words before a quoted string of a picture that say that it is to be read.
const SHOWN_BY: [&str; 9] =
    ["reads", "reading", "says", "saying", "titled", "labelled", "labeled", "captioned", "text"];

/// Words before a quoted string that make it dialogue.
const SPOKEN_BY: [&str; 9] =
    ["asks", "whispers", "shouts", "replies", "answers", "thinks", "mouths", "exclaims", "tells"];

/// Who says what is heard, not read.
const SPEAKERS: [&str; 17] = [
    "presenter",
    "narrator",
    "host",
    "man",
    "woman",
    "he",
    "she",
    "they",
    "customer",
    "nurse",
    "doctor",
    "boy",
    "girl",
    "child",
    "voice",
    "colleague",
    "friend",
];

/// What no finished video may show, as keys.
const PLACEHOLDERS: [&str; 9] = [
    " todo ",
    " tbd ",
    " lorem ipsum ",
    " insert ",
    " company name ",
    " product name ",
    " your company ",
    " your name ",
    " placeholder ",
];

/// Neighbours of a share that make it a matter of layout, not of content.
const LAYOUT: [&str; 22] = [
    "opacity",
    "opaque",
    "transparent",
    "transparency",
    "size",
    "scale",
    "scales",
    "scaled",
    "width",
    "height",
    "wide",
    "high",
    "frame",
    "screen",
    "zoom",
    "zooms",
    "blur",
    "volume",
    "speed",
    "brightness",
    "saturation",
    "empty",
];

/// Words behind a figure that are part of it.
const MAGNITUDES: [&str; 10] = [
    "million", "millions", "billion", "billions", "trillion", "thousand", "percent", "bn", "mn",
    "m",
];

pub(super) fn run(optimized: &mut Optimized) {
    let plan = &optimized.plan;
    let mut listed =
        Strings::new(plan.on_screen_text.iter().map(|entry| words::key(entry.text.as_str())));
    let mut candidates: Vec<(usize, Text, String)> = Vec::new();
    for (index, scene) in plan.scenes.iter().enumerate() {
        for text in shown_in(scene) {
            let key = words::key(text.as_str());
            let shows = !key.is_empty() && !listed.holds(&key);
            if shows && !is_placeholder(text.as_str(), &key) && !is_file(text.as_str(), &plan.files)
            {
                candidates.push((index, text, key));
            }
        }
    }
    let all = Strings::new(candidates.iter().map(|(.., key)| key.clone()));
    let mut added: Vec<(usize, Text)> = Vec::new();
    for (scene, text, key) in candidates {
        if !all.holds_longer(&key) && !listed.has(&key) {
            listed.insert(key);
            added.push((scene, text));
        }
    }
    add(optimized, &added);
}

/// Puts the strings on the list and reports them by scene.
fn add(optimized: &mut Optimized, added: &[(usize, Text)]) {
    for of_scene in added.chunk_by(|(left, _), (right, _)| left == right) {
        let strings: Vec<String> = of_scene.iter().map(|(_, text)| format!("“{text}”")).collect();
        let scene = of_scene.first().and_then(|(index, _)| optimized.plan.scenes.get(*index));
        if let Some(scene) = scene {
            let message = format!(
                "lists {} as exact text: shown here, and what is not listed gets reworded",
                strings.join(", ")
            );
            optimized.changes.push(in_scene(NAME, scene, message));
        }
    }
    let entries = added.iter().map(|(_, text)| ScreenText::new(text.clone()));
    optimized.plan.on_screen_text.extend(entries);
}

/// Everything that a scene shows letter for letter.
fn shown_in(scene: &Scene) -> Vec<Text> {
    let mut found: Vec<Text> =
        scene.text.iter().chain(&scene.lower_third).map(|shown| shown.text.trim()).collect();
    let layers = scene.layers.iter().map(|layer| &layer.text);
    for text in layers.chain(&scene.left).chain(&scene.right) {
        let quoted = words::quoted(text.as_str());
        let figures = figures(text.as_str(), &quoted);
        found.extend(
            quoted.into_iter().filter(|range| !is_dialogue(text, range)).map(|at| text.slice(at)),
        );
        found.extend(figures.into_iter().map(|at| text.slice(at)));
    }
    if let Some(visual) = &scene.visual {
        let quoted = words::quoted(visual.as_str()).into_iter();
        found.extend(quoted.filter(|range| is_read(visual, range)).map(|at| visual.slice(at)));
    }
    found
}

/// How far from a string its neighbours are looked for, in bytes.
const NEAR: usize = 160;

/// The last words before a range, the nearest first.
fn words_before<'a>(
    text: &'a str,
    range: &Range<usize>,
    count: usize,
) -> impl Iterator<Item = &'a str> {
    let far = range.start.saturating_sub(NEAR);
    let from = (far..=range.start).find(|at| text.is_char_boundary(*at)).unwrap_or(range.start);
    words::each(text.get(from..range.start).unwrap_or_default()).rev().take(count)
}

/// The first words behind a range.
fn words_after<'a>(
    text: &'a str,
    range: &Range<usize>,
    count: usize,
) -> impl Iterator<Item = &'a str> {
    let far = text.len().min(range.end + NEAR);
    let to = (far..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    words::each(text.get(range.end..to).unwrap_or_default()).take(count)
}

fn is_dialogue(text: &Text, range: &Range<usize>) -> bool {
    let before = |count| words_before(text.as_str(), range, count);
    words::any_of(before(2), &SPOKEN_BY)
        || words::any_of(before(1), &["says", "saying"]) && words::any_of(before(4), &SPEAKERS)
}

fn is_read(text: &Text, range: &Range<usize>) -> bool {
    words::any_of(words_before(text.as_str(), range, 2), &SHOWN_BY) && !is_dialogue(text, range)
}

fn is_placeholder(text: &str, key: &str) -> bool {
    PLACEHOLDERS.iter().any(|placeholder| key.contains(placeholder))
        || key.contains("xx")
        || text.starts_with('[') && text.ends_with(']')
}

/// Whether a string is the name of a file: one of the script's, or with a file's ending.
fn is_file(text: &str, files: &[File]) -> bool {
    let named = |file: &File| file.name.as_ref().is_some_and(|name| name.as_str() == text);
    files.iter().take(super::attachments::MOST_FILES).any(named)
        || super::attachments::kind_of(text) != "file"
}

/// Whether a text has such figures.
pub(crate) fn has_figures(text: &str, quoted: &[Range<usize>]) -> bool {
    !figures(text, quoted).is_empty()
}

/// Content figures outside quotes: money, shares and magnitudes. Plain numbers are left alone,
/// because most of them count things in the picture.
fn figures(text: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let is_quoted = |range: &Range<usize>| {
        let next = quoted.partition_point(|quote| quote.start <= range.start);
        next.checked_sub(1)
            .and_then(|at| quoted.get(at))
            .is_some_and(|quote| range.end <= quote.end)
    };
    crate::render::figures(text)
        .into_iter()
        .filter(|range| !is_quoted(range))
        .map(|range| with_magnitude(text, range))
        .filter(|range| is_content(text, range))
        .collect()
}

fn with_magnitude(text: &str, range: Range<usize>) -> Range<usize> {
    let rest = text.get(range.end..).unwrap_or_default();
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    let belongs = gap > 0 && words::any_of(std::iter::once(word), &MAGNITUDES);
    if belongs { range.start..range.end + gap + word.len() } else { range }
}

fn is_content(text: &str, range: &Range<usize>) -> bool {
    let figure = text.get(range.clone()).unwrap_or_default();
    let marked = figure.contains(['%', '$', '€', '£', '¥'])
        || figure.ends_with(|c: char| c.is_alphabetic()) && !figure.ends_with(['s', 'x', 'p']);
    let layout = || {
        words::any_of(words_before(text, range, 3), &LAYOUT)
            || words::any_of(words_after(text, range, 4), &LAYOUT)
    };
    marked && !layout()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        figures(text, &words::quoted(text))
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn content_figures_are_money_shares_and_magnitudes() {
        assert_eq!(
            found("65% of users COUNTS UP, then $1.2 million DROPS in"),
            ["65%", "$1.2 million"]
        );
        assert_eq!(found("−16% SLAMS in beside 1.85M"), ["−16%", "1.85M"]);
    }

    #[test]
    fn sizes_colours_and_counts_are_no_content() {
        for text in [
            "grain at 40% opacity",
            "the title fills 60% of the frame",
            "three cards, 0.3s apart",
            "scales to 110%",
            "#1a1a1a field",
            "12 portraits CASCADE",
            "rotates 45 degrees",
            "in 4K",
            "\"65%\" COUNTS UP",
        ] {
            let expected: &[&str] = if text == "in 4K" { &["4K"] } else { &[] };
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_are_read_and_people_are_heard() {
        let read = |text: &str| {
            let range = words::quoted(text).remove(0);
            is_read(&Text::synthetic(text), &range)
        };
        assert!(read("A shop window with a sign that reads \"OPEN\""));
        assert!(read("A door; the plate says \"Dr. Kim\""));
        assert!(!read("The nurse says \"good morning\""));
        assert!(!read("A \"vintage\" look"));
    }
}
