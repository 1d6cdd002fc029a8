//! Italian.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "it",
    scenes: "scena | inquadratura | sequenza | segmento | ripresa | taglio | passo | clip | \
             quadro",
    groups: "atto | parte | sezione | blocco | capitolo",
    videos: "video | copione | sceneggiatura | versione | episodio | opzione",
    labels: &[
        (
            Narration,
            "narrazione | narratore | narratrice | voce | voce fuori campo | voce narrante | \
             fuori campo | parlato | testo parlato | dialogo | speaker | presentatore | \
             presentatrice | voce off | dice | testo narrato",
        ),
        (Audio, "audio"),
        (
            Visual,
            "piano visivo | visivo | visuale | immagine | immagini | video | a schermo | sullo schermo | schermo | \
             si vede | descrizione | descrizione visiva | sfondo | grafica | inquadratura",
        ),
        (
            Shown,
            "testo a schermo | testo sullo schermo | testo in sovrimpressione | sovrimpressione | \
             testo | titolo a schermo | scritta | didascalia | cartello | grafica testo",
        ),
        (LowerThird, "sottopancia | terzo inferiore"),
        (Sfx, "suono | suoni | effetti sonori | effetto sonoro | rumori"),
        (Music, "musica | colonna sonora | musica di sottofondo | sottofondo"),
        (Transition, "transizione | transizioni"),
        (Media, "media | supporto | materiale"),
        (Type, "tipo | tipo di scena | tipo di inquadratura"),
        (Time, "tempo | durata | minutaggio | tempi | secondi"),
        (Start, "inizio | da"),
        (End, "fine"),
        (Number, "n. | nº | numero | scena | inquadratura"),
        (Title, "titolo | nome"),
        (
            Direction,
            "azione | camera | telecamera | movimento | movimento di camera | regia | emozione | \
             luce | luci | gesto | recitazione | indicazione | indicazioni",
        ),
        (Left, "sinistra"),
        (Right, "destra"),
        (
            Note,
            "nota | note | osservazione | osservazioni | montaggio | note di produzione | \
             consiglio",
        ),
        (Format, "formato | piattaforma | riassunto | concetto"),
        (Thesis, "messaggio chiave | messaggio principale | obiettivo"),
        (Tone, "tono"),
        (Audience, "pubblico | pubblico di riferimento | target"),
        (Avatar, "avatar"),
        (NarrationStyle, "stile di narrazione | stile della voce"),
        (Style, "stile | stile visivo"),
        (Language, "lingua"),
        (
            Total,
            "durata complessiva | lunghezza | durata prevista | durata totale | totale | \
             tempo totale | durata | durata stimata",
        ),
    ],
    seconds: "secondi | secondo | sec | s",
    minutes: "minuti | minuto | min | m",
    to: "a | fino a",
    about: "circa | ca",
    types: &[
        (super::ARoll, "in camera | presentatore in camera | presentatrice in camera"),
        (super::BRoll, "immagini di copertura | voce fuori campo"),
        (super::Overlay, "schermo diviso"),
    ],
};
