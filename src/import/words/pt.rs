//! Portuguese.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "pt",
    scenes: "cena | plano | tomada | take | sequência | segmento | corte | passo | quadro | clipe",
    groups: "bloco | ato | parte | seção | secção | capítulo",
    videos: "vídeo | video | roteiro | guião | versão | episódio | anúncio | opção",
    labels: &[
        (
            Narration,
            "narração | narrador | narradora | fala | falas | locução | locutor | locutora | \
             voz em off | voz off | voz | texto falado | diálogo | apresentador | apresentadora | \
             diz | off | texto em off | roteiro",
        ),
        (Audio, "áudio"),
        (
            Visual,
            "plano visual | visual | imagem | imagens | vídeo | video | tela | na tela | descrição | \
             descrição visual | o que se vê | fundo | cenário | gráficos | prompt de imagem",
        ),
        (
            Shown,
            "texto na tela | texto em tela | texto no ecrã | texto | letreiro | lettering | \
             legenda | gc | título na tela",
        ),
        (LowerThird, "terço inferior | tarja"),
        (
            Sfx,
            "som | sons | efeito sonoro | efeitos sonoros | efeitos | efeito de som | \
             efeitos de som",
        ),
        (Music, "música | trilha | trilha sonora | música de fundo | som/música"),
        (Transition, "transição | transições"),
        (Media, "mídia | media | tipo de mídia"),
        (Type, "tipo | tipo de cena | tipo de plano"),
        (Time, "tempo | duração | minutagem | tempos | segundos"),
        (Start, "início | de"),
        (End, "fim | até"),
        (Number, "n.º | nº | número | cena | plano | bloco"),
        (Title, "título | nome"),
        (
            Direction,
            "ação | câmera | câmara | enquadramento | direção | movimento | movimento de câmera | \
             emoção | iluminação | gesto | atuação | ângulo",
        ),
        (Left, "esquerda"),
        (Right, "direita"),
        (
            Note,
            "nota | notas | observação | observações | obs | edição | comentário | dica | \
             notas de produção",
        ),
        (Format, "formato | plataforma | resumo | conceito"),
        (Thesis, "mensagem-chave | mensagem chave | mensagem principal | objetivo | objectivo"),
        (Tone, "tom"),
        (Audience, "público | público-alvo | audiência"),
        (Avatar, "avatar"),
        (NarrationStyle, "estilo de narração | estilo de voz"),
        (Style, "estilo | estilo visual"),
        (Language, "idioma | língua"),
        (
            Total,
            "tempo total estimado | duração prevista | duração total estimada | duração total | \
             total | tempo total | duração | duração estimada",
        ),
    ],
    seconds: "segundos | segundo | segs | seg | s",
    minutes: "minutos | minuto | min | m",
    to: "a | à | até",
    about: "cerca de | aprox | aproximadamente | uns",
    types: &[
        (super::ARoll, "apresentador para a câmera | apresentadora para a câmera | para a câmera"),
        (super::BRoll, "imagens de apoio | voz em off"),
        (super::Overlay, "tela dividida"),
    ],
};
