//! Documents and screenplays are read back by readers that know only their grammar, and say what the
//! plan says.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use shotlist::export::{Format, export};
use shotlist::plan::Plan;

use super::{fixture, plan};

/// What both formats keep of a scene: labels and values in order, the time as it is written.
#[derive(Debug, Default, PartialEq)]
struct SceneRead {
    heading: String,
    title: Option<String>,
    time: Option<String>,
    parts: Vec<(String, String)>,
}

#[derive(Debug, Default, PartialEq)]
struct DocumentRead {
    title: String,
    settings: BTreeMap<String, String>,
    sections: Vec<(String, String)>,
    scenes: Vec<SceneRead>,
}

/// A value in marks, and what stands behind.
fn unquoted(value: &str) -> (String, String) {
    let open = value.chars().next().unwrap();
    let close = match open {
        '"' => '"',
        '“' => '”',
        '«' => '»',
        '「' => '」',
        _ => panic!("{value} is not quoted"),
    };
    let end = value.rfind(close).unwrap();
    let text = value[open.len_utf8()..end].to_owned();
    (text, value[end + close.len_utf8()..].trim_start().to_owned())
}

// ---- Markdown ----

/// Parts a table row or a cell at a mark that no backslash stands before.
fn split(text: &str, mark: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let last = parts.last_mut().unwrap();
        if letter == '\\' {
            let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
            last.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some(behind) = rest.strip_prefix(mark) {
            parts.push(String::new());
            rest = behind;
        } else {
            last.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    parts
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let escaped =
            letter == '\\' && rest[1..].starts_with(|next: char| next.is_ascii_punctuation());
        let entity =
            [("&#40;", '('), ("&#10;", '\n')].into_iter().find(|(name, _)| rest.starts_with(name));
        let (length, shown) = match (letter, entity) {
            ('\\', _) if escaped => (2, rest[1..].chars().next().unwrap()),
            (_, Some((name, shown))) => (name.len(), shown),
            _ => (letter.len_utf8(), letter),
        };
        out.push(shown);
        rest = &rest[length..];
    }
    out
}

fn cells(row: &str) -> Vec<String> {
    let inner = row.strip_prefix("| ").and_then(|row| row.strip_suffix(" |")).unwrap();
    split(inner, "|").iter().map(|cell| cell.trim().to_owned()).collect()
}

fn part(text: &str) -> (String, String) {
    if let Some(inner) = text.strip_prefix('[') {
        return (String::new(), unescaped(inner.strip_suffix(']').unwrap()));
    }
    let mut split = split(text, ": ");
    let label = split.remove(0);
    (unescaped(&label), unescaped(&split.join(": ")))
}

fn read_markdown(text: &str) -> DocumentRead {
    let mut read = DocumentRead::default();
    let mut table = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("# ") {
            read.title = unescaped(title);
        } else if let Some(section) = line.strip_prefix("**") {
            let (label, text) = section.split_once(":**").unwrap();
            read.sections.push((label.to_owned(), unescaped(text.trim_start())));
        } else if let Some(entry) = line.strip_prefix("- ") {
            read.sections.push(("-".to_owned(), unescaped(entry)));
        } else if line.starts_with("| Setting") || line.starts_with("| Scene") {
            line.clone_into(&mut table);
        } else if line.starts_with("| ") && table.starts_with("| Setting") {
            let cells = cells(line);
            read.settings.insert(cells[0].clone(), unescaped(&cells[1]));
        } else if line.starts_with("| ") {
            read.scenes.push(markdown_scene(&cells(line)));
        } else {
            assert!(line.is_empty() || line.starts_with("|---"), "{line}");
        }
    }
    read.sections.retain(|(label, text)| label != "ON-SCREEN TEXT" || !text.is_empty());
    read
}

fn markdown_scene(cells: &[String]) -> SceneRead {
    let [heading, time, video, audio] = cells else { panic!("{cells:?}") };
    let (heading, title) = match heading.split_once(": ") {
        Some((heading, title)) => (heading, Some(unescaped(title))),
        None => (heading.as_str(), None),
    };
    let time = match time.split_once(" (") {
        Some((_, length)) => Some(length.replace(" s)", "s")),
        None if time.starts_with('~') => None,
        None => Some(time.clone()),
    };
    let parts = [video, audio].into_iter().filter(|cell| !cell.is_empty());
    let parts = parts.flat_map(|cell| split(cell, "<br>")).map(|text| part(&text)).collect();
    SceneRead { heading: unescaped(heading), title, time, parts }
}

