//! Figures of an English text, in digits or in words, with what they count.

mod read;
pub(crate) mod said;

use std::ops::Range;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit<'t> {
    /// One of the known units, by its name.
    Known(&'static str),
    /// A thousand or more of something; the word behind it, or nothing.
    Large(&'t str),
    /// Fewer of something: the word behind it.
    Noun(&'t str),
    /// Nothing that is said.
    Bare,
}

/// What is said about how exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    None,
    About,
    AtLeast,
    AtMost,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure<'t> {
    /// From its first digit or word to its unit.
    pub(crate) range: Range<usize>,
    /// Without its sign: "down nine percent" and "−9%" are the same.
    pub(crate) value: f64,
    /// The value of its last significant place: 10,000 of 1.85 million.
    pub(crate) step: f64,
    pub(crate) unit: Unit<'t>,
    pub(crate) hedge: Hedge,
    /// Part of a range or a relation, so that it says nothing alone.
    pub(crate) vague: bool,
}

/// The figures of a text, in order. Dates, times, ordinals, versions and names are none.
pub(crate) fn figures(text: &str) -> Vec<Figure<'_>> {
    read::figures(text)
}

impl Figure<'_> {
    /// Whether the two count the same kind of thing.
    pub(crate) fn is_of_kind(&self, other: &Self) -> bool {
        match (self.unit, other.unit) {
            (Unit::Known(one), Unit::Known(other)) => one == other,
            (Unit::Large(_), Unit::Large(_)) => true,
            (Unit::Noun(one), Unit::Noun(other)) => same_noun(one, other),
            _ => false,
        }
    }

    /// Whether the two may be the same figure: equal, rounded, or as their hedges allow.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.is_near(other) || self.allows(other.value) || other.allows(self.value)
    }

    fn is_near(&self, other: &Self) -> bool {
        near(self.value, other.value, self.step, other.step)
    }

    fn allows(&self, value: f64) -> bool {
        match self.hedge {
            Hedge::None => false,
            Hedge::About => (self.value - value).abs() <= 0.15 * self.value.max(value),
            Hedge::AtLeast => value >= self.value,
            Hedge::AtMost => value <= self.value,
        }
    }

    /// Whether the digits are the same, whatever their size and unit: "one point eight five" and
    /// "1.85M".
    pub(crate) fn has_digits_of(&self, other: &Self) -> bool {
        let (one, two) = (mantissa(self.value), mantissa(other.value));
        (one - two).abs() < 1e-6
    }
}

/// Whether one value rounds to the other: it differs by no more than half of the last significant
/// place of the coarser one.
pub(crate) fn near(one: f64, other: f64, one_step: f64, other_step: f64) -> bool {
    let slack = one_step.max(other_step) / 2.0;
    let exact = (one - other).abs() <= 1e-9 * one.max(other);
    exact || (one_step - other_step).abs() > 1e-12 && (one - other).abs() <= slack * (1.0 + 1e-9)
}

fn mantissa(value: f64) -> f64 {
    if value > 0.0 { value / 10_f64.powf(value.log10().floor()) } else { 0.0 }
}

/// Singular or plural, in any case.
fn same_noun(one: &str, other: &str) -> bool {
    let initial = |word: &str| word.chars().next().map(|first| first.to_ascii_lowercase());
    if initial(one) != initial(other) {
        return false;
    }
    if one.is_ascii() && other.is_ascii() {
        return stem(one).eq_ignore_ascii_case(stem(other));
    }
    let letters = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    stem(&letters(one)) == stem(&letters(other))
}

/// What an English singular and its plural have in common: `cit`, `ke`, `crew`.
fn stem(word: &str) -> &str {
    let singular = without(word, "ies").or_else(|| without(word, "s")).unwrap_or(word);
    without(singular, "y").unwrap_or(singular)
}

