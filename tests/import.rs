//! Scripts as people write them, read by the importer.

#[path = "import/score.rs"]
mod score;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use score::Score;
use serde_json::Value;
use shotlist::export::{Format, export};
use shotlist::import::{Imported, import, print};
use shotlist::plan::{Plan, plan};
use shotlist::{Options, Source};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(folder);
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    found.retain(|path| {
        let name = path.to_string_lossy();
        !name.ends_with(".expected.json") && !name.ends_with("README.md")
    });
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

fn read(path: &Path) -> (Source, Imported) {
    let bytes = fs::read(path).expect("a readable file");
    let source = Source::from_bytes(name(path), bytes).expect("text");
    let imported = import(&source, None);
    (source, imported)
}

fn planned(source: &Source, imported: &Imported, video: usize) -> Plan {
    plan(source, &imported.parsed(Some(video)), &Options::new()).expect("a plan").plan
}

fn score(folder: &str) -> Score {
    let mut score = Score::default();
    for path in fixtures(folder) {
        let expected = fs::read(path.with_extension("expected.json")).expect("an expectation");
        let expected: Value = serde_json::from_slice(&expected).expect("JSON");
        let (source, imported) = read(&path);
        let plans: Vec<Plan> =
            (1..=imported.videos.len()).map(|video| planned(&source, &imported, video)).collect();
        let parts = expected["parts"].as_array().cloned().unwrap_or_else(|| vec![expected.clone()]);
        for at in 0..parts.len().max(plans.len()) {
            let part = parts.get(at).unwrap_or(&Value::Null);
            score.video(&format!("{}/{}", name(&path), at + 1), plans.get(at), part);
        }
        score.kept(&name(&path), &plans, &expected);
    }
    score
}

/// At least 95 of 100 scenes, times and narrations, as the importer promises; and what is not
/// right is printed.
fn is_good(folder: &str) {
    let score = score(folder);
    println!("{}{}", score.log, score.summary());
    for what in ["scenes", "times", "narration"] {
        assert!(score.percent(what) >= 95.0, "{what}\n{}{}", score.log, score.summary());
    }
}

#[test]
fn scripts_in_the_wild_are_read_as_a_person_would() {
    is_good("wild");
}

#[test]
fn common_layouts_are_read_as_a_person_would() {
    is_good("common");
}

#[test]
fn odd_layouts_are_read_as_a_person_would() {
    is_good("layouts");
}

/// Everything that a plan says.
fn said(plan: &Plan) -> Value {
    serde_json::to_value(plan).expect("JSON")
}

#[test]
fn what_is_imported_can_be_written_down() {
    for path in fixtures("wild") {
        let (source, imported) = read(&path);
        for (at, film) in imported.videos.iter().enumerate() {
            let before = planned(&source, &imported, at + 1);
            let written = Source::new(name(&path), print(&film.script)).expect("a script");
            let parsed = shotlist::parse::parse(&written);
            assert!(parsed.diagnostics.is_empty(), "{path:?}: {:?}", parsed.diagnostics);
            let after = plan(&written, &parsed, &Options::new()).expect("a plan").plan;
            assert_eq!(said(&before), said(&after), "{path:?}");
        }
    }
}

/// All that a plan says to the eye and the ear; whether a time is written as a length or as a range
/// does not count.
fn shown(plan: &Plan) -> String {
    let mut value = said(plan);
    for key in ["totals", "files", "avatar", "callback_url", "callback_id", "heygen", "runware"] {
        value.as_object_mut().expect("an object").remove(key);
    }
    let mut out = String::new();
    for scene in value["scenes"].as_array_mut().expect("scenes") {
        let scene = scene.as_object_mut().expect("an object");
        for key in ["start", "declared"] {
            scene.remove(key);
        }
    }
    for scene in &plan.scenes {
        let _ = writeln!(out, "{:?}", scene.declared.map(|time| time.length));
    }
    format!("{value:#}\n{out}")
}

fn compiled(name: &str, text: String) -> Plan {
    let source = Source::new(name, text).expect("a script");
    let parsed = shotlist::read(&source, &Options::new());
    assert!(parsed.diagnostics.is_empty(), "{name}: {:?}", parsed.diagnostics);
    plan(&source, &parsed, &Options::new()).expect("a plan").plan
}

/// Imported, written down, put in order, exported and imported again: it stays the same script.
#[test]
fn what_goes_round_comes_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let names =
        ["product-launch", "data-briefing", "onboarding", "social-ad", "teaser", "anleitung"];
    let examples = names.map(|name| root.join(name).with_extension("shot"));
    let examples = examples.map(|path| (path.clone(), fs::read_to_string(path).expect("a script")));
    let wild = fixtures("wild").into_iter().map(|path| {
        let (_, imported) = read(&path);
        (path, print(&imported.script(Some(1))))
    });
    for (path, text) in wild.chain(examples) {
        let source = Source::new("a.shot", text).expect("a script");
        let formatted = shotlist::format(&source);
        assert!(formatted.refused.is_none(), "{path:?}");
        let first = compiled("a.shot", formatted.text);
        for (format, ending) in
            [(Format::Json, "json"), (Format::Markdown, "md"), (Format::Fountain, "fountain")]
        {
            let second = compiled(&format!("a.{ending}"), export(&first, format).text);
            assert_eq!(shown(&first), shown(&second), "{path:?} as {ending}");
        }
    }
}
