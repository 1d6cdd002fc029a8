//! The styles that suit a text: mood first, content second.
//!
//! What a style says of itself in `mood` and `best_for` counts, and so do the words of the table of
//! moods that [`suggest_by_mood`](super::suggest_by_mood) reads.

use super::mood::{Evidence, FIGURES_A_WORD, MOODS, weigh};
use super::{DEFAULT, Style, builtin, builtins};

/// A style, and how well it suits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fit {
    /// Name of a built-in style.
    pub name: String,
    /// Its title.
    pub title: String,
    /// How much speaks for it; only to be compared with that of others.
    pub score: usize,
    /// The words of the mood that decided, each once, in the order of the text.
    pub mood: Vec<String>,
    /// The words of the content that did.
    pub content: Vec<String>,
    /// Figures in the content, where they speak for it.
    pub figures: usize,
}

/// Points for a word of the mood that the style has as one of its own.
const OWN_MOOD: usize = 12;
/// Points for a word of the mood by which the table leads to the style.
const LIKE_MOOD: usize = 8;
/// Points for a word of the mood that is among what the style is best for.
const MOOD_IS_USE: usize = 5;
/// Points for a word of the content by which the table leads to the style, or that it is best for.
const CONTENT: usize = 2;
/// Points for a word of the content that is one of the style's moods.
const CONTENT_IS_MOOD: usize = 1;
/// Figures speak at most as loud as so many words: every script has some.
const LOUDEST_FIGURES: usize = 3;
/// How many are named.
const MOST: usize = 3;
/// Shorter words of `best_for` say nothing: `of`, `and`, `big`. Capitals do: `AI`.
const LEAST_LETTERS: usize = 4;
/// Longer ones that say nothing either.
const IDLE: [&str; 14] = [
    "behind",
    "book",
    "open",
    "briefings",
    "customers",
    "design",
    "films",
    "letters",
    "openers",
    "pitch",
    "projects",
    "stories",
    "that",
    "videos",
];

/// At most three built-in styles that suit, best first; none if nothing speaks for any.
///
/// `mood` is how it is to feel, `content` what is said and shown. English words and figures count,
/// each word once, and the same texts always give the same answer.
pub fn suggest(mood: &str, content: &str) -> Vec<Fit> {
    let (felt, told) = (weigh(mood), weigh(content));
    let (mood, content) = (words(mood), words(content));
    let styles = builtins().filter(|style| style.name != DEFAULT);
    let mut fits: Vec<Fit> =
        styles.map(|style| fit(style, &mood, &content, &felt, &told)).collect();
    fits.retain(|fit| fit.score > 0);
    // Of equals, the one whose mood it is: then the order of the table, then the alphabet.
    fits.sort_by_key(|fit| (std::cmp::Reverse(fit.score), rank(&fit.name)));
    fits.truncate(MOST);
    fits
}

impl Fit {
    /// Why it suits, in one clause.
    pub fn why(&self) -> String {
        let list = |words: &[String]| {
            words.iter().take(MOST).map(|word| format!("“{word}”")).collect::<Vec<_>>()
        };
        let mut content = list(&self.content);
        if self.figures >= FIGURES_A_WORD {
            content.push(format!("{} figures", self.figures));
        }
        let mut parts = Vec::new();
        if !self.mood.is_empty() {
            parts.push(format!("mood {}", list(&self.mood).join(", ")));
        }
        if !content.is_empty() {
            parts.push(format!("content {}", content.join(", ")));
        }
        parts.join("; ")
    }
}

