//! Decides which lines belong together: the state of the parse.

use crate::ast::{Comment, Heading, Scene, Script, Section, SectionKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::text::Text;

use super::label_line::{Labelled, Unknown, labelled, unknown};
use super::layout::{Makes, Unit};
use super::lines::{Kind, Line, Lines};
use super::{MAX_SCENES, Parsed, meant};

/// Unknown labels and stray items are one finding each, with at most this many places shown.
const MOST_PLACES: usize = 12;

/// The parse in progress.
pub(super) struct Assembler<'s> {
    pub(super) text: &'s str,
    pub(super) lines: Vec<Line>,
    /// The line that is read next.
    pub(super) at: usize,
    pub(super) script: Script,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether items belong to the last scene.
    in_scene: bool,
    /// Up to which line it is known that no such closing mark stands.
    pub(super) unclosed: Vec<(char, usize)>,
    unknown_labels: Vec<Span>,
    stray_items: Vec<Span>,
    /// The first words of headings that are no words for a scene here.
    foreign_headings: Vec<Span>,
    /// Brackets that are never closed, so far.
    pub(super) open_brackets: usize,
}

/// Builds the tree from the lines.
pub(super) fn assemble(text: &str, lines: Lines) -> Parsed {
    Assembler::run(text, lines, |_, _, _| {}).0.finish()
}

/// The same with what every line makes. `None` if a line was not read: the script is too long.
pub(super) fn assemble_units(text: &str, lines: Lines) -> (Parsed, Vec<Line>, Option<Vec<Unit>>) {
    let mut units = Vec::new();
    let (mut assembler, done) = Assembler::run(text, lines, |assembler, before, line| {
        units.push(assembler.unit(before, line));
    });
    let lines = std::mem::take(&mut assembler.lines);
    (assembler.finish(), lines, done.then_some(units))
}

/// How much was read before a step.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    heading: bool,
    sections: usize,
    scenes: usize,
    items: usize,
    comments: usize,
}

impl<'s> Assembler<'s> {
    /// Reads all lines; `note` is told of every step. False if the script is too long.
    fn run(text: &'s str, lines: Lines, mut note: impl FnMut(&Self, Mark, Line)) -> (Self, bool) {
        let Lines { lines, headings } = lines;
        let mut headings = headings.into_iter();
        let mut assembler = Assembler {
            text,
            lines,
            at: 0,
            script: Script::default(),
            diagnostics: Vec::new(),
            in_scene: false,
            unclosed: Vec::new(),
            unknown_labels: Vec::new(),
            stray_items: Vec::new(),
            foreign_headings: Vec::new(),
            open_brackets: 0,
        };
        while let Some(line) = assembler.lines.get(assembler.at).copied() {
            let before = assembler.mark();
            if !assembler.step(line, &mut headings) {
                return (assembler, false);
            }
            note(&assembler, before, line);
        }
        (assembler, true)
    }

    fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            heading: self.script.heading.is_some(),
            sections: self.script.sections.len(),
            scenes: self.script.scenes.len(),
            items: self.script.scenes.last().map_or(0, |scene| scene.items.len()),
            comments: self.script.comments.len(),
        }
    }

    /// What the step since `before` has read.
    fn unit(&self, before: Mark, line: Line) -> Unit {
        let after = self.mark();
        let makes = match line.kind {
            Kind::Comment => Makes::Comment,
            Kind::Dashes => Makes::Dashes,
            _ if after.scenes > before.scenes => Makes::Heading(before.scenes),
            _ if after.sections > before.sections => Makes::Section(before.sections),
            _ if after.items > before.items => {
                Makes::Items(before.scenes.saturating_sub(1), before.items..after.items)
            }
            _ if after.heading && !before.heading => Makes::Title,
            _ => Makes::Nothing,
        };
        Unit { lines: before.at..after.at, makes, comments: before.comments..after.comments }
    }

    pub(super) fn slice(&self, span: Span) -> &'s str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn verbatim(&self, span: Span) -> Text {
        Text::verbatim(self.slice(span), span)
    }

    pub(super) fn line(&self, at: usize) -> Option<Line> {
        self.lines.get(at).copied()
    }

    /// Reads one line and what continues it. False when the script is too long to go on.
    fn step(&mut self, line: Line, headings: &mut impl Iterator<Item = Heading>) -> bool {
        match line.kind {
            Kind::Heading(_) | Kind::BadHeading(_) => return self.heading(line, headings.next()),
            Kind::Comment => self.comment(line),
            Kind::Dashes => {
                self.in_scene = false;
                self.at += 1;
            }
            Kind::Labelled => match labelled(self.text, line.span) {
                Some(found) => self.known_label(line, &found),
                None => self.unlabelled(line),
            },
            Kind::Hash => self.hash(line),
            _ => self.unlabelled(line),
        }
        true
    }

    pub(super) fn comment(&mut self, line: Line) {
        let text = self.slice(line.span);
        let inner = text.trim_start_matches('/').trim();
        let start = line.span.start as usize
            + (text.len() - text.trim_start_matches('/').trim_start().len());
        let text = Text::verbatim(inner, Span::new(start, start + inner.len()));
        self.script.comments.push(Comment { span: line.span, text });
        self.at += 1;
    }

    fn heading(&mut self, line: Line, heading: Option<Heading>) -> bool {
        self.at += 1;
        let Some(heading) = heading else { return true };
        if self.script.scenes.len() >= MAX_SCENES {
            self.diagnostics.push(too_many_scenes(heading.span));
            return false;
        }
        if !meant::is_keyword(&self.slice(heading.keyword).to_ascii_uppercase()) {
            self.foreign_headings.push(heading.keyword);
        } else if matches!(line.kind, Kind::BadHeading(_))
            || heading_number_is_lost(&heading, self.text)
        {
            self.diagnostics.push(bad_heading(&heading, self.text));
        }
        self.in_scene = true;
        self.script.scenes.push(Scene { span: heading.span, heading, items: Vec::new() });
        true
    }

    fn known_label(&mut self, line: Line, found: &Labelled) {
        let in_scene = self.in_scene;
        match (in_scene, found.label.item, found.label.section) {
            (true, Some(label), _) => self.item(line, label, found),
            (_, _, Some(kind)) => {
                self.in_scene = false;
                self.section(line, kind, found);
            }
            _ => {
                self.stray_items.push(found.written);
                self.brief(line);
            }
        }
    }

    /// A Markdown heading: a section's label, the title, or text.
    fn hash(&mut self, line: Line) {
        let text = self.slice(line.span);
        let inner = text.trim_matches(['#', ' ', '\t']);
        let start = line.span.start as usize
            + (text.len() - text.trim_start_matches(['#', ' ', '\t']).len());
        let inner = Span::new(start, start + inner.len());
        // Of marks with nothing behind them, the marks are what can be shown.
        let span = if inner.is_empty() { line.span } else { inner };
        let line = Line { span, kind: Kind::Prose, ..line };
        if let Some(found) = labelled(self.text, inner).or_else(|| self.bare_label(inner)) {
            return self.known_label(line, &found);
        }
        if self.script.scenes.is_empty() && self.script.heading.is_none() && !inner.is_empty() {
            self.script.heading = Some(self.verbatim(inner));
            self.at += 1;
        } else {
            self.unlabelled(line);
        }
    }

    /// `## Visual style`: a heading that is nothing but a label.
    fn bare_label(&self, inner: Span) -> Option<Labelled> {
        let label =
            super::labels::find(self.slice(inner)).filter(|label| label.section.is_some())?;
        let value = Span::at(inner.end);
        Some(Labelled { label, written: inner, qualifier: None, value, layer: None })
    }

    fn unlabelled(&mut self, line: Line) {
        if matches!(line.kind, Kind::Labelled | Kind::Prose)
            && let Some(found) = unknown(self.text, line.span)
        {
            self.unknown_label(found);
        }
        if self.in_scene { self.bare_item(line) } else { self.brief(line) }
    }

    fn unknown_label(&mut self, found: Unknown) {
        let Some(nearest) = found.nearest else {
            self.unknown_labels.push(found.written);
            return;
        };
        let written = self.slice(found.written);
        let message = format!("unknown label `{written}`: did you mean `{nearest}`?");
        self.diagnostics.push(
            Diagnostic::new("syntax/unknown-label", Severity::Warning, found.written, message)
                .note("the line is kept as a direction, so its text lands in the wrong place")
                .help(format!("write `{nearest}:`"))
                .fix(crate::fix::Fix::unsafe_(
                    format!("Rename the label to {nearest}"),
                    vec![crate::fix::Edit::replace(found.written, nearest)],
                )),
        );
    }

    /// Adds to the scene that is open.
    pub(super) fn push_item(&mut self, item: crate::ast::Item) {
        if let Some(scene) = self.script.scenes.last_mut() {
            scene.span = scene.span.join(item.span);
            scene.items.push(item);
        }
    }

    /// Text without a label outside scenes: the brief.
    fn brief(&mut self, line: Line) {
        let first = self.at;
        self.at += 1;
        let mut lines = vec![self.verbatim(line.span)];
        while let Some(next) = self.line(self.at) {
            let ends = next.after_blank
                || !matches!(
                    next.kind,
                    Kind::Labelled
                        | Kind::Prose
                        | Kind::Bulleted
                        | Kind::Quoted
                        | Kind::BlockQuote
                        | Kind::Bracketed
                )
                || labelled(self.text, next.span).is_some()
                || unknown(self.text, next.span).is_some();
            if ends {
                break;
            }
            lines.push(self.verbatim(next.span));
            self.at += 1;
        }
        debug_assert!(self.at > first, "every step reads a line");
        let span = lines.iter().map(Text::span).reduce(Span::join).unwrap_or(line.span);
        let label = Span::at(line.span.start);
        self.script.sections.push(Section {
            kind: SectionKind::Format,
            span,
            label,
            qualifier: None,
            lines,
        });
    }

    fn finish(mut self) -> Parsed {
        self.report_unknown_labels();
        self.report_stray_items();
        self.report_foreign_headings();
        Parsed { script: self.script, diagnostics: self.diagnostics, imported: None }
    }

    fn report_unknown_labels(&mut self) {
        let Some(first) = self.unknown_labels.first().copied() else { return };
        let mut names: Vec<&str> = Vec::new();
        for span in &self.unknown_labels {
            let name = self.slice(*span);
            if names.len() < MOST_PLACES && !names.contains(&name) {
                names.push(name);
            }
        }
        let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let (labels, it) = if names.len() == 1 { ("label", "it") } else { ("labels", "them") };
        let message = format!("unknown {labels} {listed}: kept as plain text");
        let help = format!(
            "fine if the agent should read {it}; what is spoken stands behind `VO:`, what is shown \
             behind `TEXT:`, what nobody should read behind `NOTE:`"
        );
        let mut finding =
            Diagnostic::new("syntax/unknown-label", Severity::Info, first, message).help(help);
        for span in self.unknown_labels.iter().skip(1).take(MOST_PLACES) {
            finding = finding.label_at(*span, "and here");
        }
        self.diagnostics.push(finding);
    }

    fn report_foreign_headings(&mut self) {
        let Some(first) = self.foreign_headings.first().copied() else { return };
        let message = format!("`{}` is not the word that opens a scene", self.slice(first));
        let mut finding = Diagnostic::new("syntax/unexpected", Severity::Error, first, message)
            .label("read as `SCENE`")
            .note(
                "it is read as one all the same; headings and labels are English, whatever \
                 language the video speaks",
            )
            .help("write `SCENE`, such as `SCENE 1 — A-ROLL (8s): Hook`");
        for span in self.foreign_headings.iter().skip(1).take(MOST_PLACES) {
            finding = finding.label_at(*span, "and this");
        }
        self.diagnostics.push(finding);
    }

    fn report_stray_items(&mut self) {
        let Some(first) = self.stray_items.first().copied() else { return };
        let name = self.slice(first);
        let message = if self.script.scenes.is_empty() {
            format!("`{name}` belongs to a scene, but the script has no scene heading")
        } else {
            format!("`{name}` belongs to a scene, but stands outside one")
        };
        let mut finding = Diagnostic::new("syntax/unexpected", Severity::Error, first, message)
            .help("put a heading before it, such as `SCENE 1 — A-ROLL (8s): Hook`");
        for span in self.stray_items.iter().skip(1).take(MOST_PLACES) {
            finding = finding.label_at(*span, "and this");
        }
        self.diagnostics.push(finding);
    }
}

