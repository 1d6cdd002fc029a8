//! `render --data`: a prompt for each row, all of them or none.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::desk::{Desk, Run};
use serde_json::Value;

const SCRIPT: &str = "---
title: Hello
style: swiss-pulse
duration: 5s
---

SCENE 1 — A-ROLL (5s)
VO: \"Good morning, {{ city }}. The kettle is on again, {{ name }}, and the bread is warm.\"
";

const ROWS: &str = "id,city,name\nli,Lisbon,Ana\nro,Rome,Jo\npa,Paris,Mia\n";

fn render(desk: &Desk, more: &[&str]) -> Run {
    desk.run(&[&["render", "a.shot", "--data", "rows.csv"], more].concat())
}

fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn manifest(desk: &Desk, path: &str) -> Vec<Value> {
    desk.read(path).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_row_becomes_a_file() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", ROWS)]);
    let run = render(&desk, &["-o", "out/{id}.txt"]).code(0).silent_out();
    insta::assert_snapshot!("summary", run.err);
    let expected = ["li.txt", "manifest.jsonl", "pa.txt", "ro.txt"];
    assert_eq!(names(&desk.path().join("out")), expected.map(str::to_owned).into());
    let one = ["render", "a.shot", "--set", "city=Rome", "--set", "name=Jo"];
    assert_eq!(desk.read("out/ro.txt"), desk.run(&one).code(0).out, "as rendered alone");

    let lines = manifest(&desk, "out/manifest.jsonl");
    assert_eq!(lines.len(), 3);
    let line = &lines[1];
    assert_eq!((&line["row"], &line["line"]), (&2.into(), &3.into()));
    assert_eq!((&line["file"], &line["script"]), (&"ro.txt".into(), &"a.shot".into()));
    let characters = desk.read("out/ro.txt").trim_end().chars().count();
    assert_eq!(line["characters"], characters);
    assert_eq!(line["findings"], serde_json::json!({"errors": 0, "warnings": 0}));
    assert!(line["hash"].as_str().unwrap().starts_with("sha256:"));
}

#[test]
fn json_lines_and_several_scripts() {
    let rows = "{\"id\": 1, \"city\": \"Oslo\", \"name\": \"Kim\"}\n{\"id\": 2, \"city\": \"Bonn\", \"name\": \"\"}\n";
    let desk = Desk::new(&[("a.shot", SCRIPT), ("b.shot", SCRIPT), ("r.jsonl", rows)]);
    let arguments =
        ["render", "a.shot", "b.shot", "--data", "r.jsonl", "-o", "out/{stem}/{row}.txt"];
    desk.run(&arguments).code(0);
    assert!(desk.read("out/b/2.txt").contains("Good morning, Bonn."));
    let files: Vec<String> =
        manifest(&desk, "out/manifest.jsonl").iter().map(|line| line["file"].to_string()).collect();
    assert_eq!(files, ["\"a/1.txt\"", "\"a/2.txt\"", "\"b/1.txt\"", "\"b/2.txt\""]);
}

#[test]
fn what_is_there_already_is_left_alone() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", ROWS)]);
    render(&desk, &["-o", "out/{id}.txt"]).code(0);
    let time = |name: &str| fs::metadata(desk.path().join(name)).unwrap().modified().unwrap();
    let before = (time("out/li.txt"), time("out/manifest.jsonl"));
    desk.write("out/ro.txt", b"changed by hand");
    fs::remove_file(desk.path().join("out/pa.txt")).unwrap();
    let run = render(&desk, &["-o", "out/{id}.txt"]).code(0);
    assert!(run.err.contains("2 prompts written, 1 as before"), "{}", run.err);
    assert!(desk.read("out/ro.txt").contains("Rome"));
    assert_eq!((time("out/li.txt"), time("out/manifest.jsonl")), before);

    desk.write("rows.csv", ROWS.replace("li,", "lx,").as_bytes());
    let run = render(&desk, &["-o", "out/{id}.txt"]).code(0);
    assert!(run.err.contains("out/li.txt is left from a row that is gone"), "{}", run.err);
    assert_eq!(manifest(&desk, "out/manifest.jsonl").len(), 3);
}