fn fit(
    style: &Style,
    mood: &[String],
    content: &[String],
    felt: &[Evidence],
    told: &[Evidence],
) -> Fit {
    let mut fit = Fit {
        name: style.name.clone(),
        title: style.title.clone(),
        score: 0,
        mood: Vec::new(),
        content: Vec::new(),
        figures: 0,
    };
    let uses: Vec<String> = style.best_for.iter().flat_map(|one| telling(one)).collect();
    for word in mood {
        let own = style.mood.iter().any(|mood| is_same(mood, word));
        let suits = uses.iter().any(|one| is_same(one, word));
        fit.adds(true, word, usize::from(own) * OWN_MOOD + usize::from(suits) * MOOD_IS_USE);
    }
    for word in content {
        let suits = uses.iter().any(|one| is_same(one, word));
        let own = style.mood.iter().any(|mood| is_same(mood, word));
        let score = usize::from(suits) * CONTENT + usize::from(own) * CONTENT_IS_MOOD;
        fit.adds(false, word, score);
    }
    for ((table, felt), told) in MOODS.iter().zip(felt).zip(told) {
        let Some(place) = table.styles.iter().position(|name| *name == style.name) else {
            continue;
        };
        // A word that one style of the mood has speaks for the other one too.
        let related = |word: &str| {
            let others = table.styles.iter().filter_map(|name| builtin(name));
            is_same(table.feels, word)
                || others.flat_map(|other| &other.mood).any(|mood| is_same(mood, word))
        };
        let said = mood.iter().map(String::as_str).filter(|word| related(word));
        for word in felt.words.iter().copied().chain(said) {
            fit.adds(true, word, LIKE_MOOD - place);
        }
        for word in &told.words {
            fit.adds(false, word, CONTENT - place);
        }
        fit.figures = told.figures;
        fit.score += (told.figures / FIGURES_A_WORD).min(LOUDEST_FIGURES) * (CONTENT - place);
    }
    fit
}

impl Fit {
    /// Counts a word, once: what speaks twice for a style is no louder.
    fn adds(&mut self, mood: bool, word: &str, score: usize) {
        let words = if mood { &mut self.mood } else { &mut self.content };
        if score > 0 && !words.iter().any(|known| is_same(known, word)) {
            words.push(word.to_owned());
            self.score += score;
        }
    }
}

/// Where a style stands in the table of moods; presets, which it lacks, come last.
fn rank(name: &str) -> usize {
    MOODS.iter().position(|mood| mood.styles.contains(&name)).unwrap_or(MOODS.len())
}

/// The words of a text in lower case, each once.
fn words(text: &str) -> Vec<String> {
    const MOST_WORDS: usize = 5_000;
    let mut seen = std::collections::HashSet::new();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words = words.filter(|word| !word.is_empty()).take(MOST_WORDS).map(str::to_lowercase);
    words.filter(|word| seen.insert(word.clone())).collect()
}

/// The words of a use that tell something.
fn telling(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let telling = words.filter(|word| {
        let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
        (word.chars().count() >= LEAST_LETTERS || capitals)
            && !IDLE.contains(&word.to_lowercase().as_str())
    });
    telling.map(str::to_lowercase).collect()
}

/// Whether two words are one, a plural `s` aside.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |word: &str| word.strip_suffix('s').unwrap_or(word).to_lowercase();
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(mood: &str, content: &str) -> Vec<String> {
        suggest(mood, content).into_iter().map(|fit| fit.name).collect()
    }

    #[test]
    fn every_mood_of_a_style_leads_to_it() {
        for style in builtins().filter(|style| style.name != DEFAULT) {
            let found = names(&style.mood.join(", "), "");
            assert_eq!(found.first(), Some(&style.name), "{:?}", style.mood);
        }
    }

    #[test]
    fn the_mood_comes_before_the_content() {
        let revenue = "Revenue grew 14 % to 3.2 million in the third quarter";
        assert_eq!(names("", revenue).first().map(String::as_str), Some("swiss-pulse"));
        assert_eq!(names("playful", revenue).first().map(String::as_str), Some("play-mode"));
        assert_eq!(names("nostalgic", "").first().map(String::as_str), Some("heritage-reel"));
    }

    #[test]
    fn the_words_that_decided_are_named() {
        let found = suggest("precise", "Revenue and metrics: 1, 2, 3");
        let why = found.iter().find(|fit| fit.name == "swiss-pulse").map(Fit::why);
        let expected = "mood “precise”; content “metrics”, “revenue”, 3 figures";
        assert_eq!(why.as_deref(), Some(expected));
        assert!(names("", "").is_empty() && names("", "これは短い文です。").is_empty());
    }
}
