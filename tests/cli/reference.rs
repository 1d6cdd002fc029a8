//! The verbs that tell about the program itself or set it up.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::desk::{Desk, finish};

// ---- rules and explain ----

#[test]
fn a_rule_is_explained() {
    let desk = Desk::new(&[]);
    let page = desk.run(&["explain", "timing/vo-overrun"]).code(0).silent_err().out;
    insta::assert_snapshot!("explain", page);
    assert_eq!(desk.run(&["rules", "show", "timing/vo-overrun"]).code(0).out, page);
    let colored = desk.run(&["explain", "style/energy", "--color", "always"]).code(0).out;
    insta::assert_snapshot!("explain_color", colored.replace('\u{1b}', "␛"));
    let narrow = finish(desk.command(&["explain", "avatar/thin"]).env("COLUMNS", "60")).code(0);
    insta::assert_snapshot!("explain_narrow", narrow.out);
}

#[test]
fn every_page_shows_what_its_example_finds() {
    let desk = Desk::new(&[]);
    for rule in shotlist::lint::rules() {
        let page = desk.run(&["explain", rule.name]).code(0).silent_err().out;
        assert!(page.starts_with(rule.name) && page.contains(rule.summary()), "{page}");
        let found = format!("{}[{}]: ", rule.severity.as_str(), rule.name);
        // The prompt of an example is short.
        let fires = rule.examples().iter().any(|example| example.fires);
        assert_eq!(page.contains(&format!("[{}]: ", rule.name)), fires, "{found}\n{page}");
        for option in rule.options {
            assert!(page.contains(&format!("    {} = ", option.name())), "{page}");
        }
    }
}

#[test]
fn a_group_is_a_list() {
    let desk = Desk::new(&[]);
    let list = desk.run(&["explain", "vo"]).code(0).silent_err().out;
    insta::assert_snapshot!("explain_group", list);
    let narrow = finish(desk.command(&["explain", "vo"]).env("COLUMNS", "60")).code(0).out;
    insta::assert_snapshot!("explain_group_narrow", narrow);
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    let all = desk.run(&["rules", "list"]).code(0).silent_err().out;
    for rule in shotlist::lint::rules() {
        assert!(all.contains(&format!("  {} ", rule.name)), "{}", rule.name);
    }
    assert!(all.lines().all(|line| line.chars().count() <= 100), "{all}");
    assert_eq!(desk.run(&["explain", "ALL"]).out, all);
}

#[test]
fn a_wrong_name_is_answered_by_the_right_one() {
    let desk = Desk::new(&[]);
    for (wrong, right) in [
        ("timing/vo-overun", "did you mean timing/vo-overrun?"),
        ("vo_overrun", "did you mean timing/vo-overrun?"),
        ("timin", "did you mean timing?"),
        ("nothing-like-it", "the groups are syntax, timing,"),
    ] {
        let run = desk.run(&["explain", wrong]).code(2).silent_out();
        assert!(run.err.contains(right), "{}", run.err);
        desk.run(&["rules", "show", "timing", wrong]).code(2).silent_out();
    }
    desk.run(&["explain"]).code(2).silent_out();
}

#[test]
fn rules_as_json() {
    let desk = Desk::new(&[]);
    let rule =
        desk.run(&["explain", "timing/vo-overrun", "--output-format", "json"]).code(0).json();
    let keys: Vec<&String> = rule.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["name", "group", "severity", "fix", "pedantic", "summary", "options", "examples", "docs"]
    );
    assert_eq!((&rule["severity"], &rule["fix"]), (&"warning".into(), &"unsafe".into()));
    assert_eq!(rule["options"][0]["name"], "tolerance");
    assert_eq!(rule["options"][0]["default"], 0.1);
    assert_eq!(rule["examples"][0]["fires"], true);
    let list = desk.run(&["rules", "list", "--output-format", "json"]).code(0).json();
    assert_eq!(list.as_array().unwrap().len(), shotlist::lint::rules().len());
    let both = ["rules", "show", "vo", "vo/duplicate", "--output-format", "json"];
    let group = desk.run(&both).code(0).json();
    let names = group.as_array().unwrap().iter().map(|rule| rule["group"].as_str().unwrap());
    assert!(names.clone().count() > 3 && names.clone().all(|group| group == "vo"), "{group:#}");
}

// ---- init ----

#[test]
fn a_project_begins_without_findings() {
    let desk = Desk::new(&[]);
    let run = desk.run(&["init"]).code(0).silent_err();
    insta::assert_snapshot!("init", run.out);
    let checked = desk.run(&["check", "--error-on-warnings"]).code(0).silent_err().out;
    assert!(checked.ends_with("no findings\n"), "{checked}");
    desk.run(&["render", "first.shot"]).code(0).silent_err();
    // What is written says what holds anyway.
    let own = desk.run(&["render", "first.shot"]).out;
    assert_eq!(own, desk.run(&["render", "first.shot", "--isolated"]).out);
    // Letters still tell a language that the script does not name.
    desk.write("ja.shot", "SCENE 1 — A-ROLL (8s)\nVO: 「一月は記録的な月でした。」\n".as_bytes());
    let stats = desk.run(&["stats", "ja.shot"]).code(0).out;
    assert!(stats.contains(" · ja at "), "{stats}");
    for path in [".pre-commit-config.yaml", ".github/workflows/shotlist.yml"] {
        let text = desk.read(path);
        assert!(!text.contains("{{version}}"), "{text}");
    }
}

