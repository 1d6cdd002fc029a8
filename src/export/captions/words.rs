//! The words of a narration as they are shown: where each comes, and how well a cut behind it reads.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use crate::plan::Scene;
use crate::speech::{Language, Pause, SpokenToken, TokenKind, spoken_form};
use crate::time::Time;

use super::breaks::{self, clings, opens};
use super::phrases::{self, Phrases};

/// A break of this length parts captions as the end of a sentence does.
const LONG_BREAK_MS: u32 = 400;

/// How well a cut behind a word reads, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// The end of a piece of narration: there is always a cut.
    Paragraph,
    /// The end of a sentence, or a break that is long enough.
    Sentence,
    /// A comma, a dash, a colon.
    Clause,
    /// Before a word that begins a phrase, such as "and" or "with".
    Phrase,
    /// Between two words like any other.
    Plain,
    /// Behind a word that wants the next one, such as "the".
    Tight,
    /// Inside of a name or between a number and its unit.
    Never,
}

/// A word, or a character of Chinese and Japanese, with the marks that cling to it.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Columns.
    pub(super) width: usize,
    /// A blank stands before it.
    pub(super) is_spaced: bool,
    pub(super) start: Time,
    pub(super) end: Time,
    pub(super) after: Cut,
    /// It is heard; a mark that stands alone is not.
    is_spoken: bool,
    range: (usize, usize),
}

impl Word<'_> {
    /// Columns of the blank before it.
    pub(super) fn blank(&self) -> usize {
        usize::from(self.is_spaced)
    }
}

/// The time that a narration has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    start: Time,
    length: Time,
}

impl Span {
    /// Of a scene whose speech can begin at `start`: the estimate, or what there is, but no less
    /// than a quick narrator needs.
    pub(super) fn of(scene: &Scene, start: Time) -> Self {
        let there = (scene.start + scene.seconds).saturating_sub(start);
        let length = scene.speech.estimate.min(there).max(scene.speech.quick);
        Self { start, length }
    }
}

/// The words of a narration in order; none if nothing in it is spoken.
pub(super) fn words<'t>(text: &'t str, language: &Language, span: &Span) -> Vec<Word<'t>> {
    let tokens = spoken_form(text, language);
    if !tokens.iter().any(|token| token.words > 0) {
        return Vec::new();
    }
    let mut words = shown(text, &tokens);
    for word in &mut words {
        (word.start, word.end) = (span.start, span.start);
    }
    let phrases = phrases::of(language);
    for at in 1..words.len() {
        if let Some([word, next]) = words.get_mut(at - 1..=at) {
            word.after = between(text, word, next, phrases);
        }
    }
    Clock::new(&tokens, *span).run(&tokens, &mut words);
    bind(&mut words);
    if let Some(last) = words.last_mut() {
        last.after = Cut::Paragraph;
    }
    words
}

/// What is shown: the text without directions and breaks, cut wherever a line may end.
fn shown<'t>(text: &'t str, tokens: &[SpokenToken]) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::new();
    let mut at = 0;
    let silent = tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Direction | TokenKind::Break))
        .map(|token| token.range.clone());
    for gap in silent.chain(std::iter::once(text.len()..text.len())) {
        runs(text, at..gap.start, &mut words);
        at = gap.end;
    }
    words
}

/// Adds the words between blanks.
fn runs<'t>(text: &'t str, range: Range<usize>, words: &mut Vec<Word<'t>>) {
    let Some(stretch) = text.get(range.clone()) else { return };
    let mut at = range.start;
    for run in stretch.split(breaks::is_blank) {
        for piece in breaks::pieces(run) {
            let start = at + piece.start;
            // A blank that forbids a line end may still stand alone.
            let shown = run.get(piece.clone()).unwrap_or_default().trim();
            if shown.is_empty() {
                continue;
            }
            let is_spaced = piece.start == 0 && takes_blank(text, words.last(), start, shown);
            words.push(Word {
                text: shown,
                width: shown.width(),
                is_spaced,
                start: Time::ZERO,
                end: Time::ZERO,
                after: Cut::Plain,
                is_spoken: false,
                range: (start, at + piece.end),
            });
        }
        at += run.len() + text.get(at + run.len()..).map_or(0, first_length);
    }
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Whether a blank parts a word from the one before it. Where a direction stood between them,
/// a mark moves up to its word, and characters of full width close ranks.
fn takes_blank(text: &str, before: Option<&Word<'_>>, start: usize, shown: &str) -> bool {
    let Some(before) = before else { return false };
    let between = text.get(before.range.1..start).unwrap_or_default();
    if between.chars().all(breaks::is_blank) && !between.is_empty() {
        return true;
    }
    let last = before.text.chars().next_back().is_some_and(breaks::is_wide);
    let first = shown.chars().next().is_some_and(|c| breaks::is_wide(c) || breaks::is_closing(c));
    !last && !first
}

