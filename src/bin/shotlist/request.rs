//! `shotlist request`: what would be sent, and programs that send it. Nothing is sent from here.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use shotlist::render::Prompt;
use shotlist::report::{Format, Look};
use shotlist::target::snippet::{self, Language};
use shotlist::target::{Loss, Requested, Target};
use shotlist::{Compilation, Diagnostic, Error, Options, Severity, Source};
use uuid::Uuid;

use crate::args::{Global, Request, RequestForm, RequestSchema};
use crate::input::{self, Input};
use crate::output;
use crate::render::{failed, too_long};
use crate::settings::{self, Opened};
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;

pub(crate) fn run(args: &Request, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, code: start } =
        match settings::open(&args.inputs, global, terminal, |options| adjust(options, args)) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    let asked =
        inputs.list.iter().find_map(|input| refuse(args, settings.of(input), inputs.list.len()));
    if let Some(message) = asked {
        return ExitCode::from(terminal.usage(&message));
    }
    let destinations = match output::destinations(&inputs.list, args.output.as_deref(), "json") {
        Ok(destinations) => destinations,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let look = terminal.err_look();
    let made = input::each(&inputs.list, |input| make(input, settings.of(input), args, look));
    let mut code = start;
    for (made, destination) in made.into_iter().zip(&destinations) {
        code = code.max(deliver(made, destination.as_deref(), terminal));
    }
    ExitCode::from(code)
}

fn adjust(options: &mut Options, args: &Request) {
    settings::purpose(options, &args.purpose);
    settings::wording(options, &args.wording);
    options.schema = args.schema.into();
    options.task_uuid.clone_from(&args.task_uuid);
    options.allow_loss = args.allow_loss;
}

/// What cannot be meant, before a script is read.
fn refuse(args: &Request, options: &Options, scripts: usize) -> Option<String> {
    let name = options.target.as_deref().or(options.config.target.name.as_deref());
    let verbatim = name.and_then(Target::find).is_some_and(|target| target.limits.verbatim);
    if args.schema == RequestSchema::Seed && !verbatim {
        return Some("--schema is for --target heygen-video alone".to_owned());
    }
    if args.task_uuid.is_some() && scripts > 1 {
        return Some("--task-uuid names one task; give one script".to_owned());
    }
    None
}

/// What came of one script.
enum Made {
    /// What was asked for, and what is to be said about it.
    Text { text: String, remarks: String },
    /// Findings that stand in its way.
    Refused(String),
    /// The script or what it needs could not be read.
    Failed(Error),
}

fn make(input: &Input, options: &Options, args: &Request, look: Look) -> Made {
    let mut options = options.clone();
    let made = input.read().and_then(|source| {
        let compilation = shotlist::compile(&source, &options)?;
        if compilation.plan.runware.get("taskUUID").is_none_or(Value::is_null) {
            // The library has no randomness of its own.
            options.task_uuid.get_or_insert_with(|| Uuid::new_v4().to_string());
        }
        if let Some(refusal) = over_budget(&source, compilation.prompt.as_ref(), args, look) {
            return Ok(Made::Refused(refusal));
        }
        let requested = shotlist::request(&source, &compilation, &options)?;
        write(&source, &compilation, &requested, args, look)
    });
    made.unwrap_or_else(Made::Failed)
}

fn over_budget(
    source: &Source,
    prompt: Option<&Prompt>,
    args: &Request,
    look: Look,
) -> Option<String> {
    let prompt = prompt.filter(|_| args.wording.max_chars.is_some())?;
    let over = prompt.over_budget.as_ref()?;
    Some(too_long(source, prompt, over, look))
}

fn write(
    source: &Source,
    compilation: &Compilation,
    requested: &Requested,
    args: &Request,
    look: Look,
) -> Result<Made, Error> {
    let form = args.form;
    if form == RequestForm::Losses {
        let text = format!("{}\n", listed(&requested.losses));
        return Ok(Made::Text { text, remarks: String::new() });
    }
    let Some(request) = &requested.request else {
        return Ok(Made::Refused(refusal(source, &requested.blocking, look)));
    };
    let text = match form {
        RequestForm::Curl => snippet::snippet(request, Language::Curl)?,
        RequestForm::Python => snippet::snippet(request, Language::Python)?,
        RequestForm::Typescript => snippet::snippet(request, Language::TypeScript)?,
        RequestForm::Json | RequestForm::Losses => request.json(),
    };
    Ok(Made::Text {
        text,
        remarks: remarks(source, compilation, &requested.losses, args.purpose.target.as_deref()),
    })
}

fn listed(losses: &[Loss]) -> String {
    // Texts and numbers always serialise.
    serde_json::to_string_pretty(losses).unwrap_or_default()
}

fn refusal(source: &Source, blocking: &[Diagnostic], look: Look) -> String {
    let path = source.path();
    match blocking.len() {
        0 => format!("{path}: no request: nothing in the script can be sent\n"),
        count => {
            let page = Format::Full.report(look).file(source, blocking);
            format!("{page}{path}: no request, because of {}\n", counted(count, "error"))
        }
    }
}

/// Findings that do not block, and what was left out.
fn remarks(
    source: &Source,
    compilation: &Compilation,
    losses: &[Loss],
    asked: Option<&str>,
) -> String {
    let path = source.path();
    let count = |severity| {
        compilation.diagnostics.iter().filter(|found| found.severity == severity).count()
    };
    let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
        .into_iter()
        .map(|(severity, noun)| (count(severity), noun))
        .filter(|(count, _)| *count > 0)
        .map(|(number, noun)| counted(number, noun))
        .collect();
    let mut lines = String::new();
    if !counts.is_empty() {
        let target = asked.map_or_else(String::new, |name| format!(" --target {name}"));
        let counts = counts.join(", ");
        lines = format!("{path}: {counts}; `shotlist check {path}{target}` shows them\n");
    }
    if !losses.is_empty() {
        let things = counted(losses.len(), "thing");
        // A `String` takes every text.
        let _ = writeln!(lines, "{path}: {things} left out; `--as losses` lists them");
    }
    lines
}

fn deliver(made: Made, destination: Option<&Path>, terminal: &Terminal) -> u8 {
    let (text, remarks) = match made {
        Made::Text { text, remarks } => (text, remarks),
        Made::Refused(report) => {
            terminal.say(&report);
            return FINDINGS;
        }
        Made::Failed(error) => return failed(&error, terminal),
    };
    terminal.say(&remarks);
    let Some(path) = destination else {
        return terminal.put(&text, FINE);
    };
    match output::write(path, &text) {
        Ok(()) => {
            terminal.say(&format!("{}: {}\n", path.display(), counted(text.len(), "byte")));
            FINE
        }
        Err(error) => {
            terminal.error(&format!("cannot write {}: {error}", path.display()));
            TROUBLE
        }
    }
}
