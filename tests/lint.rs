//! Rules: their documentation, fixtures, suppressions, configuration and repairs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use shotlist::fix::{Applicability, Fixed, apply_fixes, fix_all};
use shotlist::lint::{Context, FixKind, Linter, PromptSize, RuleMeta};
use shotlist::target::Target;
use shotlist::{Config, Diagnostic, Error, Options, Severity, Source};

/// Compiles a script as far as the findings.
fn check(path: &str, text: &str, options: &Options) -> Vec<Diagnostic> {
    findings(&source(path, text), options).expect("options that suit the script")
}

fn findings(source: &Source, options: &Options) -> Result<Vec<Diagnostic>, Error> {
    // As users see them: with the repairs taken back that would not hold.
    shotlist::check(source, options).map(|checked| checked.diagnostics)
}

fn source(path: &str, text: &str) -> Source {
    Source::new(path, text).expect("a small text")
}

fn config(toml: &str) -> Options {
    let config: Config = toml::from_str(toml).expect("a configuration");
    Options::new().config(config)
}

/// The names of the rules, in source order.
fn names(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule).collect()
}

/// `line:col: severity[rule] message`, then the labels, note, help and repair.
fn shown(source: &Source, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for finding in found {
        let place = source.position(finding.span.start);
        let scene =
            finding.scene.as_ref().map_or(String::new(), |scene| format!(" (scene {scene})"));
        let (severity, rule) = (finding.severity.as_str(), finding.rule);
        let message = &finding.message;
        writeln!(out, "{}:{}: {severity}[{rule}] {message}{scene}", place.line, place.column).ok();
        writeln!(out, "  at   | {}", excerpt(source.slice(finding.span))).ok();
        for label in &finding.labels {
            let at = source.position(label.span.start);
            writeln!(
                out,
                "  {:<4} | {} ← {}",
                format!("{}:{}", at.line, at.column),
                excerpt(source.slice(label.span)),
                label.message
            )
            .ok();
        }
        for (name, text) in [("note", &finding.note), ("help", &finding.help)] {
            if let Some(text) = text {
                writeln!(out, "  {name} = {text}").ok();
            }
        }
        if let Some(fix) = &finding.fix {
            writeln!(out, "  fix  = {} ({:?})", fix.title, fix.applicability).ok();
            for edit in &fix.edits {
                writeln!(out, "         {:?} → {:?}", source.slice(edit.span), edit.text).ok();
            }
        }
    }
    if out.is_empty() { "nothing found\n".to_owned() } else { out }
}

fn excerpt(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { '⏎' } else { c }).collect();
    let count = line.chars().count();
    if count <= 72 {
        return line;
    }
    let start: String = line.chars().take(40).collect();
    let end: String = line.chars().skip(count - 28).collect();
    format!("{start} … {end}")
}

#[test]
fn every_rule_has_a_page_that_holds() {
    for rule in shotlist::lint::rules() {
        page(rule);
        for (number, example) in rule.examples().iter().enumerate() {
            let text = &example.script;
            let mut options = named(rule);
            options.target.clone_from(&example.target);
            let found = check("example.shot", text, &options);
            let others: Vec<_> = found.iter().filter(|finding| finding.rule != rule.name).collect();
            let source = source("example.shot", text);
            let all = shown(&source, &found);
            assert!(others.is_empty(), "{} example {number} also has:\n{all}", rule.name);
            assert_eq!(!found.is_empty(), example.fires, "{} example {number}:\n{all}", rule.name);
        }
    }
}

/// Options under which a rule is on even if it is pedantic.
fn named(rule: &RuleMeta) -> Options {
    config(&format!("[lint]\nextend-select = ['{}']", rule.name))
}

/// Rules about more than fits on a page.
const TOO_LONG_TO_SHOW: &[&str] = &[
    "prompt/too-long",
    "request/file-too-large",
    "request/uncertain-length",
    "request/long-prompt",
    "request/long-video",
    "request/script-too-long",
    "request/still-too-long",
    "request/too-many-scenes",
];

