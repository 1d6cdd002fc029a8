//! The whole plan as JSON.

use crate::plan::Plan;

/// Indented, with a line break at the end.
pub(super) fn write(plan: &Plan) -> String {
    // A plan holds texts, numbers and lists of them; these always serialise.
    let mut text = serde_json::to_string_pretty(plan).unwrap_or_default();
    text.push('\n');
    text
}
