//! Export: captions that can be read, tables that can be opened, documents that lose nothing.

#[path = "export/back.rs"]
mod back;
#[path = "export/captions.rs"]
mod captions;
#[path = "export/hostile.rs"]
mod hostile;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use shotlist::export::{Exported, Format, export};
use shotlist::plan::Plan;
use shotlist::{Options, Source, check};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plan(script: &str) -> Plan {
    let source = Source::new("film.shot", script).unwrap();
    check(&source, &Options::new()).unwrap().plan
}

fn fixture(name: &str) -> Plan {
    plan(&fs::read_to_string(root().join("tests/fixtures/export").join(name)).unwrap())
}

/// Every script of a folder.
fn scripts(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "shot")).collect();
    found.sort();
    assert!(!found.is_empty(), "{folder}");
    found
}

/// The text, then what is left out and what is remarked.
fn shown(exported: &Exported) -> String {
    let mut out = exported.text.clone();
    for loss in &exported.losses {
        writeln!(out, "── not in it: {} × {}", loss.count, loss.what).unwrap();
    }
    for remark in &exported.remarks {
        let scene = remark.scene.as_deref().unwrap_or("all");
        writeln!(out, "── scene {scene}: {}", remark.message).unwrap();
    }
    out
}

// ---- what it looks like ----

#[test]
fn captions_in_many_languages() {
    for path in scripts("tests/fixtures/export") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let plan = plan(&fs::read_to_string(&path).unwrap());
        insta::assert_snapshot!(format!("{name}_srt"), shown(&export(&plan, Format::Srt)));
    }
}

#[test]
fn the_examples_as_captions() {
    for path in scripts("examples") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let plan = plan(&fs::read_to_string(&path).unwrap());
        insta::assert_snapshot!(format!("example_{name}"), shown(&export(&plan, Format::Srt)));
    }
}

#[test]
fn everything_in_every_format() {
    let plan = fixture("everything.shot");
    for (name, format) in Format::ALL.into_iter().filter(|(_, format)| *format != Format::Json) {
        insta::assert_snapshot!(format!("everything_{name}"), shown(&export(&plan, format)));
    }
    let english = export(&fixture("english.shot"), Format::Vtt);
    insta::assert_snapshot!("english_vtt", english.text);
}

#[test]
fn an_example_as_a_document_and_a_screenplay() {
    let plan = plan(&fs::read_to_string(root().join("examples/anleitung.shot")).unwrap());
    insta::assert_snapshot!("anleitung_markdown", export(&plan, Format::Markdown).text);
    insta::assert_snapshot!("anleitung_fountain", export(&plan, Format::Fountain).text);
}

// ---- formats ----

#[test]
fn formats_are_told_by_names_and_endings() {
    for (name, format) in Format::ALL {
        assert_eq!(Format::find(name), Some(format));
        assert_eq!(Format::find(&name.to_uppercase()), Some(format));
        assert_eq!(Format::of_path(&format!("out/{{stem}}.{}", format.extension())), Some(format));
    }
    assert_eq!(Format::of_path("a.b/film.MARKDOWN"), Some(Format::Markdown));
    for path in ["film", "a.srt/film", "film.txt", "film.", ""] {
        assert_eq!(Format::of_path(path), None, "{path}");
    }
}

#[test]
fn json_is_the_whole_plan() {
    let schema =
        shotlist::schema::SCHEMAS.into_iter().find(|schema| schema.name == "plan").unwrap();
    let validator = jsonschema::options().build(&(schema.make)()).unwrap();
    for path in ["examples", "tests/fixtures/export"].into_iter().flat_map(scripts) {
        let plan = plan(&fs::read_to_string(&path).unwrap());
        let text = export(&plan, Format::Json).text;
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(validator.is_valid(&value), "{}", path.display());
        let back: Plan = serde_json::from_str(&text).unwrap();
        assert_eq!(export(&back, Format::Json).text, text);
        // Places are not in it; all else is.
        let again: Plan = serde_json::from_str(&export(&back, Format::Json).text).unwrap();
        assert_eq!(again, back);
        for (name, format) in Format::ALL {
            assert_eq!(export(&plan, format), export(&plan, format), "{name}");
        }
    }
}

// ---- tables ----

/// The rows of a table as a spreadsheet reads them, the header first.
fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let text = export(plan, Format::Csv).text;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_table_has_a_row_for_each_scene() {
    let plan = fixture("everything.shot");
    let rows = rows(&plan);
    assert_eq!(rows.len(), plan.scenes.len() + 1);
    assert_eq!(rows[0][8], "voiceover");
    assert_eq!(rows[1][8], plan.scenes[0].vo.as_ref().unwrap().as_str());
    assert_eq!(
        rows[2][..8].join("|"),
        "2B|Signups|B-ROLL|MOTION GRAPHICS, ASSET|8|20.5|12.5|1.994"
    );
}

proptest! {
    #[test]
    fn every_cell_comes_back(text in "(?s)[-=+@\"',;|\n a-z0-9%\u{0}-\u{1f}水é]{0,40}") {
        let mut plan = plan("SCENE 1: x\nVO: \"Hello.\"\n");
        plan.scenes[0].title = Some(shotlist::text::Text::synthetic(&*text));
        let cell = rows(&plan)[1][1].clone();
        let letters = |text: &str| -> String {
            text.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect()
        };
        // A mark of the text's own stays, also behind characters that are left out.
        let is_marked = letters(&text).starts_with('\'');
        let own = cell.strip_prefix('\'').filter(|_| !is_marked).unwrap_or(&cell);
        prop_assert_eq!(letters(own), letters(&text));
        let is_plain = |letter: char| letter.is_ascii_digit() || " .,%".contains(letter);
        let calculated = cell.strip_prefix(['=', '+', '-', '@']).is_some_and(|rest| !rest.chars().all(is_plain));
        prop_assert!(!calculated, "{cell}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let cell = |title: &str| {
        let mut plan = plan("SCENE 1: x\nVO: \"Hello.\"\n");
        plan.scenes[0].title = Some(shotlist::text::Text::synthetic(title));
        rows(&plan)[1][1].clone()
    };
    for dangerous in ["=1+1", "+1+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "＝1", "-", "-5 and up"] {
        assert_eq!(cell(dangerous), format!("'{dangerous}"));
    }
    for plain in ["-5%", "+12.5", "−16%", "a=b", "'quoted'", "\"x\", y", "two\nlines", ""] {
        assert_eq!(cell(plain), plain);
    }
}
