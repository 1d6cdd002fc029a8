//! Words of film that more than one room needs to know.

/// Transitions by name, in lower case, hyphens as spaces.
const TRANSITIONS: &[&str] = &[
    "bounce",
    "clean cut",
    "clean cut on beat",
    "clean wipe",
    "colorful wipe",
    "colourful wipe",
    "cross dissolve",
    "crossfade",
    "cut",
    "cut on beat",
    "cut to black",
    "dissolve",
    "fade",
    "fade in",
    "fade out",
    "fade to black",
    "fade to white",
    "flash frame",
    "flowing dissolve",
    "gentle wipe",
    "glitch",
    "grid wipe",
    "hard cut",
    "hard cut on beat",
    "hard cut to silence",
    "iris to black",
    "iris wipe",
    "j cut",
    "jump cut",
    "l cut",
    "light leak",
    "liquid dissolve",
    "match cut",
    "morph",
    "morph dissolve",
    "pop cut",
    "quick cut",
    "reel flicker",
    "slow cross dissolve",
    "slow dissolve",
    "slow fade",
    "slow fade to black",
    "slow morph dissolve",
    "smash cut",
    "smooth morph",
    "snap cut",
    "soft cut",
    "soft dissolve",
    "whip pan",
    "white flash",
    "wipe",
    "zoom transition",
];

/// Whether a text is nothing but the name of a transition, such as `Hard cut.`
pub(crate) fn is_transition(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '!']);
    if text.len() > 32 || !text.is_ascii() {
        return false;
    }
    let folded = text.to_ascii_lowercase().replace('-', " ");
    TRANSITIONS.binary_search(&folded.as_str()).is_ok()
}

/// The first letters and lengths of words. Most words of a text have a length that none of a list
/// with their first letter has: one look tells these, however long the list is.
#[derive(Clone, Copy)]
pub(crate) struct Shapes([u32; 32]);

impl Shapes {
    /// No words.
    pub(crate) const NONE: Self = Self([0; 32]);

    /// These and more words, none of which is empty.
    pub(crate) const fn and(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            self.0[slot(word[0])] |= length_bit(word.len());
            at += 1;
        }
        self
    }

    /// These and the first words of phrases.
    pub(crate) const fn and_first_of(mut self, phrases: &[&str]) -> Self {
        let mut at = 0;
        while at < phrases.len() {
            let phrase = phrases[at].as_bytes();
            let mut len = 0;
            while len < phrase.len() && phrase[len] != b' ' {
                len += 1;
            }
            self.0[slot(phrase[0])] |= length_bit(len);
            at += 1;
        }
        self
    }

    /// Whether the word may be one of these, whatever its case.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let lengths = word.bytes().next().and_then(|first| self.0.get(slot(first)));
        lengths.is_some_and(|lengths| lengths & length_bit(word.len()) != 0)
    }
}

/// A letter and its capital have the same place.
const fn slot(letter: u8) -> usize {
    (letter & 31) as usize
}

/// All that is too long for a bit of its own has the last one.
const fn length_bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

/// The first column of a table, for a [`WordSet`] that tells its rows.
pub(crate) const fn first_column<T, const N: usize>(
    rows: &[(&'static str, T)],
) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = rows[at].0;
        at += 1;
    }
    words
}

/// A name and all that stands for it.
type Group = (&'static str, &'static [&'static str]);

/// How many words stand for the names of a table together.
pub(crate) const fn count(groups: &[Group]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < groups.len() {
        count += groups[at].1.len();
        at += 1;
    }
    count
}

/// All words of a table, each with its name.
pub(crate) const fn rows<const N: usize>(groups: &[Group]) -> [(&'static str, &'static str); N] {
    let mut rows = [("", ""); N];
    let (mut group, mut word) = (0, 0);
    let mut at = 0;
    while at < N {
        if word == groups[group].1.len() {
            (group, word) = (group + 1, 0);
            continue;
        }
        rows[at] = (groups[group].1[word], groups[group].0);
        (at, word) = (at + 1, word + 1);
    }
    rows
}

/// Words in lower case among which another one is looked up, whatever its case.
pub(crate) struct WordSet<const MOST: usize = 192> {
    words: &'static [&'static str],
    shapes: Shapes,
    /// By first letter the number of its last word, counted from 1; 0 if there is none.
    last: [u16; 32],
    /// For every word the number of the one before it with the same first letter.
    before: [u16; MOST],
}

impl<const MOST: usize> WordSet<MOST> {
    /// A set of at most `MOST` words that are not empty.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut last, mut before) = ([0; 32], [0; MOST]);
        let mut at = 0;
        while at < words.len() {
            let slot = slot(words[at].as_bytes()[0]);
            before[at] = last[slot];
            at += 1;
            last[slot] = at as u16;
        }
        Self { words, shapes: Shapes::NONE.and(words), last, before }
    }

    /// Whether the word is one of the set.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// The number of the word in the list.
    pub(crate) fn position(&self, word: &str) -> Option<usize> {
        if !self.shapes.may_have(word) {
            return None;
        }
        let number = |number: &u16| usize::from(*number).checked_sub(1);
        let mut at = self.last.get(slot(*word.as_bytes().first()?)).and_then(number);
        while let Some(found) = at {
            if self.words.get(found)?.eq_ignore_ascii_case(word) {
                return Some(found);
            }
            at = self.before.get(found).and_then(number);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn sets_of_words() {
        const LONG: &str = "a word of more than thirty-one letters";
        static SET: WordSet = WordSet::new(&["left", "right", "über", LONG]);
        for word in ["left", "LEFT", "Right", "über", LONG] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "lift", "lef", "lefts", "Über", "a word of more than thirty-one lettres"]
        {
            assert!(!SET.has(word), "{word}");
        }
        assert_eq!(SET.position("RIGHT"), Some(1));
    }
}
