//! What is seen in a scene: the medium by its content, layers that move as the style does.

use std::fmt::Write as _;

use crate::ast::{MediaKind, SceneType};
use crate::lint::{FILMABLE, moves};
use crate::optimize::media::{DRAWN, FILMED, IMAGINED};
use crate::optimize::words::hits;
use crate::speech::reading_ms;
use crate::style::{Color, Energy, Style};

use super::motions::Motions;
use super::narrate::{Unit, Voice};

/// The picture of a scene, line by line.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) media: Vec<MediaKind>,
    /// In brackets, under the heading.
    pub(super) direction: String,
    /// Labels and what stands behind them, in their order.
    pub(super) items: Vec<(String, String)>,
}

/// Draws the scenes of one video.
pub(super) struct Artist<'a> {
    style: &'a Style,
    voice: Voice<'a>,
    motions: Motions,
    portrait: bool,
    /// Length of the scene at hand, in seconds.
    seconds: u32,
    scenes: usize,
    /// Scenes so far with the presenter alone, and beside content.
    alone: usize,
    beside: usize,
}

/// What a scene has to show.
struct Content {
    /// Pictures that the brief describes.
    shows: Vec<String>,
    /// Strings to be read: figures and quotes, else a phrase of the narration.
    strings: Vec<String>,
    /// What the narration names that a camera can film.
    filmed: Vec<&'static str>,
}

/// Where the presenter is in scenes that have no direction of their own.
const PRESENTER: [&str; 4] = [
    "Medium shot; one small gesture on the word that matters",
    "A little closer than before, hands still",
    "Three-quarter view, then back into the lens",
    "Medium shot, leaning in on the last sentence",
];
const BESIDE: [&str; 3] = [
    "Presenter left, content right; a look over at the content, once",
    "Presenter left, content right; hands still",
    "Presenter left, content right; points once, at the right word",
];
const BEFORE: [&str; 3] = [
    "Presenter in front of the full-frame content, small",
    "Presenter below, content above; a look up, once",
    "Presenter in front of the full-frame content, hands still",
];
/// What joins a string when nothing else is to be read.
const SHAPES: [&str; 4] = ["a bar", "a thin line", "an outlined circle", "a narrow frame"];
/// Milliseconds of reading that a second of a scene has room for.
const READING: u32 = 900;
/// How a string comes in that is glanced at.
const PASSING: &str = "SCROLLS past along the lower edge";
/// How footage is filmed.
const FOOTAGE: [&str; 3] = [
    "One slow move per shot, natural light; nobody looks at the lens.",
    "Wide first, then one telling detail; nobody looks at the lens.",
    "Close, unposed, with one slow push in at the end.",
];

impl<'a> Artist<'a> {
    pub(super) fn new(style: &'a Style, voice: Voice<'a>, portrait: bool) -> Self {
        Self {
            style,
            voice,
            motions: Motions::of(style),
            portrait,
            seconds: 0,
            scenes: 0,
            alone: 0,
            beside: 0,
        }
    }

    /// The picture of a scene with these sentences. `direction` is what the presenter does in it,
    /// if that is given.
    pub(super) fn draw(
        &mut self,
        scene_type: SceneType,
        units: &[Unit],
        seconds: u32,
        direction: Option<&str>,
    ) -> Picture {
        self.seconds = seconds;
        let content = self.content(units, scene_type);
        let mut picture = match scene_type {
            SceneType::ARoll => self.presenter(&content),
            SceneType::BRoll => self.full_frame(&content),
            SceneType::Overlay => self.overlay(&content),
        };
        if let Some(direction) = direction.filter(|_| scene_type == SceneType::ARoll) {
            direction.clone_into(&mut picture.direction);
        }
        self.scenes += 1;
        picture
    }

