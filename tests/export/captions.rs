//! Captions: nothing overlaps, nothing is lost, every line can be read.

use std::fmt::Write as _;

use proptest::prelude::*;
use shotlist::export::{Cue, Format, captions, export};
use shotlist::plan::Plan;
use shotlist::speech::{Language, TokenKind, spoken_form};
use unicode_width::UnicodeWidthStr as _;

use super::{fixture, plan};

/// A caption as a strict reader of a file has it: milliseconds and lines.
#[derive(Debug, PartialEq)]
pub(crate) struct Read {
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) lines: Vec<String>,
}

/// `hh:mm:ss,mmm`, digit by digit.
fn ms(text: &str, mark: char) -> u64 {
    let (clock, ms) = text.split_once(mark).unwrap_or_else(|| panic!("{text}"));
    let parts: Vec<&str> = clock.split(':').collect();
    assert!(parts.len() == 3 && parts[0].len() >= 2, "{text}");
    assert!(parts[1..].iter().all(|part| part.len() == 2) && ms.len() == 3, "{text}");
    let numbers: Vec<u64> = parts.iter().map(|part| part.parse().unwrap()).collect();
    assert!(numbers[1] < 60 && numbers[2] < 60, "{text}");
    (numbers[0] * 3600 + numbers[1] * 60 + numbers[2]) * 1000 + ms.parse::<u64>().unwrap()
}

fn cue(lines: &[&str], mark: char) -> Read {
    let (start, end) = lines[0].split_once(" --> ").unwrap_or_else(|| panic!("{lines:?}"));
    assert!(lines.len() > 1, "{lines:?} shows nothing");
    let lines: Vec<String> = lines[1..].iter().map(|line| (*line).to_owned()).collect();
    assert!(lines.iter().all(|line| !line.trim().is_empty() && !line.contains("-->")), "{lines:?}");
    Read { start: ms(start, mark), end: ms(end, mark), lines }
}

fn blocks(text: &str) -> Vec<Vec<&str>> {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains(['\r', '\0']));
    text.trim_end_matches('\n').split("\n\n").map(|block| block.split('\n').collect()).collect()
}

/// Reads SRT: numbered from 1, an empty line between captions and nowhere else.
pub(crate) fn read_srt(text: &str) -> Vec<Read> {
    let read = |(at, block): (usize, &Vec<&str>)| {
        assert_eq!(block[0], (at + 1).to_string());
        cue(&block[1..], ',')
    };
    blocks(text).iter().enumerate().map(read).collect()
}

/// Reads `WebVTT`: a header, no tag, no bare ampersand.
pub(crate) fn read_vtt(text: &str) -> Vec<Read> {
    let blocks = blocks(text);
    assert_eq!(blocks[0], ["WEBVTT"]);
    let unescaped = |line: &String| {
        assert!(!line.contains(['<', '>']), "{line}");
        let rest = line.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "");
        assert!(!rest.contains('&'), "{line}");
        line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    let read = |block: &Vec<&str>| {
        let cue = cue(block, '.');
        Read { lines: cue.lines.iter().map(unescaped).collect(), ..cue }
    };
    blocks[1..].iter().map(read).collect()
}

fn language(plan: &Plan) -> &'static Language {
    Language::find(&plan.language).unwrap_or_else(|| Language::detect(""))
}

/// What is to be shown of a scene, without blanks: all but control characters, and of what is left
/// all but directions and breaks; nothing where nothing is spoken.
fn narration(plan: &Plan, vo: &str) -> String {
    let vo: String =
        vo.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    let tokens = spoken_form(&vo, language(plan));
    if !tokens.iter().any(|token| token.words > 0) {
        return String::new();
    }
    let mut shown = String::new();
    let mut at = 0;
    let silent = |kind| matches!(kind, TokenKind::Direction | TokenKind::Break);
    for token in tokens.iter().filter(|token| silent(token.kind)) {
        shown.push_str(&vo[at..token.range.start]);
        at = token.range.end;
    }
    shown.push_str(&vo[at..]);
    shown.retain(|letter| !letter.is_whitespace());
    shown
}

