//! Sections: `LABEL: text` outside scenes.

use crate::ast::{Section, SectionKind};
use crate::text::Text;

use super::assemble::Assembler;
use super::label_line::{Labelled, labelled, unknown};
use super::lines::{Kind, Line};

impl Assembler<'_> {
    /// Reads a section: it goes on until a blank line, another label, a scene or a line of dashes.
    pub(super) fn section(&mut self, line: Line, kind: SectionKind, found: &Labelled) {
        let mut lines: Vec<Text> = Vec::new();
        if !found.value.is_empty() {
            lines.push(self.verbatim(found.value));
        }
        self.at += 1;
        while let Some(next) = self.line(self.at) {
            if next.kind == Kind::Comment {
                self.comment(next);
                continue;
            }
            if self.ends_section(next, line, kind, lines.is_empty()) {
                break;
            }
            lines.push(self.verbatim(next.span));
            self.at += 1;
        }
        let last = lines.last().map_or(found.written, Text::span);
        self.script.sections.push(Section {
            kind,
            span: found.written.join(last),
            label: found.written,
            qualifier: found.qualifier.map(|span| self.verbatim(span)),
            lines,
        });
    }

    fn ends_section(&self, next: Line, opened: Line, kind: SectionKind, empty: bool) -> bool {
        let is_deeper = next.indent > opened.indent && !next.after_blank;
        // The rules of a style bear names of their own: `Motion:`, `Media:`, `Palette:`.
        let is_style = kind == SectionKind::Style;
        let is_label = || match labelled(self.text, next.span) {
            Some(found) => !is_style || found.label.section.is_some(),
            None => !is_style && unknown(self.text, next.span).is_some(),
        };
        match next.kind {
            Kind::Heading(_) | Kind::BadHeading(_) | Kind::Dashes | Kind::Hash => return true,
            Kind::Labelled if !is_deeper && is_label() => return true,
            _ => {}
        }
        // A list may be set off from its label, and its entries from each other.
        let is_entry = kind == SectionKind::OnScreenText
            && matches!(next.kind, Kind::Bulleted | Kind::Quoted | Kind::BlockQuote);
        // `SCRIPT:` only says that scenes follow: text behind it is the brief's.
        let is_empty_script = kind == SectionKind::Script && empty;
        next.after_blank && (!empty || is_empty_script) && !is_entry || is_setting(kind)
    }
}

/// Settings are one line long.
fn is_setting(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Title | SectionKind::Language | SectionKind::Duration)
}

/// The entries of an `ON-SCREEN TEXT` section: every quoted string, or a bullet without quotes,
/// with the name behind a dash as its attribution.
pub(crate) fn entries(line: &Text) -> Vec<(Text, Option<Text>)> {
    let text = line.as_str();
    let quoted = crate::quote::quoted_strings(text);
    let Some(last) = quoted.last() else {
        let start = text.len() - text.trim_start_matches(['-', '*', '•', '+', ' ', '\t']).len();
        let whole = line.slice(start..text.len()).trim();
        return if whole.is_empty() { Vec::new() } else { vec![(whole, None)] };
    };
    let attribution = attribution(line, last.end);
    let count = quoted.len();
    quoted
        .into_iter()
        .enumerate()
        .filter(|(_, range)| !range.is_empty())
        .map(|(at, range)| {
            let attribution = if at + 1 == count { attribution.clone() } else { None };
            (line.slice(range), attribution)
        })
        .collect()
}

/// `— name` behind the last closing quote, which stands at `end`.
fn attribution(line: &Text, end: usize) -> Option<Text> {
    let text = line.as_str();
    let close = text.get(end..)?.chars().next()?;
    let behind = end + close.len_utf8();
    let rest = text.get(behind..)?;
    let name = rest
        .trim_start()
        .strip_prefix(['—', '–'])
        .or_else(|| rest.trim_start().strip_prefix("- "))?;
    let start = text.len() - name.trim_start().len();
    let name = line.slice(start..text.len()).trim();
    (!name.is_empty()).then_some(name)
}