    fn content(&self, units: &[Unit], scene_type: SceneType) -> Content {
        let shows: Vec<String> = units.iter().filter_map(|unit| unit.show.clone()).collect();
        let mut strings: Vec<String> = Vec::new();
        for unit in units {
            let figures = unit.figures.iter().map(|figure| on_screen(figure));
            let quotes = unit.quote.iter().flat_map(|quote| quote_and_name(quote));
            for string in figures.chain(quotes) {
                if !string.is_empty() && !strings.contains(&string) {
                    strings.push(string);
                }
            }
        }
        let said = units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut filmed = Vec::new();
        if shows.is_empty() && strings.is_empty() && scene_type != SceneType::ARoll {
            if scene_type == SceneType::BRoll {
                filmed = hits(&said.to_lowercase(), &FILMED);
                filmed.truncate(3);
            }
            if filmed.is_empty() {
                strings.extend(key_phrase(&said, &self.voice));
            }
        }
        Content { shows, strings, filmed }
    }

    fn presenter(&mut self, content: &Content) -> Picture {
        let items = match content.strings.as_slice() {
            [one] => vec![("LOWER-THIRD".to_owned(), format!("\"{one}\""))],
            several => self.texts(several),
        };
        let direction = pick(&PRESENTER, self.alone).to_owned();
        self.alone += 1;
        Picture { media: Vec::new(), direction, items }
    }

    /// Strings that stand over a picture; what nobody has the time to read goes past.
    fn texts(&mut self, strings: &[String]) -> Vec<(String, String)> {
        let mut left = self.seconds * READING;
        let texts = strings.iter().map(|string| {
            let reading = reading_ms(string, self.voice.language);
            let fits = reading <= left;
            left = left.saturating_sub(reading);
            let motion = if fits { self.motions.next().string } else { PASSING };
            ("TEXT".to_owned(), format!("\"{string}\" {motion}."))
        });
        texts.collect()
    }

    fn full_frame(&mut self, content: &Content) -> Picture {
        if !content.filmed.is_empty() {
            let footage = pick(&FOOTAGE, self.scenes);
            let visual = format!(
                "Documentary footage of what is being told: {}. {footage}",
                content.filmed.join(", ")
            );
            return filmed(MediaKind::Stock, visual);
        }
        let medium = medium(&content.shows.join("\n"));
        if !content.shows.is_empty() && medium != MediaKind::MotionGraphics {
            let mut picture = filmed(medium, sentence(&content.shows.join(". ")));
            picture.items.extend(self.texts(&content.strings));
            return picture;
        }
        let layers = self.layers(content, 4);
        Picture { media: vec![MediaKind::MotionGraphics], direction: String::new(), items: layers }
    }

    fn overlay(&mut self, content: &Content) -> Picture {
        let directions = if self.portrait { &BEFORE } else { &BESIDE };
        let direction = pick(directions, self.beside).to_owned();
        self.beside += 1;
        let medium = medium(&content.shows.join("\n"));
        if self.portrait && (content.shows.is_empty() || medium == MediaKind::MotionGraphics) {
            return Picture {
                media: vec![MediaKind::MotionGraphics],
                direction,
                items: self.layers(content, 3),
            };
        }
        let label = if self.portrait { "VISUAL" } else { "RIGHT" };
        let drawn = content.shows.is_empty() || medium == MediaKind::MotionGraphics;
        let mut media = vec![if drawn { MediaKind::MotionGraphics } else { medium }];
        let mut parts: Vec<String> = Vec::new();
        if !content.shows.is_empty() {
            let show = content.shows.join(". ");
            parts.push(if drawn { self.moving(&show) } else { sentence(&show) });
        }
        for (at, string) in content.strings.iter().enumerate() {
            parts.push(format!("{}.", self.string(string, at == 0)));
        }
        if !content.strings.is_empty() && !drawn {
            media.push(MediaKind::MotionGraphics);
        }
        if content.shows.is_empty() {
            let shape = self.shape(pick(&SHAPES, self.scenes));
            parts.push(sentence(&shape));
        }
        Picture { media, direction, items: vec![(label.to_owned(), parts.join(" "))] }
    }

