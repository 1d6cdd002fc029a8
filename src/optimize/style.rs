//! Pass 5: a named style becomes rules that an agent can follow. What the script's own STYLE text
//! settles, the named style does not say again.

use crate::ast::MediaKind;
use crate::style::{self, Color, Energy, Face, Style};
use crate::text::Text;

use super::{Look, Optimized, Typeface, words};

pub(super) const NAME: &str = "style";

/// The style where a script names none.
const DEFAULT: &str = "clean";

/// What a style's file says of a colour whose source gives only a word: nothing to an agent.
const APPROXIMATE: &str = "(approximate)";

/// A long list of things to avoid makes the agent think of them.
const MOST_AVOIDS: usize = 5;

/// From this many words on, the script's own text makes a summary of the named style idle.
const OWN_IS_ENOUGH: usize = 25;

/// So many colours with their code are a palette of the script's own.
const OWN_PALETTE: usize = 2;

/// Aspects of a style and the words by which a text shows that it speaks of them.
const TYPE: [&str; 22] = [
    "caps",
    "font",
    "fonts",
    "grotesk",
    "grotesque",
    "handwriting",
    "handwritten",
    "headline",
    "headlines",
    "helvetica",
    "labels",
    "lettering",
    "letters",
    "lower-case",
    "monospaced",
    "pt",
    "sans",
    "serif",
    "type",
    "typeface",
    "typography",
    "upper-case",
];
const LAYOUT: [&str; 14] = [
    "asymmetric",
    "centered",
    "centred",
    "column",
    "columns",
    "composition",
    "empty",
    "grid",
    "layout",
    "margin",
    "margins",
    "negative space",
    "symmetric",
    "white space",
];
const MOTION: [&str; 20] = [
    "animate",
    "animated",
    "animation",
    "bounce",
    "bounces",
    "drift",
    "drifts",
    "ease",
    "float",
    "floats",
    "motion settles",
    "move",
    "movement",
    "moves",
    "pulse",
    "settle",
    "settles",
    "slam",
    "slides",
    "snaps",
];
const TRANSITIONS: [&str; 14] = [
    "cut",
    "cuts",
    "cross-dissolve",
    "dissolve",
    "dissolves",
    "fade",
    "fades",
    "flash",
    "morph",
    "transition",
    "transitions",
    "whip pan",
    "wipe",
    "wipes",
];
const TEXTURE: [&str; 11] = [
    "film",
    "gloss",
    "grain",
    "linen",
    "noise",
    "paper",
    "scan lines",
    "scratches",
    "texture",
    "textures",
    "vignette",
];
const COLORS: [&str; 2] = ["colours", "colors"];
const MEDIA: [&str; 6] =
    ["stock", "generated video", "motion graphics", "footage", "ai-generated", "live action"];

pub(super) fn run(optimized: &mut Optimized) {
    let media = media_in_use(optimized);
    let style = optimized.plan.style.as_ref();
    let own =
        style.and_then(|style| style.text.as_ref()).filter(|text| !text.as_str().trim().is_empty());
    let (mut look, message) = match (style.and_then(|style| style.rules.as_ref()), own) {
        (Some(rules), None) => (rules_of(rules), format!("{} becomes rules", rules.name)),
        (Some(rules), Some(own)) => {
            let mut look = rules_of(rules);
            let settled = yield_to(&mut look, own.as_str());
            look.own = Some(own.clone());
            let message = match settled.as_slice() {
                [] => format!("{} becomes rules beside the script's own", rules.name),
                _ => format!(
                    "{} becomes rules; the script's own text settles {}",
                    rules.name,
                    settled.join(", ")
                ),
            };
            (look, message)
        }
        (None, Some(own)) => {
            let look = Look {
                name: style.and_then(|style| style.name.clone()),
                own: Some(own.clone()),
                ..Look::default()
            };
            (look, "the script's own rules stand as they are".to_owned())
        }
        (None, None) => {
            // Nobody asked for it, so its name says nothing.
            let look = style::builtin(DEFAULT).map(rules_of).unwrap_or_default();
            let message =
                format!("no style is given: the plain default, {DEFAULT}, keeps scenes alike");
            (Look { name: None, ..look }, message)
        }
    };
    let explained = match own {
        Some(own) => speaks_of(&without_avoids(own.as_str()), &MEDIA),
        None => look.layout.iter().any(|rule| speaks_of(&rule.to_lowercase(), &MEDIA[..2])),
    };
    look.media = if explained { Vec::new() } else { media };
    look.avoid.truncate(MOST_AVOIDS.saturating_sub(own.map_or(0, |own| avoids_in(own.as_str()))));
    optimized.guidance.look = look;
    optimized.report(NAME, message);
}

