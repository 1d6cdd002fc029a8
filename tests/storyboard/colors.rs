//! Everything can be read: the page's own colours in light and dark, and strings on every style.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use shotlist::style::{builtins, contrast, rgb};

use super::outline::{has_class, parse, text_of};
use super::{all, board};

/// Text and what it stands on.
const TEXTS: [(&str, &[&str]); 9] = [
    ("ink", &["paper", "card", "hair", "bad-bg", "warn-bg", "info-bg", "good-bg", "shown-bg"]),
    ("soft", &["paper", "card", "hair", "bad-bg", "warn-bg", "info-bg"]),
    ("link", &["paper", "card"]),
    ("bad", &["paper", "card", "bad-bg"]),
    ("warn", &["card", "warn-bg"]),
    ("info", &["card", "info-bg"]),
    ("good", &["card", "good-bg"]),
    ("on", &["a", "b", "o"]),
    ("voice", &["hair", "card"]),
];

/// `--name: #value;` of the first block behind `start`.
fn variables(css: &str, start: &str) -> BTreeMap<String, String> {
    let block = css.split_once(start).unwrap().1.split_once('}').unwrap().0;
    let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--"));
    let pairs = lines.filter_map(|line| line.trim_end_matches(';').split_once(": "));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[test]
fn the_page_can_be_read_by_day_and_night() {
    let page = board("SCENE 1 — A-ROLL (8s)\n");
    let css = text_of(&parse(&page), "style");
    let light = variables(&css, ":root {");
    let mut dark = light.clone();
    dark.extend(variables(&css, "(prefers-color-scheme: dark) {\n  :root {"));
    assert_ne!(light["paper"], dark["paper"]);
    for scheme in [light, dark] {
        let value = |name: &str| rgb(&scheme[name]).unwrap_or_else(|| panic!("{name}"));
        for (text, grounds) in TEXTS {
            for ground in grounds {
                let contrast = contrast(value(text), value(ground));
                assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
            }
        }
    }
}

/// The value of a colour in a `style` attribute.
fn color(style: &str, name: &str) -> [u8; 3] {
    let value = style.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix(':'));
    value.and_then(rgb).unwrap_or_else(|| panic!("{name} in {style}"))
}

#[test]
fn strings_can_be_read_in_every_style() {
    for style in builtins() {
        let mut script = format!("---\nstyle: {}\n---\n\n", style.name);
        for tone in style.colors.iter().filter_map(|color| color.hex.as_deref()).chain(["#777777"])
        {
            script.push_str("SCENE — B-ROLL, MOTION GRAPHICS (10s)\n");
            script.push_str("VO: \"One.\"\nLOWER-THIRD: \"FOUR\"\n");
            let _ = writeln!(script, "LAYER 1: {tone} field; dust DRIFTS.");
            let _ = writeln!(script, "LAYER 2: \"ONE 1\" SLIDES in {tone}.");
            script.push_str("LAYER 3: \"TWO\" FADES in.\n\n");
        }
        let page = board(&script);
        let document = parse(&page);
        for frame in all(&document, "frame") {
            let colors = frame.attribute("style").unwrap();
            let (ground, ink) = (color(colors, "--g"), color(colors, "--i"));
            let (accent, on_accent) = (color(colors, "--a"), color(colors, "--oa"));
            assert!(contrast(ink, ground) >= 4.5, "{}: {colors}", style.name);
            assert!(contrast(on_accent, accent) >= 4.5, "{}: {colors}", style.name);
            for line in frame.descendants().filter(|node| has_class(*node, "line")) {
                let own = line.attribute("style").unwrap();
                assert!(contrast(color(own, "color"), ground) >= 3.0, "{}: {own}", style.name);
            }
        }
        for swatch in all(&document, "swatch") {
            let own = swatch.attribute("style").unwrap();
            assert!(contrast(color(own, "color"), color(own, "background")) >= 4.5, "{own}");
        }
    }
}
