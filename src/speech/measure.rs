//! What a text costs, independent of the pace.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Range};

use super::figures::Figures;
use super::language::Language;
use super::token::{Pause, TokenKind};
use super::walk::{Cost, Sink, walk};

/// What a text costs to say, independent of the pace. Adds up across texts; saturates at 49 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measure {
    /// Words of the spoken form; in Chinese and Japanese characters.
    pub words: u32,
    /// Milliseconds of the words at pace 150.
    pub speech_ms: u32,
    /// Milliseconds of the pauses at pace 150.
    pub pause_ms: u32,
    /// Milliseconds of explicit breaks, which the pace does not change.
    pub breaks_ms: u32,
}

impl Measure {
    /// Milliseconds that the pace scales.
    pub(super) fn scaled_ms(&self) -> f64 {
        f64::from(self.speech_ms) + f64::from(self.pause_ms)
    }
}

impl Add for Measure {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words.saturating_add(other.words),
            speech_ms: self.speech_ms.saturating_add(other.speech_ms),
            pause_ms: self.pause_ms.saturating_add(other.pause_ms),
            breaks_ms: self.breaks_ms.saturating_add(other.breaks_ms),
        }
    }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Measure {
    fn sum<I: Iterator<Item = Self>>(measures: I) -> Self {
        measures.fold(Self::default(), Add::add)
    }
}

/// What a text costs to say.
///
/// A line feed is the boundary of a paragraph, so lines that are merely wrapped must be joined by blanks.
/// `[directions]`, one-word stage directions such as `(pause)` and markup are not spoken; `<break time="0.8s"/>` costs its time.
pub fn measure(text: &str, language: &Language) -> Measure {
    measure_with(text, language, &Figures::default())
}

/// [`measure`] with figures of one's own.
pub fn measure_with(text: &str, language: &Language, figures: &Figures) -> Measure {
    let mut measure = Measure::default();
    walk(text, language, figures, &mut measure);
    measure
}

impl Sink for Measure {
    #[inline]
    fn word(&mut self, _: Range<usize>, ms: u32) {
        self.words = self.words.saturating_add(1);
        self.speech_ms = self.speech_ms.saturating_add(ms);
    }

    fn reading(&mut self, _: Range<usize>, _: TokenKind, _: &str, cost: Cost) {
        self.words = self.words.saturating_add(cost.words);
        self.speech_ms = self.speech_ms.saturating_add(cost.speech_ms);
        self.pause_ms = self.pause_ms.saturating_add(cost.pause_ms);
    }

    #[inline]
    fn pause(&mut self, _: Range<usize>, _: Pause, ms: u32) {
        self.pause_ms = self.pause_ms.saturating_add(ms);
    }

    fn stop(&mut self, _: Range<usize>, ms: u32) {
        self.breaks_ms = self.breaks_ms.saturating_add(ms);
    }

    fn direction(&mut self, _: Range<usize>) {}
}
