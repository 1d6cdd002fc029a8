//! The labels of sections and items, in every accepted spelling.

use crate::ast::SectionKind;

/// What a label opens inside a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemLabel {
    Direction,
    Voiceover,
    Layer,
    Visual,
    Left,
    Right,
    Shown,
    LowerThird,
    Media,
    Duration,
    Transition,
    Music,
    Sfx,
    Note,
    /// The whole line is a direction: the word means something only outside scenes.
    Prose,
}

/// A label: what it opens outside and inside scenes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The accepted spelling, in capitals, hyphens as spaces.
    pub(super) spelling: &'static str,
    /// What it opens outside scenes.
    pub(super) section: Option<SectionKind>,
    /// What it opens in a scene. A label with none ends the open scene: it is unmistakable.
    pub(super) item: Option<ItemLabel>,
}

const fn section(spelling: &'static str, kind: SectionKind) -> Label {
    Label { spelling, section: Some(kind), item: None }
}

const fn item(spelling: &'static str, kind: ItemLabel) -> Label {
    Label { spelling, section: None, item: Some(kind) }
}

const fn both(spelling: &'static str, outside: SectionKind, inside: ItemLabel) -> Label {
    Label { spelling, section: Some(outside), item: Some(inside) }
}

/// Every accepted spelling, in alphabetical order for the look-up.
pub(super) const LABELS: &[Label] = &[
    item("ACTION", ItemLabel::Direction),
    section("AUDIENCE", SectionKind::Audience),
    section("AVATAR", SectionKind::Avatar),
    both("BGM", SectionKind::Music, ItemLabel::Music),
    item("CAPTION", ItemLabel::Shown),
    section("CRITICAL ON SCREEN TEXT", SectionKind::OnScreenText),
    item("CTA TEXT", ItemLabel::Shown),
    item("CUT", ItemLabel::Transition),
    item("CUT TO", ItemLabel::Transition),
    both("DELIVERY", SectionKind::NarrationStyle, ItemLabel::Direction),
    item("DIRECTION", ItemLabel::Direction),
    both("DURATION", SectionKind::Duration, ItemLabel::Duration),
    item("EMOTION", ItemLabel::Direction),
    section("FORMAT", SectionKind::Format),
    section("KEY MESSAGE", SectionKind::Thesis),
    both("LANGUAGE", SectionKind::Language, ItemLabel::Prose),
    item("LAYER", ItemLabel::Layer),
    item("LEFT", ItemLabel::Left),
    item("LEFT SIDE", ItemLabel::Left),
    both("LENGTH", SectionKind::Duration, ItemLabel::Duration),
    item("LOWER THIRD", ItemLabel::LowerThird),
    item("MEDIA", ItemLabel::Media),
    item("MEDIA TYPE", ItemLabel::Media),
    item("MOTION", ItemLabel::Direction),
    both("MUSIC", SectionKind::Music, ItemLabel::Music),
    both("NARRATION", SectionKind::NarrationStyle, ItemLabel::Voiceover),
    section("NARRATION STYLE", SectionKind::NarrationStyle),
    both("NARRATOR", SectionKind::Avatar, ItemLabel::Voiceover),
    both("NOTE", SectionKind::Notes, ItemLabel::Note),
    both("NOTES", SectionKind::Notes, ItemLabel::Note),
    item("ON SCREEN", ItemLabel::Visual),
    both("ON SCREEN TEXT", SectionKind::OnScreenText, ItemLabel::Shown),
    both("PRESENTER", SectionKind::Avatar, ItemLabel::Prose),
    item("RIGHT", ItemLabel::Right),
    item("RIGHT SIDE", ItemLabel::Right),
    item("SAY", ItemLabel::Voiceover),
    item("SCREEN", ItemLabel::Visual),
    both("SCRIPT", SectionKind::Script, ItemLabel::Voiceover),
    item("SFX", ItemLabel::Sfx),
    item("SHOW", ItemLabel::Visual),
    item("SOUND", ItemLabel::Sfx),
    item("SOUND EFFECT", ItemLabel::Sfx),
    both("SOUNDTRACK", SectionKind::Music, ItemLabel::Music),
    item("SPEAKER", ItemLabel::Voiceover),
    section("STYLE", SectionKind::Style),
    item("SUPER", ItemLabel::Shown),
    section("TARGET LENGTH", SectionKind::Duration),
    item("TEXT", ItemLabel::Shown),
    both("TEXT ON SCREEN", SectionKind::OnScreenText, ItemLabel::Shown),
    item("TEXT OVERLAY", ItemLabel::Shown),
    section("THESIS", SectionKind::Thesis),
    both("TIME", SectionKind::Duration, ItemLabel::Duration),
    both("TITLE", SectionKind::Title, ItemLabel::Prose),
    section("TONE", SectionKind::Tone),
    section("TOTAL DURATION", SectionKind::Duration),
    item("TRANSITION", ItemLabel::Transition),
    item("TRANSITION IN", ItemLabel::Transition),
    item("TRANSITION OUT", ItemLabel::Transition),
    item("VISUAL", ItemLabel::Visual),
    section("VISUAL STYLE", SectionKind::Style),
    item("VISUALS", ItemLabel::Visual),
    item("VO", ItemLabel::Voiceover),
    item("VO/SCRIPT", ItemLabel::Voiceover),
    both("VOICE", SectionKind::NarrationStyle, ItemLabel::Direction),
    item("VOICE OVER", ItemLabel::Voiceover),
    item("VOICEOVER", ItemLabel::Voiceover),
];

