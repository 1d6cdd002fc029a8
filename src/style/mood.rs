//! Styles by mood: mood first, content second.

/// A style that suits a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// Name of a built-in style.
    pub name: &'static str,
    /// Why it suits, in one clause: the mood, and the words that speak for it.
    pub why: String,
}

/// A mood, how it is named to people, and the styles for it, the more proven one first.
pub(super) struct Mood {
    pub(super) feels: &'static str,
    pub(super) styles: &'static [&'static str],
}

const PERSONAL: usize = 0;
const EARTHY: usize = 1;
const NOSTALGIC: usize = 2;
const ANALYTICAL: usize = 3;
const PREMIUM: usize = 4;
const CULTURAL: usize = 5;
const INVESTIGATIVE: usize = 6;
const FUN: usize = 7;
const PHILOSOPHICAL: usize = 8;
const RAW: usize = 9;
const LOUD: usize = 10;
const FUTURISTIC: usize = 11;
const URGENT: usize = 12;

pub(super) const MOODS: [Mood; 13] = [
    Mood { feels: "personal", styles: &["soft-signal", "quiet-drama"] },
    Mood { feels: "earthy", styles: &["warm-grain", "earth-pulse"] },
    Mood { feels: "nostalgic", styles: &["heritage-reel"] },
    Mood { feels: "analytical", styles: &["swiss-pulse", "digital-grid"] },
    Mood { feels: "premium", styles: &["velvet-standard", "geometric-bold"] },
    Mood { feels: "cultural", styles: &["silk-route", "folk-frequency"] },
    Mood { feels: "investigative", styles: &["contact-sheet", "shadow-cut"] },
    Mood { feels: "fun", styles: &["play-mode", "carnival-surge"] },
    Mood { feels: "philosophical", styles: &["dream-state"] },
    Mood { feels: "raw", styles: &["deconstructed"] },
    Mood { feels: "loud", styles: &["maximalist-type"] },
    Mood { feels: "futuristic", styles: &["data-drift"] },
    Mood { feels: "urgent", styles: &["red-wire"] },
];

