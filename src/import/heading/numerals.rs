//! Numbers of scenes in words and in figures of other scripts.

use crate::import::words;

/// What numbers are written as, in words.
const NUMERALS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("i", 1),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
    ("v", 5),
    ("vi", 6),
    ("vii", 7),
    ("viii", 8),
    ("ix", 9),
    ("x", 10),
    ("uno", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("um", 1),
    ("uma", 1),
    ("dois", 2),
    ("duas", 2),
    ("três", 3),
    ("quatro", 4),
    ("eins", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("الأول", 1),
    ("الأولى", 1),
    ("الثاني", 2),
    ("الثانية", 2),
    ("الثالث", 3),
    ("الثالثة", 3),
    ("الرابع", 4),
    ("الرابعة", 4),
    ("الخامس", 5),
    ("الخامسة", 5),
    ("السادس", 6),
    ("السادسة", 6),
    ("السابع", 7),
    ("السابعة", 7),
    ("الثامن", 8),
    ("الثامنة", 8),
    ("التاسع", 9),
    ("العاشر", 10),
    ("اول", 1),
    ("دوم", 2),
    ("سوم", 3),
    ("چهارم", 4),
    ("پنجم", 5),
    ("ششم", 6),
    ("هفتم", 7),
    ("هشتم", 8),
    ("первая", 1),
    ("вторая", 2),
    ("третья", 3),
    ("четвёртая", 4),
    ("пятая", 5),
    ("एक", 1),
    ("दो", 2),
    ("तीन", 3),
    ("चार", 4),
    ("पांच", 5),
    ("पाँच", 5),
    ("छह", 6),
];

/// Chinese and Japanese figures.
const HAN: &[(char, u32)] = &[
    ('一', 1),
    ('二', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
    ('十', 10),
];

/// Figures in circles, from 1 to 20.
const CIRCLED: std::ops::RangeInclusive<char> = '①'..='⑳';

/// The value of a Chinese or Japanese figure.
pub(super) fn han(letter: char) -> Option<u32> {
    HAN.iter().find(|(figure, _)| *figure == letter).map(|(_, value)| *value)
}

/// Whether a letter is a figure in a circle.
pub(super) fn is_circled(letter: char) -> bool {
    CIRCLED.contains(&letter)
}

/// The value of a figure in a circle.
pub(super) fn circled(letter: char) -> Option<u32> {
    is_circled(letter).then(|| u32::from(letter) - u32::from(*CIRCLED.start()) + 1)
}

/// The value of a number in words: `two`, `II`, `الثانية`.
pub(super) fn in_words(word: &str) -> Option<u32> {
    let folded = words::fold(word);
    NUMERALS.iter().find(|(spelling, _)| words::fold(spelling) == folded).map(|(_, value)| *value)
}
