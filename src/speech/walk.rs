//! The walk over a text: plain words at once, everything else through the classes.

use std::ops::Range;

use super::classes::{self, Context};
use super::figures::Figures;
use super::language::{Language, NumberWords};
use super::marks;
use super::script::{Rates, Script, hundredths, is_silent_in_word, script};
use super::text::Text;
use super::token::{Pause, TokenKind};

/// What hears the tokens of a walk, in the order they are spoken.
pub(super) trait Sink {
    /// A plain word.
    fn word(&mut self, range: Range<usize>, ms: u32);
    /// A token that is said otherwise than it is written.
    fn reading(&mut self, range: Range<usize>, kind: TokenKind, spoken: &str, cost: Cost);
    /// A pause, told before the word that ends it.
    fn pause(&mut self, range: Range<usize>, pause: Pause, ms: u32);
    /// An explicit break.
    fn stop(&mut self, range: Range<usize>, ms: u32);
    /// Something that is not spoken.
    fn direction(&mut self, range: Range<usize>);
    /// Whether the rest need not be told.
    fn is_full(&self) -> bool {
        false
    }
}

/// What a reading costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) words: u32,
    pub(super) speech_ms: u32,
    pub(super) pause_ms: u32,
}

/// Tells a sink the spoken form of a text. Linear in the text, whatever is in it.
pub(super) fn walk<S: Sink>(text: &str, language: &Language, figures: &Figures, sink: &mut S) {
    let mut walker = Walker {
        text: Text(text),
        language,
        rates: Rates::new(language, figures),
        sink,
        started: false,
        pending: None,
        buffer: String::new(),
        unclosed_until: 0,
    };
    let mut at = 0;
    while at < text.len() && !walker.sink.is_full() {
        at = walker.step(at);
    }
}

struct Walker<'t, 's, S> {
    text: Text<'t>,
    language: &'t Language,
    rates: Rates,
    sink: &'s mut S,
    /// A word was spoken, so marks are no longer leading ones.
    started: bool,
    pending: Option<Pending>,
    /// Holds one reading; kept for its memory.
    buffer: String,
    /// No bracket before this offset is closed in its paragraph: what keeps a million of them linear.
    unclosed_until: usize,
}

#[derive(Clone, Copy)]
struct Pending {
    start: usize,
    end: usize,
    pause: Pause,
    ms: u32,
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const VOWEL: u8 = 4;
const DIGIT: u8 = 8;
const BLANK: u8 = 16;
/// What may stand behind a plain word without changing how it is read.
const CLOSING: u8 = 32;
const MARK: u8 = 64;
const LETTER: u8 = LOWER | UPPER;

const FLAGS: [u8; 256] = flags();

#[expect(clippy::indexing_slicing, reason = "a constant table, filled when the crate is compiled")]
const fn flags() -> [u8; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let byte = at as u8;
        table[at] = match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => LOWER | VOWEL,
            b'a'..=b'z' => LOWER,
            b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => UPPER | VOWEL,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\r' => BLANK | CLOSING,
            b',' | b';' | b'!' | b'?' | b')' => MARK | CLOSING,
            b'\n' | b'.' | b':' | b'(' => MARK,
            b'"' | b']' => CLOSING,
            _ => 0,
        };
        at += 1;
    }
    table
}

#[inline]
fn flag(byte: u8) -> u8 {
    FLAGS.get(usize::from(byte)).copied().unwrap_or(0)
}

