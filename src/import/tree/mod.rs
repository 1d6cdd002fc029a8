//! JSON and YAML: scripts as programs and language models write them, in whatever shape.
//!
//! Where the scenes are is found by what is in them; every key is read by its words, as a label of
//! a document is. What nobody knows becomes a remark, `key: value`.

mod find;
mod json;
mod keys;
mod node;
mod plan;
mod scene;
mod top;
mod yaml;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

use super::draft::Video;
use find::Film;
use node::Node;
use scene::Custom;

pub(super) use scene::number;

/// Reads a file of JSON or JSON Lines.
///
/// # Errors
/// A finding at the first place that is no JSON.
pub(super) fn read_json(source: &Source) -> Result<Vec<Video>, Box<Diagnostic>> {
    json::read(source.text()).map(|root| videos(&root))
}

/// Reads a file of YAML.
///
/// # Errors
/// A finding at the first place that is no YAML.
pub(super) fn read_yaml(source: &Source) -> Result<Vec<Video>, Box<Diagnostic>> {
    yaml::read(source).map(|root| videos(&root))
}

fn videos(root: &Node) -> Vec<Video> {
    if plan::is_plan(root) {
        return vec![plan::read(root)];
    }
    find::films(root).iter().map(video).collect()
}

fn video(film: &Film<'_>) -> Video {
    let custom = Custom::of(film);
    let mut video = Video::default();
    top::read(&mut video, film, custom);
    video.scenes = film.shots.iter().map(|shot| scene::read(shot, custom)).collect();
    video
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail")]
mod tests;
