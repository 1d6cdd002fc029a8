//! The optimizer, pass by pass: what it does, and what it leaves alone.

use serde_json::{Value, json};
use shotlist::Options;
use shotlist::optimize::{Directive, Framing, Optimized, PASSES, Presenter, optimize};
use shotlist::plan::Plan;
use shotlist::text::Text;

fn plan(value: Value) -> Plan {
    serde_json::from_value(value).expect("a plan")
}

fn run(value: Value) -> Optimized {
    optimize(&plan(value), &Options::new())
}

fn messages<'a>(optimized: &'a Optimized, pass: &str) -> Vec<&'a str> {
    optimized
        .changes
        .iter()
        .filter(|change| change.pass == pass)
        .map(|change| change.message.as_str())
        .collect()
}

fn listed(optimized: &Optimized) -> Vec<&str> {
    optimized.plan.on_screen_text.iter().map(|entry| entry.text.as_str()).collect()
}

fn scene(value: &Value) -> Value {
    let mut scene = json!({"index": 1, "number": 1});
    for (key, value) in value.as_object().expect("an object") {
        scene[key] = value.clone();
    }
    scene
}

fn one_scene(value: &Value) -> Optimized {
    run(json!({"language": "en", "scenes": [scene(value)]}))
}

#[test]
fn every_pass_can_be_left_out() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/plans/production.json"
    ));
    let plan: Plan = serde_json::from_str(&text.expect("the fixture")).expect("a plan");
    for pass in PASSES {
        let mut options = Options::new();
        options.skipped_passes.push(pass.to_owned());
        assert!(messages(&optimize(&plan, &options), pass).is_empty(), "{pass} by option");
        let mut options = Options::new();
        options.config.render.passes.insert(pass.to_owned(), false);
        assert!(messages(&optimize(&plan, &options), pass).is_empty(), "{pass} by configuration");
    }
}

#[test]
fn figures_are_spoken_and_the_rest_of_the_words_stay() {
    let optimized = run(
        json!({"language": "en", "scenes": [{"index": 1, "number": 7, "vo": "GPT-4o cut it by 65 % in 3 days, with Windows 11."}]}),
    );
    let vo = optimized.plan.scenes[0].vo.as_ref().map(Text::as_str);
    assert_eq!(vo, Some("GPT-4o cut it by sixty-five percent in three days, with Windows 11."));
    let change = optimized.changes.iter().find(|change| change.pass == "spoken").expect("a change");
    assert_eq!(change.scene.as_deref(), Some("7"));
    assert_eq!(
        change.message,
        "says “sixty-five percent” for “65 %”, “three” for “3”; on screen figures stay figures"
    );
}

#[test]
fn figures_in_other_languages_are_left_alone() {
    for language in ["pl", "ru", "xx", ""] {
        let optimized =
            run(json!({"language": language, "scenes": [{"index": 1, "vo": "65 % in 4 godziny"}]}));
        assert_eq!(
            optimized.plan.scenes[0].vo.as_ref().map(Text::as_str),
            Some("65 % in 4 godziny")
        );
    }
}

#[test]
fn shown_strings_join_the_exact_text() {
    let optimized = one_scene(&json!({
        "text": [{"text": "SAT 9 PM"}],
        "lower_third": {"text": "Ada Lovelace"},
        "layers": [{"number": 2, "text": "“4 HOURS” COUNTS UP beside 65% of a pie"}],
        "right": "\"OPEN\" FLIPS to «SHUT»",
        "visual": "A sign reads \"COFFEE\" in a \"vintage\" street"
    }));
    assert_eq!(
        listed(&optimized),
        ["SAT 9 PM", "Ada Lovelace", "4 HOURS", "65%", "OPEN", "SHUT", "COFFEE"]
    );
    assert_eq!(messages(&optimized, "collect-text").len(), 1, "one report a scene");
}

#[test]
fn doubles_parts_placeholders_dialogue_and_files_do_not() {
    let optimized = run(json!({
        "on_screen_text": [{"text": "NOTHING LEAVES THE MACHINE"}],
        "files": [{"name": "logo", "url": "https://example.org/logo.png"}],
        "scenes": [{
            "index": 1,
            "layers": [
                {"number": 1, "text": "\"Nothing leaves the machine.\" TYPES ON, then \"the machine\" PULSES"},
                {"number": 2, "text": "\"$9\" SLIDES in, \"$9 / MONTH\" follows, \"$9 / month\" stays"},
                {"number": 3, "text": "\"COMPANY NAME\" and \"XX%\" FADE; the nurse says \"good morning\""},
                {"number": 4, "text": "\"logo\" and \"page.png\" SLIDE in at 40% opacity, filling 60% of the frame"}
            ]
        }]
    }));
    assert_eq!(listed(&optimized), ["NOTHING LEAVES THE MACHINE", "$9 / MONTH"]);
}

