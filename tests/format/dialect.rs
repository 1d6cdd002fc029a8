//! Scripts in every accepted spelling, without syntax errors.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;

/// A line end: most scripts have one kind, some have several.
fn line_end() -> impl Strategy<Value = &'static str> {
    prop_oneof![8 => Just("\n"), 2 => Just("\r\n"), 1 => Just("  \n"), 1 => Just("\n\n\n")]
}

fn heading(number: usize) -> impl Strategy<Value = String> {
    let open = select(vec![
        "SCENE",
        "Scene",
        "### Scene",
        "**SCENE",
        "[SHOT",
        "Segment",
        "sCENE",
        "[Scene",
    ]);
    let kind = select(vec![
        "A-ROLL",
        "a-roll",
        "Talking Head",
        "B-ROLL",
        "FULL SCREEN B-ROLL",
        "overlay",
        "A-ROLL + OVERLAY",
        "Split Screen",
        "B-roll, Motion graphic",
        "OVERLAY | ANIMATED",
        "B-ROLL, ASSET logo",
        "B-ROLL, ASSET \"team photo.png\"",
        "MG, STOCK",
        "A-ROLL, B-ROLL",
        "",
    ]);
    let time = select(vec![
        "(8s)",
        "(8 seconds)",
        "12s",
        "(0:00–0:08)",
        "(6-16s)",
        "(about 8s)",
        "(0.5 min)",
        "",
    ]);
    let title = select(vec![
        "Hook",
        "The sum, again",
        "Stock prices fall",
        "The avatar speaks",
        "A page turns.",
        "每一个好故事",
        "15 min workout",
        "",
    ]);
    let dash = select(vec![" — ", " – ", ": ", " | ", " - "]);
    (open, kind, time, title, dash).prop_map(move |(open, kind, time, title, dash)| {
        let mut line = format!("{open} {number}");
        for part in [kind, time, title].iter().filter(|part| !part.is_empty()) {
            line += dash;
            line += part;
        }
        line + if open.starts_with('*') {
            "**"
        } else if open.starts_with('[') {
            "]"
        } else {
            ""
        }
    })
}

fn speech() -> impl Strategy<Value = String> {
    let label = select(vec![
        "VO: ",
        "**VO:** ",
        "- VoiceOver: ",
        "voice-over: ",
        "VO/Script: ",
        "VO (warm): ",
        "NARRATION: ",
        "",
    ]);
    let words = select(vec![
        "\"Hello there.\"",
        "“January was a record month.”",
        "«One two.»",
        "„One two.“",
        "「你好。」",
        "\"He said \"go\" and left.\"",
        "“He said \"go\".”",
        "\"One\n  two\n  three.\"",
        "“One\ntwo.”",
        "\"One\n\n// still speech\ntwo.\"",
        "\"Hello {{ name }}.\" (warm)",
        "\"Hello.\", softly",
        "\n  \"Below the label.\"",
        "\n> One line.\n> And two.",
        "\n> \"Just one.\"",
    ]);
    let bare = select(vec![
        "VO: Hello there.",
        "VO: Hello\n  and more.",
        "VO: none",
        "VO: (silence)",
        "SAY: “a” and “b”",
        "VO:",
    ]);
    prop_oneof![4 => (label, words).prop_map(|(label, words)| {
        if label.is_empty() && words.starts_with('\n') { words[1..].trim_start().to_owned() } else { format!("{label}{words}").replace(": \n", ":\n") }
    }), 1 => bare.prop_map(str::to_owned)]
}