impl<S: Sink> Walker<'_, '_, S> {
    /// Reads what begins at an offset and returns where it ends.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        let byte = self.text.byte(at);
        let flags = flag(byte);
        if flags & LETTER != 0 {
            self.latin_word(at)
        } else if flags & BLANK != 0 {
            at + 1
        } else if flags & MARK != 0
            && !(matches!(byte, b'.' | b'(') && self.text.byte(at + 1).is_ascii_alphanumeric())
        {
            self.mark(at)
        } else {
            self.unplain(at)
        }
    }

    /// A word of ASCII letters: plain ones are told here and now.
    #[inline]
    fn latin_word(&mut self, at: usize) -> usize {
        let run = self.ascii_run(at);
        if run.is_plain(self.text) {
            self.tell_word(at, run.end, run.letters);
            return run.end;
        }
        self.unplain_word(at, run)
    }

    #[inline]
    fn ascii_run(&self, at: usize) -> Run {
        let mut run =
            Run { start: at, end: at, letters: 0, first: flag(self.text.byte(at)), rest: 0 };
        let bytes = self.text.0.as_bytes().get(at..).unwrap_or_default();
        for (offset, &byte) in bytes.iter().enumerate() {
            let flags = flag(byte);
            if flags & LETTER == 0 {
                let inner =
                    byte == b'\'' && bytes.get(offset + 1).is_some_and(u8::is_ascii_alphabetic);
                if !inner {
                    break;
                }
                continue;
            }
            run.rest |= if offset == 0 { 0 } else { flags };
            run.letters += 1;
            run.end = at + offset + 1;
        }
        run
    }

    fn unplain_word(&mut self, at: usize, run: Run) -> usize {
        if let Some(end) = self.special(at) {
            return end;
        }
        if self.text.byte(run.end).is_ascii() && !self.text.starts_with(run.end, "’") {
            self.tell_word(at, run.end, run.letters);
            return run.end;
        }
        self.word(at, Script::Alphabetic)
    }

    /// Anything that does not begin with an ASCII letter, a blank or a mark.
    fn unplain(&mut self, at: usize) -> usize {
        match self.text.byte(at) {
            b'[' => return self.bracket(at),
            0x80.. => {
                let script = self
                    .text
                    .char(at)
                    .and_then(script)
                    .filter(|script| *script != Script::Alphabetic);
                if let Some(script) = script {
                    return self.word(at, script);
                }
            }
            b'<' => {
                if let Some(end) = self.markup(at) {
                    return end;
                }
            }
            _ => {}
        }
        self.special(at).unwrap_or_else(|| self.character(at))
    }

    /// A character that no class wants: part of a word, a mark, or silent.
    fn character(&mut self, at: usize) -> usize {
        let Some(c) = self.text.char(at) else { return self.text.0.len() };
        match script(c) {
            Some(script) => self.word(at, script),
            None if c.is_ascii_digit() => self.text.digits(at),
            None => self.mark(at),
        }
    }

    /// A word of any script: one character of Han and kana, else as long as letters of the script go on.
    fn word(&mut self, at: usize, of: Script) -> usize {
        let single = matches!(of, Script::Han | Script::Kana);
        let (mut end, mut units) = (at, 0u64);
        let mut rest = self.text.rest(at).char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            let inner = matches!(c, '\'' | '’')
                && offset > 0
                && rest.peek().is_some_and(|(_, next)| script(*next) == Some(of));
            match script(c) {
                Some(script) if script == of => units += u64::from(hundredths(c, of)),
                _ if inner || (is_silent_in_word(c) && offset > 0) => {}
                _ => break,
            }
            end = at + offset + c.len_utf8();
            if single {
                break;
            }
        }
        let ms = self.rates.word(of, units);
        self.flush();
        self.sink.word(at..end, ms);
        end.max(at + 1)
    }

    #[inline]
    fn tell_word(&mut self, start: usize, end: usize, letters: usize) {
        self.flush();
        self.sink.word(start..end, self.rates.letters(letters));
    }

    /// Tells the pause that is pending, now that a word follows.
    #[inline]
    fn flush(&mut self) {
        if let Some(pending) = self.pending.take().filter(|_| self.started) {
            self.sink.pause(pending.start..pending.end, pending.pause, pending.ms);
        }
        self.started = true;
    }

    /// Reads a token through the classes.
    fn special(&mut self, at: usize) -> Option<usize> {
        let mut spoken = std::mem::take(&mut self.buffer);
        let found =
            classes::read(Context { text: self.text, language: self.language }, at, &mut spoken);
        if let Some((end, kind)) = found {
            let cost = self.cost(&spoken, kind);
            self.flush();
            self.sink.reading(at..end, kind, &spoken, cost);
        }
        self.buffer = spoken;
        found.map(|(end, _)| end)
    }

    fn cost(&self, spoken: &str, kind: TokenKind) -> Cost {
        let mut cost = Cost::default();
        for word in spoken.split([' ', '-', ',']).filter(|word| !word.is_empty()) {
            let (ms, words) = self.spoken_word(word);
            cost.speech_ms = cost.speech_ms.saturating_add(ms);
            cost.words = cost.words.saturating_add(words);
        }
        if kind.is_figure() && matches!(self.language.numerals.words, NumberWords::Borrowed { .. })
        {
            // Borrowed English number words are on average a tenth shorter than the language's own.
            cost.speech_ms = cost.speech_ms.saturating_add(cost.speech_ms / 10);
        }
        let commas = spoken.bytes().filter(|&byte| byte == b',').count() as u32;
        cost.pause_ms = commas.saturating_mul(self.rates.comma);
        cost
    }

    /// Milliseconds and words of one word of a reading.
    fn spoken_word(&self, word: &str) -> (u32, u32) {
        if let Some(units) = spelled(word) {
            return (self.rates.of(Script::Alphabetic, units), 1);
        }
        let of = word.chars().find_map(script).unwrap_or(Script::Alphabetic);
        let characters = word.chars().filter_map(|c| script(c).map(|script| hundredths(c, script)));
        let (units, count) =
            characters.fold((0, 0), |(units, count), each| (units + u64::from(each), count + 1));
        let words = if matches!(of, Script::Han | Script::Kana) && self.language.counts_characters()
        {
            count
        } else {
            1
        };
        (self.rates.word(of, units), words)
    }

    /// A punctuation mark, or something silent.
    fn mark(&mut self, at: usize) -> usize {
        let (end, pause) = marks::read(self.text, at);
        match pause {
            Some(pause) => self.pend(at, end, pause),
            // `(pause)`: a parenthesis without a pause is a stage direction.
            None if self.text.byte(at) == b'(' => self.sink.direction(at..end),
            None => {}
        }
        end
    }

    /// Adjacent marks keep the longest one.
    fn pend(&mut self, start: usize, end: usize, pause: Pause) {
        let ms = self.pause_ms(pause);
        if self.pending.is_none_or(|pending| ms > pending.ms) {
            self.pending = Some(Pending { start, end, pause, ms });
        }
    }

    fn pause_ms(&self, pause: Pause) -> u32 {
        match pause {
            Pause::Comma => self.rates.comma,
            Pause::Parenthesis => self.rates.parenthesis,
            Pause::Colon => self.rates.colon,
            Pause::Dash => self.rates.dash,
            Pause::Ellipsis => self.rates.ellipsis,
            Pause::Sentence => self.rates.sentence,
            Pause::Paragraph => self.rates.paragraph,
        }
    }

    /// A direction `[in brackets]`, closed in its paragraph; an open bracket is silent.
    fn bracket(&mut self, at: usize) -> usize {
        if at < self.unclosed_until {
            return at + 1;
        }
        let paragraph = self.text.run(at, |byte| byte != b'\n' && byte != b']');
        if self.text.byte(paragraph) != b']' {
            self.unclosed_until = paragraph;
            return at + 1;
        }
        self.sink.direction(at..paragraph + 1);
        paragraph + 1
    }

    /// `<break time="0.8s"/>`, or other markup, which is silent.
    fn markup(&mut self, at: usize) -> Option<usize> {
        let markup = marks::markup(self.text, at)?;
        match markup.break_ms {
            Some(ms) => self.sink.stop(at..markup.end, ms),
            None => self.sink.direction(at..markup.end),
        }
        Some(markup.end)
    }
}

