//! HeyGen's standard video API: narration word for word, scene by scene.
//!
//! One spoken scene becomes a body of type `avatar`, several of type `studio`; `board` decides what
//! each scene is shown as, and `losses` lists what no body has a place for.

mod board;
mod losses;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    Body, Endpoint, Field, FileInput, Job, Kind, Limits, Lowered, Role, Schema, Target,
    UnknownFields, heygen,
};
use crate::plan::{Orientation, Plan};
use crate::time::Time;
use board::{Board, Shot};

pub(super) const TARGET: Target = Target {
    name: "heygen-video",
    summary: "HeyGen's standard video API: narration word for word, scene by scene",
    limits: Limits {
        verbatim: true,
        public_addresses: true,
        callback_id_needs_url: true,
        needs_avatar: true,
        // Half an hour (vendor documentation).
        long_total: Some(Time::from_secs(30 * 60)),
        // Vendor documentation.
        scene_characters: Some(5_000),
        // Vendor code, the newest schema.
        scenes: Some(50),
        still: Some(Time::from_secs(300)),
        ..Limits::NONE
    },
    key: heygen::KEY,
    fields: &FIELDS,
    unknown_fields: UnknownFields::PassedOn,
    reserved: &RESERVED,
    lower,
    losses: losses::losses,
};

/// `POST /v3/videos` with the key in `X-Api-Key` (seed).
pub(crate) const ENDPOINT: Endpoint = Endpoint { path: "/v3/videos", ..heygen::endpoint() };

/// Fields of the newest schema (vendor code).
const FIELDS: [Field; 13] = [
    Field::new("title", Kind::Text),
    Field::new("resolution", Kind::Choice(&["4k", "1080p", "720p"])),
    Field::role(
        "aspect_ratio",
        Kind::Choice(&["16:9", "9:16", "4:5", "5:4", "1:1", "auto"]),
        Role::Aspect,
    ),
    Field::new("fit", Kind::Choice(&["cover", "contain"])),
    Field::role(
        "background",
        Kind::AnyOf(&[Kind::Color, Kind::Fields(&BACKGROUND)]),
        Role::Background,
    ),
    Field::new("remove_background", Kind::Flag),
    Field::role("output_format", Kind::Choice(&["mp4", "webm"]), Role::Container),
    Field::new("caption", Kind::AnyOf(&[Kind::Flag, Kind::Fields(&CAPTION)])),
    Field::role(
        "engine",
        Kind::AnyOf(&[Kind::Choice(ENGINES), Kind::Fields(&ENGINE)]),
        Role::Engine,
    ),
    Field::role("motion_prompt", Kind::Text, Role::Motion),
    Field::role("expressiveness", Kind::Choice(&["high", "medium", "low"]), Role::Expression),
    Field::new("watermark", Kind::Fields(&WATERMARK)),
    Field::new("voice_settings", Kind::Fields(&VOICE)),
];

const ENGINES: &[&str] = &["avatar_iii", "avatar_iv", "avatar_v"];

const ENGINE: [Field; 2] =
    [Field::new("type", Kind::Choice(ENGINES)), Field::new("reference_look_id", Kind::Id)];

const BACKGROUND: [Field; 5] = [
    Field::new("type", Kind::Choice(&["color", "image"])),
    Field::new("value", Kind::Color),
    Field::new("color", Kind::Color),
    Field::new("url", Kind::Url { public: true }),
    Field::new("asset_id", Kind::Id),
];

const CAPTION: [Field; 2] = [
    Field::new("file_format", Kind::Choice(&["srt"])),
    Field::new("style", Kind::Choice(&["default"])),
];

const WATERMARK: [Field; 4] = [
    Field::new("image", Kind::Open),
    Field::new("opacity", Kind::Number { least: 0.0, most: 1.0 }),
    Field::new("scale", Kind::Number { least: 0.0, most: f64::MAX }),
    Field::new("placement", Kind::Text),
];

const VOICE: [Field; 5] = [
    Field::new("speed", Kind::Number { least: 0.5, most: 1.5 }),
    Field::new("pitch", Kind::Number { least: -50.0, most: 50.0 }),
    Field::new("volume", Kind::Number { least: 0.0, most: 1.0 }),
    Field::new("locale", Kind::Text),
    Field::new("engine_settings", Kind::Fields(&VOICE_ENGINE)),
];

