//! The built program: every verb, every exit code, what goes where.

#[path = "cli/data.rs"]
mod data;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/foreign.rs"]
mod foreign;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/odd.rs"]
mod odd;
#[cfg(unix)]
#[path = "cli/places.rs"]
mod places;
#[path = "cli/prompt_tests.rs"]
mod prompt_tests;
#[path = "cli/reference.rs"]
mod reference;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/storyboard.rs"]
mod storyboard;
#[path = "cli/styles.rs"]
mod styles;
#[path = "cli/templates.rs"]
mod templates;

use std::process::{Command, Stdio};

use desk::{Desk, finish, shown};
use serde_json::Value;

/// A sound script.
const CLEAN: &str = include_str!("fixtures/scripts/tea.shot");

/// A script with two errors and a warning that a repair removes.
const FLAWED: &str = "---
titel: Tea
style: swiss-pulse
---

SCENE 1 — A-ROLL (10s): Hook
VO: \"Last year we poured more tea than ever before, and this year we would like you to know why.\"

SCENE 2 — B-ROLL, MOTION GRAPHICS (4s): The figure
VO: \"Two million cups went over.\"
TRANSITION: Slow dissolve
";

/// A script that cannot be understood.
const BROKEN: &str =
    "SCENE 1 — A-ROLL (10s)\nVO: \"Never closed\n\nSCENE 2 — A-ROLL (10s)\nLAYER nine: x\n";

const VARIABLE: &str = "---\ntitle: Hello\nstyle: swiss-pulse\n---\n\nSCENE 1 — A-ROLL (4s)\nVO: \"Good morning, {{ city }}. The kettle is on again.\"\n";

fn rules(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

// ---- help ----

#[test]
fn help_is_for_one_minute() {
    let desk = Desk::new(&[]);
    insta::assert_snapshot!("help", desk.run(&["--help"]).code(0).silent_err().out);
    insta::assert_snapshot!("help_check", desk.run(&["check", "--help"]).code(0).out);
    insta::assert_snapshot!("help_fmt", desk.run(&["fmt", "--help"]).code(0).out);
    insta::assert_snapshot!("help_render", desk.run(&["render", "--help"]).code(0).out);
    let version = desk.run(&["--version"]).code(0).out;
    assert_eq!(version, format!("shotlist {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn usage_errors_are_two() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    for arguments in [
        &[][..],
        &["chek"],
        &["check", "--colour", "never", "a.shot"],
        &["check", "--output-format", "xml", "a.shot"],
        &["check", "--set", "novalue", "a.shot"],
        &["check", "--select", "timin", "a.shot"],
        &["check", "--target", "heygan", "a.shot"],
        &["check", "--isolated", "--config", "x.toml", "a.shot"],
        &["check", "--stdin-filename", "x.shot", "a.shot"],
        &["render"],
        &["render", "a.shot", "--max-chars", "0"],
        &["render", "a.shot", "--durations", "sometimes"],
        &["render", "a.shot", "--no-pass", "spokn"],
        &["render", "a.shot", "--profile", "sceens"],
        &["render", "a.shot", "--style", "swis-pulse"],
        &["render", "a.shot", "--set", "unused=1"],
        &["stats"],
        &["styles"],
        &["styles", "show", "nope"],
        &["styles", "suggest"],
        &["styles", "suggest", "nope.shot"],
        &["templates", "show", "nope"],
        &["plan"],
        &["plan", "nope.yaml"],
        &["plan", "--kind", "nonsense"],
        &["plan", "--kind", "tutorail", "a.shot"],
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.out, run.err);
        assert!(!run.err.is_empty(), "{arguments:?} says nothing");
        assert_eq!(run.out, "", "{arguments:?}");
    }
    let near = desk.run(&["check", "--select", "timing/vo-overun", "a.shot"]).err;
    assert!(near.contains("timing/vo-overrun"), "{near}");
}

// ---- check ----

#[test]
fn a_clean_script_is_ready() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let run = desk.run(&["check", "a.shot"]).code(0).silent_err();
    assert_eq!(run.out, "Ready: 2 scenes, 20 s, no findings\n");
    let run = desk.run(&["check"]).code(0).silent_err();
    assert_eq!(run.out, "Ready: 2 scenes, 20 s, no findings\n");
    assert_eq!(desk.run(&["check", "--output-format", "concise"]).code(0).out, "");
    assert_eq!(
        desk.run(&["check", "--output-format", "json"]).code(0).json(),
        Value::Array(vec![])
    );
}

