//! Lines of a screenplay, with notes and boneyards taken out of them.

use std::ops::Range;

use crate::source::Span;
use crate::text::Text;

/// A line without its notes.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// As written, with its escapes, trimmed.
    pub(super) raw: Text,
    /// Notes and boneyards that begin on the line.
    pub(super) notes: Vec<Text>,
    at: u32,
    indented: bool,
    /// Two blanks on a line keep a speech together.
    blanks: usize,
}

impl Line {
    /// Whether nothing stands on the line, not even a note.
    pub(super) fn is_blank(&self) -> bool {
        self.raw.is_empty() && self.notes.is_empty() && self.blanks < 2
    }

    /// Whether nothing but notes stands on the line.
    pub(super) fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    pub(super) fn is_indented(&self) -> bool {
        self.indented
    }

    pub(super) fn span(&self) -> Span {
        if self.raw.is_empty() { Span::at(self.at) } else { self.raw.span() }
    }

    pub(super) fn clean(&self) -> Text {
        clean(&self.raw)
    }
}

/// Reads all lines.
pub(super) fn read(text: &str) -> Vec<Line> {
    let base = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut scan = Scan {
        text,
        at: base,
        run: base,
        line: Line::default(),
        lines: Vec::new(),
        closed: [base; 2],
    };
    scan.line.at = base as u32;
    while scan.step() {}
    scan.end_line();
    scan.lines
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Where what is not yet in the line begins.
    run: usize,
    line: Line,
    lines: Vec<Line>,
    /// Up to here no note, and no boneyard, is closed: a search that was in vain is not made again.
    closed: [usize; 2],
}

impl Scan<'_> {
    fn step(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(found) = rest.find(['\n', '\r', '[', '/', '\\']) else {
            self.at = self.text.len();
            return false;
        };
        self.at += found;
        let rest = rest.get(found..).unwrap_or_default();
        if rest.starts_with('\\') {
            let escaped = rest.chars().nth(1).filter(|next| !matches!(next, '\n' | '\r'));
            self.at += 1 + escaped.map_or(0, char::len_utf8);
        } else if rest.starts_with(['\n', '\r']) {
            self.break_line(if rest.starts_with("\r\n") { 2 } else { 1 });
        } else if let Some(range) = self.note(rest) {
            let note = clean(&self.verbatim(range.start + 2..range.end - 2));
            self.take_out(&range, &note);
        } else {
            self.at += 1;
        }
        true
    }

    fn verbatim(&self, range: Range<usize>) -> Text {
        let value = self.text.get(range.clone()).unwrap_or_default();
        Text::verbatim(value, Span::new(range.start, range.end))
    }

    /// The note or boneyard that opens here.
    fn note(&mut self, rest: &str) -> Option<Range<usize>> {
        let (which, end) = if rest.starts_with("[[") && self.closed[0] <= self.at {
            (0, note_end(rest))
        } else if rest.starts_with("/*") && self.closed[1] <= self.at {
            let end = rest.get(2..).and_then(|inner| inner.find("*/"));
            (1, end.map_or(Err(rest.len()), |end| Ok(end + 4)))
        } else {
            return None;
        };
        match end {
            Ok(length) => Some(self.at..self.at + length),
            Err(searched) => {
                if let Some(closed) = self.closed.get_mut(which) {
                    *closed = self.at + searched;
                }
                None
            }
        }
    }

    fn take_out(&mut self, range: &Range<usize>, note: &Text) {
        self.flush();
        let note = one_line(note);
        if !note.is_empty() {
            self.line.notes.push(note);
        }
        self.at = range.end;
        self.run = range.end;
    }

    fn flush(&mut self) {
        if self.run < self.at {
            let mut part = self.verbatim(self.run..self.at);
            // What is taken out leaves one blank, not two.
            if self.line.raw.as_str().ends_with(' ') && part.as_str().starts_with(' ') {
                part = part.slice(1..part.as_str().len());
            }
            self.line.raw.append("", &part);
        }
        self.run = self.at;
    }

    fn break_line(&mut self, length: usize) {
        self.end_line();
        self.at += length;
        self.run = self.at;
        self.line.at = self.at as u32;
    }

    fn end_line(&mut self) {
        self.flush();
        let mut line = std::mem::take(&mut self.line);
        line.indented = line.raw.as_str().starts_with([' ', '\t']);
        line.blanks = line.raw.as_str().chars().filter(|letter| *letter == ' ').count();
        line.raw = line.raw.trim();
        if !line.raw.is_empty() {
            line.blanks = 0;
        }
        self.lines.push(line);
    }
}

/// The length of the note that a text begins with; an error says how far none ends.
fn note_end(text: &str) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut at = 2;
    let mut blank = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b']' if bytes.get(at + 1) == Some(&b']') => return Ok(at + 2),
            // A blank line ends what is left open.
            b'\n' if blank => return Err(at),
            b'\n' => blank = true,
            b' ' | b'\t' | b'\r' => {}
            _ => blank = false,
        }
        at += 1;
    }
    Err(text.len())
}

fn one_line(text: &Text) -> Text {
    let whole = text.as_str();
    let mut joined = Text::default();
    let mut at = 0;
    for line in whole.split(['\n', '\r']) {
        let part = text.slice(at..at + line.len()).trim();
        at += line.len() + 1;
        if !part.is_empty() {
            joined.append(" ", &part);
        }
    }
    joined
}

/// A text without emphasis, its escaped characters as themselves.
pub(super) fn clean(raw: &Text) -> Text {
    let whole = raw.as_str();
    let mut text = Text::default();
    let mut run = 0;
    let mut at = 0;
    while let Some(found) = whole.get(at..).and_then(|rest| rest.find(['\\', '*', '_'])) {
        at += found;
        let rest = whole.get(at..).unwrap_or_default();
        let before = whole.get(..at).and_then(|head| head.chars().next_back());
        let behind = rest.chars().nth(1);
        let gone = if rest.starts_with('\\') {
            behind.is_some_and(|letter| letter.is_ascii_punctuation())
        } else {
            is_emphasis(before, behind, rest.starts_with('_'))
        };
        if gone {
            text.append("", &raw.slice(run..at));
            run = at + 1;
        }
        // What is escaped is not looked at.
        let skipped = if rest.starts_with('\\') { behind.map_or(0, char::len_utf8) } else { 0 };
        at += 1 + skipped;
    }
    text.append("", &raw.slice(run..whole.len()));
    text.trim()
}

/// Whether a star or an underline marks a word rather than being one.
fn is_emphasis(before: Option<char>, behind: Option<char>, underline: bool) -> bool {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_blank = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    if underline && is_word(before) && is_word(behind) {
        return false;
    }
    !(is_blank(before) && is_blank(behind))
}
