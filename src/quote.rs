//! Quotation marks.

/// The mark that closes what `open` opens.
pub(crate) const fn closing(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        '„' => Some('“'),
        '「' => Some('」'),
        _ => None,
    }
}

/// The opening mark at the start of a text and the mark that closes it.
pub(crate) fn opening(text: &str) -> Option<(char, char)> {
    let open = text.chars().next()?;
    closing(open).map(|close| (open, close))
}

/// Where the closing mark `close` last stands in `text`. A low opening mark is closed by either
/// kind of high mark, as people type it.
pub(crate) fn rfind_closing(text: &str, close: char) -> Option<usize> {
    match close {
        '“' => text.rfind(['“', '”']),
        _ => text.rfind(close),
    }
}

/// Every quoted string of a text as a byte range without its marks, in order, not nested. A
/// straight mark behind a letter or a figure is an inch or a slip, no opening mark.
pub(crate) fn quoted_strings(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    let mut missing = String::new();
    while let Some(tail) = text.get(rest..) {
        let Some((at, open)) = tail.char_indices().find(|(_, letter)| closing(*letter).is_some())
        else {
            break;
        };
        let start = rest + at + open.len_utf8();
        let before = text.get(..rest + at).and_then(|head| head.chars().next_back());
        if open == '"' && before.is_some_and(char::is_alphanumeric) {
            rest = start;
            continue;
        }
        let end = closing(open).filter(|close| !missing.contains(*close)).and_then(|close| {
            let end = text
                .get(start..)?
                .find(|letter| letter == close || (close == '“' && letter == '”'));
            if end.is_none() {
                // Looked for once and not there: never again, or many marks would cost a search each.
                missing.push(close);
            }
            end
        });
        match end {
            Some(len) => {
                found.push(start..start + len);
                let close = text.get(start + len..).and_then(|tail| tail.chars().next());
                rest = start + len + close.map_or(1, char::len_utf8);
            }
            None => rest = start,
        }
    }
    found
}
