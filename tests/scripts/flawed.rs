//! Scripts with all that rules and repairs meet.

use std::fmt::Write as _;

use proptest::prelude::*;

/// Lines of a scene, sound ones and others.
fn item() -> impl Strategy<Value = String> {
    let words = "January was a record month and we would like to show you why it was one. \
                 Most people came because a friend told them to, and a third of them stayed.";
    let speech = (0_usize..28).prop_map(move |count| {
        let words: Vec<&str> = words.split(' ').take(count).collect();
        format!("VO: \"{}\"", words.join(" "))
    });
    let line = prop::sample::select(vec![
        "LAYER 1: A thin grid PULSES.",
        "LAYER 2: The number SLAMS in.",
        "LAYER 3: Three portraits CASCADE.",
        "LAYER 4: A white bar.",
        "LAYER nine: A ticker SLIDES in.",
        "RIGHT: A chart in bold white.",
        "VISUAL: People cross a square.",
        "VO: none",
        "TRANSITION: Cross-dissolve",
        "TRANSITION: Grid wipe",
        "TRANSITON: Slow dissolve",
        "DURATION: 8s",
        "// shotlist: ignore[timing]",
        "// shotlist: ignore[layer/static, style/forbidden-transition]",
        "// shotlist: disable[style, scene/missing-vo]",
        "// shotlist: enable[style]",
        "// shotlist: ignore[layer/statik] no such rule",
        "// a remark",
        "",
    ]);
    prop_oneof![speech, line.prop_map(str::to_owned)]
}

pub(crate) fn script() -> impl Strategy<Value = String> {
    let types =
        ["A-ROLL", "B-ROLL, MOTION GRAPHICS", "B-ROLL, STOCK", "OVERLAY, MOTION GRAPHICS", ""];
    let times = ["4s", "5 sec", "8s", "0:12", "0:08–0:16", ""];
    let scene = (
        prop::sample::select(types.to_vec()),
        prop::sample::select(times.to_vec()),
        prop::collection::vec(item(), 0..7),
    );
    let front = prop::sample::select(vec![
        "---\nstyle: swiss-pulse\nduration: 30s\n---\n",
        "---\nstyle: swiss-puls\nduration: \"20–40 s\"\nscript: verbatim\n---\n",
        "---\nduration: 1m30s\n---\n// shotlist: file-ignore[style/missing]\n",
        "FORMAT: A 20-second teaser.\n",
    ]);
    (front, prop::collection::vec(scene, 0..9)).prop_map(|(front, scenes)| {
        let mut text = front.to_owned();
        for (number, (kind, time, items)) in scenes.iter().enumerate() {
            let time = if time.is_empty() { String::new() } else { format!(" ({time})") };
            let dash = if kind.is_empty() { "" } else { " — " };
            write!(text, "\nSCENE {}{dash}{kind}{time}\n{}\n", number + 1, items.join("\n")).ok();
        }
        text
    })
}
