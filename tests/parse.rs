//! The language: accepted dialects, recovery, and properties that hold for any text whatever.

#[path = "scripts/broken.rs"]
mod broken;

use std::time::{Duration, Instant};

use broken::scriptlike;
use proptest::prelude::*;
use shotlist::ast::{ItemKind, Script};
use shotlist::parse::{Parsed, parse};
use shotlist::plan::{Plan, plan};
use shotlist::{Options, Source, Span};

fn read(text: &str) -> (Source, Parsed) {
    let source = Source::new("test.shot", text).expect("small enough");
    let parsed = parse(&source);
    (source, parsed)
}

fn fixture(path: &str) -> String {
    let path = format!("{}/tests/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn planned(text: &str) -> Plan {
    let (source, parsed) = read(text);
    plan(&source, &parsed, &Options::new()).expect("no mistake of the caller").plan
}

#[test]
fn every_dialect_gives_the_same_scenes() {
    let shape = |plan: &Plan| -> Vec<String> {
        plan.scenes
            .iter()
            .map(|scene| {
                let kinds: Vec<&str> =
                    scene.media.iter().map(|medium| medium.value.as_str()).collect();
                let scene_type = scene.scene_type.map(|written| written.value.as_str());
                let words = scene.vo.as_ref().map(|vo| vo.as_str().to_owned());
                format!("{} {scene_type:?} {kinds:?} {}s {words:?}", scene.number, scene.seconds)
            })
            .collect()
    };
    let canonical = shape(&planned(&fixture("dialects/canonical.shot")));
    assert_eq!(canonical.len(), 4);
    for dialect in
        ["studio.txt", "visual-vo.txt", "markdown.md", "brackets.txt", "messy.txt", "rendered.txt"]
    {
        let text = fixture(&format!("dialects/{dialect}"));
        assert_eq!(shape(&planned(&text)), canonical, "{dialect}");
        let (_, parsed) = read(&text);
        assert!(parsed.diagnostics.is_empty(), "{dialect}: {:#?}", parsed.diagnostics);
    }
}

#[test]
fn headings_in_every_accepted_spelling() {
    let cases = [
        ("SCENE 1 — A-ROLL (8s): Hook", "1 A-ROLL [] 8 title=Hook"),
        ("Scene 1: [A-Roll]", "1 A-ROLL [] -"),
        ("SCENE 2 — FULL SCREEN B-ROLL (12s)", "2 B-ROLL [] 12"),
        ("### Scene 3: Hook (0:00–0:05)", "3 - [] 0..5 title=Hook"),
        (
            "Scene 2 (6-16s) - Motion graphic: 52 fades up, then a page turns.",
            "2 - [MOTION GRAPHICS] 6..16 visual=52 fades up, then a page turns.",
        ),
        (
            "**SCENE 4 — OVERLAY, STOCK, MOTION GRAPHICS (1m30s)**",
            "4 OVERLAY [STOCK, MOTION GRAPHICS] 90",
        ),
        ("[SHOT 6B | B-ROLL | 0.5 min]", "6B B-ROLL [] 30"),
        ("SEGMENT 2: A-ROLL + OVERLAY", "2 OVERLAY [] -"),
        (
            "SCENE 3 B-ROLL MOTION GRAPHICS 12s Signups",
            "3 B-ROLL [MOTION GRAPHICS] 12 title=Signups",
        ),
        ("Scene — Talking head, 8 seconds", "- A-ROLL [] 8"),
        ("SCENE 5 — B-ROLL, ASSET logo (10s)", "5 B-ROLL [ASSET logo] 10"),
        (
            "SCENE 5 — B-ROLL, ASSET \"team photo.png\" (10s): Team",
            "5 B-ROLL [ASSET team photo.png] 10 title=Team",
        ),
        ("Scene 5: Asset allocation (10s)", "5 - [] 10 title=Asset allocation"),
        ("Scene 4: Stock prices fall (10s)", "4 - [] 10 title=Stock prices fall"),
        ("Scene 4: 15 min workout (10s)", "4 - [] 10 title=15 min workout"),
        ("Scene 7 (about 8s)", "7 - [] 8"),
        (
            "Scene 7 - B-roll - 0:08 to 0:20 - City at night",
            "7 B-ROLL [] 8..20 title=City at night",
        ),
        (
            "SCENE 1 — A-ROLL (8s): 每一个好故事都从一个没有人问过的问题开始我们的编辑器",
            "1 A-ROLL [] 8 visual=每一个好故事都从一个没有人问过的问题开始我们的编辑器",
        ),
    ];
    for (heading, expected) in cases {
        let (_, parsed) = read(heading);
        assert_eq!(describe(&parsed.script), expected, "{heading}");
        assert!(parsed.diagnostics.is_empty(), "{heading}: {:#?}", parsed.diagnostics);
    }
}

fn describe(script: &Script) -> String {
    use std::fmt::Write as _;

    use shotlist::ast::TimeValue;
    let Some(scene) = script.scenes.first() else { return "no scene".into() };
    let heading = &scene.heading;
    let number = heading.number.map_or("-".into(), |n| {
        format!("{}{}", n.value, n.suffix.map(String::from).unwrap_or_default())
    });
    let media: Vec<String> = heading
        .media
        .iter()
        .map(|medium| match &medium.asset {
            Some(asset) => format!("{} {asset}", medium.kind.as_str()),
            None => medium.kind.as_str().into(),
        })
        .collect();
    let time = match heading.time.map(|time| time.value) {
        Some(TimeValue::Length(length)) => length.to_string(),
        Some(TimeValue::Range(start, end)) => format!("{start}..{end}"),
        None => "-".into(),
    };
    let scene_type = heading.scene_type.map_or("-", |written| written.value.as_str());
    let mut line = format!("{number} {scene_type} [{}] {time}", media.join(", "));
    if let Some(title) = &heading.title {
        let _ = write!(line, " title={title}");
    }
    if let Some(visual) = &heading.visual {
        let _ = write!(line, " visual={visual}");
    }
    line
}

#[test]
fn sentences_are_no_headings() {
    for line in [
        "Scene changes to night",
        "Shot of the harbour at dawn",
        "Segment the market first",
        "Scenes 1 and 2 share a set",
    ] {
        let (_, parsed) = read(&format!("SCENE 1 — A-ROLL (8s)\n{line}\nVO: \"Hello there.\"\n"));
        assert_eq!(parsed.script.scenes.len(), 1, "{line}");
        assert!(parsed.diagnostics.is_empty(), "{line}: {:#?}", parsed.diagnostics);
    }
}

#[test]
fn five_errors_give_five_findings_and_lose_no_scene() {
    let text = fixture("recovery/five-errors.shot");
    let source = Source::new("five-errors.shot", text).expect("small");
    let findings = shotlist::check(&source, &Options::new()).expect("no mistake of the caller");
    let found: Vec<String> = findings
        .diagnostics
        .iter()
        .map(|finding| format!("{}: {}", source.position(finding.span.start).line, finding.rule))
        .collect();
    let expected = fixture("recovery/five-errors.expected");
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
    assert_eq!(parse(&source).script.scenes.len(), 7);
}

#[test]
fn only_a_deeper_indent_continues_a_value() {
    let (_, parsed) = read(
        "SCENE 1 — B-ROLL (10s)\nLAYER 1: one\n  two\n    VO: three\nLAYER 2: four\nfive\n\n  six\n",
    );
    let items: Vec<String> =
        parsed.script.scenes[0].items.iter().map(|item| format!("{:?}", item.kind)).collect();
    assert_eq!(
        items,
        [
            "Layer { number: Some(1), text: \"one two VO: three\" }",
            "Layer { number: Some(2), text: \"four\" }",
            "Direction(\"five\")",
            "Direction(\"six\")",
        ]
    );
}

#[test]
fn quotes_close_at_the_last_mark_of_the_line_else_at_the_first_on_a_later_one() {
    let (_, parsed) = read(concat!(
        "SCENE 1 — A-ROLL (8s)\n",
        "VO: \"He said \"go\" and left.\" softly\n",
        "VO: “One\n// still speech\n\ntwo.” (warm)\n",
        "TEXT: \"A\", \"B\"\n",
        "LOWER-THIRD: „Anna“ FADES in\n",
    ));
    let kinds: Vec<String> =
        parsed.script.scenes[0].items.iter().map(|item| format!("{:?}", item.kind)).collect();
    assert_eq!(
        kinds,
        [
            "Voiceover(Voiceover { remark: Some(\"softly\"), text: \"He said \\\"go\\\" and left.\", quoted: true })",
            "Voiceover(Voiceover { remark: Some(\"warm\"), text: \"One // still speech\\ntwo.\", quoted: true })",
            "Shown(Shown { text: \"A\", quoted: true, styling: None })",
            "Shown(Shown { text: \"B\", quoted: true, styling: None })",
            "LowerThird(Shown { text: \"Anna\", quoted: true, styling: Some(\"FADES in\") })",
        ]
    );
    assert!(parsed.diagnostics.is_empty());
}

#[test]
fn an_item_ends_behind_its_closing_mark() {
    for value in ["\"x\"", "“x”", "“x\ny”", "“x\n”", "„x“ (warm)", "\"\""] {
        for label in ["VO: ", "TEXT: ", ""] {
            let text = format!("SCENE 1\n{label}{value}");
            if label.is_empty() && !value.ends_with(['"', '”']) {
                continue;
            }
            let (source, parsed) = read(&format!("{text}\u{a0}\n"));
            let item = &parsed.script.scenes[0].items[0];
            assert_eq!(source.slice(item.span), &text["SCENE 1\n".len()..]);
        }
    }
}

#[test]
fn a_comment_below_an_item_is_no_part_of_it() {
    for item in ["ACTION: She walks in", "LAYER 1: one\n  two", "MUSIC: Piano.", "VO: none"] {
        let (source, parsed) = read(&format!("SCENE 1\n{item}\n// why\n\n// more\nSFX: A bell.\n"));
        assert_eq!(source.slice(parsed.script.scenes[0].items[0].span), item);
    }
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_rest() {
    let (source, parsed) = read(
        "SCENE 1 — A-ROLL (8s)\nVO: \"One two\nthree four.\nLAYER 1: five\nSCENE 2 — A-ROLL (8s)\nVO: \"Six.\"\n",
    );
    assert_eq!(parsed.script.scenes.len(), 2);
    let [finding] = &parsed.diagnostics[..] else { panic!("{:#?}", parsed.diagnostics) };
    assert_eq!(finding.rule, "syntax/unclosed-quote");
    assert_eq!(source.position(finding.span.start).line, 2);
    let items = &parsed.script.scenes[0].items;
    assert!(matches!(&items[0].kind, ItemKind::Voiceover(vo) if vo.text == "One two"));
    assert!(matches!(&items[1].kind, ItemKind::Direction(text) if text == "three four."));
}

#[test]
fn ordinary_but_unusual_text_is_read() {
    let (_, parsed) = read(
        "\u{feff}SCENE 1 — A-ROLL (8s)\r\nVO: \"مرحبا 👋🏽 world\u{0}.\"\rTRANSITION: Hard cut\r\n",
    );
    let scene = &parsed.script.scenes[0];
    assert_eq!(scene.items.len(), 2);
    assert!(
        matches!(&scene.items[0].kind, ItemKind::Voiceover(vo) if vo.text == "مرحبا 👋🏽 world\u{0}.")
    );
    assert_eq!(parsed.diagnostics.len(), 1, "the NUL is reported once: {:#?}", parsed.diagnostics);
}

#[test]
fn invalid_utf8_is_a_clear_error() {
    let error = Source::from_bytes("film.shot", b"SCENE 1\nVO: \"caf\xe9\"".to_vec())
        .expect_err("not UTF-8");
    assert_eq!(
        error.to_string(),
        "film.shot is not UTF-8: bad byte on line 2 (offset 16); save it as UTF-8 and try again"
    );
}

#[test]
fn headings_in_another_language_are_one_error_and_no_scene_is_lost() {
    let text = "SZENE 1 — A-ROLL (7s): Einstieg\nVO: „Die Bahn steht.“\nSzene 2\nVO: „Wieder.“\n\
                ### Escena 3 (8s)\nVO: \"Otra vez.\"\n**Scène 4 : Le pont**\nVO: «Le voilà.»\n";
    let (source, parsed) = read(text);
    let scenes = &parsed.script.scenes;
    let numbers: Vec<u32> = scenes
        .iter()
        .filter_map(|scene| scene.heading.number.as_ref().map(|number| number.value))
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert!(scenes.iter().all(|scene| scene.items.len() == 1), "{scenes:#?}");
    let [finding] = parsed.diagnostics.as_slice() else { panic!("{:#?}", parsed.diagnostics) };
    assert_eq!(finding.rule, "syntax/unexpected");
    assert_eq!(finding.message, "`SZENE` is not the word that opens a scene");
    let places: Vec<&str> = finding.labels.iter().map(|label| source.slice(label.span)).collect();
    assert_eq!(places, ["SZENE", "Szene", "Escena", "Scène"]);
}

#[test]
fn a_spelt_number_is_said_and_the_scene_is_kept() {
    let (_, parsed) = read("Scene One: The end\nVO: \"Here it ends.\"\nScene one of them walks.\n");
    assert_eq!(parsed.script.scenes.len(), 1);
    let [finding] = parsed.diagnostics.as_slice() else { panic!("{:#?}", parsed.diagnostics) };
    assert_eq!(finding.message, "expected a number behind Scene, such as `Scene 3`");
}

#[test]
fn unknown_labels_may_have_any_capitals() {
    let (_, parsed) =
        read("SCENE 1 — A-ROLL\nSPRECHER: „Los.“\nÜBERGANG: Blende\nÜbrigens: nein\n");
    let [finding] = parsed.diagnostics.as_slice() else { panic!("{:#?}", parsed.diagnostics) };
    assert_eq!(finding.message, "unknown labels `SPRECHER`, `ÜBERGANG`: kept as plain text");
    assert!(
        finding.help.as_deref().is_some_and(|help| help.contains("spoken stands behind `VO:`"))
    );
}

#[test]
fn too_many_scenes_are_one_error() {
    let text = "SCENE 1 — A-ROLL (8s)\n".repeat(10_050);
    let (_, parsed) = read(&text);
    assert_eq!(parsed.script.scenes.len(), 10_000);
    assert_eq!(parsed.diagnostics.len(), 1);
}

/// Hostile texts, each about as long as its argument.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let scene = "SCENE 1 — A-ROLL (8s)\n";
    let repeat = |unit: &str| unit.repeat(size / unit.len());
    vec![
        ("brackets", format!("{scene}{}", repeat("["))),
        ("bracket lines", format!("{scene}{}", repeat("[\n"))),
        ("quotes", format!("{scene}VO: {}", repeat("\""))),
        ("quote lines", format!("{scene}{}", repeat("\"a\u{201d}\n"))),
        ("mixed quote lines", format!("{scene}{}", repeat("\"\n“\n„\n«\n"))),
        ("open VO", format!("{scene}{}", repeat("VO: \"a\n"))),
        ("braces", format!("{scene}VO: \"{}\"", repeat("{{"))),
        ("variables", format!("{scene}VO: \"{}\"", repeat("{{ a }}"))),
        ("unknown labels", format!("{scene}{}", repeat("Visaul: a\n"))),
        ("colons", format!("{scene}{}", repeat("a:"))),
        ("headings", repeat("SCENE\n")),
        ("foreign headings", repeat("SZENE 1\n")),
        ("empty headings", repeat("SCENE 1\n")),
        ("digits", format!("SCENE {} — ({}s)\n", repeat("9"), repeat("9"))),
        ("times in a heading", format!("SCENE 1 — {}", repeat("8s "))),
        ("types in a heading", format!("SCENE 1 — {}", repeat("A-ROLL x "))),
        ("dashes", repeat("---\n")),
        ("hashes", repeat("#")),
        ("spaces", repeat(" ")),
        ("blank lines", repeat("\n")),
        ("comments", repeat("//\n")),
        ("bullets", repeat("- ")),
        ("stars", format!("{scene}{}", repeat("*"))),
        ("deep indents", format!("{scene}VO: a\n{}", repeat("  b\n"))),
        ("front matter", format!("---\n{}", repeat("a: b\n"))),
        ("open lists", format!("---\na: {}\n---\n", repeat("["))),
        ("deep maps", format!("---\n{}\n---\n", repeat("- "))),
        ("emoji", repeat("👩‍👩‍👧‍👦")),
    ]
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for (name, text) in hostile(400_000) {
        let start = Instant::now();
        let (source, parsed) = read(&text);
        plan(&source, &parsed, &Options::new()).expect("no mistake of the caller");
        let taken = start.elapsed();
        // Unoptimised code; anything quadratic takes minutes at this size.
        assert!(taken < Duration::from_secs(10), "{name}: {taken:?}");
    }
}

fn spans(script: &Script) -> Vec<(Span, Span)> {
    let mut pairs = Vec::new();
    for scene in &script.scenes {
        pairs.push((scene.span, scene.heading.span));
        pairs.extend(scene.items.iter().map(|item| (scene.span, item.span)));
        pairs.extend(scene.items.iter().map(|item| (item.span, item.label)));
    }
    pairs.extend(script.sections.iter().map(|section| (section.span, section.label)));
    pairs
}

proptest! {
    #[test]
    fn parsing_is_total_and_spans_nest(text in prop_oneof![any::<String>(), scriptlike()]) {
        let (source, parsed) = read(&text);
        for (outer, inner) in spans(&parsed.script) {
            prop_assert!(outer.contains(inner), "{inner:?} outside {outer:?}");
            for at in [inner.start, inner.end, outer.start, outer.end] {
                prop_assert!(text.is_char_boundary(at as usize));
            }
        }
        for finding in &parsed.diagnostics {
            prop_assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        }
        prop_assert!(plan(&source, &parsed, &Options::new()).is_ok());
    }

    #[test]
    fn what_a_tree_holds_stands_in_the_source(text in scriptlike()) {
        let (source, parsed) = read(&text);
        for item in parsed.script.scenes.iter().flat_map(|scene| &scene.items) {
            let (ItemKind::Direction(text) | ItemKind::Visual(text)) = &item.kind else { continue };
            for (range, span, verbatim) in text.pieces() {
                prop_assert!(verbatim);
                prop_assert_eq!(&text.as_str()[range], source.slice(span));
            }
        }
    }

    #[test]
    fn the_line_index_round_trips(text in any::<String>()) {
        let source = Source::new("a", text.clone()).expect("small");
        for (offset, letter) in text.char_indices() {
            if offset == 0 && letter == '\u{feff}' {
                continue;
            }
            let position = source.position(offset as u32);
            prop_assert_eq!(source.lines().offset(&text, position), Some(offset as u32));
        }
    }

    #[test]
    fn no_text_is_lost(words in prop::collection::vec("[a-z]{3,9}", 1..12)) {
        let text = format!("SCENE 1 — A-ROLL (8s)\n{}\n", words.join("\n"));
        let (_, parsed) = read(&text);
        let kept: Vec<String> = parsed.script.scenes[0]
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Direction(text) | ItemKind::Transition(text) => Some(text.to_string()),
                _ => None,
            })
            .collect();
        prop_assert_eq!(kept, words);
    }
}

