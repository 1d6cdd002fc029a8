//! What stands in a scene: labelled items, directions, quoted speech.

use crate::ast::{Item, ItemKind, Shown, Voiceover, WrittenTime};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::text::Text;
use crate::vocabulary::is_transition;

use super::assemble::Assembler;
use super::heading;
use super::label_line::{Labelled, labelled};
use super::labels::ItemLabel;
use super::lines::{Kind, Line};
use super::time;
use crate::quote;

/// Lines that a quote without a label may run over. What closes with text behind it is read again as
/// directions, line by line, so an unbounded search would cost the rest of the file each time.
const MOST_BARE_LINES: usize = 32;
/// Brackets without an end that are reported one by one.
const MOST_OPEN_BRACKETS: usize = 100;

/// A value and what stands behind its closing quote.
struct Value {
    text: Text,
    quoted: bool,
    behind: Option<Text>,
    /// Behind its last character or its closing mark, and behind what follows that.
    end: u32,
}

impl Assembler<'_> {
    /// Reads a labelled item and what continues it.
    pub(super) fn item(&mut self, line: Line, label: ItemLabel, found: &Labelled) {
        let kind = match label {
            ItemLabel::Prose => return self.bare_item(Line { kind: Kind::Prose, ..line }),
            ItemLabel::Voiceover | ItemLabel::Shown | ItemLabel::LowerThird => {
                return self.quotable(line, label, found);
            }
            ItemLabel::Media => {
                let media = self.media(line, found);
                self.media_remark(found, &media);
                ItemKind::Media(media)
            }
            ItemLabel::Duration => match self.duration(found) {
                Some(kind) => kind,
                None => return self.bare_item(Line { kind: Kind::Prose, ..line }),
            },
            ItemLabel::Layer => self.layer(line, found),
            _ => {
                let text = self.remarked(line, found);
                plain(label, text)
            }
        };
        let end = self.end_of_last_line();
        self.push_item(Item {
            span: Span { start: found.written.start, end },
            label: found.written,
            kind,
        });
    }

    /// The end of the last line that was read, but for the comments below a value.
    fn end_of_last_line(&self) -> u32 {
        let read = self.lines.get(..self.at).unwrap_or_default();
        let last = read.iter().rev().find(|line| line.kind != Kind::Comment);
        last.map_or(0, |line| line.span.end)
    }

    /// A value with the remark that stands in brackets behind its label.
    fn remarked(&mut self, line: Line, found: &Labelled) -> Text {
        let value = self.plain_value(line, found.value, false);
        let Some(remark) = found.qualifier else { return value };
        let mut text = self.verbatim(remark);
        text.append(": ", &value);
        text
    }

    /// The rest of the label's line and every line that is indented deeper than it.
    fn plain_value(&mut self, line: Line, first: Span, block_quote: bool) -> Text {
        let mut text = Text::default();
        if !first.is_empty() {
            text.push_verbatim(self.slice(first), first);
        }
        self.at += 1;
        while let Some(next) = self.line(self.at) {
            let part = if block_quote && next.kind == Kind::BlockQuote {
                self.without_mark(next.span)
            } else if continues(line, next) {
                next.span
            } else {
                break;
            };
            if next.kind == Kind::Comment {
                self.comment(next);
                continue;
            }
            text.append(" ", &self.verbatim(part));
            self.at += 1;
        }
        text
    }

    fn is_block_quote(&self, at: usize) -> bool {
        self.line(at).is_some_and(|line| line.kind == Kind::BlockQuote)
    }

    fn without_mark(&self, span: Span) -> Span {
        let text = self.slice(span);
        let inner = text.trim_start_matches('>').trim_start();
        Span::new(span.end as usize - inner.len(), span.end as usize)
    }

    fn layer(&mut self, line: Line, found: &Labelled) -> ItemKind {
        if found.layer.is_none() {
            let written = self.slice(found.written);
            self.diagnostics.push(
                Diagnostic::new(
                    "syntax/unexpected",
                    Severity::Error,
                    found.written,
                    format!("expected a layer number from 1 to 5, found `{written}`"),
                )
                .note("1 is the background, 2 the hero, 3 supporting, 4 an information bar, 5 effects")
                .help("write `LAYER 1:` to `LAYER 5:`"),
            );
        }
        ItemKind::Layer { number: found.layer, text: self.remarked(line, found) }
    }

    fn media(&mut self, line: Line, found: &Labelled) -> Vec<crate::ast::Medium> {
        let value = self.plain_value(line, found.value, false);
        let media = heading::media(self.text, found.value);
        if media.is_empty() && !value.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(
                    "syntax/unexpected",
                    Severity::Error,
                    found.value,
                    format!("unknown media type `{}`", self.slice(found.value)),
                )
                .help("write MOTION GRAPHICS, STOCK, AI-GENERATED or ASSET, or several with commas between them"),
            );
        }
        media
    }

    /// What a `MEDIA:` says besides its media describes the picture: it must not be lost.
    fn media_remark(&mut self, found: &Labelled, media: &[crate::ast::Medium]) {
        let text = self.slice(found.value);
        let named: usize = media.iter().map(|medium| medium.span.len()).sum();
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let claimed: usize = media.iter().map(|medium| letters(self.slice(medium.span))).sum();
        if !media.is_empty() && named < text.len() && claimed < letters(text) {
            let kind = ItemKind::Direction(self.verbatim(found.value));
            self.push_item(Item { span: found.value, label: Span::at(found.value.start), kind });
        }
    }

    /// `None` where the word `TIME` means the time of day.
    fn duration(&mut self, found: &Labelled) -> Option<ItemKind> {
        let written = time::parse_time(self.slice(found.value)).map(|time| WrittenTime {
            value: time.value,
            approximate: time.approximate,
            span: found.value,
        });
        if written.is_none() {
            if self.slice(found.written).eq_ignore_ascii_case("time") {
                return None;
            }
            self.diagnostics.push(
                Diagnostic::new(
                    "syntax/unexpected",
                    Severity::Error,
                    if found.value.is_empty() { found.written } else { found.value },
                    format!("expected a length of time, found `{}`", self.slice(found.value)),
                )
                .help("write `8s`, `1m30s`, `0:08` or a range such as `0:08–0:20`"),
            );
        }
        self.at += 1;
        Some(ItemKind::Duration(written))
    }

    /// VO, TEXT and LOWER-THIRD: a value that begins with a quote ends with it.
    fn quotable(&mut self, line: Line, label: ItemLabel, found: &Labelled) {
        let value = self.value(line, label, found.value);
        let span = Span { start: found.written.start, end: value.end.max(found.value.end) };
        let qualifier = found.qualifier.map(|span| self.verbatim(span));
        if label == ItemLabel::Voiceover {
            let remark = join(qualifier, value.behind);
            let kind =
                ItemKind::Voiceover(Voiceover { remark, text: value.text, quoted: value.quoted });
            return self.push_item(Item { span, label: found.written, kind });
        }
        let styling = join(qualifier, value.behind.clone());
        for text in strings(&value) {
            let shown = Shown { text, quoted: value.quoted, styling: styling.clone() };
            let kind = match label {
                ItemLabel::LowerThird => ItemKind::LowerThird(shown),
                _ => ItemKind::Shown(shown),
            };
            self.push_item(Item { span, label: found.written, kind });
        }
    }

    fn value(&mut self, line: Line, label: ItemLabel, first: Span) -> Value {
        let speech = label == ItemLabel::Voiceover;
        let (at, start) =
            if first.is_empty() { self.value_below(line, speech) } else { (self.at, first) };
        if let Some((open, close)) = quote::opening(self.slice(start)) {
            let inner = Span { start: start.start + open.len_utf8() as u32, end: start.end };
            if let Some(value) = self.quoted_value(at, inner, close, usize::MAX) {
                return value;
            }
            self.unclosed_quote(start, open, close);
            let mut text = self.plain_value(line, first, speech);
            text = text.slice(
                text.as_str().find(open).map_or(0, |at| at + open.len_utf8())..text.as_str().len(),
            );
            let end = text.span().end;
            return Value { text, quoted: false, behind: None, end };
        }
        let text = self.plain_value(line, first, speech);
        let end = text.span().end;
        Value { text, quoted: false, behind: None, end }
    }

    /// Where the value starts if nothing stands on the label's line: on the next one, if that is
    /// indented deeper, or a block quote of spoken words.
    fn value_below(&self, line: Line, speech: bool) -> (usize, Span) {
        match self.line(self.at + 1) {
            Some(next)
                if speech && next.kind == Kind::BlockQuote && !self.is_block_quote(self.at + 2) =>
            {
                (self.at + 1, self.without_mark(next.span))
            }
            Some(next) if next.kind != Kind::Comment && continues(line, next) => {
                (self.at + 1, next.span)
            }
            _ => (self.at, Span::at(line.span.end)),
        }
    }

    /// A value in quotes that starts at `inner` on the line `at`: up to the last closing mark of
    /// that line, else the first one on a later line before a label, heading or line of dashes.
    fn quoted_value(&mut self, at: usize, inner: Span, close: char, most: usize) -> Option<Value> {
        let first = self.slice(inner);
        if let Some(end) = quote::rfind_closing(first, close) {
            self.at = at + 1;
            let text = self.verbatim(Span { start: inner.start, end: inner.start + end as u32 });
            return Some(self.closed(text, inner, end));
        }
        let closed = self.closing_line(at, close, most)?;
        let mut text = Text::default();
        if !inner.is_empty() {
            text.push_verbatim(first, inner);
        }
        for index in at + 1..closed {
            if let Some(line) = self.line(index) {
                text.append(if line.after_blank { "\n" } else { " " }, &self.verbatim(line.span));
            }
        }
        let last = self.line(closed)?;
        let end = self.first_closing(last.span, close)?;
        let part = Span { start: last.span.start, end: last.span.start + end as u32 };
        if !part.is_empty() {
            text.append(if last.after_blank { "\n" } else { " " }, &self.verbatim(part));
        }
        self.at = closed + 1;
        Some(self.closed(text, last.span, end))
    }

    /// A value whose closing mark stands at `at` in `line`.
    fn closed(&self, text: Text, line: Span, at: usize) -> Value {
        let mark = self.slice(line).get(at..).and_then(|rest| rest.chars().next());
        let close = line.start + (at + mark.map_or(0, char::len_utf8)) as u32;
        let behind = self.behind(line, at);
        let end = behind.as_ref().map_or(close, |behind| behind.span().end);
        Value { text, quoted: true, behind, end }
    }

    fn first_closing(&self, span: Span, close: char) -> Option<usize> {
        self.slice(span).find(|letter| letter == close || (close == '“' && letter == '”'))
    }

    /// The first line behind `at` with the closing mark, if no label, heading or line of dashes
    /// stands before it. What was looked for in vain is remembered: a file full of opening marks
    /// would cost a search each.
    fn closing_line(&mut self, at: usize, close: char, most: usize) -> Option<usize> {
        let known =
            self.unclosed.iter().find(|(mark, _)| *mark == close).map_or(0, |(_, until)| *until);
        if at < known {
            return None;
        }
        let mut index = at + 1;
        while let Some(line) = self.line(index).filter(|line| !self.bounds_quote(*line)) {
            if index - at > most {
                return None;
            }
            if self.first_closing(line.span, close).is_some() {
                return Some(index);
            }
            index += 1;
        }
        self.unclosed.retain(|(mark, _)| *mark != close);
        self.unclosed.push((close, index));
        None
    }

    fn bounds_quote(&self, line: Line) -> bool {
        match line.kind {
            Kind::Heading(_) | Kind::BadHeading(_) | Kind::Dashes => true,
            Kind::Labelled => labelled(self.text, line.span).is_some(),
            _ => false,
        }
    }

    fn behind(&self, span: Span, close_at: usize) -> Option<Text> {
        let text = self.slice(span);
        let close = text.get(close_at..)?.chars().next()?.len_utf8();
        let rest = text.get(close_at + close..)?;
        let inner = rest
            .trim_start_matches([',', ';', '.', '*', '_', ' ', '\t'])
            .trim_end_matches(['*', '_', ' ', '\t']);
        let inner =
            inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner);
        let start = span.start as usize + (inner.as_ptr() as usize - text.as_ptr() as usize);
        (!inner.is_empty()).then(|| self.verbatim(Span::new(start, start + inner.len())))
    }

    fn unclosed_quote(&mut self, start: Span, open: char, close: char) {
        let span = Span::new(start.start as usize, start.start as usize + open.len_utf8());
        self.diagnostics.push(
            Diagnostic::new(
                "syntax/unclosed-quote",
                Severity::Error,
                span,
                format!("the quote that opens here is never closed with `{close}`"),
            )
            .note("without it nobody knows where the words end and the directions begin")
            .help(format!("put `{close}` behind the last word")),
        );
    }

    /// A line of a scene without a label: a direction, a transition, or speech in quotes.
    pub(super) fn bare_item(&mut self, line: Line) {
        match line.kind {
            Kind::Quoted => self.bare_quote(line, line.span),
            Kind::Bracketed => self.bracketed(line),
            _ => self.direction(line, line.span),
        }
    }

    /// A line that is only a quoted string is spoken.
    fn bare_quote(&mut self, line: Line, span: Span) {
        let Some((open, close)) = quote::opening(self.slice(span)) else {
            return self.direction(line, span);
        };
        let inner = Span { start: span.start + open.len_utf8() as u32, end: span.end };
        if inner.is_empty() {
            self.at += 1;
            return self.stray_mark(span);
        }
        let at = self.at;
        let Some(value) = self.quoted_value(at, inner, close, MOST_BARE_LINES) else {
            self.unclosed_quote(span, open, close);
            self.at = at;
            return self.direction(line, span);
        };
        if value.behind.is_some() {
            self.at = at;
            return self.direction(line, span);
        }
        let kind = ItemKind::Voiceover(Voiceover { remark: None, text: value.text, quoted: true });
        self.push_item(Item {
            span: Span { start: span.start, end: value.end },
            label: Span::at(span.start),
            kind,
        });
    }

    fn stray_mark(&mut self, span: Span) {
        let message =
            format!("`{}` stands alone: nothing was opened that it could close", self.slice(span));
        self.stray(span, message, "delete the line, or add what it closes");
    }

    /// A bullet, or the mark of a heading or of a quotation, with nothing behind it.
    fn bare_mark(&mut self, span: Span) {
        let message = format!("nothing stands behind `{}`", self.slice(span));
        self.stray(span, message, "delete the line, or write what belongs there");
    }

    fn stray(&mut self, span: Span, message: String, help: &str) {
        self.diagnostics
            .push(Diagnostic::new("syntax/unexpected", Severity::Error, span, message).help(help));
    }

    /// `[Presenter leans in]`, also over several lines; what stands behind the bracket may be speech.
    fn bracketed(&mut self, line: Line) {
        let first = self.at;
        let Some(last) = self.closing_bracket() else {
            self.open_brackets += 1;
            let reported = self.open_brackets <= MOST_OPEN_BRACKETS;
            self.diagnostics.extend(reported.then(|| {
                Diagnostic::new(
                    "syntax/unexpected",
                    Severity::Error,
                    Span::new(line.span.start as usize, line.span.start as usize + 1),
                    "the bracket that opens here is never closed with `]`",
                )
                .help("put `]` behind the direction")
            }));
            let inner = Span { start: line.span.start + 1, end: line.span.end };
            return self.direction(line, inner);
        };
        let mut text = Text::default();
        let mut behind = None;
        for index in first..=last {
            let Some(part) = self.line(index) else { break };
            let mut span = part.span;
            if index == first {
                span.start += 1;
            }
            if index == last {
                let end = span.start + self.slice(span).find(']').unwrap_or(0) as u32;
                behind = Some(Span { start: end + 1, end: span.end });
                span.end = end;
            }
            text.append(" ", &self.verbatim(span));
        }
        self.at = last + 1;
        let end = self.line(last).map_or(line.span.end, |line| line.span.end);
        let text = text.trim();
        if !text.is_empty() {
            let span =
                Span { start: line.span.start, end: behind.map_or(end, |behind| behind.start) };
            self.push_item(Item {
                span,
                label: Span::at(span.start),
                kind: ItemKind::Direction(text),
            });
        }
        self.behind_bracket(line, behind);
    }

    fn behind_bracket(&mut self, line: Line, behind: Option<Span>) {
        let Some(behind) = behind else { return };
        let rest = self.slice(behind);
        let inner = rest.trim();
        if inner.is_empty() {
            return;
        }
        let start = behind.start as usize + (inner.as_ptr() as usize - rest.as_ptr() as usize);
        let span = Span::new(start, start + inner.len());
        // The line is read already; the item that stands behind the bracket reads it once more.
        self.at -= 1;
        if quote::opening(inner).is_some() {
            self.bare_quote(line, span);
        } else {
            self.direction(line, span);
        }
    }

    /// The line, from this one on, that closes the bracket; bounded by a blank line, a label, a
    /// heading or a line of dashes.
    fn closing_bracket(&mut self) -> Option<usize> {
        let known =
            self.unclosed.iter().find(|(mark, _)| *mark == ']').map_or(0, |(_, until)| *until);
        let mut index = self.at;
        if self.slice(self.line(index)?.span).contains(']') {
            return Some(index);
        }
        if index < known {
            return None;
        }
        index += 1;
        while let Some(line) =
            self.line(index).filter(|line| !line.after_blank && !self.bounds_quote(*line))
        {
            if self.slice(line.span).contains(']') {
                return Some(index);
            }
            index += 1;
        }
        self.unclosed.retain(|(mark, _)| *mark != ']');
        self.unclosed.push((']', index));
        None
    }

    /// A bare line: a direction, or a transition if it is nothing else.
    fn direction(&mut self, line: Line, span: Span) {
        self.at += 1;
        let text = self.slice(span);
        let bulleted = line.kind == Kind::Bulleted || line.kind == Kind::BlockQuote;
        let inner = if bulleted {
            text.trim_start_matches(['-', '*', '•', '+', '>', ' ', '\t'])
        } else {
            text
        };
        let start = span.start as usize + (inner.as_ptr() as usize - text.as_ptr() as usize);
        let inner = Span::new(start, start + inner.len());
        let text = self.slice(inner);
        let closes = |letter| matches!(letter, ']' | ')' | '}' | '"' | '”' | '»' | '」' | ' ');
        if text.chars().all(|letter| letter == '#') {
            // A bullet, the mark of a heading or of a quotation.
            return self.bare_mark(span);
        } else if text.chars().all(closes) {
            return self.stray_mark(inner);
        }
        let value = self.verbatim(inner);
        let kind = if is_transition(text) {
            ItemKind::Transition(value)
        } else {
            ItemKind::Direction(value)
        };
        self.push_item(Item { span: inner, label: Span::at(inner.start), kind });
    }
}