fn item() -> impl Strategy<Value = String> {
    let line = select(vec![
        "[Presenter leans in]",
        "[Presenter leans\nin]",
        "[a] [b]",
        "[Close] \"And now.\"",
        "[]",
        "ACTION: She walks in",
        "EMOTION: warm\n  and slow",
        "MOTION (camera): pans",
        "DELIVERY: soft",
        "Close on the presenter.",
        "Two lines\nof a paragraph",
        "- one\n- two",
        "End card: logo",
        "Visaul: a jar",
        "KEY: x",
        "## A closer look",
        "> a remark",
        "\"2M CUPS\" slams in",
        "Hard cut.",
        "grid wipe",
        "TRANSITION: Hard cut",
        "Cut to: black",
        "LAYER 1: A grid PULSES.",
        "l2: The number\n  SLAMS in.",
        "- **L3:** Coins\n    // why\n    CASCADE.",
        "Layer 4 (ticker): A bar",
        "**Layer 5:** Dust",
        "LAYER 2:\n  below",
        "VISUAL (wide): People cross a square.",
        "Show: A jar",
        "LEFT SIDE: A chart",
        "RIGHT: “2M CUPS” COUNTS UP",
        "TEXT: \"A\", \"B\" in white",
        "Caption: A word",
        "SUPER: “A “nested” one” fades",
        "TEXT: “{{ name }}”",
        "Lower-third SLIDES in: \"A\" in white",
        "LOWER THIRD: “Anna” FADES in",
        "MEDIA: Motion graphics",
        "MEDIA TYPE: stock, ASSET logo",
        "MEDIA: stock, of the harbour",
        "DURATION: 8 seconds",
        "TIME: 12",
        "LENGTH: about 8s",
        "Time: nine in the morning",
        "MUSIC: Piano.",
        "SOUND: A bell",
        "NOTE: remember",
        "// a remark",
        "//no blank",
        "  // indented",
        "// shotlist: ignore[layer/static, vo]",
        "// shotlist: ignore[ALL] stays",
        "\tLEFT: after a tab",
        "    [deep]",
        "PRESENTER: smiles",
        "---",
    ]);
    prop_oneof![2 => speech(), 5 => line.prop_map(str::to_owned)]
}

fn section() -> impl Strategy<Value = String> {
    let line = select(vec![
        "FORMAT: A 20-second teaser.",
        "**Format:** Brisk.\nand wrapped",
        "## Tone\nDry.",
        "Tone: warm\n  and slow",
        "KEY MESSAGE: One idea.",
        "PRESENTER: Calm.",
        "AUDIENCE: Bakers",
        "MUSIC: Piano.",
        "SOUNDTRACK: Strings",
        "NARRATION: A beat.",
        "Voice: slow",
        "STYLE — SWISS PULSE (Müller-Brockmann): Blue #0066FF.",
        "STYLE: Ink and paper.\nPalette: ink #101418.\nMotion: low.",
        "Visual style: swiss pulse",
        "NOTES: secret",
        "SCRIPT:",
        "LANGUAGE: en",
        "CLIENT: Acme",
        "Text without a label.",
        "Text\n- with a list\n  - and another\n",
        "- a list\n- of two",
        "ON-SCREEN TEXT:\n- \"A\"\n- “B” — Ada\n* C",
        "**Text on screen** (exactly):\n\n* “A”\n\n\"B\"",
        "ON-SCREEN TEXT: \"A\", \"B\"",
        "ON-SCREEN TEXT:\n- “{{ name }}”\n- Quote: “x” — y",
        "// a remark",
        "// shotlist: ignore[style]",
        "// shotlist: file-ignore[vo]",
        "// shotlist: disable[timing]",
        "// shotlist: enable[timing]",
        "FORMAT:\n  - a\n  - MUSIC: b",
        "TONE:\n// why\nDry.",
    ]);
    line.prop_map(str::to_owned)
}

fn lines(items: &[(String, &str)]) -> String {
    items.iter().flat_map(|(item, end)| [item.as_str(), end]).collect()
}

pub(crate) fn script() -> impl Strategy<Value = String> {
    let front = select(vec![
        "",
        "\u{feff}",
        "---\nstyle: swiss-pulse  \nvars: {name: Ada}\n---\n",
        "\n---\n\ntitle: \"a: b\"\n# why\nduration: 20s\n---\n\n",
        "---\r\ntitle: x\r\nfiles:\r\n  - url: https://a.b/c.png\r\n    name: logo\r\n---\r\n",
        "# The title\n",
        "Title: x\n",
        "---\nstyle:\n  name: mine\n  mood: |\n    Calm.  \n    Slow.\n---\n",
    ]);
    let scene = (1_usize..4).prop_flat_map(|number| {
        (heading(number), line_end(), prop::collection::vec((item(), line_end()), 0..7))
    });
    let sections = || prop::collection::vec((section(), line_end()), 0..5);
    let tail = prop_oneof![
        Just(String::new()),
        sections().prop_map(|tail| format!("\n---\n{}", lines(&tail)))
    ];
    (front, sections(), prop::collection::vec(scene, 0..5), tail).prop_map(
        |(front, sections, scenes, tail)| {
            let mut text = format!("{front}{}", lines(&sections));
            for (heading, end, items) in &scenes {
                let _ = write!(text, "{heading}{end}{}", lines(items));
            }
            // Dashes at the very top would open a front matter.
            if text.trim_matches(['\u{feff}', '\n']).is_empty() {
                return text;
            }
            text + &tail
        },
    )
}
