//! Verbs of motion with every inflection.
//!
//! A verb with particles moves only with one of them behind it: `type` alone is a noun, `types on`
//! is motion.

use crate::lint::options::Words;
use crate::lint::words::unquoted;
use crate::style::Energy;
use crate::vocabulary::{self, WordSet};

/// One verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    pub(crate) energy: Energy,
    /// All forms, the base first.
    pub(crate) forms: &'static [&'static str],
    /// Words of which one must follow; none for most verbs.
    pub(crate) particles: &'static [&'static str],
}

macro_rules! verbs {
    ($($energy:ident: $([$base:literal, $($forms:literal),+] $(+ [$($particles:literal),+])?,)+)+) => {
        &[$($(Verb {
            energy: Energy::$energy,
            forms: &[$base, $($forms),+],
            particles: &[$($($particles),+)?],
        },)+)+]
    };
}

/// All verbs.
pub(crate) const MOTION: &[Verb] = verbs! {
    High:
        ["slam", "slams", "slammed", "slamming"],
        ["crash", "crashes", "crashed", "crashing"],
        ["punch", "punches", "punched", "punching"],
        ["stamp", "stamps", "stamped", "stamping"],
        ["shatter", "shatters", "shattered", "shattering"],
        ["smash", "smashes", "smashed", "smashing"],
        ["explode", "explodes", "exploded", "exploding"],
        ["burst", "bursts", "bursting"],
        ["pop", "pops", "popped", "popping"],
        ["shake", "shakes", "shook", "shaken", "shaking"],
        ["bounce", "bounces", "bounced", "bouncing"],
        ["flash", "flashes", "flashed", "flashing"],
        ["jump", "jumps", "jumped", "jumping"],
        ["rush", "rushes", "rushed", "rushing"],
        ["whip", "whips", "whipped", "whipping"],
        ["shoot", "shoots", "shooting"] + ["up", "across", "out", "past", "through"],
    Medium:
        ["cascade", "cascades", "cascaded", "cascading"],
        ["slide", "slides", "slid", "sliding"],
        ["drop", "drops", "dropped", "dropping"],
        ["fill", "fills", "filled", "filling"],
        ["draw", "draws", "drew", "drawn", "drawing"],
        ["sweep", "sweeps", "swept", "sweeping"],
        ["wipe", "wipes", "wiped", "wiping"],
        ["spin", "spins", "spun", "spinning"],
        ["snap", "snaps", "snapped", "snapping"],
        ["ripple", "ripples", "rippled", "rippling"],
        ["scroll", "scrolls", "scrolled", "scrolling"],
        ["zoom", "zooms", "zoomed", "zooming"],
        ["pan", "pans", "panned", "panning"],
        ["flip", "flips", "flipped", "flipping"],
        ["stagger", "staggers", "staggered", "staggering"],
        ["swing", "swings", "swung", "swinging"],
        ["converge", "converges", "converged", "converging"],
        ["expand", "expands", "expanded", "expanding"],
        ["shrink", "shrinks", "shrank", "shrunk", "shrinking"],
        ["rotate", "rotates", "rotated", "rotating"],
        ["tilt", "tilts", "tilted", "tilting"],
        ["orbit", "orbits", "orbited", "orbiting"],
        ["pour", "pours", "poured", "pouring"],
        ["assemble", "assembles", "assembled", "assembling"],
        ["unfold", "unfolds", "unfolded", "unfolding"],
        ["unfurl", "unfurls", "unfurled", "unfurling"],
        ["unroll", "unrolls", "unrolled", "unrolling"],
        ["collapse", "collapses", "collapsed", "collapsing"],
        ["tumble", "tumbles", "tumbled", "tumbling"],
        ["topple", "topples", "toppled", "toppling"],
        ["scatter", "scatters", "scattered", "scattering"],
        ["swirl", "swirls", "swirled", "swirling"],
        ["whirl", "whirls", "whirled", "whirling"],
        ["glide", "glides", "glided", "gliding"],
        ["merge", "merges", "merged", "merging"],
        ["stretch", "stretches", "stretched", "stretching"],
        ["sink", "sinks", "sank", "sunk", "sinking"],
        ["climb", "climbs", "climbed", "climbing"],
        ["vanish", "vanishes", "vanished", "vanishing"],
        ["roll", "rolls", "rolled", "rolling"] + ["in", "out", "up", "down", "across", "over", "past", "by"],
        ["fall", "falls", "fell", "fallen", "falling"] + ["into", "down", "away", "from", "onto", "over", "apart", "off"],
        ["turn", "turns", "turned", "turning"] + ["into", "over", "to", "around", "away", "upside", "toward", "towards"],
        ["stack", "stacks", "stacked", "stacking"] + ["up", "themselves", "itself"],
        ["build", "builds", "built", "building"] + ["up", "itself", "themselves"],
        ["pull", "pulls", "pulled", "pulling"] + ["in", "out", "back", "away", "up", "down", "apart"],
        ["transform", "transforms", "transformed", "transforming"],
        ["scale", "scales", "scaled", "scaling"] + ["up", "down", "in", "out", "to", "from"],
        ["push", "pushes", "pushed", "pushing"] + ["in", "out", "through", "toward", "towards", "up", "forward", "past"],
        ["fly", "flies", "flew", "flown", "flying"] + ["in", "out", "across", "over", "past", "up", "down", "from", "through", "by"],
        ["light", "lights", "lit", "lighting"] + ["up"],
        ["highlight", "highlights", "highlighted", "highlighting"],
        ["blink", "blinks", "blinked", "blinking"],
        ["flicker", "flickers", "flickered", "flickering"],
    Low:
        ["type", "types", "typed", "typing"] + ["on", "out", "itself", "themselves", "in", "letter"],
        ["fade", "fades", "faded", "fading"],
        ["float", "floats", "floated", "floating"],
        ["morph", "morphs", "morphed", "morphing"],
        ["count", "counts", "counted", "counting"] + ["up", "down", "from", "to", "through"],
        ["drift", "drifts", "drifted", "drifting"],
        ["dissolve", "dissolves", "dissolved", "dissolving"],
        ["glow", "glows", "glowed", "glowing"],
        ["pulse", "pulses", "pulsed", "pulsing"],
        ["reveal", "reveals", "revealed", "revealing"],
        ["appear", "appears", "appeared", "appearing"] + ["word", "letter", "line", "character"],
        ["grow", "grows", "grew", "grown", "growing"],
        ["rise", "rises", "rose", "risen", "rising"],
        ["bloom", "blooms", "bloomed", "blooming"],
        ["soften", "softens", "softened", "softening"],
        ["flow", "flows", "flowed", "flowing"],
        ["settle", "settles", "settled", "settling"],
        ["sway", "sways", "swayed", "swaying"],
        ["melt", "melts", "melted", "melting"],
        ["shimmer", "shimmers", "shimmered", "shimmering"],
        ["emerge", "emerges", "emerged", "emerging"],
};

