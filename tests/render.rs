//! Prompts: every profile for every plan, as snapshots to be read, and what holds for all of them.

use shotlist::optimize::{Change, optimize};
use shotlist::plan::Plan;
use shotlist::render::{Prompt, profiles, render};
use shotlist::{Options};

fn plan(name: &str) -> Plan {
    let path = format!("{}/tests/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    serde_json::from_str(&text).expect(&path)
}

const PLANS: [&str; 6] = ["production", "natural", "basic", "german", "verbatim", "holes"];

fn shown(prompt: &Prompt) -> String {
    format!("{} – {} ({} characters)\n\n{}\n", prompt.profile, prompt.reason, prompt.characters, prompt.text)
}

fn explained(changes: &[Change]) -> String {
    changes
        .iter()
        .map(|change| {
            let scene = change.scene.as_ref().map_or(String::new(), |scene| format!(" scene {scene}"));
            let advice = if change.advice { " (advice)" } else { "" };
            format!("{}{scene}{advice}: {}\n", change.pass, change.message)
        })
        .collect()
}

#[test]
fn auto_profile_of_every_plan() {
    for name in PLANS {
        let prompt = render(&plan(name), &Options::new()).expect(name);
        insta::assert_snapshot!(format!("auto_{name}"), shown(&prompt));
        insta::assert_snapshot!(format!("changes_{name}"), explained(&prompt.changes));
    }
}

#[test]
fn every_profile_of_every_plan() {
    for name in PLANS {
        for profile in profiles() {
            let prompt = render(&plan(name), &Options::new().profile(profile.name)).expect(name);
            insta::assert_snapshot!(format!("{}_{name}", profile.name), shown(&prompt));
        }
    }
}
