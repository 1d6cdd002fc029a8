//! Standard output and standard error: colour, width, broken pipes.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use shotlist::report::Look;

use crate::args::Color;

/// Everything went well; there may be warnings.
pub(crate) const FINE: u8 = 0;
/// Errors in a script.
pub(crate) const FINDINGS: u8 = 1;
/// Usage, configuration or files.
pub(crate) const TROUBLE: u8 = 2;

/// Columns where nothing tells how wide the terminal is.
const WIDTH: usize = 100;
/// Columns that lines are not made longer than, however wide the terminal.
const MAX_WIDTH: usize = 140;

/// Where a run writes to.
pub(crate) struct Terminal {
    color: Color,
    width: usize,
}

impl Terminal {
    pub(crate) fn new(color: Color) -> Self {
        let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let columns = set.or_else(|| Some(usize::from(terminal_size::terminal_size()?.0.0)));
        let width = columns.filter(|columns| *columns >= 20).unwrap_or(WIDTH).min(MAX_WIDTH);
        Self { color, width }
    }

    /// How reports on standard output look.
    pub(crate) fn out_look(&self) -> Look {
        Look::plain(self.width).color(self.choice(&io::stdout()) != ColorChoice::Never)
    }

    /// How reports on standard error look.
    pub(crate) fn err_look(&self) -> Look {
        Look::plain(self.width).color(self.choice(&io::stderr()) != ColorChoice::Never)
    }

    fn choice(&self, stream: &impl anstream::stream::RawStream) -> ColorChoice {
        match self.color {
            Color::Auto => AutoStream::choice(stream),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }

    /// Writes data to standard output, byte for byte, and gives `code` as the exit code.
    /// A reader that has gone away is no error: `shotlist … | head` is quiet.
    pub(crate) fn data(&self, text: &str, code: u8) -> ExitCode {
        ExitCode::from(self.put(text, code))
    }

    /// The same with the exit code as a number, for runs that go on.
    pub(crate) fn put(&self, text: &str, code: u8) -> u8 {
        let mut out = io::stdout().lock();
        self.finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()), code)
    }

    /// Writes a coloured report to standard output.
    pub(crate) fn report(&self, text: &str, code: u8) -> ExitCode {
        let choice = self.choice(&io::stdout());
        if choice == ColorChoice::Never {
            return self.data(text, code);
        }
        let mut out = AutoStream::new(io::stdout().lock(), choice);
        ExitCode::from(self.finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()), code))
    }

    fn finish(&self, written: io::Result<()>, code: u8) -> u8 {
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.error(&format!("cannot write to standard output: {error}"));
                TROUBLE
            }
            _ => code,
        }
    }

    /// Writes progress or a coloured report to standard error.
    pub(crate) fn say(&self, text: &str) {
        let stderr = io::stderr();
        let choice = self.choice(&stderr);
        // Where standard error is gone there is nobody left to tell.
        let _ = AutoStream::new(stderr.lock(), choice).write_all(text.as_bytes());
    }

    /// `error: …` on standard error.
    pub(crate) fn error(&self, message: &str) {
        let message = shotlist::report::neutralize(message);
        self.say(&format!("\x1b[1;91merror\x1b[0m: {message}\n"));
    }

    /// The same for what cannot be meant, with its exit code.
    pub(crate) fn usage(&self, message: &str) -> u8 {
        self.error(message);
        TROUBLE
    }
}
