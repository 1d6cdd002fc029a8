//! What a run writes: the report, changed scripts, a baseline, and a word about each.

use shotlist::report::{Format, Look, Report, Statistics, Totals};

use super::page::{Change, Page, Task, Work};
use super::{code, format, task};
use crate::args::Check;
use crate::input::Input;
use crate::output;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;

/// The look of the report, which goes to standard error where standard output holds a script.
pub(super) fn look(args: &Check, inputs: &[Input], terminal: &Terminal) -> Look {
    let changes = !matches!(task(args), Task::Look);
    let prints_script = changes && !args.repair.diff && inputs.iter().any(Input::is_stdin);
    if prints_script { terminal.err_look() } else { terminal.out_look() }
}

/// Writes everything, and gives the exit code.
pub(super) fn deliver(
    args: &Check,
    work: &Work<'_>,
    pages: &[Page],
    totals: &Totals,
    terminal: &Terminal,
) -> u8 {
    if args.repair.diff {
        return diff(pages, totals, terminal);
    }
    pages.iter().filter_map(|page| page.remark.as_deref()).for_each(|remark| terminal.say(remark));
    let code = code(args, totals);
    let (code, printed) = write_scripts(pages, code, terminal);
    let look = if printed { terminal.err_look() } else { terminal.out_look() };
    let text = match (args.statistics, format(args)) {
        (true, Format::Json) => statistics(pages).json(),
        (true, _) => statistics(pages).table(look),
        (false, _) => join(pages, work.report.as_ref(), totals),
    };
    let code = if printed {
        terminal.say(&text);
        code
    } else {
        terminal.put_report(&text, code)
    };
    if matches!(work.task, Task::Ignore) {
        ignored(pages, terminal);
    }
    match work.known {
        Some(known) => known.settle(work, pages, totals, code, terminal),
        None => code,
    }
}

fn join(pages: &[Page], report: &dyn Report, totals: &Totals) -> String {
    let texts: Vec<&str> =
        pages.iter().map(|page| page.text.as_str()).filter(|text| !text.is_empty()).collect();
    format!("{}{}{}", report.begin(), texts.join(report.between()), report.end(totals))
}

fn statistics(pages: &[Page]) -> Statistics {
    let mut sum = Statistics::default();
    for page in pages {
        sum.merge(&page.statistics);
    }
    sum
}

/// `--diff`: nothing is written, and whatever would change is a failure.
fn diff(pages: &[Page], totals: &Totals, terminal: &Terminal) -> u8 {
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
    terminal.put_report(&diffs.concat(), code)
}

/// Writes changed scripts; one from standard input goes to standard output. Says whether one did.
fn write_scripts(pages: &[Page], code: u8, terminal: &Terminal) -> (u8, bool) {
    let (mut code, mut printed) = (code, false);
    for (page, change) in changed(pages) {
        match &page.input {
            Input::Stdin(_) => {
                code = terminal.put(&change.text, code);
                printed = true;
            }
            Input::File(path) if change.count > 0 => {
                if let Err(error) = output::write(path, &change.text) {
                    terminal.error(&format!("cannot write {}: {error}", path.display()));
                    code = TROUBLE;
                }
            }
            Input::File(_) => {}
        }
    }
    (code, printed)
}

fn changed(pages: &[Page]) -> impl Iterator<Item = (&Page, &Change)> {
    pages.iter().filter_map(|page| Some((page, page.change.as_ref()?)))
}

/// `--add-ignore`: how many places are quiet now, and which cannot be.
fn ignored(pages: &[Page], terminal: &Terminal) {
    let count: usize = changed(pages).map(|(_, change)| change.count).sum();
    let scripts = changed(pages).filter(|(_, change)| change.count > 0).count();
    for left in changed(pages).flat_map(|(_, change)| &change.left) {
        terminal.say(&format!("{left} stays: a comment there would change what the script says\n"));
    }
    terminal.say(&match count {
        0 => "Nothing to ignore\n".to_owned(),
        _ => format!("Ignored {} in {}\n", counted(count, "place"), counted(scripts, "script")),
    });
}