#[test]
fn media_are_added_only_where_one_clearly_wins() {
    let media = |value: Value| -> Vec<String> {
        let scene = &one_scene(&value).plan.scenes[0];
        scene.media.iter().map(|medium| medium.value.as_str().to_owned()).collect()
    };
    let b_roll = |visual: &str| media(json!({"type": "b-roll", "visual": visual}));
    assert_eq!(b_roll("A bar chart and a timeline with two labels"), ["MOTION GRAPHICS"]);
    assert_eq!(b_roll("Nurses talk to a patient in a hospital corridor"), ["STOCK"]);
    assert_eq!(b_roll("An abstract, dreamlike nebula"), ["AI-GENERATED"]);
    assert_eq!(
        media(json!({"type": "overlay", "layers": [{"number": 1, "text": "Ink DRIFTS"}]})),
        ["MOTION GRAPHICS"]
    );
    // One word is a hint, two kinds are a tie, and what is written stays.
    assert!(b_roll("A harbour at dusk").is_empty());
    assert!(b_roll("A chart and a graph over a street full of people").is_empty());
    assert_eq!(
        media(json!({"type": "b-roll", "media": ["asset"], "visual": "A bar chart, a graph"})),
        ["ASSET"]
    );
    // Presenter scenes and scenes without a type need none.
    assert!(media(json!({"type": "a-roll", "visual": "A bar chart, a graph"})).is_empty());
    assert!(media(json!({"visual": "A bar chart, a graph"})).is_empty());
    let hint = one_scene(&json!({"type": "b-roll", "visual": "A harbour at dusk"}));
    assert!(hint.changes.iter().any(|change| change.pass == "media" && change.advice));
}

#[test]
fn a_chosen_avatar_brings_its_own_looks() {
    let avatar = "A woman in her thirties. Navy blazer. Stands in a workshop. Speaks slowly.";
    let optimized = run(json!({"avatar_id": "ada", "sections": {"avatar": avatar}}));
    let kept = optimized.plan.sections.avatar.as_ref().map(Text::as_str);
    assert_eq!(kept, Some("Stands in a workshop. Speaks slowly."));
    assert_eq!(optimized.guidance.presenter, Presenter::Selected);
    assert_eq!(messages(&optimized, "presenter").len(), 2, "each sentence that goes is printed");
    // Without an avatar the description is all the agent has.
    let optimized = run(json!({"sections": {"avatar": avatar}}));
    assert_eq!(optimized.plan.sections.avatar.as_ref().map(Text::as_str), Some(avatar));
    assert_eq!(optimized.guidance.presenter, Presenter::Described);
}

#[test]
fn voice_over_only_is_said_where_it_is_certain() {
    let presenter = |value: Value| run(value).guidance.presenter;
    let b_roll = json!([{"index": 1, "type": "b-roll"}, {"index": 2, "type": "b-roll"}]);
    assert_eq!(presenter(json!({"scenes": b_roll})), Presenter::None);
    assert_eq!(presenter(json!({"scenes": b_roll, "avatar_id": "a"})), Presenter::Selected);
    assert_eq!(
        presenter(json!({"scenes": b_roll, "sections": {"avatar": "A baker."}})),
        Presenter::Described
    );
    assert_eq!(presenter(json!({"scenes": [{"type": "b-roll"}, {}]})), Presenter::Unsaid);
    assert_eq!(presenter(json!({"scenes": []})), Presenter::Unsaid);
}

#[test]
fn a_style_becomes_rules_with_five_avoids() {
    let rules = json!({
        "name": "test", "title": "Test", "summary": "Short.",
        "colors": {"primary": [{"name": "ink", "hex": "#101418", "role": "ground"}], "neutral": [{"name": "", "role": "nothing"}]},
        "avoid": ["a", "b", "A", "c", "d", "e", "f"], "transitions": {"use": ["hard cut"], "avoid": ["dissolve"]}
    });
    let look = run(json!({"style": {"name": "test", "rules": rules}})).guidance.look;
    assert_eq!(look.avoid, ["dissolve", "a", "b", "c", "d"]);
    assert_eq!(look.palette.len(), 1);
    assert_eq!(look.name.as_ref().map(Text::as_str), Some("Test"));
    let own = "Ink #101418 on paper. Soft wipes. Avoid dissolve, glow, robots, noise.";
    let look = run(json!({"style": {"name": "test", "rules": rules, "text": own}})).guidance.look;
    assert!(look.palette.is_empty() && look.transitions.is_empty());
    assert_eq!(look.avoid, ["a"], "four of the five are the script's own");
    assert_eq!(look.own.as_ref().map(Text::as_str), Some(own));
}

#[test]
fn without_a_style_there_is_the_default() {
    let optimized = run(json!({}));
    assert!(!optimized.guidance.look.is_empty());
    assert_eq!(messages(&optimized, "style").len(), 1);
}

