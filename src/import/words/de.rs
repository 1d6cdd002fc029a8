//! German.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "de",
    scenes: "szene | einstellung | sequenz | segment | schnitt | schritt | bild | clip | takt",
    groups: "akt | teil | abschnitt | block | kapitel",
    videos: "video | skript | drehbuch | fassung | variante | folge | version",
    labels: &[
        (
            Narration,
            "sprecher | sprecherin | sprechertext | sprecher-text | off-text | off text | off | \
             voice-over | off-stimme | off-sprecher | off-sprecherin | erzähler | erzählerin | \
             text (sprecher) | sprechtext | gesprochen | gesprochener text | dialog | kommentar | \
             stimme | moderator | moderatorin | moderation | sagt | o-ton | erzähltext | \
             kommentartext",
        ),
        (Audio, "audio | ton"),
        (
            Visual,
            "visuell | visual | bild | bilder | bildinhalt | bildebene | video | zu sehen | \
             man sieht | was man sieht | beschreibung | bildbeschreibung | hintergrund | grafik | \
             grafiken | animation | im bild | bildidee | aufnahme",
        ),
        (
            Shown,
            "text im bild | texteinblendung | einblendung | einblendungen | bildschirmtext | text | \
             titel im bild | schrift | schrifteinblendung | on-screen-text | untertitel | insert | \
             texttafel",
        ),
        (LowerThird, "bauchbinde"),
        (
            Sfx,
            "geräusch | geräusche | soundeffekt | soundeffekte | sound | toneffekt | atmo | klang",
        ),
        (Music, "musik | hintergrundmusik | soundtrack | ton/musik | musik/sfx"),
        (Transition, "übergang | übergänge | überblendung"),
        (Media, "medium | medien | material"),
        (Type, "typ | art | szenentyp"),
        (Time, "zeit | dauer | länge | zeitcode | timecode | timing | sekunden | zeitraum"),
        (Start, "start | beginn | von | ab"),
        (End, "ende | bis"),
        (Number, "nr | nr. | nummer | szene | einstellung"),
        (Title, "titel | name | thema"),
        (
            Direction,
            "aktion | handlung | kamera | kameraführung | kamerabewegung | regie | regieanweisung | \
             bewegung | stimmung | licht | beleuchtung | gestik | mimik | bildausschnitt | \
             einstellungsgröße | perspektive",
        ),
        (Left, "links"),
        (Right, "rechts"),
        (
            Note,
            "notiz | notizen | hinweis | hinweise | anmerkung | anmerkungen | bemerkung | schnitt | \
             schnitthinweis | produktionsnotiz | produktionsnotizen | tipp | requisiten",
        ),
        (Format, "format | plattform | überblick | konzept"),
        (Thesis, "kernaussage | kernbotschaft | botschaft | ziel"),
        (Tone, "tonfall | tonalität | ton"),
        (Audience, "zielgruppe | publikum"),
        (Avatar, "avatar"),
        (NarrationStyle, "sprechstil | sprechweise | erzählstil"),
        (Style, "stil | bildstil | visueller stil | look"),
        (Language, "sprache"),
        (
            Total,
            "länge des videos | videolänge | zeit gesamt | gesamtdauer | gesamtlänge | gesamt | \
             gesamtzeit | laufzeit | dauer | länge | zieldauer",
        ),
    ],
    seconds: "sekunden | sekunde | sek | sec | s",
    minutes: "minuten | minute | min | m",
    to: "bis",
    about: "etwa | ca | circa | ungefähr | rund",
    types: &[
        (super::ARoll, "sprecher im bild | sprecherin im bild | moderator im bild | zur kamera"),
        (super::BRoll, "schnittbilder | schnittbild | nur bild"),
        (super::Overlay, "geteilter bildschirm"),
    ],
};
