//! Pass 9: English around narration of another language. The agent reads directions best in
//! English; what the script says in another language is reported, never translated.

use crate::plan::{Plan, Scene};

use super::{Optimized, words};

pub(super) const NAME: &str = "language";

/// Small words that no English direction has, by language.
const SMALL_WORDS: [(&str, &[&str]); 7] = [
    (
        "de",
        &[
            "der", "die", "das", "und", "ein", "eine", "mit", "auf", "von", "ist", "nicht", "im",
            "den", "vor",
        ],
    ),
    ("fr", &["le", "la", "les", "une", "des", "et", "avec", "dans", "sur", "est", "du", "pour"]),
    ("es", &["el", "la", "los", "las", "una", "con", "en", "y", "del", "sobre", "para"]),
    ("pt", &["o", "os", "uma", "com", "em", "do", "da", "e", "sobre", "para"]),
    ("it", &["il", "la", "gli", "una", "con", "nel", "della", "e", "sul", "per"]),
    ("nl", &["de", "het", "een", "met", "van", "en", "op", "niet", "naar"]),
    ("pl", &["z", "na", "się", "jest", "i", "nie", "oraz"]),
];

pub(super) fn run(optimized: &mut Optimized) {
    let plan = &optimized.plan;
    let primary = plan.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    if primary.is_empty() || primary == "en" {
        return;
    }
    let name = if plan.language_name.is_empty() {
        plan.language.clone()
    } else {
        plan.language_name.clone()
    };
    let foreign: Vec<String> = foreign_parts(plan, &primary);
    optimized.guidance.speech_language = Some(name.clone());
    optimized.report(
        NAME,
        format!("narration and exact text stay {name}, everything around them is English"),
    );
    if !foreign.is_empty() {
        let message = format!("{} not in English, kept as written", foreign.join(", "));
        optimized.advise(NAME, None, message);
    }
}

/// The sections and scenes whose directions are not English.
fn foreign_parts(plan: &Plan, language: &str) -> Vec<String> {
    // Notes are never rendered, so nobody follows them.
    let sections = plan
        .labelled_sections()
        .filter(|(label, text)| *label != "NOTES" && is_foreign(text.as_str(), language));
    let mut found: Vec<String> = sections.map(|(label, _)| label.to_owned()).collect();
    let scenes = plan.scenes.iter().filter(|scene| is_foreign(&directions(scene), language));
    found.extend(scenes.map(|scene| format!("scene {}", scene.label())));
    found
}

/// What a scene tells the agent, without quoted strings.
pub(crate) fn directions(scene: &Scene) -> String {
    let layers = scene.layers.iter().map(|layer| &layer.text);
    let mut all = String::new();
    let pictures = scene.visual.iter().chain(layers).chain(&scene.left).chain(&scene.right);
    for text in pictures.chain(&scene.directions).chain(&scene.transition) {
        let mut from = 0;
        for quoted in words::quoted(text.as_str()) {
            all.push_str(text.as_str().get(from..quoted.start).unwrap_or_default());
            from = quoted.end;
        }
        all.push_str(text.as_str().get(from..).unwrap_or_default());
        all.push('\n');
    }
    all
}

/// Whether a text is in `language`: two of its small words and a tenth of all words, or mostly
/// letters outside the Latin script.
pub(crate) fn is_foreign(text: &str, language: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (total, other) =
        letters.fold((0, 0), |(total, other), c| (total + 1, other + usize::from(c > '\u{24f}')));
    if other * 2 > total {
        return true;
    }
    let Some((_, small)) = SMALL_WORDS.iter().find(|(tag, _)| *tag == language) else {
        return false;
    };
    let is_small = |word: &&str| small.contains(&word.to_lowercase().as_str());
    let hits = words::each(text).filter(is_small).count();
    hits >= 2 && hits * 10 >= words::each(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_in_the_narrations_language_are_seen() {
        assert!(is_foreign("Die Moderatorin steht vor der Maschine und lächelt", "de"));
        assert!(is_foreign("主持人微笑着看镜头", "zh"));
        assert!(!is_foreign("The presenter sets a cup down; the spout drips", "de"));
        assert!(!is_foreign("Grid wipe", "fr"));
        assert!(!is_foreign("", "de"));
    }
}
