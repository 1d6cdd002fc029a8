use super::{assert_speech, assert_spoken_out, language};

#[test]
fn rate() {
    assert_speech("ar", "مرحبا بالعالم", 2, 12.0, 615.0);
}

#[test]
fn figures_are_left_alone() {
    assert!(language("ar").numbers_agree());
    assert_spoken_out("ar", &[("12 35% $5M", "12 35% $5M")]);
}

#[test]
fn borrowed_numbers_are_a_tenth_longer() {
    let measured = shotlist::speech::measure("12", language("ar"));
    let english = shotlist::speech::measure("twelve", language("ar"));
    assert_eq!(measured.speech_ms, english.speech_ms + english.speech_ms / 10);
}