#[test]
fn the_directive_follows_mode_and_share_of_speech() {
    let directive = |script: &str, speech: f64, vo: Option<&str>| {
        run(json!({
            "script": script, "duration": {"min_seconds": 60, "max_seconds": 60, "approximate": false},
            "scenes": [{"index": 1, "vo": vo}],
            "totals": {"seconds": 60, "scenes": 1,
                "speech": {"seconds": speech, "quick_seconds": speech, "slow_seconds": speech, "words": 9}}
        }))
        .guidance
        .directive
    };
    assert_eq!(directive("adapt", 53.9, Some("Hi.")), Some(Directive::Link));
    assert_eq!(directive("adapt", 54.0, Some("Hi.")), Some(Directive::Keep));
    assert_eq!(directive("verbatim", 10.0, Some("Hi.")), Some(Directive::Verbatim));
    assert_eq!(directive("adapt", 0.0, None), None);
}

#[test]
fn framing_notes_follow_the_facts() {
    let notes = |kind: &str, shape: &str, background: Option<bool>, video: Option<&str>| {
        run(json!({
            "orientation": video,
            "avatar": {"kind": kind, "orientation": shape, "background": background},
            "scenes": [{"index": 1, "type": "a-roll"}]
        }))
        .guidance
        .framing
    };
    for (shape, video, mismatch) in [
        ("portrait", "landscape", true),
        ("square", "landscape", true),
        ("landscape", "landscape", false),
        ("landscape", "portrait", true),
        ("square", "portrait", true),
        ("portrait", "portrait", false),
    ] {
        let found = notes("video", shape, None, Some(video));
        assert_eq!(
            matches!(found.as_slice(), [Framing::Shape { .. }]),
            mismatch,
            "{shape} in {video}"
        );
    }
    assert!(notes("video", "portrait", None, None).is_empty(), "no shape asked for");
    assert_eq!(notes("studio", "landscape", Some(false), Some("landscape")), [Framing::Background]);
    assert!(notes("studio", "landscape", None, Some("landscape")).is_empty());
    assert!(notes("photo", "landscape", Some(false), Some("landscape")).is_empty());
}

#[test]
fn nobody_is_framed_where_nobody_is_seen() {
    let optimized = run(json!({
        "orientation": "landscape", "avatar": {"orientation": "portrait"},
        "scenes": [{"index": 1, "type": "b-roll"}]
    }));
    assert!(optimized.guidance.framing.is_empty());
}

#[test]
fn files_are_named_with_their_use() {
    let optimized = run(json!({
        "files": [
            {"name": "logo", "url": "https://example.org/a/brand.svg?x=1"},
            {"url": "https://example.org/films/dawn.mp4#t=3"},
            {"path": "docs/report.pdf", "use": "Figures of scene 2"},
            {"media_type": "image/png", "data": "AAAA"},
            {"name": "unused", "asset_id": "x9"}
        ],
        "scenes": [
            {"index": 1, "assets": ["LOGO"]},
            {"index": 2, "visual": "\"dawn.mp4\" full frame, then report.pdf"},
            {"index": 3, "right": "the catalogo of dawn.mp4x"}
        ]
    }));
    let attachments: Vec<(&str, &str, &[u32])> = optimized
        .guidance
        .attachments
        .iter()
        .map(|file| (file.name.as_str(), file.kind.as_str(), file.scenes.as_slice()))
        .collect();
    let expected: [(&str, &str, &[u32]); 5] = [
        ("logo", "image", &[1]),
        ("dawn.mp4", "video", &[2]),
        ("report.pdf", "document", &[]),
        ("file 4", "image", &[]),
        ("unused", "file", &[]),
    ];
    assert_eq!(attachments, expected);
}

#[test]
fn other_languages_are_named_and_never_translated() {
    let optimized = run(json!({
        "language": "de-AT", "language_name": "German",
        "scenes": [{"index": 1, "number": 4, "visual": "Der Mann steht vor der Tür und winkt"}, {"index": 2, "visual": "A door opens"}]
    }));
    assert_eq!(optimized.guidance.speech_language.as_deref(), Some("German"));
    assert_eq!(messages(&optimized, "language")[1], "scene 4 not in English, kept as written");
    let english = run(json!({"language": "en-GB", "language_name": "English"}));
    assert_eq!(english.guidance.speech_language, None);
    assert!(messages(&english, "language").is_empty());
}

#[test]
fn what_format_says_is_not_said_again() {
    let states = |format: &str| {
        run(json!({
            "duration": {"min_seconds": 60, "max_seconds": 60, "approximate": false},
            "orientation": "landscape", "language_name": "English", "sections": {"format": format}
        }))
        .guidance
        .states
    };
    let all = states("A 60-second film, landscape 16:9, in English.");
    assert!(all.length && all.orientation && all.language);
    assert!(states("One minute? No, 1 minute.").length && states("60s").length);
    let none = states("A 30-second portrait of the Englishman's dog.");
    assert!(!none.length && !none.orientation);
}
