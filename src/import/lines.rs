//! A Markdown or plain text file as lines without their marks.
//!
//! Blocks are told apart line by line rather than by a reader of Markdown: for that, a line of
//! dashes under a sentence makes it a heading, and a line behind a quotation belongs to it. Nobody
//! who writes a script means this.

use crate::source::Span;
use crate::text::Text;

use super::inline::{self, Inline};

/// One line, without marks.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The words, without the marks of headings, lists, quotations and emphasis.
    pub(super) text: Text,
    /// Where the words start and end in the file, marks included.
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// Number of `#`.
    pub(super) level: u8,
    /// Bytes of `text` that stand in bold at its start.
    pub(super) bold: usize,
    /// Behind `>`.
    pub(super) quoted: bool,
    /// Behind `-`, or `1.` (which `text` keeps).
    pub(super) bullet: bool,
    /// White space before the line.
    pub(super) indent: usize,
    /// Whether an empty line stands before it.
    pub(super) after_blank: bool,
    /// Number of the fenced block that the line is in, from 1.
    pub(super) fence: u32,
}

/// The kinds of lines.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Words,
    /// `---`
    Rule,
    /// The row of a table: its cells, each as lines.
    Row(Vec<Vec<Text>>),
    /// `|---|---|`
    Delimiter,
    /// A remark in HTML.
    Remark,
}

impl Line {
    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    pub(super) const fn is_words(&self) -> bool {
        matches!(self.kind, Kind::Words)
    }

    pub(super) const fn is_row(&self) -> bool {
        matches!(self.kind, Kind::Row(_) | Kind::Delimiter)
    }

    /// Whether all of it stands in bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold > 0
            && self
                .as_str()
                .get(self.bold..)
                .is_some_and(|rest| !rest.contains(char::is_alphanumeric))
    }

    /// Whether it is marked as a heading.
    pub(super) fn is_marked(&self) -> bool {
        self.level > 0 || self.is_bold()
    }
}

/// All lines of a text that are not blank; the first starts at byte `from`.
pub(super) fn read(text: &str, from: usize) -> Vec<Line> {
    let mut reader = Reader { text, lines: Vec::new(), blank: true, fence: None, fences: 0 };
    let mut start = from;
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        reader.line(start, start + len);
        let behind = rest.get(len..).unwrap_or_default();
        start += len + if behind.starts_with("\r\n") { 2 } else { 1 };
    }
    tabbed(text, &mut reader.lines);
    reader.lines
}

/// Rows whose cells are parted by tabs, as they come out of documents and spreadsheets: at least two
/// lines one below the other, of three cells or more.
fn tabbed(text: &str, lines: &mut [Line]) {
    let cells = |line: &Line| match line.kind {
        Kind::Words => text.get(line.span.range()).map_or(0, |text| text.matches('\t').count() + 1),
        _ => 0,
    };
    let counts: Vec<usize> = lines.iter().map(cells).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let count = counts.get(at).copied().unwrap_or(0);
        let many =
            |at: Option<usize>| at.and_then(|at| counts.get(at)).is_some_and(|count| *count >= 3);
        let (above, below) = (many(at.checked_sub(1)) && !line.after_blank, many(Some(at + 1)));
        if count >= 3 && (above || below) {
            let whole = text.get(line.span.range()).unwrap_or_default();
            let mut start = 0;
            let mut ranges = Vec::new();
            for part in whole.split('\t') {
                ranges.push(start..start + part.len());
                start += part.len() + 1;
            }
            line.kind = Kind::Row(place(whole, &ranges, line.span.start as usize));
            line.text = Text::default();
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    lines: Vec<Line>,
    blank: bool,
    /// What closes the open fenced block.
    fence: Option<&'t str>,
    fences: u32,
}

impl<'t> Reader<'t> {
    fn line(&mut self, start: usize, end: usize) {
        let whole = self.text.get(start..end).unwrap_or_default();
        let trimmed = whole.trim_matches(is_blank);
        if trimmed.is_empty() {
            self.blank = true;
            return;
        }
        if self.is_fence(trimmed) {
            return;
        }
        let indent = whole.len() - whole.trim_start_matches(is_blank).len();
        let start = start + indent;
        let mut line = Self::marks(trimmed, start);
        line.indent = indent;
        line.after_blank = std::mem::take(&mut self.blank);
        line.fence = if self.fence.is_some() { self.fences } else { 0 };
        self.lines.push(line);
    }

    /// Steps over the line that opens or closes a fenced block.
    fn is_fence(&mut self, line: &'t str) -> bool {
        let mark = ["```", "~~~"].into_iter().find(|mark| opens_fence(line, mark));
        match (self.fence, mark) {
            (Some(open), Some(mark)) if open == mark => self.fence = None,
            (None, Some(mark)) => {
                self.fence = Some(mark);
                self.fences += 1;
            }
            _ => return false,
        }
        self.blank = true;
        true
    }

    /// Takes the marks off a line that starts at `start`.
    fn marks(trimmed: &str, start: usize) -> Line {
        let span = Span::new(start, start + trimmed.len());
        let mut line = Line {
            text: Text::default(),
            span,
            kind: Kind::Words,
            level: 0,
            bold: 0,
            quoted: false,
            bullet: false,
            indent: 0,
            after_blank: false,
            fence: 0,
        };
        let mut rest = trimmed;
        while let Some(inner) = rest.strip_prefix('>') {
            line.quoted = true;
            rest = inner.trim_start_matches(is_blank);
        }
        if is_rule(rest) {
            line.kind = Kind::Rule;
            return line;
        }
        if rest.starts_with("<!--") {
            line.kind = Kind::Remark;
            let inner = rest.trim_start_matches("<!--").trim_end_matches("-->").trim();
            let at = start + (inner.as_ptr() as usize - trimmed.as_ptr() as usize);
            line.text = Text::verbatim(inner, Span::new(at, at + inner.len()));
            return line;
        }
        if let Some(cells) = row(rest) {
            let at = start + trimmed.len() - rest.len();
            line.kind = cells.map_or(Kind::Delimiter, |cells| Kind::Row(place(rest, &cells, at)));
            return line;
        }
        rest = unbullet(rest, &mut line);
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if (1..=6).contains(&hashes)
            && rest.get(hashes..).is_some_and(|behind| behind.starts_with(is_blank))
        {
            line.level = u8::try_from(hashes).unwrap_or(6);
            rest = rest
                .trim_start_matches('#')
                .trim_start_matches(is_blank)
                .trim_end_matches('#')
                .trim_end_matches(is_blank);
        }
        let at = start + (rest.as_ptr() as usize - trimmed.as_ptr() as usize);
        let Inline { text, bold } = inline::read(rest, at);
        line.text = text;
        line.bold = bold;
        line
    }
}

/// Whether a line is a fence: the mark and no more than the name of a language.
fn opens_fence(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark)
        .is_some_and(|name| !name.contains('`') || name.trim_matches('`').is_empty())
}