/// Two rules whose findings show an excerpt, a label, a help and a repair.
const TWO: [&str; 2] = ["--select", "syntax/unknown-key,timing/short-b-roll"];

#[test]
fn findings_are_the_data() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let check = |format: &str| {
        let arguments = ["check", "a.shot", "--output-format", format];
        desk.run(&[&arguments[..], &TWO].concat()).code(1).silent_err()
    };
    insta::assert_snapshot!("check_full", check("full").out);
    insta::assert_snapshot!("check_concise", check("concise").out);
    insta::assert_json_snapshot!("check_json", check("json").json());
}

#[test]
fn findings_in_colour_and_narrow() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let colored = [&["check", "a.shot", "--color", "always"], &TWO[..]].concat();
    insta::assert_snapshot!("check_color", desk.run(&colored).code(1).out.replace('\u{1b}', "␛"));
    let narrow = [&["check", "a.shot"], &TWO[..]].concat();
    let run = finish(desk.command(&narrow).env("COLUMNS", "50")).code(1);
    insta::assert_snapshot!("check_narrow", run.out);
}

#[test]
fn colour_is_asked_for() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let colored = |command: &mut Command| finish(command).out.contains('\u{1b}');
    assert!(!colored(&mut desk.command(&["check", "a.shot"])), "a pipe is not coloured");
    assert!(colored(&mut desk.command(&["check", "a.shot", "--color", "always"])));
    assert!(colored(desk.command(&["check", "a.shot"]).env("CLICOLOR_FORCE", "1")));
    let both = [("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")];
    assert!(!colored(desk.command(&["check", "a.shot"]).envs(both)));
    assert!(!colored(
        desk.command(&["check", "a.shot", "--color", "never"]).env("CLICOLOR_FORCE", "1")
    ));
}

#[test]
fn warnings_fail_only_if_asked() {
    let warned = CLEAN.replace("style: swiss-pulse\n", "");
    let desk = Desk::new(&[("a.shot", &warned), ("bad.shot", FLAWED)]);
    let run = desk.run(&["check", "a.shot"]).code(0);
    assert!(run.out.ends_with("Ready: 2 scenes, 20 s · 1 warning\n"), "{}", run.out);
    desk.run(&["check", "a.shot", "--error-on-warnings"]).code(1);
    desk.run(&["check", "a.shot", "--error-on-warnings", "--exit-zero"]).code(0);
    desk.run(&["check", "bad.shot", "--exit-zero"]).code(0);
    desk.run(&["check", "gone.shot", "--exit-zero"]).code(2);
}

#[test]
fn rules_are_chosen() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let found = |arguments: &[&str]| {
        let arguments = [&["check", "a.shot", "--output-format", "json"], arguments].concat();
        let json = desk.run(&arguments).json();
        rules(&json).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(found(&["--select", "syntax"]), ["syntax/unknown-key"]);
    assert_eq!(found(&["--select", "timing/short-b-roll,syntax"]).len(), 2);
    assert!(!found(&["--ignore", "timing"]).iter().any(|rule| rule.starts_with("timing/")));
}

#[test]
fn standard_input_has_a_name() {
    let desk = Desk::new(&[]);
    let run = desk.pipe(&["check", "-", "--output-format", "concise"], FLAWED).code(1);
    assert!(run.out.starts_with("<stdin>:2:1: warning[syntax/unknown-key] "), "{}", run.out);
    let run = desk.pipe(
        &["check", "-", "--stdin-filename", "films/a.shot", "--output-format", "concise"],
        FLAWED,
    );
    assert!(run.out.starts_with("films/a.shot:2:1: "), "{}", run.out);
}

