//! `shotlist plan`: a script from a brief, or one to start from.

use std::path::Path;
use std::process::ExitCode;

use shotlist::brief::{self, Draft};
use shotlist::{Error, Severity, Source};

use crate::args::{Global, Plan};
use crate::failure;
use crate::input::{self, Input};
use crate::output;
use crate::settings::Settings;
use crate::terminal::{FINDINGS, FINE, Terminal};
use crate::text::counted;

pub(crate) fn run(args: &Plan, global: &Global, terminal: &Terminal) -> ExitCode {
    let Some(path) = &args.brief else {
        return ExitCode::from(start(args, terminal));
    };
    let too_many = |count| format!("{} names {count} briefs; plan them one by one", path.display());
    let input = match input::gather_one(path, args.stdin_filename.as_ref(), too_many) {
        Ok(input) => input,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    ExitCode::from(plan(&input, args, global, terminal))
}

/// A script to start from.
fn start(args: &Plan, terminal: &Terminal) -> u8 {
    let Some(kind) = args.kind else {
        let message = "no brief given: name a file or - for standard input, or ask for a script to \
                       start from, such as --kind tutorial";
        return terminal.usage(message);
    };
    let text = brief::starter(kind);
    let path = args.output.as_deref().filter(|path| *path != "-");
    let to_do = counted(text.matches("TODO:").count(), "place");
    let summary = format!("{to_do} to fill in, each marked TODO");
    output::deliver(path.map(Path::new), &text, &summary, terminal)
}

fn plan(input: &Input, args: &Plan, global: &Global, terminal: &Terminal) -> u8 {
    let settings = match Settings::new(std::slice::from_ref(input), global, |_| {}) {
        Ok(settings) => settings,
        Err(error) => return failure::tell(terminal, &error),
    };
    if global.show_settings {
        let _ = settings.show(std::slice::from_ref(input), terminal);
        return FINE;
    }
    let destination =
        match output::destinations(std::slice::from_ref(input), args.output.as_deref(), "shot") {
            Ok(destinations) => destinations.into_iter().next().flatten(),
            Err(message) => return terminal.usage(&message),
        };
    let options = settings.of(input);
    let planned = input.read().and_then(|source| {
        let draft = brief::draft(&source, args.kind, options)?;
        let name = destination
            .as_ref()
            .map_or_else(|| "<draft>".to_owned(), |path| path.display().to_string());
        let script = Source::new(name, draft.script.clone())?;
        let found = shotlist::check(&script, options)?.diagnostics;
        Ok((draft, found))
    });
    let (draft, found) = match planned {
        Ok(planned) => planned,
        Err(error) => return refused(&error, terminal),
    };
    if destination.is_some() {
        terminal.say(&remarks(&draft));
    }
    let worst = found.iter().map(|found| found.severity).max();
    let summary = format!(
        "{}, {} s, {}",
        counted(draft.scenes, "scene"),
        draft.seconds,
        judged(found.len(), worst)
    );
    output::deliver(destination.as_deref(), &draft.script, &summary, terminal)
}

/// What is wrong in a brief is a finding; everything else is usage.
fn refused(error: &Error, terminal: &Terminal) -> u8 {
    let code = failure::tell(terminal, error);
    let brief = matches!(error, Error::Invalid(invalid)
        if invalid.diagnostics.iter().any(|finding| finding.group() == "brief"));
    if brief { FINDINGS } else { code }
}

fn remarks(draft: &Draft) -> String {
    let mut lines = draft.remarks.join("\n");
    lines.push('\n');
    lines
}

/// What `check` says of it: a finding can only be about the brief's own words.
fn judged(count: usize, worst: Option<Severity>) -> String {
    match worst {
        None => "no findings".to_owned(),
        Some(_) => format!(
            "{} about the brief's own words: see `shotlist check`",
            counted(count, "finding")
        ),
    }
}
