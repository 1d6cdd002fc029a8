//! `shotlist import`: a script in another form, as `.shot`.

use std::path::PathBuf;
use std::process::ExitCode;

use shotlist::import::{self, Imported, Report};
use shotlist::{Checked, Error, Options, Severity, Source, report};

use crate::args::{Global, Import};
use crate::input::Input;
use crate::settings::{self, Opened};
use crate::terminal::{FINDINGS, FINE, Terminal};
use crate::text::counted;
use crate::{failure, output};

/// Stands for the number of a video.
const NUMBER: &str = "{n}";

pub(crate) fn run(args: &Import, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, mut code } =
        match settings::open(&args.inputs, global, terminal, |_| {}) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    let places = match output::destinations(&inputs.list, args.output.as_deref(), "shot") {
        Ok(places) => places,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    for (input, place) in inputs.list.iter().zip(places) {
        let one = match one(input, place, args, settings.of(input), terminal) {
            Ok(one) => one,
            Err(error) => failure::tell(terminal, &error),
        };
        code = code.max(one);
    }
    ExitCode::from(code)
}

fn one(
    input: &Input,
    place: Option<PathBuf>,
    args: &Import,
    options: &Options,
    terminal: &Terminal,
) -> Result<u8, Error> {
    let source = input.read()?;
    let imported = import::import(&source, args.from.0);
    let only = args.only.map(|number| number.get() as usize);
    let problems = imported.parsed(only).diagnostics;
    if !problems.is_empty() {
        let report = report::Format::Full.report(terminal.err_look());
        terminal.say(&report.file(&source, &problems));
        return Ok(FINDINGS);
    }
    terminal.say(&understood(&source, &imported, &imported.report()));
    let path = place.as_ref().map(|path| path.display().to_string());
    let numbered = path.as_ref().is_some_and(|path| path.contains(NUMBER));
    if only.is_none() && numbered {
        let path = path.unwrap_or_default();
        let mut each = (1..=imported.videos.len()).map(|number| {
            let place = PathBuf::from(path.replace(NUMBER, &number.to_string()));
            write(&imported, Some(number), Some(place), options, terminal)
        });
        return each.try_fold(FINE, |worst, code| Ok(worst.max(code?)));
    }
    if only.is_none() && imported.videos.len() > 1 {
        terminal.say(&several(&imported));
    }
    let number = only.unwrap_or(1).to_string();
    let place = path.map(|path| PathBuf::from(path.replace(NUMBER, &number)));
    write(&imported, only, place, options, terminal)
}

/// Writes one video, or all of them, and says what a check finds in it.
fn write(
    imported: &Imported,
    only: Option<usize>,
    place: Option<PathBuf>,
    options: &Options,
    terminal: &Terminal,
) -> Result<u8, Error> {
    let text = import::print(&imported.script(only));
    let name =
        place.as_ref().map_or_else(|| "<import>".to_owned(), |path| path.display().to_string());
    let checked = shotlist::check(&Source::new(name, text.clone())?, options)?;
    let verdict = verdict(&checked);
    if place.is_none() {
        terminal.say(&format!("{verdict}\n"));
    }
    Ok(output::deliver(place.as_deref(), &text, &verdict, terminal))
}

/// `notes.md: read as markdown: 7 scenes, all with a time, 6 with narration · 12 lines kept as notes`
pub(crate) fn understood(source: &Source, imported: &Imported, report: &Report) -> String {
    format!("{}: {}\n", source.path(), sentence(imported.format.as_str(), report))
}

/// What was understood of a file.
pub(crate) fn sentence(format: &str, report: &Report) -> String {
    let scenes = counted(report.scenes, "scene");
    let part = |count: usize, what: &str| match count {
        0 => format!("none with {what}"),
        count if count == report.scenes => format!("all with {what}"),
        count => format!("{count} with {what}"),
    };
    let mut said = format!(
        "read as {format}: {scenes}, {}, {}",
        part(report.timed, "a time"),
        part(report.narrated, "narration")
    );
    if report.videos > 1 {
        said.push_str(&format!(" · {} videos", report.videos));
    }
    if report.notes > 0 {
        said.push_str(&format!(" · {} kept as notes", counted(report.notes, "line")));
    }
    said
}

/// That there are several videos, which they are, and how to get at one.
fn several(imported: &Imported) -> String {
    let mut said =
        format!("{} videos in this file, written as one script:\n", imported.videos.len());
    for (at, film) in imported.videos.iter().enumerate() {
        let title = film.title.as_ref().map_or("untitled", |title| title.as_str());
        let scenes = counted(film.script.scenes.len(), "scene");
        said.push_str(&format!("  {}  {title} ({scenes})\n", at + 1));
    }
    said.push_str(
        "--only 1 reads the first alone, -o 'video-{n}.shot' writes each to a file of its own\n",
    );
    said
}

fn verdict(checked: &Checked) -> String {
    let count = |severity: Severity| {
        checked.diagnostics.iter().filter(|found| found.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let scenes = counted(checked.plan.scenes.len(), "scene");
    match (errors, warnings) {
        (0, 0) => format!("{scenes}, nothing to mend"),
        (0, warnings) => {
            format!("{scenes}, {}: see `shotlist check`", counted(warnings, "warning"))
        }
        (errors, 0) => format!("{scenes}, {}: see `shotlist check`", counted(errors, "error")),
        (errors, warnings) => format!(
            "{scenes}, {}, {}: see `shotlist check`",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    }
}
