//! Marks inside a line: emphasis, code, escapes, entities.

use crate::source::Span;
use crate::text::Text;

/// A line's words without marks.
pub(super) struct Inline {
    pub(super) text: Text,
    /// Bytes of `text` that stand in bold at its start.
    pub(super) bold: usize,
}

/// Tags of HTML that only say how a text looks.
const LOOKS: &[&str] = &[
    "b", "strong", "i", "em", "u", "p", "div", "span", "small", "sup", "sub", "center", "font",
    "mark", "ins", "s", "del", "code", "kbd", "summary", "details",
];

/// Entities that people and exporters write.
const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&#124;", "|"),
    ("&mdash;", "—"),
    ("&ndash;", "–"),
    ("&hellip;", "…"),
];

/// Bytes of the longest tag that is looked for.
const LONGEST_TAG: usize = 200;

/// Takes the marks out of a line that starts at byte `at` of its file.
pub(super) fn read(line: &str, at: usize) -> Inline {
    let mut reader = Reader {
        line,
        base: at,
        at: 0,
        kept: 0,
        text: Text::default(),
        open: Vec::new(),
        bold: None,
        lacking: [false; 2],
    };
    reader.run();
    let bold = reader.bold.unwrap_or(0);
    Inline { text: reader.text, bold }
}

/// The first `<br>` of a text from `from` on.
pub(super) fn line_break(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    rest.match_indices('<').find_map(|(at, _)| {
        let length = break_length(rest.get(at..)?)?;
        Some((from + at, from + at + length))
    })
}

/// Bytes of the `<br>` that a text starts with.
fn break_length(text: &str) -> Option<usize> {
    if !text.get(..3)?.eq_ignore_ascii_case("<br") {
        return None;
    }
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inner = text.get(3..end)?.trim().trim_end_matches('/').trim();
    inner.is_empty().then_some(end + 1)
}

