//! Sections: `LABEL: text`, lists, and text without a label.

use std::borrow::Cow;

use crate::ast::{Section, SectionKind};
use crate::parse::entries;
use crate::parse::layout::{Kind, Line, labelled, snippet, unknown};
use crate::quote;
use crate::source::Span;

use super::item::unmarked;
use super::{same, spelling};

/// Deeper lists are flattened to this many columns.
const DEEPEST: u32 = 8;
const BULLETS: [char; 4] = ['-', '*', '•', '+'];

/// Lines outside scenes and the section that they make.
#[derive(Clone, Copy)]
pub(super) struct Labelled<'s> {
    pub(super) text: &'s str,
    pub(super) lines: &'s [Line],
    pub(super) section: &'s Section,
    /// Number of comments between the lines.
    pub(super) comments: usize,
}

impl<'s> Labelled<'s> {
    /// The canonical spelling, or the written one if that would not be read as the same section.
    pub(super) fn print(self) -> String {
        if self.section.label.is_empty() {
            return self.brief();
        }
        let Some((first, more)) = self.lines.split_first() else { return String::new() };
        let mut written = self.slice(first.span).to_owned();
        self.go_on(&mut written, more, false);
        match self.canonical(first, more) {
            Some(canonical) if canonical == written || self.is_read_alike(&canonical) => canonical,
            _ => written,
        }
    }

    fn slice(self, span: Span) -> &'s str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn canonical(self, first: &Line, more: &[Line]) -> Option<String> {
        let kind = self.section.kind;
        let label = spelling::section(kind);
        let mut out = match &self.section.qualifier {
            Some(name) if kind == SectionKind::Style => format!("{label} — {name}:"),
            Some(remark) => spelling::remarked(label, remark.as_str()) + ":",
            None => format!("{label}:"),
        };
        // A Markdown heading that is nothing but the label has no colon, and so no value.
        let found = labelled(self.text, unmarked(self.text, first));
        let value = found.map_or("", |found| self.slice(found.value));
        let mut more = more;
        if value.is_empty() {
            let below = more.first().filter(|line| self.may_stand_behind_label(line));
            if let Some(line) = below {
                out = format!("{out} {}", self.slice(line.span));
                more = more.get(1..)?;
            }
        } else {
            out = format!("{out} {value}");
        }
        self.go_on(&mut out, more, true);
        Some(out)
    }

    fn may_stand_behind_label(self, line: &Line) -> bool {
        let is_text = match line.kind {
            Kind::Prose => true,
            Kind::Labelled => !self.slice(line.span).starts_with(BULLETS),
            _ => false,
        };
        is_text && self.section.kind != SectionKind::OnScreenText
    }

    /// The lines behind the first. Text is indented, so that it is never a label.
    fn go_on(self, out: &mut String, lines: &[Line], canonical: bool) {
        let is_list = canonical && self.section.kind == SectionKind::OnScreenText;
        let margin = self.margin(lines);
        let mut above = 0;
        for (at, line) in lines.iter().enumerate() {
            let text = self.slice(line.span);
            // Between the label and its list stands no blank line.
            let blank = line.after_blank && (at > 0 || !out.ends_with(':'));
            out.push_str(if blank { "\n\n" } else { "\n" });
            let is_entry = is_list && matches!(line.kind, Kind::Bulleted | Kind::Quoted);
            let indent = if line.kind == Kind::Comment {
                0
            } else if is_entry || is_bullet(line, text) {
                above = margin.of(line) + 2;
                above - 2
            } else if above > 0 {
                above
            } else {
                2
            };
            out.extend(std::iter::repeat_n(' ', indent as usize));
            out.push_str(&if is_entry { Cow::Owned(entry(text)) } else { Cow::Borrowed(text) });
        }
    }

    /// How far bullets are indented: to the margin, unless one would be a label there.
    fn margin(self, lines: &[Line]) -> Margin {
        let mut bullets = lines.iter().filter(|line| is_bullet(line, self.slice(line.span)));
        let least = bullets.clone().map(|line| line.indent).min().unwrap_or(0);
        let is_label = |line: &Line| {
            line.kind == Kind::Labelled
                && (labelled(self.text, line.span).is_some()
                    || unknown(self.text, line.span).is_some())
        };
        Margin { least, base: if bullets.any(is_label) { 2 } else { 0 } }
    }

    fn is_read_alike(self, canonical: &str) -> bool {
        let parsed = snippet(canonical);
        let script = &parsed.script;
        let [section] = script.sections.as_slice() else { return false };
        script.scenes.is_empty()
            && script.heading.is_none()
            && script.comments.len() == self.comments
            && same::section(section, self.section)
    }

    /// Text without a label: nothing but the indents is settled.
    fn brief(self) -> String {
        let least = self.lines.first().map_or(0, |line| line.indent);
        let margin = Margin { least, base: 0 };
        let mut out = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', margin.of(line) as usize));
            }
            out.push_str(self.slice(line.span));
        }
        out
    }
}

/// Where lists begin.
#[derive(Clone, Copy)]
struct Margin {
    least: u32,
    base: u32,
}

impl Margin {
    fn of(self, line: &Line) -> u32 {
        self.base + (line.indent.saturating_sub(self.least) / 2 * 2).min(DEEPEST)
    }
}

fn is_bullet(line: &Line, text: &str) -> bool {
    matches!(line.kind, Kind::Bulleted | Kind::Labelled) && text.starts_with(BULLETS)
}

/// `- "1.85M SIGNUPS"`. Marks around variables stay: a value may hold any.
fn entry(text: &str) -> String {
    let inner = text.strip_prefix(BULLETS).filter(|rest| rest.starts_with([' ', '\t']));
    let inner = inner.unwrap_or(text).trim_start();
    let settled = || {
        let (open, close) = quote::opening(inner)?;
        let rest = inner.get(open.len_utf8()..)?;
        let end = rest.find(|letter| letter == close || (close == '“' && letter == '”'))?;
        let (string, behind) = rest.split_at_checked(end)?;
        let mark = behind.chars().next()?;
        let behind = behind.get(mark.len_utf8()..)?;
        let delicate = ['"', '“', '”', '«', '»', '„', '「', '」'];
        let plain =
            !string.contains(delicate) && !behind.contains(delicate) && !text.contains("{{");
        plain.then(|| format!("- \"{string}\"{behind}"))
    };
    let canonical = settled().unwrap_or_else(|| format!("- {inner}"));
    if strings(&canonical) == strings(text) { canonical } else { text.to_owned() }
}

/// What a list shows of a line.
fn strings(line: &str) -> Vec<(String, Option<String>)> {
    let text = crate::text::Text::verbatim(line, Span::new(0, line.len()));
    let found = entries(&text).into_iter();
    found.map(|(shown, by)| (shown.to_string(), by.map(|by| by.to_string()))).collect()
}
