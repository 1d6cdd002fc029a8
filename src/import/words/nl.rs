//! Dutch.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "nl",
    scenes: "scène | scene | shot | segment | stap | beeld | clip",
    groups: "akte | deel | blok | hoofdstuk",
    videos: "video | script | versie | aflevering",
    labels: &[
        (
            Narration,
            "voice-over | stem | verteller | vertelstem | gesproken | gesproken tekst | dialoog | \
             presentator | presentatrice | spreker | commentaarstem | zegt | ingesproken tekst | \
             off-screen stem",
        ),
        (Audio, "audio | geluid"),
        (
            Visual,
            "beeld | beelden | visueel | video | in beeld | te zien | wat we zien | beschrijving | \
             achtergrond | animatie",
        ),
        (
            Shown,
            "tekst in beeld | tekst op scherm | tekst op het scherm | tekst | titel in beeld | \
             ondertitel",
        ),
        (LowerThird, "naambalk | titelbalk"),
        (Sfx, "geluidseffect | geluidseffecten | effecten"),
        (Music, "muziek | achtergrondmuziek | soundtrack"),
        (Transition, "overgang | overgangen"),
        (Media, "media | materiaal"),
        (Type, "type | soort | scènetype"),
        (Time, "tijd | duur | lengte | tijdcode | seconden"),
        (Start, "begin | van"),
        (End, "einde | tot"),
        (Number, "nr | nr. | nummer | scène | shot"),
        (Title, "titel | naam"),
        (
            Direction,
            "actie | camera | camerabeweging | kader | regie | beweging | emotie | licht | \
             belichting",
        ),
        (Left, "links"),
        (Right, "rechts"),
        (Note, "notitie | notities | opmerking | opmerkingen | montage | productienotities | tip"),
        (Format, "format | formaat | platform | concept"),
        (Thesis, "kernboodschap | boodschap | doel"),
        (Tone, "toon"),
        (Audience, "doelgroep | publiek"),
        (Avatar, "avatar"),
        (NarrationStyle, "vertelstijl | spreekstijl"),
        (Style, "stijl | visuele stijl"),
        (Language, "taal"),
        (Total, "speelduur | totale duur | totaal | totale lengte | duur | lengte"),
    ],
    seconds: "seconden | seconde | sec | s",
    minutes: "minuten | minuut | min | m",
    to: "tot | t/m",
    about: "ongeveer | circa | ca",
    types: &[
        (super::ARoll, "presentator in beeld | naar de camera"),
        (super::BRoll, "sfeerbeelden"),
        (super::Overlay, "gesplitst scherm"),
    ],
};
