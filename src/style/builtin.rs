//! The styles that come with the program.

use std::sync::OnceLock;

use super::{Style, normalize};
use crate::yaml;

/// A style's name, what the build made of its file, and the style once it is asked for.
struct Builtin {
    name: &'static str,
    json: &'static str,
    style: OnceLock<Style>,
}

macro_rules! builtins {
    ($($name:literal)*) => {
        /// In the order of `styles/`; to add a style is to add its file and its line.
        static BUILTINS: [Builtin; [$($name),*].len()] = [$(Builtin {
            name: $name,
            json: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")),
            style: OnceLock::new(),
        }),*];
    };
}

builtins! {
    "bold-vibrant"
    "carnival-surge"
    "cartoon"
    "cinematic"
    "clean"
    "contact-sheet"
    "data-drift"
    "deconstructed"
    "digital-grid"
    "dream-state"
    "earth-pulse"
    "flat-design"
    "folk-frequency"
    "geometric-bold"
    "gradient-modern"
    "heritage-reel"
    "maximalist-type"
    "minimalistic"
    "play-mode"
    "quiet-drama"
    "red-wire"
    "retro"
    "shadow-cut"
    "silk-route"
    "soft-signal"
    "swiss-pulse"
    "velvet-standard"
    "warm-grain"
}

/// The built-in style of a name, in any spelling of [`normalize`]. It is read when it is first
/// asked for, and once.
pub fn builtin(name: &str) -> Option<&'static Style> {
    let name = normalize(name);
    let at = BUILTINS.binary_search_by_key(&name.as_str(), |builtin| builtin.name).ok()?;
    BUILTINS.get(at).map(Builtin::style)
}

/// All built-in styles by name, with their titles, moods, uses and summaries. This reads all of
/// them; to look at one, use [`builtin`].
pub fn builtins() -> impl Iterator<Item = &'static Style> {
    BUILTINS.iter().map(Builtin::style)
}

/// The name of the built-in style that is at most two edits away.
pub fn nearest(name: &str) -> Option<&'static str> {
    yaml::nearest(name, BUILTINS.iter().map(|builtin| builtin.name))
}

impl Builtin {
    /// A test holds that this is what [`super::find`] reads from the file, and that none extends
    /// another.
    fn style(&self) -> &Style {
        self.style.get_or_init(|| serde_json::from_str(self.json).unwrap_or_default())
    }
}
