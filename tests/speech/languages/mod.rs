//! One file a language.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod th;
mod zh;

use shotlist::speech::{Language, measure};

use crate::lines::{said, spoken_out};

/// The language of a tag.
fn language(tag: &str) -> &'static Language {
    Language::find(tag).unwrap()
}

/// Asserts the spoken forms of lines.
fn assert_said(tag: &str, lines: &[(&str, &str)]) {
    for (text, expected) in lines {
        assert_eq!(said(text, language(tag)), *expected, "{text}");
    }
}

/// Asserts what lines become with their figures spoken out.
fn assert_spoken_out(tag: &str, lines: &[(&str, &str)]) {
    for (text, expected) in lines {
        assert_eq!(spoken_out(text, language(tag)), *expected, "{text}");
    }
}

/// Asserts words, and milliseconds of speech within 2 ms a word for rounding.
fn assert_speech(tag: &str, text: &str, words: u32, units: f64, units_a_minute: f64) {
    let measured = measure(text, language(tag));
    assert_eq!(measured.words, words, "{text}");
    let expected = units * 60_000.0 / units_a_minute;
    assert!(
        (f64::from(measured.speech_ms) - expected).abs() <= 2.0 * f64::from(words),
        "{text}: {} ms, expected {expected:.0}",
        measured.speech_ms
    );
}

#[test]
fn every_language_is_found_by_its_tag() {
    assert_eq!(Language::all().len(), 15);
    for language in Language::all() {
        assert_eq!(Language::find(language.tag).map(|found| found.tag), Some(language.tag));
        assert!(!language.name.is_empty());
    }
    let writes: Vec<_> = Language::all()
        .iter()
        .filter(|language| language.has_number_words())
        .map(|language| language.tag)
        .collect();
    assert_eq!(writes, ["en", "de", "fr", "es", "pt", "it", "nl"]);
}