/// How well a cut between two words reads, from what they are.
fn between(text: &str, word: &Word<'_>, next: &Word<'_>, phrases: &Phrases) -> Cut {
    let gap = text.get(word.range.1..next.range.0).unwrap_or_default();
    if gap.contains('\n') {
        Cut::Paragraph
    } else if clings(next.text) || opens(word.text) {
        Cut::Never
    } else if next.is_spaced {
        phrases.cut(word.text, next.text)
    } else {
        phrases.cut_in_run(word.text, text.get(next.range.0..).unwrap_or_default())
    }
}

/// Marks that stand alone belong to the word before them, and so does a cut that is good there.
fn bind(words: &mut [Word<'_>]) {
    for at in 1..words.len() {
        let Some([word, next]) = words.get_mut(at - 1..=at) else { continue };
        if !next.is_spoken && clings(next.text) && word.after != Cut::Paragraph {
            next.after = next.after.min(std::mem::replace(&mut word.after, Cut::Never));
        }
        if phrases::goes_on(word.text, next.text) {
            word.after = word.after.max(Cut::Tight);
        }
        if !next.is_spoken {
            next.start = word.end;
            next.end = word.end;
        }
    }
}

/// Gives words their times, token by token.
struct Clock {
    span: Span,
    /// Milliseconds that the pace stretches, said so far and in all.
    said: u64,
    all: u64,
    /// Milliseconds of breaks, so far and in all.
    stopped: u64,
    stops: u64,
}

impl Clock {
    fn new(tokens: &[SpokenToken], span: Span) -> Self {
        let sum = |is_break: bool| {
            let counted =
                tokens.iter().filter(|token| (token.kind == TokenKind::Break) == is_break);
            counted.map(|token| u64::from(token.ms)).sum()
        };
        Self { span, said: 0, all: sum(false), stopped: 0, stops: sum(true) }
    }

    fn now(&self) -> Time {
        let spoken = self.span.length.ms().saturating_sub(self.stops);
        let scaled = u128::from(self.said) * u128::from(spoken) / u128::from(self.all.max(1));
        let scaled = u64::try_from(scaled).unwrap_or(spoken);
        self.span.start + Time::from_ms(scaled.saturating_add(self.stopped))
    }

    /// Words and tokens are both in the order of the text: one walk along both.
    fn run(mut self, tokens: &[SpokenToken], words: &mut [Word<'_>]) {
        let mut at = 0;
        let mut cut: Option<Cut> = None;
        for token in tokens {
            match token.kind {
                TokenKind::Break => {
                    self.stopped += u64::from(token.ms);
                    if token.ms >= LONG_BREAK_MS {
                        cut = Some(Cut::Sentence);
                    }
                }
                TokenKind::Direction => {}
                TokenKind::Pause(pause) => {
                    self.said += u64::from(token.ms);
                    cut = cut.min(Some(rank(pause))).or(Some(rank(pause)));
                }
                _ => at = self.say(token, words, at, cut.take()),
            }
        }
    }

    /// Says a token, which may be a part of a word or several words; gives the last of them.
    fn say(
        &mut self,
        token: &SpokenToken,
        words: &mut [Word<'_>],
        last: usize,
        cut: Option<Cut>,
    ) -> usize {
        let rest = words.get(last..).unwrap_or_default();
        let skipped = rest.iter().take_while(|word| word.range.1 <= token.range.start).count();
        let first = last + skipped;
        let rest = words.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|word| word.range.0 < token.range.end).count();
        if let Some(word) = words.get_mut(last).filter(|_| skipped > 0)
            && let Some(cut) = cut
        {
            word.after = word.after.min(cut);
        }
        let (before, length) = (self.said, token.range.len().max(1) as u64);
        for (nth, word) in words.iter_mut().skip(first).take(count).enumerate() {
            if !word.is_spoken {
                word.start = self.now();
            }
            let done = word.range.1.min(token.range.end) - token.range.start.min(word.range.1);
            self.said = before + u64::from(token.ms) * done as u64 / length;
            word.end = self.now();
            word.is_spoken = true;
            // A run of letters without blanks is one token; its cuts are known already.
            let is_one = token.kind != TokenKind::Word;
            if is_one && nth + 1 < count && word.after > Cut::Paragraph {
                word.after = Cut::Never;
            }
        }
        self.said = before + u64::from(token.ms);
        first + count.saturating_sub(1)
    }
}

const fn rank(pause: Pause) -> Cut {
    match pause {
        Pause::Sentence | Pause::Ellipsis | Pause::Paragraph => Cut::Sentence,
        _ => Cut::Clause,
    }
}
