//! Filters of templates: small functions from text to text.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Quotation marks, in the order of preference.
const MARKS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('「', '」')];

/// JSON names of types and media, their label in a prompt, and the words for them in prose.
const LABELS: [(&str, &str, &str); 7] = [
    ("a-roll", "A-ROLL", "A-roll"),
    ("b-roll", "B-ROLL", "B-roll"),
    ("overlay", "OVERLAY", "Overlay"),
    ("motion-graphics", "MOTION GRAPHICS", "motion graphics"),
    ("stock", "STOCK", "stock footage"),
    ("ai-generated", "AI-GENERATED", "AI-generated pictures"),
    ("asset", "ASSET", "the attached file"),
];

/// The text in the first quotation marks that do not occur in it, so that nothing inside can end
/// the quotation. A text with all of them keeps the straight ones outside and single ones inside.
pub(crate) fn quote(text: &str) -> String {
    let is_free = |(open, close): &&(char, char)| !text.contains(*open) && !text.contains(*close);
    let Some((open, close)) = MARKS.iter().find(is_free) else {
        return format!("\"{}\"", text.replace('"', "'"));
    };
    let mut quoted = String::with_capacity(text.len() + 6);
    quoted.push(*open);
    quoted.push_str(text);
    quoted.push(*close);
    quoted
}

/// The text with a full stop, if it has no closing mark.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['"', '”', '»', '」', ')', ']', '\'']);
    let closed = bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？']);
    if text.is_empty() || closed {
        text.to_owned()
    } else {
        format!("{}.", text.trim_end_matches([',', ';']))
    }
}

/// Rules as sentences, one after another.
pub(crate) fn rules(rules: &[String]) -> String {
    let sentences: Vec<String> = rules.iter().map(|rule| sentence(&capital(rule))).collect();
    sentences.join(" ")
}

/// Clauses in a row, separated by commas.
pub(crate) fn clauses(texts: &[String]) -> String {
    let clauses: Vec<&str> = texts.iter().map(|text| clause(text)).collect();
    clauses.join(", ")
}

/// The text with a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + characters.as_str()
}

/// The canonical spelling of a type's or medium's JSON name; other names as they are.
pub(crate) fn label(name: &str) -> &str {
    LABELS.iter().find(|(json, ..)| *json == name).map_or(name, |(_, label, _)| label)
}

/// The words for a type's or medium's JSON name; other names as they are.
pub(crate) fn words(name: &str) -> &str {
    LABELS.iter().find(|(json, ..)| *json == name).map_or(name, |(_, _, words)| words)
}

/// The text without its full stop, to stand among others in a list.
pub(crate) fn clause(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('.').filter(|bare| !bare.ends_with('.')).unwrap_or(text)
}

/// What ends a clause.
const CLAUSE_ENDS: [char; 11] = ['.', '!', '?', ',', ';', ':', '—', '。', '，', '！', '？'];

/// The first words of a narration, enough to find the place: five, or ten characters of a script
/// without spaces. Stops at the end of a clause.
pub(crate) fn cue(text: &str) -> &str {
    let text = text.trim();
    let mut end = 0;
    for (count, (at, word)) in text.unicode_word_indices().enumerate() {
        let gap = text.get(end..at).unwrap_or_default();
        let clause_ends = gap.contains(CLAUSE_ENDS);
        let enough = if is_unspaced(word) { 10 } else { 5 };
        if count >= enough || count >= 3 && clause_ends {
            break;
        }
        end = at + word.len();
    }
    text.get(..end).filter(|cue| !cue.is_empty()).unwrap_or(text)
}

fn is_unspaced(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
}

/// `8s`, `8.5s`; rounded half up, to whole seconds without `decimals`.
pub(crate) fn seconds(seconds: f64, decimals: bool) -> String {
    let tenths = (seconds * 10.0).round();
    if decimals && tenths % 10.0 != 0.0 {
        format!("{:.1}s", tenths / 10.0)
    } else {
        format!("{}s", (tenths / 10.0).round())
    }
}

