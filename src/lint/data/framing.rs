//! Words for where the presenter is in the picture, and what they say.

use std::ops::Range;

use crate::lint::options::Words;
use crate::lint::words::unquoted;
use crate::vocabulary::{Shapes, WordSet};

/// A side of the picture, as the viewer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

impl Side {
    /// `left` or `right`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
        }
    }

    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }

    /// The side that a word is.
    fn of(word: &str) -> Option<Self> {
        [Side::Left, Side::Right].into_iter().find(|side| word.eq_ignore_ascii_case(side.as_str()))
    }
}

/// What stands beside the presenter, or the presenter.
static PRESENTER: WordSet = WordSet::new(&["presenter", "avatar", "host", "speaker", "talent"]);
static CONTENT: WordSet = WordSet::new(&[
    "content",
    "graphic",
    "graphics",
    "text",
    "chart",
    "charts",
    "slide",
    "slides",
    "picture",
    "pictures",
    "footage",
    "screen",
    "visual",
    "visuals",
    "media",
    "animation",
    "b",
    "roll",
]);
/// Words that leave a phrase such as "presenter small on the left third" what it is.
static FILLERS: WordSet = WordSet::new(&[
    "the", "a", "is", "on", "at", "in", "to", "of", "stands", "sits", "framed", "placed", "small",
    "large", "side", "half", "third", "frame", "hand", "far", "stays", "still",
]);
/// Words at which another statement begins.
static JOINTS: WordSet = WordSet::new(&["and", "while", "with", "then"]);

/// A word outside quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    /// Where it starts in its text.
    pub(crate) at: usize,
    pub(crate) text: &'t str,
    /// Whether a mark stands between it and the word before.
    pub(crate) opens: bool,
}

impl Word<'_> {
    /// Its place in its text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// The words of a text that do not stand in quotes.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> + Clone {
    let mut end = 0;
    unquoted(text).map(move |word| {
        // `word` is a part of `text`, so that the difference is its place in it.
        let at = word.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let gap = text.get(end..at).unwrap_or_default();
        end = at + word.len();
        let opens = gap != " " && gap.contains([',', ';', '.', ':', '(', ')', '—', '–', '\n']);
        Word { at, text: word, opens }
    })
}

/// What a statement about the frame has so far.
#[derive(Default)]
struct Statement {
    presenter: bool,
    content: bool,
    /// The only side it names, and where.
    side: Option<(Side, Range<usize>)>,
    /// A word that makes it say something else.
    other: bool,
}

impl Statement {
    fn read(&mut self, word: &Word<'_>) {
        match Side::of(word.text) {
            Some(side) if self.side.is_none() => self.side = Some((side, word.range())),
            Some(_) => self.other = true,
            None if PRESENTER.has(word.text) => self.presenter = true,
            None if CONTENT.has(word.text) => self.content = true,
            None => self.other |= !FILLERS.has(word.text),
        }
    }

    /// Whether it says nothing but on which side the presenter or the content is.
    fn is_plain(&self) -> bool {
        !self.other && self.presenter != self.content
    }

    fn presenter(&self) -> Option<(Side, Range<usize>)> {
        let (side, range) = self.side.clone().filter(|_| self.is_plain())?;
        Some((if self.presenter { side } else { side.other() }, range))
    }
}

/// The statements of a direction, apart by marks and joints.
fn statements(text: &str, mut each: impl FnMut(&Statement)) {
    let mut open = Statement::default();
    for word in words(text) {
        let joint = JOINTS.has(word.text);
        if word.opens || joint {
            each(&std::mem::take(&mut open));
        }
        if !joint {
            open.read(&word);
        }
    }
    each(&open);
}

/// The side on which a direction puts the presenter, and the word that says so. `None` if it does
/// not say so plainly: "presenter glances left" is no place.
pub(crate) fn presenter_side(text: &str) -> Option<(Side, Range<usize>)> {
    let mut found: Option<(Side, Range<usize>)> = None;
    let mut unsure = false;
    statements(text, |statement| {
        if let Some((side, range)) = statement.presenter() {
            unsure |= found.as_ref().is_some_and(|(other, _)| *other != side);
            found.get_or_insert((side, range));
        }
    });
    found.filter(|_| !unsure)
}

