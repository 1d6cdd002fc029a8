//! How long a line takes to say.
//!
//! `seconds = (150 / pace) × (0.065 × Σ over spoken words (letters + 1) + Σ pauses)`
//!
//! A text is walked once. Plain words are counted where they stand; whatever is said otherwise than it is written –
//! money, dates, acronyms, addresses – goes through the classes in `classes/`, which write what is said. One walk
//! feeds every question: [`measure`] adds the costs up, [`spoken_form`] lists the tokens with the places they came from,
//! [`cut_off`] stops where the time is over, and [`speak_figures`] turns figures into words.
//!
//! A language is one table in `languages/`. Nothing here fails, whatever the text.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::float_cmp
    )
)]

mod aloud;
mod classes;
mod cut;
mod figures;
mod language;
mod languages;
mod marks;
mod measure;
mod numerals;
mod pace;
mod reading_time;
mod rewrite;
mod script;
mod text;
mod token;
mod walk;

pub(crate) use aloud::aloud;

pub use cut::{cut_off, cut_off_with};
pub use figures::Figures;
pub use language::Language;
pub use measure::{Measure, measure, measure_with};
pub use pace::{Estimate, Pace, estimate, estimate_with};
pub use reading_time::reading_ms;
pub use rewrite::speak_figures;
pub use token::{Pause, SpokenToken, TokenKind, spoken_form, spoken_form_with};
