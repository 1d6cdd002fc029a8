//! The only door to the file system, and a stand-in for tests and for callers without one.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

/// The start of a file, and how long it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Head {
    /// The first bytes: as many as were asked for, or fewer if the file is shorter.
    pub bytes: Vec<u8>,
    /// Length of the whole file in bytes.
    pub length: u64,
}

impl Head {
    /// The start of a file of `length` bytes.
    pub const fn new(bytes: Vec<u8>, length: u64) -> Self {
        Self { bytes, length }
    }
}

/// Where the library reads styles, templates and the files of a request from.
pub trait Files: Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the operating system says; [`io::ErrorKind::NotFound`] if there is no such file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Names of the files in a folder, sorted; empty if there is no such folder.
    fn list(&self, folder: &str) -> Vec<String>;

    /// The first `most` bytes of a file and its length, for who need not read it all.
    ///
    /// # Errors
    /// As [`Files::read`].
    fn head(&self, path: &str, most: usize) -> io::Result<Head> {
        let mut bytes = self.read(path)?;
        let length = bytes.len() as u64;
        bytes.truncate(most);
        Ok(Head { bytes, length })
    }
}

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Vec::new();
        };
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    fn head(&self, path: &str, most: usize) -> io::Result<Head> {
        let kind = std::fs::metadata(path)?;
        if !kind.is_file() {
            // A pipe would wait for its writer, and a folder has no bytes.
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
        Ok(Head { bytes, length: kind.len() })
    }
}

/// Files in memory: paths with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles(BTreeMap<String, Vec<u8>>);

impl MemoryFiles {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.into(), bytes.into());
        self
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = path.trim_start_matches("./");
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let folder = format!("{}/", folder.trim_start_matches("./").trim_end_matches('/'));
        self.0
            .keys()
            .filter_map(|path| path.strip_prefix(&folder))
            .filter(|name| !name.contains('/'))
            .map(str::to_owned)
            .collect()
    }
}
