//! `--baseline`: the findings that are known, and the file that they are in.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use shotlist::lint::Linter;
use shotlist::report::{Baseline, Census, Totals};
use shotlist::{Error, Source};

use super::page::{Page, Work};
use crate::input::{Input, read_all, real};
use crate::output;
use crate::terminal::{TROUBLE, Terminal};
use crate::text::{counted, in_line, thousands};

/// A baseline and its file.
pub(super) struct Known {
    path: PathBuf,
    /// Where it is; names in it are relative to this, from wherever the run is started.
    folder: PathBuf,
    /// `None` if there is no such file yet.
    baseline: Option<Baseline>,
}

impl Known {
    /// Reads a baseline, if it exists.
    pub(super) fn load(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let baseline = match File::open(path).and_then(read_all) {
            Ok(bytes) => {
                let source = Source::from_bytes(name.as_str(), bytes)?;
                Some(Baseline::parse(name, source.text())?)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Error::Io { path: name, error }),
        };
        let folder = real(path.parent().unwrap_or(Path::new("")));
        Ok(Self { path: path.to_owned(), folder, baseline })
    }

    pub(super) fn census(&self, input: &Input) -> Census<'_> {
        Census::new(self.baseline.as_ref(), self.name(input))
    }

    /// What a script is called in the baseline.
    fn name(&self, input: &Input) -> String {
        if input.is_nameless() {
            return input.path().display().to_string();
        }
        let folder = real(input.path().parent().unwrap_or(Path::new("")));
        relative(&self.folder, &folder.join(input.path().file_name().unwrap_or_default()))
    }

    /// Writes the baseline if there is none yet, else says what of it is gone.
    pub(super) fn settle(
        &self,
        work: &Work<'_>,
        pages: &[Page],
        totals: &Totals,
        code: u8,
        terminal: &Terminal,
    ) -> u8 {
        let mut present = Baseline::default();
        for page in pages {
            present.merge(page.present.clone().unwrap_or_default());
        }
        match &self.baseline {
            None if totals.failed > 0 => {
                let path = self.path.display();
                terminal.error(&format!("{path} is not written, for not every script was checked"));
                TROUBLE
            }
            None => self.write(&present, pages.len(), code, terminal),
            Some(old) => {
                self.tell_gone(old, &present, work, pages, terminal);
                code
            }
        }
    }

    fn write(&self, present: &Baseline, scripts: usize, code: u8, terminal: &Terminal) -> u8 {
        let path = in_line(&self.path);
        if let Err(error) = output::write(&self.path, &present.json()) {
            terminal.error(&format!("cannot write {path}: {error}"));
            return TROUBLE;
        }
        terminal.say(&format!(
            "Wrote {} of {} to {path}: from now on only new ones are reported\n",
            counted(present.len(), "known finding"),
            counted(scripts, "script"),
        ));
        code
    }

    /// How much of the baseline has been mended, of what this run has looked for.
    fn tell_gone(
        &self,
        old: &Baseline,
        present: &Baseline,
        work: &Work<'_>,
        pages: &[Page],
        terminal: &Terminal,
    ) {
        let linters: BTreeMap<String, &Linter> = pages
            .iter()
            .filter_map(|page| Some((self.name(&page.input), work.linter(&page.input).ok()?)))
            .collect();
        let looked = |file: &str, rule: &str| match linters.get(file) {
            Some(linter) => linter.is_on(rule),
            // Of a script that is no more, all is gone; of one that was not checked, nothing.
            None => !file.starts_with('<') && !self.folder.join(file).exists(),
        };
        let (known, gone) = old.gone(present, looked);
        if gone > 0 {
            let (path, gone) = (in_line(&self.path), thousands(gone));
            let (known, are) =
                (counted(known, "known finding"), if gone == "1" { "is" } else { "are" });
            terminal.say(&format!(
                "{gone} of {known} {are} gone: to shrink {path}, delete it and check all scripts again\n"
            ));
        }
    }
}

/// The way from a folder to a file, with `/` between the parts.
fn relative(folder: &Path, file: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return file.display().to_string();
    }
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn names_are_relative_to_the_baseline() {
        for (folder, file, name) in [
            ("/srv", "/srv/films/a.shot", "films/a.shot"),
            ("/srv/ci", "/srv/films/a.shot", "../films/a.shot"),
            ("/srv/films", "/srv/films/a.shot", "a.shot"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(file)), name);
        }
    }
}
