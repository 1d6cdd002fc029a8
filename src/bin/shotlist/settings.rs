//! Which configuration is in force for a script, and what the command line makes of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::Value;
use shotlist::lint::Linter;
use shotlist::optimize::PASSES;
use shotlist::{Config, DiskFiles, Error, Files, Options};

use crate::args::{self, Global, Purpose, Wording};
use crate::failure;
use crate::input::{self, Input, Inputs};
use crate::terminal::{FINE, TROUBLE, Terminal};

/// What a configuration is called, the first first.
pub(crate) const NAMES: [&str; 2] = ["shotlist.toml", ".shotlist.toml"];

/// The options of every folder that scripts are read from.
pub(crate) struct Settings {
    folders: BTreeMap<PathBuf, Options>,
    defaults: Options,
}

impl Settings {
    /// Finds and reads the configurations of all inputs; `adjust` adds the command line.
    pub(crate) fn new(
        inputs: &[Input],
        global: &Global,
        adjust: impl Fn(&mut Options),
    ) -> Result<Self, Error> {
        Self::through(&(Arc::new(DiskFiles) as Arc<dyn Files>), inputs, global, adjust)
    }

    /// The same with everything but the scripts read through `files`.
    pub(crate) fn through(
        files: &Arc<dyn Files>,
        inputs: &[Input],
        global: &Global,
        adjust: impl Fn(&mut Options),
    ) -> Result<Self, Error> {
        let mut folders = BTreeMap::new();
        for input in inputs {
            if !folders.contains_key(input.folder()) {
                let mut options =
                    Options::new().config(config(input.folder(), global, files.as_ref())?);
                options.files = Arc::clone(files);
                adjust(&mut options);
                known(&options)?;
                folders.insert(input.folder().to_owned(), options);
            }
        }
        Ok(Self { folders, defaults: Options::new() })
    }

    /// The options of the current folder, for verbs without a script.
    pub(crate) fn here(global: &Global) -> Result<Options, Error> {
        Ok(Options::new().config(config(Path::new(""), global, &DiskFiles)?))
    }

    /// Prints the configuration that counts for the first script.
    pub(crate) fn show(&self, inputs: &[Input], terminal: &Terminal) -> ExitCode {
        let options = inputs.first().map_or(&self.defaults, |input| self.of(input));
        print(&options.config, terminal)
    }

    /// The options for a script.
    pub(crate) fn of(&self, input: &Input) -> &Options {
        self.folders.get(input.folder()).unwrap_or(&self.defaults)
    }

    /// The rules that are on in each folder.
    pub(crate) fn linters(&self) -> Result<BTreeMap<&Path, Linter>, Error> {
        let mut linters = BTreeMap::new();
        for (folder, options) in &self.folders {
            linters.insert(folder.as_path(), Linter::new(&options.config.lint)?);
        }
        Ok(linters)
    }
}

/// The configuration in force in a folder.
fn config(folder: &Path, global: &Global, files: &dyn Files) -> Result<Config, Error> {
    let path = config_path(folder, global);
    path.map_or_else(|| Ok(Config::default()), |path| Config::load(&path.to_string_lossy(), files))
}

/// The file that holds the configuration of a folder.
pub(crate) fn config_path(folder: &Path, global: &Global) -> Option<PathBuf> {
    match &global.config {
        _ if global.isolated => None,
        Some(path) => Some(path.clone()),
        None => nearest(folder),
    }
}

/// The nearest configuration in a folder or above it, as people would write its path.
fn nearest(folder: &Path) -> Option<PathBuf> {
    candidates(folder).into_iter().find(|path| path.is_file())
}

/// Every place where the configuration of a folder may stand, the nearest first.
pub(crate) fn candidates(folder: &Path) -> Vec<PathBuf> {
    let Ok(here) = std::env::current_dir() else { return Vec::new() };
    let start = here.join(folder);
    let paths = start.ancestors().flat_map(|folder| NAMES.map(|name| folder.join(name)));
    paths.map(|path| path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path)).collect()
}

/// Whether a folder has a configuration of its own.
pub(crate) fn has_config(folder: &Path) -> bool {
    NAMES.iter().any(|name| folder.join(name).is_file())
}

/// Refuses names of passes that stand for nothing.
fn known(options: &Options) -> Result<(), Error> {
    let unknown = options.skipped_passes.iter().find(|name| !PASSES.contains(&name.as_str()));
    unknown.map_or(Ok(()), |name| {
        let names = PASSES.join(", ");
        Err(Error::option(format!("there is no optimizer pass {name}: it is one of {names}")))
    })
}

/// Adds what a script is compiled for.
pub(crate) fn purpose(options: &mut Options, purpose: &Purpose) {
    options.profile.clone_from(&purpose.profile);
    options.target.clone_from(&purpose.target);
    options.only = purpose.only.map(|number| number.get() as usize);
    options.vars.extend(purpose.set.iter().cloned());
}

/// The scripts that were asked for, and the settings under which they are compiled.
pub(crate) struct Opened {
    pub(crate) inputs: Inputs,
    pub(crate) settings: Settings,
    /// The exit code so far: some scripts may not be there.
    pub(crate) code: u8,
}

/// What verbs that compile begin with. `Err` ends the run: nothing can be meant, or the settings
/// were asked for and have been shown.
pub(crate) fn open(
    args: &args::Inputs,
    global: &Global,
    terminal: &Terminal,
    adjust: impl Fn(&mut Options),
) -> Result<Opened, ExitCode> {
    let inputs =
        input::gather(args, false).map_err(|message| ExitCode::from(terminal.usage(&message)))?;
    inputs.troubles.iter().for_each(|trouble| terminal.error(trouble));
    let code = if inputs.troubles.is_empty() { FINE } else { TROUBLE };
    let settings = Settings::new(&inputs.list, global, adjust)
        .map_err(|error| ExitCode::from(failure::tell(terminal, &error)))?;
    if global.show_settings {
        return Err(settings.show(&inputs.list, terminal));
    }
    Ok(Opened { inputs, settings, code })
}

/// Adds how the prompt is written.
pub(crate) fn wording(options: &mut Options, wording: &Wording) {
    options.template.clone_from(&wording.template);
    options.style.clone_from(&wording.style);
    options.durations = wording.durations;
    options.max_chars = wording.max_chars.map(|characters| characters as usize);
    options.skipped_passes.clone_from(&wording.no_pass);
}

/// `--show-settings`
pub(crate) fn print(config: &Config, terminal: &Terminal) -> ExitCode {
    terminal.data(&show(config), FINE)
}

/// The configuration as TOML.
fn show(config: &Config) -> String {
    let mut out = String::new();
    if let Ok(Value::Object(tables)) = serde_json::to_value(config) {
        for (name, value) in &tables {
            table(&mut out, name, value);
        }
    }
    if out.is_empty() { "# the defaults\n".to_owned() } else { out }
}

fn table(out: &mut String, name: &str, value: &Value) {
    let Value::Object(entries) = value else {
        return;
    };
    let lines: Vec<String> = entries
        .iter()
        .filter(|(_, value)| !is_empty(value))
        .map(|(key, value)| format!("{key} = {}\n", inline(value)))
        .collect();
    if !lines.is_empty() {
        let _ = write!(out, "[{name}]\n{}\n", lines.concat());
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.values().all(is_empty),
        _ => false,
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| !is_empty(value));
            let entries =
                entries.map(|(key, value)| format!("{} = {}", quoted(key), inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        // Text, numbers and truth are written alike in JSON and TOML.
        other => other.to_string(),
    }
}

fn quoted(key: &str) -> String {
    Value::from(key).to_string()
}
