//! Files that are made from the program itself are as the program makes them.
//!
//! `SHOTLIST_UPDATE=1 cargo test --test docs published` writes them anew.

use std::fs;
use std::process::Command;

use super::root;

/// Compares a file with what a command prints, or writes it where that is asked for.
fn current(path: &str, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_shotlist"))
        .args(arguments)
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{trouble}");
    let made = String::from_utf8(output.stdout).unwrap();
    let file = root().join(path);
    if std::env::var_os("SHOTLIST_UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &made).unwrap();
    }
    let published = fs::read_to_string(&file).unwrap_or_default();
    let line = made.lines().zip(published.lines()).position(|(made, old)| made != old);
    assert!(
        made == published,
        "{path} is out of date from line {} on: SHOTLIST_UPDATE=1 cargo test --test docs published",
        line.map_or_else(|| published.lines().count() + 1, |line| line + 1)
    );
}

#[test]
fn the_rules_page_is_current() {
    current("docs/rules.md", &["rules", "show", "ALL", "--output-format", "markdown"]);
}

#[test]
fn the_schemas_are_current() {
    for schema in shotlist::schema::SCHEMAS {
        current(&format!("schemas/{}.json", schema.name), &["schema", schema.name]);
    }
}