/// All forms of all verbs, each with the place of its verb.
#[expect(clippy::indexing_slicing, reason = "a constant table, filled when the crate is compiled")]
const FORMS: [(&str, usize); COUNT] = {
    let mut forms = [("", 0); COUNT];
    let (mut verb, mut form) = (0, 0);
    let mut at = 0;
    while at < COUNT {
        if form == MOTION[verb].forms.len() {
            (verb, form) = (verb + 1, 0);
            continue;
        }
        forms[at] = (MOTION[verb].forms[form], verb);
        (at, form) = (at + 1, form + 1);
    }
    forms
};

#[expect(clippy::indexing_slicing, reason = "a constant table, filled when the crate is compiled")]
const COUNT: usize = {
    let (mut count, mut verb) = (0, 0);
    while verb < MOTION.len() {
        count += MOTION[verb].forms.len();
        verb += 1;
    }
    count
};

impl Verb {
    /// The base form: `slam`.
    pub(crate) fn base(&self) -> &'static str {
        self.forms.first().copied().unwrap_or_default()
    }

    /// The verb that a word is in motion, given the words that follow.
    fn of<'t>(
        word: &str,
        following: &(impl Iterator<Item = &'t str> + Clone),
    ) -> Option<&'static Self> {
        const WORDS: [&str; COUNT] = vocabulary::first_column(&FORMS);
        static ALL: WordSet<COUNT> = WordSet::new(&WORDS);
        let (_, verb) = FORMS.get(ALL.position(word)?)?;
        MOTION.get(*verb).filter(|verb| verb.moves_with(following.clone()))
    }

    /// Whether the words behind the verb make it one of motion.
    fn moves_with<'t>(&self, following: impl Iterator<Item = &'t str>) -> bool {
        self.particles.is_empty()
            || following.take(FARTHEST).any(|word| is_one_of(word, self.particles))
    }
}

/// How many words behind its verb a particle may stand.
const FARTHEST: usize = 4;

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