/// The words for a side in a text, if all of them say plainly where presenter and content are.
pub(crate) fn plain_sides(text: &str) -> Option<Vec<(Side, Range<usize>)>> {
    let mut sides = Vec::new();
    let mut plain = true;
    statements(text, |statement| {
        plain &= statement.side.is_none() || statement.is_plain();
        sides.extend(statement.side.clone());
    });
    plain.then_some(sides)
}

/// Whether a text names a side.
pub(crate) fn names_side(text: &str) -> bool {
    unquoted(text).any(|word| Side::of(word).is_some())
}

/// Phrases that are looked for in many texts.
pub(crate) struct Phrases<'w> {
    phrases: &'w Words,
    /// The words that they begin with, if all are of ASCII letters: of most texts a look at these
    /// is enough.
    first: Option<Shapes>,
}

impl<'w> Phrases<'w> {
    pub(crate) fn new(phrases: &'w Words) -> Self {
        let first = phrases.iter().filter_map(|phrase| phrase.split([' ', '-']).next());
        let first = first.map(|word| (word.is_ascii() && !word.is_empty()).then_some(word));
        let first = first.collect::<Option<Vec<&str>>>().map(|words| Shapes::NONE.and(&words));
        Self { phrases, first }
    }

    /// The first of the phrases in a text, outside quotes, and not behind a "no" in its statement.
    /// Letter case and hyphens do not count.
    pub(crate) fn find(&self, text: &str, denials: &WordSet) -> Option<Range<usize>> {
        if !unquoted(text).any(|word| self.may_begin_with(word)) {
            return None;
        }
        let mut rest = words(text);
        let mut denied = false;
        loop {
            let here = rest.clone();
            let word = rest.next()?;
            denied = (denied && !word.opens) || denials.has(word.text);
            let mut likely = self.phrases.iter().filter(|_| self.may_begin_with(word.text));
            let end = likely.find_map(|phrase| end_of(phrase, here.clone()));
            if let Some(end) = end.filter(|_| !denied) {
                return Some(word.at..end);
            }
        }
    }

    fn may_begin_with(&self, word: &str) -> bool {
        self.first.is_none_or(|first| first.may_have(word)) || !word.is_ascii()
    }
}

/// Where a phrase ends that the words begin with.
fn end_of<'t>(phrase: &str, mut words: impl Iterator<Item = Word<'t>>) -> Option<usize> {
    let mut end = None;
    for wanted in phrase.split([' ', '-']) {
        let word = words.next()?;
        if !is_same(word.text, wanted) {
            return None;
        }
        end = Some(word.range().end);
    }
    end
}

fn is_same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    folded(one).eq(folded(other))
}

fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Phrases, Side, plain_sides, presenter_side};
    use crate::lint::options::Words;
    use crate::vocabulary::WordSet;

    fn side(text: &str) -> Option<Side> {
        presenter_side(text).map(|(side, _)| side)
    }

    #[test]
    fn places_of_the_presenter() {
        for text in [
            "Presenter left, content right",
            "Split frame: presenter LEFT, content RIGHT",
            "Content right; points once, at the second number",
            "The presenter stands on the left third and the chart is right",
            "Presenter left; glances to the right",
        ] {
            assert_eq!(side(text), Some(Side::Left), "{text}");
        }
        for text in [
            "Presenter glances left",
            "Presenter raises the left hand, slowly",
            "Presenter in front of the content, small",
            "Presenter left, presenter right",
            "\"Presenter left\" is written on a door",
            "",
        ] {
            assert_eq!(side(text), None, "{text}");
        }
    }

    #[test]
    fn sides_to_swap() {
        let count = |text| plain_sides(text).map(|sides| sides.len());
        assert_eq!(count("Presenter left, content right"), Some(2));
        assert_eq!(count("Presenter left; glances to the right"), None);
    }

    #[test]
    fn phrases() {
        static NO: WordSet = WordSet::new(&["no"]);
        let split = Words(Cow::Owned(vec!["side by side".into(), "split screen".into()]));
        let find = |text| Phrases::new(&split).find(text, &NO);
        assert_eq!(find("Two maps, SIDE-BY-SIDE"), Some(10..22));
        assert_eq!(find("No split screen; split-screen later"), Some(17..29));
        assert_eq!(find("\"split screen\" FADES in"), None);
    }
}
