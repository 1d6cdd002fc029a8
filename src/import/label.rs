//! Labels: what stands before a colon, in bold, in brackets or before a quote, if it is known.

use crate::quote;
use crate::source::Span;
use crate::text::Text;

use super::lines::Line;
use super::words::{self, Role};

/// Bytes before a colon in which a label and its remark are looked for.
const LONGEST: usize = 160;

/// A line's label.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// What it can stand for, the likeliest first.
    pub(super) roles: &'static [Role],
    /// The number behind `LAYER`, from 1 to 5.
    pub(super) layer: Option<u8>,
    /// Where it is written.
    pub(super) span: Span,
    /// What stands in brackets behind it.
    pub(super) remark: Option<Text>,
    /// What it labels, as far as it stands on the same line.
    pub(super) value: Text,
    /// Whether it stands in bold or as a heading.
    pub(super) marked: bool,
    /// Whether it stands in capitals.
    pub(super) shouted: bool,
}

/// What a label means inside a scene.
const ITEMS: &[Role] = &[
    Role::Narration,
    Role::Audio,
    Role::Visual,
    Role::Shown,
    Role::LowerThird,
    Role::Sfx,
    Role::Music,
    Role::Transition,
    Role::Media,
    Role::Type,
    Role::Time,
    Role::Start,
    Role::End,
    Role::Number,
    Role::Title,
    Role::Direction,
    Role::Left,
    Role::Right,
    Role::Note,
];

impl Label {
    /// What it stands for inside a scene.
    pub(super) fn item(&self) -> Option<Role> {
        item(self.roles)
    }

    /// Whether spoken words follow.
    pub(super) fn speaks(&self) -> bool {
        self.item() == Some(Role::Narration)
            || self.item() == Some(Role::Audio)
                && !quote::quoted_strings(self.value.as_str()).is_empty()
    }
}

/// The first meaning that something inside a scene can have.
pub(super) fn item(roles: &[Role]) -> Option<Role> {
    roles.iter().copied().find(|role| ITEMS.contains(role))
}

/// The first meaning that something above the scenes can have.
pub(super) fn section(roles: &[Role]) -> Option<Role> {
    let is_section = |role: &&Role| {
        !ITEMS.contains(role)
            || matches!(role, Role::Title | Role::Music | Role::Note | Role::Shown)
    };
    roles.iter().find(is_section).copied()
}

/// The label of a line, if it has one that is known.
pub(super) fn read(line: &Line) -> Option<Label> {
    if !line.is_words() {
        return None;
    }
    let marked = line.bold > 0 || line.level > 0;
    of(&line.text, marked).or_else(|| bold(line))
}

/// `**Voiceover** text`
fn bold(line: &Line) -> Option<Label> {
    let whole = line.as_str();
    let name = whole.get(..line.bold).filter(|name| !name.is_empty())?;
    let value = strip_lead(&line.text.slice(name.len()..whole.len()));
    named(&line.text.slice(0..name.len()).trim(), value, true)
}

/// The label at the start of a text.
pub(super) fn of(text: &Text, marked: bool) -> Option<Label> {
    before_colon(text, marked)
        .or_else(|| in_brackets(text, marked))
        .or_else(|| before_quote(text, marked))
        .or_else(|| before_dash(text, marked))
        .or_else(|| alone(text, marked))
        .or_else(|| in_capitals(text))
}

/// The label at the start of a text and the ones behind quotes that end in it: `VO: "…" SFX: …`.
pub(super) fn all(text: &Text, marked: bool) -> Vec<Label> {
    let Some(mut label) = of(text, marked) else { return Vec::new() };
    let mut labels = Vec::new();
    for _ in 0..MOST_LABELS {
        let Some((end, next)) = behind_quote(&label.value) else { break };
        label.value = label.value.slice(0..end).trim();
        labels.push(std::mem::replace(&mut label, next));
    }
    labels.push(label);
    labels
}

/// Labels that are looked for in one line.
const MOST_LABELS: usize = 8;

