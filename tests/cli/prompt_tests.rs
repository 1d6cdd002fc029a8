//! `shotlist test`: prompts against the ones that were accepted.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::desk::{Desk, Run, finish};
use super::{BROKEN, CLEAN};

const LETTER: &str = "---
title: Hello {{ company }}
style: swiss-pulse
vars: {company: you}
---
SCENE 1 — A-ROLL (8s): Hook
VO: \"Good morning, {{ company }}. The kettle is on again, and there is something to show you.\"
";

const ROWS: &str = "id,company\nalder,Alder Print\nbasalt,Basalt Foods\n";

const CASES: &str = "[[test.cases]]
script = \"films/tea.shot\"
profile = [\"scenes\", \"compact\"]
contains = \"Two million cups\"
clean = true

[[test.cases]]
name = \"letter\"
script = \"films/letter.shot\"
data = \"rows.csv\"
";

/// A project with four prompts.
fn project() -> Desk {
    Desk::new(&[
        ("shotlist.toml", CASES),
        ("rows.csv", ROWS),
        ("films/tea.shot", CLEAN),
        ("films/letter.shot", LETTER),
    ])
}

fn accepted() -> Desk {
    let desk = project();
    desk.run(&["test", "--accept"]).code(0);
    desk
}

fn statuses(run: &Run) -> Vec<String> {
    let results = run.json();
    let results = results.as_array().unwrap();
    results.iter().map(|one| one["status"].as_str().unwrap().to_owned()).collect()
}

fn files(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path().join(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn help_for_tests() {
    let desk = Desk::new(&[]);
    insta::assert_snapshot!("help_test", desk.run(&["test", "--help"]).code(0).silent_err().out);
}

#[test]
fn new_prompts_are_not_accepted_silently() {
    let desk = project();
    for arguments in [&["test"][..], &["test", "--check"]] {
        let run = desk.run(arguments).code(1).silent_err();
        insta::assert_snapshot!("test_new", run.out);
        assert!(!desk.path().join("films/snapshots").exists(), "nothing is written");
    }
}

#[test]
fn accepted_prompts_are_ok() {
    let desk = project();
    let run = desk.run(&["test", "--accept"]).code(0).silent_err();
    assert!(run.out.ends_with("\n4 prompts: 4 written\n"), "{}", run.out);
    let names = ["letter.alder.snap", "letter.basalt.snap", "tea.compact.snap", "tea.scenes.snap"];
    assert_eq!(files(&desk, "films/snapshots"), names);
    let run = desk.run(&["test", "--check"]).code(0).silent_err();
    assert!(run.out.ends_with("\n4 prompts: 4 ok\n"), "{}", run.out);

    let prompt = desk.run(&["render", "films/tea.shot", "--profile", "compact"]).out;
    let snapshot = desk.read("films/snapshots/tea.compact.snap");
    let (head, body) = snapshot.split_once("\n---\n").unwrap();
    assert_eq!(body, prompt, "byte for byte");
    let characters = prompt.trim_end().chars().count();
    assert_eq!(
        head,
        format!(
            "---\nscript: tea.shot\nprofile: compact\ntarget: heygen\ncharacters: {characters}"
        )
    );
    let row = desk.read("films/snapshots/letter.basalt.snap");
    assert!(row.starts_with("---\nscript: letter.shot\ncase: letter\nprofile: scenes\ntarget: heygen\nrow: rows.csv#2\n"), "{row}");
    assert!(row.contains("Good morning, Basalt Foods."), "{row}");
}

#[test]
fn what_is_ok_is_not_written_again() {
    let desk = accepted();
    let path = desk.path().join("films/snapshots/tea.scenes.snap");
    let crlf = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
    fs::write(&path, &crlf).unwrap();
    desk.run(&["test", "--accept"]).code(0);
    assert_eq!(fs::read_to_string(&path).unwrap(), crlf, "line ends of Windows are no change");
}

#[test]
fn a_changed_prompt_is_shown() {
    let desk = accepted();
    let before = desk.read("films/snapshots/tea.scenes.snap");
    let changed = CLEAN.replace("Two million cups went", "Two million cups ran");
    desk.write("films/tea.shot", changed.as_bytes());
    let run = desk.run(&["test", "films/tea.shot"]).code(1).silent_err();
    insta::assert_snapshot!("test_changed", run.out);
    let run = desk.run(&["test", "films/tea.shot", "--color", "always"]).code(1);
    assert!(run.out.contains("cups \u{1b}[7mran\u{1b}[27m over"), "{}", run.out);
    desk.run(&["test", "--check"]).code(1);
    assert_eq!(desk.read("films/snapshots/tea.scenes.snap"), before);

    let run = desk.run(&["test", "--accept"]).code(0);
    assert!(run.out.ends_with("\n4 prompts: 2 ok, 2 updated\n"), "{}", run.out);
    desk.run(&["test", "--check"]).code(0);
}

#[test]
fn what_fails_is_never_accepted() {
    let desk = accepted();
    let cases = CASES.replace(
        "contains = \"Two million cups\"",
        "contains = [\"three million cups\", \"two million CUPS\"]\nlacks = \"kettle\"\nmax-chars = 200",
    );
    desk.write("shotlist.toml", cases.as_bytes());
    desk.write("films/tea.shot", CLEAN.replace("tea than ever", "kettles than ever").as_bytes());
    let before = desk.read("films/snapshots/tea.scenes.snap");
    let run = desk.run(&["test", "films/tea.shot", "--accept"]).code(1).silent_err();
    assert_eq!(desk.read("films/snapshots/tea.scenes.snap"), before);
    insta::assert_snapshot!("test_failed", run.out);
}

#[test]
fn clean_shows_the_findings() {
    let desk = project();
    let warned = CLEAN.replace("style: swiss-pulse\n", "");
    desk.write("films/tea.shot", warned.as_bytes());
    let run = desk.run(&["test", "films/tea.shot"]).code(1);
    assert!(run.out.contains("  clean: the script has 1 warning\n"), "{}", run.out);
    assert!(run.out.contains("warning[style/missing]"), "{}", run.out);
}

#[test]
fn a_script_without_a_prompt_fails() {
    let desk = project();
    desk.write("films/tea.shot", BROKEN.as_bytes());
    let run = desk.run(&["test", "--check"]).code(1).silent_err();
    assert!(
        run.out.contains("  there is no prompt\n  error[syntax/unclosed-quote]"),
        "{}",
        run.out
    );
    desk.write("bad.jinja", b"{{ titel }}");
    let run = desk.run(&["test", "films/letter.shot", "--template", "bad.jinja"]).code(1);
    assert!(run.out.contains("`titel` is not defined"), "{}", run.out);
}

#[test]
fn what_keeps_cases_from_running_is_two() {
    let cases = |text: &str| {
        let desk = project();
        desk.write("shotlist.toml", format!("{CASES}\n[[test.cases]]\n{text}\n").as_bytes());
        let run = desk.run(&["test"]).code(2);
        assert!(run.out.contains("films/letter.shot"), "the others are tested\n{}", run.out);
        assert!(!run.out.contains("stale"), "{}", run.out);
        run.err
    };
    for (text, message) in [
        ("script = \"gone-*.shot\"", "shotlist.toml:12: no file matches gone-*.shot"),
        (
            "script = \"films/tee.shot\"",
            "films/tee.shot: no such file; did you mean films/tea.shot?",
        ),
        ("script = \"films/tea.shot\"\nprofile = \"sceens\"", "did you mean `scenes`?"),
        (
            "script = \"films/tea.shot\"\ndata = \"rows.csv#3\"",
            "shotlist.toml:12: rows.csv: there is no row 3",
        ),
        (
            "script = \"films/tea.shot\"\ndata = \"row.csv\"",
            "row.csv: no such file; did you mean rows.csv?",
        ),
        ("script = \"-\"", "standard input"),
    ] {
        let err = cases(text);
        assert!(err.contains(message), "{text}\n{err}");
    }
}

#[test]
fn usage_of_tests() {
    let desk = Desk::new(&[("a.shot", CLEAN), ("empty.toml", "[lint]\n")]);
    for (arguments, message) in [
        (&["test"][..], "no shotlist.toml"),
        (&["test", "--config", "empty.toml"], "empty.toml has no cases"),
        (&["test", "--profile", "scenes"], "FILES"),
        (&["test", "a.shot", "--accept", "--review"], "--review"),
        (&["test", "a.shot", "--check", "--accept"], "--accept"),
        (&["test", "a.shot", "--unreferenced"], "--unreferenced"),
        (&["test", "a.shot", "--profile", "scenes", "--template", "x.jinja"], "--template"),
        (&["test", "a.shot", "--target", "heygan"], "there is no target `heygan`"),
        (&["test", "a.shot", "--data", "rows.csv#x"], "`#x` names no rows"),
        (&["test", "-"], "standard input has no place for a snapshot"),
        (&["test", "gone"], "gone: no such file"),
    ] {
        let run = desk.run(arguments).code(2);
        assert!(run.err.contains(message), "{arguments:?}\n{}", run.err);
    }
}

#[test]
fn a_broken_snapshot_is_an_error_and_stays() {
    let desk = accepted();
    let path = "films/snapshots/tea.scenes.snap";
    let broken = desk.read(path).replace("profile: scenes", "<<<<<<< ours");
    desk.write(path, broken.as_bytes());
    let run = desk.run(&["test", "--accept"]).code(2);
    assert_eq!(desk.read(path), broken);
    assert!(run.err.contains("tea.scenes.snap:3:1"), "{}", run.err);
    assert!(run.err.contains("a merge left both sides"), "{}", run.err);
    assert!(run.out.contains("3 ok, 1 error"), "{}", run.out);
    desk.write(path, b"caf\xe9");
    desk.run(&["test"]).code(2);
}

#[test]
fn two_prompts_never_share_a_file() {
    let desk = project();
    let twice =
        format!("{CASES}\n[[test.cases]]\nscript = \"films/*.shot\"\nprofile = \"compact\"\n");
    desk.write("shotlist.toml", twice.as_bytes());
    let run = desk.run(&["test", "--accept"]).code(2).silent_out();
    assert!(run.err.contains("films/snapshots/tea.compact.snap would hold two prompts, films/tea.shot · compact (shotlist.toml:1) and films/tea.shot · compact (shotlist.toml:12)"), "{}", run.err);
    assert!(!desk.path().join("films/snapshots").exists());
    desk.write("shotlist.toml", CASES.as_bytes());
    desk.write("rows.csv", b"id,company\na,Alder\nA,Basalt\n");
    let run = desk.run(&["test"]).code(2).silent_out();
    assert!(run.err.contains("make the values of the column `id` differ"), "{}", run.err);
    desk.write("rows.csv", b"company\nAlder\nBasalt\n");
    desk.run(&["test", "--accept"]).code(0);
    assert!(files(&desk, "films/snapshots").contains(&"letter.row-2.snap".to_owned()));
}

#[test]
fn scripts_are_tested_without_a_configuration() {
    let desk = Desk::new(&[("a.shot", CLEAN), ("b.shot", LETTER), ("rows.csv", ROWS)]);
    let matrix = [
        "test",
        ".",
        "--profile",
        "scenes",
        "--profile",
        "compact",
        "--target",
        "heygen",
        "--target",
        "mcp",
    ];
    desk.run(&[&matrix[..], &["--accept"]].concat()).code(0);
    assert_eq!(files(&desk, "snapshots").len(), 8);
    assert!(files(&desk, "snapshots").contains(&"b.compact.mcp.snap".to_owned()));
    desk.run(&matrix).code(0);
    let run = desk.run(&["test", "b.shot", "--data", "rows.csv#id=basalt"]).code(1);
    assert!(run.out.starts_with("new      b.shot · row 2 (basalt)\n"), "{}", run.out);
    assert!(
        run.out.contains("shotlist test b.shot --data rows.csv#id=basalt --review"),
        "{}",
        run.out
    );
    desk.run(&["test", "a.shot", "--accept"]).code(0);
    assert!(files(&desk, "snapshots").contains(&"a.snap".to_owned()));
}

#[test]
fn cases_are_found_from_everywhere() {
    let desk = accepted();
    let films = desk.path().join("films");
    let from = |arguments: &[&str], folder: &Path| {
        finish(desk.command(arguments).current_dir(folder)).code(0).out
    };
    assert!(from(&["test"], &films).contains("4 prompts: 4 ok"));
    assert!(from(&["test", "tea.shot"], &films).contains("2 prompts: 2 ok"));
    let elsewhere = tempfile::tempdir().unwrap();
    let config = desk.path().join("shotlist.toml").display().to_string();
    assert!(from(&["test", "--config", &config], elsewhere.path()).contains("4 prompts: 4 ok"));
    let script = films.join("tea.shot").display().to_string();
    assert!(from(&["test", &script], elsewhere.path()).contains("2 prompts: 2 ok"));
}

#[test]
fn results_for_agents() {
    let desk = accepted();
    desk.write("films/tea.shot", CLEAN.replace("Two million", "Three million").as_bytes());
    desk.write("films/snapshots/old.snap", desk.read("films/snapshots/tea.scenes.snap").as_bytes());
    let run = desk.run(&["test", "--output-format", "json"]).code(1).silent_err();
    assert_eq!(statuses(&run), ["failed", "failed", "ok", "ok", "stale"]);
    let json = run.json();
    let keys: Vec<&String> = json[0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "status",
            "name",
            "script",
            "profile",
            "target",
            "row",
            "snapshot",
            "characters",
            "failures",
            "findings",
            "diff"
        ]
    );
    assert_eq!(json[0]["failures"][0]["assertion"], "contains");
    assert_eq!(json[0]["snapshot"], "films/snapshots/tea.scenes.snap");
    assert!(json[0]["diff"].as_str().unwrap().contains("\n+VO/Script: \"Three million cups"));
    assert_eq!(json[3]["row"], serde_json::json!({ "file": "rows.csv", "number": 2 }));
    assert_eq!(json[3]["name"], "letter");
    assert_eq!(json[4]["snapshot"], "films/snapshots/old.snap");
    let run = desk.run(&["test", "--unreferenced", "--output-format", "json"]).code(1);
    assert_eq!(statuses(&run), ["stale"]);
    let run = desk.run(&["test", "gone.shot", "--output-format", "json"]).code(2);
    assert_eq!(run.json()[0]["status"], Value::from("error"));
}

// ---- stale snapshots ----

#[test]
fn snapshots_without_a_case_are_listed_and_deleted() {
    let desk = accepted();
    let snapshot = desk.read("films/snapshots/tea.scenes.snap");
    desk.run(&["test", "--unreferenced"]).code(0).silent_out();
    for name in ["films/snapshots/old.snap", "other/snapshots/a.snap", "films/loose.snap"] {
        desk.write(name, snapshot.as_bytes());
    }
    let foreign = "---\nsource: tests/cli.rs\nexpression: out\n---\nx\n";
    desk.write("films/snapshots/cli__help.snap", foreign.as_bytes());
    desk.write("own/shotlist.toml", b"");
    desk.write("own/snapshots/b.snap", snapshot.as_bytes());
    let run = desk.run(&["test", "--check"]).code(0).silent_err();
    assert!(run.out.contains("stale    films/snapshots/old.snap\n"), "{}", run.out);
    assert!(run.out.contains("4 prompts: 4 ok, 2 stale\n"), "{}", run.out);
    let run = desk.run(&["test", "--unreferenced"]).code(1);
    assert_eq!(run.out, "films/snapshots/old.snap\nother/snapshots/a.snap\n");
    assert!(desk.path().join("films/snapshots/old.snap").exists());
    let run = desk.run(&["test", "--unreferenced", "--accept"]).code(0);
    assert_eq!(run.err, "2 snapshots deleted\n");
    desk.run(&["test", "--unreferenced"]).code(0).silent_out();
    let left = files(&desk, "films/snapshots");
    assert!(left.contains(&"cli__help.snap".to_owned()) && left.len() == 5, "{left:?}");
    assert!(desk.path().join("own/snapshots/b.snap").exists());
    assert!(desk.path().join("films/loose.snap").exists());
}

#[test]
fn nothing_is_deleted_while_a_case_cannot_be_read() {
    let desk = accepted();
    fs::remove_file(desk.path().join("rows.csv")).unwrap();
    let run = desk.run(&["test", "--unreferenced", "--accept"]).code(2).silent_out();
    assert!(run.err.contains("repair them first"), "{}", run.err);
    assert_eq!(files(&desk, "films/snapshots").len(), 4);
}

// ---- review ----

#[test]
fn a_review_takes_lines() {
    let desk = project();
    let run = desk.pipe(&["test", "--review"], "a\n\nx\nReject\ns\n").code(1);
    assert!(run.out.contains("[1/4] new films/tea.shot · scenes"), "{}", run.out);
    assert!(run.out.contains("+VO/Script: \"Two million cups"), "{}", run.out);
    assert!(run.out.contains("decide another time"), "an unknown answer is explained");
    assert!(run.out.contains("rejected films/tea.shot · compact\n"), "{}", run.out);
    assert!(run.out.ends_with("4 prompts: 1 written, 3 new\n"), "{}", run.out);
    assert_eq!(files(&desk, "films/snapshots"), ["tea.scenes.snap"]);
    let run = desk.pipe(&["test", "--review"], "q\n").code(1);
    assert!(run.out.contains("[1/3]") && !run.out.contains("[2/3]"), "{}", run.out);
    let run = desk.pipe(&["test", "--review"], "a\na\na\n").code(0);
    assert!(run.out.ends_with("4 prompts: 1 ok, 3 written\n"), "{}", run.out);
    desk.pipe(&["test", "--review"], "").code(0);
}

/// On a terminal a key is enough. `script` of util-linux lends one.
#[test]
#[cfg(target_os = "linux")]
fn a_review_takes_keys() {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};

    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    let desk = project();
    let program = env!("CARGO_BIN_EXE_shotlist");
    let mut child = Command::new("script")
        .args([
            "--quiet",
            "--return",
            "--command",
            &format!("{program} test --review"),
            "/dev/null",
        ])
        .current_dir(desk.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut keys, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut shown = String::new();
    for key in ["a", "r", "s", "q"] {
        // Keys that come before the question might be taken by the terminal.
        let asked = shown.matches("[a/r/s/q]").count();
        while shown.matches("[a/r/s/q]").count() == asked {
            let mut bytes = [0; 4096];
            let count = screen.read(&mut bytes).unwrap();
            assert!(count > 0, "it ended early:\n{shown}");
            shown.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        keys.write_all(key.as_bytes()).unwrap();
        keys.flush().unwrap();
    }
    let _ = screen.read_to_string(&mut shown);
    assert_eq!(child.wait().unwrap().code(), Some(1), "{shown}");
    assert!(shown.contains("4 prompts: 1 written, 3 new"), "{shown}");
    assert_eq!(files(&desk, "films/snapshots"), ["tea.scenes.snap"]);
}

// ---- the example ----

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn the_example_project_works_from_start_to_end() {
    let desk = Desk::new(&[]);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/project"), desk.path());
    let rows = desk.read("recipients.csv");
    assert_eq!(rows.lines().count(), 51, "fifty recipients");

    let run = desk.run(&["check", "--error-on-warnings"]).code(0).silent_err();
    assert!(run.out.ends_with("no findings\n"), "{}", run.out);
    let run = desk.run(&["test", "--check"]).code(0).silent_err();
    assert!(!run.out.contains("stale"), "{}", run.out);
    desk.run(&["test", "--unreferenced"]).code(0).silent_out();

    let template = desk.read("templates/house.jinja");
    desk.write(
        "templates/house.jinja",
        template.replace("fills the last", "is the last").as_bytes(),
    );
    let run = desk.run(&["test", "--check"]).code(1).silent_err();
    assert!(
        run.out.contains(
            "\n-HOUSE RULES: Name the customer exactly as written. The roof fills the last"
        ),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("\n+HOUSE RULES: Name the customer exactly as written. The roof is the last"),
        "{}",
        run.out
    );
    assert!(run.out.contains("ok       films/hiring-installers.shot\n"), "{}", run.out);
    desk.run(&["test", "--accept"]).code(0);
    desk.run(&["test", "--check"]).code(0);

    // Every row of the table gives a prompt of its own.
    let render = ["render", "films/savings.shot", "--profile", "house", "--data", "recipients.csv"];
    desk.run(&[&render[..], &["-o", "out/{id}.txt"]].concat()).code(0);
    let prompt = desk.read("out/ridge-cycles.txt");
    assert!(desk.read("films/snapshots/savings.house.ridge-cycles.snap").ends_with(&prompt));
    let run = desk.run(&["test", "films/savings.shot", "--data", "recipients.csv", "--accept"]);
    assert!(run.code(0).out.ends_with("50 prompts: 50 written\n"));
}
