use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "fr",
        &[
            (
                "0 1 17 21 71 80 81 91 99",
                "zéro un dix-sept vingt et un soixante et onze quatre-vingts quatre-vingt-un quatre-vingt-onze quatre-vingt-dix-neuf",
            ),
            (
                "100, 200, 201, 1000, 80 000",
                "cent deux cents deux cent un mille quatre-vingt mille",
            ),
            ("1er 2e 5e 9e 21e", "premier deuxième cinquième neuvième vingt et unième"),
            ("3,14 2024", "trois virgule quatorze deux mille vingt-quatre"),
            ("20h30 et 15 M€", "vingt heures trente et quinze millions d'euros"),
            ("1 299,99 €", "mille deux cent quatre-vingt-dix-neuf euros quatre-vingt-dix-neuf"),
            ("14/07/2025", "quatorze juillet deux mille vingt-cinq"),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "fr",
        &[
            (
                "Une hausse de 35 % dans 12 pays",
                "Une hausse de trente-cinq pour cent dans douze pays",
            ),
            ("Il y a 21 villes et 1 idée.", "Il y a 21 villes et 1 idée."),
        ],
    );
}

#[test]
fn rate() {
    assert_speech("fr", "la caméra suit l'oratrice", 4, 25.0, 990.0);
}
