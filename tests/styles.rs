//! Styles: what comes with the program, and what a user's own files may say.

use std::fmt::Write as _;

use shotlist::style::{self, Color, Energy, contrast, rgb};
use shotlist::{Config, Error, MemoryFiles, Options};

const NAMES: [&str; 28] = [
    "bold-vibrant",
    "carnival-surge",
    "cartoon",
    "cinematic",
    "clean",
    "contact-sheet",
    "data-drift",
    "deconstructed",
    "digital-grid",
    "dream-state",
    "earth-pulse",
    "flat-design",
    "folk-frequency",
    "geometric-bold",
    "gradient-modern",
    "heritage-reel",
    "maximalist-type",
    "minimalistic",
    "play-mode",
    "quiet-drama",
    "red-wire",
    "retro",
    "shadow-cut",
    "silk-route",
    "soft-signal",
    "swiss-pulse",
    "velvet-standard",
    "warm-grain",
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
        let verbs: Vec<String> =
            verbs.split_whitespace().map(|verb| verb.replace('-', " ")).collect();
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
            let named =
                |ground: &&Color| ground.name.split(['-', ' ']).any(|word| words.contains(&word));
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

/// Options that look for styles in one folder of `tests/fixtures/styles`.
fn folder(name: &str) -> Options {
    let mut config = Config::default();
    config.styles.paths = vec![format!("tests/fixtures/styles/{name}")];
    Options::new().config(config)
}

/// An error as people read it: place, message and help of every finding.
fn readable(error: &Error) -> String {
    let Error::Invalid(invalid) = error else {
        return error.to_string();
    };
    let source = &invalid.source;
    let mut shown = String::new();
    for found in &invalid.diagnostics {
        let place = source.position(found.span.start);
        let (line, column) = (place.line, place.column);
        let written = source.slice(found.span);
        let help = found.help.as_deref().unwrap_or_default();
        let _ = writeln!(shown, "{line}:{column} {}: {}", found.rule, found.message);
        let _ = writeln!(shown, "  at {written:?}\n  help: {help}");
    }
    shown
}

#[test]
fn wrong_styles_say_what_is_wrong() {
    insta::glob!("fixtures/styles/invalid/*.yaml", |path| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let error = style::find(name, &folder("invalid")).unwrap_err();
        insta::assert_snapshot!(readable(&error));
    });
}

#[test]
fn a_style_builds_on_another() {
    let style = style::find("house", &folder("extends")).unwrap().unwrap();
    let parent = style::builtin("swiss-pulse").unwrap();
    assert_eq!((style.name.as_str(), style.title.as_str()), ("house", "House Style"));
    assert_eq!((style.version.as_str(), style.extends.as_deref()), ("", Some("swiss-pulse")));
    assert_eq!(style.mood, ["calm"]);
    assert_eq!(style.best_for, parent.best_for);
    assert_eq!(style.colors.primary, parent.colors.primary);
    let accents: Vec<&str> = style.colors.accent.iter().map(|color| color.name.as_str()).collect();
    assert_eq!((accents, style.colors.neutral.len()), (vec!["brand green"], 1));
    let display = style.typography.display.unwrap();
    assert_eq!((display.family.as_str(), display.weight.as_str()), ("Helvetica", "black"));
    assert_eq!(style.avoid.len(), parent.avoid.len() + 1);
    assert_eq!(style.transitions.allowed, ["grid wipe"], "what is avoided is no longer used");
    assert_eq!(style.transitions.avoid, ["dissolve", "cross-dissolve", "hard cut"]);
    assert_eq!(style.extra["x_owner"]["since"], 2024);
}

#[test]
fn a_chain_of_styles() {
    let style = style::find("Launch", &folder("extends")).unwrap().unwrap();
    assert_eq!((style.name.as_str(), style.title.as_str()), ("launch", "Launch"));
    assert_eq!(style.motion.energy, Energy::High);
    assert_eq!(style.motion.pacing, style::builtin("swiss-pulse").unwrap().motion.pacing);
    assert_eq!(style.summary, "Our own reports.");
    assert!(style.texture.is_empty());
}

