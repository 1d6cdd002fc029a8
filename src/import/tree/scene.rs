//! From a value to a scene.

use crate::ast::{Item, ItemKind, SceneNumber};
use crate::import::draft::DraftScene;
use crate::import::values;
use crate::import::words::Role;
use crate::source::Span;
use crate::text::Text;

use super::find::{Film, Shot, speaks};
use super::keys::{self, Meaning, Unit};
use super::node::{Field, Node, lines, one_line, paragraphs};

/// What a whole list of scenes has in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Custom {
    /// What `text` stands for: narration, or a string to show.
    plain: Role,
    /// Frames in a second.
    fps: f64,
}

/// Words of a `text` from which on it is rather spoken than shown.
const SPOKEN_WORDS: usize = 6;

impl Custom {
    pub(super) fn of(film: &Film<'_>) -> Self {
        let rate = film
            .about
            .iter()
            .find(|field| matches!(field.name.as_str(), "fps" | "frame rate" | "framerate"));
        let fps = rate
            .and_then(|field| field.node.text())
            .and_then(|text| text.as_str().parse::<f64>().ok())
            .filter(|fps| *fps >= 1.0)
            .unwrap_or(30.0);
        let shown = film.shots.iter().any(|shot| speaks(shot.node)) || !reads_as_speech(film);
        Self { plain: if shown { Role::Shown } else { Role::Narration }, fps }
    }
}

/// Whether the texts of the scenes are sentences.
fn reads_as_speech(film: &Film<'_>) -> bool {
    let texts = || {
        let fields = film.shots.iter().flat_map(|shot| shot.node.fields());
        fields
            .filter(|field| keys::meaning(&field.name) == Some(Meaning::Plain))
            .filter_map(|field| field.node.text())
    };
    let is_sentence = |text: &Text| {
        text.as_str().ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
            || text.as_str().split_whitespace().count() >= SPOKEN_WORDS
            || text.as_str().chars().filter(|letter| *letter > '\u{2e80}').count() > 12
    };
    texts().filter(is_sentence).count() * 2 > texts().count()
}

/// Reads one scene.
pub(super) fn read(shot: &Shot<'_>, custom: Custom) -> DraftScene {
    let place = shot.key.map_or(Span::at(shot.node.span.start), Field::at);
    let scene = DraftScene { span: place, heading: place, ..DraftScene::default() };
    let mut reader = Reader { scene, custom, remark: None };
    if let Some(key) = shot.key {
        reader.scene.number = number(&key.key);
    }
    for field in &shot.act {
        reader.note(field);
    }
    if let Some(text) = shot.node.text() {
        reader.add(Role::Narration, place, &text);
    } else if shot.node.is_map() {
        reader.fields(shot.node.fields());
    } else if let Some(text) = shot.node.plain() {
        reader.scene.push(values::note(text));
    }
    reader.finish()
}

struct Reader {
    scene: DraftScene,
    custom: Custom,
    /// Who speaks, or how.
    remark: Option<Text>,
}

impl Reader {
    fn finish(mut self) -> DraftScene {
        if let Some(remark) = self.remark.take() {
            self.scene.push(values::note(remark));
        }
        self.scene
    }

    /// Reads the keys of a scene. What says how to read the others comes first.
    fn fields(&mut self, fields: &[Field]) {
        let has = |wanted: &dyn Fn(Meaning) -> bool| {
            fields.iter().any(|field| keys::meaning(&field.name).is_some_and(wanted))
        };
        let spoken = has(&|meaning| matches!(meaning, Meaning::Role(Role::Narration, _)));
        // A text beside a speaker's name is what they say.
        if !spoken && has(&|meaning| meaning == Meaning::Speaker) {
            self.custom.plain = Role::Narration;
        }
        let plain = self.custom.plain == Role::Narration;
        let narrated = spoken || plain && has(&|meaning| meaning == Meaning::Plain);
        let mut order: Vec<(u8, &Field, Option<Meaning>)> = fields
            .iter()
            .map(|field| {
                let meaning = keys::meaning(&field.name);
                (turn(meaning), field, meaning)
            })
            .collect();
        order.sort_by_key(|(turn, ..)| *turn);
        for (_, field, meaning) in order {
            self.field(field, meaning, narrated);
        }
    }

