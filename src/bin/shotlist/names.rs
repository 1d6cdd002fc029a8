//! Names that the shell can complete. What is typed is read where it is used, so that a wrong name
//! gets the answer of its own verb.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use shotlist::export;
use shotlist::optimize::PASSES;
use shotlist::report::Format;
use shotlist::target::TARGETS;
use shotlist::{lint, render, schema, style};

/// Takes any text and offers these.
#[derive(Clone)]
pub(crate) struct Names(fn() -> Vec<&'static str>);

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// Rules, groups, and the two names that stand for more.
pub(crate) const RULES: Names = Names(|| {
    let mut names = groups();
    names.extend(["ALL", "pedantic"]);
    names.extend(lint::rules().iter().map(|rule| rule.name));
    names
});

pub(crate) const STYLES: Names =
    Names(|| style::builtins().map(|style| style.name.as_str()).collect());

pub(crate) const PROFILES: Names =
    Names(|| render::profiles().iter().map(|profile| profile.name).collect());

pub(crate) const TARGET: Names = Names(|| TARGETS.iter().map(|target| target.name).collect());

pub(crate) const PASS: Names = Names(|| PASSES.to_vec());

pub(crate) const FORMATS: Names = Names(|| Format::ALL.iter().map(|(name, _)| *name).collect());

pub(crate) const FORMS: Names = Names(|| {
    let known = shotlist::import::Format::ALL.into_iter().map(shotlist::import::Format::as_str);
    ["auto"].into_iter().chain(known).collect()
});

pub(crate) const EXPORTS: Names =
    Names(|| export::Format::ALL.iter().map(|(name, _)| *name).collect());

pub(crate) const SCHEMAS: Names =
    Names(|| schema::SCHEMAS.iter().map(|schema| schema.name).collect());

/// The groups of rules in the order of the catalogue.
pub(crate) fn groups() -> Vec<&'static str> {
    let mut groups: Vec<&str> = lint::rules().iter().map(|rule| rule.group()).collect();
    groups.dedup();
    groups
}
