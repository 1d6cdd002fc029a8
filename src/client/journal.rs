//! The journal: one line an event, on the disk before the step it tells of is taken.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::job::Event;
use super::{ClientError, Job};

/// A file of events, one JSON object a line. Several processes may use it at once.
#[derive(Clone, Debug)]
pub struct Journal {
    path: PathBuf,
}

/// Largest journal that is read, in bytes.
const LARGEST: u64 = 256 << 20;

impl Journal {
    /// A journal at that path; the file is made when something is written.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Every job, in the order in which they were sent.
    ///
    /// # Errors
    /// [`ClientError::File`] if the file is there and cannot be read.
    pub fn jobs(&self) -> Result<Vec<Job>, ClientError> {
        match File::open(&self.path) {
            Ok(mut file) => Ok(Job::fold(read(&mut file).map_err(|error| self.error(error))?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(self.error(error)),
        }
    }

    /// The job of that number; as much of it as tells it from the others will do. `last` is the
    /// latest one.
    ///
    /// # Errors
    /// [`ClientError::NoSuchJob`] if there is none, or more than one; [`ClientError::File`].
    pub fn find(&self, id: &str) -> Result<Job, ClientError> {
        let mut jobs = self.jobs()?;
        let path = self.path.display();
        if id == "last" {
            return jobs
                .pop()
                .ok_or_else(|| ClientError::NoSuchJob(format!("there is no job in {path}")));
        }
        jobs.retain(|job| !id.is_empty() && job.id.starts_with(id));
        match jobs.len() {
            1 => Ok(jobs.remove(0)),
            0 => Err(ClientError::NoSuchJob(format!("there is no job `{id}` in {path}"))),
            many => Err(ClientError::NoSuchJob(format!(
                "{many} jobs in {path} begin with {id}: give more of the number"
            ))),
        }
    }

    /// Writes an event down and gives the job as it is now.
    pub(super) fn note(&self, job: &Job, event: Event) -> Result<Job, ClientError> {
        self.locked(|file| write(file, &event))?;
        let mut job = job.clone();
        job.take(event);
        Ok(job)
    }

    /// Looks at all jobs and writes an event, with nobody in between: of two processes with the
    /// same request only one gets to send it.
    pub(super) fn claim(
        &self,
        decide: impl FnOnce(&[Job]) -> Result<Event, ClientError>,
    ) -> Result<Job, ClientError> {
        let mut decided = None;
        self.locked(|file| {
            let mut events = read(file)?;
            let event = match decide(&Job::fold(events.clone())) {
                Ok(event) => event,
                Err(error) => {
                    decided = Some(Err(error));
                    return Ok(());
                }
            };
            write(file, &event)?;
            let id = event.job.clone();
            events.push(event);
            decided = Job::fold(events).into_iter().find(|job| job.id == id).map(Ok);
            Ok(())
        })?;
        decided.unwrap_or_else(|| {
            let error = io::Error::other("the event that was written begins no job");
            Err(self.error(error))
        })
    }

    fn locked(&self, work: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), ClientError> {
        let run = || {
            let mut file = self.open()?;
            file.lock()?;
            // Closing the file lets go of the lock, also when the process is killed.
            work(&mut file)
        };
        run().map_err(|error| self.error(error))
    }

    fn open(&self) -> io::Result<File> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let is_new = !self.path.exists();
        let file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        if is_new {
            sync_folder(folder)?;
        }
        Ok(file)
    }

    fn error(&self, error: io::Error) -> ClientError {
        ClientError::File { path: self.path.clone(), error }
    }
}

/// A new file is safe only when its folder is.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The events; a line that a crash tore is passed over: what it told of was not begun.
fn read(file: &mut File) -> io::Result<Vec<Event>> {
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    if file.take(LARGEST + 1).read_to_end(&mut bytes)? as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the journal is too large"));
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Writes a line and waits until it is on the disk.
fn write(file: &mut File, event: &Event) -> io::Result<()> {
    let mut line = serde_json::to_string(event)?;
    line.push('\n');
    if is_torn(file)? {
        line.insert(0, '\n');
    }
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

/// Whether the last line has no end.
fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
