//! Whatever a file in another form holds, no word of it is lost, and the script that is written
//! from it says the same.

use proptest::prelude::*;
use shotlist::import::{Format, import, print};
use shotlist::{Options, Source};

/// Lines as people write them. `~` stands for a word that stands nowhere else in the file.
const LINES: &[&str] = &[
    "# ~ ~",
    "## Scene N: ~ ~ (5s)",
    "## Scene N — B-ROLL (0:05–0:10): ~",
    "### ~ (0:00–0:05)",
    "**Scene N – ~ ~**",
    "Scene N: ~ (~ ~)",
    "SCENE N - ~ [~ ~] (8 seconds) ~",
    "0:00–0:05 ~ ~",
    "(0-5s) ~ — ~",
    "# Act N: ~",
    "# Video N: ~ (30s)",
    "N. ~ ~",
    "VO: ~ ~ ~.",
    "VO: \"~ ~ ~.\"",
    "VO: \"~ ~\" ~ \"~.\" (~)",
    "VO (~, ~): “~ ~”",
    "VO (cont'd): ~ ~",
    "**VO:** ~ ~ *~*.",
    "Voiceover:",
    "> ~ ~ ~",
    "Visual: ~ ~",
    "Visual (~): ~",
    "Visual: \"~\"",
    "**Visual** — ~ ~, ~",
    "Text on screen: \"~ ~\" ~ ~",
    "Text on screen (~): \"~\" / \"~\"",
    "On-screen text: ~",
    "Lower third: ~ | ~",
    "Lower third (~): \"~\"",
    "Music (~): ~",
    "SFX: ~",
    "Sound (~): \"~ ~\"",
    "Audio: ~ ~",
    "Audio: \"~\" ~",
    "Transition (~): ~",
    "LAYER 2: ~",
    "LAYER 9 (~): ~",
    "Type: ~",
    "Type: a-roll ~",
    "Type: b-roll",
    "Type: a-roll",
    "Media: ~",
    "Media: stock video, ~",
    "Media: stock (~)",
    "Duration: 5s ~",
    "Duration: ~",
    "Duration (~): 8s",
    "Time: 0:05–0:10 (~)",
    "Start: 0:10 ~",
    "End: 0:20 (~)",
    "Length: 30 seconds, ~",
    "Number: 3 ~",
    "Title: ~ ~",
    "Title (~): ~",
    "Title: \"~\"",
    "Tone: ~, ~",
    "Tone (~): ~",
    "Target audience: ~",
    "Language: ~",
    "Language: German (~)",
    "Avatar: ~",
    "Style: ~ ~",
    "Note: ~",
    "Note (~): ~",
    "Left: ~",
    "Right (~): ~",
    "~: ~ ~",
    "~ ~ ~.",
    "[~ ~]",
    "(~ ~)",
    "[Visual: ~ ~]",
    "[VO] ~ ~",
    "\"~ ~ ~.\"",
    "- ~",
    "- **~:** ~",
    "- [ ] ~",
    "---",
    "",
    "",
    "<!-- ~ ~ -->",
    "```text",
    "```",
    "| Time | Visual | VO |",
    "| Scene | Duration | Picture | Narration | ~ |",
    "| ~ | ~ |",
    "|---|---|---|",
    "| 0:00-0:05 | ~ ~ | ~ |",
    "| N | 5s ~ | ~ | \"~ ~\" | ~ |",
    "| VO | ~ |",
    "| Tone | ~ |",
    "| ~ | ~ | ~ | ~ | ~ | ~ |",
    "VO: ~ | Visual: ~ | SFX: ~",
    "VO: \"~\" SFX: ~ Visual: ~",
    "**Platform:** ~ | **Length:** 30s ~",
    "Goal: ~. Total: 30 seconds ~. ~",
    "Style name: ~",
    "pace: ~",
    "orientation: ~",
    "VO: none",
    "Music: none ~",
    "[~](https://example.com/~)",
    "![~](~.png)",
    "<b>~</b> <~ ~>",
    "{{ ~ }} // ~",
    "ON-SCREEN TEXT:",
    "~ 0:05",
    "VO — ~",
    "NARRATOR (~) \"~\"",
    "~ (host): \"~ ~\"",
    "旁白：~",
    "分镜N：~（5秒）",
    "Szene N: ~ (ca. 8 Sek.)",
    "Sprecher: „~ ~“",
];

/// A word that no other number gives, of letters alone.
fn word(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + (digit % 20) as u8);
    format!("z{}{}{}x", letter(number), letter(number / 20), letter(number / 400))
}

fn filled(lines: &[usize]) -> (String, Vec<String>) {
    let mut words = Vec::new();
    let mut scene = 0;
    let mut text = String::new();
    for line in lines {
        for letter in LINES[*line].chars() {
            match letter {
                '~' => {
                    words.push(word(words.len()));
                    text.push_str(words.last().expect("a word"));
                }
                'N' if LINES[*line].contains('~')
                    && !LINES[*line].contains("NA")
                    && !LINES[*line].starts_with("Note")
                    && !LINES[*line].starts_with("Number") =>
                {
                    scene += 1;
                    text.push_str(&scene.to_string());
                }
                letter => text.push(letter),
            }
        }
        text.push('\n');
    }
    (text, words)
}

