//! `shotlist check`: what would go wrong in the video, and its repair.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use shotlist::fix::{Applicability, fix_all};
use shotlist::lint::Linter;
use shotlist::report::{Format, Look, Report, Totals};
use shotlist::{Checked, Error, Options, Source};

use crate::args::{Check, Global, Repair};
use crate::input::{self, Input};
use crate::settings::{self, Settings};
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;
use crate::{diff, failure, output};

pub(crate) fn run(args: &Check, global: &Global, terminal: &Terminal) -> ExitCode {
    let inputs = match input::gather(&args.inputs, true) {
        Ok(inputs) => inputs,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    inputs.troubles.iter().for_each(|trouble| terminal.error(trouble));
    let settings = match Settings::new(&inputs.list, global, |options| adjust(options, args)) {
        Ok(settings) => settings,
        Err(error) => return ExitCode::from(failure::tell(terminal, &error)),
    };
    if global.show_settings {
        return settings.show(&inputs.list, terminal);
    }
    let linters = match settings.linters() {
        Ok(linters) => linters,
        Err(error) => return ExitCode::from(failure::tell(terminal, &error)),
    };
    let work = Work {
        repair: repair(&args.repair),
        settings: &settings,
        linters,
        report: format(args).report(report_look(args, &inputs.list, terminal)),
        diff_look: terminal.out_look(),
    };
    let pages = input::each(&inputs.list, |input| work.page(input));
    let pages = told(pages, terminal);
    let mut totals = Totals::default();
    totals.failed = inputs.list.len() - pages.len() + inputs.troubles.len();
    for page in &pages {
        totals.merge(&page.totals);
    }
    if args.repair.diff {
        return show_diff(&pages, &totals, terminal);
    }
    let text = join(&pages, work.report.as_ref(), &totals);
    deliver(&pages, &text, code(args, &totals), terminal)
}

fn adjust(options: &mut Options, args: &Check) {
    settings::purpose(options, &args.purpose);
    let lint = &mut options.config.lint;
    if !args.select.is_empty() {
        // Who names the rules to run means these and no others.
        lint.select.clone_from(&args.select);
        lint.extend_select.clear();
        lint.ignore.clear();
    }
    lint.extend_select.extend(args.extend_select.iter().cloned());
    lint.ignore.extend(args.ignore.iter().cloned());
}

/// Which repairs to make, if any.
fn repair(args: &Repair) -> Option<Applicability> {
    if args.unsafe_fixes {
        return Some(Applicability::Unsafe);
    }
    (args.fix || args.diff).then_some(Applicability::Safe)
}

/// The report goes to standard error where standard output holds a repaired script.
/// The format asked for, else the one that suits the surroundings.
fn format(args: &Check) -> Format {
    let actions = std::env::var("GITHUB_ACTIONS").ok();
    args.output_format.unwrap_or_else(|| Format::for_environment(actions.as_deref()))
}

fn report_look(args: &Check, inputs: &[Input], terminal: &Terminal) -> Look {
    let prints_script = repair(&args.repair).is_some() && inputs.iter().any(Input::is_stdin);
    if prints_script { terminal.err_look() } else { terminal.out_look() }
}

/// What is done to every script.
struct Work<'a> {
    repair: Option<Applicability>,
    settings: &'a Settings,
    linters: BTreeMap<&'a Path, Linter>,
    report: Box<dyn Report>,
    diff_look: Look,
}

/// One script's part of the report.
struct Page {
    text: String,
    totals: Totals,
    change: Option<Change>,
}

/// What the repairs of a script come to.
struct Change {
    input: Input,
    text: String,
    diff: String,
    fixed: usize,
}