#[test]
fn several_files_come_in_path_order_and_once() {
    let files: Vec<(String, &str)> = (0..12)
        .map(|n| (format!("films/{n:02}.shot"), if n % 3 == 0 { FLAWED } else { CLEAN }))
        .collect();
    let desk = Desk::new(&[
        ("ignored/x.shot", FLAWED),
        (".gitignore", "ignored\n"),
        ("notes.txt", FLAWED),
    ]);
    for (name, text) in &files {
        desk.write(name, text.as_bytes());
    }
    let concise = |arguments: &[&str]| {
        let arguments =
            [&["check", "--output-format", "concise", "--select", "syntax"], arguments].concat();
        let run = desk.run(&arguments).silent_err();
        run.out.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = ["films/00.shot", "films/03.shot", "films/06.shot", "films/09.shot"];
    assert_eq!(concise(&[]), all);
    assert_eq!(concise(&["films"]), all);
    assert_eq!(concise(&["films/09.shot", "films", "films/0*.shot"]), all);
    assert_eq!(concise(&["films/0?.shot"]), all);
    assert_eq!(concise(&["**/0[03].shot"]), ["films/00.shot", "films/03.shot"]);
    assert_eq!(concise(&["ignored/x.shot"]), ["ignored/x.shot"]);
    let json = desk.run(&["check", "--output-format", "json", "--select", "syntax"]).code(0).json();
    assert_eq!(json.as_array().unwrap().len(), 4);
    let full = desk.run(&["check", "--select", "syntax"]).out;
    assert!(
        full.ends_with("Ready: 12 scripts, 24 scenes, 216 s · 4 warnings · 4 fixable\n"),
        "{full}"
    );
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let desk = Desk::new(&[("good.shot", FLAWED), ("empty/readme.md", "")]);
    desk.write("latin.shot", b"VO: caf\xe9\n");
    let run = desk
        .run(&["check", "good.shot", "latin.shot", "absent.shot", "godo.shot", "empty"])
        .code(2);
    assert!(run.out.contains("syntax/unknown-key"), "{}", run.out);
    assert!(run.out.contains("Not ready: 4 files unreadable"), "{}", run.out);
    for message in [
        "latin.shot is not UTF-8: bad byte on line 1",
        "absent.shot: no such file\n",
        "godo.shot: no such file; did you mean good.shot?",
        "no .shot file in empty",
    ] {
        assert!(run.err.contains(message), "{message}\n{}", run.err);
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let desk = Desk::new(&[]);
    desk.write("big.shot", &vec![b'a'; 16 * 1024 * 1024 + 1]);
    let run = desk.run(&["check", "big.shot"]).code(2);
    assert!(run.err.contains("big.shot is too large"), "{}", run.err);
}

#[test]
fn windows_line_ends_change_no_place() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("b.shot", &FLAWED.replace('\n', "\r\n"))]);
    let places = |name: &str| {
        let json = desk.run(&["check", name, "--output-format", "json"]).json();
        let findings = json.as_array().unwrap().clone();
        findings
            .iter()
            .map(|one| {
                let start = &one["range"]["start"];
                (one["rule"].clone(), start["line"].clone(), start["column"].clone())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(places("a.shot"), places("b.shot"));
}

#[test]
fn hostile_text_cannot_reach_the_terminal() {
    let hostile = "SCENE 1 — A-ROLL (9s)\n\u{1b}]0;gotcha\u{7}VO: \"a\u{202e}b\"\nLAYER \u{1b}[2J\u{9b}9m: x\n";
    let desk = Desk::new(&[("a.shot", hostile)]);
    for format in ["full", "concise"] {
        let run = desk.run(&["check", "a.shot", "--output-format", format]);
        let bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{9b}');
        assert!(!run.out.contains(bad), "{:?}", run.out);
        assert!(!run.err.contains(bad), "{:?}", run.err);
    }
}

#[test]
fn repairs_are_made_shown_or_left() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("clean.shot", CLEAN)]);
    let run = desk.run(&["check", "a.shot", "--unsafe-fixes", "--diff"]).code(1);
    assert!(run.out.contains("-titel: Tea\n+title: Tea\n"), "{}", run.out);
    assert_eq!(desk.read("a.shot"), FLAWED);
    desk.run(&["check", "clean.shot", "--diff"]).code(0).silent_out();

    let run = desk.pipe(&["check", "-", "--unsafe-fixes"], FLAWED);
    assert!(run.out.starts_with("---\ntitle: Tea\n"), "{}", run.out);
    assert!(run.err.contains("repaired"), "{}", run.err);

    desk.run(&["check", "a.shot", "--unsafe-fixes"]);
    let fixed = desk.read("a.shot");
    assert!(fixed.contains("title: Tea\n"), "{fixed}");
    let again = desk.run(&["check", "a.shot", "--unsafe-fixes", "--diff"]).code(0);
    assert_eq!(again.out, "", "a second run changes nothing");
    assert_eq!(desk.read("clean.shot"), CLEAN);
}

