use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::time::Time;

/// What is found in a front matter, each as `[place] message; help`.
fn findings(yaml: &str) -> String {
    let (_, diagnostics) = read(yaml, 0);
    let mut shown = String::new();
    for found in diagnostics {
        let place = yaml.get(found.span.range()).unwrap();
        let help = found.help.unwrap_or_default();
        let _ = writeln!(
            shown,
            "{} [{place}] {}\n  help: {help}",
            found.severity.as_str(),
            found.message
        );
        if let Some(fix) = found.fix {
            let _ = writeln!(shown, "  fix ({:?}): {}", fix.applicability, fix.title);
        }
    }
    shown
}

fn sound(yaml: &str) -> Meta {
    let (meta, diagnostics) = read(yaml, 0);
    assert_eq!(diagnostics, [], "{yaml}");
    meta
}

const WHOLE: &str = r#"
title: "January: in numbers"
duration: 90–120 s
language: de-CH
pace: slow
style: SWISS PULSE
profile: production
script: Verbatim
orientation: landscape
avatar_id: 0042
voice_id: 2d5b
avatar: {kind: studio, orientation: square, background: yes}
files:
  - {url: "https://example.com/a.png", name: logo, use: corner of every scene}
  - asset_id: abc
  - path: ./b.mp4
  - {media_type: image/png, data: QUJD}
callback_url: https://example.com/done
callback_id: 17
vars: {product: Rocket, year: 2026, empty: , price: 1.50}
heygen: {mode: generate, seed: 18446744073709551615}
runware: {width: 1920, providerSettings: {a: [1, ~]}}
"#;

#[test]
fn every_key_is_read() {
    let meta = sound(WHOLE);
    assert_eq!(meta.title.as_ref().map(Text::as_str), Some("January: in numbers"));
    let duration = meta.duration.unwrap();
    assert_eq!((duration.min, duration.max), (Time::from_secs(90), Time::from_secs(120)));
    assert!(duration.approximate && duration.editable);
    assert_eq!(meta.language.unwrap(), "de-CH");
    assert_eq!(meta.pace.map(|pace| pace.value), Some(130.0));
    assert_eq!(meta.style, Some(MetaStyle::Name(Text::synthetic("SWISS PULSE"))));
    assert_eq!(meta.script.map(|mode| mode.value), Some(ScriptMode::Verbatim));
    assert_eq!(meta.orientation.map(|shape| shape.value), Some(Orientation::Landscape));
    assert_eq!(meta.avatar_id.unwrap(), "0042");
    let avatar = meta.avatar.unwrap();
    assert_eq!(avatar.kind, Some(AvatarKind::Studio));
    assert_eq!((avatar.orientation, avatar.background), (Some(AvatarShape::Square), Some(true)));
    assert_eq!(meta.callback_id.unwrap(), "17");
    assert_eq!(meta.profile.unwrap(), "production");
    let json = serde_json::to_string(&(&meta.heygen, &meta.runware)).unwrap();
    let whole = r#"[{"mode":"generate","seed":18446744073709551615},{"width":1920,"providerSettings":{"a":[1,null]}}]"#;
    assert_eq!(json, whole);
}

#[test]
fn files_of_every_kind() {
    let meta = sound(WHOLE);
    let json = serde_json::to_value(&meta.files).unwrap();
    let sources = serde_json::json!([
        {"name": "logo", "use": "corner of every scene", "url": "https://example.com/a.png"},
        {"name": null, "use": null, "asset_id": "abc"},
        {"name": null, "use": null, "path": "./b.mp4"},
        {"name": null, "use": null, "media_type": "image/png", "data": "QUJD"},
    ]);
    assert_eq!(json, sources);
}

#[test]
fn variables_are_kept_as_written_with_their_places() {
    let meta = sound(WHOLE);
    let vars: Vec<(&str, &str)> =
        meta.vars.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(vars, [("product", "Rocket"), ("year", "2026"), ("empty", ""), ("price", "1.50")]);
    let (name, value) = meta.vars.last().unwrap();
    assert_eq!(&WHOLE[name.span().range()], "price");
    assert_eq!(&WHOLE[value.span().range()], "1.50");
}

#[test]
fn places_of_values() {
    let (meta, _) = read("title: x\nduration: never\n", 1000);
    assert_eq!(meta.places.get("title"), Some(Span::new(1007, 1008)));
    assert_eq!(meta.places.get("duration"), Some(Span::new(1019, 1024)));
    assert_eq!(meta.places.get("style"), None);
}

