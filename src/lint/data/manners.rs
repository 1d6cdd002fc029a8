//! Names that stand for a manner without saying what to draw.

use std::borrow::Cow;

macro_rules! words {
    ($($word:literal)+) => { &[$(Cow::Borrowed($word)),+] };
}

/// Words before the name of an artist or a manner, in lower case.
pub(crate) const PHRASES: &[Cow<'static, str>] = words![
    "in the style of" "in the manner of" "in the spirit of" "in the vein of" "inspired by"
    "homage to" "reminiscent of" "à la"
];

/// Artists, film makers and schools, in lower case.
pub(crate) const ARTISTS: &[Cow<'static, str>] = words![
    "art deco" "art nouveau" "bauhaus" "constructivist" "cyberpunk" "dieter rams" "edward hopper"
    "film noir" "hitchcock" "kubrick" "magritte" "memphis design" "miyazaki" "mondrian"
    "paul rand" "pixar" "pop art" "saul bass" "steampunk" "studio ghibli" "tarantino"
    "tim burton" "vaporwave" "warhol" "wes anderson"
];
