//! From `[[test.cases]]` and what was typed to the prompts that are tested.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use shotlist::rows::{self, Row};
use shotlist::testing::Data;
use shotlist::{Config, DiskFiles, Error, TestCase, Texts};

use crate::args::{self, Global, Matrix, Test};
use crate::failure;
use crate::input::{self, Input};
use crate::settings::{self, Settings};
use crate::terminal::{FINE, TROUBLE, Terminal};

use super::case::{Case, Way};

/// Everything that is tested in a run.
pub(super) struct Suite {
    pub(super) cases: Vec<Case>,
    /// Whether no scripts were named.
    whole: bool,
    /// The folder that the configuration is for.
    pub(super) folder: PathBuf,
    /// [`TROUBLE`] if some cases are missing because of errors.
    pub(super) code: u8,
}

impl Suite {
    /// Whether every case of the configuration is among them.
    pub(super) fn is_whole(&self) -> bool {
        self.whole && self.code == FINE
    }
}

/// A case as it was written, with the scripts that it is about.
type Written = (Arc<TestCase>, Vec<Input>);

/// Collects what is to be tested; errors are told.
///
/// # Errors
/// The exit code, where there is nothing to test.
pub(super) fn suite(args: &Test, global: &Global, terminal: &Terminal) -> Result<Suite, u8> {
    let mut troubles = Troubles { terminal, code: FINE };
    let whole = args.files.is_empty();
    let path = settings::config_path(Path::new(""), global);
    let written = if whole {
        from_config(path.as_deref(), &mut troubles)?
    } else {
        from_files(args, global, &mut troubles)?
    };
    let inputs: Vec<Input> = written.iter().flat_map(|(_, inputs)| inputs.clone()).collect();
    let settings = Settings::new(&inputs, global, |_| ());
    let settings = settings.map_err(|error| failure::tell(terminal, &error))?;
    let mut cases = Vec::new();
    let mut tables = Tables::default();
    for (case, inputs) in &written {
        cases.extend(expand(case, inputs, &settings, &mut tables, &mut troubles));
    }
    if let Some(message) = collision(&cases) {
        return Err(terminal.usage(&message));
    }
    let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    Ok(Suite { cases, whole, folder, code: troubles.code })
}

/// What keeps cases from being tested; the others go on.
struct Troubles<'a> {
    terminal: &'a Terminal,
    code: u8,
}

impl Troubles<'_> {
    fn tell(&mut self, place: &str, message: &str) {
        let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
        self.code = self.terminal.usage(&format!("{place}{message}"));
    }
}

fn read(path: &Path) -> Result<Config, Error> {
    Config::load(&path.to_string_lossy(), &DiskFiles)
}

/// All cases of the configuration.
fn from_config(path: Option<&Path>, troubles: &mut Troubles<'_>) -> Result<Vec<Written>, u8> {
    let advice = "name scripts, or write cases: `[[test.cases]]` with `script = \"films/*.shot\"`";
    let Some(path) = path else {
        return Err(troubles
            .terminal
            .usage(&format!("nothing to test, there is no shotlist.toml; {advice}")));
    };
    let config = read(path).map_err(|error| failure::tell(troubles.terminal, &error))?;
    if config.test.cases.is_empty() {
        let message = format!("nothing to test, {} has no cases; {advice}", path.display());
        return Err(troubles.terminal.usage(&message));
    }
    Ok(config.test.cases.into_iter().map(|case| with_scripts(case, troubles)).collect())
}

fn with_scripts(case: TestCase, troubles: &mut Troubles<'_>) -> Written {
    let files: Vec<PathBuf> = case.script.iter().map(PathBuf::from).collect();
    let inputs = scripts(&files, &case.place, troubles);
    (Arc::new(case), inputs)
}

/// The scripts that paths and patterns stand for.
fn scripts(files: &[PathBuf], place: &str, troubles: &mut Troubles<'_>) -> Vec<Input> {
    let files: Vec<PathBuf> = files.iter().map(|file| plain(file)).collect();
    match input::gather(&args::Inputs { files, stdin_filename: None }, false) {
        Ok(inputs) => {
            inputs.troubles.iter().for_each(|trouble| troubles.tell(place, trouble));
            if inputs.list.iter().any(Input::is_stdin) {
                troubles.tell(place, "standard input has no place for a snapshot; name a file");
            }
            inputs.list.into_iter().filter(|input| !input.is_stdin()).collect()
        }
        Err(message) => {
            troubles.tell(place, &message);
            Vec::new()
        }
    }
}

/// A path as people would write it here: without `.`, and below the current folder if it can be.
fn plain(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    if path.as_os_str().is_empty() {
        return PathBuf::from(".");
    }
    path.to_owned()
}