    fn field(&mut self, field: &Field, meaning: Option<Meaning>, narrated: bool) {
        if field.node.is_empty() {
            return;
        }
        match meaning {
            Some(Meaning::Role(role @ (Role::Time | Role::Start | Role::End), unit)) => {
                self.time(field, role, unit);
            }
            Some(Meaning::Role(Role::Number, _)) => self.number(field),
            Some(Meaning::Role(role, _)) => self.value(role, field, &field.node),
            Some(Meaning::Plain) => self.value(self.custom.plain, field, &field.node),
            Some(Meaning::Speaker) => self.speaker(field, narrated),
            Some(Meaning::Voice) => self.voice(field, narrated),
            Some(Meaning::Layers) => self.layers(field),
            Some(Meaning::Through) => self.through(field),
            Some(Meaning::Note) => self.note(field),
            None => self.unknown(field),
        }
    }

    /// `key: value` as a remark.
    fn note(&mut self, field: &Field) {
        self.scene.extend_notes(field.note());
    }

    /// A mapping that holds keys of a scene is looked through; all else is a remark.
    fn unknown(&mut self, field: &Field) {
        let known = |inner: &Field| keys::meaning(&inner.name).is_some();
        let most = field.node.fields().iter().filter(|inner| known(inner)).count();
        if most * 2 > field.node.fields().len() { self.through(field) } else { self.note(field) }
    }

    fn add(&mut self, role: Role, at: Span, text: &Text) {
        let text = one_line(text);
        values::add(&mut self.scene, role, at, None, &text);
    }

    fn value(&mut self, role: Role, field: &Field, node: &Node) {
        if let Some(text) = node.text() {
            return self.scalar(role, field, &text);
        }
        for (at, item) in node.list().iter().enumerate() {
            match item.text() {
                // Only the first has the key before it; the others have their own places.
                Some(text) if at > 0 => self.scalar_at(role, field, text.span(), &text),
                Some(text) => self.scalar(role, field, &text),
                None if item.is_map() => self.object(role, field, item),
                None => self.scene.extend_notes(item.plain()),
            }
        }
        if node.is_map() {
            self.object(role, field, node);
        }
    }

    fn scalar(&mut self, role: Role, field: &Field, text: &Text) {
        self.scalar_at(role, field, field.at(), text);
    }

    fn scalar_at(&mut self, role: Role, field: &Field, at: Span, text: &Text) {
        match role {
            Role::Narration => self.narration(at, text),
            Role::Type | Role::Media => self.kind(field, text),
            Role::Shown | Role::LowerThird | Role::Note => {
                for line in lines(text) {
                    match role {
                        Role::Note => self.scene.extend_notes(Some(labelled(field, &line))),
                        _ => self.add(role, at, &line),
                    }
                }
            }
            Role::Title if self.scene.title.is_some() => self.note(field),
            _ => self.add(role, at, text),
        }
    }

    fn narration(&mut self, at: Span, text: &Text) {
        let remark = self.remark.take();
        for (index, part) in paragraphs(text).iter().enumerate() {
            let remark = remark.clone().filter(|_| index == 0);
            let at = if index == 0 { at } else { Span::at(part.span().start) };
            for item in values::narration(at, remark, part) {
                self.scene.push(item);
            }
        }
    }

    /// A type or media, `talking_head` as `talking head`; other words are a remark.
    fn kind(&mut self, field: &Field, text: &Text) {
        let mut spaced = Text::default();
        spaced.push_expansion(&text.as_str().replace('_', " "), text.span());
        if !values::claim(&mut self.scene, &spaced) {
            self.scene.extend_notes(Some(labelled(field, text)));
        }
    }

    /// The first number counts; whatever else is called so is a remark.
    fn number(&mut self, field: &Field) {
        let text = field.node.text();
        match text.as_ref().and_then(number) {
            Some(number) if self.scene.number.is_none() => self.scene.number = Some(number),
            Some(number) if self.scene.number == Some(number) => {}
            None if field.name == "scene" || field.name == "shot" => match (text, &field.node) {
                (Some(text), _) if self.scene.title.is_none() => self.scene.title = Some(text),
                (_, node) if node.is_map() => self.through(field),
                _ => self.note(field),
            },
            _ => self.note(field),
        }
    }