    /// Layers from the ground to the edge: at least `least`, at most five.
    fn layers(&mut self, content: &Content, least: usize) -> Vec<(String, String)> {
        let mut texts = vec![self.ground()];
        if !content.shows.is_empty() {
            texts.push(self.moving(&content.shows.join(". ")));
        }
        let mut strings = content.strings.iter();
        for (at, string) in strings.by_ref().take(4 - content.shows.len().min(1)).enumerate() {
            texts.push(format!("{}.", self.string(string, at == 0)));
        }
        // What no layer of its own is left for comes in with the last one.
        if let Some(last) = texts.last_mut() {
            for string in strings {
                let _ = write!(last, " \"{string}\" FADES in after it.");
            }
        }
        if texts.len() == 1 {
            let motion = self.motions.next();
            texts.push(format!(
                "The words that carry the sentence, in large type: each {}.",
                motion.string
            ));
        }
        if texts.len() < least {
            let shape = self.shape(pick(&SHAPES, self.scenes));
            texts.push(sentence(&shape));
        }
        while texts.len() < least {
            texts.push(format!("{}.", self.motions.edge(self.scenes + texts.len())));
        }
        let numbered = texts.into_iter().enumerate();
        numbered.map(|(at, text)| (format!("LAYER {}", at + 1), text)).collect()
    }

    fn ground(&self) -> String {
        let ground = self.motions.ground(self.scenes);
        let color = self.style.colors.primary.first().or(self.style.colors.iter().next());
        match color.map(named).filter(|name| !name.is_empty()) {
            Some(color) => sentence(&format!("{color} field; {ground}")),
            None => sentence(&format!("Plain field; {ground}")),
        }
    }

    /// A string and how it comes in: the first figure counts, everything else moves as the style
    /// does.
    fn string(&mut self, string: &str, first: bool) -> String {
        let calm = self.style.motion.energy != Energy::High;
        let phrase = counts(string).filter(|_| first && calm);
        let phrase = phrase.unwrap_or_else(|| self.motions.next().string);
        format!("\"{string}\" {phrase}")
    }

    fn shape(&mut self, shape: &str) -> String {
        let motion = self.motions.next();
        let accent = self.style.colors.accent.first().filter(|_| self.style.max_colors != Some(1));
        match accent.map(named).filter(|name| !name.is_empty()) {
            Some(color) => format!("{shape} in {color} {}", motion.shape),
            None => format!("{shape} {}", motion.shape),
        }
    }

    /// A picture that moves: as the brief says, else as the style does.
    fn moving(&self, show: &str) -> String {
        if moves(show) {
            return sentence(show);
        }
        let show = show.trim_end_matches(['.', '。', ' ']);
        format!("{}; {}.", capital(show), self.motions.whole())
    }
}

fn filmed(medium: MediaKind, visual: String) -> Picture {
    Picture {
        media: vec![medium],
        direction: String::new(),
        items: vec![("VISUAL".to_owned(), visual)],
    }
}

/// Words for what is drawn, beside those that every script is judged by.
const DRAWN_TOO: [&str; 14] = [
    "animated",
    "animation",
    "app",
    "bubble",
    "card",
    "cartoon",
    "drawing",
    "illustration",
    "letters",
    "list",
    "row",
    "screen",
    "sketch",
    "underlined",
];

/// What a described picture is made of: data and diagrams are drawn, people and places filmed, the
/// rest is generated. A verb of motion in capitals is how motion graphics are written.
fn medium(show: &str) -> MediaKind {
    let shouts = show.split(|c: char| !c.is_alphabetic()).any(|word| {
        word.len() > 2 && word.chars().all(char::is_uppercase) && moves(&format!("{word} in up"))
    });
    let show = show.to_lowercase();
    let own = hits(&show, &DRAWN_TOO).len() + usize::from(shouts);
    let certain = own + hits(&show, &DRAWN).iter().filter(|word| !FILMABLE.contains(word)).count();
    let (drawn, filmed) = (own + hits(&show, &DRAWN).len(), hits(&show, &FILMED).len());
    let imagined = hits(&show, &IMAGINED).len();
    if certain > 0 && drawn >= filmed || drawn > filmed.max(imagined) {
        MediaKind::MotionGraphics
    } else if filmed > 0 && imagined == 0 {
        MediaKind::Stock
    } else {
        MediaKind::AiGenerated
    }
}

