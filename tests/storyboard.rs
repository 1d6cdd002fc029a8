//! Storyboards: what is on the page, and that nothing on it can hurt.

#[path = "storyboard/browser.rs"]
mod browser;
#[path = "storyboard/colors.rs"]
mod colors;
#[path = "storyboard/outline.rs"]
mod outline;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use outline::{class, has_class, named, outline, parse};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use shotlist::storyboard::storyboard;
use shotlist::{Options, Source, compile};

/// Well above what it takes even without optimisation; anything quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

fn board_with(script: &str, options: &Options) -> String {
    let source = Source::new("films/a.shot", script).unwrap();
    let compilation = compile(&source, options).unwrap();
    storyboard(&source, &compilation, options).unwrap()
}

fn board(script: &str) -> String {
    board_with(script, &Options::new())
}

fn all<'a>(page: &'a Document<'_>, wanted: &'static str) -> Vec<Node<'a, 'a>> {
    page.descendants().filter(|node| has_class(*node, wanted)).collect()
}

const SMALL: &str = "---
title: Tea — poured
style: swiss-pulse
---

THESIS: Tea is a pause that everybody has time for.

SCENE 1 — A-ROLL (8s): Hook
[Close on the presenter, no greeting]
VO: \"Last year we poured more tea than ever before, and this year you may know why.\"
LOWER-THIRD: \"MAY SOLBERG\"
TRANSITION: Hard cut

SCENE 2 — B-ROLL, MOTION GRAPHICS (4s): The figure
VO (calm): \"Two million cups, all of them poured by hand and carried across the square to somebody who was waiting.\"
LAYER 1: Dark #1a1a1a field; a thin grid DRAWS itself.
LAYER 2: \"2 MILLION CUPS\" COUNTS UP in white.
SFX: A cup is set down.
NOTE: Ask for the real figure.
";

#[test]
fn a_page_has_everything_that_is_said() {
    let page = board(SMALL);
    let outline = outline(&page).replace(env!("CARGO_PKG_VERSION"), "VERSION");
    insta::assert_snapshot!("small", outline);
}

#[test]
fn the_same_script_has_the_same_page() {
    assert_eq!(board(SMALL), board(SMALL));
}

#[test]
fn nothing_comes_from_elsewhere() {
    let script = SMALL.replace("Ask for", "https://example.com/x.png <https://example.com>");
    let page = board(&script);
    let document = parse(&page);
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(
                !matches!(name, "src" | "srcset" | "data" | "poster" | "action"),
                "{name}={value}"
            );
            assert!(name != "href" || value.starts_with('#'), "{name}={value}");
            assert!(!value.contains("url("), "{name}={value}");
        }
        assert!(!matches!(node.tag_name().name(), "script" | "link" | "iframe" | "img" | "object"));
    }
    let style = named(&document, "style").next().unwrap().text().unwrap();
    for word in ["url(", "@import", "@font-face", "http", "expression"] {
        assert!(!style.contains(word), "{word}");
    }
    let policy = named(&document, "meta")
        .find_map(|meta| meta.attribute("http-equiv").and(meta.attribute("content")));
    assert!(policy.unwrap().starts_with("default-src 'none'; style-src 'unsafe-inline'"));
}

/// What people try, in every place that a script has.
fn hostile() -> String {
    let evil = "</title></style><script>alert(1)</script> \"><img src=x onerror=alert(2)> '/* --> \u{202e}\u{2069}\u{0}\u{b}\u{ffff}&amp; {{ '{{' }}";
    let evil = evil.replace("{{ '{{' }}", "{% raw %} {# x #}");
    let color = "#1a1a1a\"};body{display:none} #fff;background:url(//evil.example)";
    format!(
        "---\ntitle: '{}'\nstyle: swiss-pulse\nlanguage: en\nprofile: '{}'\n---\n\nTHESIS: {evil}\nTONE: {evil}\nMUSIC: {evil}\nSTYLE: Ink {color}, {evil} #0066FF.\n\nON-SCREEN TEXT:\n- \"{evil}\"\n\nSCENE 1 — A-ROLL (6s): {evil}\n[{evil}]\nVO ({evil}): \"{evil}\"\nTEXT: \"{evil}\" {color}\nLOWER-THIRD: \"{evil}\"\nTRANSITION: {evil}\nNOTE: {evil}\nSFX: {evil}\n\nSCENE 2 — OVERLAY, ASSET {evil} (4s)\nLEFT: {color} {evil}\nRIGHT: \"{evil}\"\n\nSCENE 3 — B-ROLL (4s)\nLAYER 1: {color} {evil}\nLAYER 2: \"<b>{evil}</b>\" SLIDES in {color}\nLAYER 4: \"{evil}\" on a strip {color}\n{evil}\n",
        evil.replace('\'', "''"),
        evil.replace('\'', "''"),
    )
}

