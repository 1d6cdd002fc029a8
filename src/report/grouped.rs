//! By file, for people: a quiet table of line and column, severity, rule and message.

use annotate_snippets::renderer::{Effects, Style};

use super::full;
use super::places::{Place, Places};
use super::plain::one_line;
use super::{Look, Report, Totals};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Columns that a message is not wrapped below, however narrow the terminal.
const LEAST_WIDTH: usize = 40;
/// Columns of the longest severity, `warning`.
const SEVERITY: usize = 7;

/// The table.
pub(super) struct Grouped(pub(super) Look);

impl Report for Grouped {
    fn file(&self, source: &Source, diagnostics: &[Diagnostic]) -> String {
        if diagnostics.is_empty() {
            return String::new();
        }
        let mut places = Places::new(source);
        let starts: Vec<Place> =
            diagnostics.iter().map(|finding| places.start(finding.span.start)).collect();
        let widths = Widths::new(&starts, diagnostics);
        let rows = starts.iter().zip(diagnostics);
        let rows: String =
            rows.map(|(place, finding)| self.row(*place, finding, &widths)).collect();
        let bold = self.style(Effects::BOLD);
        format!("{bold}{}{bold:#}\n{rows}\n", one_line(source.path()))
    }

    fn end(&self, totals: &Totals) -> String {
        full::summary(totals, self.0)
    }
}

impl Grouped {
    fn row(&self, place: Place, finding: &Diagnostic, widths: &Widths) -> String {
        let severity = full::severity_style(finding.severity, self.0);
        let dimmed = self.style(Effects::DIMMED);
        let at = format!("{:>1$}:{2:<3$}", place.line, widths.line, place.column, widths.column);
        let name = finding.severity.as_str();
        let message = self.message(&finding.message, widths.before_message());
        format!(
            "  {at}  {severity}{name:<SEVERITY$}{severity:#}  {dimmed}{:<2$}{dimmed:#}  {}\n",
            finding.rule, message, widths.rule,
        )
    }

    /// The message, in lines of its own column.
    fn message(&self, text: &str, indent: usize) -> String {
        let width = self.0.width.saturating_sub(indent).max(LEAST_WIDTH);
        full::wrap(&one_line(text), width).replace('\n', &format!("\n{:indent$}", ""))
    }

    fn style(&self, effects: Effects) -> Style {
        if self.0.color { Style::new().effects(effects) } else { Style::new() }
    }
}

/// Columns of the longest cell.
struct Widths {
    line: usize,
    column: usize,
    rule: usize,
}

impl Widths {
    fn new(starts: &[Place], diagnostics: &[Diagnostic]) -> Self {
        let longest = |number: fn(&Place) -> u32| starts.iter().map(number).max().map_or(1, digits);
        let rules = diagnostics.iter().map(|finding| finding.rule.len());
        Self {
            line: longest(|place| place.line),
            column: longest(|place| place.column),
            rule: rules.max().unwrap_or(0),
        }
    }

    fn before_message(&self) -> usize {
        "  :  ".len() + self.line + self.column + SEVERITY + "  ".len() + self.rule + "  ".len()
    }
}

fn digits(number: u32) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}
