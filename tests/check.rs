//! `shotlist check` over time: statistics, comments, baselines, watching, narrow terminals.

#[path = "cli/desk.rs"]
mod desk;

use std::fs::File;
use std::process::Child;
use std::time::{Duration, Instant};

use desk::{Desk, Run, finish};
use serde_json::{Value, json};

/// A script with two errors and two warnings.
const FLAWED: &str = "---
titel: Tea
style: swiss-pulse
---

SCENE 1 — A-ROLL (10s): Hook
VO: \"Last year we poured more tea than ever before, and this year we would like you to know why.\"

SCENE 2 — B-ROLL, MOTION GRAPHICS (4s): The figure
VO: \"Two million cups went over the counter, and half of them to people who came back.\"
TRANSITION: Slow dissolve
";

/// Four scenes that are too short for their words: one finding for four places.
fn hasty() -> String {
    let scene = |n: usize| {
        format!(
            "SCENE {n} — A-ROLL (5s): Part {n}\nVO: \"Number {n} is a sentence of rather more words \
             than anybody could say in the five seconds that it has here.\"\n\n"
        )
    };
    format!("---\nstyle: swiss-pulse\n---\n\n{}", (1..=4).map(scene).collect::<String>())
}

const OVERRUN: [&str; 4] = ["check", "--isolated", "--select", "timing/vo-overrun"];

fn with<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<&'a str> {
    [one, other].concat()
}

// ---- statistics ----

#[test]
fn statistics_count_places() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("b.shot", &hasty()), ("c/d.shot", FLAWED)]);
    let only = ["--select", "timing/short-b-roll,timing/vo-overrun,syntax/unknown-key"];
    let run = desk.run(&with(&["check", "--statistics"], &only)).code(1).silent_err();
    insta::assert_snapshot!("statistics", run.out);
    let json = with(&["check", "--statistics", "--output-format", "json"], &only);
    let json = desk.run(&json).code(1).silent_err().json();
    assert_eq!(
        json[0],
        json!({"rule": "timing/vo-overrun", "severity": "warning", "count": 6, "fixable": 6})
    );
    assert_eq!(json.as_array().unwrap().len(), 3);
    let none = ["check", "--statistics", "--select", "avatar/conflict"];
    assert_eq!(desk.run(&none).code(0).out, "No findings in 3 scripts\n");
    let none = with(&none, &["--output-format", "json"]);
    assert_eq!(desk.run(&none).code(0).json(), Value::Array(vec![]));
    desk.run(&["check", "--statistics", "--exit-zero"]).code(0);
}

#[test]
fn what_makes_no_sense_together_is_refused() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    for (arguments, said) in [
        (&["--statistics", "--diff"][..], "cannot be used with"),
        (&["--statistics", "--add-ignore"], "cannot be used with"),
        (&["--statistics", "--output-format", "sarif"], "sarif is for findings"),
        (&["--add-ignore", "--fix"], "cannot be used with"),
        (&["--add-ignore", "--unsafe-fixes"], "cannot be used with"),
        (&["--add-ignore", "--diff"], "cannot be used with"),
        (&["--add-ignore", "--baseline", "k.json"], "cannot be used with"),
        (&["--baseline", "k.json", "--diff"], "cannot be used with"),
        (&["--watch", "--fix"], "cannot be used with"),
        (&["--watch", "--add-ignore"], "cannot be used with"),
        (&["--watch", "-"], "standard input is none"),
    ] {
        let run = desk.run(&with(&["check"], arguments)).code(2).silent_out();
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
    assert_eq!(desk.read("a.shot"), FLAWED);
}

// ---- add-ignore ----

#[test]
fn findings_are_kept_quiet() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("b.shot", &hasty())]);
    desk.write("c.shot", format!("\u{feff}{}", FLAWED.replace('\n', "\r\n")).as_bytes());
    let run = desk.run(&["check", "--isolated", "--add-ignore"]).code(0);
    assert!(run.out.starts_with("Ready: 3 scripts"), "{}", run.out);
    assert!(run.err.starts_with("Ignored ") && run.err.ends_with(" in 3 scripts\n"), "{}", run.err);
    let written = ["a.shot", "b.shot", "c.shot"].map(|name| desk.read(name));
    assert_eq!(written[1].matches("timing/vo-overrun").count(), 4, "{}", written[1]);
    assert_eq!(written[2], format!("\u{feff}{}", written[0].replace('\n', "\r\n")));
    desk.run(&["check", "--isolated", "--error-on-warnings"]).code(0);
    let run = desk.run(&["check", "--isolated", "--add-ignore"]).code(0);
    assert_eq!(run.err, "Nothing to ignore\n");
    assert_eq!(["a.shot", "b.shot", "c.shot"].map(|name| desk.read(name)), written);
}