#[test]
fn durations_as_people_write_them() {
    let cases = [
        ("90s", 90, 90, false),
        ("90", 90, 90, false),
        ("1m30s", 90, 90, false),
        ("1:30", 90, 90, false),
        ("\"1 min\"", 60, 60, false),
        ("~90s", 90, 90, true),
        ("about 2 minutes", 120, 120, true),
        ("90–120 s", 90, 120, true),
        ("90-120s", 90, 120, true),
    ];
    for (written, min, max, approximate) in cases {
        let duration = sound(&format!("duration: {written}")).duration.unwrap();
        let found = (duration.min, duration.max, duration.approximate);
        assert_eq!(found, (Time::from_secs(min), Time::from_secs(max), approximate), "{written}");
    }
}

#[test]
fn nothing_counts_as_not_given() {
    let meta =
        sound("title:\nvoice_id: ~\nstyle: null\nfiles:\nvars:\navatar:\npace: # to be decided\n");
    assert_eq!(meta, Meta::default());
    assert_eq!(sound(""), Meta::default());
    assert_eq!(sound("# nothing yet\n"), Meta::default());
}

#[test]
fn an_inline_style() {
    let meta = sound(
        "style:\n  extends: Swiss Pulse\n  colors: {accent: [{name: green, hex: \"#0a0\"}]}\n  +avoid: [stock handshakes]\n",
    );
    let Some(MetaStyle::Inline(style, _)) = meta.style else { panic!("no inline style") };
    assert_eq!((style.name.as_str(), style.title.as_str()), ("", ""));
    assert_eq!(style.colors.accent.len(), 1);
    assert_eq!(style.colors.primary.len(), 2);
    assert_eq!(style.avoid.len(), 4);
}

#[test]
fn one_bad_value_leaves_the_others() {
    let (meta, diagnostics) = read("title: [x]\nduration: 30s\npace: \"fast\nstyle: clean\n", 0);
    assert_eq!(diagnostics.len(), 2);
    assert!(meta.title.is_none() && meta.pace.is_none());
    assert!(meta.duration.is_some() && meta.style.is_some());
}

#[test]
fn what_is_wrong_and_what_would_be_right() {
    let yaml = r#"titel: Launch
avatar-id: x
mood: warm
title: [a, b]
duration: soon
language: German
pace: 900
style: [swiss-pulse]
script: verbtim
orientation: square
avatar_id: ""
avatar: {kind: cartoon, background: maybe, pose: standing}
files:
  - logo.png
  - {url: a, path: b}
  - {media_type: image/png}
  - {name: c}
  - {url: d, nmae: logo}
vars: {2fast: x, list: [1], colour: #fff}
heygen: generate
voice_id: {a: b}
callback_url: x
callback_url: y
"#;
    insta::assert_snapshot!(findings(&yaml.replace(", colour: #fff", "")));
}

#[test]
fn what_is_wrong_with_the_whole() {
    let mut shown = String::new();
    for yaml in [
        "- title: x\n- b\n",
        "just words\n",
        "style:\n  extends: swis-pulse\n  energy: low\n  motion: {energy: lots}\n  colors:\n    accent:\n      - hex: #0066FF\n",
        "style: {extends: brand}\n",
        "vars: [a]\nfiles: {url: x}\navatar: me\n",
        "pace: quick\nlanguage: 日本語\n",
    ] {
        let _ = writeln!(shown, "{yaml}{}", findings(yaml));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_key_that_is_there_already_is_not_suggested_as_a_repair() {
    let (_, diagnostics) = read("title: a\ntitel: b\n", 0);
    assert!(diagnostics.iter().all(|found| found.fix.is_none()));
}

proptest! {
    /// Any text is read, and places lie in it, on character boundaries.
    #[test]
    fn reading_is_total(yaml in "(?s)((title|duration|style|files|vars|pace|avatar|heygen|language|hex): ?|[\\[\\]{}:,#~'\"]|\n ?-? ?|[a-zé0-9 ]|.){0,40}") {
        let (meta, diagnostics) = read(&yaml, 0);
        for found in diagnostics {
            prop_assert!(yaml.get(found.span.range()).is_some(), "{:?} {:?}", yaml, found);
        }
        for span in meta.places.values() {
            prop_assert!(yaml.get(span.range()).is_some());
        }
    }
}

#[test]
fn settings_of_an_imported_file_are_read_like_front_matter() {
    let place = crate::source::Span::new(3, 9);
    let settings = [
        crate::ast::Setting::new("orientation", "\"portrait\"", place),
        crate::ast::Setting::new("pace", "140", place),
        crate::ast::Setting::new("vars", "{\"city\": \"Lisbon\"}", place),
    ];
    let (meta, findings) = super::read_settings(&settings);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(meta.orientation.map(|shape| shape.value), Some(crate::plan::Orientation::Portrait));
    assert_eq!(meta.pace.map(|pace| (pace.value, pace.span)), Some((140.0, place)));
    assert_eq!(meta.vars.len(), 1);
}
