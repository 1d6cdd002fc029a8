//! `shotlist schema`: what a file may hold, for editors and validators.

use std::process::ExitCode;

use shotlist::schema::SCHEMAS;

use crate::args::Schema;
use crate::terminal::{FINE, Terminal};

pub(crate) fn run(args: &Schema, terminal: &Terminal) -> ExitCode {
    match SCHEMAS.iter().find(|schema| schema.name == args.name) {
        Some(schema) => terminal.data(&format!("{:#}\n", (schema.make)()), FINE),
        None => ExitCode::from(terminal.usage(&unknown(&args.name))),
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
    format!("there is no schema {name}: it is one of {}", names.join(", "))
}