#[test]
fn what_is_there_stays() {
    let desk = Desk::new(&[
        ("a b/first.shot", "mine\n"),
        ("a b/.shotlist.toml", "# mine\n"),
        ("a b/.pre-commit-config.yml", "repos: []\n"),
    ]);
    let run = desk.run(&["init", "a b"]).code(0).silent_err();
    insta::assert_snapshot!("init_again", run.out);
    assert_eq!(desk.read("a b/first.shot"), "mine\n");
    assert!(!desk.path().join("a b/shotlist.toml").exists());
    assert!(!desk.path().join("a b/.pre-commit-config.yaml").exists());
    let again = desk.run(&["init", "a b"]).code(0).out;
    assert!(!again.contains("wrote"), "{again}");
    desk.run(&["init", "new/folder"]).code(0).silent_err();
    assert!(desk.path().join("new/folder/first.shot").exists());
    let narrow = finish(desk.command(&["init", "narrow"]).env("COLUMNS", "50")).code(0).out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 50), "{narrow}");
    let run = desk.run(&["init", "a b/first.shot"]).code(2);
    assert!(run.err.contains("cannot write") && !run.out.contains("Next"), "{}", run.err);
}

// ---- completions and man ----

fn is_there(program: &str) -> bool {
    let tried = Command::new(program).arg("--version").stdout(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

#[test]
fn completions_for_every_shell() {
    let desk = Desk::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&["completions", shell]).code(0).silent_err().out;
        assert!(script.contains("timing/vo-overrun") && script.contains("explain"), "{shell}");
    }
    let run = desk.run(&["completions", "tcsh"]).code(2).silent_out();
    assert!(run.err.contains("bash"), "{}", run.err);
}

/// What bash offers for the last of some words.
#[cfg(unix)]
fn offered(desk: &Desk, words: &[&str]) -> Vec<String> {
    let line = format!(
        "source shotlist.bash; COMP_WORDS=({}); COMP_CWORD={}; _shotlist shotlist '{}' '{}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "),
        words.len() - 1,
        words.last().unwrap(),
        words.get(words.len().wrapping_sub(2)).unwrap_or(&""),
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &line])
        .current_dir(desk.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(errors, "", "{words:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
#[cfg(unix)]
fn bash_completes() {
    let desk = Desk::new(&[]);
    if !is_there("bash") {
        return;
    }
    desk.write("shotlist.bash", desk.run(&["completions", "bash"]).out.as_bytes());
    assert_eq!(offered(&desk, &["shotlist", "ch"]), ["check"]);
    assert_eq!(offered(&desk, &["shotlist", "explain", "timing/vo"]), ["timing/vo-overrun"]);
    assert_eq!(
        offered(&desk, &["shotlist", "check", "--select", "vo/s"]),
        ["vo/stage-direction", "vo/slow-open"]
    );
    assert_eq!(offered(&desk, &["shotlist", "render", "--style", "swiss"]), ["swiss-pulse"]);
    assert_eq!(offered(&desk, &["shotlist", "schema", "f"]), ["findings"]);
}

#[test]
fn the_manual_is_one_page_a_verb() {
    let desk = Desk::new(&[]);
    let page = desk.run(&["man"]).code(0).silent_err().out;
    assert!(page.starts_with(".ie") || page.contains(".TH shotlist 1"), "{page}");
    desk.run(&["man", "share/man1"]).code(0).silent_err().silent_out();
    let folder = desk.path().join("share/man1");
    for verb in ["", "-check", "-explain", "-rules", "-rules-show", "-init"] {
        let page = folder.join(format!("shotlist{verb}.1"));
        assert!(page.exists(), "{}", page.display());
        renders(&page, &format!("shotlist{verb}"));
    }
    let run = desk.run(&["man", "share/man1/shotlist.1"]).code(2);
    assert!(run.err.contains("cannot write"), "{}", run.err);
}

/// Reads a page as `man` does, where there is something that can.
fn renders(page: &Path, name: &str) {
    if !is_there("groff") {
        return;
    }
    let output = Command::new("groff")
        .args(["-man", "-Tutf8", "-ww", "-P-cbou"])
        .arg(page)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let trouble = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("NAME") && text.contains(name), "{text}");
    assert_eq!(trouble, "", "{name}");
}

#[test]
fn json_is_never_coloured() {
    let desk = Desk::new(&[]);
    let arguments = ["explain", "vo/duplicate", "--output-format", "json", "--color", "always"];
    let rule: Value = desk.run(&arguments).code(0).json();
    assert_eq!(rule["name"], "vo/duplicate");
}
