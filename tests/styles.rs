//! Styles: what comes with the program, and what a user's own files may say.

use shotlist::style::{self, Color, Energy, contrast, rgb};

const NAMES: [&str; 28] = [
    "bold-vibrant", "carnival-surge", "cartoon", "cinematic", "clean", "contact-sheet",
    "data-drift", "deconstructed", "digital-grid", "dream-state", "earth-pulse", "flat-design",
    "folk-frequency", "geometric-bold", "gradient-modern", "heritage-reel", "maximalist-type",
    "minimalistic", "play-mode", "quiet-drama", "red-wire", "retro", "shadow-cut", "silk-route",
    "soft-signal", "swiss-pulse", "velvet-standard", "warm-grain",
];

const HIGH: &str = "slam crash punch stamp shatter smash explode burst pop shake bounce flash";
const MEDIUM: &str = "cascade slide drop fill draw sweep wipe spin snap ripple scroll zoom pan flip \
     stagger swing converge expand shrink rotate tilt orbit pour assemble unfold transform scale-up \
     scale-down push-in fly-in light-up highlight blink flicker";
const LOW: &str = "type-on fade float morph count-up count-down drift dissolve glow pulse reveal \
     grow rise bloom soften flow settle";

#[test]
fn every_style_loads_under_its_name() {
    let names: Vec<&str> = style::builtins().map(|style| style.name.as_str()).collect();
    assert_eq!(names, NAMES);
    let files = std::fs::read_dir("styles").unwrap().count();
    assert_eq!(files, NAMES.len(), "a file in styles/ is not in the list");
    assert!(style::builtin(style::DEFAULT).is_some());
}

#[test]
fn every_style_is_complete() {
    for style in style::builtins() {
        let name = &style.name;
        assert_eq!(style::normalize(&style.title), *name);
        assert_eq!(style.version, "1.0", "{name}");
        assert!(style.extends.is_none() && style.extra.is_empty(), "{name}");
        let sentences = style.summary.matches(". ").count() + 1;
        assert!(style.summary.ends_with('.') && sentences <= 2, "{name}: {}", style.summary);
        assert!((40..=160).contains(&style.summary.len()), "{name}: {}", style.summary.len());
        assert!((1..=4).contains(&style.mood.len()) && !style.best_for.is_empty(), "{name}");
        assert!(style.max_colors.is_some_and(|most| (2..=5).contains(&most)), "{name}");
        let type_ = &style.typography;
        for face in [&type_.display, &type_.body, &type_.caption] {
            let face = face.as_ref().unwrap();
            assert!(!face.family.is_empty() && !face.weight.is_empty(), "{name}");
            assert!(!face.style.is_empty(), "{name}");
        }
        assert_eq!(type_.rules.len(), 2, "{name}");
        let layout = &style.layout;
        assert!(!layout.grid.is_empty() && !layout.alignment.is_empty(), "{name}");
        assert!(!layout.negative_space.is_empty() && layout.notes.len() == 2, "{name}");
        assert!(!style.motion.pacing.is_empty() && style.motion.notes.len() == 2, "{name}");
        assert!((2..=3).contains(&style.transitions.allowed.len()), "{name}");
        assert!((1..=3).contains(&style.texture.len()), "{name}");
    }
}

#[test]
fn a_prompt_can_say_all_that_a_style_avoids() {
    for style in style::builtins() {
        let avoids = style.avoid.len() + style.transitions.avoid.len();
        assert_eq!((avoids, style.transitions.avoid.len()), (5, 2), "{}", style.name);
    }
}

#[test]
fn verbs_have_the_energy_of_their_style() {
    for style in style::builtins() {
        let verbs = match style.motion.energy {
            Energy::Low => LOW,
            Energy::Medium => MEDIUM,
            Energy::High => HIGH,
        };
        let verbs: Vec<String> = verbs.split_whitespace().map(|verb| verb.replace('-', " ")).collect();
        assert!((4..=6).contains(&style.motion.verbs.len()), "{}", style.name);
        for verb in &style.motion.verbs {
            assert!(verbs.contains(verb), "{}: {verb}", style.name);
        }
    }
}

