//! `--watch`: checks again whenever something changes that a check reads.
//!
//! Files are looked at several times a second rather than watched by the system. That sees new
//! files in a folder, works on network drives and in containers, where systems report no changes,
//! and needs no handle for every folder below the one that is checked. The larger a folder, the longer
//! the pause: it takes about a tenth of one core at most.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use shotlist::{DiskFiles, Files};

use super::once;
use crate::args::{Check, Global};
use crate::input::{self, Input, Inputs};
use crate::settings;
use crate::terminal::{FINE, Terminal};
use crate::text::{counted, in_line};

/// Least and longest pause between two looks.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));
/// How many times as long as a look the pause after it is.
const IDLE: u32 = 10;
/// How long all must be still before it is checked: editors write in several steps.
const STILL: Duration = Duration::from_millis(60);
/// Looks after which it is checked even if it is never still.
const RESTLESS: usize = 20;
/// Names of changed files that are shown.
const MOST_NAMES: usize = 3;

pub(super) fn run(args: &Check, global: &Global, terminal: &Terminal) -> ExitCode {
    let inputs = match input::gather(&args.inputs, true) {
        Ok(inputs) if inputs.list.iter().any(Input::is_stdin) => {
            let message = "--watch waits for files to change, and standard input is none";
            return ExitCode::from(terminal.usage(message));
        }
        Ok(inputs) => inputs,
        Err(message) => return ExitCode::from(terminal.usage(&message)),
    };
    let watch = Watch { args, global, used: Arc::default() };
    let mut inputs = inputs;
    loop {
        let mut seen = watch.look(&inputs);
        watch.used.forget();
        // Found out about through `files`, by a type of its own.
        let files: Arc<dyn Files> = Arc::clone(&watch.used) as Arc<dyn Files>;
        once(args, global, terminal, &inputs, &files);
        seen.extend(watch.used.stamps());
        // The run itself may have written it.
        seen.extend(args.peace.baseline.iter().map(|path| (path.clone(), stamp(path))));
        terminal.say(&format!(
            "Watching {} and what they use; Ctrl-C ends it\n",
            counted(inputs.list.len(), "script")
        ));
        if terminal.is_closed() {
            return ExitCode::from(FINE);
        }
        let changes;
        (inputs, changes) = watch.wait(&seen);
        terminal.clear();
        terminal.say(&format!("{changes}\n\n"));
    }
}

/// What is known of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stamp {
    Gone,
    File(Option<SystemTime>, u64),
    /// The names in a folder.
    Folder(Vec<String>),
}

type Stamps = BTreeMap<PathBuf, Stamp>;

struct Watch<'a> {
    args: &'a Check,
    global: &'a Global,
    used: Arc<Used>,
}

impl Watch<'_> {
    /// The scripts as they are now; there may be none for a while.
    fn gather(&self) -> Inputs {
        input::gather(&self.args.inputs, true)
            .unwrap_or_else(|message| Inputs { list: Vec::new(), troubles: vec![message] })
    }

    /// The state of the scripts, of the places where a configuration may stand, and of all that a
    /// check has read so far.
    fn look(&self, inputs: &Inputs) -> Stamps {
        let mut stamps: Stamps = inputs
            .list
            .iter()
            .map(|input| (input.path().to_owned(), stamp(input.path())))
            .collect();
        if !self.global.isolated && self.global.config.is_none() {
            let mut folders: Vec<&Path> = inputs.list.iter().map(Input::folder).collect();
            folders.dedup();
            let places = folders.into_iter().flat_map(settings::candidates);
            stamps.extend(places.map(|path| (path.clone(), stamp(&path))));
        }
        if let Some(path) = &self.args.peace.baseline {
            stamps.insert(path.clone(), stamp(path));
        }
        for (path, old) in self.used.stamps() {
            let new = if matches!(old, Stamp::Folder(_)) { listing(&path) } else { stamp(&path) };
            stamps.insert(path, new);
        }
        stamps
    }

    /// Waits until something is not as it was, and then until it is still.
    fn wait(&self, seen: &Stamps) -> (Inputs, String) {
        loop {
            let started = Instant::now();
            let inputs = self.gather();
            let now = self.look(&inputs);
            if *seen != now {
                return self.settle(seen, now);
            }
            let pause = (started.elapsed() * IDLE).clamp(PAUSES.0, PAUSES.1);
            thread::sleep(pause);
        }
    }

    fn settle(&self, seen: &Stamps, mut now: Stamps) -> (Inputs, String) {
        let mut inputs = self.gather();
        for _ in 0..RESTLESS {
            thread::sleep(STILL);
            inputs = self.gather();
            let next = self.look(&inputs);
            if next == now {
                break;
            }
            now = next;
        }
        (inputs, changes(seen, &now))
    }
}

/// `films/a.shot changed, films/b.shot is new`
fn changes(seen: &Stamps, now: &Stamps) -> String {
    let is_there = |stamp: Option<&Stamp>| !matches!(stamp, None | Some(Stamp::Gone));
    let mut parts: Vec<String> = Vec::new();
    for path in seen.keys().chain(now.keys().filter(|path| !seen.contains_key(*path))) {
        let (old, new) = (seen.get(path), now.get(path));
        let what = match (is_there(old), is_there(new)) {
            (true, false) => "is gone",
            (false, true) => "is new",
            (true, true) if old != new => "changed",
            _ => continue,
        };
        parts.push(format!("{} {what}", in_line(path)));
    }
    let more = parts.len().saturating_sub(MOST_NAMES);
    parts.truncate(MOST_NAMES);
    match (parts.is_empty(), more) {
        // It was changed back while everything came to rest.
        (true, _) => "Something changed".to_owned(),
        (false, 0) => parts.join(", "),
        (false, more) => format!("{} and {more} more", parts.join(", ")),
    }
}

fn stamp(path: &Path) -> Stamp {
    match fs::metadata(path) {
        Ok(data) => Stamp::File(data.modified().ok(), data.len()),
        Err(_) => Stamp::Gone,
    }
}

/// The names in a folder, without those that editors leave for a moment.
fn listing(folder: &Path) -> Stamp {
    let mut names = DiskFiles.list(&folder.to_string_lossy());
    names.retain(|name| !name.starts_with('.') && !name.ends_with('~'));
    if names.is_empty() && !folder.is_dir() { Stamp::Gone } else { Stamp::Folder(names) }
}

/// The disk, and what was read from it: configurations, styles, templates, and their folders.
#[derive(Default)]
struct Used(Mutex<Stamps>);

impl Used {
    fn stamps(&self) -> Stamps {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Begins anew. What a run does not read any more would keep its old state for good, and look
    /// changed for ever.
    fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Notes the state before it is read: what changes meanwhile is seen afterwards.
    fn note(&self, path: &str, stamp: Stamp) {
        let mut stamps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        stamps.insert(PathBuf::from(path), stamp);
    }
}

impl Files for Used {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.note(path, stamp(Path::new(path)));
        DiskFiles.read(path)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        self.note(folder, listing(Path::new(folder)));
        DiskFiles.list(folder)
    }
}
