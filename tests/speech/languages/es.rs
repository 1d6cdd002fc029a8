use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "es",
        &[
            (
                "0 1 16 21 22 31 100 101 500",
                "cero uno dieciséis veintiuno veintidós treinta y uno cien ciento uno quinientos",
            ),
            ("1.000 21.000 100.000", "mil veintiún mil cien mil"),
            ("1.000.000 2.300.000", "un millón dos millones trescientos mil"),
            ("2024 3,14", "dos mil veinticuatro tres coma catorce"),
            ("35 % y 2 millones €", "treinta y cinco por ciento y dos millones de euros"),
            ("2026-01-31", "treinta y uno de enero de dos mil veintiséis"),
            ("1º y 3º", "primero y tercero"),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "es",
        &[
            ("Llegamos a 12 países y 200 ciudades.", "Llegamos a doce países y 200 ciudades."),
            ("Crecimos un 35 %.", "Crecimos un treinta y cinco por ciento."),
            (
                "Vendimos 141 M$ y 21 M€.",
                "Vendimos ciento cuarenta y un millones de dólares y veintiún millones de euros.",
            ),
        ],
    );
}

#[test]
fn rate() {
    assert_speech("es", "La cámara sigue al orador", 5, 26.0, 910.0);
}
