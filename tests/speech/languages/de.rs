use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "de",
        &[
            (
                "0 1 16 17 21 30 101",
                "null eins sechzehn siebzehn einundzwanzig dreißig einhunderteins",
            ),
            (
                "1.000 1.234 21.000",
                "eintausend eintausendzweihundertvierunddreißig einundzwanzigtausend",
            ),
            ("1.000.000 2.500.000", "eine Million zwei Millionen fünfhunderttausend"),
            ("1985 2024", "neunzehnhundertfünfundachtzig zweitausendvierundzwanzig"),
            ("3,14", "drei Komma eins vier"),
            ("am 15. März, am 1. Mai", "am fünfzehnten März am ersten Mai"),
            ("um 14:30 Uhr", "um vierzehn Uhr dreißig"),
            (
                "z. B. 25 °C, 3,5 Mio. €",
                "zum Beispiel fünfundzwanzig Grad Celsius drei Komma fünf Millionen Euro",
            ),
            (
                "bzw. 1.299,99 €",
                "beziehungsweise eintausendzweihundertneunundneunzig Euro neunundneunzig",
            ),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "de",
        &[
            (
                "Wir wuchsen um 35 % in 12 Ländern.",
                "Wir wuchsen um fünfunddreißig Prozent in zwölf Ländern.",
            ),
            ("Windows 11 läuft auf 1 Gerät.", "Windows 11 läuft auf 1 Gerät."),
            ("2024 war gut.", "2024 war gut."),
        ],
    );
}

#[test]
fn rate() {
    assert_speech("de", "Die Kamera folgt", 3, 17.0, 885.0);
    assert_speech("de", "Überlass uns den Rest", 4, 22.0, 885.0);
}
