//! `shotlist completions` and `shotlist man`: what a shell and a manual need to know.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::args::{Args, Completions, Man};
use crate::terminal::{FINE, TROUBLE, Terminal};

const NAME: &str = "shotlist";

pub(crate) fn completions(args: &Completions, terminal: &Terminal) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    terminal.data(&String::from_utf8_lossy(&script), FINE)
}

pub(crate) fn man(args: &Man, terminal: &Terminal) -> ExitCode {
    match &args.folder {
        None => page(terminal),
        Some(folder) => pages(folder, terminal),
    }
}

fn page(terminal: &Terminal) -> ExitCode {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Args::command()).render(&mut page) {
        Ok(()) => terminal.data(&String::from_utf8_lossy(&page), FINE),
        Err(error) => failed(Path::new("the page"), &error, terminal),
    }
}

/// A page of the command and of every verb.
fn pages(folder: &Path, terminal: &Terminal) -> ExitCode {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    match written {
        Ok(()) => ExitCode::from(FINE),
        Err(error) => failed(folder, &error, terminal),
    }
}

fn failed(place: &Path, error: &io::Error, terminal: &Terminal) -> ExitCode {
    terminal.error(&format!("cannot write {}: {error}", place.display()));
    ExitCode::from(TROUBLE)
}
