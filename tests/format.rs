//! The canonical form: what `fmt` makes of scripts, and what holds for any.

#[path = "scripts/broken.rs"]
mod broken;
#[path = "format/dialect.rs"]
mod dialect;
#[path = "scripts/flawed.rs"]
mod flawed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use shotlist::parse::parse;
use shotlist::plan::plan;
use shotlist::{Formatted, Options, Source, format};

fn source(text: &str) -> Source {
    Source::new("test.shot", text).expect("small enough")
}

fn fixture(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn formatted(text: &str) -> Formatted {
    format(&source(text))
}

/// The canonical text of a script that has one.
#[track_caller]
fn canonical(text: &str) -> String {
    let done = formatted(text);
    assert_eq!(done.refused, None, "{text}");
    done.text
}

/// The plan as it is exported: without places in the source.
fn planned(text: &str) -> Value {
    let source = source(text);
    let planned =
        plan(&source, &parse(&source), &Options::new()).expect("no mistake of the caller");
    let silent: Vec<bool> = planned.plan.scenes.iter().map(|one| one.silence.is_some()).collect();
    json!([planned.plan, silent])
}

fn comments(text: &str) -> Vec<String> {
    let script = parse(&source(text)).script;
    let mut comments: Vec<String> =
        script.comments.iter().map(|comment| comment.text.to_string()).collect();
    comments.sort();
    comments
}

/// How often each rule speaks.
fn findings(text: &str) -> BTreeMap<(&'static str, shotlist::Severity), usize> {
    let checked = shotlist::check(&source(text), &Options::new()).expect("default options");
    let mut count = BTreeMap::new();
    for finding in checked.diagnostics {
        *count.entry((finding.rule, finding.severity)).or_default() += finding.labels.len().max(1);
    }
    count
}

/// What holds for any script: once is enough, the plan stays, every comment stays, and nothing is
/// found that was not found before.
fn check_any(text: &str) -> Result<Formatted, TestCaseError> {
    let done = formatted(text);
    let new = &done.text;
    prop_assert_eq!(new, &formatted(new).text, "a second time:\n{}", text);
    prop_assert!(planned(text) == planned(new), "the plan of\n{text}\n→\n{new}");
    prop_assert_eq!(comments(text), comments(new));
    let before = findings(text);
    for (rule, count) in findings(new) {
        let had = before.get(&rule).copied().unwrap_or_default();
        prop_assert!(count <= had, "{rule:?} {had} → {count}:\n{text}\n→\n{new}");
    }
    Ok(done)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_what_it_says(text in prop_oneof![any::<String>(), "\\PC{0,200}", broken::scriptlike()]) {
        check_any(&text)?;
    }

    #[test]
    fn flawed_scripts_keep_what_they_say(text in flawed::script()) {
        let done = check_any(&text)?;
        prop_assert_eq!(done.refused, None);
    }

    #[test]
    fn every_accepted_spelling_is_settled(text in dialect::script()) {
        let done = check_any(&text)?;
        prop_assert_eq!(done.refused, None, "{}", text);
// One line gets one finding about layers, and what stood on two lines may stand on one.
        let others = |text: &str| {
            let mut found = findings(text);
            found.retain(|(rule, _), _| !rule.starts_with("layer/"));
            found
        };
        prop_assert_eq!(others(&text), others(&done.text), "{}\n→\n{}", text, done.text);
        let script = parse(&source(&done.text)).script;
        let body = &done.text[script.front.map_or(0, |front| front.span.end as usize)..];
        let stray = [" \n", "\n\n\n", "\r", "\t", "\u{feff}"].iter().find(|stray| body.contains(**stray));
        prop_assert!(stray.is_none() || !done.left.is_empty(), "{stray:?} in\n{}", done.text);
    }
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|end| end == "shot" || end == "txt" || end == "md") {
            found.push(path);
        }
    }
}

