//! What a finding says besides its message.

use super::plain::one_line;
use crate::diagnostic::Diagnostic;

/// What to do: the help, else what the repair does.
pub(super) fn help(diagnostic: &Diagnostic) -> Option<&str> {
    let title = diagnostic.fix.as_ref().map(|fix| fix.title.as_str());
    diagnostic.help.as_deref().or(title)
}

/// Message, note and help, a line each.
pub(super) fn in_lines(diagnostic: &Diagnostic) -> String {
    let mut text = one_line(&diagnostic.message);
    let remarks = [("note", diagnostic.note.as_deref()), ("help", help(diagnostic))];
    for (kind, remark) in remarks {
        if let Some(remark) = remark {
            text = format!("{text}\n{kind}: {}", one_line(remark));
        }
    }
    text
}
