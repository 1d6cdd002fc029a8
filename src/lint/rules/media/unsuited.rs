//! `media/unsuited`

use crate::ast::MediaKind;
use crate::diagnostic::Diagnostic;
use crate::lint::context::Context;
use crate::lint::data::media::{DRAWING, EMOTIONS, FILMABLE, PLACES};
use crate::lint::data::motion::motions;
use crate::lint::pictures;
use crate::lint::rule::{Rule, declare_rule};
use crate::lint::sink::Sink;
use crate::lint::words::{self, unquoted};
use crate::optimize::media::{DRAWN, FILMED, IMAGINED, is_clear};
use crate::optimize::words::{hits, quoted};
use crate::plan::Scene;
use crate::text::Text;

declare_rule! {
    /// A scene's pictures cannot come from the medium that it asks for.
    ///
    /// Footage from a library shows neither your figures nor your brand, generated faces show feelings
    /// badly, and motion graphics cannot be a real street. The words that describe the picture decide,
    /// and only where all of them point one way. A scene with several media is left alone.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, STOCK (10s): Signups
    /// VO: "One point eight five million people signed up in January, a third more than in December."
    /// VISUAL: A line chart of the year DRAWS itself and "1.85M SIGNUPS" COUNTS UP beside it.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, STOCK (10s): Signups
    /// VO: "One point eight five million people signed up in January, a third more than in December."
    /// VISUAL: People cross a square in the morning sun, phones in hand; one table of figures in a window.
    /// ```
    pub(crate) struct Unsuited("media/unsuited") {
        severity: Warning,
        fix: None,
        many: "{n} scenes ask for a medium that cannot show what they describe" => "write the medium that suits each",
        options: {
            /// How many words for places and people say that a camera would have to film it.
            filmed: usize = 2,
        },
    }
}

/// A medium that suits better, and why.
struct Better {
    kind: MediaKind,
    why: &'static str,
    words: Vec<String>,
}

impl Rule for Unsuited {
    fn check(&self, cx: &Context<'_>, report: &mut Sink<'_>) {
        for scene in &cx.plan.scenes {
            let [medium] = scene.media.as_slice() else { continue };
            let better = match medium.value {
                MediaKind::Stock => drawn(scene),
                MediaKind::AiGenerated => felt(scene),
                MediaKind::MotionGraphics => self.filmed(scene),
                MediaKind::Asset => None,
            };
            if let Some(better) = better {
                report.push(finding(report, scene, medium.span, &better));
            }
        }
    }
}

fn finding(
    report: &Sink<'_>,
    scene: &Scene,
    place: crate::source::Span,
    better: &Better,
) -> Diagnostic {
    let (label, noun) = (scene.label(), better.kind.as_str());
    let message = match better.kind {
        MediaKind::MotionGraphics => format!("scene {label} asks a library for {}", better.why),
        _ => format!("scene {label} shows {}", better.why),
    };
    let note = match better.kind {
        MediaKind::MotionGraphics => {
            "library footage shows neither your figures nor your brand: they will be missing, or made up"
        }
        MediaKind::Stock if scene.uses(MediaKind::AiGenerated) => {
            "generated faces show feelings badly, and viewers see it at once"
        }
        _ => "drawn people and places look like clip art",
    };
    report
        .finding(place, message)
        .label(format!("{} say so", words::list(&better.words)))
        .note(note)
        .help(format!("make it {noun}"))
}

/// Footage that is asked for data or a brand.
fn drawn(scene: &Scene) -> Option<Better> {
    let text = lower(scene);
    let drawn = hits(&text, &DRAWN).into_iter().filter(|word| !FILMABLE.contains(word));
    let mut words: Vec<String> = drawn.map(|word| format!("\"{word}\"")).collect();
    if !is_clear(words.len() + 1, 0) {
        // A figure could not make it clear.
        return None;
    }
    words.extend(pictures::shown(scene).find_map(figure));
    let clear = is_clear(words.len(), hits(&text, &FILMED).len());
    clear.then_some(Better {
        kind: MediaKind::MotionGraphics,
        why: "data, type or diagrams",
        words,
    })
}

/// A quoted string with digits in a text that moves: it is to be set in type.
fn figure(text: &Text) -> Option<String> {
    motions(text.as_str()).next()?;
    let strings = quoted(text.as_str()).into_iter().filter_map(|range| text.as_str().get(range));
    let mut figures = strings.filter(|string| string.bytes().any(|byte| byte.is_ascii_digit()));
    figures.next().map(|figure| format!("\"{figure}\""))
}

/// Generated people who feel something.
fn felt(scene: &Scene) -> Option<Better> {
    let text = lower(scene);
    let emotions = hits(&text, &EMOTIONS);
    if emotions.is_empty() || !is_real(&text) {
        return None;
    }
    let is_person = |word: &&str| !PLACES.contains(word) && !EMOTIONS.contains(word);
    let person = hits(&text, &FILMED).into_iter().find(is_person)?;
    let words = [person].into_iter().chain(emotions).map(|word| format!("\"{word}\"")).collect();
    Some(Better { kind: MediaKind::Stock, why: "people's feelings", words })
}

/// Whether nothing says that the picture is a drawing or a dream.
fn is_real(text: &str) -> bool {
    hits(text, &IMAGINED).is_empty() && hits(text, &DRAWING).is_empty()
}

impl Unsuited {
    /// Motion graphics of a real place: nothing is layered, nothing moves as drawn things do, and
    /// nothing says that it is a drawing.
    fn filmed(&self, scene: &Scene) -> Option<Better> {
        let visual = scene.visual.as_ref()?;
        let plain = scene.layers.is_empty() && scene.left.is_none() && scene.right.is_none();
        if !plain || motions(visual.as_str()).next().is_some() {
            return None;
        }
        let text = lower(scene);
        let filmed = hits(&text, &FILMED);
        let place = filmed.iter().any(|word| PLACES.contains(word)) && filmed.len() >= self.filmed;
        let words = || filmed.iter().map(|word| format!("\"{word}\"")).collect();
        let why = "real people and places, but asks for drawings of them";
        let certain = place && hits(&text, &DRAWN).is_empty() && is_real(&text);
        certain.then(|| Better { kind: MediaKind::Stock, why, words: words() })
    }
}

/// What the pictures show, in lower case, without quoted strings and what is not there: "no faces".
fn lower(scene: &Scene) -> String {
    let mut lower = String::new();
    for text in pictures::shown(scene) {
        let mut rest = unquoted(text.as_str());
        while let Some(word) = rest.next() {
            if ["no", "without"].iter().any(|no| word.eq_ignore_ascii_case(no)) {
                rest.next();
            } else {
                words::push_lower(&mut lower, word);
                lower.push(' ');
            }
        }
    }
    lower
}