/// A union on `engine_type`; what one engine takes is open, as it grows with every model.
const VOICE_ENGINE: [Field; 7] = [
    Field::new("engine_type", Kind::Choice(&["elevenlabs", "fish", "starfish"])),
    Field::new("model", Kind::Text),
    Field::new("stability", Kind::Open),
    Field::new("similarity_boost", Kind::Open),
    Field::new("similarity", Kind::Open),
    Field::new("style", Kind::Open),
    Field::new("use_speaker_boost", Kind::Flag),
];

const RESERVED: [(&str, &str); 12] = [
    ("type", "it follows from the scenes"),
    ("avatar_id", "give `avatar_id` as a key of its own"),
    ("voice_id", "give `voice_id` as a key of its own"),
    ("script", "it is the scenes' narration"),
    ("audio_url", "a video has one source of sound, and that is the scenes' narration"),
    ("audio_asset_id", "a video has one source of sound, and that is the scenes' narration"),
    ("scenes", "they are the script's scenes"),
    ("video_inputs", "they are the script's scenes"),
    ("dimension", "give `orientation`, and `resolution` here"),
    ("callback_url", "give `callback_url` as a key of its own"),
    ("callback_id", "give `callback_id` as a key of its own"),
    ("image", "give the picture as one of `files`, and show it in a scene by `ASSET name`"),
];

/// Fields that belong to the presenter rather than the whole video, where a video has scenes.
const OF_THE_PRESENTER: [&str; 5] =
    ["voice_settings", "engine", "expressiveness", "motion_prompt", "background"];

/// Fields that a video of several scenes has not: it is an MP4, and every scene fills the canvas.
const OF_ONE_SCENE: [&str; 3] = ["output_format", "fit", "remove_background"];

/// The body of `POST /v3/videos`: a union on `type` (vendor code).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum VideoRequest {
    /// One presenter, one take.
    Avatar(AvatarVideo),
    /// Several scenes, one video.
    Studio(StudioVideo),
}

/// One presenter, one take (vendor code).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AvatarVideo {
    /// The name on the dashboard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The presenter's look.
    pub avatar_id: String,
    /// The voice; the avatar's own if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice_id: Option<String>,
    /// What is said: 1 to 5,000 characters (vendor documentation), with `<break time="1s"/>`.
    pub script: String,
    /// `16:9` if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Where the finished video is announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// The caller's own name for the job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<String>,
    /// The other fields that the script sets.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Several scenes, one video (vendor code).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StudioVideo {
    /// The name on the dashboard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `16:9` if there is none; every scene is cropped to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// 1 to 50 scenes.
    pub scenes: Vec<StudioScene>,
    /// Where the finished video is announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// The caller's own name for the job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<String>,
    /// The other fields that the script sets.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One scene of a video (vendor code).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum StudioScene {
    /// The presenter speaks.
    AvatarVideo {
        /// Who, and what.
        input: AvatarInput,
    },
    /// A still picture: silent for `duration`, or as long as its narration.
    Image {
        /// The picture.
        source: FileInput,
        /// The narrator's voice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voice_id: Option<String>,
        /// What is said over it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        script: Option<String>,
        /// How it is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voice_settings: Option<Value>,
        /// Seconds, above 0 and up to 300.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duration: Option<Time>,
    },
    /// A clip with its own sound.
    Video {
        /// The clip.
        source: FileInput,
    },
}

/// A presenter who speaks in a scene (vendor code).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AvatarInput {
    /// `avatar`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The presenter's look.
    pub avatar_id: String,
    /// The voice; the avatar's own if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice_id: Option<String>,
    /// What is said.
    pub script: String,
    /// The other fields that the script sets for the presenter.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The body that the seed shows for the same address. It is that of an older version, and a server
/// of the current one may refuse it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SeedRequest {
    /// The scenes.
    pub video_inputs: Vec<SeedScene>,
    /// Pixels of the video.
    pub dimension: Dimension,
}

/// One scene of that body (seed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SeedScene {
    /// `{type: avatar, avatar_id, avatar_style}`.
    pub character: Value,
    /// `{type: text, input_text, voice_id}`.
    pub voice: Value,
    /// `{type: color, value}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Value>,
}

