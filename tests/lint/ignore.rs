//! Comments that are written by `--add-ignore`.

use super::flawed::script;
use super::*;
use proptest::prelude::*;
use shotlist::lint::{Ignored, add_ignores};

fn ignored(text: &str, options: &Options) -> Ignored {
    let linter = Linter::new(&options.config.lint).expect("a configuration");
    add_ignores(&linter, &source("any.shot", text), options).expect("options that suit the script")
}

/// What was written; nothing is found in it any more, and it says what it said.
#[track_caller]
fn quiet(text: &str) -> String {
    let done = ignored(text, &Options::new());
    let after = check("any.shot", done.source.text(), &Options::new());
    assert!(done.left.is_empty() && after.is_empty(), "{}\n{after:#?}", done.source.text());
    let plan = |text: &str| {
        let checked = shotlist::check(&source("any.shot", text), &Options::new());
        serde_json::to_value(checked.expect("a small text").plan).expect("a plan")
    };
    assert_eq!(plan(text), plan(done.source.text()));
    let again = ignored(done.source.text(), &Options::new());
    assert_eq!((again.source.text(), again.ignored), (done.source.text(), 0), "a second time");
    done.source.text().to_owned()
}

const FLAWED: &str = "---
titel: Tea
style: swiss-pulse
---

FORMAT: A report for {{ company }}.

SCENE 1 — A-ROLL (10s): Hook
  VO: \"Last year we poured more tea than ever before, and this year we would like you to know why.\"

SCENE 2 — B-ROLL, MOTION GRAPHICS (4s): The figure
VO: \"Two million cups went over the counter, and half of them to people who came back.\"
TRANSITION: Slow dissolve
";

#[test]
fn each_form_has_its_place() {
    insta::assert_snapshot!("ignore_forms", quiet(FLAWED));
}

#[test]
fn names_join_a_comment_that_is_there() {
    let text = FLAWED
        .replace("---\n\nFORMAT", "---\n// shotlist: file-ignore[style/forbidden-transition,syntax/unknown-key] for now\n\nFORMAT")
        .replace("SCENE 2", "// shotlist: ignore[ timing/vo-overrun ] on purpose\nSCENE 2");
    insta::assert_snapshot!("ignore_joined", quiet(&text));
}

#[test]
fn line_ends_and_marks_stay() {
    for (ending, mark) in
        [("\n", ""), ("\r\n", ""), ("\r", ""), ("\r\n", "\u{feff}"), ("\n", "\u{feff}")]
    {
        let text = format!("{mark}{}", FLAWED.replace('\n', ending));
        let done = quiet(&text);
        assert_eq!(done, format!("{mark}{}", quiet(FLAWED).replace('\n', ending)));
        let bare =
            format!("{mark}{}", FLAWED.split_once("FORMAT").unwrap().1.replace('\n', ending));
        let done = quiet(bare.trim_end());
        assert!(done.starts_with(mark), "{done:?}");
        if ending == "\r\n" {
            assert!(!done.replace("\r\n", "").contains(['\n', '\r']), "{done:?}");
        }
    }
}

#[test]
fn odd_scripts_become_quiet_too() {
    for text in [
        "",
        "\u{feff}",
        "---",
        "---\ntitel: x",
        "---\ntitel: x\n---",
        "---\ntitel: x\n--- \nSCENE 1 (4s)",
        "---\n[\n---\nSCENE 1 (4s)\n",
        "# Title\nSCENE 1 (4s)",
        "SCENE 1 — A-ROLL (10s)\nVO: \"Never closed\n\nSCENE 2 — A-ROLL (10s)\nLAYER nine: x\n",
        "VO: \"stray",
        "SCENE 1 — A-ROLL (9s)\nVO: {{ nobody }} and {{ nothing }}\n",
        "SCENE 1 — A-ROLL (9s)\n// shotlist: ignore[nope]\nVO: x\n// shotlist: ignore\n// shotlist: whatever[x]",
        "SCENE 2 (6-16s) - Motion graphic: 52 fades up, then a page turns.\nSCENE 2 (6-16s) - Motion graphic: 52 fades up, then a page turns.",
        "SCENE 1 — A-ROLL (9s)\nVO: one line\n    and another\n    [TODO]\n    more\nTRANSITION: dissolve\n",
        "SCENE 1 — B-ROLL (2s)\n- **VO:** \"Words that are far too many for the two seconds that they have here,\n  over two lines\"\n",
    ] {
        quiet(text);
    }
}

#[test]
fn fixtures_become_quiet() {
    let mut scripts = Vec::new();
    for folder in ["lint", "scripts", "dialects", "recovery"] {
        shots(&Path::new("tests/fixtures").join(folder), &mut scripts);
    }
    assert!(scripts.len() > 50);
    for path in scripts {
        let text = fs::read_to_string(&path).unwrap();
        println!("{}", path.display());
        quiet(&text);
    }
}

fn shots(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            shots(&path, found);
        } else if path.extension().is_some_and(|end| end == "shot") {
            found.push(path);
        }
    }
}

#[test]
fn rules_that_are_off_get_no_comment() {
    let done = ignored(FLAWED, &config("[lint]\nselect = ['timing']"));
    let comments = done.source.text().lines().filter(|line| line.starts_with("//"));
    assert!(comments.clone().count() > 0);
    assert!(comments.clone().all(|line| line.contains("[timing/")), "{}", done.source.text());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_found_any_more(text in prop_oneof![4 => script(), 1 => "\\PC{0,200}", 1 => any::<String>()]) {
        quiet(&text);
    }
}