impl Work<'_> {
    fn page(&self, input: &Input) -> Result<Page, Error> {
        let source = input.read()?;
        let (source, change) = match self.repair {
            None => (source, None),
            Some(limit) => self.repaired(input, source, limit)?,
        };
        let checked = self.check(input, &source)?;
        let mut totals = Totals::default();
        totals.add(&checked.diagnostics);
        totals.film(checked.plan.scenes.len(), checked.plan.totals.seconds);
        totals.fixed = change.as_ref().map_or(0, |change| change.fixed);
        let text = self.report.file(&source, &checked.diagnostics);
        Ok(Page { text, totals, change })
    }

    fn check(&self, input: &Input, source: &Source) -> Result<Checked, Error> {
        let options = self.settings.of(input);
        match self.linters.get(input.folder()) {
            Some(linter) => shotlist::check_with(linter, source, options),
            None => shotlist::check(source, options),
        }
    }

    /// The script with its repairs made.
    fn repaired(
        &self,
        input: &Input,
        source: Source,
        limit: Applicability,
    ) -> Result<(Source, Option<Change>), Error> {
        let old = source.text().to_owned();
        let compile = |source: &Source| Ok(self.check(input, source)?.diagnostics);
        let done = fix_all(source, compile, limit)?;
        let (path, new) = (done.source.path(), done.source.text());
        let change = Change {
            input: input.clone(),
            text: new.to_owned(),
            diff: diff::unified(path, &old, new, self.diff_look),
            fixed: done.fixed,
        };
        Ok((done.source, Some(change)))
    }
}

/// The pages of the scripts that could be checked; of the others the reason is told.
fn told(pages: Vec<Result<Page, Error>>, terminal: &Terminal) -> Vec<Page> {
    let told = pages.into_iter().filter_map(|page| {
        page.inspect_err(|error| {
            failure::tell(terminal, error);
        })
        .ok()
    });
    told.collect()
}

fn join(pages: &[Page], report: &dyn Report, totals: &Totals) -> String {
    let texts: Vec<&str> =
        pages.iter().map(|page| page.text.as_str()).filter(|text| !text.is_empty()).collect();
    format!("{}{}{}", report.begin(), texts.join(report.between()), report.end(totals))
}

/// `--diff`: nothing is written, and whatever would change is a failure.
fn show_diff(pages: &[Page], totals: &Totals, terminal: &Terminal) -> ExitCode {
    let diffs: Vec<&str> = pages
        .iter()
        .filter_map(|page| Some(page.change.as_ref()?.diff.as_str()))
        .filter(|diff| !diff.is_empty())
        .collect();
    let code = match (totals.failed, diffs.len()) {
        (1.., _) => TROUBLE,
        (0, 1..) => FINDINGS,
        (0, 0) => FINE,
    };
    match totals.fixed {
        0 => terminal.say("Nothing to repair\n"),
        fixed => {
            terminal.say(&format!("Would repair {fixed} in {}\n", counted(diffs.len(), "file")));
        }
    }
    terminal.report(&diffs.concat(), code)
}

/// Writes repaired scripts and the report. A script from standard input goes to standard output,
/// and the report makes way for it.
fn deliver(pages: &[Page], report: &str, code: u8, terminal: &Terminal) -> ExitCode {
    let mut code = code;
    let mut printed = false;
    for change in pages.iter().filter_map(|page| page.change.as_ref()) {
        match &change.input {
            Input::Stdin(_) => {
                code = terminal.put(&change.text, code);
                printed = true;
            }
            Input::File(path) if change.fixed > 0 => {
                if let Err(error) = output::write(path, &change.text) {
                    terminal.error(&format!("cannot write {}: {error}", path.display()));
                    code = TROUBLE;
                }
            }
            Input::File(_) => {}
        }
    }
    if printed {
        terminal.say(report);
        return ExitCode::from(code);
    }
    terminal.report(report, code)
}

fn code(args: &Check, totals: &Totals) -> u8 {
    let found = totals.errors > 0 || (args.error_on_warnings && totals.warnings > 0);
    match () {
        () if totals.failed > 0 => TROUBLE,
        () if found && !args.exit_zero => FINDINGS,
        () => FINE,
    }
}