// ---- Fountain ----

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(if letter == '\\' { letters.next().unwrap() } else { letter });
    }
    out
}

fn read_fountain(text: &str) -> DocumentRead {
    let mut read = DocumentRead::default();
    for (at, block) in text.trim_end().split("\n\n").enumerate() {
        let lines: Vec<&str> = block.lines().collect();
        if at == 0 {
            for line in &lines {
                let (key, value) = line.split_once(": ").unwrap();
                read.settings.insert(key.to_lowercase(), plain(value));
            }
            read.title = read.settings.remove("title").unwrap();
        } else if let Some(heading) = block.strip_prefix(".SCENE ") {
            read.scenes.push(fountain_heading(&plain(heading)));
        } else if let Some(note) = block.strip_prefix("[[") {
            let note = note.strip_suffix("]]").unwrap();
            assert!(!note.contains("]]") && !note.contains("[["), "{note}");
            let (label, text) = note.split_once(": ").unwrap();
            let entry = (label.to_owned(), plain(text));
            match read.scenes.last_mut() {
                Some(scene) => scene.parts.push(entry),
                None if label == "ON-SCREEN TEXT" => read.sections.push(("-".to_owned(), entry.1)),
                None => read.sections.push(entry),
            }
        } else {
            fountain_block(&lines, read.scenes.last_mut().unwrap());
        }
    }
    read
}

/// The time stands in the first brackets that hold one, before the title.
fn fountain_heading(heading: &str) -> SceneRead {
    let (front, title) = match heading.split_once(": ") {
        Some((front, title)) => (front, Some(title.to_owned())),
        None => (heading, None),
    };
    let (front, time) = match front.split_once(" (") {
        Some((front, time)) => (front, Some(time.trim_end_matches(')').to_owned())),
        None => (front, None),
    };
    SceneRead { heading: front.to_owned(), title, time, parts: Vec::new() }
}

fn fountain_block(lines: &[&str], scene: &mut SceneRead) {
    let first = lines[0];
    if let Some(action) = first.strip_prefix('!') {
        scene.parts.push(part_of_action(&plain(action)));
    } else if let Some(transition) = first.strip_prefix("> ") {
        scene.parts.push(("TRANSITION".to_owned(), plain(transition)));
    } else {
        let (name, remark) = first.strip_prefix("PRESENTER").map_or_else(
            || ("NARRATOR (V.O.)", first.strip_prefix("NARRATOR (V.O.)").unwrap()),
            |remark| ("PRESENTER", remark),
        );
        assert!(!name.is_empty());
        for direction in &lines[1..lines.len() - 1] {
            let inner = direction.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
            scene.parts.push((String::new(), plain(inner.unwrap())));
        }
        let spoken = format!("\"{}\"", plain(lines[lines.len() - 1]));
        scene.parts.push((format!("VO{}", plain(remark)), spoken));
    }
}

fn part_of_action(text: &str) -> (String, String) {
    if let Some(inner) = text.strip_prefix('[') {
        return (String::new(), inner.strip_suffix(']').unwrap().to_owned());
    }
    let (label, value) = text.split_once(": ").unwrap();
    (label.to_owned(), value.to_owned())
}

// ---- the plan ----

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn sorted(mut scene: SceneRead) -> SceneRead {
    scene.parts.sort();
    scene
}

/// What the document says of scenes, in the form of the plan's JSON.
fn meaning(scene: &SceneRead) -> Value {
    let all = |label: &str| -> Vec<String> {
        let own = scene.parts.iter().filter(|(known, _)| known == label);
        own.map(|(_, value)| value.clone()).collect()
    };
    let one = |label: &str| all(label).first().cloned();
    let shown = |value: String| {
        let (text, styling) = unquoted(&value);
        json!({ "text": text, "styling": Some(styling).filter(|text| !text.is_empty()) })
    };
    let voiced =
        scene.parts.iter().filter(|(label, value)| label.starts_with("VO") && value != "none");
    let vo: Vec<String> = voiced.clone().map(|(_, value)| unquoted(value).0).collect();
    let delivery: Vec<String> = voiced
        .filter_map(|(label, _)| Some(label.strip_prefix("VO (")?.strip_suffix(')')?.to_owned()))
        .collect();
    let layers: Vec<Value> = scene
        .parts
        .iter()
        .filter_map(|(label, value)| {
            let number: u8 = label.strip_prefix("LAYER ")?.parse().ok()?;
            Some(json!({ "number": number, "text": value }))
        })
        .collect();
    json!({
        "title": scene.title,
        "vo": Some(vo.join("\n")).filter(|vo| !vo.is_empty()),
        "delivery": delivery,
        "directions": all(""),
        "visual": one("VISUAL"),
        "layers": layers,
        "left": one("LEFT"),
        "right": one("RIGHT"),
        "text": all("TEXT").into_iter().map(shown).collect::<Vec<_>>(),
        "lower_third": one("LOWER-THIRD").map(shown),
        "transition": one("TRANSITION"),
        "music": one("MUSIC"),
        "sfx": one("SFX"),
        "notes": all("NOTE"),
    })
}

