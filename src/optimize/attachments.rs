//! Pass 8: every file is named with what it is for. The agent ignores files that nobody mentions.

use crate::plan::{File, FileSource, Plan, Scene};

use super::{Attachment, Optimized, words};

pub(super) const NAME: &str = "attachments";

/// Of more files than this no prompt can speak; the rest are named without their scenes.
pub(crate) const MOST_FILES: usize = 20;

/// File endings and MIME types by kind.
const KINDS: [(&str, &[&str]); 4] = [
    ("image", &["png", "jpg", "jpeg", "webp", "gif", "svg"]),
    ("video", &["mp4", "webm", "mov", "mpeg"]),
    ("audio", &["mp3", "wav", "m4a", "aac", "ogg"]),
    ("document", &["pdf", "docx", "pptx", "txt", "csv", "xlsx"]),
];

pub(super) fn run(optimized: &mut Optimized) {
    let plan = &optimized.plan;
    if plan.files.is_empty() {
        return;
    }
    let shown = Shown::of(plan);
    let files = plan.files.iter().enumerate();
    let found: Vec<Attachment> =
        files.map(|(at, file)| attachment(plan, &shown, file, at)).collect();
    for file in &found {
        let name = &file.name;
        let message = match (&file.usage, file.scenes.as_slice()) {
            (Some(_), _) => format!("names “{name}” with its use"),
            (None, []) => format!(
                "calls “{name}” reference material: neither a `use` nor a scene says what it is for"
            ),
            (None, scenes) => format!("names “{name}” with the scenes that cite it: {scenes:?}"),
        };
        optimized.report(NAME, message);
    }
    optimized.guidance.attachments = found;
}

fn attachment(plan: &Plan, shown: &Shown, file: &File, at: usize) -> Attachment {
    let name = name_of(file, at);
    let usage =
        file.usage.as_ref().map(ToString::to_string).filter(|usage| !usage.trim().is_empty());
    let told = usage.as_ref().is_some_and(|usage| {
        let usage = usage.to_lowercase();
        words::has(&usage, "scene") || words::has(&usage, "scenes")
    });
    let scenes = if told || at >= MOST_FILES { Vec::new() } else { scenes_of(plan, shown, &name) };
    Attachment { kind: kind_of_file(file, &name).to_owned(), name, usage, scenes }
}

pub(crate) fn name_of(file: &File, at: usize) -> String {
    let written = file.name.as_ref().map(ToString::to_string);
    let from_source = || match &file.source {
        FileSource::Url { url } => last_part(url.as_str()),
        FileSource::Path { path } => last_part(path.as_str()),
        FileSource::AssetId { asset_id } => asset_id.to_string(),
        FileSource::Inline { .. } => String::new(),
    };
    let name = written.filter(|name| !name.trim().is_empty()).unwrap_or_else(from_source);
    if name.trim().is_empty() { format!("file {}", at + 1) } else { name }
}

/// The last part of a path or address, without query and fragment.
fn last_part(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    path.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// The kind that the ending of a file's name shows; `file` if it shows none.
pub(super) fn kind_of(name: &str) -> &'static str {
    let ending = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !stem.contains(char::is_whitespace) => ending,
        _ => return "file",
    };
    kind_of_ending(ending)
}

fn kind_of_ending(ending: &str) -> &'static str {
    let ending = ending.to_ascii_lowercase();
    let kind = KINDS.iter().find(|(_, endings)| endings.contains(&ending.as_str()));
    kind.map_or("file", |(kind, _)| kind)
}

pub(crate) fn kind_of_file(file: &File, name: &str) -> &'static str {
    let of_source = match &file.source {
        FileSource::Url { url } => kind_of(&last_part(url.as_str())),
        FileSource::Path { path } => kind_of(path.as_str()),
        FileSource::AssetId { .. } => "file",
        FileSource::Inline { media_type, .. } => {
            kind_of_ending(media_type.as_str().rsplit('/').next().unwrap_or_default())
        }
    };
    if of_source == "file" { kind_of(name) } else { of_source }
}

/// What all scenes show, as one text to search, with the place where each scene's part ends.
struct Shown {
    text: String,
    ends: Vec<(usize, u32)>,
}

impl Shown {
    fn of(plan: &Plan) -> Self {
        let mut shown = Self { text: String::new(), ends: Vec::new() };
        for scene in &plan.scenes {
            let layers = scene.layers.iter().map(|layer| &layer.text);
            let content = scene.visual.iter().chain(layers).chain(&scene.left).chain(&scene.right);
            for text in content.chain(&scene.directions) {
                shown.text.push_str(text.as_str());
                shown.text.push('\n');
            }
            shown.ends.push((shown.text.len(), scene.index));
        }
        shown
    }

    /// Numbers of the scenes that mention a name.
    fn mentions(&self, name: &str) -> impl Iterator<Item = u32> {
        let places = self.text.match_indices(name).map(|(at, name)| at..at + name.len());
        let whole = places.filter(|range| words::is_whole(&self.text, range.clone()));
        whole.filter_map(|range| {
            let at = self.ends.partition_point(|(end, _)| *end <= range.start);
            self.ends.get(at).map(|(_, scene)| *scene)
        })
    }
}

/// Numbers of the scenes that ask for a file by `ASSET name` or mention its name.
fn scenes_of(plan: &Plan, shown: &Shown, name: &str) -> Vec<u32> {
    let asks =
        |scene: &&Scene| scene.assets.iter().any(|asset| asset.as_str().eq_ignore_ascii_case(name));
    let mut scenes: Vec<u32> = plan.scenes.iter().filter(asks).map(|scene| scene.index).collect();
    scenes.extend(shown.mentions(name));
    scenes.sort_unstable();
    scenes.dedup();
    scenes
}

pub(crate) fn cites(scene: &Scene, name: &str) -> bool {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let mut texts = scene
        .visual
        .iter()
        .chain(layers)
        .chain(&scene.left)
        .chain(&scene.right)
        .chain(&scene.directions);
    let mentions = |text: &str| {
        text.match_indices(name).any(|(at, found)| words::is_whole(text, at..at + found.len()))
    };
    scene.assets.iter().any(|asset| asset.as_str().eq_ignore_ascii_case(name))
        || texts.any(|text| mentions(text.as_str()))
}