/// Words and the mood that they speak for, by the alphabet. A plural `s` counts as the word.
const WORDS: &[(&str, usize)] = &[
    ("accident", URGENT),
    ("afraid", PERSONAL),
    ("agriculture", EARTHY),
    ("ai", FUTURISTIC),
    ("alert", URGENT),
    ("algorithm", FUTURISTIC),
    ("allegation", INVESTIGATIVE),
    ("ancestor", NOSTALGIC),
    ("anniversary", NOSTALGIC),
    ("annual", ANALYTICAL),
    ("api", ANALYTICAL),
    ("app", FUN),
    ("archive", NOSTALGIC),
    ("artisan", EARTHY),
    ("asteroid", FUTURISTIC),
    ("astronomy", FUTURISTIC),
    ("attack", RAW),
    ("award", FUN),
    ("beauty", PREMIUM),
    ("benchmark", ANALYTICAL),
    ("birthday", FUN),
    ("boutique", PREMIUM),
    ("brand", PREMIUM),
    ("breach", RAW),
    ("breaking", URGENT),
    ("bug", ANALYTICAL),
    ("carbon", EARTHY),
    ("celebrate", FUN),
    ("century", NOSTALGIC),
    ("challenge", FUN),
    ("childhood", PERSONAL),
    ("church", CULTURAL),
    ("climate", EARTHY),
    ("cloud", ANALYTICAL),
    ("code", ANALYTICAL),
    ("collection", PREMIUM),
    ("community", EARTHY),
    ("compost", EARTHY),
    ("confetti", FUN),
    ("conversion", ANALYTICAL),
    ("corruption", INVESTIGATIVE),
    ("craft", EARTHY),
    ("crash", RAW),
    ("crime", INVESTIGATIVE),
    ("crisis", URGENT),
    ("culture", CULTURAL),
    ("cyber", RAW),
    ("dance", CULTURAL),
    ("dashboard", ANALYTICAL),
    ("data", ANALYTICAL),
    ("database", ANALYTICAL),
    ("daughter", PERSONAL),
    ("deadline", URGENT),
    ("death", PHILOSOPHICAL),
    ("decade", NOSTALGIC),
    ("deploy", ANALYTICAL),
    ("design", PREMIUM),
    ("diplomacy", CULTURAL),
    ("disrupt", RAW),
    ("dna", FUTURISTIC),
    ("document", INVESTIGATIVE),
    ("dream", PHILOSOPHICAL),
    ("earnings", ANALYTICAL),
    ("earth", EARTHY),
    ("elegant", PREMIUM),
    ("emergency", URGENT),
    ("energy", EARTHY),
    ("engineer", ANALYTICAL),
    ("epic", LOUD),
    ("essay", PHILOSOPHICAL),
    ("evacuation", URGENT),
    ("evidence", INVESTIGATIVE),
    ("exclusive", PREMIUM),
    ("exploit", RAW),
    ("expose", INVESTIGATIVE),
    ("family", PERSONAL),
    ("farm", EARTHY),
    ("fashion", PREMIUM),
    ("father", PERSONAL),
    ("feel", PERSONAL),
    ("festival", CULTURAL),
    ("folk", CULTURAL),
    ("forecast", ANALYTICAL),
    ("forest", EARTHY),
    ("founded", NOSTALGIC),
    ("founder", PERSONAL),
    ("fraud", INVESTIGATIVE),
    ("friend", PERSONAL),
    ("fun", FUN),
    ("future", FUTURISTIC),
    ("galaxy", FUTURISTIC),
    ("game", FUN),
    ("garden", EARTHY),
    ("giveaway", LOUD),
    ("gold", PREMIUM),
    ("grandfather", NOSTALGIC),
    ("grandmother", NOSTALGIC),
    ("grateful", PERSONAL),
    ("grief", PERSONAL),
    ("growth", ANALYTICAL),
    ("hack", RAW),
    ("hacker", RAW),
    ("handmade", EARTHY),
    ("happy", FUN),
    ("harvest", EARTHY),
    ("heal", PERSONAL),
    ("heart", PERSONAL),
    ("heritage", NOSTALGIC),
    ("history", NOSTALGIC),
    ("home", PERSONAL),
    ("hope", PERSONAL),
    ("huge", LOUD),
    ("hype", LOUD),
    ("incident", URGENT),
    ("industry", RAW),
    ("infrastructure", ANALYTICAL),
    ("interview", INVESTIGATIVE),
    ("investigation", INVESTIGATIVE),
    ("investor", PREMIUM),
    ("journalist", INVESTIGATIVE),
    ("journey", PERSONAL),
    ("joy", FUN),
    ("kpi", ANALYTICAL),
    ("language", CULTURAL),
    ("laugh", FUN),
    ("launch", LOUD),
    ("leak", INVESTIGATIVE),
    ("legacy", NOSTALGIC),
    ("letter", PERSONAL),
    ("listicle", FUN),
    ("local", EARTHY),
    ("loss", PERSONAL),
    ("love", PERSONAL),
    ("luxury", PREMIUM),
    ("malware", RAW),
    ("market", ANALYTICAL),
    ("massive", LOUD),
    ("meaning", PHILOSOPHICAL),
    ("memory", PERSONAL),
    ("metric", ANALYTICAL),
    ("migration", CULTURAL),
    ("milestone", FUN),
    ("mindfulness", PERSONAL),
    ("mother", PERSONAL),
    ("museum", NOSTALGIC),
    ("music", EARTHY),
    ("myth", PHILOSOPHICAL),
    ("nature", EARTHY),
    ("neighbour", EARTHY),
    ("neural", FUTURISTIC),
    ("neuroscience", FUTURISTIC),
    ("ocean", EARTHY),
    ("opinion", PHILOSOPHICAL),
    ("organic", EARTHY),
    ("origin", NOSTALGIC),
    ("outage", URGENT),
    ("party", FUN),
    ("password", RAW),
    ("patch", RAW),
    ("percent", ANALYTICAL),
    ("philosophy", PHILOSOPHICAL),
    ("planet", EARTHY),
    ("play", FUN),
    ("poem", PHILOSOPHICAL),
    ("poetry", PHILOSOPHICAL),
    ("portfolio", PREMIUM),
    ("premium", PREMIUM),
    ("prize", FUN),
    ("profit", ANALYTICAL),
    ("property", PREMIUM),
    ("quantum", FUTURISTIC),
    ("quarter", ANALYTICAL),
    ("quiz", FUN),
    ("ransomware", RAW),
    ("recall", URGENT),
    ("recipe", CULTURAL),
    ("record", LOUD),
    ("recycle", EARTHY),
    ("religion", CULTURAL),
    ("remember", NOSTALGIC),
    ("report", ANALYTICAL),
    ("research", FUTURISTIC),
    ("restaurant", CULTURAL),
    ("restore", NOSTALGIC),
    ("retro", NOSTALGIC),
    ("revenue", ANALYTICAL),
    ("ritual", CULTURAL),
    ("robot", FUTURISTIC),
    ("sale", LOUD),
    ("satellite", FUTURISTIC),
    ("scandal", INVESTIGATIVE),
    ("science", FUTURISTIC),
    ("scientist", FUTURISTIC),
    ("scrap", RAW),
    ("secret", INVESTIGATIVE),
    ("security", RAW),
    ("server", ANALYTICAL),
    ("signup", ANALYTICAL),
    ("silence", PHILOSOPHICAL),
    ("sister", PERSONAL),
    ("software", ANALYTICAL),
    ("soil", EARTHY),
    ("son", PERSONAL),
    ("soul", PHILOSOPHICAL),
    ("space", FUTURISTIC),
    ("statistic", ANALYTICAL),
    ("storm", URGENT),
    ("survey", ANALYTICAL),
    ("suspect", INVESTIGATIVE),
    ("sustainability", EARTHY),
    ("sustainable", EARTHY),
    ("temple", CULTURAL),
    ("thank", PERSONAL),
    ("therapy", PERSONAL),
    ("thought", PHILOSOPHICAL),
    ("threat", RAW),
    ("timeless", PREMIUM),
    ("tournament", FUN),
    ("trade", CULTURAL),
    ("tradition", CULTURAL),
    ("travel", CULTURAL),
    ("tree", EARTHY),
    ("trial", INVESTIGATIVE),
    ("truth", INVESTIGATIVE),
    ("universe", FUTURISTIC),
    ("unknown", PHILOSOPHICAL),
    ("update", URGENT),
    ("upgrade", ANALYTICAL),
    ("urgent", URGENT),
    ("user", ANALYTICAL),
    ("victim", INVESTIGATIVE),
    ("village", EARTHY),
    ("vintage", NOSTALGIC),
    ("virtual", FUTURISTIC),
    ("virus", URGENT),
    ("volunteer", EARTHY),
    ("vulnerability", RAW),
    ("warning", URGENT),
    ("water", EARTHY),
    ("wealth", PREMIUM),
    ("wedding", PERSONAL),
    ("wellness", PERSONAL),
    ("wild", EARTHY),
    ("win", FUN),
    ("winner", FUN),
    ("wisdom", PHILOSOPHICAL),
    ("witness", INVESTIGATIVE),
    ("yoga", PERSONAL),
];

