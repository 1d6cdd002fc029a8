//! What a scene shows, sketched: presenter, strings in the film's colours, lower third.

use serde::Serialize;

use super::lines::{self, Room};
use super::palette::{Palette, Rgb, Scheme, hex, ink_on, mix, stands_out};
use super::words::{Tongue, Words};
use crate::ast::{MediaKind, SceneType};
use crate::optimize::words::{self, quoted};
use crate::plan::{Orientation, Scene};
use crate::style::{FOR_TEXT, contrast};
use crate::text::Text;

/// Most strings that one frame shows large.
const MOST_STRINGS: usize = 6;
/// Most strings of a scene that are told apart.
const MOST_COUNTED: usize = 100;
/// Characters of a description that a frame has room for.
const LONGEST_CAPTION: usize = 240;
/// From this layer on, a strip at the edge is information beside the picture.
const INFORMATION: u8 = 4;

/// Words that lay a string along the lower edge.
const EDGE: [&str; 8] = [
    "along the bottom",
    "banner",
    "bottom bar",
    "bottom edge",
    "lower edge",
    "ribbon",
    "strip",
    "ticker",
];

/// Words for what covers a background, and how it is drawn.
const TEXTURES: [(&str, &[&str]); 5] = [
    ("grid", &["grid", "graph paper", "squares", "pixel"]),
    ("rays", &["spokes", "rays", "sunburst", "burst"]),
    ("dots", &["dots", "confetti", "particles", "stars", "halftone"]),
    ("stripes", &["stripes", "scan lines", "diagonal", "hatching"]),
    ("grain", &["grain", "linen", "paper", "fibre", "fiber", "texture", "dust", "woven", "noise"]),
];

/// Words for how near the camera is.
const SHOTS: [(&str, &[&str]); 2] = [
    ("close", &["close", "closer", "close-up", "tight", "extreme close"]),
    ("wide", &["wide", "full-length", "full body", "long shot", "walking"]),
];

/// A frame, ready to draw. Sizes are in hundredths of its width.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Frame<'a> {
    /// `presenter`, `drawn`, `filmed` or `empty`.
    kind: &'static str,
    /// Where the presenter stands: `centre`, `left`, `right`, `front`; none if nobody is seen.
    presenter: Option<&'static str>,
    /// How near the camera is: `close`, `medium`, `wide`.
    shot: &'static str,
    /// Where the strings stand: `full`, `left`, `right`, `top`.
    place: &'static str,
    /// How the background is covered.
    texture: Option<&'static str>,
    colors: Colors,
    lines: Vec<Line<'a>>,
    /// A string along the lower edge.
    strip: Option<Words<'a>>,
    lower_third: Option<Words<'a>>,
    /// What is seen, in words, where no string says it.
    caption: Option<Words<'a>>,
    /// Names of the files that are shown.
    asset: Option<Words<'a>>,
    /// A string that the script names and that found no room, counted.
    more: usize,
}

/// Values for CSS.
#[derive(Clone, Debug, Serialize)]
struct Colors {
    ground: String,
    ink: String,
    accent: String,
    /// Text on the accent.
    on_accent: String,
    /// The presenter.
    figure: String,
    /// What stands between ground and figure.
    panel: String,
}

/// One string.
#[derive(Clone, Debug, Serialize)]
struct Line<'a> {
    words: Words<'a>,
    size: f64,
    color: String,
    leads: bool,
}

/// The film that frames belong to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Film<'p, 'a> {
    pub(super) palette: &'p Palette,
    pub(super) tongue: Tongue<'a>,
    pub(super) shape: Orientation,
}

/// Sketches a scene.
pub(super) fn frame<'a>(scene: &Scene, film: Film<'_, 'a>) -> Frame<'a> {
    let background = scene.layers.iter().find(|layer| layer.number == 1);
    let ground = background.and_then(|layer| film.palette.ground_of(layer.text.as_str()));
    let scheme = film.palette.scheme(ground);
    let (presenter, place) = stage(scene, film.shape);
    let mut strings = strings(scene, film.palette);
    let strip = strings.iter().position(|string| string.strip).map(|at| strings.remove(at));
    let room = room(place, film.shape).above(scene.lower_third.is_some(), strip.is_some());
    let texts: Vec<&str> = strings.iter().take(MOST_STRINGS).map(|one| one.text.as_str()).collect();
    let shown = lines::that_fit(&texts, room);
    let more = strings.len().saturating_sub(shown);
    strings.truncate(shown);
    let caption = if strings.is_empty() && strip.is_none() { caption(scene) } else { None };
    Frame {
        kind: kind(scene, presenter),
        presenter,
        shot: shot(scene),
        place,
        texture: background.and_then(|layer| texture(layer.text.as_str())),
        colors: colors(scheme),
        lines: set(&strings, scheme, film, room),
        strip: strip.map(|string| film.tongue.spoken(&string.text)),
        lower_third: scene
            .lower_third
            .as_ref()
            .map(|shown| film.tongue.spoken(shown.text.as_str())),
        caption: caption.map(|text| film.tongue.told(&text)),
        asset: asset(scene, film.tongue),
        more,
    }
}