/// The form of a page: one sentence, an example of each kind, all options explained.
fn page(rule: &RuleMeta) {
    let (name, docs) = (rule.name, rule.docs());
    assert!(rule.summary().ends_with('.'), "{name}: the first line is one sentence");
    assert_eq!(docs.lines().nth(1), Some(""), "{name}: a blank line behind the first sentence");
    assert!(docs.contains("## Does not fire\n"), "{name}: an example that does not fire");
    assert_eq!(
        docs.contains("## Fires\n"),
        !TOO_LONG_TO_SHOW.contains(&name),
        "{name}: an example that fires"
    );
    for option in rule.options {
        assert!(option.help().ends_with('.'), "{name}: {} is explained", option.name());
        assert!(!option.default().is_null(), "{name}: {} has a default", option.name());
    }
    let file = name.replace('-', "_");
    assert!(
        Path::new(&format!("src/lint/rules/{file}.rs")).exists(),
        "{name}: one file of its name"
    );
}

#[test]
fn rules_have_names_and_are_found() {
    let rules = shotlist::lint::rules();
    for rule in rules {
        let kebab = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        };
        let (group, defect) = rule.name.split_once('/').expect("group/defect");
        assert!(kebab(group) && kebab(defect), "{}", rule.name);
        assert_eq!(rule.group(), group);
        assert_eq!(shotlist::lint::find(rule.name).map(|rule| rule.name), Some(rule.name));
        assert_eq!(rules.iter().filter(|other| other.name == rule.name).count(), 1);
    }
    let nearest = |name| shotlist::lint::nearest(name).map(|rule| rule.name);
    assert_eq!(nearest("timing/vo-overun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("vo-overrun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("Timing/VO_Overrun"), Some("timing/vo-overrun"));
    assert_eq!(nearest("something else entirely"), None);
}

#[test]
fn fixtures() {
    insta::glob!("fixtures/lint/*/*/*.shot", |path| {
        let text = fs::read_to_string(path).expect("a fixture");
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let folder = path.parent().expect("a folder");
        let rule = format!(
            "{}/{}",
            folder
                .parent()
                .and_then(Path::file_name)
                .and_then(|name| name.to_str())
                .expect("a group"),
            folder.file_name().and_then(|name| name.to_str()).expect("a defect"),
        );
        let options = fs::read_to_string(path.with_extension("toml"))
            .map_or_else(|_| Options::new(), |toml| config(&toml));
        let found = check(name, &text, &options);
        let fires = found.iter().any(|finding| finding.rule == rule);
        let shown = shown(&source(name, &text), &found);
        if name.starts_with("invalid") {
            assert!(fires, "{rule}: {name}\n{shown}");
            insta::assert_snapshot!(shown);
        } else {
            assert!(!fires, "{rule}: {name}\n{shown}");
        }
    });
}

/// Scripts that a producer could film as they are.
#[test]
fn sound_scripts_are_clean() {
    let language = ["tests/fixtures/lint/canonical.shot", "tests/fixtures/scripts/long-deck.shot"];
    let examples = fs::read_dir("examples").expect("examples").filter_map(|entry| {
        let path = entry.ok()?.path();
        path.extension().is_some_and(|ending| ending == "shot").then_some(path)
    });
    let paths = examples.chain(language.into_iter().map(Into::into));
    for path in paths {
        let text = fs::read_to_string(&path).expect("a script");
        let name = path.display().to_string();
        let found = check(&name, &text, &Options::new());
        assert!(found.is_empty(), "{name}:\n{}", shown(&source(&name, &text), &found));
    }
}

/// A draft with one fault of most rules: each is found once.
#[test]
fn a_first_draft() {
    let text = fs::read_to_string("tests/fixtures/scripts/first-draft.shot").expect("a draft");
    let found = check("first-draft.shot", &text, &Options::new());
    insta::assert_snapshot!(shown(&source("first-draft.shot", &text), &found));
}