    /// Who speaks, where the words stand under another key; else the words.
    fn speaker(&mut self, field: &Field, narrated: bool) {
        match field.node.text() {
            Some(text) if narrated && self.remark.is_none() => self.remark = Some(text),
            Some(text) if !narrated && is_speech(&text) => self.narration(field.at(), &text),
            _ => self.note(field),
        }
    }

    fn voice(&mut self, field: &Field, narrated: bool) {
        match field.node.text() {
            Some(text) if !narrated && is_speech(&text) => self.narration(field.at(), &text),
            None if !narrated => self.value(Role::Narration, field, &field.node),
            _ => self.note(field),
        }
    }

    /// A mapping, or a list of them, whose keys are the scene's own. Times in it are parts' times.
    fn through(&mut self, field: &Field) {
        if let Some(text) = field.node.text() {
            let role = if field.name == "audio" { Role::Audio } else { Role::Note };
            return match role {
                Role::Audio => self.add(role, field.at(), &text),
                _ => self.note(field),
            };
        }
        if field.node.is_map() {
            return self.parts(field.node.fields());
        }
        for item in field.node.list() {
            match item.text() {
                Some(text) => self.add(Role::Visual, text.span(), &text),
                None if item.is_map() => self.object(Role::Visual, field, item),
                None => self.scene.extend_notes(item.plain()),
            }
        }
    }

    /// The keys of a mapping inside a scene, whose numbers and times are not the scene's.
    fn parts(&mut self, fields: &[Field]) {
        let narrated = true;
        for field in fields {
            match keys::meaning(&field.name) {
                Some(Meaning::Plain) => self.value(Role::Narration, field, &field.node),
                Some(Meaning::Role(Role::Number | Role::Title, _)) => self.note(field),
                meaning => self.field(field, meaning, narrated),
            }
        }
    }

    /// A mapping where a text is expected: the text itself, and what is said about it.
    fn object(&mut self, role: Role, field: &Field, node: &Node) {
        match role {
            Role::Time | Role::Number => return self.fields(node.fields()),
            Role::Narration => return self.line(node),
            Role::Shown | Role::LowerThird => return self.shown(role, field, node),
            Role::Visual | Role::Left | Role::Right => {}
            Role::Type | Role::Media => {
                for inner in node.fields() {
                    match inner.name.as_str() {
                        "type" | "kind" | "media" => self.value(role, inner, &inner.node),
                        _ => self.note(inner),
                    }
                }
                return;
            }
            _ => {
                let text = described(node);
                return self.add(role, field.at(), &text);
            }
        }
        for inner in node.fields() {
            let meaning = keys::meaning(&inner.name);
            match meaning {
                _ if inner.node.is_empty() => {}
                Some(Meaning::Plain) => self.value(role, inner, &inner.node),
                Some(Meaning::Role(
                    Role::Number | Role::Title | Role::Time | Role::Start | Role::End,
                    _,
                ))
                | None => self.note(inner),
                Some(_) => self.field(inner, meaning, true),
            }
        }
    }

    /// `{"character": "Anna", "line": "…"}`, `{"text": "…", "tone": "warm"}`
    fn line(&mut self, node: &Node) {
        let mut words: Vec<&Field> = Vec::new();
        for inner in node.fields().iter().filter(|inner| !inner.node.is_empty()) {
            match (keys::meaning(&inner.name), inner.node.text()) {
                (Some(Meaning::Plain | Meaning::Role(Role::Narration, _)), _) => words.push(inner),
                (Some(Meaning::Speaker), Some(text)) => self.remarked(&text),
                (_, Some(text)) if MANNERS.contains(&inner.name.as_str()) => self.remarked(&text),
                (Some(Meaning::Role(Role::Music | Role::Sfx | Role::Direction, _)), _) => {
                    self.field(inner, keys::meaning(&inner.name), true);
                }
                _ => self.note(inner),
            }
        }
        for inner in words {
            match inner.node.text() {
                Some(text) => self.narration(inner.at(), &text),
                None if inner.node.is_map() => self.note(inner),
                None => self.value(Role::Narration, inner, &inner.node),
            }
        }
    }