/// A run of ASCII letters with the apostrophes inside it.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    letters: usize,
    first: u8,
    rest: u8,
}

/// Words up to this length may be spelled or abbreviated, longer ones only before a dot.
const SHORT: usize = 4;

impl Run {
    /// Whether a word is read as it is written, whatever the language. Errs towards `false`.
    #[inline]
    fn is_plain(self, text: Text<'_>) -> bool {
        let after = text.byte(self.end);
        let ends = flag(after) & CLOSING != 0
            || self.end == text.0.len()
            || self.ends_sentence(text, after);
        let word = self.rest & UPPER == 0 && (self.letters > SHORT || self.is_short_word());
        ends && word && self.is_whole(text)
    }

    /// Short words in lower case with a vowel; capitalised ones may be `Mrs`.
    #[inline]
    fn is_short_word(self) -> bool {
        (self.first | self.rest) & VOWEL != 0
            && (self.first & UPPER == 0 || self.letters == 1 && self.first & VOWEL != 0)
            && self.letters > 0
    }

    /// A dot or colon before a blank, behind a word that is too long for an abbreviation.
    #[inline]
    fn ends_sentence(self, text: Text<'_>, after: u8) -> bool {
        let next = text.byte(self.end + 1);
        let blank = flag(next) & CLOSING != 0 || next == b'\n' || self.end + 1 == text.0.len();
        after == b'\n' || (blank && (after == b':' || after == b'.' && self.letters > 6))
    }

    /// Nothing before the word belongs to it.
    #[inline]
    fn is_whole(self, text: Text<'_>) -> bool {
        self.letters > 1 || !matches!(text.byte_before(self.start), b'\'' | b'0'..=b'9')
    }
}

/// Hundredths of a unit that a spelled letter counts, perhaps with the s of a plural; `None` for other words.
fn spelled(word: &str) -> Option<u64> {
    let (letter, plural) = match word.as_bytes() {
        [letter] => (letter, 0),
        [letter, b's'] | [letter, b'\'', b's'] => (letter, 100),
        _ => return None,
    };
    // The name of a letter is as long as a word of four letters, "double u" twice that.
    letter.is_ascii_uppercase().then_some(plural + if *letter == b'W' { 900 } else { 500 })
}
