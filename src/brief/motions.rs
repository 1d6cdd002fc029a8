//! How things move: a phrase for a string and one for a shape, for each verb that styles use.

use crate::style::{Energy, Style};

/// A verb and its phrases. A string "comes in", a shape does something beside it.
pub(super) struct Motion {
    /// As styles name it.
    verb: &'static str,
    /// Behind a string: `"1 LOAF IN 6" SLIDES in from the left`.
    pub(super) string: &'static str,
    /// Behind a shape: `a thin line SLIDES in beneath it`.
    pub(super) shape: &'static str,
}

macro_rules! motions {
    ($($verb:literal: $string:literal, $shape:literal;)+) => {
        &[$(Motion { verb: $verb, string: $string, shape: $shape }),+]
    };
}

const MOTIONS: &[Motion] = motions! {
    "slam": "SLAMS in and holds", "SLAMS down beside it";
    "crash": "CRASHES in from above", "CRASHES in behind it";
    "punch": "PUNCHES through the frame", "PUNCHES out to the edge";
    "stamp": "STAMPS itself across the frame", "STAMPS down once";
    "shatter": "stands there as the picture before it SHATTERS", "SHATTERS into splinters";
    "smash": "SMASHES into place", "SMASHES in from the side";
    "explode": "EXPLODES out of the centre", "EXPLODES into fragments";
    "burst": "BURSTS in, oversized", "BURSTS open behind it";
    "pop": "POPS in, one word at a time", "POPS up beside it";
    "shake": "lands and SHAKES", "SHAKES on every beat";
    "bounce": "BOUNCES in and comes to rest", "BOUNCES on the beat";
    "flash": "FLASHES twice and stays", "FLASHES around it";
    "cascade": "CASCADES in, letter by letter", "CASCADES down in steps";
    "slide": "SLIDES in from the side", "SLIDES in beneath it";
    "drop": "DROPS into place", "DROPS in beside it";
    "fill": "FILLS with colour from one end to the other", "FILLS from one end to the other";
    "draw": "DRAWS itself, stroke by stroke", "DRAWS itself beneath it";
    "sweep": "SWEEPS in from the side", "SWEEPS across the frame";
    "wipe": "WIPES on, from its first letter to its last", "WIPES across behind it";
    "spin": "SPINS in once and stops", "SPINS slowly behind it";
    "snap": "SNAPS into place", "SNAPS to the edge of it";
    "ripple": "RIPPLES into view", "RIPPLES outwards from it";
    "scroll": "SCROLLS up into place", "SCROLLS past beneath it";
    "zoom": "ZOOMS in until it fills the frame", "ZOOMS past behind it";
    "pan": "comes into view as the picture PANS", "PANS by behind it";
    "flip": "FLIPS over into view", "FLIPS over beside it";
    "stagger": "STAGGERS in, word by word", "STAGGERS in after it";
    "swing": "SWINGS in and comes to rest", "SWINGS to rest beside it";
    "converge": "CONVERGES from both sides", "CONVERGES on it";
    "expand": "EXPANDS from the centre", "EXPANDS to the width of the frame";
    "shrink": "SHRINKS from full frame to its place", "SHRINKS to a dot beside it";
    "rotate": "ROTATES into place", "ROTATES by a quarter turn";
    "tilt": "TILTS into place", "TILTS behind it";
    "orbit": "ORBITS in and stops at the centre", "ORBITS around it";
    "pour": "POURS in from above", "POURS in beneath it";
    "assemble": "ASSEMBLES from its parts", "ASSEMBLES piece by piece";
    "unfold": "UNFOLDS like a sheet of paper", "UNFOLDS beneath it";
    "transform": "TRANSFORMS from an outline into solid type", "TRANSFORMS into an underline";
    "scale up": "SCALES UP until it fills the frame", "SCALES UP behind it";
    "scale down": "SCALES DOWN to its place", "SCALES DOWN beside it";
    "push in": "stands still while the camera PUSHES in on it", "is passed as the camera PUSHES in";
    "fly in": "FLIES in and stops", "FLIES in behind it";
    "light up": "LIGHTS UP, letter by letter", "LIGHTS UP from end to end";
    "highlight": "stands there and is HIGHLIGHTED word by word", "HIGHLIGHTS it";
    "blink": "BLINKS on and stays", "BLINKS like a cursor beside it";
    "flicker": "FLICKERS on and stays", "FLICKERS behind it";
    "type on": "TYPES ON, letter by letter", "TYPES ON beneath it";
    "fade": "FADES in", "FADES in behind it";
    "float": "FLOATS in and hangs there", "FLOATS past behind it";
    "morph": "MORPHS out of the shape behind it", "MORPHS slowly behind it";
    "count up": "REVEALS itself slowly", "GROWS beside it";
    "count down": "REVEALS itself slowly", "FADES beside it";
    "drift": "DRIFTS in slowly", "DRIFTS behind it";
    "dissolve": "forms as the picture before it DISSOLVES", "DISSOLVES into points of light";
    "glow": "GLOWS into view", "GLOWS faintly behind it";
    "pulse": "PULSES once and stays", "PULSES slowly behind it";
    "reveal": "REVEALS itself, word by word", "REVEALS itself beneath it";
    "appear word by word": "APPEARS WORD BY WORD", "FADES in beneath it";
    "grow": "GROWS into place", "GROWS from one side to the other";
    "rise": "RISES into place", "RISES from the lower edge";
    "bloom": "BLOOMS out of the light", "BLOOMS softly behind it";
    "soften": "comes into focus while the picture behind it SOFTENS", "SOFTENS at its edges";
    "flow": "FLOWS in along a curve", "FLOWS around it";
    "settle": "RISES and SETTLES", "SETTLES beside it";
};