/// The first label that stands behind a closing quote, and where what comes before it ends.
fn behind_quote(value: &Text) -> Option<(usize, Label)> {
    let whole = value.as_str();
    for range in quote::quoted_strings(whole) {
        let close = whole.get(range.end..)?.chars().next()?.len_utf8();
        let rest = value.slice(range.end + close..whole.len());
        let bare = rest.trim();
        let label = before_colon(&bare, false)
            .filter(|label| label.item().is_some() && !label.value.is_empty());
        if let Some(label) = label {
            return Some((range.end + close, label));
        }
    }
    None
}

/// `BEELD Natte voetafdrukken …`: a label in capitals before text that is not.
fn in_capitals(text: &Text) -> Option<Label> {
    let whole = text.as_str();
    let end =
        whole.char_indices().find(|(_, letter)| letter.is_lowercase()).map_or(0, |(at, _)| at);
    let head = whole.get(..end)?;
    // The first letter of the text is a capital, too.
    let cut = head.trim_end().rfind(' ').filter(|cut| !head.ends_with(' ') || *cut > 0)?;
    let cut = if head.ends_with(' ') { head.trim_end().len() } else { cut };
    let name = text.slice(0..cut).trim();
    let value = text.slice(cut..whole.len()).trim();
    let known = words::roles(name.as_str());
    let long = name.as_str().chars().count() > 1;
    (long && item(known).is_some() && !value.is_empty()).then(|| Label {
        roles: known,
        layer: None,
        span: name.span(),
        remark: None,
        value,
        marked: false,
        shouted: true,
    })
}

/// `VO: …`, `VO (warm): …`, `**Voiceover:** …`, `[Visual: …]`.
fn before_colon(text: &Text, marked: bool) -> Option<Label> {
    let whole = text.as_str();
    let (name_end, value_at) = colon(whole)?;
    let mut value = text.slice(value_at..whole.len()).trim();
    let mut name = text.slice(0..name_end);
    if quote::opening(name.trim().as_str()).is_some()
        || !quote::quoted_strings(whole).iter().all(|range| range.start > name_end)
    {
        return None;
    }
    let bracketed = whole.starts_with(['[', '(', '【', '（'])
        && !name.as_str().contains([']', ')', '】', '）']);
    if bracketed {
        let open = whole.chars().next()?.len_utf8();
        name = name.slice(open..name.as_str().len());
        let inner = value.as_str().trim_end_matches([']', ')', '】', '）', '.']);
        value = value.slice(0..inner.len()).trim();
    }
    named(&name.trim(), value, marked || bracketed)
}

/// Where the first colon of a text stands that is not part of a clock time, and what follows it starts.
pub(super) fn colon(text: &str) -> Option<(usize, usize)> {
    let is_digit =
        |letter: Option<char>| letter.is_some_and(|letter| super::time::digit(letter).is_some());
    text.char_indices().take_while(|(at, _)| *at <= LONGEST).find_map(|(at, letter)| {
        let behind = at + letter.len_utf8();
        let clock = is_digit(text.get(..at)?.chars().next_back())
            && is_digit(text.get(behind..)?.chars().next());
        (matches!(letter, ':' | '：') && !clock).then_some((at, behind))
    })
}

/// A label from its name, which may end in a remark.
fn named(name: &Text, value: Text, marked: bool) -> Option<Label> {
    let shouted = is_shouted(name.as_str());
    let plain = |roles, span, value| Label {
        roles,
        layer: None,
        span,
        remark: None,
        value,
        marked,
        shouted,
    };
    if let Some(layer) = layer(name.as_str()) {
        let remark = behind_figures(name);
        return Some(Label {
            layer: Some(layer),
            remark,
            ..plain(&[Role::Visual], name.span(), value)
        });
    }
    let known = words::roles(name.as_str());
    if item(known).is_some() || section(known).is_some() {
        return Some(plain(known, name.span(), value));
    }
    let whole = name.as_str();
    let cut = whole
        .find(['(', '[', '（', '【', '—', '–', '｜'])
        .or_else(|| whole.find(" - "))
        .or_else(|| whole.find(['/', '|', '·']))?;
    let head = name.slice(0..cut).trim();
    let remark = strip(&name.slice(cut..whole.len()));
    let roles = words::roles(head.as_str());
    let meant = words::roles(remark.as_str());
    // `Maria (host)`, `Text (spoken)`: the remark says what it is.
    let open = roles.is_empty() && meant.first() == Some(&Role::Narration);
    let double = matches!(item(roles), Some(Role::Shown | Role::Audio | Role::Visual))
        && matches!(meant.first(), Some(Role::Narration | Role::Shown));
    if open || double {
        let remark = Some(head).filter(|_| open);
        return Some(Label { remark, ..plain(meant, name.span(), value) });
    }
    let remark = Some(remark).filter(|remark| !remark.is_empty());
    (!roles.is_empty()).then(|| Label { remark, ..plain(roles, head.span(), value) })
}

