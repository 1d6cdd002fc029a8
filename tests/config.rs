//! `shotlist.toml`: what it takes, and how it says no.

use shotlist::{Config, Durations, Error, MemoryFiles};

fn refuse(text: &str) -> String {
    match Config::parse("shotlist.toml", text) {
        Err(error @ Error::Invalid(_)) => error.to_string(),
        other => panic!("accepted: {other:?}"),
    }
}

fn helps(text: &str) -> Vec<String> {
    match Config::parse("shotlist.toml", text) {
        Err(Error::Invalid(invalid)) => {
            invalid.diagnostics.iter().filter_map(|finding| finding.help.clone()).collect()
        }
        other => panic!("accepted: {other:?}"),
    }
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(Config::parse("shotlist.toml", "# nothing\n").unwrap(), Config::default());
}

#[test]
fn everything_that_is_documented_is_read() {
    let config = Config::parse(
        "films/shotlist.toml",
        r#"
        [lint]
        select = ["timing", "syntax"]
        extend-select = ["pedantic"]
        ignore = ["timing/short-b-roll"]
        severity = { "timing/vo-overrun" = "error" }
        per-file-ignores = { "drafts/*" = ["style"] }

        [lint.rules."timing/vo-overrun"]
        tolerance = 0.1

        [timing]
        pace = 160
        language = "de"

        [styles]
        paths = ["brand", "/shared/styles"]

        [templates]
        paths = ["../prompts"]

        [render]
        profile = "scenes"
        durations = "exact"
        passes = { spoken = false }

        [target]
        name = "runware"
        "#,
    )
    .unwrap();
    assert_eq!(config.lint.select, ["timing", "syntax"]);
    assert_eq!(config.lint.rules["timing/vo-overrun"]["tolerance"], 0.1);
    assert_eq!(config.timing.pace, Some(160.into()));
    assert_eq!(config.styles.paths, ["films/brand", "/shared/styles"]);
    assert_eq!(config.templates.paths, ["films/../prompts"]);
    assert_eq!(config.render.durations, Some(Durations::Exact));
    assert_eq!(config.render.passes.get("spoken"), Some(&false));
    assert_eq!(config.target.name.as_deref(), Some("runware"));
}

#[test]
fn all_mistakes_are_found_at_once_at_their_places() {
    let text = "[lint]\nselct = [\"timing\"]\nignore = \"style\"\n\n[redner]\nprofile = \"scenes\"\n\n[render]\ndurations = \"exakt\"\n";
    assert_eq!(
        refuse(text),
        "shotlist.toml:2:1: unknown key `selct`\n\
         shotlist.toml:3:10: expected a list such as `[\"timing\"]`, found string \"style\"\n\
         shotlist.toml:5:2: unknown key `redner`\n\
         shotlist.toml:9:13: `exakt` is not known here"
    );
    assert_eq!(
        helps(text),
        ["did you mean `select`?", "did you mean `render`?", "did you mean `exact`?"]
    );
}

#[test]
fn values_that_cannot_be_meant_are_refused() {
    assert_eq!(refuse("[timing]\npace = 600\n"), "shotlist.toml:2:8: 600 is no pace");
    assert_eq!(
        refuse("[target]\nname = \"heygan\"\n"),
        "shotlist.toml:2:8: there is no target `heygan`"
    );
    assert_eq!(helps("[target]\nname = \"heygan\"\n"), ["did you mean `heygen`?"]);
}

#[test]
fn rules_passes_and_options_are_known() {
    let text = "[lint]\nselect = [\"timing\", \"timin/vo-overrun\"]\nseverity = { style = \"info\", stile = \"info\" }\n\n[lint.per-file-ignores]\n\"drafts/*\" = [\"nope\"]\n\n[lint.rules.\"timing/vo-overrun\"]\ntolerence = 0.1\n\n[render.passes]\nspokn = false\n";
    let message = refuse(text);
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines.len(), 5, "{message}");
    assert_eq!(lines[0], "shotlist.toml:2:21: there is no rule or group `timin/vo-overrun`");
    assert!(
        lines[1].starts_with("shotlist.toml:3:38: there is no rule or group `stile`"),
        "{message}"
    );
    assert_eq!(lines[2], "shotlist.toml:6:15: there is no rule or group `nope`");
    assert!(lines[3].starts_with("shotlist.toml:8:"), "{message}");
    assert_eq!(lines[4], "shotlist.toml:12:9: there is no optimizer pass `spokn`");
    assert!(helps(text).contains(&"did you mean `timing/vo-overrun`?".to_owned()));
}

#[test]
fn the_pace_of_a_voice_can_be_measured() {
    let english = shotlist::speech::Language::find("en").unwrap();
    let pace = |text: &str| Config::parse("shotlist.toml", text).unwrap().timing.pace(english);
    assert_eq!(pace(""), None);
    assert_eq!(pace("[timing]\npace = \"slow\"\n"), Some(130.0));
    assert_eq!(pace("[timing]\npace = 144\n"), Some(144.0));
    let sample = "[timing.calibrate]\ntext = \"One idea a scene, and no more than that.\"\n";
    let quick = pace(&format!("{sample}seconds = 3.0\n")).unwrap();
    let slow = pace(&format!("{sample}seconds = 6.0\n")).unwrap();
    assert!((quick - 2.0 * slow).abs() < 0.01, "{quick} {slow}");
    assert_eq!(
        refuse(&format!("{sample}seconds = 0\n")),
        "shotlist.toml:1:1: the sample gives no pace"
    );
}

