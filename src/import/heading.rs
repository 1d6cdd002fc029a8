//! Lines that open a scene, in every form that people give them: `Scene 3 — B-ROLL (8s): Hook`,
//! `0:00–0:05 | Hook`, `### Hook (5s)`, `1. Hook – 5s`, `分镜三：片头（5秒）`, `المشهد ٢`.

use crate::ast::{SceneNumber, SceneType};
use crate::source::Span;
use crate::text::Text;

use super::draft::{DraftScene, DraftTime};
use super::time::{self, Found, Value};
use super::values;
use super::words::{self, Opens};

/// What the line of a heading says.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// What a word before the number opens, the likeliest first.
    pub(super) opens: Option<Opens>,
    /// That word, folded; empty without one.
    pub(super) keyword: String,
    pub(super) number: Option<SceneNumber>,
    /// A number as in `1. Hook`, without a word.
    pub(super) counted: bool,
    /// Whether the time stands first.
    pub(super) time_first: bool,
    /// Whether the word or the number is followed by something that can follow it.
    pub(super) separated: bool,
    /// Number, time, type, media and what is left.
    pub(super) scene: DraftScene,
    /// Remarks in brackets: `(~105 words)`.
    pub(super) remarks: Vec<Text>,
}

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

/// What stands before the time that somebody needs to speak, which is a remark.
const CLOCKS: [char; 5] = ['⏱', '⏲', '⏰', '🕐', '⌛'];

/// Figures in circles.
const CIRCLED: char = '①';

/// Reads a line as a heading; `None` if it opens nothing. `marked` says that Markdown marks it as
/// one, so that its word and number need nothing behind them.
pub(super) fn read(text: &Text, marked: bool) -> Option<Heading> {
    let mut reader = Reader { text, whole: text.as_str(), at: 0 };
    let mut heading = Heading::default();
    reader.decoration();
    let found = reader.opener(&mut heading) || reader.counted(&mut heading);
    if found {
        heading.separated = reader.separated();
        reader.out_of();
    } else {
        reader.at = 0;
    }
    let start = reader.at;
    rest(&mut heading, text, start, found, marked);
    heading.scene.number = heading.number;
    (found || heading.scene.time.is_some()).then_some(heading)
}

/// A text that is the number of a scene and little else: `3`, `3B`, `#3`, `Scene 3`, `第3镜`.
pub(super) fn number(text: &Text) -> Option<SceneNumber> {
    let mut reader = Reader { text, whole: text.as_str(), at: 0 };
    let mut heading = Heading::default();
    reader.decoration();
    if !reader.opener(&mut heading) {
        heading.number = reader.number().map(|(number, _)| number);
    }
    reader.skip(|letter| !letter.is_alphanumeric());
    heading.number.filter(|_| reader.rest().is_empty())
}

