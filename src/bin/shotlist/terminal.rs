//! Standard output and standard error: colour, width, broken pipes.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Whether nobody reads standard output any more.
    is_closed: AtomicBool,
}

impl Terminal {
    pub(crate) fn new(color: Color) -> Self {
        let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let columns = set.or_else(|| Some(usize::from(terminal_size::terminal_size()?.0.0)));
        let width = columns.filter(|columns| *columns >= 20).unwrap_or(WIDTH).min(MAX_WIDTH);
        Self { color, width, is_closed: AtomicBool::new(false) }
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
        ExitCode::from(self.put_report(text, code))
    }

    /// The same with the exit code as a number.
    pub(crate) fn put_report(&self, text: &str, code: u8) -> u8 {
        let choice = self.choice(&io::stdout());
        if choice == ColorChoice::Never {
            return self.put(text, code);
        }
        let mut out = AutoStream::new(io::stdout().lock(), choice);
        self.finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()), code)
    }

    /// Clears the screen, if standard output is one.
    pub(crate) fn clear(&self) {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if io::stdout().is_terminal() && !is_dumb {
            self.put("\x1b[2J\x1b[3J\x1b[H", FINE);
        }
    }

    /// Whether the reader of standard output has gone away.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    fn finish(&self, written: io::Result<()>, code: u8) -> u8 {
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.error(&format!("cannot write to standard output: {error}"));
                TROUBLE
            }
            Err(_) => {
                self.is_closed.store(true, Ordering::Relaxed);
                code
            }
            Ok(()) => code,
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

    /// `warning: …` on standard error.
    pub(crate) fn warning(&self, message: &str) {
        let message = shotlist::report::neutralize(message);
        self.say(&format!("\x1b[1;33mwarning\x1b[0m: {message}\n"));
    }

    /// As [`Terminal::error`] for what cannot be meant, with its exit code.
    pub(crate) fn usage(&self, message: &str) -> u8 {
        self.error(message);
        TROUBLE
    }
}
