use super::{assert_speech, assert_spoken_out, language};

#[test]
fn rate() {
    assert_speech("hi", "कैमरा चलता है", 3, 14.0, 680.0);
}

#[test]
fn figures_are_left_alone() {
    assert!(language("hi").numbers_agree());
    assert_spoken_out("hi", &[("12 35% $5M", "12 35% $5M")]);
}

#[test]
fn borrowed_numbers_are_a_tenth_longer() {
    let measured = shotlist::speech::measure("12", language("hi"));
    let english = shotlist::speech::measure("twelve", language("hi"));
    assert_eq!(measured.speech_ms, english.speech_ms + english.speech_ms / 10);
}
