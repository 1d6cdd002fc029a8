use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers_by_their_reading() {
    assert_said(
        "ja",
        &[
            ("2024年", "にせんにじゅうよん 年"),
            ("35％", "さんじゅうご パーセント"),
            ("12か", "じゅうに か"),
        ],
    );
}

#[test]
fn morae_are_counted() {
    // Kana one, small kana none, kanji one and three quarters.
    assert_speech("ja", "カメラ", 3, 3.0, 500.0);
    assert_speech("ja", "しょう", 3, 2.0, 500.0);
    assert_speech("ja", "台本", 2, 3.5, 500.0);
    assert_speech("ja", "エディター", 5, 4.0, 500.0);
    assert_spoken_out("ja", &[("12か国", "12か国")]);
}
