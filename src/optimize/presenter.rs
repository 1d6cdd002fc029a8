//! Pass 4: who is seen. A chosen avatar brings its own looks, so sentences that describe them go;
//! a script of nothing but B-roll says in so many words that nobody is seen.

use crate::ast::SceneType;
use crate::text::Text;

use super::{Optimized, Presenter, words};

pub(super) const NAME: &str = "presenter";

/// Words that describe clothing, body, age or gender.
const LOOKS: [&str; 74] = [
    // clothing
    "apron", "blazer", "blouse", "boots", "business casual", "cardigan", "clothes", "clothing",
    "coat", "dress", "dressed", "earring", "glasses", "hat", "hoodie", "jacket", "jeans",
    "jewellery", "jewelry", "necklace", "necktie", "outfit", "polo shirt", "scarf", "shirt",
    "shoes", "skirt", "sleeves", "sneakers", "spectacles", "suit", "sweater", "t-shirt",
    "trousers", "turtleneck", "uniform", "waistcoat", "wearing", "wears",
    // body
    "athletic build", "bald", "beard", "bearded", "blonde", "blue eyes", "brown eyes", "brunette",
    "clean-shaven", "curly", "freckles", "green eyes", "hair", "haircut", "moustache", "mustache",
    "ponytail", "redhead", "skin", "slim", "stubble",
    // age
    "aged", "elderly", "middle-aged", "thirties", "forties", "fifties", "sixties", "twenties",
    "year-old", "years old", "young",
    // gender
    "female", "male", "man",
];

/// Gender again, where English has no regular plural.
const GENDER: [&str; 7] = ["woman", "lady", "gentleman", "guy", "girl", "boy", "in her"];

pub(super) fn run(optimized: &mut Optimized) {
    if optimized.plan.avatar_id.is_some() {
        selected(optimized);
        return;
    }
    let scenes = &optimized.plan.scenes;
    let unseen = !scenes.is_empty() && scenes.iter().all(|scene| scene.is(SceneType::BRoll));
    if unseen && optimized.plan.sections.avatar.is_none() {
        optimized.guidance.presenter = Presenter::None;
        optimized.report(NAME, "nobody is seen, voice-over only: every scene is written as B-roll");
    }
}

fn selected(optimized: &mut Optimized) {
    optimized.guidance.presenter = Presenter::Selected;
    let Some(avatar) = optimized.plan.sections.avatar.take() else { return };
    let (kept, gone) = split(&avatar);
    optimized.plan.sections.avatar = (!kept.is_empty()).then_some(kept);
    for sentence in gone {
        optimized.report(NAME, format!("drops “{sentence}”: avatar_id decides the looks"));
    }
}

/// Sentences about setting and delivery, and those about looks.
fn split(avatar: &Text) -> (Text, Vec<Text>) {
    let (mut kept, mut gone) = (Text::default(), Vec::new());
    for range in words::sentences(avatar.as_str()) {
        let sentence = avatar.slice(range);
        if describes_looks(sentence.as_str()) {
            gone.push(sentence);
        } else if !says_selected(sentence.as_str()) {
            kept.append(" ", &sentence);
        }
    }
    (kept, gone)
}

/// Whether a sentence is about clothing, body, age or gender.
pub(crate) fn describes_looks(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    // Exact words only: "suits the tone" is no suit.
    LOOKS.iter().any(|word| words::has(&lower, word))
        || GENDER.iter().any(|word| words::has(&lower, word) && !is_pronoun_phrase(&lower, word))
}

/// "in her" is an age only before one: "in her 30s", "in her early forties".
fn is_pronoun_phrase(lower: &str, word: &str) -> bool {
    let Some((_, rest)) = lower.split_once(word).filter(|_| word == "in her") else { return false };
    let rest = rest.trim_start();
    let rest = ["early ", "mid ", "mid-", "late "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    !rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Templates say this themselves.
fn says_selected(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    matches!(lower.trim_end_matches('.'), "the selected presenter" | "selected presenter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_go_and_setting_and_delivery_stay() {
        for looks in [
            "A woman in her thirties.", "Navy blazer over a white T-shirt.", "He wears glasses.",
            "About 45 years old, grey beard.", "A man in his mid-40s.",
        ] {
            assert!(describes_looks(looks), "{looks}");
        }
        for kept in [
            "Sits at a workbench by a tall window.", "Eyes on the lens, unhurried.",
            "The tone suits the subject.", "She speaks slowly and smiles in her last line.",
            "Many manuals lie on the table.",
        ] {
            assert!(!describes_looks(kept), "{kept}");
        }
    }
}
