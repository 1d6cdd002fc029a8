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
    let bar = (inputs.len() > 1 && io::stderr().is_terminal()).then(|| Bar::new(inputs.len()));
    let done = input::each(inputs, |input| {
        let done = work(input);
        if let Some(bar) = &bar {
            bar.step();
        }
        done
    });
    if let Some(bar) = bar {
        bar.bar.finish_and_clear();
    }
    done
}

struct Bar {
    bar: ProgressBar,
    started: Instant,
    is_shown: AtomicBool,
}

impl Bar {
    fn new(length: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:24} {pos} of {len} scripts");
        if let Ok(style) = style {
            bar.set_style(style.progress_chars("━╸ "));
        }
        Self { bar, started: Instant::now(), is_shown: AtomicBool::new(false) }
    }

    fn step(&self) {
        self.bar.inc(1);
        let is_late = self.started.elapsed() > PATIENCE;
        if is_late && !self.is_shown.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}
