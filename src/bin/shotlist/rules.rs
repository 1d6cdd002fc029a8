//! `shotlist rules` and `shotlist explain`: what is looked for, and why.

mod data;
mod example;
mod markdown;
mod page;
mod table;

use std::process::ExitCode;

use shotlist::lint::{self, FixKind, RuleMeta};

use crate::args::{Named, PageFormat, RuleBook, Rules, TableFormat};
use crate::names::groups;
use crate::terminal::{FINE, Terminal};

pub(crate) fn run(args: &Rules, terminal: &Terminal) -> ExitCode {
    match &args.what {
        RuleBook::List { output_format: TableFormat::Table } => {
            terminal.report(&table::draw(&everything(), terminal.out_look()), FINE)
        }
        RuleBook::List { output_format: TableFormat::Json } => {
            terminal.data(&data::list(lint::rules()), FINE)
        }
        RuleBook::Show(named) => show(named, terminal),
    }
}

/// Tells about rules in full, and about groups in a table.
pub(crate) fn show(named: &Named, terminal: &Terminal) -> ExitCode {
    let chosen: Result<Vec<Chosen>, String> =
        named.names.iter().map(|name| choose(name.trim())).collect();
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    match named.output_format {
        PageFormat::Text => {
            let look = terminal.out_look();
            let pages = chosen.iter().map(|chosen| match chosen {
                Chosen::One(rule) => page::draw(rule, look),
                Chosen::Several(rules) => table::draw(rules, look),
            });
            terminal.report(&pages.collect::<Vec<_>>().join("\n\n"), FINE)
        }
        PageFormat::Json => terminal.data(&json(&chosen), FINE),
        PageFormat::Markdown => terminal.data(&markdown::book(&rules(&chosen)), FINE),
    }
}

/// What a name stands for.
enum Chosen {
    One(&'static RuleMeta),
    Several(Vec<&'static RuleMeta>),
}

fn choose(name: &str) -> Result<Chosen, String> {
    if let Some(rule) = lint::find(name) {
        return Ok(Chosen::One(rule));
    }
    let meant = |rule: &&&'static RuleMeta| match name {
        "ALL" => true,
        "pedantic" => rule.pedantic,
        _ => rule.group() == name,
    };
    let several: Vec<&RuleMeta> = lint::rules().iter().filter(meant).copied().collect();
    if several.is_empty() { Err(unknown(name)) } else { Ok(Chosen::Several(several)) }
}

fn unknown(name: &str) -> String {
    let slip = |group: &&str| strsim::osa_distance(group, &name.to_ascii_lowercase()) <= 1;
    let group = groups().into_iter().find(slip);
    let near = group.or_else(|| lint::nearest(name).map(|rule| rule.name));
    let hint = near.map_or_else(
        || format!("the groups are {}; `shotlist rules list` shows all rules", groups().join(", ")),
        |near| format!("did you mean {near}?"),
    );
    format!("there is no rule or group {name}; {hint}")
}

fn everything() -> Vec<&'static RuleMeta> {
    lint::rules().to_vec()
}

/// Every rule that was named, once.
fn rules(chosen: &[Chosen]) -> Vec<&'static RuleMeta> {
    let mut rules: Vec<&RuleMeta> = Vec::new();
    for chosen in chosen {
        let named = match chosen {
            Chosen::One(rule) => std::slice::from_ref(rule),
            Chosen::Several(rules) => rules.as_slice(),
        };
        for rule in named {
            if !rules.iter().any(|other| other.name == rule.name) {
                rules.push(rule);
            }
        }
    }
    rules
}

/// One rule is an object; a group and several names are an array.
fn json(chosen: &[Chosen]) -> String {
    match chosen {
        [Chosen::One(rule)] => data::one(rule),
        _ => data::list(&rules(chosen)),
    }
}

/// Which repairs a rule offers, in a word.
const fn fix(kind: FixKind) -> &'static str {
    match kind {
        FixKind::None => "none",
        FixKind::Safe => "safe",
        FixKind::Unsafe => "unsafe",
    }
}