// ---- fmt ----

/// A sound script in other spellings than the canonical ones.
const LOOSE: &str =
    "### scene 1: Hook (10 sec)\n\n- **vo:** “Last year we poured more tea.”\nhard cut";
const TIGHT: &str =
    "SCENE 1 (10s): Hook\nVO: \"Last year we poured more tea.\"\nTRANSITION: hard cut\n";

#[test]
fn fmt_writes_what_changes_and_only_that() {
    let desk = Desk::new(&[("films/a.shot", LOOSE), ("films/b.shot", TIGHT), ("notes.txt", LOOSE)]);
    let was = std::fs::metadata(desk.path().join("films/b.shot")).unwrap().modified().unwrap();
    let run = desk.run(&["fmt"]).code(0).silent_out();
    assert_eq!(run.err, "1 file formatted, 1 unchanged\n");
    assert_eq!(desk.read("films/a.shot"), TIGHT);
    assert_eq!(desk.read("notes.txt"), LOOSE);
    let is = std::fs::metadata(desk.path().join("films/b.shot")).unwrap().modified().unwrap();
    assert_eq!(was, is);
    assert_eq!(desk.run(&["fmt", "films"]).code(0).silent_out().err, "2 files unchanged\n");
}

#[test]
fn fmt_only_asks_with_check_and_diff() {
    let desk = Desk::new(&[("a.shot", LOOSE), ("b.shot", TIGHT)]);
    let run = desk.run(&["fmt", "--check"]).code(1);
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        ("a.shot\n", "1 file would be formatted, 1 unchanged\n")
    );
    let run = desk.run(&["fmt", "--diff", "a.shot"]).code(1);
    assert!(
        run.out.starts_with("--- a.shot\n+++ a.shot\n@@ -1,4 +1,3 @@\n-### scene 1"),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("+TRANSITION: hard cut\n"), "{}", run.out);
    let run = desk.run(&["fmt", "--diff", "--check", "--color", "always", "a.shot"]).code(1);
    assert!(run.out.contains("\u{1b}[32m+SCENE 1 (10s): Hook"), "{}", run.out);
    assert_eq!(desk.read("a.shot"), LOOSE);
    desk.run(&["fmt", "--check", "b.shot"]).code(0).silent_out();
    desk.run(&["fmt", "--diff", "b.shot"]).code(0).silent_out();
}

#[test]
fn fmt_reads_standard_input() {
    let desk = Desk::new(&[]);
    let run = desk.pipe(&["fmt", "-"], LOOSE).code(0).silent_err();
    assert_eq!(run.out, TIGHT);
    assert_eq!(desk.pipe(&["fmt", "-"], &LOOSE.replace('\n', "\r\n")).code(0).out, TIGHT);
    assert_eq!(desk.pipe(&["fmt", "--check", "-"], LOOSE).code(1).out, "<stdin>\n");
    desk.pipe(&["fmt", "--check", "-"], TIGHT).code(0).silent_out().silent_err();
}

#[test]
fn fmt_says_what_it_leaves() {
    let desk = Desk::new(&[("broken.shot", BROKEN), ("open.shot", "---\ntitle: x\n")]);
    let run = desk.run(&["fmt", "broken.shot"]).code(0);
    assert_eq!(desk.read("broken.shot"), BROKEN);
    assert!(
        run.err.contains("broken.shot:2: left as it is: the quote that opens here"),
        "{}",
        run.err
    );
    let run = desk.run(&["fmt", "."]).code(1);
    assert!(
        run.err.contains("error: open.shot is left as it is: the front matter is never closed\n"),
        "{}",
        run.err
    );
    assert!(run.err.ends_with("1 file unchanged, 1 left as it is\n"), "{}", run.err);
    assert_eq!(desk.pipe(&["fmt", "-"], "---\ntitle: x\n").code(1).out, "---\ntitle: x\n");
    let run = desk.run(&["fmt", "gone.shot", "broken.shot"]).code(2);
    assert!(run.err.contains("gone.shot: no such file"), "{}", run.err);
    desk.run(&["fmt", "--chek"]).code(2).silent_out();
}

