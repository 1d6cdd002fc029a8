//! Planning from a brief: what a video is to say goes in, a script comes out.
//!
//! ```text
//! YAML → read       Brief, or findings that point into the YAML
//!      → narrate    every sentence to a part of the kind of video (kinds/*.yaml)
//!      → arrange    scenes: number, types in rotation, seconds in proportion to the words
//!      → picture    media by content, layers that move as the style does
//!      → write      canonical `.shot`, without a finding
//! ```
//!
//! Nothing is invented: what is spoken and shown are the words of the brief.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a brief may hold anything"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

mod arrange;
mod kind;
mod length;
mod model;
mod motions;
mod narrate;
mod picture;
mod read;
mod starter;
mod write;

pub use kind::{DEFAULT, Kind, Section, Source as Spoken, Start, Takes, kind, kinds, nearest};
pub use model::{Brief, Point};
pub use read::read;
pub use starter::starter;

use std::fmt::Write as _;

use crate::ast::SceneType;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::options::Options;
use crate::plan::Orientation;
use crate::source::Source;
use crate::speech::reading_ms;
use crate::style::{self, Energy, Style};
use crate::{lint, parse, plan};

use arrange::{Arranger, Shot};
use narrate::{Narration, narrate};
use picture::{Artist, on_screen};
use write::{Scene, Script};

/// A script that was planned.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Draft {
    /// The script, canonical.
    pub script: String,
    /// Its length in seconds.
    pub seconds: u32,
    /// Number of its scenes.
    pub scenes: usize,
    /// What its author should know: where the style comes from, what is spoken that was no point,
    /// which parts are left out.
    pub remarks: Vec<String>,
}

/// Plans a script from a brief. `kind` is the kind of video, whatever the brief names.
///
/// # Errors
/// [`Error::Invalid`] for what is wrong in the brief, with its places: keys and values, a style that
/// does not exist, and points that do not fit the length, with the length that would. The errors of
/// [`style::find`] if a style file is wrong.
///
/// ```
/// use shotlist::{Options, Source, brief};
///
/// let yaml = "duration: 10s\npoints:\n  - say: Nobody reads the manual of a kettle. Let us talk about the one \
///             page in it that would save you an hour, every single week.\n";
/// let draft = brief::draft(&Source::new("kettle.yaml", yaml)?, None, &Options::new())?;
/// assert!(draft.script.contains("VO: \"Nobody reads the manual of a kettle."));
/// # Ok::<(), shotlist::Error>(())
/// ```
pub fn draft(
    source: &Source,
    kind: Option<&'static Kind>,
    options: &Options,
) -> Result<Draft, Error> {
    let brief = read(source)?;
    let refuse = |found: Box<Diagnostic>| Error::invalid(source.clone(), vec![*found]);
    let Some(kind) = kind.or(brief.kind).or_else(|| self::kind(DEFAULT)) else {
        return Err(Error::option(format!("there is no kind of video `{DEFAULT}`")));
    };
    read::check_against(source, &brief, kind)?;
    let (style, why) = choose_style(source, &brief, options)?;
    let narration = narrate(&brief, kind, options);
    let arranger = Arranger::new(&narration, kind);
    let (seconds, shots) =
        length::fit(&brief, kind, &narration, &arranger, options).map_err(refuse)?;
    let scenes = shots.len();
    let mut remarks = vec![format!("style {}: {why}", style.name)];
    remarks.extend(remarks_about(&narration));
    let script = compose(&brief, kind, &style, &narration, &shots, seconds, options)?;
    Ok(Draft { script, seconds, scenes, remarks })
}

/// What was decided about the words.
fn remarks_about(narration: &Narration<'_>) -> Vec<String> {
    let spoken = narration.filled.iter().map(|(section, source)| {
        let text = match source {
            Spoken::Title => "title",
            Spoken::Goal => "goal",
        };
        format!("{}: speaks your {text}, for no point is there for it", section.name)
    });
    let left_out = narration.left_out.iter().map(|section| {
        let missing = match section.takes {
            Takes::Call => "without `call_to_action`, nothing in the brief says it",
            _ => "nothing in the brief says it",
        };
        format!("{}: left out, {missing}", section.name)
    });
    spoken.chain(left_out).collect()
}

