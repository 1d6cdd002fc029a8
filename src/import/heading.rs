//! Lines that open a scene, in every form that people give them.

use crate::ast::SceneNumber;
use crate::text::Text;

/// A text that is the number of a scene: `3`, `3B`, `#3`, `Scene 3`, `第三`, `۳`.
pub(super) fn number(text: &Text) -> Option<SceneNumber> {
    let _ = text;
    None
}