/// Where the labels of each letter begin.
#[expect(clippy::indexing_slicing, reason = "a constant table, filled when the crate is compiled")]
const STARTS: [usize; 26] = {
    let mut starts = [LABELS.len(); 26];
    let mut at = LABELS.len();
    while at > 0 {
        at -= 1;
        starts[(LABELS[at].spelling.as_bytes()[0] - b'A') as usize] = at;
    }
    starts
};

/// The longest spelling is looked up in a buffer of this size; longer words are no label.
const LONGEST: usize = 24;

/// The label of that spelling: case, and hyphens or several spaces for one, do not count.
pub(super) fn find(written: &str) -> Option<&'static Label> {
    let mut buffer = [0_u8; LONGEST];
    let key = fold(written, &mut buffer)?;
    let from = STARTS.get(usize::from(key.first()?.checked_sub(b'A')?)).copied()?;
    let alike = LABELS.get(from..)?.iter();
    alike
        .take_while(|label| label.spelling.as_bytes().first() == key.first())
        .find(|label| label.spelling.as_bytes() == key)
}

/// Capitals, and one space for every run of spaces and hyphens. `None` if it is too long or not ASCII.
fn fold<'b>(written: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut len = 0;
    for byte in written.bytes() {
        let folded =
            if matches!(byte, b'-' | b'_' | b'\t') { b' ' } else { byte.to_ascii_uppercase() };
        let doubled = folded == b' ' && len > 0 && buffer.get(len - 1) == Some(&b' ');
        if !folded.is_ascii() {
            return None;
        }
        if !doubled {
            *buffer.get_mut(len)? = folded;
            len += 1;
        }
    }
    buffer.get(..len)
}

/// The known label that a mistyped one is meant to be: at most two edits away, fewer for short
/// words, and never for one that another word is as near to as a label.
pub(super) fn nearest(written: &str) -> Option<&'static str> {
    let mut buffer = [0_u8; LONGEST];
    let key = std::str::from_utf8(fold(written, &mut buffer)?).ok()?;
    let allowed = match key.len() {
        0..=3 => return None,
        4..=5 => 1,
        _ => 2,
    };
    LABELS
        .iter()
        .filter(|label| label.spelling.len().abs_diff(key.len()) <= allowed)
        .filter(|label| shares_an_end(label.spelling, key))
        .map(|label| (strsim::osa_distance(label.spelling, key), label.spelling))
        .filter(|(distance, _)| (1..=allowed).contains(distance))
        .min()
        .map(|(_, spelling)| spelling)
}

/// A cheap look before the costly comparison: a mistyped word keeps its first or last letter.
fn shares_an_end(one: &str, other: &str) -> bool {
    one.as_bytes().first() == other.as_bytes().first()
        || one.as_bytes().last() == other.as_bytes().last()
}
