//! Reading running text: words, sentences, quoted strings, and how strings are compared.

use std::collections::HashSet;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::plan::Orientation;

/// Opening and closing quotation marks.
const QUOTES: [(char, &[char]); 5] =
    [('"', &['"']), ('“', &['”']), ('«', &['»']), ('„', &['“', '”']), ('「', &['」'])];

/// The first of some marks in a text.
fn find_any(text: &str, marks: &[char]) -> Option<usize> {
    match marks {
        // One sign is searched for much faster than one of several.
        [mark] => text.find(*mark),
        several => text.find(several),
    }
}

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 14] =
    ["e.g", "i.e", "approx", "vs", "mr", "mrs", "ms", "dr", "prof", "no", "st", "z.b", "bzw", "ca"];

/// The words of a text, without punctuation and white space.
pub(crate) fn list(text: &str) -> Vec<&str> {
    text.unicode_words().collect()
}

/// The words of a text, cut at everything that is no letter and no digit.
pub(crate) fn each(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether one of the words of an iterator is in a table, whatever their case.
pub(crate) fn any_of<'a>(mut words: impl Iterator<Item = &'a str>, table: &[&str]) -> bool {
    words.any(|word| table.iter().any(|entry| entry.eq_ignore_ascii_case(word)))
}

/// Whether `word` (lower case) is one of the words of `text` (lower case).
pub(crate) fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| is_whole(text, at..at + found.len()))
}

/// Whether no letter or digit touches a range of `text`.
pub(crate) fn is_whole(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|head| head.chars().next_back());
    let after = text.get(range.end..).and_then(|tail| tail.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The entries of a table that occur in `text` (lower case) as whole words, an English plural
/// counted with its singular. The table is ordered by first letters; no entry is a single one.
pub(crate) fn hits(text: &str, table: &[&'static str]) -> Vec<&'static str> {
    let mut found: Vec<usize> = Vec::new();
    let beginnings = Beginnings::of(table);
    for at in starts_of(text) {
        let rest = text.get(at..).unwrap_or_default();
        if !beginnings.may_have(rest) {
            continue;
        }
        let first = rest.as_bytes().first();
        let from = table.partition_point(|entry| entry.as_bytes().first() < first);
        let alike = table.iter().enumerate().skip(from);
        let alike = alike.take_while(|(_, entry)| entry.as_bytes().first() == first);
        found.extend(alike.filter(|(_, entry)| begins_with(rest, entry)).map(|(at, _)| at));
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|at| table.get(at).copied()).collect()
}

/// The first two letters of the entries of a table: most words of a text have others.
struct Beginnings([u32; 32]);

impl Beginnings {
    fn of(table: &[&str]) -> Self {
        let mut beginnings = Self([0; 32]);
        for (first, second) in table.iter().filter_map(|entry| Self::letters(entry)) {
            beginnings.0.iter_mut().skip(first).take(1).for_each(|seconds| *seconds |= 1 << second);
        }
        beginnings
    }

    fn may_have(&self, text: &str) -> bool {
        let letters = Self::letters(text);
        letters.is_some_and(|(first, second)| {
            self.0.get(first).is_some_and(|seconds| seconds & (1 << second) != 0)
        })
    }

    /// The places of the first two letters in their alphabet.
    fn letters(text: &str) -> Option<(usize, u8)> {
        let (first, rest) = text.as_bytes().split_first()?;
        Some((usize::from(first & 31), rest.first()? & 31))
    }
}

fn begins_with(text: &str, entry: &str) -> bool {
    text.strip_prefix(entry).is_some_and(|rest| {
        ["", "s", "es"].iter().any(|s| rest.strip_prefix(s).is_some_and(ends_word))
    })
}

/// Where the words of a text start.
fn starts_of(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let was_inside = std::mem::replace(&mut inside, c.is_alphanumeric());
        (inside && !was_inside).then_some(at)
    })
}

fn ends_word(rest: &str) -> bool {
    !rest.chars().next().is_some_and(char::is_alphanumeric)
}

/// Words and phrases to look for, in lower case; the words in alphabetical order, so that a text
/// is read once however long the table is.
pub(crate) struct Table {
    /// Single words.
    pub(crate) words: &'static [&'static str],
    /// What has spaces or marks in it.
    pub(crate) phrases: &'static [&'static str],
}

impl Table {
    /// The entry that is this word.
    pub(crate) fn get(&self, word: &str) -> Option<&'static str> {
        let at = self.words.binary_search(&word).ok()?;
        self.words.get(at).copied()
    }

    /// Whether a word or phrase of the table, exactly as it is, occurs in `text` (lower case).
    pub(crate) fn is_in(&self, text: &str) -> bool {
        each(text).any(|word| self.get(word).is_some())
            || self.phrases.iter().any(|phrase| has(text, phrase))
    }
}

