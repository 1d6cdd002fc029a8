//! `shotlist export`: the script as captions, a table, a document or a screenplay.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use shotlist::export::{Exported, Format, export};
use shotlist::report::Look;
use shotlist::{Error, Options};

use crate::args::{Export, Global, known_formats};
use crate::failure;
use crate::input::{self, Input};
use crate::output;
use crate::render::{leftover, unreadable};
use crate::settings::{self, Opened};
use crate::terminal::{FINDINGS, Terminal};
use crate::text::{counted, listed};

pub(crate) fn run(args: &Export, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, code: start } =
        match settings::open(&args.inputs, global, terminal, |options| adjust(options, args)) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    let format = match format(args) {
        Ok(format) => format,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let ending = format.extension();
    let destinations = match output::destinations(&inputs.list, args.output.as_deref(), ending) {
        Ok(destinations) => destinations,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let look = terminal.err_look();
    let made = input::each(&inputs.list, |input| make(input, settings.of(input), format, look));
    let mut code = start;
    for (made, destination) in made.into_iter().zip(&destinations) {
        code = code.max(deliver(made, destination.as_deref(), terminal));
    }
    ExitCode::from(code)
}

fn adjust(options: &mut Options, args: &Export) {
    options.only = args.only.map(|number| number.get() as usize);
    options.vars.extend(args.set.iter().cloned());
    options.style.clone_from(&args.style);
}

/// The format that is asked for, else the one that the output's ending tells.
fn format(args: &Export) -> Result<Format, String> {
    let told = args.output.as_deref().and_then(Format::of_path);
    args.to.or(told).ok_or_else(|| {
        let (known, output) = (known_formats(), args.output.as_deref());
        match output.filter(|output| *output != "-") {
            Some(output) => {
                format!("{output} does not tell the format: add --to with one of {known}")
            }
            None => format!("no format given: add --to with one of {known}"),
        }
    })
}

/// What came of one script.
enum Made {
    /// What was asked for, and what is to be said about it.
    Text { text: String, remarks: String, summary: String },
    /// Findings that make it worthless, or nothing to write.
    Refused(String),
    /// The script or what it needs could not be read.
    Failed(Error),
}

fn make(input: &Input, options: &Options, format: Format, look: Look) -> Made {
    let compiled = input.read().and_then(|source| {
        let compilation = shotlist::compile(&source, options)?;
        Ok((source, compilation))
    });
    let (source, compilation) = match compiled {
        Ok(compiled) => compiled,
        Err(error) => return Made::Failed(error),
    };
    let findings = &compilation.diagnostics;
    if compilation.prompt.is_none() {
        return Made::Refused(unreadable(&source, findings, format.noun(), look));
    }
    let exported = export(&compilation.plan, format);
    let path = source.path();
    if exported.text.is_empty() {
        let advice = "write what is spoken behind VO: in its scenes";
        return Made::Refused(format!(
            "{path}: no {}, for nobody speaks; {advice}\n",
            format.noun()
        ));
    }
    let mut remarks = remarks(path, &exported, format);
    remarks.push_str(&leftover(&source, findings));
    let scenes = counted(compilation.plan.scenes.len(), "scene");
    Made::Text { text: exported.text, remarks, summary: format!("{} of {scenes}", format.noun()) }
}

/// What the format has no place for, and what may not be as expected.
fn remarks(path: &str, exported: &Exported, format: Format) -> String {
    let mut lines = String::new();
    let losses: Vec<String> =
        exported.losses.iter().map(|loss| counted(loss.count, loss.what)).collect();
    if !losses.is_empty() {
        // A `String` takes every text.
        let _ = writeln!(lines, "{path}: not in the {}: {}", format.noun(), listed(&losses));
    }
    for remark in &exported.remarks {
        let scene =
            remark.scene.as_ref().map_or_else(String::new, |label| format!("scene {label}: "));
        let _ = writeln!(lines, "{path}: {scene}{}", remark.message);
    }
    lines
}

fn deliver(made: Made, destination: Option<&Path>, terminal: &Terminal) -> u8 {
    match made {
        Made::Text { text, remarks, summary } => {
            terminal.say(&remarks);
            output::deliver(destination, &text, &summary, terminal)
        }
        Made::Refused(report) => {
            terminal.say(&report);
            FINDINGS
        }
        Made::Failed(error) => failure::tell(terminal, &error),
    }
}