/// The style of the brief: its own, else the one that its mood and words ask for.
fn choose_style(
    source: &Source,
    brief: &Brief,
    options: &Options,
) -> Result<(Style, String), Error> {
    if let Some(asked) = &brief.style {
        if let Some(mut style) = style::find(&asked.value, options)? {
            // The script names it as the brief does: a path stays a path.
            style.name.clone_from(&asked.value);
            return Ok((style, "as the brief asks".to_owned()));
        }
        let help = match style::nearest(&asked.value) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "`shotlist styles list` shows them all; without `style` the mood decides".to_owned()
            }
        };
        let message = format!("there is no style `{}`", asked.value);
        let found = read::error(asked.span, message).help(help);
        return Err(Error::invalid(source.clone(), vec![found]));
    }
    let fits = suggest_style(brief);
    let best = fits.iter().find_map(|fit| Some((style::builtin(&fit.name)?.clone(), fit.why())));
    Ok(best.unwrap_or_else(|| {
        let clean = style::builtin(style::DEFAULT).cloned().unwrap_or_default();
        (clean, "nothing in the brief asks for another; `mood` would".to_owned())
    }))
}

/// The styles that suit a brief, best first.
pub fn suggest_style(brief: &Brief) -> Vec<style::Fit> {
    let mut mood = brief.mood.join(", ");
    mood.extend(brief.tone.iter().flat_map(|tone| [", ", tone.as_str()]));
    style::suggest(&mood, &brief.words())
}

/// Puts the script together.
fn compose(
    brief: &Brief,
    kind: &Kind,
    style: &Style,
    narration: &Narration<'_>,
    shots: &[Shot],
    seconds: u32,
    options: &Options,
) -> Result<String, Error> {
    let orientation = brief.orientation.or(kind.orientation);
    let portrait = orientation == Some(Orientation::Portrait);
    let scenes = scenes(brief, kind, style, narration, shots, portrait);
    let language = narration.voice.language;
    let tag = brief.language.clone().unwrap_or_else(|| language.tag.to_owned());
    let mut front: Vec<(&'static str, String)> = Vec::new();
    front.extend(brief.title.clone().map(|title| ("title", title)));
    front.push(("duration", format!("{seconds}s")));
    front.push(("language", tag));
    front.push(("style", style.name.clone()));
    let shape = orientation.unwrap_or(Orientation::Landscape);
    front.push(("orientation", shape.as_str().to_owned()));
    let mut script = Script {
        front,
        remarks: Vec::new(),
        head: head(brief, kind, seconds, portrait, language.name),
        on_screen: Vec::new(),
        scenes,
        tail: vec![
            ("MUSIC", music(style.motion.energy).to_owned()),
            ("NARRATION STYLE", kind.narration_style.clone()),
        ],
    };
    script.on_screen = strings(&script.text(), options)?;
    Ok(script.text())
}

/// What the list of exact strings must have: decided where `check` decides it.
fn strings(text: &str, options: &Options) -> Result<Vec<String>, Error> {
    let source = Source::new("draft.shot", text)?;
    let planned = plan::plan(&source, &parse::parse(&source), options)?;
    let strings = lint::unlisted(&planned.plan);
    Ok(strings.iter().map(ToString::to_string).collect())
}

fn head(
    brief: &Brief,
    kind: &Kind,
    seconds: u32,
    portrait: bool,
    language: &str,
) -> Vec<(&'static str, String)> {
    let mut format = format_line(kind, seconds, portrait, language);
    let mut head = Vec::new();
    let mut thesis = None;
    match brief.goal.as_deref() {
        // A sentence can be said to viewers; a note is what the video is for.
        Some(goal) if lint::has_final_mark(goal) => thesis = Some(goal.to_owned()),
        Some(goal) => {
            let _ = write!(format, " Its goal: {goal}.");
        }
        None => {}
    }
    let mut tone = brief.tone.clone().unwrap_or_else(|| kind.tone.clone());
    if !lint::has_final_mark(&tone) {
        tone.push('.');
    }
    if !brief.mood.is_empty() {
        let _ = write!(tone, " Mood: {}.", brief.mood.join(", "));
    }
    head.push(("FORMAT", format));
    head.extend(thesis.map(|thesis| ("THESIS", thesis)));
    head.push(("TONE", tone));
    head.extend(brief.audience.clone().map(|audience| ("AUDIENCE", audience)));
    head
}

/// `Tutorial, 60 seconds, landscape 16:9, narrated in English.`
fn format_line(kind: &Kind, seconds: u32, portrait: bool, language: &str) -> String {
    let shape = if portrait { "portrait 9:16" } else { "landscape 16:9" };
    format!("{}, {seconds} seconds, {shape}, narrated in {language}.", kind.title)
}

/// Music that suits the energy of a style.
fn music(energy: Energy) -> &'static str {
    match energy {
        Energy::Low => {
            "Sparse and slow, one instrument with room around it; it steps back behind every sentence."
        }
        Energy::Medium => {
            "A steady, light pulse without a melody of its own; one note less under the figures."
        }
        Energy::High => {
            "Driving drums and bass from the first frame, a hit on every cut; it stops dead for the most important word."
        }
    }
}

