//! The house keeps its shape: who may use what, and how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// Files that are tables, and may be as long as what they list.
const TABLES: &[&str] = &[];

/// A file of the library or of the command line, without comments and without its tests.
struct Module {
    path: String,
    code: Vec<(usize, String)>,
    lines: usize,
}

impl Module {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let code = text
            .lines()
            .enumerate()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line.to_owned()))
            .collect();
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        Self { path, code, lines: text.lines().count() }
    }

    /// `path:line` of every line that has one of the words.
    fn uses(&self, words: &[&str]) -> Vec<String> {
        let guilty =
            self.code.iter().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        guilty.map(|(at, line)| format!("{}:{at}: {}", self.path, line.trim())).collect()
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            let folder = format!("src/{place}/");
            self.path.starts_with(&folder) || self.path == format!("src/{place}.rs")
        })
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn modules() -> Vec<Module> {
    let mut found = Vec::new();
    files(&root().join("src"), &mut found);
    found.sort();
    found.iter().map(|path| Module::read(path)).filter(|module| !module.is_test()).collect()
}

fn library() -> Vec<Module> {
    modules().into_iter().filter(|module| !module.path.starts_with("src/bin/")).collect()
}

/// Fails with every place where a module other than `allowed` uses one of the words.
fn only(allowed: &[&str], words: &[&str], modules: &[Module]) {
    let strangers = modules.iter().filter(|module| !module.is_in(allowed));
    let guilty: Vec<String> = strangers.flat_map(|module| module.uses(words)).collect();
    assert!(guilty.is_empty(), "only {allowed:?} may use {words:?}:\n{}", guilty.join("\n"));
}

#[test]
fn each_engine_has_one_user() {
    let modules = modules();
    only(&["parse"], &["pest::", "pest_derive", "use pest"], &modules);
    only(&["yaml"], &["serde_yaml"], &modules);
    only(&["template"], &["minijinja"], &modules);
    only(&["config"], &["toml::"], &modules);
    only(&["report"], &["annotate_snippets"], &modules);
    only(&["rows"], &["csv::"], &modules);
    only(&["import/tree/json"], &["jsonc_parser"], &modules);
    only(&["client/http", "client/address"], &["ureq"], &modules);
}

#[test]
fn the_library_knows_no_machine() {
    let library = library();
    // A client needs a network, a clock and a journal; it is the one room with a door to all three.
    only(
        &["files", "client"],
        &["std::fs", "use std::{fs", "File::open", "std::net", "std::process"],
        &library,
    );
    only(&[], &["std::env", "env::var", "env::args"], &library);
    only(&["client"], &["SystemTime", "Instant::now", "std::time"], &library);
    only(
        &[],
        &["println!", "print!(", "eprintln!", "eprint!(", "dbg!", "io::stdout", "io::stderr"],
        &library,
    );
    only(&["client"], &["std::thread"], &library);
    only(&[], &["rayon", "clap", "anstream"], &library);
}

#[test]
fn files_are_short() {
    let long: Vec<String> = modules()
        .iter()
        .filter(|module| module.lines > 600 && !TABLES.contains(&module.path.as_str()))
        .map(|module| format!("{}: {} lines", module.path, module.lines))
        .collect();
    assert!(long.is_empty(), "at most 600 lines:\n{}", long.join("\n"));
}

#[test]
fn nothing_gives_up_on_a_script() {
    let stages = [
        "parse",
        "speech",
        "lint",
        "render",
        "plan",
        "optimize",
        "format",
        "import",
        "export",
        "storyboard",
    ];
    let words = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let guilty: Vec<String> = library()
        .iter()
        .filter(|module| module.is_in(&stages))
        .flat_map(|module| module.uses(&words))
        .collect();
    assert!(guilty.is_empty(), "a script must never stop the program:\n{}", guilty.join("\n"));
}

#[test]
fn nothing_is_unsafe() {
    let guilty: Vec<String> =
        modules().iter().flat_map(|module| module.uses(&["unsafe {", "unsafe fn"])).collect();
    assert!(guilty.is_empty(), "{}", guilty.join("\n"));
}
