//! Input that was made to hurt: a check of it ends soon, without a panic, whatever it is.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use shotlist::{Error, MemoryFiles, Options, Source};

/// Well above what sound code needs even without optimisation; anything quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

fn scripts() -> Vec<(&'static str, String)> {
    let scene = "SCENE 1 — B-ROLL (12s)\n";
    // 100,000 marks; of longer units as many as make 200 KB.
    let with = |item: &str, unit: &str| {
        format!("{scene}{item}{}\n", unit.repeat(100_000.min(200_000 / unit.len())))
    };
    let front = |yaml: &str| format!("---\n{yaml}\n---\n{scene}VO: \"Hello there.\"\n");
    let mut aliases = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let previous = format!("*a{}, ", level - 1).repeat(10);
        let _ = writeln!(aliases, "a{level}: &a{level} [{previous}]");
    }
    let mut layers = String::from(scene);
    for number in 0..20_000 {
        let _ = writeln!(layers, "LAYER {number}: \"{number}\" is shown at {number}%");
    }
    vec![
        ("brackets in a heading", format!("SCENE 1: {}\n", "(".repeat(100_000))),
        ("times in a heading", format!("SCENE 1: {}\n", "0:05 ".repeat(100_000))),
        ("late closing quote", format!("{scene}{}x” y\n", "“a\n".repeat(20_000))),
        ("open brackets", format!("{scene}{}", "[\n".repeat(50_000))),
        (
            "shown strings",
            format!(
                "ON-SCREEN TEXT:\n{}{scene}",
                (0..20_000).fold(String::new(), |list, at| list + &format!("- \"A{at}\"\n"))
            ),
        ),
        ("brackets in speech", with("VO: ", "[")),
        ("brackets in a direction", with("", "[")),
        ("quotes in speech", with("VO: ", "\"")),
        ("curly quotes in a layer", with("LAYER 1: ", "“")),
        ("quotes in a list", format!("ON-SCREEN TEXT:\n- {}\n{scene}", "\"".repeat(100_000))),
        ("braces", with("VO: ", "{")),
        ("closed braces", with("VO: ", "{{a}}")),
        ("parentheses", with("VO: ", "(")),
        ("breaks", with("VO: ", "<break time=")),
        ("placeholders", with("VO: ", "TODO ")),
        ("stage directions", with("VO: ", "(smiles) ")),
        ("open stage directions", with("VO: ", "(smiles ")),
        ("asterisks", with("VO: ", "*a* ")),
        ("shown figures", with("TEXT: ", "1,000 ")),
        ("full stops", with("VO: ", ".")),
        ("digits", with("VO: ", "9")),
        ("figures", with("VO: ", "$1,000,000,000,000,000,000.99 ")),
        ("capitals", with("VO: ", "ABC ")),
        ("one long word", with("VO: ", "a")),
        ("addresses", with("VO: ", "https://a.b/c@d#e ")),
        ("colours", with("LAYER 1: ", "#12345")),
        ("verbs", with("LAYER 1: ", "SLAMS SLIDES ")),
        ("emoji", with("VO: ", "👩‍👩‍👧‍👦")),
        ("marks upon marks", with("VO: ", "e\u{301}\u{302}")),
        ("right to left", with("VO: ", "\u{202e}مرحبا ")),
        ("zero bytes", with("VO: ", "\u{0}")),
        ("empty headings", "SCENE 1\n".repeat(9_000)),
        (
            "numbers of twenty digits",
            format!("SCENE {0} — ({0}s)\nDURATION: {0}\nLAYER {0}: a\n", "9".repeat(20)).repeat(50),
        ),
        ("layers", layers),
        ("labels", format!("{scene}{}", "Visaul: a\n".repeat(20_000))),
        ("shouted labels", format!("{scene}{}", "ABC: a\n".repeat(20_000))),
        (
            "suppressions",
            format!("{}{scene}", "// shotlist: ignore[timing/vo-overrun]\n".repeat(20_000)),
        ),
        ("regions", format!("{}{scene}", "// shotlist: disable[timing]\n".repeat(20_000))),
        ("alias bomb", front(&aliases)),
        ("deep lists", front(&format!("files: {}", "[".repeat(100_000)))),
        ("deep maps", front(&format!("runware: {}", "{a: ".repeat(100_000)))),
        ("deep blocks", front(&"- ".repeat(100_000))),
        (
            "many keys",
            front(&(0..20_000).fold(String::new(), |yaml, key| yaml + &format!("k{key}: v\n"))),
        ),
        ("one key", front(&"title: x\n".repeat(20_000))),
        (
            "many variables",
            front(
                &(0..5_000)
                    .fold("vars:\n".to_owned(), |yaml, key| yaml + &format!("  k{key}: v\n")),
            ),
        ),
        ("huge scalar", front(&format!("title: {}", "x".repeat(1_000_000)))),
        ("open front matter", format!("---\n{}", "a: b\n".repeat(50_000))),
    ]
}