/// Whether an attribute holds no more than the template puts there.
fn is_sound(node: Node<'_, '_>, name: &str, value: &str) -> bool {
    let plain = |extra: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || extra.contains(c));
    match name {
        "style" => plain("#%.:;-") && value.matches(':').count() == 1 + value.matches(';').count(),
        "class" | "id" | "dir" | "aria-labelledby" | "preserveAspectRatio" | "vector-effect" => {
            plain(" -")
        }
        "lang" => plain("-"),
        "href" => value.starts_with('#') && plain("#-"),
        // Words for people.
        "aria-label" | "title" => {
            matches!(node.tag_name().name(), "a" | "nav" | "ol" | "ul" | "li" | "span")
        }
        "aria-hidden" | "width" | "height" | "viewBox" | "d" | "cx" | "cy" | "r" | "tabindex" => {
            true
        }
        "charset" | "http-equiv" | "name" | "content" => node.tag_name().name() == "meta",
        _ => false,
    }
}

/// The tags that the template writes.
const TAGS: [&str; 39] = [
    "a",
    "article",
    "b",
    "bdi",
    "blockquote",
    "body",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "symbol",
    "title",
    "ul",
    "use",
];

/// Fails if anything of a script became more than text.
fn assert_sound(page: &str) {
    let document = parse(page);
    for node in document.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        assert!(TAGS.contains(&tag), "<{tag}>");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(is_sound(node, name, value), "<{tag} {name}={value:?}>");
        }
    }
    let dangerous = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202d}' | '\u{202e}')
    };
    assert!(!page.contains(dangerous));
}

