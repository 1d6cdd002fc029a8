//! From what stands behind a label to items of a scene.

use crate::ast::{Item, ItemKind, MediaKind, Medium, SceneType, Shown, Spanned, Voiceover};
use crate::parse;
use crate::quote;
use crate::source::Span;
use crate::text::Text;

use super::draft::{DraftScene, DraftTime, DraftValue};
use super::label;
use super::time::{self, Value};
use super::words::{self, Role, fold};

/// What is written where nothing is spoken or shown.
const NOTHING: &[&str] = &[
    "none",
    "no vo",
    "no voiceover",
    "no voice over",
    "no narration",
    "no dialogue",
    "no text",
    "nothing",
    "silence",
    "silent",
    "n/a",
    "na",
    "nil",
    "keine",
    "keiner",
    "kein text",
    "ninguno",
    "ninguna",
    "sin narracion",
    "sin texto",
    "nenhum",
    "nenhuma",
    "sem narracao",
    "sem texto",
    "aucun",
    "aucune",
    "pas de voix off",
    "nessuno",
    "nessuna",
    "geen",
    "brak",
    "нет",
    "без текста",
    "без голоса",
    "немає",
    "yok",
    "无",
    "無",
    "なし",
    "없음",
    "لا يوجد",
    "بدون",
    "ندارد",
    "नहीं",
    "कोई नहीं",
    "tidak ada",
    "không",
];

/// What says no more than that there is a voice, or that it goes on: `Narrator (V.O.)`, `ANNA (CONT'D)`.
const IDLE: &[&str] = &[
    "cont'd",
    "contd",
    "continued",
    "cont",
    "v.o",
    "vo",
    "v/o",
    "voiceover",
    "voice over",
    "off",
    "o.s",
    "voz en off",
    "voix off",
    "off screen",
];

/// Words outside the quotes of a narration that still count as no more than a remark.
const MOST_REMARK_WORDS: usize = 4;

/// Whether a value says that there is nothing; what stands in brackets behind it does not count.
pub(super) fn is_nothing(text: &str) -> bool {
    let plain = text.split(['(', '（', '[']).next().unwrap_or_default();
    let named = plain.contains(char::is_alphanumeric);
    let key = fold(if named { plain } else { text });
    let key = key.trim_matches(['(', ')']);
    key.is_empty() || NOTHING.contains(&key)
}

/// Adds what a label, a column or a key says to its scene. `label` is its place.
pub(super) fn add(
    scene: &mut DraftScene,
    role: Role,
    label: Span,
    remark: Option<Text>,
    value: &Text,
) {
    let value = value.trim();
    let remark = if keeps_remark(role) { remark } else { scene.note_remark(remark) };
    let kind = match role {
        Role::Narration => return scene.extend(narration(label, remark, &value)),
        Role::Audio => return audio(scene, label, remark, &value),
        Role::Shown => return scene.extend(shown(label, remark, &value, false)),
        Role::LowerThird => return scene.extend(shown(label, remark, &value, true)),
        Role::Time => return timed(scene, label, &value),
        Role::Start | Role::End => return bound(scene, role, label, &value),
        Role::Type => return typed(scene, label, &value),
        Role::Media => return media(scene, label, &value),
        Role::Title | Role::Visual if is_quoted(value.as_str()) => {
            return scene.extend(shown(label, remark, &value, false));
        }
        Role::Title if scene.title.is_none() => {
            scene.title = Some(value);
            return;
        }
        _ if value.is_empty() || is_nothing(value.as_str()) => return,
        Role::Number => return numbered(scene, label, &value),
        Role::Visual => ItemKind::Visual(value),
        Role::Left => ItemKind::Left(value),
        Role::Right => ItemKind::Right(value),
        Role::Sfx => ItemKind::Sfx(value),
        Role::Music => ItemKind::Music(value),
        Role::Transition => ItemKind::Transition(value),
        Role::Direction => ItemKind::Direction(value),
        _ => ItemKind::Note(value),
    };
    scene.push(item(label, kind, remark));
}

/// Whether what a role gives has room for what stands in brackets behind the label.
const fn keeps_remark(role: Role) -> bool {
    !matches!(
        role,
        Role::Time
            | Role::Start
            | Role::End
            | Role::Type
            | Role::Media
            | Role::Number
            | Role::Title
    )
}

