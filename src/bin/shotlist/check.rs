//! `shotlist check`: what would go wrong in the video, and what is done about it.

mod deliver;
mod known;
mod page;
mod watch;

use std::process::ExitCode;
use std::sync::Arc;

use shotlist::fix::Applicability;
use shotlist::report::{Format, Totals};
use shotlist::{DiskFiles, Files, Options};

use crate::args::{Check, Global};
use crate::input::{self, Inputs};
use crate::settings::{self, Settings};
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::{failure, progress};
use known::Known;
use page::{Page, Task, Work};

pub(crate) fn run(args: &Check, global: &Global, terminal: &Terminal) -> ExitCode {
    if let Err(message) = sensible(args) {
        return ExitCode::from(terminal.usage(&message));
    }
    if args.watch && !global.show_settings {
        return watch::run(args, global, terminal);
    }
    match input::gather(&args.inputs, true) {
        Ok(inputs) => {
            let files: Arc<dyn Files> = Arc::new(DiskFiles);
            once(args, global, terminal, &inputs, &files)
        }
        Err(message) => ExitCode::from(terminal.usage(&message)),
    }
}

/// What clap cannot tell: formats that have no room for what is asked for.
fn sensible(args: &Check) -> Result<(), String> {
    match args.output_format {
        Some(format) if args.statistics && !matches!(format, Format::Full | Format::Json) => {
            let name = Format::ALL.iter().find(|(_, other)| *other == format);
            let name = name.map_or("this format", |(name, _)| name);
            Err(format!(
                "--statistics is a table, or json with --output-format json; {name} is for findings"
            ))
        }
        _ => Ok(()),
    }
}

/// One run over the scripts; everything but them is read through `files`.
fn once(
    args: &Check,
    global: &Global,
    terminal: &Terminal,
    inputs: &Inputs,
    files: &Arc<dyn Files>,
) -> ExitCode {
    inputs.troubles.iter().for_each(|trouble| terminal.error(trouble));
    let settings = Settings::through(files, &inputs.list, global, |options| adjust(options, args));
    let settings = match settings {
        Ok(settings) => settings,
        Err(error) => return ExitCode::from(failure::tell(terminal, &error)),
    };
    if global.show_settings {
        return settings.show(&inputs.list, terminal);
    }
    let known = args.peace.baseline.as_deref().map(Known::load).transpose();
    let (linters, known) = match (settings.linters(), known) {
        (Ok(linters), Ok(known)) => (linters, known),
        (Err(error), _) | (_, Err(error)) => {
            return ExitCode::from(failure::tell(terminal, &error));
        }
    };
    let work = Work {
        task: task(args),
        statistics: args.statistics,
        settings: &settings,
        linters,
        known: known.as_ref(),
        report: format(args).report(deliver::look(args, &inputs.list, terminal)),
        diff_look: args.repair.diff.then(|| terminal.out_look()),
    };
    let pages = progress::each(&inputs.list, |input| work.page(input));
    let pages = told(pages, terminal);
    let mut totals = Totals::default();
    totals.failed = inputs.list.len() - pages.len() + inputs.troubles.len();
    for page in &pages {
        totals.merge(&page.totals);
    }
    ExitCode::from(deliver::deliver(args, &work, &pages, &totals, terminal))
}

fn adjust(options: &mut Options, args: &Check) {
    settings::purpose(options, &args.purpose);
    let (lint, choice) = (&mut options.config.lint, &args.choice);
    if !choice.select.is_empty() {
        // Who names the rules to run means these and no others.
        lint.select.clone_from(&choice.select);
        lint.extend_select.clear();
        lint.ignore.clear();
    }
    lint.extend_select.extend(choice.extend_select.iter().cloned());
    lint.ignore.extend(choice.ignore.iter().cloned());
}

/// What is done to the scripts before they are reported on.
fn task(args: &Check) -> Task {
    let repair = &args.repair;
    match () {
        () if args.peace.add_ignore => Task::Ignore,
        () if repair.unsafe_fixes => Task::Repair(Applicability::Unsafe),
        () if repair.fix || repair.diff => Task::Repair(Applicability::Safe),
        () => Task::Look,
    }
}

/// The format asked for, else the one that suits the surroundings.
fn format(args: &Check) -> Format {
    let actions = std::env::var("GITHUB_ACTIONS").ok();
    args.output_format.unwrap_or_else(|| Format::for_environment(actions.as_deref()))
}

/// The pages of the scripts that could be checked; of the others the reason is told.
fn told(pages: Vec<Result<Page, shotlist::Error>>, terminal: &Terminal) -> Vec<Page> {
    let told = pages.into_iter().filter_map(|page| {
        page.inspect_err(|error| {
            failure::tell(terminal, error);
        })
        .ok()
    });
    told.collect()
}

fn code(args: &Check, totals: &Totals) -> u8 {
    let found = totals.errors > 0 || (args.verdict.error_on_warnings && totals.warnings > 0);
    match () {
        () if totals.failed > 0 => TROUBLE,
        () if found && !args.verdict.exit_zero => FINDINGS,
        () => FINE,
    }
}