struct Reader<'t> {
    line: &'t str,
    base: usize,
    at: usize,
    /// Up to where the line is in `text` or left out.
    kept: usize,
    text: Text,
    /// Emphasis marks that are open.
    open: Vec<&'static str>,
    bold: Option<usize>,
    /// Whether no closing `*` or `_` stands behind the cursor.
    lacking: [bool; 2],
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(letter) = self.rest().chars().next() {
            let skipped = match letter {
                '\\' => self.escape(),
                '*' | '_' => self.emphasis(letter),
                '`' => {
                    self.leave_out(self.rest().len() - self.rest().trim_start_matches('`').len())
                }
                '<' => self.tag(),
                '&' => self.entity(),
                _ => false,
            };
            if !skipped {
                self.at += letter.len_utf8();
            }
        }
        self.keep();
        self.text = self.text.trim();
    }

    fn rest(&self) -> &str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Takes over what was passed since the last mark.
    fn keep(&mut self) {
        if self.kept < self.at
            && let Some(part) = self.line.get(self.kept..self.at)
        {
            self.text.push_verbatim(part, Span::new(self.base + self.kept, self.base + self.at));
        }
        self.kept = self.at;
    }

    fn leave_out(&mut self, bytes: usize) -> bool {
        self.keep();
        self.at += bytes;
        self.kept = self.at;
        true
    }

    /// `\*`
    fn escape(&mut self) -> bool {
        let next = self.rest().chars().nth(1);
        if !next.is_some_and(|letter| letter.is_ascii_punctuation()) {
            return false;
        }
        self.leave_out(1);
        self.at += next.map_or(0, char::len_utf8);
        true
    }

    fn emphasis(&mut self, letter: char) -> bool {
        let rest = self.rest();
        let run = rest.len() - rest.trim_start_matches(letter).len();
        let before = self.line.get(..self.at).and_then(|head| head.chars().next_back());
        let behind = rest.get(run..).and_then(|tail| tail.chars().next());
        let blank = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        let inside_word = letter == '_'
            && before.is_some_and(char::is_alphanumeric)
            && behind.is_some_and(char::is_alphanumeric);
        if blank(before) && blank(behind) || inside_word || run > 3 {
            self.at += run;
            return true;
        }
        let mark = match (letter, run) {
            ('*', 1) => "*",
            ('*', 2) => "**",
            ('*', _) => "***",
            (_, 1) => "_",
            (_, 2) => "__",
            _ => "___",
        };
        if self.open.last() == Some(&mark) && !blank(before) {
            self.open.pop();
            self.leave_out(run);
            if self.open.is_empty() && mark.len() > 1 && self.bold.is_none() {
                self.bold = Some(self.text.as_str().len());
            }
            return true;
        }
        if blank(behind) || !self.closes(mark, run) {
            self.at += run;
            return true;
        }
        // Bold that starts later than the words do is no label.
        let late = self.line.get(..self.at).is_some_and(|head| {
            head.trim_end_matches(['.', ')', ' ']).contains(char::is_alphabetic)
                || head.contains(|letter: char| letter.is_numeric()) && !head.ends_with([' '])
        });
        if late && self.bold.is_none() {
            self.bold = Some(0);
        }
        self.open.push(mark);
        self.leave_out(run)
    }

    /// Whether a mark that opens at the cursor is closed further on. What is missing once is
    /// missing for the rest of the line, so that many marks do not cost a search each.
    fn closes(&mut self, mark: &str, run: usize) -> bool {
        let slot = usize::from(mark.starts_with('_'));
        if self.lacking.get(slot).copied().unwrap_or(true) {
            return false;
        }
        let found = self.rest().get(run..).is_some_and(|tail| tail.contains(mark));
        if !found && let Some(lacking) = self.lacking.get_mut(slot).filter(|_| run == 1) {
            *lacking = true;
        }
        found
    }

    fn tag(&mut self) -> bool {
        let rest = self.rest();
        if let Some(length) = break_length(rest) {
            self.keep();
            self.text.push_joiner(" ");
            return self.leave_out(length);
        }
        let inner = rest.get(1..).unwrap_or_default();
        let Some(end) = inner.bytes().take(LONGEST_TAG).position(|byte| byte == b'>') else {
            return false;
        };
        let name = inner.get(..end).unwrap_or_default().trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        let is_look = LOOKS.iter().any(|look| look.eq_ignore_ascii_case(name));
        is_look && self.leave_out(end + 2)
    }

    fn entity(&mut self) -> bool {
        let rest = self.rest();
        if let Some((letter, length)) = numbered(rest) {
            self.keep();
            let start = self.base + self.at;
            let mut buffer = [0; 4];
            let value = letter.encode_utf8(&mut buffer);
            self.text.push_expansion(value, Span::new(start, start + length));
            self.at += length;
            self.kept = self.at;
            return true;
        }
        let Some((entity, value)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))
        else {
            return false;
        };
        self.keep();
        let start = self.base + self.at;
        self.text.push_expansion(value, Span::new(start, start + entity.len()));
        self.at += entity.len();
        self.kept = self.at;
        true
    }
}

/// `&#40;` and its length.
fn numbered(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("&#")?;
    let end = digits.bytes().take(8).position(|byte| byte == b';')?;
    let code: u32 = digits.get(..end)?.parse().ok()?;
    let letter = char::from_u32(code).filter(|letter| !letter.is_control() || *letter == '\n')?;
    Some((letter, end + 3))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn marks_are_taken_out_and_words_are_not() {
        for (line, expected) in [
            ("**Voiceover:** Hello *there*.", "Voiceover: Hello there."),
            ("__VO__ (warm)", "VO (warm)"),
            ("***Both***", "Both"),
            ("5 * 3 * 2", "5 * 3 * 2"),
            ("snake_case_name and {{ first_name }}", "snake_case_name and {{ first_name }}"),
            ("`code` here", "code here"),
            (r"a \* b \_c\_", "a * b _c_"),
            ("A &amp; B &lt;x&gt;", "A & B <x>"),
            ("<b>bold</b> <break time=\"0.8s\"/> on", "bold <break time=\"0.8s\"/> on"),
            ("one<br>two", "one two"),
            ("**open", "**open"),
            ("* not a bullet", "* not a bullet"),
            ("2 ** 3", "2 ** 3"),
            ("*(pauses)* and on", "(pauses) and on"),
        ] {
            assert_eq!(read(line, 0).text.as_str(), expected, "{line}");
        }
    }

    #[test]
    fn a_bold_start_is_known() {
        let label = read("**Voiceover:** Hello **there**.", 0);
        assert_eq!(label.text.as_str().get(..label.bold), Some("Voiceover:"));
        assert_eq!(read("plain **bold**", 0).bold, 0);
        assert_eq!(read("🎙️ **VO** text", 0).bold, "🎙️ VO".len());
    }
}