/// Letters of the longest word in [`WORDS`].
const LONGEST_WORD: usize = 14;
/// Words of a text that are looked at; a mood shows itself long before.
const MOST_WORDS: usize = 5_000;
/// Figures that speak as loud as one word.
pub(super) const FIGURES_A_WORD: usize = 3;
/// Words that a reason names.
const MOST_REASONS: usize = 3;

/// What speaks for one mood.
#[derive(Clone, Default)]
pub(super) struct Evidence {
    /// The words, each once, in the order of the text.
    pub(super) words: Vec<&'static str>,
    pub(super) figures: usize,
}

impl Evidence {
    fn score(&self) -> usize {
        self.words.len() + self.figures / FIGURES_A_WORD
    }
}

/// At most three styles that suit a text, best first; none if nothing in it speaks for a mood.
///
/// English words and figures count, each word once. Of a mood that stands out both styles are named,
/// and the same text always gives the same answer.
pub fn suggest_by_mood(text: &str) -> Vec<Suggestion> {
    let evidence = weigh(text);
    let mut moods: Vec<(&Mood, &Evidence)> =
        MOODS.iter().zip(&evidence).filter(|(_, found)| found.score() > 0).collect();
    moods.sort_by_key(|(_, found)| std::cmp::Reverse(found.score()));
    let first = moods.iter().filter_map(|(mood, found)| Some((*mood.styles.first()?, mood, found)));
    let second = moods.iter().filter_map(|(mood, found)| Some((*mood.styles.get(1)?, mood, found)));
    // The second style of the strongest mood comes before the first of a weak one.
    let mut ranked: Vec<_> =
        first.map(|style| (0, style)).chain(second.map(|style| (1, style))).collect();
    ranked.sort_by_key(|(rank, (_, _, found))| std::cmp::Reverse(found.score() * 2 / (rank + 1)));
    ranked.into_iter().take(3).map(|(_, (name, mood, found))| found.suggest(name, mood)).collect()
}

