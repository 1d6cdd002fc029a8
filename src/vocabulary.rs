//! Words of film that more than one room needs to know.

/// Transitions by name, in lower case, hyphens as spaces.
const TRANSITIONS: &[&str] = &[
    "bounce",
    "clean cut",
    "clean cut on beat",
    "clean wipe",
    "colorful wipe",
    "colourful wipe",
    "cross dissolve",
    "crossfade",
    "cut",
    "cut on beat",
    "cut to black",
    "dissolve",
    "fade",
    "fade in",
    "fade out",
    "fade to black",
    "fade to white",
    "flash frame",
    "flowing dissolve",
    "gentle wipe",
    "glitch",
    "grid wipe",
    "hard cut",
    "hard cut on beat",
    "hard cut to silence",
    "iris to black",
    "iris wipe",
    "j cut",
    "jump cut",
    "l cut",
    "light leak",
    "liquid dissolve",
    "match cut",
    "morph",
    "morph dissolve",
    "pop cut",
    "quick cut",
    "reel flicker",
    "slow cross dissolve",
    "slow dissolve",
    "slow fade",
    "slow fade to black",
    "slow morph dissolve",
    "smash cut",
    "smooth morph",
    "snap cut",
    "soft cut",
    "soft dissolve",
    "whip pan",
    "white flash",
    "wipe",
    "zoom transition",
];

/// Whether a text is nothing but the name of a transition, such as `Hard cut.`
pub(crate) fn is_transition(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '!']);
    if text.len() > 32 || !text.is_ascii() {
        return false;
    }
    let folded = text.to_ascii_lowercase().replace('-', " ");
    TRANSITIONS.binary_search(&folded.as_str()).is_ok()
}