/// Pixels (seed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dimension {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

#[expect(clippy::unnecessary_wraps, reason = "every target has this signature")]
fn lower(job: &Job<'_>) -> Lowered {
    let board = Board::of(job);
    let Some(first) = board.shots.first() else { return Ok(None) };
    let body = if job.options.schema == Schema::Seed {
        Body::Seed(Box::new(seed(job, &board)))
    } else if let ([shot], Shot::Presenter { script, bare, .. }) = (board.shots.as_slice(), first) {
        debug_assert_eq!(shot, first);
        let Some(avatar) = avatar(job, script, *bare) else { return Ok(None) };
        Body::Video(Box::new(VideoRequest::Avatar(avatar)))
    } else {
        Body::Video(Box::new(VideoRequest::Studio(studio(job, board.shots))))
    };
    Ok(Some((body, Some(&ENDPOINT))))
}

/// What a whole video has, however it is made.
struct Common {
    title: Option<String>,
    aspect_ratio: Option<String>,
    callback_url: Option<String>,
    callback_id: Option<String>,
    extra: Map<String, Value>,
}

impl Common {
    fn of(job: &Job<'_>) -> Self {
        let plan = job.plan;
        let mut extra = normal(job.extra());
        let mut text = |name: &str| extra.shift_remove(name)?.as_str().map(str::to_owned);
        let title = text("title").or_else(|| Some(plan.title.to_string()));
        let aspect_ratio = text("aspect_ratio").or_else(|| plan.orientation.map(aspect));
        Self {
            title: title.filter(|title| title != "untitled"),
            aspect_ratio,
            callback_url: plan.callback_url.as_ref().map(ToString::to_string),
            callback_id: plan.callback_id.as_ref().map(ToString::to_string),
            extra,
        }
    }
}

fn aspect(orientation: Orientation) -> String {
    match orientation {
        Orientation::Landscape => "16:9".to_owned(),
        Orientation::Portrait => "9:16".to_owned(),
    }
}

/// Short forms written out: `caption: true`, `engine: avatar_v`, `background: "#1a1a1a"`.
fn normal(mut extra: Map<String, Value>) -> Map<String, Value> {
    extra.retain(|name, value| !(name == "caption" && *value == Value::Bool(false)));
    for (name, value) in &mut extra {
        match (name.as_str(), &*value) {
            ("caption", Value::Bool(_)) => {
                *value = json!({"file_format": "srt", "style": "default"});
            }
            ("engine", Value::String(engine)) => *value = json!({"type": engine}),
            ("background", Value::String(color)) => {
                *value = json!({"type": "color", "value": color});
            }
            _ => {}
        }
    }
    extra
}

fn avatar(job: &Job<'_>, script: &str, bare: bool) -> Option<AvatarVideo> {
    let mut common = Common::of(job);
    // A video with transparency takes no background, not even one that stands in for a picture.
    let is_clear = common.extra.get("output_format").is_some_and(|format| format == "webm");
    if bare && !is_clear {
        common.extra.entry("background").or_insert_with(|| plain_background(job.plan, "value"));
    }
    Some(AvatarVideo {
        title: common.title,
        avatar_id: job.plan.avatar_id.as_ref()?.to_string(),
        voice_id: voice_id(job.plan),
        script: script.to_owned(),
        aspect_ratio: common.aspect_ratio,
        callback_url: common.callback_url,
        callback_id: common.callback_id,
        extra: common.extra,
    })
}

fn studio(job: &Job<'_>, shots: Vec<Shot>) -> StudioVideo {
    let mut common = Common::of(job);
    let (of_presenter, mut whole): (Map<_, _>, Map<_, _>) = std::mem::take(&mut common.extra)
        .into_iter()
        .partition(|(name, _)| OF_THE_PRESENTER.contains(&name.as_str()));
    whole.retain(|name, _| !OF_ONE_SCENE.contains(&name.as_str()));
    let scenes = shots.into_iter().filter_map(|shot| scene(job, shot, &of_presenter));
    StudioVideo {
        title: common.title,
        aspect_ratio: common.aspect_ratio,
        scenes: scenes.collect(),
        callback_url: common.callback_url,
        callback_id: common.callback_id,
        extra: whole,
    }
}

