//! From what was typed to the scripts that are read: files, folders, patterns, standard input.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use rayon::prelude::*;
use shotlist::import::is_foreign;
use shotlist::source::MAX_SOURCE_BYTES;
use shotlist::{Error, Source};

use crate::args;

/// Fewer files than this are not worth starting threads for.
const WORTH_THREADS: usize = 4;

/// What standard input is called in findings.
const STDIN: &str = "<stdin>";

/// One script to read; files are in path order, standard input comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    /// Standard input under the name that findings show.
    Stdin(String),
    /// A file.
    File(PathBuf),
}

impl Input {
    /// Reads the script.
    pub(crate) fn read(&self) -> Result<Source, Error> {
        let (path, bytes) = match self {
            Input::Stdin(name) => (name.clone(), read_all(io::stdin().lock())),
            Input::File(path) => (path.display().to_string(), File::open(path).and_then(read_file)),
        };
        match bytes {
            Ok(bytes) => Source::from_bytes(path, bytes),
            Err(error) => Err(Error::Io { path, error }),
        }
    }

    /// Reads a script that is going to be written to, which only one in the `.shot` language can be.
    pub(crate) fn read_own(&self) -> Result<Source, Error> {
        let source = self.read()?;
        if !is_foreign(&source) {
            return Ok(source);
        }
        let path = source.path();
        Err(Error::option(format!(
            "{path} is not in the .shot language, and what is written there would destroy it: \
             `shotlist import {path} -o {}.shot` makes a script of it that can be changed",
            self.stem()
        )))
    }

    pub(crate) const fn is_stdin(&self) -> bool {
        matches!(self, Input::Stdin(_))
    }

    /// Whether it is standard input that nobody has given a name.
    pub(crate) fn is_nameless(&self) -> bool {
        matches!(self, Input::Stdin(name) if name == STDIN)
    }

    /// Where it is, or would be.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Input::Stdin(name) => Path::new(name.as_str()),
            Input::File(path) => path,
        }
    }

    /// The folder whose configuration counts.
    pub(crate) fn folder(&self) -> &Path {
        self.path().parent().unwrap_or(Path::new(""))
    }

    /// What inputs are sorted by: standard input, then paths folder by folder. A path is taken apart
    /// once, not in every comparison.
    fn order(&self) -> (bool, Vec<u8>) {
        let mut key = Vec::new();
        for part in self.path().components() {
            key.extend_from_slice(part.as_os_str().as_encoded_bytes());
            key.push(0);
        }
        (!self.is_stdin(), key)
    }

    /// What `{stem}` stands for.
    pub(crate) fn stem(&self) -> String {
        match self {
            Input::Stdin(name) if name == STDIN => "stdin".to_owned(),
            _ => self.path().file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }
}

/// Reads as much as a script may have and a little more, so that an endless file ends.
pub(crate) fn read_all(file: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// [`read_all`] with room for as much as the file says that it has.
fn read_file(file: File) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len().min(MAX_SOURCE_BYTES as u64);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Every script that was asked for, once, and what could not be found.
pub(crate) struct Inputs {
    pub(crate) list: Vec<Input>,
    pub(crate) troubles: Vec<String>,
}

/// Collects the scripts of FILES; of the current folder if there are none and `everywhere` is set.
///
/// # Errors
/// Says what to type where nothing can be meant.
pub(crate) fn gather(args: &args::Inputs, everywhere: bool) -> Result<Inputs, String> {
    let here = [PathBuf::from(".")];
    let files = match args.files.as_slice() {
        [] if everywhere => here.as_slice(),
        [] => {
            return Err(
                "no script given: name a file, a folder, or - for standard input".to_owned()
            );
        }
        files => files,
    };
    if args.stdin_filename.is_some() && !files.iter().any(|path| path == Path::new("-")) {
        return Err("--stdin-filename names standard input, but nothing reads it: add -".to_owned());
    }
    let mut list = Vec::new();
    let mut troubles = Vec::new();
    for path in files {
        match collect(path, args, &mut troubles) {
            Ok(inputs) => list.extend(inputs),
            Err(trouble) => troubles.push(trouble),
        }
    }
    if files.len() > 1 {
        each_once(&mut list);
    }
    list.sort_by_cached_key(Input::order);
    Ok(Inputs { list, troubles })
}

/// The one file of a verb that takes no more; `too_many` says what to do about several.
///
/// # Errors
/// As [`gather`], and where there is no such file, or it stands for several.
pub(crate) fn gather_one(
    path: &Path,
    stdin_filename: Option<&String>,
    too_many: impl FnOnce(usize) -> String,
) -> Result<Input, String> {
    let files = vec![path.to_owned()];
    let asked = args::Inputs { files, stdin_filename: stdin_filename.cloned() };
    let mut inputs = gather(&asked, false)?;
    if let Some(trouble) = inputs.troubles.pop() {
        return Err(trouble);
    }
    match inputs.list.len() {
        1 => inputs.list.pop().ok_or_else(|| too_many(0)),
        count => Err(too_many(count)),
    }
}

/// Leaves out what was named before by another way: `a.shot` and `./a.shot` are one file.
fn each_once(list: &mut Vec<Input>) {
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    list.retain(|input| {
        let (folder, path) = (input.folder(), input.path());
        if input.is_stdin() {
            return seen.insert(path.to_owned());
        }
        let real = folders.entry(folder.to_owned()).or_insert_with(|| real(folder));
        seen.insert(real.join(path.file_name().unwrap_or_default()))
    });
}

/// A folder by its one true name.
pub(crate) fn real(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder)
        .or_else(|_| std::path::absolute(folder))
        .unwrap_or_else(|_| folder.to_owned())
}

