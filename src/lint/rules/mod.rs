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
        total_out_of_range
        vo_overrun
        dead_air
        short_b_roll
        gap_or_overlap
        unreadable_text
        pace
        role_length
        scene_count;
    scene:
        empty
        missing_vo
        missing_type
        too_few_b_roll
        monotony
        overlay_side
        second_topic
        numbering;
    layer:
        layout_language
        presenter_in_b_roll
        too_few
        r#static
        order
        split_in_portrait;
    vo:
        unspoken_figure
        unspeakable
        stage_direction
        duplicate
        slow_open
        long_sentence;
    text:
        placeholder
        figure_mismatch
        not_listed
        never_shown;
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
    media:
        unknown_asset
        unused_file
        unsuited
        missing;
    avatar:
        described_with_id
        conflict
        thin
        none_chosen;
    prompt:
        too_long
        empty
        mixed_language;
    request:
        api_key
        orientation
        unknown_field
        ignored_field
        reserved_field
        invalid_value
        out_of_range
        unsupported_setting
        invalid_id
        invalid_url
        insecure_url
        callback_without_url
        too_many_files
        web_page
        missing_file
        malformed_data
        media_type
        media_mismatch
        file_too_large
        unpaired_size
        unusual_size
        shape_mismatch
        several_results
        unused_safety_mode
        unverified_field
        uncertain_length
        long_prompt
        long_video
        missing_avatar
        missing_voice
        unsupported_background
        engine_conflict
        malformed_break
        script_too_long
        too_many_scenes
        still_too_long
        lost_narration
        lost_picture
        lost_file
        lost_direction
        other_target;
}
