use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "it",
        &[
            (
                "0 1 17 21 28 33 100 180",
                "zero uno diciassette ventuno ventotto trentatre cento centoottanta",
            ),
            ("1.000 2.000 2024", "mille duemila duemilaventiquattro"),
            ("1.000.000 3.500.000", "un milione tre milioni cinquecentomila"),
            ("1º 3º 11º 23º", "primo terzo undicesimo ventitreesimo"),
            ("3,5 mln €", "tre virgola cinque milioni di euro"),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "it",
        &[(
            "Siamo cresciuti del 35% in 12 paesi.",
            "Siamo cresciuti del trentacinque per cento in dodici paesi.",
        )],
    );
}

#[test]
fn rate() {
    assert_speech("it", "La storia comincia", 3, 19.0, 910.0);
}