/// Whether a value consists of quoted strings: letters to show, not a picture of them.
fn is_quoted(text: &str) -> bool {
    let strings = quote::quoted_strings(text);
    let inside: usize = strings
        .iter()
        .map(|range| text.get(range.clone()).map_or(0, |inner| inner.chars().count()))
        .sum();
    inside > 0 && inside + strings.len() * 3 + 1 >= text.chars().count()
}

impl DraftScene {
    fn extend(&mut self, items: impl IntoIterator<Item = Item>) {
        items.into_iter().for_each(|item| self.push(item));
    }

    /// Keeps a remark by itself; none is left.
    fn note_remark(&mut self, remark: Option<Text>) -> Option<Text> {
        self.extend(remark.map(note));
        None
    }
}

/// An item; what stands in brackets behind its label goes before its text.
fn item(label: Span, kind: ItemKind, remark: Option<Text>) -> Item {
    let kind = match remark {
        Some(remark) => with_remark(kind, &remark),
        None => kind,
    };
    let span = kind
        .text()
        .map_or(label, |text| if text.is_empty() { label } else { label.join(text.span()) });
    Item { span, label, kind }
}

fn with_remark(kind: ItemKind, remark: &Text) -> ItemKind {
    let joined = |text: Text| {
        let mut whole = remark.clone();
        whole.append(": ", &text);
        whole
    };
    match kind {
        ItemKind::Visual(text) => ItemKind::Visual(joined(text)),
        ItemKind::Layer { number, text } => ItemKind::Layer { number, text: joined(text) },
        ItemKind::Left(text) => ItemKind::Left(joined(text)),
        ItemKind::Right(text) => ItemKind::Right(joined(text)),
        ItemKind::Transition(text) => ItemKind::Transition(joined(text)),
        ItemKind::Direction(text) => ItemKind::Direction(joined(text)),
        ItemKind::Music(text) => ItemKind::Music(joined(text)),
        ItemKind::Sfx(text) => ItemKind::Sfx(joined(text)),
        ItemKind::Note(text) => ItemKind::Note(joined(text)),
        other => other,
    }
}

/// A line without a label that says what is seen or done; whatever it says, it is something.
pub(super) fn direction(scene: &mut DraftScene, text: Text) {
    if !text.is_empty() {
        let label = Span::at(text.span().start);
        scene.push(item(label, ItemKind::Direction(text), None));
    }
}

/// What is on a layer.
pub(super) fn layer(label: Span, number: Option<u8>, remark: Option<Text>, text: &Text) -> Item {
    item(label, ItemKind::Layer { number, text: text.trim() }, remark)
}

/// A remark that belongs nowhere else; `label` is kept in front of it.
pub(super) fn note(text: Text) -> Item {
    let label = Span::at(text.span().start);
    item(label, ItemKind::Note(text), None)
}

/// A text of ours at the place of one of the file's.
fn stand_in(word: &str, text: &Text) -> Text {
    let mut new = Text::default();
    new.push_expansion(word, text.span());
    new
}

/// Spoken words: what stands in quotes, if the quotes mark the speech, else all of it.
pub(super) fn narration(label: Span, remark: Option<Text>, value: &Text) -> Vec<Item> {
    if value.is_empty() {
        return Vec::new();
    }
    // `(only the wind)`: nobody speaks.
    if is_direction(value.as_str()) && !is_nothing(value.as_str()) && one_pair(value.as_str()) {
        let inner = strip_remark(value);
        return vec![item(label, ItemKind::Direction(inner), remark)];
    }
    let (text, quoted, beside) = match spoken(value) {
        Some((text, beside)) => (text, true, beside),
        None => (without_open_quote(value), false, None),
    };
    let idle = |remark: &Text| IDLE.contains(&fold(remark.as_str()).as_str());
    let remark = remark.filter(|remark| !idle(remark));
    let remark = match (remark, beside) {
        (Some(mut one), Some(other)) => {
            one.append("; ", &other);
            Some(one)
        }
        (one, other) => one.or(other),
    };
    if is_nothing(text.as_str()) {
        let silent = Voiceover { remark: None, text: stand_in("none", &text), quoted: false };
        let mut items = vec![item(label, ItemKind::Voiceover(silent), None)];
        // `none (only the crowd)`: what stands beside it is kept.
        let beside = text
            .as_str()
            .find(['(', '（', '['])
            .map(|at| strip_remark(&text.slice(at..text.as_str().len())));
        items.extend(
            beside
                .filter(|text| !text.is_empty())
                .map(|text| item(Span::at(text.span().start), ItemKind::Direction(text), None)),
        );
        items.extend(
            remark.map(|text| item(Span::at(text.span().start), ItemKind::Direction(text), None)),
        );
        return items;
    }
    vec![item(label, ItemKind::Voiceover(Voiceover { remark, text, quoted }), None)]
}

