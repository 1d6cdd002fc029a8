use super::{assert_said, assert_speech, assert_spoken_out};

#[test]
fn numbers() {
    assert_said(
        "pt",
        &[
            (
                "0 1 16 21 100 101 141",
                "zero um dezesseis vinte e um cem cento e um cento e quarenta e um",
            ),
            (
                "1.000 1.200 1.005 1.234",
                "mil mil e duzentos mil e cinco mil duzentos e trinta e quatro",
            ),
            ("2024 2.000.000", "dois mil e vinte e quatro dois milhões"),
            ("R$ 1.500 e 35%", "mil e quinhentos reais e trinta e cinco por cento"),
            ("1º 23º", "primeiro vigésimo terceiro"),
        ],
    );
}

#[test]
fn figures_spoken_out() {
    assert_spoken_out(
        "pt",
        &[
            ("Chegamos a 12 países e 2 cidades.", "Chegamos a doze países e 2 cidades."),
            ("Crescemos 35%.", "Crescemos trinta e cinco por cento."),
        ],
    );
}

#[test]
fn rate() {
    assert_speech("pt", "Escreva o roteiro", 3, 18.0, 875.0);
}