fn kind(scene: &Scene, presenter: Option<&str>) -> &'static str {
    let filmed = scene.uses(MediaKind::Stock) || scene.uses(MediaKind::AiGenerated);
    match presenter {
        Some(_) => "presenter",
        None if filmed && scene.layers.is_empty() => "filmed",
        None if !has_picture(scene) && scene.media.is_empty() => "empty",
        None => "drawn",
    }
}

fn has_picture(scene: &Scene) -> bool {
    let described = !scene.layers.is_empty() || scene.visual.is_some();
    described || scene.left.is_some() || scene.right.is_some() || !scene.text.is_empty()
}

/// How near the camera is: directions begin with it.
fn shot(scene: &Scene) -> &'static str {
    let Some(told) = scene.directions.first() else { return "medium" };
    let told = told.as_str().to_lowercase();
    let is_told = |(_, names): &&(&str, &[&str])| names.iter().any(|word| words::has(&told, word));
    SHOTS.iter().find(is_told).map_or("medium", |(name, _)| *name)
}

/// Where the presenter stands, and where that leaves room for strings.
fn stage(scene: &Scene, shape: Orientation) -> (Option<&'static str>, &'static str) {
    let is_seen = match scene.scene_type.map(|written| written.value) {
        Some(SceneType::BRoll) => return (None, beside_asset(scene, shape)),
        Some(SceneType::ARoll) => true,
        Some(SceneType::Overlay) => {
            return (Some(side(scene, shape)), opposite(side(scene, shape)));
        }
        None => scene.media.is_empty() && scene.vo.is_some() && !has_picture(scene),
    };
    match (is_seen, scene.text.is_empty(), shape) {
        (false, ..) => (None, beside_asset(scene, shape)),
        (true, true, _) => (Some("centre"), "full"),
        (true, false, Orientation::Landscape) => (Some("right"), "left"),
        (true, false, Orientation::Portrait) => (Some("front"), "top"),
    }
}

/// Where strings stand if nobody is seen: beside the file that is shown.
fn beside_asset(scene: &Scene, shape: Orientation) -> &'static str {
    match (scene.uses(MediaKind::Asset) && !scene.assets.is_empty(), shape) {
        (false, _) => "full",
        (true, Orientation::Landscape) => "left",
        (true, Orientation::Portrait) => "top",
    }
}

/// The presenter's side of an overlay.
fn side(scene: &Scene, shape: Orientation) -> &'static str {
    let told = scene.directions.iter().map(|text| text.as_str().to_lowercase());
    let told = told.collect::<Vec<_>>().join(" ");
    let is_in_front =
        ["in front", "full-frame", "full frame"].iter().any(|words| told.contains(words));
    if shape == Orientation::Portrait || is_in_front {
        "front"
    } else if scene.left.is_some() || told.contains("presenter right") {
        "right"
    } else {
        "left"
    }
}

fn opposite(side: &str) -> &'static str {
    match side {
        "left" => "right",
        "right" => "left",
        _ => "top",
    }
}

/// The room that strings have, as the stylesheet has it.
fn room(place: &str, shape: Orientation) -> Room {
    let room = |width, height| match shape {
        Orientation::Landscape => Room { width, height, leading: 14.0, lines: 2 },
        Orientation::Portrait => Room { width, height, leading: 19.0, lines: 3 },
    };
    match (place, shape) {
        ("full", Orientation::Landscape) => room(84.0, 38.0),
        ("top", Orientation::Landscape) => room(58.0, 38.0),
        (_, Orientation::Landscape) => room(46.0, 38.0),
        ("full", Orientation::Portrait) => room(82.0, 112.0),
        (_, Orientation::Portrait) => room(82.0, 72.0),
    }
}

/// Height of a lower third and of a strip.
const THIRD: f64 = 11.0;
const STRIP: f64 = 6.0;

