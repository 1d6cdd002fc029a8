//! `shotlist export`.

use crate::desk::Desk;
use crate::{BROKEN, CLEAN, VARIABLE};

const SILENT: &str = "SCENE 1 — B-ROLL, STOCK (5s)\nVISUAL: A kettle boils on a stove.\n";

fn desk() -> Desk {
    Desk::new(&[
        ("a.shot", CLEAN),
        ("b.shot", VARIABLE),
        ("broken.shot", BROKEN),
        ("silent.shot", SILENT),
        ("empty.shot", ""),
    ])
}

#[test]
fn help_for_exports() {
    insta::assert_snapshot!(
        "help_export",
        desk().run(&["export", "--help"]).code(0).silent_err().out
    );
}

#[test]
fn captions_go_to_standard_output_and_the_rest_is_told() {
    let run = desk().run(&["export", "a.shot", "--to", "srt"]).code(0);
    assert!(run.out.starts_with("1\n00:00:00,000 --> "), "{}", run.out);
    assert!(run.err.starts_with("a.shot: not in the captions: "), "{}", run.err);
    let json = desk().run(&["export", "a.shot", "--to", "json"]).code(0).silent_err();
    assert_eq!(json.json()["version"], 1);
}

#[test]
fn the_ending_tells_the_format() {
    let desk = desk();
    let run = desk.run(&["export", "a.shot", "-o", "out/{stem}.vtt"]).code(0).silent_out();
    assert!(run.err.ends_with("out/a.vtt: captions of 2 scenes\n"), "{}", run.err);
    assert!(desk.read("out/a.vtt").starts_with("WEBVTT\n\n"));
    // What is asked for wins.
    desk.run(&["export", "a.shot", "-o", "a.txt", "--to", "csv"]).code(0);
    assert!(desk.read("a.txt").starts_with("scene,title,type,"));
}

#[test]
fn every_format_can_be_asked_for() {
    let desk = desk();
    for (format, start) in [
        ("json", "{\n  \"version\": 1"),
        ("srt", "1\n"),
        ("vtt", "WEBVTT\n"),
        ("csv", "scene,"),
        ("markdown", "# "),
        ("fountain", "Title: "),
    ] {
        let run = desk.run(&["export", "-", "--stdin-filename", "a.shot", "--to", format]);
        assert_eq!(run.code, 1, "nothing stands there: {}", run.err);
        let run = desk.pipe(&["export", "-", "--to", format], CLEAN).code(0);
        assert!(run.out.starts_with(start), "{format}: {}", run.out);
    }
}

#[test]
fn variables_and_styles_are_set() {
    let desk = desk();
    let arguments = ["export", "b.shot", "--to", "markdown", "--set", "city=Porto"];
    let run = desk.run(&[&arguments[..], &["--style", "play-mode"]].concat()).code(0);
    assert!(run.out.contains("Good morning, Porto."), "{}", run.out);
    assert!(run.out.contains("| style | play-mode |"), "{}", run.out);
    let undefined = desk.run(&["export", "b.shot", "--to", "srt"]).code(1).silent_out();
    assert!(undefined.err.contains("no captions, because of 1 error"), "{}", undefined.err);
    desk.run(&["export", "b.shot", "--to", "srt", "--set", "town=Porto"]).code(2);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let desk = desk();
    for (file, format, what) in [
        ("broken.shot", "csv", "broken.shot: no table, because of "),
        ("empty.shot", "markdown", "empty.shot: no document, because of 1 error"),
        ("empty.shot", "srt", "empty.shot: no captions, because of 1 error"),
        (
            "silent.shot",
            "vtt",
            "silent.shot: no captions, for nobody speaks; write what is spoken behind VO:",
        ),
    ] {
        let run = desk.run(&["export", file, "--to", format, "-o", "out.x"]).code(1).silent_out();
        assert!(run.err.contains(what), "{}", run.err);
        assert!(!desk.path().join("out.x").exists());
    }
    desk.run(&["export", "silent.shot", "--to", "csv"]).code(0);
}

#[test]
fn usage_is_explained() {
    let desk = desk();
    for (arguments, what) in [
        (&["export"][..], "no script given"),
        (
            &["export", "a.shot"],
            "no format given: add --to with one of json, srt, vtt, csv, markdown, fountain",
        ),
        (&["export", "a.shot", "-o", "a.txt"], "a.txt does not tell the format"),
        (&["export", "a.shot", "--to", "docx"], "there is json, srt, vtt, csv, markdown, fountain"),
        (&["export", "a.shot", "b.shot", "--to", "srt"], "add -o 'out/{stem}.srt'"),
        (&["export", "a.shot", "b.shot", "-o", "x.srt"], "put {stem} into -o"),
        (&["export", "gone.shot", "--to", "srt"], "gone.shot: no such file"),
    ] {
        let run = desk.run(arguments).code(2).silent_out();
        assert!(run.err.contains(what), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn other_errors_are_one_line() {
    let desk = Desk::new(&[("a.shot", crate::FLAWED)]);
    let run = desk.run(&["export", "a.shot", "--to", "csv"]).code(0);
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.err);
    assert!(lines[1].contains("`shotlist check a.shot` shows them"), "{}", run.err);
}