#[test]
fn standard_input_is_printed_with_its_comments() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let run = desk.pipe(&["check", "--isolated", "--add-ignore", "-"], FLAWED).code(0);
    assert!(run.err.contains("Ready: 2 scenes"), "{}", run.err);
    desk.run(&["check", "--isolated", "--add-ignore", "a.shot"]).code(0);
    assert_eq!(run.out, desk.read("a.shot"));
}

// ---- baseline ----

#[test]
fn what_is_known_is_not_reported() {
    let desk = Desk::new(&[("films/a.shot", FLAWED), ("b.shot", &hasty())]);
    let check = |arguments: &[&str]| {
        desk.run(&with(&["check", "--isolated", "--baseline", "known.json"], arguments))
    };
    let run = check(&[]).code(0);
    assert!(run.err.starts_with("Wrote ") && run.err.contains("2 scripts"), "{}", run.err);
    let written = desk.read("known.json");
    assert!(serde_json::from_str::<Value>(&written).is_ok());
    assert!(written.contains(
        "\n    {\"file\":\"films/a.shot\",\"rule\":\"syntax/unknown-key\",\"text\":\"titel: Tea\","
    ));

    let run = check(&[]).code(0).silent_err();
    assert!(run.out.contains("no findings") && run.out.contains(" known\n"), "{}", run.out);
    assert_eq!(check(&["--output-format", "json"]).code(0).out, "[\n]\n");
    assert!(check(&["--statistics"]).code(0).out.starts_with("No findings"));

    // Lines that move stay known, from wherever the run is started.
    desk.write("films/a.shot", FLAWED.replace("\nSCENE 1", "\nFORMAT: x\n\n\nSCENE 1").as_bytes());
    let elsewhere = ["check", "--isolated", "--baseline", "../known.json", "a.shot"];
    let run = finish(desk.command(&elsewhere).current_dir(desk.path().join("films"))).code(0);
    assert_eq!(run.err, "");

    // What is new is one finding more; what is mended is told.
    desk.write("films/a.shot", FLAWED.replace("Slow dissolve", "Ripple dissolve").as_bytes());
    let run = check(&["--output-format", "concise"]).code(1);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.contains("Ripple dissolve"), "{}", run.out);
    assert!(run.err.starts_with("1 of "), "{}", run.err);
    assert_eq!(desk.read("known.json"), written, "it is written once");
}

#[test]
fn what_looks_alike_is_counted() {
    let line = "TRANSITION: Slow dissolve\n";
    let text = |count: usize| {
        let scene = |n| {
            format!("SCENE {n} — A-ROLL (6s): Part\nVO: \"Some words of scene {n}.\"\n{line}\n")
        };
        format!("---\nstyle: swiss-pulse\n---\n\n{}", (1..=count).map(scene).collect::<String>())
    };
    let desk = Desk::new(&[("a.shot", &text(2))]);
    let only = ["--select", "style/forbidden-transition", "--baseline", "k.json"];
    let check = with(&["check", "--output-format", "json"], &only);
    desk.run(&check).code(0);
    desk.write("a.shot", text(3).as_bytes());
    let found = desk.run(&check).code(1).silent_err().json();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    desk.write("a.shot", text(1).as_bytes());
    let run = desk.run(&check).code(0);
    assert!(run.err.starts_with("1 of 2 known findings is gone"), "{}", run.err);
    // Neither a rule that was not asked for nor a script that was not checked is gone.
    desk.write("b.shot", text(1).as_bytes());
    desk.run(&["check", "--select", "timing", "--baseline", "k.json"]).code(0).silent_err();
    desk.run(&["check", "b.shot", "--baseline", "k.json", "--exit-zero"]).code(0).silent_err();
}

