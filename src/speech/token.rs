//! The spoken form of a text, token by token.

use std::ops::Range;

use super::figures::Figures;
use super::language::Language;
use super::walk::{Cost, Sink, walk};

/// What a piece of text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// A plain word, or a character of Chinese or Japanese.
    Word,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// An `@handle`.
    Handle,
    /// A `#Tag`.
    Hashtag,
    /// The name of a file.
    File,
    /// A command-line flag.
    Flag,
    /// A date in figures, or the day beside the name of a month.
    Date,
    /// A telephone number or another code of groups of digits.
    Phone,
    /// A time of day.
    Clock,
    /// A ratio such as `16:9`.
    Ratio,
    /// An amount of a currency.
    Money,
    /// Numbers joined by dots.
    Version,
    /// An ordinal, `21st`.
    Ordinal,
    /// `1990s`.
    Decade,
    /// A number with a percent sign.
    Percent,
    /// A number with K, M, B, T or the word for it.
    Magnitude,
    /// A number with a unit.
    Quantity,
    /// Four digits that are a year.
    Year,
    /// A fraction with a slash.
    Fraction,
    /// Any other number.
    Number,
    /// Letters and digits in one token.
    Mixed,
    /// Letters that are spelled, or capitals that are said as a word.
    Acronym,
    /// An abbreviation that is expanded.
    Abbreviation,
    /// A sign that is said as a word.
    Symbol,
    /// A pause between two words.
    Pause(Pause),
    /// An explicit `<break time="…"/>`.
    Break,
    /// A direction in brackets, a stage direction such as `(pause)`, or markup: not spoken.
    Direction,
}

impl TokenKind {
    /// Whether digits were read.
    pub fn is_figure(self) -> bool {
        use TokenKind::{
            Clock, Date, Decade, Fraction, Magnitude, Mixed, Money, Number, Ordinal, Percent,
            Phone, Quantity, Ratio, Version, Year,
        };
        matches!(
            self,
            Date | Phone
                | Clock
                | Ratio
                | Money
                | Version
                | Ordinal
                | Decade
                | Percent
                | Magnitude
                | Quantity
                | Year
                | Fraction
                | Number
                | Mixed
        )
    }
}

/// What makes a pause. Of adjacent marks the longest one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pause {
    /// A comma.
    Comma,
    /// An opening or closing parenthesis.
    Parenthesis,
    /// A colon or semicolon.
    Colon,
    /// A dash.
    Dash,
    /// An ellipsis.
    Ellipsis,
    /// The end of a sentence.
    Sentence,
    /// A paragraph: a line feed in the text.
    Paragraph,
}

/// One token of the spoken form, with the place it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SpokenToken {
    /// Byte range of the text. Ranges ascend, do not overlap and lie on character boundaries.
    pub range: Range<usize>,
    /// What it was read as.
    pub kind: TokenKind,
    /// The words said: single capitals are spelled letters, a comma is a short pause. Empty for pauses, breaks and directions.
    pub spoken: String,
    /// Number of words said; of characters in Chinese and Japanese.
    pub words: u32,
    /// Milliseconds at pace 150, with the pauses inside the token; of a break its literal time.
    pub ms: u32,
}

/// The words and pauses of a text in order. Their `words` and `ms` add up to what [`super::measure`] says.
pub fn spoken_form(text: &str, language: &Language) -> Vec<SpokenToken> {
    spoken_form_with(text, language, &Figures::default())
}

/// [`spoken_form`] with figures of one's own.
pub fn spoken_form_with(text: &str, language: &Language, figures: &Figures) -> Vec<SpokenToken> {
    let mut tokens = Tokens { text, tokens: Vec::new() };
    walk(text, language, figures, &mut tokens);
    // A pause is known only when the next word comes, so a direction may have overtaken it.
    tokens.tokens.sort_by_key(|token| token.range.start);
    tokens.tokens
}

struct Tokens<'t> {
    text: &'t str,
    tokens: Vec<SpokenToken>,
}

impl Tokens<'_> {
    fn push(&mut self, range: Range<usize>, kind: TokenKind, spoken: &str, words: u32, ms: u32) {
        self.tokens.push(SpokenToken { range, kind, spoken: spoken.to_owned(), words, ms });
    }
}

impl Sink for Tokens<'_> {
    fn word(&mut self, range: Range<usize>, ms: u32) {
        let spoken = self.text.get(range.clone()).unwrap_or_default();
        self.push(range, TokenKind::Word, spoken, 1, ms);
    }

    fn reading(&mut self, range: Range<usize>, kind: TokenKind, spoken: &str, cost: Cost) {
        self.push(range, kind, spoken, cost.words, cost.speech_ms.saturating_add(cost.pause_ms));
    }

    fn pause(&mut self, range: Range<usize>, pause: Pause, ms: u32) {
        self.push(range, TokenKind::Pause(pause), "", 0, ms);
    }

    fn stop(&mut self, range: Range<usize>, ms: u32) {
        self.push(range, TokenKind::Break, "", 0, ms);
    }

    fn direction(&mut self, range: Range<usize>) {
        self.push(range, TokenKind::Direction, "", 0, 0);
    }
}