fn is_shouted(name: &str) -> bool {
    !name.contains(char::is_lowercase) && name.contains(char::is_uppercase)
}

/// `[VO] …`, `【旁白】…`, `(Voiceover) …`.
fn in_brackets(text: &Text, marked: bool) -> Option<Label> {
    let whole = text.as_str();
    let open = whole.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        '【' => '】',
        '（' => '）',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    };
    let end = whole
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .find(|(_, letter)| *letter == close)?
        .0;
    let name = text.slice(open.len_utf8()..end).trim();
    let value = strip_lead(&text.slice(end + close.len_utf8()..whole.len()));
    let roles = words::roles(name.as_str());
    let speaks = roles.first().is_some_and(|role| {
        matches!(
            role,
            Role::Narration
                | Role::Visual
                | Role::Shown
                | Role::Music
                | Role::Sfx
                | Role::Transition
        )
    });
    (speaks && !value.is_empty()).then(|| Label {
        roles,
        layer: None,
        span: name.span(),
        remark: None,
        value,
        marked,
        shouted: false,
    })
}

/// `VO "…"`, `Narrator (warm) “…”`.
fn before_quote(text: &Text, marked: bool) -> Option<Label> {
    let whole = text.as_str();
    let first = quote::quoted_strings(whole).into_iter().next()?;
    let open = whole.get(..first.start)?.char_indices().next_back()?.0;
    if open == 0 || open > LONGEST {
        return None;
    }
    let name = text.slice(0..open).trim();
    let label = named(&strip(&name), text.slice(open..whole.len()).trim(), marked)?;
    let short = name.as_str().split_whitespace().count() <= 4;
    let capitals =
        !name.as_str().split('(').next().unwrap_or_default().contains(char::is_lowercase);
    (short && (label.item() == Some(Role::Narration) || capitals && label.item().is_some()))
        .then_some(label)
}

/// A line that is nothing but a label: marked as a heading, or in capitals.
fn alone(text: &Text, marked: bool) -> Option<Label> {
    let whole = text.as_str();
    let shouted = !whole.contains(char::is_lowercase) && whole.chars().count() > 1;
    if !(marked || shouted) {
        return None;
    }
    // `**Voiceover** text`: what stands in bold is looked at by itself.
    let name = whole.split(['(', '（', '[']).next().unwrap_or_default();
    let plain = !name.contains(['—', '–', ':', '.']) && !name.contains(" - ");
    plain.then(|| named(&text.trim(), Text::default(), marked)).flatten()
}

/// `VO — …`, `Narrator – "…"`.
fn before_dash(text: &Text, marked: bool) -> Option<Label> {
    let whole = text.as_str();
    let (at, dash) =
        ["—", " – ", " - "].into_iter().filter_map(|dash| Some((whole.find(dash)?, dash))).min()?;
    if at == 0 || at > LONGEST {
        return None;
    }
    let name = text.slice(0..at).trim();
    let value = text.slice(at + dash.len()..whole.len()).trim();
    let shouted = !name.as_str().contains(char::is_lowercase);
    let label = named(&name, value, marked)?;
    let sure = marked || shouted || quote::opening(label.value.as_str()).is_some();
    (sure && label.item().is_some()).then_some(label)
}

/// `LAYER 1`, `L2`, `Layer 3 (hero)`.
fn layer(name: &str) -> Option<u8> {
    let folded = words::fold(name);
    let rest = folded
        .strip_prefix("layer")
        .or_else(|| folded.strip_prefix('l'))?
        .trim_start_matches([' ', '#']);
    let digits = rest.split([' ', '(']).next().unwrap_or_default();
    let number: u8 = digits.parse().ok()?;
    (1..=5).contains(&number).then_some(number)
}