/// How a figure is counted, if it begins with a number of at least two digits, its only one.
fn counts(string: &str) -> Option<&'static str> {
    let falls = string.starts_with(['-', '−', '–']);
    let number = string.trim_start_matches(['-', '−', '–', '+', '$', '€', '£', '¥', '~', '≈', ' ']);
    let end = number
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(number.len());
    let (number, rest) = number.split_at(end);
    let counted = number.chars().filter(char::is_ascii_digit).count() > 1
        && !rest.contains(|c: char| c.is_ascii_digit());
    counted.then_some(if falls { "COUNTS DOWN to its value" } else { "COUNTS UP from zero" })
}

/// A colour by name and value.
fn named(color: &Color) -> String {
    let name = color.name.trim().to_owned();
    match (&color.hex, name.is_empty()) {
        (Some(hex), false) => format!("{name} {hex}"),
        (Some(hex), true) => hex.clone(),
        (None, _) => name,
    }
}

/// A string as it can stand between straight quotes.
pub(super) fn on_screen(text: &str) -> String {
    let plain = text.trim().replace(['"', '“', '”', '„', '«', '»'], "'");
    plain.replace('「', "『").replace('」', "』").trim().to_owned()
}

/// Somebody's words, and whose they are if `— name` stands behind them.
fn quote_and_name(quote: &str) -> Vec<String> {
    const MARKS: [char; 8] = ['"', '“', '”', '„', '«', '»', '「', '」'];
    let parts = [" — ", " – ", " -- "].into_iter().find_map(|dash| quote.rsplit_once(dash));
    let (words, name) = parts.unwrap_or((quote, ""));
    let words = words.trim().trim_matches(MARKS);
    [words, name].into_iter().map(on_screen).filter(|text| !text.is_empty()).collect()
}

/// Fewest and most words of a phrase that is shown, and characters where no blanks part the words.
const PHRASE_WORDS: (usize, usize) = (2, 6);
const PHRASE_CHARACTERS: (usize, usize) = (4, 16);
/// Words that join a clause to the one before it.
const JOINTS: [&str; 24] = [
    "and", "but", "so", "because", "then", "or", "that", "which", "und", "aber", "denn", "dann",
    "dass", "y", "pero", "que", "et", "mais", "car", "e", "ma", "mas", "en", "maar",
];

/// The clause of a narration that can stand on its own: the longest that can be read at a glance.
fn key_phrase(said: &str, voice: &Voice<'_>) -> Option<String> {
    const ENDS: [char; 15] =
        ['.', ',', ';', ':', '!', '?', '…', '—', '–', '。', '、', '，', '！', '？', '\n'];
    let clauses = said.split(ENDS).map(str::trim).filter(|clause| {
        let marked = clause
            .contains(['"', '“', '”', '„', '«', '»', '[', ']', '(', ')', '<', '{', '「', '」']);
        let (count, (least, most)) = if voice.has_blanks() {
            (clause.split_whitespace().count(), PHRASE_WORDS)
        } else {
            (clause.chars().count(), PHRASE_CHARACTERS)
        };
        !marked && (least..=most).contains(&count)
    });
    let whole = clauses.filter(|clause| {
        let first = clause.split_whitespace().next().unwrap_or_default().to_lowercase();
        !JOINTS.contains(&first.as_str())
    });
    // The first of the longest.
    let best = whole.rev().max_by_key(|clause| clause.chars().count())?;
    Some(capital(best))
}

/// With a capital at its start and a full stop at its end.
fn sentence(text: &str) -> String {
    let text = capital(text.trim());
    if text.ends_with(['.', '!', '?', '。', '！', '？', '…']) {
        text
    } else {
        format!("{text}.")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn pick<'t>(all: &[&'t str], at: usize) -> &'t str {
    all.get(at % all.len().max(1)).copied().unwrap_or_default()
}
