//! `shotlist test`: prompts against the ones that were accepted.

mod case;
mod expand;
mod json;
mod name;
mod outcome;
mod report;
mod review;
mod stale;

use std::process::ExitCode;

use rayon::prelude::*;

use crate::args::{Global, Test, TestFormat};
use crate::progress::Bar;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::{failure, output, settings};

use case::Case;
use outcome::{Outcome, Status};

pub(crate) fn run(args: &Test, global: &Global, terminal: &Terminal) -> ExitCode {
    if global.show_settings {
        return match settings::Settings::here(global) {
            Ok(options) => settings::print(&options.config, terminal),
            Err(error) => ExitCode::from(failure::tell(terminal, &error)),
        };
    }
    let suite = match expand::suite(args, global, terminal) {
        Ok(suite) => suite,
        Err(code) => return ExitCode::from(code),
    };
    if args.unreferenced {
        return stale::run(args, &report::command(args, global), &suite, terminal);
    }
    let look = terminal.out_look();
    let bar = Bar::new(suite.cases.len(), "prompts");
    let work = |case: &Case| {
        let outcome = outcome::of(case, look);
        bar.step();
        outcome
    };
    let mut outcomes: Vec<Outcome> = suite.cases.par_iter().map(work).collect();
    drop(bar);
    let mut code = tell_errors(&outcomes, terminal).max(suite.code);
    if args.deed.accept {
        code = code.max(accept(&suite.cases, &mut outcomes, terminal));
    }
    let stale = if suite.is_whole() { stale::find(&suite) } else { Vec::new() };
    let results = report::Results { cases: &suite.cases, outcomes: &outcomes, stale: &stale };
    if args.output_format == TestFormat::Json {
        return ExitCode::from(terminal.put(&json::write(&results), code.max(verdict(&outcomes))));
    }
    if args.deed.review {
        return ExitCode::from(review::run(&suite.cases, &mut outcomes, code, terminal));
    }
    terminal.report(
        &report::write(&results, &report::command(args, global), look),
        code.max(verdict(&outcomes)),
    )
}

/// Whether every prompt is as accepted.
fn verdict(outcomes: &[Outcome]) -> u8 {
    if outcomes.iter().all(Outcome::is_settled) { FINE } else { FINDINGS }
}

/// Says once what kept cases from running at all.
fn tell_errors(outcomes: &[Outcome], terminal: &Terminal) -> u8 {
    let mut told = Vec::new();
    for error in outcomes.iter().filter_map(|outcome| outcome.error.as_ref()) {
        let message = error.to_string();
        if !told.contains(&message) {
            failure::tell(terminal, error);
            told.push(message);
        }
    }
    if told.is_empty() { FINE } else { TROUBLE }
}

/// `--accept`: writes every new and changed snapshot.
fn accept(cases: &[Case], outcomes: &mut [Outcome], terminal: &Terminal) -> u8 {
    let mut code = FINE;
    for (case, outcome) in cases.iter().zip(outcomes) {
        if matches!(outcome.status, Status::New | Status::Changed) {
            code = code.max(write(case, outcome, terminal));
        }
    }
    code
}

/// Writes a snapshot and notes that it is accepted.
fn write(case: &Case, outcome: &mut Outcome, terminal: &Terminal) -> u8 {
    match output::write(&case.snapshot, &outcome.now) {
        Ok(()) => {
            outcome.accepted = true;
            FINE
        }
        Err(error) => {
            terminal.error(&format!("cannot write {}: {error}", case.snapshot.display()));
            TROUBLE
        }
    }
}
