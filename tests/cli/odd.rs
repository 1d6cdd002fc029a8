//! Files and folders that nobody expects: pipes, loops, long names, names with control characters.

use std::process::Command;

use super::FLAWED;
use super::desk::{Desk, finish};

const CHECK: [&str; 4] = ["check", "--isolated", "--output-format", "concise"];

fn with<'a>(other: &[&'a str]) -> Vec<&'a str> {
    [&CHECK, other].concat()
}

#[test]
#[cfg(unix)]
fn a_folder_may_hold_pipes_loops_and_links() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&[("films/a.shot", FLAWED)]);
    let films = desk.path().join("films");
    // A run that opened the pipe would wait for ever.
    assert!(Command::new("mkfifo").arg(films.join("pipe.shot")).status().unwrap().success());
    symlink("pipe.shot", films.join("to-pipe.shot")).unwrap();
    symlink("../films", films.join("loop")).unwrap();
    symlink(".", films.join("folder.shot")).unwrap();
    symlink("a.shot", films.join("b.shot")).unwrap();
    let run = desk.run(&with(&["films", "--select", "syntax/unknown-key"])).code(0).silent_err();
    assert_eq!(run.out.matches("unknown-key").count(), 2, "{}", run.out);

    symlink("nowhere", films.join("c.shot")).unwrap();
    let run = desk.run(&with(&["films"])).code(2);
    assert_eq!(run.err, "error: films/c.shot: no such file; did you mean films/a.shot?\n");
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_read_is_told_of() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new(&[("films/a.shot", FLAWED), ("films/locked/b.shot", FLAWED)]);
    let locked = desk.path().join("films/locked");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may do everything can read it all the same.
    if std::fs::read_dir(&locked).is_err() {
        let run = desk.run(&with(&["films"])).code(2);
        assert!(run.err.starts_with("error: cannot read films/locked: "), "{}", run.err);
        assert!(run.out.contains("films/a.shot:"), "{}", run.out);
        let run = desk.run(&with(&["films/locked"])).code(2).silent_out();
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        desk.run(&with(&["films/*.shot"])).code(1).silent_err();
    }
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_file_is_checked_once_whatever_it_is_called() {
    let desk = Desk::new(&[("films/a.shot", FLAWED)]);
    let absolute = desk.path().join("films/a.shot").display().to_string();
    let names = ["films/a.shot", "./films/a.shot", "films", "films/../films/a.shot", &absolute];
    let run = desk.run(&with(&names)).code(1).silent_err();
    assert_eq!(run.out.matches("unknown-key").count(), 1, "{}", run.out);
    assert!(run.out.starts_with("films/a.shot:"), "{}", run.out);
    let known = [&["check", "--isolated", "--baseline", "k.json"], &names[..]].concat();
    let run = desk.run(&known).code(0);
    assert!(run.err.contains("of 1 script "), "{}", run.err);
}

#[test]
#[cfg(unix)]
fn a_file_with_the_longest_name_is_repaired() {
    for name in [format!("{}.shot", "a".repeat(250)), format!("{}.shot", "é".repeat(125))] {
        let desk = Desk::new(&[(&name, FLAWED)]);
        desk.run(&["check", "--isolated", "--unsafe-fixes", "--exit-zero"]).code(0).silent_err();
        assert!(desk.read(&name).starts_with("---\ntitle: Tea\n"));
        assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 1);
    }
}

/// A name that would colour the terminal, turn the writing around and forge a line.
#[cfg(unix)]
const HOSTILE: &str = "a\u{1b}[31m\u{202e}\nerror: b.shot";

#[test]
#[cfg(unix)]
fn names_do_not_speak_to_the_terminal() {
    let desk = Desk::new(&[(HOSTILE, FLAWED)]);
    let always = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        finish(command.args(["--color", "always"]))
    };
    let silent = |text: &str| {
        assert!(!text.contains("\u{1b}[31m\u{202e}") && !text.contains('\u{202e}'), "{text:?}");
        assert!(!text.lines().any(|line| line.starts_with("error: b.shot")), "{text:?}");
    };
    for arguments in [
        &["check", "--isolated"][..],
        &["check", "--isolated", "--unsafe-fixes", "--diff"],
        &["check", "--isolated", "--add-ignore"],
        &["check", "--isolated", "--baseline", HOSTILE],
        &["init", HOSTILE],
    ] {
        let run = always(arguments);
        silent(&run.err);
        silent(&run.out);
    }
    // What no comment keeps quiet is named as well.
    desk.write(HOSTILE, b"---\ntitel: [\nfoo");
    let run = always(&["check", "--isolated", "--add-ignore"]);
    silent(&run.err);
    let desk = Desk::new(&[("a.shot", FLAWED)]);
    let run = finish(
        desk.command(&["check", "a.shot", "--baseline", "\u{1b}[31m\u{202e}.json"])
            .args(["--color", "always"]),
    );
    assert!(run.err.starts_with("Wrote "), "{}", run.err);
    silent(&run.err);
}
