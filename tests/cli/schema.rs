//! The schemas say what the readers say.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use shotlist::{Config, MemoryFiles, Options, Source, compile, style};

use super::desk::Desk;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let schema = shotlist::schema::SCHEMAS.into_iter().find(|schema| schema.name == name).unwrap();
    (schema.make)()
}

fn validator(name: &str) -> Validator {
    let schema = schema(name);
    assert!(jsonschema::meta::is_valid(&schema), "{name} is a schema");
    jsonschema::options().build(&schema).unwrap()
}

#[track_caller]
fn holds(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}\n{}", errors.join("\n"));
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let inside = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.extend(files(&inside, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// YAML as an editor's validator sees it.
fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn toml(text: &str) -> Value {
    toml::from_str(text).unwrap()
}

// ---- what is right ----

#[test]
fn every_built_in_style_is_valid() {
    let styles = validator("style");
    for path in files("styles", "yaml") {
        holds(&styles, &yaml(&fs::read_to_string(&path).unwrap()), &path.display().to_string());
    }
    let own = "extends: swiss-pulse\nversion: 1.0\n+avoid: [stock handshakes]\ntitle:\ncolors:\n  +accent:\n    - {name: green, hex: \"#0a5\"}\ntypography:\n  display: {weight: 700}\nx_team: [a, {b: 1}]\n";
    assert!(style_reads(own), "{own}");
    holds(&styles, &yaml(own), own);
}

#[test]
fn every_configuration_is_valid() {
    let config = validator("config");
    let init = fs::read_to_string(root().join("templates/init/shotlist.toml")).unwrap();
    let mut samples = vec![("templates/init/shotlist.toml".to_owned(), init)];
    for path in files("docs", "md").into_iter().chain([root().join("README.md")]) {
        let text = fs::read_to_string(&path).unwrap();
        let blocks = text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
        samples.extend(blocks.map(|block| (path.display().to_string(), block.to_owned())));
    }
    for path in files("tests/fixtures/lint", "toml") {
        samples.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
    }
    assert!(samples.len() > 5);
    for (what, text) in samples {
        let read = Config::parse("shotlist.toml", text.as_str());
        assert!(read.is_ok(), "{what}\n{text}\n{read:?}");
        holds(&config, &toml(&text), &what);
    }
}

#[test]
fn every_plan_is_valid() {
    let plans = validator("plan");
    let scripts = ["examples", "tests/fixtures/scripts", "tests/fixtures/lint", "src/schema"];
    for path in scripts.iter().flat_map(|folder| files(folder, "shot")) {
        let text = fs::read_to_string(&path).unwrap();
        let source = Source::new("a.shot", text).unwrap();
        let Ok(compiled) = compile(&source, &Options::new()) else { continue };
        let plan = serde_json::to_value(&compiled.plan).unwrap();
        holds(&plans, &plan, &path.display().to_string());
    }
}

#[test]
fn findings_are_valid() {
    let findings = validator("findings");
    let desk = Desk::new(&[]);
    for folder in ["lint", "scripts", "recovery", "dialects"] {
        let folder = root().join("tests/fixtures").join(folder).display().to_string();
        let arguments = ["check", &folder, "--isolated", "--output-format", "json"];
        let run = desk.run(&[&arguments[..], &["--extend-select", "pedantic"]].concat());
        if folder.ends_with("dialects") && run.code == 2 {
            continue;
        }
        let found = run.json();
        assert!(!found.as_array().unwrap().is_empty(), "{folder}");
        holds(&findings, &found, &folder);
    }
}

// ---- what is wrong ----

/// A configuration that is refused wherever it is read.
const WRONG_CONFIGURATIONS: &[&str] = &[
    "lint = 1",
    "[lnt]",
    "[lint]\nselekt = []",
    "[lint]\nselect = 'timing'",
    "[lint]\nselect = ['timing/vo-overun']",
    "[lint]\nignore = [1]",
    "[lint]\nextend-select = ['all']",
    "[lint.severity]\ntiming = 'fatal'",
    "[lint.severity]\ntimin = 'info'",
    "[lint.per-file-ignores]\n'*' = ['nope']",
    "[lint.per-file-ignores]\n'*' = 'text'",
    "[lint.rules.'vo-overrun']\ntolerance = 0.2",
    "[lint.rules.'timing/vo-overrun']\ntolerence = 0.2",
    "[lint.rules.'timing/vo-overrun']\ntolerance = 'much'",
    "[lint.rules.'timing/vo-overrun']\nslack = -1",
    "[lint.rules.'layer/static']\nverbs = 'wobble'",
    "[lint.rules.'layer/too-few']\nb-roll = 1.5",
    "[lint.rules.'timing/scene-count']\nbands = [[1, 2]]",
    "[lint.rules.'style/missing']\nlevel = 1",
    "[timing]\npace = 'quick'",
    "[timing]\npace = 30",
    "[timing]\npace = true",
    "[timing]\npace = 'slow'\ncalibrate = { text = 'Two words.', seconds = 2 }",
    "[timing]\ncalibrate = { text = '', seconds = 2 }",
    "[timing]\ncalibrate = { text = 'Two words.', seconds = 0 }",
    "[timing]\ncalibrate = { text = 'Two words.' }",
    "[timing]\ncalibrate = { text = 'Two words.', secs = 2 }",
    "[timing]\nlanguage = 7",
    "[timing.figures]\ncoma = 0.2",
    "[timing.figures]\ncomma = 'long'",
    "[timing.figures.units]\nde = 'many'",
    "[styles]\npaths = 'styles'",
    "[styles]\npath = ['styles']",
    "[templates]\npaths = [1]",
    "[render]\nprofile = 1",
    "[render]\ndurations = 'sometimes'",
    "[render.passes]\nspokn = false",
    "[render.passes]\nspoken = 'no'",
    "[target]\nname = 'heygan'",
    "[target]\nnames = 'heygen'",
    "extend = ['a']",
    "[[test.case]]\nscript = 'a.shot'",
    "[[test.cases]]",
    "[[test.cases]]\nscript = []",
    "[[test.cases]]\nscript = ' '",
    "[[test.cases]]\nscript = 'a.shot'\nprofiles = 'scenes'",
    "[[test.cases]]\nscript = 'a.shot'\nprofile = 3",
    "[[test.cases]]\nscript = 'a.shot'\nprofile = 'scenes'\ntemplate = 'b.jinja'",
    "[[test.cases]]\nscript = 'a.shot'\ntarget = ['heygen', 'heygan']",
    "[[test.cases]]\nscript = 'a.shot'\ncontains = ['a', 1]",
    "[[test.cases]]\nscript = 'a.shot'\nmax-chars = 0",
    "[[test.cases]]\nscript = 'a.shot'\nclean = 'yes'",
];

#[test]
fn wrong_configurations_are_refused_by_both() {
    let config = validator("config");
    for text in WRONG_CONFIGURATIONS {
        assert!(Config::parse("shotlist.toml", *text).is_err(), "read: {text}");
        assert!(!config.is_valid(&toml(text)), "valid: {text}");
    }
}

const WRONG_STYLES: &[&str] = &[
    "[]",
    "nam: x",
    "name: [x]",
    "mood: calm",
    "mood: [{a: b}]",
    "+title: x",
    "colors: {first: []}",
    "colors: {primary: {name: ink}}",
    "colors: {primary: [{role: text}]}",
    "colors: {primary: [{name: ink, hex: \"1a1a1a\"}]}",
    "colors: {primary: [{name: ink, hex: \"#1a1a\"}]}",
    "colors: {primary: [{name: ink, colour: \"#1a1a1a\"}]}",
    "max_colors: 0",
    "max_colors: 17",
    "max_colors: 2.5",
    "max_colors: three",
    "typography: {title: {family: x}}",
    "typography: {display: {font: x}}",
    "typography: {display: Helvetica}",
    "layout: {columns: 12}",
    "motion: {energy: loud}",
    "motion: {verbs: slide}",
    "transitions: {never: [dissolve]}",
    "transitions: [dissolve]",
    "y_own: 1",
];

fn style_reads(text: &str) -> bool {
    let files = MemoryFiles::new().with("mine.yaml", text);
    style::find("mine.yaml", &Options::new().files(files)).is_ok()
}

#[test]
fn wrong_styles_are_refused_by_both() {
    let styles = validator("style");
    assert!(style_reads("title: Mine\n"));
    for text in WRONG_STYLES {
        assert!(!style_reads(text), "read: {text}");
        assert!(!styles.is_valid(&yaml(text)), "valid: {text}");
    }
}

#[test]
fn other_plans_and_findings_are_refused() {
    let desk = Desk::new(&[("a.shot", super::FLAWED)]);
    let findings = desk.run(&["check", "a.shot", "--output-format", "json"]).json();
    let (valid, plans) = (validator("findings"), validator("plan"));
    for (pointer, value) in [
        ("/0/severity", json!("fatal")),
        ("/0/rule", json!("timing/nothing")),
        ("/0/range/start", json!({ "line": 1 })),
        ("/0/file", Value::Null),
        ("/0/scene", json!("one")),
    ] {
        let mut findings = findings.clone();
        *findings.pointer_mut(pointer).unwrap() = value;
        assert!(!valid.is_valid(&findings), "{pointer}");
    }
    let source = Source::new("a.shot", super::CLEAN).unwrap();
    let plan = compile(&source, &Options::new()).unwrap().plan;
    let plan = serde_json::to_value(plan).unwrap();
    for (pointer, value) in [
        ("/title", Value::Null),
        ("/scenes/0/type", json!("C-ROLL")),
        ("/scenes/0/seconds", json!("8s")),
        ("/totals", json!({ "seconds": 8 })),
        ("/files", json!([{ "name": "x" }])),
        ("/files", json!([{ "name": null, "use": null, "url": "x", "adress": "y" }])),
    ] {
        let mut plan = plan.clone();
        *plan.pointer_mut(pointer).unwrap() = value;
        assert!(!plans.is_valid(&plan), "{pointer}");
    }
}

// ---- what an editor shows ----

/// Every property with its path.
fn properties<'a>(schema: &'a Value, path: &str, found: &mut Vec<(String, &'a Value)>) {
    let Value::Object(entries) = schema else { return };
    for (keyword, value) in entries {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties", Value::Object(named)) => {
                for (name, property) in named {
                    let path = format!("{path}/{name}");
                    properties(property, &path, found);
                    found.push((path, property));
                }
            }
            ("anyOf" | "oneOf" | "allOf", Value::Array(list)) => {
                for schema in list {
                    properties(schema, path, found);
                }
            }
            ("items" | "additionalProperties", inner) => properties(inner, path, found),
            _ => {}
        }
    }
}

