//! `shotlist init`: the files that a project starts with.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::args::Init;
use crate::settings::NAMES;
use crate::terminal::{FINE, TROUBLE, Terminal};
use crate::text::in_line;

/// A file to write, and the names under which it may be there already.
struct Starter {
    path: &'static str,
    /// Other names that mean the same to whoever reads it.
    others: &'static [&'static str],
    text: &'static str,
    /// What it is for, in a few words.
    about: &'static str,
}

const SCRIPT: &str = "first.shot";

const STARTERS: [Starter; 4] = [
    Starter {
        path: "shotlist.toml",
        others: &NAMES,
        text: include_str!("../../../templates/init/shotlist.toml"),
        about: "which rules are on, how speech is timed",
    },
    Starter {
        path: SCRIPT,
        others: &[],
        text: include_str!("../../../templates/init/first.shot"),
        about: "a script to change",
    },
    Starter {
        path: ".pre-commit-config.yaml",
        others: &[".pre-commit-config.yml"],
        text: include_str!("../../../templates/init/pre-commit-config.yaml"),
        about: "checks scripts before they are committed",
    },
    Starter {
        path: ".github/workflows/shotlist.yml",
        others: &[".github/workflows/shotlist.yaml"],
        text: include_str!("../../../templates/init/workflow.yml"),
        about: "checks scripts in every pull request",
    },
];

pub(crate) fn run(args: &Init, terminal: &Terminal) -> ExitCode {
    let mut out = String::new();
    let mut code = FINE;
    for starter in &STARTERS {
        match starter.write(&args.folder) {
            Ok(done) => out.push_str(&done.line(starter, terminal.out_look().width)),
            Err(error) => {
                let path = in_line(&args.folder.join(starter.path));
                terminal.error(&format!("cannot write {path}: {error}"));
                code = TROUBLE;
            }
        }
    }
    if code == FINE {
        out.push_str(&next(&args.folder));
    }
    terminal.data(&out, code)
}

impl Starter {
    /// Writes the file where there is none.
    fn write(&self, folder: &Path) -> io::Result<Done> {
        if let Some(there) = self.there(folder) {
            return Ok(Done::Kept(there));
        }
        let path = folder.join(self.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        create(&path, &self.text.replace("{{version}}", env!("CARGO_PKG_VERSION")))?;
        Ok(Done::Wrote)
    }

    /// The name under which the file is there; a link that leads nowhere counts.
    fn there(&self, folder: &Path) -> Option<&'static str> {
        let mut names = [self.path].into_iter().chain(self.others.iter().copied());
        names.find(|name| folder.join(name).symlink_metadata().is_ok())
    }
}

/// What became of a file.
enum Done {
    Wrote,
    /// It is there, by this name.
    Kept(&'static str),
}

impl Done {
    /// `wrote  first.shot   a script to change`, where that fits.
    fn line(&self, starter: &Starter, width: usize) -> String {
        let (verb, path, about) = match self {
            Done::Wrote => ("wrote", starter.path, starter.about),
            Done::Kept(path) => ("kept", *path, "it is there already"),
        };
        let line = format!("{verb:<5}  {path:<31} {about}");
        if line.chars().count() > width {
            format!("{verb:<5}  {path}\n")
        } else {
            format!("{line}\n")
        }
    }
}

/// Writes a file that must not be there yet: wholly or not at all.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    if let Err(error) = &written
        && error.kind() != ErrorKind::AlreadyExists
    {
        // Half a file is of no use; if it will not go, the error below counts.
        let _ = fs::remove_file(path);
    }
    written
}

fn next(folder: &Path) -> String {
    let folder = folder.strip_prefix(".").unwrap_or(folder);
    let script = in_line(&folder.join(SCRIPT));
    let script = if script.contains(' ') { format!("'{script}'") } else { script };
    format!("\nNext   shotlist check {script}\n       shotlist render {script}\n")
}
