//! Scripts as people write them, read by the importer.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shotlist::import::{Imported, import};
use shotlist::plan::{Plan, plan};
use shotlist::{Options, Source};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/wild");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            !name.ends_with(".expected.json") && !name.ends_with("README.md")
        })
        .collect();
    found.sort();
    found
}

fn read(path: &Path) -> (Source, Imported) {
    let bytes = fs::read(path).expect("a readable file");
    let source = Source::from_bytes(path.file_name().expect("a name").to_string_lossy(), bytes)
        .expect("text");
    let imported = import(&source, None);
    (source, imported)
}

fn planned(source: &Source, imported: &Imported, video: usize) -> Plan {
    plan(source, &imported.parsed(Some(video)), &Options::new()).expect("a plan").plan
}

/// Without white space that does not count, and without directions, which are not spoken.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '[' | '(' | '（' | '【' => depth += 1,
            ']' | ')' | '）' | '】' => depth -= 1,
            _ if depth <= 0 => out.push(letter),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that says what is seen in a scene.
fn picture(scene: &shotlist::plan::Scene) -> String {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let one = [&scene.visual, &scene.left, &scene.right, &scene.title].into_iter().flatten();
    let all = one.chain(layers).chain(&scene.directions).chain(&scene.delivery);
    all.map(ToString::to_string).collect::<Vec<_>>().join(" / ")
}

#[derive(Default)]
struct Score {
    right: usize,
    of: usize,
}

impl Score {
    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn percent(&self) -> f64 {
        100.0 * self.right as f64 / self.of.max(1) as f64
    }
}

#[test]
fn scripts_in_the_wild_are_read_as_a_person_would() {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut log = String::new();
    for path in fixtures() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let expected: Value = serde_json::from_slice(
            &fs::read(path.with_extension("expected.json")).expect("an expectation"),
        )
        .expect("JSON");
        let (source, imported) = read(&path);
        let parts: Vec<&Value> = match expected.get("parts") {
            Some(parts) => parts.as_array().expect("a list").iter().collect(),
            None => vec![&expected],
        };
        if parts.len() != imported.videos.len() {
            log.push_str(&format!(
                "{name}: {} videos, expected {}\n",
                imported.videos.len(),
                parts.len()
            ));
        }
        let mut all_text = String::new();
        for video in 1..=imported.videos.len().max(parts.len()) {
            let plan = planned(&source, &imported, video);
            all_text.push_str(&serde_json::to_string(&plan).expect("JSON"));
            let part = parts.get(video - 1).copied().unwrap_or(&Value::Null);
            let none = Vec::new();
            let wanted = part["scenes"].as_array().unwrap_or(&none);
            if plan.scenes.len() != wanted.len() {
                log.push_str(&format!(
                    "{name}/{video}: {} scenes, expected {}\n",
                    plan.scenes.len(),
                    wanted.len()
                ));
            }
            if let Some(total) = part["total_seconds"].as_f64() {
                let found = plan.duration.map(|declared| declared.min.seconds());
                scores.entry("total").or_default().count(found == Some(total));
                if found != Some(total) {
                    log.push_str(&format!("{name}/{video}: total {found:?}, expected {total}\n"));
                }
            }
            for (at, scene) in wanted.iter().enumerate() {
                let found = plan.scenes.get(at);
                scores.entry("scenes").or_default().count(found.is_some());
                let Some(found) = found else { continue };
                let here = format!("{name}/{video}:{}", at + 1);
                let seconds = found.declared.map(|time| time.length.seconds());
                let right = seconds == scene["seconds"].as_f64();
                scores.entry("times").or_default().count(right);
                if !right {
                    log.push_str(&format!(
                        "{here}: {seconds:?} s, expected {}\n",
                        scene["seconds"]
                    ));
                }
                let vo = words(&found.vo.as_ref().map(ToString::to_string).unwrap_or_default());
                let spoken = words(scene["vo"].as_str().unwrap_or_default());
                scores.entry("narration").or_default().count(vo == spoken);
                if vo != spoken {
                    log.push_str(&format!(
                        "{here}: says    {vo}\n{}  expected {spoken}\n",
                        " ".repeat(here.len())
                    ));
                }
                if let Some(title) = scene["title"].as_str() {
                    let held = found.title.as_ref().map(ToString::to_string);
                    let right = held.as_deref().is_some_and(|held| {
                        held.trim_end_matches(['?', '!']) == title.trim_end_matches(['?', '!'])
                    });
                    scores.entry("titles").or_default().count(right);
                    if !right {
                        log.push_str(&format!("{here}: titled {held:?}, expected {title:?}\n"));
                    }
                }
                if let Some(kind) = scene["type"].as_str() {
                    let held = found.scene_type.map(|kind| kind.value.as_str().to_lowercase());
                    scores.entry("types").or_default().count(held.as_deref() == Some(kind));
                    if held.as_deref() != Some(kind) {
                        log.push_str(&format!("{here}: type {held:?}, expected {kind:?}\n"));
                    }
                }
                if let Some(number) = scene["number"].as_u64() {
                    scores.entry("numbers").or_default().count(u64::from(found.number) == number);
                    if u64::from(found.number) != number {
                        log.push_str(&format!(
                            "{here}: number {}, expected {number}\n",
                            found.number
                        ));
                    }
                }
                for text in scene["shown"].as_array().unwrap_or(&none) {
                    let text = text.as_str().unwrap_or_default();
                    let all: Vec<String> = found
                        .text
                        .iter()
                        .chain(&found.lower_third)
                        .map(|shown| shown.text.to_string())
                        .collect();
                    let right = all.iter().any(|held| words(held) == words(text));
                    scores.entry("shown").or_default().count(right);
                    if !right {
                        log.push_str(&format!("{here}: shows {all:?}, expected {text:?}\n"));
                    }
                }
                let picture = picture(found);
                for text in scene["visual_contains"].as_array().unwrap_or(&none) {
                    let text = text.as_str().unwrap_or_default();
                    scores.entry("pictures").or_default().count(picture.contains(text));
                    if !picture.contains(text) {
                        log.push_str(&format!("{here}: picture {picture}, expected {text:?}\n"));
                    }
                }
            }
        }
        for part in parts.iter().copied().chain([&expected]) {
            for text in part["notes_contain"].as_array().into_iter().flatten() {
                let text = text.as_str().unwrap_or_default();
                let quoted = serde_json::to_string(text).expect("JSON");
                let right = all_text.contains(quoted.trim_matches('"'));
                scores.entry("kept").or_default().count(right);
                if !right {
                    log.push_str(&format!("{name}: lost {text:?}\n"));
                }
            }
        }
    }
    for (what, score) in &scores {
        log.push_str(&format!("{what}: {}/{} = {:.1} %\n", score.right, score.of, score.percent()));
    }
    println!("{log}");
    for what in ["scenes", "times", "narration"] {
        assert!(scores[what].percent() >= 95.0, "{what}");
    }
}

