//! Where a line may end: between words, and in scripts without blanks between characters.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Marks and small kana that no line begins with.
const NO_START: &str = "、。，．・：；？！」』）】〉》〕］｝〙〗”’»…‥—―ー々ゝゞヽヾ〻％‰℃°〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ､｡･｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ!?,.:;)]}%⁇⁈⁉‼";

/// Marks that no line ends with.
const NO_END: &str = "「『（【〈《〔［｛〘〖“‘«‹｢([{¿¡¥￥$＄£€#＃";

/// Vowels that are written before their consonant: with them a syllable begins.
const LEADING_VOWELS: &str = "เแโใไເແໂໃໄ";

/// Vowels and signs behind their consonant, which no line begins with.
const TRAILING_VOWELS: &str = "ะาำๅๆฯະາຳໆຯ";

/// A blank at which a line may end; one that forbids it is a letter like any other.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Characters of Chinese and Japanese, and their marks: lines may end between them.
pub(super) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{2e80}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Thai, Lao, Khmer, Burmese: no blanks between words.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a mark belongs to what stands before it.
pub(super) fn is_closing(letter: char) -> bool {
    NO_START.contains(letter) || matches!(letter, '،' | '؛' | '؟' | '।')
}

/// Whether a word is nothing but marks that belong to the word before it.
pub(super) fn clings(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric) && !opens(word)
}

/// Whether a word is nothing but marks that belong to the word behind it.
pub(super) fn opens(word: &str) -> bool {
    word.chars().all(|letter| NO_END.contains(letter))
}

/// The parts of a run without blanks between which a line may end, as byte ranges.
pub(super) fn pieces(run: &str) -> Vec<Range<usize>> {
    if run.is_empty() {
        return Vec::new();
    }
    let has_breaks = |letter: char| is_wide(letter) || is_unspaced(letter) || letter == '—';
    let mut pieces = Vec::new();
    let mut start = 0;
    if run.contains(has_breaks) {
        let mut before = None;
        for (at, cluster) in run.grapheme_indices(true) {
            let (first, last) = (cluster.chars().next(), cluster.chars().next_back());
            if let (Some(before), Some(next)) = (before, first)
                && may_break(before, next)
            {
                pieces.push(start..at);
                start = at;
            }
            before = last;
        }
    }
    pieces.push(start..run.len());
    pieces
}

/// Whether a line may end between two characters without a blank.
fn may_break(before: char, next: char) -> bool {
    if is_closing(next) || NO_END.contains(before) {
        return false;
    }
    if is_unspaced(before) || is_unspaced(next) {
        return !LEADING_VOWELS.contains(before) && !TRAILING_VOWELS.contains(next);
    }
    is_wide(before) || is_wide(next) || (before == '—' && next.is_alphanumeric())
}

/// Whether a syllable begins here for sure.
pub(super) fn is_leading_vowel(letter: char) -> bool {
    LEADING_VOWELS.contains(letter)
}
