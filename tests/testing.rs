//! Snapshots of prompts: the file, the rows, the assertions.

use shotlist::testing::{Data, Snapshot, failures};
use shotlist::{Config, Error, Options, Source, TestCase, compile, rows};

const SCRIPT: &str = "---\nstyle: swiss-pulse\n---\nSCENE 1 — A-ROLL (8s): Hook\nVO: \"Nobody reads the manual. Let us fix that.\"\n";

fn prompt() -> shotlist::render::Prompt {
    let source = Source::new("films/manual.shot", SCRIPT).unwrap();
    compile(&source, &Options::new()).unwrap().prompt.unwrap()
}

fn snapshot() -> Snapshot {
    Snapshot::new("films/manual.shot", &prompt(), "heygen").case("short").row("data/rows.csv", 7)
}

fn refused(text: &str) -> String {
    let source = Source::new("a.snap", text).unwrap();
    match Snapshot::parse(&source) {
        Err(error @ Error::Invalid(_)) => error.to_string(),
        other => panic!("accepted: {other:?}"),
    }
}

#[test]
fn a_snapshot_is_a_head_and_the_prompt() {
    let (prompt, snapshot) = (prompt(), snapshot());
    let head = format!(
        "---\nscript: manual.shot\ncase: short\nprofile: scenes\ntarget: heygen\nrow: rows.csv#7\ncharacters: {}\n---\n",
        prompt.characters
    );
    assert_eq!(snapshot.to_string(), format!("{head}{}\n", prompt.text));
}

#[test]
fn what_is_written_is_read_back() {
    let text = snapshot().to_string();
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let source = Source::new("a.snap", text).unwrap();
        assert_eq!(Snapshot::parse(&source).unwrap(), snapshot());
    }
    let mut hostile = snapshot();
    "---\nscript: x\n---".clone_into(&mut hostile.text);
    let source = Source::new("a.snap", hostile.to_string()).unwrap();
    assert_eq!(Snapshot::parse(&source).unwrap(), hostile);
}

#[test]
fn a_broken_head_is_refused_at_its_place() {
    let text = snapshot().to_string();
    let broken = |from: &str, to: &str| refused(&text.replacen(from, to, 1));
    assert_eq!(refused(""), "a.snap:1:1: the file does not begin with the head of a snapshot");
    assert_eq!(refused("---\nscript: a.shot\n"), "a.snap:3:1: the head never ends");
    assert_eq!(broken("profile:", "profil:"), "a.snap:4:1: the head of a snapshot has no `profil`");
    assert_eq!(broken("profile: scenes\n", ""), "a.snap:1:1: the head has no `profile`");
    assert_eq!(
        broken("case: short", "case short"),
        "a.snap:3:1: a line of the head is `key: value`"
    );
    assert_eq!(
        broken("characters: ", "characters: many "),
        format!("a.snap:7:1: `many {}` cannot be the value of `characters`", prompt().characters)
    );
    assert_eq!(
        broken("case: short", "target: mcp"),
        "a.snap:5:1: `target` stands twice in the head"
    );
    assert_eq!(
        broken("profile:", "<<<<<<< ours\nprofile:"),
        "a.snap:4:1: a merge left both sides of a conflict"
    );
    assert!(refused(text.trim_end()).ends_with("the file does not end with a line break"));
}

#[test]
fn other_tools_have_such_files_too() {
    assert!(Snapshot::is_one(&snapshot().to_string()));
    assert!(Snapshot::is_one("---\r\nscript: a.shot\r\n"));
    assert!(!Snapshot::is_one("---\nsource: tests/cli.rs\nexpression: out\n---\nscript: a\n"));
    assert!(!Snapshot::is_one(""));
}