/// Only a deeper indent continues a value; a blank line, a scene or a line of dashes never does. A
/// comment between two lines of a value is no part of it.
fn continues(line: Line, next: Line) -> bool {
    let breaks = matches!(next.kind, Kind::Heading(_) | Kind::BadHeading(_) | Kind::Dashes);
    !breaks && !next.after_blank && (next.kind == Kind::Comment || next.indent > line.indent)
}

fn plain(label: ItemLabel, text: Text) -> ItemKind {
    match label {
        ItemLabel::Visual => ItemKind::Visual(text),
        ItemLabel::Left => ItemKind::Left(text),
        ItemLabel::Right => ItemKind::Right(text),
        ItemLabel::Transition => ItemKind::Transition(text),
        ItemLabel::Music => ItemKind::Music(text),
        ItemLabel::Sfx => ItemKind::Sfx(text),
        ItemLabel::Note => ItemKind::Note(text),
        _ => ItemKind::Direction(text),
    }
}

/// The remark behind the label and the one behind the closing quote.
fn join(one: Option<Text>, other: Option<Text>) -> Option<Text> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.append("; ", &other);
            Some(one)
        }
        (one, other) => one.or(other),
    }
}

/// `"A", "B"` are two strings, although the value reaches from the first quote to the last.
fn strings(value: &Value) -> Vec<Text> {
    let text = value.text.as_str();
    if !value.quoted || !text.contains('"') {
        return vec![value.text.clone()];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some(end) = rest.find('"') {
        let behind = rest.get(end + 1..).unwrap_or_default();
        let gap = behind.find('"').map(|next| (next, behind.get(..next).unwrap_or_default()));
        let Some((next, _)) =
            gap.filter(|(_, gap)| matches!(gap.trim(), "," | ";" | "/" | "|" | "and" | "+"))
        else {
            break;
        };
        parts.push(value.text.slice(start..start + end));
        start += end + 1 + next + 1;
        rest = text.get(start..).unwrap_or_default();
    }
    parts.push(value.text.slice(start..text.len()));
    parts
}