/// What stands behind the number of a layer.
fn behind_figures(name: &Text) -> Option<Text> {
    let whole = name.as_str();
    let end = whole.find(|letter: char| letter.is_ascii_digit())?;
    let digits = whole.get(end..)?.bytes().take_while(u8::is_ascii_digit).count();
    Some(strip(&name.slice(end + digits..whole.len()))).filter(|remark| !remark.is_empty())
}

/// Without brackets and separators around it.
fn strip(text: &Text) -> Text {
    trimmed(
        text,
        |letter| {
            letter.is_whitespace()
                || matches!(
                    letter,
                    '(' | ')'
                        | '['
                        | ']'
                        | '（'
                        | '）'
                        | '【'
                        | '】'
                        | '—'
                        | '–'
                        | '-'
                        | '/'
                        | '|'
                        | '｜'
                        | ':'
                        | '：'
                        | ','
                )
        },
        true,
    )
}

/// Without separators before it; a minus before a figure stays.
fn strip_lead(text: &Text) -> Text {
    let whole = text.as_str();
    let bare = whole.trim_start();
    if bare.starts_with(['-', '–', '−']) && bare.chars().nth(1).is_some_and(char::is_numeric) {
        return text.trim();
    }
    trimmed(
        text,
        |letter| {
            letter.is_whitespace()
                || matches!(letter, '—' | '–' | '-' | ':' | '：' | '|' | '·' | '→')
        },
        false,
    )
}

fn trimmed(text: &Text, out: impl Fn(char) -> bool + Copy, both: bool) -> Text {
    let whole = text.as_str();
    let inner = whole.trim_start_matches(out);
    let inner = if both { inner.trim_end_matches(out) } else { inner.trim_end() };
    let start = inner.as_ptr() as usize - whole.as_ptr() as usize;
    text.slice(start..start + inner.len())
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn shown(line: &str) -> Option<String> {
        let lines = lines::read(line, 0);
        let label = read(lines.first()?)?;
        let remark = label.remark.as_ref().map(|remark| format!("({remark})")).unwrap_or_default();
        Some(format!("{:?}{remark}: {}", label.item().or(section(label.roles))?, label.value))
    }

    #[test]
    fn labels() {
        for (line, expected) in [
            ("VO: \"Hi\"", "Narration: \"Hi\""),
            ("**Voiceover:** Hello", "Narration: Hello"),
            ("**Voiceover**: Hello", "Narration: Hello"),
            ("**VO** Hello there", "Narration: Hello there"),
            ("🎙️ VO (warm, slow): Hello", "Narration(warm, slow): Hello"),
            ("- **Visual:** A cat", "Visual: A cat"),
            ("**Text on screen:** \"Buy\"", "Shown: \"Buy\""),
            ("[VO] Hello", "Narration: Hello"),
            ("[Visual: a cat sits]", "Visual: a cat sits"),
            ("【旁白】你好", "Narration: 你好"),
            ("旁白：你好", "Narration: 你好"),
            ("**Voz en off:** Hola", "Narration: Hola"),
            ("Narración (tono cálido): «Hola»", "Narration(tono cálido): «Hola»"),
            ("Sprecher (off): „Hallo“", "Narration(off): „Hallo“"),
            ("ナレーション：「こんにちは」", "Narration: 「こんにちは」"),
            ("내레이션: 안녕", "Narration: 안녕"),
            ("Голос за кадром: «Привет»", "Narration: «Привет»"),
            ("الصوت: \"مرحبا\"", "Narration: \"مرحبا\""),
            ("VO “Hello”", "Narration: “Hello”"),
            ("### Voiceover", "Narration: "),
            ("NARRATION", "Narration: "),
            ("VO — Hello there", "Narration: Hello there"),
            ("LAYER 2: A line", "Visual: A line"),
            ("Maria (host): \"Hi\"", "Narration(Maria): \"Hi\""),
            ("Tone: friendly", "Direction: friendly"),
            ("Target audience: cooks", "Audience: cooks"),
        ] {
            assert_eq!(shown(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_have_none() {
        for line in [
            "Step one: fill the kettle",
            "Here is the trick: never boil it",
            "Visual thinking helps",
            "The voice of a child",
            "It costs 5: five",
        ] {
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
