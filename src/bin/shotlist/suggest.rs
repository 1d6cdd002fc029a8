//! `shotlist styles suggest`: the looks that suit a script or a brief.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};
use shotlist::style::{self, Fit};
use shotlist::{Error, Source, brief, plan};

use crate::args::{Global, Suggest, SuggestFormat};
use crate::failure;
use crate::input;
use crate::settings::Settings;
use crate::terminal::{FINDINGS, FINE, Terminal};

pub(crate) fn run(args: &Suggest, global: &Global, terminal: &Terminal) -> ExitCode {
    let too_many = |_| "name one script or one brief".to_owned();
    let input = match input::gather_one(&args.file, args.stdin_filename.as_ref(), too_many) {
        Ok(input) => input,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let fits = Settings::new(std::slice::from_ref(&input), global, |_| {}).and_then(|settings| {
        let source = input.read()?;
        let fits = if is_brief(&source) {
            brief::suggest_style(&brief::read(&source)?)
        } else {
            let parsed = shotlist::read(&source, settings.of(&input));
            let plan = plan::plan(&source, &parsed, settings.of(&input))?.plan;
            let tone = plan.sections.tone.as_ref().map_or("", |tone| tone.as_str());
            style::suggest(tone, &plan.words())
        };
        Ok((source, fits))
    });
    match fits {
        Ok((source, fits)) => {
            let text = match args.output_format {
                SuggestFormat::Text => page(&fits),
                SuggestFormat::Json => format!("{:#}\n", data(&source, &fits)),
            };
            terminal.data(&text, FINE)
        }
        Err(error) => ExitCode::from(refused(&error, terminal)),
    }
}

/// A mistake in a brief is a finding, as for `plan`.
fn refused(error: &Error, terminal: &Terminal) -> u8 {
    let code = failure::tell(terminal, error);
    let brief = matches!(error, Error::Invalid(invalid)
        if invalid.diagnostics.iter().any(|finding| finding.group() == "brief"));
    if brief { FINDINGS } else { code }
}

/// A brief is a YAML file, or text that has `points`.
fn is_brief(source: &Source) -> bool {
    let ending = Path::new(source.path()).extension();
    ending.is_some_and(|end| end == "yaml" || end == "yml")
        || source.path().starts_with('<')
            && source.text().lines().any(|line| line.starts_with("points:"))
}

fn page(fits: &[Fit]) -> String {
    if fits.is_empty() {
        return "nothing in it speaks for a style; the default is clean\n".to_owned();
    }
    let mut out = String::new();
    for fit in fits {
        let _ = writeln!(out, "{:<17} {}", fit.name, fit.why());
    }
    let best = fits.first().map_or("", |fit| fit.name.as_str());
    let _ =
        writeln!(out, "\nPut it between the `---` lines at the top of the script:\nstyle: {best}");
    out
}

fn data(source: &Source, fits: &[Fit]) -> Value {
    let fits = fits.iter().map(|fit| {
        json!({
            "name": fit.name,
            "title": fit.title,
            "score": fit.score,
            "mood": fit.mood,
            "content": fit.content,
            "figures": fit.figures,
            "why": fit.why(),
            "line": format!("style: {}", fit.name),
        })
    });
    json!({ "file": source.path(), "suggestions": fits.collect::<Vec<_>>() })
}