/// A text without the quote that it starts with and that nothing closes.
fn without_open_quote(value: &Text) -> Text {
    let text = value.as_str();
    let inner = quote::opening(text).and_then(|(open, close)| {
        let inner = text.get(open.len_utf8()..)?;
        quote::rfind_closing(inner, close).is_none().then_some(text.len() - inner.len())
    });
    inner.map_or_else(|| value.clone(), |start| value.slice(start..text.len()).trim())
}

/// What is inside the quotes of a text, where they mark speech, and what stands beside them. Quotes
/// around a few words of a longer text are part of what is said: between strings that are spoken
/// there is nothing but directions, before them a remark or a name, behind them a remark.
fn spoken(value: &Text) -> Option<(Text, Option<Text>)> {
    let text = value.as_str();
    let strings = quote::quoted_strings(&without_asides(text));
    let mut inside = Text::default();
    let mut beside = Text::default();
    let mut at = 0;
    for (index, range) in strings.iter().enumerate() {
        let open = text.get(..range.start)?.chars().next_back()?.len_utf8();
        let gap = value.slice(at..range.start - open).trim();
        let plain = gap.as_str().chars().any(char::is_alphanumeric);
        if plain && index == 0 {
            let leads = is_direction(gap.as_str())
                || gap.as_str().ends_with([':', '：', '—', '–', '-', ',']);
            let short = gap.as_str().split_whitespace().count() <= MOST_REMARK_WORDS;
            (leads || short && strings.len() == 1 && is_long_string(text, range)).then_some(())?;
            beside.append(" ", &strip_remark(&gap));
        } else if plain {
            // A direction between two quoted strings is part of the speech, as a pause is.
            is_direction(gap.as_str()).then_some(())?;
            inside.append(" ", &gap);
        }
        inside.append(" ", &value.slice(range.clone()));
        at = range.end + text.get(range.end..)?.chars().next().map_or(0, char::len_utf8);
    }
    let last = strings.last()?;
    let behind = value.slice(at..text.len()).trim();
    if behind.as_str().chars().any(char::is_alphanumeric) {
        let apart = is_direction(behind.as_str()) || behind.as_str().starts_with(['—', '–', '-']);
        let short = behind.as_str().split_whitespace().count() <= MOST_REMARK_WORDS;
        let remark = apart || short && strings.len() == 1 && is_long_string(text, last);
        remark.then_some(())?;
        beside.append(" ", &strip_remark(&behind));
    }
    Some((inside, (!beside.is_empty()).then_some(beside)))
}

/// Whether a quoted string is a sentence rather than a name.
fn is_long_string(text: &str, range: &std::ops::Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|inner| {
        inner.split_whitespace().count() > 3 && inner.ends_with(['.', '!', '?', '…', ','])
    })
}

/// The text with the straight quotes of directions and of attributes, as in `<break time="0.8s"/>`, made
/// something else of the same length.
fn without_asides(text: &str) -> String {
    let mut closing = None;
    text.chars()
        .map(|letter| {
            match (closing, letter) {
                (None, '<') => closing = Some('>'),
                (None, '[') => closing = Some(']'),
                (Some(close), letter) if close == letter => closing = None,
                _ => {}
            }
            if closing.is_some() && letter == '"' { '\'' } else { letter }
        })
        .collect()
}

/// `[beat]`, `(pause)`
fn is_direction(text: &str) -> bool {
    let pairs = [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】')];
    pairs.iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

/// Whether the bracket that opens a text is closed at its very end.
fn one_pair(text: &str) -> bool {
    !text.chars().skip(1).any(|letter| matches!(letter, '(' | '[' | '（' | '【'))
}

/// Without the brackets around it, and without a colon or dash that led to the quote.
fn strip_remark(text: &Text) -> Text {
    let whole = text.as_str();
    let inner = whole.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ':' | '：' | '-' | '—' | '–' | '(' | ')' | '[' | ']' | '（' | '）' | ',' | ';'
            )
    });
    let start = inner.as_ptr() as usize - whole.as_ptr() as usize;
    text.slice(start..start + inner.len())
}

