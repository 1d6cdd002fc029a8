//! What a reader finds in a file, before it is a script.

use crate::ast::{
    Heading, Item, ItemKind, Medium, Scene, SceneNumber, SceneType, Script, Section, SectionKind,
    Setting, Spanned, TimeValue, WrittenTime,
};
use crate::parse::reads_like_title;
use crate::source::Span;
use crate::text::Text;
use crate::time::Time;

/// One video of a file.
#[derive(Debug, Default)]
pub(super) struct Video {
    pub(super) title: Option<Text>,
    /// What the front matter of a `.shot` file would hold.
    pub(super) settings: Vec<Setting>,
    /// The whole video's sections; several of a kind are joined.
    pub(super) sections: Vec<(SectionKind, Text)>,
    pub(super) scenes: Vec<DraftScene>,
    /// What stands above, between and below the scenes and has no place of its own, in source order.
    pub(super) notes: Vec<Text>,
    /// What stands above all of several videos, and is about each of them.
    pub(super) above: Vec<Text>,
}

/// One scene of a video.
#[derive(Debug, Default)]
pub(super) struct DraftScene {
    /// From the heading to the end of the last item.
    pub(super) span: Span,
    /// The line, the cell or the key that opens the scene.
    pub(super) heading: Span,
    pub(super) number: Option<SceneNumber>,
    /// What is left of the heading.
    pub(super) title: Option<Text>,
    pub(super) scene_type: Option<Spanned<SceneType>>,
    pub(super) media: Vec<Medium>,
    pub(super) time: Option<DraftTime>,
    pub(super) items: Vec<Item>,
}

/// When a scene plays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DraftTime {
    pub(super) value: DraftValue,
    pub(super) approximate: bool,
    pub(super) span: Span,
}

/// What is written about a scene's time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DraftValue {
    /// `8s`
    Length(Time),
    /// `0:00–0:08`
    Range(Time, Time),
    /// `0:08`, in a list in which times may be where scenes start.
    Clock(Time),
    /// Where the scene starts, without doubt; it lasts until the next one starts.
    Start(Time),
}

impl DraftScene {
    /// Adds an item and makes the scene reach to its end.
    pub(super) fn push(&mut self, item: Item) {
        self.span = self.span.join(item.span);
        self.items.push(item);
    }

    /// Whether anything is spoken in it.
    pub(super) fn speaks(&self) -> bool {
        self.items
            .iter()
            .any(|item| matches!(&item.kind, ItemKind::Voiceover(vo) if !vo.text.is_empty()))
    }
}

impl Video {
    /// The tree of the video.
    pub(super) fn script(mut self) -> Script {
        self.find_total();
        self.settle_settings();
        settle_times(&mut self.scenes, &self.sections);
        let mut sections: Vec<Section> = Vec::new();
        let title = self.title.map(|title| (SectionKind::Title, title));
        for (kind, text) in title.into_iter().chain(self.sections) {
            for (kind, text) in settled(kind, text) {
                // Said twice, a length is still one.
                let again = kind == SectionKind::Duration
                    && sections.iter().any(|section| section.kind == kind);
                let kind = if again { SectionKind::Notes } else { kind };
                add_section(&mut sections, kind, text);
            }
        }
        let (languages, sections) = sections
            .into_iter()
            .partition::<Vec<_>, _>(|section| section.kind == SectionKind::Language);
        let mut sections = sections;
        let tag = languages.first().and_then(|section| section.lines.first());
        if let Some(tag) =
            tag.filter(|_| self.settings.iter().all(|setting| setting.key != "language"))
        {
            self.settings.push(Setting::new("language", tag.as_str(), tag.span()));
        }
        for note in self.notes {
            add_section(&mut sections, SectionKind::Notes, note);
        }
        Script {
            settings: self.settings,
            sections,
            scenes: self.scenes.into_iter().map(scene).collect(),
            ..Script::default()
        }
    }
}

fn add_section(sections: &mut Vec<Section>, kind: SectionKind, text: Text) {
    if text.is_empty() {
        return;
    }
    let span = text.span();
    if let Some(held) = sections.iter_mut().find(|section| section.kind == kind) {
        held.span = held.span.join(span);
        held.lines.push(text);
        return;
    }
    sections.push(Section {
        kind,
        span,
        label: Span::at(span.start),
        qualifier: None,
        lines: vec![text],
    });
}

/// Lengths and languages in words that the `.shot` language has; what is neither is a remark.
fn settled(kind: SectionKind, text: Text) -> Vec<(SectionKind, Text)> {
    let known = match kind {
        SectionKind::Duration => {
            super::values::leading_time(&text).map(|(time, rest)| (shown(time), rest))
        }
        SectionKind::Language => {
            super::words::language(text.as_str()).map(|tag| {
                // What stands beside the first name: `German (subtitles in English)`.
                let more =
                    text.as_str().trim_end_matches('.').contains([',', ';', '/', '(', '|', '+']);
                (tag.to_owned(), if more { text.clone() } else { Text::default() })
            })
        }
        _ => return vec![(kind, text)],
    };
    let Some((known, rest)) = known else { return vec![(SectionKind::Notes, text)] };
    let mut settled = Text::default();
    settled.push_expansion(&known, text.span());
    vec![(kind, settled), (SectionKind::Notes, rest)]
}

impl Video {
    /// Said twice, a setting is still one; what the second says differently is a remark.
    fn settle_settings(&mut self) {
        for setting in std::mem::take(&mut self.settings) {
            match self.settings.iter().find(|held| held.key == setting.key) {
                None => self.settings.push(setting),
                Some(held) if *held == setting => {}
                Some(_) => self.notes.push(remark(&setting)),
            }
        }
    }

