use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers_by_their_reading() {
    assert_said(
        "ko",
        &[("2024년", "이천이십사 년"), ("35%", "삼십오 퍼센트"), ("12개", "십이 개")],
    );
}

#[test]
fn syllables_are_counted() {
    assert_speech("ko", "카메라는 아무도", 2, 7.0, 320.0);
    assert_spoken_out("ko", &[("12개 나라", "12개 나라")]);
}