#[test]
fn every_fixture_has_a_canonical_form() {
    let mut found = Vec::new();
    scripts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut found);
    assert!(found.len() > 300);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let done = check_any(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let open = text.starts_with("---") && parse(&source(&text)).script.front.is_none();
        assert_eq!(done.refused.is_some(), open, "{}: {:?}", path.display(), done.refused);
        // `SPLIT SCREEN` is an overlay like any other, once it is called one.
        if !path.ends_with("split-in-portrait/invalid-type.shot") {
            assert_eq!(findings(&text), findings(&done.text), "{}", path.display());
        }
    }
}

#[test]
fn the_examples_are_canonical() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "shot") {
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(canonical(&text), text, "{}", path.display());
        }
    }
    for path in ["dialects/canonical.shot", "format/canonical.shot"] {
        let script = fixture(&format!("tests/fixtures/{path}"));
        assert_eq!(canonical(&script), script, "{path}");
    }
    let page = fixture("docs/language.md");
    let script = page.split("```shot\n").nth(1).and_then(|rest| rest.split("```").next());
    let script = script.expect("a script in docs/language.md");
    assert_eq!(canonical(script), script);
}

#[test]
fn what_is_broken_stays_as_it_is() {
    let text = "scene 1: a-roll\n\n- vo: “Fine.”\n\n\n  scene 2: b-roll\n\tVO: \"Never closed\n\n\n\t  Hard cut.  \n// next\nscene 3\nhard cut\n";
    let done = formatted(text);
    assert_eq!(
        done.text,
        "SCENE 1 — A-ROLL\nVO: \"Fine.\"\n\n  scene 2: b-roll\n\tVO: \"Never closed\n\n\n\t  Hard cut.  \n\n// next\nSCENE 3\nTRANSITION: hard cut\n"
    );
    let left: Vec<&str> = done.left.iter().map(|error| error.rule).collect();
    assert_eq!((left, done.refused), (vec!["syntax/unclosed-quote"], None));
}

#[test]
fn a_front_matter_without_an_end_is_no_script() {
    let text = "---\ntitle: x\nstyle: y\n\nscene 1\nvo: hello";
    let done = formatted(text);
    assert_eq!(done.text, text);
    assert_eq!(done.refused.as_deref(), Some("the front matter is never closed"));
}

#[test]
fn yaml_is_the_authors() {
    let front = "---\nstyle:\n  name: mine\n  mood: >\n    Calm.  \n\n\n    Slow.\n# why\n---\n";
    assert_eq!(canonical(front), front);
    assert_eq!(
        canonical("\u{feff}\n---  \r\n\r\ntitle: x  \r\n# why\t\r\n--- \r\nscene 1\r\n"),
        "---\ntitle: x\n# why\n---\n\nSCENE 1\n"
    );
}

#[test]
fn nothing_stays_nothing() {
    for text in ["", "\n\n", "\u{feff} \t\r\n"] {
        assert_eq!(canonical(text), "");
    }
}

#[test]
fn sections_come_in_order_with_their_comments() {
    let text = "// About this file.\n\n// Of the look.\n// shotlist: ignore[style]\nSTYLE: Ink.\nTONE: Dry.\nMUSIC: Piano.\nMore on the film.\n\nFORMAT: A teaser.\nSCENE 1\nVO: \"Hello.\"\n";
    assert_eq!(
        canonical(text),
        "// About this file.\n\nFORMAT: A teaser.\nTONE: Dry.\n\nSCENE 1\nVO: \"Hello.\"\n\n---\n\nMUSIC: Piano.\n  More on the film.\n\n// Of the look.\n// shotlist: ignore[style]\nSTYLE: Ink.\n"
    );
}

