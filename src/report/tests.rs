use super::*;
use crate::fix::{Edit, Fix};
use crate::source::Span;

const SCRIPT: &str = "\u{feff}SCENE 1 — A-ROLL (8s): Hook\r\n[Close on the presenter]\r\nVO: \"Now the honest part. Organic drives sixty-five percent of subscriptions, and it fell by sixteen percent.\"\r\n\r\nSCENE 2 — B-ROLL, STOCK (4s): 数据\r\nVISUAL: \u{1b}[31mA wave\u{202e}\r\n";

fn source(text: &str) -> Source {
    Source::new("films/launch.shot", text).unwrap()
}

fn at(source: &Source, needle: &str) -> Span {
    let start = source.text().find(needle).unwrap();
    Span::new(start, start + needle.len())
}

fn findings(source: &Source) -> Vec<Diagnostic> {
    let speech = at(source, "Now the honest part. Organic");
    let time = at(source, "4s");
    vec![
        Diagnostic::new("timing/vo-overrun", Severity::Warning, speech, "scene 1 needs 13–17 s, has 8 s")
            .label("cut off after \"… sixteen percent\"")
            .label_at(at(source, "8s"), "the scene's time")
            .help("drop 8 words, or give the scene 14 s (`--unsafe-fixes` does, and moves the total)")
            .scene("1"),
        Diagnostic::new("timing/short-b-roll", Severity::Error, time, "B-roll of 4 s")
            .note("the agent renders black frames in B-roll of 5 s or less, whatever is described in it, and the rest of the film waits for it")
            .fix(Fix::safe("Give the scene 10 s", vec![Edit::replace(time, "10s")]))
            .scene("2"),
        Diagnostic::new("syntax/unexpected", Severity::Error, at(source, "\u{1b}"), "a control \u{1b}[0m character"),
    ]
}

#[test]
fn full_shows_the_place_and_what_to_do() {
    let source = source(SCRIPT);
    let findings = findings(&source);
    insta::assert_snapshot!(render(Format::Full, &[(source, findings)], Look::plain(90)));
}

#[test]
fn full_in_colour() {
    let source = source(SCRIPT);
    let findings = findings(&source);
    let out = render(Format::Full, &[(source, findings)], Look::plain(60).color(true));
    insta::assert_snapshot!(out.replace('\u{1b}', "ESC"));
}

#[test]
fn concise_is_one_line_a_finding() {
    let source = source(SCRIPT);
    let findings = findings(&source);
    insta::assert_snapshot!(render(Format::Concise, &[(source, findings)], Look::default()), @r"
    films/launch.shot:3:6: warning[timing/vo-overrun] scene 1 needs 13–17 s, has 8 s
    films/launch.shot:5:26: error[timing/short-b-roll] B-roll of 4 s
    films/launch.shot:6:9: error[syntax/unexpected] a control ␛[0m character
    ");
}

#[test]
fn json_is_one_array() {
    let clean = source("nothing");
    let source = source(SCRIPT);
    let findings = findings(&source);
    let out = render(Format::Json, &[(source, findings), (clean, Vec::new())], Look::default());
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    insta::assert_json_snapshot!(value);
    assert_eq!(render(Format::Json, &[], Look::default()), "[\n]\n");
}

#[test]
fn a_column_far_to_the_right_is_right() {
    let text = format!("VO: {}HERE{}", "äöü ".repeat(5_000), " x".repeat(5_000));
    let source = source(&text);
    let span = at(&source, "HERE");
    let finding = Diagnostic::new("vo/test", Severity::Info, span, "look").label("here");
    let out = render(Format::Full, &[(source, vec![finding])], Look::default());
    insta::assert_snapshot!(out);
}

#[test]
fn places_far_apart_and_many() {
    let text: String =
        (1..=5_000).map(|n: usize| ["line ", &n.to_string(), "\n"].concat()).collect();
    let source = source(&text);
    let mut finding =
        Diagnostic::new("t/many", Severity::Warning, at(&source, "line 4000"), "many")
            .label("first");
    for n in [4002, 4005, 4050, 4500, 1, 2, 3, 4, 5, 6, 7] {
        finding = finding.label_at(at(&source, &format!("line {n}\n")), format!("again {n}"));
    }
    insta::assert_snapshot!(render(Format::Full, &[(source, vec![finding])], Look::default()));
}

#[test]
fn places_without_room_are_named_by_their_lines() {
    let text = format!("{}far\nnear far\nnear\n", "x ".repeat(100));
    let source = source(&text);
    let far = at(&source, "far");
    let [second, third] = ["near far", "near\n"].map(|what| at(&source, what));
    let finding = Diagnostic::new("t/far", Severity::Warning, far, "far").label("here");
    let finding = finding.label_at(second, "there").label_at(third, "and there");
    let shown = render(Format::Full, &[(source, vec![finding])], Look::default());
    assert!(shown.contains("note: and at 2 more places, on lines 2 and 3\n"), "{shown}");
}

#[test]
fn odd_places_do_not_break_it() {
    for (text, span) in [
        ("", Span::at(0)),
        ("a", Span::at(1)),
        ("a\n", Span::at(2)),
        ("a\r\n\r\nb", Span::new(1, 5)),
        ("\u{feff}", Span::new(0, 3)),
        ("\u{feff}x", Span::new(0, 4)),
        ("ab", Span::new(7, 9)),
        ("日本", Span::new(3, 6)),
    ] {
        let source = source(text);
        let finding = Diagnostic::new("t/odd", Severity::Error, span, "odd").label("here");
        let out = render(Format::Full, &[(source, vec![finding])], Look::plain(20));
        assert!(out.starts_with("error[t/odd]: odd\n"), "{out}");
        assert!(out.contains("films/launch.shot:"), "{out}");
    }
}

#[test]
fn the_summary_says_what_is_ready() {
    let mut totals = Totals::default();
    totals.add(&[]);
    totals.film(7, Time::from_ms(61_500));
    let end = |totals: &Totals| Format::Full.report(Look::default()).end(totals);
    assert_eq!(end(&totals), "Ready: 7 scenes, 61.5 s, no findings\n");
    totals.warnings = 2;
    totals.fixable = 1;
    assert_eq!(end(&totals), "Ready: 7 scenes, 61.5 s · 2 warnings · 1 fixable\n");
    totals.errors = 1;
    assert_eq!(
        end(&totals),
        "Not ready: 1 error, 2 warnings · 1 fixable · nothing sent, nothing spent\n"
    );
}
