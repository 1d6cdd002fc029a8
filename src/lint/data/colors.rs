//! Words for colours.

/// Words that name a colour in a script's STYLE text, with a colour that they may stand for. They
/// are rough: "blue" is many blues.
pub(crate) const COLOR_WORDS: &[(&str, [u8; 3])] = &[
    ("amber", [0xff, 0xb3, 0x00]),
    ("beige", [0xe8, 0xdc, 0xc4]),
    ("black", [0x08, 0x08, 0x08]),
    ("blue", [0x1f, 0x5e, 0xe8]),
    ("brown", [0x6b, 0x44, 0x2c]),
    ("burgundy", [0x6e, 0x1f, 0x2b]),
    ("charcoal", [0x2a, 0x2c, 0x2f]),
    ("cobalt", [0x0f, 0x47, 0xaf]),
    ("copper", [0xb5, 0x6e, 0x3c]),
    ("coral", [0xff, 0x6b, 0x57]),
    ("cream", [0xf6, 0xec, 0xd8]),
    ("crimson", [0xb8, 0x12, 0x2f]),
    ("cyan", [0x00, 0xbf, 0xe0]),
    ("emerald", [0x0b, 0x8a, 0x54]),
    ("gold", [0xc9, 0xa8, 0x4c]),
    ("graphite", [0x30, 0x33, 0x38]),
    ("gray", [0x8c, 0x8c, 0x8c]),
    ("green", [0x2f, 0x9e, 0x4f]),
    ("grey", [0x8c, 0x8c, 0x8c]),
    ("indigo", [0x2d, 0x2a, 0x6e]),
    ("ivory", [0xf5, 0xf0, 0xe4]),
    ("lavender", [0xb9, 0xa8, 0xe0]),
    ("lilac", [0xc4, 0xa7, 0xdb]),
    ("lime", [0xb6, 0xf2, 0x2a]),
    ("magenta", [0xe0, 0x1f, 0x9e]),
    ("maroon", [0x6b, 0x1a, 0x22]),
    ("mint", [0xa5, 0xe5, 0xc5]),
    ("mustard", [0xd9, 0xa0, 0x2a]),
    ("navy", [0x14, 0x21, 0x4d]),
    ("ochre", [0xc8, 0x8b, 0x2b]),
    ("olive", [0x75, 0x7a, 0x35]),
    ("orange", [0xf4, 0x7b, 0x20]),
    ("peach", [0xfb, 0xc2, 0xa0]),
    ("pink", [0xf0, 0x5a, 0x9d]),
    ("purple", [0x6a, 0x2c, 0xa8]),
    ("red", [0xd4, 0x1c, 0x24]),
    ("rose", [0xdb, 0x9a, 0x9a]),
    ("rust", [0xb8, 0x4a, 0x1e]),
    ("sage", [0xa9, 0xb7, 0x9a]),
    ("scarlet", [0xe3, 0x22, 0x1a]),
    ("sepia", [0x8a, 0x68, 0x45]),
    ("silver", [0xc4, 0xc9, 0xd0]),
    ("teal", [0x13, 0x80, 0x80]),
    ("terracotta", [0xb5, 0x53, 0x3c]),
    ("turquoise", [0x1f, 0xc9, 0xc4]),
    ("vermilion", [0xd9, 0x3f, 0x24]),
    ("violet", [0x7a, 0x4c, 0xe0]),
    ("white", [0xfa, 0xfa, 0xfa]),
    ("yellow", [0xff, 0xd9, 0x1f]),
];

/// The colour that a word may stand for. Letter case does not count.
pub(crate) fn color_word(word: &str) -> Option<[u8; 3]> {
    let by_letter = |other: &str| {
        let (one, other) = (word.bytes(), other.bytes());
        other.cmp(one.map(|letter| letter.to_ascii_lowercase()))
    };
    let at = COLOR_WORDS.binary_search_by(|(name, _)| by_letter(name)).ok()?;
    COLOR_WORDS.get(at).map(|(_, rgb)| *rgb)
}

/// Words before a number of digits that make it a number and no colour: `order #483920`.
pub(crate) const NUMBERED: [&str; 16] = [
    "bug", "case", "chapter", "customer", "episode", "invoice", "issue", "item", "no", "number",
    "order", "part", "rank", "ranked", "ticket", "user",
];

#[cfg(test)]
mod tests {
    use super::{COLOR_WORDS, color_word};

    #[test]
    fn the_table_is_sorted() {
        assert!(COLOR_WORDS.is_sorted_by_key(|(name, _)| *name));
        assert_eq!(color_word("White"), Some([0xfa; 3]));
        assert_eq!(color_word("whites"), None);
        assert_eq!(color_word(""), None);
    }
}