#[test]
fn a_style_of_ones_own_comes_before_the_built_in_one() {
    let style = style::find("SWISS PULSE", &folder("extends")).unwrap().unwrap();
    assert_eq!(style.summary, "The house version.");
    assert_eq!(style.avoid, style::builtin("swiss-pulse").unwrap().avoid);
    let names = style::available(&folder("extends"));
    assert_eq!(names.len(), NAMES.len() + 2);
    let own = names.iter().find(|found| found.name == "swiss-pulse").unwrap();
    assert_eq!(own.path.as_deref(), Some("tests/fixtures/styles/extends/swiss-pulse.yaml"));
}

#[test]
fn where_styles_are_looked_for() {
    let yaml = |name: &str| format!("name: {name}\n");
    let files = MemoryFiles::new()
        .with("styles/one.yaml", yaml("one"))
        .with("styles/two.yml", yaml("two"))
        .with("brand/Two Words.yaml", "extends: ../styles/one.yaml\nmood: [calm]")
        .with("brand/one.yaml", yaml("brand-one"))
        .with("brand/notes.txt", "no style");
    let mut config = Config::default();
    config.styles.paths = vec!["brand/".to_owned()];
    let options = Options::new().files(files).config(config);
    let name = |asked: &str| style::find(asked, &options).unwrap().map(|style| style.name);
    assert_eq!(name("one").as_deref(), Some("brand-one"), "configured folders come first");
    assert_eq!(name("styles/one.yaml").as_deref(), Some("one"), "a path is a path");
    assert_eq!(name("two").as_deref(), Some("two"));
    assert_eq!(name("two_words").as_deref(), Some("two-words"));
    assert_eq!(name("clean").as_deref(), Some("clean"));
    assert_eq!(
        (name("notes"), name("none.yaml"), name(""), name(".yaml")),
        (None, None, None, None)
    );
}

#[test]
fn the_open_markdown_format() {
    let markdown = "---\nname: Paper Trail\nversion: \"1.0\"\nstyle_prompt_short: Calm and dry.\n\
        style_prompt_full: Calm and dry, in two inks.\ntags: [reports]\nauthor: Someone\n\
        colors:\n  primary:\n    - {name: ink, hex: \"#101418\", role: text}\n    \
        - {name: paper, hex: \"#F4F1EA\", role: background}\n\
        typography: {heading: {font: Grotesk, size: large}, pairing: one face}\nlayout: {margins: wide}\n\
        motion: {transitions: [clean cut], animation_style: settles, pacing: slow, audio_cues: clicks}\n\
        mood: {keywords: [dry], era: now, avoid: [glow]}\n---\n\n# Paper Trail\n";
    let files = MemoryFiles::new().with("paper.md", markdown).with("bare.md", "# Paper\n");
    let options = Options::new().files(files);
    let style = style::find("paper.md", &options).unwrap().unwrap();
    insta::assert_json_snapshot!(style);
    let again = style::to_visual_style(&style);
    let options = Options::new().files(MemoryFiles::new().with("paper.md", again.clone()));
    assert_eq!(style::find("paper.md", &options).unwrap().unwrap(), style, "{again}");
    let bare = MemoryFiles::new().with("bare.md", "# Paper\n");
    let error = style::find("bare.md", &Options::new().files(bare)).unwrap_err();
    assert_eq!(error.to_string(), "bare.md:1:1: this Markdown file has no front matter");
}

#[test]
fn built_in_styles_survive_the_open_format() {
    for style in style::builtins() {
        let written = style::to_visual_style(style);
        let options = Options::new().files(MemoryFiles::new().with("s.md", written.clone()));
        let read = style::find("s.md", &options).unwrap().unwrap();
        let mut avoid = style.avoid.clone();
        avoid.extend(style.transitions.avoid.iter().cloned());
        assert_eq!((&read.name, &read.summary), (&style.name, &style.summary));
        assert_eq!(
            (&read.colors, &read.typography),
            (&style.colors, &style.typography),
            "{written}"
        );
        assert_eq!((&read.layout, &read.avoid), (&style.layout, &avoid));
    }
    insta::assert_snapshot!(style::to_visual_style(style::builtin("swiss-pulse").unwrap()));
}