#[test]
fn runs_share_a_folder() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("b.shot", SCRIPT), ("rows.csv", ROWS)]);
    for script in ["a.shot", "b.shot", "a.shot"] {
        desk.run(&["render", script, "--data", "rows.csv", "-o", "out/{stem}-{id}.txt"]).code(0);
    }
    let files: BTreeSet<String> =
        manifest(&desk, "out/manifest.jsonl").iter().map(|line| line["file"].to_string()).collect();
    assert_eq!(files.len(), 6);
}

#[test]
fn nothing_is_written_if_a_row_has_no_prompt() {
    let rows = "id,city,nmae,name\n1,Lisbon,x,Ana\n2,,x,\n3,Paris,x,\n4,Ro\u{202e}me,x,Jo\n";
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", rows)]);
    let run = render(&desk, &["-o", "deep/out/{id}.txt"]).code(1).silent_out();
    insta::assert_snapshot!("missing_values", run.err);
    assert!(!desk.path().join("deep").exists());

    let run =
        render(&desk, &["-o", "out/{id}.txt", "--max-chars", "20", "--set", "name=x"]).code(1);
    assert!(run.err.contains("nothing was written"), "{}", run.err);
    desk.write("rows.csv", ROWS.as_bytes());
    let run = render(&desk, &["-o", "out/{id}.txt", "--max-chars", "20"]).code(1);
    assert!(run.err.contains("where 20 are allowed"), "{}", run.err);
    assert_eq!(names(desk.path()), ["a.shot", "rows.csv"].map(str::to_owned).into());
}

#[test]
fn ignored_syntax_errors_and_bad_templates_leave_no_prompts_either() {
    let desk = Desk::new(&[
        ("a.shot", "SCENE 1 — A-ROLL (5s)\nVO: \"{{ city }}\nLAYER nine: x\n"),
        ("b.shot", SCRIPT),
        ("rows.csv", ROWS),
        ("shotlist.toml", "[lint]\nignore = [\"syntax\"]\n"),
        ("bad.jinja", "{{ titel }}"),
        ("half.jinja", "{{ title }}{% if title == \"never\" %}{{ titel }}{% endif %}"),
    ]);
    let run = render(&desk, &["-o", "{id}.txt"]).code(1);
    let said =
        "a.shot: no prompt for all 3 rows of rows.csv, because of syntax errors that are ignored";
    assert!(run.err.contains(said), "{}", run.err);
    let with = |template| {
        desk.run(&[
            "render",
            "b.shot",
            "--data",
            "rows.csv",
            "-o",
            "{id}.txt",
            "--template",
            template,
        ])
    };
    let run = with("bad.jinja").code(1);
    assert!(run.err.contains("bad.jinja:1:4") && run.err.contains("in all 3 rows"), "{}", run.err);
    assert!(!desk.path().join("li.txt").exists());
    assert!(with("half.jinja").code(0).err.contains("half.jinja: 1 problem"));
}

#[test]
fn a_column_wins_over_set_which_fills_empty_cells() {
    let desk =
        Desk::new(&[("a.shot", SCRIPT), ("rows.csv", "id,city,name\n1,Rome,\n2,Oslo,Kim\n")]);
    render(&desk, &["-o", "{id}.txt", "--set", "name=friend"]).code(0);
    assert!(desk.read("1.txt").contains("friend") && desk.read("2.txt").contains("Kim"));
    let run = render(&desk, &["-o", "{id}.txt", "--set", "city=Bonn"]).code(2);
    assert!(run.err.contains("every row of rows.csv has its own `city`"), "{}", run.err);
    let run = render(&desk, &["-o", "{id}.txt", "--set", "town=Bonn"]).code(2);
    assert!(run.err.contains("does not use the variable `town`"), "{}", run.err);
}

#[test]
fn names_from_data_are_safe() {
    let long = "x".repeat(260);
    let rows = format!(
        "id,city,name\nCON,a,b\n..,a,b\na/b,a,b\n1,a,b\n1,a,b\nAb,a,b\naB,a,b\n,a,b\n{long},a,b\n.x,a,b\nmanifest,a,b\n"
    );
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", &rows)]);
    let run = render(&desk, &["-o", "out/{id}.jsonl"]).code(2).silent_out();
    insta::assert_snapshot!("unsafe_names", run.err);
    assert!(!desk.path().join("out").exists());

    desk.write("rows.csv", b"id,city,name\na,b,c\n");
    let run = render(&desk, &["-o", "{id}.shot"]).code(2);
    assert!(run.err.contains("written over a.shot, which is read"), "{}", run.err);
    assert_eq!(desk.read("a.shot"), SCRIPT);
}