/// The media that scenes use, in the order of [`MediaKind`]; all that an agent chooses from where
/// no scene says.
fn media_in_use(optimized: &Optimized) -> Vec<MediaKind> {
    let scenes = &optimized.plan.scenes;
    let mut used: Vec<MediaKind> =
        scenes.iter().flat_map(|scene| scene.media.iter().map(|medium| medium.value)).collect();
    used.sort_unstable();
    used.dedup();
    if used.is_empty() {
        used = vec![MediaKind::MotionGraphics, MediaKind::Stock, MediaKind::AiGenerated];
    }
    used
}

/// A style's rules, word for word from its file.
fn rules_of(style: &Style) -> Look {
    let typography = &style.typography;
    let faces = [
        ("display", &typography.display),
        ("body", &typography.body),
        ("caption", &typography.caption),
    ];
    let motion = std::iter::once(&style.motion.pacing).chain(&style.motion.notes);
    let avoid = style.transitions.avoid.iter().chain(&style.avoid);
    Look {
        name: filled(&style.title).map(Text::synthetic),
        summary: filled(&style.summary),
        palette: style.colors.iter().filter_map(color).collect(),
        max_colors: style.max_colors,
        faces: faces
            .into_iter()
            .filter_map(|(role, face)| typeface(role, face.as_ref()?))
            .collect(),
        typography: all_filled(&typography.rules),
        grid: filled(&style.layout.grid),
        alignment: filled(&style.layout.alignment),
        space: filled(&style.layout.negative_space),
        layout: all_filled(&style.layout.notes),
        energy: Some(energy(style.motion.energy).to_owned()),
        verbs: all_filled(&style.motion.verbs),
        motion: all_filled(motion),
        transitions: all_filled(&style.transitions.allowed),
        texture: all_filled(&style.texture),
        avoid: distinct(avoid),
        ..Look::default()
    }
}

/// A colour that can be named, and what it is for.
fn color(color: &Color) -> Option<Color> {
    let role = color.role.trim().trim_end_matches(APPROXIMATE).trim_end().to_owned();
    let named = !color.name.trim().is_empty() || color.hex.is_some();
    named.then(|| Color { role, ..color.clone() })
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn all_filled<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    texts.into_iter().filter_map(|text| filled(text)).collect()
}

fn distinct<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for text in all_filled(texts) {
        if !seen.iter().any(|other| other.eq_ignore_ascii_case(&text)) {
            seen.push(text);
        }
    }
    seen
}

fn typeface(role: &str, face: &Face) -> Option<Typeface> {
    let parts = [&face.family, &face.weight].map(|part| part.trim());
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let parts = [name.as_str(), face.style.trim()];
    let face = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    (!face.is_empty()).then(|| Typeface { role: role.to_owned(), face })
}

const fn energy(energy: Energy) -> &'static str {
    match energy {
        Energy::Low => "low",
        Energy::Medium => "medium",
        Energy::High => "high",
    }
}

/// Takes from a named style's rules what the script's own text speaks of. Returns the names of
/// what was taken.
fn yield_to(look: &mut Look, own: &str) -> Vec<&'static str> {
    let (lower, all) = (without_avoids(own), own.to_lowercase());
    let spoken_of = ASPECTS.into_iter().filter(|(_, aspect)| speaks_of(&lower, aspect.words()));
    let mut settled: Vec<&'static str> = Vec::new();
    for (name, aspect) in spoken_of {
        aspect.leave(look);
        settled.push(name);
    }
    // One colour joins the palette, more of them are one.
    if lower.matches('#').count() >= OWN_PALETTE {
        settled.push("palette");
        look.palette.clear();
    }
    look.palette.retain(|color| !names_color(&all, color));
    if speaks_of(&all, &COLORS) {
        look.max_colors = None;
    }
    if words::each(own).count() >= OWN_IS_ENOUGH {
        look.summary = None;
    }
    look.avoid.retain(|avoid| !words::has(&all, &avoid.to_lowercase()));
    settled
}