// ---- configuration ----

#[test]
fn the_nearest_configuration_counts() {
    let desk = Desk::new(&[
        ("shotlist.toml", "[lint]\nselect = [\"timing\"]\n"),
        ("films/a.shot", FLAWED),
        ("films/deep/.shotlist.toml", "[lint]\nselect = [\"syntax\"]\n"),
        ("films/deep/a.shot", FLAWED),
        ("other.toml", "[lint]\nignore = [\"ALL\"]\n"),
    ]);
    let found = |arguments: &[&str]| {
        let json = desk.run(&[&["check", "--output-format", "json"], arguments].concat()).json();
        rules(&json).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(found(&["films/a.shot"]).iter().all(|rule| rule.starts_with("timing/")));
    assert_eq!(found(&["films/deep"]), ["syntax/unknown-key"]);
    assert!(found(&["films/deep", "--isolated"]).len() > 1);
    assert!(found(&["films/deep", "--config", "other.toml"]).is_empty());
    let settings =
        desk.run(&["check", "films/a.shot", "--show-settings", "--ignore", "style"]).code(0);
    assert_eq!(settings.out, "[lint]\nselect = [\"timing\"]\nignore = [\"style\"]\n\n");
}

#[test]
fn a_wrong_configuration_is_shown_at_its_place() {
    let desk = Desk::new(&[("a.shot", CLEAN), ("shotlist.toml", "[lint]\nselct = [\"timing\"]\n")]);
    let run = desk.run(&["check", "a.shot"]).code(2).silent_out();
    insta::assert_snapshot!("config_error", run.err);
    desk.run(&["check", "a.shot", "--isolated"]).code(0);
    let run = desk.run(&["check", "a.shot", "--config", "gone.toml"]).code(2);
    assert!(run.err.contains("gone.toml: no such file"), "{}", run.err);
}

// ---- render ----

#[test]
fn a_prompt_goes_to_standard_output() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let run = desk.run(&["render", "a.shot"]).code(0).silent_err();
    assert!(run.out.contains("Two million cups went over the counter"), "{}", run.out);
    assert!(run.out.ends_with('\n') && !run.out.ends_with("\n\n"));
    assert_eq!(desk.pipe(&["render", "-"], CLEAN).code(0).out, run.out);
    let compact = desk.run(&["render", "a.shot", "--profile", "compact"]).code(0).out;
    assert_ne!(compact, run.out);
}

#[test]
fn syntax_errors_block_a_prompt_and_others_do_not() {
    let desk = Desk::new(&[("broken.shot", BROKEN), ("flawed.shot", FLAWED)]);
    let run = desk.run(&["render", "broken.shot"]).code(1).silent_out();
    assert!(run.err.contains("error[syntax/unclosed-quote]"), "{}", run.err);
    assert!(run.err.contains("broken.shot: no prompt, because of 2 errors\n"), "{}", run.err);
    let run = desk.run(&["render", "flawed.shot"]).code(0);
    assert!(run.out.contains("Two million cups"), "{}", run.out);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.contains("`shotlist check flawed.shot` shows them"), "{}", run.err);
}

#[test]
fn a_budget_that_cannot_be_met_is_refused() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let run = desk.run(&["render", "a.shot", "--max-chars", "100"]).code(1).silent_out();
    assert!(run.err.contains("where 100 are allowed"), "{}", run.err);
    let run = desk.run(&["render", "a.shot", "--max-chars", "5000"]).code(0);
    assert!(run.out.chars().count() <= 5001);
}

#[test]
fn variables_are_set() {
    let desk = Desk::new(&[("a.shot", VARIABLE)]);
    let run = desk.run(&["render", "a.shot", "--set", "city=Lisbon = home"]).code(0);
    assert!(run.out.contains("Good morning, Lisbon = home."), "{}", run.out);
    let run = desk.run(&["render", "a.shot"]).code(1);
    assert!(run.err.contains("syntax/undefined-variable"), "{}", run.err);
    let run = desk.run(&["check", "a.shot", "--set", "town=Lisbon"]).code(2);
    assert!(run.err.contains("`town`"), "{}", run.err);
}

