//! One defect in a healthy script gives its own finding and almost nothing else.

use std::fmt::Write as _;

use serde::Deserialize;
use shotlist::fix::{Applicability, Fixed, fix_all};
use shotlist::{Config, Diagnostic, Options, Source};

const HEALTHY: &str = include_str!("fixtures/defects/healthy.shot");
const DEFECTS: &str = include_str!("fixtures/defects/defects.toml");

#[derive(Deserialize)]
struct Table {
    defect: Vec<Defect>,
}

#[derive(Deserialize)]
struct Defect {
    name: String,
    edits: Vec<(String, String)>,
    rule: String,
    /// Rules that speak as well, because the defect really is theirs too.
    #[serde(default)]
    also: Vec<String>,
}

impl Defect {
    fn script(&self) -> String {
        let mut text = HEALTHY.to_owned();
        for (old, new) in &self.edits {
            let places = text.matches(old).count();
            assert_eq!(places, 1, "{}: {old:?} stands {places} times in the script", self.name);
            text = text.replacen(old, new, 1);
        }
        text.replace("PADDING", &"Tenants who get one bill a year. ".repeat(300))
    }
}

fn defects() -> Vec<Defect> {
    toml::from_str::<Table>(DEFECTS).expect("a table of defects").defect
}

fn check(text: &str, options: &Options) -> Vec<Diagnostic> {
    let source = Source::new("kettlewatch.shot", text).expect("a small script");
    shotlist::check(&source, options).expect("default options").diagnostics
}

#[test]
fn a_healthy_script_has_no_finding_not_even_a_pedantic_one() {
    // Every prompt of a minute is longer than the one bug report behind that rule advises.
    let all = "[lint]\nselect = ['ALL']\nignore = ['request/long-prompt']";
    let all: Config = toml::from_str(all).expect("a configuration");
    let found = check(HEALTHY, &Options::new().config(all));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_of_fifty_defects_gives_its_own_finding_and_almost_nothing_else() {
    let defects = defects();
    assert!(defects.len() >= 50);
    let mut seen = String::new();
    let mut wrong = String::new();
    for defect in &defects {
        let found = check(&defect.script(), &Options::new());
        writeln!(seen, "{}", defect.name).ok();
        for finding in &found {
            writeln!(
                seen,
                "  {}[{}]: {}",
                finding.severity.as_str(),
                finding.rule,
                finding.message
            )
            .ok();
        }
        let own = found.iter().filter(|finding| finding.rule == defect.rule).count();
        let mut rest: Vec<_> = found.iter().map(|finding| finding.rule).collect();
        rest.retain(|rule| *rule != defect.rule);
        let mut expected = defect.also.clone();
        expected.sort_unstable();
        rest.sort_unstable();
        if own != 1 || rest != expected {
            writeln!(wrong, "{}: {own} of {}, and {rest:?}", defect.name, defect.rule).ok();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}\n{seen}");
    insta::assert_snapshot!("fifty_defects", seen);
}

#[test]
fn repairing_twice_equals_repairing_once() {
    for defect in defects() {
        for limit in [Applicability::Safe, Applicability::Unsafe] {
            let once = repaired(&defect.script(), limit);
            let twice = repaired(once.source.text(), limit);
            assert_eq!(once.source.text(), twice.source.text(), "{} ({limit:?})", defect.name);
            assert_eq!(twice.fixed, 0, "{} ({limit:?})", defect.name);
        }
    }
}

fn repaired(text: &str, limit: Applicability) -> Fixed {
    let source = Source::new("kettlewatch.shot", text).expect("a small script");
    let found = |source: &Source| {
        shotlist::check(source, &Options::new()).map(|checked| checked.diagnostics)
    };
    fix_all(source, found, limit).expect("default options")
}