#[test]
fn five_errors_are_five_findings() {
    let text = fs::read_to_string("tests/fixtures/recovery/five-errors.shot").expect("a script");
    let source = source("five-errors.shot", &text);
    let found = check("five-errors.shot", &text, &Options::new());
    let lines: Vec<String> = found
        .iter()
        .map(|finding| format!("{}: {}", source.position(finding.span.start).line, finding.rule))
        .collect();
    let expected =
        fs::read_to_string("tests/fixtures/recovery/five-errors.expected").expect("lines");
    assert_eq!(lines.join("\n"), expected.trim(), "{}", shown(&source, &found));
}

const OVERRUN: &str = "timing/vo-overrun";
const LONG: &str = "VO: \"Search traffic fell by sixteen percent, we know exactly why it happened, \
                    and the repair ships on Tuesday.\"";

const LONG_TOO: &str = "VO: \"Next month we look at what the repair has changed, at who came back, and \
                        at what they told their friends.\"";

/// Three scenes of which the first and the last need more time than they have.
fn hurried(before_first: &str, before_vo: &str, before_last: &str) -> String {
    format!(
        "---\nstyle: swiss-pulse\n---\n\n{before_first}SCENE 1 — A-ROLL (5s): Hook\n{before_vo}{LONG}\n\n\
         SCENE 2 — B-ROLL, STOCK (6s): The city\nVO: \"Most of the people who signed up live here.\"\n\
         VISUAL: People cross a square.\n\n\
         {before_last}SCENE 3 — A-ROLL (5s): Close\n{LONG_TOO}\n"
    )
}

fn scenes(found: &[Diagnostic]) -> Vec<(&'static str, &str)> {
    found.iter().map(|finding| (finding.rule, finding.scene.as_deref().unwrap_or("–"))).collect()
}

/// Rules and scenes.
type Expected<'a> = &'a [(&'a str, &'a str)];

