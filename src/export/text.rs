//! Text as any program can take it.

/// Without control characters; line breaks stay, blanks of other kinds that end a line become plain ones.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|letter| match letter {
            '\n' => Some('\n'),
            '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ => (!letter.is_control()).then_some(letter),
        })
        .collect()
}

/// The same on one line.
pub(super) fn line(text: &str) -> String {
    printable(text).replace('\n', " ")
}
