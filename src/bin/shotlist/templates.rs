//! `shotlist templates`: the forms a prompt can take.

use std::process::ExitCode;

use shotlist::render;

use crate::args::{Library, Templated};
use crate::terminal::{FINE, TROUBLE, Terminal};

pub(crate) fn run(args: &Templated, terminal: &Terminal) -> ExitCode {
    match &args.what {
        Library::List => terminal.report(&list(), FINE),
        Library::Show { name } => show(name, terminal),
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
