//! The place in the source, what is wrong with it, and what to do.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use annotate_snippets::renderer::{AnsiColor, DecorStyle, Effects, Style};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::{Excerpt, excerpts};
use super::places::Places;
use super::plain::{neutralize, one_line};
use super::{Look, Report, Totals, narrow, remarks};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// Columns that a text is not wrapped below, however narrow the terminal.
const LEAST_WIDTH: usize = 20;

/// Most lines that are named when there was no room to show them.
const MOST_LINES: usize = 10;

/// Columns between the number of a line and its text.
const GUTTER: usize = 3;

/// The report for people.
pub(super) struct Full(pub(super) Look);

impl Report for Full {
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        let mut places = Places::new(source);
        let renderer = renderer(self.0);
        let mut out = String::new();
        for diagnostic in diagnostics {
            out.push_str(&self.finding(&renderer, source, &mut places, diagnostic));
            out.push_str("\n\n");
        }
        out
    }

    fn end(&self, totals: &Totals) -> String {
        summary(totals, self.0)
    }
}

impl Full {
    fn finding(
        &self,
        renderer: &Renderer,
        source: &Source,
        places: &mut Places<'_>,
        diagnostic: &Diagnostic,
    ) -> String {
        let (mut excerpts, mut hidden) = excerpts(source, diagnostic);
        for excerpt in &mut excerpts {
            let last = excerpt.line as usize + excerpt.text.lines().count();
            let room = self.0.width.saturating_sub(last.to_string().len() + GUTTER);
            hidden.extend(narrow::clip(excerpt, room));
        }
        let path = one_line(source.path());
        let message = one_line(&diagnostic.message);
        let title = level(diagnostic.severity).primary_title(message).id(diagnostic.rule);
        let group = excerpts
            .iter()
            .fold(Group::with_title(title), |group, one| group.element(snippet(one, &path)));
        let group = self.remarks(group, diagnostic, &hidden);
        let text = compact(&renderer.render(&[group]));
        let marks = excerpts.iter().flat_map(|excerpt| &excerpt.marks);
        let labels: Vec<String> = marks.map(|mark| one_line(&mark.label)).collect();
        let text = narrow::fit(&text, &labels, self.0.width);
        match excerpts.first() {
            Some(first) if first.cut => {
                correct_column(&text, &path, first, places.start(diagnostic.span.start).column)
            }
            _ => text,
        }
    }

    /// Note and help, wrapped: the renderer does not break their lines.
    fn remarks<'a>(
        &self,
        mut group: Group<'a>,
        diagnostic: &'a Diagnostic,
        hidden: &[u32],
    ) -> Group<'a> {
        if !hidden.is_empty() {
            group = group.element(Level::NOTE.message(self.wrapped(&elsewhere(hidden))));
        }
        if let Some(note) = &diagnostic.note {
            group = group.element(Level::NOTE.message(self.wrapped(note)));
        }
        if let Some(help) = remarks::help(diagnostic) {
            group = group.element(Level::HELP.message(self.wrapped(help)));
        }
        group
    }

    fn wrapped(&self, text: &str) -> String {
        // Gutter, `help: ` and a margin.
        wrap(&neutralize(text), self.0.width.saturating_sub(14).max(LEAST_WIDTH))
    }
}

/// Where else a finding holds: `and at 2 more places, on lines 22 and 32`
fn elsewhere(hidden: &[u32]) -> String {
    let lines: BTreeSet<u32> = hidden.iter().copied().collect();
    let shown: Vec<String> = lines.iter().take(MOST_LINES).map(u32::to_string).collect();
    let on = match shown.as_slice() {
        [only] => format!("line {only}"),
        [first @ .., last] if lines.len() <= MOST_LINES => {
            format!("lines {} and {last}", first.join(", "))
        }
        several => format!("lines {} …", several.join(", ")),
    };
    let places = if hidden.len() == 1 { "place" } else { "places" };
    format!("and at {} more {places}, on {on}", hidden.len())
}

fn renderer(look: Look) -> Renderer {
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(look.width)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

fn snippet<'a>(excerpt: &'a Excerpt, path: &'a str) -> Snippet<'a, Annotation<'a>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!mark.label.is_empty()).then(|| Cow::Owned(one_line(&mark.label)));
        kind.span(mark.range.clone()).label(label)
    });
    let snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line as usize);
    snippet.path(path).annotations(marks)
}

