//! A bar for work that takes a while: on a terminal, and only when it does.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::input::{self, Input};

/// Nobody needs to be told that something takes less than this.
const PATIENCE: Duration = Duration::from_millis(500);

/// [`input::each`] with a bar on standard error.
pub(crate) fn each<T: Send>(inputs: &[Input], work: impl Fn(&Input) -> T + Sync + Send) -> Vec<T> {
    let bar = Bar::new(inputs.len(), "scripts");
    input::each(inputs, |input| {
        let done = work(input);
        bar.step();
        done
    })
}

/// How many of many things are done; it goes when the work ends.
pub(crate) struct Bar {
    drawn: ProgressBar,
    started: Instant,
    is_shown: AtomicBool,
}

impl Bar {
    /// A bar over `length` things, such as `rows`, on standard error.
    pub(crate) fn new(length: usize, things: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos} of {len} {msg}") {
            bar.set_style(style.progress_chars("━╸ "));
        }
        bar.set_message(things);
        // Where there is no terminal, it counts as shown and stays hidden.
        let is_shown = AtomicBool::new(length < 2 || !io::stderr().is_terminal());
        Self { drawn: bar, started: Instant::now(), is_shown }
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.drawn.inc(1);
        if self.started.elapsed() > PATIENCE && !self.is_shown.swap(true, Ordering::Relaxed) {
            self.drawn.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.drawn.finish_and_clear();
    }
}