/// The scripts that one of FILES stands for; `troubles` learns which folders cannot be read.
fn collect(
    path: &Path,
    args: &args::Inputs,
    troubles: &mut Vec<String>,
) -> Result<Vec<Input>, String> {
    if path == Path::new("-") {
        let name = args.stdin_filename.clone().unwrap_or_else(|| STDIN.to_owned());
        return Ok(vec![Input::Stdin(name)]);
    }
    let shown = path.display();
    if path.is_dir() {
        let before = troubles.len();
        let found = walk(path, None, troubles);
        let advice = "name the script itself if it is called otherwise";
        return if found.is_empty() && troubles.len() == before {
            Err(format!("no .shot file in {shown}; {advice}"))
        } else {
            Ok(found)
        };
    }
    if is_pattern(path) && !path.exists() {
        let (base, pattern) = split_pattern(path);
        // As in a shell, a pattern passes over what cannot be read: it need not be meant.
        let found = walk(&base, Some(&pattern), &mut Vec::new());
        return if found.is_empty() { Err(format!("no file matches {shown}")) } else { Ok(found) };
    }
    Ok(vec![Input::File(path.to_owned())])
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// `films/2026/*.shot` is the pattern `/*.shot` in `films/2026`.
fn split_pattern(path: &Path) -> (PathBuf, String) {
    let fixed = path.components().take_while(|part| !is_pattern(Path::new(part)));
    let base: PathBuf = fixed.collect();
    let rest = path.strip_prefix(&base).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    (base, format!("/{rest}"))
}

/// The files below a folder: those that match a pattern, or the scripts that `.gitignore` leaves in.
fn walk(folder: &Path, pattern: Option<&str>, troubles: &mut Vec<String>) -> Vec<Input> {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false);
    if let Some(pattern) = pattern {
        let mut matching = OverrideBuilder::new(folder);
        match matching.add(pattern).and_then(|matching| matching.build()) {
            Ok(matching) => walk.overrides(matching),
            Err(_) => return Vec::new(),
        };
    }
    walk.build()
        .filter_map(|entry| entry.map_err(|error| troubles.extend(unreadable(&error))).ok())
        .filter(is_script)
        .map(ignore::DirEntry::into_path)
        .filter(|path| pattern.is_some() || path.extension().is_some_and(|end| end == "shot"))
        .map(|path| Input::File(path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)))
        .collect()
}

/// Whether an entry can be a script: no folder, and no pipe, for nobody might ever write to it. A
/// link that leads nowhere is left in, to be told of.
fn is_script(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| {
        let leads_elsewhere = || fs::metadata(entry.path()).is_ok_and(|end| !end.is_file());
        kind.is_file() || kind.is_symlink() && !leads_elsewhere()
    })
}

/// What is wrong with a folder that cannot be walked through.
fn unreadable(error: &ignore::Error) -> Option<String> {
    match error {
        ignore::Error::WithDepth { err, .. } => unreadable(err),
        ignore::Error::WithPath { path, .. } => {
            let error = fs::read_dir(path).err()?;
            Some(format!("cannot read {}: {error}", path.display()))
        }
        _ => None,
    }
}

/// Does the same to every input, on all cores where that pays; the results are in order.
pub(crate) fn each<T: Send>(inputs: &[Input], work: impl Fn(&Input) -> T + Sync + Send) -> Vec<T> {
    if inputs.len() < WORTH_THREADS {
        inputs.iter().map(work).collect()
    } else {
        inputs.par_iter().map(work).collect()
    }
}
