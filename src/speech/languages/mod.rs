//! One table a language. A new language is one file here, one line below, and one test file.

mod ar;
mod de;
pub(super) mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod th;
mod zh;

use super::language::Language;

/// All languages, English first.
pub(super) static LANGUAGES: &[&Language] = &[
    &en::LANGUAGE,
    &de::LANGUAGE,
    &fr::LANGUAGE,
    &es::LANGUAGE,
    &pt::LANGUAGE,
    &it::LANGUAGE,
    &nl::LANGUAGE,
    &pl::LANGUAGE,
    &ru::LANGUAGE,
    &hi::LANGUAGE,
    &ar::LANGUAGE,
    &zh::LANGUAGE,
    &ja::LANGUAGE,
    &ko::LANGUAGE,
    &th::LANGUAGE,
];