const fn is_blank(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'
            | '\u{a0}'
            | '\u{3000}'
            | '\u{feff}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202b}'
            | '\u{202c}'
            | '\u{2067}'
            | '\u{2069}'
    )
}

/// A line of nothing but dashes, stars or the like.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|letter| !is_blank(*letter));
    let first = marks.next();
    let same = first.is_some_and(|mark| {
        matches!(mark, '-' | '*' | '_' | '=' | '—' | '–' | '─' | '━' | '═' | '~' | '•' | '.' | '#')
    });
    same && marks.clone().count() >= 2 && marks.all(|letter| Some(letter) == first)
}

/// Steps over bullets. The number of `1. Hook` stays: it may be that of a scene.
fn unbullet<'t>(rest: &'t str, line: &mut Line) -> &'t str {
    let behind = |mark: &str| rest.strip_prefix(mark).filter(|behind| behind.starts_with(is_blank));
    let bullet =
        ["-", "*", "•", "+", "–", "—", "·", "▪", "●", "◦", "‣", "→"].into_iter().find_map(behind);
    if let Some(behind) = bullet {
        line.bullet = true;
        let inner = behind.trim_start_matches(is_blank);
        let boxed = ["[ ]", "[x]", "[X]"].into_iter().find_map(|mark| inner.strip_prefix(mark));
        return boxed.unwrap_or(inner).trim_start_matches(is_blank);
    }
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let behind = rest.get(digits..).unwrap_or_default();
    line.bullet =
        (1..=3).contains(&digits) && (behind.starts_with(". ") || behind.starts_with(") "));
    rest
}

/// The cells of a table's row as ranges, or `Some(None)` for the line of dashes below the header.
#[expect(clippy::option_option, reason = "no row, a row without cells, a row with cells")]
fn row(line: &str) -> Option<Option<Vec<std::ops::Range<usize>>>> {
    if !line.starts_with('|') || line.matches('|').count() < 2 {
        return None;
    }
    if line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | '=' | '+') || is_blank(letter))
        && line.contains('-')
    {
        return Some(None);
    }
    let mut cells = Vec::new();
    let mut start = 1;
    let mut escaped = false;
    for (at, letter) in line.char_indices().skip(1) {
        if letter == '|' && !escaped {
            cells.push(start..at);
            start = at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    if line.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        cells.push(start..line.len());
    }
    Some(Some(cells))
}

/// The cells with their texts; `<br>` and full stops of the eye divide a cell into lines.
fn place(line: &str, cells: &[std::ops::Range<usize>], at: usize) -> Vec<Vec<Text>> {
    cells
        .iter()
        .map(|range| cell(line.get(range.clone()).unwrap_or_default(), at + range.start))
        .collect()
}

fn cell(text: &str, at: usize) -> Vec<Text> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some((from, to)) = inline::line_break(text, start) {
        lines.push((start, from));
        start = to;
    }
    lines.push((start, text.len()));
    lines
        .into_iter()
        .filter_map(|(from, to)| {
            let part = text.get(from..to)?;
            let inner = part.trim_matches(is_blank);
            let shift = at + (inner.as_ptr() as usize - text.as_ptr() as usize);
            (!inner.is_empty()).then(|| inline::read(inner, shift).text)
        })
        .collect()
}