#[test]
fn a_script_is_text_and_nothing_else() {
    let script = hostile();
    let page = board(&script);
    assert_sound(&page);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>alert"));
    // It is all there, though.
    assert!(page.matches("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;").count() > 15, "{page}");
    let style = outline::text_of(&parse(&page), "style");
    assert!(!style.contains("evil") && !style.contains("display:none"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_out(noise in "\\PC{0,40}", mark in "[<>\"'&#;{}%/\u{0}-\u{1f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,12}") {
        let bit = format!("{noise}{mark}");
        let script = format!(
            "SCENE 1 — A-ROLL (8s): {bit}\n[{bit}]\nVO: \"{bit}\"\nTEXT: \"{bit}\"\n\nSCENE 2 — B-ROLL\nLAYER 1: {bit} #{bit}\nLAYER 2: \"{bit}\"\n{bit}"
        );
        assert_sound(&board(&script));
    }
}

#[test]
fn keys_are_masked() {
    let key = format!("{}{}", "sk_V2_hgu_", "k9".repeat(12));
    let page = board(&SMALL.replace("Ask for", &format!("Key {key}.")));
    assert!(!page.contains(&key));
    assert!(page.contains(&"*".repeat(key.len())));
}

#[test]
fn every_scene_has_a_card_and_a_segment() {
    let mut script = String::new();
    for number in 1..=12 {
        let _ = write!(script, "SCENE {number} — B-ROLL (10s): Part {number}\nVO: \"One.\"\n\n");
    }
    let page = board(&script);
    let document = parse(&page);
    let cards: Vec<&str> =
        all(&document, "card").iter().map(|card| card.attribute("id").unwrap()).collect();
    let targets: Vec<&str> = all(&document, "segment")
        .iter()
        .map(|link| &link.attribute("href").unwrap()[1..])
        .collect();
    assert_eq!(cards.len(), 12);
    assert_eq!(cards, targets);
    let width: f64 = all(&document, "lane")[0]
        .children()
        .filter_map(|item| item.attribute("style")?.split("width:").nth(1)?.strip_suffix('%'))
        .map(|width| width.parse::<f64>().unwrap())
        .sum();
    assert!((width - 100.0).abs() < 0.1, "{width}");
}

#[test]
fn the_page_can_be_read_without_eyes() {
    let page = board(SMALL);
    let document = parse(&page);
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for node in document.descendants() {
        for name in ["aria-labelledby", "href"] {
            let target = node.attribute(name).map(|target| target.trim_start_matches('#'));
            assert!(target.is_none_or(|target| ids.contains(&target)), "{target:?}");
        }
    }
    let mut last = 0;
    for node in document.descendants() {
        if let Some(level) = node.tag_name().name().strip_prefix('h').and_then(|l| l.parse().ok()) {
            let level: u8 = level;
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
    }
    for landmark in ["header", "main", "nav", "footer", "h1"] {
        assert_eq!(named(&document, landmark).count(), 1, "{landmark}");
    }
    for segment in all(&document, "segment") {
        assert!(segment.attribute("aria-label").unwrap().starts_with("Scene "));
    }
    let name = all(&document, "segment")[1].attribute("aria-label").unwrap();
    assert_eq!(
        name,
        "Scene 2, B-roll, The figure: 0:08 to 0:12, 6.9 s of speech, 2.9 s too much, risk of black frames"
    );
}

#[test]
fn too_much_speech_hangs_over() {
    let page = board(SMALL);
    let document = parse(&page);
    let over: Vec<Node<'_, '_>> = all(&document, "over")
        .into_iter()
        .filter(|node| node.attribute("style").is_some())
        .collect();
    // Once on the timeline, once on the card.
    assert_eq!(over.len(), 2);
    assert!(has_class(all(&document, "segment")[1], "risk"));
    assert!(!has_class(all(&document, "segment")[0], "risk"));
    let enough = board(&SMALL.replace("(4s)", "(12s)"));
    let document = parse(&enough);
    assert!(all(&document, "over").is_empty() && all(&document, "risk").is_empty());
}

#[test]
fn right_to_left_is_the_script_not_the_page() {
    let script = "---\ntitle: جرس الفرن\nlanguage: ar\nstyle: silk-route\n---\n\nSCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Ovenbell تقرع مرة واحدة\nVO: \"Ovenbell تقرأ مبيعاتك والطقس، وفي التاسعة مساء تقرع مرة واحدة.\"\nLAYER 1: Deep teal field; a texture FLOWS.\nLAYER 2: \"٩ مساء\" FADES in.\n";
    let page = board(script);
    let document = parse(&page);
    assert_eq!(named(&document, "html").next().unwrap().attribute("dir"), Some("ltr"));
    for tag in ["h1", "blockquote"] {
        let node = named(&document, tag).next().unwrap();
        assert_eq!(
            (node.attribute("dir"), node.attribute("lang")),
            (Some("rtl"), Some("ar")),
            "{tag}"
        );
    }
    let title = all(&document, "title")[0];
    assert_eq!(title.attribute("dir"), Some("rtl"), "the first word is Latin, the title is not");
    let line = all(&document, "line")[0];
    assert_eq!((line.attribute("dir"), line.text()), (Some("rtl"), Some("٩ مساء")));
    let layer = all(&document, "layers")[0]
        .descendants()
        .find(|node| class(*node).is_empty() && node.has_tag_name("bdi"))
        .unwrap();
    assert_eq!((layer.attribute("dir"), layer.attribute("lang")), (Some("ltr"), None));
}

#[test]
fn a_finding_is_told_wherever_it_bites() {
    let scene = "SCENE — B-ROLL, MOTION GRAPHICS (4s)\nVO: \"A counter climbs.\"\n\n";
    let page = board(&format!("---\nstyle: swiss-pulse\n---\n\n{}", scene.repeat(3)));
    let document = parse(&page);
    let told = |card: &Node<'_, '_>| {
        let rules = card.descendants().filter(|node| has_class(*node, "where"));
        rules
            .filter_map(|place| place.last_child()?.text())
            .any(|rule| rule == "timing/short-b-roll")
    };
    assert!(all(&document, "card").iter().all(told), "{page}");
    assert!(page.contains("3 B-roll scenes are too short"));
}

#[test]
fn a_script_of_nothing_and_a_broken_one_have_pages() {
    let broken = "SCENE 1 — A-ROLL (10s)\nVO: \"Never closed\n\nLAYER nine: x\n";
    for (script, errs) in [("", true), ("Hello.\n", false), (broken, true), ("SCENE 1\n", true)] {
        let page = board(script);
        assert_sound(&page);
        let document = parse(&page);
        let verdict = all(&document, "verdict")[0];
        assert_eq!(has_class(verdict, "error"), errs, "{script}");
        assert_eq!(all(&document, "error").iter().any(|one| has_class(*one, "finding")), errs);
        assert_eq!(page.contains("There is no prompt"), errs && script != "SCENE 1\n", "{script}");
    }
}

#[test]
fn ten_thousand_scenes_are_drawn_soon() {
    let mut script = String::from("---\nstyle: swiss-pulse\n---\n");
    for number in 1..=10_000 {
        let _ = write!(
            script,
            "\nSCENE {number} — B-ROLL, MOTION GRAPHICS (10s)\nVO: \"All in one list.\"\nLAYER 2: \"{number}\" SLIDES in.\n"
        );
    }
    let source = Source::new("a.shot", script).unwrap();
    let compilation = compile(&source, &Options::new()).unwrap();
    let started = Instant::now();
    let page = storyboard(&source, &compilation, &Options::new()).unwrap();
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    assert_eq!(page.matches("<li class=\"card\"").count(), 10_000);
    let segments = page.matches("<a class=\"segment").count();
    assert!((100..=160).contains(&segments), "{segments}");
    assert!(page.contains("One segment stands for up to 63 scenes."));
}
