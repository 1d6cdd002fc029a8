//! The catalogue. One line registers a rule: the name of its file.

use super::RuleMeta;

/// Declares the modules of the rules and lists them in the order in which they stand here. (The
/// formatter does not look into it: `rustfmt src/lint/rules/*/*.rs` formats the rules themselves.)
macro_rules! register {
    ($($group:ident: $($defect:ident)+;)+) => {
        $(pub(super) mod $group {
            $(pub(super) mod $defect;)+
        })+

        /// Every rule, in the order of the catalogue.
        pub(super) static RULES: &[&RuleMeta] = &[$($(&$group::$defect::RULE),+),+];
    };
}

register! {
    syntax:
        unexpected
        unclosed_quote
        front_matter
        unknown_key
        unknown_label
        undefined_variable
        unused_variable
        conflicting_duration
        repeated_item
        invalid_suppression;
    timing:
        total_mismatch
        vo_overrun
        short_b_roll;
    scene:
        missing_vo
        too_few_b_roll
        monotony;
    layer:
        too_few
        r#static;
    vo:
        unspoken_figure
        unspeakable
        stage_direction
        duplicate
        slow_open
        long_sentence;
    style:
        missing
        unknown
        conflict
        artist_without_rules
        invalid_color
        off_palette
        too_many_colors
        forbidden_transition
        low_contrast
        foreign_transition
        energy;
    prompt:
        too_long;
}
