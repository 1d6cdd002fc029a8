//! Rules in a table: as wide as the terminal, a heading for each group.

use shotlist::Severity;
use shotlist::lint::{FixKind, RuleMeta};
use shotlist::report::{Look, wrap};

/// Columns of everything before the summary but the name: margin, severity, fix, gaps.
const OTHERS: usize = 2 + 2 + 8 + 2 + 6 + 2;
/// Columns that a summary needs beside the others; with fewer it goes below.
const LEAST: usize = 30;

/// The table of some rules.
pub(super) fn draw(rules: &[&RuleMeta], look: Look) -> String {
    let longest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let table = Table { look, name: longest, beside: look.width >= longest + OTHERS + LEAST };
    let groups = rules.chunk_by(|one, next| one.group() == next.group());
    let groups = groups.map(|group| table.group(group));
    format!("{}\n{}", table.head(), groups.collect::<Vec<_>>().join("\n"))
}

struct Table {
    look: Look,
    /// Columns of the longest name.
    name: usize,
    /// Whether summaries stand beside the other columns.
    beside: bool,
}

impl Table {
    fn head(&self) -> String {
        let names = format!("  {:<width$}  severity  fix", "rule", width = self.name);
        format!("{}\n", self.paint("2", &names))
    }

    fn group(&self, rules: &[&RuleMeta]) -> String {
        let name = rules.first().map_or("", |rule| rule.group());
        let rows: String = rules.iter().map(|rule| self.row(rule)).collect();
        format!("{}\n{rows}", self.paint("1", name))
    }

    fn row(&self, rule: &RuleMeta) -> String {
        let fix = match rule.fix {
            FixKind::None => "–",
            FixKind::Safe => "safe",
            FixKind::Unsafe => "unsafe",
        };
        let severity = format!("{:<8}", rule.severity.as_str());
        let columns = format!(
            "  {:<width$}  {}  {fix:<6}",
            rule.name,
            self.paint(color(rule.severity), &severity),
            width = self.name
        );
        let margin = if self.beside { self.name + OTHERS } else { 4 };
        let pedantic = if rule.pedantic { "(pedantic) " } else { "" };
        let summary = format!("{pedantic}{}", rule.summary());
        let summary = wrap(&summary, self.look.width.saturating_sub(margin));
        let summary = summary.replace('\n', &format!("\n{}", " ".repeat(margin)));
        if self.beside {
            format!("{columns}  {summary}\n")
        } else {
            format!("{}\n    {}\n", columns.trim_end(), summary)
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.look.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The colour in which `check` shows a severity.
pub(super) const fn color(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;91",
        Severity::Warning => "1;33",
        Severity::Info => "1;94",
    }
}