#[test]
fn a_check_of_anything_ends_soon() {
    for (name, script) in scripts() {
        let source = Source::new("hostile.shot", script).expect("small enough");
        let start = Instant::now();
        let checked = shotlist::check(&source, &Options::new());
        let taken = start.elapsed();
        assert!(checked.is_ok(), "{name}: {:?}", checked.err());
        assert!(taken < PATIENCE, "{name}: {taken:?}");
        eprintln!("{taken:>10.1?}  {name}");
    }
}

/// A storyboard may be refused where it would be too large, but not drawn for minutes.
#[test]
fn anything_is_drawn_soon() {
    let many = 100_000;
    let drawn = [
        ("colours with values", "STYLE: ", "#12345a "),
        ("colours and quotes", "LAYER 1: ", "\"#1a2b3c\" "),
        ("names in quotes", "LAYER 1: ", "\"white\" "),
        ("strings", "LAYER 2: ", "\"a\" b "),
    ]
    .map(|(name, item, unit)| {
        let text = unit.repeat(many / unit.len());
        (
            name,
            format!("---\nstyle: clean\n---\n{item}{text}\nSCENE 1 — B-ROLL (12s)\n{item}{text}\n"),
        )
    });
    for (name, script) in scripts().into_iter().chain(drawn) {
        let source = Source::new("hostile.shot", script).expect("small enough");
        let compilation = shotlist::compile(&source, &Options::new()).expect("it compiles");
        let start = Instant::now();
        let page = shotlist::storyboard::storyboard(&source, &compilation, &Options::new());
        let taken = start.elapsed();
        assert!(taken < PATIENCE, "{name}: {taken:?}");
        assert!(page.is_ok(), "{name}: {:?}", page.err());
        eprintln!("{taken:>10.1?}  {name}");
    }
}

#[test]
fn anything_is_formatted_soon() {
    for (name, script) in scripts() {
        let source = Source::new("hostile.shot", script).expect("small enough");
        let start = Instant::now();
        let once = shotlist::format(&source);
        let taken = start.elapsed();
        assert!(taken < PATIENCE, "{name}: {taken:?}");
        eprintln!("{taken:>10.1?}  {name}: {}", once.refused.as_deref().unwrap_or("formatted"));
        let again = Source::new("hostile.shot", once.text.as_str()).expect("small enough");
        assert_eq!(shotlist::format(&again).text, once.text, "{name}: a second time");
    }
}

#[test]
fn endless_templates_end() {
    let loops = [
        "{% for a in range(100000) %}{% for b in range(100000) %}{{ b }}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'loop.jinja' %}",
    ];
    for template in loops {
        let files = MemoryFiles::new().with("templates/loop.jinja", template);
        let options = Options::new().files(files).profile("loop");
        let source = Source::new("film.shot", "SCENE 1\nVO: \"Hello.\"\n").expect("small");
        let start = Instant::now();
        let error = shotlist::compile(&source, &options).expect_err("it never ends by itself");
        assert!(matches!(error, Error::Invalid(_)), "{template}: {error}");
        assert!(start.elapsed() < PATIENCE, "{template}: {:?}", start.elapsed());
    }
}
