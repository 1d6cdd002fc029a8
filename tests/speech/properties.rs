//! What must hold for any text whatever.

use std::time::Instant;

use proptest::prelude::*;
use shotlist::speech::{
    Estimate, Language, Measure, Pace, TokenKind, cut_off, estimate, measure, reading_ms,
    speak_figures, spoken_form,
};

/// Pieces that the classes look for, in an order that nobody meant.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "$",
        "€",
        "£",
        "%",
        "1",
        "2024",
        "1,250",
        "3.14",
        "007",
        "-",
        "–",
        "—",
        "/",
        ":",
        ".",
        ",",
        "...",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "<break time=\"0.5s\"/>",
        "\"",
        "“",
        "”",
        "'",
        "’",
        "\n",
        " ",
        "  ",
        "\u{a0}",
        "x",
        "K",
        "M",
        "million",
        "bn",
        "am",
        "p.m.",
        "U.S.",
        "NASA",
        "CPU",
        "GPT-4o",
        "@me",
        "#Tag",
        "a.b",
        "https://a.dev/",
        "--flag",
        "Jan",
        "March",
        "31",
        "kg",
        "°C",
        "½",
        "é",
        "ß",
        "你好",
        "カメラ",
        "ょ",
        "한국",
        "हिन्दी",
        "สวัสดี",
        "مرحبا",
        "Привет",
        "🎬",
        "e\u{301}",
        "\u{200d}",
        "\u{feff}",
        "\0",
        "+",
        "&",
        "~",
        "=",
        "_",
        "st",
        "s",
        "1/2",
        "16:9",
        "10:30",
        "555-0142",
        "(555)",
        "Windows",
        "word",
        "The",
        "etc.",
        "w/",
    ];
    prop_oneof![
        4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z]{1,12}",
        1 => "[0-9]{1,22}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

fn language() -> impl Strategy<Value = &'static Language> {
    prop::sample::select(Language::all().to_vec())
}

/// Everything that can be asked of a text, with what must be true of the answers.
fn check(text: &str, language: &Language) {
    let measured = measure(text, language);
    let tokens = spoken_form(text, language);
    let mut end = 0;
    for token in &tokens {
        assert!(
            token.range.start >= end && token.range.end > token.range.start,
            "{token:?} in {text:?}"
        );
        assert!(text.get(token.range.clone()).is_some(), "{token:?} in {text:?}");
        end = token.range.end;
    }
    let sum = |test: fn(TokenKind) -> bool| {
        tokens.iter().filter(|token| test(token.kind)).map(|token| token.ms).sum::<u32>()
    };
    assert_eq!(tokens.iter().map(|token| token.words).sum::<u32>(), measured.words, "{text:?}");
    assert_eq!(sum(|kind| kind == TokenKind::Break), measured.breaks_ms, "{text:?}");
    assert_eq!(
        sum(|kind| kind != TokenKind::Break),
        measured.speech_ms + measured.pause_ms,
        "{text:?}"
    );
    let mut end = 0;
    for (range, words) in speak_figures(text, language) {
        assert!(
            range.start >= end && text.get(range.clone()).is_some() && !words.is_empty(),
            "{range:?} in {text:?}"
        );
        end = range.end;
    }
    let Estimate { ms, quick_ms, slow_ms, .. } = estimate(&measured, Pace::NORMAL);
    assert!(quick_ms <= ms && ms <= slow_ms);
    let cut = cut_off(text, language, Pace::NORMAL, ms / 2);
    assert!(text.is_char_boundary(cut), "{text:?}");
    assert!(cut <= cut_off(text, language, Pace::NORMAL, ms), "{text:?}");
    reading_ms(text, language);
    Language::detect(text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_measured(text in text(), language in language()) {
        check(&text, language);
    }

    #[test]
    fn paragraphs_add_up(first in text(), second in text(), language in language()) {
        // Brackets are closed within a paragraph, so the two halves cannot meddle with each other.
        let [one, two] = [&first, &second].map(|text| measure(text, language));
        let both = measure(&format!("{first}\n{second}"), language);
        prop_assert_eq!(one.words + two.words, both.words);
        prop_assert_eq!(one.speech_ms + two.speech_ms, both.speech_ms);
        prop_assert_eq!(one.breaks_ms + two.breaks_ms, both.breaks_ms);
        let joint = if one.words > 0 && two.words > 0 { 880 } else { 0 };
        prop_assert_eq!(one.pause_ms + two.pause_ms + joint, both.pause_ms);
    }

    #[test]
    fn speech_is_what_fits_before_the_cut(text in text(), language in language(), ms in 0u32..10_000) {
        let cut = cut_off(&text, language, Pace::NORMAL, ms);
        let tokens = spoken_form(&text, language);
        let fitting: u32 = tokens.iter().filter(|token| token.range.end <= cut).map(|token| token.ms).sum();
        prop_assert!(fitting <= ms.saturating_add(1), "{} of {} in {:?}", fitting, ms, text);
    }

    #[test]
    fn spoken_figures_stay_spoken(text in text(), language in language()) {
        // What was written out holds no figure that a second pass would find inside it.
        for (_, words) in speak_figures(&text, language) {
            prop_assert!(!words.contains(|c: char| c.is_ascii_digit()), "{:?}", words);
        }
    }
}

/// `SPEECH_CASES=1000000 cargo test --release --test speech -- --ignored` asks a million random texts.
#[test]
#[ignore = "long; the number of texts is SPEECH_CASES"]
fn a_million_texts_are_measured() {
    let cases = std::env::var("SPEECH_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(1_000_000);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&(text(), language()), |(text, language)| {
        check(&text, language);
        Ok(())
    });
    result.unwrap();
}