/// Longest title that is shown under the presenter, in characters.
const LONGEST_LOWER_THIRD: usize = 40;
/// Milliseconds of reading that a title may take in each second of its scene.
const READING_SHARE: u32 = 700;

fn scenes(
    brief: &Brief,
    kind: &Kind,
    style: &Style,
    narration: &Narration<'_>,
    shots: &[Shot],
    portrait: bool,
) -> Vec<Scene> {
    let mut artist = Artist::new(style, narration.voice, portrait);
    let mut titles = Titles::default();
    let mut scenes = Vec::new();
    for (at, shot) in shots.iter().enumerate() {
        let units = narration.units.get(shot.units.clone()).unwrap_or_default();
        let Some(first) = units.first() else { continue };
        let section = kind.sections.get(first.section);
        let title = section.and_then(|section| titles.next(section, first.point));
        let opens = title.is_some()
            && section.is_some_and(|section| !section.title.contains("{n}") || titles.count == 1);
        let direction = section.filter(|_| opens).map(|section| section.direction.as_str());
        let mut picture = artist.draw(shot.scene_type, units, shot.seconds, direction);
        let lower_third = brief.title.as_deref().map(on_screen).filter(|title| {
            at == 0
                && shot.scene_type == SceneType::ARoll
                && picture.items.is_empty()
                && title.chars().count() <= LONGEST_LOWER_THIRD
                && reading_ms(title, narration.voice.language) <= shot.seconds * READING_SHARE
        });
        picture
            .items
            .extend(lower_third.map(|title| ("LOWER-THIRD".to_owned(), format!("\"{title}\""))));
        let last = at + 1 == shots.len();
        let cuts = &style.transitions.allowed;
        let cut = cuts.get(at % cuts.len().max(1)).filter(|_| !last);
        scenes.push(Scene {
            remark: None,
            kind: shot.scene_type,
            media: picture.media,
            seconds: shot.seconds,
            title,
            direction: picture.direction,
            vo: narration.voice.join(units.iter().map(|unit| unit.text.as_str())),
            items: picture.items,
            transition: cut.map(|cut| capitalized(cut)),
        });
    }
    scenes
}

/// The titles of scenes: one for each part, or counted with its points.
#[derive(Default)]
struct Titles {
    section: String,
    point: Option<usize>,
    count: usize,
}

impl Titles {
    /// The title of a scene that begins with a point of a part; `None` where it goes on.
    fn next(&mut self, section: &Section, point: usize) -> Option<String> {
        let same = self.section == section.name;
        let counted = section.title.contains("{n}");
        if same && (!counted || self.point == Some(point)) {
            return None;
        }
        self.count = if same { self.count + 1 } else { 1 };
        self.section.clone_from(&section.name);
        self.point = Some(point);
        Some(section.title.replace("{n}", &self.count.to_string()))
    }
}

/// With a capital at its start.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