#[test]
fn rows_are_picked() {
    let rows = rows::read("rows.csv", b"id,city\na,Lisbon\nb,Porto\nc,Lisbon\nd,Braga\n").unwrap();
    let picked = |text: &str| {
        let data = Data::parse(text)?;
        assert_eq!(data.path, "rows.csv");
        let rows = data.pick(&rows)?;
        Ok::<_, String>(rows.iter().map(|row| row.values["id"].as_str()).collect::<String>())
    };
    for (text, expected) in [
        ("rows.csv", Ok("abcd")),
        ("rows.csv#2", Ok("b")),
        ("rows.csv#4,1-2", Ok("abd")),
        ("rows.csv# 3 - 4 ", Ok("cd")),
        ("rows.csv#city=Lisbon", Ok("ac")),
        ("rows.csv#city = Porto", Ok("b")),
        ("rows.csv#5", Err("there is no row 5; there are 4 rows")),
        ("rows.csv#0", Err("`#0` names no rows")),
        ("rows.csv#3-2", Err("`#3-2` names no rows")),
        ("rows.csv#", Err("`#` names no rows")),
        ("rows.csv#town=Porto", Err("there is no column `town`; there are id, city")),
        ("rows.csv#city=porto", Err("no row has `porto` in the column `city`")),
        ("#3", Err("no table is named")),
    ] {
        let found = picked(text);
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{text}");
    }
}

/// What does not hold: assertion, message and the lines that are shown, what matters in brackets.
fn failed(case: &str) -> Vec<String> {
    let config = Config::parse("shotlist.toml", format!("[[test.cases]]\nscript = \"a\"\n{case}"));
    let case: TestCase = config.unwrap().test.cases[0].clone();
    let source = Source::new("manual.shot", SCRIPT.replace("(8s)", "(1s)")).unwrap();
    let compilation = compile(&source, &Options::new()).unwrap();
    let prompt = compilation.prompt.unwrap();
    let failures = failures(&case, &prompt, &compilation.diagnostics);
    let shown = |failure: &shotlist::testing::Failure| {
        let mut lines = vec![format!("{}: {}", failure.assertion, failure.message)];
        for excerpt in &failure.excerpts {
            let mut text = excerpt.text.clone();
            if let Some(mark) = &excerpt.mark {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
            }
            lines.push(format!("{} {text}", excerpt.line));
        }
        lines
    };
    failures.iter().flat_map(shown).collect()
}

#[test]
fn assertions_that_hold_are_silent() {
    let holds = "contains = [\"Nobody reads the manual.\", \"Swiss Pulse\"]\nlacks = \"zebra\"\nmax-chars = 10000\n";
    assert_eq!(failed(holds), Vec::<String>::new());
}

#[test]
fn assertions_that_fail_say_where() {
    assert_eq!(
        failed("contains = [\"nobody  READS\", \"Nobody ever reads the big manual\", \"zebra\"]"),
        [
            "contains: \"nobody  READS\" is not in the prompt; capitals or spaces differ here",
            "6 VO/Script: \"Nobody reads the manual. Let us fix that.\"",
            "contains: \"Nobody ever reads the big manual\" is not in the prompt; the nearest line",
            "6 VO/Script: \"Nobody reads the manual. Let us fix that.\"",
            "contains: \"zebra\" is not in the prompt",
        ]
    );
    assert_eq!(
        failed("lacks = \"the manual\""),
        [
            "lacks: \"the manual\" is in the prompt",
            "6 VO/Script: \"Nobody reads [the manual]. Let us fix that.\"",
        ]
    );
    assert_eq!(failed("lacks = \" \\\" \"").len(), 0, "letter for letter");
    let many = failed("lacks = \"e\"");
    assert_eq!(many.len(), 4, "{many:?}");
    let long = failed("max-chars = 30");
    assert!(long[0].ends_with("more than 30; they end here"), "{long:?}");
    assert_eq!(long[1].find('['), Some("1 ".len() + 30), "{long:?}");
}

#[test]
fn clean_means_neither_errors_nor_warnings() {
    let found = failed("clean = true");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("clean: the script has "), "{found:?}");
}
