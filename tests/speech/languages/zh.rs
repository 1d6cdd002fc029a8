use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers_by_their_reading() {
    assert_said(
        "zh",
        &[
            ("2024年", "二零二四 年"),
            ("35%", "百分之 三十五"),
            ("12", "十二"),
            ("110", "一百一十"),
            ("20000", "二万"),
        ],
    );
}

#[test]
fn every_character_is_a_word() {
    assert_speech("zh", "写好脚本，选一个声音", 9, 9.0, 240.0);
    assert_spoken_out("zh", &[("2024年增长了35%", "2024年增长了35%")]);
}
