//! Lines that are meant as a scene heading but are not spelt as one.
//!
//! Labels are English, whatever the language of the video; who writes in another one writes `SZENE`
//! or `ESCENA`. Left as text, such a line would take its whole scene with it.

/// The words that open a scene.
const KEYWORDS: [&str; 3] = ["SCENE", "SHOT", "SEGMENT"];

/// What other languages call a scene, where that is not one letter away from the English word.
const ELSEWHERE: [&str; 5] = ["ESCENA", "CENA", "SCÉNA", "SAHNE", "СЦЕНА"];

/// Words one letter away that mean something of their own.
const OTHERS: [&str; 3] = ["SCENES", "SCENT", "SCONE"];

const NUMBERS: [&str; 12] = [
    "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN",
    "TWELVE",
];

/// Bytes of the longest word that is looked at.
const LONGEST: usize = 12;

const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

/// Whether a line that the grammar takes for text is meant as a heading: `SZENE 1 — …`,
/// `Sceen 2 (8s)`, `Scene Two: …`.
pub(super) fn is_heading(line: &str) -> bool {
    let marks = |byte: &u8| matches!(byte, b'#' | b'*' | b'_' | b'[' | b' ' | b'\t');
    let start = line.bytes().position(|byte| !marks(&byte)).unwrap_or(line.len());
    let line = line.get(start..).unwrap_or_default();
    if !line.starts_with(['s', 'S', 'c', 'C', 'e', 'E', 'с', 'С']) {
        return false;
    }
    let Some((word, rest)) = word(line) else { return false };
    let number = rest.trim_start_matches(BLANKS);
    // The cheapest question first: most words are followed by another one.
    if number.len() == rest.len() || !(is_number(number) || is_spelt_number(number)) {
        return false;
    }
    let word = word.to_uppercase();
    if is_keyword(&word) { is_spelt_number(number) } else { is_nearly(&word) && is_number(number) }
}

/// Whether a word, in capitals, opens a scene.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// The word at the start of a text, and what follows it.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    (1..=LONGEST).contains(&end).then(|| text.split_at_checked(end))?
}

fn is_nearly(word: &str) -> bool {
    let near = || strsim::osa_distance(word, "SCENE") == 1 && !OTHERS.contains(&word);
    ELSEWHERE.contains(&word) || near()
}

/// `2`, `2B` or `#2`, and nothing behind it or something that can follow a number.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if rest.len() == text.len() {
        return false;
    } else {
        rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest)
    };
    rest.trim().is_empty() || is_separated(rest)
}

/// `Two:`
fn is_spelt_number(text: &str) -> bool {
    word(text).is_some_and(|(word, rest)| {
        is_separated(rest) && NUMBERS.contains(&word.to_uppercase().as_str())
    })
}

fn is_separated(rest: &str) -> bool {
    let rest = rest.trim_start_matches(BLANKS);
    let lone_hyphen =
        || rest.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with(BLANKS));
    rest.starts_with(['—', '–', ':', '：', '|', '(', '（', '[', ']', '*', '_']) || lone_hyphen()
}

#[cfg(test)]
mod tests {
    use super::is_heading;

    #[test]
    fn headings_in_other_languages_and_misspelt() {
        for line in [
            "SZENE 1 — A-ROLL (7s): Einstieg",
            "Szene 2",
            "ESCENA 3 (8s)",
            "### Scène 4 : Le pont",
            "**CENA 5**",
            "[SCENA 6B | B-ROLL]",
            "Sceen 7 - Demo",
            "СЦЕНА 8: Мост",
            "Scene Two: The end",
        ] {
            assert!(is_heading(line), "{line}");
        }
    }

    #[test]
    fn text_stays_text() {
        for line in [
            "Scene changes to night",
            "Scenes 1–3: the city",
            "Scent 5 — the perfume",
            "Since 2019: more than ever",
            "Cena 2 amigos",
            "Szenen 1",
            "Scene two of them walk past",
            "Seen 3 times",
            "SZENE1",
            "scene",
            "",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }
}