    /// Takes a length in the title for that of the video, and one above the scenes if it is the sum of theirs.
    fn find_total(&mut self) {
        if self.sections.iter().any(|(kind, _)| *kind == SectionKind::Duration) {
            return;
        }
        let length = |scene: &DraftScene| match scene.time.map(|time| time.value) {
            Some(DraftValue::Length(length)) => Some(length),
            Some(DraftValue::Range(from, to)) => Some(to.saturating_sub(from)),
            _ => None,
        };
        let sum: Option<Time> = self.scenes.iter().map(length).sum();
        let first = self.scenes.first().map_or(u32::MAX, |scene| scene.heading.start);
        let above = self
            .above
            .iter()
            .chain(&self.notes)
            .filter(|note| note.span().start < first)
            .take(MOST_PREFACE_LINES);
        let in_title = self.title.iter().flat_map(lengths).next();
        let found = in_title.or_else(|| {
            above
                .flat_map(lengths)
                .find(|(time, _)| sum.is_some_and(|sum| sum > Time::ZERO && *time == sum))
        });
        if let Some((time, span)) = found {
            let mut text = Text::default();
            text.push_expansion(&format!("{}s", time.ms() as f64 / 1000.0), span);
            self.sections.push((SectionKind::Duration, text));
        }
    }
}

/// A setting in words.
pub(super) fn remark(setting: &Setting) -> Text {
    let mut text = Text::default();
    text.push_expansion(&format!("{}: {}", setting.key, setting.yaml), setting.span);
    text
}

/// Lines above the scenes in which the length of the video is looked for.
const MOST_PREFACE_LINES: usize = 20;

/// The lengths with a unit that a text names, and clock times.
fn lengths(text: &Text) -> Vec<(Time, Span)> {
    let whole = text.as_str();
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, letter) in whole.char_indices().take(MOST_PREFACE_LETTERS) {
        if super::time::digit(letter).is_some()
            && super::time::digit(before).is_none()
            && !matches!(before, '.' | ',' | ':' | '#')
        {
            let time = whole.get(at..).and_then(super::time::at_start);
            if let Some(time) = time
                && let super::time::Value::Length(length) | super::time::Value::Clock(length) =
                    time.value
            {
                found.push((length, text.span_of(at..at + time.range.end)));
            }
        }
        before = letter;
    }
    found
}

/// Letters of a line in which the length of the video is looked for.
const MOST_PREFACE_LETTERS: usize = 400;

/// A length as `DURATION:` has it.
fn shown(time: DraftTime) -> String {
    let seconds = |time: Time| time.ms() as f64 / 1000.0;
    let about = if time.approximate { "about " } else { "" };
    match time.value {
        DraftValue::Length(length) | DraftValue::Clock(length) | DraftValue::Start(length) => {
            format!("{about}{}s", seconds(length))
        }
        DraftValue::Range(from, to) => format!("{about}{}–{}s", seconds(from), seconds(to)),
    }
}

/// Decides what single clock times mean: where scenes start, if they rise from scene to scene. Then
/// a scene lasts until the next one starts, and the last until the end of the video, if that is told.
fn settle_times(scenes: &mut [DraftScene], sections: &[(SectionKind, Text)]) {
    let clock = |scene: &DraftScene| match scene.time.map(|time| time.value) {
        Some(DraftValue::Clock(at) | DraftValue::Start(at) | DraftValue::Range(at, _)) => Some(at),
        _ => None,
    };
    let clocks: Vec<Option<Time>> = scenes.iter().map(clock).collect();
    let rise = clocks.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if one < next));
    let from_zero = clocks.first().is_some_and(|first| *first == Some(Time::ZERO));
    let starts = scenes.len() > 1 && rise && from_zero;
    let total = sections
        .iter()
        .find(|(kind, _)| *kind == SectionKind::Duration)
        .and_then(|(_, text)| total(text));
    for (at, scene) in scenes.iter_mut().enumerate() {
        let next = clocks.get(at + 1).copied().flatten().or(total);
        let Some(time) = &mut scene.time else { continue };
        time.value = match time.value {
            DraftValue::Clock(length) if !starts => DraftValue::Length(length),
            DraftValue::Clock(start) | DraftValue::Start(start) => {
                match next.filter(|next| *next > start) {
                    Some(end) => DraftValue::Range(start, end),
                    None => {
                        scene.time = None;
                        continue;
                    }
                }
            }
            other => other,
        };
    }
}

fn total(text: &Text) -> Option<Time> {
    match super::values::leading_time(text)?.0.value {
        DraftValue::Length(length) | DraftValue::Clock(length) => Some(length),
        _ => None,
    }
}

fn scene(draft: DraftScene) -> Scene {
    let mut items = draft.items;
    let (title, visual) = match draft.title {
        Some(left) if reads_like_title(left.as_str()) => (Some(left), None),
        left => (None, left),
    };
    items.sort_by_key(|item| item.span.start);
    let heading = Heading {
        span: draft.heading,
        keyword: Span::at(draft.heading.start),
        number: draft.number,
        scene_type: draft.scene_type,
        media: draft.media,
        time: draft.time.and_then(written),
        title,
        visual,
    };
    Scene { span: draft.span.join(draft.heading), heading, items }
}

fn written(time: DraftTime) -> Option<WrittenTime> {
    let value = match time.value {
        DraftValue::Length(length) | DraftValue::Clock(length) => TimeValue::Length(length),
        DraftValue::Range(from, to) => TimeValue::Range(from, to),
        DraftValue::Start(_) => return None,
    };
    Some(WrittenTime { value, approximate: time.approximate, span: time.span })
}
