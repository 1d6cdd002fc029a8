//! The word and the number that open a scene: `Scene 3`, `第3幕`, `1.`.

use crate::ast::SceneNumber;
use crate::text::Text;

use super::Heading;
use super::numerals::{circled, han, in_words, is_circled};
use crate::import::time;
use crate::import::words::{self, Opens};

/// Letters of the longest word that is looked for in a script without spaces.
const LONGEST_WORD: usize = 16;

pub(super) struct Reader<'t> {
    pub(super) text: &'t Text,
    pub(super) whole: &'t str,
    pub(super) at: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.whole.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip(&mut self, passed: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(passed).len();
    }

    /// Emoji, brackets and other marks before the first word.
    pub(super) fn decoration(&mut self) {
        self.skip(|letter| {
            !letter.is_alphanumeric() && letter != '(' && !is_circled(letter) || is_keycap(letter)
        });
        if self.rest().starts_with('(') {
            self.at += 1;
        }
    }

    /// `Scene 3`, `SHOT #2B`, `分镜三`, `第3幕`, `3번 장면`, `Act II`.
    pub(super) fn opener(&mut self, heading: &mut Heading) -> bool {
        let start = self.at;
        let found = self.word_then_number(heading) || {
            self.at = start;
            self.number_then_word(heading)
        };
        if !found {
            self.at = start;
        }
        found
    }

    fn word_then_number(&mut self, heading: &mut Heading) -> bool {
        let word = self.word();
        let opens = words::opens(word).first().copied().or_else(|| self.cut_word(word));
        let Some(opens) = opens else { return false };
        let end = self.at;
        self.skip(|letter| {
            letter.is_whitespace() || matches!(letter, '#' | '-' | '‑' | '.' | '_' | '№')
        });
        let number = self.number();
        if number.is_none() {
            self.at = end;
            // `SCENE: Hook` is a scene without a number.
            let separator = self.rest().trim_start().starts_with([':', '：', '—', '–', '|']);
            let shouted = word.len() > 2 && !word.contains(char::is_lowercase) && word.is_ascii();
            if !(separator && shouted && opens == Opens::Scene) {
                return false;
            }
        }
        heading.number = number.and_then(|(number, whole)| whole.then_some(number));
        heading.opens = Some(opens);
        true
    }

    /// In scripts without spaces the word may have its number right behind it: `分镜三`, `シーン一`.
    fn cut_word(&mut self, word: &'t str) -> Option<Opens> {
        let end = self.at;
        let start = end - word.len();
        let at = word
            .char_indices()
            .find(|(_, letter)| han(*letter).is_some())
            .map(|(at, _)| at)
            .filter(|at| *at > 0)?;
        let opens = words::opens(word.get(..at)?).first().copied()?;
        self.at = start + at;
        Some(opens)
    }

    /// `第3幕`, `3번 장면`, `第一镜`.
    fn number_then_word(&mut self, heading: &mut Heading) -> bool {
        let ordinal = self.rest().starts_with('第');
        if ordinal {
            self.at += '第'.len_utf8();
            self.skip(char::is_whitespace);
        }
        let Some((number, true)) = self.number() else { return false };
        self.skip(|letter| letter.is_whitespace() || matches!(letter, '번' | '째' | '个' | '個'));
        let at = self.at;
        let word = self.word();
        let longest = word
            .char_indices()
            .take(LONGEST_WORD)
            .map(|(at, letter)| at + letter.len_utf8())
            .collect::<Vec<_>>();
        let end = longest
            .into_iter()
            .rev()
            .find(|end| !words::opens(word.get(..*end).unwrap_or_default()).is_empty());
        let Some(end) = end.filter(|end| ordinal || *end == word.len() && !word.is_ascii()) else {
            return false;
        };
        self.at = at + end;
        heading.opens = words::opens(word.get(..end).unwrap_or_default()).first().copied();
        heading.number = Some(number);
        true
    }

    /// `1. Hook`, `1) Hook`, `#1 Hook`, `① Hook`, `1️⃣ Hook`.
    pub(super) fn counted(&mut self, heading: &mut Heading) -> bool {
        let start = self.at;
        let hash = self.whole.get(..self.at).is_some_and(|head| head.ends_with('#'));
        let Some((number, true)) = self.number() else {
            self.at = start;
            return false;
        };
        let behind = self.rest();
        let marked = behind.starts_with(". ")
            || behind.starts_with(") ")
            || behind.starts_with('、')
            || behind.starts_with('．')
            || behind.starts_with(is_keycap);
        let spaced = behind.trim_start().starts_with(['—', '–', '|']) && behind.starts_with(' ')
            || behind.starts_with(" - ");
        let circled = self.whole.get(start..).is_some_and(|rest| rest.starts_with(is_circled));
        if !(marked || spaced || circled || hash && behind.starts_with([' ', ':']))
            || number.value == 0
        {
            self.at = start;
            return false;
        }
        self.skip(|letter| matches!(letter, '.' | ')' | '、' | '．') || is_keycap(letter));
        heading.number = Some(number);
        heading.counted = true;
        true
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// The number at the cursor, and whether it is a whole one: `1.2` counts, but has no place in a tree.
    pub(super) fn number(&mut self) -> Option<(SceneNumber, bool)> {
        let start = self.at;
        let value = self.figure()?;
        let mut whole = true;
        let decimal = self
            .rest()
            .strip_prefix(['.', '-'])
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        if decimal && self.whole.get(start..self.at).is_some_and(str::is_ascii) {
            self.at += 1;
            self.skip(|letter| letter.is_ascii_digit() || letter == '.');
            whole = false;
        }
        let mut suffix = self.rest().chars().next().filter(char::is_ascii_alphabetic);
        let behind = self.rest().chars().nth(1);
        if behind.is_some_and(char::is_alphanumeric) {
            suffix = None;
        }
        self.at += suffix.map_or(0, char::len_utf8);
        if self.rest().starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
            self.at = start;
            return None;
        }
        let span = self.text.span_of(start..self.at);
        let suffix = suffix.map(|letter| letter.to_ascii_uppercase());
        Some((SceneNumber { value, suffix, span }, whole))
    }

    fn figure(&mut self) -> Option<u32> {
        let mut value: Option<u32> = None;
        for letter in self.rest().chars() {
            let Some(digit) = time::digit(letter) else { break };
            value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            self.at += letter.len_utf8();
        }
        value.or_else(|| self.circled()).or_else(|| self.han_figure()).or_else(|| self.numeral())
    }

    fn circled(&mut self) -> Option<u32> {
        let letter = self.rest().chars().next()?;
        let value = circled(letter)?;
        self.at += letter.len_utf8();
        Some(value)
    }

    /// `三`, `十二`, `二十`.
    fn han_figure(&mut self) -> Option<u32> {
        let mut value = None;
        let mut last = 0;
        for letter in self.rest().chars().take(3) {
            let Some(figure) = han(letter) else { break };
            value = Some(match value {
                None => figure,
                Some(held) if figure == 10 && held < 10 => held * 10,
                Some(held) if held >= 10 && figure < 10 => held + figure,
                Some(_) => break,
            });
            last += letter.len_utf8();
        }
        self.at += last;
        value
    }

    fn numeral(&mut self) -> Option<u32> {
        let start = self.at;
        let word = self.word();
        let found = in_words(word);
        if word.is_empty() || found.is_none() {
            self.at = start;
            return None;
        }
        found
    }

    /// Whether what can follow a heading's number stands at the cursor.
    pub(super) fn separated(&self) -> bool {
        let rest = self.rest().trim_start();
        rest.is_empty()
            || rest.starts_with([
                '—', '–', ':', '：', '|', '｜', '(', '（', '[', '【', ']', '】', ')', '）', '·',
                '•', '/', '→', '.', '、', ',', '，', '［',
            ])
            || rest.starts_with("- ")
            || rest == "-"
            || time::at_start(rest).is_some()
    }

    /// `/ Scene 1` behind `सीन 1`: the same in another language.
    pub(super) fn again(&mut self, heading: &Heading) {
        let start = self.at;
        self.skip(|letter| letter.is_whitespace() || matches!(letter, '/' | '|' | '(' | '·'));
        let mut other = Heading::default();
        let divided =
            self.whole.get(start..self.at).is_some_and(|passed| passed.contains(['/', '|', '·']));
        if !divided || !self.opener(&mut other) || other.label() != heading.label() {
            self.at = start;
        }
    }

    /// `of 7`, `/ 7`.
    pub(super) fn out_of(&mut self) {
        let start = self.at;
        self.skip(|letter| letter.is_whitespace() || letter == '/');
        let word = if self.rest().starts_with(|letter: char| letter.is_alphabetic()) {
            self.word()
        } else {
            Default::default()
        };
        let of = self.whole.get(start..self.at).is_some_and(|passed| passed.contains('/'))
            && word.is_empty()
            || matches!(
                words::fold(word).as_str(),
                "of" | "von" | "de" | "di" | "van" | "z" | "из"
            );
        self.skip(char::is_whitespace);
        let total = of.then(|| self.number()).flatten();
        if total.is_none() {
            self.at = start;
        }
    }
}

/// The marks that turn a digit into an emoji of a key.
const fn is_keycap(letter: char) -> bool {
    matches!(letter, '\u{fe0f}' | '\u{20e3}')
}

fn is_word(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{200c}' | '\u{900}'..='\u{dff}' | '\u{64b}'..='\u{65f}' | '\u{3099}' | '\u{309a}' | '\u{300}'..='\u{36f}')
}
