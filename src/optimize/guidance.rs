//! What templates need besides the plan: decisions, not wording. The wording is the templates'.

use serde::{Deserialize, Serialize};

use crate::ast::MediaKind;
use crate::plan::{AvatarShape, Declared, Orientation, Plan};
use crate::source::Span;
use crate::style::Color;
use crate::text::Text;

use super::words;

/// Decisions of the passes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Guidance {
    /// The length to ask for: the declared one, else the sum of the scenes.
    pub length: Option<Declared>,
    /// What the script's FORMAT says already, so that no template says it again.
    pub states: States,
    /// Who is seen.
    pub presenter: Presenter,
    /// What the agent may do with the narration; `None` without narration.
    pub directive: Option<Directive>,
    /// English name of the narration's language, where it is not English.
    pub speech_language: Option<String>,
    /// The files, each with what it is for.
    pub attachments: Vec<Attachment>,
    /// The style as rules.
    pub look: Look,
    /// Corrections about framing and background, the last words of a prompt.
    pub framing: Vec<Framing>,
}

impl Guidance {
    /// What holds before any pass has run.
    pub(super) fn of(plan: &Plan) -> Self {
        let length = plan.duration.or_else(|| {
            let total = plan.totals.seconds;
            (total.ms() > 0).then(|| Declared::new(total, total, true, Span::default(), false))
        });
        Self {
            states: States::of(plan, length),
            length,
            presenter: match plan.sections.avatar {
                Some(_) => Presenter::Described,
                None => Presenter::Unsaid,
            },
            look: Look {
                name: plan.style.as_ref().and_then(|style| style.name.clone()),
                own: plan.style.as_ref().and_then(|style| style.text.clone()),
                ..Look::default()
            },
            ..Self::default()
        }
    }
}

/// What the script's FORMAT says already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct States {
    /// The length.
    pub length: bool,
    /// Landscape or portrait.
    pub orientation: bool,
    /// The language.
    pub language: bool,
}

impl States {
    fn of(plan: &Plan, length: Option<Declared>) -> Self {
        let Some(format) = &plan.sections.format else {
            return Self::default();
        };
        let format = format.as_str().to_lowercase();
        Self {
            length: length.is_some_and(|length| says_length(&format, length)),
            orientation: plan.orientation.is_some() && words::orientation(&format).is_some(),
            language: !plan.language_name.is_empty()
                && words::has(&format, &plan.language_name.to_lowercase()),
        }
    }
}

/// Whether a text names a length of as many seconds (or whole minutes) as `length` has.
fn says_length(text: &str, length: Declared) -> bool {
    let asked = [length.min.ms(), length.max.ms()];
    let mut figures = words::each(text).peekable();
    while let Some(word) = figures.next() {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let Ok(number) = digits.parse::<u64>() else { continue };
        let unit = match word.get(digits.len()..) {
            Some("") => figures.peek().copied().unwrap_or_default(),
            rest => rest.unwrap_or_default(),
        };
        let unit_ms = match unit {
            "s" | "sec" | "secs" | "second" | "seconds" => 1_000,
            "m" | "min" | "mins" | "minute" | "minutes" => 60_000,
            _ => continue,
        };
        if asked.contains(&number.saturating_mul(unit_ms)) {
            return true;
        }
    }
    false
}

/// Who is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presenter {
    /// The script says nothing; the agent chooses.
    #[default]
    Unsaid,
    /// The AVATAR section describes the presenter.
    Described,
    /// `avatar_id` selects the presenter; what is left of AVATAR is setting and delivery.
    Selected,
    /// Nobody: the narration is a voice-over throughout.
    None,
}

impl Presenter {
    /// The name in templates and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Presenter::Unsaid => "unsaid",
            Presenter::Described => "described",
            Presenter::Selected => "selected",
            Presenter::None => "none",
        }
    }
}

/// What the agent may do with the narration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Directive {
    /// Word for word.
    Verbatim,
    /// Meaning and order, with room for linking sentences: the speech fills less than nine tenths.
    Link,
    /// Meaning and order, close to the given length.
    Keep,
}

impl Directive {
    /// The name in templates and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Directive::Verbatim => "verbatim",
            Directive::Link => "link",
            Directive::Keep => "keep",
        }
    }
}

/// A file and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attachment {
    /// What the prompt calls it.
    pub name: String,
    /// What the agent should do with it, in the script's words.
    #[serde(rename = "use")]
    pub usage: Option<String>,
    /// `image`, `video`, `audio`, `document`, or `file` if its name does not say.
    pub kind: String,
    /// Numbers (1…n) of the scenes that cite it; empty if `use` names scenes itself.
    pub scenes: Vec<u32>,
}

/// A style as rules, reduced to what the script's own STYLE text does not settle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Look {
    /// What the style is called.
    pub name: Option<Text>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Colours that the script's own text does not name.
    pub palette: Vec<Color>,
    /// Most colours in one scene.
    pub max_colors: Option<u32>,
    /// Typefaces.
    pub faces: Vec<Typeface>,
    /// Rules about type.
    pub typography: Vec<String>,
    /// `12 columns`.
    pub grid: Option<String>,
    /// `left`.
    pub alignment: Option<String>,
    /// How much stays empty.
    pub space: Option<String>,
    /// More rules about layout.
    pub layout: Vec<String>,
    /// `low`, `medium` or `high`; `None` if the script's own text speaks of motion.
    pub energy: Option<String>,
    /// How things move: verbs.
    pub verbs: Vec<String>,
    /// Rules about motion.
    pub motion: Vec<String>,
    /// Transitions to use.
    pub transitions: Vec<String>,
    /// Grain, paper, glass.
    pub texture: Vec<String>,
    /// The script's own rules.
    pub own: Option<Text>,
    /// Media to explain; empty if the script's own text does.
    pub media: Vec<MediaKind>,
    /// At most five things to avoid.
    pub avoid: Vec<String>,
}

impl Look {
    /// Whether there is no rule at all, so that templates leave the style out.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.summary, &self.grid, &self.alignment, &self.space, &self.energy];
        let lists = [
            &self.typography,
            &self.layout,
            &self.verbs,
            &self.motion,
            &self.transitions,
            &self.texture,
            &self.avoid,
        ];
        self.name.is_none()
            && self.own.is_none()
            && texts.into_iter().all(Option::is_none)
            && self.palette.is_empty()
            && self.faces.is_empty()
            && self.media.is_empty()
            && lists.into_iter().all(Vec::is_empty)
    }
}

/// A typeface and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Typeface {
    /// `display`, `body` or `caption`.
    pub role: String,
    /// `Helvetica bold, all caps`.
    pub face: String,
}

/// A correction about the presenter's picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Framing {
    /// The presenter's picture has another shape than the video.
    Shape {
        /// The picture's shape.
        avatar: AvatarShape,
        /// The video's shape.
        video: Orientation,
    },
    /// The presenter comes without a background.
    Background,
}
