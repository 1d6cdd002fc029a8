//! Pass 1: figures in the narration become the words that a voice says. On screen they stay
//! figures.

use std::ops::Range;

use crate::speech::{self, Language};
use crate::text::Text;

use super::{Optimized, in_scene};

pub(super) const NAME: &str = "spoken";

pub(super) fn run(optimized: &mut Optimized) {
    let Some(language) = Language::find(&optimized.plan.language) else { return };
    if language.numbers_agree() {
        return;
    }
    for scene in &mut optimized.plan.scenes {
        let Some(vo) = &scene.vo else { continue };
        if !vo.as_str().contains(char::is_numeric) {
            continue;
        }
        let edits = speech::speak_figures(vo.as_str(), language);
        let (spoken, said) = replace(vo, &edits);
        if said.is_empty() {
            continue;
        }
        let message = format!("says {}; on screen figures stay figures", said.join(", "));
        scene.vo = Some(spoken);
        optimized.changes.push(in_scene(NAME, scene, message));
    }
}

/// The text with the edits done, and what each did. Edits out of order or off a character
/// boundary are left out.
fn replace(text: &Text, edits: &[(Range<usize>, String)]) -> (Text, Vec<String>) {
    let (mut new, mut said, mut done) = (Text::default(), Vec::new(), 0);
    for (range, words) in edits {
        let Some(old) = text.as_str().get(range.clone()) else { continue };
        if range.start < done || old == words {
            continue;
        }
        new.append("", &text.slice(done..range.start));
        new.append("", &Text::synthetic(words.clone()));
        said.push(format!("“{words}” for “{old}”"));
        done = range.end;
    }
    new.append("", &text.slice(done..text.as_str().len()));
    (new, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_order_and_bad_ones_left_out() {
        let text = Text::synthetic("Über 65 % in 4 days");
        let edits = vec![
            (6..10, "sixty-five percent".to_owned()),
            (7..10, "overlapping".to_owned()),
            (14..15, "four".to_owned()),
            (0..1, "off a boundary".to_owned()),
            (90..95, "past the end".to_owned()),
        ];
        let (new, said) = replace(&text, &edits);
        assert_eq!(new.as_str(), "Über sixty-five percent in four days");
        assert_eq!(said, ["“sixty-five percent” for “65 %”", "“four” for “4”"]);
    }
}