struct Reader<'t> {
    text: &'t Text,
    whole: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.whole.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, passed: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(passed).len();
    }

    /// Emoji, brackets and other marks before the first word.
    fn decoration(&mut self) {
        self.skip(|letter| {
            !letter.is_alphanumeric() && letter != '(' && !(CIRCLED..='⑳').contains(&letter)
                || is_keycap(letter)
        });
        if self.rest().starts_with('(') {
            self.at += 1;
        }
    }

    /// `Scene 3`, `SHOT #2B`, `分镜三`, `第3幕`, `3번 장면`, `Act II`.
    fn opener(&mut self, heading: &mut Heading) -> bool {
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
        let keyword =
            words::fold(self.whole.get(self.at - self.word_len(word)..self.at).unwrap_or(word));
        self.skip(|letter| {
            letter.is_whitespace() || matches!(letter, '#' | '-' | '‑' | '.' | '_' | '№')
        });
        let at = self.at;
        match self.number() {
            Some((number, whole)) => {
                heading.number = whole.then_some(number);
                heading.opens = Some(opens);
                heading.keyword = keyword;
                true
            }
            // `SCENE: Hook` is a scene without a number.
            None => {
                self.at = at;
                let separator = self.rest().trim_start().starts_with([':', '：', '—', '–', '|']);
                let shouted =
                    keyword.len() > 2 && !word.contains(char::is_lowercase) && word.is_ascii();
                if separator && shouted && opens == Opens::Scene {
                    heading.opens = Some(opens);
                    heading.keyword = keyword;
                    return true;
                }
                false
            }
        }
    }

    const fn word_len(&self, word: &str) -> usize {
        if self.at >= word.len() { word.len() } else { self.at }
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
        let longest =
            word.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect::<Vec<_>>();
        let end = longest
            .into_iter()
            .rev()
            .find(|end| !words::opens(word.get(..*end).unwrap_or_default()).is_empty());
        let Some(end) = end.filter(|end| ordinal || *end == word.len() && !word.is_ascii()) else {
            return false;
        };
        let keyword = word.get(..end).unwrap_or_default();
        self.at = at + end;
        heading.opens = words::opens(keyword).first().copied();
        heading.keyword = words::fold(keyword);
        heading.number = Some(number);
        true
    }

    /// `1. Hook`, `1) Hook`, `#1 Hook`, `① Hook`, `1️⃣ Hook`.
    fn counted(&mut self, heading: &mut Heading) -> bool {
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
        let circled = self
            .whole
            .get(start..)
            .is_some_and(|rest| rest.starts_with(|letter| (CIRCLED..='⑳').contains(&letter)));
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
    fn number(&mut self) -> Option<(SceneNumber, bool)> {
        let start = self.at;
        let value = self.figure()?;
        let mut whole = true;
        let decimal = self
            .rest()
            .strip_prefix(['.', '-'])
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        if decimal && self.whole.get(start..self.at).is_some_and(|digits| digits.is_ascii()) {
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
        let letter =
            self.rest().chars().next().filter(|letter| (CIRCLED..='⑳').contains(letter))?;
        self.at += letter.len_utf8();
        Some(u32::from(letter) - u32::from(CIRCLED) + 1)
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
        let folded = words::fold(word);
        let found = NUMERALS
            .iter()
            .find(|(spelling, _)| words::fold(spelling) == folded)
            .map(|(_, value)| *value);
        if word.is_empty() || found.is_none() {
            self.at = start;
            return None;
        }
        found
    }

    /// Whether what can follow a heading's number stands at the cursor.
    fn separated(&self) -> bool {
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

    /// `of 7`, `/ 7`.
    fn out_of(&mut self) {
        let start = self.at;
        self.skip(|letter| letter.is_whitespace() || letter == '/');
        let word = self
            .rest()
            .starts_with(|letter: char| letter.is_alphabetic())
            .then(|| self.word())
            .unwrap_or_default();
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

fn han(letter: char) -> Option<u32> {
    HAN.iter().find(|(figure, _)| *figure == letter).map(|(_, value)| *value)
}

/// The marks that turn a digit into an emoji of a key.
const fn is_keycap(letter: char) -> bool {
    matches!(letter, '\u{fe0f}' | '\u{20e3}')
}

fn is_word(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{200c}' | '\u{900}'..='\u{dff}' | '\u{64b}'..='\u{65f}' | '\u{3099}' | '\u{309a}' | '\u{300}'..='\u{36f}')
}

/// A stretch of a heading between separators and brackets.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    end: usize,
    bracketed: bool,
}

/// Reads what stands behind word and number: time, type, media, and what is left.
fn rest(heading: &mut Heading, text: &Text, start: usize, found: bool, marked: bool) {
    let whole = text.as_str();
    let mut left: Vec<Part> = Vec::new();
    let parts = parts(whole, start);
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter().enumerate() {
        let first = index == 0 && !found;
        take(heading, text, *part, first, marked && index == last, &mut left);
    }
    // Brackets hold remarks; the title is what stands outside of them.
    let outside = left.iter().any(|part| !part.bracketed);
    let mut title: Option<(usize, usize)> = None;
    for part in left {
        if part.bracketed && outside {
            heading.remarks.push(text.slice(part.start..part.end).trim());
        } else {
            title = Some(title.map_or((part.start, part.end), |(from, _)| (from, part.end)));
        }
    }
    heading.scene.title =
        title.map(|(from, to)| trim(text, from, to)).filter(|title| !title.is_empty());
    heading.scene.heading = text.span();
    heading.scene.span = text.span();
}

/// Without separators at the ends.
fn trim(text: &Text, from: usize, to: usize) -> Text {
    let part = text.as_str().get(from..to).unwrap_or_default();
    let inner = part.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '—' | '–'
                    | ':'
                    | '：'
                    | '|'
                    | '｜'
                    | '-'
                    | '·'
                    | '•'
                    | ','
                    | '，'
                    | '/'
                    | '、'
                    | '→'
                    | '*'
                    | '_'
                    | '#'
                    | '⏱'
                    | '\u{fe0f}'
                    | '('
                    | '（'
            )
    });
    let inner = inner.trim_start_matches(['.', ')', ']', ' ']);
    let start = from + (inner.as_ptr() as usize - part.as_ptr() as usize);
    text.slice(start..start + inner.len())
}