/// Verbs for a style that names none that is known.
const USUAL: [(Energy, &[&str]); 3] = [
    (Energy::Low, &["fade", "reveal", "rise"]),
    (Energy::Medium, &["slide", "draw", "expand"]),
    (Energy::High, &["slam", "pop", "burst"]),
];

/// What the ground behind everything does.
const GROUNDS: [(Energy, &[&str]); 3] = [
    (
        Energy::Low,
        &["its light DRIFTS slowly from one side to the other", "its texture FLOWS, barely seen"],
    ),
    (
        Energy::Medium,
        &[
            "a thin line DRAWS itself along the lower edge",
            "fine lines SLIDE across it, barely seen",
        ],
    ),
    (
        Energy::High,
        &[
            "it FLASHES once at the start and PULSES on the beat",
            "big shapes BOUNCE behind everything",
        ],
    ),
];

/// What happens along the edge of the frame.
const EDGES: [(Energy, &[&str]); 3] = [
    (
        Energy::Low,
        &[
            "A narrow bar along the lower edge GROWS as the scene goes on",
            "A row of small marks along the lower edge FADES in, one after another",
        ],
    ),
    (
        Energy::Medium,
        &[
            "A narrow bar along the lower edge FILLS as the scene goes on",
            "A row of small marks along the lower edge SLIDES in, one after another",
        ],
    ),
    (
        Energy::High,
        &[
            "A fat bar along the lower edge FILLS and PUNCHES out at its end",
            "A row of big dots along the lower edge POPS up, one on every beat",
        ],
    ),
];

/// How a picture moves that is described as standing still.
const WHOLE: [(Energy, &str); 3] = [
    (Energy::Low, "the whole picture FADES in and DRIFTS slowly"),
    (Energy::Medium, "it SLIDES in, part after part"),
    (Energy::High, "it BURSTS in, part after part, and settles on the beat"),
];

/// The motions of a style, one after the other.
pub(super) struct Motions {
    own: Vec<&'static Motion>,
    energy: Energy,
    next: usize,
}

impl Motions {
    pub(super) fn of(style: &Style) -> Self {
        let energy = style.motion.energy;
        let known = |verb: &str| MOTIONS.iter().find(|motion| motion.verb == verb);
        let mut own: Vec<&Motion> =
            style.motion.verbs.iter().filter_map(|verb| known(&verb.to_lowercase())).collect();
        if own.is_empty() {
            let usual = USUAL.into_iter().find(|(one, _)| *one == energy);
            own = usual
                .map_or(&[][..], |(_, verbs)| verbs)
                .iter()
                .filter_map(|verb| known(verb))
                .collect();
        }
        Self { own, energy, next: 0 }
    }

    /// The next one; the same style and script always get the same ones.
    pub(super) fn next(&mut self) -> &'static Motion {
        let count = self.own.len().max(1);
        let at = self.next % count;
        self.next += 1;
        self.own.get(at).copied().unwrap_or(FALLBACK)
    }

    /// How a whole picture comes in.
    pub(super) fn whole(&self) -> &'static str {
        let whole = WHOLE.into_iter().find(|(energy, _)| *energy == self.energy);
        whole.map_or("it FADES in", |(_, phrase)| phrase)
    }

    /// What the ground of the scene of that number does.
    pub(super) fn ground(&self, scene: usize) -> &'static str {
        self.pick(&GROUNDS, scene)
    }

    /// What happens along the edge of the frame.
    pub(super) fn edge(&self, turn: usize) -> &'static str {
        self.pick(&EDGES, turn)
    }

    fn pick(&self, table: &[(Energy, &[&'static str])], turn: usize) -> &'static str {
        let of_energy = table.iter().find(|(energy, _)| *energy == self.energy);
        let all = of_energy.map_or(&[][..], |(_, phrases)| phrases);
        all.get(turn % all.len().max(1)).copied().unwrap_or_default()
    }
}

const FALLBACK: &Motion = &Motion { verb: "fade", string: "FADES in", shape: "FADES in behind it" };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::moves;
    use crate::style::builtins;

    #[test]
    fn every_phrase_moves_and_every_verb_of_a_style_is_known() {
        for motion in MOTIONS {
            assert!(moves(motion.string) && moves(motion.shape), "{}", motion.verb);
        }
        assert!(WHOLE.iter().all(|(_, phrase)| moves(phrase)));
        for (_, phrases) in GROUNDS.iter().chain(&EDGES) {
            assert!(phrases.iter().all(|phrase| moves(phrase)));
        }
        for style in builtins() {
            for verb in &style.motion.verbs {
                assert!(MOTIONS.iter().any(|motion| motion.verb == verb), "{}: {verb}", style.name);
            }
        }
    }
}
