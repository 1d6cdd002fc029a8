//! `shotlist import`: a script in another form, as `.shot`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
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
const NUMBER: &str = "{video}";

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
    for (input, place) in inputs.list.iter().zip(&places) {
        let done = one(input, place.as_deref(), args, settings.of(input), terminal);
        code = code.max(done.unwrap_or_else(|error| failure::tell(terminal, &error)));
    }
    ExitCode::from(code)
}

fn one(
    input: &Input,
    place: Option<&Path>,
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
    if let Some(message) = place.and_then(unknown_placeholder) {
        return Ok(terminal.usage(&message));
    }
    terminal.say(&format!("{}: {}\n", source.path(), understood(&imported.report())));
    let count = imported.videos.len();
    let place = place.map(|path| path.display().to_string());
    let numbered = place.as_deref().filter(|path| path.contains(NUMBER));
    if let (None, Some(path)) = (only, numbered) {
        let mut videos = 1..=count;
        return videos.try_fold(FINE, |worst, number| {
            let place = PathBuf::from(path.replace(NUMBER, &number.to_string()));
            Ok(worst.max(write(&source, &imported, Some(number), Some(&place), options, terminal)?))
        });
    }
    if only.is_none() && count > 1 {
        terminal.say(&several(&imported));
    }
    let number = only.unwrap_or(1).to_string();
    let place = place.map(|path| PathBuf::from(path.replace(NUMBER, &number)));
    write(&source, &imported, only, place.as_deref(), options, terminal)
}

/// That something in braces stands for nothing.
fn unknown_placeholder(place: &Path) -> Option<String> {
    let place = place.display().to_string().replace(NUMBER, "");
    let (_, behind) = place.split_once('{')?;
    let (name, _) = behind.split_once('}')?;
    Some(format!(
        "{{{name}}} in -o stands for nothing: {{stem}} is the script's name, {NUMBER} the number of the video"
    ))
}

/// Writes one video, or all of them, and says what a check finds in it.
fn write(
    source: &Source,
    imported: &Imported,
    only: Option<usize>,
    place: Option<&Path>,
    options: &Options,
    terminal: &Terminal,
) -> Result<u8, Error> {
    let text = import::print(&imported.script(only));
    let name = place.map_or_else(|| "<import>".to_owned(), |path| path.display().to_string());
    let checked = shotlist::check(&Source::new(name, text.clone())?, options)?;
    let file = place.map_or_else(|| source.path().to_owned(), |place| place.display().to_string());
    let verdict = verdict(&checked, &file);
    if place.is_none() {
        terminal.say(&format!("{verdict}\n"));
    }
    Ok(output::deliver(place, &text, &verdict, terminal))
}

/// What was understood of a file: `read as markdown: 7 scenes, all with a time, 6 with narration · 12
/// lines kept as notes`.
pub(crate) fn understood(report: &Report) -> String {
    let part = |count: usize, what: &str| match count {
        0 => format!("none with {what}"),
        count if count == report.scenes => format!("all with {what}"),
        count => format!("{count} with {what}"),
    };
    let scenes = counted(report.scenes, "scene");
    let (times, words) = (part(report.timed, "a time"), part(report.narrated, "narration"));
    let mut said = format!("read as {}: {scenes}, {times}, {words}", report.format.as_str());
    if report.videos > 1 {
        let _ = write!(said, " · {} videos", report.videos);
    }
    if report.notes > 0 {
        let _ = write!(said, " · {} kept as notes", counted(report.notes, "line"));
    }
    said
}

/// That there are several videos, which they are, and how to get at one.
fn several(imported: &Imported) -> String {
    let count = imported.videos.len();
    let mut said = format!("{count} videos in this file, written as one script:\n");
    for (at, film) in imported.videos.iter().enumerate() {
        let title = film.title.as_ref().map_or("untitled", |title| title.as_str());
        let title = report::neutralize(title);
        let scenes = counted(film.script.scenes.len(), "scene");
        let _ = writeln!(said, "  {}  {title} ({scenes})", at + 1);
    }
    said.push_str(
        "`--only 1` reads the first alone, `-o 'film-{video}.shot'` writes each to a file\n",
    );
    said
}

/// What a check of the script says, and how to see it.
fn verdict(checked: &Checked, file: &str) -> String {
    let count = |severity: Severity| {
        let found = checked.diagnostics.iter();
        found.filter(|found| found.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let scenes = counted(checked.plan.scenes.len(), "scene");
    let found: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| counted(count, what))
        .collect();
    if found.is_empty() {
        return format!("{scenes}, nothing to mend");
    }
    format!("{scenes}, {}: see `shotlist check {file}`", found.join(", "))
}