/// The first motion in a text, and its energy. Letter case does not count; a particle may stand
/// some words behind its verb (`COUNTS slowly UP`). What stands in quotes is shown and does not
/// move. `more` are further verbs in their base form.
pub(crate) fn motion(text: &str, more: &Words) -> Option<Energy> {
    let mut words = unquoted(text);
    while let Some(word) = words.next() {
        if let Some(verb) = Verb::of(word, &words) {
            return Some(verb.energy);
        }
        if more.iter().any(|base| is_form_of(word, base)) {
            return Some(Energy::Medium);
        }
    }
    None
}

/// Whether anything in a text moves; see [`motion`].
pub(crate) fn moves(text: &str) -> bool {
    motion(text, &Words::NONE).is_some()
}

/// Every motion in a text with its verb, in order; see [`motion`].
pub(crate) fn motions(text: &str) -> impl Iterator<Item = (&str, &'static Verb)> {
    let mut words = unquoted(text);
    std::iter::from_fn(move || {
        while let Some(word) = words.next() {
            if let Some(verb) = Verb::of(word, &words) {
                return Some((word, verb));
            }
        }
        None
    })
}

/// Whether a word is a regular form of a verb: `wobbles`, `wobbled`, `wobbling` of `wobble`.
fn is_form_of(word: &str, base: &str) -> bool {
    let (word, base) = (word.to_lowercase(), base.to_lowercase());
    let stem = base.strip_suffix('e').unwrap_or(&base);
    let Some(ending) = word.strip_prefix(stem) else { return false };
    let doubled = stem.chars().last().and_then(|last| ending.strip_prefix(last));
    word == base
        || matches!(ending, "s" | "es" | "ed" | "ing")
        || matches!(doubled, Some("ed" | "ing"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeSet;

    use super::{MOTION, is_form_of, motion};
    use crate::lint::options::Words;
    use crate::style::Energy;

    fn energy(text: &str) -> Option<Energy> {
        motion(text, &Words::NONE)
    }

    #[test]
    fn every_inflection_counts() {
        for text in ["SLAMS in", "It slammed.", "slamming", "a push-in", "TYPES ON", "lit up"] {
            assert!(energy(text).is_some(), "{text}");
        }
        for text in [
            "a stack of slips COLLAPSES",
            "pages tumble",
            "coins FALL slowly into a jar",
            "TURNS green, then into a tick",
        ] {
            assert!(energy(text).is_some(), "{text}");
        }
        assert_eq!(energy("COUNTS slowly UP"), Some(Energy::Low));
        assert_eq!(energy("The word APPEARS WORD BY WORD"), Some(Energy::Low));
        assert_eq!(energy("DROPS in, then SLAMS"), Some(Energy::Medium));
    }

    #[test]
    fn standing_still_does_not() {
        for text in [
            "The logo appears",
            "is shown",
            "displays the total",
            "white type, bold",
            "a counter",
            "a wide shot of the building",
            "B-roll of a fall afternoon",
            "a stack of paper in turn",
            "",
        ] {
            assert_eq!(energy(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_shown_does_not_move() {
        assert_eq!(energy("\"DROP IN TODAY\" in white"), None);
        assert_eq!(energy("“Pop quiz” on „Flash“ and «Spin»"), None);
        assert_eq!(energy("\"DROP IN\" SLIDES in"), Some(Energy::Medium));
        assert_eq!(energy("an open \" quote FADES"), Some(Energy::Low));
    }

    #[test]
    fn more_verbs() {
        let more = Words(Cow::Owned(vec!["wobble".into(), "skid".into()]));
        for text in ["it wobbles", "WOBBLING", "skidded", "wobble"] {
            assert_eq!(motion(text, &more), Some(Energy::Medium), "{text}");
        }
        assert!(!is_form_of("wobbly", "wobble") && !is_form_of("ski", "skid"));
    }

    /// Regular forms are derived, so that none is forgotten; irregular ones are in the table only.
    #[test]
    fn the_table_has_every_regular_form() {
        let forms = MOTION.iter().flat_map(|verb| verb.forms);
        assert_eq!(
            forms.clone().collect::<BTreeSet<_>>().len(),
            forms.count(),
            "two verbs of a form"
        );
        let irregular = "burst spin swing shrink grow rise draw fly light shake sweep slide \
                         shoot sink fall build";
        for verb in MOTION {
            let base = verb.base();
            for ending in ["ing", "s"] {
                let has = verb.forms.iter().any(|form| {
                    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
                    form.ends_with(ending) && form.starts_with(stem)
                });
                assert!(has, "{base} lacks -{ending}");
            }
            let past = verb.forms.iter().any(|form| form.ends_with("ed"));
            assert!(past || irregular.contains(base), "{base} has no past");
        }
    }
}
