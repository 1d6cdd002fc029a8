//! The shell of the GitHub action, step by step as a runner calls it.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

use super::root;

const FLAWED: &str = "SCENE 1 — B-ROLL, MOTION GRAPHICS (4s)\nVO: \"Signups doubled in January.\"\nVISUAL: A counter climbs.\n";

/// Runs a step in a folder, with the variables that the runner and the action give it.
fn step(name: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("bash")
        .arg(root().join(".github/action").join(name))
        .current_dir(folder)
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_ACTION_PATH", root())
        .env("GITHUB_OUTPUT", folder.join("output"))
        .env("ROOT", folder.join("built"))
        .env("PATH", format!("{}:{path}", folder.join("path").display()))
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

fn written(folder: &Path) -> String {
    fs::read_to_string(folder.join("output")).unwrap()
}

/// A folder in which the program is built already.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("built/bin")).unwrap();
    let program = folder.path().join("built/bin/shotlist");
    symlink(env!("CARGO_BIN_EXE_shotlist"), program).unwrap();
    fs::create_dir(folder.path().join("my films")).unwrap();
    fs::write(folder.path().join("my films/a.shot"), FLAWED).unwrap();
    let fine = fs::read(root().join("examples/teaser.shot")).unwrap();
    fs::write(folder.path().join("fine.shot"), fine).unwrap();
    folder
}

#[test]
fn the_cache_is_known_by_what_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let output = step("source.sh", folder.path(), &[("VERSION", "")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let key = written(folder.path());
    assert!(key.starts_with("key=") && key.trim().len() == "key=".len() + 40, "{key}");
    step("source.sh", folder.path(), &[("VERSION", "")]);
    assert_eq!(written(folder.path()), key.repeat(2));
    step("source.sh", folder.path(), &[("VERSION", "1.2.3")]);
    assert!(written(folder.path()).ends_with("\nkey=1.2.3\n"));
}

#[test]
fn the_build_takes_the_files_or_a_version() {
    let folder = tempfile::tempdir().unwrap();
    let cargo = folder.path().join("path/cargo");
    fs::create_dir(folder.path().join("path")).unwrap();
    fs::write(&cargo, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let asked = |version: &str| {
        let output = step("build.sh", folder.path(), &[("VERSION", version)]);
        String::from_utf8(output.stdout).unwrap().replace('\n', " ")
    };
    let into = format!("install --locked --root {}", folder.path().join("built").display());
    assert_eq!(asked(""), format!("{into} --path {} ", root().display()));
    assert_eq!(asked("1.2.3"), format!("{into} shotlist@1.2.3 "));
}

#[test]
fn findings_are_annotations_and_sarif() {
    let folder = built();
    let run = |variables: &[(&str, &str)]| {
        let output = step("check.sh", folder.path(), variables);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, shown) = run(&[("PATHS", "my films\nfine.shot\n"), ("SARIF_FILE", "out/a.sarif")]);
    assert_eq!(code, Some(1), "{shown}");
    assert!(shown.contains("\n::error file=my films/a.shot,line=1,"), "{shown}");
    assert_eq!(written(folder.path()), "exit-code=1\n");
    let sarif = fs::read_to_string(folder.path().join("out/a.sarif")).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty());
    let (code, _) = run(&[("ARGUMENTS", "--exit-zero  --select timing")]);
    assert_eq!(code, Some(0));
    let (code, _) = run(&[("PATHS", "fine.shot")]);
    assert_eq!(code, Some(0));
    let (code, _) = run(&[("PATHS", "gone.shot"), ("SARIF_FILE", "none.sarif")]);
    assert_eq!(code, Some(2));
    // Arguments are words, whatever they look like.
    let (code, _) = run(&[("PATHS", "fine.shot"), ("ARGUMENTS", "--ignore $(touch${IFS}x) *")]);
    assert_eq!(code, Some(2));
    assert!(!folder.path().join("x").exists());
}