/// What speaks for each mood in a text.
pub(super) fn weigh(text: &str) -> Vec<Evidence> {
    let mut evidence = vec![Evidence::default(); MOODS.len()];
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ','));
    let words = words.map(|word| word.trim_matches(['.', ','])).filter(|word| !word.is_empty());
    for word in words.take(MOST_WORDS) {
        let is_figure = word.starts_with(|first: char| first.is_ascii_digit());
        let (known, mood) = match look_up(word) {
            Some((known, mood)) => (Some(known), mood),
            None if is_figure => (None, ANALYTICAL),
            None => continue,
        };
        let Some(found) = evidence.get_mut(mood) else { continue };
        match known {
            Some(known) if !found.words.contains(&known) => found.words.push(known),
            Some(_) => {}
            None => found.figures += 1,
        }
    }
    evidence
}

/// The entry of a word in any case, or of its singular.
fn look_up(word: &str) -> Option<(&'static str, usize)> {
    let mut lower = [0; LONGEST_WORD + 1];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let entry = |word: &[u8]| {
        let at = WORDS.binary_search_by_key(&word, |(known, _)| known.as_bytes()).ok()?;
        WORDS.get(at).copied()
    };
    entry(lower).or_else(|| entry(lower.strip_suffix(b"s")?))
}

impl Evidence {
    fn suggest(&self, name: &'static str, mood: &Mood) -> Suggestion {
        let mut reasons: Vec<String> =
            self.words.iter().take(MOST_REASONS).map(|word| format!("“{word}”")).collect();
        if self.figures >= FIGURES_A_WORD {
            reasons.push(format!("{} figures", self.figures));
        }
        Suggestion { name, why: format!("it feels {}: {}", mood.feels, reasons.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        suggest_by_mood(text).into_iter().map(|suggestion| suggestion.name).collect()
    }

    #[test]
    fn the_table_is_sorted_and_leads_somewhere() {
        assert!(WORDS.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!(WORDS.iter().map(|(word, _)| word.len()).max(), Some(LONGEST_WORD));
        for mood in MOODS.iter().enumerate().map(|(at, _)| at) {
            assert!(WORDS.iter().any(|(_, found)| *found == mood));
        }
        for name in MOODS.iter().flat_map(|mood| mood.styles) {
            assert!(super::super::builtin(name).is_some(), "{name}");
        }
    }

    #[test]
    fn figures_and_words_of_data() {
        let text = "Revenue grew 14 % to 3.2 million in the third quarter; 1.85M users signed up.";
        let found = suggest_by_mood(text);
        assert_eq!(found.first().map(|found| found.name), Some("swiss-pulse"));
        assert_eq!(
            found.first().map(|found| found.why.as_str()),
            Some("it feels analytical: “revenue”, “quarter”, “user”, 3 figures")
        );
    }

    #[test]
    fn moods_by_their_words() {
        assert_eq!(
            names("A letter to my mother about home and grief"),
            ["soft-signal", "quiet-drama"]
        );
        assert_eq!(
            names("The forest, the soil and the village that farms it").first(),
            Some(&"warm-grain")
        );
        assert_eq!(
            names("Breaking: evacuation after the storm, an update").first(),
            Some(&"red-wire")
        );
        assert_eq!(
            names("Fraud, a witness and the leaked documents").first(),
            Some(&"contact-sheet")
        );
        assert_eq!(names("Scientists train a neural map of the universe"), ["data-drift"]);
    }

    #[test]
    fn nothing_speaks_for_anything() {
        assert!(names("").is_empty());
        assert!(names("これは短い文です。").is_empty());
    }
}
