//! `shotlist storyboard`: a page to look at.

use std::process::ExitCode;

use shotlist::storyboard::storyboard;
use shotlist::{Compilation, Error, Options, Severity};

use crate::args::{Global, Storyboard};
use crate::input::Input;
use crate::render::{failed, leftover};
use crate::settings::{self, Opened, Settings};
use crate::terminal::Terminal;
use crate::text::counted;
use crate::{output, progress};

pub(crate) fn run(args: &Storyboard, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, mut code } =
        match settings::open(&args.inputs, global, terminal, |options| adjust(options, args)) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    let destinations = match output::destinations(&inputs.list, args.output.as_deref(), "html") {
        Ok(destinations) => destinations,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let drawn = progress::each(&inputs.list, |input| draw(input, &settings));
    for (drawn, destination) in drawn.into_iter().zip(&destinations) {
        let delivered = match drawn {
            Ok(board) => {
                terminal.say(&board.remark);
                output::deliver(destination.as_deref(), &board.page, &board.summary, terminal)
            }
            Err(error) => failed(&error, terminal),
        };
        code = code.max(delivered);
    }
    ExitCode::from(code)
}

fn adjust(options: &mut Options, args: &Storyboard) {
    settings::purpose(options, &args.purpose);
    options.style.clone_from(&args.style);
}

/// A page, and what is said about it.
struct Board {
    page: String,
    /// What is wrong with the script: the page shows it, but it may not be looked at for a while.
    remark: String,
    summary: String,
}

fn draw(input: &Input, settings: &Settings) -> Result<Board, Error> {
    let options = settings.of(input);
    let source = input.read()?;
    let compilation = shotlist::compile(&source, options)?;
    let page = storyboard(&source, &compilation, options)?;
    let remark = leftover(&source, &compilation.diagnostics);
    Ok(Board { page, remark, summary: summary(&compilation) })
}

/// `8 scenes, 75 s · 1 warning`
fn summary(compilation: &Compilation) -> String {
    let scenes = counted(compilation.plan.scenes.len(), "scene");
    let seconds = compilation.plan.totals.seconds;
    let grave = |severity| {
        let findings = compilation.diagnostics.iter();
        let count = findings.filter(|found| found.severity == severity).count();
        (count > 0).then(|| counted(count, severity.as_str()))
    };
    let found: Vec<String> =
        [Severity::Error, Severity::Warning].into_iter().filter_map(grave).collect();
    let found = if found.is_empty() { "nothing to mend".to_owned() } else { found.join(", ") };
    format!("{scenes}, {seconds} s · {found}")
}
