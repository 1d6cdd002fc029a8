use super::{assert_said, assert_speech, language};

#[test]
fn numbers() {
    assert_said(
        "en",
        &[
            ("0 11 21 100 101", "zero eleven twenty-one one hundred one hundred one"),
            ("1000 1,001", "one thousand one thousand one"),
            ("2,000,000,017", "two billion seventeen"),
            (
                "1st 2nd 3rd 5th 12th 20th 45th 100th",
                "first second third fifth twelfth twentieth forty-fifth one hundredth",
            ),
            (
                "1900 1901 1999 2000 2009 2010 2099",
                "nineteen hundred nineteen oh one nineteen ninety-nine two thousand two thousand nine twenty ten twenty ninety-nine",
            ),
        ],
    );
}

#[test]
fn a_letter_is_sixty_five_milliseconds() {
    assert_speech("en", "The first version was rough", 5, 28.0, 60_000.0 / 65.0);
    assert_speech("en", "ARR", 3, 15.0, 60_000.0 / 65.0);
    assert_speech("en", "WWW", 3, 27.0, 60_000.0 / 65.0);
    assert!(language("en").has_number_words() && !language("en").numbers_agree());
}
