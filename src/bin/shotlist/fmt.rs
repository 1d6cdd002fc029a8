//! `shotlist fmt`: scripts in their canonical form.

use std::process::ExitCode;

use shotlist::report::{Look, neutralize};
use shotlist::{Error, Formatted, Source, format};

use crate::args::{Fmt, Global};
use crate::input::{self, Input};
use crate::settings::Settings;
use crate::terminal::{FINDINGS, FINE, TROUBLE, Terminal};
use crate::text::counted;
use crate::{diff, failure, output};

pub(crate) fn run(args: &Fmt, global: &Global, terminal: &Terminal) -> ExitCode {
    let inputs = match input::gather(&args.inputs, true) {
        Ok(inputs) => inputs,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    if global.show_settings {
        return match Settings::new(&inputs.list, global, |_| {}) {
            Ok(settings) => settings.show(&inputs.list, terminal),
            Err(error) => ExitCode::from(failure::tell(terminal, &error)),
        };
    }
    inputs.troubles.iter().for_each(|trouble| terminal.error(trouble));
    let mut count = Count { unreadable: inputs.troubles.len(), ..Count::default() };
    let look = args.diff.then(|| terminal.out_look());
    let pages = input::each(&inputs.list, |input| Page::read(input, look));
    let mut out = String::new();
    let mut code = FINE;
    for (input, page) in inputs.list.iter().zip(&pages) {
        match page {
            Ok(page) => {
                page.tell(terminal);
                code = code.max(page.deliver(input, args, &mut out, &mut count, terminal));
            }
            Err(error) => {
                failure::tell(terminal, error);
                count.unreadable += 1;
            }
        }
    }
    if !(inputs.list.len() == 1 && inputs.list.iter().all(Input::is_stdin)) {
        terminal.say(&count.sentence(args.check || args.diff));
    }
    let code = if count.unreadable > 0 { TROUBLE } else { code };
    if args.diff { terminal.report(&out, code) } else { terminal.data(&out, code) }
}

/// What came of all scripts.
#[derive(Default)]
struct Count {
    formatted: usize,
    unchanged: usize,
    refused: usize,
    unreadable: usize,
}

impl Count {
    /// `2 files formatted, 5 unchanged`
    fn sentence(&self, only_asked: bool) -> String {
        let done = if only_asked { "would be formatted" } else { "formatted" };
        let parts: Vec<String> = [
            (self.formatted, done),
            (self.unchanged, "unchanged"),
            (self.refused, "left as they are"),
            (self.unreadable, "unreadable"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .enumerate()
        .map(|(at, (count, what))| {
            let what = if count == 1 && what.starts_with("left") { "left as it is" } else { what };
            let count = if at == 0 { counted(count, "file") } else { count.to_string() };
            format!("{count} {what}")
        })
        .collect();
        format!("{}\n", parts.join(", "))
    }
}

/// One script before and after.
struct Page {
    source: Source,
    formatted: Formatted,
    diff: String,
}

impl Page {
    fn read(input: &Input, look: Option<Look>) -> Result<Self, Error> {
        let source = input.read_own()?;
        let formatted = format(&source);
        let diff = look.map_or_else(String::new, |look| {
            diff::unified(source.path(), source.text(), &formatted.text, look)
        });
        Ok(Self { source, formatted, diff })
    }

    /// Says what was left as it is, and why.
    fn tell(&self, terminal: &Terminal) {
        let path = self.source.path();
        if let Some(reason) = &self.formatted.refused {
            return terminal.error(&format!("{path} is left as it is: {reason}"));
        }
        for error in &self.formatted.left {
            let line = self.source.position(error.span.start).line;
            let message = format!("{path}:{line}: left as it is: {}", error.message);
            terminal.say(&format!("{}\n", neutralize(&message)));
        }
    }

    /// Writes, lists or shows the script, as asked.
    fn deliver(
        &self,
        input: &Input,
        args: &Fmt,
        out: &mut String,
        count: &mut Count,
        terminal: &Terminal,
    ) -> u8 {
        let changed = self.formatted.text != self.source.text();
        let refused = self.formatted.refused.is_some();
        *match (refused, changed) {
            (true, _) => &mut count.refused,
            (false, true) => &mut count.formatted,
            (false, false) => &mut count.unchanged,
        } += 1;
        let code = if refused { FINDINGS } else { FINE };
        match input {
            _ if args.diff => out.push_str(&self.diff),
            _ if args.check && changed => out.extend([&*neutralize(self.source.path()), "\n"]),
            _ if args.check => {}
            Input::Stdin(_) => out.push_str(&self.formatted.text),
            Input::File(path) if changed => {
                if let Err(error) = output::write(path, &self.formatted.text) {
                    terminal.error(&format!("cannot write {}: {error}", path.display()));
                    return TROUBLE;
                }
            }
            Input::File(_) => {}
        }
        if changed && (args.check || args.diff) { FINDINGS } else { code }
    }
}
