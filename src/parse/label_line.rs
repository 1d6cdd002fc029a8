//! `LABEL (remark): value` – finding the label, its remark and where the value starts.

use crate::source::Span;

use super::labels::{self, ItemLabel, Label};

/// Longer text before a colon is a sentence.
const LONGEST_LABEL: usize = 120;
/// An unknown label has at most this many words.
const MOST_WORDS: usize = 3;

/// A line's known label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labelled {
    pub(super) label: &'static Label,
    /// The label as written, without marks, remark and colon.
    pub(crate) written: Span,
    /// What stands between label and colon, without brackets.
    pub(crate) qualifier: Option<Span>,
    /// Where the value starts: behind the colon and white space.
    pub(crate) value: Span,
    /// The number of a `LAYER n`, if it is one from 1 to 5.
    pub(crate) layer: Option<u8>,
}

/// What stands before the colon of a line, whether or not it is a known label.
#[derive(Clone, Copy, Debug)]
struct Split {
    name: Span,
    value: Span,
}

/// The known label of a line.
pub(crate) fn labelled(text: &str, line: Span) -> Option<Labelled> {
    let split = split(text, line)?;
    let name = text.get(split.name.range())?;
    if let Some(label) = labels::find(name) {
        return Some(Labelled {
            label,
            written: split.name,
            qualifier: None,
            value: split.value,
            layer: None,
        });
    }
    layer(name, split).or_else(|| qualified(name, split)).or_else(|| lower_third(name, split))
}

/// A label that nobody knows: one to three words in capitals, or near a known one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unknown {
    pub(crate) written: Span,
    pub(crate) nearest: Option<&'static str>,
}

/// Whether a line without a known label looks as if it should have one.
pub(crate) fn unknown(text: &str, line: Span) -> Option<Unknown> {
    let split = split(text, line)?;
    let name = text.get(split.name.range())?;
    let words = name.split_whitespace().count();
    let spaced = split.value.is_empty() || split.value.start > split.name.end + 1;
    if words == 0 || words > MOST_WORDS || !spaced {
        return None;
    }
    // `LAYR 2` is meant to be `LAYER 2`: only the word is looked up, and only it is mended.
    let word = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let nearest = labels::nearest(word).filter(|near| word.len() == name.len() || *near == "LAYER");
    let written = match nearest {
        Some(_) => Span::new(split.name.start as usize, split.name.start as usize + word.len()),
        None => split.name,
    };
    let shouted =
        name.len() > 1 && name.contains(char::is_uppercase) && !name.contains(char::is_lowercase);
    (shouted || nearest.is_some()).then_some(Unknown { written, nearest })
}

fn split(text: &str, line: Span) -> Option<Split> {
    let whole = text.get(line.range())?;
    let body = strip_marks(whole);
    let start = line.start as usize + (whole.len() - body.len());
    let colon = body.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let raw = body.get(..colon)?;
    let name = raw.trim_matches(['*', '_', ' ', '\t', '[']);
    let name_start = start + (raw.len() - raw.trim_start_matches(['*', '_', ' ', '\t', '[']).len());
    let rest = body.get(colon + 1..)?;
    let bold = body.len() < whole.len() || raw.starts_with(['*', '_']);
    let value = if bold { rest.trim_start_matches(['*', '_']) } else { rest };
    let value = value.trim();
    let value_start = if value.is_empty() {
        line.end as usize
    } else {
        start + colon + 1 + (value.as_ptr() as usize - rest.as_ptr() as usize)
    };
    Some(Split {
        name: Span::new(name_start, name_start + name.len()),
        value: Span::new(value_start, value_start + value.len()),
    })
}

/// Without a bullet and heading marks at the start.
fn strip_marks(line: &str) -> &str {
    let line = line.trim_start_matches('#').trim_start();
    let unbulleted =
        line.strip_prefix(['-', '+', '•', '*']).filter(|rest| rest.starts_with([' ', '\t']));
    unbulleted.unwrap_or(line).trim_start()
}

/// `LAYER 1`, `L1`, `Layer 2 (hero)`, `LAYER nine`.
fn layer(name: &str, split: Split) -> Option<Labelled> {
    let (rest, spelled) = match strip_prefix_ignoring_case(name, "layer") {
        Some(rest)
            if rest.starts_with(|c: char| {
                matches!(c, ' ' | '-' | '#' | '\t') || c.is_ascii_digit()
            }) =>
        {
            (rest, true)
        }
        _ => (strip_prefix_ignoring_case(name, "l")?, false),
    };
    let rest = rest.trim_start_matches([' ', '-', '#', '\t']);
    let number =
        rest.split([' ', '(', '[', '\t']).next()?.trim_end_matches(['—', '–', '-', '.', ',']);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && !spelled {
        return None;
    }
    let after = split.name.end as usize - rest.len() + number.len();
    let layer = number.parse().ok().filter(|number| (1..=5).contains(number));
    let written = Span::new(split.name.start as usize, after);
    let qualifier = trim_qualifier(rest.get(number.len()..)?, after);
    let label = labels::find("LAYER")?;
    Some(Labelled { label, written, qualifier, value: split.value, layer })
}

/// `VO (warm)`, `STYLE — SWISS PULSE (Müller-Brockmann)`, `ON-SCREEN TEXT [exactly]`.
fn qualified(name: &str, split: Split) -> Option<Labelled> {
    let cut = name.find(['(', '[', '—', '–']).or_else(|| name.find(" - "))?;
    let before = name.get(..cut)?.trim_end();
    let label = labels::find(before)?;
    let start = split.name.start as usize;
    let qualifier = trim_qualifier(name.get(before.len()..)?, start + before.len());
    let written = Span::new(start, start + before.len());
    Some(Labelled { label, written, qualifier, value: split.value, layer: None })
}

/// `Lower-third SLIDES in`
fn lower_third(name: &str, split: Split) -> Option<Labelled> {
    let rest = ["lower-third ", "lower third "]
        .into_iter()
        .find_map(|prefix| strip_prefix_ignoring_case(name, prefix))?;
    let label =
        labels::find("LOWER THIRD").filter(|label| label.item == Some(ItemLabel::LowerThird))?;
    let at = split.name.end as usize - rest.len();
    let written = Span::new(split.name.start as usize, at - 1);
    Some(Labelled {
        label,
        written,
        qualifier: trim_qualifier(rest, at),
        value: split.value,
        layer: None,
    })
}

/// Without the separators around it, and without the brackets if one pair encloses it all.
fn trim_qualifier(rest: &str, at: usize) -> Option<Span> {
    let mut inner = rest.trim_matches([' ', '\t', '—', '–', '-', '.', '*']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let unwrapped = inner.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        inner = unwrapped.filter(|inner| !inner.contains(open)).unwrap_or(inner).trim();
    }
    let start = at + (inner.as_ptr() as usize - rest.as_ptr() as usize);
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}