/// Holds both readings against the plan.
fn says_the_same(plan: &Plan) {
    let markdown = read_markdown(&export(plan, Format::Markdown).text);
    let fountain = read_fountain(&export(plan, Format::Fountain).text);
    let written = serde_json::to_value(plan).unwrap();
    assert_eq!(Some(markdown.title.clone()), string(&written["title"]));
    for read in [&markdown, &fountain] {
        assert_eq!(read.scenes.len(), plan.scenes.len());
        for (scene, written) in read.scenes.iter().zip(written["scenes"].as_array().unwrap()) {
            let meaning = meaning(scene);
            for (key, value) in meaning.as_object().unwrap() {
                assert_eq!(value, &written[key], "{key}");
            }
        }
    }
    for (scene, planned) in markdown.scenes.iter().zip(&plan.scenes) {
        assert_eq!(scene.time.is_some(), planned.declared.is_some());
        assert!(scene.heading.starts_with(&planned.label()));
    }
    let (one, other) = (markdown.scenes, fountain.scenes);
    assert_eq!(
        one.into_iter().map(sorted).collect::<Vec<_>>(),
        other.into_iter().map(sorted).collect::<Vec<_>>()
    );
    assert_eq!(markdown.title, fountain.title);
    assert_eq!(markdown.settings, fountain.settings);
    assert_eq!(markdown.sections, fountain.sections);
}

#[test]
fn the_examples_come_back() {
    for path in ["examples", "tests/fixtures/export", "tests/fixtures/scripts"]
        .into_iter()
        .flat_map(super::scripts)
    {
        says_the_same(&plan(&std::fs::read_to_string(path).unwrap()));
    }
}

#[test]
fn settings_and_sections_come_back() {
    let read = read_markdown(&export(&fixture("everything.shot"), Format::Markdown).text);
    let setting = |key: &str| read.settings.get(key).map(String::as_str);
    assert_eq!(setting("duration"), Some("60–90s"));
    assert_eq!(setting("pace"), Some("170"));
    assert_eq!(setting("avatar_id"), Some("josh_lite3_20230714"));
    assert_eq!(setting("script"), Some("verbatim"));
    let section = |label: &str| {
        read.sections.iter().find(|(known, _)| known == label).map(|(_, text)| text.as_str())
    };
    assert_eq!(section("AUDIENCE"), Some("Owners of_underscores_ and \\backslashes."));
    let entries: Vec<_> = read.sections.iter().filter(|(label, _)| label == "-").collect();
    assert_eq!(entries.len(), 3);
    let (text, name) = unquoted(&entries[1].1);
    assert_eq!((text.as_str(), name.as_str()), ("Nobody reads the manual", "— Ada *Example*"));
}

/// Text with everything in it that means something to Markdown or Fountain.
fn marked() -> impl Strategy<Value = String> {
    let pieces = [
        "a", "B", " ", "|", "\\", "<br>", "<", ">", "*", "_", "`", "~~", "$", "&amp;", "&", "#",
        "[", "]", "[[", "]]", "(", ")", ":", "!", ".", "@", "=", "-", "+", "\"", "”", "»", "/*",
        "*/", "1", "ü", "水", "&#40;",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..16)
        .prop_map(|pieces| format!("x{}y", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_mark_is_lost(texts in prop::collection::vec(marked(), 12)) {
        let mut plan = plan("SCENE 1 — A-ROLL (8s): T\nVO (warm): \"x\"\nVO: \"y\"\n");
        let mut texts = texts.into_iter().map(shotlist::text::Text::synthetic);
        let mut next = || texts.next();
        plan.title = next().unwrap();
        plan.sections.format = next();
        let scene = &mut plan.scenes[0];
        scene.title = next();
        scene.vo = next();
        scene.directions.extend(next());
        scene.visual = next();
        scene.transition = next();
        scene.music = next();
        scene.notes.extend(next());
        scene.delivery = next().into_iter().collect();
        let styling = next();
        let shown = next().map(|text| shotlist::plan::ShownText::new(text, styling));
        scene.text.extend(shown);
        says_the_same(&plan);
    }
}