/// Divides a heading at its brackets and separators.
fn parts(whole: &str, start: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = start;
    let mut inside = false;
    let mut previous = ' ';
    let rest = whole.get(start..).unwrap_or_default();
    for (at, letter) in rest.char_indices() {
        let at = start + at;
        let next =
            whole.get(at + letter.len_utf8()..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
        let opens = matches!(letter, '(' | '（' | '[' | '【' | '［' | '〔');
        let closes = matches!(letter, ')' | '）' | ']' | '】' | '］' | '〕');
        let spaced = previous.is_whitespace() && next.is_whitespace();
        let between_figures = previous.is_numeric() && (next.is_numeric() || spaced);
        let separates = match letter {
            '|' | '｜' | '·' | '•' => true,
            '—' | '–' | '-' | '→' => {
                spaced && !is_range_dash(whole, at, letter)
                    || letter == '—' && !between_figures && !is_range_dash(whole, at, letter)
            }
            ':' | '：' => !(previous.is_numeric() && next.is_numeric()),
            ',' | '，' | ';' | '；' | '/' => inside,
            _ => false,
        };
        if opens || closes || separates {
            parts.push(Part { start: from, end: at, bracketed: inside });
            from = at + letter.len_utf8();
            inside = opens || inside && !closes;
        }
        previous = letter;
    }
    parts.push(Part { start: from, end: whole.len(), bracketed: inside });
    parts
        .retain(|part| whole.get(part.start..part.end).is_some_and(|text| !text.trim().is_empty()));
    parts
}

/// Whether a dash stands between two times.
fn is_range_dash(whole: &str, at: usize, dash: char) -> bool {
    let before = whole.get(..at).unwrap_or_default().trim_end();
    let behind = whole.get(at + dash.len_utf8()..).unwrap_or_default().trim_start();
    let ends_in_time = before.ends_with(|letter: char| time::digit(letter).is_some()) || {
        let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        !word.is_empty()
            && words::unit(word).is_some()
            && before
                .trim_end_matches(word)
                .trim_end()
                .ends_with(|letter: char| time::digit(letter).is_some())
    };
    ends_in_time
        && behind.starts_with(|letter: char| time::digit(letter).is_some())
        && time::at_start(behind).is_some()
}

/// Looks what a part says. `first` stands at the start of a line without word and number, `last`
/// at the end of one that is marked as a heading.
fn take(
    heading: &mut Heading,
    text: &Text,
    part: Part,
    first: bool,
    last: bool,
    left: &mut Vec<Part>,
) {
    let whole = text.as_str();
    let inner = whole.get(part.start..part.end).unwrap_or_default();
    let remark = inner.trim_start().starts_with(CLOCKS);
    if heading.scene.time.is_none() {
        if let Some((time, range)) = whole_time(text, part, remark) {
            heading.time_first = first && left.is_empty();
            heading.scene.time = Some(time);
            let _ = range;
            return;
        }
        if let Some((time, rest)) = (!remark).then(|| edge_time(text, part, first, last)).flatten()
        {
            heading.time_first = first && left.is_empty() && rest.start > part.start;
            heading.scene.time = Some(time);
            return take(heading, text, rest, false, false, left);
        }
    } else if whole_time(text, part, remark).is_some() {
        // `(0:00–0:05, 5s)` says it twice.
        return;
    }
    let value = text.slice(part.start..part.end).trim();
    if is_kind(value.as_str()) && values::claim(&mut heading.scene, &value) {
        return;
    }
    left.push(part);
}

/// One word such as `animation` or `presenter` in a title is no type; a spelling of several words, with a
/// hyphen or in capitals is.
fn is_kind(text: &str) -> bool {
    let shouted = text.len() > 1 && !text.contains(char::is_lowercase);
    shouted
        || text.contains(['-', ' '])
        || words::scene_type(text).is_some()
        || text.eq_ignore_ascii_case("broll")
        || text.eq_ignore_ascii_case("overlay")
        || text.eq_ignore_ascii_case("stock")
}

/// A part that is a time, and nothing else but what announces one.
fn whole_time(
    text: &Text,
    part: Part,
    remark: bool,
) -> Option<(DraftTime, std::ops::Range<usize>)> {
    let inner = text.as_str().get(part.start..part.end)?;
    let lead = inner.len()
        - inner
            .trim_start_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '~' | '≈')
            })
            .len();
    let body = inner.get(lead..)?;
    let (label, body) = announced(body);
    let found = time::whole(body)?;
    let is_length = !matches!(found.value, Value::Range(..) | Value::Bare(..));
    let bare = matches!(found.value, Value::Bare(..)) && !part.bracketed
        || matches!(found.value, Value::Figure(_));
    if bare || remark && is_length {
        return None;
    }
    let shift = part.start + lead + label;
    let range = found.range.start + shift..found.range.end + shift;
    Some((values::draft_time(text, &found, range.clone(), false), range))
}