/// FILES with what was typed; else their cases in the configuration; else as they are.
fn from_files(
    args: &Test,
    global: &Global,
    troubles: &mut Troubles<'_>,
) -> Result<Vec<Written>, u8> {
    let mut inputs = scripts(&args.files, "", troubles);
    if inputs.is_empty() {
        return Err(TROUBLE);
    }
    let typed = typed(&args.matrix);
    if typed != TestCase::default() {
        return Ok(vec![(Arc::new(typed), inputs)]);
    }
    let configs: BTreeSet<PathBuf> =
        inputs.iter().filter_map(|input| settings::config_path(input.folder(), global)).collect();
    let asked: BTreeSet<PathBuf> = inputs.iter().filter_map(real).collect();
    let mut written = Vec::new();
    let mut covered = BTreeSet::new();
    for path in configs {
        let config = read(&path).map_err(|error| failure::tell(troubles.terminal, &error))?;
        for case in config.test.cases {
            let (case, mut scripts) = with_scripts(case, troubles);
            scripts.retain(|script| real(script).is_some_and(|path| asked.contains(&path)));
            covered.extend(scripts.iter().filter_map(real));
            written.push((case, scripts));
        }
    }
    inputs.retain(|input| real(input).is_none_or(|path| !covered.contains(&path)));
    written.push((Arc::new(typed), inputs));
    Ok(written)
}

/// The one path of a file, however it is written.
fn real(input: &Input) -> Option<PathBuf> {
    fs::canonicalize(input.path()).ok()
}

fn typed(matrix: &Matrix) -> TestCase {
    let mut case = TestCase::default();
    case.profile = Texts(matrix.profile.clone());
    case.template = Texts(matrix.template.clone());
    case.target = Texts(matrix.target.clone());
    case.data.clone_from(&matrix.data);
    case
}

/// The tables that were read.
#[derive(Default)]
struct Tables(BTreeMap<String, Option<Vec<Row>>>);

impl Tables {
    /// The rows that a case is about; `None` if that was told to be wrong.
    fn rows<'a>(
        &'a mut self,
        data: &Data<'a>,
        case: &TestCase,
        troubles: &mut Troubles<'_>,
    ) -> Option<Vec<Option<(&'a str, &'a Row)>>> {
        let rows = self.0.entry(data.path.to_owned()).or_insert_with(|| {
            let read = read_rows(data.path);
            read.inspect_err(|error| troubles.code = failure::tell(troubles.terminal, error)).ok()
        });
        match data.pick(rows.as_deref()?) {
            Ok(rows) => Some(rows.into_iter().map(|row| Some((data.path, row))).collect()),
            Err(message) => {
                troubles.tell(&case.place, &format!("{}: {message}", data.path));
                None
            }
        }
    }
}

fn read_rows(path: &str) -> Result<Vec<Row>, Error> {
    let bytes = fs::read(path).map_err(|error| Error::Io { path: path.to_owned(), error })?;
    rows::read(path, &bytes)
}

/// Script × profile × target × row.
fn expand(
    case: &Arc<TestCase>,
    inputs: &[Input],
    settings: &Settings,
    tables: &mut Tables,
    troubles: &mut Troubles<'_>,
) -> Vec<Case> {
    if inputs.is_empty() {
        return Vec::new();
    }
    let data = match case.data.as_deref().map(Data::parse).transpose() {
        Ok(data) => data,
        Err(message) => {
            troubles.tell(&case.place, &message);
            return Vec::new();
        }
    };
    let Some(rows) = data.map_or(Some(vec![None]), |data| tables.rows(&data, case, troubles))
    else {
        return Vec::new();
    };
    let mut cases = Vec::new();
    for input in inputs {
        for way in ways(case) {
            let options = settings.of(input);
            cases.extend(rows.iter().map(|row| Case::new(input, case, way, *row, options)));
        }
    }
    cases
}

/// Profiles or templates × targets, each once; one of nothing if none is named.
fn ways<'a>(case: &'a TestCase) -> Vec<Way<'a>> {
    let none = Way { profile: None, template: None, target: None };
    let profiles = each(&case.profile).map(|profile| Way { profile: Some(profile), ..none });
    let templates = each(&case.template).map(|template| Way { template: Some(template), ..none });
    let mut forms: Vec<Way<'a>> = profiles.chain(templates).collect();
    if forms.is_empty() {
        forms.push(none);
    }
    if case.target.is_empty() {
        return forms;
    }
    let targets: Vec<&str> = each(&case.target).collect();
    let aimed = |form: Way<'a>| targets.clone().into_iter().map(move |target| form.aimed(target));
    forms.into_iter().flat_map(aimed).collect()
}

/// Every text of a list once.
fn each(texts: &Texts) -> impl Iterator<Item = &str> {
    let first = |at: usize, text: &str| texts.iter().position(|other| other == text) == Some(at);
    texts
        .iter()
        .enumerate()
        .filter(move |(at, text)| first(*at, text))
        .map(|(_, text)| text.as_str())
}

/// Two prompts that would be written to one file, on file systems without capitals too.
fn collision(cases: &[Case]) -> Option<String> {
    let mut seen: BTreeMap<String, &Case> = BTreeMap::new();
    cases.iter().find_map(|case| {
        let path = case.snapshot.to_string_lossy().to_lowercase();
        let other = seen.insert(path, case)?;
        let advice = if Arc::ptr_eq(&case.of, &other.of) && case.row.is_some() {
            "make the values of the column `id` differ, or leave the column out"
        } else {
            "give one of them a `name` of its own"
        };
        let (one, two) = (other.described(), case.described());
        let file = case.snapshot.display();
        Some(format!("{file} would hold two prompts, {one} and {two}; {advice}"))
    })
}
