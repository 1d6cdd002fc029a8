//! Transitions and their energy.

/// How a transition feels, from the gentlest to the most aggressive. Where a style forbids one, the
/// nearest on this scale replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feel {
    Gentle,
    Nostalgic,
    Systematic,
    Clean,
    Fun,
    Urgent,
    Aggressive,
}

/// The vocabulary: lower case, words apart by spaces where people also write a hyphen.
pub(crate) const TRANSITIONS: &[(&str, Feel)] = &[
    ("smash cut", Feel::Aggressive),
    ("white flash", Feel::Aggressive),
    ("flash frame", Feel::Aggressive),
    ("glitch", Feel::Aggressive),
    ("snap cut", Feel::Urgent),
    ("whip pan", Feel::Urgent),
    ("quick cut", Feel::Urgent),
    ("pop cut", Feel::Fun),
    ("bounce", Feel::Fun),
    ("hard cut", Feel::Clean),
    ("clean cut", Feel::Clean),
    ("cut on beat", Feel::Clean),
    ("match cut", Feel::Clean),
    ("jump cut", Feel::Clean),
    ("cut", Feel::Clean),
    ("grid wipe", Feel::Systematic),
    ("clean wipe", Feel::Systematic),
    ("wipe", Feel::Systematic),
    ("iris wipe", Feel::Nostalgic),
    ("reel flicker", Feel::Nostalgic),
    ("cross dissolve", Feel::Gentle),
    ("crossfade", Feel::Gentle),
    ("cross fade", Feel::Gentle),
    ("slow fade", Feel::Gentle),
    ("soft dissolve", Feel::Gentle),
    ("liquid dissolve", Feel::Gentle),
    ("morph dissolve", Feel::Gentle),
    ("smooth morph", Feel::Gentle),
    ("dissolve", Feel::Gentle),
    ("soft cut", Feel::Gentle),
    ("gentle wipe", Feel::Gentle),
    ("light leak", Feel::Gentle),
    ("fade to black", Feel::Gentle),
    ("fade", Feel::Gentle),
];
