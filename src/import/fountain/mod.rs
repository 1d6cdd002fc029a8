//! Screenplays in the Fountain syntax (<https://fountain.io>).
//!
//! Headings open scenes, dialogue is narration, action is the picture. Lines that carry one of the
//! labels of the `.shot` language are read as they are there, in action and in `[[notes]]`: so a
//! script that was exported reads back to itself.

mod line;
mod scan;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests may fail")]
mod tests;

use crate::ast::{Item, ItemKind, SectionKind, Setting, Shown, Voiceover};
use crate::source::{Source, Span};
use crate::text::Text;

use super::draft::{DraftScene, Video};
use super::label;
use super::scene;
use super::values;
use super::words;
use line::Kind;
use scan::Line;

/// Reads a screenplay.
pub(super) fn read(source: &Source) -> Vec<Video> {
    let lines = scan::read(source.text());
    let mut reader = Reader::new(&lines);
    reader.title_page();
    while let Some(line) = reader.lines.get(reader.at) {
        reader.at += 1;
        reader.line(line);
    }
    reader.close();
    vec![reader.video]
}

/// What opens scenes in a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Opening {
    Headings,
    /// `# Scene 1`, where there are no headings.
    Sections,
    /// What is said, where there are neither.
    Speech,
}

struct Reader<'l> {
    lines: &'l [Line],
    at: usize,
    video: Video,
    scene: Option<DraftScene>,
    opening: Opening,
    /// Whether the line before was blank, or there is none.
    behind_blank: bool,
    /// Lines of action since the last blank one.
    action: Text,
}

/// Keys of a title page that are settings, with the keys of the front matter.
const SETTINGS: &[&str] = &[
    "duration",
    "language",
    "pace",
    "style",
    "profile",
    "script",
    "orientation",
    "avatar id",
    "voice id",
];

impl<'l> Reader<'l> {
    fn new(lines: &'l [Line]) -> Self {
        let kinds = || {
            let mut blank = true;
            lines.iter().map(move |line| {
                let kind = line::kind(line, blank, None);
                blank = line.is_blank();
                kind
            })
        };
        let opening = if kinds().any(|kind| kind == Kind::Heading) {
            Opening::Headings
        } else if kinds().any(|kind| kind == Kind::Section) {
            Opening::Sections
        } else {
            Opening::Speech
        };
        Self {
            lines,
            at: 0,
            video: Video::default(),
            scene: None,
            opening,
            behind_blank: true,
            action: Text::default(),
        }
    }

    /// `Key: value` lines at the top, until a blank one; indented lines go on.
    fn title_page(&mut self) {
        self.at = self.lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
        let starts = self.lines.get(self.at).is_some_and(|line| line::title_key(line).is_some());
        if !starts {
            return;
        }
        while let Some(line) = self.lines.get(self.at).filter(|line| !line.is_blank()) {
            self.at += 1;
            let Some((key, mut value)) = line::title_key(line) else {
                self.video.notes.push(line.clean());
                continue;
            };
            while let Some(more) =
                self.lines.get(self.at).filter(|more| !more.is_blank() && more.is_indented())
            {
                value.append(" ", &more.clean());
                self.at += 1;
            }
            self.title_field(&key, value);
            line.notes.iter().for_each(|note| self.note(note));
        }
    }

