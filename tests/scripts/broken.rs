//! Scripts of which some lines are what they seem and others are not.

use proptest::prelude::*;

/// Texts that look like scripts: lines put together from what the language is made of.
pub(crate) fn scriptlike() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("SCENE 1 — A-ROLL (8s): Hook\n"),
        Just("### Scene 2: B-roll, stock (0:08-0:20)\n"),
        Just("VO: \"Hello there.\"\n"),
        Just("VO: “open\n"),
        Just("closed” (warm)\n"),
        Just("  LAYER 2: \"A\" SLIDES in\n"),
        Just("LAYER nine: b\n"),
        Just("[Presenter leans\n"),
        Just("in]\n"),
        Just("STYLE — SWISS PULSE: red\n"),
        Just("ON-SCREEN TEXT:\n- \"A\" — B\n"),
        Just("---\n"),
        Just("\n"),
        Just("title: x\n"),
        Just("// note\n"),
        Just("> quote\n"),
        Just("\t{{ name }}\r\n"),
        Just("„"),
        Just("«"),
        Just(": "),
        Just("👩‍👩‍👧"),
        Just("é"),
    ];
    prop::collection::vec(
        prop_oneof![4 => piece.prop_map(str::to_owned), 1 => any::<String>()],
        0..24,
    )
    .prop_map(|parts| parts.concat())
}