/// Digits that are too many for a number.
fn heading_number_is_lost(heading: &Heading, text: &str) -> bool {
    let behind =
        text.get(heading.keyword.end as usize..heading.span.end as usize).unwrap_or_default();
    heading.number.is_none()
        && behind.trim_start().starts_with(|letter: char| letter.is_ascii_digit())
}

fn bad_heading(heading: &Heading, text: &str) -> Diagnostic {
    let keyword = text.get(heading.keyword.range()).unwrap_or_default();
    let message = match heading.number {
        Some(number) => format!(
            "the heading has no separator behind {keyword} {}",
            text.get(number.span.range()).unwrap_or_default()
        ),
        None => format!("expected a number behind {keyword}, such as `{keyword} 3`"),
    };
    Diagnostic::new("syntax/unexpected", Severity::Error, heading.span, message)
        .note("it is read as a scene all the same")
        .help("write it as `SCENE 3 — B-ROLL, MOTION GRAPHICS (12s): Title`; number, type, media, time and title may each be left out")
}

fn too_many_scenes(span: Span) -> Diagnostic {
    let message = format!("more than {MAX_SCENES} scenes: the script is read up to here");
    Diagnostic::new("syntax/unexpected", Severity::Error, span, message)
        .help("one file is the script of one video; split it")
}