/// Many places that are one finding in the report are known one by one.
#[test]
fn a_new_place_among_known_ones_is_seen() {
    let desk = Desk::new(&[("a.shot", &hasty())]);
    let check = with(&OVERRUN, &["--baseline", "k.json", "--output-format", "json"]);
    desk.run(&check).code(0);
    let more = hasty()
        + "SCENE 5 — A-ROLL (3s): New\nVO: \"And here are some more words that are far too many for three seconds.\"\n";
    desk.write("a.shot", more.as_bytes());
    let found = desk.run(&check).code(0).json();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    assert_eq!(found[0]["scene"], 5);
    // Without the first one the others are known still.
    desk.write("a.shot", hasty().replacen("(5s)", "(12s)", 1).as_bytes());
    let run = desk.run(&check).code(0);
    assert_eq!(run.json(), Value::Array(vec![]));
    assert!(run.err.starts_with("1 of 4 known findings is gone"), "{}", run.err);
}

#[test]
fn what_is_no_baseline_is_refused_with_the_place() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    for (text, place) in [
        ("", "k.json:1:1"),
        ("hello", "k.json:1:1"),
        ("[\n{\"rule\": \"x\"}]", "k.json:2:"),
        ("{\"version\": 1,\n\"findings\": [{\"file\": 3}]}", "k.json:2:"),
        ("{\"version\": 9, \"findings\": []}", "version 9"),
        ("{\"findings\": []}", "version"),
    ] {
        desk.write("k.json", text.as_bytes());
        let run = desk.run(&["check", "a.shot", "--baseline", "k.json"]).code(2).silent_out();
        assert!(run.err.contains(place), "{text}: {}", run.err);
        assert_eq!(desk.read("k.json"), text);
    }
    desk.run(&["check", "a.shot", "--baseline", "."]).code(2).silent_out();
    let run = desk.run(&["check", "a.shot", "gone.shot", "--baseline", "new.json"]).code(2);
    assert!(run.err.contains("new.json is not written"), "{}", run.err);
    assert!(!desk.path().join("new.json").exists());
}

#[test]
fn repairs_are_made_before_the_baseline_is_asked() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    desk.run(&["check", "--baseline", "k.json"]).code(0);
    let run = desk.run(&["check", "--baseline", "k.json", "--unsafe-fixes"]).code(0);
    assert!(desk.read("a.shot").contains("title: Tea"), "{}", run.out);
    assert!(run.err.contains("gone"), "{}", run.err);
}

// ---- narrow terminals ----

#[test]
fn nothing_runs_over_the_edge() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("b.shot", &hasty())]);
    for columns in [40, 60] {
        for color in ["never", "always"] {
            let mut command = desk.command(&["check", "--isolated", "--color", color]);
            let run = finish(command.env("COLUMNS", columns.to_string()));
            for line in run.out.lines() {
                let plain: String = line
                    .split('\u{1b}')
                    .enumerate()
                    .map(|(at, part)| if at == 0 { part } else { part.split_once('m').unwrap().1 })
                    .collect();
                assert!(plain.chars().count() <= columns, "{columns}: {line:?}");
            }
        }
    }
    let mut command = desk.command(&["check", "--isolated", "a.shot"]);
    insta::assert_snapshot!("narrow", finish(command.env("COLUMNS", "40")).out);
}

// ---- watching ----

/// A run that goes on, writing to files.
struct Watch<'d> {
    desk: &'d Desk,
    child: Child,
}

impl<'d> Watch<'d> {
    fn new(desk: &'d Desk, arguments: &[&str]) -> Self {
        let file = |name: &str| File::create(desk.path().join(name)).unwrap();
        let mut command = desk.command(&with(&["check", "--watch"], arguments));
        let child = command.stdout(file("out.txt")).stderr(file("err.txt")).spawn().unwrap();
        Self { desk, child }
    }

