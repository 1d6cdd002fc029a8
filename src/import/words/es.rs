//! Spanish.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "es",
    scenes: "escena | plano | toma | secuencia | segmento | corte | paso | clip | cuadro | viñeta",
    groups: "sección | acto | parte | bloque | capítulo",
    videos: "vídeo | video | guion | guión | versión | episodio | anuncio | opción",
    labels: &[
        (
            Narration,
            "narración | narrador | narradora | voz en off | voz | voz off | locución | locutor | \
             locutora | texto hablado | diálogo | dice | presentador | presentadora | guion | \
             guión | texto en off | off | habla",
        ),
        (Audio, "audio"),
        (
            Visual,
            "plan visual | propuesta visual | visual | visuales | imagen | imágenes | vídeo | video | pantalla | en pantalla | \
             se ve | descripción | descripción visual | plano | plano visual | acción visual | \
             fondo | gráficos | prompt de imagen | qué se ve | imagen/vídeo",
        ),
        (
            Shown,
            "texto en pantalla | texto | rótulo | rótulos | título en pantalla | sobreimpresión | \
             texto sobreimpreso | subtítulo | cartel | grafismo",
        ),
        (LowerThird, "tercio inferior | faldón"),
        (
            Sfx,
            "voz | sonido | sonidos | efectos | efecto de sonido | efectos de sonido | \
             efectos sonoros",
        ),
        (Music, "música | música de fondo | banda sonora | música/sfx | sonido/música"),
        (Transition, "transición | transiciones"),
        (Media, "medio | medios | recurso"),
        (Type, "tipo | tipo de escena | tipo de plano"),
        (Time, "tiempo | duración | minutaje | tiempos | código de tiempo | segundos"),
        (Start, "inicio | desde"),
        (End, "fin | final | hasta"),
        (Number, "n.º | nº | n° | núm | número | escena | plano | toma"),
        (Title, "título | nombre"),
        (
            Direction,
            "acción | cámara | encuadre | dirección | movimiento | movimiento de cámara | emoción | \
             iluminación | gesto | actuación | ángulo",
        ),
        (Left, "izquierda"),
        (Right, "derecha"),
        (
            Note,
            "nota | notas | observación | observaciones | nota de producción | \
             notas de producción | edición | comentario | comentarios | consejo",
        ),
        (Format, "formato | plataforma | resumen | concepto"),
        (Thesis, "mensaje clave | mensaje principal | objetivo | idea principal"),
        (Tone, "tono"),
        (Audience, "público | público objetivo | audiencia"),
        (Avatar, "avatar"),
        (NarrationStyle, "estilo de narración | estilo de voz"),
        (Style, "estilo | estilo visual"),
        (Language, "idioma | lengua"),
        (
            Total,
            "duración estimada total | largo | duración total | total | tiempo total | duración | \
             duración estimada",
        ),
    ],
    seconds: "segundos | segundo | segs | seg | s",
    minutes: "minutos | minuto | min | m",
    to: "a | al | hasta",
    about: "unos | aprox | aproximadamente | cerca de",
    types: &[
        (super::ARoll, "presentador a cámara | presentadora a cámara | busto parlante"),
        (super::BRoll, "imágenes de recurso | recurso | voz en off"),
        (super::Overlay, "pantalla dividida"),
    ],
};