impl Room {
    /// The room that is left above what stands at the lower edge.
    fn above(self, third: bool, strip: bool) -> Self {
        let taken = if third { THIRD } else { 0.0 } + if strip { STRIP } else { 0.0 };
        Self { height: self.height - taken, ..self }
    }
}

/// A string of a scene on its way into the frame.
struct Shown {
    text: String,
    /// The colour that the script gives it.
    color: Option<Rgb>,
    leads: bool,
    strip: bool,
}

/// All strings that a scene shows, in written order, without doubles.
fn strings(scene: &Scene, palette: &Palette) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut add = |string: Shown| {
        let has_room = found.len() < MOST_COUNTED && !string.text.trim().is_empty();
        if has_room && !found.iter().any(|known| known.text == string.text) {
            found.push(string);
        }
    };
    for shown in &scene.text {
        let text = shown.text.as_str().to_owned();
        add(Shown { text, color: None, leads: false, strip: false });
    }
    for text in scene.visual.iter().chain(&scene.left).chain(&scene.right) {
        in_quotes(text.as_str(), |text| {
            add(Shown { text, color: None, leads: false, strip: false });
        });
    }
    for layer in &scene.layers {
        let text = layer.text.as_str();
        let lower = text.to_lowercase();
        let strip = layer.number >= INFORMATION && EDGE.iter().any(|word| words::has(&lower, word));
        let color = palette.named_in(text).into_iter().next().map(|tone| tone.rgb);
        let leads = layer.number == 2;
        in_quotes(text, |text| add(Shown { text, color, leads, strip }));
    }
    found
}

fn in_quotes(text: &str, mut each: impl FnMut(String)) {
    for range in quoted(text) {
        if let Some(string) = text.get(range) {
            each(string.to_owned());
        }
    }
}

/// Sets strings: the leading one large, in the colour that the script or the style gives it.
fn set<'a>(strings: &[Shown], scheme: Scheme, film: Film<'_, 'a>, room: Room) -> Vec<Line<'a>> {
    let has_figure = |string: &Shown| string.text.contains(|c: char| c.is_numeric());
    let leading = strings
        .iter()
        .position(|string| string.leads)
        .or_else(|| strings.iter().position(has_figure))
        .unwrap_or_default();
    let texts: Vec<&str> = strings.iter().map(|string| string.text.as_str()).collect();
    let sizes = lines::sizes(&texts, leading, room);
    let set = strings.iter().zip(sizes).enumerate();
    set.map(|(at, (string, size))| {
        let leads = at == leading;
        let own = string.color.filter(|color| stands_out(*color, scheme.ground));
        let usual = if leads { scheme.accent } else { scheme.ink };
        let color = hex(own.unwrap_or(usual));
        Line { words: film.tongue.spoken(&string.text), size, color, leads }
    })
    .collect()
}

/// What is seen, where no string says it: the picture, the leading layer, or a side.
fn caption(scene: &Scene) -> Option<String> {
    let layer = |number| scene.layers.iter().find(move |layer| layer.number == number);
    let text =
        scene
            .visual
            .as_ref()
            .or(scene.left.as_ref())
            .or(scene.right.as_ref())
            .or(layer(2).or(scene.layers.first()).map(|layer| &layer.text))?;
    let mut cut: String = text.as_str().chars().take(LONGEST_CAPTION).collect();
    if cut.len() < text.as_str().len() {
        cut.push('…');
    }
    Some(cut)
}

fn asset<'a>(scene: &Scene, tongue: Tongue<'a>) -> Option<Words<'a>> {
    let names: Vec<&str> = scene.assets.iter().map(Text::as_str).collect();
    let is_named = scene.uses(MediaKind::Asset) && !names.is_empty();
    is_named.then(|| tongue.told(&names.join(", ")))
}

fn texture(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let covers = |(_, names): &&(&str, &[&str])| names.iter().any(|word| lower.contains(word));
    TEXTURES.iter().find(covers).map(|(name, _)| *name)
}

fn colors(scheme: Scheme) -> Colors {
    let Scheme { ground, ink, accent } = scheme;
    let on_accent = if contrast(ground, accent) >= FOR_TEXT { ground } else { ink_on(accent) };
    Colors {
        ground: hex(ground),
        ink: hex(ink),
        accent: hex(accent),
        on_accent: hex(on_accent),
        figure: hex(mix(ground, ink, 72)),
        panel: hex(mix(ground, accent, 16)),
    }
}