/// A word without an ending, whatever its case.
fn without<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let (stem, end) = word.split_at_checked(word.len().checked_sub(ending.len())?)?;
    end.eq_ignore_ascii_case(ending).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::super::data::figures::{TWO_WORDS, UNITS, unit};
    use super::*;

    #[test]
    fn every_form_names_its_unit() {
        for (name, form) in
            UNITS.iter().flat_map(|(name, forms)| forms.iter().map(move |form| (name, form)))
        {
            assert_eq!(unit(form), Some(*name), "{form}");
            let first = form.split_once(' ').map(|(first, _)| first);
            assert!(first.is_none_or(|first| TWO_WORDS.has(first)), "{form}");
        }
    }

    fn read(text: &str) -> Vec<(f64, Unit<'_>)> {
        figures(text)
            .into_iter()
            .filter(|figure| !figure.vague)
            .map(|figure| (figure.value, figure.unit))
            .collect()
    }

    #[test]
    fn figures_in_words_and_digits() {
        let percent = Unit::Known("percent");
        assert_eq!(read("fell by sixteen percent"), [(16.0, percent)]);
        assert_eq!(read("SEARCH −16%"), [(16.0, percent)]);
        assert_eq!(read("ninety-nine point five per cent"), [(99.5, percent)]);
        assert_eq!(
            read("one point eight five million people"),
            [(1_850_000.0, Unit::Large("people"))]
        );
        assert_eq!(read("1.85M SIGNUPS"), [(1_850_000.0, Unit::Large("SIGNUPS"))]);
        assert_eq!(read("two and a half million dollars"), [(2_500_000.0, Unit::Known("USD"))]);
        assert_eq!(
            read("a hundred and forty-one thousand euros"),
            [(141_000.0, Unit::Known("EUR"))]
        );
        assert_eq!(read("$1.2 million"), [(1_200_000.0, Unit::Known("USD"))]);
        assert_eq!(read("$39 / MONTH"), [(39.0, Unit::Known("USD"))]);
        assert_eq!(read("€40M ROUND"), [(40e6, Unit::Known("EUR"))]);
        assert_eq!(read("8,000 TONNES EACH"), [(8000.0, Unit::Known("tonne"))]);
        assert_eq!(read("nineteen megawatt hours"), [(19.0, Unit::Known("megawatt hour"))]);
        assert_eq!(read("eleven new crews"), [(11.0, Unit::Noun("crews"))]);
        assert_eq!(read("nine dollars and ninety-nine cents"), [(9.99, Unit::Known("USD"))]);
        assert_eq!(read("3x faster"), [(3.0, Unit::Known("times"))]);
    }

    #[test]
    fn what_is_no_figure() {
        for text in [
            "the third of October",
            "3 OCTOBER",
            "in twenty twenty-six",
            "in 2026",
            "at 9 PM",
            "10:30",
            "3/4",
            "GPT-4",
            "Q2",
            "#1",
            "one of them",
            "no one",
            "scene 3",
            "twenty-first",
            "version 1.2.3",
            "three two one",
            "[5]x2y",
        ] {
            let found = read(text);
            assert!(found.iter().all(|(_, unit)| *unit == Unit::Bare), "{text}: {found:?}");
        }
        assert_eq!(read("ten to fifteen percent"), []);
        assert_eq!(read("one in six"), []);
    }

    #[test]
    fn plurals() {
        for (one, many) in [("crew", "CREWS"), ("city", "cities"), ("key", "Keys")] {
            assert!(same_noun(one, many), "{one}");
        }
        assert!(!same_noun("crews", "cities"));
    }

    #[test]
    fn rounding() {
        let agree = |one, other| {
            figures(one)
                .first()
                .zip(figures(other).first())
                .is_some_and(|(one, other)| one.agrees(other))
        };
        assert!(agree("two million", "1.96M"));
        assert!(agree("one point eight million", "1.85M"));
        assert!(agree("about five hundred shops", "512 shops"));
        assert!(agree("over two thousand shops", "2,437 shops"));
        assert!(!agree("one point six million", "1.85M"));
        assert!(!agree("sixteen percent", "18%"));
        assert!(!agree("over three thousand shops", "2,437 shops"));
    }
}