#[test]
fn templates_of_ones_own() {
    let desk = Desk::new(&[
        ("a.shot", CLEAN),
        ("mine.jinja", "{{ title }}: {{ scenes | length }} scenes\n"),
        ("typo.jinja", "{{ titel }}\n"),
    ]);
    let run = desk.run(&["render", "a.shot", "--template", "mine.jinja"]).code(0);
    assert_eq!(run.out, "Tea in numbers: 2 scenes\n");
    let run = desk.run(&["render", "a.shot", "--template", "typo.jinja"]).code(1).silent_out();
    assert!(run.err.contains("typo.jinja:1:4"), "{}", run.err);
    desk.run(&["render", "a.shot", "--template", "gone.jinja"]).code(2).silent_out();
}

#[test]
fn prompts_go_to_files() {
    let desk = Desk::new(&[("films/a.shot", CLEAN), ("films/b.shot", CLEAN), ("c/a.shot", CLEAN)]);
    let run = desk.run(&["render", "films/a.shot", "-o", "new/a.txt"]).code(0).silent_out();
    assert!(run.err.starts_with("new/a.txt: "), "{}", run.err);
    let prompt = desk.run(&["render", "films/a.shot"]).out;
    assert_eq!(desk.read("new/a.txt"), prompt);
    desk.run(&["render", "films", "-o", "out/{stem}.txt"]).code(0).silent_out();
    assert_eq!(desk.read("out/b.txt"), prompt);
    let names = std::fs::read_dir(desk.path().join("out")).unwrap().count();
    assert_eq!(names, 2, "nothing half-written is left");
    let run = desk.run(&["render", "films"]).code(2).silent_out();
    assert!(run.err.contains("{stem}"), "{}", run.err);
    desk.run(&["render", "films", "-o", "one.txt"]).code(2);
    desk.run(&["render", "films", "c", "-o", "{stem}.txt"]).code(2);
    let run = desk.run(&["render", "films/a.shot", "-o", "films"]).code(2);
    assert!(run.err.contains("cannot write films"), "{}", run.err);
}

#[test]
fn one_refused_prompt_leaves_the_others() {
    let desk = Desk::new(&[("a.shot", CLEAN), ("b.shot", BROKEN)]);
    desk.run(&["render", "a.shot", "b.shot", "-o", "{stem}.txt"]).code(1);
    assert!(desk.path().join("a.txt").exists() && !desk.path().join("b.txt").exists());
    desk.run(&["render", "a.shot", "gone.shot", "-o", "{stem}.txt"]).code(2);
}

#[test]
fn explaining_says_what_and_why() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let plain = desk.run(&["render", "a.shot"]).out;
    let run = desk.run(&["render", "a.shot", "--explain"]).code(0);
    assert_eq!(run.out, plain, "the prompt is the same");
    assert!(run.err.starts_with("profile "), "{}", run.err);
    assert!(run.err.contains("\ncharacters "), "{}", run.err);
}

// ---- stats ----

#[test]
fn stats_draw_speech_against_time() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let run = desk.run(&["stats", "a.shot"]).code(0).silent_err();
    for part in [
        "2 scenes · 14 s",
        "A-ROLL",
        "motion graphics",
        "black frames",
        "Mix",
        "shotlist check a.shot",
    ] {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
    let tight = CLEAN.replace("(10s): Hook", "(3s): Hook");
    let desk = Desk::new(&[("a.shot", &tight), ("b.shot", CLEAN)]);
    assert!(desk.run(&["stats", "a.shot"]).code(0).out.contains("█▶"));
    let wide = desk.run(&["stats", "a.shot"]).out;
    let narrow = finish(desk.command(&["stats", "a.shot"]).env("COLUMNS", "60")).out;
    assert!(wide.contains("media") && !narrow.lines().any(|line| line.contains("motion graphics")));
    assert!(desk.run(&["stats", "a.shot", "--color", "always"]).out.contains("\u{1b}[1;91m▶"));
    assert!(desk.run(&["stats", "b.shot"]).out.contains("shotlist render b.shot"));
    // The number is that of the findings in the report, remarks and all.
    desk.write("c.shot", b"SCENE 1 - A-ROLL (3s)\nVO: \"Hello everyone, 16% of us were late today, and 12 came early.\"\n");
    let found = desk.run(&["check", "c.shot", "--output-format", "json"]).json();
    let found = found.as_array().unwrap();
    assert!(found.iter().any(|finding| finding["severity"] == "info"));
    let stats = desk.run(&["stats", "c.shot"]).out;
    assert!(stats.contains(&format!("({} findings)", found.len())), "{stats}");
}

