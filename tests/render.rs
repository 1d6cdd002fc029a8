//! Prompts: every profile for every plan, as snapshots to be read, and what holds for all of them.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::json;
use shotlist::optimize::{Change, optimize};
use shotlist::plan::Plan;
use shotlist::render::{Prompt, check_template, profiles, render, template_source};
use shotlist::{Durations, Error, MemoryFiles, Options, Source};

fn plan(name: &str) -> Plan {
    let path = format!("{}/tests/fixtures/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    serde_json::from_str(&text).expect(&path)
}

const PLANS: [&str; 6] = ["production", "natural", "basic", "german", "verbatim", "holes"];

/// Options with a profile, and no files of the user's.
fn options(profile: &str) -> Options {
    Options::new().profile(profile).files(MemoryFiles::new())
}

fn shown(prompt: &Prompt) -> String {
    let Prompt { profile, reason, characters, text, .. } = prompt;
    format!("{profile} – {reason} ({characters} characters)\n\n{text}\n")
}

fn explained(changes: &[Change]) -> String {
    let line = |change: &Change| {
        let scene = change.scene.as_ref().map_or(String::new(), |scene| format!(" scene {scene}"));
        let advice = if change.advice { " (advice)" } else { "" };
        format!("{}{scene}{advice}: {}\n", change.pass, change.message)
    };
    changes.iter().map(line).collect::<Vec<_>>().concat()
}

#[test]
fn auto_profile_of_every_plan() {
    for name in PLANS {
        let prompt = render(&plan(name), &options("auto")).expect(name);
        insta::assert_snapshot!(format!("auto_{name}"), shown(&prompt));
        insta::assert_snapshot!(format!("changes_{name}"), explained(&prompt.changes));
    }
}

#[test]
fn every_profile_of_every_plan() {
    for name in PLANS {
        for profile in profiles() {
            let prompt = render(&plan(name), &options(profile.name)).expect(name);
            insta::assert_snapshot!(format!("{}_{name}", profile.name), shown(&prompt));
        }
    }
}

#[test]
fn auto_looks_at_how_the_script_is_written() {
    let profile = |value: serde_json::Value| {
        let plan: Plan = serde_json::from_value(value).expect("a plan");
        let prompt = render(&plan, &options("auto")).expect("a prompt");
        (prompt.profile, prompt.reason)
    };
    let with = |scene: serde_json::Value| profile(json!({"scenes": [scene]})).0;
    assert_eq!(profile(json!({})).0, "basic");
    assert_eq!(with(json!({"layers": [{"number": 1, "text": "Ink"}]})), "production");
    assert_eq!(with(json!({"type": "b-roll", "visual": "A bar chart and a graph"})), "scenes");
    assert_eq!(with(json!({"media": ["stock"]})), "scenes");
    assert_eq!(with(json!({"text": [{"text": "ONE"}]})), "scenes");
    assert_eq!(with(json!({"vo": "Hello."})), "natural");
    let long = json!({
        "duration": {"min_seconds": 50, "max_seconds": 61, "approximate": true},
        "scenes": [{"vo": "Hello."}]
    });
    assert_eq!(
        profile(long),
        ("scenes".to_owned(), "61 seconds are too long for prose".to_owned())
    );
}

#[test]
fn options_win_over_script_over_configuration() {
    let mut plan = plan("natural");
    let mut options = Options::new().files(MemoryFiles::new());
    options.config.render.profile = Some("compact".to_owned());
    assert_eq!(render(&plan, &options).expect("a prompt").profile, "compact");
    plan.profile = "scenes".to_owned();
    assert_eq!(render(&plan, &options).expect("a prompt").profile, "scenes");
    options.profile = Some("production".to_owned());
    assert_eq!(render(&plan, &options).expect("a prompt").profile, "production");
    options.profile = Some("auto".to_owned());
    assert_eq!(render(&plan, &options).expect("a prompt").profile, "natural");
    options.profile = Some("productoin".to_owned());
    let error = render(&plan, &options).expect_err("no such profile").to_string();
    assert!(error.contains("did you mean `production`?"), "{error}");
}

#[test]
fn seconds_are_omitted_approximate_or_exact() {
    let heading = |profile: &str, durations: Durations| {
        let prompt = render(&plan("verbatim"), &options(profile).durations(durations));
        let text = prompt.expect("a prompt").text;
        let line = text.lines().find(|line| line.to_lowercase().starts_with("scene 1"));
        line.expect("a scene").to_owned()
    };
    assert_eq!(heading("production", Durations::Omit), "SCENE 1 — A-ROLL");
    assert_eq!(heading("production", Durations::Approximate), "SCENE 1 — A-ROLL (about 10s)");
    assert_eq!(heading("production", Durations::Exact), "SCENE 1 — A-ROLL (9.5s)");
    assert_eq!(heading("scenes", Durations::Exact), "Scene 1 (9.5s): A-roll");
    assert_eq!(heading("compact", Durations::Omit), "Scene 1, A-roll");
}

#[test]
fn sections_add_up_to_the_prompt() {
    for name in PLANS {
        for profile in profiles() {
            let prompt = render(&plan(name), &options(profile.name)).expect(name);
            let sum: usize = prompt.sections.iter().map(|(_, characters)| characters).sum();
            assert_eq!(sum, prompt.characters);
        }
    }
    let prompt = render(&plan("production"), &options("auto")).expect("a prompt");
    let names: Vec<&str> = prompt.sections.iter().map(|(name, _)| name.as_str()).collect();
    insta::assert_snapshot!(names.join("\n"));
}

/// What no budget may cost.
const PROTECTED: [&str; 12] = [
    "TONE: Proud without boasting.",
    "ATTACHMENTS:",
    "\"timetable.png\":",
    "SCRIPT: The narration",
    "\"412,000 CROSSINGS\"",
    "LAYER 1: Graphite field",
    "LAYER 3: Ferry icons",
    "#0066FF",
    "FRAMING:",
    "BACKGROUND:",
    "haldenferries dot no",
    "- \"+11% ON LAST SPRING\"",
];

#[test]
fn a_budget_costs_the_least_first() {
    let full = render(&plan("production"), &options("production")).expect("a prompt");
    assert!(full.over_budget.is_none() && full.limit == Some(10_000));
    let mut dropped = String::new();
    for cut in [1, 150, 400, 700, 900] {
        let limit = full.characters - cut;
        let prompt = render(&plan("production"), &options("production").max_chars(limit));
        let prompt = prompt.expect("a prompt");
        for protected in PROTECTED {
            assert!(prompt.text.contains(protected), "{protected} at {cut}");
        }
        let fits: Vec<Change> =
            prompt.changes.into_iter().filter(|change| change.pass == "fit").collect();
        let met = prompt.over_budget.is_none();
        let _ = writeln!(dropped, "{cut} less: {met}\n{}", explained(&fits));
    }
    insta::assert_snapshot!(dropped);
}

#[test]
fn a_budget_that_cannot_be_met_is_told() {
    let prompt = render(&plan("production"), &options("production").max_chars(300));
    let prompt = prompt.expect("a prompt");
    let overrun = prompt.over_budget.expect("an overrun");
    assert_eq!((overrun.limit, overrun.characters), (300, prompt.characters));
    assert_eq!(overrun.fitting_profile, None);
    let full = render(&plan("production"), &options("production")).expect("a prompt");
    let compact = render(&plan("production"), &options("compact")).expect("a prompt");
    assert!(compact.characters < full.characters);
    let mut limited = options("production").max_chars(compact.characters);
    limited.skipped_passes.push("fit".to_owned());
    let prompt = render(&plan("production"), &limited).expect("a prompt");
    assert_eq!(prompt.characters, full.characters, "the pass is off");
    assert_eq!(prompt.over_budget.and_then(|overrun| overrun.fitting_profile), Some("compact"));
}

#[test]
fn auto_turns_compact_before_anything_is_lost() {
    let compact = render(&plan("production"), &options("compact")).expect("a prompt");
    let prompt = render(&plan("production"), &options("auto").max_chars(compact.characters));
    let prompt = prompt.expect("a prompt");
    assert_eq!(prompt.profile, "compact");
    let limit = compact.characters;
    assert_eq!(
        prompt.reason,
        format!("production (scene 2 has layers) is over {limit} characters")
    );
    assert_eq!(prompt.text, compact.text);
}

#[test]
fn user_text_is_data() {
    let text = "{{ title }} {% for x in y %} {# gone #}";
    let plan: Plan = serde_json::from_value(json!({
        "title": text,
        "sections": {"format": text, "tone": text, "music": text, "avatar": text},
        "style": {"name": text, "text": text},
        "on_screen_text": [{"text": text, "attribution": text}],
        "files": [{"name": text, "use": text, "asset_id": text}],
        "scenes": [{
            "vo": text, "visual": text, "directions": [text], "title": text, "transition": text,
            "text": [{"text": text, "styling": text}], "layers": [{"number": 1, "text": text}],
            "delivery": [text]
        }]
    }))
    .expect("a plan");
    for profile in profiles() {
        let prompt = render(&plan, &options(profile.name)).expect(profile.name);
        assert!(prompt.text.matches(text).count() >= 9, "{}: {}", profile.name, prompt.text);
    }
}

// Templates of the user's.

fn with_files(files: MemoryFiles, template: &str) -> Result<Prompt, Error> {
    let mut options = Options::new().files(files);
    options.template = Some(template.to_owned());
    render(&plan("production"), &options)
}

/// The findings of a template as `rule path:line:column excerpt: message (help)`.
fn problems(error: Error) -> Vec<String> {
    let Error::Invalid(invalid) = error else { panic!("{error}") };
    let source = &invalid.source;
    let lines = invalid.diagnostics.iter().map(|found| {
        let place = source.position(found.span.start);
        let help = found.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        format!(
            "{} {}:{}:{} `{}`: {}{help}",
            found.rule,
            source.path(),
            place.line,
            place.column,
            source.slice(found.span),
            found.message
        )
    });
    lines.collect()
}

#[test]
fn a_template_may_build_on_the_built_in_ones() {
    let files = MemoryFiles::new()
        .with(
            "films/mine.jinja",
            "{% extends \"production\" %}\n{% block tail %}\nEND {{ title | quote }}\n{% include \"parts/bye.jinja\" %}\n{% endblock %}\n",
        )
        .with("films/parts/bye.jinja", "Bye from {% include \"shared\" %}")
        .with(
            "templates/shared.jinja",
            "{{ scenes | length }} scenes, {{ scenes[1].vo | figures | english_list }}.",
        );
    let prompt = with_files(files, "films/mine.jinja").expect("a prompt");
    assert!(prompt.text.starts_with("FORMAT: Quarterly report"), "{}", prompt.text);
    let end = "\n\nEND \"Halden Ferries, spring in numbers\"\nBye from 6 scenes, 2024.";
    assert!(prompt.text.ends_with(end), "{}", prompt.text);
    assert_eq!(prompt.profile, "films/mine.jinja");
    let heading = "SCENE 1 — A-ROLL (about 8s): Hook";
    assert!(prompt.text.contains(heading), "seconds as in the one it extends");
}

#[test]
fn a_template_is_found_by_name() {
    let house = "house: {{ title }} {% include \"builtin/_partials/script.jinja\" %}";
    let mut options = Options::new().profile("brief").files(
        MemoryFiles::new()
            .with("templates/brief.jinja", "nearer: {{ title }}")
            .with("house/brief.jinja", house),
    );
    let prompt = render(&plan("basic"), &options).expect("a prompt");
    assert_eq!(prompt.text, "nearer: Rain barrels");
    options.config.templates.paths.push("house".to_owned());
    let prompt = render(&plan("basic"), &options).expect("a prompt");
    assert_eq!(prompt.text, "house: Rain barrels");
}

#[test]
fn an_unknown_name_is_told_with_its_place() {
    let cases = [
        "{{ title }}\n  {{ titel }}",
        "{% for scene in scenes %}\n{{ scene.visuals }}{% endfor %}",
        "{% if sections.tune %}a{% endif %}",
        "{{ title | shout }}",
        "{% if title %}",
        "{% include \"../secret\" %}",
        "{% include \"/etc/passwd\" %}",
        "{% include \"nowhere\" %}",
        "{% include \"inner.jinja\" %}",
        "{% for a in range(100000) %}{% for b in range(100000) %}{{ a }}{% endfor %}{% endfor %}",
        "{% include \"self.jinja\" %}",
        "{{ scenes[0].seconds | quote }}",
    ];
    let mut told = String::new();
    for case in cases {
        let files = MemoryFiles::new()
            .with("t.jinja", case)
            .with("templates/inner.jinja", "one\n{{ tilte }}")
            .with("templates/self.jinja", "{% include \"self.jinja\" %}");
        let error = with_files(files, "t.jinja").expect_err(case);
        let _ = writeln!(told, "{case}\n  {}", problems(error).join("\n  "));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn templates_are_checked_without_a_script() {
    let text = "{{ titel }} {{ sections.tune }}\n{% for scene in scenes %}{{ scene.vizual }}{% endfor %}\n{{ look.palete }} {{ style.rules.title }} {{ range(3) }}";
    let source = Source::new("t.jinja", text).expect("a source");
    let options = Options::new().files(MemoryFiles::new());
    let found = check_template(&source, &options);
    insta::assert_snapshot!(problems(Error::invalid(source, found)).join("\n"));
    for profile in profiles() {
        let text = template_source(profile.name).expect("a template");
        let source = Source::new("p.jinja", text).expect("a source");
        assert!(check_template(&source, &options).is_empty(), "{}", profile.name);
    }
}

#[test]
fn a_script_cannot_name_a_template_elsewhere() {
    let mut plan = plan("basic");
    let files = MemoryFiles::new()
        .with("../secret.jinja", "secret")
        .with("here/own.jinja", "own {{ title }}");
    let options = Options::new().files(files);
    plan.profile = "here/own.jinja".to_owned();
    assert_eq!(render(&plan, &options).expect("a prompt").text, "own Rain barrels");
    for path in ["../secret.jinja", "/etc/passwd", "C:\\secret.jinja"] {
        plan.profile = path.to_owned();
        assert!(matches!(render(&plan, &options), Err(Error::Option { .. })), "{path}");
    }
}

// Properties.

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.!?\"“”{}%#$0-9\n]{0,40}",
        Just("\"4 HOURS\" COUNTS UP, 65% of it".to_owned()),
        Just("مرحبا “世界” 🎬\u{2028}x".to_owned()),
        Just("   ".to_owned()),
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

prop_compose! {
    fn scene()(
        kind in proptest::option::of(prop_oneof![Just("a-roll"), Just("b-roll"), Just("overlay")]),
        media in proptest::collection::vec(
            prop_oneof![Just("stock"), Just("asset"), Just("motion-graphics")],
            0..3,
        ),
        texts in proptest::collection::vec(maybe(), 9),
        directions in proptest::collection::vec(text(), 0..3),
        layers in proptest::collection::vec((1u8..=5, text()), 0..6),
        shown in proptest::collection::vec((text(), maybe()), 0..3),
        seconds in 0u32..40,
    ) -> serde_json::Value {
        let layer = |(number, text)| json!({"number": number, "text": text});
        let show = |(text, styling)| json!({"text": text, "styling": styling});
        json!({
            "type": kind, "media": media, "vo": texts[0], "title": texts[1], "visual": texts[2],
            "left": texts[3], "right": texts[4], "transition": texts[5], "music": texts[6],
            "sfx": texts[7], "directions": directions, "seconds": seconds,
            "layers": layers.into_iter().map(layer).collect::<Vec<_>>(),
            "text": shown.into_iter().map(show).collect::<Vec<_>>(),
            "lower_third": texts[8].as_ref().map(|text| json!({"text": text, "styling": null})),
        })
    }
}

prop_compose! {
    fn plans()(
        scenes in proptest::collection::vec(scene(), 0..6),
        sections in proptest::collection::vec(maybe(), 7),
        listed in proptest::collection::vec((text(), maybe()), 0..4),
        language in prop_oneof![Just("en"), Just("de"), Just("ja"), Just("")],
        avatar in maybe(),
        style in maybe(),
        verbatim in any::<bool>(),
    ) -> Plan {
        let numbered = scenes.into_iter().enumerate().map(|(at, mut scene)| {
            scene["index"] = json!(at + 1);
            scene["number"] = json!(at + 1);
            scene
        });
        let list = |(text, by)| json!({"text": text, "attribution": by});
        serde_json::from_value(json!({
            "title": "T", "language": language, "language_name": "X", "avatar_id": avatar,
            "script": if verbatim { "verbatim" } else { "adapt" },
            "scenes": numbered.collect::<Vec<_>>(),
            "sections": {
                "format": sections[0], "thesis": sections[1], "tone": sections[2],
                "audience": sections[3], "avatar": sections[4], "music": sections[5],
                "narration_style": sections[6]
            },
            "style": style.map(|text| json!({"name": null, "text": text})),
            "on_screen_text": listed.into_iter().map(list).collect::<Vec<_>>(),
        }))
        .expect("a plan")
    }
}

/// A text as prompts have it, on one line; which marks stand around quotations is left open.
fn folded(text: &str) -> String {
    let breaks = |c: char| {
        c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let parts: Vec<&str> = text.split(breaks).filter(|part| !part.is_empty()).collect();
    parts.join(" ").trim().replace('"', "'")
}

/// What holds for any prompt of a plan.
fn holds(plan: &Plan, options: &Options) -> Result<(), TestCaseError> {
    let prompt = render(plan, options).expect("a prompt");
    prop_assert_eq!(&prompt, &render(plan, options).expect("a prompt"));
    prop_assert!(!prompt.text.contains("\n\n\n"));
    prop_assert!(prompt.text.lines().all(|line| line.trim_end() == line));
    prop_assert!(!prompt.text.starts_with('\n') && !prompt.text.ends_with('\n'));
    let text = prompt.text.replace('"', "'");
    let optimized = optimize(plan, options).plan;
    for vo in optimized.scenes.iter().filter_map(|scene| scene.vo.as_ref()) {
        prop_assert!(text.contains(&folded(vo.as_str())), "{} in {}", vo, text);
    }
    for entry in &optimized.on_screen_text {
        prop_assert!(text.contains(&folded(entry.text.as_str())), "{} in {}", entry.text, text);
    }
    if let Some(tone) = &plan.sections.tone {
        prop_assert!(text.contains(folded(tone.as_str()).trim_end_matches([',', ';', ' '])));
    }
    let fits = prompt.limit.is_none_or(|limit| prompt.characters <= limit);
    prop_assert_eq!(fits, prompt.over_budget.is_none());
    let free = Options { max_chars: None, ..options.clone() };
    let shortened = prompt.characters < render(plan, &free).expect("a prompt").characters;
    prop_assert_eq!(shortened, prompt.changes.iter().any(|change| change.pass == "fit"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rendering_is_total_deterministic_and_loses_nothing_protected(
        plan in plans(),
        limit in 200usize..4000,
    ) {
        for profile in profiles() {
            holds(&plan, &options(profile.name))?;
            holds(&plan, &options(profile.name).max_chars(limit))?;
        }
    }
}