#[test]
fn broken_toml_says_where() {
    let message = refuse("[lint\nselect = [\n");
    assert!(message.starts_with("shotlist.toml:1:6: not TOML: "), "{message}");
}

#[test]
fn hostile_files_end_at_once() {
    let deep = format!("a = {}", "[".repeat(100_000));
    assert!(Config::parse("shotlist.toml", deep).is_err());
    let wide: Vec<String> = (0..5_000).map(|n| format!("key{n} = {n}")).collect();
    assert!(refuse(&wide.join("\n")).lines().count() <= 20);
}

#[test]
fn extending_is_explicit_and_the_nearer_file_wins() {
    let files = MemoryFiles::new()
        .with(
            "films/team/base.toml",
            "[lint]\nignore = [\"style\"]\nextend-select = [\"pedantic\"]\n[styles]\npaths = [\"brand\"]\n[render]\nprofile = \"scenes\"\npasses = { fit = false }\n",
        )
        .with(
            "films/shotlist.toml",
            "extend = \"team/base.toml\"\n[lint]\nextend-select = [\"timing/short-b-roll\"]\n[render]\nprofile = \"production\"\n",
        );
    let config = Config::load("films/shotlist.toml", &files).unwrap();
    assert_eq!(config.lint.ignore, ["style"]);
    assert_eq!(config.lint.extend_select, ["pedantic", "timing/short-b-roll"]);
    assert_eq!(config.render.profile.as_deref(), Some("production"));
    assert_eq!(config.render.passes.get("fit"), Some(&false));
    assert_eq!(config.styles.paths, ["films/team/brand"]);
    assert_eq!(config.extend, None);
}

#[test]
fn circles_and_missing_bases_are_errors() {
    let files = MemoryFiles::new().with("shotlist.toml", "extend = \"shotlist.toml\"\n");
    let message = Config::load("shotlist.toml", &files).unwrap_err().to_string();
    assert!(message.contains("extends itself"), "{message}");
    let files = MemoryFiles::new().with("shotlist.toml", "extend = \"gone.toml\"\n");
    let message = Config::load("shotlist.toml", &files).unwrap_err().to_string();
    assert!(message.starts_with("cannot read gone.toml"), "{message}");
}

// ---- [[test.cases]] ----

#[test]
fn test_cases_are_read_relative_to_the_configuration() {
    let config = Config::parse(
        "films/shotlist.toml",
        "[[test.cases]]\nname = \"short\"\nscript = \"a.shot\"\nprofile = [\"scenes\", \"compact\"]\ntarget = \"runware\"\ndata = \"rows.csv#2-5\"\ncontains = \"one\"\nlacks = [\"two\", \"three\"]\nmax-chars = 900\nclean = true\n\n[[test.cases]]\nscript = [\"*.shot\", \"/all/b.shot\"]\ntemplate = \"house.jinja\"\n",
    )
    .unwrap();
    let [one, two] = config.test.cases.as_slice() else { panic!("two cases") };
    assert_eq!(*one.script, ["films/a.shot"]);
    assert_eq!(*one.profile, ["scenes", "compact"]);
    assert_eq!(one.data.as_deref(), Some("films/rows.csv#2-5"));
    assert_eq!((one.contains.len(), one.lacks.len()), (1, 2));
    assert_eq!(
        (one.max_chars, one.clean, one.place.as_str()),
        (Some(900), true, "films/shotlist.toml:1")
    );
    assert_eq!(*two.script, ["films/*.shot", "/all/b.shot"]);
    assert_eq!(*two.template, ["films/house.jinja"]);
    assert_eq!(two.place, "films/shotlist.toml:12");
}

#[test]
fn every_mistake_in_a_test_case_has_its_place() {
    let text = "[[test.cases]]\nscrpt = \"a.shot\"\nprofile = 3\n\n[[test.cases]]\nmax-chars = 0\n\n[[test.cases]]\nscript = \"a.shot\"\nprofile = \"scenes\"\ntemplate = \"b.jinja\"\ntarget = [\"heygen\", \"heygan\"]\ncontains = \" \"\ndata = \"rows.csv#5-2\"\nclean = \"yes\"\n";
    assert_eq!(
        refuse(text),
        "shotlist.toml:2:1: unknown key `scrpt`\n\
         shotlist.toml:3:11: expected text in quotes or a list of texts, found integer `3`\n\
         shotlist.toml:5:1: a case without a script\n\
         shotlist.toml:6:13: no prompt has 0 characters\n\
         shotlist.toml:11:12: both `profile` and `template` are given\n\
         shotlist.toml:12:21: there is no target `heygan`\n\
         shotlist.toml:13:12: `contains` has an empty text\n\
         shotlist.toml:14:8: `#5-2` names no rows\n\
         shotlist.toml:15:9: expected `true` or `false`, found string \"yes\""
    );
}
