//! From a brief to a script: what comes out is clean, whatever goes in.

#[path = "brief/properties.rs"]
mod properties;

use std::fs;
use std::path::Path;

use serde_json::json;
use shotlist::brief::{self, Draft, kinds, starter};
use shotlist::diagnostic::Diagnostic;
use shotlist::{Config, Error, MemoryFiles, Options, Source, check};

fn options() -> Options {
    Options::new().files(MemoryFiles::default())
}

fn draft(yaml: &str) -> Result<Draft, Error> {
    brief::draft(&Source::new("brief.yaml", yaml).unwrap(), None, &options())
}

fn findings(script: &str, options: &Options) -> Vec<String> {
    let source = Source::new("draft.shot", script).unwrap();
    let found = check(&source, options).unwrap().diagnostics;
    found.iter().map(|found| format!("{}: {}", found.rule, found.message)).collect()
}

/// What `fmt` makes of a script.
fn formatted(script: &str) -> String {
    shotlist::format(&Source::new("draft.shot", script).unwrap()).text
}

/// What is wrong in a brief, with lines and columns.
fn wrong(yaml: &str) -> Vec<String> {
    let Err(Error::Invalid(invalid)) = draft(yaml) else { panic!("accepted: {yaml}") };
    let line = |found: &Diagnostic| {
        let place = invalid.source.position(found.span.start);
        let help = found.help.as_deref().unwrap_or_default();
        format!("{}:{} {} | {help}", place.line, place.column, found.message)
    };
    invalid.diagnostics.iter().map(line).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn examples() -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join("examples/briefs")).unwrap();
    let mut found: Vec<(String, String)> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

// ---- what comes out ----

#[test]
fn examples_become_scripts() {
    let examples = examples();
    assert!(examples.len() >= 4);
    for (name, yaml) in examples {
        let draft = draft(&yaml).unwrap();
        assert_eq!(findings(&draft.script, &options()), Vec::<String>::new(), "{name}");
        let page = format!("{}\n\n{}", draft.remarks.join("\n"), draft.script);
        insta::assert_snapshot!(format!("brief_{}", name.replace('-', "_")), page);
    }
}

/// Nobody has chosen a presenter yet, and whole prompts are longer than one bug report advises:
/// everything else that pedants look at is fine too.
#[test]
fn examples_please_pedants() {
    let mut config = Config::default();
    config.lint.select.push("pedantic".to_owned());
    config.lint.ignore = ["avatar/none-chosen", "request/long-prompt"].map(str::to_owned).into();
    for (name, yaml) in examples() {
        let script = draft(&yaml).unwrap().script;
        let found = findings(&script, &options().config(config.clone()));
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_social_ad_is_thirty_upright_seconds() {
    let (_, yaml) = examples().into_iter().find(|(name, _)| name == "social-ad").unwrap();
    let draft = draft(&yaml).unwrap();
    assert_eq!((draft.seconds, draft.scenes), (30, 3));
    for line in ["orientation: portrait", "A-ROLL (8s): Hook", "(12s): What it does", "(10s): Call"]
    {
        assert!(draft.script.contains(line), "{line}\n{}", draft.script);
    }
}

#[test]
fn the_same_brief_gives_the_same_script() {
    for (_, yaml) in examples() {
        assert_eq!(draft(&yaml).unwrap().script, draft(&yaml).unwrap().script);
    }
}

#[test]
fn figures_stand_where_they_are_spoken_of() {
    let draft = draft(
        "duration: 30s\npoints:\n\
         - Costs were the easy part of this year, for once, and everybody in this house knows why.\n\
         - say: Revenue grew by fourteen percent, mostly in the north, where we opened two shops. Costs fell by \
         nine percent in the same time, because nobody heats an empty hall any more.\n  \
         figures: [COSTS −9%, REVENUE +14%]\n",
    )
    .unwrap();
    let at = |text: &str| draft.script.rfind(text).unwrap();
    assert!(at("REVENUE +14%\"") < at("COSTS −9%\""), "{}", draft.script);
}

#[test]
fn what_has_no_words_is_left_out() {
    let yaml = "video: sales pitch\npoints:\n- The quiet part of every month is the week in which nobody knows who has paid.\n\
                - Ledgerling reads the bank statement at night and tells you in the morning who has not.\n";
    let script = draft(yaml).unwrap();
    assert!(!script.script.contains("TODO") && !script.script.contains(": What if"));
    assert!(
        script.remarks.iter().any(|line| line.starts_with("vision: left out")),
        "{:?}",
        script.remarks
    );
}

#[test]
fn a_goal_is_spoken_only_if_it_is_a_sentence() {
    let brief = |goal: &str| {
        format!(
            "video: tutorial\ngoal: {goal}\npoints:\n- Fill the tank with one litre of cold water and stir in the acid.\n\
             - Wait for twenty minutes, then rinse it twice with fresh water from the tap.\n"
        )
    };
    let spoken = draft(&brief("In a minute you will know how to descale it.")).unwrap().script;
    assert!(spoken.contains("VO: \"In a minute you will know how to descale it."), "{spoken}");
    let note = draft(&brief("More calls to the service line")).unwrap().script;
    assert!(!note.contains("VO: \"More calls"), "{note}");
    assert!(note.contains("Its goal: More calls to the service line."), "{note}");
}

#[test]
fn nothing_of_a_brief_is_read_as_something_else() {
    let yaml = "title: 'The \"jar\": 50 # {{ name }}'\npoints:\n\
                - 'She said \"no\" {{ twice }} and left the room before anybody else could speak'\n\
                - say: The second time, nobody laughed, and the minutes of the meeting do not mention it at all.\n  \
                quote: '\"Not in this room\" — A. \"Bo\" Ray'\n";
    let draft = draft(yaml).unwrap();
    assert_eq!(findings(&draft.script, &options()), Vec::<String>::new(), "{}", draft.script);
    assert!(draft.script.contains("She said \"no\" \\{{ twice }} and left"), "{}", draft.script);
    assert!(draft.script.contains("\"Not in this room\""), "{}", draft.script);
}

// ---- what is refused ----

#[test]
fn a_misspelt_key_is_one_mistake() {
    let found = wrong("title: x\nponits:\n- say: Hello there.\n");
    assert_eq!(found, ["2:1 unknown key `ponits` | did you mean `points`?"]);
}

#[test]
fn wrong_briefs_say_where_and_what() {
    let yaml = "titel: Tea\nvideo: tutorail\nduration: soon\nmood: {a: b}\nstyle: clean\nlanguage: german\n\
                points:\n- say: One.\n  shows: x\n- show: y\n- [a]\n- '…'\ntitle: A\ntitle: B\n";
    insta::assert_snapshot!("brief_wrong", wrong(yaml).join("\n"));
    for (yaml, message) in [
        ("", "the brief is empty"),
        ("title: x\n", "the brief has no points"),
        ("points: []\n", "the brief has no points"),
        ("- a\n", "the brief is a list"),
        ("points: one\n", "`points` is text"),
        (
            "points:\n- say: Hello there.\n  kind: problem\n",
            "`problem` is no part of this kind of video, explainer",
        ),
        ("style: swiss-puls\npoints: [Hello there.]\n", "there is no style `swiss-puls`"),
        ("duration: 9:00\npoints: [Hello there.]\n", "a video may have 5–300 s"),
    ] {
        let found = wrong(yaml);
        assert!(found.iter().any(|line| line.contains(message)), "{yaml}: {found:?}");
    }
}

#[test]
fn points_that_do_not_fit_are_told_what_would() {
    let say = "Nobody in the trade likes to say it. You bake too much, because an empty shelf at noon looks worse \
               than a full bin at night.";
    let tight = wrong(&format!("duration: 6s\npoints: [{say:?}]\n"));
    assert_eq!(
        tight,
        [
            "1:11 the points need 9 s to be told, and the video has 6 s | give it 9–17 s, or drop about 10 words"
        ]
    );
    let loose = wrong(&format!("duration: 1m\npoints: [{say:?}]\n"));
    assert_eq!(
        loose,
        [
            "1:11 the points are told in 9 s, and the video has 60 s | give it 9–17 s, or write about 135 words more"
        ]
    );
}

// ---- a script to start from ----

#[test]
fn starters_lack_nothing_but_their_authors_words() {
    for kind in kinds() {
        let script = starter(kind);
        let found = findings(&script, &options());
        assert_eq!(formatted(&script), script, "canonical");
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with("text/placeholder")),
            "{}: {found:#?}\n{script}",
            kind.name
        );
    }
    insta::assert_snapshot!("brief_starter", starter(brief::kind("tutorial").unwrap()));
}

