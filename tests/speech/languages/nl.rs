use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "nl",
        &[
            (
                "0 1 14 21 22 33 100 141",
                "nul een veertien eenentwintig tweeëntwintig drieëndertig honderd honderdeenenveertig",
            ),
            ("1.000 25.000 2.000.000", "duizend vijfentwintigduizend twee miljoen"),
            (
                "1985 2024 1905",
                "negentienvijfentachtig tweeduizend vierentwintig negentienhonderdvijf",
            ),
            ("1e 3e 8e 20e", "eerste derde achtste twintigste"),
            ("35 % om 14:30 uur", "vijfendertig procent om veertien uur dertig"),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "nl",
        &[(
            "Wij groeiden met 35% in 12 landen.",
            "Wij groeiden met vijfendertig procent in twaalf landen.",
        )],
    );
}

#[test]
fn rate() {
    assert_speech("nl", "De camera volgt", 3, 16.0, 910.0);
}