/// The orientation that a text (lower case) names: by a ratio, or by a word that stands alone or
/// before a word for a video. "A portrait of a shop" names none.
pub(crate) fn orientation(text: &str) -> Option<Orientation> {
    let landscape =
        has(text, "16:9") || names_shape(text, &["landscape", "horizontal", "widescreen"]);
    let portrait = has(text, "9:16") || names_shape(text, &["portrait", "vertical"]);
    match (landscape, portrait) {
        (true, false) => Some(Orientation::Landscape),
        (false, true) => Some(Orientation::Portrait),
        _ => None,
    }
}

/// What stands behind the shape of a video.
const SHAPED: [&str; 10] =
    ["ad", "clip", "film", "format", "mode", "orientation", "reel", "short", "spot", "video"];

fn names_shape(text: &str, shapes: &[&str]) -> bool {
    shapes.iter().flat_map(|shape| text.match_indices(shape)).any(|(at, shape)| {
        let end = at + shape.len();
        let rest = text.get(end..).unwrap_or_default();
        let alone = rest.trim_start().is_empty() || rest.starts_with([',', '.', ';', ')', '/']);
        let next =
            rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        is_whole(text, at..end) && (alone || SHAPED.contains(&next))
    })
}

/// The sentences of a text as byte ranges, closing marks included, white space between them left
/// out.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let mut end = at + c.len_utf8();
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        while let Some((at, c)) = characters.next_if(|(_, c)| closes(*c)) {
            end = at + c.len_utf8();
        }
        if ends_sentence(text, start..at, end, c) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn closes(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '[' | '(' | '{' | '#' | '$' | '@')
        || matches!(c, '”' | '»' | '」' | '。')
}

/// Whether the mark `c` behind `body` ends a sentence: it does before white space and what is no
/// lower-case letter, but not after an abbreviation or an initial. East Asian marks always do.
fn ends_sentence(text: &str, body: Range<usize>, end: usize, c: char) -> bool {
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    let rest = text.get(end..).unwrap_or_default();
    let next = rest.trim_start();
    if next.is_empty() {
        return true;
    }
    if !rest.starts_with(char::is_whitespace) || next.starts_with(char::is_lowercase) {
        return false;
    }
    let last = text.get(body).unwrap_or_default().rsplit(char::is_whitespace).next();
    let last = last.unwrap_or_default().to_lowercase();
    let short = ABBREVIATIONS.contains(&last.as_str())
        || last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    c != '.' || !short
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(part) = text.get(range.clone()) else { return };
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    if start < end {
        found.push(start..end);
    }
}

/// The strings between quotation marks, as byte ranges without the marks. A straight mark that
/// follows a figure is an inch, not a quotation.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // A kind of marks that is not closed once is not closed later either: to look again for each
    // of many open marks would take the square of their number.
    let mut unclosed = [false; QUOTES.len()];
    let mut from = 0;
    let is_ascii = text.is_ascii();
    while let Some((at, c)) = next_open(text, from, is_ascii) {
        from = at + c.len_utf8();
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if c == '"' && before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let start = at + c.len_utf8();
        let rest = text.get(start..).unwrap_or_default();
        for ((_, closing), unclosed) in
            QUOTES.iter().zip(&mut unclosed).filter(|((open, _), _)| *open == c)
        {
            let end = if *unclosed { None } else { find_any(rest, closing) };
            match end {
                Some(len) => {
                    push_trimmed(text, start..start + len, &mut found);
                    let mark = rest.get(len..).and_then(|tail| tail.chars().next());
                    from = start + len + mark.map_or(1, char::len_utf8);
                }
                None => *unclosed = true,
            }
        }
    }
    found
}

/// The first mark that may open a quotation, from an offset on.
fn next_open(text: &str, from: usize, is_ascii: bool) -> Option<(usize, char)> {
    let rest = text.get(from..)?;
    if is_ascii {
        return rest.find('"').map(|at| (from + at, '"'));
    }
    // The first bytes of the marks: most texts are passed over without a closer look.
    let may_open = |byte: u8| matches!(byte, b'"' | 0xC2 | 0xE2 | 0xE3);
    let near = rest.bytes().position(may_open)?;
    let mut marks = rest.get(near..)?.char_indices();
    let (at, c) = marks.find(|(_, c)| matches!(c, '"' | '“' | '«' | '„' | '「'))?;
    Some((from + near + at, c))
}

/// A string as people see it: its words in lower case between single spaces, with signs of money
/// and share kept, and all other punctuation gone. `ON TIME: 97%` is ` on time 97% `; what has no
/// words is empty.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 2);
    let mut characters = text.chars().peekable();
    let (mut before, mut open) = (' ', false);
    while let Some(c) = characters.next() {
        let inside_figure = matches!(c, '.' | ',')
            && before.is_ascii_digit()
            && characters.peek().is_some_and(char::is_ascii_digit);
        if c.is_alphanumeric() || inside_figure || matches!(c, '%' | '$' | '€' | '£' | '¥') {
            if !open {
                key.push(' ');
            }
            open = true;
            key.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') {
            open = false;
        }
        before = c;
    }
    if !key.is_empty() {
        key.push(' ');
    }
    key
}