/// Steps over `Duration:`, `Time`; bytes of it, and what follows.
fn announced(body: &str) -> (usize, &str) {
    let end = body
        .find(|letter: char| time::digit(letter).is_some() || matches!(letter, '~' | '≈'))
        .unwrap_or(0);
    let label = body.get(..end).unwrap_or_default();
    let known = words::roles(label.trim_end().trim_end_matches([':', '：', '=']))
        .iter()
        .any(|role| matches!(role, words::Role::Time | words::Role::Total));
    if known { (end, body.get(end..).unwrap_or_default()) } else { (0, body) }
}

/// A time at the start or the end of a part that has other words too.
fn edge_time(text: &Text, part: Part, first: bool, last: bool) -> Option<(DraftTime, Part)> {
    let inner = text.as_str().get(part.start..part.end)?;
    let lead = inner.len() - inner.trim_start().len();
    if let Some(found) = time::at_start(inner.get(lead..)?) {
        let behind = inner.get(lead + found.range.end..)?;
        let plain = matches!(found.value, Value::Range(..))
            || first && matches!(found.value, Value::Clock(_));
        if plain && !behind.trim().is_empty() {
            let range = part.start + lead + found.range.start..part.start + lead + found.range.end;
            let rest = Part { start: range.end, ..part };
            return Some((values::draft_time(text, &found, range, false), rest));
        }
    }
    at_end(text, part, inner, last)
}

/// `Hook 0:00–0:05`, and `Hook 5s` in a line that is marked as a heading.
fn at_end(text: &Text, part: Part, inner: &str, last: bool) -> Option<(DraftTime, Part)> {
    let starts = inner.char_indices().rev().filter(|(at, letter)| {
        let before = inner.get(..*at).and_then(|head| head.chars().next_back());
        time::digit(*letter).is_some()
            && before.is_some_and(|before| before.is_whitespace() || matches!(before, '~' | '≈'))
    });
    let mut best: Option<(usize, Found)> = None;
    for (at, _) in starts.take(4) {
        let Some(found) = time::at_start(inner.get(at..)?) else { continue };
        let ends = inner.get(at + found.range.end..)?.trim().is_empty();
        let fits = match found.value {
            Value::Range(..) => true,
            Value::Length(_) | Value::Clock(_) => last && !part.bracketed,
            _ => false,
        };
        let remark = inner
            .get(..at)
            .is_some_and(|head| head.trim_end().trim_end_matches('\u{fe0f}').ends_with(CLOCKS));
        if ends && fits && !remark {
            best = Some((at, found));
        }
    }
    let (at, found) = best?;
    let range = part.start + at + found.range.start..part.start + at + found.range.end;
    let rest = Part { end: part.start + at, ..part };
    Some((values::draft_time(text, &found, range, false), rest))
}

impl Heading {
    /// The number with its letter: `6B`.
    pub(super) fn label(&self) -> Option<(u32, Option<char>)> {
        self.number.map(|number| (number.value, number.suffix))
    }

    pub(super) const fn place(&self) -> Span {
        self.scene.heading
    }

