//! `syntax/unexpected`

use crate::lint::rule::{Rule, declare_rule};

declare_rule! {
    /// A line is almost something, but cannot be read as it.
    ///
    /// That is a malformed heading, a heading in another language (`SZENE 1`), a known label with an
    /// impossible number, a stray closing mark or a control character. The rest of the script is read
    /// as if the line were right, but what it was meant to say never reaches the video: a layer
    /// without a number is no layer.
    ///
    /// ## Fires
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
    /// LAYER 3: Three portraits CASCADE.
    /// LAYER nine: A ticker SLIDES in along the bottom.
    /// ```
    ///
    /// ## Does not fire
    ///
    /// ```shot
    /// ---
    /// style: swiss-pulse
    /// ---
    ///
    /// SCENE 1 — B-ROLL, MOTION GRAPHICS (10s): Signups
    /// VO: "Signups doubled in January, and most of them came because a friend told them to."
    /// LAYER 1: A thin grid PULSES.
    /// LAYER 2: The number SLAMS in.
    /// LAYER 3: Three portraits CASCADE.
    /// LAYER 4: A ticker SLIDES in along the bottom.
    /// ```
    pub(crate) struct Unexpected("syntax/unexpected") {
        severity: Error,
        fix: None,
    }
}

/// The parser reports it.
impl Rule for Unexpected {}