#[test]
fn suppressions_reach_what_they_say() {
    let none = Options::new();
    let both = [(OVERRUN, "1"), (OVERRUN, "3")];

    let cases: [(&str, String, Expected<'_>); 11] = [
        ("nothing", hurried("", "", ""), &both),
        ("scene", hurried("// shotlist: ignore[timing/vo-overrun] why\n", "", ""), &both[1..]),
        ("group", hurried("// shotlist: ignore[timing]\n", "", ""), &both[1..]),
        ("item", hurried("", "// shotlist: ignore[timing/vo-overrun]\n", ""), &both[1..]),
        ("indented", hurried("", "  //shotlist:ignore[ timing/vo-overrun ]\n", ""), &both[1..]),
        ("last", hurried("", "", "// shotlist: ignore[timing/vo-overrun]\n"), &both[..1]),
        ("file", hurried("", "", "// shotlist: file-ignore[timing/vo-overrun]\n"), &[]),
        ("region", hurried("// shotlist: disable[timing]\n", "", ""), &[]),
        (
            "closed region",
            hurried("// shotlist: disable[timing]\n", "", "// shotlist: enable[timing]\n"),
            &both[1..],
        ),
        (
            "closed twice-opened region",
            hurried(
                "// shotlist: disable[timing]\n// shotlist: disable[timing]\n",
                "",
                "// shotlist: enable[timing]\n",
            ),
            &[("syntax/invalid-suppression", "–"), both[1]],
        ),
        (
            "two names",
            hurried("// shotlist: ignore[timing/vo-overrun, style]\n", "", ""),
            &[("syntax/invalid-suppression", "–"), both[1]],
        ),
    ];
    for (name, text, expected) in cases {
        let found = check("suppressed.shot", &text, &none);
        assert_eq!(scenes(&found), expected, "{name}:\n{text}");
    }
}

#[test]
fn syntax_findings_can_be_suppressed() {
    let text = "---\nstyle: swiss-pulse\n---\n\nSCENE 1 — A-ROLL (6s): Hook\n\
                VO: \"January was a record month. Here is what happened.\"\n";
    let faulty = format!("{text}TRANSITON: Grid wipe\n");
    assert_eq!(names(&check("a.shot", &faulty, &Options::new())), ["syntax/unknown-label"]);
    let quiet = format!("{text}// shotlist: ignore[syntax/unknown-label]\nTRANSITON: Grid wipe\n");
    assert_eq!(names(&check("a.shot", &quiet, &Options::new())), [""; 0]);
    let off = config("[lint]\nignore = [\"syntax/unknown-label\"]");
    assert_eq!(names(&check("a.shot", &faulty, &off)), [""; 0]);
}

#[test]
fn rules_are_selected_by_name_group_and_all() {
    let text = hurried("", "", "").replace("style: swiss-pulse\n", "title: x\n");
    let with =
        |toml: &str| names(&check("films/a.shot", &text, &config(&format!("[lint]\n{toml}"))));
    assert_eq!(with(""), ["style/missing", OVERRUN, OVERRUN]);
    assert_eq!(with("select = ['timing']"), [OVERRUN, OVERRUN]);
    assert_eq!(with("select = ['style/missing']"), ["style/missing"]);
    assert_eq!(with("select = ['ALL']\nignore = ['timing', 'avatar']"), ["style/missing"]);
    assert_eq!(with("ignore = ['ALL']\nextend-select = ['style']"), ["style/missing"]);
    assert_eq!(with("select = ['pedantic']\nignore = ['timing']"), ["avatar/none-chosen"]);
    assert_eq!(with("select = ['timing/vo-overrun']\nignore = ['timing']"), [OVERRUN, OVERRUN]);
    assert_eq!(with("select = ['timing']\nignore = ['timing/vo-overrun']"), [""; 0]);
    assert_eq!(with("per-file-ignores = { 'films/*.shot' = ['timing'] }"), ["style/missing"]);
    assert_eq!(with("per-file-ignores = { 'old/*.shot' = ['timing'] }").len(), 3);
}

#[test]
fn severities_are_overridden() {
    let with = |toml: &str| {
        let found = check("a.shot", &hurried("", "", ""), &config(&format!("[lint]\n{toml}")));
        found.iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(with(""), [Severity::Warning; 2]);
    assert_eq!(with("severity = { timing = 'info' }"), [Severity::Info; 2]);
    assert_eq!(
        with("severity = { timing = 'info', 'timing/vo-overrun' = 'error' }"),
        [Severity::Error; 2]
    );
}

#[test]
fn a_wrong_configuration_is_a_clear_error() {
    let refused = |toml: &str| {
        let options = config(toml);
        Linter::new(&options.config.lint).expect_err("a wrong configuration").to_string()
    };
    let messages = [
        "[lint]\nselect = ['timing/vo-overun']",
        "[lint]\nignore = ['nonsense']",
        "[lint]\nseverity = { scenes = 'info' }",
        "[lint]\nper-file-ignores = { '*' = ['missing-vo'] }",
        "[lint.rules.'vo-overrun']\ntolerance = 0.2",
        "[lint.rules.'timing/vo-overrun']\ntolerence = 0.2",
        "[lint.rules.'timing/vo-overrun']\ntolerance = 'much'",
        "[lint.rules.'timing/vo-overrun']\nslack = -1",
        "[lint.rules.'layer/static']\nverbs = 'wobble'",
        "[lint.rules.'style/missing']\nlevel = 1",
    ]
    .map(|toml| format!("{toml}\n  → {}", refused(toml)));
    insta::assert_snapshot!(messages.join("\n\n"));
}

#[test]
fn the_prompt_is_measured_only_for_its_rule() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let source = source("a.shot", &hurried("", "", ""));
    let options = Options::new();
    let parsed = shotlist::parse::parse(&source);
    let plan = shotlist::plan::plan(&source, &parsed, &options).expect("a plan").plan;
    let target = Target::find("heygen").expect("a target");
    let asked = AtomicUsize::new(0);
    let prompt = || {
        asked.fetch_add(1, Ordering::Relaxed);
        let sections = vec![("style".to_owned(), 2_000), ("scenes".to_owned(), 10_340)];
        Some(PromptSize::new(12_340, sections).shorter("compact", 8_900))
    };
    let cx = Context::new(&source, &parsed.script, &plan, target, &options).prompt(&prompt);
    let with = |toml: &str| {
        let linter = Linter::new(&config(toml).config.lint).expect("a configuration");
        linter.lint(&cx, Vec::new())
    };
    assert_eq!(names(&with("[lint]\nselect = ['timing']")).len(), 2);
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    insta::assert_snapshot!(shown(&source, &with("[lint]\nselect = ['prompt']")));
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

/// What a finding offers is what its rule's page promises.
fn kind_of(finding: &Diagnostic) -> FixKind {
    finding.fix.as_ref().map_or(FixKind::None, |fix| match fix.applicability {
        Applicability::Safe => FixKind::Safe,
        Applicability::Unsafe => FixKind::Unsafe,
    })
}

fn fix(text: &str, limit: Applicability) -> Fixed {
    let options = Options::new();
    fix_all(source("a.shot", text), |source| findings(source, &options), limit)
        .expect("a small text")
}

#[test]
fn repairs_converge_and_add_nothing() {
    insta::glob!("fixtures/lint/*/*/invalid*.shot", |path| {
        let text = fs::read_to_string(path).expect("a fixture");
        let before = check("a.shot", &text, &Options::new());
        for finding in before.iter().filter(|finding| finding.fix.is_some()) {
            let rule = shotlist::lint::find(finding.rule).expect("a rule");
            assert_eq!(kind_of(finding), rule.fix, "{}", rule.name);
        }
        for limit in [Applicability::Safe, Applicability::Unsafe] {
            let once = fix(&text, limit);
            let twice = fix(once.source.text(), limit);
            assert_eq!(once.source.text(), twice.source.text(), "a second run changes something");
            assert_eq!(twice.fixed, 0);
            let new =
                names(&once.diagnostics).into_iter().find(|rule| !names(&before).contains(rule));
            assert_eq!(new, None, "{}", shown(&once.source, &once.diagnostics));
            let offered = |finding: &&Diagnostic| {
                finding.fix.as_ref().is_some_and(|fix| fix.applicability <= limit)
            };
            let left: Vec<&Diagnostic> = once.diagnostics.iter().filter(offered).collect();
            assert!(left.is_empty(), "repairs are left: {left:?}");
        }
    });
}

#[test]
fn many_places_in_one_line_are_repaired_in_one_run() {
    let vo =
        "(smiles) Tea is (laughs) good, (waves) [nods] they say. (pause) So is coffee. ".repeat(10);
    let text = format!(
        "---\nstyle: swiss-pulse\n---\n\nSCENE 1 — A-ROLL (200s)\n// why\nVO: \"{vo}\"\n\n\
         SCENE 2 — A-ROLL (6s)\nVO: \"(smiles) (waves) (nods)\"\n"
    );
    let once = fix(&text, Applicability::Unsafe);
    let again = fix(once.source.text(), Applicability::Unsafe);
    assert_eq!((again.fixed, again.source.text()), (0, once.source.text()));
    let fixed = once.source.text();
    assert!(fixed.contains("s)\n[smiles]\n[laughs]\n[waves]\n[nods]\n[smiles]\n"), "{fixed}");
    let said = "VO: \"Tea is good, they say. <break time='0.8s'/> So is coffee. Tea is good, ";
    assert!(fixed.contains(said), "{fixed}");
    assert!(fixed.ends_with("VO: \"(smiles) (waves) (nods)\"\n"), "{fixed}");
}

#[test]
fn new_lines_end_as_the_others_do() {
    let text = "---\nstyle: swiss-pulse\n---\n\nON-SCREEN TEXT:\n- \"ACME\"\n\n\
                SCENE 1 — A-ROLL (8s)\nVO: \"(smiles) January was a record month. Here is why.\"\n\
                TEXT: \"ACME\"\nTEXT: \"RECORD MONTH\"\n";
    let sound = fix(text, Applicability::Unsafe);
    assert!(sound.fixed >= 2, "{}", sound.source.text());
    for ending in ["\r\n", "\r"] {
        let fixed = fix(&text.replace('\n', ending), Applicability::Unsafe);
        assert_eq!(fixed.source.text(), sound.source.text().replace('\n', ending));
    }
}

#[test]
fn a_repaired_script_keeps_everything_else() {
    let text = hurried("// a remark\n", "// another\n", "")
        .replace("style: swiss-pulse", "style: swiss-pulse # mine\nduration: \"16s\"");
    let fixed = fix(&text, Applicability::Unsafe);
    let expected = text.replace("(5s)", "(8s)").replace("\"16s\"", "\"22s\"");
    assert_eq!(fixed.source.text(), expected);
    assert_eq!((fixed.fixed, fixed.rounds), (2, 2));
}

#[test]
fn repairs_leave_suppressed_places_alone() {
    for (first, vo) in [
        ("// shotlist: ignore[timing/vo-overrun] it is meant\n", ""),
        ("", "// shotlist: ignore[timing] it is meant\n"),
        ("// shotlist: disable[timing/vo-overrun]\n", ""),
    ] {
        let text = hurried(first, vo, "// shotlist: enable[timing/vo-overrun]\n");
        let text = if first.contains("disable") {
            text
        } else {
            text.replace("// shotlist: enable[timing/vo-overrun]\n", "")
        };
        let fixed = fix(&text, Applicability::Unsafe);
        assert!(fixed.source.text().contains("SCENE 1 — A-ROLL (5s)"), "{}", fixed.source.text());
        assert!(fixed.source.text().contains("SCENE 3 — A-ROLL (8s)"), "{}", fixed.source.text());
    }
}

#[path = "scripts/flawed.rs"]
mod flawed;
#[path = "lint/ignore.rs"]
mod ignore;
#[path = "lint/properties.rs"]
mod properties;

/// What one rule would mend, another may mind: such a repair is not offered, and not announced.
#[test]
fn a_repair_that_unmasks_another_finding_is_not_offered() {
    let text = "---\nstyle: swiss-pulse\n---\n\nSCENE 1 — A-ROLL (5s)\n\
        VO: \"We made one hundred forty-one million dollars this quarter, up twenty-eight percent, and revenue is now one point two billion dollars.\"\n\n\
        SCENE 2 — B-ROLL, MOTION GRAPHICS (4s)\n\
        VO: \"Customers trust us with their money, and most of them have told a friend about it, as you can see.\"\n\
        VISUAL: a chart RISES\n";
    let source = Source::new("a.shot", text).expect("small");
    let found = shotlist::check(&source, &Options::new()).expect("no mistake").diagnostics;
    for finding in found {
        let announced = finding.help.as_deref().is_some_and(|help| help.contains("-fixes` does"));
        assert_eq!(announced, finding.fix.is_some(), "{finding:#?}");
    }
}

#[test]
fn an_empty_script_has_no_prompt() {
    let source = Source::new("e.shot", "// nothing yet\n").expect("small");
    let compilation = shotlist::compile(&source, &Options::new()).expect("no mistake");
    assert!(compilation.prompt.is_none());
    assert_eq!(
        compilation.diagnostics.iter().map(|one| one.rule).collect::<Vec<_>>(),
        ["prompt/empty"]
    );
}
