//! Where a narration is cut off when its scene ends.

use std::ops::Range;

use super::figures::Figures;
use super::language::Language;
use super::measure::Measure;
use super::pace::{Pace, estimate};
use super::token::{Pause, TokenKind};
use super::walk::{Cost, Sink, walk};

/// The byte offset up to which the speech fits into `ms` at this pace: the end of the last token that fits whole.
///
/// 0 if not even the first one fits, the end of the last word if everything does.
pub fn cut_off(text: &str, language: &Language, pace: Pace, ms: u32) -> usize {
    cut_off_with(text, language, pace, ms, &Figures::default())
}

/// [`cut_off`] with figures of one's own.
pub fn cut_off_with(
    text: &str,
    language: &Language,
    pace: Pace,
    ms: u32,
    figures: &Figures,
) -> usize {
    let mut cut = Cut { pace, limit: ms, spent: Measure::default(), end: 0, full: false };
    walk(text, language, figures, &mut cut);
    cut.end
}

struct Cut {
    pace: Pace,
    limit: u32,
    spent: Measure,
    end: usize,
    full: bool,
}

impl Cut {
    fn spoken(&mut self, end: usize) {
        self.full = estimate(&self.spent, self.pace).ms > self.limit;
        if !self.full {
            self.end = end;
        }
    }
}

impl Sink for Cut {
    fn word(&mut self, range: Range<usize>, ms: u32) {
        self.spent.word(range.clone(), ms);
        self.spoken(range.end);
    }

    fn reading(&mut self, range: Range<usize>, kind: TokenKind, spoken: &str, cost: Cost) {
        self.spent.reading(range.clone(), kind, spoken, cost);
        self.spoken(range.end);
    }

    fn pause(&mut self, range: Range<usize>, pause: Pause, ms: u32) {
        self.spent.pause(range, pause, ms);
    }

    fn stop(&mut self, range: Range<usize>, ms: u32) {
        self.spent.stop(range, ms);
    }

    fn direction(&mut self, _: Range<usize>) {}

    fn is_full(&self) -> bool {
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_falls_behind_the_last_word_that_fits() {
        let english = Language::detect("");
        let text = "One two three. Four five.";
        let all = |ms| text.get(..cut_off(text, english, Pace::NORMAL, ms)).unwrap();
        assert_eq!(all(0), "");
        assert_eq!(all(260), "One");
        assert_eq!(all(520), "One two");
        assert_eq!(all(1_300), "One two three");
        assert_eq!(all(60_000), "One two three. Four five");
    }
}