/// Leaves out the lines that hold nothing but the bar at the left.
fn compact(text: &str) -> String {
    let lines = text.lines().filter(|line| !is_bare_bar(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn is_bare_bar(line: &str) -> bool {
    if line.len() > 64 || !line.contains('│') {
        return false;
    }
    let mut escape = false;
    line.chars().all(|c| {
        let skipped = escape || c == '\u{1b}';
        escape = if escape { c != 'm' } else { c == '\u{1b}' };
        skipped || c == ' ' || c == '│'
    })
}

/// The renderer counts columns from the start of the excerpt; where a line was cut, that is wrong.
fn correct_column(text: &str, path: &str, excerpt: &Excerpt, column: u32) -> String {
    let Some(mark) = excerpt.marks.iter().find(|mark| mark.primary) else {
        return text.to_owned();
    };
    let before = excerpt.text.get(..mark.range.start).unwrap_or_default();
    let line = excerpt.line as usize + before.matches('\n').count();
    let shown = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let (wrong, right) = (format!("{path}:{line}:{shown}"), format!("{path}:{line}:{column}"));
    match text.split_once('\n') {
        Some((title, rest)) => format!("{title}\n{}", rest.replacen(&wrong, &right, 1)),
        None => text.to_owned(),
    }
}

/// Breaks lines at spaces, so that none has more than `width` columns unless a word has.
pub fn wrap(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    let words = text.split('\n').flat_map(narrow::words);
    for word in words.filter(|word| !word.trim().is_empty()) {
        let length = unicode_width::UnicodeWidthStr::width(word);
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// The colour of a severity; no colour in a plain look.
pub(super) fn severity_style(severity: Severity, look: Look) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
    };
    bold(color, look)
}

/// For what is there to be passed over.
pub(super) fn dimmed(look: Look) -> Style {
    if look.color { Style::new().effects(Effects::DIMMED) } else { Style::new() }
}

pub(super) fn bold(color: AnsiColor, look: Look) -> Style {
    if look.color { color.on_default().effects(Effects::BOLD) } else { Style::new() }
}

/// `Not ready: 1 error, 1 warning · 1 fixable · nothing sent, nothing spent`
pub(super) fn summary(totals: &Totals, look: Look) -> String {
    if totals.files == 0 {
        return String::new();
    }
    let mut parts = Vec::new();
    let ready = totals.errors == 0 && totals.failed == 0;
    let findings = findings(totals);
    if ready {
        parts.push(film(totals));
    }
    parts.push(findings);
    let mut line = parts.join(if totals.warnings + totals.infos == 0 { ", " } else { " · " });
    let counts = [(totals.fixable, "fixable"), (totals.fixed, "repaired"), (totals.known, "known")];
    for (number, what) in counts {
        if number > 0 {
            let _ = write!(line, " · {number} {what}");
        }
    }
    let (word, color) =
        if ready { ("Ready", AnsiColor::Green) } else { ("Not ready", AnsiColor::BrightRed) };
    let style = bold(color, look);
    let tail = if ready { "" } else { " · nothing sent, nothing spent" };
    narrow::parts(&format!("{style}{word}{style:#}: {line}{tail}"), look.width) + "\n"
}

fn findings(totals: &Totals) -> String {
    let unreadable = count(totals.failed, "file unreadable", "files unreadable");
    let counts = [
        unreadable,
        count(totals.errors, "error", "errors"),
        count(totals.warnings, "warning", "warnings"),
        count(totals.infos, "remark", "remarks"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") }
}

fn count(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    }
}

/// `7 scenes, 62 s`, or `3 scripts, 21 scenes, 186 s`
fn film(totals: &Totals) -> String {
    let scripts = (totals.files != 1).then(|| format!("{} scripts", totals.files));
    let scenes = count(totals.scenes, "scene", "scenes");
    let seconds = (totals.scenes > 0).then(|| format!("{} s", totals.seconds));
    let parts: Vec<String> = [scripts, scenes, seconds].into_iter().flatten().collect();
    if parts.is_empty() { "1 script".to_owned() } else { parts.join(", ") }
}