#[test]
fn what_a_style_forbids_it_does_not_use() {
    let avoids = |name: &str, transition: &str| {
        style::builtin(name).unwrap().transitions.avoid.iter().any(|avoided| avoided == transition)
    };
    assert!(avoids("swiss-pulse", "dissolve"));
    assert!(avoids("dream-state", "hard cut"));
    for style in style::builtins() {
        for used in &style.transitions.allowed {
            let avoided = style.transitions.avoid.iter().any(|name| used.contains(name.as_str()));
            assert!(!avoided, "{}: {used}", style.name);
        }
    }
}

#[test]
fn colours_of_the_source_are_kept() {
    let facts = [
        ("swiss-pulse", "#1a1a1a #FFFFFF #0066FF"),
        ("velvet-standard", "#000000 #FFFFFF #1a237e #c9a84c"),
        ("digital-grid", "#0a0a0a #00E5FF #FFB300 #00FF88"),
        ("carnival-surge", "#FF1493 #FFE000 #00CED1"),
        ("deconstructed", "#1a1a1a #000000 #D4501E #f0f0f0"),
        ("data-drift", "#7c3aed #06b6d4 #0a0a0a"),
    ];
    for (name, facts) in facts {
        let style = style::builtin(name).unwrap();
        for fact in facts.split(' ') {
            let color = style.colors.iter().find(|color| color.hex.as_deref() == Some(fact));
            let color = color.unwrap_or_else(|| panic!("{name}: {fact}"));
            assert!(!color.role.contains("approximate"), "{name}: {fact}");
        }
    }
}

/// Every colour that carries text stands out from a background of its palette, and so does every
/// accent.
#[test]
fn text_can_be_read() {
    for style in style::builtins() {
        let low: Vec<String> = style
            .colors
            .low_contrast()
            .iter()
            .map(|low| format!("{}: {:.2} of {}", low.color.name, low.best, low.needed))
            .collect();
        assert!(low.is_empty(), "{}: {low:?}", style.name);
        let text = style.colors.iter().filter(|color| color.is_text()).count();
        let grounds = style.colors.iter().filter(|color| color.is_background()).count();
        assert!(text > 0 && grounds > 0, "{}", style.name);
    }
}

/// "text on white and red" is held to its word: every background that a role names is one on which
/// the colour can be read.
#[test]
fn text_can_be_read_where_its_role_says() {
    for style in style::builtins() {
        let value = |color: &Color| color.hex.as_deref().and_then(rgb).unwrap();
        for color in style.colors.iter().filter(|color| color.is_text() || color.is_large()) {
            let Some((_, grounds)) = color.role.split_once(" on ") else { continue };
            let words: Vec<&str> = grounds.split(|c: char| !c.is_alphabetic()).collect();
            let named = |ground: &&Color| ground.name.split(['-', ' ']).any(|word| words.contains(&word));
            let grounds: Vec<&Color> = style.colors.iter().filter(named).collect();
            assert!(!grounds.is_empty(), "{}: {}", style.name, color.role);
            let needed = if color.is_text() { 4.5 } else { 3.0 };
            for ground in grounds {
                let contrast = contrast(value(color), value(ground));
                let (text, ground) = (&color.name, &ground.name);
                assert!(contrast >= needed, "{}: {text} on {ground}: {contrast:.2}", style.name);
            }
        }
    }
}

#[test]
fn every_colour_has_name_hex_and_role() {
    for style in style::builtins() {
        for color in style.colors.iter() {
            let hex = color.hex.as_deref().and_then(rgb);
            assert!(hex.is_some() && !color.name.is_empty(), "{}: {}", style.name, color.name);
            assert!(color.role.len() > 3, "{}: {}", style.name, color.name);
        }
    }
}

