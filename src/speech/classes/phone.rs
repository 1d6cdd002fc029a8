//! Telephone numbers and other codes of several groups of digits: digit by digit, a pause between the groups.

use super::{Context, Found};
use crate::speech::numerals::{push, say_digits};
use crate::speech::token::TokenKind;

/// Most groups and most digits of a code.
const GROUPS: usize = 8;
const DIGITS: usize = 20;

pub(super) fn read(context: Context<'_>, at: usize, spoken: &mut String) -> Found {
    let text = context.text;
    if !matches!(text.byte(at), b'0'..=b'9' | b'+' | b'(') || !context.is_fresh(at) {
        return None;
    }
    // Behind the first group of digits a mark must join the next one.
    if text.byte(at).is_ascii_digit() && !matches!(text.byte(text.digits(at)), b'-' | b'.' | 0x80..)
    {
        return None;
    }
    let code = Code::parse(context, at);
    if !code.is_spelled() || text.alphanumeric(code.end) {
        return None;
    }
    if code.international {
        push(spoken, context.lexicon().plus);
    }
    for (index, (start, end)) in code.groups().enumerate() {
        if index > 0 {
            spoken.push(',');
            push(spoken, "");
        }
        say_digits(text.slice(start, end), context.language, spoken);
    }
    Some((code.end, TokenKind::Phone))
}

/// Groups of digits and the marks between them.
struct Code {
    bounds: [(usize, usize); GROUPS],
    count: usize,
    digits: usize,
    end: usize,
    international: bool,
    area: bool,
    dots: bool,
}

impl Code {
    fn parse(context: Context<'_>, at: usize) -> Self {
        let text = context.text;
        let international = text.byte(at) == b'+';
        let mut code = Self {
            bounds: [(0, 0); GROUPS],
            count: 0,
            digits: 0,
            end: at,
            international,
            area: false,
            dots: false,
        };
        let mut next = at + usize::from(international);
        while code.digits <= DIGITS {
            let bracket = text.byte(next) == b'(';
            let start = next + usize::from(bracket);
            let end = text.run(start, |byte| byte.is_ascii_digit());
            if end == start
                || end - start > DIGITS
                || (bracket && text.byte(end) != b')')
                || !code.push(start, end)
            {
                break;
            }
            code.area |= bracket;
            code.end = end + usize::from(bracket);
            let Some(after) = code.separator(context, bracket) else { break };
            next = after;
        }
        code
    }

    fn push(&mut self, start: usize, end: usize) -> bool {
        let Some(slot) = self.bounds.get_mut(self.count) else { return false };
        *slot = (start, end);
        self.count += 1;
        self.digits += end - start;
        true
    }

    /// Where the next group may begin: blanks part only numbers that begin like a telephone's.
    fn separator(&mut self, context: Context<'_>, bracket: bool) -> Option<usize> {
        let text = context.text;
        let blank = text.after_blank(self.end);
        match text.byte(self.end) {
            b'-' => Some(self.end + 1),
            b'.' => {
                self.dots = true;
                Some(self.end + 1)
            }
            _ if blank > self.end && (self.international || self.area) => Some(blank),
            _ if bracket => Some(self.end),
            _ => text.after_dash(self.end).filter(|_| self.count > 1),
        }
    }

    fn groups(&self) -> impl Iterator<Item = (usize, usize)> {
        self.bounds.iter().take(self.count).copied()
    }

    /// `+44 20 7946 0958`, `(555) 123-4567`, `800.555.0142`, `555-0142`, `978-3-16-148410-0`.
    fn is_spelled(&self) -> bool {
        let lengths = self.bounds.map(|(start, end)| end - start);
        let lengths = lengths.get(..self.count).unwrap_or_default();
        match lengths {
            _ if self.digits > DIGITS => false,
            [3, 4] | [3, 3, 4] | [1, 3, 3, 4] => true,
            [_, _, ..] if self.international || self.area => (7..=15).contains(&self.digits),
            [_] if self.international => (9..=15).contains(&self.digits),
            [_, _, _, ..] => self.digits >= 7 && !self.dots,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_english, said};
    use super::*;

    #[test]
    fn telephone_numbers() {
        assert_english(
            TokenKind::Phone,
            &[
                ("1-800-555-0142", "one, eight zero zero, five five five, zero one four two"),
                ("(555) 123-4567", "five five five, one two three, four five six seven"),
                ("555-0142", "five five five, zero one four two"),
                (
                    "+44 20 7946 0958",
                    "plus four four, two zero, seven nine four six, zero nine five eight",
                ),
                ("800.555.0142", "eight zero zero, five five five, zero one four two"),
            ],
        );
    }

    #[test]
    fn ranges_and_versions_are_no_codes() {
        for text in ["5-10", "2019-2023", "3-2", "1.2.3", "(12", "+5"] {
            assert_ne!(said(text, "en").1, TokenKind::Phone, "{text}");
        }
    }
}
