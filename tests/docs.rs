//! What the documentation tells people to type works, and what it shows as an example is clean.

#[cfg(unix)]
#[path = "docs/action.rs"]
mod action;
#[path = "docs/published.rs"]
mod published;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    if let Ok(entries) = fs::read_dir(root().join("docs")) {
        pages.extend(entries.map(|entry| entry.unwrap().path()));
    }
    pages.retain(|page| page.extension().is_some_and(|end| end == "md") && page.is_file());
    pages.sort();
    pages
}

/// A command of a console block with the exit code that is promised: `# exits 1` at its end, or 0.
struct Typed {
    page: String,
    line: usize,
    command: String,
    code: i32,
}

/// The lines after `$ ` in blocks fenced as `console`.
fn commands(page: &Path) -> Vec<Typed> {
    let name = page.file_name().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(page).unwrap();
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            inside = !inside && line.trim_start().starts_with("```console");
        } else if inside && let Some(typed) = line.trim_start().strip_prefix("$ ") {
            let (command, code) = typed.split_once("# exits ").unwrap_or((typed, "0"));
            found.push(Typed {
                page: name.clone(),
                line: at + 1,
                command: command.trim().to_owned(),
                code: code.trim().parse().expect("a number behind `# exits`"),
            });
        }
    }
    found
}

/// Whether a line starts this program; other commands, such as `cargo install`, are not run.
fn is_ours(command: &str) -> bool {
    command.contains("shotlist ") && !command.starts_with("cargo install")
        || command.starts_with("cargo run")
}

/// Runs the line in a copy of the repository's examples with the built program in front of the path.
fn run(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_shotlist"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    let line = match command.strip_prefix("cargo run").and_then(|rest| rest.split_once(" -- ")) {
        Some((_, arguments)) => format!("shotlist {arguments}"),
        None => command.to_owned(),
    };
    let shell =
        Command::new("bash").args(["-c", &line]).env("PATH", path).current_dir(folder).output();
    shell.expect("bash runs")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
#[cfg(unix)]
fn every_documented_command_works() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["examples", "styles", "templates"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    for typed in pages().iter().flat_map(|page| commands(page)).filter(|one| is_ours(&one.command))
    {
        let output = run(&typed.command, folder.path());
        assert_eq!(
            output.status.code(),
            Some(typed.code),
            "{}:{}: {}\n{}",
            typed.page,
            typed.line,
            typed.command,
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// The README shows real output: of the teaser as it is, and with the two slips that it names.
#[test]
fn the_readme_shows_what_comes_out() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let script = fs::read_to_string(root().join("examples/teaser.shot")).unwrap();
    assert!(readme.contains(script.trim_end()), "the script");
    let slips = script.replace("(10s)", "(4s)").replace("Grid wipe", "Slow dissolve");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("teaser.shot"), slips).unwrap();
    let shotlist = |arguments: &[&str], folder: &Path| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_shotlist"));
        program.args(arguments).env_remove("COLUMNS").env_remove("GITHUB_ACTIONS");
        let output = program.current_dir(folder).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    };
    let found = shotlist(&["check", "--isolated", "teaser.shot"], folder.path());
    assert!(readme.contains(&found), "{found}");
    let prompt = shotlist(&["render", "--isolated", "examples/teaser.shot"], root());
    assert!(readme.contains(&prompt), "{prompt}");
}

#[test]
fn every_example_is_clean() {
    let mut scripts = 0;
    for entry in fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "shot") {
            continue;
        }
        scripts += 1;
        let output = Command::new(env!("CARGO_BIN_EXE_shotlist"))
            .args(["check", "--isolated", "--output-format", "concise", "--error-on-warnings"])
            .arg(&path)
            .output()
            .unwrap();
        let found = String::from_utf8_lossy(&output.stdout);
        let trouble = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && found.is_empty(),
            "{}\n{found}{trouble}",
            path.display()
        );
    }
    assert!(scripts > 0, "there are examples");
}
