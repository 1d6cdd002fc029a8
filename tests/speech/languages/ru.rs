use super::{assert_speech, assert_spoken_out, language};

#[test]
fn rate() {
    assert_speech("ru", "Камера следит за нами", 4, 22.0, 910.0);
}

#[test]
fn figures_are_left_alone() {
    assert!(language("ru").numbers_agree());
    assert_spoken_out("ru", &[("12 35% $5M", "12 35% $5M")]);
}

#[test]
fn borrowed_numbers_are_a_tenth_longer() {
    let measured = shotlist::speech::measure("12", language("ru"));
    let english = shotlist::speech::measure("twelve", language("ru"));
    assert_eq!(measured.speech_ms, english.speech_ms + english.speech_ms / 10);
}