#[test]
fn usage_says_what_to_type() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("b.shot", SCRIPT), ("rows.csv", ROWS)]);
    let mut said = String::new();
    for more in [
        &[][..],
        &["-o", "-"],
        &["-o", "out.txt"],
        &["-o", "out/{nam}.txt"],
        &["-o", "out/{id.txt"],
        &["-o", "{id}.txt", "b.shot"],
        &["-o", "{id}.txt", "--explain"],
    ] {
        let run = render(&desk, more).code(2).silent_out();
        writeln!(said, "$ … {}\n{}", more.join(" "), run.err).unwrap();
    }
    desk.write("rows.csv", b"id,First Name\n1,2\n");
    writeln!(said, "{}", render(&desk, &["-o", "{id}.txt"]).code(2).err).unwrap();
    insta::assert_snapshot!("usage", said);
    assert_eq!(names(desk.path()).len(), 3);
}

#[test]
fn a_manifest_of_somebody_else_is_not_overwritten() {
    let desk =
        Desk::new(&[("a.shot", SCRIPT), ("rows.csv", ROWS), ("manifest.jsonl", "{\"a\":1}\n")]);
    let run = render(&desk, &["-o", "{id}.txt"]).code(2);
    assert!(run.err.contains("manifest.jsonl is no manifest of prompts"), "{}", run.err);
    assert_eq!(desk.read("manifest.jsonl"), "{\"a\":1}\n");
}

/// Whenever a run is killed, the next one makes the batch whole.
#[test]
fn a_killed_run_is_taken_up_again() {
    let mut rows = "id,city,name\n".to_owned();
    for number in 0..400 {
        writeln!(rows, "{number},Lisbon,Ana").unwrap();
    }
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", &rows)]);
    let out = desk.path().join("out");
    let arguments = ["render", "a.shot", "--data", "rows.csv", "-o", "out/{id}.txt"];
    let staged = || names(&out.join(".shotlist-rows")).len();
    let placed = || names(&out).iter().filter(|name| name.contains(".txt")).count();
    let moments: [&dyn Fn() -> bool; 3] = [&|| staged() > 3, &|| staged() > 200, &|| placed() > 0];
    for reached in moments {
        let _ = fs::remove_dir_all(&out);
        let mut run = desk.command(&arguments).stderr(Stdio::null()).spawn().unwrap();
        let start = Instant::now();
        while !reached() && start.elapsed() < Duration::from_secs(60) {}
        run.kill().unwrap();
        run.wait().unwrap();
        let before = placed();

        let again = desk.run(&arguments).code(0);
        let kept = [format!("{before} as before"), format!("{before} prompts as before")];
        assert!(
            before == 0 || kept.iter().any(|kept| again.err.contains(kept)),
            "{before}: {}",
            again.err
        );
        assert_eq!(placed(), 400);
        assert_eq!(names(&out).len(), 401, "nothing else is left behind");
        let files: BTreeSet<String> = manifest(&desk, "out/manifest.jsonl")
            .iter()
            .map(|line| line["file"].to_string())
            .collect();
        assert_eq!((files.len(), desk.read("out/manifest.jsonl").lines().count()), (400, 400));
    }
}

#[test]
fn two_runs_do_not_mix() {
    let desk = Desk::new(&[("a.shot", SCRIPT), ("rows.csv", ROWS)]);
    let folder = desk.path().join("out/.shotlist-rows");
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::File::create(folder.join("lock")).unwrap();
    lock.try_lock().unwrap();
    let run = render(&desk, &["-o", "out/{id}.txt"]).code(2);
    assert!(run.err.contains("another run is writing to out"), "{}", run.err);
    drop(lock);
    render(&desk, &["-o", "out/{id}.txt"]).code(0);
    assert!(!folder.exists());
}