    fn title_field(&mut self, key: &Text, value: Text) {
        if value.is_empty() {
            return;
        }
        let name = words::fold(key.as_str());
        let is_tag = name != "language" || words::is_language(value.as_str());
        if name == "title" {
            self.video.title = Some(value);
        } else if SETTINGS.contains(&name.as_str()) && is_tag {
            let yaml = serde_json::Value::from(value.as_str()).to_string();
            self.video.settings.push(Setting::new(name.replace(' ', "_"), yaml, value.span()));
        } else {
            let mut whole = key.clone();
            whole.append(": ", &value);
            match super::shot::section(&whole) {
                Some((SectionKind::Notes, text)) => self.video.notes.push(text),
                Some(section) => self.video.sections.push(section),
                None => self.video.notes.push(whole),
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let next = self.lines.get(self.at);
        if line.is_blank() {
            self.end_action();
        } else if !line.is_empty() {
            self.element(line, line::kind(line, self.behind_blank, next));
        }
        if !line.is_empty() || line.is_blank() {
            self.behind_blank = line.is_blank();
        }
        for note in &line.notes {
            self.end_action();
            self.note(note);
        }
    }

    fn element(&mut self, line: &Line, kind: Kind) {
        let text = line::inner(line, kind);
        if kind != Kind::Action {
            self.end_action();
        }
        match kind {
            Kind::Heading => self.open(line, &text),
            Kind::Section if self.opening == Opening::Sections => self.open(line, &text),
            Kind::Section if self.video.title.is_none() && self.scene.is_none() => {
                self.video.title = Some(text);
            }
            Kind::Section | Kind::Synopsis => self.remark(text),
            Kind::Break => {}
            Kind::Transition => match &mut self.scene {
                Some(scene) => scene.push(item(ItemKind::Transition(text))),
                None => self.video.notes.push(text),
            },
            Kind::Centered => {
                let shown = Shown { text, quoted: true, styling: None };
                self.place().push(item(ItemKind::Shown(shown)));
            }
            Kind::Lyrics => self.place().push(item(ItemKind::Music(text))),
            Kind::Character => self.dialogue(line),
            Kind::Action => self.action(&text),
        }
    }

    /// The scene that is open; one without a heading where none is.
    fn place(&mut self) -> &mut DraftScene {
        self.scene.get_or_insert_default()
    }

    fn open(&mut self, line: &Line, text: &Text) {
        self.close();
        let mut scene = super::shot::heading(text).unwrap_or_else(|| slug(text));
        scene.heading = line.span();
        scene.span = line.span();
        self.scene = Some(scene);
    }

    fn close(&mut self) {
        self.end_action();
        self.video.scenes.extend(self.scene.take());
    }

    /// A scene that is told by what is said in it ends with the first thing behind that.
    fn part(&mut self) {
        let said = self.scene.as_ref().is_some_and(DraftScene::speaks);
        if self.opening == Opening::Speech && said {
            self.video.scenes.extend(self.scene.take());
        }
    }

    /// A line of action: an item where it has a label, else a part of the picture.
    fn action(&mut self, text: &Text) {
        match super::shot::items(text) {
            Some(items) => {
                self.end_action();
                self.part();
                for item in items {
                    self.place().push(item);
                }
            }
            None => self.foreign(text),
        }
    }

    /// Action that has a label in another language, or none.
    fn foreign(&mut self, text: &Text) {
        let label = label::of(text, false).filter(|label| label.shouted && !label.value.is_empty());
        let Some(label) = label.filter(|label| label.item().is_some()) else {
            return self.action.append(" ", text);
        };
        self.end_action();
        self.part();
        scene::add_labelled(self.place(), &label, &label.value);
    }

    fn end_action(&mut self) {
        let text = std::mem::take(&mut self.action);
        if text.is_empty() {
            return;
        }
        self.part();
        if self.scene.is_none() && self.opening != Opening::Speech {
            self.video.notes.push(text);
        } else {
            self.place().push(item(ItemKind::Visual(text)));
        }
    }

    /// A remark where it stands.
    fn remark(&mut self, text: Text) {
        match &mut self.scene {
            _ if text.is_empty() => {}
            Some(scene) => scene.push(values::note(text)),
            None => self.video.notes.push(text),
        }
    }

    /// `[[MUSIC: …]]` and other labels are what they say; all else is a remark.
    fn note(&mut self, text: &Text) {
        if self.scene.is_some()
            && let Some(items) = super::shot::items(text)
        {
            return items.into_iter().for_each(|item| self.place().push(item));
        }
        match super::shot::section(text) {
            Some((SectionKind::Notes, text)) => self.video.notes.push(text),
            Some(section) => self.video.sections.push(section),
            None => self.remark(text.clone()),
        }
    }

    /// A name and the lines under it until a blank one.
    fn dialogue(&mut self, line: &Line) {
        self.part();
        let speaker = line::speaker(line);
        let mut remark = speaker.remark;
        let mut text = Text::default();
        let mut items: Vec<Item> = Vec::new();
        while let Some(line) = self.lines.get(self.at).filter(|line| !line.is_blank()) {
            self.at += 1;
            match line::parenthetical(line) {
                _ if line.is_empty() => {}
                Some(aside) if !text.is_empty() => {
                    // What stands in square brackets is not spoken.
                    text.append(" [", &aside);
                    text.push_joiner("]");
                }
                Some(aside) if speaker.is_named => {
                    remark.get_or_insert_default().append(", ", &aside);
                }
                Some(aside) => items.push(item(ItemKind::Direction(aside))),
                None => text.append(" ", &line::spoken(line)),
            }
            items.extend(line.notes.iter().flat_map(|note| {
                super::shot::items(note).unwrap_or_else(|| vec![values::note(note.clone())])
            }));
        }
        let vo = Voiceover { remark, text, quoted: true };
        let span = if vo.text.is_empty() { line.span() } else { vo.text.span() };
        items.push(Item { span, label: line.span(), kind: ItemKind::Voiceover(vo) });
        let scene = self.place();
        if scene.heading.is_empty() {
            scene.heading = Span::at(line.span().start);
            scene.span = scene.heading;
        }
        for item in items {
            scene.push(item);
        }
        line.notes.iter().for_each(|note| self.note(note));
        self.behind_blank = false;
    }
}

/// `INT. KITCHEN - DAY (8s) #3#`
fn slug(text: &Text) -> DraftScene {
    let mut scene = DraftScene::default();
    let mut text = text.trim();
    if let Some(inner) = text.as_str().strip_suffix('#')
        && let Some(open) = inner.rfind('#')
    {
        let number = text.slice(open + 1..inner.len());
        match super::tree::number(&number) {
            Some(number) => scene.number = Some(number),
            None => scene.push(values::note(number)),
        }
        text = text.slice(0..open).trim();
    }
    if let Some(inner) = text.as_str().strip_suffix(')')
        && let Some(open) = inner.rfind('(')
    {
        let aside = text.slice(open + 1..inner.len());
        let timed = super::time::whole(aside.as_str()).is_some()
            && values::leading_time(&aside).map(|(time, _)| scene.settle_time(time)).is_some();
        if timed || values::claim(&mut scene, &aside) {
            text = text.slice(0..open).trim();
        }
    }
    scene.title = Some(text).filter(|text| !text.is_empty());
    scene
}

/// An item at the place of its text.
fn item(kind: ItemKind) -> Item {
    let span = match &kind {
        ItemKind::Shown(shown) => shown.text.span(),
        ItemKind::Visual(text)
        | ItemKind::Direction(text)
        | ItemKind::Transition(text)
        | ItemKind::Music(text) => text.span(),
        _ => Span::default(),
    };
    Item { span, label: Span::at(span.start), kind }
}