#[test]
fn sections_stay_where_moving_them_would_change_something() {
    // Joined to one text, these would come in another order.
    let joined = "SCRIPT: First.\nFORMAT: Second.\n\nSCENE 1\n";
    assert_eq!(canonical(joined), joined);
    let region = "// shotlist: disable[style]\nSTYLE: Ink.\n// shotlist: enable[style]\nTONE: Dry.\n\nSCENE 1\n";
    assert_eq!(canonical(region), region);
    // Without a label, text may be about what stands above it.
    let pinned = "MUSIC: Piano.\n\nAnd nothing else.\n\nSCENE 1\n";
    assert_eq!(canonical(pinned), pinned);
}

#[test]
fn a_label_that_only_ends_a_scene_is_set_off_from_it() {
    // `ON-SCREEN TEXT` would belong to the scene.
    assert_eq!(
        canonical("SCENE 1\nVO: Hello.\nCRITICAL ON-SCREEN TEXT: “A”"),
        "SCENE 1\nVO: \"Hello.\"\n\n---\n\nON-SCREEN TEXT: “A”\n"
    );
}

#[test]
fn a_line_of_any_white_space_is_a_blank_line() {
    let script = |blank: &str| {
        ["ON-SCREEN TEXT:", "- \"A\"", blank, "- \"B\"", "", "SCENE 1", "VO: \"A.\"", blank]
            .join("\n")
    };
    for blank in ["\u{2028}", "\u{2003}\u{2003}", " \u{2029}\t"] {
        assert_eq!(check_any(&script(blank)).unwrap().text, canonical(&script("")), "{blank:?}");
    }
    // Control characters are left to whoever wrote them.
    check_any(&script("\u{b}")).unwrap();
}

#[test]
fn what_would_get_lost_is_left_as_it_is() {
    for heading in [
        "SCENE 1 — A-ROLL, B-ROLL (8s)",
        "SCENE 2 (8s) — B-ROLL (10s)",
        "SCENE 3: Hook (8s) It rains.",
    ] {
        assert_eq!(canonical(heading).trim_end(), heading);
    }
    let scene =
        |items: &str| canonical(&format!("SCENE 1\n{items}\n")).replacen("SCENE 1\n", "", 1);
    for item in [
        "MEDIA: stock, of the harbour",
        "VO: “He said \"go\".”",
        "VO: She said \"go\".",
        "A paragraph\nof two lines.",
    ] {
        assert_eq!(scene(item).trim_end(), item);
    }
    assert_eq!(scene("CAPTION: 52% & {{ more }}"), "TEXT: \"52% & {{ more }}\"\n");
    assert_eq!(scene("[Close] “And now.”"), "[Close]\nVO: \"And now.\"\n");
}

#[test]
fn times_have_one_spelling() {
    for (written, expected) in [
        ("8 seconds", "8s"),
        ("0.5 min", "30s"),
        ("1m30s", "90s"),
        ("1:30", "90s"),
        ("7.25 sec", "7.25s"),
        ("~8 s", "about 8s"),
        ("6-16s", "0:06–0:16"),
        ("0:00 to 1:05", "0:00–1:05"),
        ("0–2.5 s", "0:00–0:02.5"),
    ] {
        let script = canonical(&format!("SCENE 1 — A-ROLL ({written})\nDURATION: {written}\n"));
        assert_eq!(script, format!("SCENE 1 — A-ROLL ({expected})\nDURATION: {expected}\n"));
    }
}

#[test]
fn scenes_are_called_scenes_unless_shots_are_something_else() {
    assert_eq!(canonical("SHOT 1\nScene 2\n"), "SCENE 1\n\nSCENE 2\n");
    assert_eq!(canonical("Scene 1\nShot 1\nScene 2\n"), "SCENE 1\n\nSHOT 1\n\nSCENE 2\n");
}

#[test]
fn dialects_in_canonical_form() {
    for dialect in
        ["studio.txt", "visual-vo.txt", "markdown.md", "brackets.txt", "messy.txt", "rendered.txt"]
    {
        let text = canonical(&fixture(&format!("tests/fixtures/dialects/{dialect}")));
        insta::assert_snapshot!(dialect, text);
    }
}
