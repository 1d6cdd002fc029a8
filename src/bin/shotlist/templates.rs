//! `shotlist templates`: the forms a prompt can take.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use shotlist::report::{Format, Look};
use shotlist::{Diagnostic, Error, Options, Severity, Source, render};

use crate::args::{Forms, Global, Templated};
use crate::failure;
use crate::settings::Settings;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;

pub(crate) fn run(args: &Templated, global: &Global, terminal: &Terminal) -> ExitCode {
    match &args.what {
        Forms::List => terminal.report(&list(), FINE),
        Forms::Show { name } => show(name, terminal),
        Forms::Check { files } => match Settings::here(global) {
            Ok(options) => check(files, &options, terminal),
            Err(error) => ExitCode::from(failure::tell(terminal, &error)),
        },
    }
}

/// The findings of all files, which are the data here.
fn check(files: &[PathBuf], options: &Options, terminal: &Terminal) -> ExitCode {
    let mut code = FINE;
    let mut page = String::new();
    for file in files {
        match read(file) {
            Ok(source) => {
                let (text, of_file) = checked(&source, options, terminal.out_look());
                page.push_str(&text);
                code = code.max(of_file);
            }
            Err(error) => code = code.max(failure::tell(terminal, &error)),
        }
    }
    terminal.report(&page, code)
}

fn checked(source: &Source, options: &Options, look: Look) -> (String, u8) {
    let found = render::check_template(source, options);
    let page = Format::Full.report(look).file(source, &found);
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let path = source.path();
    let verdict = match (errors, warnings) {
        (0, 0) => "fine".to_owned(),
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "error"),
        _ => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    (format!("{page}{path}: {verdict}\n"), if errors == 0 { FINE } else { FINDINGS })
}

fn read(path: &Path) -> Result<Source, Error> {
    let shown = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => Source::from_bytes(shown, bytes),
        Err(error) => Err(Error::Io { path: shown, error }),
    }
}

/// All problems of the template that `--template` names, where one stopped a prompt.
pub(crate) fn whole(error: Error, options: &Options) -> Error {
    let named =
        |invalid: &shotlist::Invalid| options.template.as_deref() == Some(invalid.source.path());
    match error {
        Error::Invalid(invalid) if named(&invalid) => {
            let mut found = render::check_template(&invalid.source, options);
            let is_new = |one: &Diagnostic| found.iter().all(|other| other.span != one.span);
            let met: Vec<Diagnostic> = invalid.diagnostics.into_iter().filter(is_new).collect();
            found.extend(met);
            found.sort_by_key(|one| one.span);
            Error::invalid(invalid.source, found)
        }
        other => other,
    }
}

/// One line about what is wrong with the template that `--template` names and did not matter now.
pub(crate) fn remark(options: &Options) -> String {
    let Some(path) = options.template.as_deref() else { return String::new() };
    let found = read(Path::new(path)).map(|source| render::check_template(&source, options));
    match found.map_or(0, |found| found.len()) {
        0 => String::new(),
        count => format!(
            "{path}: {} that other scripts may meet; `shotlist templates check {path}` shows them\n",
            counted(count, "problem")
        ),
    }
}

fn list() -> String {
    let lines = render::profiles().iter().map(|one| format!("{:<12} {}\n", one.name, one.summary));
    lines.collect()
}

fn show(name: &str, terminal: &Terminal) -> ExitCode {
    if let Some(text) = render::template_source(name) {
        return terminal.data(text, FINE);
    }
    let names: Vec<&str> = render::profiles().iter().map(|one| one.name).collect();
    terminal.error(&format!("there is no template {name} ({})", names.join(", ")));
    ExitCode::from(TROUBLE)
}
