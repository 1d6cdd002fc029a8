//! Bringing a video home, whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::job::{Event, Kind};
use super::journal::sync_folder;
use super::{Client, ClientError, Job, Journal, State, Step, Watch};

/// Largest video that is fetched, in bytes.
const LARGEST: u64 = 16 << 30;
/// How often a video is tried.
const ATTEMPTS: u32 = 5;
/// The first pause between attempts; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// How much is read at once, in bytes.
const PIECE: usize = 128 << 10;

/// Why an attempt came to nothing.
enum Miss {
    /// A fresh address may help.
    Again(String),
    /// Nothing will.
    Never(ClientError),
}

impl Client {
    /// Downloads the videos of a completed job: the first to `path`, further ones beside it with
    /// `-2`, `-3` … before the extension. A file appears only when it is whole.
    ///
    /// The addresses of videos run out, so they are asked for anew each time.
    ///
    /// # Errors
    /// [`ClientError::Download`] if the job has no video, if a file is there and `overwrite` is not
    /// set, or if the video does not arrive whole; [`ClientError::File`] if it cannot be written.
    pub fn download(
        &self,
        journal: &Journal,
        job: &Job,
        path: &Path,
        overwrite: bool,
        watch: &mut dyn Watch,
    ) -> Result<Job, ClientError> {
        if job.state != State::Completed {
            return Err(ClientError::Download(format!(
                "job {} is {}: there is nothing to download",
                job.id, job.state
            )));
        }
        let mut job = job.clone();
        for number in 0..usize::try_from(job.results).unwrap_or(1) {
            let path = numbered(path, number);
            if path.exists() && !overwrite {
                let path = path.display();
                return Err(ClientError::Download(format!("{path} is there already")));
            }
            if path.is_dir() {
                let error = io::ErrorKind::IsADirectory.into();
                return Err(ClientError::File { path, error });
            }
            job = journal.note(&job, job.event(Kind::Downloading))?;
            self.bring(&job, number, &path, watch)?;
            let file = Some(path.display().to_string());
            job = journal.note(&job, Event { file, ..job.event(Kind::Downloaded) })?;
        }
        Ok(job)
    }

    /// Tries until the video is here.
    fn bring(
        &self,
        job: &Job,
        number: usize,
        path: &Path,
        watch: &mut dyn Watch,
    ) -> Result<(), ClientError> {
        let mut last = String::new();
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                let after = FIRST_PAUSE.saturating_mul(1 << (attempt - 1));
                watch.step(Step::Retrying { why: &last, after });
                std::thread::sleep(after);
            }
            match self.try_once(job, number, path, watch) {
                Ok(()) => return Ok(()),
                Err(Miss::Never(error)) => return Err(error),
                Err(Miss::Again(why)) => last = why,
            }
        }
        Err(ClientError::Download(format!("job {}: {last}", job.id)))
    }

    fn try_once(
        &self,
        job: &Job,
        number: usize,
        path: &Path,
        watch: &mut dyn Watch,
    ) -> Result<(), Miss> {
        let seen = self.look(job, watch).map_err(|error| match error {
            ClientError::Unreachable(why) => Miss::Again(why),
            other => Miss::Never(other),
        })?;
        let Some(url) = seen.videos.get(number) else {
            return Err(Miss::Again("the provider names no address for the video yet".to_owned()));
        };
        let response = self.http.fetch(url).map_err(|error| match error {
            ClientError::Download(why) if !why.contains("not `https`") => Miss::Again(why),
            other => Miss::Never(other),
        })?;
        let status = response.status().as_u16();
        if !response.status().is_success() {
            return Err(Miss::Again(format!("the address of the video answers HTTP {status}")));
        }
        let of = response.body().content_length();
        let body = response.into_body().into_with_config().limit(LARGEST).reader();
        self.save(body, of, path, watch)
    }

    /// Writes beside the file first and renames when all of it is there.
    fn save(
        &self,
        mut body: impl io::Read,
        of: Option<u64>,
        path: &Path,
        watch: &mut dyn Watch,
    ) -> Result<(), Miss> {
        let failed =
            |error: io::Error| Miss::Never(ClientError::File { path: path.to_owned(), error });
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(failed)?;
        let beside = beside(path);
        let mut file = open_alone(&beside).map_err(failed)?;
        let mut piece = vec![0; PIECE];
        let mut bytes = 0;
        loop {
            let read = body.read(&mut piece).map_err(|error| {
                Miss::Again(format!("the video broke off: {}", self.http.scrub(&error.to_string())))
            })?;
            let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else { break };
            file.write_all(part).map_err(failed)?;
            bytes += part.len() as u64;
            watch.step(Step::Downloading { bytes, of });
        }
        if bytes == 0 || of.is_some_and(|of| of != bytes) {
            let of = of.map_or_else(String::new, |of| format!(" of {of}"));
            return Err(Miss::Again(format!("the video broke off after {bytes}{of} bytes")));
        }
        let finish = || {
            file.sync_all()?;
            fs::rename(&beside, path)?;
            sync_folder(folder)
        };
        finish().map_err(failed)
    }
}

/// `film.mp4`, `film-2.mp4`, `film-3.mp4`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    if number == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{}{end}", number + 1))
}

/// Where a video grows. The name is always the same, so that an attempt that was killed leaves one
/// file at most, and the next attempt takes it over.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.part"))
}

/// Opens a file that nobody else writes, and empties it.
fn open_alone(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => file.set_len(0).map(|()| file),
        Err(TryLockError::WouldBlock) => {
            Err(io::Error::new(io::ErrorKind::WouldBlock, "another download is writing it"))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_videos_stand_side_by_side() {
        let path = Path::new("out/film.mp4");
        assert_eq!(numbered(path, 0), path);
        assert_eq!(numbered(path, 1), Path::new("out/film-2.mp4"));
        assert_eq!(numbered(Path::new("film"), 2), Path::new("film-3"));
        assert_eq!(beside(path), Path::new("out/.film.mp4.part"));
    }
}