#[test]
fn the_rules_of_a_style_bear_names_of_their_own() {
    let (_, parsed) = read(
        "STYLE: Ink and paper.\nPalette: ink #101418.\nMotion: low energy; shapes settle.\nMUSIC: Felt piano.\n",
    );
    let sections: Vec<_> =
        parsed.script.sections.iter().map(|section| section.lines.len()).collect();
    assert_eq!(sections, [3, 1]);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
}

#[test]
fn a_rendered_prompt_is_read_again() {
    let source =
        Source::new("teaser.shot", fixture("../../examples/data-briefing.shot")).expect("small");
    let options = Options::new().profile("production");
    let prompt =
        shotlist::compile(&source, &options).expect("sound").prompt.expect("readable").text;
    let again = Source::new("prompt.txt", prompt).expect("small");
    let (one, two) = (parse(&source).script, parse(&again).script);
    let words = |script: &Script| -> Vec<String> {
        let items = script.scenes.iter().flat_map(|scene| &scene.items);
        items
            .filter_map(|item| match &item.kind {
                ItemKind::Voiceover(vo) => Some(vo.text.to_string()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(words(&one), words(&two));
    assert_eq!(one.scenes.len(), two.scenes.len());
    let found = shotlist::check(&again, &Options::new()).expect("sound").diagnostics;
    assert!(found.iter().all(|finding| finding.group() != "syntax"), "{found:#?}");
}

#[test]
fn attempts_at_headings_and_layers_are_named() {
    let (source, parsed) = read(
        "SCENE three — B-ROLL (8s): Title\nLAYER2: A bar RISES.\nLAYR 3: A line DRAWS itself.\nMEDIA: stock, of the harbour\n",
    );
    let found: Vec<_> =
        parsed.diagnostics.iter().map(|one| (one.rule, source.slice(one.span))).collect();
    assert_eq!(
        found,
        [
            ("syntax/unexpected", "SCENE three — B-ROLL (8s): Title"),
            ("syntax/unknown-label", "LAYR"),
        ]
    );
    let kinds: Vec<String> =
        parsed.script.scenes[0].items.iter().map(|item| format!("{:?}", item.kind)).collect();
    assert_eq!(kinds[0], "Layer { number: Some(2), text: \"A bar RISES.\" }");
    assert!(kinds.iter().any(|kind| kind == "Direction(\"stock, of the harbour\")"), "{kinds:#?}");
}

#[test]
fn marks_with_nothing_behind_them_are_named() {
    for (line, said) in [
        ("###", "nothing stands behind `###`"),
        (">", "nothing stands behind `>`"),
        ("\"", "`\"` stands alone"),
        (") )", "`) )` stands alone"),
    ] {
        let (_, parsed) = read(&format!("SCENE 1 — A-ROLL (6s)\nVO: \"Some words.\"\n\n{line}\n"));
        let [finding] = parsed.diagnostics.as_slice() else { panic!("{line}: {parsed:?}") };
        assert!(finding.message.starts_with(said), "{line}: {}", finding.message);
    }
}

#[test]
fn ranges_in_brackets_need_no_unit_and_may_be_inclusive() {
    let plan = planned(
        "Scene 1 (0–4) A-ROLL\nVO: \"One.\"\nScene 2 (5–12)\nVO: \"Two.\"\nScene 3 (13–22s)\nVO: \"Three.\"\n",
    );
    let lengths: Vec<String> = plan.scenes.iter().map(|scene| scene.seconds.to_string()).collect();
    assert_eq!(lengths, ["5", "8", "9"]);
}

#[test]
fn values_of_variables_are_bounded() {
    let value = "x".repeat(50_000);
    let vo = "{{ v }} ".repeat(5_000);
    let (source, parsed) = read(&format!("---\nvars:\n  v: {value}\n---\nSCENE 1\nVO: \"{vo}\"\n"));
    let planned = plan(&source, &parsed, &Options::new()).expect("no mistake of the caller");
    assert_eq!(
        planned.diagnostics.iter().map(|one| one.rule).collect::<Vec<_>>(),
        ["syntax/unexpected"]
    );
}

#[test]
fn an_unknown_profile_is_a_finding_at_its_value() {
    let source = Source::new("a.shot", "---\nprofile: nosuch\nstyle: swiss-pulse\n---\nSCENE 1 (6s)\nVO: \"January was a record month. Here is what happened.\"\n").expect("small");
    let checked = shotlist::check(&source, &Options::new()).expect("no mistake of the caller");
    let found: Vec<_> =
        checked.diagnostics.iter().map(|one| (one.rule, source.slice(one.span))).collect();
    assert!(found.contains(&("syntax/front-matter", "nosuch")), "{found:?}");
}
