//! Scripts that are meant to break a format, or take long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use shotlist::export::{Format, captions, export};
use unicode_width::UnicodeWidthStr as _;

use super::captions::{read_srt, read_vtt};
use super::plan;

#[test]
fn times_in_the_narration_are_no_times() {
    let plan = plan(
        "SCENE 1 — A-ROLL\nVO: 1 00:00:01,000 --> 00:00:02,000 WEBVTT NOTE x & <c.red>y</c> \u{7}\u{1b}[31m\u{2028}z\n",
    );
    assert_eq!(read_srt(&export(&plan, Format::Srt).text).len(), captions(&plan).len());
    assert_eq!(read_vtt(&export(&plan, Format::Vtt).text).len(), captions(&plan).len());
    for (name, format) in Format::ALL.into_iter().filter(|(_, format)| *format != Format::Json) {
        let text = export(&plan, format).text;
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{name}: {text:?}");
    }
}

#[test]
fn a_word_without_end() {
    let word = "w".repeat(200_000);
    let plan = plan(&format!("SCENE 1 — A-ROLL\nVO: Say {word}, then go on with more words.\n"));
    let longest =
        captions(&plan).iter().flat_map(|cue| &cue.lines).map(|line| line.width()).max().unwrap();
    assert_eq!(longest, word.len() + 1);
}

#[test]
fn no_script_takes_long() {
    let mut scenes = String::new();
    for at in 1..=10_000 {
        writeln!(scenes, "SCENE {at} — A-ROLL (4s): T\nVO: \"Number {at}, and on we go to it.\"\n")
            .unwrap();
    }
    let narration = |text: &str, times| format!("SCENE 1 — A-ROLL\nVO: {}\n", text.repeat(times));
    for script in [
        scenes,
        narration("a ", 40_000),
        narration("水", 40_000),
        narration("ก", 20_000),
        narration("\u{301} ", 60_000),
        narration("[x] ", 60_000),
        narration("、", 60_000),
        narration("w", 200_000),
    ] {
        let plan = plan(&script);
        let start = Instant::now();
        for (_, format) in Format::ALL {
            let _ = export(&plan, format);
        }
        let taken = start.elapsed();
        let first: String = script.chars().take(40).collect();
        assert!(taken < Duration::from_secs(20), "{first:?} took {taken:?}");
    }
}