/// Words and marks that have a meaning in a script, in HTML or to a terminal.
const HOSTILE: &[&str] = &[
    "(5s): B-ROLL",
    "SCENE 2",
    "[Scene 3: a]",
    "{{ x }}",
    "// not a remark",
    "---",
    "VO:",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "„",
    "「",
    "」",
    "[",
    "]",
    "(",
    ")",
    "]]",
    "# ",
    "- ",
    "* ",
    "*",
    "_",
    "|",
    "\\",
    "`",
    "'",
    ":",
    "—",
    "–",
    "(~5s)",
    "NOTE: x",
    "TEXT:",
    "TITLE:",
    "<script>alert(1)</script>",
    "&amp;",
    "&",
    "</style>",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{0}",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\u{b}",
    "\t",
    "none",
    "silence",
    "hello",
    "there",
    "12.5",
    "LAYER 3: a",
    "B-ROLL",
    "on-screen",
    "0:05",
    "0:00–0:05",
    "5s",
    ".",
    ",",
    "{",
    "}",
    "{{",
    "}}",
    "%",
    "$",
    "!",
    "?",
    "é",
    "你好",
    "مرحبا",
    "SCENE 1 — A-ROLL (3s)",
    "@",
    "> ",
    ">>",
    "~",
    "===",
    "[x]",
    "(x)",
    "[[x]]",
    "/*",
    "*/",
    "INT. ROOM",
    "CUT TO:",
    "shotlist-ignore pacing/fast",
    "// shotlist-ignore all",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec((0..HOSTILE.len(), prop::bool::ANY), 1..7).prop_map(|parts| {
        parts.into_iter().fold(String::new(), |text, (at, spaced)| {
            text + HOSTILE[at] + if spaced { " " } else { "" }
        })
    })
}

/// A script as JSON, with hostile text wherever one can stand.
fn script() -> impl Strategy<Value = String> {
    let scene = (hostile(), hostile(), hostile(), hostile(), hostile(), 1..9_u32);
    (hostile(), prop::collection::vec(scene, 1..4), hostile()).prop_map(|(title, scenes, note)| {
        let scenes: Vec<serde_json::Value> = scenes
            .into_iter()
            .map(|(title, vo, visual, text, other, seconds)| {
                serde_json::json!({
                    "title": title, "vo": vo, "visual": visual, "text": text, "direction": other,
                    "music": other, "sfx": other, "lower_third": text, "note": other, "seconds": seconds,
                })
            })
            .collect();
        serde_json::json!({ "title": title, "tone": note, "notes": note, "scenes": scenes }).to_string()
    })
}

/// What a plan says to the eye and the ear. Titles, directions and styling may have become notes: one
/// that reads like something else cannot be written as what it is.
fn said(source: &Source, parsed: &shotlist::parse::Parsed) -> serde_json::Value {
    let plan = shotlist::plan::plan(source, parsed, &Options::new()).expect("a plan").plan;
    let plan = serde_json::to_value(&plan).expect("JSON");
    let white = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}')
    };
    let string = |value: &serde_json::Value| {
        value.as_str().map(|text| {
            text.split(white).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        })
    };
    let scenes = plan["scenes"].as_array().expect("scenes").iter().map(|scene| {
        let shown = scene["text"].as_array().expect("a list");
        let shown: Vec<_> = shown.iter().map(|shown| string(&shown["text"])).collect();
        serde_json::json!([
            scene["declared"],
            string(&scene["vo"]),
            shown,
            string(&scene["lower_third"]["text"]),
            string(&scene["visual"]),
            string(&scene["music"]),
            string(&scene["sfx"]),
        ])
    });
    serde_json::Value::from(scenes.collect::<Vec<_>>())
}

/// Holds what is written from a file against the file.
fn written_is_the_same(name: &str, text: &str) -> Result<(), TestCaseError> {
    let Ok(source) = Source::new(name, text) else { return Ok(()) };
    let imported = import(&source, None);
    if !imported.diagnostics.is_empty() {
        return Ok(());
    }
    let written = print(&imported.script(None));
    let again = Source::new("a.shot", written.clone()).expect("a script");
    let parsed = shotlist::parse::parse(&again);
    prop_assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}\n{written}", parsed.diagnostics);
    let (one, other) = (said(&source, &imported.parsed(None)), said(&again, &parsed));
    prop_assert!(one == other, "{one:#}\n{other:#}\nof {text}\n\n{written}");
    let formatted = shotlist::format(&again);
    prop_assert!(formatted.refused.is_none(), "{text}\n\n{written}");
    prop_assert_eq!(&formatted.text, &written);
    Ok(())
}

/// Marks that were made to hurt are passed once each, not searched for again from every place.
#[test]
fn hostile_files_are_read_in_linear_time() {
    let scene = "## Scene 1 (5s)\n";
    for (unit, count) in
        [("<br ", 50_000), ("<b", 50_000), ("<!-- ", 50_000), ("[a](", 20_000), ("**", 50_000)]
    {
        let start = std::time::Instant::now();
        let source =
            Source::new("a.md", format!("{scene}VO: {}\n", unit.repeat(count))).expect("a file");
        let imported = import(&source, None);
        assert_eq!(imported.videos.len(), 1, "{unit}");
        assert!(start.elapsed().as_secs() < 20, "{unit}: {:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_file_is_lost(lines in prop::collection::vec(0..LINES.len(), 1..16)) {
        let (text, words) = filled(&lines);
        let source = Source::new("a.md", text.clone()).expect("a file");
        let imported = import(&source, Some(Format::Markdown));
        let written = print(&imported.script(None));
        let lost: Vec<&String> = words.iter().filter(|word| !written.contains(word.as_str())).collect();
        prop_assert!(lost.is_empty(), "{lost:?} of\n{text}\nis not in\n{written}");
    }

    #[test]
    fn what_is_written_from_hostile_data_says_the_same(text in script()) {
        written_is_the_same("a.json", &text)?;
    }

    #[test]
    fn what_is_written_from_a_file_says_the_same(lines in prop::collection::vec(0..LINES.len(), 1..16)) {
        written_is_the_same("a.md", &filled(&lines).0)?;
    }
}
