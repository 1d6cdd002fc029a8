//! One finding a line, each the object that it is in `json`: for streams and `jq`.

use super::{Report, json};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The findings for programs that read line by line.
pub(super) struct JsonLines;

impl Report for JsonLines {
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        json::findings(source, diagnostics).map(|finding| finding + "\n").collect()
    }
}