#[test]
fn stats_as_json() {
    let desk = Desk::new(&[("a.shot", CLEAN), ("b.shot", BROKEN)]);
    let json =
        desk.run(&["stats", "a.shot", "--output-format", "json"]).code(0).silent_err().json();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "file",
            "title",
            "language",
            "pace",
            "declared_seconds",
            "estimated_seconds",
            "words",
            "characters",
            "scenes"
        ]
    );
    assert_eq!(json["declared_seconds"], 20);
    assert_eq!(json["pace"], 150);
    let scene = &json["scenes"][1];
    let keys: Vec<&String> = scene.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "number",
            "suffix",
            "title",
            "type",
            "media",
            "line",
            "declared_seconds",
            "estimated_seconds",
            "quick_seconds",
            "slow_seconds",
            "words",
            "wpm"
        ]
    );
    assert_eq!((&scene["number"], &scene["line"]), (&2.into(), &13.into()));
    assert_eq!(scene["wpm"], scene["words"].as_u64().unwrap() * 6);
    let both = desk.run(&["stats", ".", "--output-format", "json"]).code(0).json();
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(both[1]["characters"], Value::Null, "a broken script has no prompt");
}

// ---- styles and templates ----

#[test]
fn styles_are_listed_and_shown() {
    let desk = Desk::new(&[]);
    let list = desk.run(&["styles", "list"]).code(0).silent_err().out;
    assert!(list.lines().any(|line| line.starts_with("swiss-pulse ")), "{list}");
    let shown = desk.run(&["styles", "show", "SWISS PULSE"]).code(0).silent_err().out;
    assert!(shown.contains("#0066FF"), "{shown}");
    // What is shown can be saved and used.
    desk.write("styles/mine.yaml", shown.replace("name: swiss-pulse", "name: mine").as_bytes());
    let again = desk.run(&["styles", "show", "mine"]).code(0).silent_err().out;
    assert_eq!(again, shown.replace("name: swiss-pulse", "name: mine"));
    let run = desk.run(&["styles", "show", "swiss-puls"]).code(2);
    assert!(run.err.contains("did you mean swiss-pulse?"), "{}", run.err);
}

#[test]
fn every_style_survives_being_shown() {
    let desk = Desk::new(&[]);
    let list = desk.run(&["styles", "list"]).out;
    for name in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let shown = desk.run(&["styles", "show", name]).code(0).out;
        desk.write(
            "styles/copy.yaml",
            shown.replace(&format!("name: {name}\n"), "name: copy\n").as_bytes(),
        );
        let again = desk.run(&["styles", "show", "copy"]).code(0).out;
        assert_eq!(again.replace("name: copy\n", &format!("name: {name}\n")), shown);
    }
}

#[test]
fn templates_are_listed_and_shown() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let list = desk.run(&["templates", "list"]).code(0).out;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["basic", "natural", "scenes", "production", "compact"]);
    for name in names {
        assert!(desk.run(&["templates", "show", name]).code(0).out.contains('{'));
    }
}

// ---- pipes ----