    fn remarked(&mut self, text: &Text) {
        self.remark.get_or_insert_default().append(", ", &one_line(text));
    }

    /// `{"text": "…", "position": "top", "start": 2}`: all but the text is how it is shown.
    fn shown(&mut self, role: Role, field: &Field, node: &Node) {
        let mut texts: Vec<&Field> = Vec::new();
        let mut styling = Text::default();
        for inner in node.fields().iter().filter(|inner| !inner.node.is_empty()) {
            let is_text =
                matches!(
                    keys::meaning(&inner.name),
                    Some(Meaning::Plain | Meaning::Role(Role::Shown | Role::LowerThird, _))
                ) || matches!(inner.name.as_str(), "value" | "copy" | "string" | "words" | "name");
            match inner.node.plain() {
                _ if is_text => texts.push(inner),
                Some(text) if is_styling(&inner.name) => styling.append(", ", &text),
                _ => styling.append(", ", &inner.note().unwrap_or_default()),
            }
        }
        if texts.is_empty() {
            return self.note(field);
        }
        let mut styling = Some(styling).filter(|styling| !styling.is_empty());
        for inner in texts {
            for text in inner.node.plain().iter().flat_map(lines) {
                let mut quoted = Text::default();
                quoted.append("", &text);
                values::add(&mut self.scene, role, inner.at(), styling.take(), &quoted);
            }
        }
    }

    fn layers(&mut self, field: &Field) {
        let items = match field.node.text() {
            Some(_) => std::slice::from_ref(&field.node),
            None => field.node.list(),
        };
        for (at, item) in items.iter().enumerate() {
            let number = item
                .fields()
                .iter()
                .find(|inner| matches!(inner.name.as_str(), "number" | "layer" | "level" | "index"))
                .and_then(|inner| inner.node.text())
                .and_then(|text| text.as_str().parse().ok());
            let number = number.or_else(|| u8::try_from(at + 1).ok());
            let number = number.filter(|number| (1..=5).contains(number));
            let text =
                if item.is_map() { layer_text(item) } else { item.plain().unwrap_or_default() };
            if !text.is_empty() {
                self.scene.push(values::layer(Span::at(text.span().start), number, None, &text));
            }
        }
        for inner in field.node.fields() {
            let number = super::scene::number(&inner.key).and_then(|n| u8::try_from(n.value).ok());
            match inner.node.plain() {
                Some(text) => self.scene.push(values::layer(inner.at(), number, None, &text)),
                None => self.note(inner),
            }
        }
    }

    /// A time, whatever its unit; what is none is a remark.
    fn time(&mut self, field: &Field, role: Role, unit: Unit) {
        if field.node.is_map() {
            return self.fields(field.node.fields());
        }
        if let [from, to] = field.node.list()
            && let (Some(from), Some(to)) = (from.text(), to.text())
        {
            for (role, text) in [(Role::Start, from), (Role::End, to)] {
                self.add(role, field.at(), &self.custom.in_seconds(&text, unit));
            }
            return;
        }
        let before = (self.scene.time, self.scene.items.len());
        match field.node.text() {
            Some(text) => self.add(role, field.at(), &self.custom.in_seconds(&text, unit)),
            None => return self.note(field),
        }
        // What is said twice is dropped only if it is the same.
        let known = before.0.is_some() && role != Role::End;
        if (self.scene.time, self.scene.items.len()) == before && !known {
            self.note(field);
        }
    }
}

impl Custom {
    /// The value of a key that counts something else than seconds, in seconds.
    pub(super) fn in_seconds(&self, text: &Text, unit: Unit) -> Text {
        let factor = match unit {
            Unit::Seconds => return text.clone(),
            Unit::Milliseconds => 0.001,
            Unit::Minutes => 60.0,
            Unit::Frames => 1.0 / self.fps,
        };
        let Ok(figure) = text.as_str().parse::<f64>() else { return text.clone() };
        let mut seconds = Text::default();
        let rounded = (figure * factor * 1000.0).round() / 1000.0;
        seconds.push_expansion(&format!("{rounded}s"), text.span());
        seconds
    }
}

