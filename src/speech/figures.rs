//! The figures of the model that a configuration may change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The figures of the speech model; all have defaults, so a table may name only what it changes.
///
/// Pauses are seconds at pace 150. Values outside sense are clamped: pauses to 0–60 s, rates to 1–1,000,000.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Figures {
    /// Seconds of a comma.
    pub comma: f64,
    /// Seconds of an opening or closing parenthesis.
    pub parenthesis: f64,
    /// Seconds of a colon or semicolon.
    pub colon: f64,
    /// Seconds of a dash.
    pub dash: f64,
    /// Seconds of an ellipsis.
    pub ellipsis: f64,
    /// Seconds between two sentences.
    pub sentence: f64,
    /// Seconds between two paragraphs.
    pub paragraph: f64,
    /// Share that a quick narrator is below the estimate.
    pub quick: f64,
    /// Share that a slow narrator is above the estimate.
    pub slow: f64,
    /// Units a minute at pace 150 by language tag: letters plus one a word, syllables, characters or morae.
    pub units: BTreeMap<String, f64>,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            comma: 0.31,
            parenthesis: 0.26,
            colon: 0.40,
            dash: 0.35,
            ellipsis: 0.48,
            sentence: 0.48,
            paragraph: 0.88,
            quick: 0.08,
            slow: 0.10,
            units: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_may_name_only_what_it_changes() {
        let figures: Figures = toml::from_str("comma = 0.2\n[units]\nde = 900").unwrap();
        assert_eq!(figures.comma, 0.2);
        assert_eq!(figures.sentence, 0.48);
        assert_eq!(figures.units.get("de"), Some(&900.0));
        assert!(toml::from_str::<Figures>("coma = 0.2").is_err());
    }
}