    /// Waits until both streams together hold a text.
    #[track_caller]
    fn until(&self, what: &str, is_there: impl Fn(&str, &str) -> bool) {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let (out, err) = (self.desk.read("out.txt"), self.desk.read("err.txt"));
            if is_there(&out, &err) {
                return;
            }
            assert!(Instant::now() < end, "no {what}:\n{out}\n---\n{err}");
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Waits for the end of the run with that number.
    #[track_caller]
    fn run(&self, number: usize) {
        self.until("further run", |_, err| err.matches("Ctrl-C ends it").count() >= number);
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn watching_sees_what_changes() {
    let desk = Desk::new(&[("films/a.shot", FLAWED)]);
    let watch = Watch::new(
        &desk,
        &["films", "--output-format", "concise", "--ignore", "ALL", "--extend-select", "syntax"],
    );
    watch.run(1);
    watch.until("finding", |out, _| out.contains("films/a.shot:2:1: warning[syntax/unknown-key]"));

    desk.write("films/a.shot", FLAWED.replace("titel", "langauge").as_bytes());
    watch.until("new finding", |out, _| out.contains("`langauge`"));
    watch.until("name", |_, err| err.contains("films/a.shot changed\n"));

    // A new file, a configuration that is wrong and one that is right, a file that goes.
    watch.run(2);
    desk.write("films/b.shot", FLAWED.as_bytes());
    watch.until("new script", |out, err| {
        out.contains("films/b.shot:2:1") && err.contains("films/b.shot is new\n")
    });
    watch.run(3);
    desk.write("films/shotlist.toml", b"[lint\n");
    watch.until("complaint", |_, err| err.contains("error[config/syntax]"));
    watch.run(4);
    desk.write("films/shotlist.toml", b"[lint.severity]\n'syntax/unknown-key' = 'error'\n");
    watch.until("severity", |out, _| out.contains("films/b.shot:2:1: error[syntax/unknown-key]"));
    watch.run(5);
    for name in ["films/a.shot", "films/b.shot"] {
        std::fs::remove_file(desk.path().join(name)).unwrap();
    }
    watch.until("loss", |_, err| err.contains("no .shot file in films"));
    desk.write("films/c.shot", FLAWED.as_bytes());
    watch.until("return", |out, _| out.contains("films/c.shot:2:1"));
    assert!(!desk.read("out.txt").contains('\u{1b}'), "only a terminal is cleared");
}

#[test]
fn watching_rests_when_a_configuration_is_gone() {
    let desk = Desk::new(&[("a.shot", FLAWED), ("shotlist.toml", "")]);
    let watch = Watch::new(&desk, &["a.shot", "--output-format", "concise"]);
    watch.run(1);
    std::fs::remove_file(desk.path().join("shotlist.toml")).unwrap();
    watch.run(2);
    std::thread::sleep(Duration::from_millis(1500));
    let err = desk.read("err.txt");
    assert_eq!(err.matches("shotlist.toml is gone\n").count(), 1, "{err}");
    desk.write("shotlist.toml", b"[lint.severity]\n'syntax/unknown-key' = 'error'\n");
    watch.until("severity", |out, _| out.contains("a.shot:2:1: error[syntax/unknown-key]"));
}

#[test]
fn watching_sees_styles_and_survives_bad_text() {
    let script = "---\nstyle: mine\n---\n\nSCENE 1 — A-ROLL (6s)\nVO: \"Some words of a scene.\"\n";
    let desk = Desk::new(&[("a.shot", script)]);
    let watch =
        Watch::new(&desk, &["a.shot", "--output-format", "concise", "--select", "style/unknown"]);
    watch.until("finding", |out, _| out.contains("style/unknown"));
    watch.run(1);
    let style = Desk::new(&[]).run(&["styles", "show", "swiss-pulse"]).out;
    desk.write("styles/mine.yaml", style.replace("name: swiss-pulse", "name: mine").as_bytes());
    watch.until("style", |_, err| err.contains("styles is new\n"));
    watch.run(2);
    desk.write("styles/mine.yaml", b"name: [");
    watch.until("bad style", |_, err| err.contains("mine.yaml:1:"));
    watch.run(3);
    desk.write("a.shot", b"VO: caf\xe9\n");
    watch.until("bad text", |_, err| err.contains("a.shot is not UTF-8"));
}

#[test]
#[cfg(unix)]
fn watching_ends_with_its_reader() {
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let mut command = desk.command(&["check", "--watch", "a.shot"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let end = Instant::now() + Duration::from_secs(30);
    let mut number = 0;
    while child.try_wait().unwrap().is_none() {
        number += 1;
        assert!(Instant::now() < end, "it goes on for nobody");
        desk.write("a.shot", FLAWED.replace("Tea", &format!("Tea {number}")).as_bytes());
        std::thread::sleep(Duration::from_millis(300));
    }
    assert!(child.wait().unwrap().success());
}

// ---- progress ----

#[test]
fn a_pipe_sees_no_progress() {
    let desk = Desk::new(&[]);
    for number in 0..300 {
        desk.write(&format!("{number}.shot"), FLAWED.as_bytes());
    }
    let Run { err, .. } = desk.run(&["check", "--output-format", "concise"]).code(1);
    assert_eq!(err, "");
}