/// Keys that say how a line is spoken.
const MANNERS: &[&str] = &[
    "tone",
    "emotion",
    "style",
    "delivery",
    "parenthetical",
    "manner",
    "mood",
    "direction",
    "delivery notes",
    "inflection",
    "pace",
    "speed",
];

/// Keys whose values say by themselves how a string is shown.
fn is_styling(name: &str) -> bool {
    matches!(
        name,
        "position"
            | "style"
            | "styling"
            | "animation"
            | "placement"
            | "location"
            | "color"
            | "colour"
            | "motion"
            | "effect"
            | "treatment"
    )
}

/// Fields in the order in which they are read.
fn turn(meaning: Option<Meaning>) -> u8 {
    match meaning {
        Some(Meaning::Speaker) => 0,
        Some(Meaning::Role(Role::Start, _)) => 1,
        Some(Meaning::Role(Role::End, _)) => 2,
        _ => 3,
    }
}

/// Whether a text is said by somebody rather than somebody's name.
fn is_speech(text: &Text) -> bool {
    text.as_str().ends_with(['.', '!', '?', '…', '"', '”', '。', '！', '？'])
        || text.as_str().split_whitespace().count() > 4
}

/// `warm (volume: 0.2)`: the first text, and the rest behind it.
fn described(node: &Node) -> Text {
    let mut text = Text::default();
    let mut rest = Text::default();
    for field in node.fields() {
        let Some(value) = field.node.plain() else { continue };
        let is_main = text.is_empty() && !field.node.is_number();
        if is_main {
            text = value;
        } else {
            rest.append(", ", &field.note().unwrap_or_default());
        }
    }
    if text.is_empty() || rest.is_empty() {
        text.append("", &rest);
        return text;
    }
    text.append(" (", &rest);
    text.push_joiner(")");
    text
}

fn layer_text(node: &Node) -> Text {
    let mut text = Text::default();
    for field in node.fields() {
        let is_number = matches!(field.name.as_str(), "number" | "layer" | "level" | "index");
        let is_main = matches!(
            keys::meaning(&field.name),
            Some(Meaning::Plain | Meaning::Role(Role::Visual, _))
        );
        match field.node.plain() {
            Some(value) if is_main => text.append(" ", &value),
            Some(value) if !is_number || value.as_str().parse::<u8>().is_err() => {
                text.append("; ", &field.note().unwrap_or(value));
            }
            _ => {}
        }
    }
    text
}

/// `key: text` as a remark, and a text alone where the key only says that it is one.
fn labelled(field: &Field, text: &Text) -> Text {
    if matches!(field.name.as_str(), "note" | "notes" | "comment" | "comments" | "remarks") {
        return text.clone();
    }
    let mut note = field.key.clone();
    note.append(": ", &one_line(text));
    note
}

/// `3`, `"03"`, `3B`, `scene_3`: the digits at the end with a letter behind them.
pub(in crate::import) fn number(text: &Text) -> Option<SceneNumber> {
    let written = text.as_str().trim();
    let suffix = written.chars().next_back().filter(char::is_ascii_alphabetic);
    let figures = &written.get(..written.len() - usize::from(suffix.is_some()))?;
    let head = figures.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = figures.get(head.len()..)?;
    let word = head.trim_matches(|letter: char| !letter.is_alphanumeric());
    let opens = word.is_empty() || !crate::import::words::opens(word).is_empty();
    let value = digits.parse().ok().filter(|_| opens && !head.ends_with('.'))?;
    let suffix = suffix.map(|letter| letter.to_ascii_uppercase());
    Some(SceneNumber { value, suffix, span: text.span() })
}

impl DraftScene {
    fn extend_notes(&mut self, note: Option<Text>) {
        if let Some(note) = note.filter(|note| !note.is_empty()) {
            self.push(values::note(note));
        }
    }
}

/// A spoken item with nothing around it.
pub(super) fn item(span: Span, kind: ItemKind) -> Item {
    Item { span, label: Span::at(span.start), kind }
}
