//! Files that are written: wholly or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::input::Input;
use crate::terminal::{FINE, TROUBLE, Terminal};

/// Characters of a file's name that it has until it is whole.
const LONGEST_NAME: usize = 50;

/// Where the text of each input goes: `None` is standard output. `ending` is that of such files.
///
/// # Errors
/// Says what to type where two texts would end up in one place.
pub(crate) fn destinations(
    inputs: &[Input],
    output: Option<&str>,
    ending: &str,
) -> Result<Vec<Option<PathBuf>>, String> {
    let several = inputs.len() > 1;
    match output.filter(|output| *output != "-") {
        None if several => {
            Err(format!("{} scripts, but one output: add -o 'out/{{stem}}.{ending}'", inputs.len()))
        }
        None => Ok(vec![None; inputs.len()]),
        Some(output) if several && !output.contains("{stem}") => Err(format!(
            "{} scripts would all be written to {output}: put {{stem}} into -o",
            inputs.len()
        )),
        Some(output) => distinct(inputs, output),
    }
}

fn distinct(inputs: &[Input], output: &str) -> Result<Vec<Option<PathBuf>>, String> {
    let paths: Vec<PathBuf> =
        inputs.iter().map(|input| output.replace("{stem}", &input.stem()).into()).collect();
    let mut seen = BTreeSet::new();
    let own = inputs.iter().zip(&paths).find(|(input, path)| is_same(input, path));
    if let Some((_, path)) = own {
        return Err(format!(
            "{} is the script itself, which would be lost: give -o another name",
            path.display()
        ));
    }
    match paths.iter().find(|path| !seen.insert(*path)) {
        Some(twice) => Err(format!(
            "two scripts would be written to {}; write them one by one",
            twice.display()
        )),
        None => Ok(paths.into_iter().map(Some).collect()),
    }
}

/// Whether a text would be written over the script that it was made from.
fn is_same(input: &Input, path: &Path) -> bool {
    let Input::File(script) = input else { return false };
    let whole = |path: &Path| fs::canonicalize(path).ok();
    whole(script).is_some_and(|script| script.is_file() && whole(path) == Some(script))
}

/// Writes a text to a file, and says what is in it, or to standard output.
pub(crate) fn deliver(path: Option<&Path>, text: &str, summary: &str, terminal: &Terminal) -> u8 {
    let Some(path) = path else {
        return terminal.put(text, FINE);
    };
    match write(path, text) {
        Ok(()) => {
            terminal.say(&format!("{}: {summary}\n", path.display()));
            FINE
        }
        Err(error) => {
            terminal.error(&format!("cannot write {}: {error}", path.display()));
            TROUBLE
        }
    }
}

/// Writes a file so that nobody ever sees half of it: beside it first, then renamed. Devices,
/// pipes and open streams are written to as they are.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if is_stream(path) {
        return File::options().append(true).open(path)?.write_all(text.as_bytes());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    // A link stays a link: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(folder);
    let beside = folder.join(beside(path));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| keep_permissions(path, &beside))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The half-written file is of no use to anybody; if it will not go, the error below counts.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// The name of a file until it is whole: no longer than a system allows, however long its own is.
fn beside(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let cut: String = name.chars().take(LONGEST_NAME).collect();
    format!(".{cut}.{}.tmp", std::process::id())
}

/// Whether a path leads to something that a file must not take the place of, such as `/dev/null`.
/// What a stream of this process leads to may be a file, which has lines of others in it.
fn is_stream(path: &Path) -> bool {
    let is_open = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"]
        .iter()
        .any(|streams| path.starts_with(streams));
    is_open || fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

pub(crate) fn keep_permissions(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(from) {
        Ok(old) => fs::set_permissions(to, old.permissions()),
        Err(_) => Ok(()),
    }
}