/// `Audio:` is speech where it is quoted, and a sound where it is not.
fn audio(scene: &mut DraftScene, label: Span, remark: Option<Text>, value: &Text) {
    // `AUDIO: ANNCR (VO): …`: it says itself what is heard.
    let inner =
        label::of(value, false).filter(|inner| inner.item().is_some() && !inner.value.is_empty());
    if let Some(inner) = inner {
        return super::scene::add_labelled(scene, &inner, &inner.value);
    }
    if quote::quoted_strings(value.as_str()).is_empty() {
        return add(scene, Role::Sfx, label, remark, value);
    }
    scene.extend(narration(label, remark, value));
}

/// Every quoted string of a value is one to show; without quotes the value is.
fn shown(label: Span, remark: Option<Text>, value: &Text, lower_third: bool) -> Vec<Item> {
    if value.is_empty() || is_nothing(value.as_str()) {
        return Vec::new();
    }
    let strings = quote::quoted_strings(value.as_str());
    let make = |text: Text, quoted: bool, styling: Option<Text>| {
        let shown = Shown { text, quoted, styling };
        item(
            label,
            if lower_third { ItemKind::LowerThird(shown) } else { ItemKind::Shown(shown) },
            None,
        )
    };
    if strings.is_empty() {
        return vec![make(value.clone(), false, remark)];
    }
    let count = strings.len();
    let mut styling = remark;
    if let Some(last) = strings.last() {
        let close = value
            .as_str()
            .get(last.end..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        let behind = strip_remark(&value.slice(last.end + close..value.as_str().len()));
        if behind.as_str().chars().any(char::is_alphanumeric) {
            styling.get_or_insert_default().append(", ", &behind);
        }
    }
    let mut items: Vec<Item> = strings
        .into_iter()
        .enumerate()
        .filter(|(_, range)| !range.is_empty())
        .map(|(at, range)| {
            make(value.slice(range), true, if at + 1 == count { styling.clone() } else { None })
        })
        .collect();
    // The first keeps the label's place, or the strings would change their order.
    for item in items.iter_mut().skip(1) {
        item.span = item.kind.text().map_or(item.span, Text::span);
    }
    items
}

/// The scene's time, from a value that should be one.
fn timed(scene: &mut DraftScene, label: Span, value: &Text) {
    let Some((time, rest)) = leading_time(value) else {
        if !is_nothing(value.as_str()) {
            scene.push(item(label, ItemKind::Note(value.clone()), None));
        }
        return;
    };
    scene.settle_time(time);
    if rest.as_str().chars().any(char::is_alphanumeric) && time::whole(rest.as_str()).is_none() {
        scene.push(note(rest));
    }
}

/// The time at the start of a value, and what stands behind it.
pub(super) fn leading_time(value: &Text) -> Option<(DraftTime, Text)> {
    let text = value.as_str();
    let lead = text.len()
        - text
            .trim_start_matches(|letter: char| {
                letter.is_whitespace()
                    || time::is_bracket(letter)
                    || !letter.is_alphanumeric() && letter != '~' && letter != '≈'
            })
            .len();
    let found = time::at_start(text.get(lead..)?)?;
    let range = found.range.start + lead..found.range.end + lead;
    let rest = value.slice(range.end..text.len());
    Some((draft_time(value, &found, range, true), strip_remark(&rest)))
}

/// A time with its place. `certain` says that figures alone are seconds.
pub(super) fn draft_time(
    text: &Text,
    found: &time::Found,
    range: std::ops::Range<usize>,
    certain: bool,
) -> DraftTime {
    let value = match found.value {
        Value::Clock(at) => DraftValue::Clock(at),
        Value::Range(from, to) | Value::Bare(from, to) => DraftValue::Range(from, to),
        Value::Length(length) | Value::Figure(length) => DraftValue::Length(length),
    };
    debug_assert!(certain || !matches!(found.value, Value::Figure(_)), "a figure alone is no time");
    DraftTime { value, approximate: found.approximate, span: text.span_of(range) }
}

impl DraftScene {
    /// Gives the scene a time. A range that was found before knows more than a length; a length in a
    /// label says what a clock time in a heading left open.
    pub(super) fn settle_time(&mut self, time: DraftTime) {
        let held = self.time.map(|held| held.value);
        self.time = match (held, time.value) {
            (Some(DraftValue::Range(..)), _)
            | (Some(DraftValue::Length(_)), DraftValue::Length(_) | DraftValue::Clock(_)) => return,
            (
                Some(DraftValue::Clock(start) | DraftValue::Start(start)),
                DraftValue::Length(length),
            ) => Some(DraftTime { value: DraftValue::Range(start, start + length), ..time }),
            _ => Some(time),
        };
    }
}

/// A start or an end of its own.
fn bound(scene: &mut DraftScene, role: Role, label: Span, value: &Text) {
    let Some((time, rest)) = leading_time(value) else {
        return add(scene, Role::Note, label, None, value);
    };
    if rest.as_str().chars().any(char::is_alphanumeric) {
        scene.push(note(rest));
    }
    let at = match time.value {
        DraftValue::Length(at) | DraftValue::Clock(at) | DraftValue::Start(at) => at,
        DraftValue::Range(..) => return scene.settle_time(time),
    };
    let held = scene.time.map(|held| held.value);
    let value = match (role, held) {
        (Role::Start, Some(DraftValue::Length(length))) => DraftValue::Range(at, at + length),
        (Role::Start, None) => DraftValue::Start(at),
        (Role::End, Some(DraftValue::Start(start) | DraftValue::Clock(start))) if start < at => {
            DraftValue::Range(start, at)
        }
        _ => return,
    };
    scene.time = Some(DraftTime { value, ..time });
}

/// Type and media in one value, in either language's words; what is neither is a direction.
fn typed(scene: &mut DraftScene, label: Span, value: &Text) {
    if value.is_empty() || is_nothing(value.as_str()) {
        return;
    }
    if !claim(scene, value) {
        scene.push(item(label, ItemKind::Direction(value.clone()), None));
    }
}

fn media(scene: &mut DraftScene, label: Span, value: &Text) {
    if value.is_empty() || is_nothing(value.as_str()) {
        return;
    }
    if !claim(scene, value) {
        scene.push(item(label, ItemKind::Note(value.clone()), None));
    }
}

/// Takes a type or media out of a text that consists of nothing else.
pub(super) fn claim(scene: &mut DraftScene, value: &Text) -> bool {
    let text = value.as_str();
    if let Some(kind) = words::scene_type(text) {
        scene.settle_type(kind, value.span());
        return true;
    }
    let Some((kind, media)) = parse::type_and_media(text) else { return false };
    if let Some(kind) = kind {
        scene.settle_type(kind, value.span());
    }
    for (kind, asset) in media {
        scene.settle_medium(kind, asset, value.span());
    }
    true
}

impl DraftScene {
    /// Presenter and content together are an overlay; otherwise the first type counts.
    pub(super) fn settle_type(&mut self, kind: SceneType, span: Span) {
        match self.scene_type {
            None => self.scene_type = Some(Spanned::new(kind, span)),
            Some(held) if held.value == SceneType::ARoll && kind == SceneType::Overlay => {
                self.scene_type = Some(Spanned::new(kind, span));
            }
            Some(_) => {}
        }
    }

    /// Adds a medium once.
    pub(super) fn settle_medium(&mut self, kind: MediaKind, asset: Option<String>, span: Span) {
        let asset = asset.map(|name| {
            let mut text = Text::default();
            text.push_expansion(&name, span);
            text
        });
        if !self.media.iter().any(|held| held.kind == kind && held.asset == asset) {
            self.media.push(Medium { kind, asset, span });
        }
    }
}

/// Longer than a title, in a script without spaces.
fn is_long(text: &str) -> bool {
    !text.is_ascii() && !text.contains(' ') && text.chars().count() > 12
}

/// The scene's number, or its title or picture where it is none.
fn numbered(scene: &mut DraftScene, label: Span, value: &Text) {
    if let Some(number) = super::heading::number(value) {
        scene.number.get_or_insert(number);
    } else if value.as_str().split_whitespace().count() > 3 || is_long(value.as_str()) {
        scene.push(item(label, ItemKind::Visual(value.clone()), None));
    } else if scene.title.is_none() {
        scene.title = Some(value.clone());
    } else {
        scene.push(item(label, ItemKind::Note(value.clone()), None));
    }
}