/// Texts that tempt a reader to look ahead again and again.
const TEMPTING: &[&str] = &[
    "[",
    "(",
    "<",
    "\"",
    "“",
    "7",
    "1,",
    "1.",
    "1-",
    "1/",
    "1:",
    "1 ",
    "$",
    "$1",
    "a.",
    "a.b",
    "a-",
    "a/",
    "-",
    "'",
    "’",
    "@",
    "@a",
    "#",
    "#a",
    ":a",
    "a:",
    "[a",
    "(1",
    "+1",
    "<a",
    "A",
    "Ab1",
    "W",
    "a1",
    "é",
    "e\u{301}",
    "你",
    "한",
    "ा",
    "\u{301}",
    "…",
    "<break time=\"1s\"/>",
    "1990s ",
    "March 1 ",
    "U.S.",
    "1 1/2 ",
    "x 1 ",
    "1x",
    "1–",
    "_a",
    "\u{a0}",
];

#[test]
fn time_grows_with_the_text() {
    let english = Language::detect("");
    for unit in TEMPTING {
        let seconds = |count: usize| {
            let text = unit.repeat(count);
            (0..3)
                .map(|_| {
                    let start = Instant::now();
                    std::hint::black_box((
                        measure(&text, english),
                        speak_figures(&text, english).len(),
                    ));
                    start.elapsed().as_secs_f64()
                })
                .fold(f64::MAX, f64::min)
        };
        let (small, large) = (seconds(1_500), seconds(12_000));
        // Eight times the text; a quadratic reader needs 64 times as long.
        assert!(large < 40.0 * small + 0.02, "{unit:?}: {small:.4} s, {large:.4} s");
    }
}

#[test]
fn measures_add_up() {
    let english = Language::detect("");
    let lines = ["One line, and another.", "It costs $5.", ""];
    let total: Measure = lines.iter().map(|line| measure(line, english)).sum();
    let mut added = Measure::default();
    for line in lines {
        added += measure(line, english);
    }
    assert_eq!(total, added);
    assert_eq!(total.words, 8);
}
