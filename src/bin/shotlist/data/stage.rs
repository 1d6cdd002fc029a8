//! Files that appear together: written aside first, and moved to their places when all are there.
//!
//! The files are not forced to the disk one by one, which would take minutes for thousands. The
//! manifest is, before they appear, and its hashes tell after a power cut which must be made again.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::output;

/// The folder for files that are not at their places yet.
pub(crate) const NAME: &str = ".shotlist-rows";

/// A folder for files on their way. It is gone when this is dropped, with all that is in it.
pub(crate) struct Stage {
    folder: PathBuf,
    /// Kept open: the lock ends with it, however the program does.
    _lock: File,
    /// Folders that were made for it, the innermost first.
    made: Vec<PathBuf>,
}

impl Stage {
    /// Makes the folder, and clears away what an interrupted run has left.
    ///
    /// # Errors
    /// Says who is in the way.
    pub(crate) fn new(target: &Path) -> Result<Self, String> {
        let folder = target.join(NAME);
        let cannot = |error: &io::Error| format!("cannot write to {}: {error}", target.display());
        let made = missing(target);
        fs::create_dir_all(&folder).map_err(|error| cannot(&error))?;
        let lock = File::create(folder.join("lock")).map_err(|error| cannot(&error))?;
        match lock.try_lock() {
            Ok(()) if folder.join("lock").exists() => {}
            Ok(()) | Err(TryLockError::WouldBlock) => {
                let target = target.display();
                return Err(format!("another run is writing to {target}; wait until it has ended"));
            }
            // Not every file system can lock: there nobody else is assumed.
            Err(TryLockError::Error(_)) => {}
        }
        clear(&folder).map_err(|error| cannot(&error))?;
        Ok(Self { folder, _lock: lock, made })
    }

    /// Writes a file aside under its number.
    pub(crate) fn put(&self, number: usize, text: &str) -> io::Result<()> {
        fs::write(self.path(number), text)
    }

    /// Moves a file to its place.
    pub(crate) fn release(&self, number: usize, place: &Path) -> io::Result<()> {
        let aside = self.path(number);
        if fs::symlink_metadata(place).is_ok()
            && let Ok(old) = fs::canonicalize(place)
        {
            // A link stays a link: what it leads to is replaced.
            output::keep_permissions(&old, &aside)?;
            return fs::rename(aside, old);
        }
        match (fs::rename(&aside, place), place.parent()) {
            (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(folder)?;
                fs::rename(aside, place)
            }
            (moved, _) => moved,
        }
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run. A folder with files in it stays.
        let _ = fs::remove_dir_all(&self.folder);
        self.made.iter().all(|folder| fs::remove_dir(folder).is_ok());
    }
}

/// The folders of a path that do not exist, the innermost first.
fn missing(path: &Path) -> Vec<PathBuf> {
    let missing =
        path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    missing.map(Path::to_owned).collect()
}

fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() != "lock" {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
