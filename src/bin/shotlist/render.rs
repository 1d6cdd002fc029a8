//! `shotlist render`: the prompt.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use shotlist::render::{Overrun, Prompt};
use shotlist::report::{Format, Look};
use shotlist::{Compilation, Diagnostic, Error, Options, Severity, Source};

use crate::args::{Global, Render};
use crate::failure;
use crate::input::{Input, Inputs};
use crate::progress;
use crate::settings::{self, Opened, Settings};
use crate::terminal::{FINDINGS, FINE, Terminal};
use crate::text::{counted, flow, sections, thousands};
use crate::{data, output, templates};

pub(crate) fn run(args: &Render, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, code: start } =
        match settings::open(&args.inputs, global, terminal, |options| adjust(options, args)) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    if let Some(rows) = &args.data {
        let code = start.max(data::run(rows, args, &inputs, &settings, terminal));
        return remark(code, &inputs, &settings, terminal);
    }
    let destinations = match output::destinations(&inputs.list, args.output.as_deref(), "txt") {
        Ok(destinations) => destinations,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let look = terminal.err_look();
    let rendered = progress::each(&inputs.list, |input| render(input, &settings, args, look));
    let mut code = start;
    for (rendered, destination) in rendered.into_iter().zip(&destinations) {
        code = code.max(deliver(rendered, destination.as_deref(), terminal));
    }
    remark(code, &inputs, &settings, terminal)
}

/// The last line, where a template of the user's own is not sound.
fn remark(code: u8, inputs: &Inputs, settings: &Settings, terminal: &Terminal) -> ExitCode {
    if let Some(input) = inputs.list.first().filter(|_| code == FINE) {
        terminal.say(&templates::remark(settings.of(input)));
    }
    ExitCode::from(code)
}

fn adjust(options: &mut Options, args: &Render) {
    settings::purpose(options, &args.purpose);
    settings::wording(options, &args.wording);
}

/// What came of one script.
enum Rendered {
    /// A prompt, and what is to be said about it.
    Prompt { text: String, remarks: String, summary: String },
    /// Findings that make the prompt worthless.
    Refused(String),
    /// The script or what it needs could not be read.
    Failed(Error),
}

fn render(input: &Input, settings: &Settings, args: &Render, look: Look) -> Rendered {
    let compiled = input.read().and_then(|source| {
        let compilation = shotlist::compile(&source, settings.of(input))?;
        Ok((source, compilation))
    });
    match compiled {
        Ok((source, compilation)) => judge(&source, &compilation, args, look),
        Err(error) => Rendered::Failed(templates::whole(error, settings.of(input))),
    }
}

fn judge(source: &Source, compilation: &Compilation, args: &Render, look: Look) -> Rendered {
    let Some(prompt) = &compilation.prompt else {
        return Rendered::Refused(unreadable(source, &compilation.diagnostics, "prompt", look));
    };
    if let Some(over) = prompt.over_budget.as_ref().filter(|_| args.wording.max_chars.is_some()) {
        return Rendered::Refused(too_long(source, prompt, over, look));
    }
    let mut remarks = if args.explain { explain(prompt, look) } else { String::new() };
    remarks.push_str(&leftover(source, &compilation.diagnostics));
    let characters = counted(prompt.characters, "character");
    let summary = format!("{characters} · profile {}", prompt.profile);
    Rendered::Prompt { text: format!("{}\n", prompt.text), remarks, summary }
}

/// A prompt, or whatever `wanted` is, made of half-understood text helps nobody.
pub(crate) fn unreadable(
    source: &Source,
    findings: &[Diagnostic],
    wanted: &str,
    look: Look,
) -> String {
    let blocking = blocking(findings);
    let page = Format::Full.report(look).file(source, &blocking);
    let path = source.path();
    match blocking.len() {
        // The configuration may keep quiet about them, but not do without them.
        0 => format!("{path}: no {wanted}, because of syntax errors that are ignored\n"),
        count => format!("{page}{path}: no {wanted}, because of {}\n", counted(count, "error")),
    }
}

/// The findings that leave a script without a prompt.
pub(crate) fn blocking(findings: &[Diagnostic]) -> Vec<Diagnostic> {
    let blocks = |found: &&Diagnostic| {
        found.severity == Severity::Error
            && (found.group() == "syntax" || found.rule == "prompt/empty")
    };
    findings.iter().filter(blocks).cloned().collect()
}

/// Nor does one that does not fit where it must.
pub(crate) fn too_long(source: &Source, prompt: &Prompt, over: &Overrun, look: Look) -> String {
    let path = source.path();
    let (needs, limit) = (counted(over.characters, "character"), thousands(over.limit));
    let sections = flow(&sections(prompt), 2, look.width);
    let hint = over
        .fitting_profile
        .map_or_else(String::new, |profile| format!("\n  --profile {profile} fits"));
    format!("{path}: no prompt, it needs {needs} where {limit} are allowed\n  {sections}{hint}\n")
}

/// One line about the errors that do not block.
pub(crate) fn leftover(source: &Source, findings: &[Diagnostic]) -> String {
    let count = |severity| findings.iter().filter(|found| found.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors == 0 {
        return String::new();
    }
    let mut counts = counted(errors, "error");
    if warnings > 0 {
        counts = format!("{counts}, {}", counted(warnings, "warning"));
    }
    let path = source.path();
    format!("{path}: {counts}; `shotlist check {path}` shows them\n")
}

/// What every pass changed, and why the prompt looks as it does.
fn explain(prompt: &Prompt, look: Look) -> String {
    let (bold, plain) = if look.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let mut out = format!("{bold}profile{plain}       {}: {}\n", prompt.profile, prompt.reason);
    for change in &prompt.changes {
        let scene =
            change.scene.as_ref().map_or_else(String::new, |scene| format!("scene {scene}: "));
        let name = format!("{:<13}", change.pass);
        let _ = writeln!(out, "{bold}{name}{plain} {scene}{}", change.message);
    }
    let sections = flow(&sections(prompt), 14, look.width);
    let _ = writeln!(out, "{bold}characters{plain}    {sections}");
    out
}

fn deliver(rendered: Rendered, destination: Option<&Path>, terminal: &Terminal) -> u8 {
    let (text, remarks, summary) = match rendered {
        Rendered::Prompt { text, remarks, summary } => (text, remarks, summary),
        Rendered::Refused(report) => {
            terminal.say(&report);
            return FINDINGS;
        }
        Rendered::Failed(error) => return failed(&error, terminal),
    };
    terminal.say(&remarks);
    output::deliver(destination, &text, &summary, terminal)
}

/// A template that does not work is a finding; everything else is usage.
pub(crate) fn failed(error: &Error, terminal: &Terminal) -> u8 {
    let code = failure::tell(terminal, error);
    let template = matches!(error, Error::Invalid(invalid)
        if invalid.diagnostics.iter().any(|finding| finding.group() == "template"));
    if template { FINDINGS } else { code }
}
