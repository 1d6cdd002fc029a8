//! Pace, and the time that a measured text takes at it.

use serde::{Deserialize, Deserializer, Serialize};

use super::figures::Figures;
use super::language::Language;
use super::measure::{Measure, measure_with};
use super::script::to_u32;

/// How fast the narration is spoken, in words a minute.
///
/// Deserializes from a number or from one of the words that [`Pace::parse`] knows.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Pace(f64);

impl Pace {
    /// 150 words a minute: an ordinary paragraph takes words ÷ 150 minutes, pauses included.
    pub const NORMAL: Self = Self(150.0);
    /// 130 words a minute.
    pub const SLOW: Self = Self(130.0);
    /// 170 words a minute.
    pub const FAST: Self = Self(170.0);

    /// A pace in words a minute. Anything that is not a positive number is [`Pace::NORMAL`].
    pub fn new(wpm: f64) -> Self {
        if wpm.is_finite() && wpm > 0.0 { Self(wpm) } else { Self::NORMAL }
    }

    /// Words a minute.
    pub fn wpm(self) -> f64 {
        self.0
    }

    /// What takes `ms` milliseconds at pace 150, in milliseconds at this pace.
    pub fn scale(self, ms: u32) -> u32 {
        to_u32(f64::from(ms) * Self::NORMAL.0 / self.0)
    }

    /// A pace as it is written: `slow`, `normal`, `fast` or a positive number. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "slow" => Some(Self::SLOW),
            "normal" => Some(Self::NORMAL),
            "fast" => Some(Self::FAST),
            number => {
                number.parse().ok().filter(|wpm: &f64| wpm.is_finite() && *wpm > 0.0).map(Self)
            }
        }
    }

    /// The pace of a voice that was measured to take `seconds` for `text`.
    ///
    /// `None` if the text has no words or the seconds leave no time for them.
    pub fn calibrate(text: &str, seconds: f64, language: &Language) -> Option<Self> {
        Self::calibrate_with(text, seconds, language, &Figures::default())
    }

    /// [`Pace::calibrate`] with figures of one's own.
    pub fn calibrate_with(
        text: &str,
        seconds: f64,
        language: &Language,
        figures: &Figures,
    ) -> Option<Self> {
        let measure = measure_with(text, language, figures);
        let wpm = Self::NORMAL.0 * measure.scaled_ms()
            / (seconds * 1000.0 - f64::from(measure.breaks_ms));
        (measure.words > 0 && wpm.is_finite() && wpm > 0.0).then_some(Self(wpm))
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::NORMAL
    }
}

impl<'de> Deserialize<'de> for Pace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(f64),
            Word(String),
        }
        let pace = match Written::deserialize(deserializer)? {
            Written::Number(wpm) => (wpm.is_finite() && wpm > 0.0).then_some(Self(wpm)),
            Written::Word(word) => Self::parse(&word),
        };
        pace.ok_or_else(|| {
            serde::de::Error::custom("expected `slow`, `normal`, `fast` or words a minute")
        })
    }
}

/// The time a text takes, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Estimate {
    /// The estimate itself.
    pub ms: u32,
    /// What a quick narrator needs: 8 % less. Verdicts that stop anything use this one.
    pub quick_ms: u32,
    /// What a slow narrator needs: 10 % more.
    pub slow_ms: u32,
}

/// The time of a measured text at a pace.
///
/// The pace scales words and pauses alike; a `<break>` costs its literal time.
pub fn estimate(measure: &Measure, pace: Pace) -> Estimate {
    estimate_with(measure, pace, &Figures::default())
}

/// [`estimate`] with figures of one's own.
pub fn estimate_with(measure: &Measure, pace: Pace, figures: &Figures) -> Estimate {
    let spoken = measure.scaled_ms() * Pace::NORMAL.0 / pace.0;
    let with_breaks = |ms: f64| to_u32(ms.round()).saturating_add(measure.breaks_ms);
    Estimate {
        ms: with_breaks(spoken),
        quick_ms: with_breaks(spoken * (1.0 - figures.quick)),
        slow_ms: with_breaks(spoken * (1.0 + figures.slow)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces_are_words_or_numbers() {
        assert_eq!(Pace::parse("Slow"), Some(Pace::SLOW));
        assert_eq!(Pace::parse("142.5"), Some(Pace::new(142.5)));
        assert_eq!(Pace::parse("brisk"), None);
        assert_eq!(Pace::parse("-3"), None);
        assert_eq!(Pace::new(f64::NAN), Pace::NORMAL);
        assert_eq!(serde_json::from_str::<Pace>("\"fast\"").unwrap(), Pace::FAST);
        assert_eq!(serde_json::from_str::<Pace>("160").unwrap(), Pace::new(160.0));
        assert!(serde_json::from_str::<Pace>("0").is_err());
    }

    #[test]
    fn calibration_gives_the_time_back() {
        let english = Language::detect("");
        let text = "A small change in the opening line, and people stay. Really.";
        let pace = Pace::calibrate(text, 6.2, english).unwrap();
        let ms = estimate(&measure_with(text, english, &Figures::default()), pace).ms;
        assert!(ms.abs_diff(6200) <= 1, "{ms}");
        assert_eq!(Pace::calibrate("", 3.0, english), None);
        assert_eq!(Pace::calibrate("word", -1.0, english), None);
    }

    #[test]
    fn breaks_are_not_scaled() {
        let measure = Measure { speech_ms: 1000, pause_ms: 500, breaks_ms: 800, words: 2 };
        assert_eq!(estimate(&measure, Pace::new(75.0)).ms, 3800);
        assert_eq!(estimate(&measure, Pace::NORMAL).quick_ms, 1380 + 800);
        assert_eq!(estimate(&measure, Pace::NORMAL).slow_ms, 1650 + 800);
    }
}
