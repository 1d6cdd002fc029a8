//! What each scene is shown as.

use crate::ast::{MediaKind, SceneType};
use crate::optimize::attachments::{cites, kind_of_file, name_of};
use crate::plan::{File, FileSource, Scene};
use crate::speech::aloud;
use crate::target::media::{self, Media};
use crate::target::{FileInput, Job, Schema};
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
        /// The picture.
        source: FileInput,
        /// What is said over it.
        script: Option<String>,
        /// How long it stands if nothing is said.
        seconds: Time,
    },
    /// A clip.
    Clip {
        /// The clip.
        source: FileInput,
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
    /// There is no picture; the presenter says the narration before a plain background.
    Bare,
    /// There is no picture and no narration.
    Nothing,
}

/// The video, shot by shot, with what became of each scene and the file that it shows.
#[derive(Debug)]
pub(super) struct Board {
    pub(super) shots: Vec<Shot>,
    pub(super) fates: Vec<(Fate, Option<usize>)>,
}

impl Board {
    pub(super) fn of(job: &Job<'_>) -> Self {
        let mut board = Self { shots: Vec::new(), fates: Vec::new() };
        for scene in &job.plan.scenes {
            board.add(job, scene);
        }
        if job.plan.avatar_id.is_none() {
            board.shots.retain(|shot| !matches!(shot, Shot::Presenter { .. }));
        }
        board
    }

    fn add(&mut self, job: &Job<'_>, scene: &Scene) {
        let script = script(scene);
        let (fate, file) = fate(job, scene, script.is_some());
        self.fates.push((fate, file));
        let source = || {
            let file = job.plan.files.get(file?)?;
            media::input(file, job.source, &*job.options.files)
        };
        match fate {
            Fate::Spoken | Fate::Bare => self.say(script, fate == Fate::Bare),
            Fate::Pictured => self.shots.extend(source().map(|source| Shot::Still {
                source,
                script,
                seconds: scene.seconds,
            })),
            Fate::Clipped | Fate::ClippedThenSpoken => {
                self.shots.extend(source().map(|source| Shot::Clip { source }));
                if fate == Fate::ClippedThenSpoken {
                    self.say(script, false);
                }
            }
            Fate::Silent | Fate::Nothing => {}
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
fn fate(job: &Job<'_>, scene: &Scene, speaks: bool) -> (Fate, Option<usize>) {
    if is_on_camera(scene) {
        return (if speaks { Fate::Spoken } else { Fate::Silent }, None);
    }
    let file = file_of(job, scene);
    // The older form shows presenters alone.
    let kind = file.filter(|_| job.options.schema == Schema::V3).map(|at| kind(job, at));
    let fate = match (kind, speaks) {
        (Some(Picture::Still), _) => Fate::Pictured,
        (Some(Picture::Clip), false) => Fate::Clipped,
        (Some(Picture::Clip), true) => Fate::ClippedThenSpoken,
        (Some(Picture::None) | None, true) => Fate::Bare,
        (Some(Picture::None) | None, false) => Fate::Nothing,
    };
    let shown = matches!(fate, Fate::Pictured | Fate::Clipped | Fate::ClippedThenSpoken);
    (fate, file.filter(|_| shown))
}

/// Whether the presenter is seen: a scene without type is his, unless it names a picture.
fn is_on_camera(scene: &Scene) -> bool {
    match scene.scene_type.map(|written| written.value) {
        Some(SceneType::ARoll | SceneType::Overlay) => true,
        Some(SceneType::BRoll) => false,
        None => scene.media.is_empty(),
    }
}

/// The file that a scene shows: one that it names, else the only one there is.
fn file_of(job: &Job<'_>, scene: &Scene) -> Option<usize> {
    let files = &job.plan.files;
    if !scene.media.is_empty() && !scene.uses(MediaKind::Asset) {
        return None;
    }
    let named = (0..files.len())
        .find(|at| files.get(*at).is_some_and(|file| cites(scene, &name_of(file, *at))));
    let only = || {
        let pictures: Vec<usize> =
            (0..files.len()).filter(|at| kind(job, *at) != Picture::None).collect();
        match pictures.as_slice() {
            [only] if scene.uses(MediaKind::Asset) && scene.assets.is_empty() => Some(*only),
            _ => None,
        }
    };
    named.or_else(only)
}

/// What a file can be shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    Still,
    Clip,
    None,
}

fn kind(job: &Job<'_>, at: usize) -> Picture {
    let Some(file) = job.plan.files.get(at) else { return Picture::None };
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
