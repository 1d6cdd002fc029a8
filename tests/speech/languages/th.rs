use super::{assert_speech, assert_spoken_out, language};

#[test]
fn rate() {
    assert_speech("th", "สวัสดี", 1, 6.0, 800.0);
}

#[test]
fn figures_are_left_alone() {
    assert!(!language("th").numbers_agree());
    assert_spoken_out("th", &[("12 35% $5M", "12 35% $5M")]);
}

#[test]
fn borrowed_numbers_are_a_tenth_longer() {
    let measured = shotlist::speech::measure("12", language("th"));
    let english = shotlist::speech::measure("twelve", language("th"));
    assert_eq!(measured.speech_ms, english.speech_ms + english.speech_ms / 10);
}
