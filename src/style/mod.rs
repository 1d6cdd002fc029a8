//! Visual styles: rules that an agent can follow, one YAML file each.
//!
//! A style is looked for by name or path ([`find`]): a name that ends in `.yaml`, `.yml` or `.md` is
//! a path, any other is looked for in the folders of the configuration, in `./styles/`, and among
//! the built-in ones. Names fold case, spaces, hyphens and underscores.
//!
//! # Building on another style
//!
//! `extends: swiss-pulse` starts from all rules of another style. What the file gives replaces what
//! the other one gave, lists as a whole; a list whose key begins with `+` is added instead:
//!
//! ```yaml
//! extends: swiss-pulse
//! colors:
//!   accent:
//!     - {name: brand green, hex: "#00875A", role: "accent: one number or line a frame"}
//! +avoid: [stock handshakes]
//! ```
//!
//! A style of one's own may have the name of a built-in one and extend it by that name.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a text may hold anything"
)]

mod builtin;
mod color;
mod difference;
mod find;
mod model;
mod mood;
mod read;
mod suggest;
mod visual_style;

pub use builtin::{builtin, builtins, nearest};
pub(crate) use color::{FOR_LARGE, FOR_TEXT};
pub use color::{LowContrast, contrast, rgb};
pub use difference::difference;
pub(crate) use difference::{Lab, lab, looks_like};
pub use find::{Found, available, find, is_path};
pub(crate) use find::{inline, look_up};
pub use model::*;
pub use mood::{Suggestion, suggest_by_mood};
#[cfg(feature = "schema")]
pub(crate) use read::MOST_COLORS;
pub use suggest::{Fit, suggest};
pub use visual_style::to_visual_style;

/// The style in force when a script names none.
pub const DEFAULT: &str = "clean";

/// A name as it is compared: `SWISS PULSE`, `Swiss_Pulse` and `swiss-pulse` are `swiss-pulse`.
pub fn normalize(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '–' | '—'));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-")
}

#[cfg(test)]
mod tests;
