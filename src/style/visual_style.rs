//! The open `visual-style.md` format.

use super::Style;
use crate::source::Source;
use crate::yaml::Reader;

pub(super) fn read(_source: &Source, _reader: &mut Reader) -> Style {
    Style::default()
}

/// Writes a style as `visual-style.md`.
pub fn to_visual_style(_style: &Style) -> String {
    String::new()
}
