//! What a brief holds.

use crate::ast::Spanned;
use crate::plan::{Declared, Orientation};
use crate::source::Span;

use super::kind::Kind;

/// What a video is to say, before it is a script. Every text is on one line.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Brief {
    /// The title.
    pub title: Option<String>,
    /// The kind of video.
    pub kind: Option<&'static Kind>,
    /// How long it is to be.
    pub duration: Option<Declared>,
    /// What viewers are to take away or to do.
    pub goal: Option<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// The tone of voice.
    pub tone: Option<String>,
    /// Words for the mood.
    pub mood: Vec<String>,
    /// Name or path of a style, and its place.
    pub style: Option<Spanned<String>>,
    /// BCP 47 tag of the narration.
    pub language: Option<String>,
    /// The shape of the picture.
    pub orientation: Option<Orientation>,
    /// What it says, in order; at least one.
    pub points: Vec<Point>,
    /// The place of `points`.
    pub points_at: Span,
    /// What it asks for at its end.
    pub call_to_action: Option<Point>,
}

/// One thing that a video says.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Point {
    /// The spoken words.
    pub say: String,
    /// What is seen meanwhile.
    pub show: Option<String>,
    /// Strings to be shown letter for letter.
    pub figures: Vec<String>,
    /// Somebody's words, shown; `— name` at its end says whose.
    pub quote: Option<String>,
    /// The part of the video that it belongs to, and where that is written.
    pub part: Option<Spanned<String>>,
    /// The place of the point.
    pub span: Span,
}

impl Brief {
    /// All that it says and shows: the content, without the tone.
    pub fn words(&self) -> String {
        let texts = [&self.title, &self.goal, &self.audience];
        let mut words: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
        for point in self.points.iter().chain(&self.call_to_action) {
            words.push(&point.say);
            words.extend(point.show.as_deref());
            words.extend(point.quote.as_deref());
            words.extend(point.figures.iter().map(String::as_str));
        }
        words.join("\n")
    }
}
