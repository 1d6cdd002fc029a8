//! The examples of a rule's page, with what `check` says about them.

use shotlist::lint::{Example, RuleMeta};
use shotlist::report::{Format, Look};
use shotlist::{Config, Options, Source};

/// What an example is called in its finding.
const NAME: &str = "example.shot";

/// The findings as `check` draws them; empty where there are none.
pub(super) fn findings(rule: &RuleMeta, example: &Example, look: Look) -> String {
    let mut config = Config::default();
    // By its name also a pedantic rule is on.
    config.lint.extend_select.push(rule.name.to_owned());
    let mut options = Options::new().config(config);
    options.target.clone_from(&example.target);
    let drawn = Source::new(NAME, example.script.as_str()).and_then(|source| {
        let checked = shotlist::check(&source, &options)?;
        Ok(Format::Full.report(look).file(&source, &checked.diagnostics))
    });
    // A test checks the examples of all rules, so there is nothing that could go wrong here.
    drawn.unwrap_or_default().trim_end().to_owned()
}

/// A part of a rule's page.
pub(super) enum Part {
    /// `## Fires` without its marks.
    Heading(String),
    /// Lines of running text, joined.
    Paragraph(String),
    /// A script.
    Example(Example),
}

/// The parts of a rule's page, in order.
pub(super) fn parts(rule: &RuleMeta) -> Vec<Part> {
    let mut examples = rule.examples().into_iter();
    let mut parts = Vec::new();
    let mut fenced = false;
    let mut open: Option<String> = None;
    for line in rule.docs().lines() {
        let fence = line.starts_with("```");
        if fence || fenced || line.is_empty() || line.starts_with("## ") {
            parts.extend(open.take().map(Part::Paragraph));
        }
        if fence {
            fenced = !fenced;
            if fenced {
                parts.extend(examples.next().map(Part::Example));
            }
        } else if let Some(heading) = line.strip_prefix("## ").filter(|_| !fenced) {
            parts.push(Part::Heading(heading.to_owned()));
        } else if !fenced && !line.is_empty() {
            open = Some(open.map_or_else(|| line.to_owned(), |text| format!("{text} {line}")));
        }
    }
    parts.extend(open.map(Part::Paragraph));
    parts
}