/// What a plan says, without what only tells where it was written and without what the words cost.
fn said(plan: &Plan) -> Value {
    let mut value = serde_json::to_value(plan).expect("JSON");
    for scene in value["scenes"].as_array_mut().expect("scenes") {
        scene.as_object_mut().expect("an object").remove("suffix");
    }
    value
}

#[test]
fn what_is_imported_can_be_written_down() {
    let mut log = String::new();
    for path in fixtures() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let (source, imported) = read(&path);
        for video in 1..=imported.videos.len() {
            let before = planned(&source, &imported, video);
            let text = shotlist::import::print(&imported.videos[video - 1].script);
            let written = Source::new(name.clone(), text.clone()).expect("a script");
            let parsed = shotlist::parse::parse(&written);
            let after = plan(&written, &parsed, &Options::new()).expect("a plan").plan;
            for finding in &parsed.diagnostics {
                log.push_str(&format!("{name}/{video}: {} {}\n", finding.rule, finding.message));
            }
            let (before, after) = (said(&before), said(&after));
            if before != after {
                for key in before.as_object().expect("an object").keys() {
                    if before[key] != after[key] {
                        let (one, other) = (before[key].to_string(), after[key].to_string());
                        let at = one
                            .bytes()
                            .zip(other.bytes())
                            .take_while(|(one, other)| one == other)
                            .count();
                        let cut = |text: &str| {
                            text.char_indices()
                                .filter(|(place, _)| *place + 60 >= at)
                                .map(|(_, letter)| letter)
                                .take(180)
                                .collect::<String>()
                        };
                        log.push_str(&format!(
                            "{name}/{video}: {key}\n   {}\n   {}\n",
                            cut(&one),
                            cut(&other)
                        ));
                    }
                }
            }
        }
    }
    assert!(log.is_empty(), "{log}");
}