// ---- the schema ----

#[test]
fn the_schema_and_the_loader_agree() {
    let text = fs::read_to_string(root().join("schemas/brief.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let say = json!("Nobody in the trade likes to say it, and so it goes on, year after year.");
    let with = |key: &str, value: serde_json::Value| {
        let mut brief = json!({ "points": [say] });
        brief[key] = value;
        brief
    };
    let good = [
        json!({ "points": [say] }),
        json!({ "points": [{ "say": say, "show": "a cup", "figures": ["9 PM", 42], "quote": "No. — Bo" }] }),
        json!({ "video": "tutorial", "points": [{ "say": say, "kind": "steps" }] }),
        with("title", json!("Tea")),
        with("title", json!(2026)),
        with("video", json!("product demo")),
        with("duration", json!(7)),
        with("duration", json!("0:07")),
        with("mood", json!(["calm", "clear"])),
        with("mood", json!("calm, clear")),
        with("style", json!("swiss-pulse")),
        with("language", json!("en-GB")),
        with("orientation", json!("portrait")),
        with("call_to_action", json!("Try it.")),
        with("call_to_action", json!({ "say": "Try it.", "figures": ["tea.app"] })),
    ];
    let bad = [
        json!([]),
        json!({}),
        json!({ "points": [] }),
        json!({ "points": "one" }),
        json!({ "points": [{ "show": "a cup" }] }),
        json!({ "points": [{ "say": say, "shows": "a cup" }] }),
        json!({ "points": [{ "say": say, "figures": "9 PM" }] }),
        json!({ "points": [[say]] }),
        with("titel", json!("Tea")),
        with("title", json!(["Tea"])),
        with("title", json!("")),
        with("video", json!("nonsense")),
        with("duration", json!("soon")),
        with("duration", json!(900)),
        with("mood", json!({ "calm": true })),
        with("language", json!("german")),
        with("orientation", json!("square")),
        with("call_to_action", json!({ "say": "Try it.", "kind": "call" })),
        with("call_to_action", json!(["Try it."])),
    ];
    for (briefs, right) in [(good.as_slice(), true), (bad.as_slice(), false)] {
        for brief in briefs {
            assert_eq!(validator.is_valid(brief), right, "schema: {brief}");
            assert_eq!(draft(&brief.to_string()).is_ok(), right, "loader: {brief}");
        }
    }
    for (name, yaml) in examples() {
        assert!(brief::read(&Source::new(name, yaml).unwrap()).is_ok());
    }
    let listed = schema["properties"]["video"]["enum"].as_array().unwrap();
    for kind in kinds() {
        for name in kind.also.iter().chain([&kind.name]) {
            assert!(listed.contains(&json!(name)), "{name}");
        }
    }
}