    pub(super) fn kind(&self) -> Option<SceneType> {
        self.scene.scene_type.map(|kind| kind.value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::DraftValue;
    use super::*;

    fn shown(line: &str, marked: bool) -> Option<String> {
        let text = Text::verbatim(line, Span::new(0, line.len()));
        let heading = read(&text, marked)?;
        let number = heading.number.map(|number| {
            format!("{}{}", number.value, number.suffix.map(String::from).unwrap_or_default())
        });
        let time = heading.scene.time.map(|time| match time.value {
            DraftValue::Length(length) => format!("{}ms", length.ms()),
            DraftValue::Clock(at) | DraftValue::Start(at) => format!("@{}", at.ms()),
            DraftValue::Range(from, to) => format!("{}-{}", from.ms(), to.ms()),
        });
        let opens = heading.opens.map(|opens| format!("{opens:?}"));
        let kind = heading.kind().map(SceneType::as_str);
        let parts = [
            opens,
            number,
            kind.map(str::to_owned),
            time,
            heading.scene.title.map(|title| title.to_string()),
        ];
        Some(parts.map(|part| part.unwrap_or_else(|| "_".to_owned())).join("/"))
    }

    #[test]
    fn headings() {
        for (line, expected) in [
            ("Scene 1 — A-ROLL (8s): Hook", "Scene/1/A-ROLL/8000ms/Hook"),
            ("SCENE 2: The problem (0:05–0:12)", "Scene/2/_/5000-12000/The problem"),
            ("SHOT 3 | 0:10-0:15 | Close-up", "Scene/3/_/10000-15000/Close-up"),
            ("Scene 4 - Demo [8 seconds]", "Scene/4/_/8000ms/Demo"),
            ("Scene 5 of 7: Proof", "Scene/5/_/_/Proof"),
            ("CUT 6B", "Scene/6B/_/_/_"),
            ("0:00–0:05 — Hook", "_/_/_/0-5000/Hook"),
            ("[0:00-0:05] Hook", "_/_/_/0-5000/Hook"),
            ("(0-5s) Hook", "_/_/_/0-5000/Hook"),
            ("0:00 - 0:05 Hook", "_/_/_/0-5000/Hook"),
            ("Hook (0–5s)", "_/_/_/0-5000/Hook"),
            ("1. Hook (5s)", "_/1/_/5000ms/Hook"),
            ("1️⃣ Hook (0:00 – 0:05)", "_/1/_/0-5000/Hook"),
            ("🎬 Szene 2: Einstieg (ca. 8 Sek.)", "Scene/2/_/8000ms/Einstieg"),
            ("ESCENA 3 – La cocina (0:10 a 0:20)", "Scene/3/_/10000-20000/La cocina"),
            ("CENA 1 | Abertura | 5s", "Scene/1/_/5000ms/Abertura"),
            ("Scène 4 : Le pont (0:20 → 0:30)", "Scene/4/_/20000-30000/Le pont"),
            ("分镜1：片头（0-5秒）", "Scene/1/_/0-5000/片头"),
            ("分镜三：结尾", "Scene/3/_/_/结尾"),
            ("第2幕 转折（5秒）", "Scene/2/_/5000ms/转折"),
            ("シーン１（０：００〜０：０８）：導入", "Scene/1/_/0-8000/導入"),
            ("장면 2 (5초): 문제", "Scene/2/_/5000ms/문제"),
            ("СЦЕНА 8. Мост (10 сек)", "Scene/8/_/10000ms/Мост"),
            ("المشهد ٢: البداية (٥ ثوانٍ)", "Scene/2/_/5000ms/البداية"),
            ("المشهد الأول - المقدمة", "Scene/1/_/_/المقدمة"),
            ("صحنه ۳ (۰:۱۰ تا ۰:۲۰): پایان", "Scene/3/_/10000-20000/پایان"),
            ("दृश्य 1: शुरुआत (5 सेकंड)", "Scene/1/_/5000ms/शुरुआत"),
            ("ACT II: The turn", "Group/2/_/_/The turn"),
            ("Scene Two: The end", "Scene/2/_/_/The end"),
            ("Scene 7 (~105 words)", "Scene/7/_/_/~105 words"),
            ("Scene 7: Hook (~105 words)", "Scene/7/_/_/Hook"),
            ("Scene 3: Title ⏱ 25s", "Scene/3/_/_/Title ⏱ 25s"),
            ("Scene 1: 15 min workout", "Scene/1/_/_/15 min workout"),
            ("Frame 1.2 (3s)", "Scene/_/_/3000ms/_"),
            ("SCENE: Opening", "Scene/_/_/_/Opening"),
            ("Scene 2 (0:05–0:12, 7s) | B-roll", "Scene/2/B-ROLL/5000-12000/_"),
        ] {
            assert_eq!(shown(line, true).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_headings() {
        for line in [
            "The scene changes to night",
            "A 15 min workout",
            "Note",
            "We meet at 10:30pm",
            "Production notes",
            "Total words: 105",
        ] {
            assert_eq!(shown(line, false), None, "{line}");
        }
    }
}
