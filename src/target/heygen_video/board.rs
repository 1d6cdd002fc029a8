//! What each scene is shown as.

use crate::ast::{MediaKind, SceneType};
use crate::optimize::attachments::{cites, kind_of_file, name_of};
use crate::plan::{File, FileSource, Scene};
use crate::speech::aloud;
use crate::target::media::{self, Media};
use crate::target::{Job, Schema};
use crate::time::Time;

/// What a scene is shown as, and what takes the place of what it cannot be shown as.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shot {
    /// The presenter says something.
    Presenter {
        /// What.
        script: String,
        /// Whether a plain background stands in for a picture.
        bare: bool,
    },
    /// A still picture, silent or narrated.
    Still {
        /// Which of the files.
        file: usize,
        /// What is said over it.
        script: Option<String>,
        /// How long it stands if nothing is said.
        seconds: Time,
    },
    /// A clip.
    Clip {
        /// Which of the files.
        file: usize,
    },
}

/// What becomes of a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The presenter says it.
    Spoken,
    /// Nobody speaks, and there is nothing to show.
    Silent,
    /// A picture stands, with its narration if it has one.
    Pictured,
    /// A clip runs, and it has no narration.
    Clipped,
    /// A clip runs, and the presenter says its narration afterwards.
    ClippedThenSpoken,
    /// A picture would stand for no time at all.
    Timeless,
    /// There is no picture; the presenter says the narration before a plain background.
    Bare,
    /// There is no picture and no narration.
    Nothing,
}

/// Files that scenes can name: with more, no scene is looked through for all of them.
const MOST_FILES: usize = 100;

/// The video, shot by shot, with what became of each scene and the file that it shows.
#[derive(Debug)]
pub(super) struct Board {
    pub(super) shots: Vec<Shot>,
    pub(super) fates: Vec<(Fate, Option<usize>)>,
}

impl Board {
    pub(super) fn of(job: &Job<'_>) -> Self {
        let files: Vec<Named> = job
            .plan
            .files
            .iter()
            .take(MOST_FILES)
            .enumerate()
            .map(|(at, file)| Named { name: name_of(file, at), picture: picture(job, file, at) })
            .collect();
        let mut board = Self { shots: Vec::new(), fates: Vec::new() };
        for scene in &job.plan.scenes {
            board.add(job, &files, scene);
        }
        if job.plan.avatar_id.is_none() {
            board.shots.retain(|shot| !matches!(shot, Shot::Presenter { .. }));
        }
        board
    }

    fn add(&mut self, job: &Job<'_>, files: &[Named], scene: &Scene) {
        let script = script(scene);
        let (fate, file) = fate(job, files, scene, script.is_some());
        self.fates.push((fate, file));
        match (fate, file) {
            (Fate::Pictured, Some(file)) => {
                self.shots.push(Shot::Still { file, script, seconds: scene.seconds });
            }
            (Fate::Clipped, Some(file)) => self.shots.push(Shot::Clip { file }),
            (Fate::ClippedThenSpoken, Some(file)) => {
                self.shots.push(Shot::Clip { file });
                self.say(script, false);
            }
            (Fate::Spoken | Fate::Bare, _) => self.say(script, fate == Fate::Bare),
            _ => {}
        }
    }

    fn say(&mut self, script: Option<String>, bare: bool) {
        self.shots.extend(script.map(|script| Shot::Presenter { script, bare }));
    }
}

/// What is said in a scene, as a voice gets it.
pub(super) fn script(scene: &Scene) -> Option<String> {
    let said = aloud(scene.vo.as_ref()?.as_str());
    (!said.is_empty()).then_some(said)
}

/// What becomes of a scene, and which file it shows.
fn fate(job: &Job<'_>, files: &[Named], scene: &Scene, speaks: bool) -> (Fate, Option<usize>) {
    if is_on_camera(scene) {
        return (if speaks { Fate::Spoken } else { Fate::Silent }, None);
    }
    // The older form shows presenters alone.
    let file = file_of(files, scene).filter(|_| job.options.schema == Schema::V3);
    let picture = file.and_then(|at| files.get(at)).map(|file| file.picture);
    let fate = match (picture, speaks) {
        (Some(Picture::Still), false) if scene.seconds == Time::ZERO => Fate::Timeless,
        (Some(Picture::Still), _) => Fate::Pictured,
        (Some(Picture::Clip), false) => Fate::Clipped,
        (Some(Picture::Clip), true) => Fate::ClippedThenSpoken,
        (Some(Picture::None) | None, true) => Fate::Bare,
        (Some(Picture::None) | None, false) => Fate::Nothing,
    };
    let lacks = matches!(fate, Fate::Bare | Fate::Nothing);
    (fate, file.filter(|_| !lacks))
}

/// Whether the presenter is seen: a scene without type is his, unless it names a picture.
fn is_on_camera(scene: &Scene) -> bool {
    match scene.scene_type.map(|written| written.value) {
        Some(SceneType::ARoll | SceneType::Overlay) => true,
        Some(SceneType::BRoll) => false,
        None => scene.media.is_empty(),
    }
}

/// A file by its name and what it can be shown as.
struct Named {
    name: String,
    picture: Picture,
}

/// The file that a scene shows: one that it names, else the only picture there is.
fn file_of(files: &[Named], scene: &Scene) -> Option<usize> {
    if !scene.media.is_empty() && !scene.uses(MediaKind::Asset) {
        return None;
    }
    let named = files.iter().position(|file| cites(scene, &file.name));
    let only = || {
        let mut pictures =
            files.iter().enumerate().filter(|(_, file)| file.picture != Picture::None);
        let (only, more) = (pictures.next(), pictures.next());
        only.filter(|_| more.is_none()).map(|(at, _)| at)
    };
    let nameless = scene.uses(MediaKind::Asset) && scene.assets.is_empty();
    named.or_else(|| only().filter(|_| nameless))
}

/// What a file can be shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    Still,
    Clip,
    None,
}

fn picture(job: &Job<'_>, file: &File, at: usize) -> Picture {
    match media_of(job, file) {
        Some(Media::Png | Media::Jpeg) => Picture::Still,
        Some(Media::Mp4 | Media::Webm) => Picture::Clip,
        Some(_) => Picture::None,
        None => match kind_of_file(file, &name_of(file, at)) {
            "image" => Picture::Still,
            "video" => Picture::Clip,
            _ => Picture::None,
        },
    }
}

/// What a file is, if that is known for sure.
fn media_of(job: &Job<'_>, file: &File) -> Option<Media> {
    match &file.source {
        FileSource::Inline { media_type, .. } => Media::of_type(media_type.as_str()),
        FileSource::Path { path } => {
            let path = media::path_of(job.source, path.as_str());
            media::inspect(&path, &*job.options.files).ok()?.0
        }
        FileSource::Url { .. } | FileSource::AssetId { .. } => None,
    }
}
