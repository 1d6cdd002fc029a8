//! How often each rule holds, in place of the findings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::{Look, full, json};
use crate::diagnostic::{Diagnostic, Severity};

/// The rules that hold, by the number of places. Each place counts, also where the report makes one
/// finding of several.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    rules: BTreeMap<&'static str, Count>,
    files: usize,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    severity: Severity,
    places: usize,
    fixable: usize,
}

/// One row as JSON.
#[derive(Serialize)]
struct Row {
    rule: &'static str,
    severity: Severity,
    count: usize,
    fixable: usize,
}

impl Statistics {
    /// Counts one place; [`check_some`](crate::check_some) shows each.
    pub fn place(&mut self, finding: &Diagnostic) {
        let one = Count {
            severity: finding.severity,
            places: 1,
            fixable: usize::from(finding.fix.is_some()),
        };
        self.rules.entry(finding.rule).and_modify(|count| count.add(one)).or_insert(one);
    }

    /// Closes a file: of the repairs those count that its findings offer in the end.
    pub fn file(&mut self, findings: &[Diagnostic]) {
        self.files += 1;
        for (rule, count) in &mut self.rules {
            let mut of_rule = findings.iter().filter(|finding| finding.rule == *rule);
            let (mut shown, mut fixable) = (0, 0);
            for finding in &mut of_rule {
                shown += 1;
                fixable += usize::from(finding.fix.is_some());
            }
            // One finding for many places repairs all that can be repaired, or none.
            let stands_for_many = shown < count.places && fixable > 0;
            count.fixable = if stands_for_many { count.fixable } else { fixable };
        }
    }

    /// Adds the counts of other files.
    pub fn merge(&mut self, other: &Statistics) {
        self.files += other.files;
        for (rule, one) in &other.rules {
            self.rules.entry(rule).and_modify(|count| count.add(*one)).or_insert(*one);
        }
    }

    /// The rules, the most frequent first.
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .rules
            .iter()
            .map(|(rule, count)| Row {
                rule,
                severity: count.severity,
                count: count.places,
                fixable: count.fixable,
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.count), row.rule));
        rows
    }

    /// One array of `{"rule","severity","count","fixable"}`, a rule a line.
    pub fn json(&self) -> String {
        let rows: Vec<String> =
            self.rows().iter().map(|row| format!("\n  {}", json::one_line(row))).collect();
        format!("[{}{}]\n", rows.join(","), if rows.is_empty() { "" } else { "\n" })
    }

    /// A table for people.
    pub fn table(&self, look: Look) -> String {
        let rows = self.rows();
        let scripts = plural(self.files, "script");
        if rows.is_empty() {
            return format!("No findings in {scripts}\n");
        }
        let dim = full::dimmed(look);
        let mut out = format!("{dim}count  fixable  severity  rule{dim:#}\n");
        for row in &rows {
            let style = full::severity_style(row.severity, look);
            let fixable = if row.fixable == 0 { "–".to_owned() } else { row.fixable.to_string() };
            let (count, severity) = (row.count, row.severity.as_str());
            let _ = writeln!(
                out,
                "{count:>5}  {fixable:>7}  {style}{severity:<8}{style:#}  {}",
                row.rule
            );
        }
        let count: usize = rows.iter().map(|row| row.count).sum();
        let fixable: usize = rows.iter().map(|row| row.fixable).sum();
        let (places, rules) = (plural(count, "place"), plural(rows.len(), "rule"));
        let _ = write!(out, "\n{rules} in {places} of {scripts}");
        if fixable > 0 {
            let _ = write!(out, " · {fixable} fixable");
        }
        out.push('\n');
        out
    }
}

impl Count {
    fn add(&mut self, other: Count) {
        self.severity = self.severity.max(other.severity);
        self.places += other.places;
        self.fixable += other.fixable;
    }
}

fn plural(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