/// The words of a [`key`].
pub(crate) fn tokens(text: &str) -> Vec<String> {
    key(text).split_ascii_whitespace().map(str::to_owned).collect()
}

/// Whether the words of `part` stand together in `whole`.
pub(crate) fn is_part(part: &[String], whole: &[String]) -> bool {
    part.is_empty() || whole.windows(part.len()).any(|window| window == part)
}

/// Keys of strings, to be compared with many others.
///
/// A few hundred of them also answer for their parts; of more only the whole is looked up, so that
/// the cost stays linear. No prompt holds that many.
#[derive(Default)]
pub(crate) struct Strings {
    whole: HashSet<String>,
    /// The keys, each on a line of its own, with a line break at either end.
    lines: String,
}

impl Strings {
    /// Bytes of keys that are searched for parts.
    const ROOM: usize = 8 * 1024;

    pub(crate) fn new(keys: impl IntoIterator<Item = String>) -> Self {
        let mut all = Self { whole: HashSet::new(), lines: "\n".to_owned() };
        for key in keys {
            all.insert(key);
        }
        all
    }

    pub(crate) fn insert(&mut self, key: String) {
        if !self.is_crowded() {
            self.lines.push_str(&key);
            self.lines.push('\n');
        }
        self.whole.insert(key);
    }

    fn is_crowded(&self) -> bool {
        self.lines.len() > Self::ROOM
    }

    /// Whether the key is one of these.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.whole.contains(key)
    }

    /// Whether the key is one of these or a part of one.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.has(key) || !self.is_crowded() && self.lines.contains(key)
    }

    /// Whether the key is a part of a longer one.
    pub(crate) fn holds_longer(&self, key: &str) -> bool {
        let is_part = |at: usize| {
            let before = self.lines.get(..at).is_some_and(|head| head.ends_with('\n'));
            let after = self.lines.get(at + key.len()..).is_some_and(|tail| tail.starts_with('\n'));
            !(before && after)
        };
        !self.is_crowded() && self.lines.match_indices(key).any(|(at, _)| is_part(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_lower_case() {
        use crate::optimize::presenter::LOOKS;
        assert!(LOOKS.words.is_sorted());
        let mut all = LOOKS.words.iter().chain(LOOKS.phrases);
        assert!(all.all(|entry| *entry == entry.to_lowercase()));
        assert!(LOOKS.words.iter().all(|word| word.chars().all(char::is_alphanumeric)));
    }

    #[test]
    fn hits_are_whole_words_in_the_order_of_the_table() {
        use crate::optimize::media::{DRAWN, FILMED, IMAGINED};
        for table in [&DRAWN[..], &FILMED, &IMAGINED] {
            assert!(table.is_sorted_by_key(|entry| entry.as_bytes()[0]), "{table:?}");
        }
        let text = "two maps and bars on a field of wheat, a café, a mapper";
        assert_eq!(
            hits(text, &["bar", "café", "field of", "map"]),
            ["bar", "café", "field of", "map"]
        );
        assert!(hits("barely", &["bar"]).is_empty());
    }

    fn cut(text: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let text =
            "Up 3.5 points, e.g. here. Is it? \"Yes.\" Dr. Kim agrees … quietly. 完了。はい。";
        assert_eq!(
            cut(text, sentences(text)),
            [
                "Up 3.5 points, e.g. here.",
                "Is it?",
                "\"Yes.\"",
                "Dr. Kim agrees … quietly.",
                "完了。",
                "はい。"
            ]
        );
        assert_eq!(cut("no end", sentences("no end")), ["no end"]);
        assert!(sentences("  ").is_empty());
    }

    #[test]
    fn quotations_close_with_their_own_marks() {
        let text = "a \"b\" and “c” „d“ «e» 「f」 on a 24\" screen with \"g";
        assert_eq!(cut(text, quoted(text)), ["b", "c", "d", "e", "f"]);
    }

    #[test]
    fn strings_are_compared_as_people_see_them() {
        assert_eq!(key("ON TIME: 97%"), key("on time — 97%!"));
        assert_eq!((key("$1.4 million"), key("—")), (" $1.4 million ".to_owned(), String::new()));
        let strings = Strings::new(["1.85M SIGNUPS", "nothing leaves the machine"].map(key));
        assert!(strings.holds(&key("1.85m")) && !strings.holds(&key("85M")));
        assert!(
            strings.has(&key("NOTHING LEAVES THE MACHINE")) && !strings.has(&key("leaves the"))
        );
        assert!(
            strings.holds_longer(&key("machine")) && !strings.holds_longer(&key("1.85M signups"))
        );
    }

    #[test]
    fn a_portrait_of_someone_is_no_shape() {
        assert_eq!(orientation("a portrait of a baker, 45 seconds"), None);
        assert_eq!(orientation("30 s, portrait, fast"), Some(Orientation::Portrait));
        assert_eq!(orientation("a vertical video"), Some(Orientation::Portrait));
        assert_eq!(orientation("product film, landscape 16:9"), Some(Orientation::Landscape));
        assert_eq!(orientation("16:9 or 9:16"), None);
    }
}
