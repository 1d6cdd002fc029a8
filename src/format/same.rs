//! Whether two scripts say the same, wherever they say it.

use crate::ast::{Comment, Heading, Item, ItemKind, Medium, Script, Section, SectionKind};
use crate::parse::entries;
use crate::parse::layout::{Layout, layout};
use crate::source::Source;
use crate::text::Text;

/// Whether `text` is read as `script` is: the same scenes, sections and comments, and every
/// suppression before what it was before.
pub(super) fn says_the_same(source: &Source, script: &Script, text: &str) -> bool {
    if text == source.text() {
        return true;
    }
    let Ok(printed) = Source::new(source.path(), text) else { return false };
    let Layout { parsed, .. } = layout(&printed);
    let (one, other) = (Outline::of(script), Outline::of(&parsed.script));
    script.front.is_some() == parsed.script.front.is_some()
        && script.heading == parsed.script.heading
        && one.scenes.len() == other.scenes.len()
        && one.scenes.iter().zip(&other.scenes).all(|(one, other)| one.is_like(other))
        && one.sections.len() == other.sections.len()
        && one.sections.iter().zip(&other.sections).all(|(one, other)| one.is_like(other))
        && one.comments == other.comments
        && one.last == other.last
}

/// Sections that are joined to one text: their order among each other counts.
pub(super) const fn rank(kind: SectionKind) -> u8 {
    match kind {
        SectionKind::Format | SectionKind::Script => SectionKind::Format as u8,
        kind => kind as u8,
    }
}

/// One thing in a script and the suppressions right before it.
struct Entry<'a> {
    at: u32,
    what: What<'a>,
    suppressions: Vec<&'a str>,
}

enum What<'a> {
    Heading(&'a Heading),
    Item(&'a Item),
    Section(&'a Section),
}

impl Entry<'_> {
    fn is_like(&self, other: &Self) -> bool {
        let alike = match (&self.what, &other.what) {
            (What::Heading(one), What::Heading(other)) => heading(one, other),
            (What::Item(one), What::Item(other)) => item(one, other),
            (What::Section(one), What::Section(other)) => section(one, other),
            _ => false,
        };
        alike && self.suppressions == other.suppressions
    }
}

/// A script with its sections set apart, since they may move.
struct Outline<'a> {
    scenes: Vec<Entry<'a>>,
    sections: Vec<Entry<'a>>,
    comments: Vec<&'a str>,
    /// Suppressions behind everything.
    last: Vec<&'a str>,
}

impl<'a> Outline<'a> {
    fn of(script: &'a Script) -> Self {
        let entry = |at, what| Entry { at, what, suppressions: Vec::new() };
        let mut scenes: Vec<Entry<'a>> = Vec::new();
        for scene in &script.scenes {
            scenes.push(entry(scene.heading.span.start, What::Heading(&scene.heading)));
            scenes.extend(scene.items.iter().map(|item| entry(item.span.start, What::Item(item))));
        }
        let sections = script.sections.iter();
        let sections: Vec<Entry<'a>> =
            sections.map(|section| entry(section.span.start, What::Section(section))).collect();
        let mut outline = Outline { scenes, sections, comments: Vec::new(), last: Vec::new() };
        outline.comment(&script.comments);
        outline.sections.sort_by_key(|entry| match entry.what {
            What::Section(section) => rank(section.kind),
            _ => 0,
        });
        outline
    }

    fn comment(&mut self, comments: &'a [Comment]) {
        let next =
            |entries: &[Entry<'_>], after: u32| entries.partition_point(|one| one.at < after);
        for comment in comments {
            let text = comment.text.as_str();
            self.comments.push(text);
            if !is_suppression(text) {
                continue;
            }
            let after = comment.span.end;
            let (scene, section) = (next(&self.scenes, after), next(&self.sections, after));
            let (scene, section) = (self.scenes.get_mut(scene), self.sections.get_mut(section));
            let held = match (scene, section) {
                (Some(one), Some(other)) => Some(if one.at < other.at { one } else { other }),
                (one, other) => one.or(other),
            };
            held.map_or(&mut self.last, |entry| &mut entry.suppressions).push(text);
        }
        self.comments.sort_unstable();
    }
}

/// Whether a comment speaks to this program.
pub(super) fn is_suppression(comment: &str) -> bool {
    comment.starts_with("shotlist")
}

pub(super) fn heading(one: &Heading, other: &Heading) -> bool {
    let number = |heading: &Heading| heading.number.map(|number| (number.value, number.suffix));
    let time = |heading: &Heading| heading.time.map(|time| (time.value, time.approximate));
    number(one) == number(other)
        && one.scene_type == other.scene_type
        && media(&one.media, &other.media)
        && time(one) == time(other)
        && (&one.title, &one.visual) == (&other.title, &other.visual)
}

/// Marks around a text do not count: the text is the same without.
pub(super) fn item(one: &Item, other: &Item) -> bool {
    match (&one.kind, &other.kind) {
        (ItemKind::Voiceover(one), ItemKind::Voiceover(other)) => {
            (&one.text, &one.remark) == (&other.text, &other.remark)
        }
        (ItemKind::Shown(one), ItemKind::Shown(other))
        | (ItemKind::LowerThird(one), ItemKind::LowerThird(other)) => {
            (&one.text, &one.styling) == (&other.text, &other.styling)
        }
        (ItemKind::Media(one), ItemKind::Media(other)) => media(one, other),
        (ItemKind::Duration(one), ItemKind::Duration(other)) => {
            one.map(|time| (time.value, time.approximate))
                == other.map(|time| (time.value, time.approximate))
        }
        (one, other) => one == other,
    }
}

fn media(one: &[Medium], other: &[Medium]) -> bool {
    let named = |medium: &Medium| (medium.kind, medium.asset.clone());
    one.iter().map(named).eq(other.iter().map(named))
}

pub(super) fn section(one: &Section, other: &Section) -> bool {
    let shown = |section: &Section| -> Vec<(Text, Option<Text>)> {
        section.lines.iter().flat_map(entries).collect()
    };
    let lines = one.lines == other.lines
        || one.kind == SectionKind::OnScreenText && shown(one) == shown(other);
    (one.kind, &one.qualifier, one.label.is_empty())
        == (other.kind, &other.qualifier, other.label.is_empty())
        && lines
}