#[test]
fn every_key_has_title_description_and_example() {
    for name in ["config", "style", "plan", "findings"] {
        let schema = schema(name);
        let mut found = Vec::new();
        properties(&schema, "", &mut found);
        assert!(found.len() > 15, "{name}");
        let mut poor = Vec::new();
        for (path, property) in &found {
            let mut inner = Vec::new();
            properties(property, "", &mut inner);
            let is_leaf = inner.is_empty() && property.get("additionalProperties").is_none();
            let lacks = |key: &str| property.get(key).is_none();
            if lacks("title") || lacks("description") || (is_leaf && lacks("examples")) {
                poor.push(path.as_str());
            }
        }
        assert!(poor.is_empty(), "{name}: {}", poor.join(" "));
    }
}

#[test]
fn every_key_of_the_configuration_is_documented() {
    let page = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    let (schema, mut found) = (schema("config"), Vec::new());
    properties(&schema, "", &mut found);
    let open = ["/lint/rules/", "/lint/severity/"];
    for (path, _) in found.iter().filter(|(path, _)| !open.iter().any(|of| path.starts_with(of))) {
        let name = path.rsplit('/').next().unwrap();
        let written = [format!("`{name}`"), format!("`[{name}]`")];
        assert!(written.iter().any(|name| page.contains(name)), "{path}");
    }
}

#[test]
fn examples_are_valid() {
    for name in ["config", "style", "plan", "findings"] {
        let schema = schema(name);
        let mut found = Vec::new();
        properties(&schema, "", &mut found);
        for (path, property) in found {
            let valid = jsonschema::options().build(property).unwrap();
            for example in property["examples"].as_array().into_iter().flatten() {
                holds(&valid, example, &format!("{name}{path}"));
            }
            if let Some(default) = property.get("default") {
                holds(&valid, default, &format!("{name}{path}, default"));
            }
        }
    }
}
