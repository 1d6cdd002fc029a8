//! `shotlist completions` and `shotlist man`: what a shell and a manual need to know.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use crate::args::{self, Args, Completions};
use crate::output;
use crate::terminal::{FINE, TROUBLE, Terminal};

const NAME: &str = "shotlist";

pub(crate) fn completions(args: &Completions, terminal: &Terminal) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut <Args>::command(), NAME, &mut script);
    terminal.data(&String::from_utf8_lossy(&script), FINE)
}

/// The main page on standard output, or the pages of all verbs in a folder.
pub(crate) fn man(args: &args::Man, terminal: &Terminal) -> ExitCode {
    let mut command = <Args>::command();
    command.build();
    let done = match &args.folder {
        None => page(&command).map(|page| terminal.data(&page, FINE)),
        Some(folder) => pages(&command, folder).map(|()| ExitCode::from(FINE)),
    };
    done.unwrap_or_else(|error| {
        let place = args.folder.as_deref().unwrap_or(Path::new("the page"));
        terminal.error(&format!("cannot write {}: {error}", place.display()));
        ExitCode::from(TROUBLE)
    })
}

/// Writes the page of a command and those of its verbs: `shotlist-rules-show.1`.
fn pages(command: &Command, folder: &Path) -> io::Result<()> {
    let name = Man::new(command.clone()).get_filename();
    output::write(&folder.join(name), &page(command)?)?;
    command.get_subcommands().try_for_each(|verb| pages(verb, folder))
}

fn page(command: &Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(examples(&String::from_utf8_lossy(&page)))
}

/// The text behind the options is set as it is typed: its columns would be filled like a paragraph.
fn examples(page: &str) -> String {
    let Some((before, extra)) = page.split_once(".SH EXTRA\n") else {
        return page.to_owned();
    };
    let (extra, after) = match extra.split_once("\n.SH ") {
        Some((extra, after)) => (extra, format!(".SH {after}")),
        None => (extra.trim_end(), String::new()),
    };
    let (title, text) = match extra.strip_prefix("Examples:\n") {
        Some(text) => ("EXAMPLES", text),
        None => ("NOTES", extra),
    };
    format!("{before}.SH {title}\n.nf\n{text}\n.fi\n{after}")
}
