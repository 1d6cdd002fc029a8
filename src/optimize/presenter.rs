//! Pass 4: who is seen. A chosen avatar brings its own looks, so sentences that describe them go;
//! a script of nothing but B-roll says in so many words that nobody is seen.

use crate::ast::SceneType;
use crate::text::Text;

use super::words::{self, Table};
use super::{Optimized, Presenter};

pub(super) const NAME: &str = "presenter";

/// Words that describe clothing, body, age or gender.
pub(super) const LOOKS: Table = Table {
    words: &[
        "aged",
        "apron",
        "bald",
        "beard",
        "bearded",
        "blazer",
        "blonde",
        "blouse",
        "boots",
        "boy",
        "brunette",
        "cardigan",
        "clothes",
        "clothing",
        "coat",
        "curly",
        "dress",
        "dressed",
        "earring",
        "elderly",
        "female",
        "fifties",
        "forties",
        "freckles",
        "gentleman",
        "girl",
        "glasses",
        "guy",
        "hair",
        "haircut",
        "hat",
        "hoodie",
        "jacket",
        "jeans",
        "jewellery",
        "jewelry",
        "lady",
        "male",
        "man",
        "moustache",
        "mustache",
        "necklace",
        "necktie",
        "outfit",
        "ponytail",
        "redhead",
        "scarf",
        "shirt",
        "shoes",
        "sixties",
        "skin",
        "skirt",
        "sleeves",
        "slim",
        "sneakers",
        "spectacles",
        "stubble",
        "suit",
        "sweater",
        "thirties",
        "trousers",
        "turtleneck",
        "twenties",
        "uniform",
        "waistcoat",
        "wearing",
        "wears",
        "woman",
        "young",
    ],
    phrases: &[
        "athletic build",
        "blue eyes",
        "brown eyes",
        "business casual",
        "clean-shaven",
        "green eyes",
        "middle-aged",
        "polo shirt",
        "t-shirt",
        "year-old",
        "years old",
    ],
};

/// Before an age.
const POSSESSIVES: [&str; 3] = ["in her", "in his", "in their"];

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
    LOOKS.is_in(&lower) || POSSESSIVES.iter().any(|words| tells_age(&lower, words))
}

/// "In her early 30s", "in his mid-40s".
fn tells_age(lower: &str, words: &str) -> bool {
    let Some((_, rest)) = lower.split_once(words) else { return false };
    let rest = rest.trim_start();
    let part = ["early ", "mid ", "mid-", "late "].iter().find_map(|part| rest.strip_prefix(part));
    part.unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
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
            "A woman in her thirties.",
            "Navy blazer over a white T-shirt.",
            "He wears glasses.",
            "About 45 years old, grey beard.",
            "A man in his mid-40s.",
        ] {
            assert!(describes_looks(looks), "{looks}");
        }
        for kept in [
            "Sits at a workbench by a tall window.",
            "Eyes on the lens, unhurried.",
            "The tone suits the subject.",
            "She speaks slowly and smiles in her last line.",
            "Many manuals lie on the table.",
        ] {
            assert!(!describes_looks(kept), "{kept}");
        }
    }
}