fn scene(job: &Job<'_>, shot: Shot, of_presenter: &Map<String, Value>) -> Option<StudioScene> {
    let plan = job.plan;
    let source = |file: usize| job.input(plan.files.get(file)?);
    Some(match shot {
        Shot::Presenter { script, bare, .. } => {
            let mut extra = of_presenter.clone();
            let background = extra.shift_remove("background").and_then(|value| scene_color(&value));
            let stand_in = || bare.then(|| plain_background(plan, "color"));
            extra
                .extend(background.or_else(stand_in).map(|value| ("background".to_owned(), value)));
            StudioScene::AvatarVideo {
                input: AvatarInput {
                    kind: "avatar".to_owned(),
                    avatar_id: plan.avatar_id.as_ref()?.to_string(),
                    voice_id: voice_id(plan),
                    script,
                    extra,
                },
            }
        }
        Shot::Still { file, script: None, seconds } => StudioScene::Image {
            source: source(file)?,
            voice_id: None,
            script: None,
            voice_settings: None,
            duration: Some(seconds),
        },
        Shot::Still { file, script, .. } => StudioScene::Image {
            source: source(file)?,
            voice_id: voice_id(plan),
            script,
            voice_settings: of_presenter.get("voice_settings").cloned(),
            duration: None,
        },
        Shot::Clip { file } => StudioScene::Video { source: source(file)? },
    })
}

fn voice_id(plan: &Plan) -> Option<String> {
    plan.voice_id.as_ref().map(ToString::to_string)
}

/// A background as a scene of several takes it: a colour alone, under another name.
fn scene_color(value: &Value) -> Option<Value> {
    let color = value.get("value").or_else(|| value.get("color"))?;
    Some(json!({"type": "color", "color": color}))
}

/// What stands behind a presenter in place of a picture: the ground of the style, or near black.
fn plain_background(plan: &Plan, key: &str) -> Value {
    let colors = plan.style.iter().filter_map(|style| style.rules.as_ref());
    let mut colors = colors.flat_map(|style| style.colors.iter());
    let ground = colors.find(|color| color.is_background()).and_then(|color| color.hex.as_deref());
    let hex = ground.filter(|hex| super::field::is_color(hex)).unwrap_or("#1a1a1a");
    json!({"type": "color", key: hex})
}

fn seed(job: &Job<'_>, board: &Board) -> SeedRequest {
    let plan = job.plan;
    let extra = normal(job.extra());
    let background = extra.get("background").and_then(|value| {
        let color = value.get("value").or_else(|| value.get("color"))?;
        Some(json!({"type": "color", "value": color}))
    });
    let scenes = board.shots.iter().filter_map(|shot| {
        let Shot::Presenter { script, bare, .. } = shot else { return None };
        let avatar_id = plan.avatar_id.as_ref()?;
        let mut voice = json!({"type": "text", "input_text": script});
        if let (Some(id), Some(voice)) = (voice_id(plan), voice.as_object_mut()) {
            voice.insert("voice_id".to_owned(), id.into());
        }
        let stand_in = || bare.then(|| plain_background(plan, "value"));
        Some(SeedScene {
            character: json!({"type": "avatar", "avatar_id": avatar_id, "avatar_style": "normal"}),
            voice,
            background: background.clone().or_else(stand_in),
        })
    });
    SeedRequest { video_inputs: scenes.collect(), dimension: dimension(plan, &extra) }
}

/// Pixels of a shape and resolution; 1080p in landscape if nothing is said.
fn dimension(plan: &Plan, extra: &Map<String, Value>) -> Dimension {
    let (long, short) = match extra.get("resolution").and_then(Value::as_str) {
        Some("4k") => (3840, 2160),
        Some("720p") => (1280, 720),
        _ => (1920, 1080),
    };
    let asked = extra.get("aspect_ratio").and_then(Value::as_str);
    let upright =
        asked.map_or(plan.orientation == Some(Orientation::Portrait), |asked| asked == "9:16");
    if upright {
        Dimension { width: short, height: long }
    } else {
        Dimension { width: long, height: short }
    }
}
