//! How long a string must stand on the screen to be read.

use unicode_segmentation::UnicodeSegmentation;

use super::language::Language;

/// Nothing is read in less.
const LEAST_MS: u32 = 830;
const WORD_MS: u32 = 300;

/// Least time to read an on-screen string, in milliseconds: 0.83 s, 0.3 s a word, or its characters by the reading
/// speed of the language, whichever is longest. 0 for a string without characters.
pub fn reading_ms(text: &str, language: &Language) -> u32 {
    let characters = count(text.trim().graphemes(true));
    if characters == 0 {
        return 0;
    }
    // Where no blanks part the words, characters alone decide.
    let words = if language.counts_characters() { 0 } else { count(text.split_whitespace()) };
    let by_characters = u64::from(characters) * 1000 / u64::from(language.reading.max(1));
    LEAST_MS
        .max(words.saturating_mul(WORD_MS))
        .max(u32::try_from(by_characters).unwrap_or(u32::MAX))
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_limit_counts() {
        let ms = |text: &str, tag| reading_ms(text, Language::find(tag).unwrap());
        assert_eq!(ms("", "en"), 0);
        assert_eq!(ms("GO", "en"), 830);
        assert_eq!(ms("1.85M new signups in May", "en"), 1500);
        assert_eq!(ms(&"x".repeat(100), "en"), 5000);
        assert_eq!(ms(&"x".repeat(100), "de"), 5882);
        assert_eq!(ms("台本を書いて、声を選ぶ", "ja"), 2750);
        assert_eq!(ms("写好脚本，选一个声音", "zh"), 1111);
    }
}