#[test]
#[cfg(unix)]
fn a_reader_that_leaves_is_no_trouble() {
    let desk = Desk::new(&[("a.shot", CLEAN)]);
    let mut child = desk
        .command(&["render", "a.shot"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = shown(&child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

// ---- plan ----

const BRIEF: &str = "title: Tea in numbers
video: report
duration: 24s
mood: precise
points:
  - Last year we poured more tea than ever before, and this year we would like you to know why.
  - say: Two million cups went over the counter, and half of them to people who came back within a week.
    figures: [2M CUPS]
call_to_action: Come by on Monday, and the first cup is on the house, all day long.
";

#[test]
fn a_brief_becomes_a_script_that_is_clean() {
    let desk = Desk::new(&[("tea.yaml", BRIEF)]);
    let script = desk.run(&["plan", "tea.yaml"]).code(0).silent_err().out;
    assert!(script.starts_with("---\ntitle: Tea in numbers\nduration: 24s\n"), "{script}");
    assert!(script.contains("style: swiss-pulse") && script.contains("- \"2M CUPS\""), "{script}");
    assert_eq!(desk.pipe(&["plan", "-"], BRIEF).code(0).out, script);
    let run = desk.run(&["plan", "tea.yaml", "-o", "out/{stem}.shot"]).code(0);
    assert_eq!(run.out, "");
    insta::assert_snapshot!("plan_written", run.err);
    assert_eq!(desk.read("out/tea.shot"), script);
    assert!(desk.run(&["check", "out"]).code(0).out.contains("no findings"));
    let entries = std::fs::read_dir(desk.path().join("out")).unwrap();
    assert_eq!(entries.count(), 1, "nothing half-written is left");
}

#[test]
fn a_brief_that_is_wrong_is_a_finding() {
    let desk = Desk::new(&[
        ("short.yaml", &BRIEF.replace("24s", "8s")),
        ("typo.yaml", &BRIEF.replace("mood", "moood")),
    ]);
    let run = desk.run(&["plan", "short.yaml", "-o", "out.shot"]).code(1);
    assert_eq!(run.out, "");
    insta::assert_snapshot!("plan_too_short", run.err);
    assert!(!desk.path().join("out.shot").exists());
    let run = desk.run(&["plan", "typo.yaml"]).code(1);
    assert!(
        run.err.contains("typo.yaml:4:1") && run.err.contains("did you mean `mood`?"),
        "{}",
        run.err
    );
}

#[test]
fn a_kind_alone_is_a_script_to_start_from() {
    let desk = Desk::new(&[]);
    let script = desk.run(&["plan", "--kind", "Social ad"]).code(0).silent_err().out;
    assert!(script.contains("// Its parts are hook, value, call."), "{script}");
    let run = desk.run(&["plan", "--kind", "social-ad", "-o", "ad.shot"]).code(0);
    assert!(run.err.starts_with("ad.shot: ") && run.err.contains("to fill in"), "{}", run.err);
    assert_eq!(desk.read("ad.shot"), script);
    let found = desk.run(&["check", "ad.shot", "--output-format", "json"]).code(1).json();
    assert_eq!(rules(&found), ["text/placeholder"]);
    insta::assert_snapshot!("plan_kinds", desk.run(&["plan", "--kind", "nonsense"]).code(2).err);
    let near = desk.run(&["plan", "--kind", "tutorail"]).code(2).err;
    assert!(near.contains("did you mean tutorial?"), "{near}");
}

#[test]
fn words_suggest_styles() {
    let desk =
        Desk::new(&[("tea.yaml", BRIEF), ("a.shot", CLEAN), ("none.shot", "SCENE 1: これは\n")]);
    insta::assert_snapshot!(
        "suggest",
        desk.run(&["styles", "suggest", "tea.yaml"]).code(0).silent_err().out
    );
    let found =
        desk.run(&["styles", "suggest", "a.shot", "--output-format", "json"]).code(0).json();
    assert_eq!(found["file"], "a.shot");
    let first = &found["suggestions"][0];
    assert_eq!(
        (&first["name"], &first["line"]),
        (&"swiss-pulse".into(), &"style: swiss-pulse".into())
    );
    let piped = desk.pipe(&["styles", "suggest", "-"], BRIEF).code(0).out;
    assert!(piped.starts_with("swiss-pulse"), "{piped}");
    let none = desk.run(&["styles", "suggest", "none.shot"]).code(0).out;
    assert!(none.contains("the default is clean"), "{none}");
}

#[test]
fn what_is_too_much_for_a_brief_is_not_called_a_style() {
    let many = format!("points: [{}]\n", "a, ".repeat(20_001));
    let long = format!("title: {}\n", "a".repeat(600 * 1024));
    for brief in [many, long] {
        let desk = desk::Desk::new(&[("brief.yaml", &brief)]);
        let run = desk.run(&["plan", "brief.yaml"]).code(1);
        assert!(run.err.contains("nothing here needs"), "{}", run.err);
    }
}