/// What a script's own STYLE text can settle, so that the named style says nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aspect {
    Type,
    Layout,
    Motion,
    Transitions,
    Texture,
    /// How many colours there may be.
    ColorCount,
}

/// The aspects that are settled as a whole, by the names for people.
const ASPECTS: [(&str, Aspect); 5] = [
    ("type", Aspect::Type),
    ("layout", Aspect::Layout),
    ("motion", Aspect::Motion),
    ("transitions", Aspect::Transitions),
    ("texture", Aspect::Texture),
];

impl Aspect {
    /// The words by which a text shows that it speaks of this.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Aspect::Type => &TYPE,
            Aspect::Layout => &LAYOUT,
            Aspect::Motion => &MOTION,
            Aspect::Transitions => &TRANSITIONS,
            Aspect::Texture => &TEXTURE,
            Aspect::ColorCount => &COLORS,
        }
    }

    /// Takes the named style's rules about this away.
    fn leave(self, look: &mut Look) {
        match self {
            Aspect::Type => (look.faces, look.typography) = (Vec::new(), Vec::new()),
            Aspect::Layout => {
                (look.grid, look.alignment, look.space) = (None, None, None);
                look.layout.clear();
            }
            Aspect::Motion => {
                look.energy = None;
                (look.verbs, look.motion) = (Vec::new(), Vec::new());
            }
            Aspect::Transitions => look.transitions.clear(),
            Aspect::Texture => look.texture.clear(),
            Aspect::ColorCount => look.max_colors = None,
        }
    }
}

/// Whether a script's own STYLE text settles an aspect.
pub(crate) fn settles(own: &str, aspect: Aspect) -> bool {
    // A number of colours is a limit even where it is said as something to avoid.
    let text = match aspect {
        Aspect::ColorCount => own.to_lowercase(),
        _ => without_avoids(own),
    };
    speaks_of(&text, aspect.words())
}

fn speaks_of(lower: &str, words: &[&str]) -> bool {
    words.iter().any(|word| words::has(lower, word))
}

fn names_color(lower: &str, color: &Color) -> bool {
    let hex = color.hex.as_ref().map(|hex| hex.to_lowercase());
    hex.is_some_and(|hex| lower.contains(&hex))
        || !color.name.is_empty() && words::has(lower, &color.name.to_lowercase())
}

/// Whether a sentence says what to avoid.
fn is_avoid(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["avoid", "never", "no ", "not ", "don't", "do not"].iter().any(|word| lower.starts_with(word))
}

/// The text in lower case without its sentences about what to avoid: they settle no aspect.
fn without_avoids(own: &str) -> String {
    let sentences = words::sentences(own).into_iter().filter_map(|range| own.get(range));
    let kept: Vec<String> =
        sentences.filter(|sentence| !is_avoid(sentence)).map(str::to_lowercase).collect();
    kept.join(" ")
}

/// How many things a text says to avoid.
fn avoids_in(own: &str) -> usize {
    let sentences = words::sentences(own).into_iter().filter_map(|range| own.get(range));
    sentences
        .filter(|sentence| is_avoid(sentence))
        .map(|sentence| 1 + sentence.matches(',').count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_text_settles_what_it_speaks_of() {
        let mut look = style::builtin(DEFAULT).map(rules_of).unwrap_or_default();
        look.avoid = vec!["gradients".to_owned(), "lens flares".to_owned()];
        let settled =
            yield_to(&mut look, "Blue #0000FF on paper. Serif headlines. Avoid gradients, grids.");
        assert_eq!(settled, ["type", "texture"]);
        assert!(look.faces.is_empty() && look.typography.is_empty() && look.texture.is_empty());
        assert!(look.grid.is_some(), "an avoided grid says nothing about layout");
        assert_eq!(look.avoid, ["lens flares"]);
        assert_eq!(look.palette.len(), 2);
    }

    #[test]
    fn a_typeface_has_no_holes() {
        let face = Face { family: "Helvetica".to_owned(), ..Face::default() };
        assert_eq!(typeface("body", &face).map(|t| t.face), Some("Helvetica".to_owned()));
        assert_eq!(typeface("body", &Face::default()), None);
    }
}