/// The text with some ranges replaced; ranges out of order are left out.
pub(crate) fn replace(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let (mut new, mut done) = (String::with_capacity(text.len()), 0);
    for (range, words) in edits {
        if range.start < done || text.get(range.clone()).is_none() {
            continue;
        }
        new.push_str(text.get(done..range.start).unwrap_or_default());
        new.push_str(words);
        done = range.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

/// The text in lines of at most `width` columns; words longer than that stay whole.
pub(crate) fn wrap(text: &str, width: usize) -> String {
    let lines: Vec<String> = text.lines().map(|line| wrap_line(line, width)).collect();
    lines.join("\n")
}

fn wrap_line(line: &str, width: usize) -> String {
    let (mut wrapped, mut column) = (String::with_capacity(line.len()), 0);
    for word in line.split_whitespace() {
        let columns = word.width();
        if column > 0 {
            let fits = column + 1 + columns <= width;
            wrapped.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        wrapped.push_str(word);
        column += columns;
    }
    wrapped
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn english_list(items: &[String], last: &str) -> String {
    let mut all = String::new();
    for (at, item) in items.iter().enumerate() {
        let joiner = match at {
            0 => Cow::Borrowed(""),
            _ if at + 1 == items.len() => Cow::Owned(format!(" {last} ")),
            _ => Cow::Borrowed(", "),
        };
        // Writing to a string cannot fail.
        let _ = write!(all, "{joiner}{item}");
    }
    all
}

/// Figures of a text: digits with what belongs to them, such as `−16%`, `$1.2`, `1.85M`, `24/7`.
/// A figure inside of a word (`GPT-4o`, `B2B`) is none.
pub(crate) fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let covered = found.last().is_some_and(|range| at < range.end);
        if !c.is_ascii_digit() || covered {
            continue;
        }
        let range = start_of(text, at)..end_of(text, at);
        let before = text.get(..range.start).and_then(|head| head.chars().next_back());
        let in_word =
            before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '#' | '_' | '.'));
        // The rest of such a word's digits are no figure either.
        found.push(if in_word { range.end..range.end } else { range });
    }
    found.retain(|range| !range.is_empty());
    found
}

/// Takes a currency and a sign that stand before the digits.
fn start_of(text: &str, digits: usize) -> usize {
    let mut start = digits;
    for marks in [['$', '€', '£', '¥'].as_slice(), ['−', '-', '+', '±'].as_slice()] {
        let before = text.get(..start).unwrap_or_default();
        let Some(mark) = before.chars().next_back().filter(|c| marks.contains(c)) else { continue };
        let behind = before.len() - mark.len_utf8();
        let further = before.get(..behind).and_then(|head| head.chars().next_back());
        if !further.is_some_and(char::is_alphanumeric) {
            start = behind;
        }
    }
    start
}

/// Takes separators between digits, and a percent sign or letters that touch them.
fn end_of(text: &str, digits: usize) -> usize {
    let mut end = digits;
    let mut characters = text.get(digits..).unwrap_or_default().chars().peekable();
    while let Some(c) = characters.next() {
        let next_is_digit = characters.peek().is_some_and(char::is_ascii_digit);
        let part = c.is_ascii_digit()
            || matches!(c, '.' | ',' | ':' | '/') && next_is_digit
            || c.is_alphabetic()
            || matches!(c, '%' | '€');
        if !part {
            break;
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_inside_never_ends_the_quotation() {
        assert_eq!(quote("plain"), "\"plain\"");
        assert_eq!(quote("a 24\" screen"), "“a 24\" screen”");
        assert_eq!(quote("\"so\" “he” says"), "«\"so\" “he” says»");
        assert_eq!(quote("\"“«「"), "\"'“«「\"");
    }

    #[test]
    fn sentences_are_closed_once() {
        for (text, closed) in [
            ("Calm", "Calm."),
            ("Calm.", "Calm."),
            ("Is it?", "Is it?"),
            ("Reads \"OPEN.\"", "Reads \"OPEN.\""),
            ("Reads \"OPEN\"", "Reads \"OPEN\"."),
            ("Calm, ", "Calm."),
            ("", ""),
        ] {
            assert_eq!(sentence(text), closed);
        }
    }

    #[test]
    fn a_cue_is_a_few_words() {
        assert_eq!(cue("End the call, and eleven seconds later"), "End the call");
        assert_eq!(cue("One point eight five million people"), "One point eight five million");
        assert_eq!(cue("我们上个月的收入增长了百分之六十五"), "我们上个月的收入增长");
        assert_eq!(cue("…"), "…");
    }

    #[test]
    fn lists_and_seconds_read_well() {
        let items =
            |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        assert_eq!(english_list(&items(&[]), "and"), "");
        assert_eq!(english_list(&items(&["a"]), "and"), "a");
        assert_eq!(english_list(&items(&["a", "b"]), "or"), "a or b");
        assert_eq!(english_list(&items(&["a", "b", "c"]), "and"), "a, b and c");
        assert_eq!(seconds(8.0, true), "8s");
        assert_eq!(seconds(8.45, true), "8.5s");
        assert_eq!((seconds(6.5, false), seconds(6.4, false)), ("7s".to_owned(), "6s".to_owned()));
    }

    #[test]
    fn figures_are_found_whole() {
        let found = |text: &str| -> Vec<String> {
            figures(text).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(
            found("−16% of $1.2M, or €30,000 in 24/7"),
            ["−16%", "$1.2M", "€30,000", "24/7"]
        );
        assert_eq!(found("GPT-4o, B2B, #1a1a1a and h264"), Vec::<String>::new());
        assert_eq!(found("1–2 of 10."), ["1", "2", "10"]);
    }

    #[test]
    fn wrapping_keeps_words_and_lines() {
        assert_eq!(wrap("one two three\nfour", 8), "one two\nthree\nfour");
        assert_eq!(wrap("incomprehensible", 4), "incomprehensible");
    }
}
