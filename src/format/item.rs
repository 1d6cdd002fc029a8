//! What stands in a scene: one item a line, its label first.

use crate::ast::{Item, ItemKind};
use crate::parse::layout::{Kind, Labelled, Line, labelled, snippet, unknown};
use crate::plan::is_silence;
use crate::quote;
use crate::source::Span;
use crate::text::Text;

use super::{quoted, same, spelling};

/// Labels of directions that the canonical form writes as `[…]`.
const BRACKETED: [&str; 4] = ["DIRECTION", "ACTION", "EMOTION", "MOTION"];

/// Lines of a scene and the items that they make.
#[derive(Clone, Copy)]
pub(super) struct Scripted<'s> {
    pub(super) text: &'s str,
    pub(super) lines: &'s [Line],
    pub(super) items: &'s [Item],
    /// Number of comments between the lines.
    pub(super) comments: usize,
    /// Whether the line is one of several bare ones: a paragraph or a list stays what it is.
    pub(super) in_paragraph: bool,
}

impl<'s> Scripted<'s> {
    /// The canonical spelling, or the written one if that would not be read as the same items.
    pub(super) fn print(self) -> String {
        let written = self.written();
        match self.canonical() {
            Some(canonical) if canonical == written || self.is_read_alike(&canonical) => canonical,
            _ => written,
        }
    }

    fn slice(self, span: Span) -> &'s str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The lines as they are, the first at the margin and the others indented.
    fn written(self) -> String {
        let mut out = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            out.push_str(match (at, line.after_blank) {
                (0, _) => "",
                (_, false) => "\n  ",
                (_, true) => "\n\n  ",
            });
            out.push_str(self.slice(line.span));
        }
        out
    }

    fn is_read_alike(self, canonical: &str) -> bool {
        let parsed = snippet(&format!("SCENE 1\n{canonical}"));
        let sound = parsed.diagnostics.iter().all(|found| found.rule == "syntax/unknown-label");
        let script = &parsed.script;
        let [scene] = script.scenes.as_slice() else { return false };
        sound
            && script.sections.is_empty()
            && script.comments.len() == self.comments
            && scene.items.len() == self.items.len()
            && scene.items.iter().zip(self.items).all(|(one, other)| same::item(one, other))
    }

    fn canonical(self) -> Option<String> {
        let last = self.items.last()?;
        if !last.label.is_empty() {
            return self.labelled(last);
        }
        let bare: Option<Vec<String>> = self.items.iter().map(|item| self.bare(item)).collect();
        Some(bare?.join("\n"))
    }

    /// An item without a label.
    fn bare(self, item: &Item) -> Option<String> {
        match &item.kind {
            ItemKind::Voiceover(_) => {
                let at = self.lines.iter().position(|line| item.span.start < line.span.end)?;
                let quoted = quoted::print(self.text, self.lines.get(at..)?, item.span.start)?;
                Some(format!("VO: {quoted}"))
            }
            ItemKind::Transition(text) => Some(format!("TRANSITION: {text}")),
            ItemKind::Direction(text) if !self.stays_bare() => bracketed(text),
            _ => None,
        }
    }

    /// A label that nobody knows is the author's.
    fn stays_bare(self) -> bool {
        let Some(first) = self.lines.first() else { return true };
        let may_be_label = matches!(first.kind, Kind::Labelled | Kind::Prose | Kind::Hash);
        self.in_paragraph
            || may_be_label && unknown(self.text, unmarked(self.text, first)).is_some()
    }

    fn labelled(self, item: &Item) -> Option<String> {
        let first = self.lines.first()?;
        let found = labelled(self.text, unmarked(self.text, first))?;
        let written = self.slice(found.written);
        let mut label = spelling::item(item, written);
        if let Some(remark) = found.qualifier {
            label = spelling::remarked(&label, self.slice(remark));
        }
        let value = self.value(item, &found, written)?;
        Some(match value {
            Value::Bracketed(line) => line,
            Value::Plain(value) if value.is_empty() => format!("{label}:"),
            Value::Plain(value) => format!("{label}: {value}"),
        })
    }

    fn value(self, item: &Item, found: &Labelled, written: &str) -> Option<Value> {
        let value = match &item.kind {
            ItemKind::Voiceover(vo) if vo.quoted => self.quoted(found),
            ItemKind::Voiceover(vo) if !is_silence(vo.text.as_str()) => self.quote(&vo.text),
            ItemKind::Shown(shown) | ItemKind::LowerThird(shown) if shown.quoted => {
                self.quoted(found)
            }
            ItemKind::Shown(shown) | ItemKind::LowerThird(shown) => self.quote(&shown.text),
            ItemKind::Media(media) => {
                let names = media.iter().map(|one| (one, self.slice(one.span)));
                let claimed: usize = names.clone().map(|(_, name)| spelling::letters(name)).sum();
                let whole = claimed == spelling::letters(self.slice(found.value));
                let alone = self.lines.len() == 1 && !media.is_empty();
                let names: Vec<String> =
                    names.map(|(one, name)| spelling::medium(one, name)).collect();
                (whole && alone).then(|| names.join(", "))
            }
            ItemKind::Duration(Some(time)) => Some(spelling::time(time)),
            ItemKind::Direction(text) if found.qualifier.is_none() && self.comments == 0 => {
                let is_bracketed =
                    BRACKETED.iter().any(|label| written.eq_ignore_ascii_case(label));
                let line = bracketed(text).filter(|_| is_bracketed);
                return line.map(Value::Bracketed).or_else(|| self.plain(found).map(Value::Plain));
            }
            _ => None,
        };
        value.or_else(|| self.plain(found)).map(Value::Plain)
    }

    /// A value that begins with a quote, on the label's line or the next one.
    fn quoted(self, found: &Labelled) -> Option<String> {
        if !found.value.is_empty() {
            return quoted::print(self.text, self.lines, found.value.start);
        }
        let below = self.lines.get(1..)?;
        let span = below.first()?.span;
        let inner = self.slice(span).trim_start_matches('>').trim_start();
        quoted::print(self.text, below, span.end - inner.len() as u32)
    }

    fn quote(self, text: &Text) -> Option<String> {
        let opens = quote::opening(text.as_str()).is_some();
        (self.comments == 0 && !opens).then(|| quoted::put(text))?
    }

    /// The value and the lines that go on, as they are written.
    fn plain(self, found: &Labelled) -> Option<String> {
        let mut rest = self.lines.get(1..)?;
        let mut out = self.slice(found.value).to_owned();
        if let (true, Some((next, more))) = (out.is_empty(), rest.split_first())
            && next.kind != Kind::Comment
        {
            self.slice(next.span).clone_into(&mut out);
            rest = more;
        }
        for line in rest {
            out.push_str("\n  ");
            out.push_str(self.slice(line.span));
        }
        Some(out)
    }
}

enum Value {
    /// The whole line, without a label.
    Bracketed(String),
    Plain(String),
}

fn bracketed(text: &Text) -> Option<String> {
    (!text.is_empty()).then(|| format!("[{}]", quoted::wrapped(text)))
}

/// The line without the marks of a Markdown heading.
pub(super) fn unmarked(text: &str, line: &Line) -> Span {
    let whole = text.get(line.span.range()).unwrap_or_default();
    if line.kind != Kind::Hash {
        return line.span;
    }
    let marks = ['#', ' ', '\t'];
    let start = line.span.start as usize + whole.len() - whole.trim_start_matches(marks).len();
    Span::new(start, start + whole.trim_matches(marks).len())
}