fn joined(cues: &[Cue]) -> String {
    let lines = cues.iter().flat_map(|cue| &cue.lines);
    lines.flat_map(|line| line.chars()).filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether a line could have been broken: at a blank, or between two characters of Chinese.
fn is_breakable(line: &str) -> bool {
    let han = |letter: &char| ('\u{4e00}'..='\u{9fff}').contains(letter);
    let letters: Vec<char> = line.chars().collect();
    line.contains(' ') || letters.windows(2).any(|pair| pair.iter().all(han))
}

/// Holds everything that must be so, whatever the script.
fn holds(plan: &Plan) {
    let cues = captions(plan);
    let columns = if ["zh", "ja", "ko"].contains(&language(plan).tag) { 32 } else { 42 };
    for cue in &cues {
        assert!(matches!(cue.lines.len(), 1 | 2), "{cue:?}");
        assert!(cue.start < cue.end, "{cue:?}");
        let scene = &plan.scenes[cue.scene as usize - 1];
        assert!(cue.start >= scene.start, "{cue:?} before its scene");
        for line in &cue.lines {
            assert!(line.trim() == line && !line.is_empty(), "{cue:?}");
            assert!(!line.contains(char::is_control), "{cue:?}");
            assert!(line.width() <= columns || !is_breakable(line), "{cue:?}: {}", line.width());
        }
    }
    for pair in cues.windows(2) {
        assert!(pair[0].end < pair[1].start, "{pair:?}");
        assert!(pair[0].scene <= pair[1].scene, "{pair:?}");
    }
    for scene in &plan.scenes {
        let own: Vec<Cue> = cues.iter().filter(|cue| cue.scene == scene.index).cloned().collect();
        let vo = scene.vo.as_ref().map_or("", |vo| vo.as_str());
        assert_eq!(joined(&own), narration(plan, vo));
    }
    files_hold(plan, &cues);
}

/// The files say what the captions say.
fn files_hold(plan: &Plan, cues: &[Cue]) {
    let (srt, vtt) = (export(plan, Format::Srt), export(plan, Format::Vtt));
    assert_eq!(srt.remarks, vtt.remarks);
    if cues.is_empty() {
        return assert_eq!((srt.text.as_str(), vtt.text.as_str()), ("", ""));
    }
    let expected = |replaced: &str| -> Vec<Read> {
        let lines =
            |cue: &Cue| cue.lines.iter().map(|line| line.replace("-->", replaced)).collect();
        let read = |cue: &Cue| Read { start: cue.start.ms(), end: cue.end.ms(), lines: lines(cue) };
        cues.iter().map(read).collect()
    };
    assert_eq!(read_srt(&srt.text), expected("→"));
    assert_eq!(read_vtt(&vtt.text), expected("-->"));
}

/// Pieces that narrations are made of.
const PIECES: [&str; 44] = [
    "the",
    "and",
    "of",
    "water",
    "Amara",
    "Okafor",
    "2.5",
    "litres",
    "$31",
    "12%",
    "don't",
    "Dr.",
    "e.g.",
    "well,",
    "done.",
    "really?",
    "—",
    "twice —",
    "(pause)",
    "[smiles]",
    "<break time=\"0.8s\"/>",
    "-->",
    "<i>",
    "a<b",
    "&amp;",
    "https://kettle.example/a/b",
    "unbelievably",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "你好",
    "世界，",
    "「水」",
    "コーヒー",
    "です。",
    "물때입니다.",
    "قهوتك",
    "؟",
    "กาแฟของคุณ",
    "🎬",
    "«",
    "»",
    "…",
    "1:30",
    "\u{a0}%",
    "20",
];

fn narration_of_pieces() -> impl Strategy<Value = String> {
    let blank = prop_oneof![4 => Just(" "), 1 => Just("")];
    let piece = (prop::sample::select(PIECES.as_slice()), blank);
    let pieces = prop::collection::vec(piece, 0..60);
    pieces.prop_map(|pieces| pieces.iter().flat_map(|(piece, blank)| [*piece, *blank]).collect())
}

fn script(scenes: &[(String, Option<u32>)], language: &str) -> String {
    let mut out = format!("---\nlanguage: {language}\n---\n");
    for (at, (vo, seconds)) in scenes.iter().enumerate() {
        let time = seconds.map_or_else(String::new, |seconds| format!(" ({seconds}s)"));
        write!(out, "\nSCENE {} — A-ROLL{time}\nVO: {vo}\n", at + 1).unwrap();
    }
    out
}

/// What is a tag only without the control character in it is none to hear and none to read.
#[test]
fn control_characters_are_left_out_before_anything_else() {
    holds(&plan("SCENE 1: x\nVO: \"One <\u{7f}break> and on.\"\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_words_are_lost(
        scenes in prop::collection::vec((narration_of_pieces(), prop::option::of(0u32..30)), 1..5),
        language in prop::sample::select(&["en", "de", "ja", "zh", "ko", "ar", "th", "sw"][..]),
    ) {
        holds(&plan(&script(&scenes, language)));
    }

    #[test]
    fn words_stay_apart(
        words in prop::collection::vec(prop::sample::select(&PIECES[..15]), 1..80),
    ) {
        let plan = plan(&script(&[(words.join(" "), None)], "en"));
        let cues = captions(&plan);
        let lines = cues.iter().flat_map(|cue| &cue.lines);
        let shown: Vec<&str> = lines.flat_map(|line| line.split(' ')).collect();
        prop_assert_eq!(shown, words);
    }

    #[test]
    fn any_text_can_be_spoken(vo in "(?s).{0,300}", seconds in prop::option::of(0u32..30)) {
        holds(&plan(&script(&[(vo, seconds)], "en")));
    }
}

#[test]
fn the_examples_hold() {
    for path in ["examples", "tests/fixtures/export", "tests/fixtures/scripts"]
        .into_iter()
        .flat_map(super::scripts)
    {
        let script = std::fs::read_to_string(path).unwrap();
        holds(&plan(&script));
    }
}

// ---- where captions are cut ----

fn texts(script: &str) -> Vec<String> {
    captions(&plan(script)).iter().map(|cue| cue.lines.join(" / ")).collect()
}

fn spoken(vo: &str) -> Vec<String> {
    texts(&format!("SCENE 1 — A-ROLL\nVO: {vo}\n"))
}

#[test]
fn captions_end_where_sentences_do() {
    let vo = "Nobody in the trade likes to say it. You bake too much, because an empty shelf at noon looks bad.";
    assert_eq!(
        spoken(vo),
        [
            "Nobody in the trade likes to say it.",
            "You bake too much, / because an empty shelf at noon looks bad."
        ]
    );
}

#[test]
fn what_belongs_together_stays_together() {
    let vo = "Last week we found out that Professor Amara Okafor boils more than 2.5 litres of hot water every single day";
    for line in spoken(vo).iter().flat_map(|cue| cue.split(" / ")) {
        for end in ["Amara", "2.5", "of", "the", "that", "more than"] {
            assert!(!line.ends_with(end), "{line}");
        }
    }
}

#[test]
fn full_width_lines_are_shorter_and_begin_with_no_mark() {
    for name in ["japanese.shot", "chinese.shot"] {
        for line in captions(&fixture(name)).iter().flat_map(|cue| &cue.lines) {
            assert!(line.width() <= 32, "{line}");
            assert!(!line.starts_with(['、', '。', '，', '？', '」', '”', 'ー']), "{line}");
            assert!(!line.ends_with(['「', '“']), "{line}");
        }
    }
}

// ---- when they come and go ----

#[test]
fn captions_start_with_their_scene() {
    let cues = captions(&plan(
        "SCENE 1 — A-ROLL (0:00–0:08)\nVO: \"One.\"\n\nSCENE 2 — A-ROLL (0:08–0:12)\nVO: none\n\nSCENE 3 — A-ROLL (0:12–0:20)\nVO: \"Two.\"\n",
    ));
    let starts: Vec<u64> = cues.iter().map(|cue| cue.start.ms()).collect();
    assert_eq!(starts, [0, 12_000]);
    assert!(cues[0].end.ms() < 8_000);
}

#[test]
fn a_break_costs_its_time_and_is_not_shown() {
    let starts = |vo: &str| {
        let cues = captions(&plan(&format!("SCENE 1 — A-ROLL\nVO: {vo}\n")));
        assert_eq!(cues.len(), 2, "{cues:?}");
        assert!(!cues[0].lines.concat().contains('<'));
        cues[1].start.ms()
    };
    let first = "This is a sentence that is a little longer than one line.";
    let second = "And this is another one, which is just about as long.";
    let plain = starts(&format!("{first} {second}"));
    assert_eq!(starts(&format!("{first} <break time=\"1.2s\"/> {second}")), plain + 1200);
}

#[test]
fn speech_that_nearly_fits_is_spoken_a_little_quicker() {
    let vo = "Ninety-four percent of them left on time, and nobody was very proud of it.";
    let free = plan(&format!("SCENE 1 — A-ROLL\nVO: {vo}\n"));
    let needs = free.scenes[0].speech;
    let seconds = needs.estimate.seconds();
    let tight = plan(&format!("SCENE 1 — A-ROLL ({:.3}s)\nVO: {vo}\n", seconds * 0.95));
    let end = captions(&tight).last().unwrap().end;
    assert!(end <= tight.scenes[0].seconds, "{end:?}");
    assert_eq!(export(&tight, Format::Srt).remarks, []);
}

#[test]
fn speech_that_does_not_fit_runs_on_and_is_told() {
    let plan = plan(
        "SCENE 1 — A-ROLL (2s)\nVO: Ninety-four percent of them left on time, and nobody was proud of it.\n\nSCENE 2 — A-ROLL (20s)\nVO: So.\n\nSCENE 3 — A-ROLL (5s)\nVO: Next.\n",
    );
    let exported = export(&plan, Format::Srt);
    assert_eq!(exported.remarks.len(), 1, "{:?}", exported.remarks);
    assert_eq!(exported.remarks[0].scene.as_deref(), Some("1"));
    let starts: Vec<u64> =
        captions(&plan).iter().filter(|cue| cue.scene > 1).map(|cue| cue.start.ms()).collect();
    assert!(starts[0] > 2_000 && starts[1] == 22_000, "{starts:?}");
}

#[test]
fn short_captions_stay_long_enough() {
    let cues = captions(&plan("SCENE 1 — A-ROLL (9s)\nVO: Go.\n"));
    assert!(cues[0].end.ms() == 1000, "{cues:?}");
}

#[test]
fn captions_that_go_by_too_fast_are_told() {
    let remarks = |pace: u32| {
        let front = format!("---\nlanguage: ja\npace: {pace}\n---\n");
        let vo = "原因は豆ではなく、ほとんどの場合は機械の中にたまった水あかです。";
        export(&plan(&format!("{front}\nSCENE 1 — A-ROLL\nVO: {vo}\n")), Format::Srt).remarks
    };
    assert_eq!(remarks(150), []);
    let told = remarks(250);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].message.contains("go by faster than people read"), "{told:?}");
}
